//! Whether a word means an event here: the conditions of its entry and what stands around it.

use super::roles::Roles;
use crate::marks::Mark;
use crate::pack::entries::{Stems, Trigger};
use crate::stages::Scene;
use crate::stages::topic::Topic;
use crate::text::Range;
use crate::vocabulary::Kind;

/// The first bytes of the words of a sentence, as a mask.
pub fn firsts(scene: &Scene<'_>, s: Range) -> u64 {
    s.iter().filter_map(|t| scene.doc.text.fold(t).bytes().next()).fold(0, |m, b| m | 1 << (b & 63))
}

/// The conditions on the words around, asked first: they cost least and refuse most. `firsts`: of the sentence.
pub fn words_hold(scene: &Scene<'_>, m: &Mark, t: &Trigger, s: Range, firsts: u64) -> Result<(), &'static str> {
    if !t.conditional {
        return Ok(());
    }
    let text = &scene.doc.text;
    let near = |at: Option<usize>| at.filter(|a| s.holds(*a)).map(|a| text.fold(a));
    let next = near(Some(m.range.e()));
    let prev = near(m.range.s().checked_sub(1));
    if !t.next.is_empty() && !next.is_some_and(|w| t.next.fit(w)) {
        return Err("the next word is none of those that it needs");
    }
    if !t.prev.is_empty() && !prev.is_some_and(|w| t.prev.fit(w)) {
        return Err("the word before is none of those that it needs");
    }
    if next.is_some_and(|w| t.not_next.fit(w)) || prev.is_some_and(|w| t.not_prev.fit(w)) {
        return Err("the word beside it gives it another sense");
    }
    let has = |list: &Stems| list.may_fit(firsts) && s.iter().any(|k| !m.range.holds(k) && list.fit(text.fold(k)));
    if !t.with.is_empty() && !has(&t.with) {
        return Err("the sentence has none of the words that it needs");
    }
    if has(&t.not) {
        return Err("a word of the sentence gives it another sense");
    }
    Ok(())
}

/// The conditions on who does it to whom, and on the report.
pub fn holds(scene: &Scene<'_>, m: &Mark, t: &Trigger, roles: &Roles, s: Range, topic: Topic) -> Result<(), &'static str> {
    let text = &scene.doc.text;
    let of = |list: &[usize], kinds: &[Kind]| list.iter().any(|&p| kinds.contains(&scene.phrases[p].kind));
    if let Some(kinds) = &t.subject
        && !of(&roles.actors, kinds)
    {
        return Err("who does it is not of the kinds that it needs");
    }
    if let Some(kinds) = &t.object {
        // a bare number counts people ("killed 12")
        let counted = kinds.len() == Kind::ALL.len() && m.range.e() < text.len() && (scene.number_at(m.range.e()).is_some() || m.range.s() > 0 && scene.number_at(m.range.s() - 1).is_some());
        if !of(&roles.targets, kinds) && !counted {
            return Err("whom it is done to is not of the kinds that it needs");
        }
    }
    if t.political && !political(scene, s) {
        return Err("nobody of politics or conflict is in the sentence");
    }
    if t.weak && (topic.doubtful() || !concrete(scene, s)) {
        return Err("the report or the sentence is not about unrest");
    }
    Ok(())
}

fn political(scene: &Scene<'_>, s: Range) -> bool {
    s.iter().any(|t| scene.phrase_at(t).is_some_and(|p| scene.phrases[p].kind.political() && (scene.phrases[p].known || scene.phrases[p].place.is_some())))
}

/// Somebody political or armed, a crowd, a place, or people counted.
fn concrete(scene: &Scene<'_>, s: Range) -> bool {
    s.iter().any(|t| scene.place_at(t).is_some() || scene.phrase_at(t).is_some_and(|p| scene.phrases[p].known && scene.phrases[p].kind != Kind::Unknown) || scene.number_at(t).is_some())
}
