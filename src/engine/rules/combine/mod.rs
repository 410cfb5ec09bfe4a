//! Combine: from families to claim lines, by count, area or size.

pub mod area_together;
pub mod counted_together;
pub mod diameter;
pub mod one_line_per_lesion;
mod pool;
