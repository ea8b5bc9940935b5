//! Whose pictures and words a report is made of: "Photo: Getty Images", "Reuters/Jane Doe", "BEIRUT (AFP) –".

use crate::marks::places::Place;
use crate::marks::{Doc, Mark};
use crate::pack::entries::{CreditWord, Meaning, Table};
use crate::text::{Case, Range};

/// A line of credit is short, in tokens.
const LINE: usize = 14;
/// So many words may name a person or a house that no table knows.
const NAME: usize = 4;

/// The credit as the text gives it: that behind a marker word, else the name of an agency that stands alone.
pub fn find<'a>(doc: &Doc<'a>, places: &[Place]) -> Option<&'a str> {
    let marks: Vec<(&Mark, CreditWord)> = doc.table(Table::Credits).filter_map(|m| Some((m, word(doc, m)?))).collect();
    let marked = marks.iter().find_map(|(m, w)| behind_marker(doc, places, m.range, *w));
    let found = marked.or_else(|| marks.iter().filter(|(_, w)| *w == CreditWord::Agency).find_map(|(m, _)| alone(doc, m.range)))?;
    Some(doc.text.words(found))
}

fn word(doc: &Doc<'_>, m: &Mark) -> Option<CreditWord> {
    match doc.entry(m.entry).meaning {
        Meaning::Credit(w) => Some(w),
        _ => None,
    }
}

fn agency(doc: &Doc<'_>, t: usize) -> Option<Range> {
    doc.of(t, Table::Credits).find(|m| word(doc, m) == Some(CreditWord::Agency)).map(|m| m.range)
}

fn joint(doc: &Doc<'_>, t: usize) -> bool {
    doc.of(t, Table::Credits).any(|m| word(doc, m) == Some(CreditWord::Joint))
}

fn sign(doc: &Doc<'_>, t: usize, signs: &str) -> bool {
    signs.chars().any(|c| doc.text.is_punct(t, c))
}

/// Is there the end of a line between this token and the one before?
fn begins_line(doc: &Doc<'_>, t: usize) -> bool {
    let tokens = &doc.text.tokens;
    t == 0 || t >= tokens.len() || tokens[t].space_before && doc.text.raw[tokens[t - 1].end as usize..tokens[t].start as usize].contains('\n')
}

fn behind_marker(doc: &Doc<'_>, places: &[Place], marker: Range, class: CreditWord) -> Option<Range> {
    let CreditWord::Marker { open, weak } = class else { return None };
    let (text, s) = (&doc.text, marker.s());
    // "a photo by the police" in the midst of a sentence credits nobody
    if !(begins_line(doc, s) || text.sentence_of(s).s() == s || sign(doc, s - 1, "([|•·/©–—")) {
        return None;
    }
    let mut from = marker.e();
    while !begins_line(doc, from) && sign(doc, from, ":/-–—©") {
        from += 1;
    }
    if begins_line(doc, from) || !(open || from > marker.e() || agency(doc, from).is_some()) {
        return None;
    }
    let sentence = text.tokens[from].sentence;
    let ends = |t: usize| begins_line(doc, t) || text.tokens[t].sentence != sentence || text.is_comma(t) || sign(doc, t, "|•·()[];©") || text.is_dash(t);
    let mut end = (from..from + LINE).find(|&t| t > from && ends(t))?;
    while end > from && sign(doc, end - 1, ".!?\"”") {
        end -= 1;
    }
    let found = Range::new(from, end);
    let known = found.iter().any(|t| agency(doc, t).is_some());
    let named = || !weak && names(doc, found) && !places.iter().any(|p| p.range.overlaps(found));
    (known || named()).then_some(found)
}

/// A few capitalised words: "Jane Doe".
fn names(doc: &Doc<'_>, r: Range) -> bool {
    !r.is_empty()
        && r.len() <= NAME
        && !(r.s() + 1..r.e()).any(|t| begins_line(doc, t))
        && r.iter().all(|t| sign(doc, t, "/-.") && t > r.s() || doc.text.is_word(t) && doc.text.tokens[t].case != Case::Lower)
}

/// The name of an agency that has a line or brackets for itself, with others beside it and those who work for them.
fn alone(doc: &Doc<'_>, first: Range) -> Option<Range> {
    let text = &doc.text;
    let (mut s, mut e) = (first.s(), first.e());
    while !begins_line(doc, e) {
        let at = if sign(doc, e, "/,-–&") || joint(doc, e) { e + 1 } else { e };
        match agency(doc, at).filter(|_| !begins_line(doc, at)) {
            Some(next) => e = next.e(),
            None => break,
        }
    }
    let opened = |t: usize| begins_line(doc, t) || sign(doc, t - 1, "([");
    let closed = |t: usize| begins_line(doc, t) || sign(doc, t, ")]");
    // "Jane Doe/Reuters", "Reuters/Jane Doe"
    if !opened(s) && sign(doc, s - 1, "/") {
        s = (s.saturating_sub(NAME)..s - 1).find(|&t| opened(t) && names(doc, Range::new(t, s - 1))).unwrap_or(s);
    }
    if !closed(e) && sign(doc, e, "/") && !begins_line(doc, e + 1) {
        e = (e + 2..e + 2 + NAME).find(|&t| closed(t) && names(doc, Range::new(e + 1, t))).unwrap_or(e);
    }
    let mut line = Range::new((s.saturating_sub(LINE)..=s).rev().find(|&t| begins_line(doc, t))?, s);
    if s > line.s() && sign(doc, s - 1, "([") && !begins_line(doc, e) && sign(doc, e, ")]") {
        // a dateline, the end of a paragraph, or a line of its own
        let behind = if sign(doc, e + 1, ".") { e + 2 } else { e + 1 };
        return (text.is_dash(e + 1) || sign(doc, e + 1, "-:") || begins_line(doc, behind)).then_some(Range::new(s, e));
    }
    line = Range::new(line.s(), (e..=line.s() + LINE).find(|&t| begins_line(doc, t))?);
    if line.s() < s && line.e() > e {
        return None;
    }
    // "date 2022-01 Getty": hardly a word beside it, and no sentence
    let others = || line.iter().filter(|&t| !(s..e).contains(&t) && text.is_word(t) && !doc.begins(t, Table::Dates));
    let bare = others().count() <= 1 && others().all(|t| text.tokens[t].case == Case::Lower);
    let said = line.iter().any(|t| sign(doc, t, ".!?:\"“”„") && !(s..e).contains(&t));
    (bare && !said).then_some(Range::new(s, e))
}

#[cfg(test)]
mod tests {
    use crate::{Reader, Report};

    fn credit(language: &str, text: &str) -> Option<String> {
        Reader::new().read(&Report { language: Some(language.into()), text: text.into(), ..Report::default() }).report.credit
    }

    #[test]
    fn a_credit_has_a_marker_or_a_line_or_brackets() {
        for (language, text, wanted) in [
            ("ro", "Foto: Getty Images\n\nPoliția a arestat 30 de protestatari.", "Getty Images"),
            ("ro", " date 2022-01 Getty\n\nPoliția a arestat 30 de protestatari.", "Getty"),
            ("ro", "Poliția a arestat 30 de protestatari.\nSursa foto: Ana Pop", "Ana Pop"),
            ("ro", "Poliția a arestat 30 de protestatari. Foto: AFP / Ana Pop.", "AFP / Ana Pop"),
            ("ro", "Poliția a arestat 30 de protestatari.\n\nSursa: Agerpres", "Agerpres"),
            ("en", "AFP/Getty\nPolice arrested 30 protesters.", "AFP/Getty"),
            ("en", "Police arrested 30 protesters.\nReuters/Jane Doe", "Reuters/Jane Doe"),
            ("en", "Police arrested 30 protesters.\nJane Doe/AFP via Getty Images", "Jane Doe/AFP via Getty Images"),
            ("en", "BEIRUT, Aug 5 (Reuters) - Police arrested 30 protesters.", "Reuters"),
            ("en", "Police arrested 30 protesters. (AP)", "AP"),
            ("en", "Protesters in Almaty (Photo: Jane Doe)\nPolice arrested 30 protesters.", "Jane Doe"),
            ("en", "Photo by Jane Doe for Reuters\nPolice arrested 30 protesters.", "Jane Doe for Reuters"),
            ("en", "Reuters/\nJane Doe said that police arrested 30 protesters.", "Reuters"),
            ("en", "14:05 | Photo: Reuters | Share\nPolice arrested 30 protesters.", "Reuters"),
        ] {
            assert_eq!(credit(language, text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn an_agency_that_is_told_of_is_no_credit() {
        for text in [
            "Police arrested 30 protesters, Reuters reported.",
            "Soldiers raided Reuters\nPolice arrested 30 protesters.",
            "The Alliance Party (AP) said police arrested 30 protesters.",
            "Photo: Protesters in the square\nPolice arrested 30 protesters.",
            "Photo: Almaty\nPolice arrested 30 protesters.",
            "The mayor showed a photo by Jane Doe.",
            "Source: Ministry of Health\nPolice arrested 30 protesters.",
            "Reuters: police arrested 30 protesters",
        ] {
            assert_eq!(credit("en", text), None, "{text}");
        }
    }
}
