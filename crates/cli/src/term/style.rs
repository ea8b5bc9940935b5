//! Styles, and whether they are written.

use anstyle::{AnsiColor, Style};

pub const PLAIN: Style = Style::new();
pub const TITLE: Style = Style::new().bold();
pub const HEAD: Style = AnsiColor::Cyan.on_default().bold();
pub const NUMBER: Style = AnsiColor::Yellow.on_default().bold();
pub const KIND: Style = Style::new().bold();
pub const SOURCE: Style = AnsiColor::Green.on_default();
pub const PLACE: Style = AnsiColor::Blue.on_default();
pub const QUIET: Style = Style::new().dimmed();
pub const WARN: Style = AnsiColor::Red.on_default().bold();
pub const DOUBT: Style = AnsiColor::Magenta.on_default();

/// `text` in a style, or bare.
pub fn paint(on: bool, style: Style, text: &str) -> String {
    if on && style != PLAIN { format!("{style}{text}{style:#}") } else { text.to_owned() }
}
