//! `grefier pack check`: faults in the tables of packs, and the cases beside them.

use crate::problem::{Problems, Stop};
use crate::{setup, term};
use grefier_reader::Reader;
use grefier_reader::pack::entries::Table;
use grefier_reader::pack::table::Fault;
use grefier_reader::pack::{Pack, cases, read_folder};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub fn check(dirs: &[PathBuf]) -> Result<(), Stop> {
    let mut bad = 0;
    for dir in dirs {
        for folder in setup::folders(dir)? {
            bad += usize::from(!one(&folder)?);
        }
    }
    if bad > 0 { Err(Stop::Said) } else { Ok(()) }
}

/// Checks one pack; is it good?
fn one(folder: &Path) -> Result<bool, Stop> {
    let mut out = std::io::stdout().lock();
    let files = match read_folder(folder) {
        Ok(f) => f,
        Err(e) => {
            Problems::default().note(&format!("{}: {}", folder.display(), crate::input::why(&e)));
            return Ok(false);
        }
    };
    let (pack, faults) = Pack::load_all(files);
    let mut say = |list: &[Fault]| list.iter().try_for_each(|f| writeln!(out, "{}/{}", folder.display(), term::clean::line(&f.to_string())));
    say(&faults)?;
    let Some(pack) = pack.map(Arc::new) else { return Ok(false) };
    let mut reader = Reader::new();
    reader.put_pack(Arc::clone(&pack));
    let (ran, failed) = cases::run(&reader, &pack);
    say(&failed)?;
    let counts: Vec<String> = Table::ALL.iter().map(|t| format!("{} {}", pack.count(*t), t.file().trim_end_matches(".tsv"))).collect();
    writeln!(out, "{} ({}): {} entries ({}), {} faults; {ran} cases, {} failed", pack.language(), pack.about.name, pack.entries.len(), counts.join(", "), faults.len(), failed.len())?;
    Ok(faults.is_empty() && failed.is_empty())
}
