//! Who does it to whom: active, passive, nominalised.

use crate::marks::Mark;
use crate::pack::entries::{Gram, Named, Table, Trigger};
use crate::pack::forms::FormTags;
use crate::stages::Scene;
use crate::stages::clauses::Opener;
use crate::stages::statements::governed;
use crate::text::Range;

#[derive(Clone, Debug, Default)]
pub struct Roles {
    pub actors: Vec<usize>,
    pub targets: Vec<usize>,
    pub passive: bool,
}

pub fn of(scene: &Scene<'_>, m: &Mark, t: &Trigger, noun: bool, s: Range) -> Roles {
    let mut r = if noun { nominal(scene, m, t, s) } else { verbal(scene, m, t, s) };
    if t.no_actor {
        r.actors.clear();
    }
    if t.no_target {
        r.targets.clear();
    }
    r
}

fn push(list: &mut Vec<usize>, p: usize) {
    if !list.contains(&p) {
        list.push(p);
    }
}

/// The phrase at `from` and those joined to it by commas and "and".
fn joined(scene: &Scene<'_>, p: usize, limit: usize, out: &mut Vec<usize>) {
    push(out, p);
    let doc = &scene.doc;
    let mut t = scene.phrases[p].range.e();
    let mut hops = 0;
    while t < limit && hops < 4 {
        let mut k = t;
        while k < limit && (doc.text.is_comma(k) || doc.is(k, Gram::AND.or(Gram::OR))) {
            k += 1;
        }
        if k == t {
            return;
        }
        match scene.phrase_at(k) {
            Some(q)
                if scene.phrases[q].range.s() == k
                    && !scene.clauses.has_verb(Range::new(t, k))
                    && !(scene.phrases[q].range.e() < limit && doc.text.is_comma(k - 1) && scene.phrases[q].full == scene.phrases[p].full) =>
            {
                // a new clause's subject is not joined
                let after = scene.phrases[q].range.e();
                if after < limit && scene.clauses.verb(after) && !doc.is(k - 1, Gram::AND) {
                    return;
                }
                push(out, q);
                t = after;
            }
            _ => return,
        }
        hops += 1;
    }
}

fn passive(scene: &Scene<'_>, m: &Mark, s: Range) -> bool {
    let doc = &scene.doc;
    let h = m.head as usize;
    if !m.tags.has(FormTags::PART) {
        // an idiom without forms shows by the "was" before it that it is one of suffering
        let start = m.range.s();
        return m.tags.is_empty() && start > s.s() && doc.is(start - 1, Gram::BE);
    }
    // "their houses burned by gunmen"
    if agent(scene, m.range.e(), (m.range.e() + 1).min(s.e())).is_some_and(|p| scene.phrases[p].known) {
        return true;
    }
    let mut t = h;
    let mut steps = 0;
    while t > s.s() && steps < 5 {
        t -= 1;
        let g = doc.gram[t];
        if g.has(Gram::BE) {
            return true;
        }
        if g.has(Gram::HAVE) {
            return false;
        }
        // "19 killed and 40 injured": a participle without a subject of its own goes with the one before
        if !g.has(Gram::ADV.or(Gram::NEG).or(Gram::HEDGE).or(Gram::PLAN).or(Gram::ONGOING)) && scene.date_at(t).is_none() && !(g.has(Gram::AND) || scene.clauses.verb(t)) {
            break;
        }
        steps += 1;
    }
    // a bare participle: passive unless an object follows that is not introduced by a preposition
    let own_subject = scene.phrase_at(h.saturating_sub(1)).is_some() && h > s.s();
    let object = object_after(scene, m.range.e(), s).is_some();
    let only_participle = !m.tags.finite();
    only_participle || (own_subject && !object && m.tags.has(FormTags::PART) && (h + 1..scene.clauses.at(h).range.e()).any(|k| scene.clauses.verb(k) && !doc.is(k - 1, Gram::AND.or(Gram::TO))))
}

/// "shot 16 striking workers": a participle between a count or an article and its noun.
fn attribute(scene: &Scene<'_>, t: usize, from: usize) -> bool {
    let doc = &scene.doc;
    t > from && (scene.number_at(t - 1).is_some() || doc.is(t - 1, Gram::DET)) && doc.marks_at(t).iter().any(|m| m.head as usize == t && m.tags.has(FormTags::GER.or(FormTags::PART)))
}

/// The phrase right behind a verb.
fn object_after(scene: &Scene<'_>, from: usize, s: Range) -> Option<usize> {
    let doc = &scene.doc;
    let mut t = from;
    while t < s.e() && t < from + 5 {
        if let Some(p) = scene.phrase_at(t) {
            return (!governed(scene, p) && scene.phrases[p].range.s() >= from).then_some(p);
        }
        let g = doc.gram[t];
        if doc.text.is_comma(t)
            || g.has(Gram::COMP.or(Gram::SUB).or(Gram::REL).or(Gram::CONJ))
            || scene.clauses.verb(t) && !attribute(scene, t, from)
            || matches!(doc.text.tokens[t].lead, '.' | ';' | ':')
        {
            return None;
        }
        if g.has(Gram::PREP) && scene.number_at(t).is_none() {
            return None;
        }
        t += 1;
    }
    None
}

/// The subject: the nearest free phrase before the verb, in its clause or, across what is set in between, in the main one.
pub fn subject(scene: &Scene<'_>, h: usize, s: Range) -> Option<usize> {
    let doc = &scene.doc;
    let mut c = scene.clauses.of(h);
    let mut end = h;
    for hop in 0..3 {
        let clause = scene.clauses.all[c];
        let mut t = end;
        let mut found = None;
        // of an earlier clause the subject is what stands before its verb
        if hop > 0
            && let Some(v) = (clause.range.s().max(s.s())..end).find(|&k| scene.clauses.verb(k) && scene.phrase_at(k).is_none())
        {
            t = v;
        }
        while t > clause.range.s().max(s.s()) {
            t -= 1;
            if let Some(p) = scene.phrase_at(t) {
                t = scene.phrases[p].range.s();
                if !governed(scene, p) {
                    found = Some(p);
                    // "police and soldiers fired": go on to the first of the list
                    if t > clause.range.s() && doc.is(t - 1, Gram::AND) {
                        continue;
                    }
                    break;
                }
            }
        }
        if found.is_some() {
            return found;
        }
        if clause.opener == Opener::Relative && hop == 0 {
            let b = clause.range.s().checked_sub(1)?;
            let b = if doc.text.is_comma(b) { b.checked_sub(1)? } else { b };
            if let Some(p) = scene.phrase_at(b).filter(|_| b >= s.s()) {
                return Some(p);
            }
        }
        if clause.range.s() <= s.s() || c == 0 || matches!(clause.opener, Opener::Subordinate | Opener::Complement | Opener::Break) {
            return None;
        }
        end = clause.range.s();
        c -= 1;
        while c > 0 && matches!(scene.clauses.all[c].opener, Opener::Relative) && scene.clauses.all[c].range.s() > s.s() {
            end = scene.clauses.all[c].range.s();
            c -= 1;
        }
    }
    None
}

fn clause_limit(scene: &Scene<'_>, h: usize, s: Range) -> usize {
    scene.clauses.at(h).range.e().min(s.e())
}

/// The phrase behind the preposition of an agent.
fn agent(scene: &Scene<'_>, from: usize, limit: usize) -> Option<usize> {
    (from..limit).filter(|&t| scene.doc.is(t, Gram::BY)).find_map(|t| {
        let p = scene.phrase_at(t + 1).or_else(|| scene.phrase_at(t + 2))?;
        (scene.phrases[p].range.s() > t && scene.phrases[p].range.s() <= t + 2).then_some(p)
    })
}

/// "12 were killed and 30 wounded by gunmen": the agent of the next participle, where "and" joins it and it has no "was" of its own.
fn agent_shared(scene: &Scene<'_>, h: usize, s: Range) -> Option<usize> {
    let doc = &scene.doc;
    let mut c = scene.clauses.of(h);
    // the participle may stand in the same clause
    let mut from = h + 1;
    for _ in 0..2 {
        let range = Range::new(from, scene.clauses.all[c].range.e().min(s.e()));
        if let Some(v) = range.iter().find(|&t| scene.clauses.verb(t) || doc.marks_at(t).iter().any(|m| m.table == Table::Triggers && m.head as usize == t && m.tags.has(FormTags::PART))) {
            let joined = (h + 1..v).any(|t| doc.is(t, Gram::AND)) && !(h + 1..v).any(|t| doc.is(t, Gram::BE.or(Gram::HAVE).or(Gram::REL).or(Gram::SUB)));
            let participle = doc.marks_at(v).iter().any(|m| m.table == Table::Triggers && m.head as usize == v && m.tags.has(FormTags::PART));
            return if joined && participle { agent(scene, v + 1, scene.clauses.at(v).range.e().min(s.e())).filter(|&p| scene.phrases[p].place.is_none()) } else { None };
        }
        c += 1;
        let next = scene.clauses.all.get(c).filter(|n| n.opener == Opener::Plain && n.range.s() < s.e())?;
        from = next.range.s();
    }
    None
}

/// Is the verb speech ("condemned the attack on"), rather than the light verb of a noun ("launched an attack on")?
fn speaks(scene: &Scene<'_>, v: usize) -> bool {
    use crate::vocabulary::EventType::*;
    let doc = &scene.doc;
    doc.marks_at(v)
        .iter()
        .any(|m| m.head as usize == v && (m.table == Table::Cues || matches!(doc.trigger(m).map(|t| &t.named), Some(Named::Type(Accusation | Rejection | Support | Demand | Threat)))))
}

fn verbal(scene: &Scene<'_>, m: &Mark, t: &Trigger, s: Range) -> Roles {
    let mut r = Roles::default();
    let h = m.head as usize;
    let limit = clause_limit(scene, h, s);
    r.passive = passive(scene, m, s);
    let subj = subject(scene, m.range.s(), s);
    let after_end = m.range.e();
    let mut by = agent(scene, after_end, limit);
    if by.is_none() && r.passive {
        by = agent_shared(scene, h, s);
    }
    if t.patient_subject {
        if let Some(p) = subj.or_else(|| object_after(scene, after_end, s)) {
            joined(scene, p, m.range.s().max(after_end), &mut r.targets);
        }
    } else if r.passive {
        if let Some(p) = subj.or_else(|| object_after(scene, after_end, s)) {
            joined(scene, p, s.e(), &mut r.targets);
        }
        if let Some(p) = by {
            joined(scene, p, limit, &mut r.actors);
        }
    } else {
        if let Some(p) = subj {
            joined(scene, p, m.range.s(), &mut r.actors);
        }
        // "beat two constables to death": the object stands inside of the idiom
        let inside = (h + 1..after_end).find_map(|k| scene.phrase_at(k)).filter(|&p| scene.phrases[p].range.s() > h && !scene.phrases[p].pronoun);
        if let Some(p) = inside.or_else(|| object_after(scene, after_end, s)) {
            joined(scene, p, s.e(), &mut r.targets);
        }
    }
    // "fired on the crowd", "clashed with police"
    if r.targets.is_empty() {
        for k in after_end..limit.min(after_end + 8) {
            if scene.doc.is(k, Gram::AGAINST.or(Gram::WITH).or(Gram::ON).or(Gram::AMONG))
                && !scene.doc.is(k, Gram::BY)
                && let Some(p) = (k + 1..(k + 4).min(limit)).find_map(|x| scene.phrase_at(x)).filter(|&p| scene.phrases[p].range.s() > k && scene.phrases[p].place.is_none())
            {
                joined(scene, p, limit, &mut r.targets);
                break;
            }
        }
    }
    r
}

fn nominal(scene: &Scene<'_>, m: &Mark, t: &Trigger, s: Range) -> Roles {
    let mut r = Roles::default();
    let doc = &scene.doc;
    let limit = clause_limit(scene, m.head as usize, s);
    let mut k = m.range.e();
    while k < limit && k < m.range.e() + 12 {
        let g = doc.gram[k];
        let phrase = (k + 1..(k + 4).min(limit)).find_map(|x| scene.phrase_at(x)).filter(|&p| scene.phrases[p].range.s() > k && scene.phrases[p].range.s() <= k + 3);
        if let Some(p) = phrase {
            if g.has(Gram::BETWEEN) {
                let mut both = Vec::new();
                joined(scene, p, limit, &mut both);
                let mut both = both.into_iter();
                r.actors.extend(both.next());
                r.targets.extend(both);
                break;
            }
            if g.has(Gram::BY) && !g.has(Gram::OF) {
                joined(scene, p, limit, &mut r.actors);
            } else if g.has(Gram::AGAINST.or(Gram::WITH).or(Gram::ON).or(Gram::AMONG)) {
                if scene.phrases[p].place.is_none() {
                    joined(scene, p, limit, &mut r.targets);
                }
            } else if g.has(Gram::OF) && k <= m.range.e() + 2 && scene.phrases[p].place.is_none() {
                joined(scene, p, limit, if t.of_actor { &mut r.actors } else { &mut r.targets });
            }
        }
        if scene.clauses.verb(k) || doc.text.is_comma(k) {
            break;
        }
        k += 1;
    }
    // "a police raid": the noun before it; "the minister's arrest"
    if m.range.s() > s.s() {
        if let Some(p) = scene.phrase_at(m.range.s() - 1).filter(|&p| scene.phrases[p].range.e() == m.range.s()) {
            if r.actors.is_empty() && !t.patient_subject {
                r.actors.push(p);
            }
        } else if r.actors.is_empty() {
            // "X launched an attack": the noun is the object of a verb with a subject; "X fired tear gas at Y"
            let verb = (scene.clauses.at(m.head as usize).range.s()..m.range.s()).rev().take(5).find(|&v| scene.clauses.verb(v) && !doc.is(v, Gram::BE));
            if let Some(v) = verb.filter(|&v| r.targets.is_empty() || v + 1 == m.range.s() && !t.patient_subject && !speaks(scene, v))
                && let Some(p) = subject(scene, v, s)
            {
                if t.patient_subject {
                    r.targets.push(p);
                } else {
                    joined(scene, p, v, &mut r.actors);
                }
            }
        }
    }
    r
}
