//! Words of a report as they may be written to a terminal.
//!
//! A report comes from outside: its control characters could move the cursor, set the title or rewrite the line, and
//! its bidi overrides could turn words around. They are shown as escapes.

use std::fmt::Write as _;

const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// One line: white space of all kinds is one space, what commands a terminal is escaped.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if space {
            out.push(' ');
            space = false;
        }
        if dangerous(c) {
            let _ = write!(out, "\\u{{{:x}}}", c as u32);
        } else {
            out.push(c);
        }
    }
    out
}

pub fn dangerous(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Is there a letter that runs from right to left?
pub fn right_to_left(text: &str) -> bool {
    text.chars().any(|c| matches!(c as u32, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff))
}

/// Keeps right-to-left words from turning the rest of the line around.
pub fn isolated(text: &str) -> String {
    if right_to_left(text) { format!("{FSI}{text}{PDI}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_do_not_reach_the_terminal() {
        assert_eq!(line("a\x1b[2Jb"), "a\\u{1b}[2Jb");
        assert_eq!(line("a\u{9b}31mb\u{7}"), "a\\u{9b}31mb\\u{7}");
        assert_eq!(line("x\u{202e}evil"), "x\\u{202e}evil");
        assert_eq!(line("  two\r\n lines\t."), "two lines .");
    }

    #[test]
    fn only_right_to_left_words_are_isolated() {
        assert_eq!(isolated("Almatî"), "Almatî");
        assert_eq!(isolated("قال"), "\u{2068}قال\u{2069}");
    }
}
