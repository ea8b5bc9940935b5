//! What can go wrong when a gazetteer is opened.

use std::fmt;
use std::path::PathBuf;

#[derive(Debug)]
#[non_exhaustive]
pub enum GazetteerError {
    /// The file cannot be read.
    Io { path: PathBuf, source: std::io::Error },
    /// The file is no gazetteer.
    NotAGazetteer,
    /// A gazetteer of another version than this program reads.
    Version { found: u32, expected: u32 },
    /// The file is damaged; the text says where.
    Corrupt(&'static str),
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GazetteerError::Io { path, source } => write!(f, "cannot read the gazetteer {}: {source}", path.display()),
            GazetteerError::NotAGazetteer => f.write_str("this file is no gazetteer"),
            GazetteerError::Version { found, expected } => {
                write!(f, "the gazetteer has version {found}, this program reads version {expected}; build it again")
            }
            GazetteerError::Corrupt(what) => write!(f, "the gazetteer is damaged ({what})"),
        }
    }
}

impl std::error::Error for GazetteerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            GazetteerError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
