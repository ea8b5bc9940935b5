//! The example reports (`examples/README.md`) and one reader for all tests.

use grefier_reader::{Reader, Report};
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The languages that have examples.
pub const LANGUAGES: [&str; 2] = ["en", "ro"];

pub fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(Reader::new)
}

/// The folder of the examples.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

/// An annotated report.
pub struct Example {
    /// Its path within `examples/`.
    pub name: String,
    pub annotation: Value,
}

impl Example {
    pub fn report(&self) -> Report {
        let report = Report::deserialize(&self.annotation["report"]).unwrap_or_else(|e| panic!("examples/{}: {e}", self.name));
        // the language is for the reader to find
        Report { reference: self.annotation["id"].as_str().map(str::to_owned), language: None, ..report }
    }

    pub fn text(&self) -> &str {
        self.annotation["report"]["text"].as_str().expect("a report has a text")
    }
}

/// All annotated reports of a language, in the order of their names.
pub fn examples(language: &str) -> Vec<Example> {
    files(&folder().join(language), "json")
        .into_iter()
        .map(|path| {
            let name = format!("{language}/{}", file_name(&path));
            let annotation = serde_json::from_str(&read(&path)).unwrap_or_else(|e| panic!("examples/{name}: {e}"));
            Example { name, annotation }
        })
        .collect()
}

pub fn example(name: &str) -> Example {
    let (language, _) = name.split_once('/').expect("language/file");
    examples(language).into_iter().find(|e| e.name == name).unwrap_or_else(|| panic!("there is no examples/{name}"))
}

/// The files of a folder with an ending, in the order of their names; none when there is no such folder.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(items) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = items.map(|i| i.expect("a folder that can be read").path()).filter(|p| p.extension().is_some_and(|e| e == ending)).collect();
    found.sort();
    found
}

pub fn file_name(path: &Path) -> String {
    path.file_name().expect("a file").to_string_lossy().into_owned()
}

pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A text file of the examples: its first line is the title, the rest the text.
pub fn titled(path: &Path) -> Report {
    let all = read(path);
    let (title, text) = all.split_once('\n').unwrap_or(("", &all));
    Report { reference: Some(file_name(path)), title: Some(title.trim().to_owned()), text: text.trim().to_owned(), ..Report::default() }
}
