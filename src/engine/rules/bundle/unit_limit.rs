//! More units in a day than the table allows (R-CLAIM-28, R-COUNT-10).

use crate::engine::book::Judged;
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Code, RuleId};
use crate::engine::outcome::Level;

const RULE: RuleId = RuleId::new("R-CLAIM-28");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if draft.only_codes() {
        return;
    }
    // There are few codes, however many lines.
    let mut days: Vec<(Code, u32, u32)> = Vec::new();
    for (_, line) in draft.lines() {
        match days.iter_mut().find(|(code, ..)| *code == line.code) {
            Some((_, day, most)) => {
                *day += line.units;
                *most = (*most).max(line.units);
            }
            None => days.push((line.code, line.units, line.units)),
        }
    }
    for (code, day, largest) in days {
        let Some(limit) = case.book.unit_limit(code) else { continue };
        let (units, level, remedy) = match limit.judged {
            Judged::Line => (largest, Level::Warning, "Expect the line to be denied above the limit."),
            Judged::DayHard => (day, Level::Blocker, "No appeal is possible: check the number of lesions."),
            Judged::DaySoft => {
                (day, Level::Warning, "Expect a request for records, or a denial that can be appealed.")
            }
        };
        if units > limit.most {
            draft.find(finding(
                limit.rule.unwrap_or(RULE),
                level,
                None,
                None,
                format!("{code}: {units} units, the daily limit is {}.", limit.most),
                remedy,
            ));
        }
    }
}
