//! One number: digits or words, from its first token on.

use super::MILLION;
use super::context::{Context, Found};
use super::digits::{self, Shape};
use super::glue;
use super::sum::{Sum, place_of};
use super::words::{Class, Tag};
use crate::marks::EntryRef;

/// What a number says, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Exact(u128),
    /// An interval that a word opens: "dozens".
    Vague(u128, u128),
    /// An interval with ends: "20 to 30".
    Range(u128, u128),
}

#[derive(Clone, Debug)]
pub struct Reading {
    pub start: usize,
    pub end: usize,
    pub value: Value,
    /// Made with a round word ("a dozen").
    pub about: bool,
    /// Nothing but an article.
    pub article: bool,
    /// Is a number only in company, and has none.
    pub lonely: bool,
    /// Nothing but digits, written so.
    pub digits: Option<Shape>,
    /// A year in words ("nineteen ninety-two"), a run of signs that is no number.
    pub no_count: bool,
    /// How the last scales were reached: what was multiplied, and by how much. "two or three hundred" needs it.
    pub spread: [(u128, u128); 2],
    pub entries: Vec<EntryRef>,
}

/// Reads the number that begins at token `t`.
pub fn read(cx: &Context<'_, '_>, t: usize) -> Option<Reading> {
    let mut builder = Builder::new(cx, t);
    if !builder.first(t) {
        return None;
    }
    while builder.more() {}
    builder.finish()
}

#[derive(Clone, Copy)]
enum VagueKind {
    /// "several": takes the interval of the scale after it.
    Several,
    /// "tens": multiplied whole.
    Scale,
    /// "kilkanaście": its ends are multiplied.
    Word,
}

/// Where to go back to when what was joined turns out to be another number.
#[derive(Clone, Copy)]
struct Saved {
    at: usize,
    sum: Sum,
    entries: usize,
    last_scale: Option<u128>,
}

struct Builder<'c, 'd, 'a> {
    cx: &'c Context<'d, 'a>,
    start: usize,
    /// The token after what was read.
    at: usize,
    sum: Sum,
    vague: Option<(u128, u128, VagueKind)>,
    atoms: u32,
    /// The last word was this scale.
    last_scale: Option<u128>,
    shape: Option<Shape>,
    about: bool,
    article: bool,
    company: bool,
    no_count: bool,
    stopped: bool,
    spread: [(u128, u128); 2],
    saved: Option<Saved>,
    entries: Vec<EntryRef>,
}

impl<'c, 'd, 'a> Builder<'c, 'd, 'a> {
    fn new(cx: &'c Context<'d, 'a>, start: usize) -> Self {
        Builder {
            cx,
            start,
            at: start,
            sum: Sum::default(),
            vague: None,
            atoms: 0,
            last_scale: None,
            shape: None,
            about: false,
            article: false,
            company: false,
            no_count: false,
            stopped: false,
            spread: [(0, 0); 2],
            saved: None,
            entries: Vec::new(),
        }
    }

    fn take(&mut self, found: Found<'_>) {
        self.at = found.end;
        self.atoms += 1;
        self.entries.push(found.entry);
    }

    /// Does the number go on at `p`, in the same sentence?
    fn reaches(&self, p: usize) -> bool {
        self.cx.together(self.start, p)
    }

    fn first(&mut self, t: usize) -> bool {
        if let Some(d) = digits::read(self.cx, t) {
            return self.first_digits(d);
        }
        let article = self.cx.skip_article(t);
        if article > t && self.first_half(article) {
            return true;
        }
        if let Some(f) = self.cx.word(t, Class::Number) {
            self.take(f);
            self.article = f.word.has(Tag::Article);
            self.company = f.word.has(Tag::Company);
            let place = if f.word.has(Tag::Teens) { 20 * MILLION } else { place_of(f.word.value) };
            return self.sum.push(f.word.value, place);
        }
        if let Some(f) = self.cx.word(t, Class::Scale).filter(|f| !f.word.has(Tag::Joined)) {
            return self.first_scale(f);
        }
        if let Some(f) = self.cx.word(t, Class::Vague).filter(|f| !f.word.has(Tag::Of) || self.cx.is(f.end, Class::Of)) {
            self.take(f);
            let kind = if f.word.has(Tag::Several) { VagueKind::Several } else { VagueKind::Word };
            self.vague = Some((f.word.low, f.word.high, kind));
            return true;
        }
        self.first_half(t) || self.first_glued(t)
    }

    /// "zweihundert": a number of several words written as one.
    fn first_glued(&mut self, t: usize) -> bool {
        let Some(g) = glue::read(self.cx, t) else { return false };
        self.at = t + 1;
        self.atoms = 1;
        self.entries.extend(g.entries);
        self.spread = g.spread;
        self.sum.push(g.value, place_of(g.value))
    }

    fn first_digits(&mut self, d: digits::Digits) -> bool {
        self.at = d.end;
        self.atoms = 1;
        self.shape = Some(d.shape);
        if d.shape == Shape::Broken {
            self.no_count = true;
            self.stopped = true;
        }
        // "1.234 million" in a language whose decimal sign is the stop
        let value = match d.fraction.filter(|_| self.scale_ahead(d.end, 1000 * MILLION)) {
            Some(fraction) => fraction,
            None => d.value,
        };
        self.sum.push(value, place_of(value))
    }

    /// Does a scale of at least `least` stand at `p`?
    fn scale_ahead(&self, p: usize, least: u128) -> bool {
        let p = self.cx.word(p, Class::Of).map_or(p, |of| of.end);
        self.reaches(p) && self.scale_at(p).is_some_and(|f| f.word.value >= least)
    }

    /// A scale at `p`; those that are only written onto digits count there alone.
    fn scale_at(&self, p: usize) -> Option<Found<'d>> {
        let f = self.cx.word(p, Class::Scale)?;
        let onto = self.cx.joined(p) && p > 0 && self.cx.is_digits(p - 1);
        (!f.word.has(Tag::Joined) || onto || self.cx.lenient).then_some(f)
    }

    fn first_scale(&mut self, f: Found<'_>) -> bool {
        let w = f.word;
        if w.has(Tag::Of) && !self.cx.is(f.end, Class::Of) {
            return false;
        }
        self.take(f);
        self.company = w.has(Tag::Company);
        self.last_scale = Some(w.value);
        self.about = w.has(Tag::About);
        if w.has(Tag::Vague) {
            self.vague = Some((w.low, w.high, VagueKind::Scale));
            return true;
        }
        self.spread = [(MILLION, w.value); 2];
        self.sum.push(w.value, place_of(w.value))
    }

    /// "half a dozen", "jumătate de milion".
    fn first_half(&mut self, t: usize) -> bool {
        let Some(half) = self.cx.word(t, Class::Half) else { return false };
        let mut p = self.cx.hyphen(half.end).unwrap_or(half.end);
        p = self.cx.skip_article(p);
        p = self.cx.hyphen(p).unwrap_or(p);
        p = self.cx.word(p, Class::Of).map_or(p, |of| of.end);
        let Some(scale) = self.cx.word(p, Class::Scale).filter(|f| self.reaches(p) && !f.word.has(Tag::Joined)) else { return false };
        self.take(half);
        self.sum.push(half.word.value, 0);
        self.multiply(scale)
    }

    /// Takes what the number goes on with.
    fn more(&mut self) -> bool {
        let at = self.at;
        if self.stopped || self.cx.quiet(at) || !self.reaches(at) {
            return false;
        }
        if self.scale(at) {
            return true;
        }
        if self.hyphenated(at) || self.scale_after_of(at) {
            return true;
        }
        !self.stopped && (self.add(at) || self.joined_half() || self.joined_add() || self.point())
    }

    /// "twenty-one", "two-hundred"
    fn hyphenated(&mut self, at: usize) -> bool {
        let next = self.cx.hyphen(at).filter(|&p| self.reaches(p));
        next.is_some_and(|p| self.scale(p) || (self.shape.is_none() && self.add(p)))
    }

    fn scale(&mut self, p: usize) -> bool {
        // "a score of people", but "a score draw"
        let stands = |f: &Found<'_>| self.cx.lenient || !(self.article && f.word.has(Tag::Of)) || self.cx.is(f.end, Class::Of);
        self.scale_at(p).filter(stands).is_some_and(|f| self.multiply(f))
    }

    /// "tens of thousands", "21 de milioane"; but in English not "two of thousands".
    fn scale_after_of(&mut self, at: usize) -> bool {
        let Some(of) = self.cx.word(at, Class::Of) else { return false };
        let Some(f) = self.scale_at(of.end).filter(|_| self.reaches(of.end)) else { return false };
        let strict = of.word.has(Tag::Vague) && self.vague.is_none() && f.word.has(Tag::Vague);
        if strict || self.article || !self.multiply(f) {
            return false;
        }
        self.entries.push(of.entry);
        true
    }

    fn multiply(&mut self, f: Found<'_>) -> bool {
        let w = f.word;
        if let Some((low, high, kind)) = self.vague {
            self.vague = Some(match kind {
                VagueKind::Several => (w.low, w.high, VagueKind::Scale),
                VagueKind::Scale => (times(low, w.value), times(high + MILLION, w.value) - MILLION, VagueKind::Scale),
                VagueKind::Word => (times(low, w.value), times(high, w.value), VagueKind::Word),
            });
            self.take(f);
            return true;
        }
        if w.has(Tag::Alone) && self.shape.is_some() && !self.cx.lenient {
            self.go_back();
            return false;
        }
        let before = self.sum;
        let bare = !w.has(Tag::Vague) && self.shape.is_none();
        // digits are multiplied whole ("3000K"), and so is what round words count ("two hundred dozens")
        let whole = (self.shape.is_some() && self.atoms == 1) || w.has(Tag::About);
        let below = match self.sum.total() {
            total if whole => self.sum.replace(total, w.value),
            _ => self.sum.multiply(w.value, bare),
        };
        let Some(below) = below else {
            self.go_back();
            return false;
        };
        let chained = before.single() == Some(below) && self.last_scale.is_some() && self.spread[0].1 > 0;
        self.spread[0] = if chained { (self.spread[0].0, times(self.spread[0].1, w.value)) } else { (below, w.value) };
        self.spread[1] = (below, w.value);
        self.about |= w.has(Tag::About);
        self.last_scale = Some(w.value);
        self.article = false;
        self.saved = None;
        self.take(f);
        true
    }

    /// What was joined last belongs to the next number: "one hundred and [two hundred]".
    fn go_back(&mut self) {
        if let Some(s) = self.saved.take() {
            self.at = s.at;
            self.sum = s.sum;
            self.entries.truncate(s.entries);
            self.last_scale = s.last_scale;
            self.spread = [(0, 0); 2];
        }
        self.stopped = true;
    }

    /// A further number right after the last.
    fn add(&mut self, p: usize) -> bool {
        if self.vague.is_some() || self.article {
            return false;
        }
        if self.cx.is_digits(p) {
            return self.add_digits(p);
        }
        let Some(f) = self.cx.word(p, Class::Number) else { return self.add_glued(p) };
        // "un milion o sută", but not "one hundred a day"
        if f.word.has(Tag::Article) && !self.scale_ahead(f.end, 2 * MILLION) {
            return false;
        }
        if self.shape.is_some() && self.last_scale.is_none() && !self.cx.lenient {
            return false;
        }
        let v = f.word.value;
        if !(self.two_by_two(v) || self.sum.add(v)) {
            return false;
        }
        if f.word.has(Tag::Teens) {
            self.sum.open_to(20 * MILLION);
        }
        self.last_scale = None;
        self.spread = [(0, 0); 2];
        self.take(f);
        true
    }

    /// "zwei Millionen dreihunderttausend"
    fn add_glued(&mut self, p: usize) -> bool {
        if self.last_scale.is_none() {
            return false;
        }
        let Some(g) = glue::read(self.cx, p).filter(|g| self.sum.fits(g.value)) else { return false };
        self.at = p + 1;
        self.atoms += 1;
        self.last_scale = None;
        self.spread = [(0, 0); 2];
        self.entries.extend(g.entries);
        self.sum.add(g.value)
    }

    /// "3 million 200 thousand"; "twenty 3" only where nothing else is meant.
    fn add_digits(&mut self, p: usize) -> bool {
        let Some(d) = digits::read(self.cx, p) else { return false };
        let scaled = self.last_scale.is_some_and(|s| s >= 1000 * MILLION) && self.scale_at(d.end).is_some_and(|f| Some(f.word.value) < self.last_scale);
        let plain = d.shape == Shape::Plain && !self.cx.doc.text.is_punct(p - 1, '-');
        if !plain || !(scaled || (self.cx.lenient && self.shape.is_none())) || !self.sum.add(d.value) {
            return false;
        }
        self.at = d.end;
        self.atoms += 1;
        self.last_scale = None;
        true
    }

    /// "nineteen ninety": a year; "one twenty": in a phrase alone, a hundred and twenty.
    fn two_by_two(&mut self, v: u128) -> bool {
        let Some(first) = self.sum.single().filter(|_| self.atoms == 1 && self.shape.is_none()) else { return false };
        if !(10 * MILLION..100 * MILLION).contains(&v) || self.last_scale.is_some() {
            return false;
        }
        let year = (16 * MILLION..=20 * MILLION).contains(&first);
        let phrase = self.cx.lenient && first < 10 * MILLION;
        if !(year || phrase) {
            return false;
        }
        self.no_count |= year;
        self.sum = Sum::default();
        self.sum.push(first * 100, 100 * MILLION) && self.sum.add(v)
    }

    /// "one hundred and twenty", "douăzeci și unu", "einundzwanzig".
    fn joined_add(&mut self) -> bool {
        let p = self.cx.hyphen(self.at).unwrap_or(self.at);
        let Some(and) = self.cx.word(p, Class::And) else { return false };
        let next = self.cx.hyphen(and.end).unwrap_or(and.end);
        if self.shape.is_some() && self.last_scale.is_none() || self.vague.is_some() || !self.reaches(next) {
            return false;
        }
        if and.word.has(Tag::Reverse) && self.reversed(and, next) {
            return true;
        }
        let place = self.sum.place();
        if !self.cx.lenient && !(and.word.low..=and.word.high).contains(&place) {
            return false;
        }
        let saved = Saved { at: self.at, sum: self.sum, entries: self.entries.len(), last_scale: self.last_scale };
        if self.cx.is_digits(next) && !self.cx.lenient || !self.add(next) {
            return false;
        }
        self.entries.push(and.entry);
        self.saved = Some(saved);
        true
    }

    fn reversed(&mut self, and: Found<'d>, next: usize) -> bool {
        let Some(f) = self.cx.word(next, Class::Number) else { return false };
        if !self.sum.add_reversed(f.word.value) {
            return false;
        }
        self.article = false;
        self.entries.push(and.entry);
        self.take(f);
        true
    }

    /// "two and a half million", "un milion și jumătate", "üç buçuk milyon".
    fn joined_half(&mut self) -> bool {
        if self.vague.is_some() {
            return false;
        }
        let p = self.cx.hyphen(self.at).unwrap_or(self.at);
        let and = self.cx.word(p, Class::And);
        let p = and.map_or(self.at, |f| self.cx.hyphen(f.end).unwrap_or(f.end));
        let p = self.cx.skip_article(p);
        let p = self.cx.hyphen(p).unwrap_or(p);
        let Some(half) = self.cx.word(p, Class::Half).filter(|_| self.reaches(p)) else { return false };
        let before_scale = self.scale_ahead(half.end, MILLION);
        if and.is_none() && !before_scale {
            return false;
        }
        let part = match self.last_scale.filter(|_| !before_scale) {
            Some(scale) => times(scale, half.word.value),
            None => half.word.value,
        };
        if !self.sum.push(part, 0) {
            return false;
        }
        self.last_scale = None;
        self.article = false;
        self.entries.extend(and.map(|f| f.entry));
        self.take(half);
        true
    }

    /// "two point two million".
    fn point(&mut self) -> bool {
        let Some(point) = self.cx.word(self.at, Class::Point) else { return false };
        let (mut unit, mut p, mut part) = (MILLION, point.end, 0);
        while let Some(f) = self.cx.word(p, Class::Number).filter(|f| f.word.value < 10 * MILLION && self.reaches(p) && unit > 1 && !f.word.has(Tag::Article)) {
            unit /= 10;
            part += f.word.value / MILLION * unit;
            p = f.end;
        }
        if p == point.end || self.vague.is_some() || self.shape.is_some() || !self.sum.push(part, 0) {
            return false;
        }
        self.take(point);
        self.at = p;
        true
    }

    fn finish(self) -> Option<Reading> {
        let value = match self.vague {
            Some((low, high, _)) => Value::Vague(low, high),
            None => Value::Exact(self.sum.total()),
        };
        Some(Reading {
            start: self.start,
            end: self.at,
            value,
            about: self.about,
            article: self.article && self.atoms == 1,
            lonely: self.company && self.atoms == 1,
            digits: self.shape.filter(|_| self.atoms == 1),
            no_count: self.no_count,
            spread: self.spread,
            entries: self.entries,
        })
    }
}

/// Product of two values in millionths; what no number reaches becomes the greatest.
fn times(a: u128, b: u128) -> u128 {
    a.saturating_mul(b) / MILLION
}
