//! Which language a report is in, and each of its paragraphs: by a sample, not by all of it.

use crate::pack::embedded::COMMON;
use crate::pack::lexicon::Map;
use crate::text::tokens::exact_hash;
use crate::text::{Token, TokenKind};
use std::sync::OnceLock;
use whatlang::Lang;

/// Characters of a sample: enough to be sure, few enough to cost little.
const SAMPLE: usize = 200;
/// A paragraph needs so many bytes to be told apart from its report by its words.
const PARAGRAPH: usize = 60;
/// And so many by statistics of its letters, which are not sure of a headline.
const LETTERS: usize = 120;

/// The function words of the built-in packs, by hash.
fn common() -> &'static Map<u64> {
    static WORDS: OnceLock<Map<u64>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all: Map<u64> = Map::default();
        for (n, (_, words)) in COMMON.iter().enumerate().take(64) {
            for w in *words {
                *all.entry(exact_hash(w)).or_default() |= 1 << n;
            }
        }
        all
    })
}

/// So many words of a text decide.
const WORDS: usize = 40;
/// In running text every third word is a function word; of another language far fewer are known.
const SHARE: f32 = 0.3;

/// The pack whose function words fill a text, when one clearly does.
fn by_common_words(tokens: &[Token]) -> Option<&'static str> {
    let common = common();
    let mut hits = [0u32; 64];
    let hits = &mut hits[..COMMON.len().min(64)];
    let mut words = 0u32;
    for t in tokens.iter().filter(|t| t.kind == TokenKind::Word).take(WORDS) {
        words += 1;
        if let Some(&mask) = common.get(&t.exact) {
            for (n, h) in hits.iter_mut().enumerate() {
                *h += (mask >> n & 1) as u32;
            }
        }
    }
    let (best, &most) = hits.iter().enumerate().max_by_key(|(n, h)| (**h, std::cmp::Reverse(*n)))?;
    let second = hits.iter().enumerate().filter(|(n, _)| *n != best).map(|(_, h)| *h).max().unwrap_or(0);
    (words >= 8 && most as f32 >= SHARE * words as f32 && second * 3 < most * 2).then(|| COMMON[best].0)
}

/// BCP 47 tag of the language of a report, from samples of its beginning, middle and end.
pub fn of_report(raw: &str, tokens: &[Token]) -> Option<&'static str> {
    let third = tokens.len() / 3;
    let votes: Vec<Option<&'static str>> = [0, third, 2 * third].iter().map(|&at| by_common_words(&tokens[at.min(tokens.len())..])).collect();
    if let Some(l) = votes.iter().flatten().find(|l| votes.iter().filter(|v| *v == &Some(**l)).count() >= 2) {
        return Some(l);
    }
    let mut sample = String::with_capacity(SAMPLE * 3);
    let len = raw.len();
    if len <= SAMPLE * 3 {
        sample.push_str(raw);
    } else {
        for part in [len / 8, len / 2, len * 3 / 4] {
            let start = boundary(raw, part);
            sample.push_str(&raw[start..boundary(raw, (start + SAMPLE).min(len))]);
            sample.push(' ');
        }
    }
    let found = detect(&sample);
    // a line or two is too little for statistics: rather a language of which words are known
    match found {
        Some((_, false)) | None => most_common_words(tokens).or(found.map(|(l, _)| l)),
        Some((l, true)) => Some(l),
    }
}

/// The pack of which the most function words stand in a text, if any do and no other has as many.
fn most_common_words(tokens: &[Token]) -> Option<&'static str> {
    let mut shares: Vec<(f32, &'static str)> = COMMON.iter().map(|(l, _)| (share_of(l, tokens, 1.0), *l)).filter(|(s, _)| *s > 0.0).collect();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0));
    match shares.as_slice() {
        [(best, _), (second, _), ..] if best == second => None,
        [(_, l), ..] => Some(l),
        [] => None,
    }
}

/// The language of a paragraph where it is plain, else `None`; `main` is that of its report.
pub fn of_paragraph(raw: &str, tokens: &[Token], main: Option<&str>) -> Option<&'static str> {
    if raw.len() < PARAGRAPH {
        return None;
    }
    if main.is_some_and(|m| share_of(m, tokens, SHARE) >= SHARE) {
        return None;
    }
    if let Some(l) = by_common_words(tokens) {
        return Some(l);
    }
    if raw.len() < LETTERS {
        return None;
    }
    // the report's own function words, though not enough of them to decide alone, are enough to stay
    if main.is_some_and(|m| share_of(m, tokens, SHARE / 2.0) >= SHARE / 2.0) {
        return None;
    }
    let end = boundary(raw, SAMPLE.min(raw.len()));
    detect(&raw[..end]).filter(|(_, sure)| *sure).map(|(l, _)| l)
}

/// The share of function words of a language among the first words; `enough` of them settle it.
fn share_of(language: &str, tokens: &[Token], enough: f32) -> f32 {
    let Some(n) = COMMON.iter().position(|(l, _)| *l == language) else { return 0.0 };
    let common = common();
    let (mut words, mut hits) = (0u32, 0u32);
    for t in tokens.iter().filter(|t| t.kind == TokenKind::Word).take(WORDS) {
        words += 1;
        hits += common.get(&t.exact).is_some_and(|m| m >> n & 1 == 1) as u32;
        if hits as f32 >= enough * WORDS as f32 {
            break;
        }
    }
    if words == 0 { 0.0 } else { hits as f32 / words as f32 }
}

fn detect(sample: &str) -> Option<(&'static str, bool)> {
    let info = whatlang::detect(sample)?;
    tag(info.lang()).map(|l| (l, info.is_reliable()))
}

fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// ISO 639-3, as the library says it, to BCP 47.
fn tag(lang: Lang) -> Option<&'static str> {
    Some(match lang.code() {
        "eng" => "en",
        "ron" => "ro",
        "rus" => "ru",
        "ukr" => "uk",
        "pol" => "pl",
        "fra" => "fr",
        "spa" => "es",
        "por" => "pt",
        "deu" => "de",
        "ita" => "it",
        "tur" => "tr",
        "ara" => "ar",
        "cmn" => "zh",
        "hin" => "hi",
        "pes" => "fa",
        "ind" => "id",
        "jpn" => "ja",
        "kor" => "ko",
        "heb" => "he",
        "ell" => "el",
        "bul" => "bg",
        "srp" => "sr",
        "hrv" => "hr",
        "ces" => "cs",
        "slk" => "sk",
        "slv" => "sl",
        "hun" => "hu",
        "nld" => "nl",
        "swe" => "sv",
        "dan" => "da",
        "nob" => "nb",
        "fin" => "fi",
        "est" => "et",
        "lit" => "lt",
        "lav" => "lv",
        "vie" => "vi",
        "tha" => "th",
        "ben" => "bn",
        "urd" => "ur",
        "pan" => "pa",
        "guj" => "gu",
        "mar" => "mr",
        "tam" => "ta",
        "tel" => "te",
        "kan" => "kn",
        "mal" => "ml",
        "amh" => "am",
        "aze" => "az",
        "uzb" => "uz",
        "kat" => "ka",
        "hye" => "hy",
        "bel" => "be",
        "mkd" => "mk",
        "cat" => "ca",
        "nep" => "ne",
        "sin" => "si",
        "khm" => "km",
        "mya" => "my",
        "tgl" => "tl",
        "jav" => "jv",
        "yid" => "yi",
        "afr" => "af",
        "lat" => "la",
        "epo" => "eo",
        "tuk" => "tk",
        "zul" => "zu",
        "sna" => "sn",
        "aka" => "ak",
        "ori" => "or",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<&'static str> {
        of_report(text, &crate::text::tokens::tokenize(text).0)
    }

    #[test]
    fn tells_the_packs_languages() {
        assert_eq!(of("Police said on Friday that three people had been arrested near the town hall."), Some("en"));
        assert_eq!(of("Poliția a anunțat vineri că trei persoane au fost reținute lângă primărie."), Some("ro"));
        assert_eq!(of("12345 !!!"), None);
        assert_eq!(of("Gunmen killed 12 soldiers near Gao."), Some("en"));
        assert_eq!(of("Russia said it shot down 12 Ukrainian drones."), Some("en"));
    }
}
