//! The reader: packs and gazetteer, and the way of a report through the stages.

use crate::assemble;
use crate::format::Reading;
use crate::marks::places::Hints;
use crate::marks::{Doc, EntryRef, dates, numbers, places};
use crate::pack::table::Fault;
use crate::pack::{Files, Pack, embedded};
use crate::stages::{Scene, clauses, events, figures, phrases, statements};
use crate::text::Text;
use crate::text::tokens::tokenize;
use crate::{identity, language, local};
use grefier_gazetteer::Gazetteer;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

/// What is given of a report; as JSON, an object with these fields, each of which may be missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Report {
    #[serde(rename = "id", alias = "ref")]
    pub reference: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    /// BCP 47; identified when missing.
    pub language: Option<String>,
    /// A day, an instant, a month, a year.
    pub published: Option<String>,
    pub text: String,
}

/// A pack that is loaded when first needed.
struct Slot {
    files: Box<dyn Fn() -> Files + Send + Sync>,
    loaded: OnceLock<Arc<Pack>>,
}

pub struct Reader {
    packs: BTreeMap<String, Slot>,
    gazetteer: Gazetteer,
}

/// All that was found, with the reasons: what `explain` shows.
pub struct Explained<'a> {
    pub reading: Reading,
    pub scene: Scene<'a>,
    pub statements: Vec<statements::Statement>,
    pub events: Vec<events::Event>,
    pub figures: Vec<figures::Figure>,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader with the packs and the gazetteer that the binary carries.
    pub fn new() -> Self {
        let packs = embedded::languages()
            .map(|l| {
                let files = move || embedded::files(l).unwrap_or_default();
                (l.to_owned(), Slot { files: Box::new(files), loaded: OnceLock::new() })
            })
            .collect();
        Reader { packs, gazetteer: Gazetteer::embedded() }
    }

    /// Uses another gazetteer.
    pub fn with_gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = gazetteer;
        self
    }

    /// Adds a pack, or puts it in the place of the one for its language.
    pub fn add_pack(&mut self, files: Files) -> Result<String, Vec<Fault>> {
        Ok(self.put_pack(Arc::new(Pack::load(files)?)))
    }

    /// Puts a pack that is loaded in the place of the one for its language.
    pub fn put_pack(&mut self, pack: Arc<Pack>) -> String {
        let language = pack.language().to_owned();
        let loaded = OnceLock::new();
        let _ = loaded.set(pack);
        self.packs.insert(language.clone(), Slot { files: Box::new(Files::new), loaded });
        language
    }

    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.packs.keys().map(String::as_str)
    }

    /// The pack for a language; `pt-BR` is read by `pt`.
    pub fn pack(&self, language: &str) -> Option<Arc<Pack>> {
        let slot = self.packs.get(language).or_else(|| self.packs.get(language.split(['-', '_']).next().unwrap_or(language)))?;
        Some(Arc::clone(slot.loaded.get_or_init(|| {
            // a test makes sure that built-in packs have no faults
            let (pack, faults) = Pack::load_all((slot.files)());
            Arc::new(pack.unwrap_or_else(|| panic!("a built-in pack cannot be read: {}", faults.first().map(ToString::to_string).unwrap_or_default())))
        })))
    }

    /// Reads a report.
    pub fn read(&self, report: &Report) -> Reading {
        self.explain(report, &[], false).reading
    }

    /// Reads a report, keeps the reasons; `without` are entries to be left aside.
    pub fn explain<'a>(&self, report: &'a Report, without: &[(String, u32)], trace: bool) -> Explained<'a> {
        let raw = report.text.as_str();
        let given = report.language.as_deref().filter(|l| !l.is_empty());
        let (tokens, folds) = tokenize(raw);
        let language = given.map(str::to_owned).or_else(|| language::of_report(raw, &tokens).map(str::to_owned));

        let mut packs: Vec<Arc<Pack>> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        let main = language.as_deref().and_then(|l| self.pack(l));
        if let Some(p) = &main {
            packs.push(Arc::clone(p));
            names.push(p.language().to_owned());
        }
        let abbreviation = |w: &str| main.as_ref().is_some_and(|p| p.is_abbreviation(w));
        let text = Text::of_tokens(raw, tokens, folds, &abbreviation);
        let mut pack_of: Vec<Option<u8>> = Vec::with_capacity(text.paragraphs.len());
        let several = given.is_none() && text.paragraphs.len() > 1;
        for r in &text.paragraphs {
            let own = if several { language::of_paragraph(text.words(*r), &text.tokens[r.iter()], language.as_deref()) } else { None };
            let index = match own {
                Some(l) if Some(l) != language.as_deref() => names
                    .iter()
                    .position(|n| n == l)
                    .or_else(|| {
                        self.pack(l).filter(|_| names.len() < 200).map(|p| {
                            packs.push(p);
                            names.push(l.to_owned());
                            names.len() - 1
                        })
                    })
                    .or(if main.is_some() && self.pack(l).is_none() { None } else { main.as_ref().map(|_| 0) }),
                _ => main.as_ref().map(|_| 0),
            };
            pack_of.push(index.map(|i| i as u8));
        }
        let digests: BTreeMap<String, String> = packs.iter().map(|p| (p.language().to_owned(), format!("sha256:{}", p.digest))).collect();
        let without: Vec<EntryRef> = without.iter().filter_map(|(l, entry)| names.iter().position(|n| n == l).map(|p| EntryRef { pack: p as u8, entry: *entry })).collect();
        let doc = Doc::new(text, packs, pack_of, &without);

        let numbers = numbers::find(&doc);
        let publisher = places::publisher_country(report.url.as_deref(), report.publisher.as_deref(), main.as_ref(), &self.gazetteer);
        let hints = Hints { publisher_country: publisher, title: report.title.as_deref().unwrap_or("") };
        // places need no days, but days need the zone that the places give
        let places = places::find(&doc, &self.gazetteer, hints, trace);
        let demonyms = places::demonyms(&doc);
        let zone = local::zone(&places, &demonyms, hints.publisher_country, &self.gazetteer);
        let published = report.published.as_deref().and_then(|p| local::day_in(p, zone));
        let dates = dates::find(&doc, published);
        let sites = places::sites(&doc);
        let clauses = clauses::find(&doc);
        let mut scene = Scene { doc, published, numbers, dates, places, demonyms, sites, phrases: Vec::new(), clauses, cover: Default::default(), country: None };
        drop_numbers_in_dates(&mut scene);
        scene.lay_marks();
        scene.lay_quotations();
        scene.phrases = phrases::find(&scene);
        scene.lay_phrases();
        statements::add_speakers(&mut scene);
        let statements = statements::find(&scene);
        mark_acting_places(&mut scene, &statements, &self.gazetteer);
        scene.country = local::main_country(&scene.places, &scene.demonyms);
        let events = events::find(&scene, &statements);
        let figures = figures::find(&scene, &statements, &events);
        let text_id = identity::text_id(raw);
        let reading = assemble::reading(&scene, report, language, zone.map(str::to_owned), digests, text_id, &statements, &events, &figures);
        Explained { reading, scene, statements, events, figures }
    }
}

fn drop_numbers_in_dates(scene: &mut Scene<'_>) {
    let dates = &scene.dates;
    scene.numbers.retain(|n| {
        let at = dates.partition_point(|d| d.range.end <= n.range.start);
        !dates.get(at).is_some_and(|d| d.range.overlaps(n.range))
    });
}

/// A country or capital that speaks is an actor, no place.
fn mark_acting_places(scene: &mut Scene<'_>, statements: &[statements::Statement], gazetteer: &Gazetteer) {
    for s in statements {
        if let Some(i) = s.source.and_then(|p| scene.phrases[p].place).filter(|&i| !events::cannot_act(scene, i)) {
            scene.places[i].acts = true;
        }
    }
    let capitals: HashSet<u32> = scene.places.iter().filter_map(|p| gazetteer.capital(std::str::from_utf8(&p.country?).ok()?)).filter_map(|c| gazetteer.facts(c).id).collect();
    for i in 0..scene.places.len() {
        let p = &scene.places[i];
        let power = p.feature == "country" || p.geonames_id.is_some_and(|id| capitals.contains(&id));
        if power && !p.dateline && events::acts(scene, i) {
            scene.places[i].acts = true;
        }
    }
}
