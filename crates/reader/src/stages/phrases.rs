//! Noun phrases for people and bodies: role nouns with their modifiers, names, genitives and appositions.

use super::Scene;
use crate::marks::{Doc, EntryRef, Mark};
use crate::pack::entries::{Actor, Gram, Table};
use crate::pack::forms::FormTags;
use crate::pack::lexicon::Map;
use crate::text::{Case, Range, TokenKind};
use crate::vocabulary::Kind;
use std::collections::HashSet;

#[derive(Clone, Debug)]
pub struct Phrase {
    /// The whole phrase, no preposition before it.
    pub range: Range,
    /// The noun (or the name) that it hangs on.
    pub head: Range,
    pub kind: Kind,
    /// Its kind follows from words, not only from being a name.
    pub known: bool,
    pub name: Option<Range>,
    pub organisation: bool,
    pub plural: bool,
    pub pronoun: bool,
    /// A place that may act ("Moscow said").
    pub place: Option<usize>,
    pub country: Option<[u8; 2]>,
    /// With the apposition that says more of the same ("Janine, a teacher").
    pub full: Range,
    pub entries: Vec<EntryRef>,
    /// Only a cue makes it a speaker: no actor of anything else.
    pub aside: bool,
}

/// Longest extension of a phrase to the left, in tokens.
const LEFT: usize = 7;

pub struct Finder<'s, 'a> {
    scene: &'s Scene<'a>,
    doc: &'s Doc<'a>,
    /// Words that stand capitalised inside a sentence: names wherever they stand.
    names: HashSet<u64>,
}

pub fn find(scene: &Scene<'_>) -> Vec<Phrase> {
    let doc = &scene.doc;
    let mut names = HashSet::new();
    for s in &doc.text.sentences {
        for t in s.iter().skip(1) {
            let k = &doc.text.tokens[t];
            if k.kind == TokenKind::Word && k.case != Case::Lower && doc.gram[t].is_empty() && doc.text.is_word(t - 1) {
                names.insert(k.hash);
            }
        }
    }
    let finder = Finder { scene, doc, names };
    let mut found: Vec<Phrase> = Vec::new();
    for s in &doc.text.sentences {
        let mut t = s.s();
        while t < s.e() {
            let least = found.last().map_or(s.s(), |p: &Phrase| if p.range.end > s.start { p.range.e() } else { s.s() });
            match finder.at(t, *s, least) {
                Some(p) => {
                    t = p.range.e().max(t + 1);
                    found.push(p);
                }
                None => t += 1,
            }
        }
    }
    for p in &mut found {
        finder.with_places(p);
    }
    finder.join_appositions(&mut found);
    finder.resolve_names(&mut found);
    found
}

impl Finder<'_, '_> {
    fn at(&self, t: usize, s: Range, least: usize) -> Option<Phrase> {
        if self.scene.date_at(t).is_some() {
            return None;
        }
        if let Some(m) = self.noun(t) {
            return Some(self.around(m, s, least));
        }
        if let Some(i) = self.scene.place_at(t) {
            let p = &self.scene.places[i];
            if p.range.s() == t && !p.acts {
                // a name that goes on behind the place is a person's or a body's
                let after = p.range.e();
                let owned = self.over_genitive(after, s);
                if owned > after
                    && let Some(m) = self.noun(owned)
                {
                    return Some(self.around(m, s, t));
                }
                if !(after < s.e() && self.name_token(after, s) && !self.doc.text.is_comma(after)) {
                    return Some(Phrase {
                        range: p.range,
                        head: p.range,
                        kind: Kind::Government,
                        known: false,
                        name: Some(p.range),
                        organisation: true,
                        plural: false,
                        pronoun: false,
                        place: Some(i),
                        country: p.country,
                        full: p.range,
                        entries: vec![],
                        aside: false,
                    });
                }
            }
        }
        if self.name_token(t, s) && !self.doc.is(t, Gram::TITLE) || self.doc.is(t, Gram::TITLE) && self.name_token(t + 1, s) {
            return self.named(t, s, least);
        }
        let g = self.doc.gram[t];
        if g.has(Gram::PRON) && !g.has(Gram::SECOND) {
            let r = Range::new(t, t + 1);
            return Some(Phrase {
                range: r,
                head: r,
                kind: Kind::Unknown,
                known: false,
                name: None,
                organisation: false,
                plural: g.has(Gram::PLURAL),
                pronoun: true,
                place: None,
                country: None,
                full: r,
                entries: vec![],
                aside: false,
            });
        }
        None
    }

    /// The mark of a noun for people that begins here.
    fn noun(&self, t: usize) -> Option<&Mark> {
        let best = self.doc.of(t, Table::Actors).find(|m| self.doc.actor(m).is_some_and(|a| !a.modifier))?;
        // a longer trigger or a cue that begins with the noun's word wins only where it is more than the noun
        Some(best)
    }

    fn actor(&self, m: &Mark) -> &Actor {
        self.doc.actor(m).expect("the mark is of the table of actors")
    }

    fn around(&self, first: &Mark, s: Range, least: usize) -> Phrase {
        let mut entries = vec![first.entry];
        let mut head = first;
        let mut modifier: Option<Kind> = None;
        let mut country = self.actor(first).country;
        // noun after noun: the last is the head, those before say of what kind ("army spokesman")
        while let Some(next) = self
            .noun(self.over_genitive(head.range.e(), s))
            .filter(|n| n.range.e() <= s.e() && !(self.actor(head).name && self.actor(n).name) && n.tags.has(FormTags::GEN) == head.tags.has(FormTags::GEN) && !self.adjective_after(head.range.s()))
        {
            if self.actor(head).kind != Kind::Unknown {
                modifier = Some(self.actor(head).kind);
            }
            entries.push(next.entry);
            head = next;
        }
        let start = self.left(first.range.s(), s, least, &mut modifier, &mut country, &mut entries);
        let a = self.actor(head);
        let mut kind = a.kind;
        let mut end = head.range.e();
        let mut name = a.name.then_some(head.range);
        let vague = a.head || kind == Kind::Unknown || (kind == Kind::Government && a.title) || kind == Kind::Civilians && !a.plural;
        if let Some(k) = modifier.filter(|k| vague && *k != Kind::Unknown) {
            kind = k;
        }
        let mut genitive: Option<Kind> = None;
        end = self.right(end, s, &mut genitive, &mut country, &mut name, &mut entries);
        if let Some(k) = genitive.filter(|k| (a.head || kind == Kind::Unknown && name.is_none()) && *k != Kind::Unknown) {
            kind = k;
        }
        // 26 "armed criminals": the mark that closes goes with the one that opens
        if let Some(q) = (start..head.range.s()).filter_map(|t| self.scene.quotation_at(t)).map(|q| self.doc.text.quotations[q]).find(|q| q.outer.s() >= start && q.inner.e() == end) {
            end = q.outer.e();
        }
        let range = Range::new(start, end);
        Phrase {
            range,
            head: head.range,
            kind,
            known: true,
            name,
            organisation: a.organisation,
            plural: a.plural || head.tags.has(FormTags::PL),
            pronoun: false,
            place: None,
            country,
            full: range,
            entries,
            aside: false,
        }
    }

    /// Skips a possessive ending, and the adjectives behind it when a noun for people follows: "the army's chief | spokesman".
    fn over_genitive(&self, at: usize, s: Range) -> usize {
        let text = &self.doc.text;
        if at + 1 >= s.e() || text.spaced(at) || !matches!(text.tokens[at].lead, '\'' | '’') {
            return at;
        }
        let Some(pack) = self.doc.pack(at) else { return at };
        if pack.about.grammar.genitive.is_empty() {
            return at;
        }
        let mut t = at + 1;
        if !text.spaced(t) && text.fold(t) == "s" {
            t += 1;
        } else if !text.spaced(t) {
            return at;
        }
        let from = t;
        while t < s.e() && t < from + 2 && self.noun(t).is_none() && text.is_word(t) && self.doc.gram[t].is_empty() && !self.scene.clauses.verb(t) {
            t += 1;
        }
        if t < s.e() && self.noun(t).is_some() { t } else { at }
    }

    fn adjective_after(&self, t: usize) -> bool {
        self.doc.pack(t).is_some_and(|p| p.about.grammar.adjective_after)
    }

    /// Extends a phrase over articles, adjectives, counts and modifiers before its noun.
    fn left(&self, from: usize, s: Range, least: usize, modifier: &mut Option<Kind>, country: &mut Option<[u8; 2]>, entries: &mut Vec<EntryRef>) -> usize {
        let doc = self.doc;
        let mut at = from;
        while at > least.max(s.s()) && from - at < LEFT {
            let t = at - 1;
            let g = doc.gram[t];
            let k = &doc.text.tokens[t];
            if self.scene.number_at(t).is_some() {
                let n = &self.scene.numbers[self.scene.number_at(t).unwrap_or(0)];
                // the time of an entry is no count
                if n.no_count && at < from && !doc.text.tokens[at].space_before {
                    // "4.20pm"
                    at += 1;
                }
                if n.range.s() < least || n.no_count {
                    break;
                }
                at = n.range.s();
                continue;
            }
            if let Some((r, c, e)) = self.demonym(|r| r.e() < at, |r| r.e() == at) {
                country.get_or_insert(*c);
                entries.push(*e);
                at = r.s();
                continue;
            }
            if self.scene.date_at(t).is_some() {
                break;
            }
            // "according to X": what names the source does not belong to it
            if doc
                .marks_in(Range::new(t.saturating_sub(LEFT), at))
                .iter()
                .any(|m| m.table == Table::Cues && m.range.e() == at && doc.cue(m).is_some_and(|c| c.class == crate::pack::entries::CueClass::Prep))
            {
                break;
            }
            if let Some(m) = doc.marks_in(Range::new(t.saturating_sub(3), at)).iter().find(|m| m.table == Table::Actors && m.range.e() == at && doc.actor(m).is_some_and(|a| a.modifier))
                && m.range.s() >= least
            {
                modifier.get_or_insert(self.actor(m).kind);
                entries.push(m.entry);
                at = m.range.s();
                continue;
            }
            if g.has(Gram::DET.or(Gram::POSS)) {
                at = t;
                // "all the", "some of the"
                if !(t > s.s() && doc.is(t - 1, Gram::DET) && !doc.is(t - 1, Gram::REL)) {
                    break;
                }
                continue;
            }
            if k.kind == TokenKind::Punct {
                // "criminals" in quotation marks with a count before; "'s"; a hyphen inside of a word
                let quote = self.scene.quotation_at(t).is_some_and(|q| doc.text.quotations[q].outer.s() == t && doc.text.quotations[q].outer.len() <= 6);
                let joined = !k.space_before && at < s.e() && !doc.text.tokens[at].space_before && matches!(k.lead, '-' | '\'' | '’');
                if quote && t > least && (self.scene.number_at(t - 1).is_some() || doc.is(t - 1, Gram::DET.or(Gram::PREP))) || joined && t > least {
                    at = t;
                    continue;
                }
                break;
            }
            if g.has(Gram::OF) && t > least && self.scene.number_at(t - 1).is_some() {
                at = t;
                continue;
            }
            // "accused the military", "killing four worshippers": a verb with its object
            let object = doc.is(at, Gram::DET.or(Gram::POSS)) || self.scene.number_at(at).is_some();
            if object && doc.marks_at(t).iter().any(|m| matches!(m.table, Table::Triggers | Table::Cues) && (m.tags.verbal() || m.tags.is_empty())) {
                break;
            }
            if !g.is_empty() && !g.has(Gram::NAME.or(Gram::NOUN).or(Gram::TITLE)) || self.scene.clauses.verb(t) {
                break;
            }
            at = t;
        }
        // a phrase does not begin with what only joins
        while at < from && (doc.text.tokens[at].kind == TokenKind::Punct && self.scene.quotation_at(at).is_none_or(|q| doc.text.quotations[q].outer.s() != at) || doc.is(at, Gram::OF)) {
            at += 1;
        }
        at
    }

    /// The demonym at a place: they are in order and none overlaps another.
    fn demonym(&self, before: impl Fn(Range) -> bool, here: impl Fn(Range) -> bool) -> Option<&(Range, [u8; 2], EntryRef)> {
        let at = self.scene.demonyms.partition_point(|(r, ..)| before(*r));
        self.scene.demonyms.get(at).filter(|(r, ..)| here(*r))
    }

    /// Extends a phrase over adjectives, genitives and names after its noun.
    fn right(&self, from: usize, s: Range, genitive: &mut Option<Kind>, country: &mut Option<[u8; 2]>, name: &mut Option<Range>, entries: &mut Vec<EntryRef>) -> usize {
        let doc = self.doc;
        let mut at = from;
        let mut adjectives = 0;
        let mut depth = 0;
        while at < s.e() && at - from < 16 {
            let g = doc.gram[at];
            let k = &doc.text.tokens[at];
            if self.scene.date_at(at).is_some() {
                break;
            }
            if k.kind == TokenKind::Punct {
                // "Nur-Sultan", "G. Ibragimov", "women's group"
                let inside = !k.space_before && at + 1 < s.e() && !doc.text.tokens[at + 1].space_before && matches!(k.lead, '-' | '\'' | '’') && doc.text.is_word(at + 1);
                let initial = k.lead == '.'
                    && !k.space_before
                    && at + 1 < s.e()
                    && doc.text.tokens[at - 1].case != Case::Lower
                    && (doc.text.word(at - 1).chars().count() == 1 || doc.pack(at).is_some_and(|p| p.is_abbreviation(doc.text.fold(at - 1))))
                    && (self.name_token(at + 1, s) || doc.is(at + 1, Gram::NAME.or(Gram::TITLE)));
                if initial && name.is_none() {
                    at += 1;
                    continue;
                }
                if inside && (doc.text.tokens[at + 1].case != Case::Lower || !self.is_genitive_ending(at, s)) && self.name_token(at - 1, s) || initial {
                    at += 2;
                    if let Some(n) = name {
                        n.end = at as u32;
                    }
                    continue;
                }
                break;
            }
            if self.adjective_after(at)
                && let Some(m) = doc.of(at, Table::Actors).find(|m| doc.actor(m).is_some_and(|a| a.modifier))
            {
                genitive.get_or_insert(self.actor(m).kind);
                entries.push(m.entry);
                at = m.range.e();
                continue;
            }
            if let Some((r, c, e)) = self.demonym(|r| r.s() < at, |r| r.s() == at).filter(|_| self.adjective_after(at)) {
                country.get_or_insert(*c);
                entries.push(*e);
                at = r.e();
                continue;
            }
            // a genitive: "of the ministry", "administrației prezidențiale"
            if depth < 3 && (g.has(Gram::OF) || g.has(Gram::FOR) && depth == 0 && !g.has(Gram::SUB) && self.noun(at + 1).or_else(|| self.noun(at + 2)).is_some()) {
                let mut next = at + 1;
                // "a demis": an auxiliary, not a genitive
                if g.has(Gram::HAVE) && self.scene.clauses.verb(next) {
                    break;
                }
                while next < s.e() && next < at + 5 && !self.scene.clauses.verb(next) && (doc.is(next, Gram::DET.or(Gram::POSS).or(Gram::OF)) || self.plain_lower(next)) && self.noun(next).is_none() {
                    next += 1;
                }
                if let Some(m) = self.noun(next).filter(|_| !self.scene.clauses.verb(next)) {
                    genitive.get_or_insert(self.actor(m).kind);
                    entries.push(m.entry);
                    at = m.range.e();
                    depth += 1;
                    continue;
                }
                if let Some(p) = self.scene.place_at(at + 1).or_else(|| self.scene.place_at(at + 2).filter(|_| doc.is(at + 1, Gram::DET))) {
                    country.get_or_insert(self.scene.places[p].country.unwrap_or(*b"  "));
                    at = self.scene.places[p].range.e();
                    depth += 1;
                    continue;
                }
                if at + 1 < s.e() && self.name_token(at + 1, s) && self.scene.place_at(at + 1).is_none() {
                    at += 2;
                    while at < s.e() && self.name_token(at, s) {
                        at += 1;
                    }
                    depth += 1;
                    continue;
                }
                break;
            }
            if let Some(m) = self.noun(at) {
                let a = self.actor(m);
                if m.tags.has(FormTags::GEN) && depth < 3 {
                    genitive.get_or_insert(a.kind);
                    entries.push(m.entry);
                    at = m.range.e();
                    depth += 1;
                    continue;
                }
                if a.name && self.adjective_after(at) && name.is_none() {
                    // "reporterul BBC"
                    entries.push(m.entry);
                    at = m.range.e();
                    continue;
                }
            }
            if let Some(p) = self.scene.place_at(at) {
                // "de la Nur Sultan" is left out; a place right behind the noun only as part of a name
                let r = self.scene.places[p].range;
                if name.is_some_and(|n| n.e() == at) {
                    at = r.e();
                    continue;
                }
                break;
            }
            if self.name_token(at, s) || g.has(Gram::NAME) && name.is_some() && self.name_token(at + 1, s) || g.has(Gram::TITLE) && self.name_token(at + 1, s) {
                match name {
                    Some(n) if n.e() == at => n.end += 1,
                    None => *name = Some(Range::new(at, at + 1)),
                    _ => break,
                }
                at += 1;
                continue;
            }
            if self.adjective_after(at) && adjectives < 2 && self.plain_lower(at) && !self.scene.clauses.verb(at) && self.noun(at).is_none() && doc.mark(at, Table::Triggers).is_none() {
                adjectives += 1;
                at += 1;
                continue;
            }
            break;
        }
        at
    }

    fn is_genitive_ending(&self, at: usize, s: Range) -> bool {
        at + 1 < s.e() && self.doc.text.fold(at + 1) == "s"
    }

    /// A lower-case word of which nothing is known.
    fn plain_lower(&self, t: usize) -> bool {
        let k = &self.doc.text.tokens[t];
        k.kind == TokenKind::Word && k.case == Case::Lower && self.doc.gram[t].is_empty() && self.scene.number_at(t).is_none()
    }

    /// Can this be a word of a proper name?
    fn name_token(&self, t: usize, s: Range) -> bool {
        if t >= s.e() || t < s.s() {
            return false;
        }
        let k = &self.doc.text.tokens[t];
        if k.kind != TokenKind::Word || k.case == Case::Lower || self.scene.date_at(t).is_some() || self.scene.number_at(t).is_some() {
            return false;
        }
        let g = self.doc.gram[t];
        if !g.is_empty() && !g.has(Gram::NAME.or(Gram::NOUN).or(Gram::TITLE)) {
            return false;
        }
        if crate::marks::words::begins_sentence(self.doc, t) {
            return self.names.contains(&k.hash)
                || (t + 1 < s.e() && self.doc.text.tokens[t + 1].case != Case::Lower && self.doc.text.tokens[t + 1].kind == TokenKind::Word && self.doc.gram[t + 1].is_empty());
        }
        true
    }

    /// A bare name.
    fn named(&self, t: usize, s: Range, least: usize) -> Option<Phrase> {
        let mut end = t + 1;
        while end < s.e() {
            // the name of a body or a people: "Moro Islamic Liberation Front", "Ambulin fighters"
            if let Some(m) = self.noun(end).filter(|_| !self.adjective_after(t) || self.doc.text.tokens[end].case != Case::Lower) {
                return Some(self.around(m, s, t.max(least)));
            }
            let k = &self.doc.text.tokens[end];
            let joins = k.kind == TokenKind::Punct
                && !k.space_before
                && end + 1 < s.e()
                && (matches!(k.lead, '-' | '\'' | '’') && !self.doc.text.tokens[end + 1].space_before && self.doc.text.tokens[end + 1].case != Case::Lower
                    || k.lead == '.' && (self.doc.text.word(end - 1).chars().count() == 1 || self.doc.is(end - 1, Gram::TITLE)) && (self.name_token(end + 1, s) || self.doc.is(end + 1, Gram::TITLE)));
            let particle = self.doc.is(end, Gram::NAME) && self.name_token(end + 1, s);
            if joins || particle {
                end += 2;
            } else if self.name_token(end, s) && self.scene.place_at(end).is_none() {
                end += 1;
            } else {
                break;
            }
        }
        let range = Range::new(t, end);
        Some(Phrase {
            range,
            head: range,
            kind: Kind::Unknown,
            known: false,
            name: Some(range),
            organisation: false,
            plural: false,
            pronoun: false,
            place: None,
            country: None,
            full: range,
            entries: vec![],
            aside: false,
        })
    }

    /// "Janine, 19, a student teacher"; "the police chief, General Nobleza".
    fn join_appositions(&self, found: &mut [Phrase]) {
        for i in 1..found.len() {
            let (a, b) = (&found[i - 1], &found[i]);
            let mut at = if self.doc.text.is_comma(a.range.e()) { a.range.e() } else { a.full.e() };
            if !self.doc.text.is_comma(at) || a.pronoun || b.pronoun || a.place.is_some() || b.place.is_some() {
                continue;
            }
            at += 1;
            // an age between two commas
            if self.scene.number_at(at).is_some() && self.doc.text.is_comma(self.scene.numbers[self.scene.number_at(at).unwrap_or(0)].range.e()) {
                at = self.scene.numbers[self.scene.number_at(at).unwrap_or(0)].range.e() + 1;
            }
            if b.range.s() != at || a.plural || b.plural {
                continue;
            }
            let (a_name, b_name) = (a.name.is_some() && !a.known, b.name.is_some());
            // "the institute, a think tank in the capital, …"
            let described = a.known && b.known && self.doc.is(b.range.s(), Gram::INDEF) && self.doc.text.is_comma(b.full.e()) && !self.doc.is(b.full.e() + 1, Gram::CONJ);
            if described || (a_name && b.known) || (a.known && a.name.is_none() && b_name && (b.known || b.name.is_some_and(|n| n.len() > 1))) {
                let full = Range::new(a.full.s(), b.full.e());
                let (kind, known, country) = if b.known && (!a.known || a.kind == Kind::Unknown) { (b.kind, true, b.country.or(a.country)) } else { (a.kind, a.known, a.country.or(b.country)) };
                let entries: Vec<EntryRef> = a.entries.iter().chain(&b.entries).copied().collect();
                let name = a.name.or(b.name);
                for p in [i - 1, i] {
                    found[p].full = full;
                    found[p].kind = kind;
                    found[p].known = known;
                    found[p].country = country;
                    found[p].name = name;
                    found[p].entries.clone_from(&entries);
                }
            }
        }
    }

    /// "a surgeon at City Hospital No. 7", "the spokesman for the sector": all that names a source.
    fn with_places(&self, p: &mut Phrase) {
        if p.pronoun || p.place.is_some() || p.full.e() != p.range.e() && p.full != p.range {
            return;
        }
        let doc = &self.doc;
        let s = doc.text.sentence_of(p.range.s());
        let mut t = p.full.e();
        let mut pieces = 0;
        while t < s.e() && pieces < 3 {
            let g = doc.gram[t];
            let opens = g.has(Gram::LOC.or(Gram::OF).or(Gram::FOR).or(Gram::WITH).or(Gram::AMONG).or(Gram::FROM))
                && !g.has(Gram::COMP.or(Gram::SUB).or(Gram::HAVE))
                && (!g.has(Gram::TIME) || self.scene.date_at(t + 1).is_none());
            if !opens || self.scene.date_at(t).is_some() {
                break;
            }
            let mut k = t + 1;
            while k < s.e() && k < t + 8 {
                let g = doc.gram[k];
                let stop = doc.text.tokens[k].kind == TokenKind::Punct
                    && !(!doc.text.tokens[k].space_before && k + 1 < s.e() && doc.text.is_word(k + 1) && matches!(doc.text.tokens[k].lead, '-' | '\'' | '’')
                        || doc.text.is_punct(k, '.') && k + 1 < s.e());
                if stop
                    || self.scene.clauses.verb(k)
                    || g.has(Gram::PREP.or(Gram::CONJ).or(Gram::SUB).or(Gram::REL).or(Gram::COMP).or(Gram::PRON).or(Gram::HAVE).or(Gram::BE)) && !g.has(Gram::DET.or(Gram::POSS))
                    || self.scene.date_at(k).is_some()
                    || doc.mark(k, Table::Cues).is_some()
                {
                    break;
                }
                k += 1;
            }
            if k == t + 1 {
                break;
            }
            t = k;
            pieces += 1;
        }
        p.full.end = p.full.end.max(t as u32);
    }

    /// A bare name takes the kind of the fuller mention with the same last word.
    fn resolve_names(&self, found: &mut [Phrase]) {
        let text = &self.doc.text;
        // by each word of a name the last phrase that said who bears it
        let mut known: Map<usize> = Map::default();
        for i in 0..found.len() {
            let Some(name) = found[i].name.filter(|n| !n.is_empty() && found[i].place.is_none()) else { continue };
            if found[i].known {
                known.extend(name.iter().filter(|&t| text.tokens[t].kind == TokenKind::Word).map(|t| (text.tokens[t].hash, i)));
            } else if let Some(&fuller) = known.get(&text.tokens[name.e() - 1].hash) {
                let (kind, country, entries) = (found[fuller].kind, found[fuller].country, found[fuller].entries.clone());
                found[i].kind = kind;
                found[i].country = country;
                found[i].entries = entries;
            }
        }
    }
}
