//! A place and what it is.

/// What a place is, in the words of the reading format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Feature {
    Country = 0,
    Admin1 = 1,
    Admin2 = 2,
    City = 3,
    District = 4,
    Site = 5,
    Road = 6,
    Water = 7,
    Terrain = 8,
    Region = 9,
    Continent = 10,
}

impl Feature {
    pub const ALL: [Feature; 11] =
        [Feature::Country, Feature::Admin1, Feature::Admin2, Feature::City, Feature::District, Feature::Site, Feature::Road, Feature::Water, Feature::Terrain, Feature::Region, Feature::Continent];

    pub fn as_str(self) -> &'static str {
        match self {
            Feature::Country => "country",
            Feature::Admin1 => "admin1",
            Feature::Admin2 => "admin2",
            Feature::City => "city",
            Feature::District => "district",
            Feature::Site => "site",
            Feature::Road => "road",
            Feature::Water => "water",
            Feature::Terrain => "terrain",
            Feature::Region => "region",
            Feature::Continent => "continent",
        }
    }

    /// The feature that [`Feature::as_str`] calls so.
    pub fn from_name(name: &str) -> Option<Feature> {
        Feature::ALL.into_iter().find(|f| f.as_str() == name)
    }

    pub(crate) fn from_bits(bits: u8) -> Feature {
        Feature::ALL.get(usize::from(bits)).copied().unwrap_or(Feature::Site)
    }
}

/// Of what a city is the seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Seat {
    None = 0,
    Admin2 = 1,
    Admin1 = 2,
    Country = 3,
}

impl Seat {
    pub(crate) fn from_bits(bits: u8) -> Seat {
        match bits {
            1 => Seat::Admin2,
            2 => Seat::Admin1,
            3 => Seat::Country,
            _ => Seat::None,
        }
    }
}

/// How a name names its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum NameKind {
    /// The name the gazetteer shows, or the usual name in a language.
    Primary = 0,
    /// The primary name in plain letters.
    Ascii = 1,
    /// Another name, or the name in another language.
    Alternate = 2,
    /// `U.S.`, `UAE`, `BiH`, `Calif.`: only when the text has two capitals in it, or
    /// one and a full stop right after it. `La` is no Louisiana.
    Abbreviation = 3,
    /// A name without its usual addition (`Idlib` for Idlib Governorate).
    Short = 4,
    /// A spelling that the builder made from a name by rule (without article or apostrophe).
    Variant = 5,
    /// A former name.
    Old = 6,
    /// So short that it is this name only with its marks: Vietnamese `Áo` for
    /// Austria. Not when the text's word is in plain letters.
    Exact = 7,
}

impl NameKind {
    pub(crate) fn from_bits(bits: u32) -> NameKind {
        match bits & 7 {
            0 => NameKind::Primary,
            1 => NameKind::Ascii,
            2 => NameKind::Alternate,
            3 => NameKind::Abbreviation,
            4 => NameKind::Short,
            5 => NameKind::Variant,
            6 => NameKind::Old,
            _ => NameKind::Exact,
        }
    }
}

/// One place that a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Candidate {
    pub place: u32,
    pub how: NameKind,
    /// The script of the name that was found.
    pub script: crate::fold::Script,
}

/// What is known of a place besides its names: all that is needed to weigh it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facts {
    /// The GeoNames id, `None` for places that are not from GeoNames.
    pub id: Option<u32>,
    pub latitude: f64,
    pub longitude: f64,
    /// 0 when not known.
    pub population: u32,
    /// ISO 3166-1 alpha-2 (and XK).
    pub country: Option<[u8; 2]>,
    pub feature: Feature,
    pub seat: Seat,
    /// A circle of this radius around the position holds most of the place.
    pub radius_km: u16,
    /// The same for all places of a first-level division.
    pub(crate) admin1: u16,
}

impl Facts {
    pub(crate) const NONE: Facts = Facts { id: None, latitude: 0.0, longitude: 0.0, population: 0, country: None, feature: Feature::Site, seat: Seat::None, radius_km: 0, admin1: u16::MAX };

    /// Do both lie in one first-level division?
    pub fn shares_admin1(&self, other: &Facts) -> bool {
        self.admin1 != u16::MAX && self.admin1 == other.admin1
    }
}

/// A place of the gazetteer. For an index that no place has, it is empty: no
/// name, no country, at 0, 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceRef<'g> {
    /// The GeoNames id, `None` for places that are not from GeoNames.
    pub id: Option<u32>,
    pub name: &'g str,
    pub latitude: f64,
    pub longitude: f64,
    /// 0 when not known.
    pub population: u32,
    /// ISO 3166-1 alpha-2 (and XK), or empty.
    pub country: &'g str,
    /// The GeoNames code of the first-level division, or empty.
    pub admin1_code: &'g str,
    pub admin1_name: &'g str,
    pub feature: Feature,
    pub seat: Seat,
    /// A circle of this radius around the position holds most of the place.
    pub radius_km: u16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_have_their_numbers_and_names() {
        for feature in Feature::ALL {
            assert_eq!(Feature::from_bits(feature as u8), feature);
            assert_eq!(Feature::from_name(feature.as_str()), Some(feature));
        }
    }

    #[test]
    fn kinds_go_there_and_back() {
        for bits in 0..8 {
            assert_eq!(NameKind::from_bits(bits) as u32, bits);
        }
    }
}
