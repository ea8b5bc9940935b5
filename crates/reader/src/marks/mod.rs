//! Marks: what markers propose about the words. The stages after them do not care who proposed.

pub mod dates;
pub mod numbers;
pub mod places;
pub mod words;

use crate::pack::Pack;
use crate::pack::entries::{Actor, Cue, Entry, Gram, Meaning, Table, Trigger};
use crate::pack::forms::FormTags;
use crate::text::{Range, Text};
use std::sync::Arc;

/// Who proposed a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Words,
    Model,
}

/// An entry of one of the packs in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryRef {
    pub pack: u8,
    pub entry: u32,
}

#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub range: Range,
    /// The token that bears the form: the verb of an idiom.
    pub head: u32,
    pub entry: EntryRef,
    pub table: Table,
    pub tags: FormTags,
    /// Of a word of dates.
    pub senses: dates::Senses,
    pub weight: f32,
    pub origin: Origin,
}

/// A text with its packs and all marks on it.
pub struct Doc<'a> {
    pub text: Text<'a>,
    pub packs: Vec<Arc<Pack>>,
    /// For each paragraph the pack that reads it, if any.
    pub pack_of: Vec<Option<u8>>,
    /// What each token is in the grammar.
    pub gram: Vec<Gram>,
    /// Sorted by beginning, the longer first.
    pub marks: Vec<Mark>,
    /// For each token the first mark that begins there or later.
    first: Vec<u32>,
    /// For each token a bit for each table that has a mark beginning there.
    begins: Vec<u16>,
    /// The marks of each table of words that few tokens have.
    by_table: [Vec<u32>; Table::ALL.len()],
    /// For each token what senses the words of dates that begin there have.
    senses: Vec<dates::Senses>,
}

impl<'a> Doc<'a> {
    pub fn new(text: Text<'a>, packs: Vec<Arc<Pack>>, pack_of: Vec<Option<u8>>, without: &[EntryRef]) -> Self {
        let mut doc = Doc { text, packs, pack_of, gram: Vec::new(), marks: Vec::new(), first: Vec::new(), begins: Vec::new(), by_table: Default::default(), senses: Vec::new() };
        let (marks, gram) = words::mark(&doc, without);
        doc.marks = marks;
        doc.gram = gram;
        doc.index();
        doc
    }

    fn index(&mut self) {
        let n = self.text.len();
        self.first = Vec::with_capacity(n + 1);
        self.begins = vec![0; n];
        self.senses = vec![dates::Senses::default(); n];
        for (i, m) in self.marks.iter().enumerate() {
            let at = m.range.s();
            while self.first.len() <= at {
                self.first.push(i as u32);
            }
            self.begins[at] |= 1 << m.table as u16;
            match m.table {
                Table::Dates => self.senses[at] = self.senses[at].or(m.senses),
                Table::Grammar | Table::Numbers => {}
                table => self.by_table[table as usize].push(i as u32),
            }
        }
        self.first.resize(n + 1, self.marks.len() as u32);
    }

    /// The pack that reads token `t`.
    pub fn pack(&self, t: usize) -> Option<&Pack> {
        let p = self.pack_of[self.text.tokens.get(t)?.paragraph as usize]?;
        Some(&self.packs[p as usize])
    }

    pub fn entry(&self, r: EntryRef) -> &Entry {
        &self.packs[r.pack as usize].entries[r.entry as usize]
    }

    /// All marks that begin at token `t`, the longest first.
    pub fn marks_at(&self, t: usize) -> &[Mark] {
        match (self.first.get(t), self.first.get(t + 1)) {
            (Some(&a), Some(&b)) => &self.marks[a as usize..b as usize],
            _ => &[],
        }
    }

    /// All marks that begin within a range.
    pub fn marks_in(&self, r: Range) -> &[Mark] {
        if r.is_empty() {
            return &[];
        }
        let n = self.text.len();
        &self.marks[self.first[r.s().min(n)] as usize..self.first[r.e().min(n)] as usize]
    }

    /// All marks of a table, in order.
    pub fn table(&self, table: Table) -> impl Iterator<Item = &Mark> {
        debug_assert!(!matches!(table, Table::Grammar | Table::Numbers | Table::Dates));
        self.by_table[table as usize].iter().map(|i| &self.marks[*i as usize])
    }

    /// What the entry of a mark says of the grammar.
    #[inline]
    pub fn gram_of(&self, m: &Mark) -> Gram {
        self.packs[m.entry.pack as usize].grams[m.entry.entry as usize]
    }

    /// Does a mark of a table begin at token `t`?
    #[inline]
    pub fn begins(&self, t: usize, table: Table) -> bool {
        self.begins.get(t).is_some_and(|b| b >> table as u16 & 1 == 1)
    }

    /// The marks of a table that begin at token `t`, the longest first.
    #[inline]
    pub fn of(&self, t: usize, table: Table) -> impl Iterator<Item = &Mark> {
        let marks = if self.begins(t, table) { self.marks_at(t) } else { &[] };
        marks.iter().filter(move |m| m.table == table)
    }

    /// The longest mark of a table that begins at token `t`.
    pub fn mark(&self, t: usize, table: Table) -> Option<&Mark> {
        if !self.begins(t, table) {
            return None;
        }
        self.marks_at(t).iter().find(|m| m.table == table)
    }

    pub fn date_senses(&self, t: usize) -> dates::Senses {
        self.senses.get(t).copied().unwrap_or_default()
    }

    pub fn number_word(&self, t: usize) -> Option<(&Mark, &numbers::NumberWord)> {
        let m = self.mark(t, Table::Numbers)?;
        match &self.entry(m.entry).meaning {
            Meaning::Number(w) => Some((m, w)),
            _ => None,
        }
    }

    pub fn date_word(&self, t: usize) -> Option<(&Mark, &dates::DateWord)> {
        let m = self.mark(t, Table::Dates)?;
        match &self.entry(m.entry).meaning {
            Meaning::Date(w) => Some((m, w)),
            _ => None,
        }
    }

    // the table is asked first: entries lie far apart in memory
    pub fn trigger(&self, m: &Mark) -> Option<&Trigger> {
        if m.table != Table::Triggers {
            return None;
        }
        match &self.entry(m.entry).meaning {
            Meaning::Trigger(t) => Some(t),
            _ => None,
        }
    }

    pub fn cue(&self, m: &Mark) -> Option<&Cue> {
        if m.table != Table::Cues {
            return None;
        }
        match &self.entry(m.entry).meaning {
            Meaning::Cue(c) => Some(c),
            _ => None,
        }
    }

    pub fn actor(&self, m: &Mark) -> Option<&Actor> {
        if m.table != Table::Actors {
            return None;
        }
        match &self.entry(m.entry).meaning {
            Meaning::Actor(a) => Some(a),
            _ => None,
        }
    }

    pub fn is(&self, t: usize, g: Gram) -> bool {
        self.gram.get(t).is_some_and(|x| x.has(g))
    }
}
