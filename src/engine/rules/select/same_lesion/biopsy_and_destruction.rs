//! A lesion was sampled and destroyed in one sitting: the report decides which of the two is reported (N-07,
//! R-SAME-01, -02, -03).

use super::state::{State, state};
use super::{drop_all, left};
use crate::engine::case::Case;
use crate::engine::draft::{Ask, Candidates, Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::{Level, Outlook};
use crate::engine::place::Field;
use crate::engine::procedure::Kind;

const MALIGNANT: RuleId = RuleId::new("R-SAME-01");
const BENIGN: RuleId = RuleId::new("R-SAME-02");
const CERTAIN: RuleId = RuleId::new("R-SAME-03");
const UNCERTAIN: RuleId = RuleId::new("N-07");

pub fn apply(case: &Case<'_>, draft: &mut Draft, lesion: usize) {
    let sampled = left(draft, lesion, Kind::Biopsy);
    let destroyed = left(draft, lesion, Kind::Destruction);
    if sampled.is_empty() || destroyed.is_empty() {
        return;
    }
    let id = case.id(lesion);
    match state(case, lesion) {
        State::Malignant => {
            let text = "A cancer was destroyed: its biopsy in the same sitting is part of that.";
            drop_all(case, draft, lesion, Kind::Biopsy, MALIGNANT, text);
        }
        State::ByEye => {
            let text = "The lesion was certain and destroyed: its biopsy just before is part of that.";
            drop_all(case, draft, lesion, Kind::Biopsy, CERTAIN, text);
            draft.find(finding(
                CERTAIN,
                Level::Advice,
                Some(id),
                Field::Indication,
                format!("Lesion {id} was destroyed as certain, and a sample was taken."),
                "Record why a sample was taken.",
            ));
        }
        State::Benign => {
            let text = "Neither a cancer nor a lesion told by eye: the biopsy stands, not the destruction.";
            drop_all(case, draft, lesion, Kind::Destruction, BENIGN, text);
        }
        State::Waiting => {
            for service in sampled.into_iter().chain(destroyed) {
                draft.hold(service, MALIGNANT);
            }
        }
        State::Uncertain => {
            let reports = [Outlook::Malignant, Outlook::Benign];
            let candidates = reports.iter().filter_map(|report| case.book.outcome(*report)).collect();
            for service in sampled.iter().skip(1).chain(&destroyed) {
                draft.wait(*service);
            }
            draft.ask_about(
                sampled[0],
                Ask {
                    lesions: vec![lesion],
                    field: Field::Diagnosis,
                    rule: UNCERTAIN,
                    question: format!(
                        "The report leaves lesion {id} uncertain: was it destroyed as a cancer, or as benign?"
                    )
                    .into(),
                    remedy: "Enter what the clinician and the pathologist take it for.".into(),
                    place: Field::Diagnosis,
                    candidates: Candidates::Diagnoses(candidates),
                },
            );
        }
        // The destruction asks what it was (N-17); the biopsy waits for the same answer.
        State::Unnamed => {
            for service in sampled {
                draft.wait(service);
            }
        }
    }
}
