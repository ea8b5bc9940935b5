//! What a name may mean: places of the gazetteer, under the name as it stands or without its case ending.

use crate::marks::Doc;
use crate::pack::entries::{Gram, Table};
use crate::text::{Case, Range, Token, TokenKind};
use grefier_gazetteer::{Candidate, Candidates, Gazetteer, NameHash, NameKind, fold, word_hash};

/// Longest name, in words.
const WORDS: usize = 8;

/// What the gazetteer has of names that begin with each capitalised word: asked all at once, for its tables are large and memory slow.
pub struct First<'g> {
    token: u32,
    /// The numbers of words of such names.
    counts: u8,
    /// The places of the word alone.
    alone: Candidates<'g>,
}

pub struct Firsts<'g>(Vec<First<'g>>);

impl<'g> Firsts<'g> {
    pub fn new(doc: &Doc<'_>, gazetteer: &'g Gazetteer) -> Self {
        let capital = |(_, k): &(usize, &Token)| k.kind == TokenKind::Word && k.case != Case::Lower;
        let hashes: Vec<(u32, u64)> = doc.text.tokens.iter().enumerate().filter(capital).map(|(t, _)| (t as u32, word_hash(doc.text.fold(t)))).collect();
        let mut firsts: Vec<First<'g>> = hashes.iter().map(|&(token, hash)| First { token, counts: gazetteer.word_counts(hash), alone: Candidates::default() }).collect();
        for (f, (_, hash)) in firsts.iter_mut().zip(&hashes) {
            if f.counts & 1 == 1 {
                f.alone = gazetteer.lookup(*hash);
            }
        }
        Firsts(firsts)
    }

    /// The capitalised words.
    pub fn tokens(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|f| f.token as usize)
    }

    fn at(&self, t: usize) -> Option<&First<'g>> {
        let n = self.0.partition_point(|f| (f.token as usize) < t);
        self.0.get(n).filter(|f| f.token as usize == t)
    }
}

/// The longest run of tokens from `t` that is a name, with its candidates.
pub fn longest(doc: &Doc<'_>, gazetteer: &Gazetteer, firsts: &Firsts<'_>, t: usize) -> Option<(Range, Vec<Candidate>)> {
    let text = &doc.text;
    let first = firsts.at(t);
    let mut counts = first.map_or_else(|| gazetteer.word_counts(word_hash(text.fold(t))), |f| f.counts);
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
            // "Port-au-Prince", not "High-level"
            let small = text.tokens[at - 1].case == Case::Lower && text.tokens[t].case != Case::Lower;
            let ends_well = words == 1 || !small || !text.is_punct(at - 2, '-') && doc.begins(at - 1, Table::Places);
            if counts >> (words - 1) & 1 == 1 && ends_well {
                let named = first.filter(|_| words == 1).map_or_else(|| gazetteer.lookup(name.value()), |f| f.alone.clone());
                let found: Vec<Candidate> = named.filter(|c| written(doc, t, at, c.how)).collect();
                if !found.is_empty() {
                    best = Some((Range::new(t, at), found));
                }
            }
            // few pairs of words begin a longer name
            if words == 2 && counts >> 2 != 0 {
                counts = counts & 0b11 | gazetteer.word_counts(name.value()) & !0b11;
            }
            if words >= WORDS || counts >> words == 0 {
                break;
            }
        }
    }
    // a word of grammar bears no ending of a name
    best.or_else(|| if doc.gram[t].is_empty() || doc.is(t, Gram::NOUN.or(Gram::NAME)) { without_ending(doc, gazetteer, t) } else { None })
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
    let mut folded = String::new();
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
        folded.clear();
        fold::fold_into(stem, &mut folded);
        fold::fold_into(to, &mut folded);
        let hash = word_hash(&folded);
        if gazetteer.word_counts(hash) & 1 == 0 {
            continue;
        }
        let found: Vec<Candidate> = gazetteer.lookup(hash).filter(|c| !matches!(c.how, NameKind::Exact | NameKind::Abbreviation | NameKind::Short)).collect();
        if !found.is_empty() {
            return Some((Range::new(t, t + 1), found));
        }
    }
    None
}
