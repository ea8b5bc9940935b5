//! The grammars of numbers and dates on their own: a phrase a line in, a JSON a line out.

use crate::args::{DateArgs, NumberArgs};
use crate::problem::{Problems, Stop};
use crate::setup;
use grefier_reader::marks::{dates, numbers};
use grefier_reader::pack::Pack;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

pub fn numbers(args: &NumberArgs) -> Result<(), Stop> {
    answer(&args.language, &args.packs, |pack, phrase| numbers::phrase(pack, phrase).map(|n| format!("{{\"value\":{n}}}")))
}

pub fn dates(args: &DateArgs) -> Result<(), Stop> {
    answer(&args.language, &args.packs, |pack, phrase| dates::phrase(pack, phrase, args.on).map(|(a, b)| format!("{{\"start\":\"{a}\",\"end\":\"{b}\"}}")))
}

fn answer(language: &str, packs: &[PathBuf], of: impl Fn(&Arc<Pack>, &str) -> Option<String>) -> Result<(), Stop> {
    let reader = setup::reader(packs, None)?;
    let pack = reader.pack(language);
    if pack.is_none() {
        let known: Vec<&str> = reader.languages().collect();
        Problems::default().note(&format!("no pack for '{language}' (there are {}); every answer is null", known.join(", ")));
    }
    let mut from = BufReader::new(std::io::stdin());
    let mut to = BufWriter::new(std::io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        if from.read_until(b'\n', &mut line).map_err(|e| Stop::Failed(format!("standard input: {e}")))? == 0 {
            break;
        }
        let phrase = String::from_utf8_lossy(&line);
        let found = pack.as_ref().and_then(|p| of(p, phrase.trim_end_matches(['\n', '\r'])));
        writeln!(to, "{}", found.as_deref().unwrap_or("null"))?;
        // who asks one phrase at a time gets one answer at a time
        if from.buffer().is_empty() {
            to.flush()?;
        }
    }
    to.flush()?;
    Ok(())
}
