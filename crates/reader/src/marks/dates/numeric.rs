//! Dates in digits: "04.01.2022", "2022-01-04", "15/2".

use super::explicit::possible;
use super::expr::{Expr, MonthDay, Year};
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;

impl Reader<'_, '_> {
    /// Digits alone: a day of a month.
    pub fn numeric_day(&self, t: usize, near: Evidence) -> Option<(MonthDay, usize)> {
        if self.continues(t) {
            return None;
        }
        let (a, len_a) = self.digits(t)?;
        let (sign, second) = self.between_digits(t + 1)?;
        let (b, len_b) = self.digits(second)?;
        let third = self.between_digits(second + 1).filter(|(other, _)| *other == sign).and_then(|(_, at)| self.digits(at).map(|d| (at, d)));
        let made = match third {
            Some((at, (c, len_c))) => {
                let end = at + 1;
                let plain = sign == '/' || len_c == 4 || len_a == 4 || self.phrase || (len_a == 2 && len_b == 2 && sign == '.');
                if len_a == 4 {
                    full(a, b, c).filter(|_| len_c <= 2).map(|d| (d, end))
                } else if plain && matches!(len_c, 2 | 4) && len_a <= 2 && len_b <= 2 {
                    let year = if len_c == 2 { i32::from(two_digits(c)) } else { c };
                    let (month, day) = self.order(a, b, sign)?;
                    full(year, month, day).map(|d| (d, end))
                } else {
                    None
                }
            }
            None => self.short_numeric((a, len_a), (b, len_b), second + 1, sign, near),
        }?;
        (!self.number_goes_on(made.1)).then_some(made)
    }

    /// "15/2", "10.12."
    pub fn short_numeric(&self, (a, len_a): (i32, usize), (b, len_b): (i32, usize), end: usize, sign: char, near: Evidence) -> Option<(MonthDay, usize)> {
        let stop = sign == '.' && self.sign(end, ".") && self.joined(end);
        let written = sign == '.' && (stop || len_a == 2 && len_b == 2) && !self.month_first;
        if !(self.phrase || near.day && sign != '-' || near.strong && written) {
            return None;
        }
        if len_a > 2 || len_b > 2 || self.clock_word(end).is_some() {
            return None;
        }
        let (month, day) = self.order(a, b, sign)?;
        let made = MonthDay { month: month as i8, day: day as i8, weekday: None, year: Year::Unsaid };
        possible(&made).then_some((made, end + usize::from(stop)))
    }

    /// Month and day out of two numbers, by the order of the language, else by what is possible; with stops the day is first.
    pub fn order(&self, a: i32, b: i32, sign: char) -> Option<(i32, i32)> {
        let fits = |m: i32, d: i32| (1..=12).contains(&m) && (1..=31).contains(&d);
        let (first, second) = if self.month_first && sign != '.' { ((a, b), (b, a)) } else { ((b, a), (a, b)) };
        [first, second].into_iter().find(|&(m, d)| fits(m, d))
    }

    /// The sign between two runs of digits, and where the second begins; spaces only where a date is asked for.
    pub fn between_digits(&self, t: usize) -> Option<(char, usize)> {
        if self.is_digits(t) {
            return (self.phrase && !self.joined(t)).then_some((' ', t));
        }
        let sign = ['.', '/', '-'].into_iter().find(|&c| t < self.end && self.doc.text.is_punct(t, c))?;
        let tight = self.joined(t) && self.joined(t + 1);
        ((tight || self.phrase && sign != '.') && self.is_digits(t + 1)).then_some((sign, t + 1))
    }

    pub fn number_goes_on(&self, t: usize) -> bool {
        self.sign(t, "./-") && self.joined(t) && self.joined(t + 1) && self.is_digits(t + 1) && !self.phrase
    }

    /// "2014-10", "10/2014": a month in digits.
    pub fn numeric_month(&self, t: usize) -> Option<Parsed> {
        let (sign, second) = self.between_digits(t + 1)?;
        if !self.phrase || matches!(sign, '.' | ' ') {
            return None;
        }
        let (month, year) = match (self.digits(t)?, self.digits(second)?) {
            ((y, 4), (m, 1 | 2)) | ((m, 1 | 2), (y, 4)) => (m, y),
            _ => return None,
        };
        let whole = (1..=12).contains(&month) && self.between_digits(second + 1).is_none();
        whole.then(|| Parsed::new(Expr::Month { month: month as i8, year: Year::Said(year as i16) }, second + 1))
    }
}

fn full(year: i32, month: i32, day: i32) -> Option<MonthDay> {
    let made = MonthDay { month: i8::try_from(month).ok()?, day: i8::try_from(day).ok()?, weekday: None, year: Year::Said(i16::try_from(year).ok()?) };
    ((1000..=2200).contains(&year) && possible(&made)).then_some(made)
}

/// 14 is 2014, 74 is 1974.
pub fn two_digits(n: i32) -> i16 {
    (if n < 70 { 2000 + n } else { 1900 + n }) as i16
}
