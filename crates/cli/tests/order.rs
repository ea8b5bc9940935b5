//! Many reports on many threads: the output is that of one.

mod common;

use common::{EN, RO, file, folder, run, with_input};

#[test]
fn the_order_is_that_of_the_input_whatever_the_threads() {
    let dir = folder("order");
    // long and short ones by turns: the short would be done first
    let files: Vec<String> = (0..40).map(|n| file(&dir, &format!("{n:02}.txt"), format!("{n} arrests. {EN}\n\n{}", RO.repeat(if n % 3 == 0 { 40 } else { 1 })))).collect();
    let mut outputs = Vec::new();
    for jobs in ["1", "4"] {
        let mut args = vec!["read", "--jobs", jobs];
        args.extend(files.iter().map(String::as_str));
        let done = run(&args).well();
        let refs: Vec<String> = done.lines().iter().map(|l| l["report"]["ref"].as_str().unwrap().to_owned()).collect();
        assert_eq!(refs, files);
        outputs.push(done.out);
    }
    assert_eq!(outputs[0], outputs[1]);
}

#[test]
fn lines_of_a_stream_come_in_order() {
    let input: String = (0..1500).map(|n| format!("{}\n", serde_json::json!({"id": n, "language": "en", "text": format!("Police arrested {} people in Almaty.", n + 2)}))).collect();
    let done = with_input(&["read", "--input", "jsonl"], input.as_bytes()).well();
    let lines = done.lines();
    assert_eq!(lines.len(), 1500);
    for (n, l) in lines.iter().enumerate() {
        assert_eq!(l["report"]["ref"], n.to_string());
        assert_eq!(l["figures"][0]["best"], n + 2);
    }
}

/// Who gives one line and waits gets one reading before the next line.
#[test]
fn a_line_is_answered_before_the_next_is_given() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = common::command().args(["read", "--input", "jsonl"]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for n in 0..3 {
        writeln!(stdin, "{}", serde_json::json!({"id": n, "text": EN})).unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("\"ref\":\"{n}\"")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn paragraphs_are_read_in_their_own_languages() {
    let text = format!("{EN} The ministry also said that the situation in the city was now under control.\n\n{RO} Potrivit autorităților, situația din oraș este acum sub control.");
    let done = with_input(&["read"], text.as_bytes()).well();
    let r = &done.lines()[0];
    let packs: Vec<&String> = r["reader"]["packs"].as_object().unwrap().keys().collect();
    assert_eq!(packs, ["en", "ro"]);
    let triggers: Vec<&str> = r["events"].as_array().unwrap().iter().map(|e| e["trigger"]["text"].as_str().unwrap()).collect();
    assert!(triggers.contains(&"arrested") && triggers.contains(&"reținut"), "{triggers:?}");
}
