//! Texts for the benchmark: paragraphs of the example reports put together anew, with other numbers and names.
//! The same number gives the same text, and no two numbers give one text.

use grefier_reader::Report;
use serde_json::Value;
use std::collections::HashSet;
use std::fmt::Write as _;

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

struct Language {
    tag: &'static str,
    paragraphs: Vec<String>,
    /// Words that stand capitalised within a sentence.
    names: Vec<String>,
}

pub struct Texts {
    languages: Vec<Language>,
    seen: HashSet<u64>,
    next: u64,
}

/// A generator that needs no library: splitmix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.roll() % n.max(1) as u64) as usize
    }
}

impl Texts {
    pub fn new() -> Option<Texts> {
        let mut languages: Vec<Language> = Vec::new();
        for (tag, ending, content) in EXAMPLES {
            let Some(text) = text_of(ending, content) else { continue };
            let at = match languages.iter().position(|l| l.tag == *tag) {
                Some(at) => at,
                None => {
                    languages.push(Language { tag, paragraphs: vec![], names: vec![] });
                    languages.len() - 1
                }
            };
            let l = &mut languages[at];
            for p in text.split('\n').map(str::trim).filter(|p| p.len() > 40) {
                l.names.extend(names(p));
                l.paragraphs.push(p.to_owned());
            }
        }
        for l in &mut languages {
            l.names.sort();
            l.names.dedup();
        }
        languages.retain(|l| !l.paragraphs.is_empty());
        (!languages.is_empty()).then(|| Texts { languages, seen: HashSet::new(), next: 0 })
    }

    pub fn languages(&self) -> String {
        self.languages.iter().map(|l| l.tag).collect::<Vec<_>>().join(" and ")
    }

    /// Different texts of the length of news reports, `bytes` of them in all.
    pub fn batch(&mut self, bytes: usize) -> Vec<Report> {
        let mut batch = Vec::new();
        let mut have = 0;
        while have < bytes {
            let number = self.next;
            self.next += 1;
            let mut dice = Dice(number.wrapping_mul(0x5851_f42d_4c95_7f2d));
            // most reports have one to six thousand characters
            let long = 1000 + dice.below(2500) + dice.below(2500);
            let report = self.report(&mut dice, long);
            if self.seen.insert(hash(report.text.as_bytes())) {
                have += report.text.len();
                batch.push(report);
            }
        }
        batch
    }

    /// One text of about this many bytes.
    pub fn long(&self, bytes: usize) -> Report {
        self.report(&mut Dice(bytes as u64), bytes)
    }

    /// One in each language.
    pub fn long_each(&self) -> Vec<Report> {
        self.languages.iter().map(|l| self.in_language(l, &mut Dice(1), 3000)).collect()
    }

    fn report(&self, dice: &mut Dice, bytes: usize) -> Report {
        let l = dice.below(self.languages.len());
        self.in_language(&self.languages[l], dice, bytes)
    }

    fn in_language(&self, l: &Language, dice: &mut Dice, bytes: usize) -> Report {
        let mut text = String::with_capacity(bytes + 1000);
        while text.len() < bytes {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            vary(&mut text, &l.paragraphs[dice.below(l.paragraphs.len())], &l.names, dice);
        }
        let mut end = bytes.max(200).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        text.truncate(end);
        let day = 1 + dice.below(28);
        Report { language: None, published: Some(format!("2022-{:02}-{day:02}", 1 + dice.below(12))), text, ..Report::default() }
    }
}

fn text_of(ending: &str, content: &str) -> Option<String> {
    if ending == "txt" {
        return Some(content.to_owned());
    }
    let v: Value = serde_json::from_str(content).ok()?;
    v["report"]["text"].as_str().map(str::to_owned)
}

fn capital(word: &str) -> bool {
    word.len() > 3 && word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}

fn names(paragraph: &str) -> Vec<String> {
    let words: Vec<&str> = paragraph.split(' ').collect();
    words.windows(2).filter(|w| w[0].ends_with(|c: char| c.is_lowercase()) && capital(w[1])).map(|w| w[1].to_owned()).collect()
}

/// A paragraph with other numbers, and with some names in the place of others.
fn vary(out: &mut String, paragraph: &str, names: &[String], dice: &mut Dice) {
    for (n, word) in paragraph.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            digits(out, word, dice);
        } else if n > 0 && capital(word) && names.binary_search_by(|x| x.as_str().cmp(word)).is_ok() && dice.below(3) == 0 {
            out.push_str(&names[dice.below(names.len())]);
        } else {
            out.push_str(word);
        }
    }
}

/// As many digits, the first never 0; years stay.
fn digits(out: &mut String, word: &str, dice: &mut Dice) {
    if word.len() >= 4 && (word.starts_with("19") || word.starts_with("20")) && word.as_bytes()[2].is_ascii_digit() {
        out.push_str(word);
        return;
    }
    for (n, c) in word.chars().enumerate() {
        if c.is_ascii_digit() {
            let _ = write!(out, "{}", if n == 0 { 1 + dice.below(9) } else { dice.below(10) });
        } else {
            out.push(c);
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_many_different_and_the_same_each_time() {
        let (mut a, mut b) = (Texts::new().unwrap(), Texts::new().unwrap());
        let (x, y) = (a.batch(400_000), b.batch(400_000));
        assert!(x.len() > 50);
        assert!(x.iter().zip(&y).all(|(x, y)| x.text == y.text));
        let different: HashSet<&str> = x.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(different.len(), x.len());
    }
}
