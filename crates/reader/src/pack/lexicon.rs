//! All patterns of a pack, found in one pass over the tokens.

use super::forms::FormTags;
use super::pattern::{Found, Pattern};
use crate::text::{Text, TokenKind, hash};
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

type Map<V> = HashMap<u64, V, BuildHasherDefault<Identity>>;

#[derive(Clone, Copy)]
struct Anchor {
    entry: u32,
    exact: u64,
    tags: FormTags,
}

/// Stems are looked for up to this many bytes of a folded word.
const LONGEST_STEM: usize = 40;
const WORD_BITS: usize = 1 << 20;
const STEM_BITS: usize = 1 << 17;

/// Which hashes may be there: most tokens are not, and a bit says so at once.
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

pub struct Lexicon {
    patterns: Vec<Pattern>,
    words: Map<(u32, u32)>,
    stems: Map<(u32, u32)>,
    anchors: Vec<Anchor>,
    word_bloom: Bloom,
    stem_bloom: Bloom,
}

impl Lexicon {
    /// `patterns[n]` belongs to entry `n`.
    pub fn new(mut patterns: Vec<Pattern>) -> Self {
        // a pattern is found by that of its words that the fewest patterns have
        let mut shared: Map<u32> = Map::default();
        for w in patterns.iter().filter(|p| !p.is_single()).flat_map(|p| p.words()) {
            for h in w.keys() {
                *shared.entry(h).or_default() += 1;
            }
        }
        for p in patterns.iter_mut().filter(|p| !p.is_single()) {
            p.choose_anchor(|h| shared.get(&h).copied().unwrap_or(0));
        }
        let (mut words, mut stems): (Vec<(u64, Anchor)>, Vec<(u64, Anchor)>) = (Vec::with_capacity(patterns.len() * 4), Vec::new());
        for (n, p) in patterns.iter().enumerate() {
            let w = p.anchor_words();
            words.extend(w.forms.iter().map(|f| (f.hash, Anchor { entry: n as u32, exact: f.exact, tags: f.tags })));
            stems.extend(w.stems.iter().map(|&(h, _, tags)| (h, Anchor { entry: n as u32, exact: 0, tags })));
        }
        let mut all = Lexicon { patterns, words: Map::default(), stems: Map::default(), anchors: Vec::with_capacity(words.len() + stems.len()), word_bloom: Bloom::new(WORD_BITS), stem_bloom: Bloom::new(STEM_BITS) };
        for (mut from, to, bloom) in [(words, &mut all.words, &mut all.word_bloom), (stems, &mut all.stems, &mut all.stem_bloom)] {
            from.sort_by_key(|(k, a)| (*k, a.entry));
            to.reserve(from.len());
            let mut i = 0;
            while i < from.len() {
                let key = from[i].0;
                let start = all.anchors.len() as u32;
                while i < from.len() && from[i].0 == key {
                    all.anchors.push(from[i].1);
                    i += 1;
                }
                to.insert(key, (start, all.anchors.len() as u32));
                bloom.add(key);
            }
        }
        all
    }

    pub fn len(&self) -> usize {
        self.patterns.len()
    }

    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Every pattern whose anchor stands on token `t`.
    #[inline]
    pub fn at(&self, text: &Text<'_>, t: usize, mut found: impl FnMut(u32, Found)) {
        let token = &text.tokens[t];
        if self.word_bloom.may_have(token.hash) {
            if let Some(&(s, e)) = self.words.get(&token.hash) {
                for a in &self.anchors[s as usize..e as usize] {
                    if a.exact == token.exact || token.plain {
                        self.check(text, t, a, &mut found);
                    }
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
                if let Some(&(s, e)) = self.stems.get(&h) {
                    for a in &self.anchors[s as usize..e as usize] {
                        self.check(text, t, a, &mut found);
                    }
                }
            }
        }
    }

    fn check(&self, text: &Text<'_>, t: usize, a: &Anchor, found: &mut impl FnMut(u32, Found)) {
        let p = &self.patterns[a.entry as usize];
        if p.is_single() {
            found(a.entry, Found { range: crate::text::Range::new(t, t + 1), head: t as u32, tags: a.tags });
        } else if let Some(f) = p.stands(text, t, a.tags) {
            found(a.entry, f);
        }
    }
}
