//! The gazetteer that is compiled in.

use crate::bytes::{Bytes, File};
use crate::gazetteer::Gazetteer;
use std::sync::{Arc, LazyLock};

static EMBEDDED: &[u8] = include_bytes!("../gazetteer.bin");

fn shared() -> &'static Gazetteer {
    static SHARED: LazyLock<Gazetteer> = LazyLock::new(|| {
        let file = File::new(Bytes::Static(EMBEDDED)).expect("the embedded gazetteer is tested");
        Gazetteer { file: Arc::new(file) }
    });
    &SHARED
}

impl Gazetteer {
    /// The gazetteer that was compiled in.
    pub fn embedded() -> Gazetteer {
        shared().clone()
    }
}

/// The main time zone of a country, from the embedded gazetteer.
pub fn country_zone(iso2: &str) -> Option<&'static str> {
    shared().country_zone(iso2)
}
