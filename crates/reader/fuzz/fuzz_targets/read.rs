//! Any bytes as a report: no panic, and all that `tests/invariants` demands of a reading.

#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use grefier_reader::{Reader, Report};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

const LANGUAGES: [Option<&str>; 5] = [None, Some("en"), Some("ro"), Some("en-GB"), Some("xx")];
const PUBLISHED: [Option<&str>; 4] = [None, Some("2022-01-07"), Some("9999-12-31"), Some("2024-02-29T23:59:59Z")];

fuzz_target!(|data: &[u8]| {
    static READER: OnceLock<Reader> = OnceLock::new();
    let Some((choice, text)) = data.split_first() else { return };
    let choice = usize::from(*choice);
    let given = |word: Option<&str>| word.map(str::to_owned);
    let report = Report {
        language: given(LANGUAGES[choice % LANGUAGES.len()]),
        published: given(PUBLISHED[choice / LANGUAGES.len() % PUBLISHED.len()]),
        text: String::from_utf8_lossy(text).into_owned(),
        ..Report::default()
    };
    if let Err(what) = invariants::check(READER.get_or_init(Reader::new), &report) {
        panic!("{what}");
    }
});
