//! The reader with the packs and the gazetteer that were asked for.

use crate::problem::{Problems, Stop};
use grefier_gazetteer::Gazetteer;
use grefier_reader::Reader;
use grefier_reader::pack::read_folder;
use std::path::{Path, PathBuf};

pub fn reader(packs: &[PathBuf], gazetteer: Option<&Path>) -> Result<Reader, Stop> {
    let mut reader = Reader::new();
    if let Some(path) = gazetteer {
        reader = reader.with_gazetteer(open(path)?);
    }
    for dir in packs {
        for folder in folders(dir)? {
            add(&mut reader, &folder)?;
        }
    }
    Ok(reader)
}

pub fn open(path: &Path) -> Result<Gazetteer, Stop> {
    Gazetteer::open_unverified(path).map_err(|e| Stop::Use(format!("{}: {e}; 'grefier gazetteer build' makes such a file", path.display())))
}

/// The pack folders that a folder is or holds.
pub fn folders(dir: &Path) -> Result<Vec<PathBuf>, Stop> {
    if dir.join("pack.toml").is_file() {
        return Ok(vec![dir.to_owned()]);
    }
    let items = std::fs::read_dir(dir).map_err(|e| Stop::Use(format!("{}: {}", dir.display(), crate::input::why(&e))))?;
    let mut found: Vec<PathBuf> = items.filter_map(Result::ok).map(|i| i.path()).filter(|p| p.join("pack.toml").is_file()).collect();
    found.sort();
    if found.is_empty() { Err(Stop::Use(format!("{}: no pack.toml in it nor in its folders; give a language pack", dir.display()))) } else { Ok(found) }
}

fn add(reader: &mut Reader, folder: &Path) -> Result<(), Stop> {
    let files = read_folder(folder).map_err(|e| Stop::Use(format!("{}: {}", folder.display(), crate::input::why(&e))))?;
    reader.add_pack(files).map(|_| ()).map_err(|faults| {
        let problems = Problems::default();
        for fault in faults.iter().take(20) {
            problems.note(&format!("{}/{fault}", folder.display()));
        }
        Stop::Use(format!("{}: the pack has {} faults; 'grefier pack check' lists them all", folder.display(), faults.len()))
    })
}
