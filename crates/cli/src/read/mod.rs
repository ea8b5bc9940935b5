//! `grefier read`: many reports on many threads, written in the order of the input.

pub mod guard;
mod progress;
mod tasks;
mod write;

use crate::args::{Format, ReadArgs, ReaderName};
use crate::input::{Intake, Item, Task};
use crate::problem::{Problems, Stop};
use crate::{input, setup, show, term};
use grefier_reader::Reader;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::io::IsTerminal;

/// A batch ends at so many bytes or pieces: what is held in memory at once.
const BATCH_BYTES: u64 = 16 << 20;
const BATCH: usize = 512;

/// What a piece of work came to.
enum Made {
    Shown(String),
    Failed { reference: Option<String>, what: String, line: bool },
    Note(String),
}

pub fn run(args: &ReadArgs) -> Result<(), Stop> {
    let ReaderName::Fast = args.with.reader;
    let reader = setup::reader(&args.with.packs, args.with.gazetteer.as_deref())?;
    let format = args.format.unwrap_or(if std::io::stdout().is_terminal() { Format::Text } else { Format::Jsonl });
    let intake = Intake { about: &args.about, max_bytes: args.max_bytes, encoding: args.encoding };
    let page = show::text::Page { width: term::width(&args.screen), colour: term::coloured(args.screen.color), reader: &reader };
    let mut problems = Problems::default();
    if let Some(l) = args.about.language.as_deref().filter(|l| reader.pack(l).is_none()) {
        let known: Vec<&str> = reader.languages().collect();
        problems.note(&format!("no pack for '{l}' (there are {}); nothing will be found", known.join(", ")));
    }
    if std::io::stdin().is_terminal() && args.files.iter().any(|f| input::is_stdin(f)) {
        problems.note("reading what is typed; end it with Ctrl-D, or give a FILE");
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.jobs).build().map_err(|e| Stop::Failed(format!("no threads: {e}")))?;
    let mut tasks = tasks::Tasks::new(&args.files, args.input, args.max_bytes);
    let mut bar = progress::Progress::new(&args.files);
    let mut out = write::Out::new(format, tasks.several());
    let mut number = 0;
    while let Some(batch) = tasks.batch(BATCH, BATCH_BYTES) {
        let weight: u64 = batch.iter().map(Task::weight).sum();
        let first = number;
        number += batch.len();
        let made: Vec<Vec<Made>> = pool.install(|| batch.into_par_iter().enumerate().map(|(n, t)| piece(&intake, &reader, format, &page, t, first + n)).collect());
        problems.bar = bar.shown();
        for one in made.into_iter().flatten() {
            match one {
                Made::Note(what) => problems.note(&what),
                Made::Shown(text) => out.put(&text, problems.bar.as_ref())?,
                Made::Failed { reference, what, line } => {
                    problems.error(&what);
                    if line {
                        out.error(reference.as_deref(), &what, problems.bar.as_ref())?;
                    }
                }
            }
        }
        // whoever waits for these before sending more must get them
        out.flush()?;
        bar.step(weight);
    }
    out.end()?;
    bar.end();
    if problems.count > 0 { Err(Stop::Said) } else { Ok(()) }
}

fn piece(intake: &Intake<'_>, reader: &Reader, format: Format, page: &show::text::Page<'_>, task: Task, number: usize) -> Vec<Made> {
    let mut made = Vec::new();
    for (n, item) in intake.items(task).into_iter().enumerate() {
        match item {
            Item::Bad { reference, what, line } => made.push(Made::Failed { reference, what, line }),
            Item::Report(report, note) => {
                made.extend(note.map(Made::Note));
                made.push(match guard::guarded(&report, || reader.read(&report)) {
                    Ok(reading) => Made::Shown(match format {
                        Format::Jsonl => show::json_line(&reading),
                        Format::Json => show::json_pretty(&reading),
                        Format::Text => show::text::render(&reading, page),
                        Format::Html => show::html::section(&reading, reader, number * 1000 + n),
                    }),
                    Err(what) => Made::Failed { reference: report.reference.clone(), what, line: true },
                });
            }
        }
    }
    made
}
