//! The fold of single characters: computed once for all below U+2000, on demand
//! for the rest.

use super::chars::is_apostrophe;
use super::han;
use std::sync::LazyLock;
use unicode_normalization::char::{compose, decompose_canonical, decompose_compatible};

/// The fold is several characters: the low bits are a place in the string list.
pub const ENTRY_STRING: u32 = 1 << 31;
/// The fold depends on the character before.
pub const ENTRY_CONTEXT: u32 = 1 << 30;
const COVERED: u32 = 0x2000;

/// Folds of the characters below U+2000: 0 for nothing, a `char`, or a flag.
pub struct Table {
    entries: Vec<u32>,
    strings: Vec<String>,
}

impl Table {
    fn new() -> Table {
        let mut table = Table { entries: Vec::with_capacity(COVERED as usize), strings: Vec::new() };
        for code in 0..COVERED {
            let mut folded = Vec::new();
            if let Some(c) = char::from_u32(code) {
                fold_char(c, &mut |f| folded.push(f));
            }
            let entry = match folded.as_slice() {
                [] => 0,
                [f] if is_context(*f) => ENTRY_CONTEXT,
                // U+0000 is left as it is, which the caller does for 0.
                [f] => *f as u32,
                many => {
                    table.strings.push(many.iter().collect());
                    ENTRY_STRING | (table.strings.len() - 1) as u32
                }
            };
            table.entries.push(entry);
        }
        table
    }

    #[inline]
    pub fn get(&self, c: char) -> Option<u32> {
        self.entries.get(c as usize).copied()
    }

    #[inline]
    pub fn string(&self, entry: u32) -> &str {
        self.strings.get((entry & !ENTRY_STRING) as usize).map_or("", String::as_str)
    }
}

pub fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(Table::new);
    &TABLE
}

/// Adds one folded character, joining it with the one before where it must be.
pub fn push(c: char, start: usize, out: &mut String) {
    if is_context(c) { push_context(c, start, out) } else { out.push(c) }
}

/// Characters that join with the one before: what is left of breve and
/// diaeresis after `й`, `ї`, `ў` were taken apart, vowels and finals of Hangul,
/// voicing marks of Kana.
fn is_context(c: char) -> bool {
    matches!(c, '\u{306}' | '\u{308}' | '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}' | '\u{3099}' | '\u{309A}')
}

pub fn push_context(c: char, start: usize, out: &mut String) {
    let last = out.get(start..).and_then(|s| s.chars().next_back());
    let joined = match (last, c) {
        (Some('и'), '\u{306}') => Some('й'),
        (Some('у'), '\u{306}') => Some('ў'),
        (Some('і'), '\u{308}') => Some('ї'),
        (_, '\u{306}' | '\u{308}') => return,
        (Some(last), _) => compose(last, c),
        (None, _) => None,
    };
    if let Some(joined) = joined {
        out.pop();
        out.push(joined);
    } else {
        out.push(c);
    }
}

/// Folds one character by the rules, without the table.
pub fn fold_char(c: char, emit: &mut dyn FnMut(char)) {
    if is_apostrophe(c) {
        return emit('\'');
    }
    match c {
        // Invisible, or a mere lengthening of the line.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => return,
        '\u{2010}' | '\u{2011}' | '\u{FE63}' | '\u{FF0D}' => return emit('-'),
        '\u{AC00}'..='\u{D7A3}' => return emit(c),
        _ => {}
    }
    if let Some(digit) = digit(c) {
        return emit(digit);
    }
    for lower in c.to_lowercase() {
        fold_lower(lower, emit);
    }
}

fn fold_lower(c: char, emit: &mut dyn FnMut(char)) {
    match c {
        'й' | 'ї' | 'ў' => return emit(c),
        // Kana keep their voicing.
        '\u{3041}'..='\u{30FF}' => return emit(c),
        '\u{306}' | '\u{308}' => return emit(c),
        _ => {}
    }
    let mut each = |d: char| {
        if is_dropped_mark(d) && !is_context(d) || matches!(d, '\u{306}' | '\u{308}') {
            return;
        }
        fold_base(d, emit);
    };
    // Presentation forms, full width, the Armenian ligature.
    if matches!(c, '\u{FB00}'..='\u{FFEF}' | '\u{587}') {
        decompose_compatible(c, |d| {
            for l in d.to_lowercase() {
                each(l);
            }
        });
    } else {
        decompose_canonical(c, each);
    }
}

/// Letters that are no letter with a mark to Unicode, and still are to a reader.
fn fold_base(c: char, emit: &mut dyn FnMut(char)) {
    let two: [char; 2] = match c {
        'ß' => ['s', 's'],
        'æ' | 'ǣ' => ['a', 'e'],
        'œ' => ['o', 'e'],
        'þ' => ['t', 'h'],
        'ĳ' => ['i', 'j'],
        'ǆ' => ['d', 'z'],
        'ǉ' => ['l', 'j'],
        'ǌ' => ['n', 'j'],
        _ => {
            return emit(match c {
                'ø' | 'ɔ' | 'ơ' | 'ɵ' => 'o',
                'ł' | 'ŀ' | 'ƚ' => 'l',
                'đ' | 'ð' | 'ɖ' | 'ɗ' => 'd',
                'ı' | 'ɨ' | 'ɩ' => 'i',
                'ħ' => 'h',
                'ŋ' | 'ɲ' | 'ŉ' => 'n',
                'ŧ' | 'ƭ' => 't',
                'ə' | 'ǝ' | 'ɛ' => 'e',
                'ɓ' | 'ƀ' => 'b',
                'ƙ' | 'ĸ' => 'k',
                'ƴ' => 'y',
                'ʋ' | 'ư' | 'ʉ' => 'u',
                'ƒ' => 'f',
                'ſ' => 's',
                'ƶ' => 'z',
                'ɣ' | 'ǥ' => 'g',
                'ς' => 'σ',
                'ґ' => 'ґ',
                'ٱ' | 'ٲ' | 'ٳ' => 'ا',
                'ى' | 'ی' | 'ے' | 'ێ' | 'ې' | 'ۍ' => 'ي',
                'ة' | 'ہ' | 'ھ' | 'ە' | 'ۃ' => 'ه',
                'ک' | 'ڪ' => 'ك',
                c if is_apostrophe(c) => '\'',
                c => han::simplified(c).unwrap_or(c),
            });
        }
    };
    two.into_iter().for_each(emit);
}

/// Marks that are dropped: those of Latin, Greek, Cyrillic, Hebrew, Arabic and
/// Syriac. Marks of other scripts are vowels and stay.
fn is_dropped_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5BD}'
            | '\u{5BF}'
            | '\u{5C1}'
            | '\u{5C2}'
            | '\u{5C4}'
            | '\u{5C5}'
            | '\u{5C7}'
            | '\u{610}'..='\u{61A}'
            | '\u{640}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            | '\u{711}'
            | '\u{730}'..='\u{74A}'
            | '\u{8D3}'..='\u{8FF}'
            | '\u{135D}'..='\u{135F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FB1E}'
            | '\u{FE20}'..='\u{FE2F}'
    )
}

/// The zero of every script that has decimal digits of its own.
const ZEROS: [u32; 42] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
    0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x11066, 0x11136, 0x111D0, 0x112F0, 0x1E950,
];

fn digit(c: char) -> Option<char> {
    let code = c as u32;
    if code < 0x660 {
        return None;
    }
    let at = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    let value = code - ZEROS[at];
    (value < 10).then(|| char::from(b'0' + value as u8))
}
