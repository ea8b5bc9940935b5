//! Folding: one spelling for all the ways a word may be written.
//!
//! The gazetteer's names and the text that is read go through the same
//! functions, so that what folds alike is found. Folding works on one word (or
//! one punctuation mark) at a time; [`is_word_char`] says where words end.
//!
//! | what | becomes |
//! |---|---|
//! | upper case | lower case |
//! | Latin, Greek, Cyrillic letters with marks (`ș ş é ø ł đ Ё ά`) | the plain letter; Cyrillic `й ї ў` stay |
//! | `ß æ œ þ` | `ss ae oe th` |
//! | Arabic `أإآٱ`, `ى ی`, `ة ہ ھ ە`, `ک`; vowel marks, tatweel | `ا`, `ي`, `ه`, `ك`; nothing |
//! | Hebrew and Syriac points | nothing |
//! | full-width and ligature forms (`Ａ ﬁ ﻷ`) | the plain letters |
//! | traditional Chinese characters | simplified ones |
//! | digits of every script | `0`–`9` |
//! | all apostrophes and the letters that look like them (`’ ʻ ʿ ʼ`) | `'` |
//! | soft hyphen, joiners, direction marks | nothing |
//!
//! Marks that *are* the word in other scripts (Indic vowel signs, the voicing
//! marks of Kana) stay.

mod chars;
mod han;
mod table;

pub use chars::{Script, is_apostrophe, is_unspaced, is_word_char, script_of};

use table::{ENTRY_CONTEXT, ENTRY_STRING};

/// Adds the folded form of `word` to the end of `out`.
///
/// ```
/// let mut out = String::new();
/// grefier_gazetteer::fold::fold_into("Năsăud", &mut out);
/// assert_eq!(out, "nasaud");
/// ```
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        if word == "`" {
            out.truncate(start);
            out.push('\'');
        } else {
            out[start..].make_ascii_lowercase();
        }
        return;
    }
    let start = out.len();
    let table = table::table();
    for c in word.chars() {
        let Some(entry) = table.get(c) else {
            table::fold_char(c, &mut |f| table::push(f, start, out));
            continue;
        };
        if entry & ENTRY_STRING != 0 {
            out.push_str(table.string(entry));
        } else if entry & ENTRY_CONTEXT != 0 {
            table::push_context(c, start, out);
        } else if entry != 0 {
            // Every entry without a flag was made from a `char`.
            out.push(char::from_u32(entry).unwrap_or(c));
        }
    }
}

/// The folded form of `word`, in a string of its own.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

/// The words of a name or text, as they are folded and hashed: maximal runs of
/// [`is_word_char`] that leave something when folded.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_word_char(c)).filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests;
