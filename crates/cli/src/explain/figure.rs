//! Why a figure is what it is.

use super::scene::{View, settling_first, value};
use super::trace::{Entry, FORMAT, Rival, Step, Trace};
use grefier_reader::marks::EntryRef;
use grefier_reader::marks::numbers::Number;
use grefier_reader::pack::entries::{Gram, Table};
use grefier_reader::stages::figures::Figure;
use grefier_reader::text::Range;
use grefier_reader::vocabulary::{Bound, Certainty};
use serde_json::{Value, json};

pub fn trace(v: &View<'_, '_>, i: usize) -> Trace {
    let f = &v.explained.figures[i];
    let cell = &v.explained.reading.figures[i];
    let n = &v.scene().numbers[f.number];
    let sentence = v.sentence(n.number.s());
    let event = f.event.map(|e| &v.explained.reading.events[e]);
    let mut steps = vec![number(v, n, sentence), what(v, i, sentence), who(v, i, sentence), certainty(v, f, n, sentence), scope(v, f, n, sentence)];
    steps.push(other(v, "part_of", f.part_of, Gram::PARTOF, n, sentence, value(&cell.part_of)));
    // the words for it stand beside the older number
    let older = f.supersedes.map_or(n, |i| &v.scene().numbers[v.explained.figures[i].number]);
    steps.push(other(v, "supersedes", f.supersedes, Gram::FORMERLY, older, sentence, value(&cell.supersedes)));
    steps.push(v.inside(n.number.s(), f.statement));
    steps.push(Step {
        field: "event",
        rule: if event.is_some() { "the event that says what it counts" } else { "bound to no event" }.to_owned(),
        words: f.event.map(|e| v.words(v.explained.events[e].trigger)),
        entries: vec![],
        inputs: json!({"id": event.map(|e| &e.id), "place": event.and_then(|e| e.place), "date": event.map(|e| value(&e.date))}),
        value: json!({"event": cell.event, "place": cell.place, "date": value(&cell.date)}),
    });
    Trace {
        format: FORMAT,
        item: cell.id.clone(),
        kind: "figure",
        report: v.report.reference.clone(),
        language: v.explained.reading.report.language.clone(),
        words: v.words(f.range),
        sentence: v.words(sentence),
        cell: value(cell),
        steps,
        rivals: f.rivals.iter().map(|(what, why)| Rival { what: what.clone(), entry: None, why: why.clone() }).collect(),
    }
}

fn number(v: &View<'_, '_>, n: &Number, sentence: Range) -> Step {
    // a bound may be said before or behind the number
    let mut entries = v.entries(&n.entries, sentence);
    if let Some(at) = entries.iter().position(|e| matches!(e.class.as_str(), "at_least" | "at_most" | "about")) {
        entries[..=at].rotate_right(1);
    }
    let open = matches!(n.bound, Bound::Range | Bound::Vague);
    Step {
        field: "number",
        rule: "the number and the words that bound it".to_owned(),
        words: Some(v.words(n.range)),
        entries,
        inputs: json!({
            "number_words": v.words(n.number).text,
            "value": if open { None } else { n.best.or(n.low).or(n.high) },
            "interval": if open { Some([n.low, n.high]) } else { None },
            "bound": n.bound.as_str(),
        }),
        value: json!({"best": n.best, "low": n.low, "high": n.high, "bound": n.bound.as_str()}),
    }
}

/// The last figure before that fits: the one that a cell was taken over from.
fn before(v: &View<'_, '_>, at: usize, fits: impl Fn(&Figure) -> bool) -> Value {
    let from = at.saturating_sub(20);
    let found = v.explained.figures[from..at].iter().rposition(&fits).map(|i| from + i).or(at.checked_sub(1));
    found.map_or(Value::Null, |i| {
        let cell = &v.explained.reading.figures[i];
        json!({"id": cell.id, "what": cell.what.as_str(), "who": cell.who.map(|k| k.as_str())})
    })
}

fn what(v: &View<'_, '_>, i: usize, sentence: Range) -> Step {
    let f = &v.explained.figures[i];
    let event = f.event.map(|e| {
        let found = &v.explained.events[e];
        json!({"id": v.explained.reading.events[e].id, "type": found.kind.as_str(), "counts": found.what.map(|w| w.as_str()), "entry": v.entry(found.entry, sentence)})
    });
    Step {
        field: "what",
        rule: f.what_rule.to_owned(),
        words: None,
        entries: v.entries(&f.what_entries, sentence),
        inputs: json!({"event": event, "before": before(v, i, |o| o.what == f.what && o.what_entries == f.what_entries), "none": v.scene().numbers[f.number].zero}),
        value: f.what.as_str().into(),
    }
}

fn who(v: &View<'_, '_>, i: usize, sentence: Range) -> Step {
    let f = &v.explained.figures[i];
    let near = f.counted.map_or(sentence, |p| v.scene().phrases[p].full);
    let mut entries = v.entries(&f.who_entries, near);
    if let Some(kind) = f.who {
        settling_first(&mut entries, kind);
    }
    let phrases = &v.scene().phrases;
    let counted = f.counted.map(|p| v.actor(p));
    let senders: Vec<&str> = f.event.map(|e| v.explained.events[e].actors.iter().map(|&p| phrases[p].kind.as_str()).collect()).unwrap_or_default();
    let speaker = f.statement.and_then(|s| v.explained.statements[s].source_kind).map(|k| k.as_str());
    // the others of the sentence, the last before the number first
    let at = v.scene().numbers[f.number].range.s();
    let spoken_of: Vec<&str> = phrases[..phrases.partition_point(|p| p.range.s() < at)]
        .iter()
        .rev()
        .take_while(|p| p.range.s() >= sentence.s())
        .filter(|p| sentence.contains(p.range) && p.known && !p.pronoun && p.place.is_none())
        .map(|p| p.kind.as_str())
        .collect();
    Step {
        field: "who",
        rule: f.who_rule.to_owned(),
        words: f.detail.map(|r| v.words(r)),
        entries,
        inputs: json!({
            "counted": counted,
            "before": before(v, i, |o| o.who == f.who && o.who_entries == f.who_entries),
            "kind": f.counted.map(|p| phrases[p].kind.as_str()),
            "senders": senders, "speaker": speaker, "spoken_of": spoken_of,
            "thing": v.entries(&f.what_entries, sentence).first(),
        }),
        value: value(f.who.map(|k| k.as_str())),
    }
}

/// The grammar entries in a range that bear a mark.
fn grammar(v: &View<'_, '_>, r: Range, g: Gram) -> Vec<Entry> {
    let doc = &v.scene().doc;
    let from = Range::new(r.s().saturating_sub(3), r.e());
    let list: Vec<EntryRef> = doc
        .marks_in(from)
        .iter()
        .filter(|m| m.table == Table::Grammar && m.range.overlaps(r))
        .filter(|m| matches!(&doc.entry(m.entry).meaning, grefier_reader::pack::entries::Meaning::Grammar(x) if x.has(g)))
        .map(|m| m.entry)
        .collect();
    v.entries(&list, from)
}

fn certainty(v: &View<'_, '_>, f: &Figure, n: &Number, sentence: Range) -> Step {
    let doc = &v.scene().doc;
    let negated = n.range.s() > sentence.s() && doc.is(n.range.s() - 1, Gram::NEG) && n.bound == Bound::Exact;
    let told = f.statement.map(|s| v.explained.statements[s].certainty.as_str());
    let status = f.event.map(|e| v.explained.events[e].status.as_str());
    let offered = |c: Certainty| f.certainty == c;
    let (rule, entries) = if n.zero {
        ("none at all: it is asserted", v.entries(&n.entries, sentence))
    } else if negated {
        ("a negation right before the number", grammar(v, Range::new(n.range.s() - 1, n.range.s()), Gram::NEG))
    } else if told == Some(f.certainty.as_str()) && !offered(Certainty::Asserted) {
        ("the certainty of the statement", f.statement.map(|s| v.entries(&v.explained.statements[s].entries, sentence)).unwrap_or_default())
    } else if status == Some("negated") && offered(Certainty::Denied) || status == Some("possible") && offered(Certainty::Possible) {
        ("the status of the event", f.event.map(|e| v.entries(&v.explained.events[e].status_entries, sentence)).unwrap_or_default())
    } else if offered(Certainty::Denied) {
        ("what follows it calls it wrong", vec![])
    } else if told.is_some_and(|c| c != "asserted") {
        ("what a denier offers instead", vec![])
    } else {
        ("the text stands by it", vec![])
    };
    Step { field: "certainty", rule: rule.to_owned(), words: None, entries, inputs: json!({"statement_certainty": told, "event_status": status}), value: f.certainty.as_str().into() }
}

fn scope(v: &View<'_, '_>, f: &Figure, n: &Number, sentence: Range) -> Step {
    let clause = v.scene().clauses.at(n.range.s()).range;
    let r = Range::new(clause.s().max(sentence.s()), clause.e().max(f.range.e()).min(sentence.e()));
    let (since, total) = (grammar(v, r, Gram::SINCE), grammar(v, r, Gram::TOTAL));
    let (rule, entries) = if !since.is_empty() {
        ("words for a beginning in its clause", since)
    } else if !total.is_empty() {
        ("words for a sum in its clause", total)
    } else {
        ("nothing says otherwise", vec![])
    };
    Step { field: "scope", rule: rule.to_owned(), words: None, entries, inputs: Value::Null, value: f.scope.as_str().into() }
}

/// A figure that it is a part of, or that it replaces.
fn other(v: &View<'_, '_>, field: &'static str, to: Option<usize>, g: Gram, n: &Number, sentence: Range, cell: Value) -> Step {
    let near = Range::new(n.range.s().saturating_sub(6).max(sentence.s()), (n.range.e() + 8).min(sentence.e()));
    let (rule, entries) = match (to, field) {
        (None, _) => ("no words for it", vec![]),
        (_, "part_of") => ("words for a part, and a figure before it in the sentence", grammar(v, near, g)),
        _ => ("words for what was said earlier, beside a figure of the same", grammar(v, near, g)),
    };
    Step { field, rule: rule.to_owned(), words: None, entries, inputs: json!({"figure": to.map(|i| &v.explained.reading.figures[i].id)}), value: cell }
}
