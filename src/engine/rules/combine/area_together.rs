//! Vascular lesions: one code by the total area of the session (R-CODE-08, R-MEAS-04, N-11).

use super::pool::{Pool, add_lines, shares, sum};
use crate::engine::book::{Gives, Measure};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, finding};
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::size::Area;

const NOT_BY_DIAMETER: RuleId = RuleId::new("R-MEAS-21");
const TOTAL_AREA: RuleId = RuleId::new("R-MEAS-04");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, row) in draft.families(case, |row| row.pooled && row.measure == Measure::Area) {
        let shares = shares(draft, family, |lesion| case.facts[lesion].tried.or(case.facts[lesion].area));
        if shares.is_empty() {
            continue;
        }
        let Some(ladder) = case.book.ladder(family, None) else { continue };
        let sum = sum(&shares);
        for lesion in &sum.unknown {
            draft.find(finding(
                NOT_BY_DIAMETER,
                Level::Blocker,
                Some(case.id(*lesion)),
                Field::Area,
                format!("The area of lesion {} is missing.", case.id(*lesion)),
                "Enter length x width of each patch, or square centimetres.",
            ));
        }
        if !sum.certain(ladder) {
            let which = || {
                let which = case.name(&sum.unknown);
                format!("What area was treated at {which}, length by width of each patch?")
            };
            draft.ask(Ask {
                lesions: shares.iter().map(|share| share.lesion).collect(),
                field: Field::Area,
                rule: NOT_BY_DIAMETER,
                question: draft.words(which),
                remedy: "Enter length x width of each patch, such as 3 x 4 cm, or square centimetres.".into(),
                place: Field::Area,
                candidates: Candidates::Pool(sum.tries(ladder, Try::Quantity)),
            });
            continue;
        }
        let whole = sum.least;
        let why = |gives: &Gives, _: u32| {
            format!("{} cm2 treated in all: {} once for the session.", Area::cm2(whole), gives.code)
        };
        let before = draft.lines().count();
        add_lines(
            case,
            draft,
            &Pool { family, rule: row.rule, ladder, shares: &shares, whole, whole_units_only: false },
            why,
        );
        for line in before..draft.lines().count() {
            draft.add_reason(line, TOTAL_AREA, "The areas of all patches and sites are added.");
        }
    }
}
