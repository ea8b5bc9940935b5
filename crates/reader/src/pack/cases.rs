//! The cases that lie beside a pack's tables: run by `grefier pack check`.
//!
//! `cases/numbers.tsv` and `cases/dates.tsv` belong to their grammars; `cases/sentences.tsv` holds sentences and what is
//! to be read in them, separated by tabs:
//!
//! ```text
//! Police arrested 30 protesters.<TAB>event:arrest:happened:arrested;by=police<TAB>figure:30:arrested:protesters
//! ```
//!
//! | written | asks for |
//! |---|---|
//! | `event:TYPE:STATUS:WORDS` | an event with this trigger; options `by=` and `to=` (kinds, separated by commas), `place=`, `date=` |
//! | `figure:VALUE:WHAT:WHO` | a figure; `WHO` is `-` where nobody is said; options `denied`, `possible`, `said=` (who says it, as for `said`), `place=`, `date=`, `part` |
//! | `said:SOURCE:CUE` | a statement, by the words of its source and its cue, `-` for none; options `denied`, `possible`, `direct`, `indirect`, `mixed`, `kind=`, `content=` |
//! | `place:NAME` | a place; options `country=`, `feature=` |
//! | `credit:WORDS` | the credit of the report |
//! | `!event` `!figure` `!said` `!place` `!credit` | none of these |
//! | `nothing` | no event, no figure, no statement |
//! | `published=2022-01-07` | when the report was published |
//!
//! Options follow after `;`. A value is `3000`, `>=3000`, `<=3000`, `~3000`, `20..30`, or `20..99?` for a vague word.
//! `*` stands for any words. Of each kind that a case names, nothing else may be found.

use super::table::{Fault, Row, rows};
use super::{Files, Pack};
use crate::format::{Event, EventDate, Figure, Place, Reading, Statement};
use crate::marks::{dates, numbers};
use crate::vocabulary::{Bound, Certainty, EventType, Kind, Mode, Status, What};
use crate::{Reader, Report};
use std::sync::Arc;

const FOLDER: &str = "cases/";

/// How many cases lie beside a pack.
pub fn count(files: &Files) -> usize {
    files.iter().filter(|(name, _)| name.starts_with(FOLDER)).map(|(_, text)| rows(text).count()).sum()
}

/// Runs all cases of a pack with a reader that has it; how many there were, and those that fail.
pub fn run(reader: &Reader, pack: &Arc<Pack>) -> (usize, Vec<Fault>) {
    let mut failed = Vec::new();
    for (file, text) in pack.files.iter().filter(|(name, _)| name.starts_with(FOLDER)) {
        let found = match &file[FOLDER.len()..] {
            "numbers.tsv" => numbers::cases::run_cases(pack, text),
            "dates.tsv" => dates::cases::run_cases(pack, text),
            "sentences.tsv" => run_sentences(reader, pack.language(), text),
            _ => vec![(0, "no such file of cases; there are numbers.tsv, dates.tsv and sentences.tsv".to_owned())],
        };
        failed.extend(found.into_iter().map(|(line, what)| Fault { file: file.clone(), line, what }));
    }
    (count(&pack.files), failed)
}

/// Runs the sentences: the line and what is wrong for each that fails.
pub fn run_sentences(reader: &Reader, language: &str, text: &str) -> Vec<(u32, String)> {
    rows(text).filter_map(|row| sentence(reader, language, &row).err().map(|what| (row.line, what))).collect()
}

fn sentence(reader: &Reader, language: &str, row: &Row<'_>) -> Result<(), String> {
    let mut case = Case::default();
    for field in row.fields[1..].iter().map(|f| f.trim()).filter(|f| !f.is_empty()) {
        case.add(field)?;
    }
    if !case.asks() {
        return Err("the case asks for nothing; write what is to be read behind a tab, or 'nothing'".into());
    }
    let report = Report { language: Some(language.to_owned()), published: case.published.clone(), text: row.fields[0].replace("\\n", "\n"), ..Report::default() };
    let reading = reader.read(&report);
    let wrong = case.compare(&reading);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("; ")) }
}

/// What a case asks for: of each kind the wanted items, if it names the kind at all.
#[derive(Default)]
struct Case {
    published: Option<String>,
    wanted: [Option<Vec<Wanted>>; 5],
}

const KINDS: [&str; 5] = ["event", "figure", "said", "place", "credit"];
const OPTIONS: [&[&str]; 5] =
    [&["by", "to", "place", "date"], &["denied", "possible", "said", "place", "date", "part"], &["denied", "possible", "direct", "indirect", "mixed", "kind", "content"], &["country", "feature"], &[]];
const PARTS: [usize; 5] = [3, 3, 2, 1, 1];

struct Wanted {
    written: String,
    parts: Vec<String>,
    options: Vec<(String, String)>,
}

type Fits<'r> = Box<dyn Fn(&Wanted) -> bool + 'r>;
/// An item that was found: as a case would write it, and whether it is what a case asks for.
type Offer<'r> = (String, Fits<'r>);

impl Case {
    fn asks(&self) -> bool {
        self.wanted.iter().any(Option::is_some)
    }

    fn add(&mut self, field: &str) -> Result<(), String> {
        if let Some(day) = field.strip_prefix("published=") {
            self.published = Some(day.to_owned());
            return Ok(());
        }
        if field == "nothing" {
            for wanted in &mut self.wanted[..3] {
                wanted.get_or_insert_default();
            }
            return Ok(());
        }
        if let Some(kind) = field.strip_prefix('!') {
            let k = KINDS.iter().position(|n| *n == kind).ok_or_else(|| format!("'!{kind}' is none of !event !figure !said !place !credit"))?;
            self.wanted[k].get_or_insert_default();
            return Ok(());
        }
        let (kind, rest) = field.split_once(':').ok_or_else(|| format!("'{field}' is no reading; such as event:arrest:happened:arrested"))?;
        let k = KINDS.iter().position(|n| *n == kind).ok_or_else(|| format!("'{kind}' is none of event, figure, said, place, credit"))?;
        let mut pieces = rest.split(';');
        let parts: Vec<String> = pieces.next().unwrap_or("").splitn(PARTS[k], ':').map(|p| p.trim().to_owned()).collect();
        if parts.len() != PARTS[k] || parts.iter().any(String::is_empty) {
            return Err(format!("'{field}' has not the {} parts that '{kind}' takes", PARTS[k]));
        }
        let options: Vec<(String, String)> = pieces.map(|o| o.split_once('=').map_or((o.trim().to_owned(), String::new()), |(a, b)| (a.trim().to_owned(), b.trim().to_owned()))).collect();
        if let Some((o, _)) = options.iter().find(|(o, _)| !OPTIONS[k].contains(&o.as_str())) {
            return Err(format!("unknown option '{o}'; known for '{kind}': {}", OPTIONS[k].join(" ")));
        }
        known(k, &parts)?;
        self.wanted[k].get_or_insert_default().push(Wanted { written: field.to_owned(), parts, options });
        Ok(())
    }

    fn compare(&self, r: &Reading) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut kind = |k: usize, found: Vec<Offer<'_>>| {
            let Some(wanted) = &self.wanted[k] else { return };
            let mut left: Vec<_> = found.into_iter().map(Some).collect();
            for w in wanted {
                match left.iter_mut().find(|f| f.as_ref().is_some_and(|(_, fits)| fits(w))) {
                    Some(f) => *f = None,
                    None => wrong.push(format!("missing {}", w.written)),
                }
            }
            wrong.extend(left.into_iter().flatten().map(|(shown, _)| format!("not expected {shown}")));
        };
        kind(0, r.events.iter().map(|e| (show_event(r, e), Box::new(move |w: &Wanted| event(r, e, w)) as Fits<'_>)).collect());
        kind(1, r.figures.iter().map(|f| (show_figure(r, f), Box::new(move |w: &Wanted| figure(r, f, w)) as Fits<'_>)).collect());
        kind(2, r.statements.iter().map(|s| (show_said(r, s), Box::new(move |w: &Wanted| said(r, s, w)) as Fits<'_>)).collect());
        kind(3, r.places.iter().map(|p| (format!("place:{}", p.name), Box::new(move |w: &Wanted| place(p, w)) as Fits<'_>)).collect());
        kind(4, r.report.credit.iter().map(|c| (format!("credit:{c}"), Box::new(move |w: &Wanted| same(&w.parts[0], c)) as Fits<'_>)).collect());
        wrong
    }
}

/// Words of the closed vocabularies must be of them.
fn known(k: usize, parts: &[String]) -> Result<(), String> {
    let free = |w: &str| w == "*" || w == "-";
    match k {
        0 if EventType::parse(&parts[0]).is_none() && !free(&parts[0]) => Err(format!("unknown event type '{}'", parts[0])),
        0 if Status::parse(&parts[1]).is_none() && !free(&parts[1]) => Err(format!("unknown status '{}'", parts[1])),
        1 if What::parse(&parts[1]).is_none() && !free(&parts[1]) => Err(format!("unknown thing counted '{}'", parts[1])),
        1 if Kind::parse(&parts[2]).is_none() && !free(&parts[2]) => Err(format!("unknown kind '{}'", parts[2])),
        _ => Ok(()),
    }
}

fn same(wanted: &str, got: &str) -> bool {
    wanted == "*" || wanted.to_lowercase() == got.to_lowercase()
}

fn actor<'r>(r: &'r Reading, id: Option<&String>) -> &'r str {
    id.and_then(|id| r.actors.iter().find(|a| a.id == *id)).map_or("-", |a| a.text.as_str())
}

fn kinds(r: &Reading, ids: &[String]) -> String {
    ids.iter().filter_map(|id| r.actors.iter().find(|a| a.id == *id)).map(|a| a.kind.as_str()).collect::<Vec<_>>().join(",")
}

fn at(r: &Reading, place: Option<usize>) -> &str {
    place.and_then(|p| r.places.get(p)).map_or("-", |p| p.name.as_str())
}

fn day(d: Option<&EventDate>) -> String {
    match d.map(|d| (d.start.as_deref(), d.end.as_deref())) {
        Some((Some(a), Some(b))) if a == b => a.to_owned(),
        Some((a, b)) if a.is_some() || b.is_some() => format!("{}..{}", a.unwrap_or(""), b.unwrap_or("")),
        _ => "-".to_owned(),
    }
}

fn options(w: &Wanted, holds: impl Fn(&str, &str) -> bool) -> bool {
    w.options.iter().all(|(name, value)| holds(name, value))
}

fn event(r: &Reading, e: &Event, w: &Wanted) -> bool {
    same(&w.parts[0], e.kind.as_str())
        && same(&w.parts[1], e.status.as_str())
        && same(&w.parts[2], &e.trigger.text)
        && options(w, |name, value| match name {
            "by" => same(value, &kinds(r, &e.actors)),
            "to" => same(value, &kinds(r, &e.targets)),
            "place" => same(value, at(r, e.place)),
            _ => same(value, &day(e.date.as_ref())),
        })
}

fn show_event(r: &Reading, e: &Event) -> String {
    let mut out = format!("event:{}:{}:{}", e.kind.as_str(), e.status.as_str(), e.trigger.text);
    for (name, value) in [("by", kinds(r, &e.actors)), ("to", kinds(r, &e.targets))] {
        if !value.is_empty() {
            out.push_str(&format!(";{name}={value}"));
        }
    }
    out
}

fn value(f: &Figure) -> String {
    let n = |v: Option<u64>| v.map_or(String::new(), |v| v.to_string());
    match f.bound {
        Bound::Exact => n(f.best),
        Bound::AtLeast => format!(">={}", n(f.best)),
        Bound::AtMost => format!("<={}", n(f.best)),
        Bound::About => format!("~{}", n(f.best)),
        Bound::Range => format!("{}..{}", n(f.low), n(f.high)),
        Bound::Vague => format!("{}..{}?", n(f.low), n(f.high)),
    }
}

fn who(f: &Figure) -> &'static str {
    f.who.map_or("-", Kind::as_str)
}

fn teller<'r>(r: &'r Reading, f: &Figure) -> &'r str {
    match f.statement.as_ref().and_then(|id| r.statements.iter().find(|s| s.id == *id)) {
        Some(s) if s.source.is_some() => actor(r, s.source.as_ref()),
        Some(s) => s.cue.as_ref().map_or("-", |c| c.text.as_str()),
        None => "-",
    }
}

fn figure(r: &Reading, f: &Figure, w: &Wanted) -> bool {
    let certainty = |c: Certainty| f.certainty == c;
    let asked = w.options.iter().any(|(o, _)| o == "denied" || o == "possible");
    same(&w.parts[0], &value(f))
        && same(&w.parts[1], f.what.as_str())
        && same(&w.parts[2], who(f))
        && (asked || certainty(Certainty::Asserted))
        && options(w, |name, value| match name {
            "denied" => certainty(Certainty::Denied),
            "possible" => certainty(Certainty::Possible),
            "said" => same(value, teller(r, f)),
            "place" => same(value, at(r, f.place)),
            "part" => f.part_of.is_some(),
            _ => same(value, &day(f.date.as_ref())),
        })
}

fn show_figure(r: &Reading, f: &Figure) -> String {
    let mut out = format!("figure:{}:{}:{}", value(f), f.what.as_str(), who(f));
    if f.certainty != Certainty::Asserted {
        out.push_str(&format!(";{}", f.certainty.as_str()));
    }
    if f.statement.is_some() {
        out.push_str(&format!(";said={}", teller(r, f)));
    }
    out
}

fn said(r: &Reading, s: &Statement, w: &Wanted) -> bool {
    let asked = w.options.iter().any(|(o, _)| o == "denied" || o == "possible");
    same(&w.parts[0], actor(r, s.source.as_ref()))
        && same(&w.parts[1], s.cue.as_ref().map_or("-", |c| &c.text))
        && (asked || s.certainty == Certainty::Asserted)
        && options(w, |name, value| match name {
            "denied" => s.certainty == Certainty::Denied,
            "possible" => s.certainty == Certainty::Possible,
            "direct" => s.mode == Mode::Direct,
            "indirect" => s.mode == Mode::Indirect,
            "mixed" => s.mode == Mode::Mixed,
            "kind" => same(value, s.source_kind.map_or("-", Kind::as_str)),
            _ => same(value, &content(r, s)),
        })
}

fn content(r: &Reading, s: &Statement) -> String {
    let chars: Vec<char> = r.report.text.chars().collect();
    s.content.iter().map(|c| chars[c[0] as usize..c[1] as usize].iter().collect::<String>()).collect::<Vec<_>>().join(" … ")
}

fn show_said(r: &Reading, s: &Statement) -> String {
    let mut out = format!("said:{}:{}", actor(r, s.source.as_ref()), s.cue.as_ref().map_or("-", |c| &c.text));
    if s.certainty != Certainty::Asserted {
        out.push_str(&format!(";{}", s.certainty.as_str()));
    }
    out.push_str(&format!(";content={}", content(r, s)));
    out
}

fn place(p: &Place, w: &Wanted) -> bool {
    same(&w.parts[0], &p.name)
        && options(w, |name, value| match name {
            "country" => same(value, p.country.as_deref().unwrap_or("-")),
            _ => same(value, p.feature),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_says_what_is_missing_and_what_is_too_much() {
        let reader = Reader::new();
        let text = "Police arrested 30 protesters in Almaty.\tevent:arrest:happened:arrested;by=police;to=protesters\tfigure:30:arrested:protesters\tplace:Almaty\n\
                    Police arrested 30 protesters in Almaty.\tfigure:31:arrested:protesters\n\
                    The weather was fine.\tnothing\n\
                    Police arrested 30 protesters.\tevent:arrests:happened:arrested\n\
                    Police arrested 30 protesters.\n";
        let failed = run_sentences(&reader, "en", text);
        let lines: Vec<u32> = failed.iter().map(|f| f.0).collect();
        assert_eq!(lines, [2, 4, 5], "{failed:?}");
        assert!(failed[0].1.contains("missing figure:31") && failed[0].1.contains("not expected figure:30:arrested:protesters"), "{failed:?}");
        assert!(failed[1].1.contains("unknown event type 'arrests'"));
    }
}
