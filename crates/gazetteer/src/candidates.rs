//! The places that one name may mean.

use crate::fold::Script;
use crate::format::{self, LAST, PLACE_MASK};
use crate::place::{Candidate, NameKind};

/// Candidates for a name, the most prominent place first.
#[derive(Clone, Debug)]
pub struct Candidates<'g> {
    postings: &'g [u8],
    state: State,
}

#[derive(Clone, Copy, Debug)]
enum State {
    End,
    /// One posting, from the slot itself.
    One(u32),
    /// The index of the next posting.
    At(usize),
}

impl Default for Candidates<'_> {
    /// No candidate.
    fn default() -> Self {
        Candidates { postings: &[], state: State::End }
    }
}

impl<'g> Candidates<'g> {
    pub(crate) fn none() -> Candidates<'g> {
        Candidates::default()
    }

    /// From the value of a slot of the table of names.
    #[inline]
    pub(crate) fn from_slot(value: u32, postings: &'g [u8]) -> Candidates<'g> {
        let state = if value & LAST != 0 { State::One(value) } else { State::At(value as usize) };
        Candidates { postings, state }
    }

    /// Is there no candidate?
    pub fn is_empty(&self) -> bool {
        matches!(self.state, State::End)
    }
}

impl Iterator for Candidates<'_> {
    type Item = Candidate;

    #[inline]
    fn next(&mut self) -> Option<Candidate> {
        let posting = match self.state {
            State::End => return None,
            State::One(posting) => {
                self.state = State::End;
                posting
            }
            State::At(index) => {
                let posting = index.checked_mul(4).and_then(|at| format::u32_at(self.postings, at));
                let Some(posting) = posting else {
                    self.state = State::End;
                    return None;
                };
                self.state = if posting & LAST != 0 { State::End } else { State::At(index + 1) };
                posting
            }
        };
        Some(Candidate { place: posting & PLACE_MASK, how: NameKind::from_bits(posting >> 28), script: Script::from_bits(posting >> 24) })
    }
}

impl std::iter::FusedIterator for Candidates<'_> {}
