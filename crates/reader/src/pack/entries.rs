//! Entries: what a matched pattern means, by table.

use super::table::{Row, Tags};
use crate::codes;
use crate::marks::dates::Senses;
use crate::vocabulary::{Certainty, EventType, Kind, Status, What};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    #[default]
    Grammar,
    Triggers,
    Cues,
    Actors,
    Things,
    Numbers,
    Dates,
    Places,
    Domains,
    Credits,
}

impl Table {
    pub const ALL: [Table; 10] = [Table::Grammar, Table::Triggers, Table::Cues, Table::Actors, Table::Things, Table::Numbers, Table::Dates, Table::Places, Table::Domains, Table::Credits];

    pub fn file(self) -> &'static str {
        match self {
            Table::Grammar => "grammar.tsv",
            Table::Triggers => "triggers.tsv",
            Table::Cues => "cues.tsv",
            Table::Actors => "actors.tsv",
            Table::Things => "things.tsv",
            Table::Numbers => "numbers.tsv",
            Table::Dates => "dates.tsv",
            Table::Places => "places.tsv",
            Table::Domains => "domains.tsv",
            Table::Credits => "credits.tsv",
        }
    }

    /// A pack may do without it.
    pub fn optional(self) -> bool {
        self == Table::Credits
    }
}

macro_rules! grammar_bits {
    ($($name:ident $bit:literal),* $(,)?) => {
        /// What a token is in the grammar, all readings together.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Gram(pub u64);
        impl Gram {
            $(pub const $name: Gram = Gram(1 << $bit);)*
        }
    };
}

grammar_bits! {
    NEG 0, HEDGE 1, PLAN 2, ONGOING 3, IRREALIS 4, BE 5, HAVE 6, REFLEXIVE 7, PREP 8, LOC 9, FROM 10, TO 11, BY 12, OF 13, WITH 14,
    AGAINST 15, BETWEEN 16, FOR 17, ABOUT 18, ON 19, TIME 20, AMONG 21, AND 22, OR 23, BUT 24, REL 25, COMP 26, SUB 27, SUB_TIME 28,
    DET 29, INDEF 30, OTHER 31, POSS 32, PRON 33, FIRST 34, SECOND 35, PLURAL 36, ADV 37, PARTOF 38, FORMERLY 39, TOTAL 40, SINCE 41,
    VERB 42, NOUN 43, TITLE 44, NAME 45, BACK 46, FUTURE 47,
}

impl Gram {
    pub const CONJ: Gram = Gram(Gram::AND.0 | Gram::OR.0 | Gram::BUT.0);
    pub fn has(self, other: Gram) -> bool {
        self.0 & other.0 != 0
    }
    pub fn or(self, other: Gram) -> Gram {
        Gram(self.0 | other.0)
    }
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// How a word must be written to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Capital {
    #[default]
    Either,
    Must,
    Never,
}

/// Event types that are settled by who does it to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    Type(EventType),
    Clash,
    Assault,
    Force,
    Demo,
    Seize,
    Bombing,
    Blast,
    End,
}

impl Named {
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "clash" => Named::Clash,
            "assault" => Named::Assault,
            "force" => Named::Force,
            "demo" => Named::Demo,
            "seize" => Named::Seize,
            "bombing" => Named::Bombing,
            "blast" => Named::Blast,
            "end" => Named::End,
            _ => Named::Type(EventType::parse(word)?),
        })
    }
}

/// Folded beginnings of words that a condition asks for.
#[derive(Clone, Debug, Default)]
pub struct Stems {
    all: Box<[Box<str>]>,
    /// A bit for each first byte: most words are refused by it alone.
    first: u64,
}

impl Stems {
    fn parse(list: Vec<&str>) -> Self {
        let all: Box<[Box<str>]> = list
            .into_iter()
            .map(|w| {
                let mut folded = String::new();
                grefier_gazetteer::fold::fold_into(w.trim_end_matches('*'), &mut folded);
                folded.into()
            })
            .collect();
        let first = all.iter().filter_map(|s| s.bytes().next()).fold(0, |m, b| m | 1 << (b & 63));
        Stems { all, first }
    }
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// May any of them begin one of the words whose first bytes are in the mask?
    pub fn may_fit(&self, firsts: u64) -> bool {
        self.first & firsts != 0
    }
    pub fn fit(&self, fold: &str) -> bool {
        fold.bytes().next().is_some_and(|b| self.first >> (b & 63) & 1 == 1 && self.all.iter().any(|s| s.as_bytes().first() == Some(&b) && fold.starts_with(&**s)))
    }
}

#[derive(Clone, Debug)]
pub struct Trigger {
    pub named: Named,
    pub weak: bool,
    pub political: bool,
    pub status: Option<Status>,
    pub subject: Option<Vec<Kind>>,
    pub object: Option<Vec<Kind>>,
    pub with: Stems,
    pub not: Stems,
    pub next: Stems,
    pub prev: Stems,
    pub not_next: Stems,
    pub not_prev: Stems,
    pub patient_subject: bool,
    pub no_actor: bool,
    pub no_target: bool,
    pub of_actor: bool,
    pub mode: Option<&'static str>,
    pub what: Option<What>,
    /// Has any of the conditions above.
    pub conditional: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueClass {
    Verb,
    Prep,
    Post,
    Noun,
    Adverb,
    Passive,
}

#[derive(Clone, Debug)]
pub struct Cue {
    pub class: CueClass,
    pub certainty: Certainty,
    pub quote: bool,
    pub clause: bool,
    pub noun: bool,
    pub to: bool,
    pub addressee: bool,
    pub weak: bool,
    pub kind: Option<Kind>,
}

#[derive(Clone, Debug)]
pub struct Actor {
    pub kind: Kind,
    /// An adjective that settles the kind of a vague head.
    pub modifier: bool,
    pub title: bool,
    pub plural: bool,
    pub organisation: bool,
    pub name: bool,
    pub weak: bool,
    /// Takes the kind of its genitive ("head of …").
    pub head: bool,
    pub country: Option<[u8; 2]>,
}

#[derive(Clone, Debug)]
pub enum Meaning {
    Grammar(Gram),
    Trigger(Box<Trigger>),
    Cue(Cue),
    Actor(Actor),
    /// `None`: never a figure; the kind whose such things are, where the word says so.
    Thing(Option<What>, Option<Kind>),
    Number(crate::marks::numbers::NumberWord),
    Date(crate::marks::dates::DateWord),
    Place(crate::marks::places::PlaceWord),
    Domain(Domain, u8),
    Credit(CreditWord),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditWord {
    /// Opens a credit; `open` without a sign behind it, `weak` only before the name of an agency.
    Marker {
        open: bool,
        weak: bool,
    },
    Agency,
    /// Between two agencies: "AFP via Getty Images".
    Joint,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    Sport,
    Economy,
    Culture,
    Science,
    Technology,
    Weather,
    Gaming,
    History,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub table: Table,
    pub line: u32,
    pub pattern: Box<str>,
    pub class: Box<str>,
    pub tags: Box<str>,
    pub capital: Capital,
    pub meaning: Meaning,
}

fn kinds(tags: &Tags, name: &str) -> Result<Option<Vec<Kind>>, String> {
    match tags.get(name) {
        None => Ok(None),
        Some("any") => Ok(Some(Kind::ALL.to_vec())),
        Some(_) => tags.list(name).into_iter().map(|w| Kind::parse(w).ok_or_else(|| format!("unknown kind '{w}' in {name}="))).collect::<Result<Vec<_>, _>>().map(Some),
    }
}

impl Meaning {
    /// The kind of sense of a word of dates.
    pub fn senses(&self) -> Senses {
        match self {
            Meaning::Date(w) => w.sense.kind(),
            _ => Senses::default(),
        }
    }

    /// What the word says of the subject of a report, in halves: positive of conflict, negative of sport, markets, arts.
    ///
    /// Metaphors take the verbs and nouns of war, but seldom its people: actors weigh most, triggers little.
    pub fn leaning(&self) -> i8 {
        match self {
            Meaning::Domain(_, weight) => -i8::try_from(2 * i32::from(*weight)).unwrap_or(i8::MAX),
            Meaning::Trigger(t) if !t.weak && !t.political && !t.conditional => 1,
            Meaning::Actor(a) if !a.modifier => match a.kind {
                Kind::Police | Kind::Military | Kind::Rebels | Kind::ArmedGroup | Kind::Protesters | Kind::Paramilitary | Kind::Intelligence => 2,
                Kind::Government | Kind::Opposition | Kind::Refugees | Kind::Judiciary | Kind::Igo | Kind::Criminals | Kind::Legislature => 1,
                _ => 0,
            },
            _ => 0,
        }
    }
}

pub fn country(code: &str) -> Option<[u8; 2]> {
    let b: [u8; 2] = code.as_bytes().try_into().ok()?;
    b.iter().all(u8::is_ascii_uppercase).then_some(b)
}

pub fn known(tags: &Tags, names: &[&str]) -> Result<(), String> {
    match tags.names().find(|n| !names.contains(n) && !matches!(*n, "cap" | "lower")) {
        Some(n) => Err(format!("unknown tag '{n}'; known here: {}", names.join(" "))),
        None => Ok(()),
    }
}

fn holder(tags: &Tags) -> Result<Option<Kind>, String> {
    tags.get("who").map(|w| Kind::parse(w).ok_or_else(|| format!("unknown kind '{w}' in who="))).transpose()
}

/// The meaning of a row of `table`.
pub fn meaning(table: Table, row: &Row<'_>, tags: &Tags) -> Result<Meaning, String> {
    let class = row.field(1);
    if class.is_empty() {
        return Err("the second field is missing (fields are separated by one tab)".into());
    }
    if row.fields.len() > 3 {
        return Err(format!("{} fields, at most three are allowed", row.fields.len()));
    }
    Ok(match table {
        Table::Grammar => Meaning::Grammar(grammar(class, tags)?),
        Table::Triggers => Meaning::Trigger(Box::new(trigger(class, tags)?)),
        Table::Cues => Meaning::Cue(cue(class, tags)?),
        Table::Actors => Meaning::Actor(actor(class, tags)?),
        Table::Things => match class {
            "no" => Meaning::Thing(None, None),
            w => Meaning::Thing(Some(What::parse(w).ok_or_else(|| format!("unknown thing counted '{w}'"))?), holder(tags)?),
        },
        Table::Numbers => Meaning::Number(crate::marks::numbers::NumberWord::parse(class, tags)?),
        Table::Dates => Meaning::Date(crate::marks::dates::DateWord::parse(class, tags)?),
        Table::Places => Meaning::Place(crate::marks::places::PlaceWord::parse(class, tags)?),
        Table::Credits => Meaning::Credit(credit(class, tags)?),
        Table::Domains => {
            known(tags, &["weight"])?;
            let d = match class {
                "sport" => Domain::Sport,
                "economy" => Domain::Economy,
                "culture" => Domain::Culture,
                "science" => Domain::Science,
                "technology" => Domain::Technology,
                "weather" => Domain::Weather,
                "gaming" => Domain::Gaming,
                "history" => Domain::History,
                w => return Err(format!("unknown domain '{w}'")),
            };
            Meaning::Domain(d, tags.get("weight").map_or(Ok(1), |w| w.parse().map_err(|_| format!("weight '{w}' is no number")))?)
        }
    })
}

fn credit(class: &str, tags: &Tags) -> Result<CreditWord, String> {
    match class {
        "marker" => {
            known(tags, &["open", "weak"])?;
            Ok(CreditWord::Marker { open: tags.has("open"), weak: tags.has("weak") })
        }
        "agency" => known(tags, &[]).map(|()| CreditWord::Agency),
        "joint" => known(tags, &[]).map(|()| CreditWord::Joint),
        w => Err(format!("unknown class '{w}'")),
    }
}

fn grammar(class: &str, tags: &Tags) -> Result<Gram, String> {
    known(tags, &["scope", "tense", "role", "kind", "time", "indef", "other", "person", "number", "weak", "gender"])?;
    let mut g = match class {
        "neg" if tags.get("scope") == Some("both") => Gram::NEG.or(Gram::BACK),
        "neg" => Gram::NEG,
        "hedge" => Gram::HEDGE,
        "plan" => Gram::PLAN,
        "ongoing" => Gram::ONGOING,
        "irrealis" => Gram::IRREALIS,
        "be" if tags.get("tense") == Some("fut") => Gram::BE.or(Gram::PLAN),
        "be" => Gram::BE,
        "have" => Gram::HAVE,
        "reflexive" => Gram::REFLEXIVE,
        "prep" => Gram::PREP,
        "conj" => match tags.get("kind") {
            Some("or") => Gram::OR,
            Some("but") => Gram::BUT,
            _ => Gram::AND,
        },
        "rel" => Gram::REL,
        "comp" => Gram::COMP,
        "sub" if tags.has("time") => Gram::SUB.or(Gram::SUB_TIME),
        "sub" => Gram::SUB,
        "det" => Gram::DET,
        "poss" => Gram::POSS,
        "pron" => Gram::PRON,
        "adv" => Gram::ADV,
        "partof" => Gram::PARTOF,
        "formerly" => Gram::FORMERLY,
        "total" => Gram::TOTAL,
        "since" => Gram::SINCE,
        "verb" => Gram::VERB,
        "noun" => Gram::NOUN,
        "title" => Gram::TITLE,
        "name" => Gram::NAME,
        w => return Err(format!("unknown class '{w}'")),
    };
    for role in tags.list("role") {
        g = g.or(match role {
            "loc" => Gram::LOC,
            "from" => Gram::FROM,
            "to" => Gram::TO,
            "by" => Gram::BY,
            "of" => Gram::OF,
            "with" => Gram::WITH,
            "against" => Gram::AGAINST,
            "between" => Gram::BETWEEN,
            "for" => Gram::FOR,
            "about" => Gram::ABOUT,
            "on" => Gram::ON,
            "time" => Gram::TIME,
            "among" => Gram::AMONG,
            w => return Err(format!("unknown role '{w}'")),
        });
    }
    if tags.has("indef") {
        g = g.or(Gram::INDEF);
    }
    if tags.has("other") {
        g = g.or(Gram::OTHER);
    }
    match tags.get("person") {
        Some("1") => g = g.or(Gram::FIRST),
        Some("2") => g = g.or(Gram::SECOND),
        _ => {}
    }
    if tags.get("number") == Some("pl") {
        g = g.or(Gram::PLURAL);
    }
    Ok(g)
}

fn trigger(class: &str, tags: &Tags) -> Result<Trigger, String> {
    known(tags, &["weak", "status", "subj", "obj", "with", "not", "next", "prev", "notnext", "notprev", "patient", "actor", "target", "of", "mode", "what", "pol"])?;
    let named = Named::parse(class).ok_or_else(|| format!("unknown event type '{class}'"))?;
    let status = match tags.get("status") {
        None => None,
        Some(w) => Some(Status::parse(w).ok_or_else(|| format!("unknown status '{w}'"))?),
    };
    let mode = match tags.get("mode") {
        None => None,
        Some(w) => Some(*codes::MODES.iter().find(|m| **m == w).ok_or_else(|| format!("unknown PLOVER mode '{w}'"))?),
    };
    let what = match tags.get("what") {
        None => None,
        Some(w) => Some(What::parse(w).ok_or_else(|| format!("unknown thing counted '{w}'"))?),
    };
    let stems = |name: &str| Stems::parse(tags.list(name));
    let t = Trigger {
        named,
        weak: tags.has("weak"),
        political: tags.has("pol"),
        status,
        subject: kinds(tags, "subj")?,
        object: kinds(tags, "obj")?,
        with: stems("with"),
        not: stems("not"),
        next: stems("next"),
        prev: stems("prev"),
        not_next: stems("notnext"),
        not_prev: stems("notprev"),
        patient_subject: tags.get("patient") == Some("subj"),
        no_actor: tags.get("actor") == Some("none"),
        no_target: tags.get("target") == Some("none"),
        of_actor: tags.get("of") == Some("actor"),
        mode,
        what,
        conditional: false,
    };
    let conditional = t.subject.is_some() || t.object.is_some() || [&t.with, &t.not, &t.next, &t.prev, &t.not_next, &t.not_prev].iter().any(|s| !s.is_empty());
    Ok(Trigger { conditional, ..t })
}

fn cue(class: &str, tags: &Tags) -> Result<Cue, String> {
    known(tags, &["certainty", "quote", "clause", "noun", "to", "addressee", "kind", "weak"])?;
    let class = match class {
        "verb" => CueClass::Verb,
        "prep" => CueClass::Prep,
        "post" => CueClass::Post,
        "noun" => CueClass::Noun,
        "adverb" => CueClass::Adverb,
        "passive" => CueClass::Passive,
        w => return Err(format!("unknown class '{w}'")),
    };
    let certainty = match tags.get("certainty") {
        None => Certainty::Asserted,
        Some(w) => Certainty::parse(w).ok_or_else(|| format!("unknown certainty '{w}'"))?,
    };
    let kind = match tags.get("kind") {
        None => None,
        Some(w) => Some(Kind::parse(w).ok_or_else(|| format!("unknown kind '{w}'"))?),
    };
    Ok(Cue { class, certainty, quote: tags.has("quote"), clause: tags.has("clause"), noun: tags.has("noun"), to: tags.has("to"), addressee: tags.has("addressee"), weak: tags.has("weak"), kind })
}

fn actor(class: &str, tags: &Tags) -> Result<Actor, String> {
    known(tags, &["title", "pl", "org", "name", "weak", "country", "head", "sg"])?;
    let (modifier, word) = class.strip_prefix('+').map_or((false, class), |w| (true, w));
    let kind = Kind::parse(word).ok_or_else(|| format!("unknown kind '{word}'"))?;
    let country = match tags.get("country") {
        None => None,
        Some(c) => Some(country(c).ok_or_else(|| format!("country '{c}' is no ISO 3166-1 alpha-2 code"))?),
    };
    Ok(Actor { kind, modifier, title: tags.has("title"), plural: tags.has("pl"), organisation: tags.has("org"), name: tags.has("name"), weak: tags.has("weak"), head: tags.has("head"), country })
}
