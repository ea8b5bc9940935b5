//! The traces of the example reports: every cell can be made again from its trace, and no entry is named in vain.

use super::trace::Trace;
use super::{recompute, traces};
use grefier_reader::{Reader, Report};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

fn examples() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut found: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("examples/ is there")
        .flat_map(|d| std::fs::read_dir(d.expect("readable").path()).into_iter().flatten())
        .map(|f| f.expect("readable").path())
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

fn load(path: &Path) -> Report {
    let v: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("JSON");
    let r = &v["report"];
    let field = |k: &str| r[k].as_str().map(str::to_owned);
    Report {
        reference: None,
        title: field("title"),
        publisher: field("publisher"),
        url: field("url"),
        language: field("language"),
        published: field("published"),
        text: field("text").unwrap_or_default(),
    }
}

fn read(report: &Report, without: &[(String, u32)]) -> Vec<Trace> {
    traces(&READER.explain(report, without, true), report)
}

#[test]
fn every_cell_can_be_made_again_from_its_trace() {
    let mut wrong = Vec::new();
    let mut made = 0;
    for path in examples() {
        for t in read(&load(&path), &[]) {
            let json: Value = serde_json::from_str(&serde_json::to_string(&t).expect("written")).expect("read");
            match recompute::cell(&json) {
                Err(e) => wrong.push(format!("{} {}: {e}", path.display(), t.item)),
                Ok(fields) => {
                    for (name, value) in fields {
                        made += 1;
                        if !same(&json["cell"][&name], &value) {
                            wrong.push(format!("{} {} {name}: {} in the reading, {value} from the trace", path.display(), t.item, json["cell"][&name]));
                        }
                    }
                }
            }
        }
    }
    assert!(made > 1000, "only {made} cells");
    assert!(wrong.is_empty(), "{} of {made}:\n{}", wrong.len(), wrong.join("\n"));
}

fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(x), Some(y)) => (x - y).abs() < 1e-4,
        _ => a == b,
    }
}

/// Leaving out the entry that settles a field takes the item, changes its cell, or brings another entry in its place.
#[test]
fn no_entry_is_named_in_vain() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for path in examples() {
        let report = load(&path);
        for t in read(&report, &[]) {
            for s in &t.steps {
                let Some(e) = s.entries.first() else { continue };
                let pack = READER.pack(&e.language).expect("loaded");
                let at = pack.entries.iter().position(|x| x.table.file() == e.file && x.line == e.line).expect("it is there");
                tried += 1;
                let after = read(&report, &[(e.language.clone(), at as u32)]);
                let Some(now) = after.iter().find(|x| x.item == t.item && x.kind == t.kind) else { continue };
                let changed = now.cell != t.cell;
                // the same by another rule, by other inputs, or by another entry of the class, which the trace names
                let named = now.steps.iter().find(|x| x.field == s.field).is_none_or(|x| {
                    x.rule != s.rule || x.inputs != s.inputs || x.entries.iter().any(|o| o.file == e.file && o.class.trim_start_matches('+') == e.class.trim_start_matches('+') && o.line != e.line)
                });
                if !changed && !named {
                    wrong.push(format!("{} {} {}: {}/{}:{} {}", path.display(), t.item, s.field, e.language, e.file, e.line, e.pattern));
                }
            }
        }
    }
    assert!(tried > 500, "only {tried}");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}
