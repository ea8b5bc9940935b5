//! All patterns of a pack, found in one pass over the tokens.

use super::entries::{Capital, Table};
use super::forms::FormTags;
use super::matcher::{Found, Matcher};
use super::pattern::{NONE, Pattern, bit};
use crate::marks::dates::Senses;
use crate::text::{Range, Text, Token, TokenKind, hash};
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

/// What is needed of an entry to find it: kept together and small, for the entries themselves lie far apart in memory.
#[derive(Clone, Copy, Default)]
struct Anchor {
    /// A part of the exact hash: that of the fold has been compared.
    exact: u32,
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
#[derive(Clone, Copy, Debug, Default)]
pub struct Brief {
    pub table: Table,
    pub capital: Capital,
    /// Of a word of dates.
    pub senses: Senses,
}

/// Stems are looked for up to this many bytes of a folded word.
const LONGEST_STEM: usize = 40;
/// What a word of every sentence counts as, in patterns that share it.
const COMMON: u32 = 1_000_000;
const STEM_BITS: usize = 1 << 17;
const HEAD_BITS: usize = 1 << 14;
/// A stem has at least so many bytes.
pub const HEAD: usize = 3;
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
    /// Where its anchors begin, or `EMPTY`.
    #[inline]
    fn get(&self, h: u64) -> u32 {
        let mut at = self.slot(h);
        loop {
            let (part, start) = self.slots[at];
            if start == EMPTY || part == h as u32 {
                return start;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

pub struct Lexicon {
    matcher: Matcher,
    words: Index,
    stems: Index,
    stem_bloom: Bloom,
    /// The first bytes of stems: most words begin none.
    stem_heads: Bloom,
    anchors: Vec<Anchor>,
}

/// Anchors of so many tokens are fetched at once: memory answers many questions in the time of one.
const BATCH: usize = 32;

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
            let anchor = |exact: u64, tags| Anchor { exact: exact as u32, before, after, entry: n as u32, tags, brief: briefs[n], single: p.is_single(), last: false };
            words.extend(w.forms.iter().map(|f| (f.hash, anchor(f.exact, f.tags))));
            stems.extend(w.stems.iter().map(|s| (s.hash, anchor(0, s.tags))));
        }
        let mut anchors = Vec::with_capacity(words.len() + stems.len());
        let mut stem_bloom = Bloom::new(STEM_BITS);
        stems.iter().for_each(|(h, _)| stem_bloom.add(*h));
        let mut stem_heads = Bloom::new(HEAD_BITS);
        patterns.iter().flat_map(|p| p.anchor_words().stems.iter()).for_each(|s| stem_heads.add(s.head));
        let words = Self::lay(words, &mut anchors);
        let stems = Self::lay(stems, &mut anchors);
        Lexicon { matcher: Matcher::new(&patterns), words, stems, stem_bloom, stem_heads, anchors }
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
        self.matcher.patterns()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every pattern whose anchor stands on one of these tokens.
    #[inline]
    pub fn within(&self, text: &Text<'_>, range: Range, mut found: impl FnMut(u32, Brief, Found)) {
        let mut first = [(EMPTY, Anchor::default()); BATCH];
        let mut from = range.s();
        while from < range.e() {
            let tokens = &text.tokens[from..range.e().min(from + BATCH)];
            for (f, token) in first.iter_mut().zip(tokens) {
                f.0 = self.words.get(token.hash);
            }
            for f in &mut first[..tokens.len()] {
                if let Some(a) = self.anchors.get(f.0 as usize) {
                    f.1 = *a;
                }
            }
            for (n, token) in tokens.iter().enumerate() {
                self.at(text, from + n, token, &first[n], &mut found);
            }
            from += tokens.len();
        }
    }

    #[inline]
    fn at(&self, text: &Text<'_>, t: usize, token: &Token, (start, anchor): &(u32, Anchor), found: &mut impl FnMut(u32, Brief, Found)) {
        // where the text ends, only what asks for no word there may stand
        let beside = (t.checked_sub(1).map_or(NONE, |b| bit(text.tokens[b].hash)), text.tokens.get(t + 1).map_or(NONE, |k| bit(k.hash)));
        if *start != EMPTY {
            let (mut anchor, mut rest) = (anchor, self.anchors[*start as usize + 1..].iter());
            loop {
                if anchor.exact == token.exact as u32 || token.plain {
                    self.check(text, t, beside, anchor, found);
                }
                match rest.next() {
                    Some(next) if !anchor.last => anchor = next,
                    _ => break,
                }
            }
        }
        if token.kind != TokenKind::Word {
            return;
        }
        let fold = text.fold(t).as_bytes();
        if fold.len() < HEAD {
            return;
        }
        let mut h = fold[..HEAD].iter().fold(hash::START, |h, &b| hash::step(h, b));
        if !self.stem_heads.may_have(h) {
            return;
        }
        let mut n = HEAD;
        loop {
            if self.stem_bloom.may_have(h) {
                let start = self.stems.get(h);
                for a in self.anchors.get(start as usize..).unwrap_or_default() {
                    self.check(text, t, beside, a, found);
                    if a.last {
                        break;
                    }
                }
            }
            if n >= fold.len().min(LONGEST_STEM) {
                break;
            }
            h = hash::step(h, fold[n]);
            n += 1;
        }
    }

    #[inline]
    fn check(&self, text: &Text<'_>, t: usize, beside: (u64, u64), a: &Anchor, found: &mut impl FnMut(u32, Brief, Found)) {
        if a.single {
            found(a.entry, a.brief, Found { range: Range::new(t, t + 1), head: t as u32, tags: a.tags });
            return;
        }
        if a.after & beside.1 == 0 || a.before & beside.0 == 0 {
            return;
        }
        if let Some(f) = self.matcher.stands(a.entry, text, t, a.tags) {
            found(a.entry, a.brief, f);
        }
    }
}
