//! Long and hostile reports are read to the end. How long that takes is for the benchmark to say.

use crate::corpus::reader;
use crate::invariants;
use grefier_reader::Report;

fn read(text: String) {
    let report = Report { language: Some("en".into()), published: Some("2022-01-07".into()), text, ..Report::default() };
    invariants::check_once(reader(), &report).unwrap_or_else(|what| panic!("{what}"));
}

fn filled(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

#[test]
fn one_line_of_a_megabyte() {
    read(filled("Police in Almaty said on Friday that 12 protesters had been killed, ", 1_000_000));
}

#[test]
fn a_hundred_thousand_quotation_marks() {
    read(filled("\"", 100_000));
    read(filled("“a ", 100_000 * 5));
    read(filled("said \" ", 700_000));
}

#[test]
fn a_hundred_thousand_numbers() {
    read(filled("3,000 ", 600_000));
    read(filled("twenty one hundred ", 600_000));
}

#[test]
fn a_megabyte_of_one_letter() {
    read(filled("a", 1_000_000));
    read(filled("é", 1_000_000));
}

#[test]
fn many_commas_brackets_names_and_dates() {
    read(filled("killed, ", 400_000));
    read(filled("(", 200_000));
    read(filled("Almaty ", 400_000));
    read(filled("on Friday 7 January 2022 ", 400_000));
    read(filled("President of the Republic of ", 400_000));
    read(filled("said that ", 400_000));
    read(filled("not ", 400_000));
}
