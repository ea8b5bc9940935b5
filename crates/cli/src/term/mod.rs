//! The terminal: its width, its colours, and what must not reach it.

pub mod clean;
pub mod style;
pub mod wrap;

use crate::args::{Color, Screen};
use std::io::IsTerminal;

/// Widest lines on a wide terminal: longer ones are hard to read.
const WIDEST: usize = 120;
const USUAL: usize = 80;

pub fn width(screen: &Screen) -> usize {
    if let Some(n) = screen.width {
        return usize::from(n);
    }
    if !std::io::stdout().is_terminal() {
        return USUAL;
    }
    terminal_size::terminal_size().map_or(USUAL, |(w, _)| usize::from(w.0).clamp(20, WIDEST))
}

pub fn coloured(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
            std::io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    }
}
