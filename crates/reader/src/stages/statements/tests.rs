//! Who says what, construction by construction.

use crate::vocabulary::Certainty;
use crate::{Reader, Report};
use std::sync::OnceLock;

/// Source, cue, content (its pieces joined by " / ") and whether it is denied.
fn said(language: &str, text: &str) -> Vec<(String, String, String, bool)> {
    static READER: OnceLock<Reader> = OnceLock::new();
    let report = Report { reference: None, title: None, publisher: None, url: None, language: Some(language.to_owned()), published: None, text: text.to_owned() };
    let r = READER.get_or_init(Reader::new).read(&report);
    let letters: Vec<char> = text.chars().collect();
    let words = |s: [u32; 2]| letters[s[0] as usize..s[1] as usize].iter().collect::<String>();
    r.statements
        .iter()
        .map(|s| {
            let source = s.source.as_ref().and_then(|id| r.actors.iter().find(|a| a.id == *id)).map_or(String::new(), |a| words(a.span));
            let content: Vec<String> = s.content.iter().map(|c| words(*c)).collect();
            (source, s.cue.as_ref().map_or(String::new(), |c| c.text.clone()), content.join(" / "), s.certainty == Certainty::Denied)
        })
        .collect()
}

/// One statement: source and content.
fn one(language: &str, text: &str) -> (String, String) {
    let all = said(language, text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    (all[0].0.clone(), all[0].2.clone())
}

fn pair(source: &str, content: &str) -> (String, String) {
    (source.to_owned(), content.to_owned())
}

#[test]
fn a_second_quotation_goes_on() {
    assert_eq!(one("en", "\"We heard three shots,\" Mr. Walker said. \"Then the square was empty.\""), pair("Walker", "We heard three shots / Then the square was empty"));
    assert_eq!(one("en", "''We heard three shots,'' the teacher said. ''Then the square was empty.''"), pair("the teacher", "We heard three shots / Then the square was empty"));
}

#[test]
fn the_source_is_the_whole_noun_phrase() {
    assert_eq!(one("en", "Two officers who fled the town last week said that the barracks had burned down."), pair("Two officers who fled the town last week", "the barracks had burned down"));
    assert_eq!(one("en", "The port's Greek manager said that the gates were shut.").0, "The port's Greek manager");
    assert_eq!(one("en", "The poll says that most voters fear a coup.").0, "The poll");
    assert_eq!(one("ro", "Potrivit martorilor, soldații au deschis focul.").0, "martorilor");
}

#[test]
fn a_relative_clause_does_not_hide_the_subject() {
    assert_eq!(one("en", "Samira Haddad, who runs a shelter in Aleppo, said dozens of families had fled."), pair("Samira Haddad", "dozens of families had fled"));
}

#[test]
fn content_ends_where_another_voice_begins() {
    let all = said("en", "The army said that the town had fallen, while the rebels said that they still held the bridge; the bazaar was closed.");
    assert_eq!(all.iter().map(|s| s.2.as_str()).collect::<Vec<_>>(), ["the town had fallen", "they still held the bridge"]);
}

#[test]
fn a_second_verb_shares_the_subject() {
    let all = said("en", "The governor said that the police were ready, but denied any plan to ban the march.");
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!((all[1].0.as_str(), all[1].2.as_str(), all[1].3), ("The governor", "any plan to ban the march", true));
}

#[test]
fn nouns_as_content_end_with_the_noun_phrase() {
    assert_eq!(one("en", "The ministry denied the charge and closed the road."), pair("The ministry", "the charge"));
    assert_eq!(one("en", "The hospital put the toll at 175."), pair("The hospital", "the toll at 175"));
    assert_eq!(one("en", "The envoy dismissed the report as \"a fairy tale\".").1, "the report as \"a fairy tale\"");
    assert_eq!(one("ro", "Poliția vorbește despre 12 morți."), pair("Poliția", "12 morți"));
}

#[test]
fn what_is_not_said_gives_nothing() {
    assert_eq!(said("en", "The ministry has not confirmed the attack."), []);
    assert_eq!(said("en", "The rebels, backed by the army, took the town."), []);
    assert_eq!(said("ro", "Rebelii, susținuți de armată, au luat orașul."), []);
}

#[test]
fn a_count_with_its_owner() {
    assert_eq!(one("en", "Some 300 people were killed, by the Red Cross's count."), pair("the Red Cross", "Some 300 people were killed"));
    assert_eq!(one("en", "Some 300 people marched on Monday, by police reckoning.").0, "police");
}

#[test]
fn a_passive_with_its_agent() {
    assert_eq!(one("ro", "Nouă oameni au murit în explozie. Bilanțul a fost comunicat marți de Crucea Roșie."), pair("Crucea Roșie", "Nouă oameni au murit în explozie"));
}

#[test]
fn pronouns_stand_for_the_subject_before() {
    assert_eq!(one("en", "President Okello left the capital on Friday. He said that the army was loyal."), pair("President Okello", "the army was loyal"));
}
