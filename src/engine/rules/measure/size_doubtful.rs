//! A size above 10 cm is taken and doubted: perhaps the unit is wrong (R-MEAS-18, N-14).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::{usable, usable_margin};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::procedure::Procedure;

const RULE: RuleId = RuleId::new("R-MEAS-18");
const DOUBTFUL: Length = Length::from_mm(100);

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for facts in &case.facts {
        let id = &facts.lesion.id;
        let mut doubt = |field: Field, text: String| {
            draft.find(finding(RULE, Level::Warning, Some(id), field, text, "Check the unit."));
        };
        if let Some(size) = facts.size.filter(|size| *size > DOUBTFUL) {
            doubt(Field::Size, format!("Lesion {id} measures {}, more than 10 cm.", size.both()));
        }
        let cut_out = |done: &&Procedure| done.excised.is_some() || done.margin.is_some();
        for done in facts.lesion.procedures.iter().filter(cut_out) {
            let excised = done.excised.as_ref().map(|size| size.length).filter(|size| usable(*size));
            let margin = done.margin.as_ref().map(|margin| margin.length).filter(|it| usable_margin(*it));
            for (length, what) in [(excised, "excised diameter"), (margin, "margin")] {
                if let Some(length) = length.filter(|length| *length > DOUBTFUL) {
                    let text = format!("Lesion {id}: the {what} is {}, more than 10 cm.", length.both());
                    doubt(Field::Margin, text);
                }
            }
        }
    }
}
