//! Whom a number counts.

use super::what::Found;
use super::{One, View, state};
use crate::marks::EntryRef;
use crate::pack::entries::Gram;
use crate::pack::forms::FormTags;
use crate::vocabulary::{Kind, What};

/// How far before a number its owner may stand, in tokens.
const BACK: usize = 40;

type Who = (Option<Kind>, &'static str, Vec<EntryRef>);

impl View<'_, '_> {
    pub fn who(&self, one: &One<'_>, w: &Found, phrase: Option<usize>, statement: Option<usize>) -> Who {
        let c = &one.counted;
        let (who, rule, entries) = match phrase {
            Some(p) => self.of_phrase(one, w, p, statement),
            None if c.thing.is_some_and(|(t, _)| !state(t)) => self.of_thing(c.holder),
            None if w.holder.is_some() => self.of_thing(w.holder),
            None => self.of_bare(one, w),
        };
        // people who take part in a protest are protesters, whatever noun counts them
        match (w.what, who) {
            (What::Participants, None | Some(Kind::Unknown)) => (Some(Kind::Protesters), "those who take part in a protest", entries),
            _ => (who, rule, entries),
        }
    }

    fn of_phrase(&self, one: &One<'_>, w: &Found, p: usize, statement: Option<usize>) -> Who {
        let phrase = &self.scene.phrases[p];
        let entries = phrase.entries.clone();
        if one.counted.owner {
            return (Some(phrase.kind), "whose the things are", entries);
        }
        if phrase.kind == Kind::Unknown && w.what == What::Deployed {
            // "80 men were sent": those of the force that speaks or sends
            let force = |k: &Kind| matches!(k, Kind::Police | Kind::Military);
            let sender = w.event.into_iter().flat_map(|e| self.events[e].actors.iter()).map(|&a| self.scene.phrases[a].kind).find(force);
            let speaker = statement.and_then(|s| self.statements[s].source_kind).filter(force);
            if let Some(k) = sender.or(speaker) {
                return (Some(k), "the force that sends them", entries);
            }
        }
        if phrase.kind == Kind::Unknown
            && self.possessed(one)
            && let Some(k) = self.owner_before(one)
        {
            return (Some(k), "those of the one spoken of before", entries);
        }
        (Some(phrase.kind), "the noun counted", entries)
    }

    fn of_thing(&self, holder: Option<Kind>) -> Who {
        match holder {
            Some(k) => (Some(k), "whose such things are", vec![]),
            None => (None, "a thing, or not said", vec![]),
        }
    }

    /// "two of his men": is there a possessive between number and noun?
    fn possessed(&self, one: &One<'_>) -> bool {
        let doc = &self.scene.doc;
        (one.number.range.e()..one.counted.end).any(|t| doc.is(t, Gram::POSS))
    }

    /// The last known phrase before the number in its sentence.
    fn owner_before(&self, one: &One<'_>) -> Option<Kind> {
        let mut t = one.number.range.s();
        let least = self.sentence.s().max(t.saturating_sub(BACK));
        while t > least {
            t -= 1;
            if let Some(p) = self.scene.phrase_at(t).map(|p| &self.scene.phrases[p]) {
                if p.known && !p.pronoun && p.place.is_none() && p.kind != Kind::Unknown {
                    return Some(p.kind);
                }
                t = t.min(p.range.s());
            }
        }
        None
    }

    fn of_bare(&self, one: &One<'_>, w: &Found) -> Who {
        let (doc, n) = (&self.scene.doc, one.number);
        let same = self.same_sentence();
        if let (true, Some(f)) = (one.part, same) {
            return (f.who, "a part of those before", f.who_entries.clone());
        }
        if let Some(f) = self.antecedent().filter(|_| w.goes_on || n.zero && self.elliptical(one)) {
            return (f.who, "those of the figure before", f.who_entries.clone());
        }
        // "another 317 were wounded": the same people as before
        let other = n.range.s() > 0 && (n.range.s().saturating_sub(2)..=n.range.s()).any(|t| doc.is(t, Gram::OTHER));
        if let Some(f) = same.filter(|f| other && f.who.is_some()) {
            return (f.who, "others of those before", f.who_entries.clone());
        }
        // "two soldiers died and 12 were wounded"; "and 12 wounded" is a count of its own
        let right_behind = one.counted.detail.is_none_or(|d| d.s() == n.range.e() && !doc.marks_at(d.s()).iter().any(|m| m.range == d && m.tags.has(FormTags::NOUN)));
        let joined = n.range.s() > 0 && doc.is(n.range.s() - 1, Gram::AND) && right_behind;
        if let Some(f) = same.filter(|f| joined && f.who.is_some() && f.counted.is_some()) {
            return (f.who, "coordinated with those before", f.who_entries.clone());
        }
        (None, "not said", vec![])
    }
}
