//! All dates of a text.

use super::calendar::Days;
use super::edges::Found;
use super::expr::Expr;
use super::lookup::{Reader, ahead};
use super::resolve::{Look, View};
use super::words::{Sense, Senses};
use super::{Basis, Dated, Edge, Precision};
use crate::marks::{Doc, EntryRef};
use crate::pack::entries::{Meaning, Table};
use crate::text::{Case, Range, TokenKind};
use jiff::civil::Date;

/// What was told of last, and in which paragraph.
#[derive(Clone, Copy, Default)]
struct Told {
    day: Option<(u32, Days)>,
    any: Option<(u32, Days)>,
}

impl Told {
    fn tell(&mut self, paragraph: u32, d: &Dated) {
        let (Edge::None, Some(start), Some(end)) = (d.edge, d.start, d.end) else { return };
        let days = Days { start, end, precision: d.precision };
        self.any = Some((paragraph, days));
        if d.precision == Precision::Day {
            self.day = self.any;
        }
    }

    /// Told of in this paragraph or in the one before.
    fn near(told: Option<(u32, Days)>, paragraph: u32) -> Option<Days> {
        told.filter(|(at, _)| paragraph - at <= 1).map(|(_, d)| d)
    }
}

/// All dates of a text, in order, none overlapping; relative ones are counted from `published`, and stay open without it.
pub fn find(doc: &Doc<'_>, published: Option<Date>) -> Vec<Dated> {
    let mut all = Vec::new();
    let mut told = Told::default();
    let near = near_strong(doc);
    let ahead = ahead(doc);
    for (number, paragraph) in doc.text.paragraphs.iter().enumerate() {
        let Some(pack) = doc.pack_of[number] else { continue };
        let reader = Reader { doc, ahead: &ahead, end: paragraph.e(), phrase: false, month_first: doc.packs[pack as usize].about.grammar.date_order == "mdy" };
        let mut t = paragraph.s();
        while t < paragraph.e() {
            let found = if near[t] && may_begin(doc, t) { reader.dated(t) } else { None };
            let Some(found) = found else {
                t += 1;
                continue;
            };
            t = found.end.max(t + 1);
            let number = number as u32;
            if let Some(d) = settle(&reader, &found, published, (Told::near(told.day, number), Told::near(told.any, number))) {
                told.tell(number, &d);
                all.push(d);
            }
        }
    }
    dateline(doc, &mut all);
    all
}

/// How far before the word that makes a date its first word may stand.
const WAY: usize = 8;

/// For each token: does a word that only dates have, or a digit, stand there or soon after it?
fn near_strong(doc: &Doc<'_>) -> Vec<bool> {
    let n = doc.text.len();
    let mut near = vec![false; n];
    let mut next = usize::MAX;
    for t in (0..n).rev() {
        let strong = doc.text.tokens[t].kind == TokenKind::Digits || doc.date_senses(t).any_of(Senses::MAKE_DATE);
        if strong {
            next = t;
        }
        near[t] = next != usize::MAX && next - t <= WAY;
    }
    near
}

/// A quick look, since most words that may stand in a date stand elsewhere: does anything follow that makes one of it?
fn may_begin(doc: &Doc<'_>, t: usize) -> bool {
    if doc.text.tokens[t].kind == TokenKind::Digits {
        return goes_on(doc, t + 1);
    }
    doc.begins(t, Table::Dates)
        && doc.marks_at(t).iter().filter(|m| m.table == Table::Dates).any(|m| match &doc.entry(m.entry).meaning {
            Meaning::Date(w) => alone(w.sense) || goes_on(doc, m.range.e()),
            _ => false,
        })
}

/// A date by itself, or nothing that a date could be in.
fn alone(sense: Sense) -> bool {
    matches!(sense, Sense::Month(_) | Sense::Weekday(_) | Sense::Days(..) | Sense::Anchor(_) | Sense::No | Sense::Every)
}

fn goes_on(doc: &Doc<'_>, t: usize) -> bool {
    let Some(token) = doc.text.tokens.get(t) else { return false };
    match token.kind {
        TokenKind::Digits => true,
        TokenKind::Punct if matches!(token.lead, '.' | '/' | '-' | '–' | '—' | '‑' | '−') => true,
        _ => doc.begins(t, Table::Dates),
    }
}

fn settle(reader: &Reader<'_, '_>, found: &Found, published: Option<Date>, (day, any): (Option<Days>, Option<Days>)) -> Option<Dated> {
    match found.expr {
        Expr::Nothing => return None,
        Expr::Anchor(_) if day.is_none() => return None,
        _ => {}
    }
    // a deadline without year is rather the near one than that of last year
    let look = if found.edge == Edge::Until && found.expr.calendar() { Look::Near } else { Look::Past };
    let view = View { on: published, look, last_day: day, last: any, phrase: false, sunday_first: reader.month_first };
    let days = view.days(&found.expr);
    let future = if found.expr.free() { View { look: Look::Coming, ..view }.days(&found.expr) } else { None };
    let (start, end, precision) = edged(found.edge, days, published);
    let range = Range::new(found.first, found.end);
    Some(Dated {
        range,
        start,
        end,
        precision,
        basis: basis(&found.expr),
        edge: found.edge,
        perhaps_since: found.perhaps_since,
        future: future.map(|d| (d.start, d.end)),
        no_day: false,
        entries: entries(reader.doc, range),
    })
}

fn basis(e: &Expr) -> Basis {
    match e {
        Expr::Anchor(_) => Basis::Inherited,
        e if e.absolute() => Basis::Absolute,
        _ => Basis::Relative,
    }
}

fn edged(edge: Edge, days: Option<Days>, published: Option<Date>) -> (Option<Date>, Option<Date>, Precision) {
    let Some(d) = days else { return (None, None, Precision::Day) };
    match edge {
        Edge::None => (Some(d.start), Some(d.end), d.precision),
        Edge::Since => (Some(d.start), published.filter(|p| *p >= d.start), Precision::Interval),
        Edge::Until => (None, Some(d.end), Precision::Interval),
    }
}

fn entries(doc: &Doc<'_>, range: Range) -> Vec<EntryRef> {
    doc.marks_in(range).iter().filter(|m| m.table == Table::Dates && m.range.end <= range.end).map(|m| m.entry).collect()
}

/// At most so many tokens stand before the date of a dateline.
const DATELINE: usize = 16;

/// "PORT MORESBY, Feb 20 —": the first date, where names alone stand before it and a dash behind.
fn dateline(doc: &Doc<'_>, all: &mut [Dated]) {
    let Some(first) = all.first_mut() else { return };
    let text = &doc.text;
    let (s, e) = (first.range.s(), first.range.e());
    let paragraph = text.paragraphs[text.tokens[s].paragraph as usize];
    if s == paragraph.s() || s - paragraph.s() > DATELINE || text.tokens[s].paragraph > 2 || first.edge != Edge::None || first.precision != Precision::Day {
        return;
    }
    let name = |t: usize| !text.is_word(t) || text.tokens[t].case != Case::Lower;
    let mut after = e;
    while after < paragraph.e() && (text.is_punct(after, ')') || text.is_punct(after, '.') || text.is_comma(after)) {
        after += 1;
    }
    let behind = after < paragraph.e() && (text.is_dash(after) || text.is_punct(after, ':') || text.is_punct(after, '(') || text.is_punct(after, '/'));
    let place = text.is_word(paragraph.s()) && text.tokens[paragraph.s()].case == Case::Upper || (paragraph.s()..s).any(|t| text.is_comma(t) || text.is_dash(t));
    if behind && place && (paragraph.s()..s).all(name) {
        first.basis = Basis::Dateline;
    }
}
