//! Why an actor is of its kind.

use super::scene::{View, value};
use super::trace::{FORMAT, Step, Trace};
use grefier_reader::text::Range;
use serde_json::json;

pub fn trace(v: &View<'_, '_>, i: usize) -> Trace {
    let cell = &v.explained.reading.actors[i];
    let phrase = v.phrase_of(i);
    let found = phrase.map(|p| &v.scene().phrases[p]);
    let rule = match found {
        Some(p) if p.place.is_some() => "a place that acts stands for its government",
        Some(p) if !p.entries.is_empty() => "the noun and the words beside it that say of what kind it is",
        _ => "a name of which the text says no more",
    };
    let range = found.map_or_else(Range::default, |p| p.range);
    let step = Step {
        field: "kind",
        rule: rule.to_owned(),
        words: found.map(|p| v.words(p.head)),
        entries: phrase.map(|p| v.kind_entries(p)).unwrap_or_default(),
        inputs: json!({"place": found.is_some_and(|p| p.place.is_some()), "known": found.is_some_and(|p| p.known)}),
        value: cell.kind.as_str().into(),
    };
    Trace {
        format: FORMAT,
        item: cell.id.clone(),
        kind: "actor",
        report: v.report.reference.clone(),
        language: v.explained.reading.report.language.clone(),
        words: grefier_reader::format::Words { span: cell.span, text: cell.text.clone() },
        sentence: v.words(if range.is_empty() { range } else { v.sentence(range.s()) }),
        cell: value(cell),
        steps: vec![step],
        rivals: vec![],
    }
}
