//! GeoNames' own files: `allCountries`, `cities500` and the like (one table
//! format), `countryInfo`, `admin1CodesASCII`, `alternateNamesV2`.

use super::error::BuildError;
use super::lines::{each_line, number};
use super::model::{Place, World, iso};
use crate::place::{Feature, NameKind, Seat};
use std::path::Path;

/// One line of the main table.
pub struct Row<'l> {
    pub id: u32,
    pub name: &'l str,
    pub ascii: &'l str,
    pub alternates: &'l str,
    pub latitude: f64,
    pub longitude: f64,
    pub class: &'l str,
    pub code: &'l str,
    pub country: &'l str,
    pub admin1: &'l str,
    pub admin2: &'l str,
    pub population: u64,
    pub zone: &'l str,
}

impl<'l> Row<'l> {
    pub fn parse(line: &'l str) -> Result<Row<'l>, String> {
        let f: Vec<&str> = line.split('\t').collect();
        if f.len() < 18 {
            return Err(format!("{} fields where GeoNames has 19", f.len()));
        }
        Ok(Row {
            id: number(f[0])?,
            name: f[1],
            ascii: f[2],
            alternates: f[3],
            latitude: number(f[4])?,
            longitude: number(f[5])?,
            class: f[6],
            code: f[7],
            country: f[8],
            admin1: f[10],
            admin2: f[11],
            population: if f[14].is_empty() { 0 } else { number(f[14])? },
            zone: f[17],
        })
    }
}

/// What a feature code is to Grefier; `None` for what it leaves out.
pub fn feature(class: &str, code: &str) -> Option<(Feature, Seat)> {
    let plain = |feature| Some((feature, Seat::None));
    match (class, code) {
        ("P", "PPLC") => Some((Feature::City, Seat::Country)),
        ("P", "PPLA") => Some((Feature::City, Seat::Admin1)),
        ("P", "PPLA2") => Some((Feature::City, Seat::Admin2)),
        ("P", "PPLX") => plain(Feature::District),
        ("P", _) => plain(Feature::City),
        ("A", "PCLH" | "ADM1H" | "ADM2H" | "ADM3H" | "ADM4H" | "ADMDH") => None,
        ("A", code) if code.starts_with("PCL") || code == "TERR" => plain(Feature::Country),
        ("A", "ADM1") => plain(Feature::Admin1),
        ("A", "ADM2") => plain(Feature::Admin2),
        ("L", "CONT") => plain(Feature::Continent),
        ("L", "CMP" | "MILB" | "NVB" | "AIRB") => plain(Feature::Site),
        ("L", _) => plain(Feature::Region),
        ("H", _) => plain(Feature::Water),
        ("T", _) => plain(Feature::Terrain),
        ("R", _) => plain(Feature::Road),
        ("S", _) => plain(Feature::Site),
        _ => None,
    }
}

/// What of a dump to take.
#[derive(Clone, Debug)]
pub struct Choice {
    /// GeoNames feature classes, `APL` by default.
    pub classes: String,
    /// Populated places below it are left out, save seats.
    pub min_population: u64,
}

impl Default for Choice {
    fn default() -> Choice {
        Choice { classes: "APL".to_string(), min_population: 0 }
    }
}

pub fn read(world: &mut World, path: &Path, choice: &Choice) -> Result<(), BuildError> {
    each_line(path, |_, line| {
        if line.is_empty() {
            return Ok(());
        }
        let row = Row::parse(line)?;
        if !choice.classes.contains(row.class) || row.class.is_empty() {
            return Ok(());
        }
        let Some((feature, seat)) = feature(row.class, row.code) else { return Ok(()) };
        if row.class == "P" && seat == Seat::None && row.population < choice.min_population {
            return Ok(());
        }
        let mut place = Place::new(row.name, iso(row.country)?, feature);
        place.id = row.id;
        place.at = Some((row.latitude, row.longitude));
        place.population = u32::try_from(row.population).unwrap_or(u32::MAX);
        place.seat = seat;
        place.zone = row.zone.to_string();
        // `00` says that no division is known.
        place.admin1 = if row.admin1 == "00" { String::new() } else { row.admin1.to_string() };
        place.admin2 = row.admin2.to_string();
        place.add(row.ascii, NameKind::Ascii);
        for name in row.alternates.split(',') {
            place.add(name, NameKind::Alternate);
        }
        world.add(place);
        Ok(())
    })
}

/// `admin1CodesASCII.txt`: code, name, plain name, GeoNames id.
pub fn read_admin1(world: &mut World, path: &Path) -> Result<(), BuildError> {
    each_line(path, |_, line| {
        if line.is_empty() {
            return Ok(());
        }
        let f: Vec<&str> = line.split('\t').collect();
        let [code, name, ascii, id] = f[..] else { return Err("four fields belong here".to_string()) };
        let (country, code) = code.split_once('.').ok_or("a code like KZ.02 belongs here")?;
        let mut place = Place::new(name, iso(country)?, Feature::Admin1);
        place.admin1 = code.to_string();
        place.id = number(id)?;
        place.add(ascii, NameKind::Ascii);
        world.add(place);
        Ok(())
    })
}

/// `countryInfo.txt`: adds countries that are not there yet, by their GeoNames
/// id; their points come from the main table or from the hand-written one.
pub fn read_countries(world: &mut World, path: &Path) -> Result<(), BuildError> {
    each_line(path, |_, line| {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let f: Vec<&str> = line.split('\t').collect();
        if f.len() < 17 {
            return Err(format!("{} fields where GeoNames has 19", f.len()));
        }
        // Former countries (AN, CS) have no point of their own.
        if f[16].is_empty() {
            return Ok(());
        }
        let mut place = Place::new(f[4], iso(f[0])?, Feature::Country);
        place.id = number(f[16])?;
        place.population = number(f[7]).unwrap_or(0);
        let area: f64 = number(f[6]).unwrap_or(0.0);
        place.radius_km = (area > 0.0).then(|| (area / std::f64::consts::PI).sqrt());
        world.add(place);
        Ok(())
    })
}

/// `alternateNamesV2.txt`: names with their language and kind.
pub fn read_alternates(world: &mut World, path: &Path) -> Result<(), BuildError> {
    each_line(path, |_, line| {
        let f: Vec<&str> = line.split('\t').collect();
        if f.len() < 4 {
            return Ok(());
        }
        let id: u32 = number(f[1])?;
        let Some(index) = world.by_id(id) else { return Ok(()) };
        let flag = |at: usize| f.get(at).is_some_and(|v| *v == "1");
        let kind = match f[2] {
            // Codes and addresses, not names.
            "link" | "wkdt" | "post" | "iata" | "icao" | "faac" | "unlc" | "tcid" | "phon" | "piny" => return Ok(()),
            "abbr" => NameKind::Abbreviation,
            _ if flag(7) => NameKind::Old,
            _ if flag(5) => NameKind::Short,
            _ => NameKind::Alternate,
        };
        world.places[index].add(f[3], kind);
        Ok(())
    })
}
