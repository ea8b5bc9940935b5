//! A number without a noun: it counts what the one before counted.

use super::{Figure, One, View, state};
use crate::marks::EntryRef;
use crate::marks::numbers::Number;
use crate::pack::entries::{Gram, Meaning, Table};
use crate::pack::forms::FormTags;
use crate::text::TokenKind;
use crate::vocabulary::{Kind, What};

/// How far before a number the noun may stand that it counts.
const BACK: usize = 30;

impl View<'_, '_> {
    /// The figure that a bare number goes on with: of the same sentence, else of the same paragraph.
    pub fn antecedent(&self) -> Option<&Figure> {
        let text = &self.scene.doc.text;
        let here = text.tokens[self.sentence.s()].paragraph;
        let last = self.before.iter().rev().take(8).find(|f| !self.scene.numbers[f.number].zero)?;
        Some(last).filter(|f| text.tokens[f.range.s()].paragraph == here)
    }

    /// Does the number stand where a noun left out may be understood?
    pub fn elliptical(&self, one: &One<'_>) -> bool {
        let (doc, n, s) = (&self.scene.doc, one.number, self.sentence);
        if n.article || !self.followed_by_nothing(one.counted.end) {
            return false;
        }
        // "nobody" is no part of the vehicles spoken of before
        if n.zero && self.antecedent().is_none_or(|f| f.counted.is_none()) {
            return false;
        }
        let before = n.range.s().checked_sub(1).filter(|&b| b >= s.s());
        let begins = before.is_none_or(|b| doc.text.is_comma(b) || doc.text.tokens[b].kind == TokenKind::Punct || doc.is(b, Gram::CONJ.or(Gram::SUB).or(Gram::COMP)));
        let next = one.counted.end;
        let subject = begins && next < s.e() && (self.scene.clauses.verb(next) || doc.is(next, Gram::NEG.or(Gram::BE).or(Gram::HAVE).or(Gram::REFLEXIVE)));
        let joined = before.is_some_and(|b| doc.is(b, Gram::AND.or(Gram::OR).or(Gram::NEG).or(Gram::OTHER).or(Gram::FORMERLY)));
        // "one" alone is anybody
        if n.best == Some(1) && !one.counted.part && !joined {
            return false;
        }
        let other = (n.range.s().saturating_sub(1).max(s.s())..(n.range.e() + 1).min(s.e())).any(|t| doc.is(t, Gram::OTHER));
        let score = before.is_some_and(|b| doc.is(b, Gram::TO.or(Gram::AGAINST)) && self.same_sentence().is_some_and(|f| f.range.e() == b && f.what == What::Other));
        subject || joined || other || score || one.counted.part || self.spoken(n) || self.quoted(n)
    }

    /// A cue right before: "put the toll at 175", "makes it 14".
    fn spoken(&self, n: &Number) -> bool {
        let doc = &self.scene.doc;
        (n.range.s().saturating_sub(7).max(self.sentence.s())..n.range.s()).any(|t| doc.mark(t, Table::Cues).is_some() || doc.is(t, Gram::FORMERLY.or(Gram::NEG)))
    }

    /// Alone in quotation marks.
    fn quoted(&self, n: &Number) -> bool {
        self.scene.quotation_at(n.range.s()).is_some_and(|q| {
            let inner = self.scene.doc.text.quotations[q].outer;
            inner.len() <= n.range.len() + 4
        })
    }

    /// "bodies lie in the street: 'six, perhaps seven'": the noun before, in the same sentence.
    pub fn noun_before(&self, n: &Number) -> Option<(What, Option<Kind>, EntryRef)> {
        let (doc, s) = (&self.scene.doc, self.sentence);
        let least = self.same_sentence().map_or(s.s(), |f| f.range.e());
        let colon = n.range.s() > s.s() && doc.text.is_punct(n.range.s() - 1, ':');
        if !colon && !self.spoken(n) && !self.quoted(n) {
            return None;
        }
        let marks = doc.marks_in(crate::text::Range::new(n.range.s().saturating_sub(BACK).max(least), n.range.s()));
        marks.iter().rev().filter(|m| m.table == Table::Things && m.tags.has(FormTags::NOUN)).find_map(|m| match doc.entry(m.entry).meaning {
            Meaning::Thing(Some(w), who) if m.tags.has(FormTags::PL) || state(w) => Some((w, who, m.entry)),
            _ => None,
        })
    }

    /// Nothing behind the number could be what it counts.
    pub fn followed_by_nothing(&self, t: usize) -> bool {
        let doc = &self.scene.doc;
        t >= self.sentence.e() || doc.text.tokens[t].kind == TokenKind::Punct || !doc.gram[t].is_empty() || self.scene.clauses.verb(t)
    }
}
