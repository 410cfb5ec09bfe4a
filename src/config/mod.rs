//! Folders and settings of the user: keys and colours. Uses nothing of the other layers.

pub mod chord;
pub mod keymap;
pub mod mistake;
pub mod paths;
pub mod theme;

pub use paths::{Folders, FoldersError};
