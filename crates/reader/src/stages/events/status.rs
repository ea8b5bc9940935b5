//! Whether it happened: negation, doubt, plans, each with its scope.

use super::Candidate;
use crate::marks::EntryRef;
use crate::pack::entries::{Gram, Named, Table};
use crate::pack::forms::FormTags;
use crate::stages::Scene;
use crate::stages::clauses::Opener;
use crate::stages::statements::Statement;
use crate::vocabulary::{Certainty, EventType, Status};

/// How far before a word its negation may stand, in tokens.
const REACH: usize = 12;

fn entry_of(scene: &Scene<'_>, t: usize) -> Vec<EntryRef> {
    (t.saturating_sub(3)..=t).flat_map(|k| scene.doc.marks_at(k)).filter(|m| m.table == Table::Grammar && m.range.holds(t)).map(|m| m.entry).collect()
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
    while t > from {
        t -= 1;
        let g = doc.gram[t];
        if g.has(Gram::NEG) && !g.has(Gram::CONJ) && verbs_between <= 2 {
            result = Some((Status::Negated, "a negation before it in its clause", t));
            break;
        }
        if g.has(Gram::HEDGE) && result.is_none() {
            result = Some((Status::Possible, "a word of doubt in its clause", t));
        }
        if g.has(Gram::PLAN) && result.is_none() && verbs_between <= 1 {
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
        if t > from && c.noun && scene.doc.text.is_comma(t) {
            break;
        }
    }
    if result.is_none() {
        // a negation that reaches back: "…, none of it true"
        result = (c.mark.range.e()..clause.range.e().min(c.mark.range.e() + 5)).find(|&k| doc.is(k, Gram::BACK)).map(|k| (Status::Negated, "a negation behind it", k));
    }
    let denied_before = |types: &[EventType]| all.iter().rev().find(|o| o.mark.range.e() <= at && matches!(o.trigger.named, Named::Type(t) if types.contains(&t)) && scene.clauses.of(o.mark.head as usize) + 1 >= scene.clauses.of(at) && at - o.mark.range.e() < 14);
    if let Some((s, rule, t)) = result {
        return (s, rule, entry_of(scene, t));
    }
    if let Some(i) = inside {
        match statements[i].certainty {
            Certainty::Denied => return (Status::Negated, "told in a denial", statements[i].entries.clone()),
            Certainty::Possible => return (Status::Possible, "told as a supposition", statements[i].entries.clone()),
            Certainty::Asserted => {}
        }
    }
    let wanted = denied_before(&[EventType::Demand, EventType::Threat]);
    let object = |o: &Candidate<'_>| (o.mark.range.e()..at).all(|k| !doc.text.is_comma(k)) && at > o.mark.range.e();
    if let Some(o) = wanted.filter(|o| object(o)) {
        return (Status::Planned, "what is demanded or threatened", vec![o.mark.entry]);
    }
    let tags = c.mark.tags;
    let to = at > 0 && doc.is(at - 1, Gram::TO) && !doc.is(at - 1, Gram::LOC) || at > 1 && doc.is(at - 2, Gram::TO) && doc.is(at - 1, Gram::ADV);
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
        return (Status::Negated, "what is denied or refused", vec![o.mark.entry]);
    }
    if let Some(t) = ongoing {
        return (Status::Ongoing, "a word of going on in its clause", entry_of(scene, t));
    }
    (Status::Happened, "nothing says otherwise", vec![])
}
