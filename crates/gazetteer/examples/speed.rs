//! How fast names are looked up: folds, hashes and looks up every word of a text
//! from standard input, longest names first, and says how long it took.

use grefier_gazetteer::{Gazetteer, fold, word_hash};
use std::io::Read;
use std::time::Instant;

fn main() {
    let start = Instant::now();
    let gazetteer = Gazetteer::embedded();
    fold::fold("é");
    println!("opened in {:?}", start.elapsed());
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("text on standard input");

    let start = Instant::now();
    let mut hashes = Vec::new();
    let mut folded = String::new();
    for word in fold::words(&text) {
        folded.clear();
        fold::fold_into(word, &mut folded);
        hashes.push(word_hash(&folded));
    }
    let folding = start.elapsed();

    let start = Instant::now();
    let (mut found, mut meanings) = (0usize, 0usize);
    for at in 0..hashes.len() {
        if let Some((_, candidates)) = gazetteer.longest_name(&hashes[at..]) {
            found += 1;
            meanings += candidates.count();
        }
    }
    let looking = start.elapsed();
    let rate = |t: std::time::Duration| text.len() as f64 / t.as_secs_f64() / 1e6;
    println!("{} bytes, {} words", text.len(), hashes.len());
    println!("split, fold, hash: {folding:?} ({:.0} MB/s)", rate(folding));
    println!("look up: {looking:?} ({:.0} MB/s, {:.0} ns a word), {found} names, {meanings} meanings", rate(looking), looking.as_secs_f64() * 1e9 / hashes.len().max(1) as f64);
}
