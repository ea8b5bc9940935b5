//! FNV-1a over folded bytes: it grows byte by byte, so the hashes of all prefixes of a word cost nothing.

pub const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

#[inline]
pub fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

#[inline]
pub fn of(word: &str) -> u64 {
    word.bytes().fold(START, step)
}
