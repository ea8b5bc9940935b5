//! The trace of one item: everything that its cells were made from, as JSON that they can be made from again.

use crate::term::clean::line;
use grefier_reader::format::Words;
use serde::Serialize;
use serde_json::Value;

pub const FORMAT: &str = "grefier-trace/1";

#[derive(Clone, Debug, Serialize)]
pub struct Trace {
    pub format: &'static str,
    pub item: String,
    pub kind: &'static str,
    pub report: Option<String>,
    pub language: Option<String>,
    pub words: Words,
    /// The sentence that it stands in.
    pub sentence: Words,
    /// The item as the reading has it.
    pub cell: Value,
    pub steps: Vec<Step>,
    /// What else the words could have been, and why it lost.
    pub rivals: Vec<Rival>,
}

/// One field and what it was made from.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub field: &'static str,
    pub rule: String,
    pub words: Option<Words>,
    /// The entries that made it, the one that settles it first.
    pub entries: Vec<Entry>,
    pub inputs: Value,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    pub language: String,
    pub file: String,
    pub line: u32,
    pub pattern: String,
    pub class: String,
    pub tags: String,
    /// The words that it matched, where they stand nearby.
    pub words: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Rival {
    pub what: String,
    pub entry: Option<Entry>,
    pub why: String,
}

impl Trace {
    /// One line that says what the item is.
    pub fn line(&self) -> String {
        let get = |k: &str| self.cell.get(k).and_then(Value::as_str).unwrap_or("").replace('_', " ");
        let what = match self.kind {
            "event" => format!("{} ({})", get("type"), get("status")),
            "figure" => {
                let n = |k: &str| self.cell[k].as_u64().map_or("…".to_owned(), |n| n.to_string());
                let value = if self.cell["best"].is_null() { format!("{}–{}", n("low"), n("high")) } else { n("best") };
                format!("{} {value} {} {}", get("bound"), get("what"), get("who"))
            }
            "date" => format!("{}–{}", get("start"), get("end")),
            "actor" => get("kind"),
            "statement" => format!("said by {}", self.cell["source_kind"].as_str().unwrap_or("nobody named")),
            _ => format!("{}, {}", get("name"), get("country")),
        };
        format!("{:<9} {:<14} {} “{}”", self.kind, self.item, line(what.trim()), line(&self.words.text))
    }
}
