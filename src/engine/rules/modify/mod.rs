//! Modify: modifiers, each with the lesions that prove it.

pub mod distinct_lesions;
pub mod same_code_again;
pub mod several_procedures;
