//! The report: title, publisher, day, language, main place.

use super::Page;
use crate::show::labels;
use crate::show::lookup::Lookup;
use crate::term::clean;
use crate::term::style::{PLAIN, QUIET, TITLE, paint};
use crate::term::wrap::Flow;

pub fn write(out: &mut String, look: &Lookup<'_>, page: &Page<'_>) {
    let r = &look.reading.report;
    let title = r.title.as_deref().or(r.reference.as_deref()).unwrap_or("(report without a title)");
    let mut flow = Flow::new();
    flow.add(TITLE, clean::line(title));
    out.push_str(&flow.lines("", page.width, page.colour));

    let mut facts: Vec<String> = Vec::new();
    facts.extend(r.publisher.as_deref().map(clean::line));
    facts.push(r.published.as_deref().map_or_else(|| "no date given".to_owned(), |p| clean::line(p.get(..10).unwrap_or(p))));
    facts.push(match &r.language {
        Some(l) => page.reader.pack(l).map_or_else(|| format!("{} (no pack: nothing is read)", clean::line(l)), |p| p.about.name.clone()),
        None => "language unknown".into(),
    });
    facts.extend(labels::main_place(look).map(|p| clean::line(&labels::place(page.gazetteer(), p))));
    let mut flow = Flow::new();
    for (n, fact) in facts.iter().enumerate() {
        if n > 0 {
            flow.add(QUIET, " · ");
        }
        flow.add(PLAIN, fact);
    }
    out.push_str(&flow.lines("", page.width, page.colour));
    out.push_str(&paint(page.colour, QUIET, &"─".repeat(page.width.min(72))));
    out.push('\n');
}
