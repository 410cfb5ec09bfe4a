//! curette: lesions in, billing codes with reasons and a documentation checklist out.

pub mod bundle;
pub mod engine;
pub mod entry;
