//! Words for the values of a reading.

use super::lookup::Lookup;
use grefier_gazetteer::Gazetteer;
use grefier_reader::format::{EventDate, Figure, Place, Statement};
use grefier_reader::vocabulary::{Bound, Kind};
use std::fmt::Write as _;

/// `armed_clash` → "armed clash".
pub fn plain(word: &str) -> String {
    word.replace('_', " ")
}

/// 20000 → "20,000".
pub fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// "≥ 3,000", "~ 3,500", "20–99".
pub fn value(f: &Figure) -> String {
    let number = |n: Option<u64>| n.map_or_else(|| "?".to_owned(), grouped);
    match f.bound {
        Bound::Exact => number(f.best),
        Bound::AtLeast => format!("≥ {}", number(f.best.or(f.low))),
        Bound::AtMost => format!("≤ {}", number(f.best.or(f.high))),
        Bound::About => format!("~ {}", number(f.best)),
        Bound::Range | Bound::Vague => match (f.low, f.high) {
            (Some(a), Some(b)) => format!("{}–{}", grouped(a), grouped(b)),
            (Some(a), None) => format!("≥ {}", grouped(a)),
            (None, Some(b)) => format!("≤ {}", grouped(b)),
            (None, None) => "?".to_owned(),
        },
    }
}

/// The same in a word, where a sign does not say it all.
pub fn bound(f: &Figure) -> Option<&'static str> {
    match f.bound {
        Bound::Exact | Bound::Range => None,
        Bound::AtLeast => Some("at least"),
        Bound::AtMost => Some("at most"),
        Bound::About => Some("about"),
        Bound::Vague => Some("vague"),
    }
}

/// Who is counted.
pub fn who(f: &Figure) -> String {
    let kind = f.who.filter(|k| *k != Kind::Unknown).map(|k| plain(k.as_str()));
    match (kind, &f.detail) {
        (Some(k), Some(d)) => format!("{k} (“{d}”)"),
        (Some(k), None) => k,
        (None, Some(d)) => format!("“{d}”"),
        (None, None) if f.who.is_some() => "people".into(),
        (None, None) => String::new(),
    }
}

/// Who says it, in the words of the report: the speaker, else the word that stands for one ("officially"), else nobody.
pub fn speaker(look: &Lookup<'_>, s: Option<&Statement>) -> (String, Option<Kind>) {
    match s {
        None => ("the report itself".into(), None),
        Some(s) => {
            let name = look.source(s).map(|a| a.text.clone());
            let cue = || s.cue.as_ref().map(|c| format!("“{}”", c.text));
            (name.or_else(cue).unwrap_or_else(|| "nobody named".into()), s.source_kind)
        }
    }
}

/// "2022-01-05", "2022-01-05 – 2022-01-07", "2022-01"; nothing where it stays open.
pub fn date(d: &EventDate) -> Option<String> {
    span(d.start.as_deref(), d.end.as_deref(), d.precision)
}

pub fn span(start: Option<&str>, end: Option<&str>, precision: &str) -> Option<String> {
    match (start, end) {
        (Some(a), Some(b)) if a == b => Some(a.to_owned()),
        (Some(a), Some(_)) if precision == "month" => Some(a.get(..7)?.to_owned()),
        (Some(a), Some(_)) if precision == "year" => Some(a.get(..4)?.to_owned()),
        (Some(a), Some(b)) => Some(format!("{a} – {b}")),
        (Some(a), None) => Some(format!("since {a}")),
        (None, Some(b)) => Some(format!("until {b}")),
        (None, None) => None,
    }
}

/// The English name of a country.
pub fn country(gazetteer: &Gazetteer, code: &str) -> String {
    gazetteer.country(code).map_or_else(|| code.to_owned(), |p| gazetteer.place(p).name.to_owned())
}

/// "Almaty, Kazakhstan"
pub fn place(gazetteer: &Gazetteer, p: &Place) -> String {
    let mut out = p.name.clone();
    if let Some(c) = p.country.as_deref().filter(|_| p.feature != "country") {
        let _ = write!(out, ", {}", country(gazetteer, c));
    }
    out
}

/// Where most of it happened: the place of most events, figures and mentions; exact ones before countries.
pub fn main_place<'r>(look: &Lookup<'r>) -> Option<&'r Place> {
    let r = look.reading;
    let mut votes: Vec<(String, usize, usize)> = Vec::new();
    let mut vote = |index: Option<usize>, worth: usize| {
        let Some(p) = index.and_then(|i| r.places.get(i)) else { return };
        match votes.iter_mut().find(|v| v.0 == p.name) {
            Some(v) => v.1 += worth,
            None => votes.push((p.name.clone(), worth, index.unwrap_or(0))),
        }
    };
    for e in &r.events {
        vote(e.place, if e.place_basis == Some("stated") { 3 } else { 1 });
    }
    for f in &r.figures {
        vote(f.place, 1);
    }
    // a report begins where it happened
    for i in 0..r.places.len() {
        vote(Some(i), if i == 0 { 4 } else { 2 });
    }
    let exact = |i: usize| !matches!(r.places[i].feature, "country" | "continent" | "region" | "water" | "terrain");
    votes.iter().max_by_key(|v| (exact(v.2), v.1, std::cmp::Reverse(v.2))).map(|v| &r.places[v.2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([7, 70, 700, 7000, 70000, 7000000].map(grouped), ["7", "70", "700", "7,000", "70,000", "7,000,000"]);
    }
}
