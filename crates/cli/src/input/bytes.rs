//! From bytes to text: UTF-8, UTF-16 and the old code pages of Europe; the rest is refused.

use super::{legacy, utf16};
use encoding_rs::Encoding;

#[derive(Debug)]
pub struct Decoded {
    pub text: String,
    /// Something to know: the encoding was guessed, or bytes were replaced.
    pub note: Option<String>,
}

/// Beginnings of files that hold no plain text, and what to do with them.
const KNOWN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file; give its text"),
    (b"PK\x03\x04", "a zip archive or an office document; give the text in it"),
    (b"\x1f\x8b", "compressed with gzip; unpack it"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd; unpack it"),
    (b"BZh", "compressed with bzip2; unpack it"),
    (b"\xfd7zXZ\0", "compressed with xz; unpack it"),
    (b"\x89PNG", "a picture; give text"),
    (b"\xff\xd8\xff", "a picture; give text"),
    (b"GIF8", "a picture; give text"),
    (b"\x7fELF", "a program; give text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; give its text"),
];

/// Text of bytes. `given` is the encoding that the user named, `language` a hint.
pub fn decode(raw: Vec<u8>, given: Option<&'static Encoding>, language: Option<&str>) -> Result<Decoded, String> {
    if raw.is_empty() {
        return Err("empty; there is nothing to read".into());
    }
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| raw.starts_with(magic)) {
        return Err((*what).into());
    }
    let decoded = if let Some(encoding) = given { named(&raw, encoding)? } else { guessed(raw, language)? };
    let text = &decoded.text;
    if text.contains('\0') || too_many_controls(text) {
        return Err("binary data; give plain text".into());
    }
    if text.trim().is_empty() {
        return Err("nothing but white space; there is nothing to read".into());
    }
    Ok(decoded)
}

fn named(raw: &[u8], encoding: &'static Encoding) -> Result<Decoded, String> {
    let (text, used, broken) = encoding.decode(raw);
    if broken {
        return Err(format!("not all of it is {}; name another --encoding", used.name()));
    }
    Ok(Decoded { text: text.into_owned(), note: None })
}

fn guessed(raw: Vec<u8>, language: Option<&str>) -> Result<Decoded, String> {
    if let Some((text, name)) = utf16::decode(&raw)? {
        return Ok(Decoded { text, note: Some(format!("read as {name}")) });
    }
    let broken = match std::str::from_utf8(&raw) {
        Ok(text) => return Ok(Decoded { text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(), note: None }),
        Err(_) => broken_utf8(&raw),
    };
    // a file that is UTF-8 but for a few places was damaged, not written in an old code page
    if let Some((bad, good)) = broken
        && good >= 20 * bad
    {
        let text = String::from_utf8_lossy(&raw);
        return Ok(Decoded { text: text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned(), note: Some(format!("{bad} places are not UTF-8 and were replaced by U+FFFD")) });
    }
    if raw.contains(&0) {
        return Err("binary data; give plain text".into());
    }
    legacy::decode(&raw, language)
}

/// How many places are broken and how many letters of more than one byte are whole.
fn broken_utf8(raw: &[u8]) -> Option<(usize, usize)> {
    let (mut bad, mut good) = (0, 0);
    for chunk in raw.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (bad > 0).then_some((bad, good))
}

/// More than one in twenty: no text.
fn too_many_controls(text: &str) -> bool {
    let (mut controls, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        controls += usize::from(c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\x0b' | '\x0c' | '\x1b' | '\u{85}'));
    }
    controls > 2 && controls * 20 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{ISO_8859_2, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

    fn text(raw: &[u8]) -> String {
        decode(raw.to_vec(), None, None).unwrap().text
    }

    const RO: &str = "Poliţia a anunţat vineri că trei manifestanţi au fost reţinuţi lângă primăria din Iaşi, după ciocniri între tineri şi forţele de ordine.";
    const RU: &str = "Полиция сообщила, что в пятницу в центре города задержали не менее трёхсот участников акции протеста.";
    const FR: &str = "Les forces de l’ordre ont arrêté vendredi une trentaine de manifestants près de l’hôtel de ville, après des heurts à l’université.";
    const PL: &str = "Policja poinformowała w piątek, że zatrzymała kilkunastu uczestników protestu przed urzędem miasta; są też ranni żołnierze.";

    #[test]
    fn old_code_pages_come_out_right() {
        for (words, page) in [(RO, WINDOWS_1250), (RU, WINDOWS_1251), (FR, WINDOWS_1252), (PL, WINDOWS_1250), (PL, ISO_8859_2), (RO, ISO_8859_2)] {
            assert_eq!(text(&page.encode(words).0), words, "{}", page.name());
        }
    }

    #[test]
    fn utf_16_with_and_without_a_mark() {
        for words in [RO, RU, "Troops fired on the crowd.\nThree died."] {
            for big in [false, true] {
                for mark in [false, true] {
                    let mut raw: Vec<u8> = Vec::new();
                    let units = words.encode_utf16();
                    for u in mark.then_some(0xfeff).into_iter().chain(units) {
                        raw.extend(if big { u.to_be_bytes() } else { u.to_le_bytes() });
                    }
                    assert_eq!(text(&raw), words, "{big} {mark}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for (raw, what) in [(&b""[..], "empty"), (b"%PDF-1.4 x", "PDF"), (b"a\0b\0\x01\x02\x03 zz", "binary"), (b" \n\t", "white space"), (&[0xff, 0x01, 0x02, 0x03, 0x80, 0x81, 0x05], "")] {
            let e = decode(raw.to_vec(), None, None).unwrap_err();
            assert!(e.contains(what), "{e}");
        }
    }

    #[test]
    fn damage_is_told_from_another_code_page() {
        let mut raw = RU.as_bytes().to_vec();
        raw.push(0xd0);
        let d = decode(raw, None, None).unwrap();
        assert!(d.text.starts_with("Полиция") && d.note.is_some());
    }
}
