//! Modify: modifiers, each with the lesions that prove it.

pub mod biopsy_before_mohs;
pub mod class_findings;
pub mod distinct_lesions;
pub mod lesser_closures;
pub mod liability;
pub mod paired_organs;
pub mod same_code_again;
pub mod several_procedures;
pub mod why_covered;
