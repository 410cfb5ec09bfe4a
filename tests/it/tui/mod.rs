//! The terminal interface: keys through update and view with a host in memory, and the facts on the screen.

mod details;
mod entry_line;
mod list;
mod look;
mod palette;
mod panes;
mod paste;
