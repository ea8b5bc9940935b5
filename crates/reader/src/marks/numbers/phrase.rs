//! A phrase that is a number and nothing else.

use super::MILLION;
use super::context::Context;
use super::digits::{self, Shape};
use super::grammar::{self, Value};
use super::words::Class;
use crate::marks::Doc;
use crate::pack::Pack;
use crate::text::Text;
use std::sync::Arc;

/// The value of a phrase that is a number and nothing else.
pub fn phrase(pack: &Arc<Pack>, phrase: &str) -> Option<u64> {
    let text = Text::new(phrase.trim(), &|folded| pack.is_abbreviation(folded));
    if text.paragraphs.len() != 1 {
        return None;
    }
    let doc = Doc::new(text, vec![pack.clone()], vec![Some(0)], &[]);
    let cx = Context { doc: &doc, lenient: true };
    let (value, end) = leading(&cx)?;
    let whole = value.is_multiple_of(MILLION) && ends(&cx, value, end);
    whole.then(|| u64::try_from(value / MILLION).ok()).flatten()
}

fn leading(cx: &Context<'_, '_>) -> Option<(u128, usize)> {
    if let Some(f) = cx.word(0, Class::Zero) {
        return Some((0, f.end));
    }
    if let Some(found) = bare_fraction(cx) {
        return Some(found);
    }
    one(cx, 0)
}

fn one(cx: &Context<'_, '_>, t: usize) -> Option<(u128, usize)> {
    let r = grammar::read(cx, t)?;
    match r.value {
        Value::Exact(v) if r.digits != Some(Shape::Broken) => Some((v, r.end)),
        _ => None,
    }
}

/// ".5 million"
fn bare_fraction(cx: &Context<'_, '_>) -> Option<(u128, usize)> {
    if !matches!(cx.sign(0), Some('.' | ',')) || !cx.joined(1) {
        return None;
    }
    let d = digits::read(cx, 1).filter(|d| d.shape == Shape::Plain)?;
    let len = u32::try_from(digits::len(cx, 1)).ok()?;
    let scale = cx.word(d.end, Class::Scale)?;
    let value = d.value.checked_mul(scale.word.value)? / MILLION / 10u128.checked_pow(len)?;
    Some((value, scale.end))
}

/// May the phrase end here? It may say the same once more in brackets, or begin a noun ("a couple of people").
fn ends(cx: &Context<'_, '_>, value: u128, end: usize) -> bool {
    let n = cx.doc.text.len();
    if end >= n {
        return true;
    }
    let bracket = usize::from(cx.sign(end) == Some('('));
    if let Some((v, e)) = one(cx, end + bracket) {
        return v == value && e + bracket == n && (bracket == 0 || cx.sign(e) == Some(')'));
    }
    let Some(of) = cx.word(end, Class::Of) else { return false };
    of.end == n || (of.end + 1 == n && cx.doc.text.is_word(of.end))
}
