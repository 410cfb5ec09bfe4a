//! The program in a real terminal: each test waits for facts with a deadline.
#![cfg(unix)]

mod colours;
mod crash;
mod encounter;
mod failing;
mod leaving;
mod list;
mod lost;
mod names;
mod no_terminal;
mod outside;
mod paste;
mod practice;
mod resize;
mod sealed;
mod settings;
mod suspend;
pub mod terminal;
mod two;
mod typing;
mod vault;

/// The program in a terminal, with this home.
pub fn start(home: &std::path::Path) -> terminal::Terminal {
    terminal::Terminal::start(home)
}
