//! The file: where what lies, shared by the builder and the reader.
//!
//! All numbers are little-endian and unaligned. The file is
//!
//! ```text
//! magic      8 bytes  "GREFGAZ\n"
//! version    u32
//! sections   u32      how many
//! digest    32 bytes  SHA-256 of all that follows the digest
//! table     16 bytes for each section: offset u64, length u64; from the file's beginning
//! sections, in the order of `Section`
//! ```
//!
//! | section | what |
//! |---|---|
//! | `Meta` | text, `key<TAB>value` a line: what it was built from, and counts |
//! | `Places` | records of 32 bytes by GeoNames id, see `record` |
//! | `Names` | open-addressing table of 8-byte slots: low half of the name's hash, then a posting, or (top bit clear) the index of the first of several postings; an empty slot is 0, 0. The first slot tried is `hash * slots / 2^64` |
//! | `Postings` | u32 each: bit 31 last of its run, bits 28–30 kind of name, 24–27 script, 0–23 place |
//! | `Firsts` | the same kind of table, 4-byte slots: 24 low bits of the hash of a first word (or of the first two, of names of three words and more), and a mask of the numbers of words of names that begin so |
//! | `Starts` | u32 each, sorted: first character × 256 + characters of the longest name that begins with it; only for scripts without spaces |
//! | `Strings` | UTF-8, pointed into by offset and length |
//! | `Admin1` | records of 20 bytes sorted by country and code: country, 2 unused, place u32, code offset u32 + length u16, name length u16, name offset u32 |
//! | `Countries` | records of 12 bytes sorted: ISO code, 2 unused, place u32, capital u32 |
//! | `Zones` | records of 8 bytes: offset u32, length u32, sorted names of time zones |

pub const MAGIC: [u8; 8] = *b"GREFGAZ\n";
/// Changes with the layout, the hash and the fold.
pub const VERSION: u32 = 1;
/// What the digest does not cover.
pub const DIGEST_AT: usize = 16;
pub const DIGEST_END: usize = 48;
pub const SECTIONS: usize = 10;
pub const HEADER: usize = DIGEST_END + SECTIONS * 16;

/// No place: there is no capital, say.
pub const NONE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Meta,
    Places,
    Names,
    Postings,
    Firsts,
    Starts,
    Strings,
    Admin1,
    Countries,
    Zones,
}

impl Section {
    pub const ALL: [Section; SECTIONS] =
        [Section::Meta, Section::Places, Section::Names, Section::Postings, Section::Firsts, Section::Starts, Section::Strings, Section::Admin1, Section::Countries, Section::Zones];

    /// The size of one record.
    pub fn record(self) -> usize {
        match self {
            Section::Meta | Section::Strings => 1,
            Section::Postings | Section::Firsts | Section::Starts => 4,
            Section::Names | Section::Zones => 8,
            Section::Countries => COUNTRY,
            Section::Admin1 => ADMIN1,
            Section::Places => record::SIZE,
        }
    }
}

pub const ADMIN1: usize = 20;
pub const COUNTRY: usize = 12;

/// Offsets inside the record of a place.
pub mod record {
    pub const SIZE: usize = 32;
    /// GeoNames id, 0 for none.
    pub const ID: usize = 0;
    /// Millionths of a degree, i32.
    pub const LATITUDE: usize = 4;
    pub const LONGITUDE: usize = 8;
    pub const POPULATION: usize = 12;
    pub const NAME: usize = 16;
    pub const NAME_LENGTH: usize = 20;
    /// Index into `Admin1`, u16; `u16::MAX` for none.
    pub const ADMIN1: usize = 22;
    pub const COUNTRY: usize = 24;
    /// Feature in the low five bits, seat in the high three.
    pub const FEATURE: usize = 26;
    /// One byte, see `radius_km`.
    pub const RADIUS: usize = 27;
    /// Index into `Zones` + 1, u16; 0 for none.
    pub const ZONE: usize = 28;
    // 30..32 are free.
}

/// Kilometres of a radius byte: up to 100 as it is, then in steps of 25.
pub fn radius_km(byte: u8) -> u16 {
    if byte <= 100 { u16::from(byte) } else { 100 + (u16::from(byte) - 100) * 25 }
}

/// The byte of a radius, rounded up to what can be said.
pub fn radius_byte(km: f64) -> u8 {
    let km = km.clamp(0.0, 3975.0);
    if km <= 100.0 { km.ceil() as u8 } else { (100.0 + ((km - 100.0) / 25.0).ceil()) as u8 }
}

/// Postings.
pub const LAST: u32 = 1 << 31;
pub const PLACE_MASK: u32 = (1 << 24) - 1;

pub fn posting(place: u32, kind: u8, script: u8) -> u32 {
    (u32::from(kind) & 7) << 28 | (u32::from(script) & 15) << 24 | (place & PLACE_MASK)
}

/// The first slot to try for a hash.
#[inline]
pub fn slot(hash: u64, slots: usize) -> usize {
    ((u128::from(hash) * slots as u128) >> 64) as usize
}

/// How many slots a table of so many entries gets: four in five are filled.
pub fn slots_for(entries: usize) -> usize {
    entries + entries / 4 + 1
}

#[inline]
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

#[inline]
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

#[inline]
pub fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(u64::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radius_goes_there_and_back() {
        for km in [0u16, 1, 15, 100, 125, 1500, 3975] {
            assert_eq!(radius_km(radius_byte(f64::from(km))), km);
        }
        assert_eq!(radius_km(radius_byte(101.0)), 125);
        assert_eq!(radius_km(radius_byte(1e9)), 3975);
    }

    #[test]
    fn reading_past_the_end_gives_nothing() {
        assert_eq!(u32_at(&[1, 2, 3], 0), None);
        assert_eq!(u64_at(&[0; 8], usize::MAX), None);
        assert_eq!(u16_at(&[1, 2], 0), Some(513));
    }

    #[test]
    fn slots_are_in_the_table() {
        assert_eq!(slot(u64::MAX, 10), 9);
        assert_eq!(slot(0, 10), 0);
    }
}
