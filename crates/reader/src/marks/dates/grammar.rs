//! The choice between all readings of the words at a place.

use super::expr::Expr;
use super::lookup::Reader;
use super::words::{Sense, Senses, Weak};

/// What stood before a date and says that it is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Any word that stands before dates.
    pub any: bool,
    /// One that stands before days ("on").
    pub strong: bool,
    /// One that stands before months and years ("in").
    pub month: bool,
    /// A weekday or a word for "day" stands before.
    pub day: bool,
    /// "between"
    pub between: bool,
    /// The article stands right before.
    pub article: bool,
}

/// A reading: what is said, where it ends, and how much evidence it still wants.
#[derive(Clone, Debug)]
pub struct Parsed {
    pub expr: Expr,
    pub end: usize,
    pub weak: Weak,
}

impl Parsed {
    pub fn new(expr: Expr, end: usize) -> Self {
        Parsed { expr, end, weak: Weak::No }
    }
}

/// Positions may stand within positions ("late last month"), but not without end.
const DEPTH: usize = 3;

impl Reader<'_, '_> {
    /// The longest date that begins at `t`.
    pub fn core(&self, t: usize, near: Evidence, depth: usize) -> Option<Parsed> {
        if depth > DEPTH || t >= self.end || !self.can_begin(t) {
            return None;
        }
        // what no word ahead allows is not tried
        let ahead = self.ahead[t];
        let digits = (t..t + 3).any(|k| self.is_digits(k));
        let (month, weekday, unit) = (digits || ahead.any_of(Senses::MONTH), ahead.any_of(Senses::WEEKDAY), ahead.any_of(Senses::UNIT));
        let mut best: Option<Parsed> = None;
        // of equals the first that is a date
        let mut take = |reading: Option<Parsed>| {
            if let Some(b) = reading
                && best.as_ref().is_none_or(|a| b.end > a.end || (b.end == a.end && a.expr == Expr::Nothing))
            {
                best = Some(b);
            }
        };
        if month {
            take(self.full_date(t, near));
            take(self.days_of_month(t, near));
            take(self.month_days(t, near));
            take(self.month_year(t));
        }
        if weekday {
            take(self.weekday_date(t, near));
        }
        take(self.relative_day(t, near));
        if unit {
            take(self.relative_unit(t));
        }
        if unit || weekday {
            take(self.nth(t));
            take(self.shift(t));
        }
        if unit {
            take(self.week_of(t, near));
            take(self.counted_from(t, depth));
        }
        take(self.position(t, near, depth));
        if weekday {
            take(self.nearest(t, near));
        }
        take(self.anchor(t));
        take(self.day_of_month(t, near));
        take(self.year_alone(t, near));
        best
    }

    /// Most words before a date begin none.
    pub fn can_begin(&self, t: usize) -> bool {
        let at = self.skip(t, Sense::The);
        self.is_digits(at) || self.words(at, Senses::ALL).any(|(w, _)| !glue(w.sense))
    }

    /// A day of a month, with its weekday after it if it has one.
    pub fn full_date(&self, t: usize, near: Evidence) -> Option<Parsed> {
        let (date, end) = self.explicit(t, near)?;
        let (date, end) = self.weekday_behind(date, end);
        Some(Parsed::new(Expr::MonthDay(date), end))
    }
}

/// Words that join the parts of a date and begin none.
fn glue(sense: Sense) -> bool {
    use Sense::{After, And, Before, Between, Clock, From, Of, On, Part, Since, Suffix, To, Until};
    matches!(sense, After | And | Before | Between | Clock | From | Of | On(_) | Part | Since | Suffix | To | Until)
}
