use super::{Basis, Dated, Edge, Precision, cases, find, phrase};
use crate::marks::Doc;
use crate::pack::{Pack, embedded};
use crate::text::Text;
use jiff::civil::{Date, date};
use std::sync::Arc;

fn pack(language: &str) -> Arc<Pack> {
    let files = embedded::files(language).expect("a built-in pack");
    let (pack, faults) = Pack::load_all(files);
    let own: Vec<_> = faults.iter().filter(|f| f.file == "dates.tsv").collect();
    assert!(own.is_empty(), "{own:?}");
    Arc::new(pack.expect("a pack.toml"))
}

/// The dates of a text, each with its words.
fn dates(pack: &Arc<Pack>, text: &str, published: Option<Date>) -> Vec<(String, Dated)> {
    let text = Text::new(text, &|w| pack.is_abbreviation(w));
    let of = vec![Some(0); text.paragraphs.len()];
    let doc = Doc::new(text, vec![pack.clone()], of, &[]);
    let found = find(&doc, published);
    found.into_iter().map(|d| (doc.text.words(d.range).to_owned(), d)).collect()
}

fn one(pack: &Arc<Pack>, text: &str, published: Option<Date>) -> Dated {
    let mut all = dates(pack, text, published);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).1
}

const DAY: Date = date(2022, 1, 7);

#[test]
fn cases_of_the_packs() {
    for language in ["en", "ro"] {
        let pack = pack(language);
        let file = pack.files.get("cases/dates.tsv").expect("cases").clone();
        let problems = cases::run_cases(&pack, &file);
        let shown: Vec<String> = problems.iter().map(|(line, what)| format!("{line}: {what}")).collect();
        assert!(problems.is_empty(), "{language}:\n{}", shown.join("\n"));
    }
}

#[test]
fn faulty_cases_are_told_with_their_line() {
    let pack = pack("en");
    let file = "# a comment\nphrase\t2013-02-12\ttoday\t2013-02-13\ntext\t-\ttoday\nnothing\t-\ta\tb\nphrase\tsoon\ttoday\t-\n";
    let lines: Vec<u32> = cases::run_cases(&pack, file).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [2, 3, 4, 5]);
}

#[test]
fn a_weekday_is_the_last_one_and_the_next_one_is_kept() {
    let en = pack("en");
    let d = one(&en, "They will march on Friday.", Some(DAY));
    assert_eq!((d.start, d.end, d.precision, d.basis), (Some(DAY), Some(DAY), Precision::Day, Basis::Relative));
    assert_eq!(d.future, Some((date(2022, 1, 14), date(2022, 1, 14))));
    let last = one(&en, "They marched last Friday.", Some(DAY));
    assert_eq!((last.start, last.future), (Some(date(2021, 12, 31)), None));
}

#[test]
fn edges_leave_one_end_open() {
    let en = pack("en");
    let since = one(&en, "It has lasted since Sunday.", Some(DAY));
    assert_eq!((since.edge, since.start, since.end), (Edge::Since, Some(date(2022, 1, 2)), Some(DAY)));
    let until = one(&en, "It lasts until 19 January.", Some(DAY));
    assert_eq!((until.edge, until.start, until.end), (Edge::Until, None, Some(date(2022, 1, 19))));
    let ro = pack("ro");
    let perhaps = one(&ro, "E ținut sub pază din 26 iulie.", Some(DAY));
    assert!(perhaps.edge == Edge::None && perhaps.perhaps_since);
}

#[test]
fn without_publication_what_is_relative_stays_open() {
    let en = pack("en");
    for text in ["It began on Tuesday.", "It began yesterday.", "It began on 5 January.", "It has lasted since last week."] {
        let d = one(&en, text, None);
        assert_eq!((d.start, d.end, d.future), (None, None, None), "{text}");
    }
    let d = one(&en, "It began on 5 January 2022.", None);
    assert_eq!((d.start, d.basis), (Some(date(2022, 1, 5)), Basis::Absolute));
    let since = one(&en, "It has lasted since 5 January 2022.", None);
    assert_eq!((since.start, since.end), (Some(date(2022, 1, 5)), None));
}

#[test]
fn a_dateline_is_told_from_a_date() {
    let en = pack("en");
    for text in ["PORT MORESBY, Feb 20 — Twenty-six men died.", "KYIV, Ukraine, Feb. 20 (Reuters) - Ten men died.", "DAMASCUS/ISTANBUL, 20 February – Ten men died."] {
        assert_eq!(dates(&en, text, Some(date(2024, 2, 20)))[0].1.basis, Basis::Dateline, "{text}");
    }
    for text in ["Ten men died on Feb 20 - two of them soldiers.", "KEY FIGURES (3–12 February): 88 incidents."] {
        assert_eq!(dates(&en, text, Some(date(2024, 2, 20)))[0].1.basis, Basis::Relative, "{text}");
    }
}

#[test]
fn the_day_told_of_before_is_that_of_the_paragraph() {
    let en = pack("en");
    let text = "On the 8th, men opened fire. Four days later others fired back. That night it was quiet.\n\nNothing was said.\n\nTwo days later the market burned.";
    let all = dates(&en, text, Some(date(2023, 9, 15)));
    let starts: Vec<_> = all.iter().map(|(_, d)| d.start).collect();
    assert_eq!(starts, [Some(date(2023, 9, 8)), Some(date(2023, 9, 12)), Some(date(2023, 9, 12)), None]);
}

#[test]
fn dates_are_in_order_and_do_not_overlap() {
    let en = pack("en");
    let text = "From Monday to Wednesday, 5 January, and again between 6 and 7 January 2022, late on Friday night, two days ago, last week and in 2014, as on 2022-01-04.";
    let all = dates(&en, text, Some(DAY));
    assert_eq!(all.len(), 7, "{all:?}");
    assert!(all.windows(2).all(|w| w[0].1.range.end <= w[1].1.range.start));
    assert!(all.iter().all(|(_, d)| !d.entries.is_empty() || d.basis == Basis::Absolute));
}

#[test]
fn a_live_blog_names_no_day_by_its_clock() {
    let en = pack("en");
    assert!(dates(&en, "7.10pm The curfew is back.\n\n12:30 Rioters set fires.\n\n9am Nobody was arrested.", Some(DAY)).is_empty());
    let ro = pack("ro");
    assert!(dates(&ro, "17:50 CORECTURĂ: nu a avut loc.\n\n09:12 Două antene au fost culcate, la ora 14, în 72 de ore.", Some(DAY)).is_empty());
}

#[test]
fn a_phrase_must_be_a_date_and_nothing_else() {
    let en = pack("en");
    assert_eq!(phrase(&en, "three Fridays from now", date(2013, 2, 12)), Some((date(2013, 3, 1), date(2013, 3, 1))));
    for other in ["", "  ", "!", "on Friday in Paris", "two men", "99 May", "0/0/0", "9999999999-1-1", "2 days after 2 days after 2 days after 2 days after"] {
        let _ = phrase(&en, other, date(2013, 2, 12));
    }
    assert_eq!(phrase(&en, "on Friday in Paris", date(2013, 2, 12)), None);
    assert_eq!(phrase(&en, "Friday\nSunday", date(2013, 2, 12)), None);
    assert_eq!(phrase(&en, "in 999 years", Date::MAX), None);
}

#[test]
fn hostile_texts_end() {
    let en = pack("en");
    for piece in ["early ", "2 days after ", "the first day of ", "1/", "1 - ", "week of ", "every ", "in the night of the ", "from 5 January to ", "last 999 years "] {
        let _ = dates(&en, &piece.repeat(1000), Some(Date::MIN));
    }
}
