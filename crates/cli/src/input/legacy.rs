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
    let guess = if guess == ISO_8859_2 || guess == WINDOWS_1250 { central(raw, guess) } else { guess };
    if !KNOWN.contains(&guess) {
        return Err(format!("no UTF-8, but perhaps {0}; convert it to UTF-8, or say --encoding {0}", guess.name()));
    }
    let (text, _, broken) = guess.decode(raw);
    if broken || !looks_written(&text) {
        return Err("neither UTF-8 nor an encoding that can be told; convert it to UTF-8, or name its --encoding".into());
    }
    Ok(Decoded { text: text.into_owned(), note: Some(format!("read as {}", guess.name())) })
}

/// The two pages of Central Europe differ in few letters: in Polish `ą`, `ś`, `ź`, in Czech and Croatian `š`, `ž`, `ť`.
fn central(raw: &[u8], guess: &'static Encoding) -> &'static Encoding {
    let has = |list: &[u8]| raw.iter().any(|b| list.contains(b));
    // quotation marks and dashes; control characters in the other page
    if raw.iter().any(|b| (0x80..0xa0).contains(b)) {
        return WINDOWS_1250;
    }
    // ł ż ę ń, which only Polish has
    if has(&[0xb3, 0xbf, 0xea, 0xf1]) {
        return if has(&[0xb1, 0xb6, 0xbc]) { ISO_8859_2 } else { WINDOWS_1250 };
    }
    guess
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
        } else if c.is_alphabetic() || matches!(c, '\u{a0}' | '\u{ad}' | '«' | '»' | '–' | '—' | '‘' | '’' | '‚' | '“' | '”' | '„' | '…' | '€' | '£' | '°' | '§' | '№' | '·' | '•')
        {
            letters += 1;
        } else {
            signs += 1;
        }
    }
    let ascii = text.chars().filter(char::is_ascii_alphabetic).count();
    controls == 0 && signs * 10 <= letters.max(1) + ascii / 50
}
