//! The kinds of figures, each by a sentence of its own.

use crate::format::Figure;
use crate::reader::{Reader, Report};
use crate::vocabulary::{Certainty, Kind, What};

fn figures(language: &str, text: &str) -> Vec<Figure> {
    let report = Report { language: Some(language.to_owned()), text: text.to_owned(), ..Report::default() };
    Reader::new().read(&report).figures
}

fn said(language: &str, text: &str) -> Vec<(Option<u64>, What, Option<Kind>)> {
    figures(language, text).iter().map(|f| (f.best, f.what, f.who)).collect()
}

#[test]
fn a_number_alone_counts_the_noun_before() {
    let all = said("en", "The agency visited 40 hospitals in the province. Seven no longer work and twelve were evacuated.");
    assert_eq!(all[0], (Some(40), What::Buildings, Some(Kind::Medics)));
    assert_eq!(all[1], (Some(7), What::Buildings, Some(Kind::Medics)));
    let all = said("ro", "Din cele 20 de spitale din oraș, 11 nu mai funcționează.");
    assert_eq!(all[1], (Some(11), What::Buildings, Some(Kind::Medics)));
}

#[test]
fn the_whole_of_a_part_is_no_count_of_its_own() {
    let all = said("en", "Six soldiers were arrested on Monday. Two of the six were sentenced to death.");
    assert_eq!(all.len(), 2, "{all:?}");
    assert_eq!(all[1].1, What::Charged);
}

#[test]
fn a_participle_only_says_which_ones() {
    let all = said("en", "On Friday nine students abducted near the border were released by the gunmen.");
    assert_eq!(all[0].1, What::Released);
}

#[test]
fn words_between_number_and_noun() {
    assert_eq!(said("en", "Police shot dead at least 12 striking oil workers in the town.")[0], (Some(12), What::Killed, Some(Kind::Labour)));
}

#[test]
fn what_the_sentence_says_of_them() {
    assert_eq!(said("en", "Two women were trampled to death outside the office.")[0].1, What::Killed);
    assert_eq!(said("en", "After the clashes some 300 people sought medical treatment in the city.")[0].1, What::Hospitalised);
    assert_eq!(said("en", "In the north 40 rebel fighters surrendered on Monday.")[0].1, What::Other);
}

#[test]
fn whose_the_things_are() {
    assert_eq!(said("en", "Protesters burned two patrol vans on Monday.")[0], (Some(2), What::Vehicles, Some(Kind::Police)));
    let all = said("en", "Parliament adopted the emergency law by 80 votes to 31.");
    assert_eq!(all, [(Some(80), What::Other, Some(Kind::Legislature)), (Some(31), What::Other, Some(Kind::Legislature))]);
}

#[test]
fn what_the_next_words_take_back() {
    let all = figures("en", "The radio said that soldiers had killed six people in the market. They had not.");
    assert_eq!(all[0].certainty, Certainty::Denied);
    let all = figures("en", "Police reported 30 dead, which the mayor denied.");
    assert_eq!(all[0].certainty, Certainty::Denied);
}

#[test]
fn nobody_is_no_part_of_what_was_counted_before() {
    let all = said("en", "Rioters burned three cars. Nobody answered the phone at the ministry.");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(said("en", "Shells hit the village but nobody was hurt.")[0], (Some(0), What::Injured, None));
}

/// Each newer number with the older one that it replaces.
fn replaced(language: &str, text: &str) -> Vec<(Option<u64>, Option<u64>)> {
    let all = figures(language, text);
    all.iter().filter_map(|f| Some((f.best, all.iter().find(|o| Some(&o.id) == f.supersedes.as_ref())?.best))).collect()
}

#[test]
fn the_newer_number_replaces_the_older() {
    let newer = [(Some(18), Some(12))];
    assert_eq!(replaced("en", "The ministry said 18 people were killed, not the previously reported 12 people killed."), newer);
    assert_eq!(replaced("en", "Hospitals previously reported 12 people killed, but 18 people were killed in all."), newer);
    assert_eq!(replaced("ro", "Numărul răniților a ajuns la 18, față de 12 răniți anterior."), newer);
    assert_eq!(replaced("ro", "Bilanțul este în creștere de la 12 morți la 18 morți."), newer);
}

#[test]
fn a_number_of_something_else_replaces_nothing() {
    assert_eq!(replaced("en", "Police arrested 18 people, after it previously reported 12 people killed."), []);
    assert_eq!(replaced("en", "Police arrested 18 people and killed two."), []);
}
