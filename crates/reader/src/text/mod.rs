//! Text: tokens, sentences, paragraphs and quotations, all as byte ranges of the original.

pub mod hash;
pub mod offsets;
pub mod quotes;
pub mod sentences;
pub mod tokens;

pub use offsets::CodePoints;
pub use quotes::Quotation;
pub use tokens::{Case, Token, TokenKind};

/// A half-open range of token indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

impl Range {
    pub fn new(start: usize, end: usize) -> Self {
        Range { start: start as u32, end: end as u32 }
    }
    pub fn iter(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    pub fn s(self) -> usize {
        self.start as usize
    }
    pub fn e(self) -> usize {
        self.end as usize
    }
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
    pub fn holds(self, t: usize) -> bool {
        self.s() <= t && t < self.e()
    }
    pub fn contains(self, other: Range) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    pub fn overlaps(self, other: Range) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A text cut into tokens, sentences, paragraphs and quotations.
pub struct Text<'a> {
    pub raw: &'a str,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Range>,
    pub paragraphs: Vec<Range>,
    pub quotations: Vec<Quotation>,
    folds: String,
}

impl<'a> Text<'a> {
    /// Cuts `raw`; `abbreviation` says whether a folded word ends in a stop without ending a sentence.
    pub fn new(raw: &'a str, abbreviation: &dyn Fn(&str) -> bool) -> Self {
        let (tokens, folds) = tokens::tokenize(raw);
        Self::of_tokens(raw, tokens, folds, abbreviation)
    }

    /// The same from tokens that were cut already.
    pub fn of_tokens(raw: &'a str, mut tokens: Vec<Token>, folds: String, abbreviation: &dyn Fn(&str) -> bool) -> Self {
        let (sentences, paragraphs) = sentences::split(raw, &mut tokens, &folds, abbreviation);
        let quotations = quotes::pair(raw, &tokens, &paragraphs);
        Text { raw, tokens, sentences, paragraphs, quotations, folds }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The words of a token as they stand.
    pub fn word(&self, t: usize) -> &'a str {
        let token = &self.tokens[t];
        &self.raw[token.start as usize..token.end as usize]
    }

    /// The folded words of a token.
    pub fn fold(&self, t: usize) -> &str {
        let (s, e) = self.tokens[t].fold;
        &self.folds[s as usize..e as usize]
    }

    /// The bytes that a range of tokens covers.
    pub fn bytes(&self, r: Range) -> (usize, usize) {
        if r.is_empty() || r.s() >= self.tokens.len() {
            let at = self.tokens.get(r.s()).map_or(self.raw.len(), |t| t.start as usize);
            return (at, at);
        }
        (self.tokens[r.s()].start as usize, self.tokens[r.e() - 1].end as usize)
    }

    pub fn words(&self, r: Range) -> &'a str {
        let (s, e) = self.bytes(r);
        &self.raw[s..e]
    }

    pub fn sentence_of(&self, t: usize) -> Range {
        self.sentences[self.tokens[t].sentence as usize]
    }

    pub fn is_punct(&self, t: usize, c: char) -> bool {
        self.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Punct && k.lead == c)
    }

    pub fn is_comma(&self, t: usize) -> bool {
        self.tokens.get(t).is_some_and(|k| matches!(k.lead, ',' | '،' | '、' | '，'))
    }

    pub fn is_dash(&self, t: usize) -> bool {
        self.tokens.get(t).is_some_and(|k| matches!(k.lead, '–' | '—' | '―') || (k.lead == '-' && k.space_before && self.tokens.get(t + 1).is_some_and(|n| n.space_before)))
    }

    pub fn is_word(&self, t: usize) -> bool {
        self.tokens.get(t).is_some_and(|k| k.kind == TokenKind::Word)
    }

    /// Is there white space between this token and the one before?
    pub fn spaced(&self, t: usize) -> bool {
        self.tokens.get(t).is_some_and(|k| k.space_before)
    }
}
