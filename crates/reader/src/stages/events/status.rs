//! Whether it happened: negation, doubt, plans, each with its scope.

use super::{Candidate, Event};
use crate::marks::EntryRef;
use crate::marks::dates::Edge;
use crate::pack::entries::{Gram, Named, Table};
use crate::pack::forms::FormTags;
use crate::stages::Scene;
use crate::stages::clauses::Opener;
use crate::stages::statements::Statement;
use crate::vocabulary::{Certainty, EventType, Status};

/// How far before a word its negation may stand, in tokens.
const REACH: usize = 12;

/// How many statements inside of each other are looked through for a denial, and how far behind its cue.
const DEEP: usize = 4;
const FAR: usize = 400;

/// The rule of an accusation that its denial names ("denied the allegation"): no event of its own.
pub const ANSWERED: &str = "an accusation that is only answered";

/// What its verb says of a noun that is the subject: "another round is planned", "the blockade continues".
fn said_of(scene: &Scene<'_>, c: &Candidate<'_>, all: &[Candidate<'_>]) -> Option<(Status, &'static str, usize)> {
    use EventType::*;
    let doc = &scene.doc;
    let (clause, r) = (scene.clauses.at(c.mark.head as usize).range, c.mark.range);
    let before = r.s().saturating_sub(3).max(clause.s())..r.s();
    let verb = (clause.s()..r.s()).any(|t| scene.clauses.verb(t) && !(t > clause.s() && doc.is(t - 1, Gram::DET)));
    if verb || before.into_iter().any(|t| doc.is(t, Gram::PREP) && !doc.is(t, Gram::DET.or(Gram::OF))) {
        return None;
    }
    let organised = matches!(
        c.trigger.named,
        Named::Demo | Named::Type(PeacefulProtest | Strike | Blockade | Talks | Agreement | Deployment | Withdrawal | Restriction | Aid | Trial | Investigation | Expulsion | Concession)
    );
    for t in r.e()..clause.e().min(r.e() + REACH) {
        let g = doc.gram[t];
        let past = || doc.marks_at(t).iter().any(|m| m.table == Table::Grammar && m.tags.has(FormTags::PAST)) || doc.is(t - 1, Gram::HAVE);
        if g.has(Gram::PLAN) && organised && !all.iter().any(|o| !o.noun && o.mark.range.s() >= t && o.mark.range.s() < t + 5) {
            return Some((Status::Planned, "its verb says that it is planned", t));
        }
        if g.has(Gram::ONGOING) && !past() {
            return Some((Status::Ongoing, "its verb says that it goes on", t));
        }
        let finite = scene.clauses.verb(t) && !g.has(Gram::BE.or(Gram::HAVE)) && doc.marks_at(t).iter().any(|m| m.tags.finite() && !m.tags.has(FormTags::PART));
        if finite || g.has(Gram::NEG) {
            break;
        }
    }
    None
}

/// What people do in public to be heard.
fn public(named: &Named) -> bool {
    use EventType::*;
    matches!(named, Named::Demo | Named::Type(PeacefulProtest | ViolentDemonstration | Strike | Blockade))
}

/// A colon that is no part of a clock time.
fn colon(scene: &Scene<'_>, t: usize) -> bool {
    scene.doc.text.is_punct(t, ':') && (scene.doc.text.spaced(t + 1) || t + 1 >= scene.doc.text.len())
}

/// The denial that an event is told in, also where its words are a supposition besides ("denied that they had allegedly").
/// "Denied it: there were protests" tells behind the colon what the denier offers instead.
fn denial<'s>(scene: &Scene<'_>, statements: &'s [Statement], inside: Option<usize>, at: usize) -> Option<&'s Statement> {
    let mut next = inside;
    for _ in 0..DEEP {
        let s = &statements[next?];
        match s.certainty {
            Certainty::Denied => {
                let offers = s.cue.is_some_and(|cue| cue.e() <= at && at - cue.e() < FAR && (cue.e()..at).any(|t| colon(scene, t)));
                return Some(s).filter(|_| !offers);
            }
            Certainty::Possible => next = s.within,
            Certainty::Asserted => return None,
        }
    }
    None
}

/// The rejection of which an accusation is only the object.
fn rejected<'a>(c: &Candidate<'_>, all: &'a [Candidate<'_>]) -> Option<&'a Candidate<'a>> {
    let at = c.mark.range.s();
    let charge = c.noun && c.trigger.named == Named::Type(EventType::Accusation);
    all.iter().find(|o| charge && o.trigger.named == Named::Type(EventType::Rejection) && !o.noun && o.mark.range.e() <= at && at < o.mark.range.e() + 4)
}

/// "are shelling": a gerund behind a present form of "to be".
fn progressive(scene: &Scene<'_>, c: &Candidate<'_>) -> Option<usize> {
    let doc = &scene.doc;
    let (h, from) = (c.mark.head as usize, scene.clauses.at(c.mark.head as usize).range.s());
    let gerund = !c.noun && c.mark.tags.has(FormTags::GER);
    let be = (from.max(h.saturating_sub(3))..h).rev().find(|&t| gerund && !doc.is(t, Gram::ADV))?;
    (doc.is(be, Gram::BE) && doc.marks_at(be).iter().any(|m| m.table == Table::Grammar && m.tags.has(FormTags::PRES))).then_some(be)
}

/// A day after that of the report is still to come, whatever the verb.
pub fn to_come(scene: &Scene<'_>, events: &mut [Event]) {
    let Some(published) = scene.published else { return };
    for e in events.iter_mut().filter(|e| matches!(e.status, Status::Happened | Status::Ongoing) && !e.date_inherited) {
        if e.date.is_some_and(|d| scene.dates[d].edge == Edge::None && scene.dates[d].start.is_some_and(|day| day > published)) {
            (e.status, e.status_rule) = (Status::Planned, "its day is still to come");
            e.status_entries.clear();
        }
    }
}

fn entry_of(scene: &Scene<'_>, t: usize) -> Vec<EntryRef> {
    (t.saturating_sub(3)..=t).flat_map(|k| scene.doc.marks_at(k)).filter(|m| m.table == Table::Grammar && m.range.holds(t)).map(|m| m.entry).collect()
}

/// Does a preposition of place or time stand right before the noun at `at`, behind the token `after`?
fn governed(scene: &Scene<'_>, at: usize, after: usize) -> bool {
    (at.saturating_sub(3).max(after + 1)..at)
        .rev()
        .find(|&k| !scene.doc.is(k, Gram::DET.or(Gram::POSS)) || scene.doc.is(k, Gram::LOC.or(Gram::TIME)))
        .is_some_and(|k| scene.doc.is(k, Gram::LOC.or(Gram::TIME)))
}

pub fn of(scene: &Scene<'_>, c: &Candidate<'_>, all: &[Candidate<'_>], statements: &[Statement], inside: Option<usize>) -> (Status, &'static str, Vec<EntryRef>) {
    if let Some(s) = c.trigger.status {
        return (s, "the words themselves say so", vec![]);
    }
    let doc = &scene.doc;
    let at = c.mark.range.s();
    let clause = scene.clauses.at(c.mark.head as usize);
    let from = clause.range.s().max(at.saturating_sub(REACH));
    let mut ongoing = None;
    let mut result: Option<(Status, &'static str, usize)> = None;
    let mut t = at;
    let mut verbs_between = 0;
    // where an auxiliary begins a verb group of its own
    let mut auxiliary: Option<usize> = None;
    let within = Gram::ADV.or(Gram::NEG).or(Gram::PLAN).or(Gram::TO).or(Gram::REFLEXIVE).or(Gram::PRON).or(Gram::BE).or(Gram::HAVE);
    let mut told_by = false;
    while t > from {
        t -= 1;
        // what stands behind a colon is told anew: "rejected the charge: the protests were peaceful"
        if colon(scene, t) {
            break;
        }
        let g = doc.gram[t];
        // "are believed to be at large after the assaults": what a time is told by has happened
        if c.noun && g.has(Gram::TIME) && g.has(Gram::PREP) && !g.has(Gram::LOC.or(Gram::TO).or(Gram::OF).or(Gram::BY).or(Gram::FOR)) {
            told_by = true;
            break;
        }
        if g.has(Gram::NEG) && !g.has(Gram::CONJ) && verbs_between <= 2 {
            // "nobody was injured in the attack": what is denied is the verb, not what it happened in
            if c.noun && verbs_between > 0 && governed(scene, at, t) {
                break;
            }
            result = Some((Status::Negated, "a negation before it in its clause", t));
            break;
        }
        if g.has(Gram::HEDGE) && result.is_none() {
            result = Some((Status::Possible, "a word of doubt in its clause", t));
        }
        // "who tried to flee was shot": the plan is that of the verb before
        if g.has(Gram::PLAN) && result.is_none() && verbs_between <= 1 && auxiliary.is_none_or(|a| (t + 1..a).all(|k| doc.is(k, within))) {
            result = Some((Status::Planned, "a word of intention in its clause", t));
        }
        if g.has(Gram::IRREALIS) && result.is_none() {
            result = Some((Status::Possible, "a condition", t));
        }
        if g.has(Gram::ONGOING) {
            ongoing.get_or_insert(t);
        }
        if scene.clauses.verb(t) && !g.has(Gram::BE.or(Gram::HAVE)) {
            verbs_between += 1;
        }
        if verbs_between == 0 && !c.noun && at - t <= 3 && g.has(Gram::BE.or(Gram::HAVE)) && !g.has(Gram::PLAN) {
            auxiliary = Some(t);
        }
        if t > from && c.noun && scene.doc.text.is_comma(t) {
            break;
        }
    }
    if result.is_none() {
        // a negation that reaches back: "…, none of it true"
        result = (c.mark.range.e()..clause.range.e().min(c.mark.range.e() + 5)).find(|&k| doc.is(k, Gram::BACK)).map(|k| (Status::Negated, "a negation behind it", k));
    }
    if result.is_none() && c.noun {
        result = said_of(scene, c, all);
    }
    let denied_before = |types: &[EventType]| {
        all.iter().rev().find(|o| {
            o.mark.range.e() <= at
                && matches!(o.trigger.named, Named::Type(t) if types.contains(&t))
                && scene.clauses.of(o.mark.head as usize) + 1 >= scene.clauses.of(at)
                && at - o.mark.range.e() < 14
        })
    };
    let to = at > 0 && doc.is(at - 1, Gram::TO) && !doc.is(at - 1, Gram::LOC) || at > 1 && doc.is(at - 2, Gram::TO) && doc.is(at - 1, Gram::ADV);
    // "blocked the road to demand water": it is demanded by doing so
    let demands = c.trigger.named == Named::Type(EventType::Demand) && c.mark.tags.has(FormTags::BASE) && !c.noun && (to || result.is_some_and(|r| r.1 == "a condition"));
    if demands && result.is_none_or(|r| r.1 == "a condition") && all.iter().any(|o| o.mark.range.e() <= at && public(&o.trigger.named)) {
        return (Status::Happened, "what a protest is for", vec![]);
    }
    if let Some(o) = rejected(c, all) {
        return (Status::Happened, ANSWERED, vec![o.mark.entry]);
    }
    // "denied that police may have fired": the doubt belongs to what is denied
    if let Some(s) = denial(scene, statements, inside, at).filter(|_| !told_by && result.is_none_or(|r| matches!(r.1, "a word of doubt in its clause" | "a word of intention in its clause"))) {
        return (Status::Negated, "told in a denial", s.entries.clone());
    }
    if let Some((s, rule, t)) = result {
        return (s, rule, entry_of(scene, t));
    }
    if let Some(i) = inside.filter(|&i| !told_by && statements[i].certainty == Certainty::Possible) {
        return (Status::Possible, "told as a supposition", statements[i].entries.clone());
    }
    let wanted = denied_before(&[EventType::Demand, EventType::Threat]);
    // "denied the charge and promised": a second finite verb is no object of the first
    let finite = !c.noun && c.mark.tags.finite() && !c.mark.tags.has(FormTags::BASE);
    let object = |o: &Candidate<'_>| {
        let mut between = o.mark.range.e()..at;
        at > o.mark.range.e() && !between.any(|k| doc.text.is_comma(k) || colon(scene, k) || finite && doc.is(k, Gram::AND) && !scene.clauses.has_verb(crate::text::Range::new(k + 1, at)))
    };
    // "urged the council to condemn the attack": what is condemned has happened
    let condemned = |o: &Candidate<'_>| all.iter().any(|x| x.trigger.named == Named::Type(EventType::Accusation) && x.mark.range.s() >= o.mark.range.e() && x.mark.range.e() <= at);
    if let Some(o) = wanted.filter(|o| object(o) && !condemned(o)) {
        return (Status::Planned, "what is demanded or threatened", vec![o.mark.entry]);
    }
    let tags = c.mark.tags;
    // "continue to arrest": what goes on is no purpose
    let goes_on = ongoing.filter(|&t| !c.noun && (t + 1..at).all(|k| doc.is(k, Gram::TO.or(Gram::COMP).or(Gram::ONGOING).or(Gram::ADV).or(Gram::PRON).or(Gram::REFLEXIVE))));
    if let Some(t) = goes_on {
        return (Status::Ongoing, "a word of going on in its clause", entry_of(scene, t));
    }
    if tags.has(FormTags::BASE) && !c.noun && to {
        return (Status::Planned, "an infinitive of purpose", vec![]);
    }
    if tags.has(FormTags::SUBJ) && !tags.finite() && clause.opener == Opener::Complement {
        return (Status::Planned, "a subjunctive", vec![]);
    }
    if tags.has(FormTags::FUT) {
        return (Status::Planned, "a future form", vec![]);
    }
    if tags.has(FormTags::COND) {
        return (Status::Possible, "a conditional form", vec![]);
    }
    if let Some(o) = denied_before(&[EventType::Rejection]).filter(|o| !o.noun && object(o)) {
        // what was said before it was rejected
        if matches!(c.trigger.named, Named::Type(EventType::Demand | EventType::Accusation | EventType::Threat)) {
            return (Status::Happened, "what is rejected was said", vec![]);
        }
        return (Status::Negated, "what is denied or refused", vec![o.mark.entry]);
    }
    if let Some(t) = ongoing {
        return (Status::Ongoing, "a word of going on in its clause", entry_of(scene, t));
    }
    if let Some(t) = progressive(scene, c) {
        return (Status::Ongoing, "a present form of going on", entry_of(scene, t));
    }
    (Status::Happened, "nothing says otherwise", vec![])
}
