//! What the makers of traces share: words, entries, references.

use super::trace::{Entry, Rival, Step};
use grefier_reader::format::Words;
use grefier_reader::marks::EntryRef;
use grefier_reader::stages::Scene;
use grefier_reader::stages::statements::Statement;
use grefier_reader::text::{CodePoints, Range};
use grefier_reader::vocabulary::Kind;
use grefier_reader::{Explained, Report};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;

pub struct View<'e, 'a> {
    pub explained: &'e Explained<'a>,
    pub report: &'a Report,
    points: CodePoints<'a>,
    /// From places as found to places as printed: those that act are left out.
    shown: HashMap<usize, usize>,
    /// The places as found, in the order of those printed.
    pub kept: Vec<usize>,
    /// For each phrase the actor that it is printed as, for each actor the phrase.
    actors: Vec<Option<usize>>,
    phrases: HashMap<usize, usize>,
}

pub fn value(x: impl Serialize) -> Value {
    serde_json::to_value(x).unwrap_or(Value::Null)
}

impl<'e, 'a> View<'e, 'a> {
    pub fn new(explained: &'e Explained<'a>, report: &'a Report) -> Self {
        let kept: Vec<usize> = (0..explained.scene.places.len()).filter(|&i| !explained.scene.places[i].acts).collect();
        let shown = kept.iter().enumerate().map(|(new, &old)| (old, new)).collect();
        let mut view = View { explained, report, points: CodePoints::new(&report.text), shown, kept, actors: vec![], phrases: HashMap::new() };
        view.pair_actors();
        view
    }

    /// An actor is printed with the words of its phrase, or with more of them.
    fn pair_actors(&mut self) {
        let all = &self.explained.reading.actors;
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&i| all[i].span[0]);
        self.actors = vec![None; self.scene().phrases.len()];
        for (p, phrase) in self.scene().phrases.iter().enumerate().filter(|(_, p)| !p.pronoun) {
            let (range, full, head) = (self.words(phrase.range).span, self.words(phrase.full).span, self.words(phrase.head).span);
            let upto = order.partition_point(|&i| all[i].span[0] <= head[0]);
            let near: Vec<usize> = order[upto.saturating_sub(8)..upto].iter().copied().filter(|&i| all[i].kind == phrase.kind || phrase.place.is_some()).collect();
            let exact = near.iter().find(|&&i| all[i].span == range || all[i].span == full);
            self.actors[p] = exact.or_else(|| near.iter().find(|&&i| head[1] <= all[i].span[1])).copied();
            if let Some(i) = self.actors[p] {
                self.phrases.entry(i).or_insert(p);
            }
        }
    }

    pub fn scene(&self) -> &'e Scene<'a> {
        &self.explained.scene
    }

    pub fn words(&self, r: Range) -> Words {
        let text = &self.scene().doc.text;
        Words { span: self.points.span(text.bytes(r)), text: text.words(r).to_owned() }
    }

    pub fn sentence(&self, t: usize) -> Range {
        self.scene().doc.text.sentence_of(t)
    }

    /// An entry of a pack, with the words in `near` that it matched.
    pub fn entry(&self, e: EntryRef, near: Range) -> Entry {
        let doc = &self.scene().doc;
        let row = doc.entry(e);
        let mark = doc.marks_in(near).iter().find(|m| m.entry == e);
        Entry {
            language: doc.packs[e.pack as usize].language().to_owned(),
            file: row.table.file().to_owned(),
            line: row.line,
            pattern: row.pattern.to_string(),
            class: row.class.to_string(),
            tags: row.tags.to_string(),
            words: mark.map(|m| doc.text.words(m.range).to_owned()),
        }
    }

    pub fn entries(&self, list: &[EntryRef], near: Range) -> Vec<Entry> {
        let mut out: Vec<Entry> = Vec::new();
        for e in list {
            let made = self.entry(*e, near);
            if !out.iter().any(|o| (o.line, &o.file, &o.language) == (made.line, &made.file, &made.language)) {
                out.push(made);
            }
        }
        out
    }

    pub fn rivals(&self, list: &[(EntryRef, &'static str)], near: Range) -> Vec<Rival> {
        list.iter()
            .map(|(e, why)| {
                let entry = self.entry(*e, near);
                Rival { what: entry.class.clone(), entry: Some(entry), why: (*why).to_owned() }
            })
            .collect()
    }

    /// The index of a place in the reading.
    pub fn place_index(&self, found: usize) -> Option<usize> {
        self.shown.get(&found).copied()
    }

    /// The entries of a phrase, the one that gives its kind first.
    pub fn kind_entries(&self, p: usize) -> Vec<Entry> {
        let phrase = &self.scene().phrases[p];
        let mut list = self.entries(&phrase.entries, phrase.full);
        settling_first(&mut list, phrase.kind);
        list
    }

    /// A phrase as an input.
    pub fn actor(&self, p: usize) -> Value {
        let phrase = &self.scene().phrases[p];
        let id = self.actors[p].map(|i| &self.explained.reading.actors[i].id);
        json!({"id": id, "words": self.words(phrase.range), "kind": phrase.kind.as_str()})
    }

    /// The phrase that an actor was printed from.
    pub fn phrase_of(&self, actor: usize) -> Option<usize> {
        self.phrases.get(&actor).copied()
    }

    /// The statements whose words hold a token; the innermost is the smallest.
    pub fn holders(&self, t: usize) -> Value {
        let all = &self.explained.statements;
        let upto = all.partition_point(|s| s.start() <= t);
        let list: Vec<Value> = (upto.saturating_sub(8)..upto).filter(|&i| all[i].holds(t)).map(|i| self.holder(i)).collect();
        Value::Array(list)
    }

    fn holder(&self, i: usize) -> Value {
        let s: &Statement = &self.explained.statements[i];
        json!({"id": self.explained.reading.statements[i].id, "size": s.size(), "certainty": s.certainty.as_str()})
    }

    /// The step that says in whose words something stands.
    pub fn inside(&self, t: usize, statement: Option<usize>) -> Step {
        Step {
            field: "statement",
            rule: if statement.is_some() { "the smallest statement whose words hold it" } else { "in the report's own voice" }.to_owned(),
            words: None,
            // its cue is told of the statement
            entries: vec![],
            inputs: json!({"statements": self.holders(t)}),
            value: value(statement.map(|s| self.explained.reading.statements[s].id.clone())),
        }
    }
}

/// Puts the entry whose class is the kind first.
pub fn settling_first(list: &mut [Entry], kind: Kind) {
    if let Some(at) = list.iter().position(|e| e.class.trim_start_matches('+') == kind.as_str()) {
        list[..=at].rotate_right(1);
    }
}
