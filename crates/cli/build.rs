//! Collects the project's example reports into the binary: the texts that `grefier bench` is made from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../examples");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut code = String::from("pub static EXAMPLES: &[(&str, &str, &str)] = &[\n");
    for language in sorted(&root).into_iter().filter(|p| p.is_dir()) {
        let tag = language.file_name().expect("a name").to_string_lossy().into_owned();
        println!("cargo::rerun-if-changed={}", language.display());
        let mut files = sorted(&language);
        files.extend(sorted(&language.join("nothing")));
        for file in files.into_iter().filter(|p| p.extension().is_some_and(|e| e == "json" || e == "txt")) {
            let path = fs::canonicalize(&file).expect("it exists");
            println!("cargo::rerun-if-changed={}", path.display());
            let ending = file.extension().expect("has one").to_string_lossy().into_owned();
            let _ = writeln!(code, "({tag:?}, {ending:?}, include_str!({:?})),", path.display().to_string());
        }
    }
    code.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("examples.rs"), code).expect("written");
}

fn sorted(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(dir).map(|d| d.filter_map(|e| e.ok().map(|e| e.path())).collect()).unwrap_or_default();
    found.sort();
    found
}
