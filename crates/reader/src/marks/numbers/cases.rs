//! The cases of numbers that lie beside a pack: `cases/numbers.tsv`.
//!
//! A phrase and its value, or `null` when it is no number:
//!
//! ```text
//! phrase<TAB>value
//! ```
//!
//! A sentence and its counts, in order, each in a field of its own; articles and numbers that count nothing are left out.
//! `-` stands for an open value, and alone for "no counts". With braces round the number the whole expression is given:
//!
//! ```text
//! text: sentence<TAB>at least {3,000}|3000|3000|-|at_least<TAB>…
//! ```

use super::{Number, find, phrase};
use crate::marks::Doc;
use crate::pack::Pack;
use crate::pack::table::{Row, rows};
use crate::text::Text;
use std::sync::Arc;

/// Runs the cases; the line and what is wrong for each that fails.
pub fn run_cases(pack: &Arc<Pack>, file_text: &str) -> Vec<(u32, String)> {
    rows(file_text).filter_map(|row| run(pack, &row).err().map(|what| (row.line, what))).collect()
}

fn run(pack: &Arc<Pack>, row: &Row<'_>) -> Result<(), String> {
    match row.fields[0].strip_prefix("text:") {
        Some(sentence) => in_text(pack, sentence.trim(), &row.fields[1..]),
        None => alone(pack, row),
    }
}

fn alone(pack: &Arc<Pack>, row: &Row<'_>) -> Result<(), String> {
    let wanted = match row.field(1) {
        "null" => None,
        n => Some(n.parse::<u64>().map_err(|_| format!("'{n}' is neither a whole number nor null"))?),
    };
    let got = phrase(pack, row.fields[0]);
    let show = |v: Option<u64>| v.map_or("null".to_owned(), |n| n.to_string());
    if got == wanted { Ok(()) } else { Err(format!("'{}' is {}, not {}", row.fields[0], show(wanted), show(got))) }
}

fn in_text(pack: &Arc<Pack>, sentence: &str, wanted: &[&str]) -> Result<(), String> {
    let text = Text::new(sentence, &|folded| pack.is_abbreviation(folded));
    let pack_of = vec![Some(0); text.paragraphs.len()];
    let doc = Doc::new(text, vec![pack.clone()], pack_of, &[]);
    let found = find(&doc);
    let counts: Vec<&Number> = found.iter().filter(|n| !n.no_count && !n.article).collect();
    let wanted: Vec<&str> = wanted.iter().map(|f| f.trim()).filter(|f| !f.is_empty() && *f != "-").collect();
    let got: Vec<String> = counts.iter().enumerate().map(|(n, c)| show(&doc, c, wanted.get(n).is_some_and(|w| w.contains('{')))).collect();
    if got == wanted { Ok(()) } else { Err(format!("'{sentence}' has {}, not {}", wanted.join(" ; "), got.join(" ; "))) }
}

/// A count as the table writes it.
fn show(doc: &Doc<'_>, n: &Number, whole: bool) -> String {
    let words = if whole {
        let ((a, d), (b, c)) = (doc.text.bytes(n.range), doc.text.bytes(n.number));
        let raw = doc.text.raw;
        format!("{}{{{}}}{}", &raw[a..b], &raw[b..c], &raw[c..d])
    } else {
        doc.text.words(n.number).to_owned()
    };
    let open = |v: Option<u64>| v.map_or("-".to_owned(), |n| n.to_string());
    format!("{words}|{}|{}|{}|{}", open(n.best), open(n.low), open(n.high), n.bound.as_str())
}
