//! Collects the language packs into the binary.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../packs");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut packs: Vec<PathBuf> = fs::read_dir(&root).expect("packs/ is there").map(|e| e.expect("readable").path()).filter(|p| p.join("pack.toml").is_file()).collect();
    packs.sort();
    let mut code = String::from("pub static PACKS: &[(&str, &[(&str, &str)])] = &[\n");
    for pack in packs {
        let name = pack.file_name().expect("a name").to_string_lossy().into_owned();
        let _ = writeln!(code, "(\"{name}\", &[");
        for folder in ["", "cases"] {
            let dir = pack.join(folder);
            println!("cargo::rerun-if-changed={}", dir.display());
            let Ok(items) = fs::read_dir(&dir) else { continue };
            let mut files: Vec<PathBuf> = items.map(|e| e.expect("readable").path()).filter(|p| p.extension().is_some_and(|e| e == "tsv" || e == "toml")).collect();
            files.sort();
            for file in files {
                let path = fs::canonicalize(&file).expect("it exists");
                println!("cargo::rerun-if-changed={}", path.display());
                let inner = file.file_name().expect("a name").to_string_lossy().into_owned();
                let inner = if folder.is_empty() { inner } else { format!("{folder}/{inner}") };
                let _ = writeln!(code, "({inner:?}, include_str!({:?})),", path.display().to_string());
            }
        }
        code.push_str("]),\n");
    }
    code.push_str("];\n");
    code.push_str(&common_words(&root));
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("packs.rs"), code).expect("written");
}

/// The closed classes of `grammar.tsv` whose words say what language a text is in.
const CLOSED: &[&str] = &["prep", "conj", "det", "be", "have", "pron", "comp", "neg", "poss", "rel", "sub", "reflexive", "adv"];

/// For each pack its plain function words, so that a language is known before its pack is loaded.
fn common_words(root: &Path) -> String {
    let mut code = String::from("pub static COMMON: &[(&str, &[&str])] = &[\n");
    let mut packs: Vec<PathBuf> = fs::read_dir(root).expect("packs/ is there").map(|e| e.expect("readable").path()).filter(|p| p.join("pack.toml").is_file()).collect();
    packs.sort();
    for pack in packs {
        let table = fs::read_to_string(pack.join("grammar.tsv")).unwrap_or_default();
        let mut words: Vec<&str> = table
            .lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| l.split_once('\t'))
            .filter(|(w, rest)| CLOSED.contains(&rest.split('\t').next().unwrap_or("")) && w.chars().all(char::is_alphabetic))
            .map(|(w, _)| w)
            .collect();
        words.sort_unstable();
        words.dedup();
        let _ = writeln!(code, "({:?}, &{words:?}),", pack.file_name().expect("a name").to_string_lossy());
    }
    code.push_str("];\n");
    code
}
