//! Measure: is what was measured usable?

pub mod size_doubtful;
pub mod size_refused;
