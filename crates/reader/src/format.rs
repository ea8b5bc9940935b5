//! The reading: `grefier-reading/1`, as `docs/reading-format.md` tells.

use crate::vocabulary::{Bound, Certainty, EventType, Kind, Mode, Scope, Status, What};
use serde::Serialize;
use std::collections::BTreeMap;

pub const FORMAT: &str = "grefier-reading/1";

/// Start and end in Unicode code points.
pub type Span = [u32; 2];

#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    pub format: &'static str,
    pub reader: ReaderInfo,
    pub report: ReportInfo,
    pub places: Vec<Place>,
    pub dates: Vec<DateItem>,
    pub actors: Vec<Actor>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
    pub figures: Vec<Figure>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReaderInfo {
    pub name: &'static str,
    pub version: &'static str,
    pub packs: BTreeMap<String, String>,
    pub model: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReportInfo {
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub id: String,
    pub text_id: String,
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub credit: Option<String>,
    pub language: Option<String>,
    pub published: Option<String>,
    pub zone: Option<String>,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Words {
    pub span: Span,
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct Place {
    pub id: String,
    pub span: Span,
    pub text: String,
    pub name: String,
    pub geonames_id: Option<u32>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub radius_km: Option<u32>,
    pub country: Option<String>,
    pub admin1: Option<String>,
    pub feature: &'static str,
    pub basis: &'static str,
    pub origin: &'static str,
    pub confidence: f32,
}

#[derive(Clone, Debug, Serialize)]
pub struct DateItem {
    pub id: String,
    pub span: Span,
    pub text: String,
    pub start: Option<String>,
    pub end: Option<String>,
    pub precision: &'static str,
    pub basis: &'static str,
    pub origin: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Actor {
    pub id: String,
    pub span: Span,
    pub text: String,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub role: Option<String>,
    pub kind: Kind,
    pub country: Option<String>,
    pub origin: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Statement {
    pub id: String,
    pub source: Option<String>,
    pub source_kind: Option<Kind>,
    pub cue: Option<Words>,
    pub content: Vec<Span>,
    pub mode: Mode,
    pub certainty: Certainty,
    pub within: Option<String>,
    pub origin: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct CodesInfo {
    pub acled: Option<Acled>,
    pub plover: Option<Plover>,
    pub cameo: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Acled {
    pub event_type: &'static str,
    pub sub_event_type: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Plover {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub mode: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
pub struct EventDate {
    pub start: Option<String>,
    pub end: Option<String>,
    pub precision: &'static str,
    pub basis: &'static str,
    /// Index into `dates`; null where the report is a live one of its day.
    pub from: Option<usize>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Event {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: EventType,
    pub codes: CodesInfo,
    pub trigger: Words,
    pub sentence: Span,
    pub actors: Vec<String>,
    pub targets: Vec<String>,
    pub place: Option<usize>,
    pub place_basis: Option<&'static str>,
    pub site: Option<Words>,
    pub date: Option<EventDate>,
    pub status: Status,
    pub statement: Option<String>,
    pub origin: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct Side {
    pub country: Option<String>,
    pub organisation: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub id: String,
    pub span: Span,
    pub text: String,
    pub number: Words,
    pub what: What,
    pub who: Option<Kind>,
    pub counted: Option<String>,
    pub detail: Option<String>,
    pub side: Option<Side>,
    pub best: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub bound: Bound,
    pub certainty: Certainty,
    pub scope: Scope,
    pub as_of: Option<String>,
    pub place: Option<usize>,
    pub date: Option<EventDate>,
    pub part_of: Option<String>,
    pub supersedes: Option<String>,
    pub statement: Option<String>,
    pub event: Option<String>,
    pub origin: &'static str,
}
