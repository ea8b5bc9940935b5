//! Dates: the grammar of days, months and relative times.
//!
//! `words` says what the words of `dates.tsv` mean, `lookup` and `counts` find them in a text; `grammar` chooses between the readings
//! of `explicit`, `numeric`, `spans`, `weekdays`, `relative` and `counted`, `edges` knows what may stand around a date
//! (since, until, from … to); `expr` is what was said, `resolve` and `parts` which days that is, seen from a day.

mod calendar;
pub mod cases;
mod counted;
mod counts;
mod edges;
mod explicit;
mod expr;
mod find;
mod grammar;
mod lookup;
mod numeric;
mod parts;
mod phrase;
mod relative;
mod resolve;
mod spans;
mod weekdays;
mod words;

#[cfg(test)]
mod tests;

use super::EntryRef;
use crate::text::Range;
pub use find::find;
use jiff::civil::Date;
pub use phrase::phrase;
pub use words::{DateWord, Senses};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Day,
    Week,
    Month,
    Year,
    Interval,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    Absolute,
    Relative,
    Dateline,
    Inherited,
}

/// A date or a span of days in the text, both ends included.
#[derive(Clone, Debug)]
pub struct Dated {
    /// The words of the date, without the preposition before it.
    pub range: Range,
    pub start: Option<Date>,
    pub end: Option<Date>,
    pub precision: Precision,
    pub basis: Basis,
    /// "since Sunday", "until 19 January", "by Friday", "from Monday": one end is open or is the day of publication.
    pub edge: Edge,
    /// The preposition may mean "since" as well as "of" (Romanian "din", "de").
    pub perhaps_since: bool,
    /// The next such days after publication, where the words leave open which is meant ("on Friday", "in March"):
    /// for events that are planned. With `edge` Until it is the end that counts, with Since the beginning.
    pub future: Option<(Date, Date)>,
    /// A clock time, a time of day alone ("at night"), a duration: no day of its own.
    pub no_day: bool,
    pub entries: Vec<EntryRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    None,
    Since,
    Until,
}
