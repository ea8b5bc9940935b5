//! The corpus (`corpus/README.md`): every file is a report with a sound annotation, and no two are alike.

mod alike;
mod faults;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

fn reports() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/reports");
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the folder of the corpus").map(|f| f.expect("a file").path()).collect();
    files.sort();
    files
        .iter()
        .map(|f| {
            let name = f.file_stem().and_then(|n| n.to_str()).expect("a name").to_owned();
            let text = std::fs::read_to_string(f).unwrap_or_else(|e| panic!("{name}: {e}"));
            let report = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
            (name, report)
        })
        .collect()
}

#[test]
fn every_annotation_is_sound() {
    let all = reports();
    assert!(all.len() > 400, "only {} reports", all.len());
    let found: Vec<String> = all.iter().flat_map(|(name, report)| faults::of(name, report).into_iter().map(move |f| format!("corpus/reports/{name}.json: {f}"))).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_fault_is_named() {
    let sound = serde_json::json!({
        "id": "en-1",
        "report": {"title": "T", "publisher": "P", "language": "en", "published": "2024-03-19", "text": "Police said 12 were hurt; 12 more fled."},
        "figures": [{"quote": "12 were hurt", "number": "12", "what": "injured", "who": null, "best": 12, "low": 12, "high": 12, "bound": "exact", "certainty": "asserted", "source": "Police"}],
        "statements": [{"source": "Police", "kind": "police", "name": null, "cue": "said", "content": ["12 were hurt", {"q": "12", "n": 2}], "mode": "indirect", "certainty": "asserted"}],
        "events": [{"trigger": "hurt", "type": "injury", "actors": [], "targets": ["unknown"], "place": null, "country": null, "date": {"start": "2024-03-18", "end": "2024-03-19"}, "status": "happened"}],
        "places": []
    });
    assert_eq!(faults::of("en-1", &sound), [""; 0]);
    for (path, value, expected) in [
        ("/id", Value::from("en-2"), "its id is not the file's name"),
        ("/report/published", Value::from("19 March"), "report.published"),
        ("/figures/0/number", Value::from("13"), "figures[0].number: not in its quote"),
        ("/figures/0/high", Value::Null, "figures[0]: best, low and high do not fit 'exact'"),
        ("/figures/0/what", Value::from("hurt"), "figures[0].what: 'hurt'"),
        ("/figures/0/source", Value::from("The army"), "figures[0].source: not in the text"),
        ("/statements/0/content/1/n", Value::from(3), "statements[0].content[1]: not in the text"),
        ("/statements/0/content", Value::from(Vec::<Value>::new()), "statements[0].content: empty"),
        ("/statements/0/kind", Value::from("cops"), "statements[0].kind: 'cops'"),
        ("/events/0/type", Value::from("harm"), "events[0].type: 'harm'"),
        ("/events/0/date/start", Value::from("2024-03-20"), "events[0].date: ends before it begins"),
        ("/events/0/targets/0", Value::from("nobody"), "events[0].targets: 'nobody'"),
    ] {
        let mut broken = sound.clone();
        *broken.pointer_mut(path).expect("a path") = value;
        let found = faults::of("en-1", &broken);
        assert!(found.iter().any(|f| f.starts_with(expected)), "{path}: {found:?}");
    }
}

#[test]
fn no_two_reports_are_alike() {
    let all = reports();
    let texts: Vec<(&str, &str)> = all.iter().map(|(name, r)| (name.as_str(), r["report"]["text"].as_str().unwrap_or_default())).collect();
    assert_eq!(alike::pairs(&texts), [] as [(String, String, f64); 0]);
    let copy = format!("{} And more.", texts[0].1);
    assert_eq!(alike::pairs(&[texts[0], ("copy", &copy)]).len(), 1);
}

#[test]
fn all_types_and_languages_are_there() {
    let all = reports();
    let mut types: BTreeMap<&str, u32> = BTreeMap::new();
    let mut languages: BTreeMap<&str, u32> = BTreeMap::new();
    let mut quiet = 0;
    for (_, r) in &all {
        *languages.entry(r["report"]["language"].as_str().unwrap_or_default()).or_default() += 1;
        let events = r["events"].as_array().map_or(&[] as &[Value], Vec::as_slice);
        quiet += u32::from(events.is_empty());
        for e in events {
            *types.entry(e["type"].as_str().unwrap_or_default()).or_default() += 1;
        }
    }
    for t in grefier_reader::vocabulary::EventType::ALL {
        assert!(types.get(t.as_str()).is_some_and(|n| *n >= 20), "{}: {:?}", t.as_str(), types.get(t.as_str()));
    }
    for l in "en ro ru uk pl fr es pt de it tr ar".split(' ') {
        assert!(languages.get(l).is_some_and(|n| *n >= 30), "{l}: {:?}", languages.get(l));
    }
    assert!(quiet >= 30, "{quiet} reports without an event");
}
