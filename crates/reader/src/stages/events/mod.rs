//! Events: a trigger, who did it to whom, where, when, and whether it happened.

mod evidence;
mod refine;
pub mod roles;
mod settle;
mod status;
#[cfg(test)]
mod tests;

use super::statements::Statement;
use super::topic::{self, Topic};
use super::{Scene, clauses};
use crate::marks::places::PlaceWord;
use crate::marks::{Doc, EntryRef, Mark};
use crate::pack::entries::{Gram, Meaning, Named, Table, Trigger};
use crate::pack::forms::FormTags;
use crate::text::Range;
use crate::vocabulary::{EventType, Status};

#[derive(Clone, Debug)]
pub struct Event {
    pub kind: EventType,
    pub mode: Option<&'static str>,
    pub trigger: Range,
    pub head: usize,
    pub sentence: Range,
    pub actors: Vec<usize>,
    pub targets: Vec<usize>,
    pub place: Option<usize>,
    pub place_stated: bool,
    pub site: Option<Range>,
    pub date: Option<usize>,
    pub date_inherited: bool,
    /// Told in a live report of the day of publication.
    pub live: bool,
    pub status: Status,
    pub statement: Option<usize>,
    pub entry: EntryRef,
    /// Entries that settled the status.
    pub status_entries: Vec<EntryRef>,
    pub type_rule: &'static str,
    pub status_rule: &'static str,
    pub rivals: Vec<(EntryRef, &'static str)>,
    pub what: Option<crate::vocabulary::What>,
}

/// A trigger with its roles, before it is an event.
pub struct Candidate<'s> {
    pub mark: Mark,
    pub trigger: &'s Trigger,
    pub roles: roles::Roles,
    /// A noun here, not a verb.
    pub noun: bool,
    pub rivals: Vec<(EntryRef, &'static str)>,
}

pub fn find(scene: &Scene<'_>, statements: &[Statement]) -> Vec<Event> {
    let topic = topic::of(&scene.doc, Range::new(0, scene.doc.text.len()));
    let mut found: Vec<Event> = Vec::new();
    if topic.elsewhere() {
        return found;
    }
    let crowd = refine::crowd(scene);
    for s in &scene.doc.text.sentences {
        if heading(scene, *s) {
            continue;
        }
        let candidates = candidates(scene, *s, topic);
        let from = found.len();
        for c in &candidates {
            let (kind, type_rule) = refine::settle(scene, c, &candidates, *s, crowd);
            let inside = innermost(statements, c.mark.head as usize);
            if kind == EventType::Support && says(statements, c) || named_only(scene, c, &candidates) {
                continue;
            }
            let (status, status_rule, status_entries) = status::of(scene, c, &candidates, statements, inside);
            if status_rule == "a condition" || status_rule == status::ANSWERED {
                continue;
            }
            found.push(Event {
                kind,
                mode: c.trigger.mode,
                trigger: c.mark.range,
                head: c.mark.head as usize,
                sentence: *s,
                actors: c.roles.actors.clone(),
                targets: c.roles.targets.clone(),
                place: None,
                place_stated: false,
                site: None,
                date: None,
                date_inherited: false,
                live: false,
                status,
                statement: inside,
                entry: c.mark.entry,
                status_entries,
                type_rule,
                status_rule,
                rivals: c.rivals.clone(),
                what: c.trigger.what,
            });
        }
        once_a_sentence(scene, &mut found, from);
    }
    settle::places(scene, &mut found);
    settle::dates(scene, statements, &mut found);
    status::to_come(scene, &mut found);
    found
}

/// A line of a few words without a verb above a paragraph: "Movements of people".
fn heading(scene: &Scene<'_>, s: Range) -> bool {
    let text = &scene.doc.text;
    let last = s.e() - 1;
    text.paragraphs.len() > 2
        && s.len() <= 5
        && (last == s.s() || !text.tokens[last].lead.is_ascii_punctuation())
        && text.paragraphs.get(text.tokens[s.s()].paragraph as usize).is_some_and(|p| p.len() == s.len())
        && !scene.clauses.has_verb(s)
}

/// Is the word only a cue here ("the ministry maintains that"; but "praised the troops")?
fn says(statements: &[Statement], c: &Candidate<'_>) -> bool {
    let upto = statements.partition_point(|s| s.start() <= c.mark.range.e() + 12);
    let speech = statements[upto.saturating_sub(8)..upto].iter().find(|s| s.cue.is_some_and(|q| q.overlaps(c.mark.range)));
    speech.is_some_and(|s| c.roles.targets.iter().all(|t| s.source == Some(*t)))
}

/// The name of a charge or a cause, not what happened: "investigated for murder".
fn named_only(scene: &Scene<'_>, c: &Candidate<'_>, all: &[Candidate<'_>]) -> bool {
    use EventType::*;
    let at = c.mark.range.s();
    // "injuries from live rounds"
    if c.noun && c.trigger.named == Named::Force && at > 0 && scene.doc.is(at - 1, Gram::FROM) && all.iter().any(|o| o.mark.range.e() <= at && matches!(o.trigger.named, Named::Type(Killing | Injury)))
    {
        return true;
    }
    let bare = c.noun && matches!(c.trigger.named, Named::Type(Killing | Injury | Attack | SexualViolence | Abduction | Crime | PropertyDestruction)) && at > 1;
    bare && scene.doc.is(at - 1, Gram::FOR.or(Gram::WITH).or(Gram::OF))
        && !scene.doc.is(at - 1, Gram::DET)
        && all.iter().any(|o| matches!(o.trigger.named, Named::Type(Investigation | Trial | Arrest)) && o.mark.range.e() + 1 == at)
}

/// The smallest statement whose content holds a token.
pub fn innermost(statements: &[Statement], t: usize) -> Option<usize> {
    let upto = statements.partition_point(|s| s.start() <= t);
    (upto.saturating_sub(8)..upto).filter(|&i| statements[i].holds(t)).min_by_key(|&i| statements[i].size())
}

/// The triggers of a sentence that may be events, one for each place in it.
fn candidates<'s>(scene: &'s Scene<'_>, s: Range, topic: Topic) -> Vec<Candidate<'s>> {
    let doc = &scene.doc;
    let mut marks: Vec<&Mark> = doc.marks_in(s).iter().filter(|m| m.table == Table::Triggers).collect();
    marks.sort_by_key(|m| (std::cmp::Reverse(m.range.len()), m.range.start));
    if marks.is_empty() {
        return Vec::new();
    }
    let firsts = evidence::firsts(scene, s);
    let mut chosen: Vec<Candidate<'s>> = Vec::new();
    let mut i = 0;
    while i < marks.len() {
        // equals at one place compete: the word class that fits, the conditions that hold
        let group: Vec<&Mark> = marks[i..].iter().take_while(|m| m.range == marks[i].range).copied().collect();
        i += group.len();
        if chosen.iter().any(|c| c.mark.range.overlaps(group[0].range)) {
            continue;
        }
        if let Some(c) = best(scene, &group, s, firsts, topic) {
            chosen.push(c);
        }
    }
    chosen.sort_by_key(|c| c.mark.range.start);
    chosen
}

fn best<'s>(scene: &'s Scene<'_>, group: &[&Mark], s: Range, firsts: u64, topic: Topic) -> Option<Candidate<'s>> {
    let doc = &scene.doc;
    let mut winner: Option<(i32, Candidate<'s>)> = None;
    let mut rivals = Vec::new();
    for m in group {
        let Some(trigger) = doc.trigger(m) else { continue };
        let h = m.head as usize;
        if scene.date_at(h).is_some() || in_proper_name(scene, m.range) {
            rivals.push((m.entry, "stands inside a date or a name"));
            continue;
        }
        // "riot police", "participants in the revolt": the word says who they are, not what happened
        if doc.marks_in(Range::new(m.range.s().saturating_sub(4).max(s.s()), m.range.e())).iter().any(|a| a.table == Table::Actors && a.range.contains(m.range) && a.range.len() > m.range.len()) {
            rivals.push((m.entry, "is part of a name for people"));
            continue;
        }
        let noun = is_noun(scene, m);
        if trigger.named == Named::Type(EventType::PropertyDestruction) && describes(doc, m) {
            rivals.push((m.entry, "only describes a thing"));
            continue;
        }
        let fits = !(m.tags.has(FormTags::NOUN) && !m.tags.verbal() && !noun
            || m.tags.verbal() && !m.tags.has(FormTags::NOUN.or(FormTags::ADJ)) && m.tags.has(FormTags::BASE.or(FormTags::PRES)) && noun && also(doc.marks_at(m.range.s()), m));
        if let Err(why) = evidence::words_hold(scene, m, trigger, s, firsts) {
            rivals.push((m.entry, why));
            continue;
        }
        let roles = roles::of(scene, m, trigger, noun, s);
        if let Err(why) = evidence::holds(scene, m, trigger, &roles, s, topic) {
            rivals.push((m.entry, why));
            continue;
        }
        let worth = 4 * i32::from(fits) + 2 * i32::from(trigger.conditional) + i32::from(!trigger.weak);
        if winner.as_ref().is_none_or(|w| worth > w.0) {
            if let Some((_, old)) = winner.take() {
                rivals.push((old.mark.entry, "another entry fits the form or the words around better"));
            }
            winner = Some((worth, Candidate { mark: **m, trigger, roles, noun, rivals: vec![] }));
        } else {
            rivals.push((m.entry, "another entry fits the form or the words around better"));
        }
    }
    winner.map(|(_, mut c)| {
        c.rivals = rivals;
        c
    })
}

/// A participle between an article and a word that no table knows: "the burnt smell".
fn describes(doc: &Doc<'_>, m: &Mark) -> bool {
    let r = m.range;
    let next = r.e();
    r.len() == 1
        && r.s() > 0
        && m.tags.has(FormTags::PART)
        && doc.is(r.s() - 1, Gram::DET.or(Gram::POSS))
        && doc.text.is_word(next)
        && doc.text.tokens[next].sentence == doc.text.tokens[r.s()].sentence
        && doc.gram[next].is_empty()
        && doc.marks_at(next).is_empty()
}

/// Is there a reading as a noun beside the verb?
fn also(marks: &[Mark], m: &Mark) -> bool {
    marks.iter().any(|o| o.range == m.range && o.tags.has(FormTags::NOUN))
}

fn is_noun(scene: &Scene<'_>, m: &Mark) -> bool {
    let doc = &scene.doc;
    let both = also(doc.marks_at(m.range.s()), m);
    if m.tags.has(FormTags::NOUN) && !m.tags.verbal() || both {
        if !doc.marks_at(m.range.s()).iter().any(|o| o.range == m.range && o.tags.verbal()) {
            return true;
        }
        return clauses::noun_here(doc, m.range.s());
    }
    if m.tags.verbal() {
        // a gerund behind an article is a noun
        return m.tags.has(FormTags::GER) && m.range.s() > 0 && doc.is(m.range.s() - 1, Gram::DET.or(Gram::POSS)) || m.tags.has(FormTags::GER) && doc.is(m.range.e(), Gram::OF);
    }
    // "tried to storm": an idiom without forms is a verb there
    !(scene.clauses.verb(m.head as usize) || m.range.s() > 0 && doc.is(m.range.s() - 1, Gram::PLAN))
}

/// Part of a longer name ("Strike Force Delta"): no event.
fn in_proper_name(scene: &Scene<'_>, r: Range) -> bool {
    use crate::text::Case;
    let text = &scene.doc.text;
    if text.tokens[r.s()].case == Case::Lower || crate::marks::words::begins_sentence(&scene.doc, r.s()) {
        return false;
    }
    scene.place_at(r.s()).is_some() || scene.phrase_at(r.s()).is_some_and(|p| scene.phrases[p].name.is_some_and(|n| n.contains(r) && n.len() > r.len()))
}

/// The same happening counts once a sentence.
fn once_a_sentence(scene: &Scene<'_>, found: &mut Vec<Event>, from: usize) {
    let mut i = from;
    while i < found.len() {
        let e = &found[i];
        let twin = found[from..i].iter().any(|o| {
            // "a ban on liquor sales and a curfew": each is a restriction of its own
            if e.kind == EventType::Restriction && o.kind == e.kind && e.entry != o.entry && e.head > o.head + 1 && e.actors.is_empty() && scene.clauses.at(e.head).opener != clauses::Opener::Relative
            {
                return false;
            }
            // "beaten or tortured"
            let paired = e.kind == o.kind && e.status == o.status && e.trigger.s() == o.trigger.e() + 1 && scene.doc.is(o.trigger.e(), Gram::OR);
            if paired {
                return true;
            }
            let relative = scene.clauses.at(e.head).opener == clauses::Opener::Relative && scene.clauses.of(o.head) != scene.clauses.of(e.head);
            o.kind == e.kind && relative
                || o.kind == e.kind && (o.status == e.status || e.targets.is_empty() && e.actors.is_empty()) && {
                    let same_clause = scene.clauses.of(o.head) == scene.clauses.of(e.head);
                    let told_apart = !o.targets.is_empty() && !e.targets.is_empty() && o.targets != e.targets || !o.actors.is_empty() && !e.actors.is_empty() && o.actors != e.actors;
                    same_clause && !told_apart || e.targets.is_empty() && e.actors.is_empty() && !told_apart
                }
        });
        if twin {
            found.remove(i);
        } else {
            i += 1;
        }
    }
}

/// Does a country or capital act here rather than hold what happens ("Moscow offered", "accused by Kyiv", "Ankara's envoy")?
pub fn acts(scene: &Scene<'_>, place: usize) -> bool {
    let doc = &scene.doc;
    let p = &scene.places[place];
    let r = p.range;
    let s = doc.text.sentence_of(r.s());
    if cannot_act(scene, place) {
        return false;
    }
    let country = p.feature == "country";
    // "accused by Kyiv", "peace with Manila": who, not where
    if r.s() > s.s() {
        let before = r.s() - 1;
        if doc.is(before, Gram::BY) && !doc.is(before, Gram::LOC) || !country && doc.is(before, Gram::WITH) && !doc.is(before, Gram::LOC) {
            return true;
        }
        // "wants New Delhi to pay"
        if !country && scene.clauses.verb(before) && doc.is(r.e(), Gram::TO) && scene.clauses.verb(r.e() + 1) {
            return true;
        }
        // "ambassador of France", "army of Myanmar": whose
        let whose = if doc.is(before, Gram::OF) { before } else { r.s() };
        let owner = |m: &Mark| m.table == Table::Actors && m.range.e() == whose && doc.actor(m).is_some_and(|a| a.title || a.organisation && !a.name);
        if country && whose > s.s() && doc.marks_in(Range::new(whose.saturating_sub(3).max(s.s()), whose)).iter().any(owner) && (whose < r.s() || genitive(scene, r)) {
            return true;
        }
    }
    // "Myanmar's army", "Moscow's statement"; "Lebanon's coast" is a place
    if let Some(owned) = possessed(scene, r.e()) {
        let near = (owned..(owned + 4).min(s.e())).take_while(|&t| doc.text.is_word(t) && !doc.is(t, Gram::PREP.or(Gram::CONJ)));
        let spot = near.into_iter().any(|t| {
            scene.place_at(t).is_some()
                || doc.mark(t, Table::Places).is_some_and(|m| matches!(doc.entry(m.entry).meaning, Meaning::Place(PlaceWord::Site | PlaceWord::Feature { .. }))) && doc.mark(t, Table::Actors).is_none()
        });
        return !spot;
    }
    // "US President"
    if country && doc.marks_at(r.e()).iter().any(|m| doc.actor(m).is_some_and(|a| a.title)) {
        return true;
    }
    if settle::located(scene, place) && r.s() > s.s() && !doc.text.is_comma(r.s() - 1) {
        return false;
    }
    subject(scene, r, s)
}

/// Stands it where only a place stands: behind a preposition of place, before a hyphen, beside a word for a kind of place?
pub fn cannot_act(scene: &Scene<'_>, place: usize) -> bool {
    let doc = &scene.doc;
    let p = &scene.places[place];
    let r = p.range;
    let s = doc.text.sentence_of(r.s());
    let mut before = r.s();
    while before > s.s() && doc.is(before - 1, Gram::DET) && !doc.is(before - 1, Gram::PREP) {
        before -= 1;
    }
    p.dateline
        || doc.text.is_punct(r.e(), ':')
        || doc.text.is_punct(r.e(), '(')
        || before > s.s() && doc.is(before - 1, Gram::LOC.or(Gram::FROM)) && !doc.is(before - 1, Gram::BY)
        || doc.text.is_punct(r.e(), '-') && !doc.text.spaced(r.e()) && !doc.text.spaced(r.e() + 1)
}

/// Is it the subject of an active verb ("Washington, Paris and Berlin stood by")?
fn subject(scene: &Scene<'_>, r: Range, s: Range) -> bool {
    use crate::vocabulary::EventType::*;
    let doc = &scene.doc;
    let mut t = r.e();
    // "China, whose envoy …, got"
    if doc.text.is_comma(t) && doc.is(t + 1, Gram::REL) && !(r.s() > s.s() && doc.text.is_comma(r.s() - 1)) {
        return true;
    }
    let mut end = t + 5;
    while t < s.e() && t < end {
        // the next one of a row of places
        if (doc.text.is_comma(t) || doc.is(t, Gram::AND)) && scene.place_at(t + 1).is_some() {
            let next = scene.places[scene.place_at(t + 1).unwrap_or(0)].range;
            t = next.e();
            end = t + 5;
            continue;
        }
        if doc.text.is_comma(t) || doc.is(t, Gram::PREP.or(Gram::CONJ)) || scene.place_at(t).is_some() {
            return false;
        }
        if scene.clauses.verb(t) || doc.is(t, Gram::HAVE) {
            // what it does must be what governments do with words; sending troops leaves it a place
            let moves = doc.marks_in(Range::new(t, (t + 3).min(s.e()))).iter().any(|m| {
                doc.trigger(m).is_some_and(|x| {
                    matches!(x.named, crate::pack::entries::Named::Type(Deployment | Withdrawal | Restriction | Displacement | PeacefulProtest | ViolentDemonstration | OrderRestored))
                })
            });
            let progressive =
                || (t + 1..(t + 4).min(s.e())).find(|&k| !doc.is(k, Gram::ADV.or(Gram::NEG))).is_some_and(|k| doc.marks_at(k).iter().any(|m| m.head as usize == k && m.tags.has(FormTags::GER)));
            return !moves && (!doc.is(t, Gram::BE) || progressive());
        }
        t += 1;
    }
    false
}

/// Where the thing owned begins, behind "'s".
fn possessed(scene: &Scene<'_>, t: usize) -> Option<usize> {
    let text = &scene.doc.text;
    let mark = text.tokens.get(t).is_some_and(|k| matches!(k.lead, '\'' | '’') && !k.space_before);
    (mark && text.tokens.get(t + 1).is_some_and(|k| !k.space_before) && text.word(t + 1) == "s").then_some(t + 2)
}

/// Written as a genitive, by the pack's forms.
fn genitive(scene: &Scene<'_>, r: Range) -> bool {
    scene.doc.marks_at(r.s()).iter().any(|m| m.range == r && m.table == Table::Places && m.tags.has(FormTags::GEN))
}
