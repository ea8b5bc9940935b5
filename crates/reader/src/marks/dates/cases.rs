//! Cases of a pack: `cases/dates.tsv`.
//!
//! `phrase TAB day TAB words TAB answer` asks for the days of a phrase said on that day; several answers, all of them
//! right, are separated by `|`, and `-` is no date. `text TAB day TAB sentence TAB dates` asks for all dates that are
//! found: `words=answer`, separated by ` ; `; the day of publication may be `-`. An answer is a day, `first..last`,
//! `first..` and `..last` for one open end, or `?` for a date that cannot be settled; `>first..last` after it is the
//! coming such date.

use super::{Dated, find, phrase};
use crate::marks::Doc;
use crate::pack::Pack;
use crate::pack::table::{Row, rows};
use crate::text::Text;
use jiff::civil::Date;
use std::sync::Arc;

/// Runs the cases of one file: the line and what is wrong with it.
pub fn run_cases(pack: &Arc<Pack>, file_text: &str) -> Vec<(u32, String)> {
    rows(file_text).filter_map(|row| run(pack, &row).err().map(|what| (row.line, what))).collect()
}

fn run(pack: &Arc<Pack>, row: &Row<'_>) -> Result<(), String> {
    if row.fields.len() < 4 {
        return Err("a case has four fields: phrase or text, day, words, answer".into());
    }
    let on = match row.field(1) {
        "-" => None,
        day => Some(date(day)?),
    };
    match row.field(0) {
        "phrase" => phrase_case(pack, on.ok_or("a phrase needs a day")?, row.field(2), row.field(3)),
        "text" => text_case(pack, on, row.field(2), row.field(3)),
        kind => Err(format!("'{kind}' is neither phrase nor text")),
    }
}

fn date(word: &str) -> Result<Date, String> {
    word.parse().map_err(|_| format!("'{word}' is no day"))
}

fn phrase_case(pack: &Arc<Pack>, on: Date, words: &str, wanted: &str) -> Result<(), String> {
    let got = phrase(pack, words, on).map_or("-".to_owned(), |(a, b)| span(Some(a), Some(b)));
    if wanted.split('|').any(|w| w.trim() == got) { Ok(()) } else { Err(format!("'{words}' gives {got}, not {wanted}")) }
}

fn text_case(pack: &Arc<Pack>, published: Option<Date>, sentence: &str, wanted: &str) -> Result<(), String> {
    let text = Text::new(sentence, &|w| pack.is_abbreviation(w));
    let packs_of = vec![Some(0); text.paragraphs.len()];
    let doc = Doc::new(text, vec![pack.clone()], packs_of, &[]);
    let found = find(&doc, published);
    let wanted: Vec<&str> = if wanted == "-" { vec![] } else { wanted.split(" ; ").map(str::trim).collect() };
    let got: Vec<String> = found.iter().map(|d| shown(&doc, d)).collect();
    // a case that does not name the coming date leaves it open
    let same = |got: &str, want: &str| got == want || (!want.contains('>') && got.split('>').next() == Some(want));
    if got.len() == wanted.len() && got.iter().zip(&wanted).all(|(g, w)| same(g, w)) { Ok(()) } else { Err(format!("found [{}], not [{}]", got.join(" ; "), wanted.join(" ; "))) }
}

fn shown(doc: &Doc<'_>, d: &Dated) -> String {
    let mut out = format!("{}={}", doc.text.words(d.range), span(d.start, d.end));
    if let Some((a, b)) = d.future {
        out.push('>');
        out.push_str(&span(Some(a), Some(b)));
    }
    out
}

fn span(start: Option<Date>, end: Option<Date>) -> String {
    match (start, end) {
        (None, None) => "?".into(),
        (Some(a), Some(b)) if a == b => a.to_string(),
        (a, b) => format!("{}..{}", a.map_or(String::new(), |d| d.to_string()), b.map_or(String::new(), |d| d.to_string())),
    }
}
