//! From places to the bytes of the file. The same places in any order give the
//! same bytes.

use super::model::{Iso, NO_COUNTRY, Place, World};
use super::rules;
use super::spread::usual_radius;
use crate::fold::is_unspaced;
use crate::format::{self, LAST, NONE, Section, posting, record, slots_for};
use crate::hash::{NameHash, word_hash};
use crate::place::{Feature, NameKind};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// Texts put one after the other, each only once.
#[derive(Default)]
struct Pool {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Pool {
    fn put(&mut self, text: &str) -> Result<(u32, u16), String> {
        let length = u16::try_from(text.len()).map_err(|_| format!("{text:?} is too long"))?;
        if let Some(&at) = self.known.get(text) {
            return Ok((at, length));
        }
        let at = u32::try_from(self.bytes.len()).map_err(|_| "more than 4 GiB of names".to_string())?;
        self.bytes.extend_from_slice(text.as_bytes());
        self.known.insert(text.to_string(), at);
        Ok((at, length))
    }
}

/// A name of a place as the table has it.
struct Entry {
    hash: u64,
    place: u32,
    kind: NameKind,
    script: u8,
    prominence: u64,
}

#[derive(Default)]
struct NameTables {
    entries: Vec<Entry>,
    /// Masks of word counts by the hash of the first word, and of the first two of
    /// names of three and more.
    firsts: BTreeMap<u64, u8>,
    /// Longest names by first character.
    starts: BTreeMap<char, u8>,
}

impl NameTables {
    fn add(&mut self, index: u32, place: &Place) {
        let mut names = vec![(place.name.clone(), NameKind::Primary)];
        names.extend(place.names.iter().filter_map(|(n, k)| rules::judge(n, *k, place).map(|k| (n.clone(), k))));
        names.extend(rules::variants(place, &names));
        // Of the same spelling twice the better kind stays.
        let mut own: BTreeMap<u64, (NameKind, u8)> = BTreeMap::new();
        for (name, kind) in names {
            let words = rules::folded_words(&name);
            if words.is_empty() || words.len() > rules::MOST_WORDS || rules::is_general_division(place, &words) {
                continue;
            }
            let mut hash = NameHash::new();
            words.iter().for_each(|w| hash.push_word(w));
            let value = (kind, rules::script(&name) as u8);
            let best = own.entry(hash.value()).or_insert(value);
            if rank(value.0) < rank(best.0) {
                *best = value;
            }
            let count = 1 << (words.len() - 1);
            *self.firsts.entry(word_hash(&words[0])).or_default() |= count;
            if words.len() > 2 {
                let mut two = NameHash::new();
                words[..2].iter().for_each(|w| two.push_word(w));
                *self.firsts.entry(two.value()).or_default() |= count;
            }
            if let (Some(first), [word]) = (words[0].chars().next(), words.as_slice())
                && is_unspaced(first)
            {
                let longest = self.starts.entry(first).or_default();
                *longest = (*longest).max(u8::try_from(word.chars().count()).unwrap_or(u8::MAX));
            }
        }
        for (hash, (kind, script)) in own {
            let weight = match kind {
                NameKind::Primary | NameKind::Ascii | NameKind::Abbreviation => 4,
                NameKind::Short | NameKind::Old => 3,
                NameKind::Alternate => 2,
                NameKind::Variant | NameKind::Exact => 1,
            };
            let prominence = place.prominence().saturating_mul(weight);
            self.entries.push(Entry { hash, place: index, kind, script, prominence });
        }
    }

    /// The sections `Names` and `Postings`, and how many names there are.
    fn names(&mut self) -> (Vec<u8>, Vec<u8>, usize) {
        self.entries.sort_unstable_by_key(|e| (e.hash, std::cmp::Reverse(e.prominence), e.place));
        // Index 0 is taken by a filler, so that no slot in use is 0.
        let mut postings: Vec<u32> = vec![LAST];
        let mut slots = Vec::new();
        for run in self.entries.chunk_by(|a, b| a.hash == b.hash) {
            let (last, before) = run.split_last().expect("a run is not empty");
            let one = |e: &Entry| posting(e.place, e.kind as u8, e.script);
            if before.is_empty() {
                slots.push((run[0].hash, one(last) | LAST));
            } else {
                slots.push((run[0].hash, postings.len() as u32));
                postings.extend(before.iter().map(one));
                postings.push(one(last) | LAST);
            }
        }
        let count = slots_for(slots.len());
        let table = fill(count, slots.iter().map(|&(h, v)| (h, u64::from(v) << 32 | u64::from(h as u32))));
        let names = table.iter().flat_map(|e| e.to_le_bytes()).collect();
        (names, postings.iter().flat_map(|p| p.to_le_bytes()).collect(), slots.len())
    }

    fn firsts(&self) -> Vec<u8> {
        let entries = self.firsts.iter().map(|(&hash, &mask)| (hash, (hash & 0xFF_FFFF) << 8 | u64::from(mask)));
        let table = fill(slots_for(self.firsts.len()), entries);
        table.iter().flat_map(|&e| (e as u32).to_le_bytes()).collect()
    }

    fn starts(&self) -> Vec<u8> {
        self.starts.iter().flat_map(|(&c, &n)| ((c as u32) << 8 | u32::from(n)).to_le_bytes()).collect()
    }
}

/// Which kind a spelling has that a place has twice: the first of these.
fn rank(kind: NameKind) -> u8 {
    match kind {
        NameKind::Primary => 0,
        NameKind::Ascii => 1,
        NameKind::Abbreviation => 2,
        NameKind::Old => 3,
        NameKind::Short => 4,
        NameKind::Alternate => 5,
        NameKind::Variant => 6,
        NameKind::Exact => 7,
    }
}

/// An open-addressing table, filled in the order of the hashes.
fn fill(slots: usize, entries: impl Iterator<Item = (u64, u64)>) -> Vec<u64> {
    let mut table = vec![0; slots];
    for (hash, entry) in entries {
        let mut at = format::slot(hash, slots);
        while table[at] != 0 {
            at = (at + 1) % slots;
        }
        table[at] = entry;
    }
    table
}

/// Writes the file. `sources` are told in its description.
pub fn write(mut world: World, capitals: &BTreeMap<Iso, usize>, sources: &[String]) -> Result<Vec<u8>, String> {
    if world.places.len() as u64 > u64::from(format::PLACE_MASK) {
        return Err(format!("{} places are more than the file can number", world.places.len()));
    }
    // The order in the file: by id, those without one last.
    let mut order: Vec<usize> = (0..world.places.len()).collect();
    let key = |i: usize| {
        let p = &world.places[i];
        (p.id.wrapping_sub(1), p.country, p.feature, &p.admin1, &p.admin2, &p.name, p.at.map(|a| (micro(a.0), micro(a.1))))
    };
    order.sort_by(|&a, &b| key(a).cmp(&key(b)));
    let mut new_index = vec![NONE; order.len()];
    for (new, &old) in order.iter().enumerate() {
        new_index[old] = new as u32;
    }

    let mut zones: Vec<String> = world.places.iter().map(|p| p.zone.clone()).filter(|z| !z.is_empty()).collect();
    zones.sort_unstable();
    zones.dedup();
    let divisions = world.divisions();
    let division_index: HashMap<(Iso, &str), u16> = divisions.iter().enumerate().map(|(n, (c, code, _))| ((*c, code.as_str()), n as u16)).collect();
    if divisions.len() >= usize::from(u16::MAX) || zones.len() >= usize::from(u16::MAX) {
        return Err("too many divisions or time zones".to_string());
    }

    let mut pool = Pool::default();
    let mut places = Vec::with_capacity(order.len() * record::SIZE);
    let mut names = NameTables::default();
    for (new, &old) in order.iter().enumerate() {
        let place = &world.places[old];
        let admin1 = division_index.get(&(place.country, place.admin1.as_str())).copied().unwrap_or(u16::MAX);
        let zone = zones.binary_search(&place.zone).map_or(0, |z| z as u16 + 1);
        place_record(place, admin1, zone, &mut pool, &mut places)?;
        names.add(new as u32, place);
    }

    let mut admin1 = Vec::new();
    for (country, code, index) in &divisions {
        let (code_at, code_length) = pool.put(code)?;
        let (name_at, name_length) = pool.put(&world.places[*index].name)?;
        admin1.extend_from_slice(country);
        admin1.extend_from_slice(&[0, 0]);
        admin1.extend_from_slice(&new_index[*index].to_le_bytes());
        admin1.extend_from_slice(&code_at.to_le_bytes());
        admin1.extend_from_slice(&code_length.to_le_bytes());
        admin1.extend_from_slice(&name_length.to_le_bytes());
        admin1.extend_from_slice(&name_at.to_le_bytes());
    }
    let mut countries = Vec::new();
    let known = world.countries();
    for (code, index) in known.iter().filter(|(code, _)| *code != NO_COUNTRY) {
        countries.extend_from_slice(code);
        countries.extend_from_slice(&[0, 0]);
        countries.extend_from_slice(&new_index[*index].to_le_bytes());
        let capital = capitals.get(code).map_or(NONE, |&i| new_index[i]);
        countries.extend_from_slice(&capital.to_le_bytes());
    }
    let mut zone_records = Vec::new();
    for zone in &zones {
        let (at, length) = pool.put(zone)?;
        zone_records.extend_from_slice(&at.to_le_bytes());
        zone_records.extend_from_slice(&u32::from(length).to_le_bytes());
    }
    let place_count = world.places.len();
    world.places.clear();

    let postings_count = names.entries.len();
    let (name_table, postings, name_count) = names.names();
    let mut meta = format!("places\t{place_count}\nnames\t{name_count}\npostings\t{postings_count}\n");
    for source in sources {
        meta.push_str(&format!("source\t{source}\n"));
    }
    let sections = Section::ALL.map(|section| match section {
        Section::Meta => std::mem::take(&mut meta).into_bytes(),
        Section::Places => std::mem::take(&mut places),
        Section::Names => name_table.clone(),
        Section::Postings => postings.clone(),
        Section::Firsts => names.firsts(),
        Section::Starts => names.starts(),
        Section::Strings => std::mem::take(&mut pool.bytes),
        Section::Admin1 => std::mem::take(&mut admin1),
        Section::Countries => std::mem::take(&mut countries),
        Section::Zones => std::mem::take(&mut zone_records),
    });
    Ok(assemble(&sections))
}

fn assemble(sections: &[Vec<u8>; format::SECTIONS]) -> Vec<u8> {
    let mut file = Vec::with_capacity(format::HEADER + sections.iter().map(Vec::len).sum::<usize>());
    file.extend_from_slice(&format::MAGIC);
    file.extend_from_slice(&format::VERSION.to_le_bytes());
    file.extend_from_slice(&(format::SECTIONS as u32).to_le_bytes());
    file.extend_from_slice(&[0; 32]);
    let mut at = format::HEADER as u64;
    for section in sections {
        file.extend_from_slice(&at.to_le_bytes());
        file.extend_from_slice(&(section.len() as u64).to_le_bytes());
        at += section.len() as u64;
    }
    sections.iter().for_each(|s| file.extend_from_slice(s));
    let digest = Sha256::digest(&file[format::DIGEST_END..]);
    file[format::DIGEST_AT..format::DIGEST_END].copy_from_slice(&digest);
    file
}

fn micro(degrees: f64) -> i32 {
    (degrees * 1e6).round() as i32
}

fn place_record(place: &Place, admin1: u16, zone: u16, pool: &mut Pool, out: &mut Vec<u8>) -> Result<(), String> {
    let (lat, lon) = place.at.ok_or_else(|| format!("no position for {:?}", place.name))?;
    let (name, length) = pool.put(&place.name)?;
    let mut bytes = [0u8; record::SIZE];
    let mut set = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
    set(record::ID, &place.id.to_le_bytes());
    set(record::LATITUDE, &micro(lat).to_le_bytes());
    set(record::LONGITUDE, &micro(lon).to_le_bytes());
    set(record::POPULATION, &place.population.to_le_bytes());
    set(record::NAME, &name.to_le_bytes());
    set(record::NAME_LENGTH, &length.to_le_bytes());
    // A country or region lies in no division.
    let holds = matches!(place.feature, Feature::Country | Feature::Continent);
    set(record::ADMIN1, &if holds { u16::MAX } else { admin1 }.to_le_bytes());
    set(record::COUNTRY, &place.country);
    set(record::FEATURE, &[place.feature as u8 | (place.seat as u8) << 5]);
    set(record::RADIUS, &[format::radius_byte(place.radius_km.unwrap_or_else(|| usual_radius(place)))]);
    set(record::ZONE, &zone.to_le_bytes());
    out.extend_from_slice(&bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_table_still_finds_its_end() {
        let table = fill(slots_for(3), [(u64::MAX, 1), (u64::MAX, 2), (u64::MAX, 3)].into_iter());
        assert_eq!(table.iter().filter(|e| **e != 0).count(), 3);
        assert!(table.contains(&0));
    }

    #[test]
    fn folding_is_what_the_reader_does() {
        assert_eq!(rules::folded_words("Ra's al-ʿAyn"), ["ra", "s", "al", "ayn"]);
    }
}
