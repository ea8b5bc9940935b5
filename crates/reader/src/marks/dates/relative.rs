//! Dates that are counted from today or from the day told of before.

use super::expr::Expr;
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;
use super::words::{Position, Sense, Senses, Unit, Weak};
use crate::pack::entries::{Gram, Table};
use crate::text::Case;

impl Reader<'_, '_> {
    /// "yesterday", "today, 6 September", "overnight into Saturday".
    pub fn relative_day(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let ((from, to), end) = self.eat(t, Senses::DAYS, |w| if let Sense::Days(a, b) = w.sense { Some((a, b)) } else { None })?;
        if self.in_name(t) {
            return None;
        }
        if let Some((date, end)) = self.apposition(end, near) {
            return Some(Parsed::new(Expr::MonthDay(date), end));
        }
        if from < to
            && let Some(p) = self.night(end, near)
        {
            return Some(p);
        }
        Some(self.weekday_beside(from, to, end, near))
    }

    /// "USA Today", "Russia Today": a capital after a capital within a sentence makes a name.
    pub fn in_name(&self, t: usize) -> bool {
        let text = &self.doc.text;
        let capital = |k: usize| text.is_word(k) && text.tokens[k].case != Case::Lower;
        let first = text.sentence_of(t).s();
        !self.phrase && t > first && capital(t) && capital(t - 1) && !self.doc.marks_at(t - 1).iter().any(|m| m.table == Table::Dates)
    }

    /// "last week", "luna trecută", "the week after next".
    pub fn rel_unit(&self, t: usize) -> Option<(Unit, i32, usize)> {
        let t = self.skip(t, Sense::The);
        if let Some(((rel, false), end)) = self.rel_before(t) {
            let ((unit, 1, false), end) = self.unit(self.skip(end, Sense::The))? else { return None };
            return Some((unit, rel, end));
        }
        let ((unit, 1, false), end) = self.unit(t)? else { return None };
        let ((rel, false), end) = self.rel_after(end)? else { return None };
        Some((unit, rel, end))
    }

    pub fn relative_unit(&self, t: usize) -> Option<Parsed> {
        if let Some((unit, rel, end)) = self.rel_unit(t) {
            return Some(match unit {
                Unit::Day if !self.phrase => Parsed::new(Expr::Nothing, end),
                Unit::Day => Parsed::new(Expr::Days(rel, rel), end),
                Unit::Hour | Unit::Other => Parsed::new(Expr::Nothing, end),
                Unit::Week => self.day_of_week(rel, end).unwrap_or_else(|| Parsed::new(Expr::Unit { unit, rel }, end)),
                _ => Parsed::new(Expr::Unit { unit, rel }, end),
            });
        }
        self.stretch(t).or_else(|| self.weekend(t))
    }

    /// "the last three days", "ultimele 24 de ore"
    pub fn stretch(&self, t: usize) -> Option<Parsed> {
        let t = self.skip(t, Sense::The);
        let ((rel, _), end) = self.rel_before(t)?;
        let (n, at) = match self.count(end) {
            Some((n, at)) => (n, self.skip(at, Sense::Of)),
            None => (None, end),
        };
        let ((unit, times, plural), end) = self.unit(at)?;
        let whole = |n: i32| Parsed::new(Expr::Stretch { unit, n: n * times * rel.signum() }, end);
        match n {
            Some(n) if rel == -1 || rel == 1 => Some(match unit {
                Unit::Hour if n % 24 == 0 && n > 0 => Parsed::new(Expr::Stretch { unit: Unit::Day, n: n / 24 * rel }, end),
                Unit::Hour | Unit::Other | Unit::Weekend => Parsed::new(Expr::Nothing, end),
                // "the worst in the last twenty years" dates nothing
                Unit::Year if n > 5 => Parsed::new(Expr::Nothing, end),
                _ => whole(n),
            }),
            _ if plural || n.is_some() || at > end => Some(Parsed::new(Expr::Nothing, end)),
            _ => None,
        }
    }

    pub fn weekend(&self, t: usize) -> Option<Parsed> {
        match self.unit(t)? {
            ((Unit::Weekend, 1, false), end) => Some(Parsed { expr: Expr::Weekend, end, weak: Weak::Word }),
            _ => None,
        }
    }

    /// "the week of October 7th"
    pub fn week_of(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let t = self.skip(t, Sense::The);
        let ((Unit::Week, 1, false), end) = self.unit(t)? else { return None };
        let at = self.skip_link(end);
        if at == end {
            return None;
        }
        let (date, end) = self.explicit(at, Evidence { day: true, ..near })?;
        Some(Parsed::new(Expr::WeekOf(Box::new(Expr::MonthDay(date))), end))
    }

    /// "early January", "the end of last year", "late on Tuesday", "mid-2020"
    pub fn position(&self, t: usize, near: Evidence, depth: usize) -> Option<Parsed> {
        let t = self.skip(t, Sense::The);
        let ((position, soft), end) = self.eat(t, Senses::POSITION, |w| if let Sense::Position(p) = w.sense { Some((p, w.soft)) } else { None })?;
        let hyphen = end + usize::from(self.sign(end, "-‑") && self.joined(end));
        // "the end of March", but "it will end in March"
        if soft && hyphen == end && self.is(end, Sense::Of).is_none() {
            return None;
        }
        let at = self.skip_link(hyphen);
        let near = Evidence { any: true, month: true, strong: near.strong || at > hyphen, ..near };
        let inner = match self.core(at, near, depth + 1) {
            Some(p) => p,
            None => self.this_unit(position, at)?,
        };
        let unfit = position == Position::All && !matches!(inner.expr, Expr::Unit { .. } | Expr::Month { .. } | Expr::Year(_));
        if inner.expr == Expr::Nothing || inner.weak > Weak::Word || unfit {
            return None;
        }
        Some(Parsed::new(Expr::Position(position, Box::new(inner.expr)), inner.end))
    }

    /// A unit that says by its article alone which it is: "the end of the month".
    pub fn this_unit(&self, position: Position, t: usize) -> Option<Parsed> {
        if matches!(position, Position::Early | Position::Mid | Position::Late) && !self.phrase {
            return None;
        }
        let ((unit, 1, false), end) = self.unit(self.skip(t, Sense::The))? else { return None };
        matches!(unit, Unit::Week | Unit::Month | Unit::Year).then(|| Parsed::new(Expr::Unit { unit, rel: 0 }, end))
    }

    /// "the next day", "the same evening", "the day before"
    pub fn anchor(&self, t: usize) -> Option<Parsed> {
        let (n, soft, weak, end) = self.words(t, Senses::ANCHOR).find_map(|(w, end)| if let Sense::Anchor(n) = w.sense { Some((n, w.soft, w.weak, end)) } else { None })?;
        // "in that morning of September": the month is the day's
        if n == 0
            && let Some((_, stop)) = self.is(end, Sense::Of).and_then(|at| self.month(at))
        {
            return Some(Parsed::new(Expr::Anchor(n), stop));
        }
        if !self.phrase && self.belongs_to_noun(end, soft) {
            return Some(Parsed::new(Expr::Nothing, end));
        }
        let expr = if n == 0 { Expr::Anchor(0) } else { Expr::Shift { unit: Unit::Day, n, anchored: true } };
        Some(self.told_again(Parsed { expr, end, weak }))
    }

    /// "a day earlier, on 3 January": the day is named.
    pub fn told_again(&self, parsed: Parsed) -> Parsed {
        let named = self.sign(parsed.end, ",(").then(|| self.apposition(parsed.end, Evidence { strong: true, ..Evidence::default() })).flatten();
        named.map_or(parsed, |(date, end)| Parsed::new(Expr::MonthDay(date), end))
    }

    /// "the day before the vote", "a doua zi de proteste"
    pub fn belongs_to_noun(&self, t: usize, soft: bool) -> bool {
        if !self.is_word(t) {
            return false;
        }
        let gram = self.doc.gram[t];
        let of = self.is(t, Sense::Of).is_some() || gram.has(Gram::OF);
        of || (soft && (gram.is_empty() || gram.has(Gram::DET.or(Gram::POSS).or(Gram::PRON))))
    }
}
