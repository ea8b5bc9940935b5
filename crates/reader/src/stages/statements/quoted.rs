//! Words in quotation marks and who spoke them.

use super::{Statement, Work};
use crate::pack::entries::{CueClass, Gram};
use crate::pack::forms::FormTags;
use crate::stages::clauses::Opener;
use crate::text::{Range, TokenKind};
use crate::vocabulary::{Certainty, Kind, Mode};

/// Words that a quotation needs to be speech rather than a label.
const SPEECH: usize = 4;

/// All quotations that begin in this sentence.
pub fn sentence(work: &mut Work<'_, '_>, n: usize, s: Range, next: &mut usize) {
    let scene = work.scene;
    let quotations = &scene.doc.text.quotations;
    while *next < quotations.len() && quotations[*next].outer.s() < s.e() {
        let q = quotations[*next];
        *next += 1;
        if !q.nested && q.outer.s() >= s.s() && is_speech(work, q.inner) {
            quotation(work, n, s, q.outer, q.inner);
        }
    }
}

fn is_speech(work: &Work<'_, '_>, inner: Range) -> bool {
    let doc = &work.scene.doc;
    let words = inner.iter().filter(|&t| doc.text.is_word(t)).count();
    let stop = inner.e() > inner.s() && matches!(doc.text.tokens[inner.e() - 1].lead, '.' | '!' | '?' | ',' | '…');
    words >= SPEECH && work.scene.clauses.has_verb(inner) || words >= 7 || (stop && words >= 2)
}

fn quotation(work: &mut Work<'_, '_>, n: usize, s: Range, outer: Range, inner: Range) {
    let scene = work.scene;
    let content = work.trim_signs(inner);
    if content.is_empty() {
        return;
    }
    let s = super::near(s, outer);
    let last = scene.doc.text.sentences[scene.doc.text.tokens[outer.e() - 1].sentence as usize];
    // broken by its cue: "A," she said, "b." goes on in the same statement
    if let Some(f) = work.found.iter_mut().rev().take(2).find(|f| f.rule.starts_with("quotation") && f.cue.is_some_and(|c| s.contains(c)) && f.content.last().is_some_and(|r| r.e() <= outer.s())) {
        let between = f.content.last().map_or(0, |r| r.e());
        if scene.doc.text.tokens[between.min(scene.doc.text.len() - 1)].sentence == scene.doc.text.tokens[outer.s()].sentence {
            f.content.push(content);
            return;
        }
    }
    let spoken = after(work, outer, last, content);
    // "A," she said. "B." goes on in the same statement, when nothing else says who speaks
    let begins = outer.s() == scene.doc.text.sentences[n].s();
    if spoken.is_none() && begins && n > 0 {
        let text = &scene.doc.text;
        let before = text.sentences[n - 1];
        let paragraph = text.tokens[outer.s()].paragraph;
        let goes_on = |f: &&mut Statement| {
            f.rule.starts_with("quotation")
                && f.cue.is_some()
                && f.content.last().is_some_and(|r| r.e() <= outer.s() && text.tokens[r.s()].paragraph == paragraph)
                && (f.cue.is_some_and(|c| before.contains(c)) || f.content.last().is_some_and(|r| before.holds(r.e() - 1)))
        };
        if !text.is_punct(outer.s() - 1, ':')
            && let Some(f) = work.found.iter_mut().rev().take(4).find(goes_on)
        {
            f.content.push(content);
            return;
        }
    }
    // "The statement, issued on Sunday:", and the quotation as a paragraph of its own
    let led = begins && n > 0 && scene.doc.text.is_punct(outer.s() - 1, ':');
    let s = if led { super::near(Range::new(scene.doc.text.sentences[n - 1].s(), s.e()), outer) } else { s };
    let statement = spoken.or_else(|| before(work, outer, s, content)).or_else(|| colon(work, outer, s, content)).or_else(|| carried(work, n, outer, content));
    if let Some(st) = statement {
        if let Some(p) = st.source {
            work.last = Some((p, scene.doc.text.tokens[outer.s()].paragraph));
        }
        work.found.push(st);
    }
}

fn made(work: &Work<'_, '_>, c: Option<usize>, source: Option<usize>, source_rule: &'static str, content: Range, rule: &'static str) -> Statement {
    let (cue, certainty, entries) = match c {
        Some(c) => (Some(work.cues[c].range), work.cues[c].cue.certainty, vec![work.cues[c].mark.entry]),
        None => (None, Certainty::Asserted, vec![]),
    };
    Statement { source, source_kind: work.kind_of(source), cue, content: vec![content], mode: Mode::Direct, certainty, within: None, entries, rule, source_rule, source_words: None }
}

/// "…", said X. / "…", X said.
fn after(work: &mut Work<'_, '_>, outer: Range, s: Range, content: Range) -> Option<Statement> {
    let scene = work.scene;
    let doc = &scene.doc;
    let mut t = outer.e();
    let mut c = None;
    // "…," X, the head of Y, which …, said: behind a name the cue may be far
    let far = if (outer.e()..s.e().min(outer.e() + 3)).any(|t| scene.voice_at(t).is_some()) { 40 } else { 12 };
    while t < s.e() && t < outer.e() + far {
        if let Some(i) = work.cues.iter().skip(work.cues.partition_point(|k| k.range.s() < t)).take_while(|k| k.range.s() == t).position(|k| {
            matches!(k.cue.class, CueClass::Verb | CueClass::Prep) && (k.mark.tags.finite() || !k.mark.tags.has(FormTags::GER)) && (t < outer.e() + 6 || scene.clauses.at(t).opener != Opener::Relative)
        }) {
            c = Some(work.cues.partition_point(|k| k.range.s() < t) + i);
            break;
        }
        if doc.text.tokens[t].kind == TokenKind::Punct && !doc.text.is_comma(t) && !doc.text.is_dash(t) && scene.quotation_at(t).is_some()
            || doc.gram[t].has(Gram::COMP)
            || doc.gram[t].has(Gram::CONJ) && scene.voice_at(t).is_none() && t < outer.e() + 3
            || matches!(doc.text.tokens[t].lead, ';' | ':')
            || doc.text.is_punct(t, '.') && t + 1 >= s.e()
        {
            return None;
        }
        t += 1;
    }
    let c = c?;
    let at = work.cues[c].range;
    // "…", and then a cue with a clause of its own
    if doc.is(at.e(), Gram::COMP) && !doc.is(at.e(), Gram::DET) {
        return None;
    }
    if work.cues[c].cue.class == CueClass::Prep {
        let p = work.phrase_of_prep(at.e(), s.e())?;
        work.used[c] = true;
        let (source, _) = work.settle(Some(p), at.s());
        return Some(made(work, Some(c), source, "phrase behind the preposition", content, "quotation with its source behind it"));
    }
    let subject = (outer.e()..at.s()).find_map(|t| scene.voice_at(t)).filter(|&p| !super::source::governed(scene, p));
    let found = subject.or_else(|| work.phrase_after(at.e(), s.e()));
    let (source, rule) = work.settle(found, at.s());
    work.used[c] = true;
    Some(made(work, Some(c), source, rule, content, "quotation, then its cue"))
}

/// X said: "…"
fn before(work: &mut Work<'_, '_>, outer: Range, s: Range, content: Range) -> Option<Statement> {
    let scene = work.scene;
    let doc = &scene.doc;
    let upto = work.cues.partition_point(|k| k.range.s() < outer.s());
    let c = (0..upto)
        .rev()
        .take(3)
        .find(|&i| work.cues[i].range.s() >= s.s() && matches!(work.cues[i].cue.class, CueClass::Verb | CueClass::Noun | CueClass::Prep) && scene.quotation_at(work.cues[i].range.s()).is_none())?;
    let at = work.cues[c].range;
    let colon = outer.s() > 0 && matches!(doc.text.tokens[outer.s() - 1].lead, ':' | ',') || doc.is(outer.s() - 1, Gram::COMP);
    let gap = Range::new(at.e(), outer.s());
    if gap.len() > 14 {
        return None;
    }
    // what stands between may name the addressee, the day, the manner; not begin a clause of its own
    let clause_between = gap.iter().any(|t| scene.clauses.verb(t) || (doc.gram[t].has(Gram::COMP) && t + 1 < outer.s()));
    if clause_between || (!colon && gap.len() > 2) {
        return None;
    }
    if work.cues[c].cue.class == CueClass::Prep {
        let p = work.phrase_of_prep(at.e(), outer.s()).filter(|&p| !scene.phrases[p].pronoun || !doc.is(scene.phrases[p].range.s(), Gram::FIRST))?;
        let (source, rule) = work.settle(Some(p), at.s());
        work.used[c] = true;
        return Some(made(work, Some(c), source, rule, content, "quotation behind its source"));
    }
    let subject = work.subject_before(at.s(), s.s()).or_else(|| work.phrase_after(at.e(), outer.s()));
    let (source, rule) = work.settle(subject, at.s());
    work.used[c] = true;
    Some(made(work, Some(c), source, rule, content, "quotation behind its cue"))
}

/// X: "…"
fn colon(work: &mut Work<'_, '_>, outer: Range, s: Range, content: Range) -> Option<Statement> {
    let scene = work.scene;
    if outer.s() == s.s() || !scene.doc.text.is_punct(outer.s() - 1, ':') {
        return None;
    }
    let p = work.subject_before(outer.s() - 1, s.s());
    let (source, rule) = work.settle(p, outer.s() - 1);
    Some(made(work, None, source, rule, content, "quotation behind a colon"))
}

/// The speaker of the last quotation goes on speaking.
fn carried(work: &mut Work<'_, '_>, n: usize, outer: Range, content: Range) -> Option<Statement> {
    let scene = work.scene;
    let text = &scene.doc.text;
    let words = content.iter().filter(|&t| text.is_word(t)).count();
    if words < SPEECH {
        return None;
    }
    let begins = outer.s() == text.sentences[n].s();
    if !begins {
        return None;
    }
    let (p, paragraph) = work.last?;
    let here = text.tokens[outer.s()].paragraph;
    (here == paragraph || here == paragraph + 1).then(|| {
        let mut st = made(work, None, Some(p), "the last speaker goes on", content, "quotation without a cue");
        if scene.phrases[p].kind == Kind::Unknown {
            st.source_kind = Some(Kind::Unknown);
        }
        st
    })
}
