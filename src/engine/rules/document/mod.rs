//! Document: what the record must show. Never changes a claim line.

pub mod billed_lines;
pub mod checklist;
pub mod count_not_a_number;
pub mod cut_is_not_destroyed;
pub mod date_outside_rules;
pub mod diagnosis_advice;
pub mod diagnosis_code_open;
pub mod diameter_disagreement;
pub mod light_and_freezing;
pub mod long_global_period;
pub mod margin_without_effect;
pub mod necessity;
pub mod not_treated;
pub mod nothing_reportable;
pub mod own_code_fits;
pub mod pathology_on_file;
pub mod pigmented_destroyed;
pub mod place_of_service;
mod possible_families;
pub mod sample_pending;
pub mod side;
pub mod site_advice;
pub mod site_map;
pub mod stated_totals;
pub mod unknown_names;
pub mod visit_alone;
pub mod visit_code;
