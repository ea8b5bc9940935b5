//! All patterns of a pack, found in one pass over the tokens.

use super::entries::{Capital, Table};
use super::forms::FormTags;
use super::pattern::{Found, Pattern};
use crate::text::{Text, Token, TokenKind, hash};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Keys are hashes already.
#[derive(Default)]
pub struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are u64")
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// A map whose keys are hashes already.
pub type Map<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

/// What is needed of an entry to find it: kept together, for the entries themselves lie far apart in memory.
#[derive(Clone, Copy)]
struct Anchor {
    exact: u64,
    entry: u32,
    tags: FormTags,
    brief: Brief,
    single: bool,
    /// The last of its key.
    last: bool,
    /// Masks of the words that may stand before and after: a token that is none of them is refused unseen.
    before: u64,
    after: u64,
}

/// What the marker asks of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Brief {
    pub table: Table,
    pub capital: Capital,
}

/// Stems are looked for up to this many bytes of a folded word.
const LONGEST_STEM: usize = 40;
/// What a word of every sentence counts as, in patterns that share it.
const COMMON: u32 = 1_000_000;
const STEM_BITS: usize = 1 << 17;
/// No anchor begins here.
const EMPTY: u32 = u32::MAX;

/// Which hashes may be there: most are not, and a bit says so at once.
struct Bloom(Vec<u64>);

impl Bloom {
    fn new(bits: usize) -> Self {
        Bloom(vec![0; bits / 64])
    }
    #[inline]
    fn place(&self, h: u64) -> (usize, u64) {
        let n = (h >> 20) as usize & (self.0.len() * 64 - 1);
        (n >> 6, 1 << (n & 63))
    }
    fn add(&mut self, h: u64) {
        let (word, mask) = self.place(h);
        self.0[word] |= mask;
    }
    #[inline]
    fn may_have(&self, h: u64) -> bool {
        let (word, mask) = self.place(h);
        self.0[word] & mask != 0
    }
}

/// From a hash to the first of its anchors, in one look at memory.
struct Index {
    /// A part of the hash, and where its anchors begin.
    slots: Vec<(u32, u32)>,
    shift: u32,
}

impl Index {
    fn new(keys: usize) -> Self {
        let size = (keys * 2).next_power_of_two().max(16);
        Index { slots: vec![(0, EMPTY); size], shift: 64 - size.trailing_zeros() }
    }
    #[inline]
    fn slot(&self, h: u64) -> usize {
        (h.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }
    fn insert(&mut self, h: u64, start: u32) {
        let mut at = self.slot(h);
        while self.slots[at].1 != EMPTY {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = (h as u32, start);
    }
    #[inline]
    fn get(&self, h: u64) -> Option<usize> {
        let mut at = self.slot(h);
        loop {
            let (part, start) = self.slots[at];
            if start == EMPTY {
                return None;
            }
            if part == h as u32 {
                return Some(start as usize);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

pub struct Lexicon {
    patterns: Vec<Pattern>,
    words: Index,
    stems: Index,
    stem_bloom: Bloom,
    anchors: Vec<Anchor>,
}

impl Lexicon {
    /// `patterns[n]` belongs to entry `n`; `common` are words that stand everywhere, poor to find a pattern by.
    pub fn new(mut patterns: Vec<Pattern>, briefs: &[Brief], common: &Map<()>) -> Self {
        // a pattern is found by that of its words that the fewest patterns have
        let mut shared: Map<u32> = Map::default();
        for w in patterns.iter().filter(|p| !p.is_single()).flat_map(|p| p.words()) {
            for h in w.keys() {
                *shared.entry(h).or_default() += 1;
            }
        }
        for p in patterns.iter_mut().filter(|p| !p.is_single()) {
            p.choose_anchor(|h| shared.get(&h).copied().unwrap_or(0) + if common.contains_key(&h) { COMMON } else { 0 });
        }
        let mut words: Vec<(u64, Anchor)> = Vec::with_capacity(patterns.len() * 4);
        let mut stems: Vec<(u64, Anchor)> = Vec::new();
        for (n, p) in patterns.iter().enumerate() {
            let w = p.anchor_words();
            let (before, after) = p.beside_anchor();
            let anchor = |exact, tags| Anchor { exact, before, after, entry: n as u32, tags, brief: briefs[n], single: p.is_single(), last: false };
            words.extend(w.forms.iter().map(|f| (f.hash, anchor(f.exact, f.tags))));
            stems.extend(w.stems.iter().map(|&(h, _, tags)| (h, anchor(0, tags))));
        }
        let mut anchors = Vec::with_capacity(words.len() + stems.len());
        let mut stem_bloom = Bloom::new(STEM_BITS);
        stems.iter().for_each(|(h, _)| stem_bloom.add(*h));
        let words = Self::lay(words, &mut anchors);
        let stems = Self::lay(stems, &mut anchors);
        Lexicon { patterns, words, stems, stem_bloom, anchors }
    }

    /// Lays the anchors of each key side by side.
    fn lay(mut list: Vec<(u64, Anchor)>, anchors: &mut Vec<Anchor>) -> Index {
        list.sort_by_key(|(k, a)| (*k, a.entry));
        let keys = list.chunk_by(|a, b| a.0 == b.0).count();
        let mut index = Index::new(keys);
        for group in list.chunk_by(|a, b| a.0 == b.0) {
            index.insert(group[0].0, anchors.len() as u32);
            anchors.extend(group.iter().map(|(_, a)| *a));
            if let Some(last) = anchors.last_mut() {
                last.last = true;
            }
        }
        index
    }

    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Every pattern whose anchor stands on token `t`.
    #[inline]
    pub fn at(&self, text: &Text<'_>, t: usize, mut found: impl FnMut(u32, Brief, Found)) {
        let token = &text.tokens[t];
        if let Some(start) = self.words.get(token.hash) {
            for a in &self.anchors[start..] {
                if a.exact == token.exact || token.plain {
                    self.check(text, t, a, &mut found);
                }
                if a.last {
                    break;
                }
            }
        }
        if token.kind != TokenKind::Word {
            return;
        }
        let fold = text.fold(t).as_bytes();
        let mut h = hash::START;
        for (n, &b) in fold.iter().take(LONGEST_STEM).enumerate() {
            h = hash::step(h, b);
            if n >= 2 && self.stem_bloom.may_have(h) {
                let Some(start) = self.stems.get(h) else { continue };
                for a in &self.anchors[start..] {
                    self.check(text, t, a, &mut found);
                    if a.last {
                        break;
                    }
                }
            }
        }
    }

    #[inline]
    fn check(&self, text: &Text<'_>, t: usize, a: &Anchor, found: &mut impl FnMut(u32, Brief, Found)) {
        if a.single {
            found(a.entry, a.brief, Found { range: crate::text::Range::new(t, t + 1), head: t as u32, tags: a.tags });
            return;
        }
        let may = |at: Option<&Token>, mask: u64| mask == u64::MAX || at.is_some_and(|k| mask >> (k.hash >> 58) & 1 == 1);
        if !may(text.tokens.get(t + 1), a.after) || !may(t.checked_sub(1).map(|b| &text.tokens[b]), a.before) {
            return;
        }
        if let Some(f) = self.patterns[a.entry as usize].stands(text, t, a.tags) {
            found(a.entry, a.brief, f);
        }
    }
}
