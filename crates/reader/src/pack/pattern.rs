//! Patterns: how an entry is written. `matcher` says whether one stands at a place in a text.

use super::forms::{FormTags, Forms};
use super::lexicon::HEAD;
use crate::text::hash;
use crate::text::tokens::{fold_and_hash, tokenize};

/// One spelling of one word.
#[derive(Clone, Debug)]
pub struct Form {
    pub hash: u64,
    pub exact: u64,
    pub tags: FormTags,
}

/// A folded beginning of words.
#[derive(Clone, Copy, Debug)]
pub struct Stem {
    pub hash: u64,
    /// Hash of its first `HEAD` bytes.
    pub head: u64,
    pub bytes: u32,
    pub tags: FormTags,
}

impl Stem {
    /// Nothing when the stem is too short to say much.
    fn new(stem: &str, tags: FormTags) -> Option<Self> {
        let folded = fold(stem);
        let head = folded.as_bytes().get(..HEAD)?;
        (stem.chars().count() >= HEAD).then(|| Stem { hash: hash::of(&folded), head: head.iter().fold(hash::START, |h, &b| hash::step(h, b)), bytes: folded.len() as u32, tags })
    }
}

#[derive(Clone, Debug, Default)]
pub struct Words {
    pub forms: Vec<Form>,
    pub stems: Vec<Stem>,
    /// Length in bytes of the shortest.
    shortest: usize,
    /// A bit for each form by its hash: most tokens are refused by it alone.
    pub mask: u64,
}

/// The bit of no word.
pub const NONE: u64 = 1 << 63;

/// The bit of a hash in a mask.
#[inline]
pub fn bit(hash: u64) -> u64 {
    1 << (hash >> 58).min(62)
}

impl Words {
    /// Hashes of all forms and stems.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.forms.iter().map(|f| f.hash).chain(self.stems.iter().map(|s| s.hash))
    }

    /// Adds a spelling; the same spelling twice has the tags of both.
    fn add(&mut self, spelling: &str, tags: FormTags, folded: &mut String) {
        folded.clear();
        let (hash, exact) = fold_and_hash(spelling, folded);
        let same = if self.mask & bit(hash) == 0 { None } else { self.forms.iter_mut().find(|f| f.exact == exact) };
        match same {
            Some(same) => same.tags = same.tags.or(tags),
            None => self.forms.push(Form { hash, exact, tags }),
        }
        self.mask |= bit(hash);
        self.shortest = self.shortest.min(spelling.len());
    }
}

#[derive(Clone, Debug)]
pub enum Element {
    Word(Words),
    Optional(Words),
    Any,
    /// Any one word or none.
    MaybeAny,
    Gap,
}

#[derive(Clone, Debug)]
pub struct Pattern {
    pub elements: Vec<Element>,
    /// The element that the lexicon finds it by.
    pub anchor: usize,
}

impl Pattern {
    pub fn parse(written: &str, forms: &Forms) -> Result<Self, String> {
        let mut elements = Vec::new();
        for piece in split_pieces(written)? {
            parse_piece(&piece, forms, &mut elements)?;
        }
        let anchor = elements
            .iter()
            .enumerate()
            .filter_map(|(n, e)| match e {
                Element::Word(w) => Some((w.shortest, n)),
                _ => None,
            })
            .max_by_key(|&(len, n)| (len, std::cmp::Reverse(n)))
            .map(|(_, n)| n)
            .ok_or_else(|| format!("'{written}' has no word that must be there"))?;
        Ok(Pattern { elements, anchor })
    }

    pub fn is_single(&self) -> bool {
        self.elements.len() == 1
    }

    /// The words that must be there.
    pub fn words(&self) -> impl Iterator<Item = &Words> {
        self.elements.iter().filter_map(|e| match e {
            Element::Word(w) => Some(w),
            _ => None,
        })
    }

    /// Moves the anchor to the word that the fewest patterns share.
    pub fn choose_anchor(&mut self, shared: impl Fn(u64) -> u32) {
        let best = self
            .elements
            .iter()
            .enumerate()
            .filter_map(|(n, e)| match e {
                Element::Word(w) => Some((w.keys().map(&shared).max().unwrap_or(0), std::cmp::Reverse(w.shortest), n)),
                _ => None,
            })
            .min();
        if let Some((_, _, n)) = best {
            self.anchor = n;
        }
    }

    /// Masks of the words right before and right after the anchor; all ones where anything may stand.
    pub fn beside_anchor(&self) -> (u64, u64) {
        (first_mask(self.elements[..self.anchor].iter().rev()), first_mask(self.elements[self.anchor + 1..].iter()))
    }

    pub fn anchor_words(&self) -> &Words {
        match &self.elements[self.anchor] {
            Element::Word(w) => w,
            _ => unreachable!("an anchor is a word"),
        }
    }
}

/// Mask of what may stand first of these elements.
fn first_mask<'e>(elements: impl Iterator<Item = &'e Element>) -> u64 {
    let mut mask = 0;
    for e in elements {
        match e {
            Element::Word(w) if w.stems.is_empty() => return mask | w.mask,
            Element::Optional(w) if w.stems.is_empty() => mask |= w.mask,
            _ => break,
        }
    }
    u64::MAX
}

/// Splits at spaces outside of brackets.
fn split_pieces(written: &str) -> Result<Vec<String>, String> {
    let mut pieces = Vec::new();
    let (mut depth, mut piece) = (0i32, String::new());
    for c in written.trim().chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return Err(format!("a bracket too many in '{written}'"));
        }
        if c == ' ' && depth == 0 {
            if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
        } else {
            piece.push(c);
        }
    }
    if depth != 0 {
        return Err(format!("an open bracket in '{written}'"));
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    if pieces.is_empty() { Err("an empty pattern".into()) } else { Ok(pieces) }
}

fn parse_piece(piece: &str, forms: &Forms, out: &mut Vec<Element>) -> Result<(), String> {
    match piece {
        "_" => out.push(Element::Any),
        "..." => out.push(Element::Gap),
        _ => {
            if let Some(inner) = piece.strip_prefix('[').and_then(|p| p.strip_suffix(']')) {
                if inner == "_" {
                    out.push(Element::MaybeAny);
                    return Ok(());
                }
                let inner = inner.strip_prefix('(').and_then(|p| p.strip_suffix(')')).unwrap_or(inner);
                let mut elements = Vec::new();
                alternatives(inner, forms, &mut elements)?;
                for e in elements {
                    out.push(match e {
                        Element::Word(w) => Element::Optional(w),
                        other => other,
                    });
                }
            } else if let Some(inner) = piece.strip_prefix('(').and_then(|p| p.strip_suffix(')')) {
                alternatives(inner, forms, out)?;
            } else {
                alternatives(piece, forms, out)?;
            }
        }
    }
    Ok(())
}

fn alternatives(inner: &str, forms: &Forms, out: &mut Vec<Element>) -> Result<(), String> {
    let options: Vec<&str> = inner.split('|').collect();
    if options.len() == 1 {
        return word(options[0], forms, out);
    }
    let mut all = Words { shortest: usize::MAX, ..Words::default() };
    for option in options {
        let mut one = Vec::new();
        word(option.trim(), forms, &mut one)?;
        match one.as_slice() {
            [Element::Word(w)] => {
                all.forms.extend(w.forms.iter().cloned());
                all.mask |= w.mask;
                all.stems.extend(w.stems.iter().copied());
                all.shortest = all.shortest.min(w.shortest);
            }
            _ => return Err(format!("an alternative must be a single word: '{option}'")),
        }
    }
    out.push(Element::Word(all));
    Ok(())
}

fn word(written: &str, forms: &Forms, out: &mut Vec<Element>) -> Result<(), String> {
    let (body, tags) = match written.rsplit_once(':') {
        Some((b, t)) if !b.is_empty() && !t.is_empty() => (b, FormTags::parse(t)?),
        _ => (written, FormTags::default()),
    };
    if body.is_empty() {
        return Err("an empty word".into());
    }
    if let Some(stem) = body.strip_suffix('*') {
        let own = Stem::new(stem, tags).ok_or_else(|| format!("the stem '{body}' is shorter than three letters"))?;
        out.push(Element::Word(Words { forms: vec![], stems: vec![own], shortest: stem.chars().count(), mask: 0 }));
        return Ok(());
    }
    // letters alone are one word: the common case, with nothing to cut
    let lemma = body.split_once('/').map_or(body, |(l, _)| l);
    if lemma.chars().all(char::is_alphabetic) {
        let mut words = Words { shortest: usize::MAX, ..Words::default() };
        let mut folded = String::new();
        let mut cut = false;
        let mut add = |spelling: &str, own: FormTags| {
            cut |= !spelling.chars().all(char::is_alphabetic);
            words.add(spelling, own.or(tags), &mut folded);
        };
        match body.split_once('/') {
            Some((lemma, class)) => forms.each(lemma, class, &mut add)?,
            None => add(body, FormTags::default()),
        }
        if !cut {
            out.push(Element::Word(words));
            return Ok(());
        }
    }
    let mut spellings = Vec::new();
    match body.split_once('/') {
        Some((lemma, class)) => forms.each(lemma, class, |s, t| spellings.push((s.to_owned(), t)))?,
        None => spellings.push((body.to_owned(), FormTags::default())),
    }
    // an apostrophe or a hyphen splits a word in the text, so it does here: several elements for one word
    let cut: Vec<(Vec<String>, FormTags)> = spellings.into_iter().map(|(s, t)| (pieces_of(&s), t.or(tags))).collect();
    let count = cut[0].0.len();
    if count == 0 || cut.iter().any(|(p, _)| p.len() != count) {
        return Err(format!("the forms of '{written}' are not cut alike"));
    }
    for n in 0..count {
        let mut words = Words { shortest: usize::MAX, ..Words::default() };
        let mut folded = String::new();
        for (pieces, tags) in &cut {
            words.add(&pieces[n], if n + 1 == count { *tags } else { FormTags::default() }, &mut folded);
        }
        out.push(Element::Word(words));
    }
    Ok(())
}

fn pieces_of(word: &str) -> Vec<String> {
    let (tokens, _) = tokenize(word);
    tokens.iter().map(|t| word[t.start as usize..t.end as usize].to_owned()).collect()
}

fn fold(word: &str) -> String {
    let mut out = String::new();
    grefier_gazetteer::fold::fold_into(word, &mut out);
    out
}
