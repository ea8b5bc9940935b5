//! What holds of every reading, whatever the text: used by the tests and by the fuzz target.

use grefier_reader::format::{EventDate, FORMAT, Figure, Reading, Span, Words};
use grefier_reader::vocabulary::Bound;
use grefier_reader::{Reader, Report};
use std::collections::{HashMap, HashSet};

/// Reads a report twice and looks at all that must hold; the reading, or what is wrong.
pub fn check(reader: &Reader, report: &Report) -> Result<Reading, String> {
    let reading = check_once(reader, report)?;
    let (first, second) = (json(&reading), json(&reader.read(report)));
    if first == second { Ok(reading) } else { Err("the same report read twice gives two readings".into()) }
}

/// The same with one reading only.
pub fn check_once(reader: &Reader, report: &Report) -> Result<Reading, String> {
    let reading = reader.read(report);
    let mut look = Look::new(&reading);
    look.all(report);
    match look.wrong.as_slice() {
        [] => Ok(reading),
        wrong => Err(wrong.iter().take(10).cloned().collect::<Vec<_>>().join("\n")),
    }
}

pub fn json(reading: &Reading) -> String {
    serde_json::to_string(reading).expect("a reading is JSON")
}

const FEATURES: [&str; 11] = ["country", "admin1", "admin2", "city", "district", "site", "road", "water", "terrain", "region", "continent"];
const PRECISIONS: [&str; 5] = ["day", "week", "month", "year", "interval"];

struct Look<'r> {
    reading: &'r Reading,
    /// Byte offset of each code point, and of the end.
    points: Vec<usize>,
    wrong: Vec<String>,
}

impl<'r> Look<'r> {
    fn new(reading: &'r Reading) -> Self {
        let text = &reading.report.text;
        Look { reading, points: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(), wrong: Vec::new() }
    }

    fn demand(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.wrong.push(what());
        }
    }

    fn all(&mut self, report: &Report) {
        self.head(report);
        self.ids();
        self.places();
        self.dates();
        self.actors();
        self.statements();
        self.events();
        self.figures();
    }

    /// The words of a span; spans count code points, so whatever lies within the text is on their borders.
    fn slice(&self, s: Span) -> Option<&'r str> {
        let (start, end) = (*self.points.get(s[0] as usize)?, *self.points.get(s[1] as usize)?);
        self.reading.report.text.get(start..end)
    }

    fn span(&mut self, what: &str, s: Span) {
        let inside = s[0] < s[1] && (s[1] as usize) < self.points.len();
        self.demand(inside, || format!("{what}: the span {s:?} is empty or not inside of the text"));
    }

    fn words(&mut self, what: &str, s: Span, text: &str) {
        self.span(what, s);
        let there = self.slice(s);
        self.demand(there == Some(text), || format!("{what}: the words at {s:?} are {there:?}, not {text:?}"));
    }

    fn ordered(&mut self, what: &str, starts: &[u32]) {
        let fault = starts.windows(2).position(|w| w[0] > w[1]);
        self.demand(fault.is_none(), || format!("{what} are not in the order of the text: {:?}", &starts[fault.unwrap_or(0)..][..2]));
    }

    fn head(&mut self, given: &Report) {
        let r = &self.reading.report;
        self.demand(self.reading.format == FORMAT, || "the format".into());
        self.demand(r.text == given.text, || "report.text is not the text given".into());
        self.demand((&r.reference, &r.title, &r.publisher, &r.url, &r.published) == (&given.reference, &given.title, &given.publisher, &given.url, &given.published), || {
            "what was given of the report is not given back".into()
        });
        let hex = |id: &str| id.len() == 64 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let credit = r.credit.as_deref();
        self.demand(credit.is_none_or(|c| !c.is_empty() && r.text.contains(c)), || format!("credit {credit:?} is not in the text"));
        self.demand(hex(&r.id) && hex(&r.text_id), || format!("ids of report and text: {} {}", r.id, r.text_id));
        if let Some(l) = given.language.as_deref().filter(|l| !l.is_empty()) {
            self.demand(r.language.as_deref() == Some(l), || format!("the language given is {l}, not {:?}", r.language));
        }
    }

    /// All ids with the anchors that they are made of.
    fn anchors(&self) -> Vec<(&'r str, char, Span)> {
        let r = self.reading;
        let content = |c: &[Span]| [c.first().map_or(0, |s| s[0]), c.last().map_or(0, |s| s[1])];
        let mut all: Vec<(&str, char, Span)> = Vec::new();
        all.extend(r.places.iter().map(|x| (x.id.as_str(), 'p', x.span)));
        all.extend(r.dates.iter().map(|x| (x.id.as_str(), 'd', x.span)));
        all.extend(r.actors.iter().map(|x| (x.id.as_str(), 'a', x.span)));
        all.extend(r.statements.iter().map(|x| (x.id.as_str(), 's', content(&x.content))));
        all.extend(r.events.iter().map(|x| (x.id.as_str(), 'e', x.trigger.span)));
        all.extend(r.figures.iter().map(|x| (x.id.as_str(), 'f', x.number.span)));
        all
    }

    fn ids(&mut self) {
        let mut seen = HashSet::new();
        for (id, letter, span) in self.anchors() {
            self.demand(seen.insert(id), || format!("the id {id} is given twice"));
            let base = format!("{letter}{}-{}", span[0], span[1]);
            let ordinal = id.strip_prefix(&base).is_some_and(|rest| rest.is_empty() || rest.strip_prefix('.').is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n >= 2)));
            self.demand(ordinal, || format!("the id {id} is not that of its anchor {base}"));
        }
    }

    fn places(&mut self) {
        let places = &self.reading.places;
        for p in places {
            let id = &p.id;
            self.words(id, p.span, &p.text);
            self.demand(!p.name.is_empty(), || format!("{id}: no name"));
            self.demand(FEATURES.contains(&p.feature), || format!("{id}: feature {}", p.feature));
            self.demand(matches!(p.basis, "gazetteer" | "container"), || format!("{id}: basis {}", p.basis));
            self.demand(p.latitude.is_some() == p.longitude.is_some(), || format!("{id}: half a position"));
            self.demand(p.latitude.is_none_or(|x| (-90.0..=90.0).contains(&x)) && p.longitude.is_none_or(|x| (-180.0..=180.0).contains(&x)), || {
                format!("{id}: position {:?} {:?}", p.latitude, p.longitude)
            });
            self.demand((0.0..=1.0).contains(&p.confidence), || format!("{id}: confidence {}", p.confidence));
            self.country(id, p.country.as_deref());
        }
        self.ordered("places", &places.iter().map(|p| p.span[0]).collect::<Vec<_>>());
    }

    fn country(&mut self, what: &str, code: Option<&str>) {
        self.demand(code.is_none_or(|c| c.len() == 2 && c.bytes().all(|b| b.is_ascii_uppercase())), || format!("{what}: country {code:?}"));
    }

    fn dates(&mut self) {
        let dates = &self.reading.dates;
        for d in dates {
            self.words(&d.id, d.span, &d.text);
            self.days(&d.id, d.start.as_deref(), d.end.as_deref());
            self.demand(PRECISIONS.contains(&d.precision), || format!("{}: precision {}", d.id, d.precision));
            self.demand(matches!(d.basis, "absolute" | "relative" | "dateline" | "inherited"), || format!("{}: basis {}", d.id, d.basis));
        }
        self.ordered("dates", &dates.iter().map(|d| d.span[0]).collect::<Vec<_>>());
    }

    fn days(&mut self, what: &str, start: Option<&str>, end: Option<&str>) {
        let day = |d: &str| d.parse::<jiff::civil::Date>().ok();
        for d in [start, end].into_iter().flatten() {
            self.demand(day(d).is_some(), || format!("{what}: {d} is no day"));
        }
        if let (Some(s), Some(e)) = (start.and_then(day), end.and_then(day)) {
            self.demand(s <= e, || format!("{what}: begins {s}, after its end {e}"));
        }
    }

    fn event_date(&mut self, what: &str, date: Option<&EventDate>) {
        let Some(d) = date else { return };
        self.days(what, d.start.as_deref(), d.end.as_deref());
        self.demand(PRECISIONS.contains(&d.precision), || format!("{what}: precision {}", d.precision));
        let known = self.reading.dates.len();
        self.demand(d.from.is_none_or(|i| i < known), || format!("{what}: date {:?} of {known}", d.from));
    }

    fn actors(&mut self) {
        let actors = &self.reading.actors;
        for a in actors {
            self.words(&a.id, a.span, &a.text);
            self.country(&a.id, a.country.as_deref());
            for part in [&a.name, &a.organisation, &a.role].into_iter().flatten() {
                self.demand(!part.is_empty() && self.reading.report.text.contains(part.as_str()), || format!("{}: {part:?} is not in the text", a.id));
            }
        }
        self.ordered("actors", &actors.iter().map(|a| a.span[0]).collect::<Vec<_>>());
    }

    fn actor(&mut self, what: &str, id: Option<&String>) {
        if let Some(id) = id {
            let there = self.reading.actors.iter().any(|a| a.id == *id);
            self.demand(there, || format!("{what}: there is no actor {id}"));
        }
    }

    fn statement(&mut self, what: &str, id: Option<&String>) {
        if let Some(id) = id {
            let there = self.reading.statements.iter().any(|s| s.id == *id);
            self.demand(there, || format!("{what}: there is no statement {id}"));
        }
    }

    fn place(&mut self, what: &str, index: Option<usize>) {
        let known = self.reading.places.len();
        self.demand(index.is_none_or(|i| i < known), || format!("{what}: place {index:?} of {known}"));
    }

    fn cue(&mut self, what: &str, words: Option<&Words>) {
        if let Some(w) = words {
            self.words(what, w.span, &w.text);
        }
    }

    fn statements(&mut self) {
        let statements = &self.reading.statements;
        for s in statements {
            self.actor(&s.id, s.source.as_ref());
            self.cue(&s.id, s.cue.as_ref());
            self.demand(!s.content.is_empty(), || format!("{}: no content", s.id));
            for c in &s.content {
                self.span(&s.id, *c);
            }
            self.demand(s.content.windows(2).all(|w| w[0][1] <= w[1][0]), || format!("{}: the content overlaps or is not in order: {:?}", s.id, s.content));
            self.statement(&s.id, s.within.as_ref());
        }
        self.no_circle("within", &statements.iter().filter_map(|s| Some((s.id.as_str(), s.within.as_deref()?))).collect());
        self.ordered("statements", &statements.iter().filter_map(|s| s.content.first()).map(|c| c[0]).collect::<Vec<_>>());
    }

    /// Following a reference never comes back.
    fn no_circle(&mut self, what: &str, next: &HashMap<&str, &str>) {
        for from in next.keys() {
            let (mut at, mut steps) = (*from, 0);
            while let Some(to) = next.get(at).filter(|_| steps <= next.len()) {
                at = to;
                steps += 1;
            }
            self.demand(steps <= next.len(), || format!("{what}: {from} leads back to itself"));
        }
    }

    fn events(&mut self) {
        let events = &self.reading.events;
        for e in events {
            self.words(&e.id, e.trigger.span, &e.trigger.text);
            self.span(&e.id, e.sentence);
            self.demand(e.sentence[0] <= e.trigger.span[0] && e.trigger.span[1] <= e.sentence[1], || format!("{}: the trigger lies outside of its sentence", e.id));
            for a in e.actors.iter().chain(&e.targets) {
                self.actor(&e.id, Some(a));
            }
            self.place(&e.id, e.place);
            self.demand(e.place.is_some() == e.place_basis.is_some(), || format!("{}: place {:?} with basis {:?}", e.id, e.place, e.place_basis));
            self.cue(&e.id, e.site.as_ref());
            self.event_date(&e.id, e.date.as_ref());
            self.statement(&e.id, e.statement.as_ref());
        }
        self.ordered("events", &events.iter().map(|e| e.trigger.span[0]).collect::<Vec<_>>());
    }

    fn figures(&mut self) {
        let figures = &self.reading.figures;
        for f in figures {
            self.words(&f.id, f.span, &f.text);
            self.words(&f.id, f.number.span, &f.number.text);
            self.demand(f.span[0] <= f.number.span[0] && f.number.span[1] <= f.span[1], || format!("{}: the number lies outside of its figure", f.id));
            self.bound(f);
            self.actor(&f.id, f.counted.as_ref());
            self.place(&f.id, f.place);
            self.event_date(&f.id, f.date.as_ref());
            self.statement(&f.id, f.statement.as_ref());
            if let Some(id) = &f.event {
                let there = self.reading.events.iter().any(|e| e.id == *id);
                self.demand(there, || format!("{}: there is no event {id}", f.id));
            }
            for id in [&f.part_of, &f.supersedes].into_iter().flatten() {
                let there = figures.iter().any(|o| o.id == *id && o.id != f.id);
                self.demand(there, || format!("{}: there is no other figure {id}", f.id));
            }
            let older = f.supersedes.as_ref().and_then(|id| figures.iter().find(|o| o.id == *id));
            self.demand(older.is_none_or(|o| o.what == f.what), || format!("{}: replaces a figure of something else", f.id));
            let detail = f.detail.as_deref();
            self.demand(detail.is_none_or(|d| !d.is_empty() && self.reading.report.text.contains(d)), || format!("{}: detail {detail:?} is not in the text", f.id));
        }
        self.no_circle("part_of", &figures.iter().filter_map(|f| Some((f.id.as_str(), f.part_of.as_deref()?))).collect());
        self.no_circle("supersedes", &figures.iter().filter_map(|f| Some((f.id.as_str(), f.supersedes.as_deref()?))).collect());
        self.ordered("figures", &figures.iter().map(|f| f.number.span[0]).collect::<Vec<_>>());
    }

    /// Which of best, low and high are there follows from the bound.
    fn bound(&mut self, f: &Figure) {
        let holds = match (f.bound, f.best, f.low, f.high) {
            (Bound::Exact, Some(b), Some(l), Some(h)) => b == l && b == h,
            (Bound::AtLeast, Some(b), Some(l), None) => b == l,
            (Bound::AtMost, Some(b), None, Some(h)) => b == h,
            (Bound::About, Some(_), None, None) => true,
            (Bound::Range | Bound::Vague, None, Some(l), Some(h)) => l <= h,
            _ => false,
        };
        self.demand(holds, || format!("{}: {} with best {:?}, low {:?}, high {:?} ({:?})", f.id, f.bound.as_str(), f.best, f.low, f.high, f.text));
    }
}
