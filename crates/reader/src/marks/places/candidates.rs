//! What a name may mean: places of the gazetteer, under the name as it stands or without its case ending.

use crate::marks::Doc;
use crate::pack::entries::Table;
use crate::text::{Case, Range, TokenKind};
use grefier_gazetteer::{Candidate, Gazetteer, NameHash, NameKind, fold, word_hash};

/// Longest name, in words.
const WORDS: usize = 8;

/// The longest run of tokens from `t` that is a name, with its candidates.
pub fn longest(doc: &Doc<'_>, gazetteer: &Gazetteer, t: usize) -> Option<(Range, Vec<Candidate>)> {
    let text = &doc.text;
    let counts = gazetteer.word_counts(word_hash(text.fold(t)));
    let mut best = None;
    if counts != 0 {
        let mut name = NameHash::new();
        let sentence = text.tokens[t].sentence;
        let (mut at, mut words) = (t, 0);
        while at < text.len() && words < WORDS && text.tokens[at].sentence == sentence {
            if text.tokens[at].kind == TokenKind::Punct {
                // "Nur-Sultan", "N'Djamena", "St. Louis"
                let joined = matches!(text.tokens[at].lead, '-' | '\'' | '’' | '‘' | 'ʼ') && !text.spaced(at) && !text.spaced(at + 1) || text.tokens[at].lead == '.' && !text.spaced(at) && words > 0;
                if !joined || at == t {
                    break;
                }
                at += 1;
                continue;
            }
            name.push_word(text.fold(at));
            words += 1;
            at += 1;
            if counts >> (words - 1) & 1 == 1 {
                let found: Vec<Candidate> = gazetteer.lookup(name.value()).filter(|c| written(doc, t, at, c.how)).collect();
                // "Port-au-Prince", not "High-level"
                let small = text.tokens[at - 1].case == Case::Lower && text.tokens[t].case != Case::Lower;
                let ends_well = words == 1 || !small || !text.is_punct(at - 2, '-') && doc.marks_at(at - 1).iter().any(|m| m.table == Table::Places);
                if !found.is_empty() && ends_well {
                    best = Some((Range::new(t, at), found));
                }
            }
            if words >= WORDS || counts >> words == 0 {
                break;
            }
        }
    }
    best.or_else(|| without_ending(doc, gazetteer, t))
}

/// Does the name stand as such a name is written? "US" is a country and "La" is not Louisiana.
fn written(doc: &Doc<'_>, from: usize, to: usize, how: NameKind) -> bool {
    let text = &doc.text;
    match how {
        NameKind::Exact => !text.tokens[from].plain,
        NameKind::Abbreviation => {
            (from..to).all(|t| !text.is_word(t) || text.tokens[t].case == Case::Upper || text.word(t).chars().count() == 1)
                || text.is_punct(to, '.') && !text.spaced(to) && (text.word(from).len() > 2 || from > 0 && text.is_comma(from - 1))
        }
        _ => true,
    }
}

/// "Kievului" → Kiev, by the endings that the pack declares.
fn without_ending(doc: &Doc<'_>, gazetteer: &Gazetteer, t: usize) -> Option<(Range, Vec<Candidate>)> {
    let pack = doc.pack(t)?;
    if pack.about.grammar.place_suffixes.is_empty() {
        return None;
    }
    let word = doc.text.word(t);
    for rule in &pack.about.grammar.place_suffixes {
        let (from, to) = rule.split_once('>').unwrap_or((rule, ""));
        // "Istanbul-ului" is two tokens: the first is the name
        if from.starts_with('-') {
            continue;
        }
        let stem = match word.strip_suffix(from) {
            Some(s) if s.chars().count() >= 3 => s,
            _ => continue,
        };
        let name = format!("{stem}{to}");
        let found: Vec<Candidate> = gazetteer.lookup(word_hash(&fold::fold(&name))).filter(|c| !matches!(c.how, NameKind::Exact | NameKind::Abbreviation | NameKind::Short)).collect();
        if !found.is_empty() {
            return Some((Range::new(t, t + 1), found));
        }
    }
    None
}
