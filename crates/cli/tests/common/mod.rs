//! The real binary, called as a user calls it.
#![allow(dead_code, reason = "each test file uses some of it")]

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub struct Done {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Done {
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
    }
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
    /// Ended well and said nothing on the side.
    pub fn well(self) -> Done {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self
    }
}

pub fn command() -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_grefier"));
    c.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
    c
}

pub fn run(args: &[&str]) -> Done {
    with_input(args, b"")
}

pub fn with_input(args: &[&str], input: &[u8]) -> Done {
    let mut child = command().args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary runs");
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_vec();
    // written beside the reading, so that neither waits for the other
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let done = child.wait_with_output().expect("it ends");
    writer.join().expect("written");
    Done { code: done.status.code().unwrap_or(-1), out: String::from_utf8(done.stdout).expect("UTF-8"), err: String::from_utf8(done.stderr).expect("UTF-8") }
}

pub fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

pub fn example(name: &str) -> String {
    examples().join(name).display().to_string()
}

/// An empty folder for one test.
pub fn folder(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).expect("made");
    dir
}

pub fn file(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().expect("has one")).expect("made");
    std::fs::write(&path, bytes).expect("written");
    path.display().to_string()
}

pub const EN: &str = "Police arrested 30 protesters in Almaty on Friday, the interior ministry said.";
pub const RO: &str = "Poliția a reținut 30 de protestatari la Chișinău, a anunțat vineri Ministerul de Interne.";
