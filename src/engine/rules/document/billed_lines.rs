//! Lines as somebody billed them, against the limits of the tables: numbers that are no codes, units above the daily
//! limit, pairs that never stand together (P-08, R-CLAIM-28, R-CLAIM-02).

use crate::engine::book::Judged;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::{Level, Text};
use crate::engine::place::Field;

const NO_CODE: RuleId = RuleId::new("P-08");
const UNITS: RuleId = RuleId::new("R-CLAIM-28");
const NEVER: RuleId = RuleId::new("R-CLAIM-02");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    let mut say = |rule, level, message: String, remedy: Text| {
        draft.find(finding(rule, level, None, Field::Billed, message, remedy));
    };
    let billed = &case.encounter.billed;
    let codes: Vec<Option<Code>> = billed.iter().map(|line| Code::from_text(line.code.trim())).collect();
    for (line, code) in billed.iter().zip(&codes) {
        let Some(code) = code else {
            let message = format!("Billed: '{}' is no procedure code.", line.code);
            say(NO_CODE, Level::Blocker, message, "Enter its five characters.".into());
            continue;
        };
        if let Some(absent) = case.book.absent(*code) {
            say(
                absent.rule,
                Level::Blocker,
                format!("Billed: {code} {}.", absent.text),
                "Correct the code.".into(),
            );
        }
        let units = line.units.unwrap_or(1);
        if let Some(limit) = case.book.unit_limit(*code).filter(|limit| units > limit.most) {
            let level = if limit.judged == Judged::DayHard { Level::Blocker } else { Level::Warning };
            let message = format!("Billed: {code} x{units}, the daily limit is {}.", limit.most);
            say(limit.rule.unwrap_or(UNITS), level, message, "Correct the units.".into());
        }
    }
    for (at, one) in codes.iter().enumerate() {
        for other in &codes[at + 1..] {
            let (Some(one), Some(other)) = (one, other) else { continue };
            let Some(pair) = case.book.pair(*one, *other).filter(|pair| !pair.allowed) else { continue };
            let message = format!("Billed: {} and {} never stand together.", pair.column1, pair.column2);
            say(
                NEVER,
                Level::Blocker,
                message,
                format!("Remove {}; no modifier helps.", pair.column2).into(),
            );
        }
    }
}
