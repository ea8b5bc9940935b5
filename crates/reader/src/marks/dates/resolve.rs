//! Which days an expression means, seen from a day.

use super::Precision;
use super::calendar::{Days, days_between, first_weekday, last_weekday, next_weekday, plus_days, plus_months, weekday};
use super::expr::{Expr, MonthDay, Year};
use super::parts::nearest;
use super::words::Unit;
use jiff::civil::Date;

/// Where one looks for a day that is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A report: back.
    Past,
    /// A plan: ahead, after today.
    Coming,
    /// Ahead, today among them.
    Ahead,
    /// Whichever is nearer.
    Near,
}

/// From where one counts.
#[derive(Clone, Copy, Debug)]
pub struct View {
    pub on: Option<Date>,
    pub look: Look,
    /// The day told of before.
    pub last_day: Option<Days>,
    /// The time told of before, a day or longer.
    pub last: Option<Days>,
    /// A phrase alone: exact days, whole weeks.
    pub phrase: bool,
    /// Weeks are thought of as beginning on Sunday: "the week of Sunday 6 October" is that from Monday the 7th.
    pub sunday_first: bool,
}

/// Up to how long ago a day without year lies; else it is the coming one.
const MONTHS_BACK: i32 = 10;
/// Years in which a day is looked for: the 29th of February comes every eight at the least.
const YEARS: i16 = 8;

impl View {
    pub fn days(&self, e: &Expr) -> Option<Days> {
        match e {
            Expr::MonthDay(d) => self.month_day(d).map(Days::day),
            Expr::DayOfMonth { day, weekday, months } => self.day_of_month(*day, *weekday, *months).map(Days::day),
            Expr::Month { month, year } => self.month(*month, *year),
            Expr::RelMonth { month, rel } => self.rel_month(*month, *rel),
            Expr::MonthIn { month, unit, n } => View { on: self.shifted(self.on?, *unit, *n), look: Look::Ahead, ..*self }.month(*month, Year::Unsaid),
            Expr::Year(y) => Days::year(*y),
            Expr::Weekday { day, rel } => self.weekday(*day, *rel).map(Days::day),
            Expr::WeekdayOf { day, weeks } => first_weekday(Days::week(plus_days(self.on?, weeks * 7)?)?.start, *day).map(Days::day),
            Expr::WeekdayPlus { day, days } => plus_days(first_weekday(self.on?, *day)?, *days).map(Days::day),
            Expr::Days(from, to) => Some(Days::between(plus_days(self.on?, *from)?, plus_days(self.on?, *to)?)),
            Expr::Unit { unit, rel } => self.unit(*unit, *rel),
            Expr::Weekend => self.weekend(),
            Expr::Stretch { unit, n } => Some(Days::between(self.shifted(self.on?, *unit, *n)?, self.on?)),
            Expr::Shift { unit, n, anchored: false } => self.shift(*unit, *n),
            Expr::Shift { unit, n, anchored: true } => self.anchored(*unit, *n),
            Expr::Anchor(_) => self.last_day,
            Expr::Weekdays { day, n } => self.weekdays(*day, *n).map(Days::day),
            Expr::From { unit, n, base } => {
                let base = self.days(base)?;
                self.shifted(if *n > 0 { base.end } else { base.start }, *unit, *n).map(Days::day)
            }
            Expr::Nth { n, step, of } => self.nth(*n, *step, &self.days(of)?),
            Expr::WeekOf(of) => self.week_of(self.days(of)?.start),
            Expr::Position(p, of) => self.position(*p, &self.days(of)?),
            Expr::Nearest { n, day, to } => nearest(self.days(to)?.start, *day, *n).map(Days::day),
            Expr::Span(a, b) => self.span(a, b),
            Expr::Nothing => None,
        }
    }

    /// The one among candidates in order that this view looks for.
    fn pick(&self, on: Date, mut all: impl Iterator<Item = Date> + Clone) -> Option<Date> {
        match self.look {
            Look::Past => all.clone().filter(|d| *d <= on).last().or_else(|| all.next()),
            Look::Coming => all.find(|d| *d > on),
            Look::Ahead => all.find(|d| *d >= on),
            Look::Near => all.min_by_key(|d| days_between(on, *d).abs()),
        }
    }

    /// As `pick`, but the past is not looked into for longer than ten months.
    fn pick_in_years(&self, on: Date, mut all: impl Iterator<Item = Date> + Clone) -> Option<Date> {
        let picked = self.pick(on, all.clone())?;
        let oldest = plus_months(on, -MONTHS_BACK)?;
        if self.look == Look::Past && picked <= oldest {
            return all.find(|d| *d > on).or(Some(picked));
        }
        Some(picked)
    }

    fn month_day(&self, d: &MonthDay) -> Option<Date> {
        let year = match d.year {
            Year::Said(y) => return Date::new(y, d.month, d.day).ok(),
            Year::Rel(n) => return Date::new(self.on?.year().checked_add(i16::try_from(n).ok()?)?, d.month, d.day).ok(),
            Year::Unsaid => self.on?.year(),
        };
        let on = self.on?;
        let every = (year - YEARS..=year + YEARS).filter_map(|y| Date::new(y, d.month, d.day).ok());
        if let Some(day) = d.weekday {
            // the year in which it is that weekday; a report may be wrong about it
            let reach = if self.phrase { YEARS } else { 1 };
            let fits = every.clone().filter(|x| weekday(*x) == day && (x.year() - year).abs() <= reach);
            if let Some(found) = fits.min_by_key(|x| days_between(on, *x).abs()) {
                return Some(found);
            }
        }
        self.pick_in_years(on, every)
    }

    fn day_of_month(&self, day: i8, on_weekday: Option<i8>, months: Option<i32>) -> Option<Date> {
        let on = self.on?;
        let in_month = |n: i32| {
            let m = plus_months(on.first_of_month(), n)?;
            Date::new(m.year(), m.month(), day).ok()
        };
        if let Some(n) = months {
            return in_month(n);
        }
        let every = (-14..=14).filter_map(in_month);
        match on_weekday {
            Some(w) => every.filter(|d| weekday(*d) == w).min_by_key(|d| days_between(on, *d).abs()),
            None => self.pick(on, every),
        }
    }

    fn month(&self, month: i8, year: Year) -> Option<Days> {
        let year = match year {
            Year::Said(y) => y,
            Year::Rel(n) => self.on?.year().checked_add(i16::try_from(n).ok()?)?,
            Year::Unsaid => {
                let this = self.on?.first_of_month();
                let every = (this.year() - 2..=this.year() + 2).filter_map(|y| Date::new(y, month, 1).ok());
                return self.pick_in_years(this, every).map(Days::month);
            }
        };
        Date::new(year, month, 1).ok().map(Days::month)
    }

    fn rel_month(&self, month: i8, rel: i32) -> Option<Days> {
        let this = self.on?.first_of_month();
        let every = (this.year() - 4..=this.year() + 4).filter_map(|y| Date::new(y, month, 1).ok());
        let found = match rel {
            0 => Date::new(this.year(), month, 1).ok(),
            1.. => every.filter(|d| *d > this).nth(rel as usize - 1),
            _ => every.rev().filter(|d| *d < this).nth(rel.unsigned_abs() as usize - 1),
        };
        found.map(Days::month)
    }

    fn weekday(&self, day: i8, rel: Option<i32>) -> Option<Date> {
        let on = self.on?;
        match rel {
            None if matches!(self.look, Look::Past | Look::Near) => last_weekday(on, day),
            None => next_weekday(on, day),
            Some(0) => first_weekday(Days::week(on)?.start, day),
            Some(n) if n > 0 => plus_days(next_weekday(on, day)?, (n - 1) * 7),
            Some(n) => plus_days(last_weekday(plus_days(on, -1)?, day)?, (n + 1) * 7),
        }
    }

    fn weekdays(&self, day: i8, n: i32) -> Option<Date> {
        if n == 0 { None } else { self.weekday(day, Some(n)) }
    }

    fn unit(&self, unit: Unit, rel: i32) -> Option<Days> {
        let on = self.on?;
        match unit {
            Unit::Day => plus_days(on, rel).map(Days::day),
            Unit::Week => Days::week(plus_days(on, rel.checked_mul(7)?)?),
            Unit::Month => plus_months(on.first_of_month(), rel).map(Days::month),
            Unit::Year => Days::year(on.year().checked_add(i16::try_from(rel).ok()?)?),
            Unit::Weekend => self.rel_weekend(on, rel),
            Unit::Hour | Unit::Other => None,
        }
    }

    /// Saturday and Sunday.
    fn weekend(&self) -> Option<Days> {
        let saturday = match self.look {
            Look::Past | Look::Near => last_weekday(self.on?, 6)?,
            _ => next_weekday(self.on?, 6)?,
        };
        Some(Days::between(saturday, plus_days(saturday, 1)?))
    }

    fn rel_weekend(&self, on: Date, rel: i32) -> Option<Days> {
        let this = plus_days(Days::week(on)?.start, 5)?;
        let saturday = match rel {
            // "next weekend", said on a weekend, is the one after it; so with "last"
            1 if weekday(on) < 6 && !self.phrase => this,
            n => plus_days(this, n.checked_mul(7)?)?,
        };
        Some(Days::between(saturday, plus_days(saturday, 1)?))
    }

    fn shifted(&self, from: Date, unit: Unit, n: i32) -> Option<Date> {
        match unit {
            Unit::Day => plus_days(from, n),
            Unit::Week => plus_days(from, n.checked_mul(7)?),
            Unit::Month => plus_months(from, n),
            Unit::Year => plus_months(from, n.checked_mul(12)?),
            Unit::Weekend | Unit::Hour | Unit::Other => None,
        }
    }

    /// "two weeks ago": the day for a phrase alone, in a report that week.
    fn shift(&self, unit: Unit, n: i32) -> Option<Days> {
        self.as_long(unit, self.shifted(self.on?, unit, n)?)
    }

    /// The day, or the time of the length of the unit that it was counted in.
    fn as_long(&self, unit: Unit, day: Date) -> Option<Days> {
        match unit {
            _ if self.phrase => Some(Days::day(day)),
            Unit::Week => Days::week(day),
            Unit::Month => Some(Days::month(day)),
            Unit::Year => Days::year(day.year()),
            _ => Some(Days::day(day)),
        }
    }

    /// "two days later", "a year earlier": from what was told of before, back also from today.
    fn anchored(&self, unit: Unit, n: i32) -> Option<Days> {
        let told = match unit {
            Unit::Day | Unit::Week => self.last_day,
            _ => self.last,
        };
        let Some(told) = told else {
            return if n < 0 || self.phrase { self.shift(unit, n) } else { None };
        };
        let day = self.shifted(if n < 0 { told.start } else { told.end }, unit, n)?;
        // what lies ahead was counted from something else
        if n > 0 && self.on.is_some_and(|on| day > on) {
            return None;
        }
        match unit {
            Unit::Month => Some(Days::month(day)),
            // a year after a day is about that month
            Unit::Year if told.precision == Precision::Year => Days::year(day.year()),
            Unit::Year => Some(Days::month(day)),
            _ => Some(Days::day(day)),
        }
    }

    /// The end that is sure is found first, the other from it.
    fn span(&self, a: &Expr, b: &Expr) -> Option<Days> {
        let from = |on: Date, look: Look| View { on: Some(on), look, ..*self };
        let ahead = matches!(self.look, Look::Ahead | Look::Coming);
        let (first, last) = if a.free() && !(b.free() && ahead) {
            let last = self.days(b)?;
            (from(last.start, Look::Past).days(a)?, last)
        } else if b.free() {
            let first = self.days(a)?;
            (first, from(first.end, Look::Ahead).days(b)?)
        } else {
            (self.days(a)?, self.days(b)?)
        };
        (first.start <= last.end).then(|| Days { precision: if first.start == last.end { Precision::Day } else { Precision::Interval }, start: first.start, end: last.end })
    }
}
