//! One binary for all integration tests, one module for each behaviour.

mod book;
mod cases;
mod format;
mod laws;
mod pty;
mod registry;
mod tidy;
mod tui;
