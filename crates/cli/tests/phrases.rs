//! Numbers and dates alone.

mod common;

use common::{run, with_input};

#[test]
fn numbers_one_a_line() {
    let done = with_input(&["number", "--language", "en"], "three thousand five hundred\n3,500\nnot a number\n\nhalf a dozen\n1.5 million".as_bytes()).well();
    assert_eq!(done.out.lines().collect::<Vec<_>>(), ["{\"value\":3500}", "{\"value\":3500}", "null", "null", "{\"value\":6}", "{\"value\":1500000}"]);
    let done = with_input(&["number", "--language", "ro"], "optsprezece\r\no sută douăzeci\r\n3,5 mii\r\n".as_bytes()).well();
    assert_eq!(done.out.lines().collect::<Vec<_>>(), ["{\"value\":18}", "{\"value\":120}", "{\"value\":3500}"]);
}

#[test]
fn dates_one_a_line() {
    let done = with_input(&["date", "--language", "en", "--on", "2022-01-07"], b"yesterday\n5 January 2022\nnever mind\nin 2019\n").well();
    assert_eq!(
        done.out.lines().collect::<Vec<_>>(),
        ["{\"start\":\"2022-01-06\",\"end\":\"2022-01-06\"}", "{\"start\":\"2022-01-05\",\"end\":\"2022-01-05\"}", "null", "{\"start\":\"2019-01-01\",\"end\":\"2019-12-31\"}"]
    );
}

#[test]
fn a_language_without_a_pack_answers_null() {
    for args in [&["number", "--language", "xx"][..], &["date", "--language", "xx", "--on", "2022-01-07"]] {
        let done = with_input(args, b"one\ntwo\n");
        assert_eq!((done.code, done.out.as_str()), (0, "null\nnull\n"));
        assert!(done.err.contains("no pack for 'xx'"), "{}", done.err);
    }
}

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(run(&["number", "--language", "en"]).well().out, "");
}

#[test]
fn a_phrase_is_answered_before_the_next_is_given() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = common::command().args(["number", "--language", "en"]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for (phrase, answer) in [("seven", "{\"value\":7}\n"), ("eight", "{\"value\":8}\n")] {
        writeln!(stdin, "{phrase}").unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert_eq!(line, answer);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
