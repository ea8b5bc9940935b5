//! What is written, in each format.

mod common;

use common::{Done, EN, command, example, file, folder, run, with_input};
use unicode_width::UnicodeWidthStr;

fn text(input: &str, more: &[&str]) -> Done {
    let mut args = vec!["read", "--format", "text", "--language", "en"];
    args.extend(more);
    with_input(&args, input.as_bytes())
}

#[test]
fn json_lines_are_the_default_where_no_terminal_is() {
    let done = run(&["read", &example("en/en-almaty.json"), &example("ro/ro-almati-patrule.json")]).well();
    let lines = done.lines();
    assert_eq!(lines.len(), 2);
    for (line, (id, language)) in lines.iter().zip([("en-almaty", "en"), ("ro-almati-patrule", "ro")]) {
        assert_eq!(line["format"], "grefier-reading/1");
        assert_eq!(line["report"]["ref"], id);
        assert_eq!(line["report"]["language"], language);
        assert!(!line["figures"].as_array().unwrap().is_empty());
    }
}

#[test]
fn spans_lead_to_the_words() {
    let done = run(&["read", &example("ro/ro-almati-patrule.json")]).well();
    let r = &done.lines()[0];
    let text: Vec<char> = r["report"]["text"].as_str().unwrap().chars().collect();
    for list in ["places", "dates", "actors", "figures"] {
        for item in r[list].as_array().unwrap() {
            let (a, b) = (item["span"][0].as_u64().unwrap() as usize, item["span"][1].as_u64().unwrap() as usize);
            assert_eq!(text[a..b].iter().collect::<String>(), item["text"].as_str().unwrap());
        }
    }
}

#[test]
fn json_is_one_object_or_a_list() {
    let one = run(&["read", "--format", "json", &example("en/en-almaty.json")]).well();
    assert!(one.json().is_object());
    assert!(one.out.lines().count() > 50, "it is set in lines");
    let two = run(&["read", "--format", "json", &example("en/en-almaty.json"), &example("en/en-cali-arrests.json")]).well();
    assert_eq!(two.json().as_array().unwrap().len(), 2);
    let none = with_input(&["read", "--format", "json", "--input", "jsonl"], b"").well();
    assert_eq!(none.json().as_array().unwrap().len(), 0);
}

#[test]
fn text_tells_the_claims() {
    let done = text(EN, &["--published", "2022-01-07", "--publisher", "Caspian Post", "--title", "Arrests in Almaty", "--width", "120"]).well();
    for part in [
        "Arrests in Almaty",
        "Caspian Post · 2022-01-07 · English · Almaty, Kazakhstan",
        "FIGURES",
        "WHO SAYS WHAT",
        "EVENTS",
        "PLACES",
        "arrested – protesters (“protesters”) – according to the interior ministry (government)",
        "«arrested»",
    ] {
        assert!(done.out.contains(part), "{part} in\n{}", done.out);
    }
    assert!(!done.out.contains('\u{1b}'));
}

#[test]
fn bounds_and_doubts_are_marked() {
    let all = "At least 40 people were killed, the mayor said. About 300 people were injured. Up to 50 fighters were killed in the raid. Several soldiers were wounded.\n\
               The army denied that 12 civilians had been killed. Ten miners may have been arrested.\n";
    let done = text(all, &["--width", "120"]).well();
    for part in ["≥ 40", "~ 300", "≤ 50", "3–9", "[vague]", "[denied]", "[possible]", "[at least]", "[about]"] {
        assert!(done.out.contains(part), "{part} in\n{}", done.out);
    }
}

#[test]
fn two_voices_two_numbers_are_contested() {
    let done = text("Police said 12 protesters were killed in Almaty. Doctors said 40 protesters were killed in Almaty.", &["--width", "120"]).well();
    assert_eq!(done.out.matches("[contested:").count(), 2, "{}", done.out);
    let one = text("Police said 12 protesters were killed in Almaty. Police said 40 protesters were killed in Almaty.", &["--width", "120"]).well();
    assert!(!one.out.contains("contested"), "{}", one.out);
}

#[test]
fn lines_keep_to_the_width() {
    for width in ["40", "60", "100"] {
        let done = run(&["read", "--format", "text", "--width", width, &example("en/en-almaty.json"), &example("ro/ro-almati-patrule.json")]).well();
        let most: usize = width.parse().unwrap();
        for line in done.out.lines() {
            assert!(line.width() <= most, "{} columns: {line}", line.width());
        }
    }
}

#[test]
fn colour_only_where_asked_for() {
    let plain = text(EN, &[]).well();
    let coloured = text(EN, &["--color", "always"]).well();
    let never = text(EN, &["--color", "never"]).well();
    assert!(!plain.out.contains('\u{1b}') && !never.out.contains('\u{1b}'));
    assert!(coloured.out.contains("\u{1b}["));
}

/// On a real terminal, where one can be had.
#[test]
fn a_terminal_gets_text_and_colour_and_no_color_is_heeded() {
    let Ok(probe) = std::process::Command::new("script").arg("--version").output() else { return };
    if !probe.status.success() {
        return;
    }
    let path = file(&folder("terminal"), "en.txt", EN);
    let call = format!("'{}' read --language en '{path}'", env!("CARGO_BIN_EXE_grefier"));
    let on = |name: &str, value: &str| {
        let mut c = std::process::Command::new("script");
        c.args(["-qec", &call, "/dev/null"]).env("TERM", "xterm").env_remove("NO_COLOR").env(name, value);
        String::from_utf8_lossy(&c.output().expect("it runs").stdout).into_owned()
    };
    let colour = on("GREFIER_NOTHING", "1");
    if !colour.contains("FIGURES") {
        return;
    }
    assert!(colour.contains("\u{1b}["));
    assert!(!on("NO_COLOR", "1").contains("\u{1b}["));
    assert!(on("NO_COLOR", "").contains("\u{1b}["), "empty is as if not set");
    assert!(!on("TERM", "dumb").contains("\u{1b}["));
}

#[test]
fn no_report_commands_the_terminal() {
    let evil = "\u{1b}]0;title\u{7}Police arrested 30 prot\u{1b}[31mesters in \u{202e}Almaty\u{9b}2J on Friday, the interior ministry said.\u{8}\u{8}";
    let done = with_input(&["read", "--format", "text", "--language", "en", "--title", "a\u{1b}[2Jb\nc"], evil.as_bytes());
    assert_eq!(done.code, 0);
    assert!(done.out.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", done.out);
    assert!(!done.out.contains('\u{202e}'));
    assert!(done.out.starts_with("a\\u{1b}[2Jb c\n"));
}

#[test]
fn right_to_left_words_are_isolated() {
    let done = text("Police arrested 30 protesters in Almaty, \"قالت الشرطة إن المتظاهرين هاجموا المبنى الحكومي في المدينة\", the mayor said.", &[]).well();
    for line in done.out.lines().filter(|l| l.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c))) {
        assert!(line.contains('\u{2068}') && line.contains('\u{2069}'), "{line:?}");
        assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count());
    }
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let mut child =
        command().args(["read", "--format", "json", "--input", "jsonl"]).stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = format!("{}\n", serde_json::json!({"text": EN.repeat(20)}));
    use std::io::Write;
    for _ in 0..200 {
        if stdin.write_all(line.as_bytes()).is_err() {
            break;
        }
    }
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}
