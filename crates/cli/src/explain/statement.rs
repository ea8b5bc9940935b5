//! Why a statement is what it is.

use super::scene::{View, value};
use super::trace::{FORMAT, Step, Trace};
use grefier_reader::stages::statements::Statement;
use grefier_reader::text::Range;
use serde_json::{Value, json};

pub fn trace(v: &View<'_, '_>, i: usize) -> Trace {
    let s = &v.explained.statements[i];
    let cell = &v.explained.reading.statements[i];
    let near = near(v, s);
    let steps =
        vec![cue(v, s, near, value(&cell.cue)), content(v, s, value(&cell.content)), source(v, s, value(&cell.source)), source_kind(v, s, near), certainty(v, s, near), mode(v, s), within(v, i)];
    let first = s.content.first().copied().unwrap_or_default();
    Trace {
        format: FORMAT,
        item: cell.id.clone(),
        kind: "statement",
        report: v.report.reference.clone(),
        language: v.explained.reading.report.language.clone(),
        words: v.words(first),
        sentence: v.words(v.sentence(s.cue.map_or(first.s(), |c| c.s()))),
        cell: value(cell),
        steps,
        rivals: vec![],
    }
}

/// The sentences that its words and its cue stand in.
fn near(v: &View<'_, '_>, s: &Statement) -> Range {
    let ends = s.content.iter().chain(s.cue.iter()).filter(|r| !r.is_empty());
    let (from, to) = ends.fold((usize::MAX, 0), |(a, b), r| (a.min(r.s()), b.max(r.e())));
    if from >= to { Range::default() } else { Range::new(v.sentence(from).s(), v.sentence(to - 1).e()) }
}

fn cue(v: &View<'_, '_>, s: &Statement, near: Range, cell: Value) -> Step {
    Step { field: "cue", rule: s.rule.to_owned(), words: s.cue.map(|c| v.words(c)), entries: v.entries(&s.entries, near), inputs: json!({"words": s.cue.map(|c| v.words(c))}), value: cell }
}

fn content(v: &View<'_, '_>, s: &Statement, cell: Value) -> Step {
    let parts: Vec<Value> = s.content.iter().map(|r| value(v.words(*r))).collect();
    Step { field: "content", rule: s.rule.to_owned(), words: None, entries: vec![], inputs: json!({"parts": parts}), value: cell }
}

fn source(v: &View<'_, '_>, s: &Statement, cell: Value) -> Step {
    let phrase = s.source.map(|p| v.actor(p));
    Step { field: "source", rule: s.source_rule.to_owned(), words: s.source.map(|p| v.words(v.scene().phrases[p].full)), entries: vec![], inputs: json!({"phrase": phrase, "id": cell}), value: cell }
}

fn source_kind(v: &View<'_, '_>, s: &Statement, near: Range) -> Step {
    let (rule, entries) = match (s.source, s.source_kind) {
        (Some(p), _) => ("the kind of the source", v.kind_entries(p)),
        (None, Some(_)) => ("the cue stands for such a source", v.entries(&s.entries, near)),
        (None, None) => ("nobody is named", vec![]),
    };
    let phrase = s.source.map(|p| &v.scene().phrases[p]);
    Step {
        field: "source_kind",
        rule: rule.to_owned(),
        words: None,
        entries,
        inputs: json!({"known": phrase.map(|p| p.known), "place": phrase.map(|p| p.place.is_some())}),
        value: value(s.source_kind.map(|k| k.as_str())),
    }
}

fn certainty(v: &View<'_, '_>, s: &Statement, near: Range) -> Step {
    Step {
        field: "certainty",
        rule: if s.cue.is_some() { "the cue says so" } else { "no cue: asserted" }.to_owned(),
        words: s.cue.map(|c| v.words(c)),
        entries: v.entries(&s.entries, near),
        inputs: Value::Null,
        value: s.certainty.as_str().into(),
    }
}

fn mode(v: &View<'_, '_>, s: &Statement) -> Step {
    let scene = v.scene();
    let words: Vec<usize> = s.content.iter().flat_map(|r| r.iter()).filter(|&t| scene.doc.text.is_word(t)).collect();
    let quoted = words.iter().filter(|&&t| scene.quotation_at(t).is_some()).count();
    let rule = if s.rule.starts_with("quotation") { "what stands in quotation marks" } else { "how many of its words stand in quotation marks" };
    Step {
        field: "mode",
        rule: rule.to_owned(),
        words: None,
        entries: vec![],
        inputs: json!({"quotation": s.rule.starts_with("quotation"), "words": words.len(), "quoted": quoted}),
        value: s.mode.as_str().into(),
    }
}

fn within(v: &View<'_, '_>, i: usize) -> Step {
    let s = &v.explained.statements[i];
    let to = s.within.map(|j| v.explained.reading.statements[j].id.clone());
    Step {
        field: "within",
        rule: if to.is_some() { "the smallest statement whose words hold its cue" } else { "told inside of no other" }.to_owned(),
        words: None,
        entries: vec![],
        inputs: json!({"statement": to}),
        value: value(&v.explained.reading.statements[i].within),
    }
}
