//! Days within a longer time: the first Monday, the last week, the end.

use super::Precision;
use super::calendar::{Days, days_between, first_weekday, last_weekday, plus_days, plus_months, weekday};
use super::expr::Step;
use super::resolve::View;
use super::words::{Position, Unit};
use jiff::civil::Date;

impl View {
    pub fn nth(&self, n: i32, step: Step, of: &Days) -> Option<Days> {
        let inside = |d: Option<Date>| d.filter(|d| of.holds(*d)).map(Days::day);
        match step {
            Step::Unit(Unit::Day) => inside(plus_days(if n > 0 { of.start } else { of.end }, if n > 0 { n - 1 } else { n + 1 })),
            Step::Weekday(day) if n > 0 => inside(plus_days(first_weekday(of.start, day)?, (n - 1) * 7)),
            Step::Weekday(day) => inside(plus_days(last_weekday(of.end, day)?, (n + 1) * 7)),
            Step::Unit(Unit::Month) => {
                let first = if n > 0 { plus_months(of.start.first_of_month(), n - 1) } else { plus_months(of.end.first_of_month(), n + 1) };
                first.filter(|d| of.holds(*d)).map(Days::month)
            }
            Step::Unit(Unit::Week) => self.nth_week(n, of),
            Step::Unit(_) => None,
        }
    }

    /// Whole weeks from Monday in a phrase and in a year; in a report the first week of a month is its first seven days.
    pub fn nth_week(&self, n: i32, of: &Days) -> Option<Days> {
        if self.phrase || of.precision == Precision::Year {
            let monday = if n > 0 { first_weekday(of.start, 1)? } else { plus_days(last_weekday(of.end, 7)?, -6)? };
            return Days::week(plus_days(monday, if n > 0 { (n - 1) * 7 } else { (n + 1) * 7 })?);
        }
        let start = if n > 0 { plus_days(of.start, (n - 1) * 7)? } else { plus_days(of.end, n * 7 + 1)? };
        let end = plus_days(start, 6)?.min(of.end);
        of.holds(start).then_some(Days { start, end, precision: Precision::Week })
    }

    pub fn week_of(&self, day: Date) -> Option<Days> {
        let sunday = self.sunday_first && weekday(day) == 7;
        Days::week(plus_days(day, i32::from(sunday))?)
    }

    pub fn position(&self, p: Position, of: &Days) -> Option<Days> {
        match p {
            Position::All => return Some(*of),
            Position::SoFar => return Some(self.on.filter(|d| of.holds(*d)).map_or(*of, |d| Days::between(of.start, d))),
            Position::Rest => return Some(self.on.filter(|d| of.holds(*d)).map_or(*of, |d| Days::between(d, of.end))),
            _ => {}
        }
        let (start, end) = match of.precision {
            Precision::Month => {
                let on = |d: i8| Date::new(of.start.year(), of.start.month(), d).ok();
                match p {
                    Position::Early => (of.start, on(10)?),
                    Position::Begin => (of.start, on(7)?),
                    Position::Mid => (on(11)?, on(20)?),
                    Position::Late => (on(21)?, of.end),
                    _ => (plus_days(of.end, -6)?, of.end),
                }
            }
            Precision::Year => {
                let months = |from: i8, to: i8| Some((Date::new(of.start.year(), from, 1).ok()?, Date::new(of.start.year(), to, 1).ok()?.last_of_month()));
                match p {
                    Position::Early => months(1, 3)?,
                    Position::Begin => months(1, 1)?,
                    Position::Mid => months(5, 8)?,
                    Position::Late => months(10, 12)?,
                    _ => months(12, 12)?,
                }
            }
            _ => return Some(*of),
        };
        Some(Days::between(start, end))
    }
}

/// The `n`th nearest such weekday.
pub fn nearest(to: Date, day: i8, n: i32) -> Option<Date> {
    let before = last_weekday(to, day)?;
    let mut all: Vec<Date> = (-n..=n).filter_map(|k| plus_days(before, k.checked_mul(7)?)).collect();
    all.sort_by_key(|d| days_between(to, *d).abs());
    all.get(usize::try_from(n - 1).ok()?).copied()
}
