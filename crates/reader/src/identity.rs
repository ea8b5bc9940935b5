//! Identity of reports: hashes that anyone can compute again.

use crate::pack::hex;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// SHA-256 of the text: NFC, runs of white space made one space, trimmed.
pub fn text_id(text: &str) -> String {
    let normal: Cow<'_, str> = if text.is_ascii() || composed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes { text.into() } else { text.nfc().collect::<String>().into() };
    let flat = one_spaced(&normal);
    hex(&Sha256::digest(&flat))
}

/// Runs of white space made one space, trimmed.
fn one_spaced(text: &str) -> Vec<u8> {
    let mut flat = Vec::with_capacity(text.len());
    let mut push = |piece: &[u8]| {
        if !piece.is_empty() {
            if !flat.is_empty() {
                flat.push(b' ');
            }
            flat.extend_from_slice(piece);
        }
    };
    let bytes = text.as_bytes();
    // no way out of the loop: so the compiler looks at many bytes at once
    let double = bytes.iter().zip(bytes.iter().skip(1)).fold(false, |found, (a, b)| found | (*a == b' ' && *b == b' '));
    // in most texts single spaces stand between words, and lines end
    if double || !text.is_ascii() && wide_space(text) {
        text.split_whitespace().for_each(|w| push(w.as_bytes()));
    } else {
        for line in bytes.split(|b| matches!(b, b'\t'..=b'\r')) {
            let line = line.strip_prefix(b" ").unwrap_or(line);
            push(line.strip_suffix(b" ").unwrap_or(line));
        }
    }
    flat
}

/// Is there white space beyond ASCII?
fn wide_space(text: &str) -> bool {
    let first = |b: &u8| matches!(b, 0xc2 | 0xe1..=0xe3);
    let mut at = 0;
    while let Some(next) = text.as_bytes()[at..].iter().position(first) {
        at += next;
        match text[at..].chars().next() {
            Some(c) if c.is_whitespace() => return true,
            c => at += c.map_or(1, char::len_utf8),
        }
    }
    false
}

/// Has it only characters that stand in NFC whatever is beside them? A quick look: `false` says nothing.
fn composed(text: &str) -> bool {
    // bytes below 0xCC are ASCII, Latin letters up to U+02FF, and what follows a first byte
    let mut at = 0;
    while let Some(next) = text.as_bytes()[at..].iter().position(|b| *b >= 0xcc) {
        at += next;
        match text[at..].chars().next() {
            Some(c @ ('\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2002}'..='\u{206f}' | '\u{4e00}'..='\u{9fff}' | '\u{621}'..='\u{64a}')) => at += c.len_utf8(),
            _ => return false,
        }
    }
    true
}

/// SHA-256 of the canonical address, else publisher and ref; the time of publication; and `text_id`.
pub fn report_id(url: Option<&str>, publisher: Option<&str>, reference: Option<&str>, published: Option<&str>, text_id: &str) -> String {
    let mut digest = Sha256::new();
    let mut add = |field: &str| {
        digest.update((field.len() as u64).to_le_bytes());
        digest.update(field.as_bytes());
    };
    match url.filter(|u| !u.is_empty()) {
        Some(u) => add(&canonical(u)),
        None => {
            add(publisher.unwrap_or(""));
            add(reference.unwrap_or(""));
        }
    }
    add(published.unwrap_or(""));
    add(text_id);
    hex(&digest.finalize())
}

/// The address without scheme differences, "www.", fragment, tracking parameters and a last slash.
pub fn canonical(url: &str) -> String {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or(url);
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let kept: Vec<&str> = query.split('&').filter(|p| !p.is_empty() && !p.starts_with("utm_") && !matches!(p.split('=').next(), Some("fbclid" | "gclid" | "ref" | "amp"))).collect();
    let path = path.trim_end_matches('/');
    if kept.is_empty() { format!("{host}{path}") } else { format!("{host}{path}?{}", kept.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_normal_form_do_not_matter() {
        assert_eq!(text_id("a  b\n\nc "), text_id("a b c"));
        for text in ["", " ", "a", " a b ", "a\u{a0}b\u{2009}\tc", "é — ç", "a \u{3000}b\u{85}", "x„ y ”z"] {
            assert_eq!(one_spaced(text), text.split_whitespace().collect::<Vec<_>>().join(" ").into_bytes(), "{text:?}");
        }
        assert_eq!(text_id("s\u{326}i"), text_id("și"));
        assert_ne!(text_id("a b"), text_id("ab"));
    }

    #[test]
    fn one_address_however_written() {
        assert_eq!(canonical("https://www.Example.org/a/?utm_source=x#top"), canonical("http://example.org/a"));
        assert_eq!(canonical("https://example.org/a?id=3&utm_medium=m"), "example.org/a?id=3");
    }
}
