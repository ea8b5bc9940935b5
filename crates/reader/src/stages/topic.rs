//! Is this report about unrest at all? Sport and markets speak of attacks and battles too.

use crate::marks::{Doc, EntryRef};
use crate::pack::entries::{Meaning, Table};
use crate::pack::lexicon::Map;
use crate::text::{Range, TokenKind};
use crate::vocabulary::Kind;

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

/// Metaphors take the verbs and nouns of war, but seldom its people: actors weigh most, triggers little.
fn worth(meaning: &Meaning) -> Option<(f32, bool)> {
    Some(match meaning {
        Meaning::Domain(_, weight) => (f32::from(*weight), true),
        Meaning::Trigger(t) if !t.weak && !t.political && !t.conditional => (0.5, false),
        Meaning::Actor(a) if !a.modifier => match a.kind {
            Kind::Police | Kind::Military | Kind::Rebels | Kind::ArmedGroup | Kind::Protesters | Kind::Paramilitary | Kind::Intelligence => (1.0, false),
            Kind::Government | Kind::Opposition | Kind::Refugees | Kind::Judiciary | Kind::Igo | Kind::Criminals | Kind::Legislature => (0.5, false),
            _ => return None,
        },
        _ => return None,
    })
}

/// Entries are numbered densely: spread them for a map that does not hash.
fn key(e: EntryRef) -> u64 {
    (u64::from(e.pack) << 32 | u64::from(e.entry)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

pub fn of(doc: &Doc<'_>, r: Range) -> Topic {
    let (mut conflict, mut other) = (0.0, 0.0);
    let mut seen: Map<u32> = Map::with_capacity_and_hasher(64, Default::default());
    for m in doc.marks_in(r) {
        if !matches!(m.table, Table::Domains | Table::Triggers | Table::Actors) {
            continue;
        }
        let Some((worth, of_other)) = worth(&doc.entry(m.entry).meaning) else { continue };
        // the third mention of one entry says no more than the second
        let times = seen.entry(key(m.entry)).or_insert(0);
        *times += 1;
        let worth = match *times {
            1 => worth,
            2 => worth * 0.5,
            _ => continue,
        };
        if of_other {
            other += worth;
        } else {
            conflict += worth;
        }
    }
    let words = r.iter().filter(|&t| doc.text.tokens[t].kind == TokenKind::Word).count() as f32;
    let each = 100.0 / (words + SMOOTHING);
    Topic { conflict: conflict * each, other: if other < LEAST { 0.0 } else { other * each } }
}
