//! A report as a JSON object.

use super::Intake;
use crate::args;
use grefier_reader::Report;
use serde_json::{Map, Value};

pub enum Found {
    Report(Box<Report>, Option<String>),
    Bad { reference: Option<String>, what: String },
}

/// One line of JSON.
pub fn line(raw: &[u8], intake: &Intake<'_>, name: &str) -> Result<Found, String> {
    let text = std::str::from_utf8(raw).map_err(|e| format!("not UTF-8 at byte {}; JSON is written in UTF-8", e.valid_up_to() + 1))?;
    let value: Value = serde_json::from_str(text).map_err(|e| format!("no JSON: {e}"))?;
    let reference = (name != "standard input").then_some(name);
    Ok(object(value, intake, reference))
}

/// A JSON file: one object, a list of them, or one after the other.
pub fn file(text: &str, intake: &Intake<'_>, reference: Option<&str>) -> Result<Vec<Found>, String> {
    let mut found = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        match value.map_err(|e| format!("no JSON: {e}"))? {
            Value::Array(all) => found.extend(all.into_iter().map(|v| object(v, intake, reference))),
            v => found.push(object(v, intake, reference)),
        }
    }
    if found.is_empty() { Err("holds no report".into()) } else { Ok(found) }
}

fn object(value: Value, intake: &Intake<'_>, name: Option<&str>) -> Found {
    let Value::Object(mut outer) = value else {
        return Found::Bad { reference: None, what: "an object is wanted: {\"text\":\"…\"}".into() };
    };
    // an example or a reading holds its report inside
    let id = take(&mut outer, "id");
    let mut map = match outer.remove("report") {
        Some(Value::Object(inner)) => inner,
        Some(_) => return Found::Bad { reference: id.ok().flatten(), what: "\"report\" is no object".into() },
        None => outer,
    };
    // of a reading "ref" is the name, even where it is null, and "id" is computed
    let name_key = if map.contains_key("ref") { "ref" } else { "id" };
    let own = take(&mut map, name_key);
    let reference = own.ok().flatten().or(id.ok().flatten());
    match report(map, intake) {
        Ok(mut r) => {
            r.reference = reference.or_else(|| name.map(str::to_owned));
            // a report is worth more than its date: dates that depend on it stay open
            let odd = r.published.as_ref().filter(|p| args::published(p).is_err());
            let note = odd.map(|p| format!("\"published\" is {p:?}, which is no date: dates that depend on it stay open"));
            Found::Report(Box::new(r), note)
        }
        Err(what) => Found::Bad { reference, what },
    }
}

fn report(mut map: Map<String, Value>, intake: &Intake<'_>) -> Result<Report, String> {
    let text = match map.remove("text") {
        Some(Value::String(t)) => t,
        Some(_) => return Err("\"text\" is no string".into()),
        None => return Err("\"text\" is missing".into()),
    };
    if text.len() as u64 > intake.max_bytes {
        return Err(super::too_large(text.len() as u64, intake.max_bytes));
    }
    let about = intake.about;
    let mut field = |name: &str, given: &Option<String>| take(&mut map, name).map(|own| own.or_else(|| given.clone()));
    Ok(Report {
        reference: None,
        title: field("title", &about.title)?,
        publisher: field("publisher", &about.publisher)?,
        url: field("url", &about.url)?,
        language: field("language", &about.language)?,
        published: field("published", &about.published)?,
        text,
    })
}

/// A string field; missing, null and empty are the same. A number serves as an id.
fn take(map: &mut Map<String, Value>, name: &str) -> Result<Option<String>, String> {
    match map.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(s)) => Ok(Some(s).filter(|s| !s.is_empty())),
        Some(Value::Number(n)) if name == "id" || name == "ref" => Ok(Some(n.to_string())),
        Some(_) => Err(format!("{name:?} is no string")),
    }
}
