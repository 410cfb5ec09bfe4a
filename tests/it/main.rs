//! One binary for all integration tests, one module for each behaviour.

#![expect(clippy::unwrap_used, reason = "a test may stop at what must not happen")]

mod accepted;
mod amending;
mod answers;
mod audit_log;
mod billed;
mod book;
mod by_hand;
mod cases;
mod cli;
mod encounter_list;
mod entry;
mod footer;
mod format;
mod format_diff;
mod format_edit;
mod format_laws;
mod history;
#[cfg(unix)]
mod hostile;
mod index;
mod keymaps;
mod laws;
mod liability;
mod links;
mod lock;
mod messages;
mod odd;
mod open_together;
mod pair_table;
mod pictures;
mod practice;
mod private;
mod pty;
mod readings;
mod readme;
mod registry;
mod report;
mod rule_pages;
mod rule_table;
mod screen;
mod screens;
mod settings;
mod settings_on_screen;
mod store;
mod switches;
mod theme_picker;
mod themes;
mod tidy;
mod tiny_book;
mod tour;
mod tui;
mod twins;
mod two_versions;
mod typed_codes;
#[cfg(target_os = "linux")]
mod unclosed;
mod vault;
mod vault_head;
mod versions;
mod versions_on_screen;
mod why_not;
