//! Numbers in dates: digits, number words, ordinals, years.

use super::lookup::Reader;
use super::words::{DateWord, Sense, Senses, Side};
use crate::text::tokens::digit;

impl Reader<'_, '_> {
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
        let cardinal = if self.phrase { self.number_word(t) } else { None };
        let day = |(n, end): (i32, usize)| (1..=31).contains(&n).then_some((n as i8, end));
        self.ordinal_word(t).and_then(day).or_else(|| cardinal.and_then(day))
    }

    /// Past the ending of an ordinal in digits ("15th").
    pub fn suffix(&self, t: usize) -> Option<usize> {
        if self.joined(t) { self.is(t, Sense::Suffix) } else { None }
    }

    /// A word after a number that makes it a clock time.
    pub fn clock_word(&self, t: usize) -> Option<usize> {
        self.eat(t, Sense::Clock.kind(), |w| (w.sense == Sense::Clock && w.side != Side::Before).then_some(())).map(|(_, end)| end)
    }

    /// How many: digits or a number word; `None` inside for "several".
    pub fn count(&self, t: usize) -> Option<(Option<i32>, usize)> {
        if let Some((n, len)) = self.digits(t) {
            return (len <= 3 && !self.goes_on(t + 1) && !self.continues(t)).then_some((Some(n), t + 1));
        }
        match self.number_word(t) {
            Some((n, end)) => Some((Some(n), end)),
            None => self.is(t, Sense::Some).map(|end| (None, end)),
        }
    }

    /// A place in a row: "third", "3rd", "last", "second to last", "2nd last".
    pub fn ordinal(&self, t: usize) -> Option<(i32, usize)> {
        let (n, end) = match self.digits(t) {
            Some((n, len)) if len <= 2 && n > 0 => (n, self.suffix(t + 1)?),
            Some(_) => return None,
            None => self.ordinal_word(t)?,
        };
        if n > 0 {
            let last = |w: &DateWord| (w.sense == Sense::Ordinal(-1)).then_some(());
            let from = self.skip_all(end, &[Sense::To, Sense::The]);
            if let Some((_, end)) = self.eat(end, Senses::ORDINAL, last).or_else(|| self.eat(from, Senses::ORDINAL, last)) {
                return Some((-n, end));
            }
        }
        Some((n, end))
    }

    /// A number word; tens and ones may stand apart ("twenty-one", "douăzeci și unu").
    fn number_word(&self, t: usize) -> Option<(i32, usize)> {
        let (n, end) = self.eat(t, Senses::NUMBER, |w| if let Sense::Number(n) = w.sense { Some(n) } else { None })?;
        let ones = self.after_tens(n, end, Senses::NUMBER, |w| if let Sense::Number(k) = w.sense { Some(k) } else { None });
        Some(ones.unwrap_or((n, end)))
    }

    /// An ordinal word, below zero from the end.
    fn ordinal_word(&self, t: usize) -> Option<(i32, usize)> {
        let ordinal = |w: &DateWord| match w.sense {
            Sense::Ordinal(n) if !w.plural => Some(n),
            _ => None,
        };
        if let Some(found) = self.eat(t, Senses::ORDINAL, ordinal) {
            return Some(found);
        }
        let (tens, end) = self.eat(t, Senses::NUMBER, |w| if let Sense::Number(n) = w.sense { Some(n) } else { None })?;
        self.after_tens(tens, end, Senses::ORDINAL, ordinal)
    }

    fn after_tens(&self, tens: i32, end: usize, of: Senses, ones: impl Fn(&DateWord) -> Option<i32>) -> Option<(i32, usize)> {
        if tens % 10 != 0 || !(20..=90).contains(&tens) {
            return None;
        }
        let hyphen = end + usize::from(self.sign(end, "-‑") && self.joined(end));
        let (k, end) = self.eat(self.skip(hyphen, Sense::And), of, ones)?;
        (1..=9).contains(&k).then_some((tens + k, end))
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
