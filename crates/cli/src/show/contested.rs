//! Figures on which speakers differ.

use super::lookup::Lookup;
use grefier_reader::format::Figure;
use grefier_reader::vocabulary::{Bound, Certainty, What};

/// The least and the most that a figure leaves open.
fn interval(f: &Figure) -> (f64, f64) {
    let number = |n: Option<u64>| n.map(|n| n as f64);
    let best = number(f.best);
    match f.bound {
        // "about" leaves a tenth to either side
        Bound::About => best.map_or((0.0, f64::INFINITY), |b| (b * 0.9, b * 1.1)),
        Bound::AtLeast => (number(f.low).or(best).unwrap_or(0.0), f64::INFINITY),
        Bound::AtMost => (0.0, number(f.high).or(best).unwrap_or(f64::INFINITY)),
        _ => (number(f.low).or(best).unwrap_or(0.0), number(f.high).or(best).unwrap_or(f64::INFINITY)),
    }
}

/// For each figure the indexes of those that contradict it: the same thing counted of the same people in the same
/// place, another speaker, and no number that both could mean; or one speaker denies what another says.
pub fn contested(look: &Lookup<'_>) -> Vec<Vec<usize>> {
    let figures = &look.reading.figures;
    let mut against = vec![Vec::new(); figures.len()];
    for (i, a) in figures.iter().enumerate() {
        // a report that is all numbers has no two accounts worth setting side by side
        for (j, b) in figures.iter().enumerate().skip(i + 1).take(400) {
            if same_count(look, a, b) && speaker(look, a) != speaker(look, b) && contradict(a, b) {
                against[i].push(j);
                against[j].push(i);
            }
        }
    }
    against
}

fn same_count(look: &Lookup<'_>, a: &Figure, b: &Figure) -> bool {
    let name = |f: &Figure| look.place(f.place).map(|p| p.name.as_str());
    fn country(f: &Figure) -> Option<&str> {
        f.side.as_ref().and_then(|s| s.country.as_deref())
    }
    let whole = |f: &Figure| f.part_of.is_none() && look.newer(f).is_none();
    let agree = |x: Option<&str>, y: Option<&str>| x.is_none() || y.is_none() || x == y;
    a.what != What::Other && a.what == b.what && a.who == b.who && whole(a) && whole(b) && a.scope == b.scope && agree(name(a), name(b)) && agree(country(a), country(b))
}

/// Who says a figure: the name where there is one, else the kind.
fn speaker<'r>(look: &Lookup<'r>, f: &Figure) -> Option<(Option<&'r str>, Option<&'static str>)> {
    let s = look.statement(f.statement.as_ref())?;
    let actor = look.source(s);
    let name = actor.map(|a| a.name.as_deref().or(a.organisation.as_deref()).unwrap_or(&a.text));
    Some((name, s.source_kind.map(|k| k.as_str())))
}

fn contradict(a: &Figure, b: &Figure) -> bool {
    let ((a0, a1), (b0, b1)) = (interval(a), interval(b));
    let apart = a1 < b0 || b1 < a0;
    let denied = |f: &Figure| f.certainty == Certainty::Denied;
    if denied(a) == denied(b) { apart } else { !apart }
}
