//! What may govern a number in its sentence: events that count somebody, and states said of somebody.

use super::counted::event_at;
use crate::marks::EntryRef;
use crate::pack::entries::{Gram, Meaning, Table};
use crate::pack::forms::FormTags;
use crate::stages::Scene;
use crate::stages::events::{Event, roles};
use crate::text::Range;
use crate::vocabulary::{EventType, Status, What};

pub struct Bond {
    pub range: Range,
    pub head: usize,
    pub what: What,
    pub kind: Option<EventType>,
    pub event: Option<usize>,
    pub entry: EntryRef,
    pub actors: Vec<usize>,
    pub targets: Vec<usize>,
    pub status: Status,
    /// A participle with no auxiliary before it.
    pub reduced: bool,
}

/// The type of event gives what its number counts.
pub fn what_of(t: EventType) -> Option<What> {
    use EventType::*;
    Some(match t {
        Killing => What::Killed,
        Injury => What::Injured,
        Arrest => What::Arrested,
        Abduction => What::Abducted,
        Displacement => What::Displaced,
        Trial => What::Charged,
        Deployment => What::Deployed,
        PeacefulProtest | ViolentDemonstration | Strike | Blockade => What::Participants,
        Withdrawal => What::Released,
        _ => return None,
    })
}

pub fn what_from(event: &Event) -> Option<What> {
    event.what.or_else(|| what_of(event.kind))
}

pub fn of(scene: &Scene<'_>, events: &[Event], s: Range) -> Vec<Bond> {
    let from = events.partition_point(|e| e.sentence.s() < s.s());
    let mut found: Vec<Bond> = Vec::new();
    for (i, e) in events.iter().enumerate().skip(from).take_while(|(_, e)| e.sentence.s() < s.e()) {
        let Some(what) = what_from(e) else { continue };
        // "were shot dead": an idiom without forms, whose subject suffers it
        let undergone = e.targets.is_empty() && matches!(what, What::Killed | What::Injured | What::Arrested | What::Abducted) && idiom(scene, e.trigger, s);
        found.push(Bond {
            range: e.trigger,
            head: e.head,
            what,
            kind: Some(e.kind),
            event: Some(i),
            entry: e.entry,
            actors: if undergone { vec![] } else { e.actors.clone() },
            targets: if undergone { e.actors.clone() } else { e.targets.clone() },
            status: e.status,
            reduced: reduced(scene, e.trigger, s),
        });
    }
    states(scene, events, s, &mut found);
    found.sort_by_key(|b| b.range.start);
    found
}

/// "were trampled to death", "are in hospital": a state that the sentence says of its subject, though it is no event.
fn states(scene: &Scene<'_>, events: &[Event], s: Range, found: &mut Vec<Bond>) {
    let doc = &scene.doc;
    let mut end = 0;
    for m in doc.marks_in(s).iter().filter(|m| m.table == Table::Things && !m.tags.has(FormTags::NOUN)) {
        let Meaning::Thing(Some(what), _) = doc.entry(m.entry).meaning else { continue };
        if m.range.s() < end || !super::state(what) || m.range.iter().filter_map(|t| event_at(events, t)).any(|i| what_from(&events[i]).is_some() && events[i].trigger.len() >= m.range.len()) {
            continue;
        }
        let at = m.range.s();
        if at > s.s() && doc.is(at - 1, Gram::DET.or(Gram::POSS)) || scene.number_at(at).is_some() {
            continue;
        }
        let from = scene.clauses.at(at).range.s().max(at.saturating_sub(4));
        let auxiliary = (from..at).rev().take_while(|&t| scene.phrase_at(t).is_none()).any(|t| doc.is(t, Gram::BE));
        let object = (m.range.e()..(m.range.e() + 3).min(s.e()))
            .find_map(|t| scene.phrase_at(t))
            .filter(|&p| scene.phrases[p].range.s() >= m.range.e() && scene.phrases[p].place.is_none() && (m.range.e()..scene.phrases[p].range.s()).all(|t| !doc.is(t, Gram::PREP)));
        let several = m.range.len() > 1;
        if !(auxiliary || several || scene.clauses.verb(at) && object.is_some()) {
            continue;
        }
        let who = if auxiliary { roles::subject(scene, at, s).or(object) } else { object.or_else(|| roles::subject(scene, at, s)) };
        end = m.range.e();
        found.push(Bond {
            range: m.range,
            head: at,
            what,
            kind: None,
            event: None,
            entry: m.entry,
            actors: vec![],
            targets: who.into_iter().filter(|&p| scene.phrases[p].place.is_none()).collect(),
            status: Status::Happened,
            reduced: false,
        });
    }
}

/// Several words without forms, behind an auxiliary of the passive.
fn idiom(scene: &Scene<'_>, trigger: Range, s: Range) -> bool {
    let doc = &scene.doc;
    let at = trigger.s();
    let forms = doc.marks_at(at).iter().any(|m| m.range == trigger && m.table == Table::Triggers && !m.tags.is_empty());
    trigger.len() > 1 && !forms && (at.saturating_sub(3).max(s.s())..at).rev().take_while(|&t| scene.phrase_at(t).is_none()).any(|t| doc.is(t, Gram::BE))
}

/// "students seized at Gada": a participle that only says which ones.
fn reduced(scene: &Scene<'_>, trigger: Range, s: Range) -> bool {
    let doc = &scene.doc;
    let at = trigger.s();
    let participle = doc.marks_at(at).iter().any(|m| m.range == trigger && m.tags.has(FormTags::PART));
    participle && !(at.saturating_sub(4).max(s.s())..at).any(|t| doc.is(t, Gram::BE.or(Gram::HAVE)))
}
