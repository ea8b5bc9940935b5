//! A reading compared with an annotated report: how much of each part is right.

use grefier_reader::format::{Reading, Span};
use serde_json::Value;

/// The parts that are scored, in the order of the table.
pub const PARTS: [&str; 5] = ["figures", "speakers", "statements", "events", "places"];

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub wanted: usize,
    pub found: usize,
    pub right: usize,
}

impl Score {
    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        if self.wanted + self.found == 0 { 1.0 } else { 2.0 * self.right as f64 / (self.wanted + self.found) as f64 }
    }

    pub fn add(&mut self, other: Score) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.right += other.right;
    }
}

/// Where a quote stands in a text, in code points: its first place, or the n-th when the annotation says so.
pub fn find(text: &str, quote: &Value) -> Option<Span> {
    let (words, n) = match quote {
        Value::Object(o) => (o.get("q")?.as_str()?, o.get("n")?.as_u64()?),
        q => (q.as_str()?, 1),
    };
    let (mut from, mut at) = (0, 0);
    for _ in 0..n {
        at = from + text[from..].find(words)?;
        from = at + words.chars().next()?.len_utf8();
    }
    let start = text[..at].chars().count() as u32;
    Some([start, start + words.chars().count() as u32])
}

fn spot(text: &str, quote: &Value, name: &str) -> Span {
    find(text, quote).unwrap_or_else(|| panic!("{name}: the text does not hold {quote}"))
}

fn length(s: Span) -> u32 {
    s[1].saturating_sub(s[0])
}

fn shared(a: Span, b: Span) -> u32 {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

/// Do two spans name the same thing? They share at least half of the longer one, or one lies in the other and is a third of it.
fn alike(a: Span, b: Span) -> bool {
    let (both, longer, shorter) = (shared(a, b), length(a).max(length(b)), length(a).min(length(b)));
    both > 0 && (2 * both >= longer || both == shorter && 3 * shorter >= longer)
}

/// What two lists of spans share, of all that they cover.
fn overlap(a: &[Span], b: &[Span]) -> f64 {
    let total = |list: &[Span]| list.iter().map(|s| length(*s)).sum::<u32>();
    let both: u32 = a.iter().flat_map(|x| b.iter().map(|y| shared(*x, *y))).sum();
    let all = total(a) + total(b) - both;
    if all == 0 { 0.0 } else { f64::from(both) / f64::from(all) }
}

fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (p, q) = (a.0.to_radians(), b.0.to_radians());
    let h = ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    12_742.0 * h.sqrt().min(1.0).asin()
}

/// Pairs of wanted and found, one to one, the most alike first; what is worth nothing is no pair.
fn pair(wanted: usize, found: usize, worth: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let mut ranked: Vec<(f64, usize, usize)> = (0..wanted).flat_map(|w| (0..found).map(move |f| (w, f))).map(|(w, f)| (worth(w, f), w, f)).filter(|r| r.0 > 0.0).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, w, f) in ranked {
        if pairs.iter().all(|p| p.0 != w && p.1 != f) {
            pairs.push((w, f));
        }
    }
    pairs
}

/// The scores of a reading, by part as in `PARTS`.
pub fn score(name: &str, annotation: &Value, reading: &Reading) -> [Score; 5] {
    let text = reading.report.text.as_str();
    let list = |part: &str| annotation[part].as_array().unwrap_or_else(|| panic!("{name}: no {part}")).clone();
    let actor = |id: Option<&String>| id.and_then(|id| reading.actors.iter().find(|a| a.id == *id));
    let source = |statement: Option<&String>| statement.and_then(|id| reading.statements.iter().find(|s| s.id == *id)).and_then(|s| actor(s.source.as_ref()));
    let named = |quote: &Value| (!quote.is_null()).then(|| spot(text, quote, name));
    let same_source = |wanted: Option<Span>, found: Option<Span>| match (wanted, found) {
        (None, None) => true,
        (Some(w), Some(f)) => alike(w, f),
        _ => false,
    };
    let mut scores = [Score::default(); 5];

    let figures = list("figures");
    let numbers: Vec<Span> = figures.iter().map(|f| number(text, f, name)).collect();
    let value = |w: usize, f: usize| {
        let (w, f) = (&figures[w], &reading.figures[f]);
        w["best"].as_u64() == f.best && w["low"].as_u64() == f.low && w["high"].as_u64() == f.high
    };
    let what = |w: usize, f: usize| figures[w]["what"].as_str() == Some(reading.figures[f].what.as_str());
    let pairs =
        pair(
            figures.len(),
            reading.figures.len(),
            |w, f| if alike(numbers[w], reading.figures[f].number.span) { 1.0 + f64::from(u8::from(what(w, f))) + f64::from(u8::from(value(w, f))) } else { 0.0 },
        );
    let right = |p: &&(usize, usize)| what(p.0, p.1) && value(p.0, p.1);
    let spoken = |p: &&(usize, usize)| same_source(named(&figures[p.0]["source"]), source(reading.figures[p.1].statement.as_ref()).map(|a| a.span));
    scores[0] = Score { wanted: figures.len(), found: reading.figures.len(), right: pairs.iter().filter(right).count() };
    scores[1] = Score { right: pairs.iter().filter(right).filter(spoken).count(), ..scores[0] };

    let statements = list("statements");
    let contents: Vec<Vec<Span>> = statements.iter().map(|s| s["content"].as_array().expect("a list").iter().map(|c| spot(text, c, name)).collect()).collect();
    let pairs = pair(statements.len(), reading.statements.len(), |w, f| Some(overlap(&contents[w], &reading.statements[f].content)).filter(|o| *o >= 0.5).unwrap_or(0.0));
    let right = |p: &&(usize, usize)| {
        let (w, f) = (&statements[p.0], &reading.statements[p.1]);
        same_source(named(&w["source"]), actor(f.source.as_ref()).map(|a| a.span)) && (w["certainty"] == "denied") == (f.certainty.as_str() == "denied")
    };
    scores[2] = Score { wanted: statements.len(), found: reading.statements.len(), right: pairs.iter().filter(right).count() };

    let events = list("events");
    let triggers: Vec<Span> = events.iter().map(|e| spot(text, &e["trigger"], name)).collect();
    let kind = |w: usize, f: usize| events[w]["type"].as_str() == Some(reading.events[f].kind.as_str());
    let pairs = pair(events.len(), reading.events.len(), |w, f| if shared(triggers[w], reading.events[f].trigger.span) > 0 { 1.0 + f64::from(u8::from(kind(w, f))) } else { 0.0 });
    scores[3] = Score { wanted: events.len(), found: reading.events.len(), right: pairs.iter().filter(|p| kind(p.0, p.1)).count() };

    // a name counts once, wherever it stands
    let places = list("places");
    let names: Vec<String> = places.iter().map(|p| p["quote"]["q"].as_str().or(p["quote"].as_str()).expect("a quote").to_owned()).collect();
    let mut read: Vec<&grefier_reader::format::Place> = Vec::new();
    for p in &reading.places {
        if read.iter().all(|r| r.text != p.text) {
            read.push(p);
        }
    }
    let spans: Vec<Span> = places.iter().map(|p| spot(text, &p["quote"], name)).collect();
    let pairs = pair(places.len(), read.len(), |w, f| f64::from(u8::from(alike(spans[w], read[f].span))) + 2.0 * f64::from(u8::from(names[w] == read[f].text)));
    let right = |p: &&(usize, usize)| {
        let (w, f) = (&places[p.0], read[p.1]);
        let same_country = w["country"].as_str() == f.country.as_deref();
        let (Some(latitude), Some(longitude)) = (f.latitude, f.longitude) else { return false };
        // the middle of a country is a matter of taste
        let far = kilometres((w["latitude"].as_f64().expect("a number"), w["longitude"].as_f64().expect("a number")), (latitude, longitude));
        f.feature == "country" && same_country || far <= if same_country { 160.0 } else { 50.0 }
    };
    scores[4] = Score { wanted: places.len(), found: read.len(), right: pairs.iter().filter(right).count() };
    scores
}

/// The number of an annotated figure: where the annotation says, if that lies inside of its quote, else its first place there.
fn number(text: &str, figure: &Value, name: &str) -> Span {
    let outer = spot(text, &figure["quote"], name);
    let inner = spot(text, &figure["number"], name);
    if outer[0] <= inner[0] && inner[1] <= outer[1] {
        return inner;
    }
    let quote = figure["quote"]["q"].as_str().or(figure["quote"].as_str()).expect("a quote");
    let words = figure["number"]["q"].as_str().or(figure["number"].as_str()).expect("a quote");
    let at = quote.find(words).unwrap_or_else(|| panic!("{name}: {words} is not in {quote}"));
    let start = outer[0] + quote[..at].chars().count() as u32;
    [start, start + words.chars().count() as u32]
}

#[test]
fn finds_the_second_place_of_a_quote() {
    let quote = serde_json::json!({"q": "șa", "n": 2});
    assert_eq!(find("așa și așa", &quote), Some([8, 10]));
    assert_eq!(find("așa", &quote), None);
    assert_eq!(find("aaa", &serde_json::json!({"q": "aa", "n": 2})), Some([1, 3]));
}

#[test]
fn measures_what_two_contents_share() {
    assert_eq!(overlap(&[[0, 10]], &[[5, 10]]), 0.5);
    assert_eq!(overlap(&[[0, 4], [6, 10]], &[[0, 10]]), 0.8);
    assert!(alike([0, 10], [0, 4]) && !alike([0, 10], [8, 14]));
}
