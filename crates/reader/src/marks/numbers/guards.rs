//! Numbers that count nothing: clock times, ages, prices, scores, models, labels.
//!
//! No word of any language stands here; the words are the classes `label`, `measure`, `ordinal` of `numbers.tsv`.

use super::MILLION;
use super::bounds::Before;
use super::context::{Context, is_hyphen};
use super::digits::{self, Shape};
use super::grammar::{Reading, Value};
use super::words::{Class, Tag};
use crate::pack::entries::{Gram, Meaning, Table};
use crate::text::{Case, TokenKind, tokens};

/// Where a run of digits and signs that begins at `t` and is no count ends: "19:30", "9/11", "+40 721 123 456", "2022-01-06".
pub fn run(cx: &Context<'_, '_>, t: usize) -> Option<usize> {
    phone(cx, t).or_else(|| chain(cx, t))
}

/// A run of digits and signs with more tokens than this is no count, whatever it is.
const LONGEST_CHAIN: usize = 40;
/// How many tokens tell a headline.
const HEADLINE: usize = 30;

/// Digits joined by colons or slashes, or by two hyphens and more.
fn chain(cx: &Context<'_, '_>, t: usize) -> Option<usize> {
    let (mut end, mut hyphens, mut other) = (t + 1, 0, 0);
    while let Some(c) = cx.sign(end).filter(|_| cx.joined(end) && cx.joined(end + 1) && cx.is_digits(end + 1)) {
        if end > t + LONGEST_CHAIN {
            return Some(end);
        }
        match c {
            ':' | '/' | '×' | '∶' => other += 1,
            _ if is_hyphen(c) => hyphens += 1,
            // part of a number in the chain
            '.' | ',' => {}
            _ => break,
        }
        end += 2;
    }
    (other > 0 || hyphens > 1).then_some(end)
}

/// A telephone number: "+" before the digits, or a 0 and several groups.
fn phone(cx: &Context<'_, '_>, t: usize) -> Option<usize> {
    let plus = t > 0 && cx.joined(t) && cx.sign(t - 1) == Some('+') && !(cx.joined(t - 1) && t > 1 && cx.is_digits(t - 2));
    let zero = cx.lead(t).and_then(tokens::digit) == Some(0);
    if !plus && !zero {
        return None;
    }
    let (mut end, mut groups, mut count) = (t + 1, 1, digits::len(cx, t));
    while let Some(next) = next_group(cx, end) {
        groups += 1;
        count += digits::len(cx, next);
        end = next + 1;
    }
    (count >= 7 && (plus || groups > 2)).then_some(end)
}

fn next_group(cx: &Context<'_, '_>, end: usize) -> Option<usize> {
    if cx.is_digits(end) && matches!(cx.gap(end), " " | "\u{a0}") {
        return Some(end);
    }
    cx.hyphen(end).filter(|&p| cx.is_digits(p))
}

/// Why a number counts nothing, as far as the numbers beside it are touched by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// "article 5 [and 7]"
    Label,
    /// "[5 and] 7 percent"
    Measure,
    Other,
}

/// Does the number count nothing? `end` is where its expression ends.
pub fn reason(cx: &Context<'_, '_>, r: &Reading, before: &Before, end: usize) -> Option<Reason> {
    if before.label || (before.plain_label && r.digits == Some(Shape::Plain)) {
        return Some(Reason::Label);
    }
    let first = if before.reaches(r.start) { before.start } else { r.start };
    if measured(cx, r.start, end) {
        return Some(Reason::Measure);
    }
    let other = r.no_count
        || broken_value(r)
        || sign_before(cx, first)
        || sign_before(cx, r.start)
        || joined_before(cx, r.start)
        || ordinal_after(cx, r, end)
        || joined_after(cx, r, end)
        || odd_digits(cx, r, before)
        || age_beside(cx, r, end)
        || list_number(cx, r)
        || part_of_name(cx, r);
    other.then_some(Reason::Other)
}

/// 4.2 of something is measured, not counted.
fn broken_value(r: &Reading) -> bool {
    let whole = |v: u128| v.is_multiple_of(MILLION);
    match r.value {
        Value::Exact(v) => !whole(v) || r.digits == Some(Shape::Decimal),
        Value::Vague(a, b) | Value::Range(a, b) => !(whole(a) && whole(b)),
    }
}

/// "%", "km", "years old" after the number, with or without "de" between.
pub fn measured(cx: &Context<'_, '_>, start: usize, end: usize) -> bool {
    if matches!(cx.sign(end), Some('%' | '‰' | '°' | '٪' | '′' | '″' | 'º' | '²' | '³')) || cx.sign(end).is_some_and(is_currency) {
        return cx.together(start, end);
    }
    if !cx.together(start, end) {
        return false;
    }
    if cx.is(end, Class::Measure) {
        return true;
    }
    cx.word(end, Class::Of).is_some_and(|of| cx.is(of.end, Class::Measure) && cx.together(end, of.end))
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '৳' | '฿' | '﷼' | '＄' | '￡' | '￥' | '\u{20a0}'..='\u{20cf}')
}

/// Signs before a number that make it a price, an address or a label.
fn sign_before(cx: &Context<'_, '_>, t: usize) -> bool {
    let Some(s) = t.checked_sub(1).filter(|&s| cx.together(s, t)) else { return false };
    let Some(c) = cx.sign(s) else { return false };
    if is_currency(c) || matches!(c, '№' | '§') {
        return true;
    }
    cx.joined(t) && (matches!(c, '#' | '@' | '/' | '\\' | '_' | '=' | '&' | '^' | '*') || is_minus(cx, s, t))
}

/// "fell to -5": a hyphen onto the number, a space before it.
fn is_minus(cx: &Context<'_, '_>, s: usize, t: usize) -> bool {
    let spaced = cx.token(s).is_some_and(|k| k.space_before);
    let sentence = cx.doc.text.sentence_of(s).s();
    matches!(cx.lead(s), Some('-' | '−')) && spaced && s > sentence && cx.is_digits(t)
}

/// "M16", "AK-47", "Covid-19", "top-10", "example.com/5", "n-o".
fn joined_before(cx: &Context<'_, '_>, t: usize) -> bool {
    let Some(b) = t.checked_sub(1).filter(|_| cx.joined(t)) else { return false };
    let Some(token) = cx.token(b) else { return false };
    match token.kind {
        TokenKind::Word => has_case(token.lead),
        TokenKind::Digits => false,
        TokenKind::Punct => {
            let joins = is_hyphen(token.lead) || token.lead == '.';
            joins && b > 0 && cx.joined(b) && cx.token(b - 1).is_some_and(|k| k.kind != TokenKind::Punct)
        }
    }
}

fn has_case(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

/// "twenty-first", "one third", "3rd" where the pack says that "rd" makes an ordinal.
fn ordinal_after(cx: &Context<'_, '_>, r: &Reading, end: usize) -> bool {
    if !cx.together(r.start, end) {
        return false;
    }
    if cx.hyphen(end).is_some_and(|p| cx.is(p, Class::Ordinal)) {
        return true;
    }
    let Some(f) = cx.word(end, Class::Ordinal) else { return false };
    let third = r.value == Value::Exact(MILLION) && f.word.value >= 3 * MILLION;
    let tens = matches!(r.value, Value::Exact(v) if r.digits.is_none() && f.word.value > 0 && f.word.value < super::sum::place_of(v));
    cx.joined(end) || third || tens
}

/// "5G", "20s", "10-year", "24/7": what is written onto the number and is no ending of a count.
fn joined_after(cx: &Context<'_, '_>, r: &Reading, end: usize) -> bool {
    if !cx.joined(end) || !cx.together(r.start, end) || cx.words(end).any(|f| f.word.class == Class::Suffix) {
        return false;
    }
    let word = |t: usize| cx.token(t).is_some_and(|k| k.kind == TokenKind::Word && has_case(k.lead));
    if word(end) {
        return true;
    }
    if let Some(p) = cx.hyphen(end) {
        return word(p);
    }
    matches!(cx.sign(end), Some('/' | '_' | '@' | '=')) && cx.joined(end + 1)
}

/// Years, telephone numbers, digits with a 0 before them.
fn odd_digits(cx: &Context<'_, '_>, r: &Reading, before: &Before) -> bool {
    if r.digits != Some(Shape::Plain) {
        return year_range(cx, r);
    }
    let len = digits::len(cx, r.start);
    let zero = cx.lead(r.start).and_then(tokens::digit) == Some(0);
    len >= 10 || (zero && len > 1) || (len == 4 && is_year(r.value) && !counted_year(cx, r, before))
}

fn is_year(value: Value) -> bool {
    matches!(value, Value::Exact(v) if (1900 * MILLION..2100 * MILLION).contains(&v))
}

fn year_range(cx: &Context<'_, '_>, r: &Reading) -> bool {
    let Value::Range(low, high) = r.value else { return false };
    is_year(Value::Exact(low)) && is_year(Value::Exact(high)) && cx.is_digits(r.start) && digits::len(cx, r.start) == 4
}

/// Is what looks like a year a count? With a word of bound round numbers are ("about 2000"), and what has a noun that is
/// counted after it.
fn counted_year(cx: &Context<'_, '_>, r: &Reading, before: &Before) -> bool {
    if before.bound.is_none() {
        return counted_next(cx, r);
    }
    let round = matches!(r.value, Value::Exact(v) if v.is_multiple_of(50 * MILLION));
    let next = cx.word(r.end, Class::Of).map_or(r.end, |of| of.end);
    round || (cx.together(r.start, next) && counts(cx, next))
}

/// "killed 2000 soldiers", not "in 2000 soldiers", "the 2000 attacks" nor "Trump's 1995 state".
fn counted_next(cx: &Context<'_, '_>, r: &Reading) -> bool {
    let before = r.start.checked_sub(1).filter(|&b| cx.together(b, r.start) && cx.doc.text.is_word(b));
    let counted = before.is_none_or(|b| {
        let verb = cx.doc.is(b, Gram::CONJ.or(Gram::VERB).or(Gram::BE).or(Gram::HAVE)) && !cx.doc.is(b, Gram::PREP);
        verb || cx.doc.marks_at(b).iter().any(|m| m.table == Table::Triggers)
    });
    let next = cx.word(r.end, Class::Of).map_or(r.end, |of| of.end);
    counted && cx.together(r.start, next) && counts(cx, next)
}

/// Does a noun that may be counted begin at `t`?
pub fn counts(cx: &Context<'_, '_>, t: usize) -> bool {
    cx.doc.marks_at(t).iter().any(|m| match m.table {
        Table::Actors => true,
        Table::Things => matches!(cx.doc.entry(m.entry).meaning, Meaning::Thing(Some(_), _)),
        _ => false,
    })
}

/// "Janine, 19, said", "Ali (34)".
fn age_beside(cx: &Context<'_, '_>, r: &Reading, end: usize) -> bool {
    let aged = matches!(r.value, Value::Exact(v) if v <= 110 * MILLION) && r.digits == Some(Shape::Plain);
    let Some(b) = r.start.checked_sub(2).filter(|&b| aged && cx.together(b, r.start)) else { return false };
    let name = cx.token(b).is_some_and(|k| k.kind == TokenKind::Word && k.case != Case::Lower);
    if !name {
        return false;
    }
    match cx.lead(r.start - 1) {
        Some('(' | '[') => matches!(cx.lead(end), Some(')' | ']')),
        Some(',' | '،') => matches!(cx.lead(end), Some(',' | '،' | '.' | ';' | ')')) || !cx.together(r.start, end),
        _ => false,
    }
}

/// "1. …" or "2) …" at the beginning of a paragraph; "[3]".
fn list_number(cx: &Context<'_, '_>, r: &Reading) -> bool {
    if r.digits != Some(Shape::Plain) {
        return false;
    }
    let t = r.start;
    if note(cx, t, r.end) {
        return true;
    }
    let paragraph = |t: usize| cx.token(t).map(|k| k.paragraph);
    let first = t == 0 || paragraph(t - 1) != paragraph(t);
    let closed = matches!(cx.sign(r.end), Some('.' | ')')) && cx.joined(r.end);
    first && closed && (cx.token(r.end + 1).is_some_and(|k| k.space_before) || paragraph(r.end + 1) != paragraph(t))
}

/// "[3]", and "… said." (3): the number of a note.
fn note(cx: &Context<'_, '_>, t: usize, end: usize) -> bool {
    let Some(b) = t.checked_sub(1) else { return false };
    match (cx.sign(b), cx.sign(end)) {
        (Some('['), Some(']')) => true,
        (Some('('), Some(')')) => b == 0 || cx.sign(b - 1).is_some() || !cx.together(b - 1, b),
        _ => false,
    }
}

/// "by Eleven Media": a capital inside a sentence, and a capital after it.
fn part_of_name(cx: &Context<'_, '_>, r: &Reading) -> bool {
    let capital = |t: usize| cx.token(t).is_some_and(|k| k.kind == TokenKind::Word && k.case == Case::Capital);
    if r.digits.is_some() || !capital(r.start) || !capital(r.end) || !cx.together(r.start, r.end) {
        return false;
    }
    let sentence = cx.doc.text.sentence_of(r.start);
    let starts = crate::marks::words::begins_sentence(cx.doc, r.start);
    let (from, to) = (r.start.saturating_sub(HEADLINE), r.end + HEADLINE);
    !starts && !headline(cx, from.max(sentence.s()), to.min(sentence.e()))
}

/// Are most of these words written with a capital?
fn headline(cx: &Context<'_, '_>, from: usize, to: usize) -> bool {
    let words = || cx.doc.text.tokens[from..to].iter().filter(|k| k.kind == TokenKind::Word);
    let capitals = words().filter(|k| k.case != Case::Lower).count();
    capitals * 2 > words().count()
}

/// Is the word a number only in company, and has it company here? "au murit noua persoane" in a text without diacritics.
pub fn has_company(cx: &Context<'_, '_>, r: &Reading, before: &Before, plain: &mut Option<bool>) -> bool {
    if before.bound.is_some() || before.opened {
        return true;
    }
    let number = !cx.is(r.start, Class::Scale) && counts(cx, r.end);
    number && *plain.get_or_insert_with(|| no_diacritics(cx, r.start))
}

/// Is the paragraph of token `t` written without diacritics?
fn no_diacritics(cx: &Context<'_, '_>, t: usize) -> bool {
    let paragraph = cx.token(t).map(|k| cx.doc.text.paragraphs[k.paragraph as usize]);
    paragraph.is_some_and(|p| p.iter().all(|t| cx.token(t).is_none_or(|k| k.plain || k.kind != TokenKind::Word)))
}

/// Is the word an adjective here? "o lege nouă a fost": a noun before it, and none that is counted after it.
pub fn adjective(cx: &Context<'_, '_>, r: &Reading, before: &Before) -> bool {
    let may = cx.word(r.start, Class::Number).is_some_and(|f| f.word.has(Tag::Adjective) && f.end == r.end);
    if !may || before.bound.is_some() || before.opened || counts(cx, r.end) {
        return false;
    }
    let Some(b) = r.start.checked_sub(1).filter(|&b| cx.together(b, r.start) && cx.doc.text.is_word(b)) else { return false };
    let trigger = cx.doc.marks_at(b).iter().any(|m| m.table == Table::Triggers);
    cx.doc.gram.get(b).is_none_or(|g| g.is_empty()) && !trigger
}

/// May a zero word stand here? Some need a noun ("no casualties").
pub fn zero_stands(cx: &Context<'_, '_>, needs_noun: bool, start: usize, end: usize) -> bool {
    !needs_noun || (cx.together(start, end) && cx.doc.text.is_word(end) && !cx.doc.is(end, Gram::PREP.or(Gram::CONJ).or(Gram::DET)))
}

/// Does an article at `t` stand before a noun?
pub fn article_stands(cx: &Context<'_, '_>, start: usize, end: usize) -> bool {
    let hyphen = start > 0 && cx.joined(start) && cx.sign(start - 1).is_some_and(is_hyphen);
    let number = cx.words(end).any(|f| f.word.begins_number() && !f.word.has(Tag::Joined));
    !hyphen && !number && cx.together(start, end) && cx.doc.text.is_word(end)
}
