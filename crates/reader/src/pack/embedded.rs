//! The packs that the binary carries.

use super::Files;

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Languages of the built-in packs.
pub fn languages() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|(name, _)| *name)
}

pub fn files(language: &str) -> Option<Files> {
    PACKS.iter().find(|(name, _)| *name == language).map(|(_, files)| files.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect())
}
