//! Texts in an 8-bit code page: which one is guessed by a library, then checked.

use super::bytes::Decoded;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

/// What is converted without being named.
const KNOWN: [&Encoding; 4] = [WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, ISO_8859_2];

pub fn decode(raw: &[u8], language: Option<&str>) -> Result<Decoded, String> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(raw, true);
    let guess = detector.guess(language.and_then(domain), Utf8Detection::Deny);
    if !KNOWN.contains(&guess) {
        return Err(format!("no UTF-8, but perhaps {0}; convert it to UTF-8, or say --encoding {0}", guess.name()));
    }
    let (text, _, broken) = guess.decode(raw);
    if broken || !looks_written(&text) {
        return Err("neither UTF-8 nor an encoding that can be told; convert it to UTF-8, or name its --encoding".into());
    }
    Ok(Decoded { text: text.into_owned(), note: Some(format!("read as {}", guess.name())) })
}

/// The country whose pages the detector knows the habits of.
fn domain(language: &str) -> Option<&'static [u8]> {
    Some(match language.split(['-', '_']).next()? {
        "ro" => b"ro",
        "pl" => b"pl",
        "cs" => b"cz",
        "sk" => b"sk",
        "hu" => b"hu",
        "hr" => b"hr",
        "sl" => b"si",
        "ru" => b"ru",
        "uk" => b"ua",
        "bg" => b"bg",
        "sr" => b"rs",
        "fr" => b"fr",
        "de" => b"de",
        "es" => b"es",
        "it" => b"it",
        "pt" => b"pt",
        _ => return None,
    })
}

/// Letters where letters are to be: code pages give some sign for any byte, so noise decodes too.
fn looks_written(text: &str) -> bool {
    let (mut letters, mut signs, mut controls) = (0usize, 0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c.is_control() {
            controls += 1;
        } else if c.is_alphabetic() || matches!(c, '\u{a0}' | '\u{ad}' | '«' | '»' | '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '…' | '€' | '£' | '°' | '§' | '№' | '·' | '•') {
            letters += 1;
        } else {
            signs += 1;
        }
    }
    let ascii = text.chars().filter(char::is_ascii_alphabetic).count();
    controls == 0 && signs * 10 <= letters.max(1) + ascii / 50
}
