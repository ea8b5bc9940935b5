//! What may stand around a date: "since", "until", "from … to", "between … and", a part of the day.

use super::Edge;
use super::expr::Expr;
use super::grammar::{Evidence, Parsed};
use super::lookup::Reader;
use super::words::{DateWord, Sense, Senses, Side, Weak};

/// A date with its edges.
#[derive(Clone, Debug)]
pub struct Found {
    /// The first token of the date itself.
    pub first: usize,
    pub end: usize,
    pub expr: Expr,
    pub edge: Edge,
    pub perhaps_since: bool,
}

/// The words before a date.
#[derive(Clone, Copy, Debug, Default)]
struct Lead {
    near: Evidence,
    since: bool,
    until: bool,
    from: bool,
    soft: bool,
    /// Where a part of the day stands: it is a part of the date.
    part: Option<usize>,
}

/// More words than these never stand before a date.
const LEAD: usize = 7;

/// How far before its date a "since" may stand.
const SINCE_CLAUSE: usize = 8;

impl Reader<'_, '_> {
    /// The date that begins at `t`, with the words before it.
    pub fn dated(&self, t: usize) -> Option<Found> {
        if let Some(p) = self.no_date(t) {
            return Some(p);
        }
        let (mut lead, mut at) = (Lead::default(), t);
        let mut best: Option<(usize, Parsed, Lead)> = None;
        for _ in 0..LEAD {
            if !self.continues(at)
                && let Some(p) = self.core(at, lead.near, 0)
                && best.as_ref().is_none_or(|b| p.end > b.1.end)
            {
                best = Some((at, p, lead));
            }
            match self.lead_word(at, &mut lead) {
                Some(end) => at = end,
                None => break,
            }
        }
        let (first, parsed, lead) = best?;
        let parsed = self.month_before_count(first, parsed, lead.near);
        self.finish(first, parsed, lead)
    }

    /// "every Monday", "Black Friday"
    fn no_date(&self, t: usize) -> Option<Found> {
        let nothing = |end| Some(Found { first: t, end, expr: Expr::Nothing, edge: Edge::None, perhaps_since: false });
        if let Some(end) = self.is(t, Sense::No) {
            return nothing(end);
        }
        let at = self.is(t, Sense::Every)?;
        nothing(self.core(at, Evidence::default(), 0).map_or(at, |p| p.end))
    }

    fn lead_word(&self, t: usize, lead: &mut Lead) -> Option<usize> {
        // "din" is "of" as well as "since": the latter is worth knowing
        let leading = self.words(t, Senses::ALL).filter(|(w, _)| leads(w));
        let (sense, soft, end) = leading.max_by_key(|(w, end)| (*end, w.sense == Sense::From)).map(|(w, end)| (w.sense, w.soft, end))?;
        let near = &mut lead.near;
        near.any |= sense != Sense::The;
        near.article = sense == Sense::The;
        match sense {
            Sense::On(month) => {
                near.strong |= !soft;
                near.month |= month;
                // "from over the weekend"
                lead.from = false;
            }
            Sense::Of => near.month = true,
            Sense::DayMark => (near.strong, near.day) = (true, true),
            Sense::Since => (lead.since, near.strong, near.month) = (true, true, true),
            Sense::Until => (lead.until, near.strong, near.month) = (true, true, true),
            Sense::From => {
                lead.from = true;
                lead.soft |= soft;
                (near.strong, near.month) = (true, true);
            }
            Sense::Between => (near.between, near.month) = (true, true),
            Sense::Before | Sense::After => (near.strong, near.month) = (true, true),
            Sense::Part => lead.part = lead.part.or(Some(t)),
            _ => {}
        }
        Some(end)
    }

    /// "In January 12 people": the number counts the people.
    fn month_before_count(&self, t: usize, parsed: Parsed, near: Evidence) -> Parsed {
        let Expr::MonthDay(date) = &parsed.expr else { return parsed };
        if self.phrase || !near.month || near.strong_day() || date.year != super::expr::Year::Unsaid || !self.is_word(parsed.end) {
            return parsed;
        }
        let Some(((_, weak), end)) = self.month(t) else { return parsed };
        let month = Expr::Month { month: date.month, year: date.year };
        Parsed { expr: month, end, weak }
    }

    fn finish(&self, first: usize, parsed: Parsed, lead: Lead) -> Option<Found> {
        if parsed.expr == Expr::Nothing {
            return Some(Found { first, end: parsed.end, expr: parsed.expr, edge: Edge::None, perhaps_since: false });
        }
        let part = self.part_of(&parsed.expr, parsed.end);
        let mut end = part.unwrap_or(parsed.end);
        let mut expr = parsed.expr;
        let mut weak = parsed.weak;
        if let Some((to, stop)) = self.range(&expr, end, lead.near) {
            expr = Expr::Span(Box::new(expr), Box::new(to));
            (end, weak) = (stop, Weak::No);
        }
        let evidence = lead.near.any || lead.part.is_some() || part.is_some();
        if !self.phrase && !self.enough(weak, evidence, end) {
            return None;
        }
        let span = matches!(expr, Expr::Span(..)) || (lead.from && self.goes_to(end));
        // "from 2014": as often of that year as since
        let lead = Lead { soft: lead.soft || matches!(expr, Expr::Year(_)), ..lead };
        let (edge, end) = self.edge(lead, span, end);
        let since = edge == Edge::None && !span && (lead.from && lead.soft || self.since_clause(first));
        Some(Found { first: lead.part.map_or(first, |p| p.min(first)), end, expr, edge, perhaps_since: since })
    }

    fn enough(&self, weak: Weak, evidence: bool, end: usize) -> bool {
        match weak {
            Weak::No => true,
            Weak::Word => evidence,
            Weak::Number => false,
            Weak::Strict => evidence && !self.is_word(end),
        }
    }

    /// "Tuesday evening", "Sunday at dawn"
    pub fn part_after(&self, t: usize) -> Option<usize> {
        let position = |t| self.eat(t, Senses::POSITION, |w| matches!(w.sense, Sense::Position(_)).then_some(())).map_or(t, |(_, e)| e);
        let at = self.skip(self.skip(self.skip_on(t), Sense::Of), Sense::The);
        self.is(position(at), Sense::Part)
    }

    fn part_of(&self, expr: &Expr, t: usize) -> Option<usize> {
        let day = matches!(expr, Expr::Weekday { .. } | Expr::WeekdayOf { .. } | Expr::Days(..) | Expr::MonthDay(_) | Expr::DayOfMonth { .. } | Expr::Position(..));
        if day { self.part_after(t) } else { None }
    }

    /// "from Tuesday to Monday": no span, but no beginning either.
    fn goes_to(&self, t: usize) -> bool {
        let date = |at| self.core(self.skip(self.skip_on(at), Sense::The), Evidence::default(), 0).is_some_and(|p| p.expr != Expr::Nothing);
        self.is(t, Sense::To).is_some_and(date)
    }

    /// "since it was launched on 27 October"
    fn since_clause(&self, t: usize) -> bool {
        let sentence = self.doc.text.sentence_of(t).s();
        (sentence.max(t.saturating_sub(SINCE_CLAUSE))..t).rev().take_while(|&k| !self.sign(k, ",;:—–(“”\"")).any(|k| self.is(k, Sense::Since).is_some())
    }

    /// The other end of a span that begins with `from`.
    fn range(&self, from: &Expr, t: usize, near: Evidence) -> Option<(Expr, usize)> {
        let (at, dash) = self.separator(t, near)?;
        if dash && !matches!(from, Expr::MonthDay(_) | Expr::Month { .. } | Expr::Year(_)) && !(self.joined(t) && self.joined(at)) {
            return None;
        }
        let at = self.skip(self.skip_on(at), Sense::The);
        let at = match self.is(at, Sense::Part) {
            Some(end) => self.skip_link(end),
            None => at,
        };
        let near = Evidence { any: true, strong: true, month: true, ..Evidence::default() };
        let to = self.core(at, near, 0)?;
        let end = self.part_of(&to.expr, to.end).unwrap_or(to.end);
        ((self.phrase || to.weak <= Weak::Word) && alike(from, &to.expr)).then_some((to.expr, end))
    }

    /// What joins two ends; `true` for a dash.
    fn separator(&self, t: usize, near: Evidence) -> Option<(usize, bool)> {
        if near.between {
            return self.is(t, Sense::And).map(|end| (end, false));
        }
        if let Some(end) = self.dash(t) {
            return Some((end, true));
        }
        let to = |w: &DateWord| (matches!(w.sense, Sense::To | Sense::Until) && w.side != Side::After).then_some(());
        self.eat(t, Sense::To.kind().or(Sense::Until.kind()), to).map(|(_, end)| (end, false))
    }

    fn edge(&self, lead: Lead, span: bool, end: usize) -> (Edge, usize) {
        if span {
            return (Edge::None, end);
        }
        if lead.until {
            return (Edge::Until, end);
        }
        if let Some((_, stop)) = self.sided(end, Sense::Since, false).filter(|(w, _)| w.side == Side::After) {
            return (Edge::Since, stop);
        }
        if let Some((_, stop)) = self.sided(end, Sense::Until, false).filter(|(w, _)| w.side == Side::After) {
            return (Edge::Until, stop);
        }
        let since = lead.since || lead.from && !lead.soft;
        (if since { Edge::Since } else { Edge::None }, end)
    }
}

impl Evidence {
    /// A word stands before that is used with days and not with months.
    fn strong_day(self) -> bool {
        self.strong && !self.month
    }
}

/// May this word stand before a date?
fn leads(w: &DateWord) -> bool {
    w.side != Side::After
        && matches!(w.sense, Sense::On(_) | Sense::Of | Sense::The | Sense::DayMark | Sense::Since | Sense::Until | Sense::From | Sense::Between | Sense::Before | Sense::After | Sense::Part)
}

/// Can the two be ends of one span?
fn alike(from: &Expr, to: &Expr) -> bool {
    match (from, to) {
        (Expr::Year(a), Expr::Year(b)) => a < b,
        (Expr::Year(_), _) | (_, Expr::Year(_)) => false,
        // "moved from Tuesday to Monday" is no span of six days
        (Expr::Weekday { day: a, .. }, Expr::Weekday { day: b, .. }) => (b - a).rem_euclid(7) < 6 && a != b,
        (a, b) => dayish(a) && dayish(b),
    }
}

fn dayish(e: &Expr) -> bool {
    matches!(e, Expr::MonthDay(_) | Expr::Month { .. } | Expr::DayOfMonth { .. } | Expr::Weekday { .. } | Expr::WeekdayOf { .. } | Expr::Days(..) | Expr::Position(..) | Expr::RelMonth { .. })
}
