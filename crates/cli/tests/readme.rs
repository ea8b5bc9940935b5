//! What README.md shows is what the program prints: each `$ command` of its samples is run, on a terminal of 120 columns.
//!
//! A sample whose paragraph says that it is shortened, or that has a line `…`, shows some of the lines, in their order; any
//! other shows them all.
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../../../README.md");

struct Sample {
    command: String,
    shown: Vec<String>,
    whole: bool,
}

/// The samples of a document: in each fenced block, a command and what stands below it.
fn samples(text: &str) -> Vec<Sample> {
    let mut found: Vec<Sample> = Vec::new();
    // `own`: the block has had a command
    let (mut fenced, mut own, mut before) = (false, false, "");
    for line in text.lines() {
        if line.starts_with("```") {
            (fenced, own) = (!fenced, false);
        } else if !fenced {
            before = if line.is_empty() { before } else { line };
        } else if let Some(command) = line.strip_prefix("$ ") {
            own = true;
            found.push(Sample { command: command.to_owned(), shown: vec![], whole: !before.contains("shortened") });
        } else if let Some(s) = found.last_mut().filter(|_| own) {
            match line.trim() {
                "" => {}
                "…" => s.whole = false,
                _ => s.shown.push(compared(line)),
            }
        }
    }
    found.retain(|s| !s.shown.is_empty());
    found
}

/// A line without what moves with every word that a table gets: the numbers of its lines.
fn compared(line: &str) -> String {
    let (first, rest) = line.trim_end().split_once(".tsv:").unwrap_or((line.trim_end(), ""));
    if rest.is_empty() { first.to_owned() } else { format!("{first}.tsv:{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())) }
}

/// The command as one would type it, in the shell, from the root of the repository.
fn printed(command: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_grefier"));
    // what it would find out itself on a terminal
    let terminal = match command.split(' ').nth(1) {
        Some("read") => " --format text --width 120",
        Some("explain") => " --width 120",
        _ => "",
    };
    let path = format!("{}:{}", binary.parent().expect("a folder").display(), std::env::var("PATH").unwrap_or_default());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let done = Command::new("sh").args(["-c", &format!("{command}{terminal}")]).env("PATH", path).current_dir(root).output().expect("there is a shell");
    assert!(done.status.success() && done.stderr.is_empty(), "$ {command}\n{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

#[test]
fn the_samples_are_what_is_printed() {
    let samples = samples(README);
    assert!(samples.len() >= 4, "there are samples");
    for s in samples {
        let all = printed(&s.command);
        let lines: Vec<String> = all.lines().map(compared).filter(|l| !l.is_empty()).collect();
        if s.whole {
            assert_eq!(s.shown, lines, "$ {}", s.command);
            continue;
        }
        let mut left = lines.iter();
        for line in &s.shown {
            assert!(left.any(|l| l == line), "README.md shows for\n  $ {}\nthe line\n{line}\nwhich is not printed, or not there:\n{all}", s.command);
        }
    }
}
