//! The engine: pure, total, deterministic. It knows no clock, no file, no terminal, no environment.

pub mod assess;
pub mod book;
pub mod date;
pub mod edition;
pub mod encounter;
pub mod ids;
pub mod length;
pub mod lesion;
pub mod outcome;
pub mod place;
pub mod policy;
pub mod procedure;
pub mod size;
mod words;

pub use assess::assess;
