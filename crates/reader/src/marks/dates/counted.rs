//! Dates with a count: "two weeks ago", "first Monday of October", "three Fridays from now".

use super::expr::{Expr, Step};
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;
use super::words::{DateWord, Sense, Senses, Side, Unit, Weak};
use crate::pack::entries::Gram;

/// How far from a soft word ("in two days") a word of planning may stand.
const PLAN_WINDOW: usize = 30;

impl<'d> Reader<'d, '_> {
    /// A word that sends a count to the past or to the future, on the given side of it: -1 or 1, from today or not.
    fn direction(&self, t: usize, before: bool, counted: bool) -> Option<(i32, bool, usize)> {
        let wrong = if before { Side::After } else { Side::Before };
        self.words(t, Senses::ALL).find_map(|(w, end)| {
            let sign = match w.sense {
                Sense::Ago => -1,
                Sense::Hence => 1,
                _ => return None,
            };
            (w.side != wrong && (counted || w.weak != Weak::Number) && self.meant(w, t)).then_some((sign, w.anchored, end))
        })
    }

    /// A soft word counts only where something is planned: "they fought in two days" has no day.
    fn meant(&self, w: &DateWord, t: usize) -> bool {
        if self.phrase || !w.soft {
            return true;
        }
        let sentence = self.doc.text.sentence_of(t);
        let from = sentence.s().max(t.saturating_sub(PLAN_WINDOW));
        let to = sentence.e().min(t + PLAN_WINDOW);
        (from..to).any(|k| self.doc.is(k, Gram::PLAN))
    }

    /// "two weeks ago", "acum două zile", "three Fridays from now"; a count of time without direction is no date.
    pub fn shift(&self, t: usize) -> Option<Parsed> {
        let before = self.direction(t, true, true);
        let at = before.map_or(t, |(_, _, end)| end);
        let (count, from) = match self.count(at) {
            Some((n, end)) => (Some(n), self.skip(end, Sense::Of)),
            None => (None, at),
        };
        if before.is_none() && self.continues(at) {
            return None;
        }
        let (step, times, end) = self.step(from, count.is_some())?;
        let behind = if before.is_none() { self.direction(end, false, count.is_some()) } else { None };
        let Some((sign, anchored, stop)) = before.or(behind) else {
            return count.map(|_| Parsed::new(Expr::Nothing, end));
        };
        let end = if before.is_some() { end } else { stop };
        let n = match count {
            Some(None) => return Some(Parsed::new(Expr::Nothing, end)),
            Some(Some(n)) => n,
            None => 1,
        };
        let expr = match step {
            Step::Weekday(day) => Expr::Weekdays { day, n: sign * n },
            Step::Unit(Unit::Weekend) if count.is_none() => return None,
            Step::Unit(Unit::Hour | Unit::Other | Unit::Weekend) => Expr::Nothing,
            Step::Unit(unit) => Expr::Shift { unit, n: sign * n * times, anchored },
        };
        let parsed = Parsed::new(expr, end);
        Some(if anchored { self.told_again(parsed) } else { parsed })
    }

    /// What is counted: a unit, or with a number before it a weekday in the plural.
    fn step(&self, t: usize, counted: bool) -> Option<(Step, i32, usize)> {
        if let Some(((unit, n, plural), end)) = self.unit(t) {
            // "days ago" says no number
            if counted || !plural || n > 1 {
                return Some((Step::Unit(unit), n, end));
            }
        }
        let ((day, _, plural), end) = self.weekday(t)?;
        (counted && (plural || self.phrase)).then_some((Step::Weekday(day), 1, end))
    }

    /// "two weeks from Monday", "a day after Sunday's vote"; before a clause the day is that of the clause.
    pub fn counted_from(&self, t: usize, depth: usize) -> Option<Parsed> {
        if self.continues(t) {
            return None;
        }
        let (count, at) = match self.count(t) {
            Some((n, end)) => (n?, self.skip(end, Sense::Of)),
            None if self.phrase => (1, t),
            None => return None,
        };
        let ((unit, times, _), end) = self.unit(at)?;
        if matches!(unit, Unit::Hour | Unit::Other | Unit::Weekend) {
            return None;
        }
        let (sign, at) = self.eat(end, Sense::After.kind().or(Sense::From.kind()).or(Sense::Before.kind()), |w| match w.sense {
            Sense::After | Sense::From => Some(1),
            Sense::Before => Some(-1),
            _ => None,
        })?;
        let n = count * times * sign;
        let near = Evidence { any: true, strong: true, ..Evidence::default() };
        if let Some(p) = self.core(self.skip(self.skip_on(at), Sense::The), near, depth + 1)
            && p.expr != Expr::Nothing
            && (self.phrase || p.weak <= Weak::Word)
        {
            return Some(Parsed::new(Expr::From { unit, n, base: Box::new(p.expr) }, p.end));
        }
        let inside = t > self.doc.text.sentence_of(t).s();
        let clause = self.is(end, Sense::After).is_some() && inside && self.is_word(at) && !self.phrase;
        clause.then(|| Parsed::new(Expr::Shift { unit, n: -n, anchored: true }, at))
    }

    /// "first Monday of October", "the last week of 2018", "third day of next month".
    pub fn nth(&self, t: usize) -> Option<Parsed> {
        let t = self.skip(t, Sense::The);
        if let Some((n, step, end)) = self.nth_step(t) {
            let link = self.skip_link(end);
            if let Some(of) = self.container(link) {
                let joined = link > end || self.phrase || of.expr.absolute();
                return joined.then(|| Parsed::new(Expr::Nth { n, step, of: Box::new(of.expr) }, of.end));
            }
            return None;
        }
        if !self.phrase {
            return None;
        }
        // "ekimin birinci salısı"
        let of = self.container(t)?;
        let (n, step, end) = self.nth_step(self.skip_link(of.end))?;
        Some(Parsed::new(Expr::Nth { n, step, of: Box::new(of.expr) }, end))
    }

    fn nth_step(&self, t: usize) -> Option<(i32, Step, usize)> {
        let (n, end) = self.ordinal(t)?;
        if let Some(((unit @ (Unit::Day | Unit::Week | Unit::Month), 1, false), end)) = self.unit(end) {
            return Some((n, Step::Unit(unit), end));
        }
        let ((day, _, plural), end) = self.weekday(end)?;
        (!plural).then_some((n, Step::Weekday(day), end))
    }

    /// A longer time that days are counted in.
    fn container(&self, t: usize) -> Option<Parsed> {
        if let Some(p) = self.month_year(t) {
            return Some(p);
        }
        if let Some((unit @ (Unit::Week | Unit::Month | Unit::Year), rel, end)) = self.rel_unit(t) {
            return Some(Parsed::new(Expr::Unit { unit, rel }, end));
        }
        let year = Evidence { month: true, ..Evidence::default() };
        if let Some(p) = self.year_alone(t, year) {
            return Some(p);
        }
        let ((unit @ (Unit::Week | Unit::Month | Unit::Year), 1, false), end) = self.unit(self.skip(t, Sense::The))? else { return None };
        Some(Parsed::new(Expr::Unit { unit, rel: 0 }, end))
    }

    /// "closest Monday to 5 October"
    pub fn nearest(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let t = self.skip(t, Sense::The);
        let (n, at) = match self.ordinal(t) {
            Some((n, end)) if n > 0 => (n, end),
            _ => (1, t),
        };
        let at = self.is(at, Sense::Nearest)?;
        let ((day, _, false), end) = self.weekday(at)? else { return None };
        let at = self.skip_all(end, &[Sense::To, Sense::Of, Sense::The]);
        let (date, end) = self.explicit(at, Evidence { day: true, ..near })?;
        Some(Parsed::new(Expr::Nearest { n, day, to: Box::new(Expr::MonthDay(date)) }, end))
    }
}
