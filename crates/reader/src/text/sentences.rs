//! Sentences and paragraphs.

use super::Range;
use super::tokens::{Case, Token, TokenKind};

/// A sentence is cut after so many tokens, so that what looks at a whole sentence stays cheap, whatever the input.
const LONGEST: usize = 300;

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '।' | '。' | '！' | '？' | '۔' | '։')
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '»' | '’' | '\'' | ')' | ']' | '」' | '』')
}

/// Ranges of sentences and of paragraphs; writes their numbers into the tokens.
pub fn split(raw: &str, tokens: &mut [Token], folds: &str, abbreviation: &dyn Fn(&str) -> bool) -> (Vec<Range>, Vec<Range>) {
    let (mut sentences, mut paragraphs) = (Vec::new(), Vec::new());
    let (mut from, mut paragraph) = (0usize, 0usize);
    let n = tokens.len();
    let mut t = 0;
    while t < n {
        let end = t + 1;
        let line_ends = end == n || line_between(raw, &tokens[t], &tokens[end]);
        let mut stop = end;
        let stops = !line_ends && tokens[t].kind == TokenKind::Punct && is_stop(tokens[t].lead) && ends_sentence(tokens, folds, t, abbreviation);
        if stops {
            while stop < n && !tokens[stop].space_before && (closes(tokens[stop].lead) || is_stop(tokens[stop].lead)) {
                stop += 1;
            }
        }
        let ended = line_ends || stops || end - from >= LONGEST;
        let last = if line_ends { end } else { stop };
        for k in &mut tokens[t..last] {
            k.sentence = sentences.len() as u32;
            k.paragraph = paragraphs.len() as u32;
        }
        if ended {
            sentences.push(Range::new(from, last));
            from = last;
            if last == n || line_between(raw, &tokens[last - 1], &tokens[last]) {
                paragraphs.push(Range::new(paragraph, last));
                paragraph = last;
            }
        }
        t = last;
    }
    (sentences, paragraphs)
}

/// Does a line end between two tokens?
#[inline]
fn line_between(raw: &str, a: &Token, b: &Token) -> bool {
    let gap = &raw[a.end as usize..b.start as usize];
    match gap.as_bytes() {
        [] | [b' '] => false,
        _ => gap.contains(['\n', '\r', '\u{2028}', '\u{2029}']),
    }
}

fn ends_sentence(tokens: &[Token], folds: &str, t: usize, abbreviation: &dyn Fn(&str) -> bool) -> bool {
    let mut next = t + 1;
    while next < tokens.len() && !tokens[next].space_before && (closes(tokens[next].lead) || is_stop(tokens[next].lead)) {
        next += 1;
    }
    let Some(after) = tokens.get(next) else { return true };
    let before = t.checked_sub(1).map(|b| &tokens[b]).filter(|_| !tokens[t].space_before);
    if !matches!(tokens[t].lead, '.' | '…') {
        return after.space_before && after.case != Case::Lower || matches!(tokens[t].lead, '。' | '！' | '？' | '।' | '۔') || (after.space_before && next > t + 1 && after.kind != TokenKind::Word);
    }
    if !after.space_before {
        // "primărie.Cele": a forgotten space
        return next == t + 1
            && tokens[t].lead == '.'
            && after.kind == TokenKind::Word
            && after.case == Case::Capital
            && before.is_some_and(|b| b.kind == TokenKind::Word && b.case == Case::Lower && b.end - b.start > 3);
    }
    let cased = after.kind != TokenKind::Word || after.case != Case::Lower || !has_case(after.lead);
    if !cased {
        return false;
    }
    let Some(b) = before else { return true };
    if b.kind == TokenKind::Word && next == t + 1 {
        let word = &folds[b.fold.0 as usize..b.fold.1 as usize];
        let initial = b.case != Case::Lower && word.chars().count() == 1;
        // "U.S. Officials": after a dotted abbreviation the next capital decides nothing; take it as no end
        if initial || abbreviation(word) {
            return false;
        }
    }
    true
}

fn has_case(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn sentences(text: &str) -> Vec<String> {
        let t = Text::new(text, &|w| w == "gen" || w == "mr");
        t.sentences.iter().map(|r| t.words(*r).to_owned()).collect()
    }

    #[test]
    fn stops_abbreviations_and_closing_quotes() {
        assert_eq!(sentences("Gen. J. Smith came. “We saw it.” He left at 3.30 today."), ["Gen. J. Smith came.", "“We saw it.”", "He left at 3.30 today."]);
        assert_eq!(sentences("lângă primărie.Cele două\n\nAlt paragraf"), ["lângă primărie.", "Cele două", "Alt paragraf"]);
    }

    #[test]
    fn together_they_are_the_whole_text() {
        let text = Text::new("A. B c? d! E… “F” g.\nH\n\n i", &|_| false);
        let mut at = 0;
        for r in &text.sentences {
            assert_eq!(r.s(), at);
            at = r.e();
        }
        assert_eq!(at, text.len());
    }
}
