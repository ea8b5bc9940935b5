//! The country of a publisher, where its address or its name makes it plain.

use super::candidates::{self, Firsts};
use super::resolve::entry_country;
use super::word;
use super::words::PlaceWord;
use crate::identity::canonical;
use crate::marks::Doc;
use crate::pack::Pack;
use crate::pack::entries::{Table, country};
use crate::text::{Case, Text};
use grefier_gazetteer::{Candidate, Feature, Gazetteer, NameKind, PlaceRef, Seat};
use std::sync::Arc;

/// Domains of countries that anybody uses.
const GENERIC: &[&str] = &["ac", "ai", "bz", "cc", "cd", "cf", "co", "fm", "ga", "gg", "gl", "gq", "io", "la", "me", "ml", "mu", "nu", "pw", "sc", "sh", "st", "tk", "to", "tv", "vc", "vg", "ws"];
/// Under these a domain is given to those of the country alone: "eltiempo.com.co".
const SECOND: &[&str] = &["ac", "co", "com", "edu", "gob", "gov", "net", "org"];
/// A name is that of a town only where it has so many inhabitants, a capital so many.
const LARGE: u32 = 500_000;
const CAPITAL: u32 = 50_000;
/// Longer names of publishers are none.
const NAME: usize = 200;

/// The country of a publisher: that of its domain, else the one country that its name speaks of.
pub fn country_of(url: Option<&str>, name: Option<&str>, pack: Option<&Arc<Pack>>, gazetteer: &Gazetteer) -> Option<[u8; 2]> {
    url.and_then(|u| of_domain(u, gazetteer)).or_else(|| of_name(name.filter(|n| n.len() <= NAME)?, pack, gazetteer))
}

fn of_domain(url: &str, gazetteer: &Gazetteer) -> Option<[u8; 2]> {
    let address = canonical(url);
    let host = address.split(['/', '?', ':']).next()?;
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next()?, labels.next()?);
    let known = top.len() == 2 && (!GENERIC.contains(&top) || SECOND.contains(&second));
    let code = if top == "uk" { "GB".to_owned() } else { top.to_uppercase() };
    country(&code).filter(|_| known && gazetteer.country(&code).is_some())
}

fn of_name(name: &str, pack: Option<&Arc<Pack>>, gazetteer: &Gazetteer) -> Option<[u8; 2]> {
    let text = Text::new(name, &|_| false);
    let paragraphs = text.paragraphs.len();
    let doc = Doc::new(text, pack.cloned().into_iter().collect(), vec![pack.map(|_| 0); paragraphs], &[]);
    let firsts = Firsts::new(&doc, gazetteer);
    let mut found: Option<[u8; 2]> = None;
    let mut t = 0;
    while t < doc.text.len() {
        let own = doc.of(t, Table::Places).find_map(|m| word(&doc, m).map(|w| (m, w)));
        let (next, said) = match own {
            Some((m, PlaceWord::Demonym(c))) => (m.range.e(), Some(*c)),
            Some((m, PlaceWord::Name { .. } | PlaceWord::Point { .. })) => (m.range.e(), entry_country(&doc, gazetteer, m.entry)),
            Some((m, PlaceWord::Never)) => (m.range.e(), None),
            _ if doc.text.tokens[t].case == Case::Lower || !doc.text.is_word(t) => (t + 1, None),
            _ => match candidates::longest(&doc, gazetteer, &firsts, t) {
                Some((r, list)) => (r.e(), plain(gazetteer, &list).filter(|_| doc.text.words(r).chars().count() > 3)),
                None => (t + 1, None),
            },
        };
        match (found, said) {
            // "The China–Africa Review" is of neither
            (Some(a), Some(b)) if a != b => return None,
            (None, Some(_)) => found = said,
            _ => {}
        }
        t = next.max(t + 1);
    }
    found
}

/// The one country in which the places of note of a name lie: Kyiv, not Georgia. A division alone says nothing, for many
/// are called Valley or Maritime.
fn plain(gazetteer: &Gazetteer, list: &[Candidate]) -> Option<[u8; 2]> {
    let spoken = |how: NameKind| matches!(how, NameKind::Primary | NameKind::Ascii);
    let large = |p: &PlaceRef<'_>| p.feature == Feature::Country || p.feature == Feature::City && (p.population >= LARGE || p.seat == Seat::Country && p.population >= CAPITAL);
    let noted: Vec<PlaceRef<'_>> = list.iter().filter(|c| spoken(c.how)).map(|c| gazetteer.place(c.place)).filter(|p| large(p) || p.feature == Feature::Admin1).collect();
    let first = noted.iter().find(|p| large(p))?.country;
    country(first).filter(|_| noted.iter().all(|p| p.country == first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Reader;

    fn of(url: Option<&str>, name: Option<&str>, language: &str) -> Option<String> {
        let reader = Reader::new();
        country_of(url, name, reader.pack(language).as_ref(), reader.gazetteer()).map(|c| String::from_utf8_lossy(&c).into_owned())
    }

    #[test]
    fn the_domain_says_it() {
        for (url, wanted) in [
            ("https://www.example.ro/stiri/1", Some("RO")),
            ("http://news.example.co.uk:80/a?b=c", Some("GB")),
            ("https://example.com.co/a", Some("CO")),
            ("https://example.co/a", None),
            ("https://example.io", None),
            ("https://example.eu", None),
            ("https://example.com/a.ro", None),
            ("https://example.org", None),
            ("https://example.zz", None),
            ("ro", None),
            ("", None),
        ] {
            assert_eq!(of(Some(url), None, "en").as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn the_name_says_it() {
        for (name, language, wanted) in [
            ("The Kyiv Post", "en", Some("UA")),
            ("The Jakarta Post", "en", Some("ID")),
            ("Nigerian Tribune", "en", Some("NG")),
            ("Times of India", "en", Some("IN")),
            ("Ziarul de Chișinău", "ro", Some("MD")),
            ("Georgia Today", "en", None),
            ("China-Africa Review of Kenya", "en", None),
            ("The Independent", "en", None),
            ("The Sunday Mercury", "en", None),
            ("Nice Matin", "en", None),
            ("Lloyd's Maritime Monitor", "en", None),
            ("Hill and Valley Relief Network", "en", None),
            ("Ziua Online", "ro", None),
            ("", "en", None),
        ] {
            assert_eq!(of(None, Some(name), language).as_deref(), wanted, "{name}");
        }
        assert_eq!(of(Some("https://example.pl"), Some("The Kyiv Post"), "en").as_deref(), Some("PL"));
    }
}
