//! The documentation says what is so: its tables of words, and the pack that `docs/adding-a-language.md` builds.

use crate::corpus::{folder, read};
use grefier_reader::pack::{Files, Pack, cases};
use grefier_reader::vocabulary::{Bound, Certainty, EventType, Kind, Mode, Scope, Status, What};
use grefier_reader::{Reader, codes};
use std::sync::Arc;

fn document(name: &str) -> String {
    read(&folder().join("../docs").join(name))
}

#[test]
fn the_reading_format_names_every_word_and_code() {
    let text = document("reading-format.md");
    let words = Kind::ALL.iter().map(|w| w.as_str());
    let words = words.chain(What::ALL.iter().map(|w| w.as_str())).chain(Bound::ALL.iter().map(|w| w.as_str())).chain(Status::ALL.iter().map(|w| w.as_str()));
    let words = words.chain(Certainty::ALL.iter().map(|w| w.as_str())).chain(Mode::ALL.iter().map(|w| w.as_str())).chain(Scope::ALL.iter().map(|w| w.as_str()));
    let missing: Vec<&str> = words.filter(|w| !text.contains(&format!("`{w}`"))).collect();
    assert!(missing.is_empty(), "docs/reading-format.md lacks {missing:?}");
    for kind in EventType::ALL {
        let c = codes::of(*kind);
        let cell = |c: Option<&str>| c.unwrap_or("–").to_owned();
        let acled = c.acled.map_or("–".to_owned(), |(event, sub)| format!("{event}/{sub}"));
        let ending = format!(" | {acled} | {} | {} | {} |", cell(c.plover), cell(c.mode), cell(c.cameo));
        let row = text.lines().find(|l| l.starts_with(&format!("| `{}` |", kind.as_str()))).unwrap_or_else(|| panic!("docs/reading-format.md lacks {}", kind.as_str()));
        assert!(row.ends_with(&ending), "docs/reading-format.md: {row}\nends otherwise than {ending}");
    }
}

/// The blocks of a document that are files: ```` ```tsv NAME ````.
fn files(text: &str) -> Files {
    let mut files = Files::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(kind)) => open = Some((kind.split_once(' ').map_or("", |(_, name)| name).to_owned(), String::new())),
            (Some(_), Some(_)) => files.extend(open.take().filter(|(name, _)| !name.is_empty())),
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    files
}

#[test]
fn the_pack_of_the_guide_loads_and_passes_its_cases() {
    let (pack, faults) = Pack::load_all(files(&document("adding-a-language.md")));
    assert!(faults.is_empty(), "{faults:#?}");
    let pack = Arc::new(pack.expect("it loads"));
    assert_eq!(pack.language(), "fr");
    let mut reader = Reader::new();
    reader.put_pack(Arc::clone(&pack));
    let (ran, failed) = cases::run(&reader, &pack);
    assert!(ran > 0 && failed.is_empty(), "{failed:#?}");
}
