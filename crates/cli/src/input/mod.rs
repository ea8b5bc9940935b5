//! From files and standard input to reports. Nothing that comes from outside is trusted.

pub mod bytes;
mod legacy;
pub mod lines;
mod object;
mod utf16;

use crate::args::{About, Input};
use bytes::Decoded;
use grefier_reader::Report;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// A report with something to know about it, or why there is none.
pub enum Item {
    Report(Box<Report>, Option<String>),
    Bad {
        /// What the report is called, where that could be read.
        reference: Option<String>,
        what: String,
        /// One of several in its file: its line in the output is kept for it.
        line: bool,
    },
}

/// One piece of work: what is read by one thread at once.
pub enum Task {
    /// A text or a JSON file, opened where it is read.
    File { path: PathBuf, json: bool },
    /// A line of JSON.
    Line { name: String, number: u64, text: Result<Vec<u8>, String> },
    /// Something that could not even be opened.
    Failed(String),
}

/// How the input is to be taken.
pub struct Intake<'a> {
    pub about: &'a About,
    pub max_bytes: u64,
    pub encoding: Option<&'static encoding_rs::Encoding>,
}

pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What a file is, by what was asked for or by its ending.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Text,
    Json,
    Lines,
}

pub fn kind(path: &Path, asked: Option<Input>) -> FileKind {
    let ending = path.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
    match (asked, ending.as_deref()) {
        (Some(Input::Text), _) => FileKind::Text,
        (Some(Input::Jsonl), _) | (None, Some("jsonl" | "ndjson")) => FileKind::Lines,
        (None, Some("json")) => FileKind::Json,
        (None, _) => FileKind::Text,
    }
}

/// What went wrong with a file, in words that say what to do.
pub fn why(e: &std::io::Error) -> String {
    match e.kind() {
        ErrorKind::NotFound => "no such file; check the name".into(),
        ErrorKind::PermissionDenied => "it may not be read; check its permissions".into(),
        ErrorKind::IsADirectory => "a folder; give the files in it".into(),
        _ => e.to_string(),
    }
}

impl Task {
    /// Bytes that it is likely to take, for the size of a batch.
    pub fn weight(&self) -> u64 {
        match self {
            Task::File { path, .. } => std::fs::metadata(path).map_or(0, |m| m.len()),
            Task::Line { text, .. } => text.as_ref().map_or(0, |t| t.len() as u64),
            Task::Failed(_) => 0,
        }
    }
}

impl Intake<'_> {
    pub fn items(&self, task: Task) -> Vec<Item> {
        match task {
            Task::Failed(what) => vec![Item::Bad { reference: None, what, line: false }],
            Task::Line { name, number, text } => {
                let read = text.and_then(|t| object::line(&t, self, &name)).map_err(|what| (None, what));
                vec![match read {
                    Ok(object::Found::Report(report, note)) => Item::Report(report, note.map(|n| format!("{name}:{number}: {n}"))),
                    Ok(object::Found::Bad { reference, what }) => Item::Bad { reference, what: format!("{name}:{number}: {what}"), line: true },
                    Err((reference, what)) => Item::Bad { reference, what: format!("{name}:{number}: {what}"), line: true },
                }]
            }
            Task::File { path, json } => self.file(&path, json),
        }
    }

    fn file(&self, path: &Path, json: bool) -> Vec<Item> {
        let name = if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() };
        let reference = (!is_stdin(path)).then(|| name.clone());
        let bad = |what: String| vec![Item::Bad { reference: reference.clone(), what: format!("{name}: {what}"), line: false }];
        let decoded = match self.load(path) {
            Ok(d) => d,
            Err(what) => return bad(what),
        };
        if json {
            return match object::file(&decoded.text, self, reference.as_deref()) {
                Ok(found) => found
                    .into_iter()
                    .map(|f| match f {
                        object::Found::Report(r, note) => Item::Report(r, note.map(|n| format!("{name}: {n}"))),
                        object::Found::Bad { reference, what } => Item::Bad { reference, what: format!("{name}: {what}"), line: false },
                    })
                    .collect(),
                Err(what) => bad(what),
            };
        }
        let a = self.about.clone();
        let report = Report { reference, title: a.title, publisher: a.publisher, url: a.url, language: a.language, published: a.published, text: decoded.text };
        vec![Item::Report(Box::new(report), decoded.note.map(|n| format!("{name}: {n}")))]
    }

    /// The text of one file or of standard input.
    pub fn load(&self, path: &Path) -> Result<Decoded, String> {
        let mut raw = Vec::new();
        let most = self.max_bytes;
        if is_stdin(path) {
            std::io::stdin().lock().take(most + 1).read_to_end(&mut raw).map_err(|e| why(&e))?;
        } else {
            let file = File::open(path).map_err(|e| why(&e))?;
            let meta = file.metadata().map_err(|e| why(&e))?;
            if meta.is_dir() {
                return Err("a folder; give the files in it".into());
            }
            if meta.len() > most {
                return Err(too_large(meta.len(), most));
            }
            raw.reserve(meta.len() as usize);
            file.take(most + 1).read_to_end(&mut raw).map_err(|e| why(&e))?;
        }
        if raw.len() as u64 > most {
            return Err(too_large(raw.len() as u64, most));
        }
        let hint = self.about.language.as_deref();
        bytes::decode(raw, self.encoding, hint)
    }
}

pub fn too_large(len: u64, most: u64) -> String {
    format!("{len} bytes or more, over the limit of {most}; cut it into reports, or raise --max-bytes")
}
