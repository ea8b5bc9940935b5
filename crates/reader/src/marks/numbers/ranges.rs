//! Two numbers that are the ends of one count: "20-30", "two or three hundred", "between 10 and 15".

use super::MILLION;
use super::bounds::Before;
use super::context::Context;
use super::digits::Shape;
use super::grammar::{Reading, Value, read};
use super::words::{Class, Tag};

/// How two numbers are linked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    /// A range opened by "between" or "from".
    Opened,
    Word,
}

/// Without "between" or "from" the ends of a range lie no further apart than this.
const WIDEST: u128 = 20;

/// The range that begins with `first`, or `first` as it is.
pub fn extend(cx: &Context<'_, '_>, first: Reading, before: &Before) -> Reading {
    if cx.quiet(first.end) {
        return first;
    }
    let first = something(cx, first);
    if first.no_count || first.article || before.change || matches!(first.value, Value::Range(..)) {
        return first;
    }
    let Some((link, p, entry)) = link(cx, &first, before.opened) else { return first };
    let Some(second) = read(cx, p).filter(|r| cx.together(first.start, p) && !r.article && !r.no_count && !r.lonely) else { return first };
    let value = match (first.value, second.value) {
        (Value::Exact(low), Value::Exact(high)) => ends(&first, &second, low, high, link),
        (Value::Vague(low, _), Value::Vague(_, high)) if link == Link::Word && low < high => Some(Value::Vague(low, high)),
        _ => None,
    };
    let digits = first.digits.is_some() && second.digits.is_some();
    let mut all = Reading { end: second.end, about: false, digits: None, ..first.clone() };
    match value {
        Some(value) => all.value = value,
        // "3-1", "2019-20": a score, a season
        None if link == Link::Dash && digits => all.no_count = true,
        None => return first,
    }
    all.entries.extend(entry);
    all.entries.extend(second.entries);
    all
}

fn link(cx: &Context<'_, '_>, first: &Reading, opened: bool) -> Option<(Link, usize, Option<crate::marks::EntryRef>)> {
    let at = first.end;
    if let Some(p) = cx.dash(at) {
        return Some((Link::Dash, p, None));
    }
    if !cx.together(first.start, at) {
        return None;
    }
    let skip = |p: usize| cx.word(p, Class::Filler).map_or(p, |f| f.end);
    let to = cx.word(at, Class::To).filter(|f| opened || !f.word.has(Tag::Opened));
    if let Some(f) = to {
        return Some((if opened { Link::Opened } else { Link::Word }, skip(f.end), Some(f.entry)));
    }
    let and = cx.word(at, Class::And).filter(|_| opened)?;
    Some((Link::Opened, skip(and.end), Some(and.entry)))
}

fn ends(first: &Reading, second: &Reading, low: u128, high: u128, link: Link) -> Option<Value> {
    let low = spread(first, second, low, high, link);
    let close = link == Link::Opened || high <= low.saturating_mul(WIDEST);
    (low > 0 && low < high && close).then_some(Value::Range(low, high))
}

/// "two or three hundred": the scale of the second counts for the first.
fn spread(first: &Reading, second: &Reading, low: u128, high: u128, link: Link) -> u128 {
    for (multiplied, scale) in second.spread {
        if scale > 0 && low < multiplied {
            return low.saturating_mul(scale) / MILLION;
        }
    }
    // "20-30,000"
    let thousands = link == Link::Dash && first.digits == Some(Shape::Plain) && second.digits == Some(Shape::Grouped);
    if thousands && low < 1000 * MILLION && high.is_multiple_of(1000 * MILLION) && low < high / 1000 {
        return low * 1000;
    }
    low
}

/// "thirty-something": from the round number to the next.
fn something(cx: &Context<'_, '_>, mut first: Reading) -> Reading {
    let (Value::Exact(value), Some(f)) = (first.value, cx.word(first.end, Class::Something)) else { return first };
    let place = super::sum::place_of(value);
    if place < 10 * MILLION || !cx.together(first.start, first.end) {
        return first;
    }
    first.value = Value::Range(value, value + place - MILLION);
    first.end = f.end;
    first.entries.push(f.entry);
    first
}
