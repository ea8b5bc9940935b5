//! `grefier explain`: the words, the entries and the rules that made a cell, and what lost.

mod actor;
mod date;
mod event;
mod figure;
mod place;
#[cfg(test)]
mod recompute;
#[cfg(test)]
mod rules;
mod scene;
mod show;
mod statement;
#[cfg(test)]
mod tests;
pub mod trace;

use crate::args::{ExplainArgs, Input, Shape};
use crate::input::{FileKind, Intake, Item, Task, kind};
use crate::problem::{Problems, Stop};
use crate::read::guard::guarded;
use crate::{setup, term};
use grefier_reader::{Explained, Reader, Report};
use scene::View;
use std::io::Write;
use trace::Trace;

pub fn run(args: &ExplainArgs) -> Result<(), Stop> {
    let reader = setup::reader(&args.with.packs, args.with.gazetteer.as_deref())?;
    let without = args.without.iter().map(|w| entry(&reader, w)).collect::<Result<Vec<_>, _>>()?;
    let report = report(args)?;
    let explained = guarded(&report, || reader.explain(&report, &without, true)).map_err(Stop::Failed)?;
    let all = traces(&explained, &report);
    let chosen: Vec<&Trace> = match &args.item {
        Some(id) => all.iter().filter(|t| t.item == *id).collect(),
        None => all.iter().collect(),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    if let (Some(id), true) = (&args.item, chosen.is_empty()) {
        return Err(Stop::Failed(format!("no item '{id}' in this reading; without an id all are listed")));
    }
    let (width, colour) = (term::width(&args.screen), term::coloured(args.screen.color));
    for t in chosen {
        match (args.format, args.item.is_some()) {
            (Shape::Json, true) => writeln!(out, "{}", serde_json::to_string_pretty(t).unwrap_or_default())?,
            (Shape::Json, false) => writeln!(out, "{}", serde_json::to_string(t).unwrap_or_default())?,
            (Shape::Text, true) => out.write_all(show::text(t, width, colour).as_bytes())?,
            (Shape::Text, false) => writeln!(out, "{}", term::clean::isolated(&term::wrap::shorten(&t.line(), width)))?,
        }
    }
    Ok(out.flush()?)
}

/// The traces of all events, figures, statements, places, dates and actors, in this order.
pub fn traces(explained: &Explained<'_>, report: &Report) -> Vec<Trace> {
    let v = View::new(explained, report);
    let mut all: Vec<Trace> = (0..explained.events.len()).map(|i| event::trace(&v, i)).collect();
    all.extend((0..explained.figures.len()).map(|i| figure::trace(&v, i)));
    all.extend((0..explained.statements.len()).map(|i| statement::trace(&v, i)));
    all.extend((0..explained.reading.places.len()).map(|i| place::trace(&v, i)));
    all.extend((0..explained.reading.dates.len()).map(|i| date::trace(&v, i)));
    all.extend((0..explained.reading.actors.len()).map(|i| actor::trace(&v, i)));
    all
}

/// An entry as it is written in a trace: `ro:triggers.tsv:120`.
fn entry(reader: &Reader, written: &str) -> Result<(String, u32), Stop> {
    let wrong = |what: &str| Stop::Use(format!("--without {written}: {what}; an entry is written as ro:triggers.tsv:120"));
    let parts: Vec<&str> = written.split(':').collect();
    let [language, file, line] = parts[..] else { return Err(wrong("not three parts")) };
    let line: u32 = line.parse().map_err(|_| wrong("the line is no number"))?;
    let pack = reader.pack(language).ok_or_else(|| wrong("no such language"))?;
    let at = pack.entries.iter().position(|e| e.table.file() == file && e.line == line).ok_or_else(|| wrong("no entry on this line"))?;
    Ok((pack.language().to_owned(), at as u32))
}

/// The one report of a file.
fn report(args: &ExplainArgs) -> Result<Report, Stop> {
    let intake = Intake { about: &args.about, max_bytes: args.max_bytes, encoding: args.encoding };
    let json = kind(&args.file, None::<Input>) != FileKind::Text;
    let mut items = intake.items(Task::File { path: args.file.clone(), json });
    if items.len() > 1 {
        return Err(Stop::Use(format!("{}: holds {} reports; give a file with one", args.file.display(), items.len())));
    }
    match items.pop() {
        Some(Item::Report(report, note)) => {
            if let Some(n) = note {
                Problems::default().note(&n);
            }
            Ok(*report)
        }
        Some(Item::Bad { what, .. }) => Err(Stop::Failed(what)),
        None => Err(Stop::Failed(format!("{}: no report in it", args.file.display()))),
    }
}
