//! The hand-written tables of `data/`: see `data/README.md` for their columns.

use super::cldr;
use super::error::BuildError;
use super::lines::{each_row, number};
use super::model::{Iso, NO_COUNTRY, Place, Point, World, iso};
use super::rules;
use super::spread;
use crate::place::{Feature, NameKind, Seat};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// `countries.tsv`: code, code of three, GeoNames id, name, capital, area,
/// latitude, longitude, people. Gives the names of the capitals.
pub fn countries(world: &mut World, path: &Path, names: &cldr::Names) -> Result<BTreeMap<Iso, String>, BuildError> {
    let mut capitals = BTreeMap::new();
    each_row(path, 9..=9, |row| {
        let code = iso(row[0])?;
        let mut place = Place::new(row[3], code, Feature::Country);
        place.id = number(row[2])?;
        place.at = Some((number(row[6])?, number(row[7])?));
        place.population = number(row[8])?;
        let area: f64 = number(row[5])?;
        place.radius_km = Some((area / std::f64::consts::PI).sqrt().max(1.0));
        for name in names.get(row[0]).into_iter().flatten() {
            place.add(&name.text, kind_of_short(name));
        }
        if row[4] != "-" {
            capitals.insert(code, row[4].to_string());
        }
        let known = world.country(code);
        match known {
            Some(known) => {
                let old = &mut world.places[known];
                old.at = place.at;
                old.radius_km = place.radius_km;
                old.population = place.population;
                old.name = place.name;
                old.names.append(&mut place.names);
            }
            None => {
                world.add(place);
            }
        }
        Ok(())
    })?;
    Ok(capitals)
}

/// CLDR's short names are abbreviations when they are in capitals.
fn kind_of_short(name: &cldr::Name) -> NameKind {
    let capitals = name.text.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    match (name.short, capitals) {
        (true, true) => NameKind::Abbreviation,
        (true, false) => NameKind::Short,
        (false, true) if name.text.len() <= 4 && name.text.is_ascii() => NameKind::Abbreviation,
        _ => NameKind::Alternate,
    }
}

/// Finds the capital of every country among its cities.
pub fn find_capitals(world: &World, names: &BTreeMap<Iso, String>) -> BTreeMap<Iso, usize> {
    let mut wanted: BTreeMap<Iso, Vec<String>> = BTreeMap::new();
    for (code, name) in names {
        wanted.insert(*code, rules::folded_words(name));
    }
    let mut found: BTreeMap<Iso, (bool, Seat, u32, usize)> = BTreeMap::new();
    for (index, place) in world.places.iter().enumerate() {
        if place.feature != Feature::City {
            continue;
        }
        let named = wanted.get(&place.country).is_some_and(|w| rules::folded_words(&place.name) == *w || place.names.iter().any(|(n, _)| rules::folded_words(n) == *w));
        if named || place.seat == Seat::Country {
            // The name that the table gives wins over an old feature code.
            let rank = (named, place.seat, place.population, index);
            let best = found.entry(place.country).or_insert(rank);
            if (rank.0, rank.1, rank.2) > (best.0, best.1, best.2) {
                *best = rank;
            }
        }
    }
    found.into_iter().map(|(code, (_, _, _, index))| (code, index)).collect()
}

/// `regions.tsv`: name, feature, latitude, longitude, radius, country, GeoNames
/// id, CLDR territory, other names. A region that is a first-level division too
/// (Transnistria) is one place.
pub fn regions(world: &mut World, path: &Path, names: &cldr::Names) -> Result<(), BuildError> {
    let index = NameIndex::new(world);
    each_row(path, 8..=9, |row| {
        let feature = Feature::from_name(row[1]).ok_or_else(|| format!("{:?} is no feature", row[1]))?;
        let mut place = spot(row, feature)?;
        place.id = if row[6] == "-" { 0 } else { number(row[6])? };
        if row[7] != "-" {
            let listed = names.get(row[7]);
            // Without CLDR's files the region is there all the same.
            for name in listed.into_iter().flatten() {
                place.add(&name.text, kind_of_short(name));
            }
        }
        add_names(&mut place, row.get(8).copied().unwrap_or(""));
        let same = index.all(&place.name, place.country).find(|&i| world.places[i].feature == Feature::Admin1);
        let Some(same) = same.filter(|_| feature == Feature::Region && place.country != NO_COUNTRY) else {
            world.add(place);
            return Ok(());
        };
        let known = &mut world.places[same];
        known.at = place.at;
        known.radius_km = place.radius_km;
        known.chosen = true;
        let before = std::mem::replace(&mut known.name, place.name);
        known.add(&before, NameKind::Alternate);
        known.names.append(&mut place.names);
        Ok(())
    })
}

/// `sites.tsv`: name, feature, latitude, longitude, radius, country, other names.
/// What the other sources have as a small town of the same name on the same spot
/// keeps its id and is only told what it is.
pub fn sites(world: &mut World, path: &Path) -> Result<(), BuildError> {
    let index = NameIndex::new(world);
    each_row(path, 6..=7, |row| {
        let feature = Feature::from_name(row[1]).ok_or_else(|| format!("{:?} is no feature", row[1]))?;
        let mut place = spot(row, feature)?;
        add_names(&mut place, row.get(6).copied().unwrap_or(""));
        let at = place.at.unwrap_or_default();
        let same = index.all(&place.name, place.country).find(|&i| {
            let known = &world.places[i];
            matches!(known.feature, Feature::City | Feature::District) && known.at.is_some_and(|k| spread::distance_km(at, k) < SAME_SPOT_KM)
        });
        let Some(same) = same else {
            world.add(place);
            return Ok(());
        };
        let known = &mut world.places[same];
        known.feature = feature;
        known.radius_km = place.radius_km;
        known.chosen = true;
        let before = std::mem::replace(&mut known.name, place.name);
        known.add(&before, NameKind::Alternate);
        known.names.append(&mut place.names);
        Ok(())
    })
}

/// `divisions.tsv`: country and code of a first-level division, latitude,
/// longitude, radius.
pub fn divisions(world: &mut World, path: &Path) -> Result<(), BuildError> {
    each_row(path, 4..=4, |row| {
        let (country, code) = row[0].split_once('.').ok_or("a division like SD.55 belongs here")?;
        // A build from other sources may not have it.
        if let Some(index) = world.admin1(iso(country)?, code) {
            world.places[index].at = Some((number(row[1])?, number(row[2])?));
            world.places[index].radius_km = Some(number(row[3])?);
        }
        Ok(())
    })
}

/// How far two points of the same quarter or camp may lie apart.
const SAME_SPOT_KM: f64 = 6.0;

/// Gives the chosen sites, quarters and streets the division and the time zone of
/// the city next to them.
pub fn settle_sites(world: &mut World) {
    let mut cities: BTreeMap<Iso, Vec<(Point, usize)>> = BTreeMap::new();
    for (index, place) in world.places.iter().enumerate() {
        if let (Feature::City, Some(at), false) = (place.feature, place.at, place.admin1.is_empty()) {
            cities.entry(place.country).or_default().push((at, index));
        }
    }
    for index in 0..world.places.len() {
        let place = &world.places[index];
        let small = place.radius_km.is_some_and(|r| r <= 50.0);
        let (true, true, Some(at)) = (place.chosen && small, place.admin1.is_empty(), place.at) else { continue };
        let near = cities.get(&place.country).into_iter().flatten();
        let distance = |c: &(Point, usize)| spread::distance_km(at, c.0);
        let Some(nearest) = near.min_by(|a, b| distance(a).total_cmp(&distance(b)).then(a.1.cmp(&b.1))) else { continue };
        if distance(nearest) <= 100.0 {
            let (admin1, zone) = (world.places[nearest.1].admin1.clone(), world.places[nearest.1].zone.clone());
            world.places[index].admin1 = admin1;
            world.places[index].zone = zone;
        }
    }
}

/// What regions and sites have in common: the first six columns.
fn spot(row: &[&str], feature: Feature) -> Result<Place, String> {
    let (lat, lon): (f64, f64) = (number(row[2])?, number(row[3])?);
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return Err(format!("{lat}, {lon} is no point of the Earth"));
    }
    // `Independence Square (Kyiv)` is called the one, and found as both.
    let (name, whole) = match row[0].split_once(" (") {
        Some((name, rest)) => (name, Some(format!("{name} {}", rest.trim_end_matches(')')))),
        None => (row[0], None),
    };
    let mut place = Place::new(name, iso(row[5])?, feature);
    place.at = Some((lat, lon));
    place.radius_km = Some(number(row[4])?);
    place.chosen = true;
    if let Some(whole) = whole {
        place.add(&whole, NameKind::Alternate);
    }
    Ok(place)
}

fn add_names(place: &mut Place, names: &str) {
    for name in names.split('|') {
        let kind = if is_abbreviation(name) { NameKind::Abbreviation } else { NameKind::Alternate };
        place.add(name, kind);
    }
}

/// One short word with at least two capitals and no others than Latin letters.
fn is_abbreviation(name: &str) -> bool {
    name.len() <= 6 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '&') && name.chars().filter(char::is_ascii_uppercase).count() >= 2
}

/// `aliases.tsv`: target, kind, names. The target is a country code (`US`), a
/// division (`ET.53`), a name with its country (`Astana,KZ`; `Sahel,` for none)
/// or a GeoNames id (`1526273`).
pub fn aliases(world: &mut World, path: &Path) -> Result<(), BuildError> {
    let index = NameIndex::new(world);
    each_row(path, 3..=3, |row| {
        let target = index.find(world, row[0])?;
        let kind = match row[1] {
            "abbreviation" => NameKind::Abbreviation,
            "alternate" => NameKind::Alternate,
            "short" => NameKind::Short,
            "old" => NameKind::Old,
            // The usual English name, to be shown.
            "primary" => NameKind::Primary,
            other => return Err(format!("{other:?} is no kind of alias")),
        };
        let place = &mut world.places[target];
        for name in row[2].split('|') {
            if kind == NameKind::Primary {
                let before = std::mem::replace(&mut place.name, name.to_string());
                place.add(&before, NameKind::Alternate);
            } else {
                place.add(name, kind);
            }
        }
        Ok(())
    })
}

/// Places by their folded names, for the targets of aliases.
struct NameIndex {
    primary: HashMap<(Iso, String), Vec<usize>>,
    others: HashMap<(Iso, String), Vec<usize>>,
}

impl NameIndex {
    fn new(world: &World) -> NameIndex {
        let mut index = NameIndex { primary: HashMap::new(), others: HashMap::new() };
        for (number, place) in world.places.iter().enumerate() {
            let key = |name: &str| (place.country, rules::folded_words(name).join(" "));
            index.primary.entry(key(&place.name)).or_default().push(number);
            if place.population >= 500 || place.feature == Feature::Admin1 {
                for (name, _) in &place.names {
                    index.others.entry(key(name)).or_default().push(number);
                }
            }
        }
        index
    }

    /// Every place that has this name in this country.
    fn all(&self, name: &str, country: Iso) -> impl Iterator<Item = usize> {
        let key = (country, rules::folded_words(name).join(" "));
        let lists = [self.primary.get(&key), self.others.get(&key)];
        lists.into_iter().flatten().flatten().copied()
    }

    fn find(&self, world: &World, target: &str) -> Result<usize, String> {
        let none = || format!("no place is called {target:?}");
        if let Ok(id) = target.parse::<u32>() {
            return world.by_id(id).ok_or_else(none);
        }
        if let Some((name, country)) = target.rsplit_once(',') {
            let key = (iso(country)?, rules::folded_words(name).join(" "));
            let found = self.primary.get(&key).or_else(|| self.others.get(&key)).ok_or_else(none)?;
            return found.iter().copied().max_by_key(|&i| (world.places[i].prominence(), usize::MAX - i)).ok_or_else(none);
        }
        if let Some((country, code)) = target.split_once('.') {
            return world.admin1(iso(country)?, code).ok_or_else(none);
        }
        world.country(iso(target)?).ok_or_else(none)
    }
}
