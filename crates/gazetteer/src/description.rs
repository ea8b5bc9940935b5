//! What a gazetteer says of itself.

use crate::format::{self, Section};
use crate::gazetteer::Gazetteer;

/// What a gazetteer was made from, and how much it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    pub version: u32,
    pub places: usize,
    /// Different names.
    pub names: usize,
    /// Pairs of a name and a place.
    pub postings: usize,
    pub countries: usize,
    pub admin1: usize,
    /// One line for each source, with its licence.
    pub sources: Vec<String>,
    /// Hexadecimal, of the content.
    pub sha256: String,
}

impl std::fmt::Display for Description {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "gazetteer version {}: {} places, {} names ({} meanings), {} countries, {} first-level divisions",
            self.version, self.places, self.names, self.postings, self.countries, self.admin1
        )?;
        for source in &self.sources {
            writeln!(f, "from {source}")?;
        }
        write!(f, "sha256 {}", self.sha256)
    }
}

impl Gazetteer {
    /// What this gazetteer was made from, and how much it holds.
    pub fn describe(&self) -> Description {
        let meta = std::str::from_utf8(self.file.section(Section::Meta)).unwrap_or("");
        let value = |key: &str| meta.lines().filter_map(|l| l.split_once('\t')).find(|(k, _)| *k == key).map(|(_, v)| v);
        let number = |key| value(key).and_then(|v| v.parse().ok()).unwrap_or(0);
        Description {
            version: format::VERSION,
            places: self.len(),
            names: number("names"),
            postings: number("postings"),
            countries: self.file.count(Section::Countries),
            admin1: self.file.count(Section::Admin1),
            sources: meta.lines().filter_map(|l| l.split_once('\t')).filter(|(k, _)| *k == "source").map(|(_, v)| v.to_string()).collect(),
            sha256: self.sha256().iter().map(|b| format!("{b:02x}")).collect(),
        }
    }
}
