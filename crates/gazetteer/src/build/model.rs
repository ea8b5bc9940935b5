//! The places while the gazetteer is built.

use crate::place::{Feature, NameKind, Seat};
use std::collections::HashMap;

/// An ISO 3166-1 alpha-2 code; zeros for no country.
pub type Iso = [u8; 2];
/// Latitude and longitude, in degrees.
pub type Point = (f64, f64);
pub const NO_COUNTRY: Iso = [0, 0];

pub fn iso(code: &str) -> Result<Iso, String> {
    match code.as_bytes() {
        [] | [b'-'] => Ok(NO_COUNTRY),
        [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok([*a, *b]),
        _ => Err(format!("{code:?} is no country code")),
    }
}

#[derive(Clone, Debug)]
pub struct Place {
    /// GeoNames id, 0 for none.
    pub id: u32,
    pub name: String,
    /// `None` until the places that belong to it say where it is.
    pub at: Option<Point>,
    pub population: u32,
    pub country: Iso,
    /// GeoNames codes of the divisions, empty for none.
    pub admin1: String,
    pub admin2: String,
    pub feature: Feature,
    pub seat: Seat,
    pub radius_km: Option<f64>,
    pub zone: String,
    /// A place that people chose for the tables, so that it is well known.
    pub chosen: bool,
    /// All names but the primary one.
    pub names: Vec<(String, NameKind)>,
}

impl Place {
    pub fn new(name: &str, country: Iso, feature: Feature) -> Place {
        Place {
            id: 0,
            name: name.to_string(),
            at: None,
            population: 0,
            country,
            admin1: String::new(),
            admin2: String::new(),
            feature,
            seat: Seat::None,
            radius_km: None,
            zone: String::new(),
            chosen: false,
            names: Vec::new(),
        }
    }

    pub fn add(&mut self, name: &str, kind: NameKind) {
        let name = name.trim();
        if !name.is_empty() && name != self.name {
            self.names.push((name.to_string(), kind));
        }
    }

    /// How well known the place is, to put the likeliest first.
    pub fn prominence(&self) -> u64 {
        let people = u64::from(self.population);
        match self.feature {
            Feature::Continent => 1 << 41,
            Feature::Country => (1 << 40) + people,
            Feature::City | Feature::District => {
                let seat = match self.seat {
                    Seat::Country => 2_000_000,
                    Seat::Admin1 => 100_000,
                    Seat::Admin2 => 5_000,
                    Seat::None => 0,
                };
                (people + seat) * 2 + if self.chosen { 1_000_000 } else { 0 }
            }
            // What a division is named after is likelier meant than itself.
            Feature::Admin1 if self.chosen => 6_000_000,
            Feature::Admin1 => (people / 4).max(200_000),
            Feature::Admin2 => people / 4,
            Feature::Region | Feature::Water | Feature::Terrain if self.chosen => 6_000_000,
            _ if self.chosen => 400_000,
            _ => people / 4,
        }
    }
}

/// All places, and where to find them again.
#[derive(Default)]
pub struct World {
    pub places: Vec<Place>,
    by_id: HashMap<u32, usize>,
    countries: HashMap<Iso, usize>,
    admin1: HashMap<(Iso, String), usize>,
}

impl World {
    /// Adds a place; to the place that has the same id already, its names and what
    /// was not known of it.
    pub fn add(&mut self, place: Place) -> usize {
        if let Some(&known) = self.by_id.get(&place.id).filter(|_| place.id != 0) {
            let old = &mut self.places[known];
            let name = place.name.clone();
            old.add(&name, NameKind::Alternate);
            old.at = old.at.or(place.at);
            old.radius_km = old.radius_km.or(place.radius_km);
            if old.population == 0 {
                old.population = place.population;
            }
            if old.zone.is_empty() {
                old.zone = place.zone;
            }
            for (name, kind) in place.names {
                old.add(&name, kind);
            }
            return known;
        }
        let index = self.places.len();
        if place.id != 0 {
            self.by_id.insert(place.id, index);
        }
        match place.feature {
            Feature::Country => {
                self.countries.entry(place.country).or_insert(index);
            }
            Feature::Admin1 => {
                self.admin1.entry((place.country, place.admin1.clone())).or_insert(index);
            }
            _ => {}
        }
        self.places.push(place);
        index
    }

    pub fn by_id(&self, id: u32) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    pub fn country(&self, code: Iso) -> Option<usize> {
        self.countries.get(&code).copied()
    }

    pub fn admin1(&self, country: Iso, code: &str) -> Option<usize> {
        self.admin1.get(&(country, code.to_string())).copied()
    }

    pub fn countries(&self) -> Vec<(Iso, usize)> {
        let mut all: Vec<_> = self.countries.iter().map(|(&code, &index)| (code, index)).collect();
        all.sort_unstable();
        all
    }

    pub fn divisions(&self) -> Vec<(Iso, String, usize)> {
        let mut all: Vec<_> = self.admin1.iter().map(|((c, code), &index)| (*c, code.clone(), index)).collect();
        all.sort_unstable();
        all
    }
}
