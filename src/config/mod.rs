//! Settings: keys, colours, folders. Uses nothing of the other layers.

pub mod chord;
pub mod keymap;
pub mod mistake;
pub mod theme;
