//! Names of places in many languages, and the places that they name.
//!
//! The gazetteer is one file, made by the builder (feature `build`) and compiled
//! into the library (feature `embed`, on by default) or opened from disk. It is
//! used where it lies: nothing is parsed, nothing allocated, and every read is
//! checked, so that a damaged file can give an error or no answer, but no panic.
//!
//! ```
//! use grefier_gazetteer::{Gazetteer, NameHash, fold};
//!
//! let gazetteer = Gazetteer::embedded();
//! // The long way, as a reader goes: fold a word, ask how long names that begin
//! // with it are, then extend the hash word by word.
//! let first = grefier_gazetteer::word_hash(&fold::fold("Almatî"));
//! assert!(gazetteer.word_counts(first) & 1 != 0);
//! let almaty = gazetteer.lookup(first).next().unwrap();
//! let place = gazetteer.place(almaty.place);
//! assert_eq!((place.name, place.country), ("Almaty", "KZ"));
//! // The short way.
//! assert_eq!(gazetteer.named("Almaty", "KZ"), Some(almaty.place));
//! ```
//!
//! Where the names come from and under which licences is said in
//! `data/README.md`; the layout of the file in [`mod@format`].

mod bytes;
mod candidates;
mod description;
#[cfg(feature = "embed")]
mod embedded;
mod error;
pub mod fold;
pub mod format;
mod gazetteer;
mod hash;
mod place;

#[cfg(feature = "build")]
pub mod build;

pub use candidates::Candidates;
pub use description::Description;
#[cfg(feature = "embed")]
pub use embedded::country_zone;
pub use error::GazetteerError;
pub use fold::Script;
pub use gazetteer::Gazetteer;
pub use hash::{NameHash, word_hash};
pub use place::{Candidate, Facts, Feature, NameKind, PlaceRef, Seat};
