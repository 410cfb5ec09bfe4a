//! One binary for all integration tests, one module for each behaviour.

mod book;
mod cases;
mod cli;
mod format;
mod laws;
mod odd;
mod pty;
mod registry;
mod report;
mod tidy;
mod tiny_book;
mod tui;
