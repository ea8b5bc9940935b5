//! The reports on Almaty, January 2022, cell by cell: who says what, how many, how sure, what is denied.
//!
//! Each cell is a line, as `cells` writes it. A line that begins with `?` is right and not read so yet: it is looked for,
//! and said when it is found, so that the mark can go.

use crate::corpus::{example, reader};
use grefier_reader::format::{Reading, Span};
use grefier_reader::vocabulary::Bound;

fn slice(r: &Reading, s: Span) -> String {
    r.report.text.chars().skip(s[0] as usize).take((s[1] - s[0]) as usize).collect()
}

/// Who speaks: the source's words, "-" for a nameless one, nobody when the report says it itself.
fn speaker<'r>(r: &'r Reading, statement: Option<&String>) -> &'r str {
    let Some(s) = statement.and_then(|id| r.statements.iter().find(|s| s.id == *id)) else { return "the report" };
    s.source.as_ref().and_then(|id| r.actors.iter().find(|a| a.id == *id)).map_or("-", |a| a.text.as_str())
}

fn kinds(r: &Reading, ids: &[String]) -> String {
    ids.iter().filter_map(|id| r.actors.iter().find(|a| a.id == *id)).map(|a| a.kind.as_str()).collect::<Vec<_>>().join("+")
}

/// The cells of a reading, one a line.
fn cells(r: &Reading) -> Vec<String> {
    let mut cells = Vec::new();
    for f in &r.figures {
        let open = |v: Option<u64>| v.map_or("-".to_owned(), |n| n.to_string());
        let value = match f.bound {
            Bound::Exact => open(f.best),
            Bound::AtLeast => format!("≥{}", open(f.low)),
            Bound::AtMost => format!("≤{}", open(f.high)),
            Bound::About => format!("~{}", open(f.best)),
            Bound::Range | Bound::Vague => format!("{}–{}", open(f.low), open(f.high)),
        };
        cells.push(format!("figure {} = {value} {} {} by {}", f.number.text, f.what.as_str(), f.who.map_or("-", |k| k.as_str()), speaker(r, f.statement.as_ref())));
    }
    for s in &r.statements {
        let words: Vec<String> = s.content.iter().map(|c| slice(r, *c)).collect();
        let opening: Vec<&str> = words[0].split(' ').take(4).collect();
        let kind = s.source_kind.map_or("-", |k| k.as_str());
        cells.push(format!("said {} {}: {} ({kind}): {}", s.certainty.as_str(), s.mode.as_str(), speaker(r, Some(&s.id)), opening.join(" ")));
    }
    for e in &r.events {
        // how many words the trigger takes is for the pack to say
        let first = e.trigger.text.split(' ').next().unwrap_or("");
        cells.push(format!("event {first}: {} {}", e.kind.as_str(), e.status.as_str()));
        cells.push(format!("by {first}: {}", kinds(r, &e.actors)));
        cells.push(format!("to {first}: {}", kinds(r, &e.targets)));
    }
    for p in &r.places {
        cells.push(format!("place {} = {} {}", p.text, p.name, p.country.as_deref().unwrap_or("-")));
    }
    for d in &r.dates {
        cells.push(format!("date {} = {}..{}", d.text, d.start.as_deref().unwrap_or(""), d.end.as_deref().unwrap_or("")));
    }
    cells
}

fn holds(name: &str, wanted: &str) {
    let reading = reader().read(&example(name).report());
    let found = cells(&reading);
    let is = |cell: &str| found.iter().any(|f| f == cell);
    let mut missing = Vec::new();
    for line in wanted.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match line.strip_prefix("? ") {
            Some(cell) if is(cell) => println!("{name}: read by now: {cell}"),
            Some(_) => {}
            None if !is(line) => missing.push(line),
            None => {}
        }
    }
    assert!(missing.is_empty(), "{name}: not read:\n  {}\nread is:\n  {}", missing.join("\n  "), found.join("\n  "));
}

#[test]
fn english_figures_have_their_bounds_and_speakers() {
    holds(
        "en/en-almaty.json",
        "
        figure 20,000 = 20000 participants criminals by President Kassym-Jomart Tokayev
        figure 26 = 26 killed criminals by The Interior Ministry
        figure 3,000 = ≥3000 arrested unknown by The Interior Ministry
        ? figure 18 = 18 killed police by The Interior Ministry
        ? figure 748 = 748 injured police by The Interior Ministry
        ? figure 40 = ≥40 hospitalised unknown by A doctor at City Hospital No. 7
        ? figure two = 2 hospitalised civilians by A doctor at City Hospital No. 7
        ? figure dozens = 20–99 missing protesters by The human rights group Ar-Namys
        figure 2,500 = ~2500 deployed military by the alliance
        figure seven = 7 checkpoints - by the report
        ",
    );
}

#[test]
fn english_statements_have_their_speakers_and_denials() {
    holds(
        "en/en-almaty.json",
        "
        said asserted indirect: Kazakhstan's president (government): order had largely been
        said asserted mixed: President Kassym-Jomart Tokayev (government): 20,000 \"bandits\" had attacked
        said asserted mixed: The Interior Ministry (government): 26 \"armed criminals\" had
        ? said asserted indirect: The Interior Ministry (government): losses among police and
        said asserted indirect: Caspian Post reporter Dina Seitova (journalists): she had seen soldiers
        said asserted direct: Caspian Post reporter Dina Seitova (journalists): They shouted once through
        said asserted indirect: A doctor at City Hospital No. 7 (medics): at least 40 people
        said denied indirect: The Health Ministry (government): any children had been
        ? said denied indirect: The city's military commandant (military): protesters had been shot
        ? said asserted indirect: The city's military commandant (military): the square was empty
        said asserted indirect: The human rights group Ar-Namys (ngo): dozens of peaceful marchers
        ? said asserted indirect: the alliance (igo): Some 2,500 troops from
        ",
    );
}

#[test]
fn english_events_places_and_dates() {
    holds(
        "en/en-almaty.json",
        "
        event attacked: attack happened
        by attacked: criminals
        event killed: killing happened
        to killed: criminals
        event hurt: injury negated
        to hurt: civilians
        event denied: rejection happened
        by denied: government
        ? event restored: order_restored happened
        ? event shot: excessive_force negated
        to shot: protesters
        event protests: peaceful_protest happened
        event stormed: violent_demonstration happened
        by stormed: protesters
        to stormed: government
        event closed: restriction ongoing
        event called: demand happened
        by called: igo
        place ALMATY = Almaty KZ
        place Republic Square = Republic Square KZ
        place Zhanaozen = Zhanaozen KZ
        date Friday = 2022-01-07..2022-01-07
        date Thursday night = 2022-01-06..2022-01-06
        date 2 January = 2022-01-02..2022-01-02
        ",
    );
}

#[test]
fn romanian_figures_have_their_bounds_and_speakers() {
    holds(
        "ro/ro-almati-patrule.json",
        "
        figure 26 = 26 killed criminals by Ministerul de Interne
        figure 4.200 = ≥4200 arrested unknown by Ministerul de Interne
        ? figure 18 = 18 killed police by -
        ? figure 748 = 748 injured police by -
        ? figure 60 = ≥60 bodies - by Un medic de la un spital din sudul orașului
        ? figure nouă = 9 vehicles - by reporterul nostru Andrei Vasiliu
        ? figure două = 2 vehicles - by reporterul nostru Andrei Vasiliu
        figure 35 = 35 checkpoints - by comandamentului garnizoanei
        figure 2.500 = ~2500 deployed military by the report
        figure 150 = 150 deployed military by the report
        ? figure 20.000 = 20000 participants rebels by Președintele Kasîm-Jomart Tokaev
        ",
    );
}

#[test]
fn romanian_statements_have_their_speakers_and_denials() {
    holds(
        "ro/ro-almati-patrule.json",
        "
        said asserted mixed: Ministerul de Interne (government): 26 de „bandiți înarmați”
        said asserted indirect: - (government): forțele de ordine au
        ? said asserted indirect: Un medic de la un spital din sudul orașului (medics): numai la morga lor
        said asserted direct: purtătoarea de cuvânt Saltanat Omarova (government): Nu există victime ascunse
        ? said asserted direct: reporterul nostru Andrei Vasiliu (journalists): Am numărat nouă mașini
        said asserted indirect: comandamentului garnizoanei (military): în oraș funcționează 35
        said asserted indirect: Moscova (government): aceștia nu vor lua
        ? said denied indirect: Activista pentru drepturile omului Aigul Nurbekova (ngo): această versiune
        ",
    );
}

#[test]
fn romanian_events_places_and_dates() {
    holds(
        "ro/ro-almati-patrule.json",
        "
        event luat: violent_demonstration happened
        by luat: protesters
        to luat: government
        event uciși: killing happened
        to uciși: criminals
        event reținute: arrest happened
        event dezminte: rejection happened
        by dezminte: government
        ? event lupte: armed_clash negated
        ? event protestele: peaceful_protest happened
        place ALMATÎ = Almaty KZ
        place Janaozen = Zhanaozen KZ
        date sâmbătă = 2022-01-08..2022-01-08
        ",
    );
}

/// Without the day of publication, the days that hang on it stay open, and nothing else changes.
#[test]
fn without_publication_relative_days_stay_open() {
    for name in ["en/en-almaty.json", "ro/ro-almati-patrule.json"] {
        let dated = reader().read(&example(name).report());
        let mut report = example(name).report();
        report.published = None;
        let open = reader().read(&report);
        let spans = |r: &Reading| r.dates.iter().map(|d| d.span).collect::<Vec<_>>();
        assert_eq!(spans(&dated), spans(&open), "{name}: the dates that are found");
        for d in &open.dates {
            let weekday = !d.text.chars().any(|c| c.is_ascii_digit());
            assert!(!weekday || (&d.start, &d.end) == (&None, &None), "{name}: {} is {:?} though nobody knows when the report appeared", d.text, d.start);
        }
        let figures = |r: &Reading| r.figures.iter().map(|f| (f.best, f.low, f.high, f.what, f.who)).collect::<Vec<_>>();
        assert_eq!(figures(&dated), figures(&open), "{name}: the figures");
    }
}
