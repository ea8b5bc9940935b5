//! Texts that share much of their wording.

use std::collections::HashSet;

/// Runs of so many words.
const RUN: usize = 4;
/// A share of common runs above this is no chance.
const MOST: f64 = 0.15;

/// Pairs of texts that share more of their runs of words than chance gives, each with the share.
pub fn pairs(texts: &[(&str, &str)]) -> Vec<(String, String, f64)> {
    let runs: Vec<HashSet<String>> = texts.iter().map(|(_, text)| runs(text)).collect();
    let mut found = Vec::new();
    for a in 0..texts.len() {
        for b in a + 1..texts.len() {
            let common = runs[a].intersection(&runs[b]).count() as f64;
            let share = common / runs[a].len().min(runs[b].len()).max(1) as f64;
            if share > MOST {
                found.push((texts[a].0.to_owned(), texts[b].0.to_owned(), share));
            }
        }
    }
    found
}

fn runs(text: &str) -> HashSet<String> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.windows(RUN).map(|w| w.join(" ")).collect()
}
