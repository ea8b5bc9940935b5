//! A bar on standard error, for work of more than a second on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const SILENT: Duration = Duration::from_secs(1);

pub struct Progress {
    bar: Option<ProgressBar>,
    begun: Instant,
    done: u64,
}

impl Progress {
    pub fn new(files: &[PathBuf]) -> Self {
        let begun = Instant::now();
        if !std::io::stderr().is_terminal() {
            return Progress { bar: None, begun, done: 0 };
        }
        let sizes: Option<u64> = files.iter().map(|f| std::fs::metadata(f).ok().filter(std::fs::Metadata::is_file).map(|m| m.len())).sum();
        let bar = match sizes {
            Some(n) => ProgressBar::with_draw_target(Some(n), ProgressDrawTarget::hidden()),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()),
        };
        let shape = if sizes.is_some() { "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left" } else { "{spinner} {bytes}, {bytes_per_sec}" };
        if let Ok(s) = ProgressStyle::with_template(shape) {
            bar.set_style(s);
        }
        Progress { bar: Some(bar), begun, done: 0 }
    }

    pub fn step(&mut self, bytes: u64) {
        self.done += bytes;
        if let Some(bar) = &self.bar {
            if self.begun.elapsed() > SILENT && bar.is_hidden() {
                bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            }
            bar.set_position(self.done);
        }
    }

    /// The bar, once it is to be seen.
    pub fn shown(&self) -> Option<ProgressBar> {
        self.bar.as_ref().filter(|b| !b.is_hidden()).cloned()
    }

    pub fn end(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
