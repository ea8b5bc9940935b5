//! Packs: checked, listed, and put in the place of built-in ones.

mod common;

use common::{file, folder, run, with_input};
use std::path::Path;

const TABLES: [&str; 9] = ["grammar.tsv", "triggers.tsv", "cues.tsv", "actors.tsv", "things.tsv", "numbers.tsv", "dates.tsv", "places.tsv", "domains.tsv"];

/// A small pack of an invented language.
fn pack(dir: &Path, language: &str) {
    file(dir, "pack.toml", format!("language = \"{language}\"\nname = \"Test\"\nscript = \"Latn\"\n[grammar]\ndecimal = \".\"\n"));
    for table in TABLES {
        file(dir, table, "# a table\n");
    }
    file(dir, "triggers.tsv", "# events\nblorked\tarrest\n");
    file(dir, "actors.tsv", "# people\n(zants|zant)\tprotesters\tpl\n(gorps|gorp)\tpolice\tpl\n");
    file(dir, "numbers.tsv", "# numbers\nflim\tnumber\tvalue=7\n");
    file(dir, "cases/sentences.tsv", "# cases\ngorps blorked 30 zants.\tfigure:30:arrested:protesters\tevent:arrest:happened:blorked\n");
    file(dir, "cases/numbers.tsv", "flim\t7\n");
}

#[test]
fn a_good_pack_is_said_to_be_good() {
    let dir = folder("good-pack");
    pack(&dir, "qq");
    let done = run(&["pack", "check", &dir.display().to_string()]);
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    assert!(done.out.contains("qq (Test): 4 entries") && done.out.contains("0 faults; 2 cases, 0 failed"), "{}", done.out);
}

#[test]
fn faults_and_failed_cases_are_named_with_file_and_line() {
    let dir = folder("faulty-pack");
    pack(&dir, "qq");
    file(&dir, "triggers.tsv", "# events\nblorked\tarrest\nsnarled\tno_such_type\nab*\tarrest\ngrumped\tarrest\tcolour=red\n");
    file(&dir, "cues.tsv", "spake\n");
    file(&dir, "places.tsv", "Zorg\tcity\tis=Almaty,KZ\nGlarn\tcity\tis=Almaty,KZ colour=red\n");
    file(&dir, "cases/sentences.tsv", "gorps blorked 30 zants.\tfigure:31:arrested:protesters\ngorps sang.\tevent:arrest:maybe:sang\n");
    file(&dir, "cases/numbers.tsv", "flim\t8\n");
    file(&dir, "cases/other.tsv", "x\ty\n");
    std::fs::remove_file(dir.join("domains.tsv")).unwrap();
    let path = dir.display().to_string();
    let done = run(&["pack", "check", &path]);
    assert_eq!(done.code, 1, "{}", done.err);
    for at in [
        "triggers.tsv:3: ",
        "triggers.tsv:4: ",
        "triggers.tsv:5: ",
        "cues.tsv:1: ",
        "places.tsv:2: ",
        "domains.tsv:0: ",
        "cases/sentences.tsv:1: ",
        "cases/sentences.tsv:2: ",
        "cases/numbers.tsv:1: ",
        "cases/other.tsv:0: ",
    ] {
        assert!(done.out.lines().any(|l| l.starts_with(&format!("{path}/{at}"))), "{at} in\n{}", done.out);
    }
    assert!(done.out.contains("missing figure:31:arrested:protesters; not expected figure:30:arrested:protesters"), "{}", done.out);
    assert!(done.out.lines().last().unwrap().contains("6 faults"), "{}", done.out);
}

#[test]
fn a_folder_without_a_pack_is_wrong_use() {
    let dir = folder("no-pack");
    let done = run(&["pack", "check", &dir.display().to_string()]);
    assert_eq!(done.code, 2);
    assert!(done.err.contains("pack.toml"), "{}", done.err);
    file(&dir, "pack.toml", "language = [");
    let done = run(&["pack", "check", &dir.display().to_string()]);
    assert_eq!(done.code, 1);
    assert!(done.out.contains("pack.toml:1: "), "{}", done.out);
}

#[test]
fn the_built_in_packs_are_good() {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").display().to_string();
    let done = run(&["pack", "check", &packs]);
    assert_eq!(done.code, 0, "{}", done.out);
}

#[test]
fn a_pack_from_a_folder_adds_a_language() {
    let dir = folder("more-packs");
    pack(&dir.join("qq"), "qq");
    let packs = dir.display().to_string();
    let done = with_input(&["read", "--packs", &packs, "--language", "qq"], b"gorps blorked 30 zants.").well();
    assert_eq!(done.lines()[0]["events"][0]["type"], "arrest");
    let done = with_input(&["number", "--packs", &packs, "--language", "qq"], b"flim\n").well();
    assert_eq!(done.out, "{\"value\":7}\n");
    let done = run(&["languages", "--packs", &packs]).well();
    assert!(done.out.lines().any(|l| l.starts_with("qq") && l.contains("Test")), "{}", done.out);
}

#[test]
fn a_pack_from_a_folder_takes_the_place_of_the_built_in_one() {
    let dir = folder("other-english");
    pack(&dir, "en");
    let packs = dir.display().to_string();
    let text = b"Police arrested 30 protesters. Gorps blorked 20 zants.";
    let done = with_input(&["read", "--packs", &packs, "--language", "en"], text).well();
    let r = &done.lines()[0];
    let triggers: Vec<&str> = r["events"].as_array().unwrap().iter().map(|e| e["trigger"]["text"].as_str().unwrap()).collect();
    assert_eq!(triggers, ["blorked"]);
    let built_in = with_input(&["read", "--language", "en"], text).well();
    assert_ne!(r["reader"]["packs"]["en"], built_in.lines()[0]["reader"]["packs"]["en"], "the digest tells them apart");
}

#[test]
fn a_faulty_pack_is_not_read_with() {
    let dir = folder("faulty-english");
    pack(&dir, "en");
    file(&dir, "triggers.tsv", "snarled\tno_such_type\n");
    let done = with_input(&["read", "--packs", &dir.display().to_string()], b"x");
    assert_eq!((done.code, done.out.as_str()), (2, ""));
    assert!(done.err.contains("triggers.tsv:1: ") && done.err.contains("pack check"), "{}", done.err);
}

#[test]
fn languages_tell_what_is_covered() {
    let done = run(&["languages"]).well();
    let rows: Vec<Vec<&str>> = done.out.lines().map(|l| l.split_whitespace().collect()).collect();
    assert_eq!(rows[0][..3], ["tag", "name", "script"]);
    for tag in ["en", "ro"] {
        let row = rows.iter().find(|r| r[0] == tag).unwrap_or_else(|| panic!("{tag}"));
        assert!(row[3..].iter().all(|n| n.parse::<u32>().unwrap() > 0), "{row:?}");
    }
    let json = run(&["languages", "--format", "json"]).well().lines();
    assert!(json.iter().any(|l| l["tag"] == "ro" && l["name"] == "Romanian" && l["covers"]["events"].as_u64() > Some(100)));
}
