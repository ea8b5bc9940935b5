//! Who says what.

use super::Page;
use crate::show::labels;
use crate::show::lookup::Lookup;
use crate::term::clean;
use crate::term::style::{DOUBT, PLAIN, QUIET, SOURCE, WARN};
use crate::term::wrap::{Flow, shorten};
use grefier_reader::format::Statement;
use grefier_reader::vocabulary::{Certainty, Mode};

pub fn write(out: &mut String, look: &Lookup<'_>, page: &Page<'_>) {
    let all = &look.reading.statements;
    if all.is_empty() {
        return;
    }
    page.section(out, "WHO SAYS WHAT");
    for s in all {
        out.push_str(&who(look, s).lines("  ", page.width, page.colour));
        out.push_str(&words(look, page, s).lines("      ", page.width, page.colour));
    }
}

fn who(look: &Lookup<'_>, s: &Statement) -> Flow {
    let mut flow = Flow::new();
    let (name, kind) = match look.source(s) {
        Some(a) => (clean::line(&a.text), s.source_kind),
        None => ("nobody named".into(), s.source_kind),
    };
    flow.add(if s.source.is_some() { SOURCE } else { QUIET }, name);
    if let Some(k) = kind {
        flow.add(QUIET, format!(" ({})", labels::plain(k.as_str())));
    }
    match &s.cue {
        Some(c) => drop(flow.plain(format!(" – {}", clean::line(&c.text)))),
        None => drop(flow.add(QUIET, " – goes on")),
    }
    match s.certainty {
        Certainty::Asserted => {}
        Certainty::Denied => drop(flow.add(WARN, " [denied]")),
        Certainty::Possible => drop(flow.add(DOUBT, " [possible]")),
    }
    if let Some(outer) = look.statement(s.within.as_ref()) {
        flow.add(QUIET, format!(" [as told by {}]", clean::line(&labels::speaker(look, Some(outer)).0)));
    }
    flow
}

/// The words, at most two lines of them; quotation marks only round what was quoted as a whole.
fn words(look: &Lookup<'_>, page: &Page<'_>, s: &Statement) -> Flow {
    let joined = s.content.iter().map(|&c| clean::line(look.words(c))).collect::<Vec<_>>().join(" … ");
    let room = page.width.saturating_sub(6).max(16) * 2 - 6;
    let shown = shorten(&joined, room);
    let mut flow = Flow::new();
    flow.add(PLAIN, if s.mode == Mode::Direct { format!("“{shown}”") } else { shown });
    flow
}
