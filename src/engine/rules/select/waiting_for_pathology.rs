//! What a pending report can change waits for it (N-51, R-DX-04): destruction of what is not certainly benign, excision
//! of what is not a cyst, a scar or the like, and by policy the diagnosis of a biopsy (N-13).

use super::family::{Choice, choose};
use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("N-51");
const WITH_IT: RuleId = RuleId::new("N-24");
const BY_POLICY: RuleId = RuleId::new("N-13");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let lesion = service.lesion;
        if case.facts[lesion].pathology != Pathology::Pending || !case.book.knows_kind(service.kind) {
            continue;
        }
        match service.kind {
            // With another removal or a sample of the same lesion the report decides between them (same_lesion).
            Kind::Destruction if !certainly_benign(case, lesion) && alone(draft, lesion) => {
                draft.hold(index, RULE);
            }
            Kind::Excision if a_report_can_change(case, draft, index) => draft.hold(index, RULE),
            Kind::Biopsy | Kind::Shave if switched(case.policy, Switch::HoldBiopsyDiagnosis, "on") => {
                draft.hold(index, BY_POLICY);
            }
            // The closure of a wound waits with the excision that made it (N-24).
            Kind::Repair if excision_waits(case, draft, lesion) => draft.hold(index, WITH_IT),
            _ => {}
        }
    }
}

fn certainly_benign(case: &Case<'_>, lesion: usize) -> bool {
    let benign = |behaviour| {
        let behaviour = case.book.behaviour(behaviour);
        !behaviour.malignant && !matches!(behaviour.id.as_str(), "unspecified" | "uncertain")
    };
    let Some(meaning) = case.facts[lesion].diagnosis.known() else { return false };
    match meaning.behaviour(case.book) {
        Some(behaviour) => benign(behaviour),
        // Whichever of its meanings holds, no report has to say it.
        None => {
            let readings = &case.book.diagnosis(meaning.row).readings;
            !readings.is_empty() && readings.iter().all(|reading| benign(reading.behaviour))
        }
    }
}

/// Whether the report can change the family of an excision: not at organs with one code, not of cysts, scars, lipomas.
fn a_report_can_change(case: &Case<'_>, draft: &Draft, service: usize) -> bool {
    let lesion = draft.services()[service].lesion;
    let meaning = case.facts[lesion].diagnosis.known();
    let steady = meaning.is_some_and(|meaning| {
        let behaviour = meaning.behaviour(case.book);
        case.book.diagnosis(meaning.row).steady
            || behaviour.is_some_and(|behaviour| case.book.behaviour(behaviour).steady)
    });
    let one_code = match choose(case, lesion, Kind::Excision, draft.procedure(case, service)) {
        Choice::Family(family, _) => case.book.family(family).measure != Measure::Excised,
        Choice::SiteOpen(..) | Choice::ClosureOpen | Choice::Mucosa(_) | Choice::DiagnosisOpen => false,
    };
    !steady && !one_code
}

fn excision_waits(case: &Case<'_>, draft: &Draft, lesion: usize) -> bool {
    draft
        .services_of(lesion)
        .any(|(index, service)| service.kind == Kind::Excision && a_report_can_change(case, draft, index))
}

fn alone(draft: &Draft, lesion: usize) -> bool {
    let sampled = |kind| matches!(kind, Kind::Biopsy | Kind::Shave | Kind::Excision | Kind::Mohs);
    draft.services_of(lesion).all(|(_, service)| !sampled(service.kind))
}
