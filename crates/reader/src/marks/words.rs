//! The first marker: the words of the packs, found in one pass.

use super::{Doc, EntryRef, Mark, Origin};
use crate::pack::entries::{Capital, Gram, Table};
use crate::text::{Case, Range};

/// All marks of the packs' words; within a table the longest only. And what each token is in the grammar.
pub fn mark(doc: &Doc<'_>, without: &[EntryRef]) -> (Vec<Mark>, Vec<Gram>) {
    let n = doc.text.len();
    let mut marks: Vec<Mark> = Vec::with_capacity(2 * n);
    for (paragraph, range) in doc.text.paragraphs.iter().enumerate() {
        let Some(pack) = doc.pack_of[paragraph] else { continue };
        let tables = &doc.packs[pack as usize];
        tables.lexicon.within(&doc.text, *range, |entry, brief, found| {
            let at = EntryRef { pack, entry };
            let capital = doc.text.tokens[found.range.s()].case != Case::Lower;
            let written = match brief.capital {
                Capital::Either => true,
                Capital::Must => capital,
                Capital::Never => !capital || begins_sentence(doc, found.range.s()),
            };
            if written && !without.contains(&at) {
                insert(&mut marks, Mark { range: found.range, head: found.head, entry: at, table: brief.table, tags: found.tags, senses: brief.senses, weight: 1.0, origin: Origin::Words });
            }
        });
    }
    let mut reach = [0u32; Table::ALL.len()];
    let mut same = [(u32::MAX, 0u32); Table::ALL.len()];
    let mut gram = vec![Gram::default(); n];
    // "social media" and "trial run" are listed as nouns to keep other tables off their words
    let mut nouns: Vec<Range> = Vec::new();
    // inside a longer one of its table a mark says nothing; equals stay side by side
    marks.retain(|m| {
        let k = m.table as usize;
        // a trigger whose conditions fail must not hide the shorter one in it
        if m.table == Table::Triggers {
            return true;
        }
        let inside = m.range.end <= reach[k] && (m.range.start, m.range.end) != same[k];
        if !inside {
            if m.range.end > reach[k] {
                reach[k] = m.range.end;
            }
            same[k] = (m.range.start, m.range.end);
            if m.table == Table::Grammar {
                let g = doc.gram_of(m);
                gram[m.range.iter()].iter_mut().for_each(|all| *all = all.or(g));
                if m.range.len() > 1 && g.has(Gram::NOUN) {
                    nouns.push(m.range);
                }
            }
        }
        !inside
    });
    if !nouns.is_empty() {
        let hidden = |m: &Mark| {
            let at = nouns.partition_point(|r| r.end < m.range.end);
            nouns.get(at).is_some_and(|r| r.contains(m.range) && r.len() > m.range.len())
        };
        marks.retain(|m| !matches!(m.table, Table::Actors | Table::Triggers | Table::Places | Table::Cues) || !hidden(m));
    }
    (marks, gram)
}

/// Puts a mark in its place: by beginning, the longer first. A pattern begins at most a few tokens before its anchor, so the way is short.
#[inline]
fn insert(marks: &mut Vec<Mark>, mark: Mark) {
    let key = |m: &Mark| (u64::from(m.range.start) << 32 | u64::from(!m.range.end), m.table, m.entry);
    let own = key(&mark);
    let mut at = marks.len();
    while at > 0 && key(&marks[at - 1]) > own {
        at -= 1;
    }
    if at == marks.len() {
        marks.push(mark);
    } else {
        marks.insert(at, mark);
    }
}

/// Is this the first word of its sentence, or of a quotation?
pub fn begins_sentence(doc: &Doc<'_>, t: usize) -> bool {
    let s = doc.text.sentence_of(t).s();
    (s..t).all(|k| !doc.text.is_word(k)) || (t > 0 && matches!(doc.text.tokens[t - 1].lead, '„' | '“' | '"' | '«' | ':'))
}
