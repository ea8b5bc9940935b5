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

/// What a character beyond ASCII is.
#[inline]
fn sort(c: char) -> Sort {
    match c {
        // the letters and the signs that are met most, told without a table of all of Unicode
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' | '\u{400}'..='\u{481}' => return Sort::Letter,
        '\u{2010}'..='\u{2027}' => return Sort::Sign,
        _ => {}
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

/// Latin letters with marks, lower-cased and with commas for cedillas.
fn latin_lower(c: char) -> char {
    static TABLE: std::sync::LazyLock<[char; 0x250]> =
        std::sync::LazyLock::new(|| std::array::from_fn(|n| char::from_u32(n as u32).map_or('\0', |c| exact_char(c.to_lowercase().next().unwrap_or(c)))));
    TABLE[c as usize]
}

/// Hash of a word lower-cased, diacritics kept.
pub fn exact_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return word.bytes().fold(hash::START, |h, b| hash::step(h, b.to_ascii_lowercase()));
    }
    use unicode_normalization::UnicodeNormalization;
    let mut h = hash::START;
    let mut add = |c: char| {
        let mut buffer = [0u8; 4];
        let mut push = |low: char| {
            for b in low.encode_utf8(&mut buffer).bytes() {
                h = hash::step(h, b);
            }
        };
        if (c as u32) < 0x250 {
            push(latin_lower(c));
        } else {
            c.to_lowercase().for_each(|low| push(exact_char(low)));
        }
    };
    // composed already, save where a mark stands alone
    if word.chars().any(|c| c >= '\u{300}' && (is_mark(c) || ('\u{1100}'..='\u{11ff}').contains(&c))) {
        word.nfc().for_each(&mut add);
    } else {
        word.chars().for_each(&mut add);
    }
    h
}

/// What each ASCII character is.
const ASCII: [Sort; 128] = {
    let mut table = [Sort::Sign; 128];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        table[b] = if c.is_ascii_alphabetic() {
            Sort::Letter
        } else if c.is_ascii_digit() {
            Sort::Digit
        } else if c.is_ascii_whitespace() || c.is_ascii_control() {
            Sort::Space
        } else {
            Sort::Sign
        };
        b += 1;
    }
    table
};

/// The character at `at` and what it is; moves `at` behind it.
#[inline]
fn next_char(raw: &str, at: &mut usize) -> (char, Sort) {
    let b = raw.as_bytes()[*at];
    if b < 128 {
        *at += 1;
        return (char::from(b), ASCII[usize::from(b)]);
    }
    let c = raw[*at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    *at += c.len_utf8();
    (c, sort(c))
}

/// Appends the folded word; gives the hash of the folded and of the exact word.
pub fn fold_and_hash(word: &str, folds: &mut String) -> (u64, u64) {
    if word.is_ascii() {
        // folding plain letters is lower-casing them: one pass does for both
        let from = folds.len();
        folds.push_str(word);
        folds[from..].make_ascii_lowercase();
        let h = hash::of(&folds[from..]);
        return (h, h);
    }
    let from = folds.len();
    fold_into(word, folds);
    (hash::of(&folds[from..]), exact_hash(word))
}

/// Cuts a text into tokens and folds each; positions of sentences are set later.
///
/// The folded text begins with the whole text in small letters, where the folds of plain words lie; those of others follow.
pub fn tokenize(raw: &str) -> (Vec<Token>, String) {
    let mut tokens: Vec<Token> = Vec::with_capacity(raw.len() / 5 + 4);
    let mut folds = String::with_capacity(raw.len() + raw.len() / 8 + 16);
    folds.push_str(raw);
    folds.make_ascii_lowercase();
    let bytes = raw.as_bytes();
    let mut space = false;
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let (c, kind) = next_char(raw, &mut at);
        if kind == Sort::Space {
            space = true;
            continue;
        }
        let mut end = at;
        let mut plain = c.is_ascii();
        if kind != Sort::Sign {
            // plain letters and digits, the greater part of most texts, byte by byte
            while at < bytes.len() && bytes[at] < 128 && ASCII[usize::from(bytes[at])] == kind {
                at += 1;
            }
            end = at;
            while at < bytes.len() && (bytes[at] >= 128 || ASCII[usize::from(bytes[at])] == kind) {
                let (_, next) = next_char(raw, &mut at);
                if next != kind {
                    break;
                }
                plain = false;
                end = at;
            }
            at = end;
        }
        let word = &raw[start..end];
        let (fold, hash, exact) = if plain {
            let h = hash::of(&folds[start..end]);
            ((start as u32, end as u32), h, h)
        } else {
            let from = folds.len();
            let (hash, exact) = fold_and_hash(word, &mut folds);
            ((from as u32, folds.len() as u32), hash, exact)
        };
        tokens.push(Token {
            start: start as u32,
            end: end as u32,
            fold,
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
    let rest = &word[first.len_utf8()..];
    let lower = |c: char| if c.is_ascii() { c.is_ascii_lowercase() } else { c.is_lowercase() };
    if !rest.is_empty() && !rest.chars().any(lower) { Case::Upper } else { Case::Capital }
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
    fn what_is_told_quickly_is_what_unicode_says() {
        for c in ('\u{80}'..'\u{3000}').filter(|c| !is_mark(*c) && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')) {
            assert_eq!(sort(c) == Sort::Letter, c.is_alphabetic(), "{c:?}");
        }
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
