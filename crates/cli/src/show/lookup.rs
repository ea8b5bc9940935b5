//! A reading with its references followed.

use grefier_reader::format::{Actor, EventDate, Figure, Place, Reading, Span, Statement};
use std::collections::HashMap;

pub struct Lookup<'r> {
    pub reading: &'r Reading,
    actors: HashMap<&'r str, usize>,
    statements: HashMap<&'r str, usize>,
    figures: HashMap<&'r str, usize>,
    /// For an older figure the newer one that replaces it.
    newer: HashMap<&'r str, usize>,
    points: Points<'r>,
}

fn by_id<'r>(ids: impl Iterator<Item = &'r String>) -> HashMap<&'r str, usize> {
    ids.enumerate().map(|(n, id)| (id.as_str(), n)).collect()
}

impl<'r> Lookup<'r> {
    pub fn new(reading: &'r Reading) -> Self {
        Lookup {
            reading,
            actors: by_id(reading.actors.iter().map(|x| &x.id)),
            statements: by_id(reading.statements.iter().map(|x| &x.id)),
            figures: by_id(reading.figures.iter().map(|x| &x.id)),
            newer: reading.figures.iter().enumerate().filter_map(|(n, x)| Some((x.supersedes.as_deref()?, n))).collect(),
            points: Points::new(&reading.report.text),
        }
    }

    pub fn actor(&self, id: &str) -> Option<&'r Actor> {
        self.actors.get(id).map(|&n| &self.reading.actors[n])
    }

    pub fn statement(&self, id: Option<&String>) -> Option<&'r Statement> {
        self.statements.get(id?.as_str()).map(|&n| &self.reading.statements[n])
    }

    pub fn figure(&self, id: Option<&String>) -> Option<&'r Figure> {
        self.figures.get(id?.as_str()).map(|&n| &self.reading.figures[n])
    }

    /// The newer figure that replaces this one.
    pub fn newer(&self, f: &Figure) -> Option<&'r Figure> {
        self.newer.get(f.id.as_str()).map(|&n| &self.reading.figures[n])
    }

    pub fn place(&self, index: Option<usize>) -> Option<&'r Place> {
        self.reading.places.get(index?)
    }

    pub fn source(&self, s: &Statement) -> Option<&'r Actor> {
        s.source.as_deref().and_then(|id| self.actor(id))
    }

    /// Place and day of a figure.
    pub fn spot(&self, f: &'r Figure) -> (Option<&'r Place>, Option<&'r EventDate>) {
        (self.place(f.place), f.date.as_ref())
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'r str {
        self.points.words(span)
    }

    pub fn byte(&self, point: u32) -> usize {
        self.points.byte(point)
    }
}

/// From code points to bytes.
struct Points<'t> {
    text: &'t str,
    /// The byte at which every `STEP`th code point begins; empty where all are of one byte.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> Points<'t> {
    fn new(text: &'t str) -> Self {
        let marks = if text.is_ascii() { Vec::new() } else { text.char_indices().step_by(STEP).map(|(at, _)| at as u32).collect() };
        Points { text, marks }
    }

    fn byte(&self, point: u32) -> usize {
        let point = point as usize;
        if self.marks.is_empty() {
            return point.min(self.text.len());
        }
        match self.marks.get(point / STEP) {
            Some(&at) => {
                let at = at as usize;
                self.text[at..].char_indices().nth(point % STEP).map_or(self.text.len(), |(n, _)| at + n)
            }
            None => self.text.len(),
        }
    }

    fn words(&self, span: Span) -> &'t str {
        let (a, b) = (self.byte(span[0]), self.byte(span[1]));
        self.text.get(a..b.max(a)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_found_again() {
        let text: String = "așb—c".chars().cycle().take(1000).collect();
        let p = Points::new(&text);
        for (n, (at, c)) in text.char_indices().enumerate() {
            assert_eq!(p.words([n as u32, n as u32 + 1]), c.to_string());
            assert_eq!(p.byte(n as u32), at);
        }
        assert_eq!(p.byte(1000), text.len());
    }
}
