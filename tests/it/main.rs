//! One binary for all integration tests, one module for each behaviour.

mod book;
mod cases;
mod cli;
mod entry;
mod format;
mod laws;
mod registry;
mod report;
mod tidy;
