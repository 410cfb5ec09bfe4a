//! The terminal interface: keys become messages, `update` changes the model, `view` draws it, a host does the rest.
//!
//! ```text
//! keys ─▶ input ─▶ Msg ─▶ update(&mut Model) ─▶ Vec<Effect> ─▶ Host (disk or memory) ─▶ Msg
//!                           │
//!                           ├─ line: the typed line ─▶ lesions
//!                           └─ assess(&Encounter, &History) ─▶ view(&Model) ─▶ frame
//! ```

pub mod accept;
pub mod action;
pub mod clipboard;
mod clock;
pub mod ctx;
mod disk;
pub mod edit;
pub mod encounters;
pub mod examine;
pub mod fields;
mod files;
pub mod footer;
pub mod form;
pub mod found;
pub mod frame;
mod fuzzy;
mod guard;
pub mod help;
pub mod host;
mod idle;
mod input;
mod keep;
mod last_used;
mod line;
pub mod lock;
mod locking;
pub mod look_on;
pub mod memory;
pub mod merge;
pub mod model;
pub mod msg;
pub mod outside;
pub mod palette;
pub mod practice;
pub mod prompt;
pub mod roles;
mod run;
pub mod said;
mod search;
pub mod setup;
pub mod style;
mod svg;
pub mod targets;
pub mod text;
pub mod themes;
pub mod update;
pub mod versions;
pub mod view;
pub mod why;
mod words;

pub use frame::{FrameError, FrameFormat, FrameOptions, frame};
pub use run::{Start, run};
