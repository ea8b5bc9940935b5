//! The places, each once.

use super::Page;
use crate::show::labels;
use crate::show::lookup::Lookup;
use crate::term::clean;
use crate::term::style::{PLACE, QUIET};
use crate::term::wrap::Flow;

/// More would be a gazetteer.
const MOST: usize = 60;

pub fn write(out: &mut String, look: &Lookup<'_>, page: &Page<'_>) {
    let all = &look.reading.places;
    if all.is_empty() {
        return;
    }
    page.section(out, "PLACES");
    let mut seen: Vec<(&str, Option<&str>, usize, String)> = Vec::new();
    for p in all {
        let key = (p.name.as_str(), p.country.as_deref());
        match seen.iter().position(|s| (s.0, s.1) == key) {
            Some(at) => seen[at].2 += 1,
            None if seen.len() < MOST => {
                let about = match p.basis {
                    "container" => format!(" (position of the place that holds it: {} km)", p.radius_km.unwrap_or(0)),
                    _ if p.feature == "city" => String::new(),
                    _ => format!(" ({})", labels::plain(p.feature)),
                };
                seen.push((key.0, key.1, 1, format!("{}{about}", labels::place(page.gazetteer(), p))));
            }
            None => {}
        }
    }
    let mut flow = Flow::new();
    for (n, (_, _, times, text)) in seen.iter().enumerate() {
        if n > 0 {
            flow.add(QUIET, "; ");
        }
        flow.add(PLACE, clean::line(text));
        if *times > 1 {
            flow.add(QUIET, format!(" ×{times}"));
        }
    }
    if seen.len() == MOST {
        flow.add(QUIET, "; …");
    }
    out.push_str(&flow.lines("  ", page.width, page.colour));
}
