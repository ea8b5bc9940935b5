//! The hash of a name: 64 bits, the same on every machine, part of the file's
//! version.
//!
//! A name is a row of folded words (see [`crate::fold`]). Each word is hashed by
//! [`word_hash`], and the hashes are joined from left to right, so that a caller
//! that has hashed every token of a text once can ask for `n` words by `n - 1`
//! cheap steps. The hash of a name of one word is the hash of the word.
//!
//! With `mix(a, b)` the exclusive or of the two halves of the 128-bit product of
//! `a` and `b`:
//!
//! * word: start with `h = SEED`; for each piece of eight bytes (little-endian,
//!   the last filled with zeros) `h = mix(h ^ piece, MULTIPLIER)`; then
//!   `h = mix(h ^ length, FINISH)`.
//! * joining: `h = mix(h ^ JOIN, word ^ MULTIPLIER)`.

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const MULTIPLIER: u64 = 0xA076_1D64_78BD_642F;
const FINISH: u64 = 0xE703_7ED1_A0B4_28DB;
const JOIN: u64 = 0x8EBC_6AF0_9C88_C6E3;

#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The hash of one folded word.
#[inline]
pub fn word_hash(folded: &str) -> u64 {
    let bytes = folded.as_bytes();
    let mut hash = SEED;
    let mut pieces = bytes.chunks_exact(8);
    for piece in &mut pieces {
        let mut eight = [0; 8];
        eight.copy_from_slice(piece);
        hash = mix(hash ^ u64::from_le_bytes(eight), MULTIPLIER);
    }
    let rest = pieces.remainder();
    if !rest.is_empty() {
        let mut eight = [0; 8];
        eight[..rest.len()].copy_from_slice(rest);
        hash = mix(hash ^ u64::from_le_bytes(eight), MULTIPLIER);
    }
    mix(hash ^ bytes.len() as u64, FINISH)
}

/// The hash of a name that grows word by word.
///
/// ```
/// use grefier_gazetteer::NameHash;
/// let mut name = NameHash::new();
/// name.push_word("nur");
/// let one = name.value();
/// name.push_word("sultan");
/// assert_ne!(one, name.value());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameHash {
    value: u64,
    words: u32,
}

impl NameHash {
    pub fn new() -> NameHash {
        NameHash::default()
    }

    /// Adds a folded word.
    #[inline]
    pub fn push_word(&mut self, folded: &str) {
        self.push_hash(word_hash(folded));
    }

    /// Adds a folded word by its [`word_hash`].
    #[inline]
    pub fn push_hash(&mut self, word: u64) {
        self.value = if self.words == 0 { word } else { mix(self.value ^ JOIN, word ^ MULTIPLIER) };
        self.words += 1;
    }

    /// The hash of the words so far, for `Gazetteer::lookup`.
    #[inline]
    pub fn value(&self) -> u64 {
        self.value
    }

    /// How many words were pushed.
    #[inline]
    pub fn words(&self) -> u32 {
        self.words
    }

    /// The hash of a name as it is written: split into words, folded, joined.
    pub fn of(name: &str) -> NameHash {
        let mut hash = NameHash::new();
        let mut folded = String::new();
        for word in crate::fold::words(name) {
            folded.clear();
            crate::fold::fold_into(word, &mut folded);
            if !folded.is_empty() {
                hash.push_word(&folded);
            }
        }
        hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These numbers are part of the file's version: they must never change
    /// without a new one.
    #[test]
    fn the_hash_is_fixed() {
        assert_eq!(word_hash(""), mix(SEED, FINISH));
        assert_eq!(NameHash::of("Almaty").value(), word_hash("almaty"));
        assert_eq!(word_hash("almaty"), HASH_OF_ALMATY);
    }
    const HASH_OF_ALMATY: u64 = 18_045_809_931_975_266_224;

    #[test]
    fn spelling_does_not_matter_and_words_do() {
        assert_eq!(NameHash::of("NUR-SULTAN"), NameHash::of("Nur Sultan"));
        assert_ne!(NameHash::of("Nursultan"), NameHash::of("Nur Sultan"));
        assert_ne!(NameHash::of("a b").value(), NameHash::of("b a").value());
        assert_eq!(NameHash::of("Port-au-Prince").words(), 3);
    }

    #[test]
    fn length_counts() {
        assert_ne!(word_hash("a"), word_hash("a\0"));
        assert_ne!(word_hash("12345678"), word_hash("12345678\0"));
    }
}
