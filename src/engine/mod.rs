//! The engine: pure, total, deterministic. It knows no clock, no file, no terminal, no environment.

mod alike;
pub mod assess;
pub mod book;
mod case;
pub mod date;
mod draft;
pub mod edition;
pub mod encounter;
mod excerpt;
mod facts;
mod foot_care;
mod futures;
pub mod history;
mod icd;
pub mod ids;
mod judge;
pub mod length;
pub mod lesion;
mod need;
mod notice;
pub mod outcome;
pub mod place;
pub mod policy;
pub mod procedure;
pub mod rules;
pub mod size;
mod text;
mod told;
mod visit;
mod words;

pub use assess::assess;
