//! What kind of character is this?

use unicode_normalization::char::is_combining_mark;

/// Is `c` part of a word? Letters, digits and combining marks are, and so are
/// the invisible characters that stand inside words and fold to nothing (soft
/// hyphen, joiners). Apostrophes are not, not even those that Unicode counts as
/// letters (`ʻ ʼ ʿ`): they split words, as hyphens do.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    if is_apostrophe(c) {
        return false;
    }
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}') || c.is_alphanumeric() || is_combining_mark(c)
}

/// Is `c` an apostrophe or one of the letters and marks that are written for it?
pub fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{B4}' | '\u{2B9}'
            ..='\u{2BF}' | '\u{2C8}' | '\u{2CA}' | '\u{2CB}' | '\u{55A}' | '\u{5F3}' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{2035}' | '\u{A78B}' | '\u{A78C}' | '\u{FF07}'
    )
}

/// Is `c` of a script that writes words without spaces between them, or (Hangul)
/// with endings joined to the name? There names are looked for by their first
/// character, see `Gazetteer::longest_from`.
pub fn is_unspaced(c: char) -> bool {
    matches!(script_of(c), Script::Han | Script::Kana | Script::Hangul | Script::Thai | Script::Khmer | Script::Myanmar | Script::Tibetan)
}

/// The script a name is written in, as far as the gazetteer tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Script {
    Latin = 0,
    Cyrillic = 1,
    Arabic = 2,
    Greek = 3,
    Hebrew = 4,
    Han = 5,
    Kana = 6,
    Hangul = 7,
    /// Devanagari, Bengali, Tamil and the other scripts of India and Sri Lanka.
    Indic = 8,
    /// Thai and Lao.
    Thai = 9,
    Khmer = 10,
    Myanmar = 11,
    Tibetan = 12,
    /// Georgian and Armenian.
    Caucasian = 13,
    Ethiopic = 14,
    Other = 15,
}

impl Script {
    const ALL: [Script; 16] = [
        Script::Latin,
        Script::Cyrillic,
        Script::Arabic,
        Script::Greek,
        Script::Hebrew,
        Script::Han,
        Script::Kana,
        Script::Hangul,
        Script::Indic,
        Script::Thai,
        Script::Khmer,
        Script::Myanmar,
        Script::Tibetan,
        Script::Caucasian,
        Script::Ethiopic,
        Script::Other,
    ];

    /// The script with this number (only the low four bits count).
    pub fn from_bits(bits: u32) -> Script {
        Script::ALL[(bits & 15) as usize]
    }
}

/// The script of one character; digits and marks are `Other`.
pub fn script_of(c: char) -> Script {
    match c as u32 {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x250..=0x2AF | 0x1E00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF => Script::Latin,
        0x400..=0x52F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Script::Cyrillic,
        0x600..=0x6FF | 0x750..=0x77F | 0x870..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Script::Arabic,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x590..=0x5FF | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF => Script::Han,
        0x3041..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => Script::Kana,
        0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF => Script::Hangul,
        0x900..=0xDFF | 0xA8E0..=0xA8FF => Script::Indic,
        0xE00..=0xEFF => Script::Thai,
        0x1780..=0x17FF => Script::Khmer,
        0x1000..=0x109F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F => Script::Myanmar,
        0xF00..=0xFFF => Script::Tibetan,
        0x530..=0x58F | 0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2F => Script::Caucasian,
        0x1200..=0x139F | 0x2D80..=0x2DDF | 0xAB00..=0xAB2F => Script::Ethiopic,
        _ => Script::Other,
    }
}
