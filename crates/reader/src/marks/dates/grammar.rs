//! The choice between all readings of the words at a place.

use super::expr::Expr;
use super::lookup::Reader;
use super::words::{Sense, Weak};

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
        let readings = [
            self.full_date(t, near),
            self.days_of_month(t, near),
            self.month_days(t, near),
            self.month_year(t),
            self.weekday_date(t, near),
            self.relative_day(t, near),
            self.relative_unit(t),
            self.nth(t),
            self.shift(t),
            self.week_of(t, near),
            self.counted_from(t, depth),
            self.position(t, near, depth),
            self.nearest(t, near),
            self.anchor(t),
            self.day_of_month(t, near),
            self.year_alone(t, near),
        ];
        // of equals the first that is a date
        readings.into_iter().flatten().reduce(|a, b| if b.end > a.end || (b.end == a.end && a.expr == Expr::Nothing) { b } else { a })
    }

    /// Most words before a date begin none.
    pub fn can_begin(&self, t: usize) -> bool {
        let at = self.skip(t, Sense::The);
        self.is_digits(at) || self.words(at).any(|(w, _)| !glue(w.sense))
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
