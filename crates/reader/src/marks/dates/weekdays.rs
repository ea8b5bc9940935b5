//! Weekdays, alone and with what belongs to them: "last Friday", "Wednesday, 5 January", "Monday of next week".

use super::expr::{Expr, MonthDay};
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;
use super::words::{Sense, Senses, Unit, Weak};

impl Reader<'_, '_> {
    /// "18 temmuz cuma", "5 January (Wednesday)", "Jul 18, Fri".
    pub fn weekday_behind(&self, date: MonthDay, end: usize) -> (MonthDay, usize) {
        let open = self.sign(end, "(");
        let comma = self.phrase && self.sign(end, ",");
        let at = end + usize::from(open || comma);
        match self.weekday(at) {
            Some(((d, weak, false), stop)) if open && self.sign(stop, ")") || !open && (self.phrase || weak == Weak::No) => (MonthDay { weekday: Some(d), ..date }, stop + usize::from(open)),
            _ => (date, end),
        }
    }

    /// A date in apposition: "Wednesday, 5 January", "today (6 September)".
    pub fn apposition(&self, t: usize, near: Evidence) -> Option<(MonthDay, usize)> {
        let open = self.sign(t, "(");
        let at = self.skip(t + usize::from(open || self.sign(t, ",")), Sense::The);
        let at = if self.phrase || (near.strong && at > t) { self.skip_on(at) } else { at };
        let (date, end) = self.explicit(at, Evidence { day: true, ..near })?;
        if open && !self.sign(end, ")") {
            return None;
        }
        Some((date, end + usize::from(open)))
    }

    pub fn weekday_date(&self, t: usize, near: Evidence) -> Option<Parsed> {
        if let Some(((rel, false), end)) = self.rel_before(t) {
            let ((day, _, plural), end) = self.weekday(end)?;
            return (!plural).then(|| Parsed::new(Expr::Weekday { day, rel: Some(rel) }, end));
        }
        let ((day, weak, plural), end) = self.weekday(t)?;
        let part = self.part_after(end).unwrap_or(end);
        if let Some((date, end)) = self.apposition(part, near) {
            return Some(Parsed::new(Expr::MonthDay(MonthDay { weekday: Some(day), ..date }), end));
        }
        if let Some(p) = self.weekday_tail(day, end, near) {
            return Some(p);
        }
        if plural {
            return Some(Parsed::new(Expr::Nothing, end));
        }
        Some(Parsed { expr: Expr::Weekday { day, rel: None }, end, weak })
    }

    /// What may follow a weekday: "trecută", "after next", "of last week", "in two weeks", "the 19th".
    pub fn weekday_tail(&self, day: i8, end: usize, near: Evidence) -> Option<Parsed> {
        if let Some(((rel, false), stop)) = self.rel_after(end)
            && self.unit(stop).is_none()
        {
            return Some(Parsed::new(Expr::Weekday { day, rel: Some(rel) }, stop));
        }
        if let Some((n, stop)) = self.eat(end, Senses::PLUS, |w| if let Sense::Plus(n) = w.sense { Some(n) } else { None }) {
            return Some(Parsed::new(Expr::WeekdayPlus { day, days: n }, stop));
        }
        if let Some((Unit::Week, weeks, stop)) = self.rel_unit(self.skip_link(end)) {
            return Some(Parsed::new(Expr::WeekdayOf { day, weeks }, stop));
        }
        if let Some((Expr::Shift { unit: Unit::Week, n, anchored: false }, stop)) = self.shift(end).map(|p| (p.expr, p.end)) {
            return Some(Parsed::new(Expr::WeekdayOf { day, weeks: n }, stop));
        }
        let at = end + usize::from(self.sign(end, ","));
        let at = self.skip(if self.phrase { self.skip_on(at) } else { at }, Sense::The);
        let (number, stop) = self.day_number(at)?;
        let ordinal = self.is_digits(at) && stop > at + 1 && (near.any || self.stands_alone(stop));
        let whole = self.month(self.skip_all(stop, &[Sense::Of, Sense::The])).is_none();
        (whole && (self.phrase || ordinal)).then(|| Parsed::new(Expr::DayOfMonth { day: number, weekday: Some(day), months: None }, stop))
    }

    /// "yesterday, Tuesday, 4 January", "today Sunday"
    pub fn weekday_beside(&self, from: i32, to: i32, end: usize, near: Evidence) -> Parsed {
        let alone = Parsed::new(Expr::Days(from, to), end);
        let comma = self.sign(end, ",");
        let Some(((day, Weak::No, false), stop)) = self.weekday(end + usize::from(comma)) else { return alone };
        if let Some((date, stop)) = self.apposition(stop, near) {
            return Parsed::new(Expr::MonthDay(MonthDay { weekday: Some(day), ..date }), stop);
        }
        // "today, Friday and Saturday" is a list
        if from == to && (!comma || !self.is_word(stop)) { Parsed { end: stop, ..alone } } else { alone }
    }

    /// After "overnight": "on Friday", "into Saturday", "Friday to Saturday", "on 28 January".
    pub fn night(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let into = self.is(t, Sense::To);
        let at = into.unwrap_or_else(|| self.skip(self.skip_on(t), Sense::From));
        let (day, end) = self.night_day(at, near)?;
        let beside = |n| Expr::From { unit: Unit::Day, n, base: Box::new(day.clone()) };
        let second = self.is(end, Sense::To).and_then(|at| self.night_day(at, near));
        let (first, last, end) = match second {
            Some((other, end)) if into.is_none() => (day.clone(), other, end),
            _ if into.is_some() => (beside(-1), day.clone(), end),
            _ => (day.clone(), beside(1), end),
        };
        Some(Parsed::new(Expr::Span(Box::new(first), Box::new(last)), end))
    }

    pub fn night_day(&self, t: usize, near: Evidence) -> Option<(Expr, usize)> {
        if let Some((date, end)) = self.explicit(t, near) {
            return Some((Expr::MonthDay(date), end));
        }
        match self.weekday(t)? {
            ((day, weak, false), end) if weak <= Weak::Word => Some((Expr::Weekday { day, rel: None }, end)),
            _ => None,
        }
    }

    /// "last week Sunday", "geçen hafta pazar"
    pub fn day_of_week(&self, weeks: i32, end: usize) -> Option<Parsed> {
        let ((day, weak, false), end) = self.weekday(self.skip_link(end))? else { return None };
        (self.phrase || weak == Weak::No).then(|| Parsed::new(Expr::WeekdayOf { day, weeks }, end))
    }
}
