//! What no table of cases can say, and the run of the built-in packs' own cases.

use super::{Number, cases, find, phrase, value_at};
use crate::marks::Doc;
use crate::pack::{Files, Pack, embedded};
use crate::text::Text;
use std::sync::Arc;

fn pack(language: &str) -> Arc<Pack> {
    // faults of other tables are none of this module's business
    let (pack, _) = Pack::load_all(embedded::files(language).expect("built in"));
    Arc::new(pack.expect("pack.toml is sound"))
}

/// A pack of these rows alone.
fn small(rows: &str) -> Arc<Pack> {
    let about = "language = \"xx\"\nname = \"X\"\nscript = \"Latn\"\n[grammar]\n";
    let files = Files::from([("pack.toml".to_owned(), about.to_owned()), ("numbers.tsv".to_owned(), rows.to_owned())]);
    let (pack, faults) = Pack::load_all(files);
    let own: Vec<_> = faults.iter().filter(|f| f.file == "numbers.tsv" && f.line > 0).collect();
    assert!(own.is_empty(), "{own:?}");
    Arc::new(pack.expect("loads"))
}

fn doc<'a>(pack: &Arc<Pack>, text: &'a str) -> Doc<'a> {
    let text = Text::new(text, &|w| pack.is_abbreviation(w));
    let all = vec![Some(0); text.paragraphs.len()];
    Doc::new(text, vec![pack.clone()], all, &[])
}

fn numbers(pack: &Arc<Pack>, text: &str) -> Vec<(String, Number)> {
    let doc = doc(pack, text);
    find(&doc).into_iter().map(|n| (doc.text.words(n.number).to_owned(), n)).collect()
}

#[test]
fn the_packs_pass_their_own_cases() {
    for language in ["en", "ro"] {
        let pack = pack(language);
        let wrong = cases::run_cases(&pack, &pack.files["cases/numbers.tsv"]);
        assert!(wrong.is_empty(), "{language}: {wrong:#?}");
    }
}

#[test]
fn the_tables_have_no_faults() {
    for language in ["en", "ro"] {
        let (_, faults) = Pack::load_all(embedded::files(language).expect("built in"));
        let own: Vec<_> = faults.iter().filter(|f| f.file == "numbers.tsv").collect();
        assert!(own.is_empty(), "{language}: {own:?}");
    }
}

#[test]
fn articles_are_marked() {
    let found = numbers(&pack("en"), "A boy and one girl fled with a few men.");
    let articles: Vec<(&str, bool)> = found.iter().map(|(w, n)| (w.as_str(), n.article)).collect();
    assert_eq!(articles, [("A", true), ("one", false), ("a few", false)]);
    let found = numbers(&pack("ro"), "Un om și o femeie, într-o casă, unul singur.");
    let articles: Vec<(&str, bool)> = found.iter().map(|(w, n)| (w.as_str(), n.article)).collect();
    assert_eq!(articles, [("Un", true), ("o", true), ("unul", false)]);
}

#[test]
fn numbers_that_count_nothing_are_kept_and_marked() {
    let found = numbers(&pack("en"), "At 19:30 Janine, 19, paid $3 million.");
    assert_eq!(found.iter().map(|(w, n)| (w.as_str(), n.no_count)).collect::<Vec<_>>(), [("19:30", true), ("19", true), ("3 million", true)]);
}

#[test]
fn other_grammars_may_ask_for_a_value() {
    let pack = pack("en");
    let doc = doc(&pack, "twenty-three days and a week");
    assert_eq!(value_at(&doc, 0), Some((23, 3)));
    assert_eq!(value_at(&doc, 3), None);
    assert_eq!(value_at(&doc, 5), None);
}

#[test]
fn ones_before_tens() {
    let pack = small("drei\tnumber\tvalue=3\nzwanzig\tnumber\tvalue=20\nhundert\tscale\tvalue=100\nund\tand\tmin=100 reverse\n");
    assert_eq!(phrase(&pack, "drei und zwanzig"), Some(23));
    assert_eq!(phrase(&pack, "drei hundert drei und zwanzig"), Some(323));
}

#[test]
fn several_words_written_as_one() {
    let part = |w: &str, v: u32| format!("{w}*\tnumber\tvalue={v} glued\n");
    let mut rows =
        String::from("hundert*\tscale\tvalue=100 glued\ntausend*\tscale\tvalue=1000 glued\nMillionen\tscale\tvalue=1000000\nund*\tand\tmin=100 reverse glued\nmindestens\tat_least\nbis\tto\n");
    for (w, v) in [("ein", 1), ("zwei", 2), ("drei", 3), ("fünf", 5), ("sechs", 6), ("sieben", 7), ("acht", 8), ("zwölf", 12), ("zwanzig", 20), ("dreißig", 30), ("fünfzig", 50)] {
        rows += &part(w, v);
    }
    let pack = small(&rows);
    for (text, value) in [
        ("dreiunddreißig", 33),
        ("dreiunddreissig", 33),
        ("zweihundert", 200),
        ("hunderttausend", 100_000),
        ("tausendachthundertzweiundfünfzig", 1852),
        ("siebenhunderteinundzwanzigtausendzwölf", 721_012),
        ("siebenhunderteinundzwanzigtausendundzwölf", 721_012),
        ("einunddreissig millionen zweihundertsechsundfünfzigtausendsiebenhunderteinundzwanzig", 31_256_721),
    ] {
        assert_eq!(phrase(&pack, text), Some(value), "{text}");
    }
    assert_eq!(phrase(&pack, "zweierlei"), None);
    let found = numbers(&pack, "Mindestens zweihundert Einsatzkräfte, zwei bis dreihundert Dreier");
    assert_eq!(found.iter().map(|(w, n)| (w.as_str(), n.best, n.low)).collect::<Vec<_>>(), [("zweihundert", Some(200), Some(200)), ("zwei bis dreihundert", None, Some(200))]);
}

#[test]
fn twenties() {
    let pack = small(
        "soixante\tnumber\tvalue=60 teens\nquatre-vingt\tnumber\tvalue=80 teens\nquatre\tnumber\tvalue=4\nvingt\tnumber\tvalue=20\ndix\tnumber\tvalue=10\nsept\tnumber\tvalue=7\nmille\tscale\tvalue=1000\net\tand\tmin=10\nonze\tnumber\tvalue=11\n",
    );
    for (text, value) in [("soixante-dix", 70), ("soixante et onze", 71), ("soixante dix sept", 77), ("quatre-vingt-dix-sept", 97), ("quatre mille vingt", 4020)] {
        assert_eq!(phrase(&pack, text), Some(value), "{text}");
    }
}

#[test]
fn other_intervals_and_endings() {
    let pack =
        small("kilkanaście\tvague\tlow=11 high=19\ntysięcy\tscale\tvalue=1000\n'ün\tsuffix\tinside\nüç\tnumber\tvalue=3\nbuçuk\thalf\nmilyon\tscale\tvalue=1000000\n'den fazla\tat_least\tafter\n");
    let found = numbers(&pack, "kilkanaście tysięcy, 300'ün");
    assert_eq!((found[0].1.low, found[0].1.high), (Some(11_000), Some(19_000)));
    assert_eq!(found[1].0, "300'ün");
    assert!(!found[1].1.no_count);
    assert_eq!(phrase(&pack, "üç buçuk milyon"), Some(3_500_000));
}

#[test]
fn a_bad_row_says_what_is_known() {
    use super::NumberWord;
    use crate::pack::table::Tags;
    let fault = |class, tags| NumberWord::parse(class, &Tags::parse(tags)).expect_err("a fault");
    assert!(fault("nummer", "").contains("known here: number scale"));
    assert!(fault("number", "").contains("value= is missing"));
    assert!(fault("number", "value=x").contains("is no number"));
    assert!(fault("scale", "value=10 several").contains("unknown tag 'several'"));
    assert!(fault("vague", "low=9 high=3").contains("low is above high"));
}

#[test]
fn hostile_texts_end() {
    let pack = pack("en");
    for word in ["1.", "1-", "20,000 and 3 or ", "hundred thousand ", "one hundred and two ", "1 000 ", "5 and 7 percent, ", "Ten Ten ", "9".repeat(40).as_str(), "half a ", "\u{ad}-1"] {
        let text = word.repeat(2000);
        let doc = doc(&pack, &text);
        let mut at = 0;
        for n in find(&doc) {
            assert!(at <= n.range.start && n.range.start <= n.number.start && n.number.end <= n.range.end && n.number.start < n.number.end, "{word}");
            at = n.range.end;
        }
    }
}
