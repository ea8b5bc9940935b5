//! Where a report is at home: its country, its time zone, and the day on which it was published there.

use crate::marks::EntryRef;
use crate::marks::places::Place;
use crate::text::Range;
use grefier_gazetteer::Gazetteer;
use jiff::civil::Date;
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The zones that the library carries: those of a machine differ, and are files.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The day of a publication as it is written; a month or a year alone gives none.
pub fn day(published: &str) -> Option<Date> {
    published.get(..10)?.parse().ok()
}

/// The day of a publication in a zone: an instant late in the evening of one is the next morning of another. What names
/// no instant, or a zone that is not known, keeps the day as it is written.
pub fn day_in(published: &str, zone: Option<&str>) -> Option<Date> {
    day_of_instant(published, zone).or_else(|| day(published))
}

fn day_of_instant(published: &str, zone: Option<&str>) -> Option<Date> {
    let zone = ZONES.get(zone?).ok()?;
    let pieces = Pieces::parse(published).ok()?;
    let offset = match pieces.offset()? {
        PiecesOffset::Numeric(o) => o.offset(),
        _ => jiff::tz::Offset::UTC,
    };
    let instant = offset.to_timestamp(pieces.date().to_datetime(pieces.time()?)).ok()?;
    Some(TimeZone::to_datetime(&zone, instant).date())
}

/// The zone in which days are counted: that of the dateline, of the publisher's country, of the main place.
pub fn zone<'g>(places: &[Place], demonyms: &[(Range, [u8; 2], EntryRef)], publisher: Option<[u8; 2]>, gazetteer: &'g Gazetteer) -> Option<&'g str> {
    let of_country = |c: [u8; 2]| std::str::from_utf8(&c).ok().and_then(|c| gazetteer.country_zone(c));
    let of_place = |p: &Place| p.geonames_id.filter(|_| p.feature != "country").and_then(|id| gazetteer.by_geonames_id(id)).and_then(|i| gazetteer.timezone(i));
    let dateline = places.iter().find(|p| p.dateline).and_then(|p| of_place(p).or_else(|| of_country(p.country?)));
    if let Some(found) = dateline.or_else(|| publisher.and_then(of_country)) {
        return Some(found);
    }
    let home = main_country(places, demonyms)?;
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for found in places.iter().filter(|p| p.country == Some(home)).filter_map(of_place) {
        match counts.iter_mut().find(|(z, _)| *z == found) {
            Some((_, n)) => *n += 1,
            None => counts.push((found, 1)),
        }
    }
    let most = counts.iter().map(|(_, n)| *n).max();
    counts.iter().find(|(_, n)| Some(*n) == most).map(|(z, _)| *z).or_else(|| of_country(home))
}

/// The country of most of the places.
pub fn main_country(places: &[Place], demonyms: &[(Range, [u8; 2], EntryRef)]) -> Option<[u8; 2]> {
    let mut counts: BTreeMap<[u8; 2], u32> = BTreeMap::new();
    for p in places.iter().filter(|p| !p.acts) {
        if let Some(c) = p.country {
            *counts.entry(c).or_default() += if p.feature == "country" { 1 } else { 2 };
        }
    }
    for (_, c, _) in demonyms {
        *counts.entry(*c).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(c, n)| (*n, std::cmp::Reverse(*c))).map(|(c, _)| c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reader, Report};

    fn said(published: &str, zone: Option<&str>) -> Option<String> {
        day_in(published, zone).map(|d| d.to_string())
    }

    #[test]
    fn an_instant_is_taken_in_the_zone() {
        for (published, zone, day) in [
            ("2022-01-07T23:30:00Z", Some("Asia/Almaty"), "2022-01-08"),
            ("2022-01-07T23:30:00Z", Some("Europe/London"), "2022-01-07"),
            ("2022-01-07T02:00:00Z", Some("America/New_York"), "2022-01-06"),
            ("2022-01-08T01:30:00+06:00", Some("Europe/Bucharest"), "2022-01-07"),
            ("2022-01-08 01:30+0600", Some("Europe/Bucharest"), "2022-01-07"),
            // without a zone, the day of its own offset
            ("2022-01-08T01:30:00+06:00", None, "2022-01-08"),
            ("2022-01-07T23:30:00Z", Some("Nowhere/Else"), "2022-01-07"),
            // no instant: a day, or a clock of which we do not know where it hangs
            ("2022-01-07", Some("Asia/Almaty"), "2022-01-07"),
            ("2022-01-07T23:30:00", Some("Asia/Almaty"), "2022-01-07"),
            ("2022-01-07, evening", Some("Asia/Almaty"), "2022-01-07"),
        ] {
            assert_eq!(said(published, zone).as_deref(), Some(day), "{published} in {zone:?}");
        }
        assert_eq!(said("2022-01", Some("Asia/Almaty")), None);
        assert_eq!(said("9999-12-31T23:59:59Z", Some("Asia/Almaty")).as_deref(), Some("9999-12-31"));
    }

    #[test]
    fn relative_days_are_counted_where_the_report_is_at_home() {
        let read = |published: &str| {
            let text = "Police shot at protesters in Almaty today.";
            let report = Report { language: Some("en".into()), published: Some(published.into()), text: text.into(), ..Report::default() };
            let r = Reader::new().read(&report);
            (r.report.zone, r.dates[0].start.clone())
        };
        assert_eq!(read("2022-01-07T23:30:00Z"), (Some("Asia/Almaty".into()), Some("2022-01-08".into())));
        assert_eq!(read("2022-01-07"), (Some("Asia/Almaty".into()), Some("2022-01-07".into())));
    }

    #[test]
    fn the_zone_is_that_of_the_dateline_or_the_main_place() {
        let zone = |text: &str| Reader::new().read(&Report { language: Some("en".into()), text: text.into(), ..Report::default() }).report.zone;
        assert_eq!(zone("BEIRUT, Aug 5 — Rebels shelled Aleppo, Homs and Hama in Syria.").as_deref(), Some("Asia/Beirut"));
        assert_eq!(zone("Police arrested protesters in Los Angeles and in San Francisco.").as_deref(), Some("America/Los_Angeles"));
        assert_eq!(zone("Police arrested protesters across Kenya.").as_deref(), Some("Africa/Nairobi"));
        assert_eq!(zone("Police arrested protesters."), None);
    }
}
