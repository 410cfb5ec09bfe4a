//! Folders and settings of the user.

pub mod paths;

pub use paths::{Folders, FoldersError};
