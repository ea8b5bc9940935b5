//! Identity of reports: hashes that anyone can compute again.

use crate::pack::hex;
use sha2::{Digest, Sha256};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// SHA-256 of the text: NFC, runs of white space made one space, trimmed.
pub fn text_id(text: &str) -> String {
    // below the combining marks nothing can be composed
    let normal: std::borrow::Cow<'_, str> = if text.chars().all(|c| c < '\u{300}') || is_nfc_quick(text.chars()) == IsNormalized::Yes { text.into() } else { text.nfc().collect::<String>().into() };
    let mut flat = String::with_capacity(normal.len());
    for word in normal.split_whitespace() {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.push_str(word);
    }
    hex(&Sha256::digest(flat.as_bytes()))
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
        assert_eq!(text_id("s\u{326}i"), text_id("și"));
        assert_ne!(text_id("a b"), text_id("ab"));
    }

    #[test]
    fn one_address_however_written() {
        assert_eq!(canonical("https://www.Example.org/a/?utm_source=x#top"), canonical("http://example.org/a"));
        assert_eq!(canonical("https://example.org/a?id=3&utm_medium=m"), "example.org/a?id=3");
    }
}
