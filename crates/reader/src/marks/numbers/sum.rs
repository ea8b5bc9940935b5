//! A value put together from the words of a number: terms that fall in size.

use super::MILLION;

/// More terms than any number in words has.
const MOST: usize = 12;

/// The terms so far; values are in millionths.
#[derive(Clone, Copy, Default)]
pub struct Sum {
    terms: [u128; MOST],
    /// What a further term must be smaller than.
    places: [u128; MOST],
    len: usize,
}

impl Sum {
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn total(&self) -> u128 {
        self.terms[..self.len].iter().sum()
    }

    /// The only term, if there is one.
    pub fn single(&self) -> Option<u128> {
        (self.len == 1).then_some(self.terms[0])
    }

    /// What a further term must be smaller than.
    pub fn place(&self) -> u128 {
        self.len.checked_sub(1).map_or(u128::MAX, |l| self.places[l])
    }

    pub fn fits(&self, value: u128) -> bool {
        value > 0 && value < self.place() && self.len < MOST
    }

    /// Adds a term that fits.
    pub fn add(&mut self, value: u128) -> bool {
        (self.is_empty() || self.fits(value)) && self.push(value, place_of(value))
    }

    /// Adds a term whatever its size; a further one must be smaller than `place`.
    pub fn push(&mut self, value: u128, place: u128) -> bool {
        if self.len == MOST {
            return false;
        }
        self.terms[self.len] = value;
        self.places[self.len] = place;
        self.len += 1;
        true
    }

    /// Sets what a term after the last must be smaller than.
    pub fn open_to(&mut self, place: u128) {
        if let Some(last) = self.len.checked_sub(1) {
            self.places[last] = place;
        }
    }

    /// Adds tens to the ones that went before them: "einundzwanzig".
    pub fn add_reversed(&mut self, tens: u128) -> bool {
        let Some(last) = self.len.checked_sub(1) else { return false };
        let ones = self.terms[last];
        let fit = ones < 10 * MILLION && (20 * MILLION..100 * MILLION).contains(&tens) && tens.is_multiple_of(10 * MILLION);
        let room = last == 0 || tens < self.places[last - 1];
        if fit && room {
            self.terms[last] = ones + tens;
            self.places[last] = MILLION;
        }
        fit && room
    }

    /// Multiplies the terms below `scale` by it; `bare`: there may be none ("two thousand [one] hundred").
    /// Gives what was multiplied.
    pub fn multiply(&mut self, scale: u128, bare: bool) -> Option<u128> {
        let mut keep = self.len;
        let mut below = 0u128;
        while keep > 0 && self.terms[keep - 1] < scale {
            keep -= 1;
            below += self.terms[keep];
        }
        if below == 0 {
            if keep < self.len || !(bare || self.len == 0) {
                return None;
            }
            below = MILLION;
        }
        let product = below.checked_mul(scale)? / MILLION;
        let room = keep == 0 || product < self.places[keep - 1];
        if !room || keep == MOST {
            return None;
        }
        self.terms[keep] = product;
        self.places[keep] = place_of(product);
        self.len = keep + 1;
        Some(below)
    }
}

impl Sum {
    /// Multiplies all of it, whatever the size of its terms.
    pub fn replace(&mut self, total: u128, scale: u128) -> Option<u128> {
        let product = total.checked_mul(scale)? / MILLION;
        *self = Sum::default();
        self.push(product, place_of(product)).then_some(total)
    }
}

/// The place of the last digit that is not 0: what is smaller may still be added. Nothing can be added to a broken number.
pub fn place_of(value: u128) -> u128 {
    if value == 0 || !value.is_multiple_of(MILLION) {
        return 0;
    }
    let mut place = MILLION;
    while value.is_multiple_of(place * 10) {
        place *= 10;
    }
    place
}
