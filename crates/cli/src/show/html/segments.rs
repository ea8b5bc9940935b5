//! The report cut at every border of a span, so that spans may overlap as they like.

use super::escape;
use super::tips::Tips;
use crate::show::lookup::Lookup;
use grefier_reader::format::Span;
use std::collections::HashSet;

/// A span of the report with what it is.
pub struct Piece {
    pub span: Span,
    pub class: &'static str,
    /// What is shown when one points at it.
    pub tip: usize,
    /// Where links from the tables lead; only the first segment bears it.
    pub id: Option<String>,
}

/// All spans of a reading, in order.
pub fn pieces(look: &Lookup<'_>, tips: &mut Tips, prefix: &str) -> Vec<Piece> {
    let r = look.reading;
    let mut all = Vec::new();
    let mut add = |span: Span, class, tip, id: Option<&str>| {
        if span[0] < span[1] {
            all.push(Piece { span, class, tip, id: id.map(|id| format!("{prefix}{id}")) });
        }
    };
    for s in &r.statements {
        let tip = tips.statement(look, s);
        for (n, c) in s.content.iter().enumerate() {
            add(*c, "content", tip, (n == 0).then_some(&s.id));
        }
        if let Some(c) = &s.cue {
            add(c.span, "cue", tip, None);
        }
    }
    let speakers: HashSet<&String> = r.statements.iter().filter_map(|s| s.source.as_ref()).collect();
    for a in &r.actors {
        let speaks = speakers.contains(&a.id);
        let tip = tips.actor(a);
        add(a.span, if speaks { "source" } else { "actor" }, tip, None);
    }
    for e in &r.events {
        let tip = tips.event(look, e);
        add(e.trigger.span, "trigger", tip, Some(&e.id));
        if let Some(s) = &e.site {
            add(s.span, "place", tip, None);
        }
    }
    for f in &r.figures {
        let tip = tips.figure(look, f);
        add(f.span, "figure", tip, Some(&f.id));
    }
    for p in &r.places {
        let tip = tips.place(p);
        add(p.span, "place", tip, Some(&p.id));
    }
    for d in &r.dates {
        let tip = tips.date(d);
        add(d.span, "date", tip, Some(&d.id));
    }
    all.sort_by_key(|p| (p.span[0], std::cmp::Reverse(p.span[1])));
    all
}

/// The text of the report with its spans.
pub fn write(out: &mut String, look: &Lookup<'_>, pieces: &[Piece], tips: &Tips) {
    let text = &look.reading.report.text;
    let mut borders: Vec<u32> = pieces.iter().flat_map(|p| p.span).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut at = 0;
    let mut next = 0;
    let mut open: Vec<usize> = Vec::new();
    for pair in borders.windows(2) {
        let (from, to) = (look.byte(pair[0]), look.byte(pair[1]));
        escape::text(out, text.get(at..from).unwrap_or(""));
        at = at.max(to);
        open.retain(|&p| pieces[p].span[1] > pair[0]);
        let begun = next;
        while next < pieces.len() && pieces[next].span[0] <= pair[0] {
            open.push(next);
            next += 1;
        }
        let words = text.get(from..to).unwrap_or("");
        if open.is_empty() {
            escape::text(out, words);
        } else {
            let id = pieces[begun..next].iter().find_map(|p| p.id.as_deref());
            segment(out, words, pieces, &open, id, tips);
            // one place in the text can bear one name only
            for p in pieces[begun..next].iter().filter_map(|p| p.id.as_deref()).filter(|i| Some(*i) != id) {
                out.push_str(&format!("<a id=\"{p}\"></a>"));
            }
        }
    }
    escape::text(out, text.get(at..).unwrap_or(""));
}

fn segment(out: &mut String, words: &str, pieces: &[Piece], open: &[usize], id: Option<&str>, tips: &Tips) {
    let mut classes: Vec<&str> = open.iter().map(|&p| pieces[p].class).collect();
    classes.sort_unstable();
    classes.dedup();
    out.push_str(&format!("<span class=\"s {}\" tabindex=\"0\"", classes.join(" ")));
    if let Some(id) = id {
        out.push_str(&format!(" id=\"{id}\""));
    }
    out.push('>');
    escape::text(out, words);
    out.push_str("<span class=\"tip\">");
    // the innermost first
    let mut order: Vec<usize> = open.to_vec();
    order.sort_by_key(|&p| pieces[p].span[1] - pieces[p].span[0]);
    order.dedup_by_key(|p| pieces[*p].tip);
    for p in order.into_iter().take(8) {
        out.push_str("<span>");
        out.push_str(tips.get(pieces[p].tip));
        out.push_str("</span>");
    }
    out.push_str("</span></span>");
}
