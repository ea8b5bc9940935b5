//! Where divisions are, and how far they reach, by the cities that lie in them.

use super::model::{Iso, Place, Point, World};
use crate::place::{Feature, Seat};
use std::collections::{BTreeMap, HashMap};

const EARTH_KM: f64 = 6371.0;

/// The distance between two points.
pub fn distance_km(a: Point, b: Point) -> f64 {
    let (lat1, lat2) = (a.0.to_radians(), b.0.to_radians());
    let half = |d: f64| (d / 2.0).sin().powi(2);
    let h = half(lat2 - lat1) + lat1.cos() * lat2.cos() * half((b.1 - a.1).to_radians());
    2.0 * EARTH_KM * h.sqrt().min(1.0).asin()
}

/// The middle of weighted points, right across the date line too.
fn middle(points: &[(f64, f64, f64)]) -> Option<Point> {
    let mut sum = [0.0f64; 3];
    for &(lat, lon, weight) in points {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        sum[0] += weight * lat.cos() * lon.cos();
        sum[1] += weight * lat.cos() * lon.sin();
        sum[2] += weight * lat.sin();
    }
    let flat = sum[0].hypot(sum[1]);
    (flat.hypot(sum[2]) > 0.0).then(|| {
        let round = |d: f64| (d * 1e4).round() / 1e4;
        (round(sum[2].atan2(flat).to_degrees()), round(sum[1].atan2(sum[0]).to_degrees()))
    })
}

/// The radius that holds nine cities in ten.
fn reach(center: Point, points: &[(f64, f64, f64)]) -> f64 {
    let mut distances: Vec<f64> = points.iter().map(|p| distance_km(center, (p.0, p.1))).collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() * 9 / 10).or(distances.last()).copied().unwrap_or(0.0)
}

/// Point, radius and time zone of a division that holds others.
type Holder = (Option<Point>, Option<f64>, String);

#[derive(Default)]
struct Members {
    points: Vec<(f64, f64, f64)>,
    people: u64,
    zones: BTreeMap<String, u64>,
}

impl Members {
    fn add(&mut self, place: &Place, at: Point) {
        // Big cities pull the middle, but only as their root.
        self.points.push((at.0, at.1, (f64::from(place.population) + 100.0).sqrt()));
        if place.feature == Feature::City {
            self.people += u64::from(place.population);
        }
        if !place.zone.is_empty() {
            *self.zones.entry(place.zone.clone()).or_default() += u64::from(place.population) + 1;
        }
    }

    fn give(&self, place: &mut Place, least: f64) {
        if let Some(center) = middle(&self.points) {
            let at = *place.at.get_or_insert(center);
            place.radius_km.get_or_insert(reach(at, &self.points).max(least));
        }
        if place.population == 0 {
            place.population = u32::try_from(self.people).unwrap_or(u32::MAX);
        }
        if place.zone.is_empty()
            && let Some((zone, _)) = self.zones.iter().max_by_key(|(zone, people)| (**people, std::cmp::Reverse(*zone)))
        {
            place.zone = zone.clone();
        }
    }
}

/// Gives every division and country that lacks them a point, a radius, a number
/// of people and a time zone.
pub fn place_divisions(world: &mut World) {
    let mut first: HashMap<(Iso, String), Members> = HashMap::new();
    let mut second: HashMap<(Iso, String, String), Members> = HashMap::new();
    let mut named: HashMap<(Iso, String, String), (f64, f64, u32)> = HashMap::new();
    for place in &world.places {
        let (Feature::City | Feature::District, Some(at)) = (place.feature, place.at) else { continue };
        if place.admin1.is_empty() {
            continue;
        }
        let key = (place.country, place.admin1.clone());
        first.entry(key.clone()).or_default().add(place, at);
        if !place.admin2.is_empty() {
            second.entry((key.0, key.1.clone(), place.admin2.clone())).or_default().add(place, at);
        }
        let known = named.entry((key.0, key.1, bare(&place.name))).or_insert((at.0, at.1, place.population));
        if place.population > known.2 {
            *known = (at.0, at.1, place.population);
        }
    }
    for place in &mut world.places {
        let key = (place.country, place.admin1.clone());
        match place.feature {
            Feature::Admin1 => {
                if let Some(members) = first.get(&key) {
                    members.give(place, 10.0);
                }
            }
            Feature::Admin2 => {
                let members = second.get(&(key.0, key.1.clone(), place.admin2.clone()));
                // A district without cities that are counted to it lies where its namesake does.
                let namesake = named.get(&(key.0, key.1.clone(), bare(&place.name)));
                if let Some(members) = members {
                    members.give(place, 8.0);
                } else if let Some(&(lat, lon, _)) = namesake {
                    place.at = place.at.or(Some((lat, lon)));
                    place.radius_km.get_or_insert(20.0);
                }
            }
            _ => {}
        }
    }
    // The rest lie somewhere in the division that holds them.
    let holders: HashMap<(Iso, String), Holder> = world
        .divisions()
        .into_iter()
        .map(|(country, code, index)| {
            let place = &world.places[index];
            ((country, code), (place.at, place.radius_km, place.zone.clone()))
        })
        .collect();
    let countries: HashMap<Iso, (Option<Point>, Option<f64>)> = world.countries().into_iter().map(|(code, index)| (code, (world.places[index].at, world.places[index].radius_km))).collect();
    for place in &mut world.places {
        let admin2_holder = holders.get(&(place.country, place.admin1.clone()));
        if place.feature == Feature::Admin2
            && let Some((at, radius, zone)) = admin2_holder
        {
            place.at = place.at.or(*at);
            if place.radius_km.is_none() {
                place.radius_km = *radius;
            }
            if place.zone.is_empty() {
                place.zone.clone_from(zone);
            }
        }
        if let (Feature::Admin1 | Feature::Admin2, None) = (place.feature, place.at)
            && let Some((at, radius)) = countries.get(&place.country)
        {
            place.at = *at;
            place.radius_km = *radius;
        }
    }
}

/// A name without the word for its kind, folded.
fn bare(name: &str) -> String {
    let bare = super::rules::without_kind(name);
    super::rules::folded_words(bare.as_deref().unwrap_or(name)).join(" ")
}

/// Second-level divisions that are called just as a city in the same division
/// say nothing that the city does not.
pub fn drop_doubles(world: World) -> World {
    let cities: std::collections::HashSet<(Iso, String, String)> =
        world.places.iter().filter(|p| p.feature == Feature::City && !p.admin1.is_empty()).map(|p| (p.country, p.admin1.clone(), super::rules::folded_words(&p.name).join(" "))).collect();
    let mut kept = World::default();
    for place in world.places {
        let double = place.feature == Feature::Admin2 && {
            let name = super::rules::folded_words(&place.name).join(" ");
            cities.contains(&(place.country, place.admin1.clone(), name))
        };
        if !double {
            kept.add(place);
        }
    }
    kept
}

/// The radius of a place for which nothing better is known.
pub fn usual_radius(place: &Place) -> f64 {
    match place.feature {
        Feature::City => match place.population {
            0..50_000 => 5.0,
            50_000..200_000 => 8.0,
            200_000..1_000_000 => 12.0,
            1_000_000..3_000_000 => 15.0,
            3_000_000..8_000_000 => 20.0,
            _ => 25.0,
        },
        Feature::District if place.population > 300_000 => 6.0,
        Feature::District => 3.0,
        Feature::Site => 1.0,
        Feature::Road => 3.0,
        Feature::Water | Feature::Terrain => 50.0,
        Feature::Region => 200.0,
        Feature::Continent => 3000.0,
        Feature::Country => 200.0,
        Feature::Admin1 => 80.0,
        Feature::Admin2 => 25.0,
    }
}

/// Marks the capitals.
pub fn crown(world: &mut World, capitals: &BTreeMap<Iso, usize>) {
    for &index in capitals.values() {
        world.places[index].seat = Seat::Country;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        let d = distance_km((43.25, 76.95), (51.13, 71.43));
        assert!((960.0..990.0).contains(&d), "Almaty to Astana is {d}");
        assert_eq!(distance_km((1.0, 2.0), (1.0, 2.0)), 0.0);
    }

    #[test]
    fn the_middle_crosses_the_date_line() {
        let (lat, lon) = middle(&[(0.0, 179.0, 1.0), (0.0, -179.0, 1.0)]).unwrap();
        assert!(lat.abs() < 1e-3 && (lon.abs() - 180.0).abs() < 1e-3);
    }
}
