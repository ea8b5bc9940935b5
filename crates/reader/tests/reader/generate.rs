//! Texts for the property tests, from a seed: nonsense, scraps of reports and of packs, reports cut and crossed.

use crate::corpus::{LANGUAGES, examples};
use grefier_reader::Report;
use grefier_reader::pack::embedded;
use grefier_reader::pack::table::rows;
use std::sync::OnceLock;

/// SplitMix64: small, and the same everywhere.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Chance(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    pub fn word<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Marks, spaces and signs that come in pairs, and seldom do here.
const SIGNS: &[&str] = &[
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "‘",
    "’",
    "'",
    "‚",
    "‹",
    "›",
    "「",
    "」",
    "''",
    "``",
    "(",
    ")",
    "[",
    "]",
    "–",
    "—",
    "―",
    "-",
    "- ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{2028}",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{feff}",
    ".",
    "...",
    "…",
    "!",
    "?",
    ",",
    ";",
    ":",
    "/",
    "%",
    "#",
    "*",
    "،",
    "؟",
    "。",
    "\0",
    "\u{1}",
    "\u{7f}",
    "\u{fffd}",
    "\u{10ffff}",
];

/// Numbers and dates, among them such as cannot be.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "3,000",
    "3.000",
    "3 000",
    "3\u{a0}000",
    "3'000",
    "3,5",
    "3.5k",
    "3,5 mii",
    "12-15",
    "30–40",
    "10:30",
    "1/2",
    "½",
    "٣٠٠٠",
    "३०",
    "１２",
    "18446744073709551616",
    "99999999999999999999999999999999999999999999",
    "0000000000000000",
    "1,2,3,4",
    "1.2.3.4",
    "1e9",
    "31.02.2022",
    "31/12/9999",
    "2022-13-45",
    "0000-00-00",
    "29 februarie 2023",
    "30 February",
    "January 32",
    "9999",
    "0001",
    "7 January 10000",
    "million million million",
    "billion trillion",
    "o sută douăzeci de mii",
    "half a dozen",
    "between 5 and 3",
    "two to one",
    "in 999999999 days",
    "1000000000 years ago",
    "acum 99999999 de luni",
    "next next next Friday",
    "thirty-somethingth",
    "-5",
    "+7",
    "No. 7",
    "5th",
    "a 3-a",
    "§ 5",
    "$3m",
    "50%",
    "10 km",
    "24/7",
    "9/11",
    "3–1",
];

/// Other scripts, right to left among them, and what folds in odd ways.
const SCRIPTS: &[&str] = &[
    "قال",
    "المتحظاهرون",
    "٧ يناير",
    "אמר",
    "שוטרים",
    "сказал",
    "полиция",
    "警察",
    "说",
    "ประกาศ",
    "पुलिस",
    "ǅ",
    "ﬁ",
    "ß",
    "İstanbul",
    "ıspanak",
    "Ǆ",
    "ŉ",
    "ﷺ",
    "Ⅷ",
    "e\u{301}\u{301}\u{301}",
    "s\u{326}",
    "\u{301}",
    "\u{202e}",
    "\u{202c}",
    "\u{200d}",
    "👩‍👩‍👧‍👦",
    "🇷🇴",
    "𝔸𝔹",
    "ẞ",
    "ﬃ",
    "ᾳ",
    "Ω",
    "K",
    "\u{1e9b}\u{323}",
    "가",
    "ᄀ\u{1161}",
    "\u{0f77}",
];

struct Stock {
    reports: Vec<String>,
    scraps: Vec<String>,
    words: Vec<String>,
}

fn stock() -> &'static Stock {
    static STOCK: OnceLock<Stock> = OnceLock::new();
    STOCK.get_or_init(|| {
        let reports: Vec<String> = LANGUAGES.iter().flat_map(|l| examples(l)).map(|e| e.text().to_owned()).collect();
        let scraps = reports.iter().flat_map(|r| r.split_inclusive(['.', ',', '\n', '”', '"'])).map(str::to_owned).collect();
        let mut words = Vec::new();
        for language in embedded::languages() {
            for (name, table) in embedded::files(language).expect("its files") {
                if name.ends_with(".tsv") {
                    // the signs of patterns stay: they are nonsense too
                    words.extend(rows(&table).map(|r| r.fields[0].replace(['(', ')', '[', ']', '*'], "")));
                }
            }
        }
        Stock { reports, scraps, words }
    })
}

/// Any character, the rarer planes less often.
fn character(chance: &mut Chance) -> char {
    let most = *chance.of(&[0x80, 0x250, 0x700, 0x3000, 0xffff, 0x10ffff]);
    char::from_u32(chance.below(most + 1) as u32).unwrap_or('\u{fffd}')
}

fn piece(chance: &mut Chance, out: &mut String) {
    let stock = stock();
    match chance.below(12) {
        0 => out.push(character(chance)),
        1 | 2 => out.push_str(chance.word(SIGNS)),
        3 => out.push_str(chance.word(NUMBERS)),
        4 => out.push_str(chance.word(SCRIPTS)),
        5..=7 => out.push_str(chance.of(&stock.words).as_str()),
        _ => out.push_str(chance.of(&stock.scraps).as_str()),
    }
    if chance.below(3) > 0 {
        out.push(' ');
    }
}

/// A report with letters and stretches lost, doubled, moved or crossed with those of another.
fn crossed(chance: &mut Chance) -> String {
    let mut letters: Vec<char> = chance.of(&stock().reports).chars().collect();
    for _ in 0..1 + chance.below(12) {
        let (at, length) = (chance.below(letters.len()), 1 + chance.below(60));
        let end = (at + length).min(letters.len());
        match chance.below(5) {
            0 => drop(letters.drain(at..end)),
            1 => {
                let copy = letters[at..end].to_vec();
                let to = chance.below(letters.len());
                letters.splice(to..to, copy);
            }
            2 => {
                let sign: Vec<char> = chance.word(SIGNS).chars().collect();
                letters.splice(at..at, sign);
            }
            3 => {
                let other: Vec<char> = chance.of(&stock().scraps).chars().collect();
                letters.splice(at..end, other);
            }
            _ => letters[at..end].reverse(),
        }
        if letters.is_empty() {
            break;
        }
    }
    letters.into_iter().collect()
}

pub fn text(chance: &mut Chance) -> String {
    let mut out = String::new();
    match chance.below(8) {
        0 => (0..chance.below(120)).for_each(|_| out.push(character(chance))),
        1 => (0..chance.below(60)).for_each(|_| out.push_str(chance.word(SIGNS))),
        2 => (0..chance.below(40)).for_each(|_| {
            out.push_str(chance.word(NUMBERS));
            out.push(' ');
        }),
        3 | 4 => return crossed(chance),
        _ => (0..chance.below(50)).for_each(|_| piece(chance, &mut out)),
    }
    out
}

pub fn report(chance: &mut Chance) -> Report {
    let given = |chance: &mut Chance, list: &[&str]| Some(chance.word(list).to_owned()).filter(|w| w != "-");
    Report {
        reference: given(chance, &["-", "7", ""]),
        title: given(chance, &["-", "", "Protest în Almatî", "\u{202e}\"Nice, „ says"]),
        publisher: given(chance, &["-", "Agenția Orizont"]),
        url: given(chance, &["-", "-", "https://example.org/a?b#c", "://", "?"]),
        language: given(chance, &["-", "-", "en", "ro", "en-GB", "xx", ""]),
        published: given(chance, &["-", "2022-01-07", "2022-01-07", "2024-02-29T23:59:59Z", "2022-01", "2022", "9999-12-31", "-9999-01-01", "0001-01-01", "2022-13-45", "soon", "2022-01-0é"]),
        text: text(chance),
    }
}
