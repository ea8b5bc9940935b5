//! Places of short texts, by the packs that the binary carries.

use crate::reader::{Reader, Report};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// The places of a text: words, country, feature and basis.
fn places(language: &str, text: &str) -> Vec<String> {
    let report = Report { language: Some(language.into()), text: text.into(), ..Report::default() };
    let reading = serde_json::to_value(READER.read(&report)).unwrap();
    let word = |p: &serde_json::Value, k: &str| p[k].as_str().unwrap_or("-").to_owned();
    reading["places"].as_array().unwrap().iter().map(|p| format!("{} {} {}", word(p, "text"), word(p, "country"), word(p, "feature"))).collect()
}

fn words(language: &str, text: &str) -> Vec<String> {
    places(language, text).into_iter().map(|p| p.rsplitn(3, ' ').nth(2).unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_capital_that_acts_is_no_place() {
    for text in [
        "Ottawa denied the claim on Tuesday.",
        "The bridge was closed, an envoy said, and Lisbon, Madrid and Rome stood by the decision.",
        "The plan was rejected by Tehran on Monday.",
        "The rebels made peace with Bogota last year.",
        "Nothing came of Ankara's threats.",
    ] {
        assert_eq!(words("en", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(words("en", "Three people were shot in Lisbon on Monday."), ["Lisbon"]);
    assert_eq!(words("en", "Turkey sent 2,000 soldiers across the river."), ["Turkey"]);
    assert_eq!(words("en", "A Lisbon-based group counted the dead."), ["Lisbon"]);
}

#[test]
fn names_of_bodies_and_people_are_no_places() {
    for text in ["The Kampala Doctors Association called a strike.", "She studied at the University of Leeds.", "The director, one Peter Anders Denver, was charged.", "It cost $US40 million."] {
        assert_eq!(words("en", text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(words("en", "Police arrested Carla Modesto in Turin. On Friday Modesto was freed."), ["Turin"]);
}

#[test]
fn a_name_goes_to_the_place_that_holds_it() {
    assert_eq!(places("en", "Two men were shot in Springfield, Illinois."), ["Springfield US city", "Illinois US admin1"]);
    assert_eq!(places("en", "He lives in Portland, Maine, near the harbour."), ["Portland US city", "Maine US admin1"]);
}

#[test]
fn a_name_without_entry_lies_in_the_country_of_the_report() {
    let text = "NAIROBI, 3 May - Kenyan police fired on a crowd in Kwambuzi. Boys threw stones along Mabati Road. In Paris, diplomats looked on.";
    let found = places("en", text);
    assert!(found.contains(&"Kwambuzi KE city".to_owned()), "{found:?}");
    assert!(found.contains(&"Mabati Road KE road".to_owned()), "{found:?}");
}

#[test]
fn words_that_say_what_a_name_is() {
    assert_eq!(words("en", "A curfew covers the Enga province and the town of Wabag."), ["Enga", "Wabag"]);
    assert_eq!(words("ro", "În statul Shan, armata a închis podul Lashio."), ["Shan", "podul Lashio"]);
    assert_eq!(words("ro", "La Brăila și la Tulcea a fost liniște."), ["Brăila", "Tulcea"]);
    assert_eq!(words("en", "High-level talks went on at Port-au-Prince."), ["Port-au-Prince"]);
}
