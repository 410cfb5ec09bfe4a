//! What a pending report can change waits for it (N-51, R-DX-04): destruction of what is not certainly benign, excision
//! of what is not a cyst, a scar or the like, and by policy the diagnosis of a biopsy (N-13).

use super::family::{Choice, choose, decides};
use crate::engine::book::Measure;
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Pathology;
use crate::engine::policy::Switch;
use crate::engine::procedure::Kind;

const RULE: RuleId = RuleId::new("N-51");
const BY_POLICY: RuleId = RuleId::new("N-13");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let (lesion, kind) = (service.lesion, service.kind);
        if !case.book.knows_kind(kind) {
            continue;
        }
        let pending = case.facts[lesion].pathology == Pathology::Pending;
        match kind {
            // With another removal or a sample of the same lesion the report decides between them (same_lesion).
            Kind::Destruction if pending && !certainly_benign(case, lesion) && alone(draft, lesion) => {
                draft.hold(index, RULE);
            }
            Kind::Excision => {
                for waiting in awaited(case, draft, index) {
                    draft.hold_for(index, waiting, RULE);
                }
            }
            Kind::Biopsy | Kind::Shave
                if pending && switched(case.policy, Switch::HoldBiopsyDiagnosis, "on") =>
            {
                draft.hold(index, BY_POLICY);
            }
            // The closure of a wound waits with the excision that made it (N-24).
            Kind::Repair if excision_waits(case, draft, lesion) => draft.wait(index),
            _ => {}
        }
    }
}

/// The lesions whose reports an excision waits for: its own, and those taken out with it. Once one of several is known as
/// a cancer, the excision is that of a cancer whatever the others are (R-MEAS-20).
fn awaited(case: &Case<'_>, draft: &Draft, service: usize) -> Vec<usize> {
    let lesion = draft.services()[service].lesion;
    let pending = |lesion: &usize| case.facts[*lesion].pathology == Pathology::Pending;
    let changes = |lesion: &usize| a_report_can_change(case, draft, service, *lesion);
    let act = case.in_one_act_with(lesion);
    if act.is_empty() {
        return Some(lesion).filter(pending).filter(changes).into_iter().collect();
    }
    let known = case.facts[decides(case, lesion, Kind::Excision)];
    if known.pathology != Pathology::Pending
        && known.diagnosis.known().is_some_and(|meaning| meaning.malignant(case.book))
    {
        return Vec::new();
    }
    act.iter().copied().filter(pending).filter(changes).collect()
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

/// Whether the report of a lesion can change the family of its excision: not at organs with one code, not of cysts, scars,
/// lipomas.
fn a_report_can_change(case: &Case<'_>, draft: &Draft, service: usize, lesion: usize) -> bool {
    let meaning = case.facts[lesion].diagnosis.known();
    let steady = meaning.is_some_and(|meaning| {
        let behaviour = meaning.behaviour(case.book);
        case.book.diagnosis(meaning.row).steady
            || behaviour.is_some_and(|behaviour| case.book.behaviour(behaviour).steady)
    });
    let own = draft.services()[service].lesion;
    let one_code = match choose(case, own, Kind::Excision, draft.procedure(case, service)) {
        // Where the family is that of warts (by way), another report leads to the excision by size.
        Choice::Family(family, _) => {
            !matches!(case.book.family(family).measure, Measure::Excised | Measure::Way)
        }
        Choice::SiteOpen(..) | Choice::ClosureOpen | Choice::Mucosa(_) | Choice::DiagnosisOpen => false,
    };
    !steady && !one_code
}

/// Whether an excision waits for a report.
pub fn waits(case: &Case<'_>, draft: &Draft, excision: usize) -> bool {
    !awaited(case, draft, excision).is_empty()
}

fn excision_waits(case: &Case<'_>, draft: &Draft, lesion: usize) -> bool {
    draft
        .services_of(lesion)
        .any(|(index, service)| service.kind == Kind::Excision && waits(case, draft, index))
}

fn alone(draft: &Draft, lesion: usize) -> bool {
    let sampled = |kind| matches!(kind, Kind::Biopsy | Kind::Shave | Kind::Excision | Kind::Mohs);
    draft.services_of(lesion).all(|(_, service)| !sampled(service.kind))
}
