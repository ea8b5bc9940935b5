//! What happened, where, when, who to whom.

use super::Page;
use crate::show::labels;
use crate::show::lookup::Lookup;
use crate::term::clean;
use crate::term::style::{DOUBT, KIND, PLACE, QUIET, SOURCE, WARN};
use crate::term::wrap::{Flow, around};
use grefier_reader::format::Event;
use grefier_reader::vocabulary::Status;

pub fn write(out: &mut String, look: &Lookup<'_>, page: &Page<'_>) {
    let all = &look.reading.events;
    if all.is_empty() {
        return;
    }
    page.section(out, "EVENTS");
    for e in all {
        out.push_str(&claim(look, e).lines("  ", page.width, page.colour));
        out.push_str(&words(look, page, e).lines("      ", page.width, page.colour));
    }
}

fn claim(look: &Lookup<'_>, e: &Event) -> Flow {
    let mut flow = Flow::new();
    flow.add(KIND, labels::plain(e.kind.as_str()));
    match e.status {
        Status::Happened => {}
        Status::Negated => drop(flow.add(WARN, " [denied]")),
        Status::Planned => drop(flow.add(DOUBT, " [planned]")),
        Status::Possible => drop(flow.add(DOUBT, " [possible]")),
        Status::Ongoing => drop(flow.add(QUIET, " [ongoing]")),
    }
    let place = look.place(e.place);
    if let Some(p) = place {
        flow.add(QUIET, " – ").add(PLACE, clean::line(&p.name));
    }
    if let Some(s) = e.site.as_ref() {
        flow.plain(format!(" ({})", clean::line(&s.text)));
    }
    if let Some(d) = &e.date {
        let shown = labels::date(d).or_else(|| d.from.and_then(|i| look.reading.dates.get(i)).map(|w| format!("“{}”", clean::line(&w.text))));
        if let Some(shown) = shown {
            flow.add(QUIET, if place.is_some() { ", " } else { " – " }).plain(shown);
        }
    }
    let names = |ids: &[String]| ids.iter().filter_map(|id| look.actor(id)).map(|a| clean::line(&a.text)).collect::<Vec<_>>().join(", ");
    let (by, to) = (names(&e.actors), names(&e.targets));
    if !by.is_empty() || !to.is_empty() {
        flow.add(QUIET, " – ").plain(if by.is_empty() { "?" } else { &by });
        if !to.is_empty() {
            flow.plain(format!(" → {to}"));
        }
    }
    if let Some(s) = look.statement(e.statement.as_ref()) {
        flow.add(QUIET, " – says ").add(SOURCE, clean::line(&labels::speaker(look, Some(s)).0));
    }
    flow
}

/// The trigger in its sentence, on one line.
fn words(look: &Lookup<'_>, page: &Page<'_>, e: &Event) -> Flow {
    let trigger = clean::line(&e.trigger.text);
    let span = |a: u32, b: u32| if a < b { look.words([a, b]) } else { "" };
    // a sentence may be a megabyte long: what is near is enough
    let near = 1000;
    let before = span(e.sentence[0].max(e.trigger.span[0].saturating_sub(near)), e.trigger.span[0]);
    let after = span(e.trigger.span[1], e.sentence[1].min(e.trigger.span[1].saturating_add(near)));
    let spaced = |s: &str, edge: Option<char>| edge.is_some_and(char::is_whitespace) && !s.is_empty();
    let mut left = clean::line(before);
    if spaced(&left, before.chars().next_back()) {
        left.push(' ');
    }
    let mut right = clean::line(after);
    if spaced(&right, after.chars().next()) {
        right.insert(0, ' ');
    }
    let room = page.width.saturating_sub(10).max(16);
    let (l, r) = around(&left, &trigger, &right, room);
    let mut flow = Flow::new();
    // without colours the trigger is set apart by signs
    let shown = if page.colour { trigger } else { format!("«{trigger}»") };
    flow.add(QUIET, l).add(KIND, shown).add(QUIET, r);
    flow
}
