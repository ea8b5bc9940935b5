//! The stages after the marks: phrases, clauses, statements, events, figures. They know no word of any language.

pub mod clauses;
pub mod credit;
pub mod events;
pub mod figures;
pub mod phrases;
pub mod statements;
pub mod topic;

use crate::marks::dates::Dated;
use crate::marks::numbers::Number;
use crate::marks::places::Place;
use crate::marks::{Doc, EntryRef};
use crate::text::Range;
use jiff::civil::Date;

/// What all stages see of a report.
pub struct Scene<'a> {
    pub doc: Doc<'a>,
    pub published: Option<Date>,
    pub numbers: Vec<Number>,
    pub dates: Vec<Dated>,
    pub places: Vec<Place>,
    pub demonyms: Vec<(Range, [u8; 2], EntryRef)>,
    pub sites: Vec<(Range, EntryRef)>,
    pub phrases: Vec<phrases::Phrase>,
    pub clauses: clauses::Clauses,
    /// For each token the phrase, place, number or date that covers it, by index + 1.
    pub cover: Cover,
    /// ISO code of the country that the report is about.
    pub country: Option<[u8; 2]>,
}

#[derive(Default)]
pub struct Cover {
    pub phrase: Vec<u32>,
    pub place: Vec<u32>,
    pub number: Vec<u32>,
    pub date: Vec<u32>,
    pub quotation: Vec<u32>,
    /// Phrases that nothing but a cue makes a speaker.
    pub speaker: Vec<u32>,
}

fn lay(n: usize, ranges: impl Iterator<Item = Range>) -> Vec<u32> {
    let mut cover = vec![0; n];
    for (i, r) in ranges.enumerate() {
        for t in r.iter() {
            if let Some(c) = cover.get_mut(t) {
                *c = i as u32 + 1;
            }
        }
    }
    cover
}

fn index(cover: &[u32], t: usize) -> Option<usize> {
    cover.get(t).and_then(|&c| c.checked_sub(1)).map(|c| c as usize)
}

impl<'a> Scene<'a> {
    pub fn phrase_at(&self, t: usize) -> Option<usize> {
        index(&self.cover.phrase, t)
    }
    /// The phrase at a token, be it one that only a cue makes a speaker.
    pub fn voice_at(&self, t: usize) -> Option<usize> {
        index(&self.cover.phrase, t).or_else(|| index(&self.cover.speaker, t))
    }
    pub fn place_at(&self, t: usize) -> Option<usize> {
        index(&self.cover.place, t)
    }
    pub fn number_at(&self, t: usize) -> Option<usize> {
        index(&self.cover.number, t)
    }
    pub fn date_at(&self, t: usize) -> Option<usize> {
        index(&self.cover.date, t)
    }
    /// The innermost quotation around a token.
    pub fn quotation_at(&self, t: usize) -> Option<usize> {
        index(&self.cover.quotation, t)
    }
    pub fn lay_quotations(&mut self) {
        self.cover.quotation = lay(self.doc.text.len(), self.doc.text.quotations.iter().map(|q| q.outer));
    }
    pub fn lay_marks(&mut self) {
        let n = self.doc.text.len();
        self.cover.number = lay(n, self.numbers.iter().map(|x| x.range));
        self.cover.date = lay(n, self.dates.iter().map(|x| x.range));
        self.cover.place = lay(n, self.places.iter().map(|x| x.range));
    }
    pub fn lay_phrases(&mut self) {
        let n = self.doc.text.len();
        let range = |aside: bool| self.phrases.iter().map(move |x| if x.aside == aside { x.range } else { Range::new(0, 0) });
        self.cover.phrase = lay(n, range(false));
        self.cover.speaker = lay(n, range(true));
    }
}
