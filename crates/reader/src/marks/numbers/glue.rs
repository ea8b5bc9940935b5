//! Numbers of several words written as one: "zweihundertfünfzig", "ikiyüzbin", "settemila".
//!
//! The pack gives the parts as stems with the tag `glued` (`hundert*`). The word is cut into parts, each as long as can
//! be, and the parts are read as words of their own.

use super::context::Context;
use super::grammar::{self, Value};
use super::words::Tag;
use crate::marks::{Doc, EntryRef};
use crate::pack::Pack;
use crate::pack::entries::{Entry, Meaning};
use crate::text::{Range, Text};
use grefier_gazetteer::fold::fold;

/// More parts than any number has.
const MOST: usize = 16;

pub struct Glued {
    pub value: u128,
    pub spread: [(u128, u128); 2],
    pub entries: Vec<EntryRef>,
}

/// The folded stem of a part, if the entry is one.
pub fn stem(entry: &Entry) -> Option<String> {
    match &entry.meaning {
        Meaning::Number(w) if w.has(Tag::Glued) => entry.pattern.strip_suffix('*').map(fold),
        _ => None,
    }
}

/// Reads the word at token `t` as a number made of parts.
pub fn read(cx: &Context<'_, '_>, t: usize) -> Option<Glued> {
    if !cx.begins_glued(t) {
        return None;
    }
    let which = cx.doc.pack_of[cx.doc.text.tokens[t].paragraph as usize]?;
    let pack = &cx.doc.packs[which as usize];
    let parts = cut(pack, cx.doc.text.fold(t))?;
    let doc = Doc::new(Text::new(&parts, &|_| false), vec![pack.clone()], vec![Some(0)], &[]);
    let r = grammar::read(&Context { doc: &doc, lenient: cx.lenient }, 0)?;
    let Value::Exact(value) = r.value else { return None };
    let entries = r.entries.iter().map(|e| EntryRef { pack: which, entry: e.entry }).collect();
    (r.end == doc.text.len() && !r.no_count).then_some(Glued { value, spread: r.spread, entries })
}

/// The parts of a word with spaces between them, if it has no others.
fn cut(pack: &Pack, word: &str) -> Option<String> {
    let mut parts = String::with_capacity(word.len() + MOST);
    let mut rest = word;
    for _ in 0..MOST {
        let len = longest(pack, rest)?;
        parts.push_str(&rest[..len]);
        rest = &rest[len..];
        if rest.is_empty() {
            return Some(parts);
        }
        parts.push(' ');
    }
    None
}

/// How long the longest part is that `word` begins with.
fn longest(pack: &Pack, word: &str) -> Option<usize> {
    let text = Text::new(word, &|_| false);
    let mut best = None;
    pack.lexicon.within(&text, Range::new(0, 1), |entry, _, _| {
        if let Some(stem) = stem(&pack.entries[entry as usize]) {
            best = best.max(word.starts_with(&stem).then_some(stem.len()));
        }
    });
    best
}
