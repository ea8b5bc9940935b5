//! Quotations: pairs of quotation marks of all kinds, each within its paragraph.

use super::Range;
use super::tokens::{Token, TokenKind};

#[derive(Clone, Copy, Debug)]
pub struct Quotation {
    /// The marks included.
    pub outer: Range,
    /// What stands between them.
    pub inner: Range,
    pub closed: bool,
    /// Inside another quotation.
    pub nested: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Open(u8),
    Close(u8),
    Either(u8),
    None,
}

const DOUBLE: u8 = 0;
const SINGLE: u8 = 1;
const ANGLE: u8 = 2;
const CORNER: u8 = 3;

fn mark(tokens: &[Token], t: usize) -> Mark {
    let k = &tokens[t];
    if k.kind != TokenKind::Punct {
        return Mark::None;
    }
    let next_joined = tokens.get(t + 1).is_some_and(|n| !n.space_before);
    let next_word = tokens.get(t + 1).is_some_and(|n| !n.space_before && n.kind != TokenKind::Punct);
    // two single marks in one are a double mark, as the wires write it: ''…'', ``…''
    let doubled = |a: usize, b: usize| {
        tokens.get(b).is_some_and(|n| n.kind == TokenKind::Punct && !n.space_before && n.lead == '\'') && matches!(tokens[a].lead, '\'' | '`')
            || tokens.get(b).is_some_and(|n| n.lead == '`' && !n.space_before) && tokens[a].lead == '`'
    };
    if matches!(k.lead, '\'' | '`') {
        if t > 0 && doubled(t - 1, t) && !(t > 1 && doubled(t - 2, t - 1)) {
            return Mark::None;
        }
        if doubled(t, t + 1) {
            return Mark::Either(DOUBLE);
        }
    }
    match k.lead {
        '„' | '‟' | '〝' => Mark::Open(DOUBLE),
        // opens in English, closes in German and Romanian
        '“' => {
            if k.space_before || t == 0 || next_word && opens_after(tokens, t) {
                Mark::Either(DOUBLE)
            } else {
                Mark::Close(DOUBLE)
            }
        }
        '”' | '〞' => {
            if next_word && (k.space_before || opens_after(tokens, t)) {
                Mark::Either(DOUBLE)
            } else {
                Mark::Close(DOUBLE)
            }
        }
        '"' | '＂' => Mark::Either(DOUBLE),
        '«' => {
            if !next_joined && !k.space_before {
                Mark::Close(ANGLE)
            } else {
                Mark::Open(ANGLE)
            }
        }
        '»' => {
            if next_joined && k.space_before {
                Mark::Either(ANGLE)
            } else {
                Mark::Close(ANGLE)
            }
        }
        '‚' => Mark::Open(SINGLE),
        '‘' => {
            if next_joined {
                Mark::Open(SINGLE)
            } else {
                Mark::None
            }
        }
        '’' | '\'' => {
            if next_word && k.space_before && k.lead == '\'' {
                Mark::Open(SINGLE)
            } else if next_word {
                Mark::None
            } else {
                Mark::Close(SINGLE)
            }
        }
        '「' | '『' => Mark::Open(CORNER),
        '」' | '』' => Mark::Close(CORNER),
        _ => Mark::None,
    }
}

fn opens_after(tokens: &[Token], t: usize) -> bool {
    t == 0 || tokens[t].space_before || matches!(tokens[t - 1].lead, '(' | '[' | '—' | '–' | ':')
}

/// All quotations in order of their beginning.
pub fn pair(_raw: &str, tokens: &[Token], paragraphs: &[Range]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for paragraph in paragraphs {
        open.clear();
        for t in paragraph.iter() {
            let (kind, may_open, may_close) = match mark(tokens, t) {
                Mark::None => continue,
                Mark::Open(k) => (k, true, false),
                Mark::Close(k) => (k, false, true),
                Mark::Either(k) => (k, true, true),
            };
            let at = if may_close { open.iter().rposition(|&(k, _)| k == kind) } else { None };
            // a straight mark before a joined word and after a space opens, unless one is open already
            let spaced = tokens[t].space_before && tokens.get(t + 1).is_some_and(|n| !n.space_before);
            if let Some(at) = at.filter(|_| !(may_open && spaced && kind != DOUBLE)) {
                let (_, from) = open[at];
                open.truncate(at);
                push(&mut found, from, t, t + 1, true, !open.is_empty());
            } else if may_open && open.len() < 8 {
                open.push((kind, t));
            }
        }
        if let Some(&(kind, from)) = open.first() {
            // an apostrophe alone is no quotation; the rest runs to the end of the paragraph
            if kind != SINGLE && found.last().is_none_or(|q: &Quotation| q.outer.start < from as u32) {
                push(&mut found, from, paragraph.e(), paragraph.e(), false, false);
            }
        }
    }
    found.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    found
}

fn push(found: &mut Vec<Quotation>, open: usize, inner_end: usize, end: usize, closed: bool, nested: bool) {
    if inner_end > open + 1 {
        found.push(Quotation { outer: Range::new(open, end), inner: Range::new(open + 1, inner_end), closed, nested });
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    fn quoted(text: &str) -> Vec<String> {
        let t = Text::new(text, &|_| false);
        t.quotations.iter().map(|q| t.words(q.inner).to_owned()).collect()
    }

    #[test]
    fn all_shapes() {
        for text in ["A „da, vin” b", "A „da, vin“ b", "A “da, vin” b", "A \"da, vin\" b", "A «da, vin» b", "A »da, vin« b", "A « da, vin » b", "A ‘da, vin’ b", "A 'da, vin' b"]
        {
            assert_eq!(quoted(text), ["da, vin"], "{text}");
        }
        assert_eq!(quoted("The workers' union won't say what it's about"), [""; 0]);
        assert_eq!(quoted("„una „alta” doua”"), ["una „alta” doua", "alta"]);
    }

    #[test]
    fn a_million_marks_cost_no_more_than_a_million_words() {
        let hostile = "\" “ „ « ' ".repeat(200_000);
        let t = Text::new(&hostile, &|_| false);
        assert!(t.len() >= 1_000_000);
    }
}
