//! Patterns laid side by side in memory, and whether one stands at a place in a text.

use super::forms::FormTags;
use super::pattern::{Element, Pattern, Stem, Words, bit};
use crate::text::{Range, Text, TokenKind, hash};

/// The longest gap that `...` spans, in tokens.
const GAP: usize = 4;

/// Where a pattern stands.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub range: Range,
    /// The token that bears the form (the verb of an idiom), else the anchor.
    pub head: u32,
    pub tags: FormTags,
}

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Word,
    Optional,
    Any,
    MaybeAny,
    Gap,
}

/// An element, its words by their place in `Matcher::forms` and `Matcher::stems`.
#[derive(Clone, Copy)]
struct Part {
    mask: u64,
    forms: u32,
    stems: u32,
    form_count: u16,
    stem_count: u16,
    sort: Sort,
}

struct Form {
    hash: u64,
    /// A part of the exact hash.
    exact: u32,
    tags: FormTags,
}

/// Where the parts of a pattern begin, which of them is its anchor, and how many there are.
#[derive(Clone, Copy)]
struct Place {
    parts: u32,
    anchor: u16,
    count: u16,
}

/// All patterns of a pack: vectors within vectors would cost a look at far memory for each word.
#[derive(Default)]
pub struct Matcher {
    places: Vec<Place>,
    parts: Vec<Part>,
    forms: Vec<Form>,
    stems: Vec<Stem>,
}

impl Matcher {
    pub fn new(patterns: &[Pattern]) -> Self {
        let several = || patterns.iter().filter(|p| !p.is_single());
        let mut all = Matcher {
            places: Vec::with_capacity(patterns.len()),
            parts: Vec::with_capacity(several().map(|p| p.elements.len()).sum()),
            forms: Vec::with_capacity(several().flat_map(Pattern::words).map(|w| w.forms.len()).sum()),
            stems: Vec::new(),
        };
        // a pattern of one word is found by the lexicon's index alone
        for p in patterns {
            let elements = if p.is_single() { &[] } else { p.elements.as_slice() };
            all.places.push(Place { parts: all.parts.len() as u32, anchor: p.anchor as u16, count: elements.len() as u16 });
            for e in elements {
                let part = all.part(e);
                all.parts.push(part);
            }
        }
        all
    }

    fn part(&mut self, e: &Element) -> Part {
        let none = Words::default();
        let (sort, words) = match e {
            Element::Word(w) => (Sort::Word, w),
            Element::Optional(w) => (Sort::Optional, w),
            Element::Any => (Sort::Any, &none),
            Element::MaybeAny => (Sort::MaybeAny, &none),
            Element::Gap => (Sort::Gap, &none),
        };
        let part = Part { mask: words.mask, forms: self.forms.len() as u32, stems: self.stems.len() as u32, form_count: words.forms.len() as u16, stem_count: words.stems.len() as u16, sort };
        self.forms.extend(words.forms.iter().map(|f| Form { hash: f.hash, exact: f.exact as u32, tags: f.tags }));
        self.stems.extend(&words.stems);
        part
    }

    /// How many patterns there are.
    pub fn patterns(&self) -> usize {
        self.places.len()
    }

    /// Does pattern `n`, of several elements, stand here, its anchor on token `t`?
    pub fn stands(&self, n: u32, text: &Text<'_>, t: usize, tags: FormTags) -> Option<Found> {
        let place = self.places[n as usize];
        let parts = &self.parts[place.parts as usize..place.parts as usize + usize::from(place.count)];
        let at = At { all: self, text, sentence: text.tokens[t].sentence };
        let (before, after) = (&parts[..usize::from(place.anchor)], &parts[usize::from(place.anchor) + 1..]);
        if !at.may(after.iter(), t + 1..) || !at.may(before.iter().rev(), (0..t).rev()) {
            return None;
        }
        let mut head = (t, tags);
        let mut form = |at: usize, tags: FormTags| {
            if head.1.is_empty() && !tags.is_empty() {
                head = (at, tags);
            }
        };
        let end = at.right(after, t + 1, &mut form)?;
        let start = at.left(before, t, &mut form)?;
        Some(Found { range: Range::new(start, end), head: head.0 as u32, tags: head.1 })
    }
}

/// A sentence that patterns are held against.
struct At<'m, 't, 'a> {
    all: &'m Matcher,
    text: &'t Text<'a>,
    sentence: u32,
}

impl At<'_, '_, '_> {
    /// A quick look at the words that must stand side by side: do their bits fit?
    fn may<'p>(&self, parts: impl Iterator<Item = &'p Part>, tokens: impl Iterator<Item = usize>) -> bool {
        parts.zip(tokens).take_while(|(p, _)| p.sort == Sort::Word && p.stem_count == 0).all(|(p, t)| self.text.tokens.get(t).is_some_and(|k| p.mask & bit(k.hash) != 0))
    }

    /// What the token is as one of the part's words.
    fn word(&self, part: &Part, t: usize) -> Option<FormTags> {
        let token = &self.text.tokens[t];
        if part.mask & bit(token.hash) != 0 {
            let forms = &self.all.forms[part.forms as usize..][..usize::from(part.form_count)];
            if let Some(f) = forms.iter().find(|f| f.hash == token.hash && (f.exact == token.exact as u32 || token.plain)) {
                return Some(f.tags);
            }
        }
        if part.stem_count == 0 || token.kind == TokenKind::Punct {
            return None;
        }
        let fold = self.text.fold(t);
        let begins = |s: &&Stem| {
            let bytes = s.bytes as usize;
            fold.len() >= bytes && fold.is_char_boundary(bytes) && hash::of(&fold[..bytes]) == s.hash
        };
        self.all.stems[part.stems as usize..][..usize::from(part.stem_count)].iter().find(begins).map(|s| s.tags)
    }

    fn inside(&self, t: usize) -> bool {
        self.text.tokens.get(t).is_some_and(|k| k.sentence == self.sentence)
    }

    /// Inside the sentence and no sign.
    fn any(&self, t: usize) -> bool {
        self.text.tokens.get(t).is_some_and(|k| k.sentence == self.sentence && k.kind != TokenKind::Punct)
    }

    /// Matches `parts` from token `at` on; gives where they end.
    fn right(&self, parts: &[Part], at: usize, form: &mut dyn FnMut(usize, FormTags)) -> Option<usize> {
        let Some((first, rest)) = parts.split_first() else { return Some(at) };
        match first.sort {
            Sort::Word => {
                let tags = if self.inside(at) { self.word(first, at)? } else { return None };
                let end = self.right(rest, at + 1, form)?;
                form(at, tags);
                Some(end)
            }
            Sort::Optional => {
                if self.inside(at)
                    && self.word(first, at).is_some()
                    && let Some(end) = self.right(rest, at + 1, form)
                {
                    return Some(end);
                }
                self.right(rest, at, form)
            }
            Sort::Any => self.any(at).then(|| self.right(rest, at + 1, form)).flatten(),
            Sort::MaybeAny => self.right(rest, at, form).or_else(|| self.any(at).then(|| self.right(rest, at + 1, form)).flatten()),
            Sort::Gap => {
                for skip in 0..=GAP {
                    if skip > 0 && !self.any(at + skip - 1) {
                        return None;
                    }
                    if let Some(end) = self.right(rest, at + skip, form) {
                        return Some(end);
                    }
                }
                None
            }
        }
    }

    /// Matches `parts` so that they end before token `end`; gives where they begin.
    fn left(&self, parts: &[Part], end: usize, form: &mut dyn FnMut(usize, FormTags)) -> Option<usize> {
        let Some((last, rest)) = parts.split_last() else { return Some(end) };
        let before = end.checked_sub(1).filter(|&b| self.inside(b));
        let any = before.filter(|&b| self.any(b));
        match last.sort {
            Sort::Word => {
                let b = before?;
                let tags = self.word(last, b)?;
                let start = self.left(rest, b, form)?;
                form(b, tags);
                Some(start)
            }
            Sort::Optional => {
                if let Some(b) = before
                    && self.word(last, b).is_some()
                    && let Some(start) = self.left(rest, b, form)
                {
                    return Some(start);
                }
                self.left(rest, end, form)
            }
            Sort::Any => any.and_then(|b| self.left(rest, b, form)),
            Sort::MaybeAny => self.left(rest, end, form).or_else(|| any.and_then(|b| self.left(rest, b, form))),
            Sort::Gap => {
                for skip in 0..=GAP {
                    if skip > 0 && !end.checked_sub(skip).is_some_and(|b| self.any(b)) {
                        return None;
                    }
                    if let Some(start) = self.left(rest, end - skip, form) {
                        return Some(start);
                    }
                }
                None
            }
        }
    }
}
