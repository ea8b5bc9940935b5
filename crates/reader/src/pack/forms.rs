//! Inflection classes: what forms a word has.

use super::table::{Row, rows};
use std::collections::HashMap;

/// What a form of a word is; a form may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormTags(pub u16);

macro_rules! form_tags {
    ($($name:ident $bit:literal $word:literal),* $(,)?) => {
        impl FormTags {
            $(pub const $name: FormTags = FormTags(1 << $bit);)*
            const WORDS: &'static [(&'static str, FormTags)] = &[$(($word, FormTags(1 << $bit))),*];
        }
    };
}

form_tags! {
    BASE 0 "base", PRES 1 "pres", PAST 2 "past", FUT 3 "fut", SUBJ 4 "subj", PART 5 "part", GER 6 "ger",
    NOUN 7 "noun", ADJ 8 "adj", SG 9 "sg", PL 10 "pl", GEN 11 "gen", DEF 12 "def", COND 13 "cond", FEM 14 "fem", MASC 15 "masc",
}

impl FormTags {
    pub fn has(self, other: FormTags) -> bool {
        self.0 & other.0 != 0
    }
    pub fn or(self, other: FormTags) -> FormTags {
        FormTags(self.0 | other.0)
    }
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// `past+part` → tags.
    pub fn parse(words: &str) -> Result<Self, String> {
        words
            .split('+')
            .filter(|w| !w.is_empty() && *w != "-")
            .try_fold(FormTags::default(), |all, w| Self::WORDS.iter().find(|(name, _)| *name == w).map(|(_, t)| all.or(*t)).ok_or_else(|| format!("unknown form tag '{w}'")))
    }
    pub fn finite(self) -> bool {
        self.has(FormTags::PRES.or(FormTags::PAST).or(FormTags::FUT))
    }
    pub fn verbal(self) -> bool {
        self.has(FormTags(FormTags::BASE.0 | FormTags::PRES.0 | FormTags::PAST.0 | FormTags::FUT.0 | FormTags::SUBJ.0 | FormTags::PART.0 | FormTags::GER.0 | FormTags::COND.0))
    }
}

struct Rule {
    strip: String,
    add: String,
    tags: FormTags,
}

/// All classes of a pack.
#[derive(Default)]
pub struct Forms(HashMap<String, Vec<Rule>>);

impl Forms {
    pub fn parse(text: &str, mut fault: impl FnMut(u32, String)) -> Self {
        let mut all = Forms::default();
        for row in rows(text) {
            match Self::rule(&row) {
                Ok((class, rule)) => all.0.entry(class).or_default().push(rule),
                Err(what) => fault(row.line, what),
            }
        }
        all
    }

    fn rule(row: &Row<'_>) -> Result<(String, Rule), String> {
        if row.fields.len() < 3 {
            return Err("an inflection needs class, strip, add and form tags, separated by tabs".into());
        }
        let ending = |n: usize| Some(row.field(n)).filter(|f| *f != "-").unwrap_or("").to_owned();
        Ok((row.field(0).to_owned(), Rule { strip: ending(1), add: ending(2), tags: FormTags::parse(row.field(3))? }))
    }

    /// Gives each form of `word` by `class`, written into one buffer.
    pub fn each(&self, word: &str, class: &str, mut form: impl FnMut(&str, FormTags)) -> Result<(), String> {
        let rules = self.0.get(class).ok_or_else(|| format!("no inflection class '{class}' in forms.tsv"))?;
        let mut buffer = String::with_capacity(word.len() + 8);
        for r in rules {
            let stem = word.strip_suffix(r.strip.as_str()).ok_or_else(|| format!("'{word}' does not end in '{}' as class '{class}' wants", r.strip))?;
            buffer.clear();
            buffer.push_str(stem);
            buffer.push_str(&r.add);
            form(&buffer, r.tags);
        }
        Ok(())
    }

    pub fn classes(&self) -> usize {
        self.0.len()
    }
}
