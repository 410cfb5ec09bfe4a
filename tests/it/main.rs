//! One binary for all integration tests, one module for each behaviour.

#![expect(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

mod book;
mod cases;
mod cli;
mod entry;
mod format;
mod format_edit;
mod format_laws;
mod laws;
mod odd;
mod pictures;
mod pty;
mod registry;
mod report;
mod settings;
mod settings_on_screen;
mod store;
mod themes;
mod tidy;
mod tiny_book;
mod tui;
