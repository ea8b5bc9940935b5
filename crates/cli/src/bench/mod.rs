//! `grefier bench`: how fast the reader reads, and in how much memory.

mod scaling;
mod texts;

use crate::args::BenchArgs;
use crate::problem::Stop;
use crate::setup;
use crate::show::labels::grouped;
use grefier_reader::{Reader, Report};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use texts::Texts;

/// Texts are made a batch at a time, outside of the time that is measured: memory is that of reading.
const BATCH: usize = 4_000_000;

pub fn run(args: &BenchArgs) -> Result<(), Stop> {
    let reader = setup::reader(&args.packs, None)?;
    let mut texts = Texts::new().ok_or_else(|| Stop::Failed("no example reports were compiled in".into()))?;
    let bytes = (args.megabytes.max(1) * 1_000_000) as usize;
    let mut out = std::io::stdout().lock();
    if cfg!(debug_assertions) {
        writeln!(out, "not an optimised build: the speeds are no measure")?;
    }
    // packs are loaded when first needed
    for r in texts.long_each() {
        reader.read(&r);
    }
    let one = measure(bytes, &mut texts, |batch| batch.iter().map(|r| found(&reader, r)).sum());
    writeln!(out, "{} texts in {}, {:.1} MB, no two the same; {} claims", grouped(one.texts), texts.languages(), one.megabytes(), grouped(one.claims))?;
    writeln!(out, "one thread: {}", one.speed())?;
    writeln!(out, "peak memory: {}", memory())?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build().map_err(|e| Stop::Failed(format!("no threads: {e}")))?;
    let all = measure(bytes, &mut texts, |batch| pool.install(|| batch.par_iter().map(|r| found(&reader, r)).sum()));
    writeln!(out, "{cores} threads: {}", all.speed())?;
    writeln!(out, "peak memory: {}", memory())?;
    if let Some(ms) = start(&texts) {
        writeln!(out, "start: {ms:.1} ms from the call to the reading of one small report (median of 15)")?;
    }
    if args.scaling {
        scaling::run(&mut out, &reader, &texts)?;
    }
    Ok(())
}

/// Reads; how many claims there were, so that nothing is left out as unused.
fn found(reader: &Reader, report: &Report) -> u64 {
    let r = reader.read(report);
    (r.events.len() + r.figures.len() + r.statements.len()) as u64
}

struct Measure {
    texts: u64,
    bytes: u64,
    claims: u64,
    time: Duration,
}

impl Measure {
    fn megabytes(&self) -> f64 {
        self.bytes as f64 / 1e6
    }
    fn speed(&self) -> String {
        let s = self.time.as_secs_f64();
        format!("{:.1} MB/s, {} reports/s ({s:.2} s)", self.megabytes() / s, grouped((self.texts as f64 / s) as u64))
    }
}

fn measure(bytes: usize, texts: &mut Texts, read: impl Fn(&[Report]) -> u64) -> Measure {
    let mut m = Measure { texts: 0, bytes: 0, claims: 0, time: Duration::ZERO };
    while (m.bytes as usize) < bytes {
        let batch = texts.batch(BATCH.min(bytes - m.bytes as usize));
        let begun = Instant::now();
        m.claims += read(&batch);
        m.time += begun.elapsed();
        m.texts += batch.len() as u64;
        m.bytes += batch.iter().map(|r| r.text.len() as u64).sum::<u64>();
    }
    m
}

/// The most memory that this process has held, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes = status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or_else(|| "not told by this system".into(), |k| format!("{} MB", k / 1024))
}

/// Milliseconds that the command takes for one small report.
fn start(texts: &Texts) -> Option<f64> {
    let program = std::env::current_exe().ok()?;
    let file = std::env::temp_dir().join(format!("grefier-bench-{}.txt", std::process::id()));
    std::fs::write(&file, texts.long(2_000).text).ok()?;
    let mut times: Vec<f64> = (0..15)
        .filter_map(|_| {
            let begun = Instant::now();
            let done = Command::new(&program).arg("read").arg(&file).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
            done.success().then(|| begun.elapsed().as_secs_f64() * 1000.0)
        })
        .collect();
    let _ = std::fs::remove_file(&file);
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}
