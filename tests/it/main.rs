//! One binary for all integration tests, one module for each behaviour.

mod book;
mod cases;
mod cli;
mod entry;
mod format;
mod format_edit;
mod format_laws;
mod laws;
mod odd;
mod pty;
mod registry;
mod report;
mod store;
mod tidy;
mod tiny_book;
mod tui;
