//! The page: of its own, safe, whole.

mod common;

use common::{EN, example, run, with_input};

fn page(args: &[&str]) -> String {
    let mut all = vec!["read", "--format", "html"];
    all.extend(args);
    run(&all).well().out
}

/// Start and end tags, in order; what is inside of `<style>` and `<script>` is no markup.
fn tags(html: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').expect("tags are closed");
        let tag = &rest[..end];
        rest = &rest[end + 1..];
        if tag.starts_with('!') {
            continue;
        }
        let closing = tag.starts_with('/');
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if !closing && (name == "style" || name == "script") {
            let stop = rest.find(&format!("</{name}>")).expect("closed");
            rest = &rest[stop..];
        }
        found.push((name, closing));
    }
    found
}

#[test]
fn the_page_is_well_formed_and_holds_all_reports() {
    let html = page(&[&example("en/en-almaty.json"), &example("ro/ro-almati-patrule.json")]);
    assert!(html.starts_with("<!doctype html>") && html.trim_end().ends_with("</html>"));
    assert_eq!(html.matches("<article>").count(), 2);
    let mut open: Vec<String> = Vec::new();
    for (name, closing) in tags(&html) {
        if matches!(name.as_str(), "meta" | "br") {
            continue;
        }
        if closing {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()));
        } else {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "ids are of one element each");
    for link in html.split("href=\"#").skip(1).map(|s| s.split('"').next().unwrap()) {
        assert!(ids.binary_search(&link).is_ok(), "{link} leads somewhere");
    }
}

#[test]
fn every_kind_is_highlighted_and_has_its_cell() {
    let html = page(&[&example("en/en-almaty.json")]);
    for class in ["content", "source", "cue", "trigger", "figure", "place", "date"] {
        assert!(html.contains(&format!("class=\"s {class}")) || html.contains(&format!(" {class} ")) || html.contains(&format!(" {class}\"")), "{class}");
    }
    assert!(html.contains("class=\"tip\"") && html.contains("tabindex=\"0\""));
    assert!(html.contains(":hover > .tip") && html.contains(":focus > .tip"), "no script is needed");
    assert!(html.contains("prefers-color-scheme: dark"));
}

#[test]
fn the_text_of_the_report_is_whole() {
    let html = with_input(&["read", "--format", "html", "--language", "en"], EN.as_bytes()).well().out;
    let start = html.find("<div class=\"report\"").unwrap();
    let body = &html[start..start + html[start..].find("</div>").unwrap()];
    // without tips and tags the report stands there
    let mut text = String::new();
    let mut rest = &body[body.find('>').unwrap() + 1..];
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with("<span class=\"tip\">") {
            let close = rest[at..].find("</span></span></span>").unwrap();
            rest = &rest[at + close + "</span></span>".len()..];
        } else {
            rest = &rest[at + rest[at..].find('>').unwrap() + 1..];
        }
    }
    text.push_str(rest);
    assert_eq!(text, EN);
}

#[test]
fn nothing_comes_from_elsewhere() {
    let html = page(&[&example("en/en-almaty.json")]);
    for bad in ["http://", "https://", "src=", "@import", "url(", "<link", "<img", "<iframe", "<form", "on"] {
        if bad == "on" {
            assert!(!tags_have_handlers(&html));
        } else {
            assert!(!html.contains(bad), "{bad}");
        }
    }
    assert!(html.contains("default-src 'none'"));
}

fn tags_have_handlers(html: &str) -> bool {
    let body = &html[html.find("<body>").unwrap()..html.find("<script>").unwrap()];
    body.split('<').filter_map(|t| t.split('>').next()).any(|t| t.contains(" on") && t.contains("=\""))
}

#[test]
fn hostile_words_stay_words() {
    let evil = "<script>alert(1)</script> Police arrested 30 <b onclick=x>protesters</b> in Almaty & \"said\" '--><img src=x onerror=alert(1)> \u{202e}on Friday\u{0}, the interior ministry said.";
    let json =
        serde_json::json!({"title": "</title><script>1</script>", "publisher": "<i>P</i>", "url": "javascript:alert(1)", "language": "en", "published": "\"><script>", "text": evil}).to_string();
    let done = with_input(&["read", "--format", "html", "--input", "jsonl"], json.as_bytes());
    assert_eq!(done.code, 0);
    let html = done.out;
    assert_eq!(html.matches("<script>").count(), 1, "ours alone");
    for bad in ["<b ", "<img", "<i>", "\u{202e}", "\u{0}", "href=\"javascript"] {
        assert!(!html.contains(bad), "{bad:?}");
    }
    assert!(html.contains("&lt;script&gt;"));
    // nobody is told who reads
    assert!(!html.contains("href=\"http"));
}
