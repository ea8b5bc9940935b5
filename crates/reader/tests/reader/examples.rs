//! The annotated reports must be read at least as well as `examples/expected.tsv` says.
//!
//! `UPDATE_EXPECTED=1 cargo test -p grefier-reader --test reader examples::` writes the table anew; its difference then
//! shows what a change gained and lost, file by file.

use crate::corpus::{self, LANGUAGES, folder};
use crate::score::{PARTS, Score, score};
use std::collections::BTreeMap;
use std::fmt::Write;

const HEADING: &str = "\
# What the reader reaches on each annotated report, by part; a test holds it to the last column.
# Written by: UPDATE_EXPECTED=1 cargo test -p grefier-reader --test reader examples::
# figures: number and what is counted; speakers: the same and who says so; statements: words and source; events: trigger
# and type; places: name and position. file, part, annotated, found, right, F1.
";

type Table = BTreeMap<(String, &'static str), Score>;

fn measure() -> Table {
    let mut table = Table::new();
    for language in LANGUAGES {
        let examples = corpus::examples(language);
        assert!(examples.len() >= 6, "{language} has only {} annotated examples", examples.len());
        for e in examples {
            let report = e.report();
            let reading = corpus::reader().read(&report);
            assert_eq!(reading.report.text, report.text, "{}: the text is not the one given", e.name);
            assert_eq!(reading.report.language.as_deref(), Some(language), "{}: the language", e.name);
            for (part, s) in PARTS.iter().zip(score(&e.name, &e.annotation, &reading)) {
                table.insert((e.name.clone(), part), s);
                table.entry((format!("{language}/*"), part)).or_default().add(s);
            }
        }
    }
    table
}

fn shown(table: &Table) -> String {
    let mut out = String::from(HEADING);
    for ((file, part), s) in table {
        let _ = writeln!(out, "{file}\t{part}\t{}\t{}\t{}\t{:.3}", s.wanted, s.found, s.right, s.f1());
    }
    out
}

#[test]
fn are_read_as_well_as_before() {
    let path = folder().join("expected.tsv");
    let table = measure();
    if std::env::var_os("UPDATE_EXPECTED").is_some_and(|v| v == "1") {
        std::fs::write(&path, shown(&table)).expect("written");
        return;
    }
    let mut wrong = Vec::new();
    let mut known = 0;
    for (n, line) in corpus::read(&path).lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let floor = fields.get(5).and_then(|f| f.parse::<f64>().ok()).unwrap_or_else(|| panic!("expected.tsv:{}: six fields, the last a number, are wanted", n + 1));
        let Some((_, s)) = table.iter().find(|((file, part), _)| file == fields[0] && *part == fields[1]) else {
            wrong.push(format!("{} {}: in expected.tsv only", fields[0], fields[1]));
            continue;
        };
        known += 1;
        // the table holds three decimals
        if s.f1() + 0.0005 < floor {
            wrong.push(format!("{} {}: {:.3}, it was {floor:.3} ({} annotated, {} found, {} right)", fields[0], fields[1], s.f1(), s.wanted, s.found, s.right));
        }
    }
    if known < table.len() {
        wrong.push(format!("{} rows are missing in expected.tsv", table.len() - known));
    }
    assert!(wrong.is_empty(), "the annotated reports are read worse than examples/expected.tsv says:\n  {}\nIf the change is worth it, write the table anew: UPDATE_EXPECTED=1", wrong.join("\n  "));
}
