//! Is this report about unrest at all? Sport and markets speak of attacks and battles too.

use crate::marks::{Doc, EntryRef};
use crate::pack::lexicon::Map;
use crate::text::{Range, TokenKind};

/// What a stretch of text speaks of, for each hundred words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topic {
    /// Those who take part in conflict, and words that mean nothing else.
    pub conflict: f32,
    /// Words of sport, markets, arts, sciences.
    pub other: f32,
}

/// Set on the project's own near-misses: in each of them `other` exceeds these shares, in no report of unrest.
const ELSEWHERE: (f32, f32) = (1.0, 0.6);
const DOUBTFUL: (f32, f32) = (0.6, 0.35);
/// A short text is not judged by a word or two.
const SMOOTHING: f32 = 15.0;
const LEAST: f32 = 2.0;

impl Topic {
    /// Weak words need a report that is about unrest.
    pub fn doubtful(self) -> bool {
        self.exceeds(DOUBTFUL)
    }
    /// Nothing here is an event.
    pub fn elsewhere(self) -> bool {
        self.exceeds(ELSEWHERE)
    }
    fn exceeds(self, (least, share): (f32, f32)) -> bool {
        self.other > least && self.other > share * self.conflict
    }
}

/// Entries are numbered densely: spread them for a map that does not hash.
fn key(e: EntryRef) -> u64 {
    (u64::from(e.pack) << 32 | u64::from(e.entry)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

pub fn of(doc: &Doc<'_>, r: Range) -> Topic {
    let (mut conflict, mut other) = (0.0, 0.0);
    let mut seen: Map<u32> = Map::with_capacity_and_hasher(64, Default::default());
    for m in doc.marks_in(r) {
        let leaning = doc.packs[m.entry.pack as usize].leanings[m.entry.entry as usize];
        if leaning == 0 {
            continue;
        }
        let worth = f32::from(leaning.unsigned_abs()) * 0.5;
        // the third mention of one entry says no more than the second
        let times = seen.entry(key(m.entry)).or_insert(0);
        *times += 1;
        let worth = match *times {
            1 => worth,
            2 => worth * 0.5,
            _ => continue,
        };
        if leaning < 0 {
            other += worth;
        } else {
            conflict += worth;
        }
    }
    let words = r.iter().filter(|&t| doc.text.tokens[t].kind == TokenKind::Word).count() as f32;
    let each = 100.0 / (words + SMOOTHING);
    Topic { conflict: conflict * each, other: if other < LEAST { 0.0 } else { other * each } }
}
