//! Patterns: how an entry is written, and whether it stands at a place in a text.

use super::forms::{FormTags, Forms};
use crate::text::tokens::{TokenKind, fold_and_hash, tokenize};
use crate::text::{Range, Text, hash};

/// One spelling of one word.
#[derive(Clone, Debug)]
pub struct Form {
    pub hash: u64,
    pub exact: u64,
    pub tags: FormTags,
}

#[derive(Clone, Debug, Default)]
pub struct Words {
    pub forms: Vec<Form>,
    /// Folded beginnings: hash and length in bytes.
    pub stems: Vec<(u64, usize, FormTags)>,
    /// Length in bytes of the shortest.
    shortest: usize,
    /// A bit for each form by its hash: most tokens are refused by it alone.
    mask: u64,
}

impl Words {
    /// Hashes of all forms and stems.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.forms.iter().map(|f| f.hash).chain(self.stems.iter().map(|s| s.0))
    }

    /// Adds a spelling; the same spelling twice has the tags of both.
    fn add(&mut self, spelling: &str, tags: FormTags, folded: &mut String) {
        folded.clear();
        let (hash, exact) = fold_and_hash(spelling, folded);
        let bit = 1 << (hash >> 58);
        let same = if self.mask & bit == 0 { None } else { self.forms.iter_mut().find(|f| f.exact == exact) };
        match same {
            Some(same) => same.tags = same.tags.or(tags),
            None => self.forms.push(Form { hash, exact, tags }),
        }
        self.mask |= bit;
        self.shortest = self.shortest.min(spelling.len());
    }

    fn seal(&mut self) {
        self.mask = self.forms.iter().fold(0, |m, f| m | 1 << (f.hash >> 58));
    }

    fn at(&self, text: &Text<'_>, t: usize) -> Option<FormTags> {
        let token = &text.tokens[t];
        if self.mask >> (token.hash >> 58) & 1 == 0 && self.stems.is_empty() {
            return None;
        }
        if let Some(f) = self.forms.iter().find(|f| f.hash == token.hash && (f.exact == token.exact || token.plain)) {
            return Some(f.tags);
        }
        if self.stems.is_empty() || token.kind == TokenKind::Punct {
            return None;
        }
        let fold = text.fold(t);
        self.stems.iter().find(|(h, len, _)| fold.len() >= *len && fold.is_char_boundary(*len) && hash::of(&fold[..*len]) == *h).map(|s| s.2)
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

/// The longest gap that `...` spans, in tokens.
const GAP: usize = 4;

#[derive(Clone, Debug)]
pub struct Pattern {
    pub elements: Vec<Element>,
    /// The element that the lexicon finds it by.
    pub anchor: usize,
}

/// Where a pattern stands.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub range: Range,
    /// The token that bears the form (the verb of an idiom), else the anchor.
    pub head: u32,
    pub tags: FormTags,
}

impl Pattern {
    pub fn parse(written: &str, forms: &Forms) -> Result<Self, String> {
        let mut elements = Vec::new();
        for piece in split_pieces(written)? {
            parse_piece(&piece, forms, &mut elements)?;
        }
        for e in &mut elements {
            if let Element::Word(w) | Element::Optional(w) = e {
                w.seal();
            }
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
        let mask = |e: Option<&Element>| match e {
            Some(Element::Word(w)) if w.stems.is_empty() => w.mask,
            _ => u64::MAX,
        };
        (mask(self.anchor.checked_sub(1).map(|b| &self.elements[b])), mask(self.elements.get(self.anchor + 1)))
    }

    pub fn anchor_words(&self) -> &Words {
        match &self.elements[self.anchor] {
            Element::Word(w) => w,
            _ => unreachable!("an anchor is a word"),
        }
    }

    /// Does the pattern stand here, its anchor on token `t`?
    pub fn stands(&self, text: &Text<'_>, t: usize, tags: FormTags) -> Option<Found> {
        let sentence = text.tokens[t].sentence;
        let mut head = (t, tags);
        let mut form = |at: usize, tags: FormTags| {
            if head.1.is_empty() && !tags.is_empty() {
                head = (at, tags);
            }
        };
        let end = right(&self.elements[self.anchor + 1..], text, t + 1, sentence, &mut form)?;
        let start = left(&self.elements[..self.anchor], text, t, sentence, &mut form)?;
        Some(Found { range: Range::new(start, end), head: head.0 as u32, tags: head.1 })
    }
}

fn right(elements: &[Element], text: &Text<'_>, at: usize, sentence: u32, form: &mut dyn FnMut(usize, FormTags)) -> Option<usize> {
    let Some((first, rest)) = elements.split_first() else { return Some(at) };
    let inside = at < text.len() && text.tokens[at].sentence == sentence;
    match first {
        Element::Word(w) => {
            let tags = if inside { w.at(text, at)? } else { return None };
            let end = right(rest, text, at + 1, sentence, form)?;
            form(at, tags);
            Some(end)
        }
        Element::Optional(w) => {
            if inside
                && w.at(text, at).is_some()
                && let Some(end) = right(rest, text, at + 1, sentence, form)
            {
                return Some(end);
            }
            right(rest, text, at, sentence, form)
        }
        Element::Any => (inside && text.tokens[at].kind != TokenKind::Punct).then(|| right(rest, text, at + 1, sentence, form)).flatten(),
        Element::MaybeAny => {
            let word = inside && text.tokens[at].kind != TokenKind::Punct;
            right(rest, text, at, sentence, form).or_else(|| word.then(|| right(rest, text, at + 1, sentence, form)).flatten())
        }
        Element::Gap => {
            for skip in 0..=GAP {
                if skip > 0 && !(at + skip - 1 < text.len() && text.tokens[at + skip - 1].sentence == sentence && text.tokens[at + skip - 1].kind != TokenKind::Punct) {
                    return None;
                }
                if let Some(end) = right(rest, text, at + skip, sentence, form) {
                    return Some(end);
                }
            }
            None
        }
    }
}

/// Matches `elements` so that they end before token `end`; gives where they begin.
fn left(elements: &[Element], text: &Text<'_>, end: usize, sentence: u32, form: &mut dyn FnMut(usize, FormTags)) -> Option<usize> {
    let Some((last, rest)) = elements.split_last() else { return Some(end) };
    let before = end.checked_sub(1).filter(|&b| text.tokens[b].sentence == sentence);
    match last {
        Element::Word(w) => {
            let b = before?;
            let tags = w.at(text, b)?;
            let start = left(rest, text, b, sentence, form)?;
            form(b, tags);
            Some(start)
        }
        Element::Optional(w) => {
            if let Some(b) = before
                && w.at(text, b).is_some()
                && let Some(start) = left(rest, text, b, sentence, form)
            {
                return Some(start);
            }
            left(rest, text, end, sentence, form)
        }
        Element::Any => before.filter(|&b| text.tokens[b].kind != TokenKind::Punct).and_then(|b| left(rest, text, b, sentence, form)),
        Element::MaybeAny => left(rest, text, end, sentence, form).or_else(|| before.filter(|&b| text.tokens[b].kind != TokenKind::Punct).and_then(|b| left(rest, text, b, sentence, form))),
        Element::Gap => {
            for skip in 0..=GAP {
                if skip > 0 {
                    let b = end.checked_sub(skip)?;
                    if text.tokens[b].sentence != sentence || text.tokens[b].kind == TokenKind::Punct {
                        return None;
                    }
                }
                if let Some(start) = left(rest, text, end - skip, sentence, form) {
                    return Some(start);
                }
            }
            None
        }
    }
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
        let folded = fold(stem);
        if stem.chars().count() < 3 {
            return Err(format!("the stem '{body}' is shorter than three letters"));
        }
        out.push(Element::Word(Words { forms: vec![], stems: vec![(hash::of(&folded), folded.len(), tags)], shortest: stem.chars().count(), mask: 0 }));
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
