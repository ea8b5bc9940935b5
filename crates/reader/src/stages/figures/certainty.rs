//! Whether the text stands by a number.

use super::{One, View};
use crate::pack::entries::{Gram, Table};
use crate::stages::clauses::Opener;
use crate::text::{Range, TokenKind};
use crate::vocabulary::{Bound, Certainty, Status};

/// The longest sentence that only denies the one before ("They had not."), in tokens.
const SHORT: usize = 5;
/// How far from a number the negation of its clause may stand, in tokens.
const NEAR: usize = 40;

impl View<'_, '_> {
    pub fn certainty(&self, one: &One<'_>, statement: Option<usize>, event: Option<usize>) -> Certainty {
        let (scene, n, s) = (self.scene, one.number, self.sentence);
        if n.zero {
            return Certainty::Asserted;
        }
        // "not 64"
        if n.range.s() > s.s() && scene.doc.is(n.range.s() - 1, Gram::NEG) && n.bound == Bound::Exact {
            return Certainty::Denied;
        }
        if self.called_wrong(one) || self.taken_back() {
            return Certainty::Denied;
        }
        if let Some(i) = statement {
            let st = &self.statements[i];
            // "denies it: there were two": the number is what the denier offers
            let offers = st.certainty == Certainty::Denied
                && st.cue.is_some_and(|cue| cue.e() <= n.range.s() && (cue.e()..n.range.s()).any(|t| matches!(scene.doc.text.tokens[t].lead, ':' | ';') || scene.doc.is(t, Gram::BUT)));
            if st.certainty != Certainty::Asserted && !offers {
                return st.certainty;
            }
        }
        // the negation must stand in the clause of the number
        let clause = scene.clauses.at(n.range.s()).range;
        let same =
            event.is_some_and(|e| clause.holds(self.events[e].head)) && (clause.s().max(n.range.s().saturating_sub(NEAR))..clause.e().min(one.counted.end + NEAR)).any(|t| scene.doc.is(t, Gram::NEG));
        match event.map(|e| self.events[e].status) {
            Some(Status::Negated) if same => Certainty::Denied,
            Some(Status::Possible) => Certainty::Possible,
            _ => Certainty::Asserted,
        }
    }

    /// "an earlier count of 50, which the ministry dismissed as false".
    fn called_wrong(&self, one: &One<'_>) -> bool {
        let scene = self.scene;
        let here = scene.clauses.of(one.number.range.s());
        let Some(next) = scene.clauses.all.get(here + 1).filter(|c| matches!(c.opener, Opener::Relative | Opener::Complement) && self.sentence.contains(c.range)) else { return false };
        let near = if next.opener == Opener::Relative { next.range.s() <= one.counted.end + 2 } else { next.range.s() == one.counted.end };
        near && scene
            .doc
            .marks_in(Range::new(next.range.s(), next.range.e().min(next.range.s() + 8)))
            .iter()
            .any(|m| m.table == Table::Cues && scene.doc.cue(m).is_some_and(|c| c.certainty == Certainty::Denied))
    }

    /// "… had killed six. They had not.": a short sentence behind that holds nothing but a denial.
    fn taken_back(&self) -> bool {
        let doc = &self.scene.doc;
        let at = self.sentence.e();
        if at >= doc.text.len() {
            return false;
        }
        let next = doc.text.sentence_of(at);
        let words = || next.iter().filter(|&t| doc.text.tokens[t].kind != TokenKind::Punct);
        next.len() <= SHORT
            && words().count() > 1
            && doc.text.tokens[at].paragraph == doc.text.tokens[self.sentence.s()].paragraph
            && words().any(|t| doc.is(t, Gram::NEG))
            && words().any(|t| doc.is(t, Gram::HAVE.or(Gram::BE)))
            && words().all(|t| doc.is(t, Gram::NEG.or(Gram::PRON).or(Gram::DET).or(Gram::HAVE).or(Gram::BE).or(Gram::ADV)))
    }
}
