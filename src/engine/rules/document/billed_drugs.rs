//! Drugs as billed: from a vial for one dose JZ or JW says what became of the rest, elsewhere neither has a place
//! (R-CLAIM-23).

use crate::engine::book::DrugRow;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::Billed;
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-CLAIM-23");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for billed in &case.encounter.billed {
        let Some(code) = Code::from_text(billed.code.trim()) else { continue };
        let drug = case.book.drug(code);
        // Other codes of drugs are unknown here, and nothing is said about them.
        if drug.is_none() && case.book.code(code).is_none() {
            continue;
        }
        if let Some((rule, message, remedy)) = judged(billed, code, drug) {
            draft.find(finding(rule, Level::Warning, None, Field::Billed, message, remedy));
        }
    }
}

fn judged(billed: &Billed, code: Code, drug: Option<&DrugRow>) -> Option<(RuleId, String, &'static str)> {
    let waste = billed.modifiers.iter().find(|word| matches!(word.trim(), "JW" | "JZ"));
    match (drug, waste) {
        (Some(drug), None) if drug.single_dose => Some((
            drug.rule,
            format!("Billed: {code} ({}) comes for one dose and has neither JZ nor JW.", drug.label),
            "Add JZ if nothing was thrown away, JW on a line of its own for what was.",
        )),
        (Some(drug), Some(waste)) if !drug.single_dose => Some((
            drug.rule,
            format!("Billed: {code} ({}) comes for several doses; {waste} has no place there.", drug.label),
            "Take it out.",
        )),
        (None, Some(waste)) => {
            Some((RULE, format!("Billed: {code} is no drug; {waste} has no place there."), "Take it out."))
        }
        (Some(_), _) | (None, None) => None,
    }
}
