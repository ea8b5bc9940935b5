//! Grefier's reader: a report in, a reading out. A pure function: no file, no clock, no network, no threads.

mod assemble;
pub mod codes;
pub mod format;
pub mod identity;
pub mod language;
mod local;
pub mod marks;
pub mod pack;
mod reader;
pub mod stages;
pub mod text;
pub mod vocabulary;

pub use local::day;
pub use reader::{Explained, Reader, Report};
