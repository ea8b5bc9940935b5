//! Arithmetic of the calendar; a week runs from Monday to Sunday.

use super::Precision;
use jiff::ToSpan;
use jiff::civil::Date;

/// Some days on end, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub start: Date,
    pub end: Date,
    pub precision: Precision,
}

impl Days {
    pub fn day(d: Date) -> Self {
        Days { start: d, end: d, precision: Precision::Day }
    }

    /// From one day to another, in either order.
    pub fn between(a: Date, b: Date) -> Self {
        if a == b {
            return Self::day(a);
        }
        Days { start: a.min(b), end: a.max(b), precision: Precision::Interval }
    }

    pub fn week(of: Date) -> Option<Self> {
        let start = plus_days(of, 1 - i32::from(weekday(of)))?;
        Some(Days { start, end: plus_days(start, 6)?, precision: Precision::Week })
    }

    pub fn month(of: Date) -> Self {
        Days { start: of.first_of_month(), end: of.last_of_month(), precision: Precision::Month }
    }

    pub fn year(year: i16) -> Option<Self> {
        Some(Days { start: Date::new(year, 1, 1).ok()?, end: Date::new(year, 12, 31).ok()?, precision: Precision::Year })
    }

    pub fn holds(&self, d: Date) -> bool {
        self.start <= d && d <= self.end
    }
}

/// Monday is 1.
pub fn weekday(d: Date) -> i8 {
    d.weekday().to_monday_one_offset()
}

pub fn plus_days(d: Date, n: i32) -> Option<Date> {
    d.checked_add(n.days()).ok()
}

/// The same day of another month, or the last one that it has.
pub fn plus_months(d: Date, n: i32) -> Option<Date> {
    d.checked_add(n.months()).ok()
}

/// How many days from `a` to `b`.
pub fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days())
}

/// The last such weekday up to and including `d`.
pub fn last_weekday(d: Date, day: i8) -> Option<Date> {
    plus_days(d, -i32::from((weekday(d) - day).rem_euclid(7)))
}

/// The first such weekday on or after `d`.
pub fn first_weekday(d: Date, day: i8) -> Option<Date> {
    plus_days(d, i32::from((day - weekday(d)).rem_euclid(7)))
}

/// The first such weekday after `d`.
pub fn next_weekday(d: Date, day: i8) -> Option<Date> {
    first_weekday(plus_days(d, 1)?, day)
}
