//! Reports as JSON lines, good and bad.

mod common;

use common::{EN, RO, file, folder, run, with_input};
use serde_json::json;

fn read(input: &str, more: &[&str]) -> common::Done {
    let mut args = vec!["read", "--input", "jsonl"];
    args.extend(more);
    with_input(&args, input.as_bytes())
}

#[test]
fn a_bad_line_costs_one_line() {
    let good = json!({"id": "a", "text": EN}).to_string();
    let bad = ["{\"id\":\"b\",", "{\"id\":\"c\"}", "[1]", "{\"id\":\"d\",\"text\":7}", "", "{\"id\":\"e\",\"text\":\"x\",\"title\":5}", "{\"text\":\"\\ud800\"}"];
    let mut input = format!("{good}\n");
    for line in bad {
        input.push_str(&format!("{line}\n{good}\n"));
    }
    let path = file(&folder("bad-lines"), "reports.jsonl", &input);
    let done = run(&["read", &path]);
    assert_eq!(done.code, 1);
    let lines = done.lines();
    assert_eq!(lines.len(), 1 + 2 * bad.len(), "lines stay aligned");
    for (n, line) in lines.iter().enumerate() {
        assert_eq!(line["format"], "grefier-reading/1");
        if n % 2 == 0 {
            assert_eq!(line["report"]["ref"], "a");
            assert!(line.get("error").is_none());
        } else {
            assert!(line["error"].is_string(), "{line}");
            assert!(line["report"].as_object().unwrap().contains_key("ref"));
            assert!(done.err.contains(&format!("{path}:{}: ", n + 1)), "{}", done.err);
        }
    }
    assert_eq!(lines[3]["report"]["ref"], "c");
    assert_eq!(lines[7]["report"]["ref"], "d");
    assert_eq!(lines[11]["report"]["ref"], "e");
    assert!(lines[1]["report"]["ref"].is_null());
    assert_eq!(done.err.lines().count(), bad.len());
}

#[test]
fn what_is_given_comes_back_and_is_used() {
    let done = read(
        &json!({"id": "x", "title": "T", "publisher": "P", "url": "https://example.org/a", "language": "en", "published": "2022-01-07", "text": "Shots were heard on Wednesday."}).to_string(),
        &[],
    )
    .well();
    let r = &done.lines()[0];
    for (key, value) in [("ref", "x"), ("title", "T"), ("publisher", "P"), ("url", "https://example.org/a"), ("language", "en"), ("published", "2022-01-07")] {
        assert_eq!(r["report"][key], value);
    }
    assert_eq!(r["dates"][0]["start"], "2022-01-05");
    let open = read(&json!({"text": "Shots were heard in the city on Wednesday."}).to_string(), &[]).well();
    assert!(open.lines()[0]["dates"][0]["start"].is_null());
}

#[test]
fn options_fill_what_a_line_leaves_open() {
    let input = format!("{}\n{}\n", json!({"text": "Shots were heard on Wednesday.", "published": "2022-01-07"}), json!({"text": "Shots were heard on Wednesday."}));
    let done = read(&input, &["--published", "2021-03-05", "--publisher", "P", "--language", "en"]).well();
    let lines = done.lines();
    assert_eq!(lines[0]["dates"][0]["start"], "2022-01-05");
    assert_eq!(lines[1]["dates"][0]["start"], "2021-03-03");
    assert!(lines.iter().all(|l| l["report"]["publisher"] == "P"));
}

#[test]
fn a_date_that_is_none_costs_only_the_dates() {
    let done = read(&json!({"id": "x", "language": "en", "published": "last week", "text": EN}).to_string(), &[]);
    assert_eq!(done.code, 0);
    assert!(done.err.contains("\"published\"") && done.err.contains("open"), "{}", done.err);
    assert_eq!(done.lines()[0]["figures"][0]["best"], 30);
}

#[test]
fn too_long_lines_and_texts_are_refused() {
    let long = json!({"id": "long", "text": EN.repeat(40)}).to_string();
    let input = format!("{long}\n{}\n", json!({"id": "short", "text": EN}));
    let done = read(&input, &["--max-bytes", "1k"]);
    assert_eq!(done.code, 1);
    let lines = done.lines();
    assert!(lines[0]["error"].as_str().unwrap().contains("--max-bytes"));
    assert_eq!(lines[0]["report"]["ref"], "long");
    assert_eq!(lines[1]["report"]["ref"], "short");
    let huge = format!("{}\n{}\n", json!({"text": "a".repeat(200_000)}), json!({"text": EN}));
    let done = read(&huge, &["--max-bytes", "1k"]);
    assert_eq!((done.code, done.lines().len()), (1, 2));
}

#[test]
fn bytes_that_are_no_utf_8_cost_one_line() {
    let mut input = b"{\"id\":\"x\",\"text\":\"caf\xe9\"}\n".to_vec();
    input.extend_from_slice(json!({"id": "y", "text": EN}).to_string().as_bytes());
    let done = with_input(&["read", "--input", "jsonl"], &input);
    assert_eq!(done.code, 1);
    assert!(done.lines()[0]["error"].as_str().unwrap().contains("UTF-8"));
    assert_eq!(done.lines()[1]["report"]["ref"], "y");
}

#[test]
fn empty_input_is_no_report() {
    assert_eq!(read("", &[]).well().out, "");
    assert_eq!(read("\n\n", &[]).well().out, "");
    assert_eq!(read("\u{feff}{\"text\":\"x\"}\r\n", &[]).well().lines().len(), 1);
}

#[test]
fn json_files_may_hold_one_several_or_an_example() {
    let dir = folder("json-files");
    let one = file(&dir, "one.json", json!({"text": EN}).to_string());
    let list = file(&dir, "list.json", json!([{"id": "p", "text": EN}, {"text": 3}, {"id": "q", "report": {"text": EN}}]).to_string());
    let done = run(&["read", &one, &list]);
    assert_eq!(done.code, 1);
    assert!(done.err.contains("list.json: \"text\" is no string"), "{}", done.err);
    let refs: Vec<String> = done.lines().iter().map(|l| l["report"]["ref"].as_str().unwrap_or("-").to_owned()).collect();
    assert_eq!(refs, [one.as_str(), "p", "q"]);
    let broken = file(&dir, "broken.json", "{\"text\":");
    let done = run(&["read", &broken]);
    assert_eq!((done.code, done.out.as_str()), (1, ""));
    assert!(done.err.contains("broken.json: no JSON"), "{}", done.err);
}

#[test]
fn a_reading_is_read_again_to_the_same_reading() {
    let input = [json!({"id": "a", "title": "T", "published": "2022-01-07", "text": EN}), json!({"text": RO})].map(|r| r.to_string()).join("\n");
    let once = read(&input, &[]).well().out;
    assert_eq!(read(&once, &[]).well().out, once);
    // as one list in a file; what has no name is called after it, which makes its id another
    let json = read(&once, &["--format", "json"]).well().out;
    let path = file(&folder("again"), "list.json", &json);
    let wanted: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
    let lines = run(&["read", "--format", "jsonl", &path]).well().lines();
    assert_eq!(lines[0], wanted[0]);
    assert_eq!(lines[1]["report"]["ref"], json!(path));
    assert!(wanted[1]["report"]["ref"].is_null() && lines[1]["figures"] == wanted[1]["figures"]);
}
