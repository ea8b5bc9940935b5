//! Why a date is these days.

use super::scene::{View, value};
use super::trace::{FORMAT, Step, Trace};
use grefier_reader::marks::dates::Basis;
use serde_json::json;

pub fn trace(v: &View<'_, '_>, i: usize) -> Trace {
    let d = &v.scene().dates[i];
    let cell = &v.explained.reading.dates[i];
    let sentence = v.sentence(d.range.s());
    let rule = match d.basis {
        _ if d.start.is_none() && d.end.is_none() => "the words leave the day open",
        Basis::Absolute => "the words say the day",
        Basis::Relative => "counted from the day of publication",
        Basis::Dateline => "the dateline says the day",
        Basis::Inherited => "taken from a date before it",
    };
    let step = Step {
        field: "date",
        rule: rule.to_owned(),
        words: Some(v.words(d.range)),
        entries: v.entries(&d.entries, sentence),
        inputs: json!({"published": v.scene().published.map(|d| d.to_string())}),
        value: json!({"start": cell.start, "end": cell.end, "precision": cell.precision, "basis": cell.basis}),
    };
    Trace {
        format: FORMAT,
        item: cell.id.clone(),
        kind: "date",
        report: v.report.reference.clone(),
        language: v.explained.reading.report.language.clone(),
        words: v.words(d.range),
        sentence: v.words(sentence),
        cell: value(cell),
        steps: vec![step],
        rivals: vec![],
    }
}
