//! Where and when: said in the sentence, or inherited along the text as a reader would.

use super::{Event, innermost};
use crate::stages::statements::Statement;
use crate::marks::dates::{Basis, Edge};
use crate::pack::entries::Gram;
use crate::stages::Scene;
use crate::text::{Range, TokenKind};

/// Gives each event its place.
pub fn places(scene: &Scene<'_>, events: &mut [Event]) {
    let usable = |i: usize| !scene.places[i].acts && scene.places[i].feature != "continent";
    let dateline = scene.places.iter().position(|p| p.dateline);
    let mut carried: Option<(usize, u32)> = None;
    let mut seen = 0usize;
    for n in 0..events.len() {
        let (s, head, range) = (events[n].sentence, events[n].head, events[n].trigger);
        // a place of an earlier sentence is remembered even where no event stood
        while seen < scene.places.len() && scene.places[seen].range.s() < s.s() {
            let foreign = scene.country.is_some() && scene.places[seen].country != scene.country;
            if usable(seen) && !(scene.places[seen].dateline) && located(scene, seen) && !foreign {
                let keep = carried.is_some_and(|(c, para)| scene.places[seen].feature == "country" && scene.places[c].country == scene.places[seen].country && para == scene.doc.text.tokens[scene.places[seen].range.s()].paragraph);
                if !keep {
                    carried = Some((seen, scene.doc.text.tokens[scene.places[seen].range.s()].paragraph));
                }
            }
            seen += 1;
        }
        let first = scene.places.partition_point(|p| p.range.s() < s.s());
        let here: Vec<usize> = (first..scene.places.len()).take_while(|&i| scene.places[i].range.s() < s.e()).filter(|&i| usable(i)).collect();
        let clause = scene.clauses.of(head);
        let best = here
            .iter()
            .map(|&i| {
                let at = scene.places[i].range.s();
                let same = scene.clauses.of(at) == clause;
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
                // "in Akom village, in Enga province": the first of a chain is the exact one
                if at > 0 && i > 0 && here.contains(&(i - 1)) && scene.places[i - 1].range.e() + 3 >= at {
                    score -= 4.0;
                }
                (score, i)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((score, i)) = best.filter(|b| b.0 > 8.0) {
            let _ = score;
            events[n].place = Some(i);
            events[n].place_stated = true;
        } else {
            events[n].place = carried.map(|c| c.0).or(dateline).or_else(|| scene.places.iter().position(|p| !p.acts && p.feature == "city" && p.range.s() < s.s()));
        }
        let sites = scene.sites.partition_point(|(r, _)| r.s() < s.s());
        events[n].site = scene.sites[sites..].iter().take_while(|(r, _)| r.s() < s.e()).filter(|(r, _)| scene.clauses.of(r.s()) == clause).map(|(r, _)| *r).min_by_key(|r| r.s().abs_diff(head));
    }
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
        digits(t) && (matches!(text.tokens.get(t + 1).map(|k| k.lead), Some(':' | '.' | 'h')) && digits(t + 2) && !text.spaced(t + 2) || text.tokens.get(t + 1).is_some_and(|k| !k.space_before && k.kind == TokenKind::Word && k.end - k.start == 2))
    };
    let found: Vec<bool> = text.paragraphs.iter().map(clock).collect();
    if found.iter().filter(|f| **f).count() >= LIVE { found } else { vec![false; found.len()] }
}

/// Events that tell of one happening share their day: a raid, those killed in it, the shots.
fn akin(a: &Event, b: &Event) -> bool {
    use crate::vocabulary::EventType::*;
    let outcome = matches!(b.kind, Killing | Injury | PropertyDestruction);
    let act = matches!(a.kind, Killing | Injury | Attack | ArmedClash | AirStrike | Shelling | RemoteExplosive | SuicideBomb | Grenade | Explosion | Gunfire | ViolentDemonstration | ExcessiveForce | MobViolence | ChemicalWeapon);
    a.kind == b.kind || outcome && act
}

/// Gives each event its day.
pub fn dates(scene: &Scene<'_>, statements: &[Statement], events: &mut [Event]) {
    let first_of = |s: usize| scene.dates.partition_point(|d| d.range.s() < s);
    let live = live(scene);
    let mut last: Option<(usize, u32)> = None;
    for n in 0..events.len() {
        let e = &events[n];
        let s = e.sentence;
        let clause = scene.clauses.of(e.head);
        let mates = events.partition_point(|o| o.sentence.s() < s.s());
        let taken: Vec<usize> = events[mates..].iter().take_while(|o| o.sentence.s() < s.e()).map(|o| scene.clauses.of(o.head)).collect();
        let best = (first_of(s.s())..scene.dates.len())
            .take_while(|&i| scene.dates[i].range.s() < s.e())
            .filter(|&i| !scene.dates[i].no_day)
            .map(|i| {
                let d = &scene.dates[i];
                let at = d.range.s();
                let distance = if at >= e.head { at - e.head } else { e.head - at };
                let mut score = 20.0 - (distance as f32).min(40.0) * 0.4;
                let same = scene.clauses.of(at) == clause;
                if same {
                    score += 10.0;
                }
                // the day on which it was said is not the day on which it happened
                let inside = e.statement.map(|i| &statements[i]);
                if inside.is_some_and(|st| !st.holds(at)) || inside.is_none() && innermost(statements, at).is_some() {
                    score -= 30.0;
                }
                // a day in another clause that has an event of its own is that one's
                if !same && taken.contains(&scene.clauses.of(at)) {
                    score -= OTHERS;
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
            if scene.dates[i].basis != Basis::Dateline {
                last = Some((i, paragraph));
            }
            continue;
        }
        let same = events[..n].iter().rev().take(12).find(|o| o.date.is_some() && !o.live && akin(o, &events[n]) && scene.doc.text.tokens[o.head].paragraph + 1 >= paragraph);
        let inherited = match (same, last) {
            (Some(o), _) => o.date,
            (None, Some((i, p))) if p == paragraph && scene.dates[i].start != scene.dates[i].end => Some(i),
            _ => None,
        };
        if inherited.is_some() {
            events[n].date = inherited;
            events[n].date_inherited = true;
        } else if live[paragraph as usize] && scene.published.is_some() {
            events[n].live = true;
        }
    }
}
