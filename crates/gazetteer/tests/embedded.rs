//! The gazetteer that is compiled in: names that news of unrest use.
#![cfg(feature = "embed")]

use grefier_gazetteer::{Feature, Gazetteer, NameHash, NameKind, Seat, fold, word_hash};

fn gazetteer() -> Gazetteer {
    Gazetteer::embedded()
}

/// The first meaning of a name: what it is called, where, and what it is.
#[track_caller]
fn first(name: &str) -> (String, String, Feature) {
    let g = gazetteer();
    let candidate = g.lookup_name(name).next().unwrap_or_else(|| panic!("{name:?} is not found"));
    let place = g.place(candidate.place);
    (place.name.to_string(), place.country.to_string(), place.feature)
}

#[track_caller]
fn means(name: &str, place: &str, country: &str, feature: Feature) {
    assert_eq!(first(name), (place.to_string(), country.to_string(), feature), "{name}");
}

#[test]
fn it_is_sound() {
    gazetteer().verify().unwrap();
    let description = gazetteer().describe();
    assert!(description.places > 200_000, "{description}");
    assert!(description.names > 800_000, "{description}");
    assert_eq!(description.countries, 250);
    assert!(description.sources.iter().any(|s| s.contains("GeoNames") && s.contains("CC BY 4.0")), "{description}");
    assert!(description.sources.iter().any(|s| s.contains("CLDR")), "{description}");
}

#[test]
fn almaty_in_all_scripts() {
    for name in ["Almaty", "Almatî", "ALMATY", "Алматы", "ألماتي", "الماتی", "阿拉木图", "阿拉木圖", "알마티", "Αλμάτι"] {
        means(name, "Almaty", "KZ", Feature::City);
    }
    let g = gazetteer();
    let place = g.place(g.named("Almaty", "KZ").unwrap());
    assert_eq!(place.id, Some(1_526_384));
    assert!((place.latitude - 43.25).abs() < 0.1 && (place.longitude - 76.95).abs() < 0.1);
    assert_eq!((place.radius_km, place.admin1_name, place.seat), (15, "Almaty", Seat::Admin1));
    assert_eq!(g.timezone(g.named("Almaty", "KZ").unwrap()), Some("Asia/Almaty"));
}

#[test]
fn countries_in_romanian_and_others() {
    for (name, country) in [
        ("Kazahstan", "KZ"),
        ("Rusia", "RU"),
        ("Franța", "FR"),
        ("Franţa", "FR"),
        ("Statele Unite", "US"),
        ("Coreea de Nord", "KP"),
        ("Republica Moldova", "MD"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
        ("Соединённые Штаты", "US"),
        ("قزاقستان", "KZ"),
        ("كازاخستان", "KZ"),
        ("乌克兰", "UA"),
        ("烏克蘭", "UA"),
        ("Deutschland", "DE"),
        ("दक्षिण अफ़्रीका", "ZA"),
        ("Türkiye", "TR"),
        ("Bosnia", "BA"),
    ] {
        let (_, found, feature) = first(name);
        assert_eq!((found.as_str(), feature), (country, Feature::Country), "{name}");
    }
}

#[test]
fn abbreviations_say_that_they_are() {
    let g = gazetteer();
    for (name, country, feature) in [
        ("US", "US", Feature::Country),
        ("U.S.", "US", Feature::Country),
        ("UAE", "AE", Feature::Country),
        ("U.K.", "GB", Feature::Country),
        ("DRC", "CD", Feature::Country),
        ("RD Congo", "CD", Feature::Country),
        ("PNG", "PG", Feature::Country),
        ("Calif.", "US", Feature::Admin1),
        ("N.Y.", "US", Feature::Admin1),
    ] {
        let candidate = g.lookup_name(name).next().unwrap_or_else(|| panic!("{name}"));
        let place = g.place(candidate.place);
        assert_eq!((place.country, place.feature, candidate.how), (country, feature, NameKind::Abbreviation), "{name}");
    }
}

#[test]
fn short_names_ask_for_their_marks() {
    let g = gazetteer();
    let austria = g.country("AT").unwrap();
    let ao = g.lookup_name("Áo").find(|c| c.place == austria).unwrap();
    assert_eq!(ao.how, NameKind::Exact);
    assert!(g.lookup_name("Ý").all(|c| g.place(c.place).feature != Feature::Country));
}

#[test]
fn divisions() {
    for name in ["Idlib Governorate", "محافظة إدلب"] {
        means(name, "Idlib", "SY", Feature::Admin1);
    }
    means("Kachin State", "Kachin State", "MM", Feature::Admin1);
    means("Tigray", "Tigray", "ET", Feature::Admin1);
    means("Enga", "Enga Province", "PG", Feature::Admin1);
    means("Lanao del Sur", "Lanao del Sur", "PH", Feature::Admin2);
    means("Донецкая область", "Donetsk", "UA", Feature::Admin1);
    means("Crimeea", "Crimea", "UA", Feature::Admin1);
    let g = gazetteer();
    let idlib = g.admin1("SY", "12").unwrap();
    assert_eq!(g.place(idlib).name, "Idlib");
    assert_eq!(g.admin1("SY", "99"), None);
    // A compass point alone names no division.
    assert!(g.lookup_name("Nord").all(|c| g.place(c.place).feature != Feature::Admin1));
}

#[test]
fn regions_waters_and_sites() {
    means("Donbas", "Donbas", "UA", Feature::Region);
    means("Orientul Mijlociu", "Middle East", "", Feature::Region);
    means("Fâșia Gaza", "Gaza Strip", "PS", Feature::Admin1);
    means("Marea Neagră", "Black Sea", "", Feature::Water);
    means("Ормузский пролив", "Strait of Hormuz", "", Feature::Water);
    means("Piața Tahrir", "Tahrir Square", "EG", Feature::Site);
    means("Майдан Незалежності", "Independence Square", "UA", Feature::Site);
    means("Sadr City", "Sadr City", "IQ", Feature::District);
    means("عين الحلوة", "Ain al-Hilweh", "LB", Feature::Site);
    means("Африка", "Africa", "", Feature::Continent);
    means("Darfur", "Darfur", "SD", Feature::Region);
}

#[test]
fn points_of_countries_are_those_of_geonames() {
    let g = gazetteer();
    for (code, lat, lon) in [("KZ", 48.0, 68.0), ("RU", 60.0, 100.0), ("US", 39.76, -98.5)] {
        let place = g.place(g.country(code).unwrap());
        assert!((place.latitude - lat).abs() < 1e-3 && (place.longitude - lon).abs() < 1e-3, "{code}");
    }
}

#[test]
fn capitals_and_zones() {
    let g = gazetteer();
    let capital = |code| g.capital(code).map(|c| g.place(c).name);
    assert_eq!(capital("KZ"), Some("Astana"));
    assert_eq!(capital("RO"), Some("Bucharest"));
    assert_eq!(capital("US"), Some("Washington"));
    assert_eq!(capital("AQ"), None);
    assert_eq!(grefier_gazetteer::country_zone("RO"), Some("Europe/Bucharest"));
    assert_eq!(grefier_gazetteer::country_zone("XX"), None);
    let without: Vec<&str> = g.countries().filter(|c| g.capital(c).is_none()).collect();
    assert!(without.len() < 12, "{without:?}");
}

#[test]
fn named_finds_what_packs_ask_for() {
    let g = gazetteer();
    let found = |name, country| g.named(name, country).map(|i| (g.place(i).name, g.place(i).feature));
    assert_eq!(found("Almaty", "KZ"), Some(("Almaty", Feature::City)));
    assert_eq!(found("Nur-Sultan", "KZ"), Some(("Astana", Feature::City)));
    assert_eq!(found("Kazakhstan", "KZ"), Some(("Kazakhstan", Feature::Country)));
    assert_eq!(found("Tigray", "ET"), Some(("Tigray", Feature::Admin1)));
    assert_eq!(found("Middle East", ""), Some(("Middle East", Feature::Region)));
    assert_eq!(found("Almaty", "RO"), None);
    assert_eq!(found("", "KZ"), None);
}

#[test]
fn ids_lead_back() {
    let g = gazetteer();
    assert_eq!(g.by_geonames_id(1_526_384), g.named("Almaty", "KZ"));
    assert_eq!(g.by_geonames_id(0), None);
    assert_eq!(g.by_geonames_id(u32::MAX), None);
    for index in (0..g.len() as u32).step_by(997) {
        if let Some(id) = g.place(index).id {
            assert_eq!(g.by_geonames_id(id), Some(index));
        }
    }
}

#[test]
fn every_place_is_somewhere() {
    let g = gazetteer();
    for index in 0..g.len() as u32 {
        let p = g.place(index);
        assert!(!p.name.is_empty(), "{p:?}");
        assert!(p.latitude.abs() <= 90.0 && p.longitude.abs() <= 180.0, "{p:?}");
        assert!(p.radius_km > 0, "{p:?}");
        assert!(!(p.latitude == 0.0 && p.longitude == 0.0) || p.name.ends_with("Ocean"), "{p:?}");
    }
    assert_eq!(g.place(u32::MAX).name, "");
}

#[test]
fn longest_match_word_by_word() {
    let g = gazetteer();
    let hashes: Vec<u64> = fold::words("New York City police").map(|w| word_hash(&fold::fold(w))).collect();
    let (words, mut places) = g.longest_name(&hashes).unwrap();
    assert_eq!(words, 3);
    assert_eq!(g.place(places.next().unwrap().place).name, "New York City");
    let nothing: Vec<u64> = fold::words("qqqq zzzz").map(|w| word_hash(&fold::fold(w))).collect();
    assert!(g.longest_name(&nothing).is_none());
    assert!(g.longest_name(&[]).is_none());
    // What the masks promise covers what is there.
    for name in ["Ras al-Ayn", "Rio de Janeiro", "Autonomous Region in Muslim Mindanao", "Kyiv"] {
        let hashes: Vec<u64> = fold::words(name).map(|w| word_hash(&fold::fold(w))).collect();
        assert_ne!(g.word_counts(hashes[0]) >> (hashes.len() - 1) & 1, 0, "{name}");
        assert_eq!(g.longest_name(&hashes).map(|(n, _)| n), Some(hashes.len()), "{name}");
    }
}

#[test]
fn names_without_spaces() {
    let g = gazetteer();
    assert!(g.longest_from('阿') >= 4);
    assert!(g.longest_from('알') >= 3);
    assert!(g.longest_from('ก') >= 5);
    assert_eq!(g.longest_from('a'), 0);
    // As a caller does: the longest run first.
    let text: Vec<char> = fold::fold("阿拉木图发生抗议").chars().collect();
    let longest = g.longest_from(text[0]).min(text.len());
    let found = (1..=longest).rev().find_map(|n| {
        let name: String = text[..n].iter().collect();
        g.lookup(word_hash(&name)).next()
    });
    assert_eq!(g.place(found.unwrap().place).name, "Almaty");
}

#[test]
fn the_hash_of_a_name_is_that_of_its_words() {
    let mut by_hand = NameHash::new();
    for word in ["nur", "sultan"] {
        by_hand.push_word(word);
    }
    assert_eq!(by_hand, NameHash::of("Nur-Sultan"));
}
