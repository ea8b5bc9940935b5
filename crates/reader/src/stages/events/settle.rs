//! Where and when: said in the sentence, or inherited along the text as a reader would.

use super::{Event, innermost};
use crate::marks::dates::{Basis, Edge};
use crate::pack::entries::Gram;
use crate::stages::Scene;
use crate::stages::clauses::Opener;
use crate::stages::statements::Statement;
use crate::text::{Range, TokenKind};
use std::collections::HashMap;

/// Gives each event its place.
pub fn places(scene: &Scene<'_>, events: &mut [Event]) {
    let usable = |i: usize| !scene.places[i].acts && scene.places[i].feature != "continent";
    let main = main_place(scene);
    let country = (0..scene.places.len()).find(|&i| scene.places[i].feature == "country" && scene.places[i].country.is_some() && scene.places[i].country == scene.country);
    for n in 0..events.len() {
        let (s, head, range) = (events[n].sentence, events[n].head, events[n].trigger);
        let first = scene.places.partition_point(|p| p.range.s() < s.s());
        let here = (first..scene.places.len()).take_while(|&i| scene.places[i].range.s() < s.e()).filter(|&i| usable(i));
        let clause = scene.clauses.of(head);
        let mates = events.partition_point(|o| o.sentence.s() < s.s());
        let best = here
            .map(|i| {
                let at = scene.places[i].range.s();
                let there = scene.clauses.of(at);
                let same = there == clause;
                let after = at >= range.e();
                let distance = if after { at - range.e() } else { range.s().saturating_sub(scene.places[i].range.e()) };
                let mut score = 20.0 - (distance as f32).min(30.0) * 0.4;
                if same {
                    score += 6.0;
                }
                if located(scene, i) {
                    score += 6.0;
                } else {
                    score -= 8.0;
                }
                if scene.places[i].feature == "country" {
                    score -= 3.0;
                }
                if !same && scene.country.is_some() && scene.places[i].country != scene.country {
                    score -= 8.0;
                }
                if !same {
                    // a place in another clause is that one's
                    if scene.clauses.at(at).opener == Opener::Relative || in_clause(scene, &events[mates..], there).next().is_some() {
                        score -= 6.0;
                    }
                    let (from, to) = if there < clause { (there, clause) } else { (clause, there) };
                    if (from + 1..=to).any(|c| scene.clauses.all[c].opener == Opener::Break && scene.doc.text.is_punct(scene.clauses.all[c].range.s() - 1, ';')) {
                        score -= 10.0;
                    }
                }
                if scene.places[i].dateline {
                    score -= 12.0;
                }
                // "in Akom village, in Enga province": the first of a chain is the exact one
                if i > first && usable(i - 1) && scene.places[i - 1].range.e() + 3 >= at {
                    score -= 4.0;
                }
                (score, i)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        // "nationwide", "all over the country"
        let everywhere = scene.clauses.at(head).range.iter().any(|t| scene.doc.is(t, Gram::TOTAL)) && !best.is_some_and(|(b, i)| b > 8.0 && scene.clauses.of(scene.places[i].range.s()) == clause);
        if let Some(i) = country.filter(|_| everywhere) {
            events[n].place = Some(i);
        } else if let Some((_, i)) = best.filter(|b| b.0 > 8.0) {
            events[n].place = Some(i);
            events[n].place_stated = true;
        } else {
            events[n].place = beside(scene, &events[..n], &events[n]).or(main);
        }
        let sites = scene.sites.partition_point(|(r, _)| r.s() < s.s());
        events[n].site = scene.sites[sites..].iter().take_while(|(r, _)| r.s() < s.e()).filter(|(r, _)| scene.clauses.of(r.s()) == clause).map(|(r, _)| *r).min_by_key(|r| r.s().abs_diff(head));
    }
}

/// The place of what the sentence before told, where this one tells more of it.
fn beside(scene: &Scene<'_>, before: &[Event], e: &Event) -> Option<usize> {
    let tokens = &scene.doc.text.tokens;
    let o = before.iter().rev().find(|o| o.sentence != e.sentence)?;
    let adjacent = o.sentence.e() == e.sentence.s() && tokens[o.sentence.s()].paragraph == tokens[e.sentence.s()].paragraph;
    o.place.filter(|_| adjacent && o.place_stated && akin(o, e))
}

/// Where most of a report takes place: the place that it names most, the first one before all others.
fn main_place(scene: &Scene<'_>) -> Option<usize> {
    let usable = |i: &usize| !scene.places[*i].acts && scene.places[*i].country.is_some() && (scene.country.is_none() || scene.places[*i].country == scene.country);
    let exact = |i: &usize| !matches!(scene.places[*i].feature, "continent" | "region");
    let mut named: HashMap<&str, (usize, u32)> = HashMap::new();
    let mut led = false;
    for i in (0..scene.places.len()).filter(usable).filter(exact) {
        // the dateline is where the reporter sits
        let lead = if led || scene.places[i].dateline { 0 } else { 2 };
        led |= lead > 0;
        named.entry(scene.places[i].name.as_str()).or_insert((i, lead)).1 += 1;
    }
    named.values().max_by_key(|(i, n)| (*n, std::cmp::Reverse(*i))).map(|(i, _)| *i).or_else(|| (0..scene.places.len()).find(usable))
}

/// A place that stands where a location stands: behind a preposition of place, or as dateline, or in a list.
pub fn located(scene: &Scene<'_>, i: usize) -> bool {
    let r = scene.places[i].range;
    let s = scene.doc.text.sentence_of(r.s());
    if r.s() == s.s() {
        return true;
    }
    (s.s().max(r.s().saturating_sub(4))..r.s()).any(|t| scene.doc.is(t, Gram::LOC.or(Gram::FROM).or(Gram::TO).or(Gram::OF).or(Gram::ON))) || scene.doc.text.is_comma(r.s() - 1)
}

/// What a day loses that stands beside another event.
const OTHERS: f32 = 10.0;

/// Paragraphs that begin with a clock time: so many make a live report.
const LIVE: usize = 3;

/// Does each paragraph of a report tell the day of publication, hour by hour?
fn live(scene: &Scene<'_>) -> Vec<bool> {
    let text = &scene.doc.text;
    let clock = |r: &Range| {
        let digits = |t: usize| text.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Digits && k.end - k.start <= 2);
        let t = r.s();
        // "17:50", "7.10pm", "9am"
        digits(t)
            && (matches!(text.tokens.get(t + 1).map(|k| k.lead), Some(':' | '.' | 'h')) && digits(t + 2) && !text.spaced(t + 2)
                || text.tokens.get(t + 1).is_some_and(|k| !k.space_before && k.kind == TokenKind::Word && k.end - k.start == 2))
    };
    let found: Vec<bool> = text.paragraphs.iter().map(clock).collect();
    if found.iter().filter(|f| **f).count() >= LIVE { found } else { vec![false; found.len()] }
}

/// Events that tell of one happening share their day: a raid, those killed in it, the shots.
fn akin(a: &Event, b: &Event) -> bool {
    use crate::vocabulary::EventType::*;
    let outcome = matches!(b.kind, Killing | Injury | PropertyDestruction);
    let act = matches!(
        a.kind,
        Killing
            | Injury
            | Attack
            | ArmedClash
            | AirStrike
            | Shelling
            | RemoteExplosive
            | SuicideBomb
            | Grenade
            | Explosion
            | Gunfire
            | ViolentDemonstration
            | ProtestWithIntervention
            | ExcessiveForce
            | MobViolence
            | ChemicalWeapon
    );
    a.kind == b.kind || outcome && act
}

/// "was seized on Friday and freed": a second verb of one subject goes on with the time of the first.
fn shares_time(scene: &Scene<'_>, e: &Event, there: usize) -> bool {
    let c = scene.clauses.at(e.head);
    c.opener == Opener::Plain && there + 1 == scene.clauses.of(e.head) && scene.doc.is(c.range.s(), Gram::AND) && (c.range.s()..e.head).all(|t| scene.phrase_at(t).is_none())
}

/// The events of a clause, a few of them.
fn in_clause<'e>(scene: &Scene<'_>, events: &'e [Event], clause: usize) -> impl Iterator<Item = &'e Event> {
    let from = events.partition_point(|e| scene.clauses.of(e.head) < clause);
    events[from..].iter().take(8).filter(move |e| scene.clauses.of(e.head) == clause)
}

/// Both places are said, and they are two.
fn elsewhere(scene: &Scene<'_>, a: &Event, b: &Event) -> bool {
    a.place_stated && b.place_stated && a.place.zip(b.place).is_some_and(|(p, q)| scene.places[p].name != scene.places[q].name)
}

/// Days after which what was told is another story.
const LONG: i32 = 45;

/// The last paragraph of a lead.
const LEAD: u32 = 2;

/// Acts of words have days of their own.
fn spoken(kind: crate::vocabulary::EventType) -> bool {
    use crate::vocabulary::EventType::*;
    matches!(kind, Demand | Accusation | Rejection | Threat | Support | Sanction | Talks | Agreement | Concession | Trial | Investigation)
}

/// Gives each event its day.
pub fn dates(scene: &Scene<'_>, statements: &[Statement], events: &mut [Event]) {
    let first_of = |s: usize| scene.dates.partition_point(|d| d.range.s() < s);
    let live = live(scene);
    let mut last: Option<(usize, u32)> = None;
    let (mut newest, mut lead) = (None, None);
    for n in 0..events.len() {
        let e = &events[n];
        let s = e.sentence;
        let clause = scene.clauses.of(e.head);
        let mates = events.partition_point(|o| o.sentence.s() < s.s());
        let best = (first_of(s.s())..scene.dates.len())
            .take_while(|&i| scene.dates[i].range.s() < s.e())
            .filter(|&i| !scene.dates[i].no_day && scene.dates[i].basis != Basis::Dateline)
            .map(|i| {
                let d = &scene.dates[i];
                let at = d.range.s();
                let distance = at.abs_diff(e.head);
                let mut score = 20.0 - (distance as f32).min(40.0) * 0.4;
                let there = scene.clauses.of(at);
                let same = there == clause;
                if same {
                    score += 10.0;
                }
                // the day on which it was said is not the day on which it happened
                let inside = e.statement.map(|i| &statements[i]);
                if inside.is_some_and(|st| !st.holds(at)) || inside.is_none() && innermost(statements, at).is_some() {
                    score -= 30.0;
                }
                // a day in another clause that has an event of its own is that one's
                if !same && !shares_time(scene, e, there) {
                    let mut own = in_clause(scene, &events[mates..], there);
                    if let Some(o) = own.next() {
                        let fronted = at < o.head && scene.clauses.at(at).range.s() == s.s();
                        score -= if fronted || akin(o, e) || own.any(|o| akin(o, e)) { OTHERS } else { 2.0 * OTHERS };
                    } else if at > e.head && matches!(scene.clauses.at(at).opener, Opener::Subordinate | Opener::Complement | Opener::Relative) {
                        score -= 2.0 * OTHERS;
                    } else if scene.clauses.at(at.max(e.head)).opener == Opener::Break {
                        score -= OTHERS;
                    }
                }
                if d.edge != Edge::None {
                    score -= 4.0;
                }
                (score, i)
            })
            .filter(|x| x.0 > 0.0)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let paragraph = scene.doc.text.tokens[s.s()].paragraph;
        if let Some((_, i)) = best {
            events[n].date = Some(i);
            let d = &scene.dates[i];
            newest = newest.max(d.end);
            // the days in which all happens that a report tells
            if lead.is_none() && paragraph <= LEAD && d.edge == Edge::None && d.start.zip(d.end).is_some_and(|(a, b)| a < b && (b - a).get_days() <= LONG) {
                lead = Some(i);
            }
            if scene.dates[i].basis != Basis::Dateline {
                last = Some((i, paragraph));
            }
            continue;
        }
        // what is told from long before is not gone on with
        let past = |i: usize| newest.zip(scene.dates[i].end).is_some_and(|(n, d)| (n - d).get_days() > LONG);
        let same = events[..n]
            .iter()
            .rev()
            .take(12)
            .find(|o| o.date.is_some_and(|i| !past(i)) && !o.live && akin(o, &events[n]) && !elsewhere(scene, o, &events[n]) && scene.doc.text.tokens[o.head].paragraph + 1 >= paragraph);
        let inherited = match (same, last) {
            (Some(o), _) => o.date,
            (None, Some((i, p))) if p == paragraph && scene.dates[i].start != scene.dates[i].end => Some(i),
            _ => lead.filter(|_| !live[paragraph as usize] && !spoken(events[n].kind)),
        };
        if inherited.is_some() {
            events[n].date = inherited;
            events[n].date_inherited = true;
        } else if live[paragraph as usize] && scene.published.is_some() {
            events[n].live = true;
        }
    }
}
