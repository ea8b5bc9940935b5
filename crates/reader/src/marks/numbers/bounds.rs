//! Words and signs of bound, before and after a number.

use super::context::{Context, Found};
use super::words::{Class, Tag};
use crate::marks::EntryRef;
use crate::vocabulary::Bound;

/// What went right before a place in the text: "at least another", "aged between".
#[derive(Default)]
pub struct Before {
    pub start: usize,
    pub end: usize,
    pub bound: Option<Bound>,
    /// Where the words of bound begin.
    pub bound_start: usize,
    /// A range may begin here.
    pub opened: bool,
    /// A count went from one value to another.
    pub change: bool,
    /// What follows counts nothing.
    pub label: bool,
    /// A label of plain digits alone.
    pub plain_label: bool,
    pub entries: Vec<EntryRef>,
}

impl Before {
    pub fn clear(&mut self) {
        self.end = 0;
        self.bound = None;
        self.opened = false;
        self.change = false;
        self.label = false;
        self.plain_label = false;
        self.entries.clear();
    }

    /// Does it stand right before token `t`?
    pub fn reaches(&self, t: usize) -> bool {
        self.end == t && t > 0
    }

    /// Takes the word at `t`, which may continue what stands before.
    pub fn take(&mut self, t: usize, found: Found<'_>) {
        if !self.reaches(t) {
            self.clear();
            self.start = t;
        }
        match found.word.class {
            Class::AtLeast => self.set(Bound::AtLeast, t),
            Class::AtMost => self.set(Bound::AtMost, t),
            Class::About => self.set(Bound::About, t),
            Class::From => self.opened = true,
            Class::Change => self.change = true,
            Class::Label if found.word.has(Tag::Plain) => self.plain_label = true,
            Class::Label => self.label = true,
            // nothing before it: no part of the number
            Class::Filler if self.start == t => return self.clear(),
            _ => {}
        }
        self.end = found.end;
        self.entries.push(found.entry);
    }

    /// Ends beat "about", and the first beats the next.
    fn set(&mut self, bound: Bound, t: usize) {
        if self.bound.is_none() {
            self.bound_start = t;
        }
        if matches!(self.bound, None | Some(Bound::About)) {
            self.bound = Some(bound);
        }
    }
}

/// May this word stand before a number and say something of it?
pub fn stands_before(found: &Found<'_>) -> bool {
    match found.word.class {
        Class::AtLeast | Class::AtMost | Class::About => !found.word.has(Tag::After),
        Class::From | Class::Change | Class::Label | Class::Filler => true,
        _ => false,
    }
}

/// What stands right after a number.
#[derive(Default)]
pub struct After {
    pub bound: Option<Bound>,
    /// Where the whole expression ends.
    pub end: usize,
    /// Where the words of the number end.
    pub number_end: usize,
    pub entry: Option<EntryRef>,
}

/// The words or signs of bound after a number that ends at `end`: "or more", "+", "-odd".
pub fn after(cx: &Context<'_, '_>, start: usize, end: usize) -> After {
    let mut after = After { end, number_end: end, ..After::default() };
    if cx.sign(end) == Some('+') && cx.joined(end) && !(cx.joined(end + 1) && cx.is_digits(end + 1)) {
        after.bound = Some(Bound::AtLeast);
        after.end = end + 1;
        return after;
    }
    if cx.quiet(end) || !cx.together(start, end) {
        return after;
    }
    let fits = |f: &Found<'_>| f.word.has(Tag::After) || f.word.has(Tag::Both);
    let Some(f) = cx.words(end).filter(fits).find(|f| bound_of(f.word.class).is_some()) else { return after };
    // "killed 20 at least 5": it belongs to the next
    let next = cx.is_digits(f.end) || cx.words(f.end).any(|w| w.word.begins_number() && !w.word.has(Tag::Article));
    if f.word.has(Tag::Both) && next || begins_another(cx, end, f.end) {
        return after;
    }
    after.bound = bound_of(f.word.class);
    after.end = f.end;
    after.entry = Some(f.entry);
    if f.word.has(Tag::Inside) {
        after.number_end = f.end;
    }
    after
}

/// "20 and more than 30": "and more" is the beginning of other words of bound.
fn begins_another(cx: &Context<'_, '_>, from: usize, to: usize) -> bool {
    (from + 1..to).any(|p| cx.words(p).any(|f| f.end > to && stands_before(&f)))
}

fn bound_of(class: Class) -> Option<Bound> {
    match class {
        Class::AtLeast => Some(Bound::AtLeast),
        Class::AtMost => Some(Bound::AtMost),
        Class::About => Some(Bound::About),
        _ => None,
    }
}

/// A sign of bound right before token `t`: "~300", "> 50".
pub fn sign_before(cx: &Context<'_, '_>, t: usize) -> Option<Bound> {
    let sign = t.checked_sub(1).filter(|&s| cx.together(s, t)).and_then(|s| cx.sign(s))?;
    match sign {
        '~' | '≈' | '∼' | '±' | '≃' => Some(Bound::About),
        '≥' | '⩾' => Some(Bound::AtLeast),
        '≤' | '⩽' => Some(Bound::AtMost),
        '>' if cx.joined(t) => Some(Bound::AtLeast),
        '<' if cx.joined(t) => Some(Bound::AtMost),
        _ => None,
    }
}
