//! Indirect speech: cues outside of quotations, with their content before, behind or around them.

use super::source::governed;
use super::{Statement, Work};
use crate::pack::entries::{CueClass, Gram};
use crate::pack::forms::FormTags;
use crate::stages::clauses::Opener;
use crate::text::{Range, TokenKind};
use crate::vocabulary::{Certainty, Mode};

pub fn cue(work: &mut Work<'_, '_>, c: usize, s: Range) {
    if work.used[c] || work.scene.quotation_at(work.cues[c].range.s()).is_some_and(|q| work.scene.doc.text.quotations[q].outer.len() < 40) {
        return;
    }
    let made = match work.cues[c].cue.class {
        CueClass::Verb => verb(work, c, s),
        CueClass::Prep => prep(work, c, s),
        CueClass::Post => post(work, c, s),
        CueClass::Adverb => adverb(work, c, s),
        CueClass::Passive => passive(work, c, s),
        CueClass::Noun => noun(work, c, s),
    };
    if let Some(mut st) = made {
        st.content.retain(|r| !r.is_empty());
        let only_pronouns = st.content.iter().all(|r| r.iter().all(|t| work.scene.doc.is(t, Gram::PRON.or(Gram::DET))));
        if st.content.is_empty() || only_pronouns {
            return;
        }
        st.mode = work.mode(&st.content);
        if let Some(p) = st.source {
            work.last = Some((p, work.scene.doc.text.tokens[work.cues[c].range.s()].paragraph));
        }
        work.used[c] = true;
        work.found.push(st);
    }
}

fn make(work: &Work<'_, '_>, c: usize, source: Option<usize>, source_rule: &'static str, content: Vec<Range>, rule: &'static str) -> Statement {
    let k = &work.cues[c];
    Statement {
        source,
        source_kind: work.kind_of(source).or(k.cue.kind),
        cue: Some(k.range),
        content: content.into_iter().map(|r| work.trim(r)).collect(),
        mode: Mode::Indirect,
        certainty: k.cue.certainty,
        within: None,
        entries: vec![k.mark.entry],
        rule,
        source_rule,
        source_words: None,
    }
}

fn words(work: &Work<'_, '_>, r: Range) -> usize {
    r.iter().filter(|&t| work.scene.doc.text.tokens[t].kind != TokenKind::Punct).count()
}

fn verb(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let scene = work.scene;
    let doc = &scene.doc;
    let k = work.cues[c];
    let at = k.range;
    let inside = scene.quotation_at(at.s());
    // who has not confirmed has not said
    if k.cue.certainty == Certainty::Asserted && negated(work, k.mark.range.s(), s.s()) {
        return None;
    }
    if inside.is_some() || k.cue.quote && !quotation_in(work, at, s) {
        return None;
    }
    let (mut behind, comp) = behind_cue(work, c, s);
    // "…, X said" and "…, said X": the cue ends its sentence or stands between commas
    let clause = scene.clauses.at(at.s());
    let participle = k.mark.tags.has(FormTags::GER) && !k.mark.tags.finite();
    let lead = lead_in(work, c, s).filter(|_| !participle && !(0..3).any(|i| work.quotation_from(at.e() + i)));
    let tail_end = s.e();
    let after_source = work.phrase_after(at.e(), tail_end).filter(|&p| !comp && !subject_of_content(work, p, tail_end));
    let near = work.subject_before(at.s(), lead.map_or(s.s(), |l| l.e()));
    // "…, adding that": a participle has the subject of the verb before it
    let main = if participle && near.is_none() { work.found.iter().rev().take(32).find(|f| f.cue.is_some_and(|q| s.contains(q))).and_then(|f| f.source) } else { None };
    // "X said that A but denied B": the second verb has the subject of the first
    let shared = if near.is_none_or(|p| scene.phrases[p].range.s() < clause.range.s()) && shares_subject(work, c) {
        work.found.iter().rev().take(3).find(|f| f.cue.is_some_and(|q| s.contains(q) && q.e() <= at.s()) && f.source.is_some()).and_then(|f| f.source)
    } else {
        None
    };
    let near = shared.or(near);
    let subject = near.or(main).or_else(|| lead.and_then(|_| work.subject_before(at.s(), s.s())));
    // without a speaker behind the comma the words before it are the speaker, not what was said
    let spoken = subject.is_some_and(|p| lead.is_some_and(|l| scene.phrases[p].range.s() >= l.e())) || after_source.is_some() || at.e() + 1 >= s.e();
    if let Some(lead) = lead.filter(|_| spoken).filter(|l| {
        !comp
            && (words(work, *l) >= 2 && main_verb(work, *l)
                || (l.len() > 5 || l.len() > 2 && (at.e() >= s.e() || doc.text.tokens[at.e()].kind == TokenKind::Punct)) && !only_relative(work, *l) && !doc.is(l.s(), Gram::PREP))
    }) {
        let tail = tail_of(work, c, s, subject, after_source);
        if let Some(tail) = tail {
            let found = subject.filter(|&p| scene.phrases[p].range.s() >= lead.e()).or(after_source);
            let (source, rule) = match found {
                Some(p) => work.settle(Some(p), at.s()),
                None => work.settle(None, at.s()),
            };
            let mut content = vec![lead];
            let next = work.trim(tail);
            let aside = next.is_empty() || doc.marks_at(next.s()).iter().any(|m| m.tags.has(FormTags::GER) && !m.tags.finite());
            if !tail.is_empty() && words(work, tail) >= 3 && !aside {
                content.push(tail);
            }
            return Some(make(work, c, source, rule, content, "content before its cue"));
        }
    }
    // content behind the cue
    let has_clause = scene.clauses.has_verb(behind);
    // "accused the platforms that they …": who is accused is part of it
    if comp && k.cue.noun && k.cue.addressee && at.e() < behind.s() {
        behind = Range::new(at.e(), behind.e());
    }
    let quoted = behind.iter().any(|t| scene.quotation_at(t).is_some_and(|q| doc.text.quotations[q].outer.s() >= behind.s()));
    let infinitive = doc.is(behind.s(), Gram::TO) || behind.s() > 0 && doc.is(behind.s() - 1, Gram::TO) || k.cue.to && doc.is(behind.s(), Gram::PLAN) && scene.voice_at(behind.s()).is_none();
    let allowed = comp
        || (has_clause && !infinitive && words(work, behind) >= 2 && clause_follows(work, behind, k.cue.noun))
        || (k.cue.noun && !k.cue.addressee && words(work, behind) >= 1)
        || (k.cue.to && infinitive)
        || quoted && !k.cue.to && !k.cue.clause;
    if !allowed || behind.is_empty() {
        return None;
    }
    if !comp {
        let first = doc.gram[behind.s()];
        // "called in the envoy and demands …": what a conjunction opens was not said
        if first.has(Gram::CONJ) && !first.has(Gram::DET)
            || k.cue.noun
                && !infinitive
                && first.has(Gram::PREP)
                && !first.has(Gram::DET)
                && !(0..3).any(|i| work.quotation_from(behind.s() + i))
                && !k.mark.range.iter().any(|t| t > k.mark.range.s() && doc.is(t, Gram::PREP))
        {
            return None;
        }
        // "seeking to confirm their address": nothing was said yet
        if k.mark.tags.has(FormTags::BASE) && !quoted && at.s() > s.s() && doc.is(at.s() - 1, Gram::TO) && !(infinitive && k.cue.to) {
            return None;
        }
        // "accepted a truce that …": no clause of its own follows
        if k.cue.clause && !quoted && !infinitive && !object_end(work, behind.s(), behind.e()).1 {
            return None;
        }
        // "backed by", "reported by": a participle with its agent
        if k.mark.tags.has(FormTags::PART) && doc.is(at.e(), Gram::BY) && !(at.s()..k.mark.range.s()).any(|t| doc.is(t, Gram::HAVE)) {
            return None;
        }
    }
    // "confirmed the attack, saying …", "called the news 'very disturbing'": the object ends before any verb of its own
    if !comp && (k.cue.noun || k.cue.quote) && !infinitive {
        let (end, clause) = object_end(work, behind.s(), behind.e());
        if !clause {
            behind = Range::new(behind.s(), end);
        }
        if k.cue.quote && !behind.iter().any(|t| work.quotation_from(t)) {
            return None;
        }
    }
    // "vowed to die on the spot and was next seen elsewhere"
    if infinitive {
        behind = Range::new(behind.s(), infinitive_end(work, behind.s(), behind.e()));
    }
    let inverted = after_source.filter(|&p| scene.phrases[p].range.s() < behind.s() && subject.is_none());
    let (source, rule) = match subject.or(inverted) {
        Some(p) => work.settle(Some(p), at.s()),
        None => {
            // a cue in a subordinate or participle clause without a subject tells nothing of its own
            if k.mark.tags.has(FormTags::BASE) && at.s() > s.s() && doc.is(at.s() - 1, Gram::TO) { (work.subject_before(at.s(), s.s()), "subject of the main verb") } else { work.settle(None, at.s()) }
        }
    };
    if k.cue.weak && source.is_none() {
        return None;
    }
    Some(make(work, c, source, rule, vec![behind], "content behind its cue"))
}

/// Does a conjunction stand right before the cue, with no subject between?
fn shares_subject(work: &Work<'_, '_>, c: usize) -> bool {
    let doc = &work.scene.doc;
    let at = work.cues[c].range.s();
    let s = doc.text.sentence_of(at);
    let mut t = at;
    while t > s.s() && at - t < 5 {
        t -= 1;
        if doc.is(t, Gram::CONJ) && !doc.is(t, Gram::DET) {
            return true;
        }
        if !doc.is(t, Gram::ADV.or(Gram::REFLEXIVE).or(Gram::PRON)) {
            return false;
        }
    }
    false
}

/// Is there a quotation near a cue?
fn quotation_in(work: &Work<'_, '_>, at: Range, s: Range) -> bool {
    (s.s().max(at.s().saturating_sub(60))..s.e().min(at.e() + 60)).any(|t| work.scene.quotation_at(t).is_some())
}

/// Does a clause of its own follow, with a subject before its verb?
fn clause_follows(work: &Work<'_, '_>, r: Range, noun: bool) -> bool {
    let scene = work.scene;
    let verb = r.iter().find(|&t| scene.clauses.verb(t));
    match verb {
        Some(v) => noun || (r.s()..v).any(|t| scene.voice_at(t).is_some() || scene.doc.text.is_word(t)),
        None => false,
    }
}

/// Does a negation stand in the verb group before a token?
fn negated(work: &Work<'_, '_>, at: usize, floor: usize) -> bool {
    let scene = work.scene;
    let doc = &scene.doc;
    // "not confirmed" as one word of doubt
    if at > floor && doc.is(at, Gram::HEDGE) && doc.is(at - 1, Gram::HEDGE) {
        return true;
    }
    (floor.max(at.saturating_sub(5))..at)
        .rev()
        .take_while(|&t| {
            scene.voice_at(t).is_none()
                && (scene.clauses.verb(t) || doc.is(t, Gram::NEG.or(Gram::ADV).or(Gram::HAVE).or(Gram::BE).or(Gram::PLAN).or(Gram::REFLEXIVE)) || !doc.text.tokens[t].space_before)
                && !doc.text.is_comma(t)
        })
        .any(|t| doc.is(t, Gram::NEG))
}

/// A verb, and no noun behind an article ("told a briefing").
fn acts(work: &Work<'_, '_>, t: usize) -> bool {
    work.scene.clauses.verb(t) && !(t > 0 && work.scene.doc.is(t - 1, Gram::DET.or(Gram::POSS)) && !work.scene.doc.is(t - 1, Gram::PRON.or(Gram::REL)))
}

/// Do all verbs of a range stand in relative clauses, so that it is a subject with what is told of it?
fn only_relative(work: &Work<'_, '_>, r: Range) -> bool {
    work.scene.clauses.has_verb(r) && !main_verb(work, r)
}

/// Has a range a verb outside of relative clauses, or inside of a quotation?
fn main_verb(work: &Work<'_, '_>, r: Range) -> bool {
    let scene = work.scene;
    let participle = |t: usize| scene.doc.marks_at(t).iter().any(|m| m.tags.has(FormTags::GER) && !m.tags.finite());
    r.iter().any(|t| scene.clauses.verb(t) && !participle(t) && (scene.quotation_at(t).is_some() || !matches!(scene.clauses.at(t).opener, Opener::Relative)))
}

/// "said dozens of detainees had been beaten": the phrase behind the cue is the subject of what was said.
fn subject_of_content(work: &Work<'_, '_>, p: usize, limit: usize) -> bool {
    let scene = work.scene;
    let mut t = scene.phrases[p].range.e();
    while t < limit && t < scene.phrases[p].range.e() + 6 {
        let g = scene.doc.gram[t];
        if scene.clauses.verb(t) || g.has(Gram::PLAN.or(Gram::HEDGE)) && !g.has(Gram::PREP) {
            return true;
        }
        if scene.doc.text.tokens[t].kind == TokenKind::Punct || g.has(Gram::COMP.or(Gram::REL).or(Gram::SUB).or(Gram::CONJ)) {
            return false;
        }
        t += 1;
    }
    false
}

/// Where a noun phrase as content ends, with its complements and its relative clause; and whether it is a clause after all.
fn object_end(work: &Work<'_, '_>, from: usize, limit: usize) -> (usize, bool) {
    let scene = work.scene;
    let doc = &scene.doc;
    let mut open = false;
    let mut t = from;
    while t < limit {
        if work.quotation_from(t) {
            let q = doc.text.quotations[scene.quotation_at(t).unwrap_or(0)].outer;
            t = q.e().max(t + 1);
            continue;
        }
        let g = doc.gram[t];
        if acts(work, t) && !open && t > from && !g.has(Gram::PREP) {
            return (limit, true);
        }
        if t > from {
            if matches!(doc.text.tokens[t].lead, ';' | ':') || doc.text.is_dash(t) && doc.text.tokens[t].space_before || doc.text.is_punct(t, '.') && t + 1 >= limit {
                return (t, false);
            }
            if doc.text.is_comma(t) && scene.number_at(t).is_none() && !part_follows(work, t + 1, limit) {
                return (t, false);
            }
            if g.has(Gram::CONJ) && verb_follows(work, t + 1, limit) || g.has(Gram::SUB) && !g.has(Gram::REL.or(Gram::COMP)) && verb_soon(work, t + 1, limit) {
                return (t, false);
            }
        }
        open |= g.has(Gram::REL.or(Gram::COMP)) && !g.has(Gram::DET) && t > from;
        t += 1;
    }
    (limit, false)
}

/// "…, among them two boys", "…, seven of them by soldiers", "…, 14 of them children"
fn part_follows(work: &Work<'_, '_>, t: usize, limit: usize) -> bool {
    let scene = work.scene;
    let next = scene.number_at(t).map_or(t, |n| scene.numbers[n].range.e());
    next < limit && (scene.doc.is(t, Gram::PARTOF) || next > t && scene.doc.is(next, Gram::PARTOF))
}

/// Does a verb without a subject of its own follow a conjunction?
fn verb_follows(work: &Work<'_, '_>, t: usize, limit: usize) -> bool {
    let scene = work.scene;
    // "and closed the road": an unknown word with an article behind it
    let unknown = |t: usize| scene.doc.text.is_word(t) && scene.doc.gram[t].is_empty() && scene.voice_at(t).is_none() && scene.number_at(t).is_none();
    if t + 1 < limit && unknown(t) && scene.doc.is(t + 1, Gram::DET) && scene.doc.pack(t).is_some_and(|p| !p.about.grammar.adjective_after) {
        return true;
    }
    let mut t = t;
    let end = limit.min(t + 4);
    while t < end {
        if scene.clauses.verb(t) || scene.doc.is(t, Gram::PLAN) && !scene.doc.is(t, Gram::PREP) {
            return true;
        }
        if !scene.doc.is(t, Gram::ADV.or(Gram::NEG).or(Gram::REFLEXIVE).or(Gram::PLAN).or(Gram::HEDGE)) || scene.voice_at(t).is_some() {
            return false;
        }
        t += 1;
    }
    false
}

/// Does a verb come before the next comma or quotation?
fn verb_soon(work: &Work<'_, '_>, t: usize, limit: usize) -> bool {
    let scene = work.scene;
    (t..limit.min(t + 12)).take_while(|&t| !scene.doc.text.is_comma(t) && !work.quotation_from(t)).any(|t| acts(work, t))
}

/// Where an infinitive as content ends: before a finite verb that a conjunction joins.
fn infinitive_end(work: &Work<'_, '_>, from: usize, limit: usize) -> usize {
    let scene = work.scene;
    (from + 1..limit).find(|&t| scene.quotation_at(t).is_none() && scene.doc.is(t, Gram::CONJ) && scene.doc.is(t + 1, Gram::BE.or(Gram::HAVE)) && verb_follows(work, t + 1, limit)).unwrap_or(limit)
}

/// What follows a cue, its addressee and its day left out; and whether a complementizer opens it.
fn behind_cue(work: &Work<'_, '_>, c: usize, s: Range) -> (Range, bool) {
    let scene = work.scene;
    let doc = &scene.doc;
    let at = work.cues[c].range;
    let mut t = at.e();
    let mut start = t;
    // "states that" as one entry
    if at.len() > 1 && doc.is(at.e() - 1, Gram::COMP) {
        let end = work.until(c, t.min(s.e() - 1), s);
        return (Range::new(t, end), true);
    }
    // the complementizer may stand behind the addressee, the day and a remark between commas
    let mut steps = 0;
    let mut commas = 0;
    while t < s.e() && steps < 16 {
        if doc.is(t, Gram::COMP) && !doc.is(t, Gram::DET) {
            let end = work.until(c, t + 1, s);
            return (Range::new(t + 1, end), true);
        }
        if let Some(d) = scene.date_at(t) {
            t = scene.dates[d].range.e();
            if start + 1 >= scene.dates[d].range.s() || start == scene.dates[d].range.s() {
                start = t;
            }
            continue;
        }
        if doc.text.is_comma(t) {
            commas += 1;
            if commas > 2 {
                break;
            }
        }
        if scene.clauses.verb(t) && commas == 0 || matches!(doc.text.tokens[t].lead, ';' | ':') {
            break;
        }
        if let Some(p) = scene.voice_at(t) {
            let r = scene.phrases[p].range;
            if (work.cues[c].cue.addressee && r.s() == start || governed(scene, p) && r.s() > start && r.s() <= start + 2 && doc.is(start, Gram::PREP)) && r.s() == t {
                t = r.e();
                start = t;
                continue;
            }
        }
        t += 1;
        steps += 1;
    }
    if start < s.e() && (doc.text.is_punct(start, ':') || doc.text.is_comma(start)) {
        start += 1;
    }
    let end = work.until(c, start, s);
    (Range::new(start.min(end), end), false)
}

/// What stands before the cue's own clause: the content of "…, X said".
fn lead_in(work: &Work<'_, '_>, c: usize, s: Range) -> Option<Range> {
    let scene = work.scene;
    let doc = &scene.doc;
    let at = work.cues[c].range.s();
    let mut t = at;
    let subject = work.subject_before(at, s.s()).map(|p| scene.phrases[p].full).filter(|f| f.iter().any(|t| doc.text.is_comma(t)));
    // back to the comma, the quotation's end or the dash that opens the cue's clause
    while t > s.s() {
        t -= 1;
        if doc.text.is_punct(t, ';') && scene.quotation_at(t).is_none() {
            return None;
        }
        let closes = scene.quotation_at(t).is_some_and(|q| doc.text.quotations[q].outer.e() == t + 1);
        if doc.text.is_comma(t) || doc.text.is_dash(t) || closes {
            // a comma inside of the source ("Gulnara, a teacher, said") is not it
            if let Some(f) = subject.filter(|f| f.s() < t && t <= f.e()) {
                t = f.s();
                if t <= s.s() {
                    return None;
                }
                continue;
            }
            if let Some(p) = scene.voice_at(t + 1).or_else(|| scene.voice_at(t.saturating_sub(1))) {
                let full = scene.phrases[p].full;
                if full.s() < t && t < full.e() {
                    t = full.s();
                    if t <= s.s() {
                        return None;
                    }
                    continue;
                }
            }
            let mut from = work.opening(s);
            if let Some(b) = (from..t).rev().take(200).find(|&b| doc.text.is_punct(b, ';') && scene.quotation_at(b).is_none()) {
                from = b + 1;
            }
            // another voice earlier in the sentence keeps what is its own
            if let Some(o) = (0..c).rev().take_while(|&o| work.cues[o].range.s() >= s.s()).find(|&o| work.used[o]) {
                let prev = &work.cues[o];
                let k = scene.clauses.all.iter().skip(scene.clauses.of(prev.range.s()) + 1).take_while(|k| k.range.s() < t).find(|k| k.range.s() > prev.range.e());
                if let Some(st) = work.found.iter().rev().take(32).find(|f| f.cue == Some(prev.range))
                    && st.content.iter().any(|r| r.e() > prev.range.e())
                {
                    from = k.map_or(t, |k| k.range.s());
                }
            }
            return Some(Range::new(from, t)).filter(|r| !r.is_empty());
        }
        if doc.gram[t].has(Gram::COMP.or(Gram::REL)) && !doc.gram[t].has(Gram::DET) {
            return None;
        }
        if scene.clauses.verb(t) && at - t > 6 {
            return None;
        }
        if at - t > 24 {
            return None;
        }
    }
    None
}

/// What follows "…, X said" in its sentence; `None` when it is itself a clause that the cue opens.
fn tail_of(work: &Work<'_, '_>, c: usize, s: Range, subject: Option<usize>, after: Option<usize>) -> Option<Range> {
    let scene = work.scene;
    let doc = &scene.doc;
    let at = work.cues[c].range;
    let mut t = at.e();
    if let Some(p) = after.filter(|_| subject.is_none_or(|q| scene.phrases[q].range.e() < at.s().saturating_sub(6))) {
        t = t.max(scene.phrases[p].full.e());
    }
    // the rest of the cue's clause: addressee, day, place
    while t < s.e() {
        if doc.text.is_comma(t) || matches!(doc.text.tokens[t].lead, ';' | '.' | ':' | '!' | '?') || doc.text.is_dash(t) {
            break;
        }
        if doc.is(t, Gram::COMP) && !doc.is(t, Gram::DET) {
            return None;
        }
        let clause = scene.clauses.at(t);
        if clause.opener == Opener::Complement && clause.range.s() == t && verb_soon(work, t, s.e()) {
            return None;
        }
        if acts(work, t) && scene.voice_at(t).is_none() && t > at.e() + 1 && !doc.is(t - 1, Gram::REL.or(Gram::SUB)) && scene.clauses.of(t) == scene.clauses.of(at.s()) {
            return None;
        }
        t += 1;
    }
    if t < s.e() && matches!(doc.text.tokens[t].lead, ':') {
        return None;
    }
    let end = work.until(c, t.min(s.e() - 1), s);
    // a clause that begins with a participle or a conjunction is about the saying, not what was said
    Some(Range::new(t.min(end), if end > t && doc.text.is_comma(t) && !doc.is(t + 1, Gram::REL) && !(doc.is(t + 1, Gram::SUB) && verb_soon(work, t + 2, end)) { end } else { t.min(end) }))
}

/// "according to X, …" / "…, according to X"
fn prep(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let at = work.cues[c].range;
    let held = at.iter().find_map(|t| work.scene.voice_at(t)).filter(|&p| at.contains(work.scene.phrases[p].head));
    let p = held.or_else(|| work.phrase_of_prep(at.e(), s.e()));
    by_preposition(work, c, at, p, held.is_some(), s)
}

/// Content before, behind or around a preposition with its source; `held`: the source stands inside of the cue.
fn by_preposition(work: &mut Work<'_, '_>, c: usize, at: Range, p: Option<usize>, held: bool, s: Range) -> Option<Statement> {
    let scene = work.scene;
    let doc = &scene.doc;
    let end_of_source = match p.filter(|_| !held) {
        Some(p) => scene.phrases[p].full.e().max(scene.phrases[p].range.e()),
        None => at.e(),
    };
    if p.is_none() && work.cues[c].cue.kind.is_none() && work.cues[c].cue.weak {
        return None;
    }
    // to the comma that closes the source with its clauses
    let mut close = end_of_source;
    let ends = |t: usize| doc.text.is_comma(t) || matches!(doc.text.tokens[t].lead, ';' | ':' | ')') || doc.text.is_punct(t, '.') && t + 1 >= s.e();
    while close < s.e() && !ends(close) && !scene.clauses.verb(close) {
        close += 1;
    }
    // "a surgeon, who asked not to be named, …"
    if close + 1 < s.e()
        && doc.text.is_comma(close)
        && doc.is(close + 1, Gram::REL)
        && let Some(next) = (close + 2..s.e()).find(|&t| doc.text.is_comma(t))
    {
        close = next;
    }
    let mut start = at.s();
    while start > s.s() && (doc.text.is_comma(start - 1) || doc.is(start - 1, Gram::CONJ.or(Gram::ADV))) {
        start -= 1;
    }
    let conjunction = (start..at.s()).any(|t| doc.is(t, Gram::CONJ)) || start > s.s() && matches!(doc.text.tokens[start - 1].lead, ';' | ':');
    // "where, according to X, …": only the word that opens the clause stands before
    let opened = start > s.s() && doc.is(start - 1, Gram::REL.or(Gram::SUB).or(Gram::COMP));
    let opens = start == s.s() || conjunction || opened || (start..at.s()).all(|t| t == at.s()) && scene.clauses.at(at.s()).range.s() >= start && scene.clauses.at(at.s()).opener == Opener::Break;
    let until = work.until(c, close.min(s.e() - 1), s);
    let after = Range::new(close.min(until), until);
    let mut content = Vec::new();
    let speaks_after = words(work, after) >= 2;
    if opens && speaks_after {
        content.push(after);
    } else {
        let from = begin_of(work, c, start, s);
        content.push(Range::new(from, start));
        // "X, according to Y, did Z"
        if close < s.e() && doc.text.is_comma(close) && speaks_after && (!scene.clauses.has_verb(Range::new(from, start)) || !scene.clauses.has_verb(after) && work.quotation_from(close + 1)) {
            content.push(after);
        }
    }
    let (source, rule) = match p {
        Some(p) if scene.phrases[p].pronoun && doc.is(scene.phrases[p].range.s(), Gram::FIRST) => return None,
        Some(p) if scene.phrases[p].pronoun => work.settle(Some(p), at.s()),
        Some(p) => (Some(p), "phrase behind the preposition"),
        None if doc.is(at.e(), Gram::POSS.or(Gram::PRON)) && !doc.is(at.e(), Gram::FIRST) => (work.antecedent(at.s(), Some(doc.is(at.e(), Gram::PLURAL))), "pronoun stands for the last speaker"),
        None => (None, "no phrase behind the preposition"),
    };
    Some(make(work, c, source, rule, content, "source by preposition"))
}

/// Where content that ends before `end` begins: the sentence, or behind the voice before.
fn begin_of(work: &Work<'_, '_>, c: usize, end: usize, s: Range) -> usize {
    let scene = work.scene;
    let mut from = work.opening(s);
    let mut k = scene.clauses.of(end.saturating_sub(1).max(s.s()));
    // another voice in the sentence before: begin behind its clause
    if let Some(o) = (0..c).next_back().filter(|&o| work.cues[o].range.s() >= s.s() && work.used[o]) {
        let reach = work.cues[o].range.e();
        while k > 0 && scene.clauses.all[k - 1].range.s() > reach {
            k -= 1;
        }
        if scene.clauses.all[k].range.s() > reach {
            from = scene.clauses.all[k].range.s();
        }
    }
    if let Some(b) = (from.max(s.s())..end).rev().take(200).find(|&b| scene.doc.text.is_punct(b, ';') && scene.quotation_at(b).is_none()) {
        from = from.max(b + 1);
    }
    from.max(s.s())
}

/// SOURCE cue, … (a postposition)
fn post(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let at = work.cues[c].range;
    let p = (s.s()..at.s()).rev().take(6).find_map(|t| work.scene.voice_at(t));
    let mut start = at.e();
    if work.scene.doc.text.is_comma(start) {
        start += 1;
    }
    let end = work.until(c, start.min(s.e() - 1), s);
    Some(make(work, c, p, "phrase before the postposition", vec![Range::new(start.min(end), end)], "source by postposition"))
}

/// "Officially, …": a nameless source.
fn adverb(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let scene = work.scene;
    let at = work.cues[c].range;
    let clause = scene.clauses.at(at.s()).range;
    let first = (s.s()..at.s()).all(|t| scene.doc.text.tokens[t].kind == TokenKind::Punct || scene.doc.is(t, Gram::CONJ));
    let content = if first {
        let end = work.until(c, at.e().min(s.e() - 1), s);
        vec![Range::new(at.e(), end)]
    } else {
        vec![Range::new(clause.s(), at.s()), Range::new(at.e(), clause.e())]
    };
    let enough: usize = content.iter().map(|r| words(work, *r)).sum();
    if enough < 2 || work.cues[c].cue.weak && !first {
        return None;
    }
    Some(make(work, c, None, "nobody is named", content, "adverb of source"))
}

/// Is a token a sign or the beginning of what was said?
fn doc_stop(work: &Work<'_, '_>, t: usize) -> bool {
    let doc = &work.scene.doc;
    doc.text.tokens[t].kind == TokenKind::Punct || doc.is(t, Gram::COMP) && !doc.is(t, Gram::DET)
}

/// "Gunmen are thought to have …", "it is reported that …"
fn passive(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let scene = work.scene;
    let at = work.cues[c].range;
    let mut t = at.e();
    if scene.doc.is(t, Gram::COMP) {
        t += 1;
    }
    let subject = work.subject_before(at.s(), s.s()).filter(|&p| !scene.phrases[p].pronoun);
    // "was announced on Monday by X": the agent speaks
    let agent = (at.e()..s.e().min(at.e() + 5))
        .take_while(|&t| !doc_stop(work, t))
        .find(|&t| scene.doc.is(t, Gram::BY))
        .and_then(|t| work.phrase_of_prep(t + 1, s.e()).filter(|&p| scene.phrases[p].range.s() <= t + 2));
    if let Some(p) = agent.filter(|&p| !scene.phrases[p].pronoun) {
        let end = scene.phrases[p].full.e();
        let comp = (end..s.e().min(end + 3)).find(|&t| scene.doc.is(t, Gram::COMP) && !scene.doc.is(t, Gram::DET));
        let sentence = scene.doc.text.tokens[at.s()].sentence as usize;
        let lead = lead_in(work, c, s).filter(|l| main_verb(work, *l));
        let content = match (comp, lead) {
            (Some(t), _) => Range::new(t + 1, work.until(c, t + 1, s)),
            (None, Some(lead)) => lead,
            // the figure, the news: what the sentence before told
            (None, None) => {
                let before = sentence.checked_sub(1).map(|n| scene.doc.text.sentences[n]).filter(|b| scene.doc.text.tokens[b.s()].paragraph == scene.doc.text.tokens[at.s()].paragraph);
                match before.filter(|_| at.s() - s.s() <= 4 && subject.is_none()) {
                    Some(b) => Range::new(work.opening(b), b.e()),
                    None => Range::new(work.opening(s), at.s()),
                }
            }
        };
        return Some(make(work, c, Some(p), "agent of the passive", vec![content], "passive with its agent"));
    }
    let end = work.until(c, t.min(s.e() - 1), s);
    let mut content = Vec::new();
    if let Some(p) = subject.filter(|_| !scene.doc.is(t - 1, Gram::COMP)) {
        content.push(Range::new(scene.phrases[p].range.s(), at.s()));
    }
    content.push(Range::new(t.min(end), end));
    if content.iter().map(|r| words(work, *r)).sum::<usize>() < 2 {
        return None;
    }
    let st = make(work, c, None, "nobody is named", content, "passive of hearsay");
    Some(Statement { certainty: if st.certainty == Certainty::Asserted { Certainty::Asserted } else { st.certainty }, ..st })
}

/// "by the bank's reckoning", "by its own count": a noun of counting with its source before it.
fn by_count(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let scene = work.scene;
    let doc = &scene.doc;
    let at = work.cues[c].range;
    let mut b = at.s();
    loop {
        b = b.checked_sub(1).filter(|&b| b >= s.s() && b + 9 > at.s())?;
        if doc.is(b, Gram::BY) {
            break;
        }
        if doc.text.is_comma(b) || scene.clauses.verb(b) && scene.voice_at(b).is_none() || doc.is(b, Gram::PREP.or(Gram::OF)) {
            return None;
        }
    }
    let whole = Range::new(b, at.e());
    let inside = (b + 1..at.s()).find_map(|t| scene.voice_at(t)).filter(|&p| !scene.phrases[p].pronoun);
    let p = match inside {
        Some(p) => p,
        // "its own": whoever acts in the clause
        None if (b + 1..at.s()).any(|t| doc.is(t, Gram::POSS)) => (at.e()..s.e().min(at.e() + 8)).find_map(|t| scene.voice_at(t)).or_else(|| work.subject_before(b, s.s()))?,
        None => return None,
    };
    let st = by_preposition(work, c, whole, Some(p), true, s)?;
    Some(Statement { cue: Some(whole), ..st })
}

/// "a statement by X", "claims that …"
fn noun(work: &mut Work<'_, '_>, c: usize, s: Range) -> Option<Statement> {
    let scene = work.scene;
    let doc = &scene.doc;
    let at = work.cues[c].range;
    if let Some(st) = by_count(work, c, s) {
        return Some(st);
    }
    let mut t = at.e();
    let mut source = None;
    if doc.is(t, Gram::BY.or(Gram::OF).or(Gram::FROM))
        && let Some(p) = work.phrase_of_prep(t + 1, s.e())
    {
        source = Some(p);
        t = scene.phrases[p].range.e();
    }
    if source.is_none() {
        // "X's claim that"
        source = (s.s()..at.s()).rev().take(4).find_map(|t| scene.voice_at(t)).filter(|&p| scene.phrases[p].range.e() + 3 >= at.s());
    }
    if doc.is(t, Gram::COMP) && !doc.is(t, Gram::DET) {
        let end = work.until(c, (t + 1).min(s.e() - 1), s);
        let (source, rule) = match source {
            Some(p) => work.settle(Some(p), at.s()),
            None => (None, "nobody is named"),
        };
        return Some(make(work, c, source, rule, vec![Range::new(t + 1, end)], "noun of speech"));
    }
    None
}
