//! Select: from procedures to families, and what one lesion does not give twice.

mod alone;
pub mod cautery_of_a_treated_lesion;
pub mod closure_included;
pub mod family;
pub mod family_by_diagnosis;
pub mod not_coded_here;
pub mod one_treatment_of_one_lesion;
pub mod same_lesion;
pub mod tag_and_its_base;
pub mod taken_together;
pub mod waiting_for_pathology;
