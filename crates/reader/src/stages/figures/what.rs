//! What a number counts: the noun, the state or event that governs it, or what the number before counted.

use super::bonds::{Bond, what_from};
use super::counted::event_at;
use super::{One, View, state};
use crate::marks::EntryRef;
use crate::pack::entries::Gram;
use crate::vocabulary::{EventType, Kind, Status, What};

/// Below this a bond is too far away to govern a number.
const LEAST: f32 = 5.0;
/// Farther than this, in tokens, nothing governs a number: no bond is worth more than 14 and its rewards.
const REACH: usize = 44;

/// So many people together may be a crowd.
const CROWD: u64 = 100;
/// How many events of a paragraph are looked at for a protest.
const WINDOW: usize = 24;

pub struct Found {
    pub what: What,
    pub rule: &'static str,
    pub entries: Vec<EntryRef>,
    pub event: Option<usize>,
    /// The number goes on with the figure before.
    pub goes_on: bool,
    /// Whose things they are, by the noun that it goes on with.
    pub holder: Option<Kind>,
}

fn found(what: What, rule: &'static str, entries: Vec<EntryRef>, event: Option<usize>) -> Option<Found> {
    Some(Found { what, rule, entries, event, goes_on: false, holder: None })
}

impl View<'_, '_> {
    pub fn what(&self, one: &One<'_>) -> Option<Found> {
        let c = &one.counted;
        if one.bare {
            return self.what_of_bare(one);
        }
        if let Some((w, e)) = c.thing {
            return self.what_of_thing(one, w, e);
        }
        if let Some(i) = c.phrase.and_then(|p| self.suffers(one, p)) {
            return found(What::Injured, "those who suffer force", vec![self.events[i].entry], Some(i));
        }
        if let Some(b) = self.nearest(one) {
            return found(b.what, "the event that it is bound to", vec![b.entry], b.event);
        }
        // "three men run over by a car"
        if let Some((w, i)) = c.trigger.and_then(|i| Some((what_from(&self.events[i])?, i))).filter(|(w, _)| *w != What::Released) {
            return found(w, "the event right behind the number", vec![self.events[i].entry], Some(i));
        }
        if let Some(f) = self.same_sentence().filter(|_| one.part) {
            return found(f.what, "a part counts what its whole counts", f.what_entries.clone(), f.event);
        }
        self.by_kind(one)
    }

    fn what_of_thing(&self, one: &One<'_>, w: What, e: EntryRef) -> Option<Found> {
        let c = &one.counted;
        if one.number.zero && w == What::Participants {
            return None;
        }
        // "3,000 protesters were arrested": what is done to them, not what they are
        if let Some(p) = c.phrase.filter(|_| state(w))
            && let Some(b) = self.nearest(one).filter(|b| b.targets.contains(&p) && !matches!(b.kind, Some(EventType::Attack)))
        {
            return found(b.what, "what is done to those counted", vec![b.entry], b.event);
        }
        // "shot dead": the event's own word knows better
        if let Some(i) = event_at(self.events, c.end.saturating_sub(1)).filter(|_| state(w))
            && let Some(own) = what_from(&self.events[i])
        {
            return found(own, "the event's own word", vec![self.events[i].entry], Some(i));
        }
        let event = self.nearest(one).filter(|b| b.what == w && w != What::Other).and_then(|b| b.event);
        found(w, "the thing counted", vec![e], event)
    }

    fn what_of_bare(&self, one: &One<'_>) -> Option<Found> {
        let (n, c) = (one.number, &one.counted);
        // "4 thousands": two numbers side by side; "three of the six": the whole alone is no count
        if self.scene.number_at(n.range.e()).is_some() || self.whole_of_part(n) || n.best == Some(1) && c.end > n.range.e() && c.detail.is_none() && c.trigger.is_none() && !c.part {
            return None;
        }
        if let Some(i) = c.trigger.filter(|&i| !n.zero || self.scene.clauses.of(self.events[i].head) == self.scene.clauses.of(n.range.s()))
            && let Some(w) = what_from(&self.events[i])
        {
            return found(w, "the event right behind the number", vec![self.events[i].entry], Some(i));
        }
        let elliptical = self.elliptical(one);
        let bond = self.nearest(one).filter(|b| !n.zero || b.range.s() >= n.range.e() && self.scene.clauses.of(b.head) == self.scene.clauses.of(n.range.s()));
        let whole = self.antecedent().filter(|_| elliptical);
        if let Some(b) = bond {
            // "16 were evacuated", of hospitals: things are not displaced, freed or charged
            let things = whole.filter(|f| !state(f.what) && f.what != What::Other && matches!(b.what, What::Displaced | What::Released | What::Charged | What::Participants));
            let Some(f) = things else {
                return found(b.what, "the event that it is bound to", vec![b.entry], b.event);
            };
            return Some(Found { what: f.what, rule: "a bare number counts what the one before counts", entries: f.what_entries.clone(), event: f.event, goes_on: true, holder: None });
        }
        if let Some(f) = self.same_sentence().filter(|_| one.part) {
            return Some(Found { what: f.what, rule: "a part counts what its whole counts", entries: f.what_entries.clone(), event: f.event, goes_on: true, holder: None });
        }
        if let Some((what, holder, e)) = self.noun_before(n).filter(|x| (x.0 != What::Other || whole.is_none()) && !n.article && !n.zero && self.followed_by_nothing(c.end)) {
            return Some(Found { what, rule: "the noun before it in the sentence", entries: vec![e], event: None, goes_on: false, holder });
        }
        let f = whole?;
        let what = if n.zero && state(f.what) { What::Other } else { f.what };
        Some(Found { what, rule: "a bare number counts what the one before counts", entries: f.what_entries.clone(), event: f.event, goes_on: true, holder: None })
    }

    fn whole_of_part(&self, n: &crate::marks::numbers::Number) -> bool {
        let (doc, s) = (&self.scene.doc, self.sentence);
        let mut t = n.range.s();
        while t > s.s() && doc.is(t - 1, Gram::OF.or(Gram::FROM).or(Gram::DET)) {
            t -= 1;
        }
        t < n.range.s() && t > s.s() && doc.is(n.range.s() - 1, Gram::OF.or(Gram::DET)) && self.scene.number_at(t - 1).is_some_and(|x| !self.scene.numbers[x].no_count)
    }

    /// Nothing is said to happen to them: the kind itself says what is counted.
    fn by_kind(&self, one: &One<'_>) -> Option<Found> {
        let p = &self.scene.phrases[one.counted.phrase?];
        let default = match p.kind {
            Kind::Protesters => Some((What::Participants, "protesters are counted as participants")),
            Kind::Police | Kind::Military => Some((What::Deployed, "police and soldiers are counted as deployed")),
            Kind::Refugees => Some((What::Displaced, "refugees are counted as displaced")),
            Kind::Medics if p.organisation => Some((What::Buildings, "hospitals are counted as buildings")),
            _ => None,
        };
        // those who give themselves up or get away are not sent anywhere
        let leaves = one.counted.phrase.is_some_and(|q| self.near_bonds(one).iter().any(|b| b.kind == Some(EventType::Withdrawal) && b.actors.contains(&q)));
        if let Some((w, why)) = default.filter(|_| !leaves) {
            return found(w, why, p.entries.clone(), None);
        }
        // whoever acts in an event takes part in it
        if let Some(e) = one.counted.phrase.and_then(|p| self.acts_in(one, p)) {
            return found(What::Participants, "those who act take part", vec![self.events[e].entry], Some(e));
        }
        if matches!(p.kind, Kind::Unknown | Kind::Opposition) && one.number.best.or(one.number.low).is_some_and(|v| v >= CROWD) && self.protest_near() {
            return found(What::Participants, "a crowd where a protest is told of", p.entries.clone(), None);
        }
        found(What::Other, "people of whom nothing else is said", p.entries.clone(), None)
    }

    /// Does the paragraph, or the one before, tell of a protest?
    fn protest_near(&self) -> bool {
        use EventType::*;
        let tokens = &self.scene.doc.text.tokens;
        let paragraph = |e: &crate::stages::events::Event| tokens[e.head].paragraph;
        let here = tokens[self.sentence.s()].paragraph;
        let from = self.events.partition_point(|e| paragraph(e) + 1 < here);
        self.events[from..].iter().take_while(|e| paragraph(e) <= here).take(WINDOW).any(|e| matches!(e.kind, PeacefulProtest | ViolentDemonstration | ProtestWithIntervention | ExcessiveForce))
    }

    /// The events of the sentence near a number, by index.
    fn own_events(&self, one: &One<'_>) -> impl Iterator<Item = usize> + Clone + '_ {
        let (least, most) = self.near(one);
        let from = self.events.partition_point(|e| e.trigger.s() < least);
        (from..self.events.len()).take_while(move |&i| self.events[i].trigger.s() < most)
    }

    /// Where what governs a number may begin.
    fn near(&self, one: &One<'_>) -> (usize, usize) {
        (one.number.range.s().saturating_sub(REACH).max(self.sentence.s()), (one.counted.end + REACH).min(self.sentence.e()))
    }

    fn near_bonds<'b>(&'b self, one: &One<'_>) -> &'b [Bond] {
        let (least, most) = self.near(one);
        let at = |t: usize| self.bonds.partition_point(|b| b.range.s() < t);
        &self.bonds[at(least)..at(most)]
    }

    /// An act of violence that is done to the phrase, when nothing says that it killed.
    fn suffers(&self, one: &One<'_>, p: usize) -> Option<usize> {
        use EventType::*;
        if self.near_bonds(one).iter().any(|b| b.targets.contains(&p)) {
            return None;
        }
        self.own_events(one).find(|&i| self.events[i].targets.contains(&p) && matches!(self.events[i].kind, Attack | ExcessiveForce | MobViolence))
    }

    /// An event of violence or protest that the phrase does.
    fn acts_in(&self, one: &One<'_>, p: usize) -> Option<usize> {
        use EventType::*;
        self.own_events(one).find(|&i| {
            let e = &self.events[i];
            e.actors.contains(&p)
                && matches!(e.kind, PeacefulProtest | ViolentDemonstration | MobViolence | ArmedClash | Attack | Blockade | Strike | PropertyDestruction | Gunfire | TerritoryOvertaken)
        })
    }

    /// What governs a number: its verb, or the nearest of the clause.
    pub fn nearest(&self, one: &One<'_>) -> Option<&Bond> {
        let mut best: Option<(f32, &Bond)> = None;
        for b in self.near_bonds(one) {
            let score = self.score(one, b);
            if score > LEAST && best.is_none_or(|x| score > x.0) {
                best = Some((score, b));
            }
        }
        best.map(|b| b.1)
    }

    fn score(&self, one: &One<'_>, b: &Bond) -> f32 {
        use EventType::*;
        let (scene, n, c, t) = (self.scene, one.number, &one.counted, b.range);
        let doc = &scene.doc;
        let clause = scene.clauses.of(n.range.s());
        let same = scene.clauses.of(b.head) == clause;
        let distance = if t.s() >= c.end {
            t.s() - c.end
        } else if t.e() <= n.range.s() {
            n.range.s() - t.e()
        } else {
            0
        };
        let mut score = 14.0 - distance as f32;
        if same {
            score += 6.0;
        }
        let role = c.phrase.is_some_and(|p| b.targets.contains(&p));
        let acts = c.phrase.is_some_and(|p| b.actors.contains(&p));
        if role {
            score += 12.0;
        }
        if acts {
            // who kills is not counted among the killed; who marches or is sent is counted
            let counts_actor = matches!(b.kind, Some(PeacefulProtest | ViolentDemonstration | Strike | Blockade | Deployment | Displacement));
            score += if counts_actor { 12.0 } else { -25.0 };
        }
        // a crowd is counted as those who do it, not as whoever stands nearby
        let crowd = matches!(b.kind, Some(PeacefulProtest | ViolentDemonstration | Strike | Blockade));
        if crowd && !acts && distance > 4 && c.phrase.is_none_or(|p| scene.phrases[p].kind != Kind::Protesters) {
            score -= 10.0;
        }
        // "eleven people, three children among them, were taken in": what is set in between takes nothing away
        let (from, to) = if t.s() >= c.end { (c.end, t.s()) } else { (t.e(), n.range.s()) };
        let aside = to > from && (from..to).any(|k| doc.is(k, Gram::PARTOF));
        // what is done to the phrase elsewhere decides, though it is nothing that is counted
        if !role && !acts && !aside && c.phrase.is_some_and(|p| self.own_events(one).any(|o| self.events[o].targets.contains(&p)) || self.near_bonds(one).iter().any(|o| o.targets.contains(&p))) {
            score -= 10.0;
        }
        // between the number and the event stands another number: it is that one's
        if to > from && !role && !aside && (from..to).any(|k| scene.number_at(k).is_some_and(|x| !scene.numbers[x].no_count && scene.numbers[x].range != n.range)) {
            score -= 6.0;
        }
        if to > from && (from..to).any(|k| doc.text.is_punct(k, ';')) {
            score -= 10.0;
        }
        // "…; two were sacked": a subject with a verb of its own belongs to that verb
        if !same && !one.part && t.e() <= n.range.s() && !role {
            let own = scene.clauses.at(n.range.s()).range;
            if (c.end..own.e().min(c.end + 8)).any(|k| scene.clauses.verb(k)) && (own.s()..n.range.s()).all(|k| !scene.clauses.verb(k)) {
                score -= 8.0;
            }
        }
        if scene.quotation_at(t.s()) != scene.quotation_at(n.range.s()) && !same {
            score -= 6.0;
        }
        if b.status == Status::Negated && !same {
            score -= 10.0;
        }
        // "students seized at Gada were let go": the participle only says which ones
        if b.reduced
            && t.e() >= c.end
            && t.s() <= c.end + 1
            && self
                .near_bonds(one)
                .iter()
                .any(|o| o.range.s() > t.e() && !o.reduced && o.range.s() < t.e() + 16 && c.phrase.is_some_and(|p| o.targets.contains(&p)) && !(t.e()..o.range.s()).any(|k| doc.is(k, Gram::AND)))
        {
            score -= 14.0;
        }
        // civilians are not deployed, police and soldiers not displaced
        let kind = c.phrase.map(|p| scene.phrases[p].kind);
        let misfit = match b.what {
            What::Deployed => kind.is_some_and(|k| matches!(k, Kind::Civilians | Kind::Refugees | Kind::Protesters | Kind::Education | Kind::Labour | Kind::Agriculture)),
            // armed people who withdraw or give themselves up are released by nobody
            What::Released => !role && kind.is_some_and(|k| matches!(k, Kind::Police | Kind::Military | Kind::Rebels | Kind::ArmedGroup | Kind::Paramilitary)),
            What::Displaced => kind.is_some_and(|k| matches!(k, Kind::Police | Kind::Military)),
            _ => false,
        };
        if misfit {
            score -= 20.0;
        }
        if b.kind == Some(Withdrawal) && acts {
            score -= 10.0;
        }
        score
    }
}
