//! Why an event is what it is.

use super::scene::{View, value};
use super::trace::{FORMAT, Step, Trace};
use grefier_reader::codes;
use grefier_reader::marks::dates::Edge;
use grefier_reader::pack::entries::{Meaning, Named};
use grefier_reader::stages::events::Event;
use serde_json::{Value, json};

pub fn trace(v: &View<'_, '_>, i: usize) -> Trace {
    let e = &v.explained.events[i];
    let cell = &v.explained.reading.events[i];
    let mut steps = vec![kind(v, e), codes_of(v, e), status(v, e)];
    steps.push(people(v, "actors", &e.actors, value(&cell.actors)));
    steps.push(people(v, "targets", &e.targets, value(&cell.targets)));
    steps.push(place(v, e));
    if e.site.is_some() {
        steps.push(site(v, e));
    }
    steps.push(date(v, e, value(&cell.date)));
    steps.push(v.inside(e.head, e.statement));
    Trace {
        format: FORMAT,
        item: cell.id.clone(),
        kind: "event",
        report: v.report.reference.clone(),
        language: v.explained.reading.report.language.clone(),
        words: v.words(e.trigger),
        sentence: v.words(e.sentence),
        cell: value(cell),
        steps,
        rivals: v.rivals(&e.rivals, e.sentence),
    }
}

fn kind(v: &View<'_, '_>, e: &Event) -> Step {
    let scene = v.scene();
    let kinds = |list: &[usize]| list.iter().map(|&p| scene.phrases[p].kind.as_str()).collect::<Vec<_>>();
    // the triggers of the sentence: some types follow from their neighbours
    let beside: Vec<Value> = scene
        .doc
        .marks_in(e.sentence)
        .iter()
        .filter_map(|m| match &scene.doc.entry(m.entry).meaning {
            Meaning::Trigger(t) if !m.range.overlaps(e.trigger) => match t.named {
                Named::Type(k) => Some(json!({"type": k.as_str(), "entry": v.entry(m.entry, m.range)})),
                _ => None,
            },
            _ => None,
        })
        .collect();
    Step {
        field: "type",
        rule: e.type_rule.to_owned(),
        words: Some(v.words(e.trigger)),
        entries: vec![v.entry(e.entry, e.trigger)],
        inputs: json!({"by": kinds(&e.actors), "to": kinds(&e.targets), "beside": beside}),
        value: e.kind.as_str().into(),
    }
}

fn codes_of(v: &View<'_, '_>, e: &Event) -> Step {
    let c = codes::of(e.kind);
    let own = e.mode.is_some();
    Step {
        field: "codes",
        rule: if own { "the codes of the type, the mode of the trigger" } else { "the codes of the type" }.to_owned(),
        words: None,
        entries: if own { vec![v.entry(e.entry, e.trigger)] } else { vec![] },
        inputs: json!({"type": e.kind.as_str()}),
        value: json!({
            "acled": c.acled.map(|(event_type, sub_event_type)| json!({"event_type": event_type, "sub_event_type": sub_event_type})),
            "plover": c.plover.map(|kind| json!({"type": kind, "mode": e.mode.or(c.mode)})),
            "cameo": c.cameo,
        }),
    }
}

fn status(v: &View<'_, '_>, e: &Event) -> Step {
    let own = v.scene().doc.entry(e.entry).tags.contains("status=");
    let list = if e.status_entries.is_empty() && own { vec![e.entry] } else { e.status_entries.clone() };
    let certainty = e.statement.map(|s| v.explained.statements[s].certainty.as_str());
    Step { field: "status", rule: e.status_rule.to_owned(), words: None, entries: v.entries(&list, e.sentence), inputs: json!({"statement_certainty": certainty}), value: e.status.as_str().into() }
}

fn people(v: &View<'_, '_>, field: &'static str, list: &[usize], cell: Value) -> Step {
    let rule = match (field, list.is_empty()) {
        (_, true) => "the clause names nobody in this part",
        ("actors", _) => "who does it in the clause of the trigger",
        _ => "whom it is done to in the clause of the trigger",
    };
    // why they are of their kinds is told of each actor
    Step { field, rule: rule.to_owned(), words: None, entries: vec![], inputs: json!({"phrases": list.iter().map(|&p| v.actor(p)).collect::<Vec<_>>()}), value: cell }
}

fn place(v: &View<'_, '_>, e: &Event) -> Step {
    let scene = v.scene();
    let first = scene.places.partition_point(|p| p.range.s() < e.sentence.s());
    let here: Vec<Value> = (first..scene.places.len())
        .take_while(|&i| scene.places[i].range.s() < e.sentence.e())
        .map(|i| {
            let p = &scene.places[i];
            let tokens = if p.range.s() >= e.trigger.e() { p.range.s() - e.trigger.e() } else { e.trigger.s().saturating_sub(p.range.e()) };
            json!({"index": v.place_index(i), "words": v.words(p.range), "acts": p.acts, "tokens_away": tokens, "same_clause": scene.clauses.of(p.range.s()) == scene.clauses.of(e.head)})
        })
        .collect();
    // why the name is that place is told of the place
    let chosen =
        e.place.map(|i| json!({"id": v.place_index(i).map(|n| &v.explained.reading.places[n].id), "index": v.place_index(i), "words": v.words(scene.places[i].range), "name": scene.places[i].name}));
    let rule = match (e.place, e.place_stated) {
        (None, _) => "no place is named",
        (_, true) => "the place of the sentence that is nearest and stands where a location stands",
        (_, false) => "inherited from the text before",
    };
    Step {
        field: "place",
        rule: rule.to_owned(),
        words: e.place.map(|i| v.words(scene.places[i].range)),
        entries: vec![],
        inputs: json!({"chosen": chosen, "sentence": v.words(e.sentence).span, "of_the_sentence": here}),
        value: value(e.place.and_then(|i| v.place_index(i))),
    }
}

fn site(v: &View<'_, '_>, e: &Event) -> Step {
    let sites = &v.scene().sites;
    let at = sites.partition_point(|(r, _)| r.s() < e.site.map_or(0, |s| s.s()));
    let found = sites.get(at).filter(|(r, _)| Some(*r) == e.site);
    Step {
        field: "site",
        rule: "the word for a spot in the clause of the trigger that is nearest".to_owned(),
        words: e.site.map(|r| v.words(r)),
        entries: found.map(|(r, entry)| v.entry(*entry, *r)).into_iter().collect(),
        inputs: json!({"words": e.site.map(|r| v.words(r))}),
        value: value(e.site.map(|r| v.words(r))),
    }
}

fn date(v: &View<'_, '_>, e: &Event, cell: Value) -> Step {
    let scene = v.scene();
    let text = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
    let found = e.date.map(|i| &scene.dates[i]);
    let cell_of = e.date.map(|i| &v.explained.reading.dates[i]);
    let rule = match found {
        Some(_) if e.date_inherited => "inherited from a date before it in the text",
        Some(_) => "the date of the sentence that is nearest and not the day on which it was said",
        None if !cell.is_null() => "a live report: the day of publication",
        None => "no date is said",
    };
    let inputs = json!({
        "from": e.date, "id": e.date.map(|i| &v.explained.reading.dates[i].id),
        "start": found.and_then(|d| text(d.start)), "end": found.and_then(|d| text(d.end)),
        "coming": found.and_then(|d| d.future).map(|(a, b)| json!({"start": a.to_string(), "end": b.to_string()})),
        "until": found.is_some_and(|d| d.edge == Edge::Until),
        "precision": cell_of.map(|d| d.precision), "basis": cell_of.map(|d| d.basis),
        "status": e.status.as_str(), "published": text(scene.published), "live": e.live,
    });
    Step { field: "date", rule: rule.to_owned(), words: found.map(|d| v.words(d.range)), entries: vec![], inputs, value: cell }
}
