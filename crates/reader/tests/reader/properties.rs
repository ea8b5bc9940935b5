//! Whatever the text, the reader ends, panics never, and gives a reading that holds together.
//!
//! The texts come from fixed seeds; `GREFIER_CASES` sets how many, `GREFIER_SEED` where they begin. A text that fails is
//! made smaller before it is shown.

use crate::corpus::reader;
use crate::generate::{self, Chance};
use crate::invariants::{check, json};
use grefier_reader::Report;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(otherwise)
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Panics that are looked for are not written out, with all their frames, each time one is met.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if QUIET.get() {
                PLACE.set(info.location().map(|l| format!(" at {}:{}", l.file(), l.line())));
            } else {
                loud(info);
            }
        }));
    });
    QUIET.set(true);
    let done = work();
    QUIET.set(false);
    done
}

/// What is wrong with the reading of a report, a panic included.
fn fault(report: &Report) -> Option<String> {
    match quietly(|| catch_unwind(AssertUnwindSafe(|| check(reader(), report)))) {
        Ok(done) => done.err(),
        Err(panic) => {
            let what = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied()).unwrap_or("of an unknown kind");
            Some(format!("panic{}: {what}", PLACE.take().unwrap_or_default()))
        }
    }
}

/// Leaves out as much of the text as can be left out while it still fails.
fn smaller(report: &Report) -> Report {
    let mut letters: Vec<char> = report.text.chars().collect();
    let with = |letters: &[char]| Report { text: letters.iter().collect(), ..report.clone() };
    let mut step = letters.len().div_ceil(2);
    while step > 0 {
        let mut at = 0;
        while at < letters.len() {
            let rest: Vec<char> = letters.iter().take(at).chain(letters.iter().skip(at + step)).copied().collect();
            if fault(&with(&rest)).is_some() {
                letters = rest;
            } else {
                at += step;
            }
        }
        step /= 2;
    }
    with(&letters)
}

#[test]
fn hold_for_any_text() {
    let (first, cases) = (setting("GREFIER_SEED", 1), setting("GREFIER_CASES", 1500));
    for seed in first..first + cases {
        let report = generate::report(&mut Chance::new(seed));
        if fault(&report).is_some() {
            let small = smaller(&report);
            let what = fault(&small).or_else(|| fault(&report)).unwrap_or_default();
            panic!("seed {seed}: {what}\nin the report {small:#?}");
        }
    }
}

#[test]
fn hold_for_every_example_in_pieces() {
    for e in crate::corpus::LANGUAGES.into_iter().flat_map(crate::corpus::examples) {
        let whole = e.report();
        check(reader(), &whole).unwrap_or_else(|what| panic!("{}: {what}", e.name));
        // broken off anywhere, as a feed does
        let ends: Vec<usize> = whole.text.char_indices().map(|(at, _)| at).step_by(37).collect();
        for end in ends {
            let part = Report { text: whole.text[..end].to_owned(), ..whole.clone() };
            check(reader(), &part).unwrap_or_else(|what| panic!("{} up to byte {end}: {what}", e.name));
        }
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let reports: Vec<Report> = (0..200).map(|seed| generate::report(&mut Chance::new(1_000_000 + seed))).collect();
    let read = |r: &Report| json(&reader().read(r));
    let alone: Vec<String> = reports.iter().map(read).collect();
    let threads = 4;
    let together: Vec<Vec<(usize, String)>> = std::thread::scope(|scope| {
        let reports = &reports;
        let hands: Vec<_> = (0..threads).map(|k| scope.spawn(move || (k..reports.len()).step_by(threads).map(|i| (i, read(&reports[i]))).collect::<Vec<_>>())).collect();
        hands.into_iter().map(|h| h.join().expect("no panic")).collect()
    });
    for (i, got) in together.into_iter().flatten() {
        assert_eq!(got, alone[i], "report {i} is read otherwise on another thread");
    }
    // a reader of its own, its packs loaded in another order
    let other = grefier_reader::Reader::new();
    for (i, report) in reports.iter().enumerate().rev().step_by(7) {
        assert_eq!(json(&other.read(report)), alone[i], "report {i} is read otherwise by another reader");
    }
}

/// What is asked of the text does not depend on what was given besides it.
#[test]
fn an_empty_text_gives_an_empty_reading() {
    for text in ["", " ", "\n\n", "\u{feff}", "...", "\0"] {
        let reading = check(reader(), &Report { text: text.into(), published: Some("2022-01-07".into()), ..Report::default() }).unwrap_or_else(|what| panic!("{text:?}: {what}"));
        let items = reading.places.len() + reading.dates.len() + reading.actors.len() + reading.statements.len() + reading.events.len() + reading.figures.len();
        assert_eq!(items, 0, "{text:?}");
    }
}

/// Texts that failed once, as small as they could be made: language, text.
const ONCE: &[(&str, &str)] = &[("en", "destroyed a Id,trader tell y telephone h"), ("en", "Nobody Nobody")];

#[test]
fn hold_for_what_failed_once() {
    for (language, text) in ONCE {
        for language in [None, Some((*language).to_owned())] {
            let report = Report { language, published: Some("2022-01-07".into()), text: (*text).to_owned(), ..Report::default() };
            check(reader(), &report).unwrap_or_else(|what| panic!("{text:?}: {what}"));
        }
    }
}

#[test]
#[ignore = "a tool: makes the text of the file GREFIER_TEXT (read as GREFIER_LANGUAGE) smaller while it fails"]
fn make_smaller() {
    let path = std::env::var("GREFIER_TEXT").expect("GREFIER_TEXT names a file");
    let text = String::from_utf8_lossy(&std::fs::read(path).expect("a file that can be read")).into_owned();
    let report = Report { language: std::env::var("GREFIER_LANGUAGE").ok(), published: Some("2022-01-07".into()), text, ..Report::default() };
    match fault(&report) {
        None => println!("nothing is wrong with it"),
        Some(_) => {
            let small = smaller(&report);
            println!("{:?}\n{}", small.text, fault(&small).unwrap_or_default());
        }
    }
}
