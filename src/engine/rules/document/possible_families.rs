//! The families that a question about the diagnosis or the site, or a report that is awaited, leaves possible: what none
//! of them asks for is not missing yet (N-49).

use crate::engine::book::FamilyId;
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Candidates, Draft};
use crate::engine::outcome::Outlook;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;
use crate::engine::rules::select::family::{Choice, choose};

/// The families that the answers to an open diagnosis or site, or the reports, lead to; `None` where another fact is missing too.
pub fn of(case: &Case<'_>, draft: &Draft, service: usize) -> Option<Vec<FamilyId>> {
    let own = &draft.services()[service];
    let mut tries: Vec<Try> = Vec::new();
    for ask in draft.asks_of(own.lesion).filter(|ask| ask.lesions == [own.lesion]) {
        match &ask.candidates {
            Candidates::Sites(sites) if ask.field == Field::Site => {
                tries.extend(sites.iter().map(|site| Try::Site(*site)));
            }
            _ if ask.field != Field::Diagnosis => {}
            Candidates::Readings(number) => tries.extend((0..*number).map(Try::Reading)),
            Candidates::Diagnoses(rows) => tries.extend(rows.iter().map(|row| Try::Diagnosis(*row))),
            Candidates::Facts(values) => tries.extend(values),
            Candidates::Sites(_) | Candidates::Quantities(_) | Candidates::Pool(_) => return None,
        }
    }
    let held = draft.holds().any(|(lesion, _)| lesion == own.lesion);
    if held {
        tries =
            Outlook::ALL.iter().filter_map(|outlook| case.book.outcome(*outlook)).map(Try::Report).collect();
    }
    if tries.is_empty() {
        return None;
    }
    // The lesion alone, whatever else there is.
    let alone = Case::of(case.encounter, case.history, case.book, vec![case.facts[own.lesion]]);
    let procedure = draft.procedure(case, service);
    let mut families = Vec::new();
    for value in tries {
        let tried = alone.with(&[(0, value)]);
        let instead = tried.facts[0].done.kind.filter(|_| own.kind == Kind::Destruction);
        match choose(&tried, 0, instead.unwrap_or(own.kind), procedure) {
            Choice::Family(family, _) if !families.contains(&family) => families.push(family),
            Choice::Family(..) => {}
            // A report may leave it open; the others say what is needed.
            Choice::DiagnosisOpen if held => {}
            Choice::SiteOpen(..) | Choice::ClosureOpen | Choice::Mucosa(_) | Choice::DiagnosisOpen => {
                return None;
            }
        }
    }
    families.sort_unstable();
    Some(families)
}
