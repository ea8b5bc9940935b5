//! Places: names against the gazetteer, resolved by what stands around them.

mod candidates;
mod mentions;
mod publisher;
mod resolve;
#[cfg(test)]
mod tests;
mod words;

use super::{Doc, EntryRef};
use crate::pack::entries::{Meaning, Table};
use crate::text::Range;
use grefier_gazetteer::Gazetteer;
pub use publisher::country_of as publisher_country;
pub use words::{PlaceWord, Side};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The name is in the gazetteer (or in a pack's table).
    Gazetteer,
    /// The position is that of the place that holds it.
    Container,
}

/// A named place in the text.
#[derive(Clone, Debug)]
pub struct Place {
    pub range: Range,
    pub name: String,
    pub geonames_id: Option<u32>,
    pub position: Option<(f64, f64)>,
    pub radius_km: Option<u32>,
    pub country: Option<[u8; 2]>,
    pub admin1: Option<String>,
    /// A word of the reading format: country, admin1, city, district, site, road, water, terrain, region, continent.
    pub feature: &'static str,
    pub basis: Basis,
    /// A country or capital that acts ("Washington called on"): an actor, no place. Set by the stages.
    pub acts: bool,
    /// In the dateline.
    pub dateline: bool,
    pub score: f32,
    pub entries: Vec<EntryRef>,
    /// The candidates that lost: name, country, score.
    pub rivals: Vec<(String, String, f32)>,
}

/// What is known of a report besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hints<'a> {
    pub publisher_country: Option<[u8; 2]>,
    /// Words of the title.
    pub title: &'a str,
}

/// All places of a text, in order, none overlapping; common words and names of people left out.
pub fn find(doc: &Doc<'_>, gazetteer: &Gazetteer, hints: Hints<'_>, rivals: bool) -> Vec<Place> {
    let mentions = mentions::find(doc, gazetteer);
    resolve::all(doc, gazetteer, hints, mentions, rivals)
}

fn word<'d>(doc: &'d Doc<'_>, m: &super::Mark) -> Option<&'d PlaceWord> {
    if m.table != Table::Places {
        return None;
    }
    match &doc.entry(m.entry).meaning {
        Meaning::Place(w) => Some(w),
        _ => None,
    }
}

/// Words that say a country without being a place ("Kazakh"), by token range.
pub fn demonyms(doc: &Doc<'_>) -> Vec<(Range, [u8; 2], EntryRef)> {
    let mut found: Vec<(Range, [u8; 2], EntryRef)> = Vec::new();
    for m in doc.table(Table::Places) {
        if let Some(PlaceWord::Demonym(c)) = word(doc, m)
            && found.last().is_none_or(|(r, ..)| r.end <= m.range.start)
        {
            found.push((m.range, *c, m.entry));
        }
    }
    found
}

/// Words for the spot of an event ("town hall"), by token range.
pub fn sites(doc: &Doc<'_>) -> Vec<(Range, EntryRef)> {
    let mut found: Vec<(Range, EntryRef)> = Vec::new();
    for m in doc.table(Table::Places) {
        if matches!(word(doc, m), Some(PlaceWord::Site)) && found.last().is_none_or(|(r, _)| r.end <= m.range.start) {
            found.push((m.range, m.entry));
        }
    }
    found
}
