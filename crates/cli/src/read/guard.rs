//! A fault in the reader costs one report, not all of them.

use grefier_reader::Report;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::Once;

thread_local! {
    static WHERE: RefCell<String> = const { RefCell::new(String::new()) };
}

static HOOK: Once = Once::new();

/// What `work` gives, or where in the program it broke.
pub fn guarded<T>(report: &Report, work: impl FnOnce() -> T) -> Result<T, String> {
    HOOK.call_once(|| set_hook(Box::new(remember)));
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let at = WHERE.with_borrow(String::clone);
        format!("{}: a fault inside of grefier ({at}); please report it with the text", report.reference.as_deref().unwrap_or("a report"))
    })
}

/// The place is kept for the message; nothing is printed in the middle of other output.
fn remember(info: &PanicHookInfo<'_>) {
    let at = info.location().map_or_else(|| "unknown place".to_owned(), |l| format!("{}:{}", l.file().rsplit("crates/").next().unwrap_or_default(), l.line()));
    WHERE.with_borrow_mut(|w| *w = at);
}
