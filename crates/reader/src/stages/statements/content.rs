//! What was said: the words without the cue, the outer quotation marks and the final stop.

use super::{FAR, Work};
use crate::pack::entries::{CueClass, Gram};
use crate::text::{Range, TokenKind};
use crate::vocabulary::Mode;

impl Work<'_, '_> {
    /// Takes the signs off both ends of quoted words.
    pub fn trim_signs(&self, r: Range) -> Range {
        let tokens = &self.scene.doc.text.tokens;
        let (mut s, mut e) = (r.s(), r.e().min(tokens.len()));
        while s < e && tokens[s].kind == TokenKind::Punct && !self.opens_inner(s, e) && !matches!(tokens[s].lead, '$' | '€' | '£' | '#' | '@') {
            s += 1;
        }
        while e > s && tokens[e - 1].kind == TokenKind::Punct && !self.closes_inner(e - 1, s) && !matches!(tokens[e - 1].lead, '%' | ')' | '!' | '?') {
            e -= 1;
        }
        Range::new(s, e)
    }

    /// Takes signs and joining words off both ends.
    pub fn trim(&self, r: Range) -> Range {
        let doc = &self.scene.doc;
        let (mut s, mut e) = (r.s(), r.e().min(doc.text.len()));
        loop {
            let before = (s, e);
            while s < e && doc.text.tokens[s].kind == TokenKind::Punct && !self.opens_inner(s, e) && !matches!(doc.text.tokens[s].lead, '$' | '€' | '£' | '#' | '@') {
                s += 1;
            }
            while s < e && doc.gram[s].has(Gram::CONJ.or(Gram::COMP)) && !doc.gram[s].has(Gram::DET.or(Gram::PRON).or(Gram::NEG)) {
                s += 1;
            }
            while e > s && doc.text.tokens[e - 1].kind == TokenKind::Punct && !self.closes_inner(e - 1, s) && !matches!(doc.text.tokens[e - 1].lead, '%' | ')') {
                e -= 1;
            }
            while e > s && doc.gram[e - 1].has(Gram::CONJ) && !doc.gram[e - 1].has(Gram::ADV) {
                e -= 1;
            }
            if (s, e) == before {
                return Range::new(s, e);
            }
        }
    }

    /// Where a sentence begins to tell: behind its dateline, or behind the time of an entry in a live report.
    pub fn opening(&self, s: Range) -> usize {
        let doc = &self.scene.doc;
        let first = self.scene.places.iter().take(4).find(|p| p.dateline && s.contains(p.range));
        if let Some(p) = first
            && let Some(dash) = (p.range.e()..s.e().min(p.range.e() + 12)).find(|&t| doc.text.is_dash(t))
        {
            return dash + 1;
        }
        let mut t = s.s();
        while t < s.e() && t < s.s() + 5 && (doc.text.tokens[t].kind != TokenKind::Word) && self.scene.number_at(t).is_none_or(|n| self.scene.numbers[n].no_count) {
            t += 1;
        }
        if t > s.s() && t < s.e() && doc.text.tokens[s.s()].kind == TokenKind::Digits { t } else { s.s() }
    }

    fn opens_inner(&self, t: usize, end: usize) -> bool {
        let all = &self.scene.doc.text.quotations;
        let first = all.partition_point(|q| q.outer.s() < t);
        all[first..].iter().take_while(|q| q.outer.s() == t).any(|q| q.closed && q.outer.e() < end)
    }

    fn closes_inner(&self, t: usize, start: usize) -> bool {
        self.scene.quotation_at(t).is_some_and(|q| {
            let q = &self.scene.doc.text.quotations[q];
            q.outer.e() == t + 1 && q.outer.s() > start
        })
    }

    /// Where content that begins at `from` ends: the sentence, a semicolon, the colon before a quotation, or the clause in which somebody else begins to speak.
    pub fn until(&self, c: usize, from: usize, s: Range) -> usize {
        let scene = self.scene;
        let text = &scene.doc.text;
        let far = s.e().min(from + FAR);
        let free = |t: usize| scene.quotation_at(t).is_none();
        let limit = (from..far).find(|&t| free(t) && (text.is_punct(t, ';') || text.is_punct(t, ':') && t > from && t + 1 < far && self.quotation_from(t + 1))).unwrap_or(far);
        for o in self.cues_from(from) {
            let at = self.cues[o].range.s();
            if at >= s.e() {
                break;
            }
            let clause = scene.clauses.at(at).range;
            if clause.s() >= limit {
                break;
            }
            if clause.s() > from && o != c && free(at) && self.voices(o, clause) {
                return clause.s();
            }
        }
        limit
    }

    /// Does another voice begin with this cue of a clause?
    fn voices(&self, o: usize, clause: Range) -> bool {
        let other = &self.cues[o];
        match other.cue.class {
            CueClass::Prep | CueClass::Adverb | CueClass::Post => other.range.s() <= clause.s() + 2,
            CueClass::Noun => false,
            _ => (!other.cue.quote || self.quotation_near(other.range.e())) && self.speaks_for_itself(o, clause),
        }
    }

    /// Does a quotation open at a token?
    pub fn quotation_from(&self, t: usize) -> bool {
        self.scene.quotation_at(t).is_some_and(|q| self.scene.doc.text.quotations[q].outer.s() == t)
    }

    /// Does a quotation open soon behind a cue?
    pub fn quotation_near(&self, t: usize) -> bool {
        let end = self.scene.doc.text.sentence_of(t.min(self.scene.doc.text.len() - 1)).e();
        (t..end.min(t + 12)).any(|t| self.quotation_from(t))
    }

    /// Has the cue in this clause a subject of its own, or shares it that of the cue before ("and added")?
    fn speaks_for_itself(&self, o: usize, clause: Range) -> bool {
        let at = self.cues[o].range.s();
        let opener = self.scene.clauses.at(at).opener;
        if opener == crate::stages::clauses::Opener::Relative || opener == crate::stages::clauses::Opener::Complement {
            return false;
        }
        let first = (clause.s()..at).all(|t| self.scene.doc.gram[t].has(Gram::CONJ.or(Gram::ADV)) || self.scene.doc.text.tokens[t].kind == TokenKind::Punct);
        first || (clause.s()..at).any(|t| self.scene.voice_at(t).is_some_and(|p| !super::source::governed(self.scene, p)))
    }

    /// How the content is told: in quotation marks, without, or partly.
    pub fn mode(&self, content: &[Range]) -> Mode {
        let doc = &self.scene.doc;
        let (mut quoted, mut words) = (0usize, 0usize);
        for r in content {
            for t in r.iter().filter(|&t| doc.text.is_word(t)) {
                words += 1;
                if self.scene.quotation_at(t).is_some() {
                    quoted += 1;
                }
            }
        }
        if quoted == 0 {
            Mode::Indirect
        } else if quoted == words {
            Mode::Direct
        } else {
            Mode::Mixed
        }
    }
}
