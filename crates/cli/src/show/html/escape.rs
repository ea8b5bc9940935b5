//! Words of a report as they may stand in a page.

use crate::term::clean::dangerous;
use std::fmt::Write as _;

/// Text between tags or in an attribute: nothing of it is markup, and no sign turns the rest of the line around.
pub fn text(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            c if dangerous(c) => {
                let _ = write!(out, "<span class=\"control\">\\u{{{:x}}}</span>", c as u32);
            }
            c => out.push(c),
        }
    }
}

pub fn of(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    self::text(&mut out, text);
    out
}

/// Words of the report within other words: their direction stays their own.
pub fn bdi(text: &str) -> String {
    format!("<bdi>{}</bdi>", of(text))
}
