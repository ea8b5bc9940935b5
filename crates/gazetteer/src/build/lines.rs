//! Reading text files, plain or zipped, line by line.

use super::error::BuildError;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Calls `each` with every line and its number. A `.zip` is read through: the
/// text file in it that has the archive's own name, else its first text file.
pub fn each_line(path: &Path, mut each: impl FnMut(usize, &str) -> Result<(), String>) -> Result<(), BuildError> {
    let io = |e: std::io::Error| BuildError::new(path, 0, e.to_string());
    let file = File::open(path).map_err(io)?;
    if path.extension().is_some_and(|e| e == "zip") {
        let zip_error = |e: zip::result::ZipError| BuildError::new(path, 0, e.to_string());
        let mut archive = zip::ZipArchive::new(file).map_err(zip_error)?;
        let own = path.with_extension("txt");
        let own = own.file_name().and_then(|n| n.to_str()).unwrap_or("");
        let inner = archive
            .file_names()
            .find(|n| *n == own)
            .or_else(|| archive.file_names().find(|n| n.ends_with(".txt")))
            .map(str::to_string)
            .ok_or_else(|| BuildError::new(path, 0, "no text file in this archive"))?;
        let entry = archive.by_name(&inner).map_err(zip_error)?;
        read(path, entry, &mut each)
    } else {
        read(path, file, &mut each)
    }
}

fn read(path: &Path, from: impl Read, each: &mut impl FnMut(usize, &str) -> Result<(), String>) -> Result<(), BuildError> {
    let mut reader = BufReader::with_capacity(1 << 20, from);
    let mut line = String::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        match reader.read_line(&mut line) {
            Ok(0) => return Ok(()),
            Ok(_) => each(number, line.trim_end_matches(['\n', '\r'])).map_err(|m| BuildError::new(path, number, m))?,
            Err(e) => return Err(BuildError::new(path, number, e.to_string())),
        }
    }
}

/// The lines of a hand-written table: `#` begins a comment, empty lines are
/// skipped, fields are separated by one tab and there must be as many as said.
pub fn each_row(path: &Path, fields: std::ops::RangeInclusive<usize>, mut each: impl FnMut(&[&str]) -> Result<(), String>) -> Result<(), BuildError> {
    each_line(path, |_, line| {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let row: Vec<&str> = line.split('\t').collect();
        if !fields.contains(&row.len()) {
            return Err(format!("{} fields where {} to {} belong", row.len(), fields.start(), fields.end()));
        }
        if let Some(field) = row.iter().find(|f| f.trim() != **f) {
            return Err(format!("space around the field {field:?}"));
        }
        each(&row)
    })
}

/// A number of a field.
pub fn number<T: std::str::FromStr>(field: &str) -> Result<T, String> {
    field.parse().map_err(|_| format!("{field:?} is no number of the kind that belongs here"))
}
