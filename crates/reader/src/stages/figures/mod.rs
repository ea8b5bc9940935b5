//! Figures: numbers bound to what they count, to what happened to it, and to who says so.
//!
//! `counted` the noun behind a number · `bonds` the events and states of its sentence · `what` what is counted ·
//! `ellipsis` a number without a noun · `who` whom it counts · `certainty` whether the text stands by it ·
//! `replaced` older and newer numbers.

mod bonds;
mod certainty;
mod counted;
mod ellipsis;
mod replaced;
#[cfg(test)]
mod tests;
mod what;
mod who;

use super::Scene;
use super::events::{Event, innermost};
use super::statements::Statement;
use crate::marks::EntryRef;
use crate::marks::numbers::Number;
use crate::pack::entries::Gram;
use crate::text::Range;
use crate::vocabulary::{Certainty, Kind, Scope, What};
use bonds::Bond;
pub use bonds::what_of;
use counted::Counted;

/// How far from a number the words for its scope may stand, in tokens.
const SCOPE: usize = 60;

#[derive(Clone, Debug)]
pub struct Figure {
    pub number: usize,
    pub range: Range,
    pub what: What,
    pub who: Option<Kind>,
    pub counted: Option<usize>,
    pub detail: Option<Range>,
    pub certainty: Certainty,
    pub scope: Scope,
    pub part_of: Option<usize>,
    /// The older figure that it takes the place of.
    pub supersedes: Option<usize>,
    pub statement: Option<usize>,
    pub event: Option<usize>,
    pub what_rule: &'static str,
    pub what_entries: Vec<EntryRef>,
    pub who_rule: &'static str,
    pub who_entries: Vec<EntryRef>,
    pub rivals: Vec<(String, String)>,
}

/// States that people are in, rather than things.
fn state(w: What) -> bool {
    matches!(
        w,
        What::Killed | What::Injured | What::Hospitalised | What::Arrested | What::Missing | What::Abducted | What::Displaced | What::Released | What::Charged | What::Deployed | What::Participants
    )
}

/// What the rules see of one sentence.
struct View<'v, 'a> {
    scene: &'v Scene<'a>,
    statements: &'v [Statement],
    events: &'v [Event],
    sentence: Range,
    bonds: Vec<Bond>,
    /// The figures found before.
    before: &'v [Figure],
}

/// One number of a sentence, with what stands behind it.
struct One<'n> {
    number: &'n Number,
    counted: Counted,
    /// Neither a phrase nor a thing: the number stands alone.
    bare: bool,
    part: bool,
}

pub fn find(scene: &Scene<'_>, statements: &[Statement], events: &[Event]) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let mut sentence = Range::new(0, 0);
    let mut bonds = Vec::new();
    for (i, n) in scene.numbers.iter().enumerate() {
        if n.no_count || n.number.is_empty() {
            continue;
        }
        let s = scene.doc.text.sentence_of(n.range.s());
        if s != sentence || bonds.is_empty() {
            sentence = s;
            bonds = bonds::of(scene, events, s);
        }
        let mut view = View { scene, statements, events, sentence, bonds: std::mem::take(&mut bonds), before: &found };
        let figure = view.figure(i, n);
        bonds = std::mem::take(&mut view.bonds);
        found.extend(figure);
    }
    replaced::link(scene, &mut found);
    found
}

impl View<'_, '_> {
    fn figure(&self, i: usize, n: &Number) -> Option<Figure> {
        let (scene, s) = (self.scene, self.sentence);
        let doc = &scene.doc;
        let counted = counted::of(scene, self.events, n, s);
        if counted.never.is_some() {
            return None;
        }
        let partof_before = n.range.s() > s.s() && (n.range.s().saturating_sub(3).max(s.s())..n.range.s()).any(|t| doc.is(t, Gram::PARTOF));
        let part = (counted.part || partof_before) && self.same_sentence().is_some();
        let bare = counted.phrase.is_none() && counted.thing.is_none();
        let one = One { number: n, counted, bare, part };
        let w = self.what(&one)?;
        let c = &one.counted;
        if n.article && (bare || !self.coordinated(n)) {
            return None;
        }
        let phrase = c.phrase.filter(|&p| !scene.phrases[p].pronoun);
        let statement = innermost(self.statements, n.number.s());
        let (who, who_rule, who_entries) = self.who(&one, &w, phrase, statement);
        let certainty = self.certainty(&one, statement, w.event);
        let end = c.end.max(n.range.e());
        let last = self.before.len().checked_sub(1).filter(|_| self.same_sentence().is_some());
        Some(Figure {
            number: i,
            range: closed(self.scene, Range::new(n.range.s(), end)),
            what: w.what,
            who,
            counted: phrase,
            detail: c.detail,
            certainty,
            scope: self.scope(n, end),
            part_of: last.filter(|_| part),
            supersedes: None,
            statement,
            event: w.event,
            what_rule: w.rule,
            what_entries: w.entries,
            who_rule,
            who_entries,
            rivals: Vec::new(),
        })
    }

    /// The figure before in the same sentence.
    fn same_sentence(&self) -> Option<&Figure> {
        self.before.last().filter(|f| self.sentence.holds(self.scene.numbers[f.number].range.s()))
    }

    fn coordinated(&self, n: &Number) -> bool {
        n.range.s() > self.sentence.s() && self.scene.doc.is(n.range.s() - 1, Gram::AND) && self.same_sentence().is_some()
    }

    fn scope(&self, n: &Number, end: usize) -> Scope {
        let (doc, s) = (&self.scene.doc, self.sentence);
        let clause = self.scene.clauses.at(n.range.s()).range;
        let mut scope = Scope::Incident;
        for t in clause.s().max(s.s()).max(n.range.s().saturating_sub(SCOPE))..clause.e().max(end).min(s.e()).min(end + SCOPE) {
            if doc.is(t, Gram::SINCE) {
                return Scope::Since;
            }
            if doc.is(t, Gram::TOTAL) {
                scope = Scope::Total;
            }
        }
        scope
    }
}

/// With the quotation mark that closes what the range opens: 20,000 "bandits".
fn closed(scene: &Scene<'_>, r: Range) -> Range {
    let opened = r.iter().filter_map(|t| scene.quotation_at(t)).map(|q| scene.doc.text.quotations[q]).find(|q| q.outer.s() >= r.s() && q.inner.e() == r.e());
    opened.map_or(r, |q| Range::new(r.s(), q.outer.e()))
}
