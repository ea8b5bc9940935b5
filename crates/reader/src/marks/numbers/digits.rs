//! Numbers in digits: groups, signs between them, decimals.

use super::MILLION;
use super::context::Context;
use crate::text::tokens;

/// How a number in digits is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One run of digits.
    Plain,
    /// With signs or spaces between groups of thousands (or of lakhs).
    Grouped,
    Decimal,
    /// Runs of digits and signs that are no number: a date, an address, a list.
    Broken,
}

#[derive(Clone, Copy, Debug)]
pub struct Digits {
    pub end: usize,
    /// In millionths.
    pub value: u128,
    pub shape: Shape,
    /// "1.234" read as a decimal, for where a scale follows.
    pub fraction: Option<u128>,
}

/// More groups than any number has.
const MOST: usize = 12;
const LONGEST: usize = 18;

/// The groups of a run of digits: token of each, and the sign before each but the first.
struct Groups {
    at: [usize; MOST],
    signs: [char; MOST],
    len: usize,
}

impl Groups {
    fn end(&self) -> usize {
        self.at[self.len - 1] + 1
    }
    fn push(&mut self, sign: char, at: usize) {
        self.at[self.len] = at;
        self.signs[self.len] = sign;
        self.len += 1;
    }
}

/// Reads the digits that begin at token `t`.
pub fn read(cx: &Context<'_, '_>, t: usize) -> Option<Digits> {
    if !cx.is_digits(t) {
        return None;
    }
    let mut groups = Groups { at: [t; MOST], signs: [' '; MOST], len: 1 };
    spaced_groups(cx, &mut groups);
    let spaces = groups.len;
    signed_groups(cx, &mut groups);
    Some(judge(cx, &groups, spaces))
}

/// "12 000": later groups have three digits, one space before them.
fn spaced_groups(cx: &Context<'_, '_>, groups: &mut Groups) {
    if len(cx, groups.at[0]) > 3 || cx.lead(groups.at[0]).and_then(tokens::digit) == Some(0) {
        return;
    }
    // "6 January 300 people" has no date in its digits; "January 6 300 people" has
    let first = groups.at[0];
    let plain_space = first == 0 || cx.doc.date_word(first - 1).is_none();
    while groups.len < MOST {
        let next = groups.end();
        let space = match cx.gap(next) {
            " " => plain_space,
            "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2007}" | "\u{2005}" | "\u{2006}" => true,
            _ => false,
        };
        if !space || !cx.is_digits(next) || len(cx, next) != 3 || !cx.together(first, next) {
            return;
        }
        groups.push(' ', next);
    }
}

/// "3.000", "1,234.56", "3'000".
fn signed_groups(cx: &Context<'_, '_>, groups: &mut Groups) {
    while groups.len < MOST {
        let sign = groups.end();
        let Some(c) = cx.sign(sign).filter(|c| is_group_sign(*c)) else { return };
        if !(cx.joined(sign) && cx.joined(sign + 1) && cx.is_digits(sign + 1)) {
            return;
        }
        if is_apostrophe(c) && len(cx, sign + 1) != 3 {
            return;
        }
        groups.push(if is_apostrophe(c) { '\'' } else { c }, sign + 1);
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '′')
}

fn is_group_sign(c: char) -> bool {
    matches!(c, '.' | ',' | '٬' | '٫' | '،' | '·' | '˙') || is_apostrophe(c)
}

fn judge(cx: &Context<'_, '_>, groups: &Groups, spaces: usize) -> Digits {
    let n = groups.len;
    if spaces > 1 {
        // after spaces only a decimal part may follow
        return match n - spaces {
            0 => whole(cx, groups, n, Shape::Grouped),
            1 => decimal(cx, groups, spaces),
            _ => broken(groups),
        };
    }
    match n {
        1 => whole(cx, groups, 1, Shape::Plain),
        2 => judge_one_sign(cx, groups),
        _ => judge_many_signs(cx, groups),
    }
}

/// One sign: thousands when three digits follow, else decimals.
fn judge_one_sign(cx: &Context<'_, '_>, groups: &Groups) -> Digits {
    let (first, sign) = (groups.at[0], groups.signs[1]);
    let zero = all_zero(cx, first);
    match (sign, len(cx, first), len(cx, groups.at[1])) {
        ('٫', ..) => decimal(cx, groups, 1),
        ('.' | ',' | '·' | '˙', 1..=3, 3) if zero => decimal(cx, groups, 1),
        (_, 1..=3, 3) => {
            let fraction = is_decimal_sign(cx, first, sign).then(|| decimal(cx, groups, 1).value);
            Digits { fraction, ..whole(cx, groups, 2, Shape::Grouped) }
        }
        // "in 2021,300 people": a forgotten space
        (',' | '،', 4.., 3..) | ('\'', ..) => whole(cx, groups, 1, Shape::Plain),
        ('٬', ..) => broken(groups),
        _ => decimal(cx, groups, 1),
    }
}

fn judge_many_signs(cx: &Context<'_, '_>, groups: &Groups) -> Digits {
    let n = groups.len;
    if is_thousands(cx, groups, n) || is_lakhs(cx, groups, n) {
        return whole(cx, groups, n, Shape::Grouped);
    }
    let last = groups.signs[n - 1];
    let grouped = is_thousands(cx, groups, n - 1) || is_lakhs(cx, groups, n - 1);
    if grouped && last != groups.signs[1] && matches!(last, '.' | ',' | '٫' | '·') {
        return decimal(cx, groups, n - 1);
    }
    broken(groups)
}

/// The same sign everywhere and three digits after each.
fn is_thousands(cx: &Context<'_, '_>, groups: &Groups, n: usize) -> bool {
    let same = groups.signs[1..n].iter().all(|s| *s == groups.signs[1]);
    let three = groups.at[1..n].iter().all(|&g| len(cx, g) == 3);
    same && three && len(cx, groups.at[0]) <= 3 && !all_zero(cx, groups.at[0])
}

/// "1,20,000": groups of two, three digits at the end.
fn is_lakhs(cx: &Context<'_, '_>, groups: &Groups, n: usize) -> bool {
    n > 2 && groups.signs[1..n].iter().all(|s| *s == ',') && len(cx, groups.at[0]) <= 2 && groups.at[1..n - 1].iter().all(|&g| len(cx, g) == 2) && len(cx, groups.at[n - 1]) == 3
}

fn is_decimal_sign(cx: &Context<'_, '_>, t: usize, sign: char) -> bool {
    let mut buffer = [0u8; 4];
    let sign: &str = sign.encode_utf8(&mut buffer);
    cx.doc.pack(t).is_some_and(|p| p.about.grammar.decimal == sign)
}

fn broken(groups: &Groups) -> Digits {
    Digits { end: groups.end(), value: 0, shape: Shape::Broken, fraction: None }
}

/// The first `n` groups as one whole number.
fn whole(cx: &Context<'_, '_>, groups: &Groups, n: usize, shape: Shape) -> Digits {
    let end = groups.at[n - 1] + 1;
    match number(cx, &groups.at[..n]) {
        Some(value) => Digits { end, value: value * MILLION, shape, fraction: None },
        None => Digits { end, value: 0, shape: Shape::Broken, fraction: None },
    }
}

/// The first `n` groups, and the next one as decimals.
fn decimal(cx: &Context<'_, '_>, groups: &Groups, n: usize) -> Digits {
    let Some(value) = number(cx, &groups.at[..n]) else { return broken(groups) };
    let mut part = 0u128;
    let mut unit = MILLION / 10;
    for c in cx.doc.text.word(groups.at[n]).chars() {
        part += u128::from(tokens::digit(c).unwrap_or(0)) * unit;
        unit /= 10;
    }
    let shape = if part == 0 && n > 1 { Shape::Grouped } else { Shape::Decimal };
    Digits { end: groups.at[n] + 1, value: value * MILLION + part, shape, fraction: None }
}

fn number(cx: &Context<'_, '_>, groups: &[usize]) -> Option<u128> {
    let (mut value, mut count) = (0u128, 0);
    for &g in groups {
        for c in cx.doc.text.word(g).chars() {
            value = value * 10 + u128::from(tokens::digit(c)?);
            count += 1;
            if count > LONGEST {
                return None;
            }
        }
    }
    Some(value)
}

/// Digits of a group, counted in characters.
pub fn len(cx: &Context<'_, '_>, t: usize) -> usize {
    let word = cx.doc.text.word(t);
    if word.is_ascii() { word.len() } else { word.chars().count() }
}

fn all_zero(cx: &Context<'_, '_>, t: usize) -> bool {
    cx.doc.text.word(t).chars().all(|c| tokens::digit(c) == Some(0))
}
