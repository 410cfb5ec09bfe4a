//! A billed code that is not documented: which mistake it is. One situation a file, tried in the order of this list; the
//! first that fits speaks.

mod again;
mod another_family;
mod another_rung;
mod beside;
mod drug;
mod included;
mod no_code;
mod not_documented;
pub mod not_yet_known;
mod outside_the_set;
mod same_lesion;
mod stacked;
mod visit;

use super::remark::Remark;
use super::sheet::Sheet;
use crate::engine::ids::{Code, RuleId};

pub use self::visit::is_visit;

/// A situation: what it says about a billed code that no claim line has left.
type Situation = fn(&Sheet<'_>, usize, Code) -> Option<Remark>;

const SITUATIONS: &[Situation] = &[
    no_code::apply,
    visit::apply,
    stacked::apply,
    not_yet_known::apply,
    same_lesion::apply,
    again::apply,
    outside_the_set::apply,
    another_rung::apply,
    included::apply,
    same_lesion::by_kind,
    another_family::apply,
    drug::apply,
    beside::apply,
];

const NO_CODE: RuleId = RuleId::new("P-08");

/// What is to be said about a billed code that stands for no claim line.
pub fn judge(sheet: &Sheet<'_>, billed: usize) -> Remark {
    let entry = &sheet.billed[billed];
    let Some(code) = entry.code else {
        let text = format!("'{}' is no procedure code.", entry.line.code.trim());
        return Remark::wrong(NO_CODE, text, "Enter its five characters.");
    };
    let found = SITUATIONS.iter().find_map(|situation| situation(sheet, billed, code));
    found.unwrap_or_else(|| not_documented::apply(sheet, code))
}
