//! Folders and settings.
