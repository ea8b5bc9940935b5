//! Clauses: where one begins and ends, and which tokens are verbs.

use crate::marks::Doc;
use crate::pack::entries::{CueClass, Gram, Table};
use crate::pack::forms::FormTags;
use crate::text::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// The beginning of a sentence, or a comma or a conjunction.
    Plain,
    Relative,
    Subordinate,
    Complement,
    /// After a semicolon, a colon or a dash.
    Break,
}

#[derive(Clone, Copy, Debug)]
pub struct Clause {
    pub range: Range,
    pub opener: Opener,
    pub verb: bool,
}

#[derive(Default)]
pub struct Clauses {
    pub all: Vec<Clause>,
    of: Vec<u32>,
    verbs: Vec<bool>,
}

impl Clauses {
    pub fn of(&self, t: usize) -> usize {
        self.of.get(t).map_or(0, |&c| c as usize)
    }
    pub fn at(&self, t: usize) -> Clause {
        self.all[self.of(t)]
    }
    /// Is the token (a part of) a verb?
    pub fn verb(&self, t: usize) -> bool {
        self.verbs.get(t).copied().unwrap_or(false)
    }
    pub fn has_verb(&self, r: Range) -> bool {
        r.iter().any(|t| self.verb(t))
    }
}

/// Is a word that may be noun or verb a noun here, to go by what stands before it?
pub fn noun_here(doc: &Doc<'_>, t: usize) -> bool {
    let Some(b) = t.checked_sub(1).filter(|&b| doc.text.tokens[b].sentence == doc.text.tokens[t].sentence) else { return true };
    let g = doc.gram[b];
    if g.has(Gram::HAVE.or(Gram::BE).or(Gram::REFLEXIVE)) || g.has(Gram::PRON.or(Gram::PLAN)) && !g.has(Gram::DET.or(Gram::POSS)) {
        return false;
    }
    // "are still shelling"
    if g.has(Gram::ADV.or(Gram::ONGOING)) && b > 0 && doc.is(b - 1, Gram::BE) && doc.text.tokens[b - 1].sentence == doc.text.tokens[t].sentence {
        return false;
    }
    if g.has(Gram::TO) && !g.has(Gram::LOC) {
        // "to attack" but "to attacks": an infinitive has no plural
        return doc.marks_at(t).iter().any(|m| m.tags.has(FormTags::NOUN) && m.tags.has(FormTags::PL));
    }
    if g.has(Gram::DET.or(Gram::POSS).or(Gram::PREP).or(Gram::OF)) {
        return true;
    }
    // "killed in attacks", "heavy fighting": an unknown word before makes it a noun, a noun for people a verb
    !doc.marks_in(Range::new(b.saturating_sub(3), t)).iter().any(|m| m.table == Table::Actors && m.range.e() == t)
}

fn verbs(doc: &Doc<'_>) -> Vec<bool> {
    let mut verbs: Vec<bool> = doc.gram.iter().map(|g| g.has(Gram::VERB.or(Gram::BE).or(Gram::HAVE))).collect();
    for m in doc.table(Table::Triggers).chain(doc.table(Table::Cues)) {
        let verbal = match m.table {
            Table::Triggers => m.tags.verbal() && (!m.tags.has(FormTags::NOUN.or(FormTags::ADJ)) || m.tags.finite()),
            Table::Cues => doc.cue(m).is_some_and(|c| c.class == CueClass::Verb) && !m.tags.has(FormTags::NOUN),
            _ => false,
        };
        if verbal {
            let h = m.head as usize;
            let also_noun = doc.marks_at(m.range.s()).iter().any(|o| matches!(o.table, Table::Triggers | Table::Actors | Table::Things) && o.tags.has(FormTags::NOUN) && o.range == m.range);
            if !(also_noun && noun_here(doc, h)) {
                verbs[h] = true;
            }
        }
    }
    verbs
}

pub fn find(doc: &Doc<'_>) -> Clauses {
    let verbs = verbs(doc);
    let speech_ends = speech_ends(doc, &verbs);
    let mut all: Vec<Clause> = Vec::new();
    let mut of = vec![0u32; doc.text.len()];
    for s in &doc.text.sentences {
        let first = all.len();
        let mut from = s.s();
        let mut opener = Opener::Plain;
        for t in s.iter() {
            let Some(next) = opens(doc, &verbs, speech_ends[t], t, *s) else { continue };
            if t > from {
                push(&mut all, first, &verbs, Range::new(from, t), opener);
                from = t;
            }
            opener = next;
        }
        push(&mut all, first, &verbs, Range::new(from, s.e()), opener);
        for (c, clause) in all.iter().enumerate().skip(first) {
            for t in clause.range.iter() {
                of[t] = c as u32;
            }
        }
    }
    Clauses { all, of, verbs }
}

/// Adds a clause; what has no verb of its own belongs to the clause before it.
fn push(all: &mut Vec<Clause>, first: usize, verbs: &[bool], range: Range, opener: Opener) {
    let verb = range.iter().any(|t| verbs[t]);
    if all.len() > first {
        let last = all.last_mut().expect("one is there");
        let joins = match opener {
            Opener::Break => false,
            Opener::Relative | Opener::Subordinate => false,
            Opener::Complement => !verb,
            Opener::Plain => !verb || !last.verb,
        };
        if joins && !(matches!(last.opener, Opener::Relative | Opener::Subordinate) && last.verb && verb) {
            last.range.end = range.end;
            last.verb |= verb;
            return;
        }
    }
    all.push(Clause { range, opener, verb });
}

/// Tokens right behind a verb of speech: "police say the crowd attacked" needs no word to open what was said.
fn speech_ends(doc: &Doc<'_>, verbs: &[bool]) -> Vec<bool> {
    let mut ends = vec![false; doc.text.len() + 1];
    for m in doc.table(Table::Cues).filter(|m| m.range.len() <= 3) {
        if verbs[m.head as usize] && doc.cue(m).is_some_and(|c| c.class == CueClass::Verb) {
            ends[m.range.e()] = true;
        }
    }
    ends
}

/// Does a clause begin at `t`, and of what sort? `spoken`: a verb of speech ends right before it.
fn opens(doc: &Doc<'_>, verbs: &[bool], spoken: bool, t: usize, s: Range) -> Option<Opener> {
    if t == s.s() {
        return None;
    }
    let text = &doc.text;
    let g = doc.gram[t];
    let before = t - 1;
    // only where the entry begins: "as soon as" opens one clause, not three
    let begins = |wanted: Gram| g.has(wanted) && doc.of(t, Table::Grammar).any(|m| doc.gram_of(m).has(wanted));
    if matches!(text.tokens[before].lead, ';' | ':' | '(' | ')') || text.is_dash(before) {
        return Some(Opener::Break);
    }
    if verbs[t] && !g.has(Gram::SUB) && !text.is_comma(before) {
        return None;
    }
    if begins(Gram::REL) && (!g.has(Gram::DET) && text.is_word(before) || text.is_comma(before)) {
        return Some(Opener::Relative);
    }
    if begins(Gram::COMP) && !g.has(Gram::DET) {
        return Some(Opener::Complement);
    }
    if begins(Gram::SUB) {
        return Some(Opener::Subordinate);
    }
    if spoken && !text.is_comma(t) && !g.has(Gram::PREP.or(Gram::COMP)) {
        return Some(Opener::Complement);
    }
    if g.has(Gram::CONJ) && !text.is_comma(before) || text.is_comma(before) {
        // decided by whether both sides have a verb, in `push`
        return Some(Opener::Plain);
    }
    None
}
