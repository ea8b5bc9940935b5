//! Statements inside statements, and the last clean-up.

use super::{Scene, Statement};
use crate::text::Range;

/// Drops doubles; says of each statement which other it is told inside of.
pub fn nest(scene: &Scene<'_>, found: &mut Vec<Statement>) {
    let _ = scene;
    let mut kept: Vec<Statement> = Vec::new();
    for s in found.drain(..) {
        let twin = kept.iter().rev().take(4).any(|k| k.content == s.content && (k.source == s.source || s.source.is_none() || k.rule.starts_with("quotation")));
        if !twin {
            kept.push(s);
        }
    }
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
