//! Does time grow with length only? Texts of 1 KB to 10 MB, and texts made to do harm.

use super::texts::Texts;
use crate::problem::Stop;
use grefier_reader::{Reader, Report};
use std::io::Write;
use std::time::{Duration, Instant};

const MEGA: usize = 1_000_000;

pub fn run(out: &mut impl Write, reader: &Reader, texts: &Texts) -> Result<(), Stop> {
    writeln!(out, "\nlength        time        MB/s")?;
    for bytes in [1_000, 10_000, 100_000, MEGA, 10 * MEGA] {
        let report = texts.long(bytes);
        line(out, &size(report.text.len()), reader, &report)?;
    }
    writeln!(out, "\nhostile                                   time        MB/s")?;
    for (name, text) in hostile(texts) {
        let report = Report { language: Some("en".into()), text, ..Report::default() };
        line(out, &format!("{name:<36}"), reader, &report)?;
    }
    Ok(())
}

fn size(bytes: usize) -> String {
    if bytes >= MEGA { format!("{:>5.1} MB", bytes as f64 / MEGA as f64) } else { format!("{:>5.1} KB", bytes as f64 / 1000.0) }
}

/// The best of some readings: short ones are repeated.
fn line(out: &mut impl Write, name: &str, reader: &Reader, report: &Report) -> Result<(), Stop> {
    let mut best = Duration::MAX;
    let begun = Instant::now();
    for _ in 0..200 {
        let at = Instant::now();
        std::hint::black_box(reader.read(report));
        best = best.min(at.elapsed());
        if begun.elapsed() > Duration::from_millis(300) {
            break;
        }
    }
    let speed = report.text.len() as f64 / MEGA as f64 / best.as_secs_f64();
    Ok(writeln!(out, "{name}  {:>9.3} ms  {speed:>8.1}", best.as_secs_f64() * 1000.0)?)
}

fn hostile(texts: &Texts) -> Vec<(&'static str, String)> {
    let one_line = texts.long(10 * MEGA).text.replace('\n', " ");
    let no_stop: String = one_line.chars().map(|c| if matches!(c, '.' | '!' | '?' | ';' | ':') { ',' } else { c }).collect();
    let numbers: String = (0..MEGA).map(|n| format!("{n} ")).collect();
    vec![
        ("one line of 10 MB", one_line),
        ("one sentence of 10 MB", no_stop),
        ("a million quotation marks", "\"".repeat(MEGA)),
        ("a million opening quotation marks", "“ police said ".repeat(MEGA / 4)),
        ("a million numbers", numbers),
        ("a million dates", "on Friday ".repeat(MEGA)),
        ("a million speakers", "police said ".repeat(MEGA)),
        ("a million speakers in one another", "police said that ".repeat(MEGA)),
        ("a million arrests", "arrested ".repeat(MEGA)),
        ("a million names of places", "Almaty ".repeat(MEGA)),
        ("a million capital letters", "Aa ".repeat(MEGA)),
        ("a word of 10 MB", "a".repeat(10 * MEGA)),
        ("10 MB of brackets", "(".repeat(10 * MEGA)),
        ("a million paragraphs", "Police said.\n\n".repeat(MEGA)),
        ("combining marks", "e\u{301}\u{302}".repeat(MEGA)),
    ]
}
