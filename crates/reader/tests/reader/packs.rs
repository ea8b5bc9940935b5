//! The packs that the binary carries: without faults, and their cases pass.

use crate::corpus::reader;
use grefier_reader::pack::{Pack, cases, embedded};

#[test]
fn load_without_faults() {
    let mut languages = 0;
    for language in embedded::languages() {
        languages += 1;
        let (pack, faults) = Pack::load_all(embedded::files(language).expect("its files"));
        let faults: Vec<String> = faults.iter().map(|f| format!("packs/{language}/{f}")).collect();
        assert!(faults.is_empty(), "faults:\n  {}", faults.join("\n  "));
        let pack = pack.expect("it loads");
        assert_eq!(pack.language(), language, "the folder has the name of the language");
        assert!(!pack.about.licence.is_empty(), "packs/{language}/pack.toml says no licence");
    }
    assert!(languages >= 2, "packs are built in");
}

#[test]
fn pass_their_cases() {
    let mut failed = Vec::new();
    for language in embedded::languages() {
        let pack = reader().pack(language).expect("a built-in pack");
        let (ran, wrong) = cases::run(reader(), &pack);
        assert!(ran >= 100, "{language} has only {ran} cases");
        failed.extend(wrong.iter().map(|f| format!("packs/{language}/{f}")));
    }
    assert!(failed.is_empty(), "{} cases fail:\n  {}", failed.len(), failed.join("\n  "));
}

#[test]
fn are_heard_before_a_built_in_one_and_counted_by_their_words() {
    let mut other = grefier_reader::Reader::new();
    let mut files = embedded::files("en").expect("English is built in");
    let before = reader().pack("en").expect("English").digest.clone();
    files.insert("cases/numbers.tsv".into(), "# none\n".into());
    assert_eq!(Pack::load_all(files.clone()).0.map(|p| p.digest), Some(before.clone()), "cases are no words: the digest stays");
    let triggers = files.get_mut("triggers.tsv").expect("the table");
    triggers.push_str("frobnicat*\tarrest\n");
    assert_eq!(other.add_pack(files).ok().as_deref(), Some("en"));
    assert_ne!(other.pack("en").expect("English").digest, before);
    let report = grefier_reader::Report { language: Some("en".into()), text: "Police frobnicated three protesters in Almaty.".into(), ..Default::default() };
    assert!(reader().read(&report).events.is_empty());
    let reading = other.read(&report);
    assert_eq!(reading.events.iter().map(|e| e.trigger.text.as_str()).collect::<Vec<_>>(), ["frobnicated"]);
}

#[test]
fn say_line_and_reason_of_a_fault() {
    let mut files = embedded::files("ro").expect("Romanian is built in");
    files.insert("cues.tsv".into(), "# cues\nspunea\tverbb\n".into());
    let faults = Pack::load_all(files).1;
    let fault = faults.iter().find(|f| f.file == "cues.tsv").expect("a fault");
    assert_eq!(fault.line, 2);
    assert!(fault.what.contains("verbb"), "{}", fault.what);
}
