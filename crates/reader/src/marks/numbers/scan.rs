//! The pass over a text that finds its numbers.

use super::bounds::{self, Before};
use super::context::{Context, Found};
use super::digits::Shape;
use super::grammar::{self, Reading, Value};
use super::guards::{self, Reason};
use super::ranges;
use super::words::{Class, Tag};
use super::{MILLION, Number};
use crate::marks::{Doc, EntryRef};
use crate::pack::entries::{Gram, Table};
use crate::text::{Range, TokenKind};
use crate::vocabulary::Bound;

/// All numbers of a text, in order, none overlapping.
pub fn find(doc: &Doc<'_>) -> Vec<Number> {
    let mut scan = Scan { cx: Context { doc, lenient: false }, out: Vec::new(), before: Before::default(), labelled: None, plain: None };
    for (paragraph, range) in doc.text.paragraphs.iter().enumerate() {
        if doc.pack_of.get(paragraph).is_some_and(Option::is_some) {
            scan.paragraph(range.s(), range.e());
        }
    }
    scan.out
}

struct Scan<'d, 'a> {
    cx: Context<'d, 'a>,
    out: Vec<Number>,
    before: Before,
    /// Where the last number ended that stood after a label ("articles 5 and 7").
    labelled: Option<usize>,
    /// Is the paragraph written without diacritics? Known once it is asked.
    plain: Option<bool>,
}

impl Scan<'_, '_> {
    fn paragraph(&mut self, start: usize, end: usize) {
        let doc = self.cx.doc;
        self.plain = None;
        let mut t = start;
        while t < end {
            let digits = doc.text.tokens[t].kind == TokenKind::Digits;
            // most tokens are neither
            if !digits && !doc.begins(t, Table::Numbers) {
                t += 1;
                continue;
            }
            t = self.token(t, digits).max(t + 1);
        }
    }

    /// Looks at a token that may begin a number, and gives where to go on.
    fn token(&mut self, t: usize, digits: bool) -> usize {
        if digits {
            if let Some(end) = guards::run(&self.cx, t) {
                return self.no_count(t, end);
            }
            return self.number(t);
        }
        let mut next = t + 1;
        let mut before = None;
        let mut number = false;
        for f in self.cx.words(t) {
            match f.word.class {
                Class::Idiom | Class::Ordinal => next = next.max(f.end),
                Class::Zero if guards::zero_stands(&self.cx, f.word.has(Tag::Noun), t, f.end) => return self.zero(t, f),
                _ if f.word.begins_number() => number = true,
                _ if bounds::stands_before(&f) && before.is_none() => before = Some(f),
                _ => {}
            }
        }
        number |= self.cx.begins_glued(t);
        if next > t + 1 || !number && before.is_none() {
            return next;
        }
        if number {
            let after = self.number(t);
            if after > t + 1 || before.is_none() {
                return after;
            }
        }
        match before {
            Some(f) => {
                self.before.take(t, f);
                // the words of a change may hold a number: "rose by 6 from"
                if f.word.class == Class::Change { t + 1 } else { f.end }
            }
            None => t + 1,
        }
    }

    fn number(&mut self, t: usize) -> usize {
        let cx = self.cx;
        if !self.before.reaches(t) {
            self.before.clear();
        }
        let Some(first) = grammar::read(&cx, t) else { return t + 1 };
        if first.lonely && !guards::has_company(&cx, &first, &self.before, &mut self.plain) {
            return first.end;
        }
        if guards::adjective(&cx, &first, &self.before) {
            return first.end;
        }
        if first.article && !guards::article_stands(&cx, t, first.end) {
            return first.end;
        }
        let mut r = ranges::extend(&cx, first, &self.before);
        if let Some(f) = cx.word(r.end, Class::Suffix).filter(|f| cx.joined(r.end) && f.word.has(Tag::Inside)) {
            r.end = f.end;
            r.entries.push(f.entry);
        }
        let after = bounds::after(&cx, t, r.end);
        let reason = guards::reason(&cx, &r, &self.before, after.end).or_else(|| self.listed(t, after.end));
        let end = after.end;
        self.emit(r, after, reason);
        self.before.clear();
        end
    }

    /// The number of a reading with what stands before and after it.
    fn emit(&mut self, r: Reading, after: bounds::After, reason: Option<Reason>) {
        let mut start = self.start(&r);
        let sign = bounds::sign_before(&self.cx, r.start);
        if sign.is_some() {
            start = start.min(r.start - 1);
        }
        let bound = self.before.bound.into_iter().chain(sign).chain(after.bound);
        let bound = bound.reduce(|a, b| if a == Bound::About { b } else { a });
        let broken = r.digits == Some(Shape::Broken);
        let open = (None, None, None, Bound::Exact);
        let Some(values) = (if broken { Some(open) } else { values(&r, bound) }) else { return };
        let mut entries = std::mem::take(&mut self.before.entries);
        entries.extend_from_slice(&r.entries);
        entries.extend(after.entry);
        let number = Number {
            range: Range::new(start, after.end),
            number: Range::new(r.start, after.number_end.max(r.end)),
            best: values.0,
            low: values.1,
            high: values.2,
            bound: values.3,
            article: r.article,
            zero: values.0 == Some(0) && reason.is_none(),
            no_count: reason.is_some(),
            entries,
        };
        self.push(number, reason);
    }

    /// Where the expression begins: with "between" where it is a range, else with the words of bound.
    fn start(&self, r: &Reading) -> usize {
        let before = &self.before;
        if !before.reaches(r.start) {
            return r.start;
        }
        match r.value {
            Value::Range(..) if before.opened => before.start,
            _ if before.bound.is_some() => before.bound_start,
            _ => r.start,
        }
    }

    fn push(&mut self, number: Number, reason: Option<Reason>) {
        let (start, end) = (number.range.s(), number.range.e());
        self.out.push(number);
        self.labelled = (reason == Some(Reason::Label)).then_some(end);
        if reason == Some(Reason::Measure) {
            self.measure_back(start);
        }
    }

    /// "5 and 7 percent", "5, 6 and 7 percent": the measure counts for all of them.
    fn measure_back(&mut self, start: usize) {
        let mut next = start;
        let mut joined = false;
        for n in (0..self.out.len() - 1).rev() {
            let link = link(&self.cx, self.out[n].range.e(), next);
            joined |= link == Link::Word;
            if link == Link::None || !joined {
                return;
            }
            self.out[n].no_count = true;
            next = self.out[n].range.s();
        }
    }

    /// Does the number go on with a list that a label opened? "articles 5, 6 and 7"
    fn listed(&self, start: usize, end: usize) -> Option<Reason> {
        let cx = &self.cx;
        let fits = match link(cx, self.labelled?, start) {
            Link::Word => true,
            Link::Comma => cx.doc.text.is_comma(end) || cx.is(end, Class::And) || !cx.together(start, end) || cx.sign(end).is_some(),
            Link::None => false,
        };
        fits.then_some(Reason::Label)
    }

    fn zero(&mut self, t: usize, f: Found<'_>) -> usize {
        self.before.clear();
        let range = Range::new(t, f.end);
        let reason = guards::measured(&self.cx, t, f.end).then_some(Reason::Other);
        self.push(Number { no_count: reason.is_some(), ..exact(range, 0, vec![f.entry]) }, reason);
        f.end
    }

    fn no_count(&mut self, t: usize, end: usize) -> usize {
        self.before.clear();
        let range = Range::new(t, end);
        self.push(Number { best: None, low: None, high: None, zero: false, no_count: true, ..exact(range, 0, Vec::new()) }, Some(Reason::Other));
        end
    }
}

fn exact(range: Range, value: u64, entries: Vec<EntryRef>) -> Number {
    let v = Some(value);
    Number { range, number: range, best: v, low: v, high: v, bound: Bound::Exact, article: false, zero: value == 0, no_count: false, entries }
}

/// What stands between two numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    Comma,
    /// "and", "or", "to", with or without a comma.
    Word,
}

fn link(cx: &Context<'_, '_>, from: usize, to: usize) -> Link {
    if !(from < to && to - from <= 2 && cx.together(from, to)) {
        return Link::None;
    }
    let comma = cx.doc.text.is_comma(from);
    let p = from + usize::from(comma);
    if p == to {
        return if comma { Link::Comma } else { Link::None };
    }
    let word = cx.words(p).any(|f| f.end == to && matches!(f.word.class, Class::And | Class::To | Class::From)) || (p + 1 == to && cx.doc.is(p, Gram::CONJ));
    if word { Link::Word } else { Link::None }
}

type Values = (Option<u64>, Option<u64>, Option<u64>, Bound);

/// Best, low, high and bound by the reading format; nothing where no number can hold the value.
fn values(r: &Reading, bound: Option<Bound>) -> Option<Values> {
    let whole = |v: u128| u64::try_from(v / MILLION).ok();
    Some(match r.value {
        Value::Exact(v) => {
            let n = Some(whole(v)?);
            match bound {
                Some(Bound::AtLeast) => (n, n, None, Bound::AtLeast),
                Some(Bound::AtMost) => (n, None, n, Bound::AtMost),
                Some(Bound::About) => (n, None, None, Bound::About),
                _ if r.about => (n, None, None, Bound::About),
                _ => (n, n, n, Bound::Exact),
            }
        }
        Value::Vague(low, high) => (None, Some(whole(low)?), Some(whole(high)?), Bound::Vague),
        Value::Range(low, high) => (None, Some(whole(low)?), Some(whole(high)?), Bound::Range),
    })
}
