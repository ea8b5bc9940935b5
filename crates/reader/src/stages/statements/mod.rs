//! Statements: cue + source + content in all their orders.

mod content;
mod nest;
mod quoted;
mod said;
pub mod source;
mod speakers;
#[cfg(test)]
mod tests;

use super::Scene;
use crate::marks::{EntryRef, Mark};
use crate::pack::entries::{Cue, CueClass, Table};
use crate::text::Range;
use crate::vocabulary::{Certainty, Kind, Mode};
pub use source::governed;
pub use speakers::add as add_speakers;

/// The longest content looked for, in tokens.
const FAR: usize = 400;

#[derive(Clone, Debug)]
pub struct Statement {
    pub source: Option<usize>,
    pub source_kind: Option<Kind>,
    pub cue: Option<Range>,
    pub content: Vec<Range>,
    pub mode: Mode,
    pub certainty: Certainty,
    pub within: Option<usize>,
    pub entries: Vec<EntryRef>,
    pub rule: &'static str,
    /// Why this source: the rule that found it.
    pub source_rule: &'static str,
    /// The words that name the source here, where they are more than the phrase.
    pub source_words: Option<Range>,
}

impl Statement {
    pub fn holds(&self, t: usize) -> bool {
        self.content.iter().any(|r| r.holds(t))
    }
    pub fn size(&self) -> usize {
        self.content.iter().map(|r| r.len()).sum()
    }
    pub fn start(&self) -> usize {
        self.content.first().map_or(0, |r| r.s())
    }
}

/// A cue at work, with the auxiliaries before it.
#[derive(Clone, Copy, Debug)]
pub struct CueMark<'s> {
    pub range: Range,
    pub mark: Mark,
    pub cue: &'s Cue,
}

/// What the rules share while they work through a report.
pub struct Work<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub cues: Vec<CueMark<'s>>,
    pub found: Vec<Statement>,
    /// Cues that have found their content.
    pub used: Vec<bool>,
    /// Who spoke last, by paragraph.
    pub last: Option<(usize, u32)>,
}

pub fn find(scene: &Scene<'_>) -> Vec<Statement> {
    let cues = cues(scene);
    let used = vec![false; cues.len()];
    let mut work = Work { scene, cues, found: Vec::new(), used, last: None };
    let mut quotes = 0;
    let mut at = 0;
    for (n, s) in scene.doc.text.sentences.iter().enumerate() {
        quoted::sentence(&mut work, n, *s, &mut quotes);
        let from = at;
        while at < work.cues.len() && work.cues[at].range.s() < s.e() {
            at += 1;
        }
        for c in from..at {
            let window = near(*s, work.cues[c].range);
            said::cue(&mut work, c, window);
        }
    }
    for f in work.found.iter_mut().filter(|f| f.cue.is_some()) {
        // "the army and residents said": the first stands for the row
        if let Some(q) = f.source.and_then(|p| speakers::first_of_row(scene, p)) {
            f.source = Some(q);
            f.source_kind = Some(scene.phrases[q].kind);
        }
    }
    let words: Vec<Option<Range>> = work.found.iter().map(|f| speakers::words(scene, f)).collect();
    let mut found = work.found;
    for (f, w) in found.iter_mut().zip(words) {
        f.source_words = w;
    }
    found.retain(|s| !s.content.is_empty());
    found.sort_by_key(|s| (s.start(), std::cmp::Reverse(s.size())));
    nest::nest(&mut found);
    found
}

/// The part of a sentence around a range that the rules look at: a sentence may be as long as the report.
pub fn near(s: Range, at: Range) -> Range {
    Range::new(s.s().max(at.s().saturating_sub(FAR)), s.e().min(at.e() + FAR))
}

/// The cues that may speak: not inside short quotations, one for each place.
fn cues<'s>(scene: &'s Scene<'_>) -> Vec<CueMark<'s>> {
    let doc = &scene.doc;
    let mut all: Vec<CueMark<'s>> = Vec::new();
    for m in doc.table(Table::Cues) {
        let Some(cue) = doc.cue(m) else { continue };
        if scene.date_at(m.range.s()).is_some() {
            continue;
        }
        if cue.class == CueClass::Verb && m.range.len() == 1 && also_noun(scene, m) {
            continue;
        }
        if all.last().is_some_and(|l| l.mark.range.overlaps(m.range)) {
            continue;
        }
        // "Hope Hicks", "Stevie Wonder": a name is no verb
        if cue.class == CueClass::Verb && scene.phrase_at(m.range.s()).is_some_and(|p| scene.phrases[p].name.is_some_and(|n| n.len() > 1 && n.contains(m.range))) {
            continue;
        }
        let words = holds_object(scene, m, cue).unwrap_or(m.range);
        let range = if matches!(cue.class, CueClass::Verb | CueClass::Passive) { source::with_auxiliaries(scene, words) } else { m.range };
        all.push(CueMark { range, mark: *m, cue });
    }
    all
}

/// "dismissed the case as …", "put the toll at …": the pattern holds what is spoken of; the cue proper is its verb.
fn holds_object(scene: &Scene<'_>, m: &Mark, cue: &Cue) -> Option<Range> {
    use crate::pack::entries::Gram;
    let doc = &scene.doc;
    // an idiom without forms begins with its verb
    let head = if m.tags.verbal() { m.head as usize } else { m.range.s() };
    if cue.class != CueClass::Verb || !cue.noun || cue.addressee || m.range.e() < head + 2 || head < m.range.s() {
        return None;
    }
    let pattern = &doc.entry(m.entry).pattern;
    let gap = pattern.contains("...") || pattern.contains(" _ ");
    let object = doc.is(head + 1, Gram::DET.or(Gram::POSS)) && !doc.is(m.range.e() - 1, Gram::PREP);
    (gap || object).then(|| Range::new(m.range.s(), head + 1))
}

/// "reports" and "claims" are nouns behind an article.
fn also_noun(scene: &Scene<'_>, m: &Mark) -> bool {
    use crate::pack::entries::Gram;
    let doc = &scene.doc;
    let Some(b) = m.range.s().checked_sub(1) else { return false };
    if doc.text.tokens[b].sentence != doc.text.tokens[m.range.s()].sentence {
        return false;
    }
    let g = doc.gram[b];
    // "by police reckoning"
    if m.tags.has(crate::pack::forms::FormTags::GER) && scene.phrase_at(b).is_some_and(|p| scene.phrases[p].range.s() > 0 && doc.is(scene.phrases[p].range.s() - 1, Gram::BY)) {
        return true;
    }
    // "the bank's count"
    if b > 0 && !doc.text.tokens[b].space_before && doc.text.fold(b) == "s" && matches!(doc.text.tokens[b - 1].lead, '\'' | '’') {
        return true;
    }
    if g.has(Gram::HAVE.or(Gram::BE).or(Gram::REFLEXIVE).or(Gram::PLAN)) {
        return false;
    }
    g.has(Gram::DET.or(Gram::POSS)) && !g.has(Gram::PRON.or(Gram::REL)) || g.has(Gram::PREP) && !g.has(Gram::TO) && !m.tags.has(crate::pack::forms::FormTags::GER)
}
