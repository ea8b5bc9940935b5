//! Speakers that no word list knows ("the letter says", "said the control room"), and the whole words that name a source.

use super::{Statement, source};
use crate::marks::Mark;
use crate::pack::entries::{CueClass, Gram, Table};
use crate::pack::forms::FormTags;
use crate::stages::Scene;
use crate::stages::phrases::Phrase;
use crate::text::{Case, Range, TokenKind};
use crate::vocabulary::Kind;

/// The longest name of a source, in tokens.
const LONGEST: usize = 12;

/// Adds the noun phrases that stand as subjects of cues and are no phrases yet.
pub fn add(scene: &mut Scene<'_>) {
    let mut extra: Vec<Range> = Vec::new();
    for m in scene.doc.table(Table::Cues) {
        let Some(cue) = scene.doc.cue(m) else { continue };
        if cue.class == CueClass::Prep {
            if let Some(r) = behind(scene, m.range.e()).filter(|r| extra.last().is_none_or(|l| l.e() <= r.s())) {
                extra.push(r);
            }
            continue;
        }
        if cue.class != CueClass::Verb || m.tags.has(FormTags::GER) && !m.tags.finite() {
            continue;
        }
        if cue.quote && !(m.range.e()..scene.doc.text.sentence_of(m.range.s()).e().min(m.range.e() + 12)).any(|t| scene.quotation_at(t).is_some()) {
            continue;
        }
        if let Some(r) = before(scene, m).or_else(|| after(scene, m).filter(|_| !cue.noun))
            && extra.last().is_none_or(|l| l.e() <= r.s())
        {
            extra.push(r);
        }
    }
    if extra.is_empty() {
        return;
    }
    scene.phrases.extend(extra.into_iter().map(|r| Phrase {
        range: r,
        head: Range::new(r.e() - 1, r.e()),
        kind: Kind::Unknown,
        known: false,
        name: None,
        organisation: true,
        plural: false,
        pronoun: false,
        place: None,
        country: None,
        full: r,
        entries: vec![],
        aside: true,
    }));
    scene.phrases.sort_by_key(|p| (p.range.start, p.aside));
    scene.lay_phrases();
}

/// A word that may be part of a noun phrase of which nothing is known.
fn plain(scene: &Scene<'_>, t: usize) -> bool {
    let doc = &scene.doc;
    let g = doc.gram[t];
    doc.text.tokens[t].kind == TokenKind::Word
        && (g.is_empty() || g.has(Gram::NOUN.or(Gram::NAME).or(Gram::TITLE)) && !g.has(Gram::PREP.or(Gram::PRON).or(Gram::ADV)))
        && !scene.clauses.verb(t)
        && scene.date_at(t).is_none()
}

/// An apostrophe or a hyphen inside of a word, or the "s" behind it.
fn inside(scene: &Scene<'_>, t: usize) -> bool {
    let text = &scene.doc.text;
    let k = &text.tokens[t];
    k.kind == TokenKind::Punct && !k.space_before && matches!(k.lead, '-' | '\'' | '’') && t > 0 && text.is_word(t - 1)
        || t > 0 && !k.space_before && k.kind == TokenKind::Word && matches!(text.tokens[t - 1].lead, '\'' | '’' | '-') && !text.tokens[t - 1].space_before
}

fn article(scene: &Scene<'_>, t: usize) -> bool {
    let g = scene.doc.gram[t];
    g.has(Gram::DET.or(Gram::POSS)) && !g.has(Gram::PRON.or(Gram::REL).or(Gram::COMP).or(Gram::PREP).or(Gram::OF).or(Gram::HAVE).or(Gram::BE))
}

/// The unknown subject right before a cue.
fn before(scene: &Scene<'_>, m: &Mark) -> Option<Range> {
    let doc = &scene.doc;
    let text = &doc.text;
    let s = text.sentence_of(m.range.s());
    let mut end = source::with_auxiliaries(scene, m.range).s();
    if end > s.s() && doc.is(end - 1, Gram::TO) {
        return None;
    }
    while end > s.s() && doc.is(end - 1, Gram::ADV.or(Gram::REFLEXIVE).or(Gram::NEG)) && !text.is_comma(end - 1) {
        end -= 1;
    }
    let mut t = end;
    let mut words = 0;
    let mut determined = false;
    while t > s.s() && end - t < LONGEST {
        let b = t - 1;
        if t == end && (scene.phrase_at(b).is_some() || scene.place_at(b).is_some()) {
            return None;
        }
        if scene.quotation_at(b).is_some() {
            break;
        }
        if article(scene, b) {
            t = b;
            determined = true;
            break;
        }
        if plain(scene, b) {
            words += 1;
        } else if !(inside(scene, b) || doc.is(b, Gram::OF) && !doc.is(b, Gram::HAVE) && words > 0 && !doc.is(b, Gram::COMP)) {
            break;
        }
        t = b;
    }
    while t < end && (doc.is(t, Gram::OF) || text.tokens[t].kind == TokenKind::Punct) {
        t += 1;
    }
    if words == 0 || t >= end || end - t >= LONGEST {
        return None;
    }
    let opens = t == s.s() || text.tokens[t - 1].kind == TokenKind::Punct && !inside(scene, t - 1) || doc.is(t - 1, Gram::COMP.or(Gram::SUB).or(Gram::CONJ));
    // a single word at the beginning may be anything; it must look like a noun
    let known = determined || opens && (text.tokens[end - 1].case != Case::Lower || end - t > 1 || doc.pack(t).is_some_and(|p| p.about.grammar.adjective_after));
    (known && (determined || opens)).then(|| Range::new(t, end))
}

/// The unknown subject right behind a cue: "said the control room."
fn after(scene: &Scene<'_>, m: &Mark) -> Option<Range> {
    let doc = &scene.doc;
    let text = &doc.text;
    let s = text.sentence_of(m.range.s());
    let cue = source::with_auxiliaries(scene, m.range);
    let opens = cue.s() > s.s() && (text.is_comma(cue.s() - 1) || scene.quotation_at(cue.s() - 1).is_some() || text.is_dash(cue.s() - 1));
    let adjectives_after = doc.pack(m.range.s()).is_some_and(|p| p.about.grammar.adjective_after);
    let mut start = m.range.e();
    // "explained at the end the coach": a remark of two words in between
    if adjectives_after && doc.is(start, Gram::PREP) && start + 2 < s.e() && plain(scene, start + 1) {
        start += 2;
    }
    if !opens || start >= s.e() || !(article(scene, start) || adjectives_after && plain(scene, start)) {
        return None;
    }
    let mut t = start + 1;
    let mut words = (!article(scene, start)) as usize;
    while t < s.e() && t - start < LONGEST {
        if scene.phrase_at(t).is_some() || scene.clauses.verb(t) {
            return None;
        }
        if plain(scene, t) {
            words += 1;
        } else if !(inside(scene, t) || doc.is(t, Gram::OF.or(Gram::DET)) && words > 0) {
            break;
        }
        t += 1;
    }
    while t > start && doc.is(t - 1, Gram::OF.or(Gram::DET)) {
        t -= 1;
    }
    let closes = t >= s.e() || text.tokens[t].kind == TokenKind::Punct || scene.date_at(t).is_some() || doc.is(t, Gram::PREP.or(Gram::REL).or(Gram::CONJ));
    (words > 0 && closes).then(|| Range::new(start, t))
}

/// The unknown source behind a preposition: "according to show insiders".
fn behind(scene: &Scene<'_>, start: usize) -> Option<Range> {
    let doc = &scene.doc;
    let text = &doc.text;
    let s = text.sentence_of(start.checked_sub(1)?);
    let mut t = start;
    let mut words = 0;
    while t < s.e() && t - start < LONGEST {
        if scene.phrase_at(t).is_some() || scene.place_at(t).is_some() || scene.clauses.verb(t) {
            return None;
        }
        if plain(scene, t) {
            words += 1;
        } else if !(inside(scene, t) || article(scene, t) || doc.is(t, Gram::OF) && words > 0) {
            break;
        }
        t += 1;
    }
    while t > start && doc.is(t - 1, Gram::OF.or(Gram::DET)) {
        t -= 1;
    }
    (words > 0).then(|| Range::new(start, t))
}

/// The whole words that name the source of a statement, where they stand by its cue.
pub fn words(scene: &Scene<'_>, f: &Statement) -> Option<Range> {
    let p = &scene.phrases[f.source?];
    if p.place.is_some() && f.cue.is_some() {
        let start = made_in(scene, scene.doc.text.sentence_of(p.full.s()).s(), p.full.s());
        let end = next_of_row(scene, p.full.e()).map_or(p.full.e(), |q| scene.phrases[q].full.e());
        return (Range::new(start, end) != p.full).then(|| Range::new(start, end));
    }
    let doc = &scene.doc;
    let text = &doc.text;
    let s = text.sentence_of(p.range.s());
    let Some(cue) = f.cue else {
        // what stands before a colon, up to its first comma
        let start = (s.s()..s.e()).find(|&t| text.is_word(t))?;
        let end = (start..s.e().min(start + LONGEST)).find(|&t| text.is_comma(t) || matches!(text.tokens[t].lead, ':' | ';') || scene.clauses.verb(t))?;
        let whole = Range::new(start, end);
        return (f.rule == "quotation behind a colon" && whole.contains(p.range) && f.start() > end && !scene.clauses.verb(end)).then_some(whole);
    };
    if !s.contains(cue) {
        return None;
    }
    let mut start = p.full.s();
    let mut end = p.full.e();
    let adjectives_after = doc.pack(start).is_some_and(|p| p.about.grammar.adjective_after);
    let floor = if cue.e() <= start { cue.e() } else { s.s() };
    // to the left: articles, names, genitives in front
    let mut t = start;
    while t > floor && start - t < LONGEST {
        let b = t - 1;
        if scene.date_at(b).is_some() || scene.quotation_at(b) != scene.quotation_at(start) || article(scene, start) {
            break;
        }
        if article(scene, b) {
            start = b;
            break;
        }
        let capital = text.tokens[b].case != Case::Lower;
        if inside(scene, b) || plain(scene, b) && (capital || !adjectives_after) || scene.place_at(b).is_some() {
            // capitals and genitives belong to it in any case, other words only behind an article
            if capital && plain(scene, b) && b > s.s() || scene.place_at(b).is_some() || inside(scene, b) && text.fold(b) == "s" {
                let first = text.tokens[b].kind == TokenKind::Word && !inside(scene, b);
                if first && t == start {
                    start = b;
                }
            }
            t = b;
            continue;
        }
        break;
    }
    // an article further on takes in all words between
    if t > floor && t < start && article(scene, t - 1) && start - t < LONGEST {
        start = t - 1;
    }
    // to the right: a relative clause without a comma, up to the cue or the next comma
    if end < s.e() && doc.is(end, Gram::REL) && !doc.is(end, Gram::DET) && !text.is_comma(end) {
        let limit = if cue.s() >= end { cue.s() } else { s.e() };
        let stop = (end..limit.min(end + 20))
            .find(|&t| text.tokens[t].kind == TokenKind::Punct && !inside(scene, t) && !text.is_punct(t, '.') || text.is_punct(t, '.') && t + 1 >= s.e())
            .unwrap_or(limit.min(end + 20));
        if cue.s() < end || stop == cue.s() {
            end = stop;
        }
    }
    // "a statement by the army": who makes it
    if doc.is(end, Gram::BY)
        && speech_noun(scene, end)
        && let Some(q) = scene.voice_at(end + 1).filter(|&q| scene.phrases[q].range.s() == end + 1)
    {
        end = scene.phrases[q].full.e();
    }
    while let Some(q) = next_of_row(scene, end).filter(|&q| cue.e() <= start || scene.phrases[q].full.e() <= cue.s()) {
        end = scene.phrases[q].full.e();
    }
    start = made_in(scene, floor, start);
    let whole = Range::new(start, end);
    (whole != p.full).then_some(whole)
}

/// Ends a noun that makes speech here ("a joint statement | by the army")?
fn speech_noun(scene: &Scene<'_>, end: usize) -> bool {
    scene.doc.marks_in(Range::new(end.saturating_sub(3), end)).iter().any(|m| m.range.e() == end && scene.doc.cue(m).is_some_and(|c| c.class == CueClass::Noun))
}

/// Where the words for a source begin that made it in a statement.
fn made_in(scene: &Scene<'_>, floor: usize, start: usize) -> usize {
    if start <= floor || !scene.doc.is(start - 1, Gram::BY) || !speech_noun(scene, start - 1) {
        return start;
    }
    (floor..start - 1).rev().take(5).take_while(|&t| plain(scene, t) || article(scene, t)).last().unwrap_or(start)
}

/// The speaker that "and" joins to the one that ends at `end`: "the army | and residents".
fn next_of_row(scene: &Scene<'_>, end: usize) -> Option<usize> {
    let doc = &scene.doc;
    let first = &scene.phrases[scene.voice_at(end.checked_sub(1)?)?];
    // "of the army and of the police"
    let at = if doc.is(end + 1, Gram::OF) { end + 2 } else { end + 1 };
    let q = scene.voice_at(at).filter(|&q| doc.is(end, Gram::AND) && scene.phrases[q].range.s() <= at && scene.phrases[q].range.s() > end && !scene.phrases[q].pronoun)?;
    (opens(scene, first.full.s()) || scene.clauses.of(at) == scene.clauses.of(end - 1)).then_some(q)
}

/// The words before a comma are another clause, whatever follows "and": "…, | the army and residents said".
fn opens(scene: &Scene<'_>, at: usize) -> bool {
    at > 0 && scene.doc.text.is_comma(at - 1)
}

/// The first of a row of speakers, given the last: "the army and | residents".
pub fn first_of_row(scene: &Scene<'_>, last: usize) -> Option<usize> {
    let doc = &scene.doc;
    let at = scene.phrases[last].range.s();
    let s = doc.text.sentence_of(at);
    let q = scene.voice_at(at.checked_sub(2)?).filter(|&q| at >= s.s() + 2 && scene.phrases[q].full.e() + 1 == at && next_of_row(scene, at - 1) == Some(last))?;
    let first = &scene.phrases[q];
    // neither an object nor governed, save by the agent of a statement
    let from = first.full.s();
    let said = from > s.s() && doc.is(from - 1, Gram::BY) && speech_noun(scene, from - 1);
    let free = !source::governed(scene, q) && (opens(scene, from) || !(scene.clauses.at(from).range.s()..from).any(|t| scene.clauses.verb(t)));
    (!first.pronoun && (free || said)).then_some(q)
}
