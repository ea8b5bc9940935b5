//! A reading for a person at a terminal: figures, who says what, events, places.

mod events;
mod figures;
mod heading;
mod places;
mod statements;

use super::lookup::Lookup;
use crate::term::style;
use grefier_gazetteer::Gazetteer;
use grefier_reader::Reader;
use grefier_reader::format::Reading;

/// How and with what a reading is written.
pub struct Page<'a> {
    pub width: usize,
    pub colour: bool,
    pub reader: &'a Reader,
}

impl Page<'_> {
    pub fn gazetteer(&self) -> &Gazetteer {
        self.reader.gazetteer()
    }

    fn section(&self, out: &mut String, name: &str) {
        out.push('\n');
        out.push_str(&style::paint(self.colour, style::HEAD, name));
        out.push('\n');
    }
}

pub fn render(reading: &Reading, page: &Page<'_>) -> String {
    let look = Lookup::new(reading);
    let mut out = String::new();
    heading::write(&mut out, &look, page);
    if reading.figures.is_empty() && reading.statements.is_empty() && reading.events.is_empty() {
        out.push_str("\nNo claims about unrest found.\n");
    }
    figures::write(&mut out, &look, page);
    statements::write(&mut out, &look, page);
    events::write(&mut out, &look, page);
    places::write(&mut out, &look, page);
    out
}
