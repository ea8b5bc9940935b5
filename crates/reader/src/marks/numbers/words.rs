//! The entries of `numbers.tsv`: what a word is to the grammar of numbers.

use super::MILLION;
use crate::pack::table::Tags;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A value of its own: "three", "forty", "двести".
    Number,
    /// Multiplies what stands before it: "hundred", "mii", "dozen".
    Scale,
    /// An open interval: "several", "a handful".
    Vague,
    /// A half (or what `value=` says) of the scale that follows or went before.
    Half,
    /// The decimal sign in words: "two point five million".
    Point,
    /// Joins the parts of one number, and the ends of a range that a `from` opened: "and", "și".
    And,
    /// Stands between a number and its scale: "tens of thousands", "21 de milioane".
    Of,
    /// Between the ends of a range: "to", "or".
    To,
    /// Opens a range: "between", "de la".
    From,
    AtLeast,
    AtMost,
    About,
    /// May stand between a word of bound and its number: "another", "the".
    Filler,
    /// No one, nothing: the count is 0.
    Zero,
    Ordinal,
    /// What follows a number that counts nothing: "percent", "years old", "km".
    Measure,
    /// What stands before a number that counts nothing: "aged", "article", "No.".
    Label,
    /// "rose from": the two numbers after it are two counts, no range.
    Change,
    /// Words that look like a number and are none: "one another".
    Idiom,
    /// Opens an interval above a round number: "thirty-something".
    Something,
    /// An ending written onto a number that stays a count: "300'ün", "5,000-strong".
    Suffix,
}

/// Name in the table, class, tags it may bear.
const CLASSES: &[(&str, Class, &[&str])] = &[
    ("number", Class::Number, &["value", "article", "company", "phrase", "teens", "adjective", "glued"]),
    ("scale", Class::Scale, &["value", "low", "high", "vague", "about", "joined", "company", "of", "phrase", "alone", "glued"]),
    ("vague", Class::Vague, &["low", "high", "several", "of"]),
    ("half", Class::Half, &["value"]),
    ("point", Class::Point, &[]),
    ("and", Class::And, &["min", "max", "reverse", "glued"]),
    ("of", Class::Of, &["vague"]),
    ("to", Class::To, &["opened"]),
    ("from", Class::From, &[]),
    ("at_least", Class::AtLeast, BOUND),
    ("at_most", Class::AtMost, BOUND),
    ("about", Class::About, BOUND),
    ("filler", Class::Filler, &[]),
    ("zero", Class::Zero, &["noun"]),
    ("ordinal", Class::Ordinal, &["value"]),
    ("measure", Class::Measure, &[]),
    ("label", Class::Label, &["plain"]),
    ("change", Class::Change, &[]),
    ("idiom", Class::Idiom, &[]),
    ("something", Class::Something, &[]),
    ("suffix", Class::Suffix, &["inside"]),
];

const BOUND: &[&str] = &["after", "both", "inside"];

/// The tags that are yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// "a", "un": alone it is an article.
    Article,
    /// A number only beside other words of number or after a word of bound ("mie" is also "to me").
    Company,
    /// A number only where the whole phrase is one ("nil").
    Phrase,
    /// Takes 10 to 19 as well ("soixante-dix").
    Teens,
    /// Alone, without a number before it, it says "two or more of these" ("hundreds").
    Vague,
    /// Makes the count a round one ("dozen").
    About,
    /// Only written onto the digits ("3k").
    Joined,
    /// Only before a word of the class `of` ("scores of").
    Of,
    /// Takes the interval of the scale after it ("several hundred").
    Several,
    /// The tens follow the ones ("einundzwanzig").
    Reverse,
    /// Only where a `from` opened the range ("de la 3 la 10").
    Opened,
    /// Stands after its number.
    After,
    /// Stands before or after its number.
    Both,
    /// Belongs to the words of the number itself ("4,000-odd").
    Inside,
    /// Zero only before a noun ("no").
    Noun,
    /// Never multiplied by digits: "on 4 January thousands".
    Alone,
    /// May be an adjective after its noun ("o lege nouă").
    Adjective,
    /// A label only of plain digits: "number 7", but "the dead number 3,000" and "they number seven".
    Plain,
    /// A part of numbers written as one word; its pattern is a stem ("hundert*").
    Glued,
}

const TAGS: &[(&str, Tag)] = &[
    ("article", Tag::Article),
    ("company", Tag::Company),
    ("phrase", Tag::Phrase),
    ("teens", Tag::Teens),
    ("vague", Tag::Vague),
    ("about", Tag::About),
    ("joined", Tag::Joined),
    ("of", Tag::Of),
    ("several", Tag::Several),
    ("reverse", Tag::Reverse),
    ("opened", Tag::Opened),
    ("after", Tag::After),
    ("both", Tag::Both),
    ("inside", Tag::Inside),
    ("noun", Tag::Noun),
    ("alone", Tag::Alone),
    ("adjective", Tag::Adjective),
    ("plain", Tag::Plain),
    ("glued", Tag::Glued),
];

/// An entry of `numbers.tsv`; values are in millionths, so that 1.2 million stays exact.
#[derive(Clone, Debug)]
pub struct NumberWord {
    pub class: Class,
    pub value: u128,
    /// The interval that the word opens.
    pub low: u128,
    pub high: u128,
    tags: u32,
}

impl NumberWord {
    pub fn parse(class: &str, tags: &Tags) -> Result<Self, String> {
        let Some(&(_, class, known)) = CLASSES.iter().find(|(name, ..)| *name == class) else {
            let names: Vec<&str> = CLASSES.iter().map(|c| c.0).collect();
            return Err(format!("unknown class '{class}'; known here: {}", names.join(" ")));
        };
        if let Some(n) = tags.names().find(|n| !known.contains(n) && !matches!(*n, "cap" | "lower")) {
            return Err(format!("unknown tag '{n}'; known here: {}", known.join(" ")));
        }
        let mut word = NumberWord { class, value: 0, low: 0, high: 0, tags: 0 };
        for (name, tag) in TAGS {
            if tags.has(name) {
                word.tags |= 1 << *tag as u16;
            }
        }
        word.values(tags)?;
        Ok(word)
    }

    fn values(&mut self, tags: &Tags) -> Result<(), String> {
        let value = amount(tags, "value")?;
        let (low, high) = (amount(tags, "low")?, amount(tags, "high")?);
        match self.class {
            Class::Number => self.value = value.ok_or("value= is missing")?,
            Class::Half => self.value = value.unwrap_or(MILLION / 2),
            Class::Scale => {
                self.value = value.ok_or("value= is missing")?;
                if self.value < MILLION {
                    return Err("a scale is 1 or more".into());
                }
                // "hundreds" opens 200 to 999 unless the pack knows better
                self.low = low.unwrap_or(self.value * 2);
                self.high = high.unwrap_or(self.value * 10 - MILLION);
            }
            Class::Vague => {
                self.low = low.ok_or("low= is missing")?;
                self.high = high.ok_or("high= is missing")?;
            }
            Class::And => {
                self.low = amount(tags, "min")?.unwrap_or(0);
                self.high = amount(tags, "max")?.unwrap_or(u128::MAX);
            }
            Class::Ordinal => self.value = value.unwrap_or(0),
            _ => {}
        }
        if self.low > self.high {
            return Err("low is above high".into());
        }
        Ok(())
    }

    #[inline]
    pub fn has(&self, tag: Tag) -> bool {
        self.tags & (1 << tag as u16) != 0
    }

    /// May a number begin with this word?
    pub fn begins_number(&self) -> bool {
        matches!(self.class, Class::Number | Class::Scale | Class::Vague | Class::Half)
    }
}

/// A tag's value in millionths: "0.5", "1000000000".
fn amount(tags: &Tags, name: &str) -> Result<Option<u128>, String> {
    let Some(written) = tags.get(name) else {
        return if tags.has(name) { Err(format!("{name}= has no value")) } else { Ok(None) };
    };
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    let fault = || format!("{name}={written} is no number");
    if whole.len() > 18 || part.len() > 6 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(fault());
    }
    let whole: u64 = whole.parse().map_err(|_| fault())?;
    let part: u64 = format!("{part:0<6}").parse().map_err(|_| fault())?;
    Ok(Some(u128::from(whole) * MILLION + u128::from(part)))
}
