//! The input as pieces of work, opened one after the other.

use crate::args::Input;
use crate::input::lines::Lines;
use crate::input::{FileKind, Task, is_stdin, kind, why};
use std::collections::VecDeque;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

pub struct Tasks {
    files: VecDeque<(PathBuf, FileKind)>,
    open: Option<Lines<Box<dyn Read>>>,
    max_bytes: u64,
    several: bool,
}

impl Tasks {
    pub fn new(files: &[PathBuf], asked: Option<Input>, max_bytes: u64) -> Self {
        let files: VecDeque<_> = files.iter().map(|f| (f.clone(), kind(f, asked))).collect();
        let several = files.len() > 1 || files.iter().any(|(_, k)| *k == FileKind::Lines);
        Tasks { files, open: None, max_bytes, several }
    }

    /// May there be more than one report?
    pub fn several(&self) -> bool {
        self.several
    }

    /// The next pieces; fewer where more would have to be waited for.
    pub fn batch(&mut self, most: usize, bytes: u64) -> Option<Vec<Task>> {
        let mut batch = Vec::new();
        let mut weight = 0;
        while batch.len() < most && weight < bytes {
            if !batch.is_empty() && self.open.as_ref().is_some_and(Lines::must_wait) {
                break;
            }
            let Some(task) = self.next() else { break };
            weight += task.weight();
            batch.push(task);
        }
        (!batch.is_empty()).then_some(batch)
    }

    fn next(&mut self) -> Option<Task> {
        loop {
            if let Some(lines) = &mut self.open {
                if let Some(task) = lines.next() {
                    return Some(task);
                }
                self.open = None;
            }
            let (path, kind) = self.files.pop_front()?;
            match kind {
                FileKind::Text => return Some(Task::File { path, json: false }),
                FileKind::Json => return Some(Task::File { path, json: true }),
                FileKind::Lines => match lines(&path) {
                    Ok((from, name)) => self.open = Some(Lines::new(from, name, self.max_bytes)),
                    Err(what) => return Some(Task::Failed(what)),
                },
            }
        }
    }
}

fn lines(path: &PathBuf) -> Result<(Box<dyn Read>, String), String> {
    if is_stdin(path) {
        return Ok((Box::new(std::io::stdin()), "standard input".into()));
    }
    let name = path.display().to_string();
    let file = File::open(path).map_err(|e| format!("{name}: {}", why(&e)))?;
    if file.metadata().is_ok_and(|m| m.is_dir()) {
        return Err(format!("{name}: a folder; give the files in it"));
    }
    Ok((Box::new(file), name))
}
