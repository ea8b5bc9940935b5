//! What can go wrong when a gazetteer is built: always with the file and line.

use std::fmt;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub struct BuildError {
    pub file: PathBuf,
    /// 0 when the fault is not in one line.
    pub line: usize,
    pub message: String,
}

impl BuildError {
    pub fn new(file: &Path, line: usize, message: impl Into<String>) -> BuildError {
        BuildError { file: file.to_path_buf(), line, message: message.into() }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for BuildError {}
