//! The noun behind a number.

use super::bonds::what_from;
use super::state;
use crate::marks::EntryRef;
use crate::marks::numbers::Number;
use crate::pack::entries::{Gram, Meaning, Table};
use crate::pack::forms::FormTags;
use crate::stages::Scene;
use crate::stages::events::Event;
use crate::text::{Range, TokenKind};
use crate::vocabulary::{Kind, What};

/// How many words may stand between a number and its noun.
const REACH: usize = 6;

/// What stands behind a number.
#[derive(Default)]
pub struct Counted {
    /// Where the counted noun ends.
    pub end: usize,
    pub phrase: Option<usize>,
    pub thing: Option<(What, EntryRef)>,
    /// Whose things they are, by the word for them.
    pub holder: Option<Kind>,
    pub never: Option<EntryRef>,
    pub detail: Option<Range>,
    /// "of them", "dintre ei": a part of the figure before.
    pub part: bool,
    /// A participle or noun of an event right behind ("18 killed").
    pub trigger: Option<usize>,
    /// The phrase owns the thing counted ("police vans").
    pub owner: bool,
}

/// Looks behind (and around) a number for what it counts.
pub fn of(scene: &Scene<'_>, events: &[Event], n: &Number, s: Range) -> Counted {
    let doc = &scene.doc;
    let mut c = Counted { end: n.range.e(), ..Counted::default() };
    let mut t = start(scene, n, s);
    let mut skipped = 0;
    while t < s.e() && skipped < REACH {
        let g = doc.gram[t];
        if doc.is(t, Gram::PARTOF) {
            c.part = true;
            t += 1;
            c.end = t;
            skipped += 1;
            continue;
        }
        if let Some((w, who, entry, range)) = thing(scene, t) {
            match w {
                None if c.thing.is_none() => {
                    c.never = Some(entry);
                    return c;
                }
                None => {}
                Some(w) => {
                    c.thing = Some((w, entry));
                    c.holder = who;
                    c.end = range.e();
                    c.detail = Some(range);
                }
            }
        }
        if let Some(p) = scene.phrase_at(t).filter(|&p| scene.phrases[p].place.is_none() && !scene.phrases[p].pronoun) {
            people(scene, events, n, s, p, t, &mut c);
            return c;
        }
        if c.thing.is_some() {
            return c;
        }
        if let Some(e) = event_at(events, t) {
            if attribute(scene, events[e].trigger, s) {
                t = events[e].trigger.e();
                skipped += 1;
                continue;
            }
            c.trigger = Some(e);
            c.end = c.end.max(events[e].trigger.e());
            return c;
        }
        if scene.number_at(t).is_some() {
            // "three of the six", "17 of 25 drones": the whole says what is counted
            if t > n.range.e() && (n.range.e()..t).all(|k| doc.is(k, Gram::OF.or(Gram::FROM).or(Gram::AMONG).or(Gram::DET).or(Gram::PARTOF))) {
                let whole = &scene.numbers[scene.number_at(t).unwrap_or(0)];
                if !whole.no_count && whole.range.s() >= t {
                    t = whole.range.e();
                    c.end = t;
                    continue;
                }
            }
            return c;
        }
        if scene.clauses.verb(t) && (hyphened(scene, t) || attribute(scene, Range::new(t, t + 1), s)) {
            t += 1;
            skipped += 1;
            continue;
        }
        if scene.clauses.verb(t) || doc.text.is_comma(t) || matches!(doc.text.tokens[t].lead, '.' | ';' | ':' | '!' | '?' | ')') {
            return c;
        }
        let whole = t == n.range.e() && g.has(Gram::FROM.or(Gram::AMONG)) && (t + 1..(t + 3).min(s.e())).any(|k| scene.number_at(k).is_some());
        if g.has(Gram::PREP.or(Gram::CONJ).or(Gram::SUB).or(Gram::REL).or(Gram::COMP)) && !g.has(Gram::OF) && !whole {
            return c;
        }
        if doc.text.tokens[t].kind != TokenKind::Punct {
            skipped += 1;
        }
        t += 1;
    }
    c
}

/// Where to begin: right behind the number, or at the noun of the phrase that has the number in it.
fn start(scene: &Scene<'_>, n: &Number, s: Range) -> usize {
    let doc = &scene.doc;
    let own = scene.phrase_at(n.number.s()).map(|p| &scene.phrases[p]).filter(|p| p.known && p.head.s() >= n.number.e() && p.range.s() <= n.number.s());
    let free = |p: &&crate::stages::phrases::Phrase| {
        !(n.range.e()..p.head.s()).any(|k| doc.is(k, Gram::PARTOF) || doc.mark(k, Table::Things).is_some() || scene.number_at(k).is_some_and(|x| scene.numbers[x].range != n.range))
            && p.head.s() < s.e()
    };
    own.filter(free).map_or(n.range.e(), |p| p.head.s())
}

fn people(scene: &Scene<'_>, events: &[Event], n: &Number, s: Range, p: usize, t: usize, c: &mut Counted) {
    let phrase = &scene.phrases[p];
    if phrase.range.s() < n.range.e() && phrase.head.e() <= n.range.e() || !phrase.known {
        return;
    }
    match c.thing {
        // "wounded soldiers": the state, then who is in it
        Some((w, _)) if state(w) => {
            c.phrase = Some(p);
            c.end = phrase.head.e();
            return;
        }
        Some(_) => return,
        None => {}
    }
    c.phrase = Some(p);
    c.end = phrase.head.e().max(t + 1);
    c.detail = Some(phrase.head);
    if let Some((Some(w), _, e, r)) = thing(scene, over_genitive(scene, phrase.head.e())) {
        c.thing = Some((w, e));
        c.end = r.e();
        // "police vans" are things of the police; "civilians dead" are civilians
        if !state(w) {
            c.detail = Some(r);
            c.owner = true;
        }
    } else if let Some(e) = event_at(events, phrase.head.e()) {
        c.trigger = Some(e).filter(|&e| scene.doc.text.sentence_of(events[e].trigger.s()) == s && what_from(&events[e]).is_some());
    }
}

/// "his members' cattle": behind a possessive ending.
fn over_genitive(scene: &Scene<'_>, at: usize) -> usize {
    let text = &scene.doc.text;
    let mark = |t: usize| text.tokens.get(t).is_some_and(|k| matches!(k.lead, '\'' | '’') && !k.space_before);
    let ends = |t: usize| text.tokens.get(t).is_some_and(|k| !k.space_before) && text.is_word(t) && text.fold(t).len() == 1;
    if !mark(at) {
        at
    } else if ends(at + 1) {
        at + 2
    } else {
        at + 1
    }
}

/// The word for a thing that begins at a token: what it says, whose it is, the entry, its words.
pub fn thing(scene: &Scene<'_>, t: usize) -> Option<(Option<What>, Option<Kind>, EntryRef, Range)> {
    let m = scene.doc.mark(t, Table::Things)?;
    match scene.doc.entry(m.entry).meaning {
        Meaning::Thing(w, who) => Some((w, who, m.entry, m.range)),
        _ => None,
    }
}

pub fn event_at(events: &[Event], t: usize) -> Option<usize> {
    let upto = events.partition_point(|e| e.trigger.s() <= t);
    (upto.saturating_sub(3)..upto).find(|&i| events[i].trigger.holds(t))
}

/// "2,000 Russian-led peacekeepers": the second half of a word written with a hyphen.
fn hyphened(scene: &Scene<'_>, t: usize) -> bool {
    let text = &scene.doc.text;
    t > 1 && text.is_punct(t - 1, '-') && !text.spaced(t) && !text.spaced(t - 1)
}

/// "16 striking oil workers": a participle that stands before the noun it describes.
fn attribute(scene: &Scene<'_>, trigger: Range, s: Range) -> bool {
    let doc = &scene.doc;
    let gerund = doc.marks_at(trigger.s()).iter().any(|m| m.range == trigger && m.tags.has(FormTags::GER));
    if !gerund {
        return false;
    }
    (trigger.e()..(trigger.e() + 3).min(s.e()))
        .take_while(|&t| doc.text.is_word(t))
        .any(|t| scene.phrase_at(t).is_some_and(|p| scene.phrases[p].known && scene.phrases[p].plural && scene.phrases[p].head.holds(t)))
        && (trigger.e()..trigger.e() + 2).all(|t| !doc.is(t, Gram::DET.or(Gram::POSS).or(Gram::PREP).or(Gram::CONJ)))
}
