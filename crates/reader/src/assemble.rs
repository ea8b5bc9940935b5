//! From what the stages found to the reading that is printed.

use crate::codes;
use crate::format::*;
use crate::identity;
use crate::marks::dates::{Basis as DateBasis, Edge, Precision};
use crate::marks::places::Basis as PlaceBasis;
use crate::pack::lexicon::Map;
use crate::reader::Report;
use crate::stages::events::Event as FoundEvent;
use crate::stages::figures::Figure as FoundFigure;
use crate::stages::statements::Statement as FoundStatement;
use crate::stages::{Scene, credit, phrases::Phrase};
use crate::text::{CodePoints, Range};
use crate::vocabulary::{Kind, Status};
use jiff::civil::Date;
use std::collections::BTreeMap;

pub struct Words_<'s, 'a> {
    scene: &'s Scene<'a>,
    points: CodePoints<'a>,
}

impl Words_<'_, '_> {
    fn span(&self, r: Range) -> Span {
        self.points.span(self.scene.doc.text.bytes(r))
    }
    fn text(&self, r: Range) -> String {
        self.scene.doc.text.words(r).to_owned()
    }
    fn words(&self, r: Range) -> Words {
        Words { span: self.span(r), text: self.text(r) }
    }
}

/// Ids are the letter, start and end of the anchor, and an ordinal among equals.
struct Ids(Map<u32>);

impl Ids {
    fn give(&mut self, letter: char, span: Span) -> String {
        let key = (u64::from(span[0]) << 32 | u64::from(span[1])).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ letter as u64;
        let n = self.0.entry(key).or_insert(0);
        *n += 1;
        let mut id = String::with_capacity(16);
        id.push(letter);
        push_number(&mut id, span[0], 1);
        id.push('-');
        push_number(&mut id, span[1], 1);
        if *n > 1 {
            id.push('.');
            push_number(&mut id, *n, 1);
        }
        id
    }
}

/// Decimal, filled up with zeros to `width`: the formatting of the standard library costs more than all else here.
fn push_number(out: &mut String, mut n: u32, width: usize) {
    let mut digits = [b'0'; 10];
    let mut at = digits.len();
    while n > 0 {
        at -= 1;
        digits[at] = b'0' + (n % 10) as u8;
        n /= 10;
    }
    out.extend(digits[at.min(digits.len() - width)..].iter().map(|d| char::from(*d)));
}

/// ISO 8601.
fn iso(d: Date) -> String {
    let Ok(year) = u32::try_from(d.year()) else { return d.to_string() };
    let mut day = String::with_capacity(10);
    push_number(&mut day, year, 4);
    day.push('-');
    push_number(&mut day, d.month() as u32, 2);
    day.push('-');
    push_number(&mut day, d.day() as u32, 2);
    day
}

fn country(code: Option<[u8; 2]>) -> Option<String> {
    code.and_then(|c| std::str::from_utf8(&c).ok().map(str::to_owned)).filter(|c| c != "  ")
}

fn precision(p: Precision) -> &'static str {
    match p {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Year => "year",
        Precision::Interval => "interval",
    }
}

fn date_basis(b: DateBasis) -> &'static str {
    match b {
        DateBasis::Absolute => "absolute",
        DateBasis::Relative => "relative",
        DateBasis::Dateline => "dateline",
        DateBasis::Inherited => "inherited",
    }
}

/// The day of an event: its own words', those it inherits, or that of a live report.
fn event_date(scene: &Scene<'_>, e: &FoundEvent) -> Option<EventDate> {
    let Some(from) = e.date else {
        let day = iso(scene.published.filter(|_| e.live)?);
        return Some(EventDate { start: Some(day.clone()), end: Some(day), precision: "day", basis: "inherited", from: None });
    };
    let d = &scene.dates[from];
    let (mut start, mut end) = (d.start, d.end);
    if e.status == Status::Planned {
        // "on Wednesday" of something planned is the coming one; "by Friday" begins with the report
        if let Some((s, n)) = d.future {
            (start, end) = (Some(s), Some(n));
        } else if d.edge == Edge::Until && start.is_none() {
            start = scene.published.filter(|p| end.is_some_and(|e| *p <= e));
        }
    }
    Some(EventDate { start: start.map(iso), end: end.map(iso), precision: precision(d.precision), basis: if e.date_inherited { "inherited" } else { date_basis(d.basis) }, from: Some(from) })
}

#[allow(clippy::too_many_arguments)]
pub fn reading(
    scene: &Scene<'_>,
    report: &Report,
    language: Option<String>,
    zone: Option<String>,
    packs: BTreeMap<String, String>,
    text_id: String,
    statements: &[FoundStatement],
    events: &[FoundEvent],
    figures: &[FoundFigure],
) -> Reading {
    let w = Words_ { scene, points: CodePoints::new(&report.text) };
    let mut ids = Ids(Map::with_capacity_and_hasher(128, Default::default()));

    // places that act are no places; indexes move up
    let kept: Vec<usize> = (0..scene.places.len()).filter(|&i| !scene.places[i].acts).collect();
    let mut place_index: Vec<Option<usize>> = vec![None; scene.places.len()];
    for (new, &old) in kept.iter().enumerate() {
        place_index[old] = Some(new);
    }
    let places = kept
        .iter()
        .map(|&i| {
            let p = &scene.places[i];
            let span = w.span(p.range);
            Place {
                id: ids.give('p', span),
                span,
                text: w.text(p.range),
                name: p.name.clone(),
                geonames_id: p.geonames_id,
                latitude: p.position.map(|x| x.0),
                longitude: p.position.map(|x| x.1),
                radius_km: p.radius_km,
                country: country(p.country),
                admin1: p.admin1.clone(),
                feature: p.feature,
                basis: match p.basis {
                    PlaceBasis::Gazetteer => "gazetteer",
                    PlaceBasis::Container => "container",
                },
                origin: "words",
                confidence: (p.score.clamp(0.0, 1.0) * 100.0).round() / 100.0,
            }
        })
        .collect();
    let dates: Vec<DateItem> = scene
        .dates
        .iter()
        .map(|d| {
            let span = w.span(d.range);
            DateItem {
                id: ids.give('d', span),
                span,
                text: w.text(d.range),
                start: d.start.map(iso),
                end: d.end.map(iso),
                precision: precision(d.precision),
                basis: date_basis(d.basis),
                origin: "words",
            }
        })
        .collect();

    // only phrases that play a part are actors
    let mut used = vec![false; scene.phrases.len()];
    for s in statements {
        if let Some(p) = s.source {
            used[p] = true;
        }
    }
    for e in events {
        for &p in e.actors.iter().chain(&e.targets) {
            used[p] = true;
        }
    }
    for f in figures {
        if let Some(p) = f.counted {
            used[p] = true;
        }
    }
    // the widest words by which a statement names its source
    let sources: Vec<Option<Range>> = {
        let mut v: Vec<Option<Range>> = vec![None; scene.phrases.len()];
        for s in statements {
            if let Some(p) = s.source {
                let words = s.source_words.unwrap_or(scene.phrases[p].full);
                v[p] = Some(v[p].filter(|r| r.len() >= words.len()).unwrap_or(words));
            }
        }
        v
    };
    let mut actor_ids: Vec<Option<String>> = vec![None; scene.phrases.len()];
    let mut actors = Vec::new();
    for (i, p) in scene.phrases.iter().enumerate() {
        if !used[i] || p.pronoun {
            continue;
        }
        let range = sources[i].unwrap_or(p.range);
        let span = w.span(range);
        let id = ids.give('a', span);
        actor_ids[i] = Some(id.clone());
        actors.push(actor(&w, p, range, span, id));
    }
    // the words of a source may begin before the phrase that names it
    actors.sort_by_key(|a: &Actor| a.span);
    let actor_list = |list: &[usize]| list.iter().filter_map(|&p| actor_ids[p].clone()).collect::<Vec<_>>();

    let statement_ids: Vec<String> = statements
        .iter()
        .map(|s| {
            let span = [w.span(s.content[0])[0], w.span(*s.content.last().expect("not empty"))[1]];
            ids.give('s', span)
        })
        .collect();
    let statement_items = statements
        .iter()
        .enumerate()
        .map(|(i, s)| Statement {
            id: statement_ids[i].clone(),
            source: s.source.and_then(|p| actor_ids[p].clone()),
            source_kind: s.source_kind,
            cue: s.cue.map(|c| w.words(c)),
            content: s.content.iter().map(|r| w.span(*r)).collect(),
            mode: s.mode,
            certainty: s.certainty,
            within: s.within.map(|j| statement_ids[j].clone()),
            origin: "words",
        })
        .collect();

    let event_ids: Vec<String> = events.iter().map(|e| ids.give('e', w.span(e.trigger))).collect();
    let event_items = events
        .iter()
        .enumerate()
        .map(|(i, e)| {
            let c = codes::of(e.kind);
            Event {
                id: event_ids[i].clone(),
                kind: e.kind,
                codes: CodesInfo {
                    acled: c.acled.map(|(event_type, sub_event_type)| Acled { event_type, sub_event_type }),
                    plover: c.plover.map(|kind| Plover { kind, mode: e.mode.or(c.mode) }),
                    cameo: c.cameo,
                },
                trigger: w.words(e.trigger),
                sentence: w.span(e.sentence),
                actors: actor_list(&e.actors),
                targets: actor_list(&e.targets),
                place: e.place.and_then(|p| place_index[p]),
                place_basis: e.place.and_then(|p| place_index[p]).map(|_| if e.place_stated { "stated" } else { "inherited" }),
                site: e.site.map(|r| w.words(r)),
                date: event_date(scene, e),
                status: e.status,
                statement: e.statement.map(|s| statement_ids[s].clone()),
                origin: "words",
            }
        })
        .collect();

    let figure_ids: Vec<String> = figures.iter().map(|f| ids.give('f', w.span(scene.numbers[f.number].number))).collect();
    let figure_items = figures
        .iter()
        .enumerate()
        .map(|(i, f)| {
            let n = &scene.numbers[f.number];
            let event = f.event.map(|e| &events[e]);
            Figure {
                id: figure_ids[i].clone(),
                span: w.span(f.range),
                text: w.text(f.range),
                number: w.words(n.number),
                what: f.what,
                who: f.who,
                counted: f.counted.and_then(|p| actor_ids[p].clone()),
                detail: f.detail.map(|r| w.text(r)),
                side: f.counted.and_then(|p| country(scene.phrases[p].country)).map(|c| Side { country: Some(c), organisation: None }),
                best: n.best,
                low: n.low,
                high: n.high,
                bound: n.bound,
                certainty: f.certainty,
                scope: f.scope,
                as_of: scene.published.map(iso),
                place: event.and_then(|e| e.place).and_then(|p| place_index[p]),
                date: event.and_then(|e| event_date(scene, e)),
                part_of: f.part_of.map(|j| figure_ids[j].clone()),
                supersedes: f.supersedes.map(|j| figure_ids[j].clone()),
                statement: f.statement.map(|s| statement_ids[s].clone()),
                event: f.event.map(|e| event_ids[e].clone()),
                origin: "words",
            }
        })
        .collect();

    let id = identity::report_id(report.url.as_deref(), report.publisher.as_deref(), report.reference.as_deref(), report.published.as_deref(), &text_id);
    Reading {
        format: FORMAT,
        reader: ReaderInfo { name: "fast", version: env!("CARGO_PKG_VERSION"), packs, model: None },
        report: ReportInfo {
            reference: report.reference.clone(),
            id,
            text_id,
            title: report.title.clone(),
            publisher: report.publisher.clone(),
            url: report.url.clone(),
            credit: credit::find(&scene.doc, &scene.places).map(str::to_owned),
            language,
            published: report.published.clone(),
            zone,
            text: report.text.clone(),
        },
        places,
        dates,
        actors,
        statements: statement_items,
        events: event_items,
        figures: figure_items,
    }
}

fn actor(w: &Words_<'_, '_>, p: &Phrase, range: Range, span: Span, id: String) -> Actor {
    let name = p.name.map(|n| w.text(n));
    let organisation = if p.organisation { Some(w.text(p.head)) } else { None };
    Actor {
        id,
        span,
        text: w.text(range),
        name: name.filter(|_| !p.organisation),
        organisation,
        role: if p.known && p.name != Some(p.head) { Some(w.text(p.head)) } else { None },
        kind: if p.place.is_some() { Kind::Government } else { p.kind },
        country: country(p.country),
        origin: "words",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_written_as_the_library_writes_them() {
        for (n, width, written) in [(0, 1, "0"), (7, 2, "07"), (u32::MAX, 1, "4294967295"), (120, 2, "120")] {
            let mut out = String::new();
            push_number(&mut out, n, width);
            assert_eq!(out, written);
        }
        for d in [jiff::civil::date(2022, 1, 7), jiff::civil::date(987, 12, 31), jiff::civil::date(-44, 3, 15)] {
            assert_eq!(iso(d), d.to_string());
        }
    }
}
