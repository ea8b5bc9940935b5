//! JSON lines as they come, none longer than allowed.

use super::Task;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

/// Bytes of a line beside its text: the keys, and escapes that make the text longer than it is.
const ESCAPED: u64 = 6;
const KEYS: u64 = 64 * 1024;

pub struct Lines<R> {
    from: BufReader<R>,
    name: String,
    number: u64,
    most: u64,
    /// Empty lines count only where another line follows.
    blank: VecDeque<u64>,
    waiting: Option<Task>,
    done: bool,
}

impl<R: Read> Lines<R> {
    pub fn new(from: R, name: String, max_bytes: u64) -> Self {
        let most = max_bytes.saturating_mul(ESCAPED).saturating_add(KEYS);
        Lines { from: BufReader::with_capacity(1 << 20, from), name, number: 0, most, blank: VecDeque::new(), waiting: None, done: false }
    }

    /// Would the next line have to be waited for? Then what is there is read first.
    pub fn must_wait(&self) -> bool {
        self.waiting.is_none() && !self.done && !self.from.buffer().contains(&b'\n')
    }

    fn line(&mut self) -> std::io::Result<Option<Result<Vec<u8>, String>>> {
        let mut line = Vec::new();
        let n = (&mut self.from).take(self.most + 1).read_until(b'\n', &mut line)?;
        if n == 0 {
            return Ok(None);
        }
        self.number += 1;
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if n as u64 > self.most {
            self.skip()?;
            return Ok(Some(Err(super::too_large(n as u64, self.most))));
        }
        if self.number == 1 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        Ok(Some(Ok(line)))
    }

    /// Goes to the end of a line that is too long, without keeping it.
    fn skip(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.from.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let end = buffer.iter().position(|&b| b == b'\n');
            let n = end.map_or(buffer.len(), |e| e + 1);
            self.from.consume(n);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn task(&self, number: u64, text: Result<Vec<u8>, String>) -> Task {
        Task::Line { name: self.name.clone(), number, text }
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        loop {
            if self.waiting.is_some() {
                if let Some(n) = self.blank.pop_front() {
                    return Some(self.task(n, Err("an empty line; one JSON object a line is wanted".into())));
                }
                return self.waiting.take();
            }
            if self.done {
                return None;
            }
            match self.line() {
                Ok(None) => self.done = true,
                Ok(Some(Ok(line))) if line.iter().all(u8::is_ascii_whitespace) => self.blank.push_back(self.number),
                Ok(Some(text)) => self.waiting = Some(self.task(self.number, text)),
                Err(e) => {
                    self.done = true;
                    return Some(Task::Failed(format!("{}: {}", self.name, super::why(&e))));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, most: u64) -> Vec<(u64, bool)> {
        let mut lines = Lines::new(text.as_bytes(), "x".into(), most);
        std::iter::from_fn(|| lines.next()).map(|t| if let Task::Line { number, text, .. } = t { (number, text.is_ok()) } else { panic!() }).collect()
    }

    #[test]
    fn empty_lines_keep_their_place_but_not_at_the_end() {
        assert_eq!(numbers("{}\n\n{}\n\n\n", 10), [(1, true), (2, false), (3, true)]);
    }

    #[test]
    fn long_lines_are_passed_over() {
        let long = format!("{}\n{{}}", "x".repeat(70_000));
        assert_eq!(numbers(&long, 10), [(1, false), (2, true)]);
    }
}
