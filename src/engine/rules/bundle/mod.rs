//! Bundle: which lines may stand together.

pub mod never_together;
pub mod same_lesion_pair;
pub mod unit_limit;
