//! Reports with typos, without diacritics, with other quotation marks: `examples/*/noise/*.txt` against their originals.
//!
//! The file of a noisy report begins with the name of its original.

use crate::corpus::{self, LANGUAGES, file_name, files, folder, reader, titled};
use grefier_gazetteer::fold::fold;
use grefier_reader::format::{Figure, Reading};

/// A figure without its spans and bound.
fn cell(f: &Figure) -> String {
    let value = f.best.or(f.low).map_or("-".to_owned(), |n| n.to_string());
    format!("{} {} {value} {}", f.what.as_str(), f.who.map_or("-", |k| k.as_str()), f.certainty.as_str())
}

fn cells(r: &Reading) -> Vec<String> {
    r.figures.iter().map(cell).collect()
}

/// All pairs: name of the noisy file, its reading, that of the original.
fn pairs() -> Vec<(String, Reading, Reading)> {
    let mut found = Vec::new();
    for language in LANGUAGES {
        let originals = corpus::examples(language);
        for path in files(&folder().join(language).join("noise"), "txt") {
            let name = file_name(&path);
            let stem = |n: &str| n.trim_start_matches(&format!("{language}/")).trim_end_matches(".json").to_owned();
            let original = originals.iter().filter(|o| name.starts_with(&stem(&o.name))).max_by_key(|o| o.name.len()).unwrap_or_else(|| panic!("{name} has no original"));
            let mut clean = original.report();
            clean.reference = None;
            let noisy = grefier_reader::Report { text: titled(&path).text, ..clean.clone() };
            found.push((name, reader().read(&noisy), reader().read(&clean)));
        }
    }
    found
}

#[test]
fn leaves_the_figures_as_they_are() {
    let pairs = pairs();
    assert!(pairs.len() >= 2, "there are examples of noise");
    for (name, noisy, clean) in pairs {
        assert!(!clean.figures.is_empty(), "{name}: the original has figures");
        assert_eq!(cells(&noisy), cells(&clean), "{name}: the figures are not those of its original");
        // a word of bound may be the one that is misspelt
        let bounds = noisy.figures.iter().zip(&clean.figures).filter(|(n, c)| (n.bound, n.low, n.high) != (c.bound, c.low, c.high)).count();
        assert!(bounds <= 1, "{name}: {bounds} figures have another bound");
    }
}

#[test]
fn leaves_most_events_and_all_places_as_they_are() {
    for (name, noisy, clean) in pairs() {
        let places = |r: &Reading| r.places.iter().map(|p| p.geonames_id.map_or_else(|| fold(&p.name), |id| id.to_string())).collect::<Vec<_>>();
        assert_eq!(places(&noisy), places(&clean), "{name}: the places");
        let events = |r: &Reading| r.events.iter().map(|e| (e.kind, e.status)).collect::<Vec<_>>();
        let (noisy, clean) = (events(&noisy), events(&clean));
        let mut left = noisy.clone();
        let kept = clean.iter().filter(|e| left.iter().position(|n| n == *e).map(|i| left.remove(i)).is_some()).count();
        assert!(10 * kept >= 9 * clean.len() && left.len() * 10 <= clean.len(), "{name}: {kept} of {} events kept, {} new\n{noisy:?}\n{clean:?}", clean.len(), left.len());
    }
}
