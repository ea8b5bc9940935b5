//! Numbers: the grammar of counts in digits and in words.
//!
//! `words` what the pack says of a word · `context` the text as the grammar sees it · `digits` and `sum` the parts of a
//! number · `grammar` one number · `glue` one written as a single word · `ranges` two that are one · `bounds` what stands around it · `guards` what counts
//! nothing · `scan` the pass over a text · `phrase` a number alone.

mod bounds;
pub mod cases;
mod context;
mod digits;
mod glue;
mod grammar;
mod guards;
mod phrase;
mod ranges;
mod scan;
mod sum;
#[cfg(test)]
mod tests;
mod words;

use super::{Doc, EntryRef};
use crate::pack::Pack;
use crate::text::Range;
use crate::vocabulary::Bound;
use std::sync::Arc;

pub use words::{Class, NumberWord, Tag};

/// Values of words are in millionths.
pub(crate) const MILLION: u128 = 1_000_000;

/// A count in the text.
#[derive(Clone, Debug)]
pub struct Number {
    /// The whole expression, words of bound included ("at least 3,000").
    pub range: Range,
    /// The digits or number words alone ("3,000").
    pub number: Range,
    pub best: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub bound: Bound,
    /// The number alone is an article ("a", "un").
    pub article: bool,
    /// "nobody", "no", "none": best 0.
    pub zero: bool,
    /// A number that counts nothing: part of a date, a clock time, an age, a price, a percentage, an ordinal, a phone number, a score…
    pub no_count: bool,
    /// The entries that made it, in the order of use.
    pub entries: Vec<EntryRef>,
}

/// All numbers of a text, in order, none overlapping.
pub fn find(doc: &Doc<'_>) -> Vec<Number> {
    scan::find(doc)
}

/// The number that begins at token `t`, digits or words, without what stands around it: its value and where it ends.
/// For other grammars ("three days ago"); no articles.
pub fn value_at(doc: &Doc<'_>, t: usize) -> Option<(u64, usize)> {
    let cx = context::Context { doc, lenient: false };
    let r = grammar::read(&cx, t).filter(|r| !r.article && !r.no_count)?;
    match r.value {
        grammar::Value::Exact(v) if v.is_multiple_of(MILLION) => Some((u64::try_from(v / MILLION).ok()?, r.end)),
        _ => None,
    }
}

/// The value of a phrase that is a number and nothing else.
pub fn phrase(pack: &Arc<Pack>, phrase: &str) -> Option<u64> {
    phrase::phrase(pack, phrase)
}
