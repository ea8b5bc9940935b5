//! Styled words set into lines of a width.

use super::{clean, style};
use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

pub fn width(text: &str) -> usize {
    text.width()
}

/// Cuts to a width, with an ellipsis where something is left out.
pub fn shorten(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let cut = head(text, most.saturating_sub(1));
    let at = cut.rfind(' ').filter(|&s| s * 3 > cut.len() * 2).unwrap_or(cut.len());
    format!("{}…", cut[..at].trim_end())
}

/// The longest beginning of at most `most` columns.
fn head(text: &str, most: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > most {
            return &text[..at];
        }
    }
    text
}

/// The longest ending of at most `most` columns.
fn tail(text: &str, most: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > most {
            return &text[at + c.len_utf8()..];
        }
    }
    text
}

/// What stands before and behind some words, as much as fits in `most` columns beside them.
pub fn around<'t>(before: &'t str, words: &str, after: &'t str, most: usize) -> (String, String) {
    let room = most.saturating_sub(width(words) + 2);
    let (b, a) = (width(before), width(after));
    let half = room / 2;
    let left = if a < half { room - a } else { half };
    let right = if b < half { room - b } else { room - left.min(b) };
    let cut = |whole: &'t str, part: &'t str| part.len() < whole.len();
    let mut l = tail(before, left.min(b));
    if cut(before, l) {
        l = l.find(' ').filter(|&s| s * 3 < l.len()).map_or(l, |s| &l[s..]);
    }
    let mut r = head(after, right.min(a));
    if cut(after, r) {
        r = r.rfind(' ').filter(|&s| s * 3 > r.len() * 2).map_or(r, |s| &r[..s]);
    }
    let left = if cut(before, l) { format!("…{}", l.trim_start()) } else { l.to_owned() };
    let right = if cut(after, r) { format!("{}…", r.trim_end()) } else { r.to_owned() };
    (if l.is_empty() { String::new() } else { left }, if r.is_empty() { String::new() } else { right })
}

/// Pieces of text that flow into lines.
#[derive(Default)]
pub struct Flow {
    pieces: Vec<(Style, String)>,
}

impl Flow {
    pub fn new() -> Self {
        Flow::default()
    }

    pub fn add(&mut self, style: Style, text: impl AsRef<str>) -> &mut Self {
        if !text.as_ref().is_empty() {
            self.pieces.push((style, text.as_ref().to_owned()));
        }
        self
    }

    pub fn plain(&mut self, text: impl AsRef<str>) -> &mut Self {
        self.add(style::PLAIN, text)
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Lines of at most `most` columns; the first begins with `first`, the others are set in by its width.
    pub fn lines(&self, first: &str, most: usize, colour: bool) -> String {
        let indent = width(first).min(most / 2);
        let room = most.saturating_sub(indent).max(8);
        let mut out = String::from(first);
        let mut line = Line::default();
        for (style, word, space) in self.words(room) {
            let w = width(word);
            let gap = usize::from(space && line.width > 0);
            if line.width > 0 && line.width + gap + w > room {
                line.flush(&mut out, colour);
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', indent));
            }
            line.push(style, word, space);
        }
        line.flush(&mut out, colour);
        out.push('\n');
        out
    }

    /// Words with their style, and whether a space stands before them.
    fn words(&self, room: usize) -> Vec<(Style, &str, bool)> {
        let mut all = Vec::new();
        let mut space = false;
        for (style, text) in &self.pieces {
            let mut start = None;
            for (at, c) in text.char_indices() {
                let wide = c.width() == Some(2);
                if c == ' ' {
                    if let Some(s) = start.take() {
                        all.push((*style, &text[s..at], std::mem::take(&mut space)));
                    }
                    space = true;
                } else if wide || start.is_some_and(|s| width(&text[s..at]) >= room) {
                    // scripts without spaces break anywhere, and so do words longer than a line
                    if let Some(s) = start.take() {
                        all.push((*style, &text[s..at], std::mem::take(&mut space)));
                    }
                    start = Some(at);
                } else if start.is_none() {
                    start = Some(at);
                }
            }
            if let Some(s) = start {
                all.push((*style, &text[s..], std::mem::take(&mut space)));
            }
        }
        all
    }
}

/// A line that fills: runs of one style.
#[derive(Default)]
struct Line {
    runs: Vec<(Style, String)>,
    width: usize,
}

impl Line {
    fn push(&mut self, style: Style, word: &str, space: bool) {
        let gap = space && self.width > 0;
        self.width += width(word) + usize::from(gap);
        match self.runs.last_mut() {
            Some((s, run)) if *s == style => {
                if gap {
                    run.push(' ');
                }
                run.push_str(word);
            }
            _ => {
                if gap {
                    self.runs.push((style::PLAIN, " ".into()));
                }
                self.runs.push((style, word.into()));
            }
        }
    }

    fn flush(&mut self, out: &mut String, colour: bool) {
        for (style, run) in self.runs.drain(..) {
            out.push_str(&style::paint(colour, style, &clean::isolated(&run)));
        }
        self.width = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_width_and_words() {
        let mut f = Flow::new();
        f.plain("one two three ").add(style::WARN, "four five").plain(", six");
        assert_eq!(f.lines("- ", 12, false), "- one two\n  three four\n  five, six\n");
    }

    #[test]
    fn long_words_and_wide_letters_break() {
        let mut f = Flow::new();
        f.plain("abcdefghijklmnopqrstuvwxyz");
        assert!(f.lines("", 10, false).lines().all(|l| width(l) <= 10));
        let mut f = Flow::new();
        f.plain("一二三四五六七八九十");
        assert!(f.lines("", 10, false).lines().all(|l| width(l) <= 10));
    }

    #[test]
    fn what_is_left_out_shows() {
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(around("a long time before ", "X", " and long behind it", 16), ("…before ".into(), " and…".into()));
    }
}
