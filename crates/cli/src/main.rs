//! `grefier`: the command line. It holds no reading logic of its own.

mod args;
mod bench;
mod explain;
mod gazetteer;
mod input;
mod languages;
mod packs;
mod phrases;
mod problem;
mod read;
mod setup;
mod show;
mod term;

use args::{Cli, Command, PackCommand};
use clap::Parser;
use problem::{Problems, Stop};
use std::process::ExitCode;

/// A reading is many small strings: the system's allocator took a fifth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let _ = e.print();
            return ExitCode::from(e.exit_code().clamp(0, 2) as u8);
        }
    };
    let done = match &cli.command {
        Command::Read(a) => read::run(a),
        Command::Explain(a) => explain::run(a),
        Command::Number(a) => phrases::numbers(a),
        Command::Date(a) => phrases::dates(a),
        Command::Pack(PackCommand::Check { dirs }) => packs::check(dirs),
        Command::Languages(a) => languages::run(a),
        Command::Gazetteer(a) => gazetteer::run(a),
        Command::Bench(a) => bench::run(a),
    };
    let (what, code) = match done {
        Ok(()) | Err(Stop::Pipe) => return ExitCode::SUCCESS,
        Err(Stop::Said) => return ExitCode::from(1),
        Err(Stop::Failed(what)) => (what, 1),
        Err(Stop::Use(what)) => (what, 2),
    };
    Problems::default().note(&what);
    ExitCode::from(code)
}
