//! What is wrong with an annotated report.

use grefier_reader::vocabulary::{Bound, Certainty, EventType, Kind, Mode, Status, What};
use serde_json::Value;

/// The faults of one report, each with its place in the file.
pub fn of(name: &str, doc: &Value) -> Vec<String> {
    let mut f = Faults { text: doc["report"]["text"].as_str().unwrap_or_default(), found: Vec::new() };
    if doc["id"] != name {
        f.add("its id is not the file's name".into());
    }
    for key in ["title", "publisher", "language", "published", "text"] {
        if doc["report"][key].as_str().is_none_or(str::is_empty) {
            f.add(format!("report.{key} is missing"));
        }
    }
    f.day(&doc["report"]["published"], "report.published");
    for (i, one) in list(doc, "figures").iter().enumerate() {
        f.figure(one, &format!("figures[{i}]"));
    }
    for (i, one) in list(doc, "statements").iter().enumerate() {
        f.statement(one, &format!("statements[{i}]"));
    }
    for (i, one) in list(doc, "events").iter().enumerate() {
        f.event(one, &format!("events[{i}]"));
    }
    for (i, one) in list(doc, "places").iter().enumerate() {
        f.place(one, &format!("places[{i}]"));
    }
    f.found
}

fn list<'v>(doc: &'v Value, key: &str) -> &'v [Value] {
    doc[key].as_array().map_or(&[], Vec::as_slice)
}

/// The words of a quote, and which of their occurrences it means.
fn quote(q: &Value) -> Option<(&str, usize)> {
    match q {
        Value::String(s) => Some((s, 1)),
        _ => Some((q["q"].as_str()?, usize::try_from(q["n"].as_u64()?).ok()?)),
    }
}

struct Faults<'t> {
    text: &'t str,
    found: Vec<String>,
}

impl Faults<'_> {
    fn add(&mut self, what: String) {
        self.found.push(what);
    }

    fn quoted(&mut self, q: &Value, at: &str) {
        let there = quote(q).is_some_and(|(words, n)| {
            // occurrences may overlap
            let mut from = 0;
            !words.is_empty()
                && (0..n.max(1)).all(|_| match self.text[from..].find(words) {
                    Some(at) => {
                        from += at + self.text[from + at..].chars().next().map_or(1, char::len_utf8);
                        true
                    }
                    None => false,
                })
        });
        if !there {
            self.add(format!("{at}: not in the text: {q}"));
        }
    }

    fn quoted_or_null(&mut self, q: &Value, at: &str) {
        if !q.is_null() {
            self.quoted(q, at);
        }
    }

    fn word(&mut self, v: &Value, known: impl Fn(&str) -> bool, at: &str) {
        if !v.as_str().is_some_and(known) {
            self.add(format!("{at}: '{}'", v.as_str().unwrap_or("null")));
        }
    }

    fn kind_or_null(&mut self, v: &Value, at: &str) {
        if !v.is_null() {
            self.word(v, |w| Kind::parse(w).is_some(), at);
        }
    }

    fn day(&mut self, v: &Value, at: &str) {
        let parts: Vec<&str> = v.as_str().unwrap_or_default().split('-').collect();
        let day = matches!(parts.as_slice(), [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2
            && y.parse::<u16>().is_ok() && m.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m)) && d.parse::<u8>().is_ok_and(|d| (1..=31).contains(&d)));
        if !day {
            self.add(format!("{at}: no day: {v}"));
        }
    }

    fn country(&mut self, v: &Value, at: &str) {
        if !v.is_null() {
            self.word(v, |w| w.len() == 2 && w.bytes().all(|b| b.is_ascii_uppercase()), at);
        }
    }

    fn figure(&mut self, f: &Value, at: &str) {
        self.quoted(&f["quote"], &format!("{at}.quote"));
        let inside = quote(&f["quote"]).zip(quote(&f["number"])).is_some_and(|((whole, _), (number, _))| !number.is_empty() && whole.contains(number));
        if !inside {
            self.add(format!("{at}.number: not in its quote: {}", f["number"]));
        }
        self.word(&f["what"], |w| What::parse(w).is_some(), &format!("{at}.what"));
        self.kind_or_null(&f["who"], &format!("{at}.who"));
        self.word(&f["certainty"], |w| Certainty::parse(w).is_some(), &format!("{at}.certainty"));
        self.quoted_or_null(&f["source"], &format!("{at}.source"));
        let (best, low, high) = (f["best"].as_u64(), f["low"].as_u64(), f["high"].as_u64());
        let bound = f["bound"].as_str().and_then(Bound::parse);
        let fits = match bound {
            Some(Bound::Exact) => best.is_some() && best == low && low == high,
            Some(Bound::AtLeast) => best.is_some() && best == low && high.is_none(),
            Some(Bound::AtMost) => best.is_some() && best == high && low.is_none(),
            Some(Bound::About) => best.is_some() && low.is_none() && high.is_none(),
            Some(Bound::Range | Bound::Vague) => best.is_none() && low.zip(high).is_some_and(|(l, h)| l < h),
            None => false,
        };
        if !fits {
            self.add(format!("{at}: best, low and high do not fit '{}'", f["bound"].as_str().unwrap_or("null")));
        }
    }

    fn statement(&mut self, s: &Value, at: &str) {
        self.quoted_or_null(&s["source"], &format!("{at}.source"));
        self.kind_or_null(&s["kind"], &format!("{at}.kind"));
        self.quoted_or_null(&s["cue"], &format!("{at}.cue"));
        let content = list(s, "content");
        if content.is_empty() {
            self.add(format!("{at}.content: empty"));
        }
        for (i, c) in content.iter().enumerate() {
            self.quoted(c, &format!("{at}.content[{i}]"));
        }
        self.word(&s["mode"], |w| Mode::parse(w).is_some(), &format!("{at}.mode"));
        self.word(&s["certainty"], |w| Certainty::parse(w).is_some(), &format!("{at}.certainty"));
    }

    fn event(&mut self, e: &Value, at: &str) {
        self.quoted(&e["trigger"], &format!("{at}.trigger"));
        self.word(&e["type"], |w| EventType::parse(w).is_some(), &format!("{at}.type"));
        self.word(&e["status"], |w| Status::parse(w).is_some(), &format!("{at}.status"));
        for side in ["actors", "targets"] {
            for kind in list(e, side) {
                self.word(kind, |w| Kind::parse(w).is_some(), &format!("{at}.{side}"));
            }
        }
        self.quoted_or_null(&e["place"], &format!("{at}.place"));
        self.country(&e["country"], &format!("{at}.country"));
        if !e["date"].is_null() {
            let (start, end) = (&e["date"]["start"], &e["date"]["end"]);
            self.day(start, &format!("{at}.date.start"));
            self.day(end, &format!("{at}.date.end"));
            if start.as_str() > end.as_str() {
                self.add(format!("{at}.date: ends before it begins"));
            }
        }
    }

    fn place(&mut self, p: &Value, at: &str) {
        self.quoted(&p["quote"], &format!("{at}.quote"));
        self.country(&p["country"], &format!("{at}.country"));
        let within = |v: &Value, most: f64| v.as_f64().is_some_and(|d| d.abs() <= most);
        if !within(&p["latitude"], 90.0) || !within(&p["longitude"], 180.0) {
            self.add(format!("{at}: no position on Earth"));
        }
    }
}
