//! The engine: pure, total, deterministic. It knows no clock, no file, no terminal, no environment.

mod acceptance;
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
pub mod length;
pub mod lesion;
mod need;
mod notice;
pub mod outcome;
pub mod place;
pub mod policy;
pub mod procedure;
mod read_as;
mod readings;
pub mod rules;
pub mod size;
mod text;
mod told;
mod visit;
pub mod why_not;
mod words;

pub use assess::assess;
pub use read_as::{ReadLesion, read_as};
pub use readings::{OtherReading, other_readings};
