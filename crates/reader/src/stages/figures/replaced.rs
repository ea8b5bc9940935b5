//! An older version of a number, and the number that takes its place: "18 dead, up from 12", "previously 12, now 18".

use super::Figure;
use crate::pack::entries::Gram;
use crate::stages::Scene;
use crate::text::Range;

/// How far before a number the words for an older version may end, in tokens.
const REACH: usize = 4;

/// Lets each newer figure refer to the older one that it replaces.
pub fn link(scene: &Scene<'_>, found: &mut [Figure]) {
    let place = |f: &Figure| scene.numbers[f.number].range;
    let sentences: Vec<Range> = found.iter().map(|f| scene.doc.text.sentence_of(place(f).s())).collect();
    let before = |i: usize| i.checked_sub(1).filter(|&b| sentences[b] == sentences[i]);
    let old: Vec<bool> = (0..found.len())
        .map(|i| {
            // words before another number belong to that one: "up from 12 to 18"
            let from = before(i).map_or(sentences[i].s(), |b| place(&found[b]).e());
            let at = place(&found[i]).s();
            (at.saturating_sub(REACH).max(from)..at).any(|t| scene.doc.is(t, Gram::FORMERLY))
        })
        .collect();
    for i in (0..found.len()).filter(|&i| old[i]) {
        let same = |j: usize| found[j].what == found[i].what && found[j].supersedes.is_none();
        let joined = |j: usize| place(&found[j]).s().checked_sub(1).is_some_and(|t| scene.doc.is(t, Gram::AND));
        // the newer one stands before it, or else right behind
        let newer = match before(i) {
            Some(b) => Some(b).filter(|&b| same(b)),
            None => Some(i + 1).filter(|&j| j < found.len() && sentences[j] == sentences[i] && !old[j] && same(j) && !joined(j)),
        };
        if let Some(j) = newer {
            found[j].supersedes = Some(i);
        }
    }
}
