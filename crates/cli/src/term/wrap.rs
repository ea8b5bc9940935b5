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
    let (mut l, mut r) = (tail(before, left.min(b)), head(after, right.min(a)));
    // no half words
    if cut(before, l) {
        l = l.find(' ').map_or(l, |s| &l[s..]);
    }
    if cut(after, r) {
        r = r.rfind(' ').map_or(r, |s| &r[..s]);
    }
    let left = if !cut(before, l) { l.to_owned() } else { format!("…{}", if l.trim().is_empty() { l } else { l.trim_start() }) };
    let right = if cut(after, r) { format!("{}…", r.trim_end()) } else { r.to_owned() };
    (left, right)
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

    /// Lines of at most `most` columns; the first begins with `first`, the others are set in by its width.
    pub fn lines(&self, first: &str, most: usize, colour: bool) -> String {
        let indent = width(first).min(most / 2);
        let room = most.saturating_sub(indent).max(8);
        let mut out = String::from(first);
        let mut line = Line::default();
        let words = self.words(room);
        for (n, word) in words.iter().enumerate() {
            // what is glued to a word goes with it to the next line
            let glued: usize = words[n + 1..].iter().take_while(|w| !w.breaks).map(|w| width(w.text)).sum();
            let w = width(word.text) + if glued < room / 2 { glued } else { 0 };
            let gap = usize::from(word.space && line.width > 0);
            if word.breaks && line.width > 0 && line.width + gap + w > room {
                line.flush(&mut out, colour);
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', indent));
            }
            line.push(word.style, word.text, word.space);
        }
        line.flush(&mut out, colour);
        out.push('\n');
        out
    }

    /// Words with their style.
    fn words(&self, room: usize) -> Vec<Word<'_>> {
        let mut all: Vec<Word<'_>> = Vec::new();
        let mut space = false;
        // scripts without spaces break anywhere, and so do words longer than a line
        let mut forced = false;
        for (style, text) in &self.pieces {
            let mut start = 0;
            let mut end = |from: usize, to: usize, space: &mut bool, forced: &mut bool| {
                if from < to {
                    let had = std::mem::take(space);
                    all.push(Word { style: *style, text: &text[from..to], space: had, breaks: had || std::mem::take(forced) });
                }
            };
            for (at, c) in text.char_indices() {
                if c == ' ' {
                    end(start, at, &mut space, &mut forced);
                    start = at + 1;
                    space = true;
                } else if c.width() == Some(2) || width(&text[start..at]) >= room {
                    end(start, at, &mut space, &mut forced);
                    start = at;
                    forced = true;
                }
            }
            end(start, text.len(), &mut space, &mut forced);
        }
        if let Some(first) = all.first_mut() {
            first.breaks = true;
        }
        all
    }
}

struct Word<'t> {
    style: Style,
    text: &'t str,
    /// A space stands before it.
    space: bool,
    /// A line may begin with it.
    breaks: bool,
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
        assert_eq!(f.lines("- ", 21, false), "- one two three four\n  five, six\n");
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
        assert_eq!(around("a long time before ", "X", " and long behind it", 20), ("…before ".into(), " and…".into()));
    }
}
