//! The rules: one visible list in stage order. A step reads the case and writes the draft.

pub(super) mod bundle;
mod combine;
mod document;
mod measure;
pub(super) mod modify;
mod order;
mod select;

use super::case::Case;
use super::draft::Draft;
use super::facts::switched;
use super::policy::{Policy, Switch};
use super::procedure::Procedure;
use super::words::words;

pub(super) use self::combine::one_line_per_lesion::rounding;
pub(super) use self::modify::paired_organs::lid_modifier;

/// Whether the final curettage defect of a procedure chooses its code (R-MEAS-09).
pub(super) fn by_final_defect(policy: &Policy, procedure: &Procedure) -> bool {
    switched(policy, Switch::MaligDiameter, "post_curettage") && combine::diameter::leaves_a_defect(procedure)
}

words!(
    /// The stages, in order. Inside a stage the order of steps does not matter.
    Stage {
        Measure = "measure",
        Select = "select",
        Combine = "combine",
        Bundle = "bundle",
        Modify = "modify",
        Order = "order",
        Document = "document",
    }
);

/// A step: a situation that is recognised and what follows from it.
#[derive(Clone, Copy)]
pub struct Step {
    /// When it runs.
    pub stage: Stage,
    /// The situation, in the name of its file.
    pub name: &'static str,
    /// What follows.
    pub apply: fn(&Case<'_>, &mut Draft),
}

macro_rules! steps {
    ($($stage:ident $module:ident :: $name:ident),+ $(,)?) => {
        &[$(Step { stage: Stage::$stage, name: stringify!($name), apply: $module::$name::apply }),+]
    };
}

/// Every step, in stage order.
pub static STEPS: &[Step] = steps![
    Measure measure::size_refused,
    Measure measure::size_doubtful,
    Select select::not_coded_here,
    Select select::family_by_diagnosis,
    Select select::closure_included,
    Select select::one_treatment_of_one_lesion,
    Select select::cautery_of_a_treated_lesion,
    Select select::same_lesion,
    Select select::tag_and_its_base,
    Select select::taken_together,
    Select select::waiting_for_pathology,
    Combine combine::biopsies,
    Combine combine::chalazia,
    Combine combine::closures_together,
    Combine combine::counted_together,
    Combine combine::area_together,
    Combine combine::mohs,
    Combine combine::once_by_way,
    Combine combine::one_line_per_lesion,
    Combine combine::one_per_side,
    Combine combine::visit,
    Bundle bundle::never_together,
    Bundle bundle::same_lesion_pair,
    Bundle bundle::unit_limit,
    Modify modify::distinct_lesions,
    Modify modify::global_period,
    Modify modify::biopsy_before_mohs,
    Modify modify::class_findings,
    Modify modify::lesser_closures,
    Modify modify::liability,
    Modify modify::paired_organs,
    Modify modify::same_code_again,
    Modify modify::several_procedures,
    Modify modify::why_covered,
    Modify modify::visit_of_the_day,
    Order order::claim_order,
    Order order::diagnosis_pointers,
    Document document::also_without_effect,
    Document document::checklist,
    Document document::class_findings_missing,
    Document document::code_at_site,
    Document document::code_exists,
    Document document::count_not_a_number,
    Document document::cut_is_not_destroyed,
    Document document::date_outside_rules,
    Document document::diagnoses_of_the_claim,
    Document document::diagnosis_advice,
    Document document::diagnosis_at_site,
    Document document::diagnosis_code_open,
    Document document::diameter_disagreement,
    Document document::excised_diameter_doubtful,
    Document document::extensive_in_words,
    Document document::history_is_secondary,
    Document document::keratosis_called_cosmetic,
    Document document::lid_margin_unsaid,
    Document document::light_and_freezing,
    Document document::long_global_period,
    Document document::margin_without_effect,
    Document document::modifiers_beyond_four,
    Document document::necessity,
    Document document::no_price,
    Document document::not_treated,
    Document document::nothing_reportable,
    Document document::notice,
    Document document::own_code_fits,
    Document document::pathology_on_file,
    Document document::payer_policy,
    Document document::pigmented_destroyed,
    Document document::place_of_service,
    Document document::procedure_twice,
    Document document::sample_pending,
    Document document::side,
    Document document::site_advice,
    Document document::site_map,
    Document document::stated_totals,
    Document document::technique_contradicted,
    Document document::uncertain_without_report,
    Document document::unknown_names,
    Document document::usually_cosmetic,
    Document document::visit_alone,
    Document document::visit_code,
];
