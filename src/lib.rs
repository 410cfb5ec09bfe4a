//! curette: lesions in, billing codes with reasons and a documentation checklist out.

pub mod bundle;
pub mod choices;
pub mod cli;
pub mod config;
pub mod engine;
pub mod entry;
pub mod format;
pub mod practice;
pub mod report;
pub mod store;
#[cfg(feature = "tui")]
pub mod tui;
