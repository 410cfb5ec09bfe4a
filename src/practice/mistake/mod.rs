//! Named errors: what went wrong in an answer, in the words of the field. Each is a row of `assets/mistakes.toml` with its
//! rule and example, and a function here that recognises it from the answer, the engine's answer and the facts; nothing is
//! hinted by a scenario.

mod claim;
mod counts;
mod diagnoses;
mod families;
mod modifiers;
mod rule;
mod same_lesion;
mod sizes;
mod support;
mod table;
mod what_if;

pub use self::table::{Mistake, all};

use super::grade::Sheet;
use crate::engine::ids::RuleId;

/// An error that was found in an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Its row.
    pub mistake: &'static Mistake,
    /// The rule behind it here.
    pub rule: RuleId,
    /// Lines of the answer that it explains, by their place.
    pub lines: Vec<usize>,
    /// What was written and what it would take for it to be right.
    pub said: String,
}

/// What a function recognised.
struct Hit {
    lines: Vec<usize>,
    said: String,
    /// The rule behind it here, where the function knows it.
    rule: Option<RuleId>,
}

impl Hit {
    fn new(lines: impl Into<Vec<usize>>, said: impl Into<String>) -> Option<Self> {
        Some(Self { lines: lines.into(), said: said.into(), rule: None })
    }

    fn under(rule: RuleId, lines: impl Into<Vec<usize>>, said: impl Into<String>) -> Option<Self> {
        Some(Self { lines: lines.into(), said: said.into(), rule: Some(rule) })
    }
}

/// A function that recognises one error.
type Finder = fn(&Sheet<'_>) -> Option<Hit>;

/// Every error with its function: those that say most come first, as what one explains the next ones leave alone.
const FINDERS: &[(&str, Finder)] = &[
    ("coded-without-support", support::coded_without_support),
    ("pathology-not-waited-for", support::pathology_not_waited_for),
    ("nothing-reportable-but-coded", support::nothing_reportable),
    ("query-not-needed", support::query_not_needed),
    ("hold-not-needed", support::hold_not_needed),
    ("work-left-out", support::work_left_out),
    ("wrong-fact-asked", support::wrong_fact_asked),
    ("threshold-crossed-but-stacked", counts::stacked),
    ("each-lesion-as-a-first", counts::each_as_first),
    ("first-lesion-counted-twice", counts::first_twice),
    ("tags-billed-per-lesion", counts::tags_per_lesion),
    ("or-part-thereof-missed", counts::part_thereof),
    ("flat-code-with-units", counts::flat_with_units),
    ("threshold-not-crossed", counts::not_crossed),
    ("threshold-missed", counts::threshold_missed),
    ("untreated-lesions-counted", counts::untreated_counted),
    ("wrong-units", counts::wrong_units),
    ("margin-left-out", sizes::margin_left_out),
    ("margin-counted-once", sizes::margin_once),
    ("size-after-instead-of-before", sizes::size_after),
    ("sizes-summed", sizes::summed),
    ("wrong-site-group", sizes::wrong_site_group),
    ("wrong-size-bracket", sizes::wrong_bracket),
    ("biopsy-and-removal-of-one-lesion", same_lesion::biopsy_and_removal),
    ("two-primary-biopsies", same_lesion::two_primaries),
    ("simple-closure-billed", same_lesion::simple_closure),
    ("part-of-another-service-billed", same_lesion::part_of_another),
    ("premalignant-as-benign", families::premalignant_as_benign),
    ("benign-as-premalignant", families::benign_as_premalignant),
    ("benign-as-malignant", families::benign_as_malignant),
    ("malignant-as-premalignant", families::malignant_as_premalignant),
    ("malignant-as-benign", families::malignant_as_benign),
    ("tags-as-other-benign-lesions", families::tags_as_benign),
    ("paring-as-destruction", families::paring_as_destruction),
    ("organ-code-missed", families::organ_missed),
    ("another-service-than-was-done", families::another_service),
    ("add-on-without-primary", claim::add_on_without_primary),
    ("add-on-left-out", claim::add_on_left_out),
    ("visit-without-separate-work", claim::visit_without_work),
    ("service-left-out", claim::left_out),
    ("service-added", claim::added),
    ("order-of-the-claim", claim::order),
    ("59-on-column-1", modifiers::on_column_1),
    ("distinct-modifier-missing", modifiers::distinct_missing),
    ("59-where-no-edit-asks", modifiers::needless_distinct),
    ("25-on-a-procedure", modifiers::visit_modifier_on_procedure),
    ("25-missing-on-the-visit", modifiers::visit_modifier_missing),
    ("51-where-it-has-no-place", modifiers::needless_51),
    ("anatomic-modifier", modifiers::anatomic),
    ("other-modifier", modifiers::other),
    ("diagnosis-left-out", diagnoses::left_out),
    ("diagnosis-of-another-behaviour", diagnoses::other_behaviour),
    ("diagnosis-of-another-site", diagnoses::other_site),
    ("another-diagnosis", diagnoses::other),
    ("facts-of-the-note-left-out", support::facts_left_out),
];

/// The errors of an answer, the gravest first. What one explains is not named again under a vaguer name.
#[must_use]
pub fn find(sheet: &Sheet<'_>) -> Vec<Named> {
    let mut out: Vec<Named> = Vec::new();
    for (id, finder) in FINDERS {
        let Some(hit) = finder(sheet) else { continue };
        let Some(mistake) = all().iter().find(|mistake| mistake.id == *id) else { continue };
        // Family, code and units are about what a line stands for; modifiers, diagnoses and order are told beside it.
        let explained = |line: &usize| {
            out.iter().any(|named| named.mistake.kind() == mistake.kind() && named.lines.contains(line))
        };
        if hit.lines.is_empty() || !hit.lines.iter().all(explained) {
            let rule = hit.rule.unwrap_or_else(|| rule::at_hand(sheet, mistake, &hit.lines));
            out.push(Named { mistake, rule, lines: hit.lines, said: hit.said });
        }
    }
    out
}

/// The ids of every error that is recognised.
pub fn recognised() -> impl Iterator<Item = &'static str> {
    FINDERS.iter().map(|(id, _)| *id)
}
