//! How many, what, of whom, according to whom, where and when.

use super::Page;
use crate::show::contested::contested;
use crate::show::labels;
use crate::show::lookup::Lookup;
use crate::term::clean;
use crate::term::style::{DOUBT, KIND, NUMBER, PLACE, PLAIN, QUIET, SOURCE, WARN, paint};
use crate::term::wrap::{Flow, shorten, width};
use grefier_reader::format::Figure;
use grefier_reader::vocabulary::{Certainty, Scope, What};

pub fn write(out: &mut String, look: &Lookup<'_>, page: &Page<'_>) {
    let figures = &look.reading.figures;
    if figures.is_empty() {
        return;
    }
    page.section(out, "FIGURES");
    let against = contested(look);
    let values: Vec<String> = figures.iter().map(labels::value).collect();
    let column = values.iter().map(|v| width(v)).max().unwrap_or(0).clamp(4, 15);
    for (n, f) in figures.iter().enumerate() {
        let pad = column.saturating_sub(width(&values[n]));
        let first = format!("  {}{}  ", " ".repeat(pad), values[n]);
        let lines = claim(look, page, f, &against[n]).lines(&first, page.width, page.colour);
        // the number is set apart once the lines are laid
        out.push_str(&lines.replacen(&values[n], &paint(page.colour, NUMBER, &values[n]), 1));
        let indent = " ".repeat(column + 4);
        let mut quote = Flow::new();
        let room = page.width.saturating_sub(column + 6).max(16);
        quote.add(QUIET, format!("“{}”", shorten(&clean::line(&f.text), room)));
        out.push_str(&quote.lines(&indent, page.width, page.colour));
    }
}

fn claim(look: &Lookup<'_>, page: &Page<'_>, f: &Figure, against: &[usize]) -> Flow {
    let mut flow = Flow::new();
    let what = if f.what == What::Other { "counted".to_owned() } else { labels::plain(f.what.as_str()) };
    flow.add(KIND, what);
    let who = clean::line(&labels::who(f));
    if !who.is_empty() {
        flow.plain(format!(" – {who}"));
    }
    if let Some(c) = f.side.as_ref().and_then(|s| s.country.as_deref()) {
        flow.plain(format!(" of {}", labels::country(page.gazetteer(), c)));
    }
    let (speaker, kind) = labels::speaker(look, look.statement(f.statement.as_ref()));
    flow.add(QUIET, " – according to ");
    flow.add(if f.statement.is_some() { SOURCE } else { PLAIN }, clean::line(&speaker));
    if let Some(k) = kind {
        flow.add(QUIET, format!(" ({})", labels::plain(k.as_str())));
    }
    let (place, date) = look.spot(f);
    if let Some(p) = place {
        flow.add(QUIET, " – ").add(PLACE, clean::line(&p.name));
    }
    if let Some(d) = date.and_then(labels::date) {
        flow.add(QUIET, if place.is_some() { ", " } else { " – " }).plain(d);
    }
    marks(&mut flow, look, f, against);
    flow
}

fn marks(flow: &mut Flow, look: &Lookup<'_>, f: &Figure, against: &[usize]) {
    if let Some(b) = labels::bound(f) {
        flow.add(QUIET, format!(" [{b}]"));
    }
    match f.certainty {
        Certainty::Asserted => {}
        Certainty::Denied => drop(flow.add(WARN, " [denied]")),
        Certainty::Possible => drop(flow.add(DOUBT, " [possible]")),
    }
    match f.scope {
        Scope::Incident => {}
        Scope::Total => drop(flow.add(QUIET, " [in all]")),
        Scope::Since => drop(flow.add(QUIET, " [since a day]")),
    }
    if let Some(w) = look.figure(f.part_of.as_ref()).map(labels::value) {
        flow.add(QUIET, format!(" [part of {w}]"));
    }
    if let Some(w) = look.figure(f.supersedes.as_ref()).map(labels::value) {
        flow.add(QUIET, format!(" [in place of {w}]"));
    }
    if let Some(w) = look.newer(f).map(labels::value) {
        flow.add(QUIET, format!(" [an earlier value of {w}]"));
    }
    if let Some(&other) = against.first() {
        let o = &look.reading.figures[other];
        let denied = if o.certainty == Certainty::Denied { " denied" } else { "" };
        flow.add(WARN, format!(" [contested: {}{denied} by {}]", labels::value(o), clean::line(&labels::speaker(look, look.statement(o.statement.as_ref())).0)));
    }
}
