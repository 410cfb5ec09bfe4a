//! Modify: modifiers, each with the lesions that prove it.

pub mod biopsy_before_mohs;
pub mod class_findings;
pub mod distinct_lesions;
pub mod earlier_lesion;
pub mod global_period;
pub mod lesser_closures;
pub mod liability;
pub mod paired_organs;
pub mod same_code_again;
pub mod several_procedures;
pub mod visit_of_the_day;
pub mod why_covered;
