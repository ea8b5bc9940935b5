//! UTF-16, by its mark or by where its zero bytes stand.

/// The text and the name of the encoding, if it is UTF-16 at all.
pub fn decode(raw: &[u8]) -> Result<Option<(String, &'static str)>, String> {
    // a UTF-32 mark begins as a UTF-16 one does
    if raw.starts_with(&[0xff, 0xfe, 0, 0]) || raw.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err("UTF-32; convert it to UTF-8".into());
    }
    let (big, body, sure) = match raw {
        [0xff, 0xfe, rest @ ..] => (false, rest, true),
        [0xfe, 0xff, rest @ ..] => (true, rest, true),
        _ => match order(raw) {
            Some(big) => (big, raw, false),
            None => return Ok(None),
        },
    };
    let name = if big { "UTF-16BE" } else { "UTF-16LE" };
    let units = body.chunks_exact(2).map(|p| if big { u16::from_be_bytes([p[0], p[1]]) } else { u16::from_le_bytes([p[0], p[1]]) });
    let text: Result<String, _> = char::decode_utf16(units).collect();
    match text {
        Ok(text) if body.len().is_multiple_of(2) && (sure || plausible(&text)) => Ok(Some((text, name))),
        _ if sure => Err(format!("a {name} mark, but what follows is broken; convert it to UTF-8")),
        _ => Ok(None),
    }
}

/// Without a mark: spaces and line ends of UTF-16 have their zero bytes on one side only. `true` for big-endian.
fn order(raw: &[u8]) -> Option<bool> {
    if raw.len() < 8 || !raw.len().is_multiple_of(2) {
        return None;
    }
    let (mut little, mut big) = (0usize, 0usize);
    for p in raw.chunks_exact(2).take(20_000) {
        little += usize::from(p[1] == 0 && matches!(p[0], b' ' | b'\n' | b'\r' | b',' | b'.'));
        big += usize::from(p[0] == 0 && matches!(p[1], b' ' | b'\n' | b'\r' | b',' | b'.'));
    }
    if little > 10 * big {
        Some(false)
    } else if big > 10 * little {
        Some(true)
    } else {
        None
    }
}

fn plausible(text: &str) -> bool {
    let good = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_punctuation() || matches!(*c as u32, 0x300..=0x36f | 0x2010..=0x203f | 0xab | 0xbb)).count();
    good * 100 >= text.chars().count() * 97
}
