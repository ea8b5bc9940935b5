//! Why a name is this place.

use super::scene::{View, value};
use super::trace::{FORMAT, Rival, Step, Trace};
use grefier_reader::marks::places::{Basis, Place};
use serde_json::{Value, json};

/// `i` counts the places of the reading.
pub fn trace(v: &View<'_, '_>, i: usize) -> Trace {
    let p = &v.scene().places[v.kept[i]];
    let cell = &v.explained.reading.places[i];
    let listed = p.entries.iter().any(|e| v.scene().doc.entry(*e).tags.contains('='));
    let rule = match p.basis {
        Basis::Container => "a name without an entry: it takes the position of the place that holds it",
        Basis::Gazetteer if listed && p.rivals.is_empty() => "the pack lists the name",
        Basis::Gazetteer => "the candidate of the gazetteer with the highest score",
    };
    let step =
        Step { field: "place", rule: rule.to_owned(), words: Some(v.words(p.range)), entries: v.entries(&p.entries, v.sentence(p.range.s())), inputs: candidates(p, &value(cell)), value: value(cell) };
    Trace {
        format: FORMAT,
        item: cell.id.clone(),
        kind: "place",
        report: v.report.reference.clone(),
        language: v.explained.reading.report.language.clone(),
        words: v.words(p.range),
        sentence: v.words(v.sentence(p.range.s())),
        cell: value(cell),
        steps: vec![step],
        rivals: p.rivals.iter().map(|(name, country, score)| Rival { what: format!("{name}, {country}"), entry: None, why: format!("score {score:.2} against {:.2}", p.score) }).collect(),
    }
}

fn candidates(p: &Place, cell: &Value) -> Value {
    let pick = |k: &str| cell[k].clone();
    let mut list = vec![json!({"name": pick("name"), "country": pick("country"), "score": p.score, "geonames_id": pick("geonames_id"), "latitude": pick("latitude"), "longitude": pick("longitude"),
        "radius_km": pick("radius_km"), "admin1": pick("admin1"), "feature": pick("feature"), "basis": pick("basis")})];
    list.extend(p.rivals.iter().map(|(name, country, score)| json!({"name": name, "country": country, "score": score})));
    json!({"candidates": list})
}
