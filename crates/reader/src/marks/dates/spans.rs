//! Several days of one month: "4–7 January", "January 5 and 6".

use super::explicit::possible;
use super::expr::{Expr, MonthDay};
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;
use super::words::{Sense, Side};

impl Reader<'_, '_> {
    /// "4–7 January", "13 to 15 July", "samedi 13 au dimanche 15 juillet".
    pub fn days_of_month(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let (weekday, at) = match self.weekday(t) {
            Some(((d, _, false), end)) => (Some(d), self.skip(end + usize::from(self.sign(end, ",")), Sense::The)),
            _ => (None, t),
        };
        if self.continues(at) {
            return None;
        }
        let (day, end) = self.day_number(at)?;
        if !self.phrase && !self.is_digits(at) {
            return None;
        }
        let stop = usize::from(self.sign(end, ".") && self.joined(end));
        let (adjacent, end) = self.day_separator(end + stop)?;
        let at = self.skip(end, Sense::The);
        let (to_weekday, at) = match self.weekday(at) {
            Some(((d, _, false), end)) => (Some(d), self.skip(end, Sense::The)),
            _ => (None, at),
        };
        let day_near = Evidence { day: true, ..near };
        let (last, end) = self.explicit(at, if stop > 0 || self.phrase { day_near } else { near })?;
        let fits = day < last.day && (!adjacent || near.between || last.day == day + 1);
        let first = MonthDay { day, weekday, ..last };
        // one weekday tells the year; two may be at odds
        let last = MonthDay { weekday: to_weekday.filter(|_| weekday.is_none()), ..last };
        fits.then(|| Parsed::new(Expr::Span(Box::new(Expr::MonthDay(first)), Box::new(Expr::MonthDay(last))), end))
    }

    /// "July 13–15", "January 5 and 6, 2022".
    pub fn month_days(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let ((month, _), end) = self.month(t)?;
        let at = self.skip(end, Sense::The);
        let (day, end) = self.day_number(at)?;
        if !(self.phrase || self.month_first && self.is_digits(at)) {
            return None;
        }
        let (adjacent, end) = self.day_separator(end)?;
        let at = self.skip(end, Sense::The);
        let (to, end) = self.day_number(at)?;
        // "January 5 to 7 February", "from Jan 5 to 7 people"
        if self.month(self.skip(end, Sense::Of)).is_some() || day >= to || adjacent && !near.between && to != day + 1 {
            return None;
        }
        let (year, end) = self.year_after_day(end);
        let on = |day| MonthDay { month, day, weekday: None, year };
        let (first, last) = (on(day), on(to));
        (possible(&first) && possible(&last)).then(|| Parsed::new(Expr::Span(Box::new(Expr::MonthDay(first)), Box::new(Expr::MonthDay(last))), end))
    }

    /// What stands between two days of one month; `true` for "and" and the slash, which join neighbours only.
    pub fn day_separator(&self, t: usize) -> Option<(bool, usize)> {
        if let Some(end) = self.dash(t) {
            return Some((false, end));
        }
        if self.sign(t, "/") && self.joined(t) {
            return Some((true, t + 1));
        }
        let to = self.is(t, Sense::To).or_else(|| self.eat(t, Sense::Until.kind(), |w| (w.sense == Sense::Until && w.side != Side::After).then_some(())).map(|(_, e)| e));
        if let Some(end) = to {
            return Some((false, end));
        }
        self.is(t, Sense::And).map(|end| (true, end))
    }

    pub fn dash(&self, t: usize) -> Option<usize> {
        self.sign(t, "-–—‐‑−").then_some(t + 1)
    }
}
