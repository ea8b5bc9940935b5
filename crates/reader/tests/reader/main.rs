//! The reader as a whole, on the example reports, on noise, on nothing and on nonsense.
//!
//! One binary, so that the gazetteer is linked once: `cargo test -p grefier-reader --test reader examples::` runs a part.

mod almaty;
mod corpus;
mod docs;
mod examples;
mod generate;
#[path = "../invariants/mod.rs"]
mod invariants;
mod large;
mod noise;
mod nothing;
mod packs;
mod properties;
mod score;
