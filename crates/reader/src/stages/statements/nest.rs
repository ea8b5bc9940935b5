//! Statements inside statements, and the last clean-up.

use super::Statement;
use crate::text::Range;

/// Drops doubles; says of each statement which other it is told inside of.
pub fn nest(found: &mut Vec<Statement>) {
    let mut kept: Vec<Statement> = Vec::new();
    for s in found.drain(..) {
        let twin = kept.iter().rev().take(4).any(|k| k.content == s.content && (k.source == s.source || s.source.is_none() || k.rule.starts_with("quotation")));
        if !twin {
            kept.push(s);
        }
    }
    // "X announced A, quoted by Y": who passes a statement on says nothing of its own
    let passed: Vec<bool> = (0..kept.len())
        .map(|i| {
            let a = &kept[i];
            let Some(cue) = a.cue.filter(|_| a.rule == "source by preposition") else { return false };
            (i.saturating_sub(6)..kept.len().min(i + 6)).any(|j| {
                let b = &kept[j];
                j != i
                    && b.rule != "source by preposition"
                    && b.cue.is_some_and(|q| a.holds(q.s()) && q.e() <= cue.s())
                    && b.content.iter().all(|r| r.is_empty() || a.holds(r.s()) && a.holds(r.e() - 1))
                    && a.size() <= b.size() + 14
            })
        })
        .collect();
    let mut n = 0;
    kept.retain(|_| {
        n += 1;
        !passed[n - 1]
    });
    let spans: Vec<(Range, usize)> = kept.iter().map(|s| (Range::new(s.start(), s.content.last().map_or(0, |r| r.e())), s.size())).collect();
    for i in 0..kept.len() {
        let Some(cue) = kept[i].cue else { continue };
        // the smallest statement that holds the cue and the content
        let from = i.saturating_sub(6);
        let to = (i + 6).min(kept.len());
        let within = (from..to).filter(|&j| j != i && kept[j].holds(cue.s()) && kept[j].holds(kept[i].start()) && spans[j].1 > spans[i].1).min_by_key(|&j| spans[j].1);
        kept[i].within = within;
    }
    *found = kept;
}
