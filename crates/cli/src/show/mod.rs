//! Readings as people and programs want them.

pub mod contested;
pub mod html;
pub mod labels;
pub mod lookup;
pub mod text;

use grefier_reader::format::{FORMAT, Reading};

/// One line of JSON.
pub fn json_line(reading: &Reading) -> String {
    serde_json::to_string(reading).unwrap_or_default()
}

pub fn json_pretty(reading: &Reading) -> String {
    serde_json::to_string_pretty(reading).unwrap_or_default()
}

/// What stands in the place of a reading that there is none of.
pub fn json_error(reference: Option<&str>, what: &str) -> String {
    serde_json::json!({"format": FORMAT, "error": what, "report": {"ref": reference}}).to_string()
}
