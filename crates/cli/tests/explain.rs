//! Why a cell is as it is.

mod common;

use common::{EN, example, file, folder, run, with_input};
use serde_json::Value;

fn item(list: &str, kind: &str) -> String {
    list.lines().find(|l| l.starts_with(kind)).unwrap_or_else(|| panic!("{kind} in\n{list}")).split_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn all_items_are_listed() {
    let path = example("en/en-almaty.json");
    let list = run(&["explain", &path]).well().out;
    let reading = run(&["read", &path]).well().lines().remove(0);
    for (kind, key) in [("event", "events"), ("figure", "figures"), ("statement", "statements"), ("place", "places"), ("date", "dates"), ("actor", "actors")] {
        let listed: Vec<&str> = list.lines().filter(|l| l.starts_with(kind)).map(|l| l.split_whitespace().nth(1).unwrap()).collect();
        let read: Vec<&str> = reading[key].as_array().unwrap().iter().map(|x| x["id"].as_str().unwrap()).collect();
        assert_eq!(listed, read, "{kind}");
    }
}

#[test]
fn an_event_names_its_entry_and_its_rules() {
    let list = with_input(&["explain", "-", "--language", "en"], EN.as_bytes()).well().out;
    let shown = with_input(&["explain", "-", &item(&list, "event"), "--language", "en"], EN.as_bytes()).well().out;
    for part in ["type = arrest", "en/triggers.tsv:", "status = happened", "place = ", "“Almaty”", "statement = s"] {
        assert!(shown.contains(part), "{part} in\n{shown}");
    }
}

#[test]
fn the_trace_is_json_and_leaving_an_entry_out_takes_the_cell() {
    let path = file(&folder("explain"), "en.txt", EN);
    let list = run(&["explain", &path, "--language", "en"]).well().out;
    let id = item(&list, "event");
    let trace: Value = run(&["explain", &path, &id, "--format", "json", "--language", "en"]).well().json();
    assert_eq!(trace["format"], "grefier-trace/1");
    assert_eq!(trace["cell"]["type"], "arrest");
    let entry = &trace["steps"][0]["entries"][0];
    assert_eq!((entry["class"].as_str(), entry["words"].as_str()), (Some("arrest"), Some("arrested")));
    let without = format!("{}:{}:{}", entry["language"].as_str().unwrap(), entry["file"].as_str().unwrap(), entry["line"]);
    let gone = run(&["explain", &path, &id, "--format", "json", "--language", "en", "--without", &without]);
    if gone.code == 0 {
        // another entry has taken its place: the trace names it
        assert_ne!(gone.json()["steps"][0]["entries"][0]["line"], entry["line"]);
    } else {
        assert!(gone.err.contains(&id), "{}", gone.err);
    }
}

#[test]
fn a_figure_says_its_number_and_who_says_it() {
    let list = with_input(&["explain", "-", "--language", "en"], b"According to the mayor, at least 40 miners were killed.").well().out;
    let shown = with_input(&["explain", "-", &item(&list, "figure"), "--language", "en"], b"According to the mayor, at least 40 miners were killed.").well().out;
    for part in ["best 40, low 40, bound at_least", "en/numbers.tsv:", "what = killed", "who = labour", "en/actors.tsv:", "statement = s"] {
        assert!(shown.contains(part), "{part} in\n{shown}");
    }
}

#[test]
fn a_place_shows_the_candidates_that_lost() {
    let text = "Clashes broke out in Tripoli on Friday, the Libyan government said. Two soldiers were killed in Tripoli.";
    let list = with_input(&["explain", "-", "--language", "en"], text.as_bytes()).well().out;
    let trace = with_input(&["explain", "-", &item(&list, "place"), "--language", "en", "--format", "json"], text.as_bytes()).well().json();
    assert_eq!(trace["cell"]["country"], "LY");
    let list = trace["steps"][0]["inputs"]["candidates"].as_array().unwrap();
    assert!(list.len() > 1 && list.iter().all(|c| c["score"].is_number()), "{trace}");
    assert!(!trace["rivals"].as_array().unwrap().is_empty());
}

#[test]
fn what_is_not_there_is_said() {
    let path = file(&folder("explain-missing"), "en.txt", EN);
    let done = run(&["explain", &path, "e1-2"]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("e1-2"), "{}", done.err);
    assert_eq!(run(&["explain", "no-such-file"]).code, 1);
    assert_eq!(run(&["explain", &path, "--without", "en:triggers.tsv:1"]).code, 2);
    assert_eq!(run(&["explain", &path, "--without", "nonsense"]).code, 2);
}
