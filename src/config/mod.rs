//! Folders and settings of the user: what was chosen, keys, colours. Uses nothing of the other layers.

pub mod choose;
pub mod chord;
pub mod keymap;
mod keymap_file;
mod lineage;
pub mod mistake;
pub mod nearest;
pub mod paths;
pub mod privacy;
mod reader;
pub mod settings;
pub mod steers;
pub mod theme;

pub use paths::{Folders, FoldersError};
