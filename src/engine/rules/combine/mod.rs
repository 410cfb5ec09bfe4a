//! Combine: from families to claim lines, by count, area or size.

pub mod area_together;
pub mod biopsies;
pub mod chalazia;
pub mod closures_together;
pub mod counted_together;
pub mod diameter;
pub mod mohs;
pub mod once_by_way;
pub mod one_line_per_lesion;
pub mod one_per_side;
mod pool;
mod site_group;
mod times;
pub mod visit;
