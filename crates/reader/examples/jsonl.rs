//! Reports in, readings out, one JSON object a line: the library at its barest.
//!
//! `cargo run --release -p grefier-reader --example jsonl < reports.jsonl > readings.jsonl`

use grefier_reader::pack::{Files, read_folder};
use grefier_reader::{Reader, Report};
use std::io::{BufRead, Write};

fn main() {
    let mut reader = Reader::new();
    // further packs, as folders, take the place of the built-in ones
    for dir in std::env::args().skip(1) {
        let files: Files = read_folder(dir.as_ref()).expect("a pack folder");
        if let Err(faults) = reader.add_pack(files) {
            for f in &faults {
                eprintln!("{dir}/{f}");
            }
            std::process::exit(1);
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("UTF-8");
        let report: Report = serde_json::from_str(&line).expect("a report");
        serde_json::to_writer(&mut out, &reader.read(&report)).expect("written");
        out.write_all(b"\n").expect("written");
    }
}
