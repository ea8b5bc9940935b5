//! Traditional Chinese characters and their simplified forms.

use std::sync::LazyLock;

/// Pairs of characters, by code point of the first.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let mut pairs = Vec::with_capacity(3300);
    for line in include_str!("han.txt").lines().filter(|l| !l.starts_with('#')) {
        let mut chars = line.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            pairs.push((from, to));
        }
    }
    pairs
});

/// The simplified form of a traditional character.
pub fn simplified(c: char) -> Option<char> {
    if !matches!(c as u32, 0x3400..=0x9FFF | 0x20000..=0x323AF) {
        return None;
    }
    let one = |c| PAIRS.binary_search_by_key(&c, |&(from, _)| from).ok().and_then(|at| PAIRS.get(at)).map(|&(_, to)| to);
    // A few simplify in two steps.
    one(c).map(|simple| one(simple).unwrap_or(simple))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(PAIRS.len() > 3000);
        assert!(PAIRS.windows(2).all(|w| w[0].0 < w[1].0));
        assert_eq!(simplified('圖'), Some('图'));
        assert_eq!(simplified('图'), None);
    }
}
