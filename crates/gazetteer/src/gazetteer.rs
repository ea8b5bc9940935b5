//! The gazetteer: looking names up and places out.

use crate::bytes::{Bytes, File};
use crate::candidates::Candidates;
use crate::error::GazetteerError;
use crate::format::{self, NONE, Section, record};
use crate::hash::NameHash;
use crate::place::{Facts, Feature, NameKind, PlaceRef, Seat};
use std::path::Path;
use std::sync::Arc;

/// Names of places and the places they name. Cheap to clone, and to share
/// between threads.
#[derive(Clone)]
pub struct Gazetteer {
    pub(crate) file: Arc<File>,
}

impl Gazetteer {
    /// Opens a file and checks all of it against its digest.
    pub fn open(path: &Path) -> Result<Gazetteer, GazetteerError> {
        let gazetteer = Gazetteer::open_unverified(path)?;
        gazetteer.verify()?;
        Ok(gazetteer)
    }

    /// Opens a file and checks its header only: at once, however large. A
    /// damaged file gives wrong or empty answers then, and never a panic.
    pub fn open_unverified(path: &Path) -> Result<Gazetteer, GazetteerError> {
        Ok(Gazetteer { file: Arc::new(File::new(Bytes::open(path)?)?) })
    }

    /// Takes a gazetteer from memory and checks it against its digest.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Gazetteer, GazetteerError> {
        let gazetteer = Gazetteer { file: Arc::new(File::new(Bytes::Owned(bytes))?) };
        gazetteer.verify()?;
        Ok(gazetteer)
    }

    /// Checks the content against its digest.
    pub fn verify(&self) -> Result<(), GazetteerError> {
        self.file.verify()
    }

    /// The digest of the content, as the file's header gives it.
    pub fn sha256(&self) -> [u8; 32] {
        self.file.stored_digest()
    }

    /// The numbers of words of the names that begin with this word: bit `n - 1`
    /// is set when some name of `n` words does. It may now and then claim a name
    /// that is not there; [`Gazetteer::lookup`] settles that.
    ///
    /// Given the hash of the first *two* words ([`NameHash`]) it says the same of
    /// names of three words and more: few pairs begin one, which spares the caller
    /// most of the longer names that a common first word (`San`, `New`) promises.
    /// [`Gazetteer::longest_name`] goes this way.
    #[inline]
    pub fn word_counts(&self, first_word_hash: u64) -> u8 {
        let table = self.file.section(Section::Firsts);
        let slots = table.len() / 4;
        if slots == 0 {
            return 0;
        }
        let tag = first_word_hash as u32 & 0xFF_FFFF;
        let mut at = format::slot(first_word_hash, slots);
        for _ in 0..slots {
            match format::u32_at(table, at * 4) {
                Some(0) | None => return 0,
                Some(entry) if entry >> 8 == tag => return entry as u8,
                Some(_) => {}
            }
            at = if at + 1 == slots { 0 } else { at + 1 };
        }
        0
    }

    /// The places of a name, the most prominent first; see [`NameHash`].
    #[inline]
    pub fn lookup(&self, name_hash: u64) -> Candidates<'_> {
        let table = self.file.section(Section::Names);
        let slots = table.len() / 8;
        if slots == 0 {
            return Candidates::none();
        }
        let tag = name_hash as u32;
        let mut at = format::slot(name_hash, slots);
        for _ in 0..slots {
            let Some(entry) = format::u64_at(table, at * 8) else { break };
            let value = (entry >> 32) as u32;
            if value == 0 {
                break;
            }
            if entry as u32 == tag {
                return Candidates::from_slot(value, self.file.section(Section::Postings));
            }
            at = if at + 1 == slots { 0 } else { at + 1 };
        }
        Candidates::none()
    }

    /// The longest name that begins at the first of these words ([`word_hash`] of
    /// each, in the order of the text): how many words it takes, and its places.
    ///
    /// [`word_hash`]: crate::word_hash
    #[inline]
    pub fn longest_name(&self, words: &[u64]) -> Option<(usize, Candidates<'_>)> {
        let (&first, rest) = words.split_first()?;
        let mut mask = self.word_counts(first);
        let mut longest = None;
        let mut name = NameHash::new();
        name.push_hash(first);
        let mut next = rest.iter();
        let mut count = 1;
        while mask != 0 {
            if mask & 1 != 0 {
                let candidates = self.lookup(name.value());
                if !candidates.is_empty() {
                    longest = Some((count, candidates));
                }
            }
            mask >>= 1;
            let Some(word) = next.next().filter(|_| mask != 0) else { break };
            name.push_hash(*word);
            count += 1;
            if count == 2 && mask > 1 {
                mask = mask & 1 | self.word_counts(name.value()) >> 1;
            }
        }
        longest
    }

    /// The places of a name as it is written.
    pub fn lookup_name(&self, name: &str) -> Candidates<'_> {
        let hash = NameHash::of(name);
        if hash.words() == 0 { Candidates::none() } else { self.lookup(hash.value()) }
    }

    /// For scripts without spaces between words (and Hangul, whose endings join
    /// the name): how many characters the longest name has that begins with this
    /// folded character, 0 when none does. The caller hashes the characters from
    /// there on as one word, the longest run first.
    #[inline]
    pub fn longest_from(&self, first: char) -> usize {
        let table = self.file.section(Section::Starts);
        let (mut low, mut high) = (0, table.len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            let Some(entry) = format::u32_at(table, middle * 4) else { return 0 };
            match (entry >> 8).cmp(&(first as u32)) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return (entry & 0xFF) as usize,
            }
        }
        0
    }

    /// How many places there are; their indexes are below it.
    pub fn len(&self) -> usize {
        self.file.count(Section::Places)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    fn record(&self, index: u32) -> Option<&[u8]> {
        let start = (index as usize).checked_mul(record::SIZE)?;
        self.file.section(Section::Places).get(start..start.checked_add(record::SIZE)?)
    }

    /// The place with this index.
    pub fn place(&self, index: u32) -> PlaceRef<'_> {
        let facts = self.facts(index);
        let record = self.record(index).unwrap_or(&[]);
        let (admin1_code, admin1_name) = self.admin1_names(facts.admin1);
        let name = format::u32_at(record, record::NAME).zip(format::u16_at(record, record::NAME_LENGTH));
        PlaceRef {
            id: facts.id,
            name: name.map_or("", |(offset, length)| self.file.string(offset, usize::from(length))),
            latitude: facts.latitude,
            longitude: facts.longitude,
            population: facts.population,
            country: facts.country.and_then(|_| std::str::from_utf8(record.get(record::COUNTRY..record::COUNTRY + 2)?).ok()).unwrap_or(""),
            admin1_code,
            admin1_name,
            feature: facts.feature,
            seat: facts.seat,
            radius_km: facts.radius_km,
        }
    }

    /// What is known of the place with this index besides its names.
    #[inline]
    pub fn facts(&self, index: u32) -> Facts {
        let read = |bytes: &[u8; record::SIZE]| {
            let four = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
            let country = [bytes[record::COUNTRY], bytes[record::COUNTRY + 1]];
            let kind = bytes[record::FEATURE];
            Facts {
                id: Some(four(record::ID)).filter(|id| *id != 0),
                latitude: f64::from(four(record::LATITUDE) as i32) / 1e6,
                longitude: f64::from(four(record::LONGITUDE) as i32) / 1e6,
                population: four(record::POPULATION),
                country: country.iter().all(u8::is_ascii_uppercase).then_some(country),
                feature: Feature::from_bits(kind & 31),
                seat: Seat::from_bits(kind >> 5),
                radius_km: format::radius_km(bytes[record::RADIUS]),
                admin1: u16::from_le_bytes([bytes[record::ADMIN1], bytes[record::ADMIN1 + 1]]),
            }
        };
        self.record(index).and_then(|bytes| bytes.try_into().ok()).map_or(Facts::NONE, read)
    }

    /// Code and name of a first-level division.
    fn admin1_names(&self, index: u16) -> (&str, &str) {
        if index == u16::MAX {
            return ("", "");
        }
        let table = self.file.section(Section::Admin1);
        let at = usize::from(index) * format::ADMIN1;
        let string = |offset, length| {
            let (offset, length) = (format::u32_at(table, offset), format::u16_at(table, length));
            offset.zip(length).map_or("", |(o, l)| self.file.string(o, usize::from(l)))
        };
        (string(at + 8, at + 12), string(at + 16, at + 14))
    }

    /// The IANA time zone of a place, if known.
    pub fn timezone(&self, index: u32) -> Option<&str> {
        let zone = usize::from(format::u16_at(self.record(index)?, record::ZONE)?).checked_sub(1)?;
        let table = self.file.section(Section::Zones);
        let name = self.file.string(format::u32_at(table, zone * 8)?, format::u32_at(table, zone * 8 + 4)? as usize);
        (!name.is_empty()).then_some(name)
    }

    /// Searches a sorted section for the record whose key compares equal.
    fn find<'g>(&'g self, section: Section, compare: impl Fn(&'g [u8]) -> std::cmp::Ordering) -> Option<&'g [u8]> {
        let bytes = self.file.section(section);
        let size = section.record();
        let (mut low, mut high) = (0, bytes.len() / size);
        while low < high {
            let middle = low + (high - low) / 2;
            let one = bytes.get(middle * size..(middle + 1) * size)?;
            match compare(one) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(one),
            }
        }
        None
    }

    fn country_record(&self, iso2: &str) -> Option<&[u8]> {
        self.find(Section::Countries, |one| one.get(..2).unwrap_or(&[]).cmp(iso2.as_bytes()))
    }

    /// The place of a country, by its ISO 3166-1 alpha-2 code in capitals.
    pub fn country(&self, iso2: &str) -> Option<u32> {
        format::u32_at(self.country_record(iso2)?, 4).filter(|&p| p != NONE)
    }

    /// The capital of a country.
    pub fn capital(&self, iso2: &str) -> Option<u32> {
        format::u32_at(self.country_record(iso2)?, 8).filter(|&p| p != NONE)
    }

    /// The main time zone of a country: that of its capital.
    pub fn country_zone(&self, iso2: &str) -> Option<&str> {
        self.timezone(self.capital(iso2)?)
    }

    /// The codes of all countries.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.file.section(Section::Countries).chunks_exact(format::COUNTRY).filter_map(|one| std::str::from_utf8(one.get(..2)?).ok())
    }

    /// A first-level division by country and GeoNames code (`KZ`, `02`).
    pub fn admin1(&self, country: &str, code: &str) -> Option<u32> {
        let found = self.find(Section::Admin1, |one| {
            let own = one.get(..2).unwrap_or(&[]);
            let offset = format::u32_at(one, 8).unwrap_or(0);
            let length = usize::from(format::u16_at(one, 12).unwrap_or(0));
            own.cmp(country.as_bytes()).then_with(|| self.file.string(offset, length).cmp(code))
        })?;
        format::u32_at(found, 4).filter(|&p| p != NONE)
    }

    /// The place with this GeoNames id.
    pub fn by_geonames_id(&self, id: u32) -> Option<u32> {
        if id == 0 {
            return None;
        }
        let bytes = self.file.section(Section::Places);
        let (mut low, mut high) = (0, bytes.len() / record::SIZE);
        while low < high {
            let middle = low + (high - low) / 2;
            let own = format::u32_at(bytes, middle * record::SIZE + record::ID)?;
            match own.cmp(&id) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return u32::try_from(middle).ok(),
            }
        }
        None
    }

    /// The place of this English name in this country (any, when `country` is
    /// empty): the most prominent one, cities and proper names before others.
    pub fn named(&self, english_name: &str, country: &str) -> Option<u32> {
        let mut best = None;
        for candidate in self.lookup_name(english_name) {
            if !country.is_empty() && self.facts(candidate.place).country.is_none_or(|c| c != country.as_bytes()) {
                continue;
            }
            let proper = !matches!(candidate.how, NameKind::Variant | NameKind::Exact);
            let listed = matches!(candidate.how, NameKind::Primary | NameKind::Ascii);
            // Candidates come by prominence, so only a better name replaces one.
            let score = u8::from(proper) + u8::from(listed);
            if best.is_none_or(|(_, s)| score > s) {
                best = Some((candidate.place, score));
            }
        }
        best.map(|(place, _)| place)
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("places", &self.len()).finish_non_exhaustive()
    }
}
