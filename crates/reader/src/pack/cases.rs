//! Cases that lie beside a pack's tables.
