//! What is said about an assessment: pure text making, for the shell, for other programs and for whoever asks why.

pub mod billed;
pub mod card;
pub mod check;
pub mod claim;
pub mod export;
pub mod facts;
pub mod json;
pub mod lay;
pub mod page;
pub mod plain;
pub mod proof;
pub mod questions;
pub mod record;
pub mod switches;
pub mod text;
pub mod why_json;
