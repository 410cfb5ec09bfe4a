//! Practice: notes to be coded, answers read, graded and scheduled. The engine is the key to every answer, so that
//! practice can never say something else than the tool. Pure: files and clocks belong to those who call.

pub mod answer;
mod decision;
mod dispute;
pub mod drill;
pub mod feedback;
pub mod generate;
pub mod grade;
mod item;
mod key;
pub mod mistake;
pub mod own;
pub mod results;
pub mod scenario;
pub mod schedule;
pub mod stats;
pub mod threshold;

pub use self::decision::Decision;
pub use self::dispute::Disputed;
pub use self::item::Item;
pub use self::key::{Key, decisions};
