//! What is shown of a cell when one points at its words; ready for the page.

use super::escape::bdi;
use crate::show::labels;
use crate::show::lookup::Lookup;
use grefier_reader::format::{Actor, DateItem, Event, Figure, Place, Statement};
use grefier_reader::vocabulary::{Certainty, Status};

#[derive(Default)]
pub struct Tips(Vec<String>);

pub fn mark(class: &str, word: &str) -> String {
    format!(" <span class=\"mark {class}\">{word}</span>")
}

pub fn certainty(c: Certainty) -> String {
    match c {
        Certainty::Asserted => String::new(),
        Certainty::Possible => mark("doubt", "possible"),
        Certainty::Denied => mark("warn", "denied"),
    }
}

pub fn status(s: Status) -> String {
    match s {
        Status::Happened => String::new(),
        Status::Ongoing => mark("", "ongoing"),
        Status::Negated => mark("warn", "denied"),
        Status::Planned => mark("doubt", "planned"),
        Status::Possible => mark("doubt", "possible"),
    }
}

/// Who says it.
pub fn speaker(look: &Lookup<'_>, s: Option<&Statement>) -> String {
    let (name, kind) = labels::speaker(look, s);
    let kind = kind.map_or(String::new(), |k| format!(" <span class=\"quiet\">({})</span>", labels::plain(k.as_str())));
    format!("{}{kind}", bdi(&name))
}

pub fn names(look: &Lookup<'_>, ids: &[String]) -> String {
    ids.iter().filter_map(|id| look.actor(id)).map(|a| bdi(&a.text)).collect::<Vec<_>>().join(", ")
}

impl Tips {
    fn add(&mut self, tip: String) -> usize {
        self.0.push(tip);
        self.0.len() - 1
    }

    pub fn get(&self, n: usize) -> &str {
        self.0.get(n).map_or("", String::as_str)
    }

    pub fn statement(&mut self, look: &Lookup<'_>, s: &Statement) -> usize {
        let cue = s.cue.as_ref().map_or(String::new(), |c| format!(": {}", bdi(&c.text)));
        let within = look.statement(s.within.as_ref()).map_or(String::new(), |o| format!(", as told by {}", speaker(look, Some(o))));
        self.add(format!("<b>said</b> by {}{cue} – {}{}{within}", speaker(look, Some(s)), s.mode.as_str(), certainty(s.certainty)))
    }

    pub fn actor(&mut self, a: &Actor) -> usize {
        let country = a.country.as_deref().map_or(String::new(), |c| format!(", {c}"));
        self.add(format!("<b>actor</b> {} – {}{country}", bdi(&a.text), labels::plain(a.kind.as_str())))
    }

    pub fn event(&mut self, look: &Lookup<'_>, e: &Event) -> usize {
        let place = look.place(e.place).map_or(String::new(), |p| format!(" – {}", bdi(&p.name)));
        let date = e.date.as_ref().and_then(labels::date).map_or(String::new(), |d| format!(" – {d}"));
        let (by, to) = (names(look, &e.actors), names(look, &e.targets));
        let who = match (by.is_empty(), to.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!(" – {by}"),
            (true, false) => format!(" – ? → {to}"),
            (false, false) => format!(" – {by} → {to}"),
        };
        let codes = [
            e.codes.acled.as_ref().map(|a| format!("ACLED {}/{}", a.event_type, a.sub_event_type)),
            e.codes.plover.as_ref().map(|p| format!("PLOVER {}", p.kind)),
            e.codes.cameo.map(|c| format!("CAMEO {c}")),
        ];
        let codes = codes.into_iter().flatten().collect::<Vec<_>>().join(", ");
        self.add(format!(
            "<b>event</b> {}{}{place}{date}{who} – according to {} <span class=\"quiet\">{codes}</span>",
            labels::plain(e.kind.as_str()),
            status(e.status),
            speaker(look, look.statement(e.statement.as_ref()))
        ))
    }

    pub fn figure(&mut self, look: &Lookup<'_>, f: &Figure) -> usize {
        let bound = labels::bound(f).map_or(String::new(), |b| mark("", b));
        self.add(format!(
            "<b>figure</b> {} {} {}{bound}{} – according to {}",
            labels::value(f),
            labels::plain(f.what.as_str()),
            bdi(&labels::who(f)),
            certainty(f.certainty),
            speaker(look, look.statement(f.statement.as_ref()))
        ))
    }

    pub fn place(&mut self, p: &Place) -> usize {
        let country = p.country.as_deref().map_or(String::new(), |c| format!(", {c}"));
        let point = p.latitude.zip(p.longitude).map_or(String::new(), |(a, b)| format!(", {a:.4} {b:.4}"));
        let radius = p.radius_km.map_or(String::new(), |r| format!(" ± {r} km"));
        let held = if p.basis == "container" { " (of the place that holds it)" } else { "" };
        let id = p.geonames_id.map_or(String::new(), |i| format!(", GeoNames {i}"));
        self.add(format!("<b>place</b> {}{country} – {}{point}{radius}{held}{id}", bdi(&p.name), labels::plain(p.feature)))
    }

    pub fn date(&mut self, d: &DateItem) -> usize {
        let days = labels::span(d.start.as_deref(), d.end.as_deref(), d.precision).unwrap_or_else(|| "open".into());
        self.add(format!("<b>date</b> {days} – {}, {}", d.precision, d.basis))
    }
}
