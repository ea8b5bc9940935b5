//! Why a cell is as it is: the words, the entries, the rule and the rivals, kept only when asked for.

use crate::marks::EntryRef;
use crate::text::Range;

/// One step that led to a cell.
#[derive(Clone, Debug)]
pub struct Step {
    /// The field that it settles ("type", "best", "place").
    pub field: &'static str,
    /// The rule by its name.
    pub rule: &'static str,
    pub words: Range,
    pub entries: Vec<EntryRef>,
    /// What the rule made of it.
    pub value: String,
    /// What else was possible: what, and why it lost.
    pub rivals: Vec<(String, String)>,
}

/// Which item a step belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    Place(usize),
    Statement(usize),
    Event(usize),
    Figure(usize),
}

#[derive(Default)]
pub struct Trace {
    pub on: bool,
    pub steps: Vec<(Item, Step)>,
    /// Triggers, numbers and cues that made nothing: words and why.
    pub dropped: Vec<(Range, EntryRef, &'static str)>,
}

impl Trace {
    pub fn step(&mut self, item: Item, make: impl FnOnce() -> Step) {
        if self.on {
            self.steps.push((item, make()));
        }
    }
    pub fn drop(&mut self, words: Range, entry: EntryRef, why: &'static str) {
        if self.on {
            self.dropped.push((words, entry, why));
        }
    }
}
