//! Language packs: folders of plain tables (`docs/pack-format.md`).

pub mod cases;
pub mod embedded;
pub mod entries;
pub mod forms;
pub mod lexicon;
pub mod matcher;
pub mod pattern;
pub mod table;

use entries::{Capital, Entry, Table};
use forms::Forms;
use lexicon::Lexicon;
use pattern::Pattern;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use table::{Fault, Tags, rows};

/// The files of one pack: name within the folder → text.
pub type Files = BTreeMap<String, String>;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub language: String,
    pub name: String,
    pub script: String,
    #[serde(default)]
    pub licence: String,
    pub grammar: Behaviour,
}

/// Which of the known behaviours a language has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    #[serde(default)]
    pub genitive: Vec<String>,
    #[serde(default = "dot")]
    pub decimal: String,
    #[serde(default = "dmy")]
    pub date_order: String,
    #[serde(default)]
    pub place_suffixes: Vec<String>,
    #[serde(default = "yes")]
    pub name_case: bool,
    /// Adjectives stand after their noun.
    #[serde(default)]
    pub adjective_after: bool,
}

fn dot() -> String {
    ".".into()
}
fn dmy() -> String {
    "dmy".into()
}
fn yes() -> bool {
    true
}

pub struct Pack {
    pub about: Description,
    pub entries: Vec<Entry>,
    pub lexicon: Lexicon,
    /// What each entry is in the grammar (nothing for entries of other tables).
    pub grams: Vec<entries::Gram>,
    /// What each entry says of the subject of a report.
    pub leanings: Vec<i8>,
    abbreviations: HashSet<String>,
    /// SHA-256 of all its tables, in hex.
    pub digest: String,
    pub files: Files,
}

impl Pack {
    /// Loads a pack from its files; all faults found, not only the first.
    pub fn load(files: Files) -> Result<Pack, Vec<Fault>> {
        let (pack, faults) = Self::load_all(files);
        match pack {
            Some(p) if faults.is_empty() => Ok(p),
            _ => Err(faults),
        }
    }

    /// What can be loaded, and what is wrong.
    pub fn load_all(files: Files) -> (Option<Pack>, Vec<Fault>) {
        let mut faults = Vec::new();
        let text = |name: &str| files.get(name).map_or("", String::as_str);
        let about: Description = match toml::from_str(text("pack.toml")) {
            Ok(a) => a,
            Err(e) => {
                let line = e.span().map_or(1, |s| text("pack.toml")[..s.start.min(text("pack.toml").len())].matches('\n').count() as u32 + 1);
                faults.push(Fault { file: "pack.toml".into(), line, what: e.message().to_owned() });
                return (None, faults);
            }
        };
        let forms = Forms::parse(text("forms.tsv"), |line, what| faults.push(Fault { file: "forms.tsv".into(), line, what }));
        let (mut entries, mut patterns) = (Vec::new(), Vec::new());
        for table in Table::ALL {
            if !files.contains_key(table.file()) && !table.optional() {
                faults.push(Fault { file: table.file().into(), line: 0, what: "the table is missing".into() });
            }
            for row in rows(text(table.file())) {
                let tags = Tags::parse(row.field(2));
                let made = Pattern::parse(row.field(0), &forms).and_then(|p| entries::meaning(table, &row, &tags).map(|m| (p, m)));
                match made {
                    Ok((pattern, meaning)) => {
                        let capital = if tags.has("cap") {
                            Capital::Must
                        } else if tags.has("lower") {
                            Capital::Never
                        } else if about.grammar.name_case && (matches!(&meaning, entries::Meaning::Place(w) if w.is_name()) || matches!(meaning, entries::Meaning::Credit(entries::CreditWord::Agency)))
                        {
                            // names are capitalised where names are; "of" and "most" are marked in vain else
                            Capital::Must
                        } else {
                            Capital::Either
                        };
                        patterns.push(pattern);
                        entries.push(Entry { table, line: row.line, pattern: row.field(0).into(), class: row.field(1).into(), tags: row.field(2).into(), capital, meaning });
                    }
                    Err(what) => faults.push(Fault { file: table.file().into(), line: row.line, what }),
                }
            }
        }
        let briefs: Vec<lexicon::Brief> = entries.iter().map(|e| lexicon::Brief { table: e.table, capital: e.capital, senses: e.meaning.senses() }).collect();
        let grams = entries.iter().map(|e| if let entries::Meaning::Grammar(g) = e.meaning { g } else { entries::Gram::default() }).collect();
        let leanings = entries.iter().map(|e| e.meaning.leaning()).collect();
        // signs, single letters and function words are in every sentence
        let mut common: lexicon::Map<()> = ",.;:-'()\"".chars().chain('a'..='z').map(|c| (crate::text::hash::of(c.encode_utf8(&mut [0; 4])), ())).collect();
        for (p, e) in patterns.iter().zip(&entries) {
            let function = matches!(&e.meaning, entries::Meaning::Grammar(g) if !g.has(entries::Gram::VERB.or(entries::Gram::NOUN)));
            if function && p.is_single() {
                common.extend(p.anchor_words().keys().map(|h| (h, ())));
            }
        }
        let mut abbreviations = HashSet::new();
        for row in rows(text("abbreviations.tsv")) {
            let mut folded = String::new();
            for piece in row.field(0).split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
                folded.clear();
                grefier_gazetteer::fold::fold_into(piece, &mut folded);
            }
            abbreviations.insert(folded);
        }
        let mut digest = Sha256::new();
        for (name, text) in &files {
            if !name.contains("cases/") {
                digest.update(name.as_bytes());
                digest.update([0]);
                digest.update(text.as_bytes());
                digest.update([0]);
            }
        }
        let digest = hex(&digest.finalize());
        (Some(Pack { about, entries, lexicon: Lexicon::new(patterns, &briefs, &common), grams, leanings, abbreviations, digest, files }), faults)
    }

    pub fn is_abbreviation(&self, folded: &str) -> bool {
        self.abbreviations.contains(folded)
    }

    pub fn language(&self) -> &str {
        &self.about.language
    }

    pub fn count(&self, table: Table) -> usize {
        self.entries.iter().filter(|e| e.table == table).count()
    }
}

/// Reads the files of a pack folder.
pub fn read_folder(dir: &Path) -> std::io::Result<Files> {
    let mut files = Files::new();
    for (folder, prefix) in [(dir.to_owned(), ""), (dir.join("cases"), "cases/")] {
        if !folder.is_dir() {
            if prefix.is_empty() {
                return Err(std::io::Error::new(std::io::ErrorKind::NotFound, "no such folder"));
            }
            continue;
        }
        for item in std::fs::read_dir(folder)? {
            let path = item?.path();
            let wanted = path.extension().is_some_and(|e| e == "tsv" || e == "toml");
            if let (true, Some(name)) = (wanted && path.is_file(), path.file_name().and_then(|n| n.to_str())) {
                let text = std::fs::read_to_string(&path).map_err(|e| std::io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
                files.insert(format!("{prefix}{name}"), text);
            }
        }
    }
    Ok(files)
}

pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}
