//! Entries of `places.tsv`.

use crate::pack::entries::{country, known};
use crate::pack::table::Tags;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
    Both,
}

#[derive(Clone, Debug)]
pub enum PlaceWord {
    /// A name of a place of the gazetteer: English name and country, or GeoNames id.
    Name {
        english: Option<(String, String)>,
        id: Option<u32>,
        feature: Option<&'static str>,
    },
    /// A name with a position of its own.
    Point {
        latitude: f64,
        longitude: f64,
        radius_km: u32,
        country: Option<[u8; 2]>,
        feature: &'static str,
    },
    Demonym([u8; 2]),
    /// A word that makes the name beside it a place.
    Feature {
        feature: &'static str,
        side: Side,
    },
    Site,
    Never,
    /// A word that leaves the name before its hyphen a place ("Almaty-based").
    Joined,
}

const FEATURES: &[&str] = &["country", "admin1", "admin2", "city", "district", "site", "road", "water", "terrain", "region", "continent"];

fn feature(word: &str) -> Result<&'static str, String> {
    FEATURES.iter().find(|f| **f == word).copied().ok_or_else(|| format!("unknown kind of place '{word}'"))
}

impl PlaceWord {
    pub fn parse(class: &str, tags: &Tags) -> Result<Self, String> {
        let allowed: &[&str] = match class {
            "site" | "never" | "joined" => &[],
            "demonym" => &["is", "country"],
            "feature" => &["kind", "side"],
            _ => &["is", "gn", "old", "lat", "lon", "radius", "country"],
        };
        let made = match class {
            "demonym" => PlaceWord::Demonym(tags.get("is").or(tags.get("country")).and_then(country).ok_or("a demonym needs is=CC, an ISO 3166-1 alpha-2 code")?),
            "site" => PlaceWord::Site,
            "never" => PlaceWord::Never,
            "joined" => PlaceWord::Joined,
            "feature" => PlaceWord::Feature {
                feature: feature(tags.get("kind").unwrap_or("site"))?,
                side: match tags.get("side") {
                    Some("before") => Side::Before,
                    Some("both") => Side::Both,
                    None | Some("after") => Side::After,
                    Some(w) => return Err(format!("side '{w}' is none of before, after, both")),
                },
            },
            "exonym" | "country" | "admin1" | "admin2" | "region" | "continent" | "water" | "terrain" | "city" | "district" | "site_name" | "road" => Self::name(class, tags)?,
            w => return Err(format!("unknown class '{w}'")),
        };
        known(tags, allowed).map(|()| made)
    }

    /// A proper name, or what looks like one.
    pub fn is_name(&self) -> bool {
        matches!(self, PlaceWord::Name { .. } | PlaceWord::Point { .. } | PlaceWord::Never)
    }

    fn name(class: &str, tags: &Tags) -> Result<Self, String> {
        let kind = match class {
            "exonym" => None,
            "site_name" => Some("site"),
            w => Some(feature(w)?),
        };
        let number = |name: &str| tags.get(name).map(|v| v.parse::<f64>().map_err(|_| format!("{name}={v} is no number"))).transpose();
        if let (Some(latitude), Some(longitude)) = (number("lat")?, number("lon")?) {
            return Ok(PlaceWord::Point {
                latitude,
                longitude,
                radius_km: number("radius")?.map_or(50, |r| r as u32),
                country: tags.get("country").and_then(country),
                feature: kind.unwrap_or("region"),
            });
        }
        let id = tags.get("gn").map(|v| v.parse::<u32>().map_err(|_| format!("gn={v} is no GeoNames id"))).transpose()?;
        let english = tags.get("is").map(|v| {
            let v = v.replace('_', " ");
            match v.rsplit_once(',') {
                Some((name, cc)) => (name.to_owned(), cc.to_owned()),
                None if v.len() == 2 => (String::new(), v),
                None => (v, String::new()),
            }
        });
        if id.is_none() && english.is_none() {
            return Err("a name needs is=Name,CC, gn=id, or lat= and lon=".into());
        }
        Ok(PlaceWord::Name { english, id, feature: kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_tag_is_a_fault() {
        for (class, tags) in [("site", "kind=road"), ("demonym", "is=KZ weak"), ("feature", "kind=road is=KZ"), ("city", "is=Almaty,KZ radios=5"), ("never", "old")] {
            let fault = PlaceWord::parse(class, &Tags::parse(tags)).expect_err(tags);
            assert!(fault.starts_with("unknown tag"), "{class} {tags}: {fault}");
        }
        for (class, tags) in [("site", "lower"), ("demonym", "is=KZ cap"), ("feature", "kind=road side=both"), ("exonym", "is=Almaty,KZ old"), ("water", "lat=1 lon=2 radius=3 country=KZ")] {
            assert!(PlaceWord::parse(class, &Tags::parse(tags)).is_ok(), "{class} {tags}");
        }
    }
}
