//! Who says it: the phrase that a cue belongs to.

use super::Work;
use crate::pack::entries::Gram;
use crate::stages::Scene;
use crate::stages::clauses::Opener;
use crate::text::Range;
use crate::vocabulary::Kind;

/// A cue with the auxiliaries, negations and adverbs that stand right before it.
pub fn with_auxiliaries(scene: &Scene<'_>, r: Range) -> Range {
    let doc = &scene.doc;
    let s = doc.text.sentence_of(r.s());
    let mut start = r.s();
    let mut at = start;
    while at > s.s() && r.s() - at < 4 {
        let g = doc.gram[at - 1];
        if g.has(Gram::HAVE.or(Gram::BE).or(Gram::PLAN).or(Gram::HEDGE)) && !g.has(Gram::COMP.or(Gram::DET).or(Gram::PRON)) {
            start = at - 1;
        } else if !g.has(Gram::ADV.or(Gram::NEG).or(Gram::REFLEXIVE)) || doc.text.is_comma(at - 1) {
            break;
        }
        at -= 1;
    }
    Range::new(start, r.e())
}

/// Is the phrase the object of a preposition?
pub fn governed(scene: &Scene<'_>, p: usize) -> bool {
    let r = scene.phrases[p].range;
    let s = scene.doc.text.sentence_of(r.s());
    if r.s() <= s.s() {
        return false;
    }
    // an article or a count that did not get into the phrase does not hide the preposition
    let mut at = r.s() - 1;
    while at > s.s()
        && r.s() - at < 8
        && (scene.doc.is(at, Gram::DET.or(Gram::POSS).or(Gram::NEG)) && !scene.doc.is(at, Gram::PREP) || scene.doc.text.is_punct(at, '„') || scene.doc.text.is_punct(at, '"'))
    {
        at -= 1;
    }
    let g = scene.doc.gram[at];
    g.has(Gram::PREP.or(Gram::OF).or(Gram::BY).or(Gram::TO)) && !g.has(Gram::SUB.or(Gram::CONJ).or(Gram::COMP))
}

impl Work<'_, '_> {
    fn may_speak(&self, p: usize) -> bool {
        let phrase = &self.scene.phrases[p];
        if phrase.place.is_some() {
            let place = &self.scene.places[phrase.place.unwrap_or(0)];
            return matches!(place.feature, "country" | "city" | "region");
        }
        true
    }

    /// The subject before a verb.
    pub fn subject_before(&self, at: usize, floor: usize) -> Option<usize> {
        let scene = self.scene;
        let doc = &scene.doc;
        let s = doc.text.sentence_of(at);
        let floor = floor.max(s.s());
        let mut c = scene.clauses.of(at);
        let mut end = at;
        // the nearest free phrase of the clause; then those of the clauses before it
        for hop in 0..4 {
            let clause = scene.clauses.all[c];
            let from = clause.range.s().max(floor);
            let mut t = end;
            let mut best = None;
            while t > from {
                t -= 1;
                if let Some(p) = scene.voice_at(t) {
                    let r = scene.phrases[p].range;
                    t = r.s();
                    if t < from {
                        break;
                    }
                    if !governed(scene, p) && self.may_speak(p) && !self.object_of_verb(p, from) {
                        best = Some(p);
                        // "Yerlan, a taxi driver": the nearest will do, it knows the whole
                        break;
                    }
                }
            }
            if best.is_some() {
                return best;
            }
            // "nurses who …": the relative clause hangs on the phrase before it
            if clause.opener == Opener::Relative && hop == 0 {
                let b = clause.range.s().checked_sub(1)?;
                let b = if doc.text.is_comma(b) { b.checked_sub(1)? } else { b };
                if let Some(p) = scene.voice_at(b) {
                    return Some(p).filter(|&p| self.may_speak(p));
                }
            }
            if clause.range.s() <= floor || c == 0 {
                return None;
            }
            end = clause.range.s();
            c -= 1;
            // what a subordinate clause says of others is not the subject
            while c > 0 && matches!(scene.clauses.all[c].opener, Opener::Relative | Opener::Subordinate) && scene.clauses.all[c].range.s() > floor {
                end = scene.clauses.all[c].range.s();
                c -= 1;
            }
        }
        None
    }

    /// Does a verb stand right before the phrase, so that it is its object?
    fn object_of_verb(&self, p: usize, from: usize) -> bool {
        let r = self.scene.phrases[p].range;
        r.s() > from && self.scene.clauses.verb(r.s() - 1) && self.scene.clauses.has_verb(Range::new(from, r.s())) && {
            // only when that verb has a subject of its own
            (from..r.s()).any(|t| self.scene.voice_at(t).is_some_and(|q| q != p && !governed(self.scene, q)))
        }
    }

    /// The phrase behind an inverted cue ("said the mayor", "a declarat vineri un oficial").
    pub fn phrase_after(&self, at: usize, limit: usize) -> Option<usize> {
        let scene = self.scene;
        let doc = &scene.doc;
        let mut t = at;
        let limit = limit.min(at + 60);
        while t < limit {
            if let Some(d) = scene.date_at(t) {
                t = scene.dates[d].range.e();
                continue;
            }
            if let Some(p) = scene.voice_at(t) {
                let r = scene.phrases[p].range;
                if !governed(scene, p) {
                    return self.may_speak(p).then_some(p);
                }
                // an addressee: "for our agency", "to reporters"
                t = r.e();
                continue;
            }
            let g = doc.gram[t];
            if doc.text.is_comma(t) || matches!(doc.text.tokens[t].lead, ':' | ';' | '.') || g.has(Gram::COMP.or(Gram::SUB).or(Gram::REL)) || scene.clauses.verb(t) {
                return None;
            }
            t += 1;
            if t > at + 10 {
                return None;
            }
        }
        None
    }

    /// The phrase right behind a preposition of source ("according to …").
    pub fn phrase_of_prep(&self, at: usize, limit: usize) -> Option<usize> {
        let scene = self.scene;
        for t in at..limit.min(at + 4) {
            if let Some(p) = scene.voice_at(t) {
                return Some(p);
            }
            if scene.doc.text.is_comma(t) || matches!(scene.doc.text.tokens[t].lead, ';' | ':' | ')') || scene.clauses.verb(t) {
                return None;
            }
        }
        None
    }

    /// Who a pronoun or a dropped subject stands for: the subject of its own sentence before it, the last speaker, the subject of the sentence before.
    pub fn antecedent(&self, t: usize, plural: Option<bool>) -> Option<usize> {
        let scene = self.scene;
        let text = &scene.doc.text;
        let paragraph = text.tokens[t].paragraph;
        let agrees = |p: usize| {
            let p = &scene.phrases[p];
            !p.pronoun && plural.is_none_or(|pl| p.plural == pl || p.organisation)
        };
        let sentence = text.tokens[t].sentence as usize;
        let s = text.sentences[sentence];
        if plural.is_some() {
            let here = self.found.last().filter(|f| f.cue.is_some_and(|c| s.contains(c) && c.e() <= t)).and_then(|f| f.source);
            if let Some(p) = here.filter(|&p| agrees(p)) {
                return Some(p);
            }
            if let Some(p) = self.opens_with(s, t).filter(|&p| agrees(p)) {
                return Some(p);
            }
        }
        let spoke = self.last.filter(|&(p, para)| (para == paragraph || para + 1 == paragraph) && agrees(p)).map(|(p, _)| p);
        if plural.is_some() && sentence > 0 {
            let before = text.sentences[sentence - 1];
            let fresh = self.found.last().is_some_and(|f| f.cue.is_some_and(|c| before.contains(c)) && f.source.is_some());
            if !fresh
                && text.tokens[before.s()].paragraph == paragraph
                && let Some(p) = self.opens_with(before, before.e()).filter(|&p| agrees(p))
            {
                return Some(p);
            }
        }
        if spoke.is_some() {
            return spoke;
        }
        let at = scene.phrases.partition_point(|p| p.range.s() < t);
        let person = |p: &crate::stages::phrases::Phrase| !p.pronoun && p.place.is_none() && plural.is_none_or(|pl| if pl { p.plural || p.organisation } else { !p.plural && !p.organisation });
        (at.saturating_sub(12)..at).rev().find(|&i| {
            let p = &scene.phrases[i];
            text.tokens[p.range.s()].paragraph == paragraph && person(p) && (p.known || p.name.is_some()) && !governed(scene, i)
        })
    }

    /// The subject with which a sentence opens: its first free phrase of people, before its first verb.
    fn opens_with(&self, s: Range, limit: usize) -> Option<usize> {
        let scene = self.scene;
        let end = s.e().min(limit).min(s.s() + 24);
        let mut t = s.s();
        while t < end {
            if let Some(p) = scene.voice_at(t) {
                if !governed(scene, p) {
                    let phrase = &scene.phrases[p];
                    return (phrase.range.e() <= limit && phrase.place.is_none() && (phrase.known || phrase.name.is_some()) && !phrase.pronoun).then_some(p);
                }
                t = scene.phrases[p].range.e().max(t + 1);
                continue;
            }
            if scene.quotation_at(t).is_some() || scene.clauses.verb(t) && scene.clauses.at(t).opener == Opener::Plain {
                return None;
            }
            t += 1;
        }
        None
    }

    /// A pronoun gives way to what it stands for; the kind goes with it.
    pub fn settle(&self, p: Option<usize>, t: usize) -> (Option<usize>, &'static str) {
        match p {
            Some(i) if self.scene.phrases[i].pronoun => {
                let g = self.scene.doc.gram[self.scene.phrases[i].range.s()];
                if g.has(Gram::FIRST) {
                    return (None, "first person");
                }
                (self.antecedent(self.scene.phrases[i].range.s(), Some(self.scene.phrases[i].plural)), "pronoun stands for the last speaker")
            }
            Some(i) => (Some(i), "subject"),
            None => (self.antecedent(t, None), "dropped subject: the last speaker"),
        }
    }

    pub fn kind_of(&self, p: Option<usize>) -> Option<Kind> {
        p.map(|i| self.scene.phrases[i].kind)
    }

    /// The cues that begin at a token or later.
    pub fn cues_from(&self, t: usize) -> std::ops::Range<usize> {
        self.cues.partition_point(|k| k.range.s() < t)..self.cues.len()
    }

    /// The cues that begin in a range.
    pub fn cues_in(&self, r: Range) -> impl DoubleEndedIterator<Item = usize> + use<> {
        self.cues.partition_point(|k| k.range.s() < r.s())..self.cues.partition_point(|k| k.range.s() < r.e())
    }
}
