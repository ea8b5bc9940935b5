//! `grefier languages`: the packs and what each covers.

use crate::args::{LanguagesArgs, Shape};
use crate::problem::Stop;
use crate::{setup, term};
use grefier_reader::pack::cases;
use grefier_reader::pack::entries::Table;
use serde_json::{Map, Value, json};
use std::io::Write;

/// The tables under the names that people have for what is in them.
const COLUMNS: [(&str, Table); 9] = [
    ("events", Table::Triggers),
    ("speech", Table::Cues),
    ("actors", Table::Actors),
    ("things", Table::Things),
    ("grammar", Table::Grammar),
    ("numbers", Table::Numbers),
    ("dates", Table::Dates),
    ("places", Table::Places),
    ("domains", Table::Domains),
];

pub fn run(args: &LanguagesArgs) -> Result<(), Stop> {
    let reader = setup::reader(&args.packs, None)?;
    let tags: Vec<String> = reader.languages().map(str::to_owned).collect();
    let mut out = std::io::stdout().lock();
    let mut rows: Vec<Vec<String>> = vec![["tag", "name", "script"].into_iter().chain(COLUMNS.map(|c| c.0)).chain(["entries", "cases"]).map(str::to_owned).collect()];
    for tag in &tags {
        let Some(pack) = reader.pack(tag) else { continue };
        let (entries, cases) = (pack.entries.len(), cases::count(&pack.files));
        if args.format == Shape::Json {
            let covers: Map<String, Value> = COLUMNS.iter().map(|(n, t)| ((*n).to_owned(), pack.count(*t).into())).collect();
            writeln!(out, "{}", json!({"tag": tag, "name": pack.about.name, "script": pack.about.script, "covers": covers, "entries": entries, "cases": cases, "digest": pack.digest}))?;
            continue;
        }
        let numbers = COLUMNS.map(|(_, t)| pack.count(t)).into_iter().chain([entries, cases]).map(|n| n.to_string());
        rows.push([tag.clone(), pack.about.name.clone(), pack.about.script.clone()].into_iter().chain(numbers).collect());
    }
    if args.format == Shape::Text {
        write!(out, "{}", table(&rows, 3))?;
    }
    Ok(())
}

/// Columns as wide as their widest cell; the first `left` flush left, the others right.
fn table(rows: &[Vec<String>], left: usize) -> String {
    let widths: Vec<usize> = (0..rows[0].len()).map(|c| rows.iter().map(|r| term::wrap::width(&r[c])).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (c, cell) in row.iter().enumerate() {
            let pad = " ".repeat(widths[c] - term::wrap::width(cell));
            line.push_str(&if c < left { format!("{cell}{pad}  ") } else { format!("{pad}{cell}  ") });
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
