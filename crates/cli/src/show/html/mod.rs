//! A page of its own: the report with every span highlighted, its cells at a touch, its tables beside it.
//!
//! Nothing is fetched and nothing of the report is markup: the page forbids itself all sources, and the one script
//! (for fingers: pointing and the keyboard need none) is allowed by its hash.

mod escape;
mod segments;
mod tables;
mod tips;

use super::labels;
use super::lookup::Lookup;
use escape::bdi;
use grefier_reader::Reader;
use grefier_reader::format::Reading;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub fn head() -> String {
    let hash = base64(&Sha256::digest(SCRIPT.as_bytes()));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Grefier: who said what happened</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

pub fn foot() -> String {
    format!("<script>{SCRIPT}</script>\n</body>\n</html>\n")
}

pub fn section(reading: &Reading, reader: &Reader, number: usize) -> String {
    let look = Lookup::new(reading);
    let prefix = format!("r{number}-");
    let mut out = String::with_capacity(reading.report.text.len() * 8 + 4096);
    out.push_str("<article>\n");
    heading(&mut out, &look, reader);
    out.push_str(
        "<p class=\"legend\"><span class=\"content\">what is said</span> · <span class=\"source\">who says it</span> · <span class=\"cue\">says</span> · <span class=\"trigger\">event</span> · \
         <span class=\"figure\">figure</span> · <span class=\"place\">place</span> · <span class=\"date\">date</span> · <span class=\"actor\">others</span></p>\n<div class=\"columns\">\n<div class=\"report\" dir=\"auto\">",
    );
    let mut tips = tips::Tips::default();
    let pieces = segments::pieces(&look, &mut tips, &prefix);
    segments::write(&mut out, &look, &pieces, &tips);
    out.push_str("</div>\n<div class=\"tables\">\n");
    tables::write(&mut out, &look, reader.gazetteer(), &prefix);
    out.push_str("</div>\n</div>\n</article>\n");
    out
}

fn heading(out: &mut String, look: &Lookup<'_>, reader: &Reader) {
    let r = &look.reading.report;
    let title = r.title.as_deref().or(r.reference.as_deref()).unwrap_or("Report without a title");
    out.push_str(&format!("<h1 dir=\"auto\">{}</h1>\n", escape::of(title)));
    let mut facts: Vec<String> = Vec::new();
    facts.extend(r.publisher.as_deref().map(bdi));
    facts.push(r.published.as_deref().map_or_else(|| "no date given".to_owned(), bdi));
    facts.push(r.language.as_deref().map_or_else(|| "language unknown".to_owned(), |l| reader.pack(l).map_or_else(|| escape::of(l), |p| escape::of(&p.about.name))));
    facts.extend(labels::main_place(look).map(|p| bdi(&labels::place(reader.gazetteer(), p))));
    // an address is shown, never linked: opening it would tell its owner who reads
    facts.extend(r.url.as_deref().map(bdi));
    out.push_str(&format!("<p class=\"facts\">{}</p>\n", facts.join(" · ")));
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let n = chunk.iter().chain([0, 0].iter()).take(3).fold(0u32, |n, &b| n << 8 | u32::from(b));
        for i in 0..4 {
            let digit = DIGITS[(n >> (18 - 6 * i)) as usize & 63] as char;
            out.push(if i <= chunk.len() { digit } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_others_write_it() {
        assert_eq!([base64(b""), base64(b"f"), base64(b"fo"), base64(b"foo")], ["", "Zg==", "Zm8=", "Zm9v"]);
    }
}
