//! A phrase that is a date and nothing else.

use super::Edge;
use super::lookup::{Reader, ahead};
use super::resolve::{Look, View};
use crate::marks::Doc;
use crate::pack::Pack;
use crate::text::{Text, TokenKind};
use jiff::civil::Date;
use std::sync::Arc;

/// The days of a phrase that is a date and nothing else; what it leaves open is looked for ahead.
pub fn phrase(pack: &Arc<Pack>, phrase: &str, on: Date) -> Option<(Date, Date)> {
    let text = Text::new(phrase, &|_| true);
    let paragraphs = text.paragraphs.len();
    if paragraphs != 1 {
        return None;
    }
    let doc = Doc::new(text, vec![pack.clone()], vec![Some(0)], &[]);
    let month_first = pack.about.grammar.date_order == "mdy";
    let ahead = ahead(&doc);
    let reader = Reader { doc: &doc, ahead: &ahead, end: doc.text.len(), phrase: true, month_first };
    let found = reader.dated(0)?;
    if (found.end..reader.end).any(|t| doc.text.tokens[t].kind != TokenKind::Punct) {
        return None;
    }
    let view = View { on: Some(on), look: Look::Ahead, last_day: None, last: None, phrase: true, sunday_first: month_first };
    let days = view.days(&found.expr)?;
    Some(match found.edge {
        Edge::None => (days.start, days.end),
        Edge::Since => (days.start, on.max(days.start)),
        Edge::Until => (on.min(days.end), days.end),
    })
}
