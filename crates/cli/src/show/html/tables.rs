//! The claims as tables; each row leads to its words.

use super::escape::bdi;
use super::tips::{certainty, mark, names, speaker, status};
use crate::show::contested::contested;
use crate::show::labels;
use crate::show::lookup::Lookup;
use crate::term::wrap::shorten;
use grefier_gazetteer::Gazetteer;
use grefier_reader::format::EventDate;
use grefier_reader::vocabulary::What;

/// Words in a table are a reminder; the text has them in full.
const WORDS: usize = 160;

fn table(out: &mut String, title: &str, columns: &[&str], rows: &[Vec<String>]) {
    if rows.is_empty() {
        return;
    }
    out.push_str(&format!("<h2>{title}</h2><div class=\"scroll\"><table><thead><tr>"));
    for c in columns {
        out.push_str(&format!("<th scope=\"col\">{c}</th>"));
    }
    out.push_str("</tr></thead><tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (n, cell) in row.iter().enumerate() {
            let class = match columns[n] {
                "How many" => " class=\"number\"",
                "When" => " class=\"when\"",
                _ => "",
            };
            out.push_str(&format!("<td{class}>{cell}</td>"));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

fn words(prefix: &str, id: &str, text: &str) -> String {
    format!("<a href=\"#{prefix}{id}\">{}</a>", bdi(&shorten(text, WORDS)))
}

/// A day is never broken at its hyphens.
fn days(d: Option<&EventDate>) -> String {
    let shown = d.and_then(labels::date).unwrap_or_default();
    shown.split(' ').filter(|w| !w.is_empty()).map(|w| format!("<span>{w}</span>")).collect::<Vec<_>>().join(" ")
}

fn place(look: &Lookup<'_>, index: Option<usize>) -> String {
    look.place(index).map_or(String::new(), |p| bdi(&p.name))
}

pub fn write(out: &mut String, look: &Lookup<'_>, gazetteer: &Gazetteer, prefix: &str) {
    figures(out, look, prefix);
    statements(out, look, prefix);
    events(out, look, prefix);
    places(out, look, gazetteer, prefix);
}

fn figures(out: &mut String, look: &Lookup<'_>, prefix: &str) {
    let against = contested(look);
    let rows: Vec<Vec<String>> = look
        .reading
        .figures
        .iter()
        .enumerate()
        .map(|(n, f)| {
            let what = if f.what == What::Other { "counted".to_owned() } else { labels::plain(f.what.as_str()) };
            let mut marks = certainty(f.certainty);
            marks.push_str(&labels::bound(f).map_or(String::new(), |b| mark("", b)));
            if f.part_of.is_some() {
                marks.push_str(&mark("", "part of another"));
            }
            if look.newer(f).is_some() {
                marks.push_str(&mark("", "an earlier value"));
            }
            if !against[n].is_empty() {
                marks.push_str(&mark("warn", "contested"));
            }
            vec![
                labels::value(f),
                format!("{what}{marks}"),
                bdi(&labels::who(f)),
                speaker(look, look.statement(f.statement.as_ref())),
                place(look, f.place),
                days(f.date.as_ref()),
                words(prefix, &f.id, &f.text),
            ]
        })
        .collect();
    table(out, "Figures", &["How many", "What", "Who", "According to", "Where", "When", "Words"], &rows);
}

fn statements(out: &mut String, look: &Lookup<'_>, prefix: &str) {
    let rows: Vec<Vec<String>> = look
        .reading
        .statements
        .iter()
        .map(|s| {
            let content = s.content.iter().map(|c| look.words(*c)).collect::<Vec<_>>().join(" … ");
            let cue = s.cue.as_ref().map_or_else(|| "–".to_owned(), |c| bdi(&c.text));
            vec![speaker(look, Some(s)), format!("{cue}{}", certainty(s.certainty)), words(prefix, &s.id, &content)]
        })
        .collect();
    table(out, "Who says what", &["Who", "Says", "What"], &rows);
}

fn events(out: &mut String, look: &Lookup<'_>, prefix: &str) {
    let rows: Vec<Vec<String>> = look
        .reading
        .events
        .iter()
        .map(|e| {
            let site = e.site.as_ref().map_or(String::new(), |s| format!(" ({})", bdi(&s.text)));
            let who = look.statement(e.statement.as_ref());
            vec![
                format!("{}{}", labels::plain(e.kind.as_str()), status(e.status)),
                names(look, &e.actors),
                names(look, &e.targets),
                format!("{}{site}", place(look, e.place)),
                days(e.date.as_ref()),
                if who.is_some() { speaker(look, who) } else { String::new() },
                words(prefix, &e.id, &e.trigger.text),
            ]
        })
        .collect();
    table(out, "Events", &["What", "By", "To", "Where", "When", "According to", "Words"], &rows);
}

fn places(out: &mut String, look: &Lookup<'_>, gazetteer: &Gazetteer, prefix: &str) {
    let rows: Vec<Vec<String>> = look
        .reading
        .places
        .iter()
        .map(|p| {
            let point = p.latitude.zip(p.longitude).map_or(String::new(), |(a, b)| format!("{a:.3}, {b:.3}"));
            vec![bdi(&labels::place(gazetteer, p)), labels::plain(p.feature), point, p.radius_km.map_or(String::new(), |r| format!("{r} km")), words(prefix, &p.id, &p.text)]
        })
        .collect();
    table(out, "Places", &["Place", "Kind", "Position", "Radius", "Words"], &rows);
}
