//! Tokens: runs of letters, runs of digits, single signs.

use super::hash;
use grefier_gazetteer::fold::fold_into;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// A run of decimal digits of any script.
    Digits,
    Punct,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at the beginning, or a script without case.
    Lower,
    Capital,
    /// All letters capital, two or more.
    Upper,
}

#[derive(Clone, Debug)]
pub struct Token {
    /// Byte range in the original.
    pub start: u32,
    pub end: u32,
    /// Byte range in the folded text.
    pub fold: (u32, u32),
    /// Hash of the folded word.
    pub hash: u64,
    /// Hash of the lower-cased word with its diacritics.
    pub exact: u64,
    /// The word bears no diacritics: it may stand for one that does.
    pub plain: bool,
    pub kind: TokenKind,
    pub case: Case,
    /// The first character.
    pub lead: char,
    pub space_before: bool,
    pub sentence: u32,
    pub paragraph: u32,
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

#[derive(PartialEq, Clone, Copy)]
enum Sort {
    Letter,
    Digit,
    Space,
    Sign,
}

#[inline]
fn sort(c: char) -> Sort {
    if c.is_ascii() {
        return if c.is_ascii_alphabetic() {
            Sort::Letter
        } else if c.is_ascii_digit() {
            Sort::Digit
        } else if c.is_ascii_whitespace() || c.is_ascii_control() {
            Sort::Space
        } else {
            Sort::Sign
        };
    }
    if c.is_alphabetic() || is_mark(c) {
        Sort::Letter
    } else if c.is_numeric() && digit(c).is_some() {
        Sort::Digit
    } else if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}') {
        Sort::Space
    } else {
        Sort::Sign
    }
}

/// The value of a decimal digit of any script that news is written in.
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{7c0}'..='\u{7c9}' => '\u{7c0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{a66}'..='\u{a6f}' => '\u{a66}',
        '\u{ae6}'..='\u{aef}' => '\u{ae6}',
        '\u{b66}'..='\u{b6f}' => '\u{b66}',
        '\u{be6}'..='\u{bef}' => '\u{be6}',
        '\u{c66}'..='\u{c6f}' => '\u{c66}',
        '\u{ce6}'..='\u{cef}' => '\u{ce6}',
        '\u{d66}'..='\u{d6f}' => '\u{d66}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ed0}'..='\u{ed9}' => '\u{ed0}',
        '\u{f20}'..='\u{f29}' => '\u{f20}',
        '\u{1040}'..='\u{1049}' => '\u{1040}',
        '\u{17e0}'..='\u{17e9}' => '\u{17e0}',
        '\u{1810}'..='\u{1819}' => '\u{1810}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some((c as u32 - zero as u32) as u8)
}

/// Cedilla forms and curly apostrophes count as the letters that they stand for.
fn exact_char(c: char) -> char {
    match c {
        'ş' => 'ș',
        'ţ' => 'ț',
        '’' | '‘' | 'ʼ' | 'ʻ' | '´' | '`' => '\'',
        _ => c,
    }
}

/// Hash of a word lower-cased, diacritics kept; and whether it has none.
pub fn exact_hash(word: &str) -> (u64, bool) {
    if word.is_ascii() {
        return (word.bytes().fold(hash::START, |h, b| hash::step(h, b.to_ascii_lowercase())), true);
    }
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
    let mut h = hash::START;
    let mut add = |c: char| {
        for low in c.to_lowercase() {
            let mut buffer = [0u8; 4];
            for b in exact_char(low).encode_utf8(&mut buffer).bytes() {
                h = hash::step(h, b);
            }
        }
    };
    if is_nfc_quick(word.chars()) == IsNormalized::Yes {
        word.chars().for_each(&mut add);
    } else {
        word.nfc().for_each(&mut add);
    }
    (h, false)
}

/// Cuts a text into tokens and folds each; positions of sentences are set later.
pub fn tokenize(raw: &str) -> (Vec<Token>, String) {
    let mut tokens: Vec<Token> = Vec::with_capacity(raw.len() / 5 + 4);
    let mut folds = String::with_capacity(raw.len() + 16);
    let mut chars = raw.char_indices().peekable();
    let mut space = false;
    while let Some((start, c)) = chars.next() {
        let kind = sort(c);
        if kind == Sort::Space {
            space = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        if kind != Sort::Sign {
            while let Some(&(at, next)) = chars.peek() {
                if sort(next) != kind {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let word = &raw[start..end];
        let from = folds.len();
        fold_into(word, &mut folds);
        let folded = &folds[from..];
        let (exact, _) = exact_hash(word);
        let hash = hash::of(folded);
        tokens.push(Token {
            start: start as u32,
            end: end as u32,
            fold: (from as u32, folds.len() as u32),
            hash,
            exact,
            plain: hash == exact,
            kind: match kind {
                Sort::Letter => TokenKind::Word,
                Sort::Digit => TokenKind::Digits,
                _ => TokenKind::Punct,
            },
            case: case_of(word, c),
            lead: c,
            space_before: space || start == 0,
            sentence: 0,
            paragraph: 0,
        });
        space = false;
    }
    (tokens, folds)
}

fn case_of(word: &str, first: char) -> Case {
    if !(first.is_ascii_uppercase() || (!first.is_ascii() && first.is_uppercase())) {
        return Case::Lower;
    }
    let mut rest = word.chars().skip(1).peekable();
    if rest.peek().is_some() && rest.all(|c| !c.is_lowercase()) { Case::Upper } else { Case::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).0.iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn letters_digits_and_signs_stand_apart() {
        assert_eq!(words("n-au 3.000 la 7pm, «da»"), ["n", "-", "au", "3", ".", "000", "la", "7", "pm", ",", "«", "da", "»"]);
    }

    #[test]
    fn a_word_without_its_marks_has_the_hash_of_its_fold() {
        let (with, _) = tokenize("polițiști");
        let (without, _) = tokenize("politisti");
        let (cedilla, _) = tokenize("poliţişti");
        assert_eq!(with[0].hash, without[0].hash);
        assert!(without[0].plain && !with[0].plain);
        assert_eq!(with[0].exact, cedilla[0].exact);
    }
}
