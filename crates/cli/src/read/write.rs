//! Readings to standard output, joined as their format asks.

use crate::args::Format;
use crate::problem::Stop;
use crate::show;
use indicatif::ProgressBar;
use std::io::{IsTerminal, StdoutLock, Write};

pub struct Out {
    to: std::io::BufWriter<StdoutLock<'static>>,
    format: Format,
    several: bool,
    begun: bool,
    terminal: bool,
}

impl Out {
    pub fn new(format: Format, several: bool) -> Self {
        let stdout = std::io::stdout();
        let terminal = stdout.is_terminal();
        Out { to: std::io::BufWriter::with_capacity(1 << 16, stdout.lock()), format, several, begun: false, terminal }
    }

    pub fn put(&mut self, text: &str, bar: Option<&ProgressBar>) -> Result<(), Stop> {
        match bar.filter(|_| self.terminal) {
            // a bar on the same terminal steps aside
            Some(bar) => bar.suspend(|| self.write(text).and_then(|()| Ok(self.to.flush()?))),
            None => self.write(text),
        }
    }

    /// The place of a report that there is no reading of.
    pub fn error(&mut self, reference: Option<&str>, what: &str, bar: Option<&ProgressBar>) -> Result<(), Stop> {
        match self.format {
            Format::Jsonl | Format::Json => self.put(&show::json_error(reference, what), bar),
            Format::Text | Format::Html => Ok(()),
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Stop> {
        let first = !std::mem::replace(&mut self.begun, true);
        match self.format {
            Format::Jsonl => writeln!(self.to, "{text}")?,
            Format::Json if self.several => write!(self.to, "{}{text}", if first { "[\n" } else { ",\n" })?,
            Format::Json => writeln!(self.to, "{text}")?,
            Format::Text => write!(self.to, "{}{text}", if first { "" } else { "\n\n" })?,
            Format::Html => {
                if first {
                    self.to.write_all(show::html::head().as_bytes())?;
                }
                self.to.write_all(text.as_bytes())?;
            }
        }
        Ok(())
    }

    pub fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.to.flush()?)
    }

    pub fn end(&mut self) -> Result<(), Stop> {
        match self.format {
            Format::Json if self.several => self.to.write_all(if self.begun { b"\n]\n" } else { b"[]\n" })?,
            Format::Html if self.begun => self.to.write_all(show::html::foot().as_bytes())?,
            _ => {}
        }
        Ok(self.to.flush()?)
    }
}
