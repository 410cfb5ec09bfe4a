//! A visit without a procedure: it needs no 25 and is not coded here, but an earlier global period may include it.

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::lesion::{Count, Lesion};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::rules::modify::global_period::reaching;
use crate::engine::rules::modify::visit_of_the_day::{Inside, in_a_global_period};
use crate::engine::visit::{Seen, VisitCode};

const RULE: RuleId = RuleId::new("R-CLAIM-11");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let treated = |lesion: &Lesion| !lesion.procedures.is_empty() && lesion.count != Count::Exactly(0);
    if case.encounter.lesions.iter().any(treated) {
        return;
    }
    let Some(seen) = Seen::of(case.encounter, case.book) else { return };
    draft.find(finding(
        RULE,
        Level::Advice,
        None,
        Field::Visit,
        "A visit on a day without a procedure needs no 25, and is not coded here.",
        "Code the visit by its own rules.",
    ));
    if let VisitCode::Known(code) = seen.code {
        let visit = Inside { line: None, code, elsewhere: false };
        for reach in reaching(case) {
            in_a_global_period(case, draft, &visit, &seen, &reach);
        }
    }
}
