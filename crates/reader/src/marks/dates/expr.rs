//! What the words of a date say, before one knows from which day they are counted.

use super::words::{Position, Unit};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    Unsaid,
    Said(i16),
    /// Counted from this year.
    Rel(i32),
}

/// A day of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthDay {
    pub month: i8,
    pub day: i8,
    pub weekday: Option<i8>,
    pub year: Year,
}

/// What is counted within a longer time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Unit(Unit),
    Weekday(i8),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    MonthDay(MonthDay),
    /// "the 15th", "the 20th of next month", "Tuesday the 19th"
    DayOfMonth {
        day: i8,
        weekday: Option<i8>,
        months: Option<i32>,
    },
    Month {
        month: i8,
        year: Year,
    },
    /// "last January", "March after next"
    RelMonth {
        month: i8,
        rel: i32,
    },
    Year(i16),
    Weekday {
        day: i8,
        rel: Option<i32>,
    },
    /// "Wednesday of next week", "Monday in two weeks"
    WeekdayOf {
        day: i8,
        weeks: i32,
    },
    /// "lundi en huit"
    WeekdayPlus {
        day: i8,
        days: i32,
    },
    Days(i32, i32),
    /// "last week", "this year"
    Unit {
        unit: Unit,
        rel: i32,
    },
    /// "the weekend", with nothing that says which
    Weekend,
    /// "the last three days"
    Stretch {
        unit: Unit,
        n: i32,
    },
    /// "two weeks ago"; anchored: from the day told of before
    Shift {
        unit: Unit,
        n: i32,
        anchored: bool,
    },
    /// "the same day": nothing without a day told of before
    Anchor(i32),
    /// "three Fridays from now"
    Weekdays {
        day: i8,
        n: i32,
    },
    /// "two weeks from Monday"
    From {
        unit: Unit,
        n: i32,
        base: Box<Expr>,
    },
    /// "first Monday of October"; from the end when below zero
    Nth {
        n: i32,
        step: Step,
        of: Box<Expr>,
    },
    WeekOf(Box<Expr>),
    Position(Position, Box<Expr>),
    /// "the Monday closest to 5 October"
    Nearest {
        n: i32,
        day: i8,
        to: Box<Expr>,
    },
    Span(Box<Expr>, Box<Expr>),
    /// "in March in a year"
    MonthIn {
        month: i8,
        unit: Unit,
        n: i32,
    },
    /// Time, but no day: a duration, a clock time.
    Nothing,
}

impl Expr {
    /// Do the words leave open which of many such days is meant?
    pub fn free(&self) -> bool {
        match self {
            Expr::MonthDay(d) => d.year == Year::Unsaid,
            Expr::Month { year, .. } => *year == Year::Unsaid,
            Expr::DayOfMonth { months, .. } => months.is_none(),
            Expr::Weekday { rel, .. } => rel.is_none(),
            Expr::Weekend => true,
            Expr::Position(_, of) | Expr::Nth { of, .. } | Expr::WeekOf(of) => of.free(),
            Expr::Span(a, b) => a.free() && b.free(),
            Expr::From { base, .. } => base.free(),
            Expr::Nearest { to, .. } => to.free(),
            _ => false,
        }
    }

    /// Does the text itself name the day, whenever it was published?
    pub fn absolute(&self) -> bool {
        match self {
            Expr::MonthDay(d) => matches!(d.year, Year::Said(_)),
            Expr::Month { year, .. } => matches!(year, Year::Said(_)),
            Expr::Year(_) => true,
            Expr::Position(_, of) | Expr::Nth { of, .. } | Expr::WeekOf(of) => of.absolute(),
            Expr::From { base, .. } => base.absolute(),
            Expr::Nearest { to, .. } => to.absolute(),
            Expr::Span(a, b) => a.absolute() || b.absolute(),
            _ => false,
        }
    }

    /// Does it name a month or a day of one?
    pub fn calendar(&self) -> bool {
        match self {
            Expr::MonthDay(_) | Expr::Month { .. } | Expr::DayOfMonth { .. } => true,
            Expr::Position(_, of) => of.calendar(),
            _ => false,
        }
    }
}
