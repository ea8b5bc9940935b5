//! The words of a date at a place in a text.

use super::words::{DateWord, Sense, Senses, Side, Unit, Weak};
use crate::marks::Doc;
use crate::pack::entries::Meaning;
use crate::text::{Case, TokenKind};

/// Reads one paragraph.
pub struct Reader<'d, 'a> {
    pub doc: &'d Doc<'a>,
    /// Of `ahead`.
    pub ahead: &'d [Senses],
    /// Where the paragraph ends.
    pub end: usize,
    /// Nothing but a date is asked for: every reading is good.
    pub phrase: bool,
    /// The month stands before the day.
    pub month_first: bool,
}

/// For each token the senses of all words of dates from there on: of more words than any one reading has before its month, weekday or unit.
pub fn ahead(doc: &Doc<'_>) -> Vec<Senses> {
    let mut all: Vec<Senses> = (0..doc.text.len()).map(|t| doc.date_senses(t)).collect();
    for step in [1, 2, 4, 8] {
        for t in 0..all.len().saturating_sub(step) {
            all[t] = all[t].or(all[t + step]);
        }
    }
    all
}

impl<'d> Reader<'d, '_> {
    /// What of these senses stands at `t`, and where each ends.
    pub fn words(&self, t: usize, of: Senses) -> impl Iterator<Item = (&'d DateWord, usize)> {
        let (phrase, doc, end) = (self.phrase, self.doc, self.end);
        let marks = if t < end && doc.date_senses(t).any_of(of) { doc.marks_at(t) } else { &[] };
        let capital = t < end && doc.text.tokens[t].case != Case::Lower;
        marks.iter().filter(move |m| m.senses.any_of(of)).filter_map(move |m| match &doc.entry(m.entry).meaning {
            Meaning::Date(w) if phrase || (!w.phrase && (capital || !w.proper)) => Some((w, m.range.e())),
            _ => None,
        })
    }

    /// The first word at `t` of these senses that `want` takes, and where it ends.
    pub fn eat<T>(&self, t: usize, of: Senses, want: impl Fn(&DateWord) -> Option<T>) -> Option<(T, usize)> {
        self.words(t, of).find_map(|(w, end)| {
            let taken = want(w)?;
            let stop = w.abbreviated && self.sign(end, ".") && !self.doc.text.spaced(end);
            Some((taken, end + usize::from(stop)))
        })
    }

    pub fn is(&self, t: usize, sense: Sense) -> Option<usize> {
        self.eat(t, sense.kind(), |w| (w.sense == sense).then_some(())).map(|(_, end)| end)
    }

    /// Past a word of this sense, if it stands here.
    pub fn skip(&self, t: usize, sense: Sense) -> usize {
        self.is(t, sense).unwrap_or(t)
    }

    /// Past any of these that stand here in this order.
    pub fn skip_all(&self, t: usize, senses: &[Sense]) -> usize {
        senses.iter().fold(t, |t, s| self.skip(t, *s))
    }

    pub fn skip_on(&self, t: usize) -> usize {
        self.eat(t, Senses::ON, |w| matches!(w.sense, Sense::On(_)).then_some(())).map_or(t, |(_, end)| end)
    }

    /// Words that may stand between a thing and the longer time that holds it.
    pub fn skip_link(&self, t: usize) -> usize {
        let t = self.skip(t, Sense::Of);
        let t = self.skip_on(t);
        self.skip_all(t, &[Sense::From, Sense::Of, Sense::The])
    }

    pub fn sign(&self, t: usize, signs: &str) -> bool {
        t < self.end && self.doc.text.tokens[t].kind == TokenKind::Punct && signs.contains(self.doc.text.tokens[t].lead)
    }

    /// No space before this token.
    pub fn joined(&self, t: usize) -> bool {
        t < self.end && !self.doc.text.spaced(t)
    }

    pub fn is_word(&self, t: usize) -> bool {
        t < self.end && self.doc.text.is_word(t)
    }

    pub fn is_digits(&self, t: usize) -> bool {
        t < self.end && self.doc.text.tokens[t].kind == TokenKind::Digits
    }

    pub fn unit(&self, t: usize) -> Option<((Unit, i32, bool), usize)> {
        self.eat(t, Senses::UNIT, |w| match w.sense {
            Sense::Unit(u, n) => Some((u, n, w.plural)),
            _ => None,
        })
    }

    pub fn month(&self, t: usize) -> Option<((i8, Weak), usize)> {
        self.eat(t, Senses::MONTH, |w| match w.sense {
            Sense::Month(m) => Some((m, w.weak)),
            _ => None,
        })
    }

    /// A weekday; `true` for a form that is a date only with a modifier (plural).
    pub fn weekday(&self, t: usize) -> Option<((i8, Weak, bool), usize)> {
        self.eat(t, Senses::WEEKDAY, |w| match w.sense {
            Sense::Weekday(d) => Some((d, w.weak, w.plural)),
            _ => None,
        })
    }

    /// A word like "last" or "next" before what it modifies: its value, and is it plural.
    pub fn rel_before(&self, t: usize) -> Option<((i32, bool), usize)> {
        self.eat(t, Senses::REL, |w| match w.sense {
            Sense::Rel(n) if w.side != Side::After => Some((n, w.plural)),
            _ => None,
        })
    }

    pub fn rel_after(&self, t: usize) -> Option<((i32, bool), usize)> {
        self.eat(t, Senses::REL, |w| match w.sense {
            Sense::Rel(n) if w.side != Side::Before => Some((n, w.plural)),
            _ => None,
        })
    }

    /// A word of this sense that may stand before (`true`) or after what it belongs to.
    pub fn sided(&self, t: usize, sense: Sense, before: bool) -> Option<(&'d DateWord, usize)> {
        let wrong = if before { Side::After } else { Side::Before };
        self.words(t, sense.kind()).find(|(w, _)| w.sense == sense && w.side != wrong)
    }
}
