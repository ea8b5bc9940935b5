//! The cells of an item made again from its trace alone: no text, no pack, no reader.

use super::rules;
use grefier_reader::codes;
use grefier_reader::stages::figures::what_of;
use grefier_reader::vocabulary::EventType;
use serde_json::{Map, Value, json};

/// The fields that the steps give, under their names in the reading.
pub fn cell(trace: &Value) -> Result<Map<String, Value>, String> {
    let mut made = Map::new();
    // the days of a date are made by its grammar, from the words themselves
    if trace["kind"] == "date" {
        return Ok(made);
    }
    for step in trace["steps"].as_array().ok_or("the trace has no steps")? {
        let field = step["field"].as_str().ok_or("a step has no field")?;
        let got = field_of(trace, field, step).map_err(|e| format!("{field}: {e}"))?;
        match got {
            // a step may settle several fields
            Value::Object(many) if matches!(field, "number" | "event" | "place") => made.extend(many),
            one => drop(made.insert(field.to_owned(), one)),
        }
    }
    Ok(made)
}

fn field_of(trace: &Value, field: &str, step: &Value) -> Result<Value, String> {
    match (trace["kind"].as_str().unwrap_or(""), field) {
        ("event", "type") => event_type(step),
        ("event", "codes") => event_codes(step),
        ("event", "status") => status(step),
        ("event", "actors" | "targets") => Ok(step["inputs"]["phrases"].as_array().map(|a| a.iter().map(|p| p["id"].clone()).filter(|id| !id.is_null()).collect()).unwrap_or(Value::Array(vec![]))),
        ("event", "place") => event_place(step),
        ("event", "site") => Ok(step["inputs"]["words"].clone()),
        ("event", "date") => event_date(step),
        ("figure", "number") => number(step),
        ("figure", "what") => what(step),
        ("figure", "who") => who(step, trace),
        ("figure", "certainty") => figure_certainty(step),
        ("figure", "scope") => Ok(scope(step)),
        ("figure", "part_of" | "supersedes") => Ok(step["inputs"]["figure"].clone()),
        ("figure", "event") => Ok(json!({"event": step["inputs"]["id"], "place": step["inputs"]["place"], "date": step["inputs"]["date"]})),
        (_, "statement") => Ok(innermost(step)),
        ("statement", "cue") => Ok(step["inputs"]["words"].clone()),
        ("statement", "content") => Ok(step["inputs"]["parts"].as_array().map(|a| a.iter().map(|p| p["span"].clone()).collect()).unwrap_or_default()),
        ("statement", "source") => Ok(step["inputs"]["id"].clone()),
        ("statement", "source_kind") => source_kind(step),
        ("statement", "certainty") => Ok(tag(step, "certainty").unwrap_or("asserted").into()),
        ("statement", "mode") => mode(step),
        ("statement", "within") => Ok(step["inputs"]["statement"].clone()),
        ("place", "place") => place(step),
        ("actor", "kind") => Ok(if step["inputs"]["place"] == true { "government".into() } else { kind(step).unwrap_or_else(|| "unknown".into()) }),
        (kind, field) => Err(format!("no way is known to make {field} of a {kind}")),
    }
}

fn rule(step: &Value) -> &str {
    step["rule"].as_str().unwrap_or("")
}

/// The class of the entry that settles a step.
fn class(step: &Value) -> Option<&str> {
    step["entries"][0]["class"].as_str()
}

/// The value of a tag of the entry that settles a step.
fn tag<'s>(step: &'s Value, name: &str) -> Option<&'s str> {
    step["entries"][0]["tags"].as_str()?.split_whitespace().find_map(|t| t.strip_prefix(name)?.strip_prefix('='))
}

fn unknown(step: &Value) -> String {
    format!("unknown rule '{}'", rule(step))
}

fn event_type(step: &Value) -> Result<Value, String> {
    if rule(step) == rules::BLASTS.0 {
        let beside: Vec<&str> = step["inputs"]["beside"].as_array().map(|a| a.iter().filter_map(|b| b["type"].as_str()).collect()).unwrap_or_default();
        return rules::BLASTS.1.iter().find(|t| beside.contains(t)).map(|t| Value::from(*t)).ok_or_else(|| "no means beside it".into());
    }
    let named = class(step).filter(|c| EventType::parse(c).is_some() && rule(step) == "the word names the type");
    rules::of(rules::TYPES, rule(step)).or(named).map(Value::from).ok_or_else(|| unknown(step))
}

fn event_codes(step: &Value) -> Result<Value, String> {
    let kind = step["inputs"]["type"].as_str().and_then(EventType::parse).ok_or("no type")?;
    let c = codes::of(kind);
    let mode = tag(step, "mode").or(c.mode);
    Ok(json!({
        "acled": c.acled.map(|(event_type, sub_event_type)| json!({"event_type": event_type, "sub_event_type": sub_event_type})),
        "plover": c.plover.map(|kind| json!({"type": kind, "mode": mode})),
        "cameo": c.cameo,
    }))
}

fn status(step: &Value) -> Result<Value, String> {
    if let Some(own) = tag(step, "status") {
        return Ok(own.into());
    }
    rules::of(rules::STATUSES, rule(step)).map(Value::from).ok_or_else(|| unknown(step))
}

/// Stated when the place stands in the event's own sentence.
fn event_place(step: &Value) -> Result<Value, String> {
    let chosen = &step["inputs"]["chosen"];
    if chosen["index"].is_null() {
        return Ok(json!({"place": null, "place_basis": null}));
    }
    let stated = step["rule"].as_str().is_some_and(|r| !r.starts_with("inherited"));
    let inside = |k: usize| step["inputs"]["sentence"][k].as_u64();
    let span = |k: usize| chosen["words"]["span"][k].as_u64();
    if stated && !(inside(0) <= span(0) && span(1) <= inside(1)) {
        return Err("a stated place stands outside of its sentence".into());
    }
    Ok(json!({"place": chosen["index"], "place_basis": if stated { "stated" } else { "inherited" }}))
}

fn event_date(step: &Value) -> Result<Value, String> {
    let i = &step["inputs"];
    if i["from"].is_null() {
        let live = i["live"] == true && !i["published"].is_null();
        return Ok(if live { json!({"start": i["published"], "end": i["published"], "precision": "day", "basis": "inherited", "from": null}) } else { Value::Null });
    }
    let (mut start, mut end) = (i["start"].clone(), i["end"].clone());
    if i["status"] == "planned" {
        if !i["coming"].is_null() {
            (start, end) = (i["coming"]["start"].clone(), i["coming"]["end"].clone());
        } else if i["until"] == true && start.is_null() && end.as_str() >= i["published"].as_str() {
            start = i["published"].clone();
        }
    }
    let basis = if rule(step).starts_with("inherited") { "inherited".into() } else { i["basis"].clone() };
    Ok(json!({"start": start, "end": end, "precision": i["precision"], "basis": basis, "from": i["from"]}))
}

fn number(step: &Value) -> Result<Value, String> {
    let i = &step["inputs"];
    let said = i["bound"].as_str().ok_or("no bound")?;
    // the word that bounds it must be among its entries
    let classes: Vec<&str> = step["entries"].as_array().map(|a| a.iter().filter_map(|e| e["class"].as_str()).collect()).unwrap_or_default();
    if matches!(said, "at_least" | "at_most")
        && !i["number_words"].as_str().is_some_and(|w| w.contains(['+', '>', '<', '≥', '≤']))
        && !classes.contains(&said)
        && !classes.iter().any(|c| matches!(*c, "something" | "scale" | "vague" | "suffix"))
    {
        return Err(format!("no entry says {said}"));
    }
    let n = &i["value"];
    let none = Value::Null;
    let (best, low, high) = match said {
        "exact" => (n, n, n),
        "at_least" => (n, n, &none),
        "at_most" => (n, &none, n),
        "about" => (n, &none, &none),
        "range" | "vague" => (&none, &i["interval"][0], &i["interval"][1]),
        other => return Err(format!("unknown bound '{other}'")),
    };
    if let (Some(digits), Some(n)) = (plain_digits(i["number_words"].as_str().unwrap_or("")), n.as_u64())
        && digits != n
        && !classes.contains(&"scale")
    {
        return Err(format!("the digits say {digits}, not {n}"));
    }
    Ok(json!({"best": best, "low": low, "high": high, "bound": said}))
}

/// Digits with nothing but separators of thousands between them.
fn plain_digits(words: &str) -> Option<u64> {
    let whole = words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\''));
    let groups: Vec<&str> = words.split(|c: char| !c.is_ascii_digit()).collect();
    let grouped = groups.len() == 1 || groups[1..].iter().all(|g| g.len() == 3);
    (whole && grouped).then(|| groups.concat().parse().ok()).flatten()
}

fn what(step: &Value) -> Result<Value, String> {
    if let Some(w) = rules::of(rules::COUNTS, rule(step)) {
        return Ok(w.into());
    }
    if rule(step).starts_with("a part counts") || rule(step).starts_with("a bare number") {
        // "no one" of those before: nobody, of whom nothing else is said
        let same = &step["inputs"]["before"]["what"];
        let people = same.as_str().is_some_and(|w| !matches!(w, "bodies" | "attacks" | "checkpoints" | "vehicles" | "buildings" | "weapons" | "other"));
        return Ok(if step["inputs"]["none"] == true && people { "other".into() } else { same.clone() });
    }
    match step["entries"][0]["file"].as_str() {
        Some("things.tsv") => class(step).map(Value::from).ok_or_else(|| "no class".into()),
        Some("triggers.tsv") => {
            if let Some(own) = tag(step, "what") {
                return Ok(own.into());
            }
            let kind = step["inputs"]["event"]["type"].as_str().and_then(EventType::parse).ok_or("no type of event")?;
            what_of(kind).map(|w| w.as_str().into()).ok_or_else(|| format!("{} counts nothing", kind.as_str()))
        }
        _ => Err(unknown(step)),
    }
}

fn kind(step: &Value) -> Option<Value> {
    class(step).map(|c| c.trim_start_matches('+').into())
}

fn who(step: &Value, trace: &Value) -> Result<Value, String> {
    let i = &step["inputs"];
    let force = |v: &&Value| *v == "police" || *v == "military";
    match rule(step) {
        "those who take part in a protest" => Ok("protesters".into()),
        "not said" | "a thing, or not said" => Ok(Value::Null),
        "a part of those before" | "others of those before" | "coordinated with those before" | "those of the figure before" => Ok(i["before"]["who"].clone()),
        "the noun counted" | "whose the things are" => Ok(kind(step).unwrap_or_else(|| i["kind"].clone())),
        "the force that sends them" => i["senders"].as_array().and_then(|a| a.iter().find(force)).or(Some(&i["speaker"])).filter(force).cloned().ok_or_else(|| "no force is named".into()),
        "those of the one spoken of before" => i["spoken_of"].as_array().and_then(|a| a.iter().find(|k| **k != "unknown")).cloned().ok_or_else(|| "nobody is spoken of".into()),
        "whose such things are" => i["thing"]["tags"].as_str().and_then(|t| t.split_whitespace().find_map(|t| t.strip_prefix("who="))).map(Value::from).ok_or_else(|| "the thing says nobody".into()),
        _ => Err(format!("{} in {}", unknown(step), trace["item"])),
    }
}

fn figure_certainty(step: &Value) -> Result<Value, String> {
    let i = &step["inputs"];
    match rule(step) {
        "the certainty of the statement" => Ok(i["statement_certainty"].clone()),
        "the status of the event" => Ok(if i["event_status"] == "negated" { "denied" } else { "possible" }.into()),
        _ => rules::of(rules::CERTAINTIES, rule(step)).map(Value::from).ok_or_else(|| unknown(step)),
    }
}

fn scope(step: &Value) -> Value {
    match class(step) {
        Some("since") => "since".into(),
        Some("total") => "total".into(),
        _ => "incident".into(),
    }
}

/// The smallest statement, the first among equals.
fn innermost(step: &Value) -> Value {
    let list = step["inputs"]["statements"].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().min_by_key(|s| s["size"].as_u64()).map_or(Value::Null, |s| s["id"].clone())
}

fn source_kind(step: &Value) -> Result<Value, String> {
    match rule(step) {
        "nobody is named" => Ok(Value::Null),
        "the cue stands for such a source" => Ok(tag(step, "kind").map_or(Value::Null, Value::from)),
        _ if step["inputs"]["place"] == true => Ok("government".into()),
        _ => Ok(kind(step).unwrap_or_else(|| "unknown".into())),
    }
}

fn mode(step: &Value) -> Result<Value, String> {
    let n = |k: &str| step["inputs"][k].as_u64().ok_or_else(|| format!("no {k}"));
    let (words, quoted) = (n("words")?, n("quoted")?);
    Ok(if step["inputs"]["quotation"] == true || quoted == words && quoted > 0 {
        "direct"
    } else if quoted == 0 {
        "indirect"
    } else {
        "mixed"
    }
    .into())
}

/// The candidate with the highest score, the first among equals.
fn place(step: &Value) -> Result<Value, String> {
    let list = step["inputs"]["candidates"].as_array().ok_or("no candidates")?;
    let mut best: Option<&Value> = None;
    for c in list {
        if best.is_none_or(|b| c["score"].as_f64() > b["score"].as_f64()) {
            best = Some(c);
        }
    }
    let mut won = best.and_then(Value::as_object).cloned().ok_or("no candidates")?;
    let score = won.remove("score").and_then(|s| s.as_f64()).unwrap_or(0.0);
    won.insert("confidence".into(), json!((score.clamp(0.0, 1.0) * 100.0).round() / 100.0));
    Ok(Value::Object(won))
}
