//! A trace for a person.

use super::trace::{Entry, Trace};
use crate::term::clean;
use crate::term::style::{HEAD, KIND, PLAIN, QUIET, SOURCE, TITLE};
use crate::term::wrap::{Flow, shorten};
use serde_json::Value;

pub fn text(t: &Trace, width: usize, colour: bool) -> String {
    let mut out = String::new();
    let mut put = |first: &str, flow: &Flow| out.push_str(&flow.lines(first, width, colour));
    put("", Flow::new().add(TITLE, t.line()));
    put("  ", Flow::new().add(QUIET, clean::line(&shorten(&clean::line(&t.sentence.text), 400))));
    for s in &t.steps {
        let shown = shown(&s.value);
        let mut flow = Flow::new();
        flow.add(KIND, s.field).plain(" = ").add(if shown == "–" { QUIET } else { SOURCE }, clean::line(&shown)).add(QUIET, " – ").add(PLAIN, &s.rule);
        if let Some(w) = &s.words {
            flow.add(QUIET, format!(": “{}”", shorten(&clean::line(&w.text), 80)));
        }
        put("  ", &flow);
        for e in &s.entries {
            put("      ", Flow::new().add(QUIET, entry(e)));
        }
    }
    if !t.rivals.is_empty() {
        put("  ", Flow::new().add(HEAD, "lost"));
        for r in &t.rivals {
            put("    ", Flow::new().add(PLAIN, clean::line(&r.what)).add(QUIET, format!(" – {}", r.why)));
            if let Some(e) = &r.entry {
                put("      ", Flow::new().add(QUIET, entry(e)));
            }
        }
    }
    out
}

fn entry(e: &Entry) -> String {
    let words = e.words.as_ref().map_or(String::new(), |w| format!("“{w}” ← "));
    let tags = if e.tags.is_empty() { String::new() } else { format!(" [{}]", e.tags) };
    clean::line(&format!("{words}{}/{}:{} {} → {}{tags}", e.language, e.file, e.line, shorten(&e.pattern, 60), e.class))
}

/// A value on one line.
fn shown(v: &Value) -> String {
    match v {
        Value::Null => "–".into(),
        Value::String(s) => s.clone(),
        Value::Array(a) if a.is_empty() => "–".into(),
        Value::Object(m) if m.contains_key("text") => m["text"].as_str().unwrap_or("").to_owned(),
        Value::Object(m) if m.contains_key("geonames_id") => format!("{}, {} ({})", m["name"].as_str().unwrap_or(""), m["country"].as_str().unwrap_or("–"), m["feature"].as_str().unwrap_or("")),
        Value::Object(m) => m.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| format!("{k} {}", shown(v))).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
