//! Which place a name means: candidates are scored by name, importance and the other places of the report.

use super::mentions::Mention;
use super::words::PlaceWord;
use super::{Basis, Hints, Place, word};
use crate::marks::{Doc, EntryRef};
use crate::pack::entries::{Meaning, Table, country};
use grefier_gazetteer::{Facts, Feature, Gazetteer, NameKind, Seat, fold, word_hash};

/// Below this score a name is no place.
const THRESHOLD: f32 = 0.42;
/// A name without any other evidence needs so many inhabitants.
const SMALL: u32 = 15_000;

/// A place without any other word of its country needs so many inhabitants to lie outside of the report's country.
const ABROAD: u32 = 300_000;
/// So few inhabitants are nothing to set a place abroad by, when no other place of the report is near it.
const LITTLE: u32 = 50_000;
/// What a demonym says of the country, beside 1.5 for its name: people act abroad.
const DEMONYM: f32 = 0.5;
/// So many candidates of a name are weighed; they come the most prominent first.
const CANDIDATES: usize = 32;
/// So many places are kept for others to lie near.
const ANCHORS: usize = 24;

/// What the report says of countries: weights in all, and those that do not rest on a name that may mean many places.
#[derive(Default)]
struct Votes {
    all: Vec<([u8; 2], f32)>,
    sure: Vec<([u8; 2], f32)>,
    total: f32,
}

impl Votes {
    fn add(&mut self, c: [u8; 2], worth: f32, sure: bool) {
        add(&mut self.all, c, worth);
        self.total += worth;
        if sure {
            add(&mut self.sure, c, worth);
        }
    }
    fn share(&self, c: [u8; 2]) -> f32 {
        if self.total == 0.0 { 0.0 } else { of(&self.all, c) / self.total }
    }
    fn best(&self) -> Option<[u8; 2]> {
        self.all.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(c, _)| *c)
    }
    /// Does the report speak of this country in so many words?
    fn speaks_of(&self, c: [u8; 2]) -> bool {
        of(&self.sure, c) > 0.0
    }
    /// Is it plain which country the report is about?
    fn settled(&self) -> bool {
        self.best().is_some_and(|c| of(&self.sure, c) >= 1.0)
    }
}

fn add(votes: &mut Vec<([u8; 2], f32)>, c: [u8; 2], worth: f32) {
    match votes.iter_mut().find(|v| v.0 == c) {
        Some(v) => v.1 += worth,
        None => votes.push((c, worth)),
    }
}

fn of(votes: &[([u8; 2], f32)], c: [u8; 2]) -> f32 {
    votes.iter().find(|v| v.0 == c).map_or(0.0, |v| v.1)
}

/// A place that is plain by itself; what lies near it is meant rather than its namesake.
struct Anchor {
    place: u32,
    position: (f64, f64),
}

/// What the text says of a mention besides its name.
struct Context<'a> {
    votes: &'a Votes,
    anchors: &'a [Anchor],
    /// The name behind the comma ("Parkland, Florida").
    holder: Option<&'a Mention>,
    /// The name before the comma.
    held: Option<&'a Mention>,
}

pub fn all(doc: &Doc<'_>, gazetteer: &Gazetteer, hints: Hints<'_>, mentions: Vec<Mention>, rivals: bool) -> Vec<Place> {
    let titled = titled(gazetteer, hints.title);
    let tops: Vec<Option<Facts>> = mentions.iter().map(|m| m.candidates.first().map(|c| gazetteer.facts(c.place))).collect();
    let votes = votes(doc, gazetteer, hints, &mentions, &tops, &titled);
    let anchors = anchors(doc, gazetteer, &mentions, &tops, &votes, &titled);
    let mut shadows: Vec<bool> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, m) in mentions.iter().enumerate() {
        let holder = mentions.get(i + 1).filter(|n| holds(doc, m, n));
        let held = i.checked_sub(1).map(|k| &mentions[k]).filter(|n| holds(doc, n, m));
        let context = Context { votes: &votes, anchors: &anchors, holder, held };
        let linked = places.last().is_some_and(|p| p.range.e() + 1 == m.range.s());
        let place = listed(doc, gazetteer, m).or_else(|| best(doc, gazetteer, m, &context, rivals)).or_else(|| named_site(doc, m, linked));
        let Some(mut place) = place else { continue };
        if dateline(doc, m) {
            place.dateline = true;
        }
        if place.position.is_none() {
            open.push(places.len());
        }
        // "University of Nairobi" is no place, but says where the report is
        shadows.push(m.body && m.feature.is_none());
        places.push(place);
    }
    contain(doc, gazetteer, &mut places, &open, &votes, hints.title, &titled);
    let mut shadow = shadows.iter();
    places.retain(|p| !*shadow.next().unwrap_or(&false) && p.position.is_some());
    places
}

/// Countries, capitals and large cities that the title names in one word.
fn titled(gazetteer: &Gazetteer, title: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for w in fold::words(title).filter(|w| w.chars().next().is_some_and(char::is_uppercase)) {
        let hash = word_hash(&fold::fold(w));
        if gazetteer.word_counts(hash) & 1 == 0 {
            continue;
        }
        let Some(c) = gazetteer.lookup(hash).next().filter(|c| matches!(c.how, NameKind::Primary | NameKind::Ascii | NameKind::Alternate)) else { continue };
        let p = gazetteer.facts(c.place);
        if (p.feature == Feature::Country || p.seat >= Seat::Admin1 || p.population > 500_000) && w.chars().count() > 3 && found.len() < 4 {
            found.push(c.place);
        }
    }
    found
}

/// "Parkland, Florida", "Macon, Ga.".
fn holds(doc: &Doc<'_>, m: &Mention, next: &Mention) -> bool {
    doc.text.is_comma(m.range.e()) && next.range.s() == m.range.e() + 1 && doc.text.tokens[m.range.s()].sentence == doc.text.tokens[next.range.s()].sentence
}

/// Countries that the report speaks of, by demonyms, countries and large places.
fn votes(doc: &Doc<'_>, gazetteer: &Gazetteer, hints: Hints<'_>, mentions: &[Mention], tops: &[Option<Facts>], titled: &[u32]) -> Votes {
    let mut votes = Votes::default();
    for m in doc.table(Table::Places) {
        if let Some(PlaceWord::Demonym(c)) = word(doc, m) {
            votes.add(*c, DEMONYM, true);
        }
    }
    if let Some(c) = hints.publisher_country {
        votes.add(c, 0.5, true);
    }
    for c in titled.iter().filter_map(|&i| gazetteer.facts(i).country) {
        votes.add(c, 1.0, true);
    }
    for (m, top) in mentions.iter().zip(tops) {
        if let Some(e) = m.entry {
            if let Some(c) = entry_country(doc, gazetteer, e) {
                votes.add(c, 1.5, true);
            }
            continue;
        }
        if m.in_name || m.body || m.never.is_some() {
            continue;
        }
        // an unambiguous name says more than one of many
        if let Some(p) = top
            && let Some(code) = p.country
        {
            let worth = if p.feature == Feature::Country {
                1.5
            } else if m.candidates.len() == 1 || p.population > 1_000_000 {
                1.0
            } else {
                0.4
            };
            let known = p.population > 50_000 || matches!(p.feature, Feature::Country | Feature::Admin1);
            let sure =
                matches!(p.feature, Feature::Country | Feature::Admin1) || p.seat >= Seat::Admin1 && p.population > 50_000 || p.population > 500_000 || known && m.strict && m.candidates.len() == 1;
            votes.add(code, if known { worth } else { worth * 0.5 }, sure);
        }
    }
    votes
}

/// Places that are plain without their neighbours.
fn anchors(doc: &Doc<'_>, gazetteer: &Gazetteer, mentions: &[Mention], tops: &[Option<Facts>], votes: &Votes, titled: &[u32]) -> Vec<Anchor> {
    let mut found: Vec<Anchor> = Vec::new();
    let mut keep = |index: u32| {
        let p = gazetteer.facts(index);
        if !matches!(p.feature, Feature::Country | Feature::Continent | Feature::Region | Feature::Water | Feature::Terrain) && !found.iter().any(|a| a.place == index) && found.len() < ANCHORS {
            found.push(Anchor { place: index, position: (p.latitude, p.longitude) });
        }
    };
    titled.iter().copied().for_each(&mut keep);
    for (m, top) in mentions.iter().zip(tops) {
        let index = match m.entry {
            Some(e) => entry_place(doc, gazetteer, e),
            None if m.in_name || m.body || m.never.is_some() => None,
            None => m
                .candidates
                .first()
                .zip(top.as_ref())
                .filter(|(_, p)| {
                    let home = p.country.is_some_and(|c| votes.share(c) >= 0.25);
                    // a capital may stand for its government
                    let placed = p.seat != Seat::Country || m.strict || m.range.s() == 0;
                    home && placed && (p.population >= 100_000 || m.candidates.len() == 1 && p.population >= 5_000 || p.feature == Feature::Admin1)
                })
                .map(|(c, _)| c.place),
        };
        if let Some(index) = index {
            keep(index);
        }
    }
    found
}

/// Nothing asks how far it is beyond that, in degrees of latitude.
const FAR: f64 = 5.0;

/// Kilometres, well enough for what lies near.
fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    if (a.0 - b.0).abs() > FAR {
        return f64::MAX;
    }
    let east = (a.1 - b.1).abs();
    let x = east.min(360.0 - east) * ((a.0 + b.0) * 0.5).to_radians().cos();
    let y = a.0 - b.0;
    (x * x + y * y).sqrt() * 111.2
}

pub(super) fn entry_country(doc: &Doc<'_>, gazetteer: &Gazetteer, e: EntryRef) -> Option<[u8; 2]> {
    match &doc.entry(e).meaning {
        Meaning::Place(PlaceWord::Point { country, .. }) => *country,
        Meaning::Place(PlaceWord::Name { english: Some((_, cc)), .. }) => country(cc),
        Meaning::Place(PlaceWord::Name { id: Some(id), .. }) => gazetteer.by_geonames_id(*id).and_then(|i| gazetteer.facts(i).country),
        _ => None,
    }
}

fn entry_place(doc: &Doc<'_>, gazetteer: &Gazetteer, e: EntryRef) -> Option<u32> {
    let Meaning::Place(PlaceWord::Name { english, id, feature }) = &doc.entry(e).meaning else { return None };
    id.and_then(|id| gazetteer.by_geonames_id(id)).or_else(|| {
        let (name, cc) = english.as_ref()?;
        if name.is_empty() || *feature == Some("country") && name.len() == 2 { gazetteer.country(cc) } else { gazetteer.named(name, cc) }
    })
}

fn made(gazetteer: &Gazetteer, m: &Mention, index: u32, score: f32, entries: Vec<EntryRef>) -> Place {
    let p = gazetteer.place(index);
    Place {
        range: m.range,
        name: p.name.to_owned(),
        geonames_id: p.id,
        position: Some((p.latitude, p.longitude)),
        radius_km: Some(u32::from(p.radius_km)),
        country: country(p.country),
        admin1: Some(p.admin1_name.to_owned()).filter(|a| !a.is_empty()),
        feature: p.feature.as_str(),
        basis: Basis::Gazetteer,
        acts: false,
        dateline: false,
        score,
        entries,
        rivals: vec![],
    }
}

/// A name that the pack itself lists.
fn listed(doc: &Doc<'_>, gazetteer: &Gazetteer, m: &Mention) -> Option<Place> {
    let e = m.entry?;
    if m.surname && m.feature.is_none() {
        return None;
    }
    let Meaning::Place(w) = &doc.entry(e).meaning else { return None };
    match w {
        PlaceWord::Point { latitude, longitude, radius_km, country, feature } => Some(Place {
            range: m.range,
            name: doc.text.words(m.range).to_owned(),
            geonames_id: None,
            position: Some((*latitude, *longitude)),
            radius_km: Some(*radius_km),
            country: *country,
            admin1: None,
            feature,
            basis: Basis::Gazetteer,
            acts: false,
            dateline: false,
            score: 0.9,
            entries: vec![e],
            rivals: vec![],
        }),
        PlaceWord::Name { .. } => Some(made(gazetteer, m, entry_place(doc, gazetteer, e)?, 0.95, vec![e])),
        _ => None,
    }
}

fn best(doc: &Doc<'_>, gazetteer: &Gazetteer, m: &Mention, context: &Context<'_>, rivals: bool) -> Option<Place> {
    if m.candidates.is_empty() {
        return None;
    }
    // all looked up before the first is weighed: they lie far apart in memory
    let facts: Vec<Facts> = m.candidates.iter().take(CANDIDATES).map(|c| gazetteer.facts(c.place)).collect();
    let mut scored: Vec<(f32, Facts, u32)> = m.candidates.iter().zip(facts).map(|(c, p)| (score(gazetteer, m, c.place, &p, c.how, context), p, c.place)).collect();
    let better = |a: &(f32, Facts, u32), b: &(f32, Facts, u32)| b.0.total_cmp(&a.0).then(b.1.population.cmp(&a.1.population)).then(a.1.id.cmp(&b.1.id));
    if rivals {
        scored.sort_by(better);
    } else if let Some(i) = (0..scored.len()).min_by(|&i, &j| better(&scored[i], &scored[j])) {
        scored.swap(0, i);
    }
    let (mut top, p, index) = scored[0];
    let votes = context.votes;
    let words = m.range.iter().filter(|&t| doc.text.is_word(t)).count();
    let chained = context.holder.is_some_and(|h| within(gazetteer, &p, h)) || context.held.is_some_and(|h| contains(gazetteer, &p, h));
    let same = p.country.map_or(0.0, |c| votes.share(c));
    // a word that may be anything needs more than its name
    if m.never.is_some() && !chained && m.feature.is_none() && !(m.strict && (p.population > 300_000 || same >= 0.3 && p.population > 5_000)) {
        return None;
    }
    if m.surname && m.feature.is_none() && !chained {
        return None;
    }
    if m.in_name && m.feature.is_none() && !chained && !(p.feature == Feature::Country && words > 1) {
        top -= if p.feature == Feature::Country { 0.5 } else { 0.65 };
    }
    if m.person && !m.strict && m.feature.is_none() && !chained && !matches!(p.feature, Feature::Country | Feature::Admin1) {
        top -= 0.7;
    }
    let settlement = matches!(p.feature, Feature::City | Feature::District | Feature::Site | Feature::Road | Feature::Admin2);
    // far from all that the report speaks of a small place is a namesake
    // "Lai valley" is no town of that name
    if settlement && p.feature != Feature::Road && m.feature.is_some_and(|(f, _)| matches!(f, "road" | "water" | "terrain")) {
        return None;
    }
    let abroad = settlement && p.population < ABROAD && !chained && votes.settled() && p.country.is_some_and(|c| votes.best() != Some(c));
    let spoken_of = p.country.is_some_and(|c| votes.speaks_of(c));
    if abroad && !(m.candidates.len() == 1 && m.strict && p.population >= SMALL) && (!spoken_of || p.population < LITTLE && nearest(&p, index, context) > 300.0) {
        return None;
    }
    if words == 1 && p.population < SMALL && m.feature.is_none() && p.feature == Feature::City && !chained {
        if !m.located || same < 0.15 {
            top -= if same >= 0.4 && !m.person && !m.in_name { 0.15 } else { 0.4 };
        }
        if m.initial {
            top -= 0.3;
        }
    }
    if m.initial && words == 1 && !matches!(p.feature, Feature::Country | Feature::Admin1) && p.population < 200_000 && !chained {
        top -= 0.2;
    }
    if top < THRESHOLD {
        return None;
    }
    let mut entries = Vec::new();
    if let Some((_, e)) = m.feature {
        entries.push(e);
    }
    let mut place = made(gazetteer, m, index, top, entries);
    if rivals {
        // what was taken off the best is taken off all: they stay comparable
        let off = scored[0].0 - top;
        place.rivals = scored[1..].iter().take(6).map(|(s, _, index)| (*s - off, gazetteer.place(*index))).map(|(s, p)| (p.name.to_owned(), p.country.to_owned(), s)).collect();
    }
    Some(place)
}

/// May the mention name what holds this place?
fn within(gazetteer: &Gazetteer, p: &Facts, holder: &Mention) -> bool {
    holder.candidates.iter().take(8).any(|c| holds_place(&gazetteer.facts(c.place), p))
}

/// May the mention name something that lies in this place?
fn contains(gazetteer: &Gazetteer, p: &Facts, held: &Mention) -> bool {
    matches!(p.feature, Feature::Country | Feature::Admin1) && held.candidates.iter().take(CANDIDATES).any(|c| holds_place(p, &gazetteer.facts(c.place)))
}

fn holds_place(outer: &Facts, inner: &Facts) -> bool {
    outer.country == inner.country
        && match outer.feature {
            Feature::Country => inner.feature != Feature::Country,
            Feature::Admin1 => outer.shares_admin1(inner) && !matches!(inner.feature, Feature::Country | Feature::Admin1),
            _ => false,
        }
}

/// Kilometres to the nearest place that is plain by itself.
fn nearest(p: &Facts, index: u32, context: &Context<'_>) -> f64 {
    context.anchors.iter().filter(|a| a.place != index).map(|a| distance(a.position, (p.latitude, p.longitude))).fold(f64::MAX, f64::min)
}

fn score(gazetteer: &Gazetteer, m: &Mention, index: u32, p: &Facts, how: NameKind, context: &Context<'_>) -> f32 {
    let mut s = 0.1 + (f64::from(p.population.max(1)).log10() as f32) * 0.075;
    s += match p.feature {
        Feature::Country => 0.55,
        Feature::Continent => 1.0,
        Feature::Region | Feature::Water | Feature::Terrain => 0.35,
        Feature::Admin1 => 0.3,
        Feature::Site | Feature::District | Feature::Road => 0.3,
        _ if p.seat == Seat::Country => 0.4,
        _ => 0.1,
    };
    s += match how {
        NameKind::Primary | NameKind::Ascii => 0.12,
        NameKind::Abbreviation => -0.1,
        NameKind::Variant => -0.12,
        NameKind::Old => -0.3,
        NameKind::Short | NameKind::Alternate if matches!(p.feature, Feature::Admin1 | Feature::Admin2) => -0.25,
        _ => 0.0,
    };
    if let Some(c) = p.country {
        s += 0.4 * context.votes.share(c);
    }
    if m.located {
        s += 0.08;
    }
    if context.holder.is_some_and(|h| within(gazetteer, p, h)) || context.held.is_some_and(|h| contains(gazetteer, p, h)) {
        s += 0.5;
    }
    if !matches!(p.feature, Feature::Country | Feature::Continent | Feature::Region) {
        let near = nearest(p, index, context);
        s += if near < 40.0 {
            0.3
        } else if near < 150.0 {
            0.2
        } else if near < 400.0 {
            0.08
        } else {
            0.0
        };
    }
    if let Some((feature, _)) = m.feature {
        let fits = match feature {
            "city" => matches!(p.feature, Feature::City | Feature::District),
            "admin1" | "admin2" | "region" => matches!(p.feature, Feature::Admin1 | Feature::Admin2 | Feature::Region),
            "district" => matches!(p.feature, Feature::City | Feature::District | Feature::Admin2),
            f => f == p.feature.as_str(),
        };
        s += if fits { 0.35 } else { -0.15 };
    }
    s
}

/// A name that only its neighbour or its preposition makes a place.
fn named_site(doc: &Doc<'_>, m: &Mention, linked: bool) -> Option<Place> {
    let (feature, entries) = match m.feature {
        Some((f, e)) => (f, vec![e]),
        None if (m.alone || m.linked && linked) && m.entry.is_none() => ("city", vec![]),
        None => return None,
    };
    if m.never.is_some() || (m.in_name || m.body || m.person) && m.feature.is_none() {
        return None;
    }
    Some(Place {
        range: m.range,
        name: doc.text.words(m.range).to_owned(),
        geonames_id: None,
        position: None,
        radius_km: None,
        country: None,
        admin1: None,
        feature,
        basis: Basis::Container,
        acts: false,
        dateline: false,
        score: if m.feature.is_some() { 0.6 } else { 0.45 },
        entries,
        rivals: vec![],
    })
}

/// In the dateline of a report: before a dash in the first sentence.
fn dateline(doc: &Doc<'_>, m: &Mention) -> bool {
    let t = m.range.s();
    if doc.text.tokens[t].paragraph > 1 || doc.text.tokens[t].sentence > 2 || t > 14 {
        return false;
    }
    let s = doc.text.sentence_of(t);
    (m.range.e()..s.e().min(m.range.e() + 10)).any(|k| doc.text.is_dash(k)) && (s.s()..t).all(|k| !doc.text.is_word(k) || doc.text.tokens[k].case != crate::text::Case::Lower)
}

/// A name without an entry takes the position of the place that holds it.
fn contain(doc: &Doc<'_>, gazetteer: &Gazetteer, places: &mut [Place], open: &[usize], votes: &Votes, title: &str, titled: &[u32]) {
    let home = votes.best().filter(|_| votes.settled());
    for &i in open {
        let at = places[i].range;
        let sentence = doc.text.tokens[at.s()].sentence;
        let holds = |p: &Place| p.position.is_some() && !matches!(p.feature, "continent" | "water");
        let score = |j: usize| {
            let p = &places[j];
            let other = doc.text.tokens[p.range.s()].sentence;
            let near = i.abs_diff(j) as f32;
            let mut s = -near - 3.0 * (sentence.abs_diff(other) as f32).min(5.0);
            if p.feature == "country" {
                s -= 4.0;
            }
            // "in Akom, Enga province" says it in so many words
            let said = j == i + 1 && sentence == other && p.range.s() <= at.e() + 2;
            if j > i && sentence == other {
                s += 2.0;
            }
            if said {
                s += 6.0;
            } else if p.country.is_some() && home.is_some() {
                s += if p.country == home { 2.0 } else { -12.0 };
            }
            if p.dateline && p.country == home {
                s += 3.0;
            }
            if p.country == home && p.feature == "city" && !title.is_empty() && title.contains(doc.text.words(p.range)) {
                s += 6.0;
            }
            s
        };
        let found = (i.saturating_sub(10)..(i + 8).min(places.len())).filter(|&j| j != i && holds(&places[j])).max_by(|&a, &b| score(a).total_cmp(&score(b)).then(b.cmp(&a)));
        // a country is too large to hold a street when the title names a town
        let town =
            titled.iter().copied().find(|&k| gazetteer.facts(k).feature == Feature::City && found.is_none_or(|j| places[j].feature == "country" && places[j].country == gazetteer.facts(k).country));
        let (position, country_code, admin1, radius) = match found {
            _ if town.is_some() => {
                let p = gazetteer.place(town.unwrap_or(0));
                (Some((p.latitude, p.longitude)), country(p.country), Some(p.admin1_name.to_owned()).filter(|a| !a.is_empty()), Some(u32::from(p.radius_km)))
            }
            Some(j) => {
                let p = &places[j];
                (p.position, p.country, p.admin1.clone(), p.radius_km)
            }
            None => {
                let Some(c) = votes.best() else { continue };
                let Some(code) = std::str::from_utf8(&c).ok() else { continue };
                let Some(index) = titled.iter().copied().find(|&i| gazetteer.facts(i).country == Some(c)).or_else(|| gazetteer.country(code)) else { continue };
                let p = gazetteer.facts(index);
                (Some((p.latitude, p.longitude)), Some(c), None, Some(u32::from(p.radius_km)))
            }
        };
        let p = &mut places[i];
        p.position = position;
        p.country = country_code;
        p.admin1 = admin1;
        p.radius_km = radius;
    }
}
