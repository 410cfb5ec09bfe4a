//! A diagnosis code that somebody typed must be one (R-DOC-16): a text in the form of a code, no heading of longer codes,
//! and in a category of which the book has every code one of those.

use crate::engine::book::IcdStanding;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::facts::written;
use crate::engine::ids::RuleId;
use crate::engine::outcome::Level;
use crate::engine::place::Field;

const RULE: RuleId = RuleId::new("R-DOC-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (index, facts) in case.facts.iter().enumerate() {
        let id = case.id(index);
        let mut block = |field, message: String, remedy: String| {
            draft.find(finding(RULE, Level::Blocker, Some(id), field, message, remedy));
        };
        if let Some(text) = written(&facts.lesion.icd10).filter(|_| facts.icd10.is_none()) {
            let message = format!("Lesion {id}: '{text}' is not an ICD-10-CM code.");
            block(Field::Icd10, message, "Write it like C44.311.".to_owned());
        }
        let Some((icd, field)) = facts.own_code() else { continue };
        match case.book.icd_standing(icd) {
            IcdStanding::Given | IcdStanding::NotOurs => {}
            IcdStanding::Heading(longer) => block(
                field,
                format!("Lesion {id}: {icd} is the heading of longer codes and is not billed itself."),
                format!("Give the whole code, such as {longer}, or leave it to the program."),
            ),
            IcdStanding::NoSuchCode => block(
                field,
                format!("Lesion {id}: there is no code {icd} in its category."),
                "Correct the code, or leave it to the program.".to_owned(),
            ),
        }
    }
}
