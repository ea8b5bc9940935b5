//! Where names of places may stand.

use super::candidates::{self, Firsts};
use super::word;
use super::words::{PlaceWord, Side};
use crate::marks::words::begins_sentence;
use crate::marks::{Doc, EntryRef};
use crate::pack::entries::{Gram, Table};
use crate::text::{Case, Range, TokenKind};
use grefier_gazetteer::{Candidate, Feature, Gazetteer};

/// A capitalised run that may be a place.
pub struct Mention {
    pub range: Range,
    pub candidates: Vec<Candidate>,
    /// An entry of the pack that says what it is.
    pub entry: Option<EntryRef>,
    /// A word beside it that makes it a place: kind and whether the range takes it in.
    pub feature: Option<(&'static str, EntryRef)>,
    /// A preposition of place stands before it.
    pub located: bool,
    /// Words that are usually no place.
    pub never: Option<EntryRef>,
    /// Its first word begins a sentence, where every word is capitalised.
    pub initial: bool,
    /// Part of a person's or a body's name, as far as its neighbours tell.
    pub in_name: bool,
    /// The last word of a person's name, two of which stand before it.
    pub surname: bool,
    /// Inside the name of a body ("Bank of X", "X State University").
    pub body: bool,
    /// A word that the report uses as a person's name elsewhere.
    pub person: bool,
    /// A preposition of place stands right before it.
    pub strict: bool,
    /// A place even if no entry of the gazetteer fits.
    pub alone: bool,
    /// Joined to the name before it by a dash: a place if that is one.
    pub linked: bool,
}

impl Mention {
    fn unknown(range: Range, located: bool) -> Self {
        Mention {
            range,
            candidates: vec![],
            entry: None,
            feature: None,
            located,
            never: None,
            initial: false,
            in_name: false,
            surname: false,
            body: false,
            person: false,
            strict: false,
            alone: false,
            linked: false,
        }
    }
}

pub fn find(doc: &Doc<'_>, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let firsts = Firsts::new(doc, gazetteer);
    let (mut t, mut paragraph, mut names) = (0, u32::MAX, false);
    while t < doc.text.len() {
        // most words are neither capitalised nor in a table of places
        let k = &doc.text.tokens[t];
        if k.paragraph != paragraph {
            (paragraph, names) = (k.paragraph, name_case(doc, t));
        }
        if names && k.case == Case::Lower && has_case(k.lead) && !doc.begins(t, Table::Places) {
            t += 1;
            continue;
        }
        match at(doc, gazetteer, &firsts, t) {
            Some(m) => {
                t = m.range.e().max(t + 1);
                found.push(m);
            }
            None => t += 1,
        }
    }
    mark_people(doc, &firsts, &mut found);
    found
}

/// A town's name that is somebody's surname in this report is no place where it stands alone ("Miranda said").
fn mark_people(doc: &Doc<'_>, firsts: &Firsts<'_>, found: &mut [Mention]) {
    if !found.iter().any(|m| m.range.len() == 1 && m.entry.is_none()) {
        return;
    }
    let mut people: Vec<u64> = Vec::new();
    let mut next = 0;
    for t in firsts.tokens().filter(|t| *t > 0) {
        while next < found.len() && found[next].range.e() <= t {
            next += 1;
        }
        if found.get(next).is_some_and(|m| m.range.holds(t) && (m.range.len() > 1 || m.feature.is_some() || m.entry.is_some() || m.body)) {
            continue;
        }
        let here = name_word(doc, t) && doc.text.tokens[t].sentence == doc.text.tokens[t - 1].sentence && !doc.text.is_punct(t - 1, '-');
        let first = here
            && plain_name(doc, t - 1)
            && doc.text.tokens[t - 1].case == Case::Capital
            && doc.text.tokens[t].case == Case::Capital
            && !doc.marks_at(t).iter().any(|m| doc.actor(m).is_some_and(|a| !a.name));
        let inside = next > 0 && found[next - 1].range.holds(t - 1) && found[next - 1].range.len() > 1;
        if first && !inside || here && titled(doc, t) {
            people.push(doc.text.tokens[t].hash);
        }
    }
    if people.is_empty() {
        return;
    }
    people.sort_unstable();
    for m in found.iter_mut().filter(|m| m.range.len() == 1 && m.entry.is_none()) {
        m.person = people.binary_search(&doc.text.tokens[m.range.s()].hash).is_ok();
    }
}

fn capital(doc: &Doc<'_>, t: usize) -> bool {
    doc.text.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Word && k.case != Case::Lower)
}

/// A capitalised word of which the grammar knows nothing.
fn name_word(doc: &Doc<'_>, t: usize) -> bool {
    capital(doc, t) && (doc.gram[t].is_empty() || doc.is(t, Gram::NOUN.or(Gram::NAME)))
}

/// Are names capitalised in the paragraph of `t`?
fn name_case(doc: &Doc<'_>, t: usize) -> bool {
    doc.pack(t).is_none_or(|p| p.about.grammar.name_case)
}

fn cased(doc: &Doc<'_>, t: usize) -> bool {
    name_case(doc, t) && has_case(doc.text.tokens[t].lead)
}

fn has_case(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

fn at(doc: &Doc<'_>, gazetteer: &Gazetteer, firsts: &Firsts<'_>, t: usize) -> Option<Mention> {
    let k = &doc.text.tokens[t];
    if k.kind != TokenKind::Word {
        return None;
    }
    // "$US", "1MDB", "@Gillette"
    if t > 0 && !k.space_before {
        let before = &doc.text.tokens[t - 1];
        if before.kind == TokenKind::Digits || matches!(before.lead, '$' | '€' | '£' | '@' | '#' | '&') {
            return None;
        }
    }
    let own = doc.of(t, Table::Places).find_map(|m| word(doc, m).map(|w| (m, w)));
    if cased(doc, t) && k.case == Case::Lower {
        return lower_feature(doc, t, own.map(|(m, w)| (m.range, m.entry, w)));
    }
    if doc.mark(t, Table::Dates).is_some() && own.is_none_or(|(_, w)| matches!(w, PlaceWord::Never)) && !matches!(k.case, Case::Upper) {
        return unknown_name(doc, t, true).filter(|m| m.feature.is_some());
    }
    let function = !doc.gram[t].is_empty() && !doc.is(t, Gram::NOUN.or(Gram::NAME));
    let listed = own.filter(|(_, w)| matches!(w, PlaceWord::Name { .. } | PlaceWord::Point { .. }));
    let found = candidates::longest(doc, gazetteer, firsts, t);
    let mut range = match (&listed, &found) {
        (Some((m, _)), Some((r, _))) if m.range.len() >= r.len() => m.range,
        (_, Some((r, _))) => *r,
        (Some((m, _)), None) => m.range,
        (None, None) => Range::new(t, t),
    };
    let entry = listed.filter(|(m, _)| m.range == range).map(|(m, _)| m.entry);
    if function && range.len() < 2 && entry.is_none() && !(k.case == Case::Upper && k.end - k.start <= 4 && k.end - k.start > 1) {
        return unknown_name(doc, t, function);
    }
    if range.is_empty() {
        return unknown_name(doc, t, function);
    }
    // a demonym, an actor's proper name or a feature word alone is no place
    if entry.is_none() {
        if let Some((m, w)) = own {
            let bare = matches!(w, PlaceWord::Demonym(_) | PlaceWord::Feature { .. } | PlaceWord::Site) && m.range.contains(range);
            if bare {
                return unknown_name(doc, t, function);
            }
        }
        // "Tiraspol" the government, save where a place stands
        let placed = t == 0 || strictly_located(doc, t) || doc.is(t - 1, Gram::FROM) || feature_beside(doc, &mut range.clone()).is_some();
        if doc.marks_at(t).iter().any(|m| m.table == Table::Actors && doc.actor(m).is_some_and(|a| !(a.modifier || placed && a.name && a.weak && m.range == range)) && m.range.contains(range)) {
            return unknown_name(doc, t, function);
        }
    }
    // "Tole Bi Street": the name goes on to a word that says what it is
    if entry.is_none()
        && name_word(doc, range.e())
        && let Some(longer) = unknown_name(doc, t, function).filter(|m| m.range.e() > range.e() && m.feature.is_some_and(|(f, _)| matches!(f, "road" | "site" | "district" | "water" | "terrain")))
    {
        return Some(longer);
    }
    // "in Bon Repos": the name goes on though its first word is a small place too
    if entry.is_none()
        && range.len() == 1
        && own.is_none()
        && name_word(doc, range.e())
        && strictly_located(doc, t)
        && found.as_ref().is_some_and(|(_, c)| c.first().is_some_and(|c| gazetteer.facts(c.place).population < 100_000))
        && let Some(longer) = open_name(doc, name_run(doc, t))
    {
        return Some(longer);
    }
    let never = own.filter(|(m, w)| matches!(w, PlaceWord::Never) && m.range.contains(range)).map(|(m, _)| m.entry);
    let candidates = found.filter(|(r, _)| *r == range).map(|(_, c)| c).unwrap_or_default();
    // "High-level": a name goes on after a hyphen only with a name
    if doc.text.is_punct(range.e(), '-') && !doc.text.spaced(range.e()) && !doc.text.spaced(range.e() + 1) && doc.text.is_word(range.e() + 1) && doc.text.tokens[range.e() + 1].case == Case::Lower {
        let joined = doc.marks_at(range.e() + 1).iter().any(|m| matches!(word(doc, m), Some(PlaceWord::Joined)));
        if !joined || doc.text.tokens[t].case == Case::Lower {
            return None;
        }
    }
    // "NH-2", "US4": codes
    if range.len() == 1
        && k.case == Case::Upper
        && (doc.text.tokens.get(t + 1).is_some_and(|n| n.kind == TokenKind::Digits && !n.space_before)
            || doc.text.is_punct(t + 1, '-') && doc.text.tokens.get(t + 2).is_some_and(|n| n.kind == TokenKind::Digits && !n.space_before))
    {
        return None;
    }
    let country = match listed.filter(|_| entry.is_some()) {
        Some((_, w)) => matches!(w, PlaceWord::Name { feature: Some("country"), .. }),
        None => candidates.first().is_some_and(|c| gazetteer.facts(c.place).feature == Feature::Country),
    };
    let (initial, strict) = (begins_sentence(doc, t), strictly_located(doc, t));
    let feature = own_feature(doc, &mut range).or_else(|| feature_beside(doc, &mut range));
    Some(Mention {
        range,
        candidates,
        entry,
        feature,
        located: located(doc, t),
        never,
        initial,
        in_name: in_name(doc, range),
        surname: surname(doc, range),
        body: body(doc, range, country),
        person: false,
        strict,
        alone: strict && !initial && (lone(doc, range) || kind_within(doc, range)),
        linked: false,
    })
}

/// A name that the gazetteer lacks: a place when a word beside it or a preposition says so.
fn unknown_name(doc: &Doc<'_>, t: usize, function: bool) -> Option<Mention> {
    if function && !doc.is(t, Gram::NAME) || !capital(doc, t) {
        return None;
    }
    let actor = doc.marks_at(t).iter().any(|m| m.table == Table::Actors && doc.actor(m).is_some_and(|a| !a.modifier));
    let mut range = name_run(doc, t);
    let own = |r: Range| doc.marks_in(r).iter().filter(|m| m.table == Table::Places).find_map(|m| word(doc, m).map(|w| (m.range, m.entry, w.clone())));
    // "Republic Square": the last word says what it is
    let last = (range.s()..range.e()).rev().find_map(|k| {
        doc.marks_at(k).iter().filter(|m| m.table == Table::Places && m.range.e() == range.e()).find_map(|m| match word(doc, m) {
            Some(PlaceWord::Feature { feature, side: Side::After | Side::Both }) => Some((*feature, m.entry, m.range)),
            _ => None,
        })
    });
    let covered = doc.marks_at(t).iter().any(|m| m.table == Table::Actors && m.range.contains(range) && doc.actor(m).is_some_and(|a| !a.modifier));
    if let Some((feature, entry, _)) = last.filter(|(_, _, r)| r.start > range.start && !covered) {
        return Some(Mention { feature: Some((feature, entry)), ..Mention::unknown(range, located(doc, t)) });
    }
    if actor {
        return None;
    }
    // "Strada Unirii", "Piața Republicii": the first word says what it is
    if let Some((r, entry, PlaceWord::Feature { feature, side: Side::Before | Side::Both })) = own(Range::new(t, t + 1))
        && r.e() < range.e()
    {
        return Some(Mention { feature: Some((feature, entry)), ..Mention::unknown(range, located(doc, t)) });
    }
    if let Some(feature) = feature_beside(doc, &mut range) {
        return Some(Mention { feature: Some(feature), ..Mention::unknown(range, located(doc, t)) });
    }
    let people = doc.marks_in(range).iter().any(|m| m.table == Table::Actors);
    if people {
        return None;
    }
    let known = |k: usize| doc.marks_at(k).iter().any(|m| matches!(m.table, Table::Places | Table::Actors | Table::Domains | Table::Triggers | Table::Cues | Table::Dates));
    // "KURIGA – Two Sundays …"
    let headed = t == 0 && range.iter().all(|k| !doc.text.is_word(k) || doc.text.tokens[k].case == Case::Upper && !known(k)) && range.len() <= 3 && doc.text.is_dash(range.e());
    // "the Komanda–Luna road"
    let linked = t > 1
        && range.len() == 1
        && (!known(t) || doc.marks_at(t).iter().all(|m| matches!(word(doc, m), Some(PlaceWord::Never))))
        && (matches!(doc.text.tokens[t - 1].lead, '–' | '-') && !doc.text.spaced(t) && !doc.text.spaced(t - 1) || doc.text.is_punct(t - 1, '/') && t < 8 && doc.text.tokens[t].case == Case::Upper);
    if headed || linked {
        return Some(Mention { alone: headed, strict: true, linked, ..Mention::unknown(range, true) });
    }
    open_name(doc, range)
}

/// A name that only its preposition makes a place.
fn open_name(doc: &Doc<'_>, range: Range) -> Option<Mention> {
    let t = range.s();
    if !strictly_located(doc, t) || begins_sentence(doc, t) || in_name(doc, range) || body(doc, range, false) || !lone(doc, range) {
        return None;
    }
    let common = doc.marks_in(range).iter().any(|m| match m.table {
        Table::Places => match word(doc, m) {
            Some(PlaceWord::Never) => range.len() == 1,
            Some(w) => m.range.s() == t && matches!(w, PlaceWord::Demonym(_) | PlaceWord::Feature { .. } | PlaceWord::Site),
            None => false,
        },
        Table::Actors => true,
        Table::Domains | Table::Triggers => m.range.s() == t,
        _ => false,
    });
    (!common).then(|| Mention { alone: true, strict: true, ..Mention::unknown(range, true) })
}

/// The capitalised words from `t` that may be one name.
fn name_run(doc: &Doc<'_>, t: usize) -> Range {
    let mut end = t + 1;
    while end < doc.text.len() && doc.text.tokens[end].sentence == doc.text.tokens[t].sentence {
        let joined = matches!(doc.text.tokens[end].lead, '-' | '\'' | '’') && !doc.text.spaced(end) && !doc.text.spaced(end + 1) && capital(doc, end + 1);
        if joined {
            end += 2;
        } else if name_word(doc, end) || doc.is(end, Gram::NAME) && name_word(doc, end + 1) {
            end += 1;
        } else {
            break;
        }
    }
    Range::new(t, end)
}

/// "strada Unirii", "lacul Balhaș", "piața Republicii": a lower-case word that takes the name behind it in.
fn lower_feature(doc: &Doc<'_>, t: usize, own: Option<(Range, EntryRef, &PlaceWord)>) -> Option<Mention> {
    let Some((r, entry, PlaceWord::Feature { feature, side: Side::Before | Side::Both })) = own else { return None };
    if !matches!(*feature, "road" | "site" | "district") || !name_word(doc, r.e()) || r.s() != t {
        return None;
    }
    let mut end = r.e() + 1;
    while end < doc.text.len()
        && doc.text.tokens[end].sentence == doc.text.tokens[t].sentence
        && (name_word(doc, end) || matches!(doc.text.tokens[end].lead, '-') && !doc.text.spaced(end) && name_word(doc, end + 1))
    {
        end += 1;
    }
    if doc.marks_at(r.e()).iter().any(|m| m.table == Table::Actors) {
        return None;
    }
    Some(Mention { feature: Some((*feature, entry)), ..Mention::unknown(Range::new(t, end), located(doc, t)) })
}

/// "Enga province" is in the gazetteer under both words: the second only says what it is.
fn own_feature(doc: &Doc<'_>, range: &mut Range) -> Option<(&'static str, EntryRef)> {
    if range.len() < 2 || doc.text.tokens[range.e() - 1].case != Case::Lower {
        return None;
    }
    let last = range.e() - 1;
    let found = doc.marks_at(last).iter().filter(|m| m.table == Table::Places && m.range.e() == range.e()).find_map(|m| match word(doc, m) {
        Some(PlaceWord::Feature { feature, .. }) => Some((*feature, m.entry)),
        _ => None,
    })?;
    range.end -= 1;
    Some(found)
}

/// A word beside the name that says what it is; roads, sites, waters and mountains take it into the name.
fn feature_beside(doc: &Doc<'_>, range: &mut Range) -> Option<(&'static str, EntryRef)> {
    let text = &doc.text;
    let after = range.e();
    if after < text.len() && text.tokens[after].sentence == text.tokens[range.s()].sentence {
        for m in doc.marks_at(after).iter().filter(|m| m.table == Table::Places) {
            if let Some(PlaceWord::Feature { feature, side: Side::After | Side::Both }) = word(doc, m) {
                if matches!(*feature, "road" | "site" | "water" | "terrain") || capital(doc, after) && !matches!(*feature, "admin1" | "admin2" | "region") {
                    range.end = m.range.end;
                }
                return Some((feature, m.entry));
            }
        }
    }
    let s = text.sentence_of(range.s()).s();
    let mut b = range.s();
    // "city of X"
    if b > s && doc.is(b - 1, Gram::OF) {
        b -= 1;
    }
    for back in 1..=3 {
        if b < s + back {
            break;
        }
        for m in doc.marks_at(b - back).iter().filter(|m| m.table == Table::Places && m.range.e() == b) {
            if let Some(PlaceWord::Feature { feature, side: Side::Before | Side::Both }) = word(doc, m) {
                return Some((feature, m.entry));
            }
        }
    }
    None
}

fn located(doc: &Doc<'_>, t: usize) -> bool {
    let s = doc.text.sentence_of(t).s();
    (s.max(t.saturating_sub(3))..t).any(|k| doc.is(k, Gram::LOC.or(Gram::FROM).or(Gram::TO))) || t == s
}

/// A preposition of place right before the name.
fn strictly_located(doc: &Doc<'_>, t: usize) -> bool {
    t > 0 && (doc.is(t - 1, Gram::LOC) && !doc.is(t - 1, Gram::ON) || doc.is(t - 1, Gram::DET) && t > 1 && doc.is(t - 2, Gram::LOC))
}

/// A word that may be half of a person's name.
fn plain_name(doc: &Doc<'_>, t: usize) -> bool {
    name_word(doc, t)
        && doc.marks_at(t).iter().all(|m| match m.table {
            Table::Places => matches!(word(doc, m), Some(PlaceWord::Never)),
            Table::Actors => doc.actor(m).is_none_or(|a| a.name || a.modifier),
            Table::Dates => false,
            _ => true,
        })
}

/// "President X", "Mr X", "J. X".
fn titled(doc: &Doc<'_>, t: usize) -> bool {
    let text = &doc.text;
    let s = text.sentence_of(t).s();
    if t <= s {
        return false;
    }
    let title = doc.is(t - 1, Gram::TITLE) || text.is_punct(t - 1, '.') && t > s + 1 && doc.is(t - 2, Gram::TITLE);
    let office = || doc.marks_in(Range::new(t.saturating_sub(4).max(s), t)).iter().any(|m| m.table == Table::Actors && m.range.e() == t && doc.actor(m).is_some_and(|a| a.title && !a.modifier));
    let initial = || t > s + 1 && text.is_punct(t - 1, '.') && !text.spaced(t - 1) && text.word(t - 2).chars().count() == 1 && text.spaced(t);
    title || office() || initial()
}

/// Does a name stand beside it that is no place, so that both are a person?
fn in_name(doc: &Doc<'_>, r: Range) -> bool {
    let text = &doc.text;
    let s = text.sentence_of(r.s());
    let after = r.e() < s.e() && text.is_word(r.e()) && plain_name(doc, r.e()) && text.tokens[r.e()].case == Case::Capital;
    let before = r.s() > s.s() && plain_name(doc, r.s() - 1) && !begins_sentence(doc, r.s() - 1) && text.tokens[r.s() - 1].case == Case::Capital;
    after || before || titled(doc, r.s())
}

/// "Dading James Jordan", "Dr James Jordan": even a country's name is a person's there.
fn surname(doc: &Doc<'_>, r: Range) -> bool {
    let s = doc.text.sentence_of(r.s()).s();
    let forename = |t: usize| plain_name(doc, t) && doc.text.tokens[t].case == Case::Capital;
    r.len() == 1 && r.s() > s + 1 && forename(r.s() - 1) && (forename(r.s() - 2) && !begins_sentence(doc, r.s() - 2) || titled(doc, r.s() - 1))
}

/// Inside the name of a body: "X Medical Association", "University of X", "X & Sons".
fn body(doc: &Doc<'_>, r: Range, country: bool) -> bool {
    let text = &doc.text;
    let s = text.sentence_of(r.s());
    let institution = |t: usize| {
        let (mut body, mut spot, mut feature) = (false, false, false);
        for m in doc.marks_at(t) {
            match m.table {
                Table::Actors => body |= doc.actor(m).is_some_and(|a| a.organisation && !a.name),
                Table::Places => match word(doc, m) {
                    Some(PlaceWord::Site) => spot = true,
                    Some(PlaceWord::Feature { .. }) => feature = true,
                    _ => {}
                },
                _ => {}
            }
        }
        (body || spot) && !feature
    };
    // "Oficiul ONU": within a body that the pack lists
    let within = |b: usize| doc.marks_at(b).iter().any(|m| m.table == Table::Actors && m.range.len() > r.len() && m.range.contains(r) && doc.actor(m).is_some_and(|a| a.name));
    if (r.s().saturating_sub(5).max(s.s())..=r.s()).any(within) {
        return true;
    }
    if text.is_punct(r.e(), '&') && capital(doc, r.e() + 1) {
        return true;
    }
    let mut t = r.e();
    while t < s.e() && t < r.e() + 4 && capital(doc, t) {
        if institution(t) {
            return true;
        }
        t += 1;
    }
    // "University of X", "Bank of X"
    let first = r.s();
    // "Universitatea X", "Poliția X": the body first
    let genus = |t: usize| capital(doc, t) && institution(t) && doc.marks_at(t).iter().any(|m| m.range.e() == first && doc.actor(m).is_some_and(|a| a.organisation));
    if first > s.s() && genus(first - 1) {
        return true;
    }
    if first < s.s() + 2 || !doc.is(first - 1, Gram::OF) || !capital(doc, first - 2) {
        return false;
    }
    // "the Law Society of X"
    let society = || {
        country
            && first > s.s() + 2
            && capital(doc, first - 3)
            && doc.mark(first - 2, Table::Places).is_none()
            && doc.mark(first - 3, Table::Places).is_none_or(|m| matches!(word(doc, m), Some(PlaceWord::Never)))
            && doc.gram[first - 3].is_empty()
    };
    !begins_sentence(doc, first - 2) && institution(first - 2) || society()
}

/// Does the name end in a word that says what it is ("Central Business District")?
fn kind_within(doc: &Doc<'_>, r: Range) -> bool {
    r.len() > 1 && doc.marks_at(r.e() - 1).iter().any(|m| matches!(word(doc, m), Some(PlaceWord::Feature { side: Side::After | Side::Both, .. })))
}

/// A name that may be a place by its preposition alone: no abbreviation, no article before it.
fn lone(doc: &Doc<'_>, r: Range) -> bool {
    r.iter().all(|t| doc.text.tokens[t].case != Case::Upper) && !(r.s() > 0 && doc.is(r.s() - 1, Gram::DET))
}
