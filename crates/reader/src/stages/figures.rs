//! Figures: numbers bound to what they count, to what happened to it, and to who says so.

use super::Scene;
use super::events::{Event, innermost};
use super::statements::Statement;
use crate::marks::EntryRef;
use crate::marks::numbers::Number;
use crate::pack::entries::{Gram, Meaning, Table};
use crate::text::{Range, TokenKind};
use crate::vocabulary::{Bound, Certainty, EventType, Kind, Scope, Status, What};

#[derive(Clone, Debug)]
pub struct Figure {
    pub number: usize,
    pub range: Range,
    pub what: What,
    pub who: Option<Kind>,
    pub counted: Option<usize>,
    pub detail: Option<Range>,
    pub certainty: Certainty,
    pub scope: Scope,
    pub part_of: Option<usize>,
    pub supersedes: Option<usize>,
    pub statement: Option<usize>,
    pub event: Option<usize>,
    pub what_rule: &'static str,
    pub what_entries: Vec<EntryRef>,
    pub who_rule: &'static str,
    pub who_entries: Vec<EntryRef>,
    pub rivals: Vec<(String, String)>,
}

/// What stands behind a number.
#[derive(Default)]
struct Counted {
    /// Where the counted noun ends.
    end: usize,
    phrase: Option<usize>,
    thing: Option<(What, EntryRef)>,
    never: Option<EntryRef>,
    detail: Option<Range>,
    /// "of them", "dintre ei": a part of the figure before.
    part: bool,
    /// A participle or noun of an event right behind ("18 killed").
    trigger: Option<usize>,
    /// The phrase owns the thing counted ("police vans").
    owner: bool,
}

/// States that people are in, rather than things.
fn state(w: What) -> bool {
    matches!(w, What::Killed | What::Injured | What::Hospitalised | What::Arrested | What::Missing | What::Abducted | What::Displaced | What::Released | What::Charged | What::Deployed | What::Participants)
}

pub fn find(scene: &Scene<'_>, statements: &[Statement], events: &[Event]) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let by_start = events;
    for (i, n) in scene.numbers.iter().enumerate() {
        if n.no_count || n.number.is_empty() {
            continue;
        }
        if let Some(f) = figure(scene, statements, by_start, &found, i, n) {
            found.push(f);
        }
    }
    found
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

fn figure(scene: &Scene<'_>, statements: &[Statement], events: &[Event], before: &[Figure], i: usize, n: &Number) -> Option<Figure> {
    let doc = &scene.doc;
    let s = doc.text.sentence_of(n.range.s());
    let c = counted(scene, events, n, s);
    if c.never.is_some() {
        return None;
    }
    let same_sentence = before.last().filter(|f| s.holds(scene.numbers[f.number].range.s()));
    let partof_before = n.range.s() > s.s() && (n.range.s().saturating_sub(3).max(s.s())..n.range.s()).any(|t| doc.is(t, Gram::PARTOF));
    let is_part = (c.part || partof_before) && same_sentence.is_some();
    let bare = c.phrase.is_none() && c.thing.is_none();
    let (what, what_rule, what_entries, event) = what(scene, events, n, &c, s, is_part, same_sentence, before)?;
    if n.article && (bare || !coordinated(scene, before, n, s)) {
        return None;
    }
    if bare && n.zero && !event.is_some_and(|e| events[e].trigger.s() >= n.range.e() && scene.clauses.of(events[e].head) == scene.clauses.of(n.range.s())) {
        return None;
    }
    let phrase = c.phrase.filter(|&p| !scene.phrases[p].pronoun);
    let people = matches!(what, What::Killed | What::Injured | What::Hospitalised | What::Arrested | What::Missing | What::Abducted | What::Displaced | What::Released | What::Charged | What::Deployed | What::Participants | What::Other);
    let (who, who_rule, who_entries) = match phrase {
        Some(p) => (Some(scene.phrases[p].kind), if c.owner { "whose the things are" } else { "the noun counted" }, scene.phrases[p].entries.clone()),
        None if people && c.thing.is_none_or(|x| state(x.0)) => who_of_bare(scene, events, n, event, same_sentence, is_part),
        None => (None, "a thing, or not said", vec![]),
    };
    // people who take part in a protest are protesters, whatever noun counts them
    let (who, who_rule) = match (what, who) {
        (What::Participants, None | Some(Kind::Unknown)) => (Some(Kind::Protesters), "those who take part in a protest"),
        _ => (who, who_rule),
    };
    let statement = innermost(statements, n.number.s());
    let certainty = certainty(scene, statements, events, n, statement, event, s);
    let range_end = c.end.max(n.range.e());
    let scope = scope(scene, n, range_end, s);
    let supersedes_mark = (n.range.s().saturating_sub(4).max(s.s())..n.range.s()).any(|t| doc.is(t, Gram::FORMERLY));
    Some(Figure {
        number: i,
        range: Range::new(n.range.s(), range_end),
        what,
        who,
        counted: phrase,
        detail: c.detail,
        certainty,
        scope,
        part_of: if is_part { before.len().checked_sub(1) } else { None },
        supersedes: if supersedes_mark { same_sentence.and(before.len().checked_sub(1)).filter(|&b| before[b].what == what) } else { None },
        statement,
        event,
        what_rule,
        what_entries,
        who_rule,
        who_entries,
        rivals: Vec::new(),
    })
}

/// Looks behind (and around) a number for what it counts.
fn counted(scene: &Scene<'_>, events: &[Event], n: &Number, s: Range) -> Counted {
    let doc = &scene.doc;
    let mut c = Counted { end: n.range.e(), ..Counted::default() };
    let mut t = n.range.e();
    let mut skipped = 0;
    // the phrase that has the number in it: "at least 16 striking oil workers"
    let own = scene.phrase_at(n.number.s()).map(|p| &scene.phrases[p]).filter(|p| p.known && p.head.s() >= n.number.e() && p.range.s() <= n.number.s());
    let free = own.is_some_and(|p| !(n.range.e()..p.head.s()).any(|k| scene.doc.is(k, Gram::PARTOF) || doc.mark(k, Table::Things).is_some() || scene.number_at(k).is_some_and(|x| scene.numbers[x].range != n.range)));
    if let Some(p) = own.filter(|_| free) {
        t = p.head.s();
    }
    while t < s.e() && skipped < 6 {
        let g = doc.gram[t];
        if doc.is(t, Gram::PARTOF) {
            c.part = true;
            t += 1;
            c.end = t;
            skipped += 1;
            continue;
        }
        for m in doc.marks_at(t) {
            if m.table == Table::Things {
                if let Meaning::Thing(w) = doc.entry(m.entry).meaning {
                    match w {
                        None => {
                            if c.thing.is_none() {
                                c.never = Some(m.entry);
                                return c;
                            }
                        }
                        Some(w) => {
                            c.thing = Some((w, m.entry));
                            c.end = m.range.e();
                            c.detail = Some(m.range);
                        }
                    }
                    break;
                }
            }
        }
        if let Some(p) = scene.phrase_at(t).filter(|&p| scene.phrases[p].place.is_none() && !scene.phrases[p].pronoun) {
            let phrase = &scene.phrases[p];
            if phrase.range.s() < n.range.e() && phrase.head.e() <= n.range.e() || !phrase.known {
                return c;
            }
            match c.thing {
                // "wounded soldiers": the state, then who is in it
                Some((w, _)) if state(w) => {
                    c.phrase = Some(p);
                    c.end = phrase.head.e();
                    return c;
                }
                Some(_) => return c,
                None => {}
            }
            c.phrase = Some(p);
            c.end = phrase.head.e().max(t + 1);
            c.detail = Some(phrase.head);
            if let Some((w, e, r)) = thing_entry(scene, phrase.head.e()) {
                c.thing = Some((w, e));
                c.end = r.e();
                // "police vans" are things of the police; "civilians dead" are civilians
                if !state(w) {
                    c.detail = Some(r);
                    c.owner = true;
                }
            } else if let Some(e) = event_at(events, phrase.head.e()) {
                c.trigger = Some(e).filter(|&e| scene.doc.text.sentence_of(events[e].trigger.s()) == s && what_from(scene, events, e).is_some());
            }
            return c;
        }
        if c.thing.is_some() {
            return c;
        }
        if let Some(e) = event_at(events, t) {
            c.trigger = Some(e);
            c.end = c.end.max(events[e].trigger.e());
            return c;
        }
        if scene.number_at(t).is_some() || scene.clauses.verb(t) || doc.text.is_comma(t) || matches!(doc.text.tokens[t].lead, '.' | ';' | ':' | '!' | '?' | ')') {
            return c;
        }
        if g.has(Gram::PREP.or(Gram::CONJ).or(Gram::SUB).or(Gram::REL).or(Gram::COMP)) && !g.has(Gram::OF) {
            return c;
        }
        if doc.text.tokens[t].kind != TokenKind::Punct {
            skipped += 1;
        }
        t += 1;
    }
    c
}

fn thing_entry(scene: &Scene<'_>, t: usize) -> Option<(What, EntryRef, Range)> {
    let m = scene.doc.mark(t, Table::Things)?;
    match scene.doc.entry(m.entry).meaning {
        Meaning::Thing(Some(w)) => Some((w, m.entry, m.range)),
        _ => None,
    }
}

fn event_at(events: &[Event], t: usize) -> Option<usize> {
    let upto = events.partition_point(|e| e.trigger.s() <= t);
    (upto.saturating_sub(3)..upto).find(|&i| events[i].trigger.holds(t))
}

fn coordinated(scene: &Scene<'_>, before: &[Figure], n: &Number, s: Range) -> bool {
    let doc = &scene.doc;
    n.range.s() > s.s() && doc.is(n.range.s() - 1, Gram::AND) && before.last().is_some_and(|f| s.holds(f.range.s()))
}

type Why = (What, &'static str, Vec<EntryRef>, Option<usize>);

#[allow(clippy::too_many_arguments)]
fn what(scene: &Scene<'_>, events: &[Event], n: &Number, c: &Counted, s: Range, is_part: bool, same_sentence: Option<&Figure>, before: &[Figure]) -> Option<Why> {
    if let Some((w, e)) = c.thing {
        // "shot dead": the event's own word knows better
        if let Some(i) = event_at(events, c.end.saturating_sub(1)).filter(|_| state(w)) {
            if let Some(own) = what_from(scene, events, i) {
                return Some((own, "the event's own word", vec![events[i].entry], Some(i)));
            }
        }
        // "3,000 protesters were arrested": what is done to them, not what they are
        if let Some(i) = c.phrase.filter(|_| state(w)).and_then(|p| nearest_event(scene, events, n, c, s).filter(|&i| events[i].targets.contains(&p))) {
            if let Some(own) = what_from(scene, events, i) {
                return Some((own, "what is done to those counted", vec![events[i].entry], Some(i)));
            }
        }
        if w != What::Other {
            let event = nearest_event(scene, events, n, c, s).filter(|&i| what_from(scene, events, i) == Some(w));
            return Some((w, "the thing counted", vec![e], event));
        }
        return Some((What::Other, "the thing counted", vec![e], None));
    }
    if let Some(i) = c.trigger {
        if let Some(w) = what_from(scene, events, i) {
            return Some((w, "the event right behind the number", vec![events[i].entry], Some(i)));
        }
    }
    if let Some(i) = c.phrase.and_then(|p| suffers(events, p, s)) {
        return Some((What::Injured, "those who suffer force", vec![events[i].entry], Some(i)));
    }
    if let Some(i) = nearest_event(scene, events, n, c, s) {
        if let Some(w) = what_from(scene, events, i) {
            // a part counts what its whole counts, unless its own clause says otherwise
            return Some((w, "the event that it is bound to", vec![events[i].entry], Some(i)));
        }
    }
    if is_part {
        if let Some(f) = same_sentence {
            return Some((f.what, "a part counts what its whole counts", f.what_entries.clone(), f.event));
        }
    }
    let phrase = c.phrase.map(|p| &scene.phrases[p]);
    match phrase {
        Some(p) => {
            let default = match p.kind {
                Kind::Protesters => Some((What::Participants, "protesters are counted as participants")),
                Kind::Police | Kind::Military => Some((What::Deployed, "police and soldiers are counted as deployed")),
                Kind::Refugees => Some((What::Displaced, "refugees are counted as displaced")),
                Kind::Medics if p.organisation => Some((What::Buildings, "hospitals are counted as buildings")),
                _ => None,
            };
            if let Some((w, why)) = default {
                return Some((w, why, p.entries.clone(), None));
            }
            // whoever acts in an event takes part in it
            let acting = c.phrase.and_then(|p| acts_in(events, p, s));
            if let Some(e) = acting {
                return Some((What::Participants, "those who act take part", vec![events[e].entry], Some(e)));
            }
            Some((What::Other, "people of whom nothing else is said", p.entries.clone(), None))
        }
        None => {
            // a bare number goes on with the count before it ("not 64", "the ministry says 12")
            let spoken = before.last().filter(|f| {
                let paragraphs = scene.doc.text.tokens[f.range.s()].paragraph + 1 >= scene.doc.text.tokens[s.s()].paragraph;
                paragraphs && !matches!(f.what, What::Other | What::Vehicles | What::Weapons | What::Buildings)
            });
            let cue_near = (n.range.s().saturating_sub(4).max(s.s())..n.range.s()).any(|t| scene.doc.mark(t, Table::Cues).is_some() || scene.doc.is(t, Gram::FORMERLY.or(Gram::NEG)));
            match spoken {
                Some(f) if (cue_near || same_sentence.is_some() && c.end == n.range.e() && !n.article && scene.doc.is(n.range.s().saturating_sub(1), Gram::AND.or(Gram::NEG).or(Gram::OTHER).or(Gram::FORMERLY))) && followed_by_nothing(scene, c.end, s) => {
                    Some((f.what, "a bare number counts what the one before counts", f.what_entries.clone(), f.event))
                }
                _ => None,
            }
        }
    }
}

/// An act of violence that is done to the phrase, when nothing says that it killed.
fn suffers(events: &[Event], p: usize, s: Range) -> Option<usize> {
    use EventType::*;
    let from = events.partition_point(|e| e.sentence.s() < s.s());
    let mut here = (from..events.len()).take_while(|&i| events[i].sentence.s() < s.e());
    let worse = here.clone().any(|i| events[i].targets.contains(&p) && events[i].what.or_else(|| what_of(events[i].kind)).is_some());
    here.find(|&i| !worse && events[i].targets.contains(&p) && matches!(events[i].kind, Attack | ExcessiveForce | MobViolence))
}

/// An event of violence or protest that the phrase does.
fn acts_in(events: &[Event], p: usize, s: Range) -> Option<usize> {
    use EventType::*;
    let from = events.partition_point(|e| e.sentence.s() < s.s());
    (from..events.len()).take_while(|&i| events[i].sentence.s() < s.e()).find(|&i| {
        events[i].actors.contains(&p)
            && matches!(events[i].kind, PeacefulProtest | ViolentDemonstration | MobViolence | ArmedClash | Attack | Blockade | Strike | PropertyDestruction | Gunfire | TerritoryOvertaken)
    })
}

/// Nothing behind the number could be what it counts.
fn followed_by_nothing(scene: &Scene<'_>, t: usize, s: Range) -> bool {
    t >= s.e() || scene.doc.text.tokens[t].kind == TokenKind::Punct || !scene.doc.gram[t].is_empty() || scene.clauses.verb(t)
}

fn what_from(scene: &Scene<'_>, events: &[Event], i: usize) -> Option<What> {
    let _ = scene;
    events[i].what.or_else(|| what_of(events[i].kind))
}

/// Below this an event is too far away to govern a number.
const LEAST: f32 = 5.0;

/// The event that governs a number: its verb, or the nearest of the clause.
fn nearest_event(scene: &Scene<'_>, events: &[Event], n: &Number, c: &Counted, s: Range) -> Option<usize> {
    let from = events.partition_point(|e| e.sentence.s() < s.s());
    let clause = scene.clauses.of(n.range.s());
    let mut best: Option<(f32, usize)> = None;
    for (i, e) in events.iter().enumerate().skip(from).take_while(|(_, e)| e.sentence.s() < s.e()) {
        if e.what.or_else(|| what_of(e.kind)).is_none() {
            continue;
        }
        let t = e.trigger;
        let same = scene.clauses.of(e.head) == clause;
        let distance = if t.s() >= c.end { t.s() - c.end } else if t.e() <= n.range.s() { n.range.s() - t.e() } else { 0 };
        let mut score = 14.0 - distance as f32;
        if same {
            score += 6.0;
        }
        let role = c.phrase.is_some_and(|p| e.targets.contains(&p));
        let acts = c.phrase.is_some_and(|p| e.actors.contains(&p));
        if role {
            score += 12.0;
        }
        if acts {
            // who kills is not counted among the killed; who marches or is sent is counted
            let counts_actor = matches!(e.kind, EventType::PeacefulProtest | EventType::ViolentDemonstration | EventType::Strike | EventType::Blockade | EventType::Deployment | EventType::Displacement);
            score += if counts_actor { 12.0 } else { -25.0 };
        }
        // a crowd is counted as those who do it, not as whoever stands nearby
        let crowd = matches!(e.kind, EventType::PeacefulProtest | EventType::ViolentDemonstration | EventType::Strike | EventType::Blockade);
        if crowd && !acts && distance > 4 && c.phrase.is_none_or(|p| scene.phrases[p].kind != Kind::Protesters) {
            score -= 10.0;
        }
        // what is done to the phrase elsewhere decides, though it is nothing that is counted
        let elsewhere = !role && !acts && c.phrase.is_some_and(|p| events.iter().skip(from).take_while(|o| o.sentence.s() < s.e()).any(|o| o.targets.contains(&p)));
        if elsewhere {
            score -= 10.0;
        }
        // between the number and the event stands another number: it is that one's
        let (a, b) = if t.s() >= c.end { (c.end, t.s()) } else { (t.e(), n.range.s()) };
        if b > a && (a..b).any(|k| scene.number_at(k).is_some_and(|x| !scene.numbers[x].no_count && scene.numbers[x].range != n.range)) && !role {
            score -= 6.0;
        }
        if score > LEAST && best.is_none_or(|x| score > x.0) {
            best = Some((score, i));
        }
    }
    best.map(|b| b.1)
}

fn who_of_bare(scene: &Scene<'_>, events: &[Event], n: &Number, event: Option<usize>, same: Option<&Figure>, is_part: bool) -> (Option<Kind>, &'static str, Vec<EntryRef>) {
    let doc = &scene.doc;
    if let (true, Some(f)) = (is_part, same) {
        return (f.who, "a part of those before", f.who_entries.clone());
    }
    // "another 317 were wounded": the same people as before
    let other = n.range.s() > 0 && (n.range.s().saturating_sub(2)..=n.range.s()).any(|t| doc.is(t, Gram::OTHER));
    if let Some(f) = same.filter(|f| other && f.who.is_some()) {
        return (f.who, "others of those before", f.who_entries.clone());
    }
    let _ = (events, event);
    // "two soldiers died and 12 were wounded"
    let joined = n.range.s() > 0 && doc.is(n.range.s() - 1, Gram::AND);
    if let Some(f) = same.filter(|f| joined && f.who.is_some() && f.counted.is_some()) {
        return (f.who, "coordinated with those before", f.who_entries.clone());
    }
    (None, "not said", vec![])
}

fn certainty(scene: &Scene<'_>, statements: &[Statement], events: &[Event], n: &Number, statement: Option<usize>, event: Option<usize>, s: Range) -> Certainty {
    let doc = &scene.doc;
    if n.zero {
        return Certainty::Asserted;
    }
    // "not 64"
    if n.range.s() > s.s() && doc.is(n.range.s() - 1, Gram::NEG) && n.bound == Bound::Exact {
        return Certainty::Denied;
    }
    if let Some(i) = statement {
        if statements[i].certainty != Certainty::Asserted {
            return statements[i].certainty;
        }
    }
    match event.map(|e| events[e].status) {
        Some(Status::Negated) => Certainty::Denied,
        Some(Status::Possible) => Certainty::Possible,
        _ => Certainty::Asserted,
    }
}

fn scope(scene: &Scene<'_>, n: &Number, end: usize, s: Range) -> Scope {
    let clause = scene.clauses.at(n.range.s()).range;
    let mut scope = Scope::Incident;
    for t in clause.s().max(s.s())..clause.e().max(end).min(s.e()) {
        if scene.doc.is(t, Gram::SINCE) {
            return Scope::Since;
        }
        if scene.doc.is(t, Gram::TOTAL) {
            scope = Scope::Total;
        }
    }
    scope
}
