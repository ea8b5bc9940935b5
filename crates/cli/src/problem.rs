//! What goes wrong is said on standard error; the rest goes on.

use indicatif::ProgressBar;
use std::io::Write;

/// Says what is wrong and remembers that something was.
#[derive(Default)]
pub struct Problems {
    pub count: usize,
    /// Steps aside while something is said.
    pub bar: Option<ProgressBar>,
}

impl Problems {
    pub fn error(&mut self, what: &str) {
        self.count += 1;
        self.note(what);
    }

    /// Something to know, no failure.
    pub fn note(&self, what: &str) {
        let line = format!("grefier: {}\n", crate::term::clean::line(what));
        let say = || {
            let _ = std::io::stderr().lock().write_all(line.as_bytes());
        };
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

/// How a command ends.
#[derive(Debug)]
pub enum Stop {
    /// Asked for something that cannot be: exit status 2.
    Use(String),
    /// Something failed: exit status 1.
    Failed(String),
    /// Already said: exit status 1.
    Said,
    /// Whoever read the output has gone: nothing to say.
    Pipe,
}

impl From<std::io::Error> for Stop {
    fn from(e: std::io::Error) -> Self {
        if e.kind() == std::io::ErrorKind::BrokenPipe { Stop::Pipe } else { Stop::Failed(format!("cannot write: {e}")) }
    }
}
