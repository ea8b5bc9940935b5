//! The gazetteer: looked into, and built from GeoNames' tables.

mod common;

use common::{file, folder, run, with_input};

#[test]
fn names_in_any_script_lead_to_the_place() {
    for name in ["Almaty", "Almatî", "Алматы", "almati"] {
        let done = run(&["gazetteer", "lookup", name]).well();
        assert!(done.out.contains("Almaty") && done.out.contains("KZ"), "{name}: {}", done.out);
    }
    let json = run(&["gazetteer", "lookup", "--format", "json", "Chișinău"]).well().lines();
    assert!(json.iter().any(|p| p["country"] == "MD" && p["feature"] == "city"));
    let done = run(&["gazetteer", "lookup", "Nowhere at all"]);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
}

#[test]
fn it_says_what_it_was_made_from() {
    let done = run(&["gazetteer", "info"]).well();
    assert!(done.out.contains("GeoNames") && done.out.contains("CC BY 4.0"), "{}", done.out);
}

#[test]
fn one_is_built_and_used() {
    let dir = folder("gazetteer");
    let row =
        |id: u32, name: &str, lat: f64, lon: f64, code: &str, population: u32| format!("{id}\t{name}\t{name}\t\t{lat}\t{lon}\tP\t{code}\tKZ\t\t02\t\t\t\t{population}\t\t0\tAsia/Almaty\t2020-01-01\n");
    let dump = file(&dir, "dump.txt", row(900_001, "Zhetibulak", 43.0, 77.0, "PPL", 40_000) + &row(900_002, "Karaozek", 44.0, 65.0, "PPL", 3_000));
    let out = dir.join("own.bin").display().to_string();
    let done = run(&["gazetteer", "build", &dump, "--out", &out]);
    assert_eq!(done.code, 0, "{}", done.err);
    let found = run(&["gazetteer", "lookup", "--gazetteer", &out, "Zhetibulak"]).well();
    assert!(found.out.contains("GeoNames 900001"), "{}", found.out);
    let read = with_input(&["read", "--gazetteer", &out, "--language", "en"], b"Police arrested 30 protesters in Zhetibulak.").well();
    assert_eq!(read.lines()[0]["places"][0]["geonames_id"], 900_001);
    let done = run(&["gazetteer", "build", "no-such-dump.zip", "--out", &out]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("no-such-dump.zip: no such file"), "{}", done.err);
    let bad = file(&dir, "bad.bin", "not a gazetteer");
    assert_eq!(run(&["gazetteer", "lookup", "--gazetteer", &bad, "X"]).code, 2);
}
