//! A text as the grammar of numbers looks at it.

use super::glue;
use super::words::{Class, NumberWord, Tag};
use crate::marks::{Doc, EntryRef, Mark};
use crate::pack::entries::{Meaning, Table};
use crate::text::{Token, TokenKind};

#[derive(Clone, Copy)]
pub struct Context<'d, 'a> {
    pub doc: &'d Doc<'a>,
    /// A phrase that is a number and nothing else: takes what would be too bold in a text.
    pub lenient: bool,
}

/// A word of number in the text.
#[derive(Clone, Copy)]
pub struct Found<'d> {
    pub word: &'d NumberWord,
    pub end: usize,
    pub entry: EntryRef,
}

impl<'d, 'a> Context<'d, 'a> {
    pub fn token(&self, t: usize) -> Option<&'d Token> {
        self.doc.text.tokens.get(t)
    }

    /// All words of number that begin at token `t`, the longest first.
    pub fn words(&self, t: usize) -> impl Iterator<Item = Found<'d>> + use<'d, 'a> {
        let (doc, lenient) = (self.doc, self.lenient);
        let of = move |m: &'d Mark| match &doc.entry(m.entry).meaning {
            Meaning::Number(word) if (lenient || !word.has(Tag::Phrase)) && !(word.has(Tag::Glued) && is_longer(doc, m)) => Some(Found { word, end: m.range.e(), entry: m.entry }),
            _ => None,
        };
        doc.of(t, Table::Numbers).filter_map(of)
    }

    /// Is `t` a word that says nothing of numbers, or no token at all? Then no number goes on there.
    #[inline]
    pub fn quiet(&self, t: usize) -> bool {
        self.token(t).is_none_or(|k| k.kind == TokenKind::Word) && !self.doc.begins(t, Table::Numbers)
    }

    /// Does the word at `t` begin with a part of numbers that are written as one word?
    pub fn begins_glued(&self, t: usize) -> bool {
        self.doc.of(t, Table::Numbers).any(|m| matches!(&self.doc.entry(m.entry).meaning, Meaning::Number(w) if w.has(Tag::Glued)) && is_longer(self.doc, m))
    }

    /// The longest word of a class at `t`; of equals the most careful.
    pub fn word(&self, t: usize, class: Class) -> Option<Found<'d>> {
        let mut best: Option<Found<'d>> = None;
        for found in self.words(t).filter(|f| f.word.class == class) {
            match best {
                Some(b) if found.end < b.end || b.word.has(Tag::Company) => {}
                _ => best = Some(found),
            }
        }
        best
    }

    pub fn is(&self, t: usize, class: Class) -> bool {
        self.word(t, class).is_some()
    }

    pub fn is_digits(&self, t: usize) -> bool {
        self.token(t).is_some_and(|k| k.kind == TokenKind::Digits)
    }

    pub fn lead(&self, t: usize) -> Option<char> {
        self.token(t).map(|k| k.lead)
    }

    /// The sign at `t`, if `t` is no word and no digits.
    pub fn sign(&self, t: usize) -> Option<char> {
        self.token(t).filter(|k| k.kind == TokenKind::Punct).map(|k| k.lead)
    }

    /// Is the token there and written onto the one before?
    pub fn joined(&self, t: usize) -> bool {
        self.token(t).is_some_and(|k| !k.space_before)
    }

    /// Do both tokens stand in one sentence?
    pub fn together(&self, a: usize, b: usize) -> bool {
        match (self.token(a), self.token(b)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// A hyphen at `t` that joins what stands on both sides; gives what follows.
    pub fn hyphen(&self, t: usize) -> Option<usize> {
        let is = self.sign(t).is_some_and(is_hyphen);
        (is && self.joined(t) && self.joined(t + 1)).then_some(t + 1)
    }

    /// A hyphen or a dash of any length, likewise.
    pub fn dash(&self, t: usize) -> Option<usize> {
        let is = self.sign(t).is_some_and(|c| is_hyphen(c) || matches!(c, '–' | '—' | '―' | '−'));
        (is && self.joined(t) && self.joined(t + 1)).then_some(t + 1)
    }

    /// Skips an article ("half a dozen").
    pub fn skip_article(&self, t: usize) -> usize {
        self.word(t, Class::Number).filter(|f| f.word.has(Tag::Article)).map_or(t, |f| f.end)
    }

    /// What stands in the text between two tokens that follow each other.
    pub fn gap(&self, t: usize) -> &'a str {
        let tokens = &self.doc.text.tokens;
        let raw = self.doc.text.raw;
        match (t.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(t)) {
            (Some(a), Some(b)) => &raw[a.end as usize..b.start as usize],
            _ => "",
        }
    }
}

/// Is the word longer than the stem that stands for it?
fn is_longer(doc: &Doc<'_>, m: &Mark) -> bool {
    glue::stem(doc.entry(m.entry)).is_some_and(|s| s.len() < doc.text.fold(m.range.s()).len())
}

pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
}
