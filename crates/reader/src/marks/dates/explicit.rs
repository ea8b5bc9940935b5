//! Dates that name a month, a year or a day of one: "5 January 2022", "the 15th", "May 2021".

use super::expr::{Expr, MonthDay, Year};
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;
use super::numeric::two_digits;
use super::words::{Sense, Unit, Weak};
use crate::pack::entries::Table;
use jiff::civil::Date;

impl Reader<'_, '_> {
    /// A day of a month, written out or in digits.
    pub fn explicit(&self, t: usize, near: Evidence) -> Option<(MonthDay, usize)> {
        longest([self.day_month(t), self.month_day(t), self.numeric_day(t, near)])
    }

    /// "5 January", "5th of January 2022", "15. Februar"
    fn day_month(&self, t: usize) -> Option<(MonthDay, usize)> {
        let (day, end) = self.day_number(t)?;
        let stop = usize::from(self.sign(end, ".") && self.joined(end) && self.is_digits(t));
        let of = self.skip(end + stop, Sense::Of);
        if !self.phrase && !self.is_digits(t) && of == end {
            return None;
        }
        let at = self.skip_month_word(self.skip(of, Sense::The));
        let ((month, _), end) = self.month(at)?;
        let (year, end) = self.year_after_day(end);
        Some((MonthDay { month, day, weekday: None, year }, end)).filter(|(d, _)| possible(d))
    }

    /// "January 5", "February the 15th, 2022"
    fn month_day(&self, t: usize) -> Option<(MonthDay, usize)> {
        let ((month, _), end) = self.month(t)?;
        let at = self.skip(end, Sense::The);
        let (day, end) = self.day_number(at)?;
        let digits = self.is_digits(at);
        let ordered = self.phrase || digits && (self.month_first || end > at + 1);
        if !ordered || self.is_unit_after(end) {
            return None;
        }
        let (year, end) = self.year_after_day(end);
        Some((MonthDay { month, day, weekday: None, year }, end)).filter(|(d, _)| possible(d))
    }

    /// "May 5 days": the number counts something.
    fn is_unit_after(&self, t: usize) -> bool {
        !self.phrase && self.unit(t).is_some()
    }

    /// "the month of" before the name of a month.
    pub fn skip_month_word(&self, t: usize) -> usize {
        match self.unit(t) {
            Some(((Unit::Month, 1, false), end)) => self.skip(end, Sense::Of),
            _ => t,
        }
    }

    /// The year after a month or a day.
    pub fn year_after(&self, t: usize) -> (Year, usize) {
        let comma = t + usize::from(self.sign(t, ","));
        for at in [t, comma] {
            let of = self.skip(self.skip_link(at), Sense::Of);
            let word = match self.unit(of) {
                Some(((Unit::Year, 1, _), end)) => end,
                _ => of,
            };
            for from in [at, of, word] {
                if let Some((y, end)) = self.year(from) {
                    return (Year::Said(y), end);
                }
            }
            if let Some((Unit::Year, rel, end)) = self.rel_unit(of) {
                return (Year::Rel(rel), end);
            }
        }
        (Year::Unsaid, t)
    }

    /// The year after a day of a month, which two digits may name where a date is asked for.
    pub fn year_after_day(&self, t: usize) -> (Year, usize) {
        match self.year_after(t) {
            (Year::Unsaid, _) => self.short_year(t + usize::from(self.sign(t, ","))).unwrap_or((Year::Unsaid, t)),
            said => said,
        }
    }

    /// "April 14 15": only where a date is asked for.
    fn short_year(&self, t: usize) -> Option<(Year, usize)> {
        if !self.phrase {
            return None;
        }
        let at = t + usize::from(self.sign(t, "'’"));
        match self.digits(at)? {
            (n, 2) => Some((Year::Said(two_digits(n)), at + 1)),
            _ => None,
        }
    }

    /// A month with or without its year: "May 2021", "last May", "luna mai".
    pub fn month_year(&self, t: usize) -> Option<Parsed> {
        if let Some(p) = self.numeric_month(t) {
            return Some(p);
        }
        if let Some(((rel, false), end)) = self.rel_before(t) {
            let ((month, _), end) = self.month(self.skip_month_word(end))?;
            return Some(Parsed::new(Expr::RelMonth { month, rel }, end));
        }
        let at = self.skip_month_word(t);
        let ((month, weak), end) = self.month(at)?;
        if let Some(((rel, false), end)) = self.rel_after(end) {
            // "March last year" is a year
            if self.unit(end).is_none() {
                return Some(Parsed::new(Expr::RelMonth { month, rel }, end));
            }
        }
        if self.phrase
            && let Some((Expr::Shift { unit: unit @ (Unit::Year | Unit::Month), n, .. }, end)) = self.shift(end).map(|p| (p.expr, p.end))
        {
            return Some(Parsed::new(Expr::MonthIn { month, unit, n }, end));
        }
        let (year, end) = match self.year_after(end) {
            (Year::Unsaid, _) if self.sign(end, "'’") => self.short_year(end).unwrap_or((Year::Unsaid, end)),
            said => said,
        };
        let weak = if at > t || year != Year::Unsaid { Weak::No } else { weak };
        Some(Parsed { expr: Expr::Month { month, year }, end, weak })
    }

    /// A year alone, where something says that it is one.
    pub fn year_alone(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let (word, at) = match self.unit(t) {
            Some(((Unit::Year, 1, _), end)) => (true, self.skip(end, Sense::Of)),
            _ => (false, t),
        };
        let (year, end) = self.year(at)?;
        let usual = (1500..=2100).contains(&year);
        // "in the 2019 elections" dates the elections, if they are an event
        let adjective = near.article && self.doc.mark(end, Table::Triggers).is_some();
        let likely = word || self.phrase || (usual && (adjective || near.month && !near.article));
        likely.then(|| Parsed::new(Expr::Year(year), end))
    }

    /// "the 15th", "15th of next month", "día 9".
    pub fn day_of_month(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let the = self.skip(t, Sense::The);
        let mark = self.is(the, Sense::DayMark);
        let at = self.skip_all(mark.unwrap_or(the), &[Sense::Of, Sense::The]);
        if self.continues(at) {
            return None;
        }
        let (day, end) = self.day_number(at)?;
        let link = self.skip_link(end);
        if link > end || self.phrase {
            if let Some((Unit::Month, rel, end)) = self.rel_unit(link) {
                return Some(Parsed::new(Expr::DayOfMonth { day, weekday: None, months: Some(rel) }, end));
            }
            // "the 20th of the month"
            if let Some(((Unit::Month, 1, false), end)) = self.unit(link) {
                return Some(Parsed::new(Expr::DayOfMonth { day, weekday: None, months: Some(0) }, end));
            }
        }
        let ordinal = self.is_digits(at) && end > at + 1;
        let article = the > t || near.strong;
        let said = mark.is_some() || (self.phrase && (article || ordinal)) || (ordinal && article && near.strong && self.stands_alone(end));
        said.then(|| Parsed::new(Expr::DayOfMonth { day, weekday: None, months: None }, end))
    }

    /// No noun follows that the number could belong to ("on the 8th floor").
    pub fn stands_alone(&self, t: usize) -> bool {
        !self.is_word(t) || !self.doc.gram[t].is_empty()
    }
}

/// The reading that takes the most words.
fn longest(found: [Option<(MonthDay, usize)>; 3]) -> Option<(MonthDay, usize)> {
    found.into_iter().flatten().reduce(|a, b| if b.1 > a.1 { b } else { a })
}

/// Is there such a day in some year, or in the year that is said?
pub fn possible(d: &MonthDay) -> bool {
    let year = match d.year {
        Year::Said(y) => y,
        _ => 2000,
    };
    Date::new(year, d.month, d.day).is_ok()
}
