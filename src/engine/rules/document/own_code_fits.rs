//! A diagnosis code typed above a diagnosis must lead to the same family as the line (R-DX-06), and what is only suspected
//! is no cancer by its code either (R-DX-03).

use crate::engine::book::{DiagnosisId, FamilyId};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{Facts, meaning};
use crate::engine::icd::{Coded, codes_of};
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::Pathology;
use crate::engine::need;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::rules::select::family::{Choice, choose};

const FAMILY: RuleId = RuleId::new("R-DX-06");
const SUSPECTED: RuleId = RuleId::new("R-DX-03");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for index in 0..draft.services().len() {
        let service = &draft.services()[index];
        let Some(family) = service.family().filter(|_| service.stands()) else { continue };
        let lesion = service.lesion;
        let facts = &case.facts[lesion];
        let id = case.id(lesion);
        // A code in place of a diagnosis is what the family was chosen by.
        let Some(own) = facts.icd10 else { continue };
        // What the book does not know says nothing here, and Z41.1 says why, not what: the lesion itself is named beside
        // it (R-DX-18).
        let says_why = own == need::COSMETIC && need::removed_as_benign(case, lesion);
        let Some(row) = case.book.diagnosis_coded(own).filter(|_| !says_why) else { continue };
        // That uncertain needs a report is said by itself (P-13).
        let behaviour = &case.book.behaviour(case.book.diagnosis(row).behaviour).id;
        if behaviour == "uncertain" && facts.pathology != Pathology::Final {
            continue;
        }
        if let Some(suspected) = facts.suspected
            && meaning(row, None, case.book, case.policy).malignant(case.book)
        {
            let message = format!("Lesion {id}: {own} is a cancer, and '{suspected}' is only suspected.");
            let remedy = "Leave the code to the program until a report or the clinician names the cancer.";
            draft.find(finding(SUSPECTED, Level::Blocker, Some(id), Field::Icd10, message, remedy));
        } else if !is_its_own(case, lesion, own) && !leads_to(case, draft, index, row, family) {
            let label = &case.book.family(family).label;
            draft.find(finding(
                FAMILY,
                Level::Blocker,
                Some(id),
                Field::Icd10,
                format!("Lesion {id}: diagnosis code {own} does not fit {label}."),
                "Correct the code or the diagnosis.",
            ));
        }
    }
}

/// Whether a code is the one that the named diagnosis gives by itself: several diagnoses may share it.
fn is_its_own(case: &Case<'_>, lesion: usize, code: Icd) -> bool {
    let by_itself = Facts { icd10: None, ..case.facts[lesion] };
    matches!(codes_of(&by_itself, case.book), Coded::Codes(codes, _) if codes.contains(&code))
}

/// Whether the diagnosis of a code, or one of those that share it, leads to the family of a service.
fn leads_to(case: &Case<'_>, draft: &Draft, service: usize, row: DiagnosisId, family: FamilyId) -> bool {
    let own = &draft.services()[service];
    // The lesion alone, whatever else there is.
    let alone = Case::of(case.encounter, case.history, case.book, vec![case.facts[own.lesion]]);
    let gives = |tries: &[(usize, Try)]| {
        let tried = alone.with(tries);
        let choice = choose(&tried, 0, own.kind, draft.procedure(case, service));
        matches!(choice, Choice::Family(found, _) if found == family)
    };
    let named = (0, Try::Diagnosis(row));
    let readings = 0..case.book.diagnosis(row).readings.len();
    gives(&[named]) || readings.into_iter().any(|reading| gives(&[named, (0, Try::Reading(reading))]))
}
