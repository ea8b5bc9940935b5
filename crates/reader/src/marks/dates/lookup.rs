//! The words of a date at a place in a text.

use super::words::{DateWord, Sense, Side, Unit, Weak};
use crate::marks::Doc;
use crate::pack::entries::{Meaning, Table};
use crate::text::tokens::digit;
use crate::text::{Case, TokenKind};

/// Reads one paragraph.
pub struct Reader<'d, 'a> {
    pub doc: &'d Doc<'a>,
    /// Where the paragraph ends.
    pub end: usize,
    /// Nothing but a date is asked for: every reading is good.
    pub phrase: bool,
    /// The month stands before the day.
    pub month_first: bool,
}

impl<'d> Reader<'d, '_> {
    /// What stands at `t`, and where each ends.
    pub fn words(&self, t: usize) -> impl Iterator<Item = (&'d DateWord, usize)> {
        let (phrase, doc, end) = (self.phrase, self.doc, self.end);
        let marks = if t < end { doc.marks_at(t) } else { &[] };
        let capital = t < end && doc.text.tokens[t].case != Case::Lower;
        marks.iter().filter(|m| m.table == Table::Dates).filter_map(move |m| match &doc.entry(m.entry).meaning {
            Meaning::Date(w) if phrase || (!w.phrase && (capital || !w.proper)) => Some((w, m.range.e())),
            _ => None,
        })
    }

    /// The first word at `t` that `want` takes, and where it ends.
    pub fn eat<T>(&self, t: usize, want: impl Fn(&DateWord) -> Option<T>) -> Option<(T, usize)> {
        self.words(t).find_map(|(w, end)| {
            let taken = want(w)?;
            let stop = w.abbreviated && self.sign(end, ".") && !self.doc.text.spaced(end);
            Some((taken, end + usize::from(stop)))
        })
    }

    pub fn is(&self, t: usize, sense: Sense) -> Option<usize> {
        self.eat(t, |w| (w.sense == sense).then_some(())).map(|(_, end)| end)
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
        self.eat(t, |w| matches!(w.sense, Sense::On(_)).then_some(())).map_or(t, |(_, end)| end)
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

    /// The value of a token of at most four digits, and how many they are.
    pub fn digits(&self, t: usize) -> Option<(i32, usize)> {
        if !self.is_digits(t) {
            return None;
        }
        let (mut value, mut len) = (0, 0);
        for c in self.doc.text.word(t).chars() {
            value = value * 10 + i32::from(digit(c)?);
            len += 1;
            if len > 4 {
                return None;
            }
        }
        Some((value, len))
    }

    /// Are the digits at `t` the end of a longer number ("2,014")?
    pub fn continues(&self, t: usize) -> bool {
        t >= 2 && !self.doc.text.spaced(t) && !self.doc.text.spaced(t - 1) && self.sign(t - 1, ".,:/’'") && self.is_digits(t - 2)
    }

    /// Do the digits before `t` go on in another number, a clock time or a percentage?
    pub fn goes_on(&self, t: usize) -> bool {
        let joined = self.joined(t);
        (joined && self.sign(t, "%°")) || (joined && self.sign(t, ".,:") && self.joined(t + 1) && self.is_digits(t + 1))
    }

    /// A day of the month: digits with or without an ending, or a number word.
    pub fn day_number(&self, t: usize) -> Option<(i8, usize)> {
        if let Some((n, len)) = self.digits(t) {
            if !(1..=31).contains(&n) || len > 2 || self.goes_on(t + 1) {
                return None;
            }
            let end = self.suffix(t + 1).unwrap_or(t + 1);
            if end == t + 1 && self.clock_word(end).is_some() {
                return None;
            }
            return Some((n as i8, end));
        }
        self.eat(t, |w| match w.sense {
            Sense::Number(n) if self.phrase && (1..=31).contains(&n) => Some(n as i8),
            Sense::Ordinal(n) if (1..=31).contains(&n) && !w.plural => Some(n as i8),
            _ => None,
        })
    }

    /// Past the ending of an ordinal in digits ("15th").
    pub fn suffix(&self, t: usize) -> Option<usize> {
        if self.joined(t) { self.is(t, Sense::Suffix) } else { None }
    }

    /// A word after a number that makes it a clock time.
    pub fn clock_word(&self, t: usize) -> Option<usize> {
        self.eat(t, |w| (w.sense == Sense::Clock && w.side != Side::Before).then_some(())).map(|(_, end)| end)
    }

    /// How many: digits or a number word; `None` inside for "several".
    pub fn count(&self, t: usize) -> Option<(Option<i32>, usize)> {
        if let Some((n, len)) = self.digits(t) {
            return (len <= 3 && !self.goes_on(t + 1) && !self.continues(t)).then_some((Some(n), t + 1));
        }
        self.eat(t, |w| match w.sense {
            Sense::Number(n) => Some(Some(n)),
            Sense::Some => Some(None),
            _ => None,
        })
    }

    /// A place in a row: "third", "3rd", "last", "second to last", "2nd last".
    pub fn ordinal(&self, t: usize) -> Option<(i32, usize)> {
        let (n, end) = match self.digits(t) {
            Some((n, len)) if len <= 2 && n > 0 => (n, self.suffix(t + 1)?),
            Some(_) => return None,
            None => self.eat(t, |w| match w.sense {
                Sense::Ordinal(n) if !w.plural => Some(n),
                _ => None,
            })?,
        };
        if n > 0 {
            let last = |w: &DateWord| (w.sense == Sense::Ordinal(-1)).then_some(());
            let from = self.skip_all(end, &[Sense::To, Sense::The]);
            if let Some((_, end)) = self.eat(end, last).or_else(|| self.eat(from, last)) {
                return Some((-n, end));
            }
        }
        Some((n, end))
    }

    pub fn unit(&self, t: usize) -> Option<((Unit, i32, bool), usize)> {
        self.eat(t, |w| match w.sense {
            Sense::Unit(u, n) => Some((u, n, w.plural)),
            _ => None,
        })
    }

    pub fn month(&self, t: usize) -> Option<((i8, Weak), usize)> {
        self.eat(t, |w| match w.sense {
            Sense::Month(m) => Some((m, w.weak)),
            _ => None,
        })
    }

    /// A weekday; `true` for a form that is a date only with a modifier (plural).
    pub fn weekday(&self, t: usize) -> Option<((i8, Weak, bool), usize)> {
        self.eat(t, |w| match w.sense {
            Sense::Weekday(d) => Some((d, w.weak, w.plural)),
            _ => None,
        })
    }

    /// A word like "last" or "next" before what it modifies: its value, and is it plural.
    pub fn rel_before(&self, t: usize) -> Option<((i32, bool), usize)> {
        self.eat(t, |w| match w.sense {
            Sense::Rel(n) if w.side != Side::After => Some((n, w.plural)),
            _ => None,
        })
    }

    pub fn rel_after(&self, t: usize) -> Option<((i32, bool), usize)> {
        self.eat(t, |w| match w.sense {
            Sense::Rel(n) if w.side != Side::Before => Some((n, w.plural)),
            _ => None,
        })
    }

    /// A word of this sense that may stand before (`true`) or after what it belongs to.
    pub fn sided(&self, t: usize, sense: Sense, before: bool) -> Option<(&'d DateWord, usize)> {
        let wrong = if before { Side::After } else { Side::Before };
        self.words(t).find(|(w, _)| w.sense == sense && w.side != wrong)
    }

    /// A year in digits.
    pub fn year(&self, t: usize) -> Option<(i16, usize)> {
        let (n, len) = self.digits(t)?;
        let fits = len == 4 && (1000..=2200).contains(&n);
        // "1990s", "2,014"
        let more = self.goes_on(t + 1) || self.joined(t + 1) && self.is_word(t + 1);
        (fits && !more && !self.continues(t)).then_some((n as i16, t + 1))
    }
}
