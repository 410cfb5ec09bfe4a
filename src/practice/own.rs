//! The user's own corrected mistakes at work, as rules to practise: variants of the rule are asked, never the encounter.
//! Nothing but the rule leaves this place, and nothing is stored.

use std::collections::BTreeSet;

use super::generate::trained;
use super::schedule::OwnMistakes;
use crate::engine::assess;
use crate::engine::book::CodeBook;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::ids::RuleId;
use crate::engine::outcome::{Assessment, BilledLine, Level, Verdict};

/// The rules behind billed lines that are wrong, and behind warnings of earlier versions that are gone from the present
/// one; only those of which there are variants.
#[must_use]
pub fn mistakes(earlier: &[Assessment], now: &Assessment) -> BTreeSet<RuleId> {
    let wrong = |line: &&BilledLine| matches!(line.verdict, Verdict::Wrong | Verdict::Unsupported);
    let billed = earlier.iter().chain([now]).flat_map(|assessment| assessment.billed.iter().filter(wrong));
    let mut out: BTreeSet<RuleId> =
        billed.flat_map(|line| line.also.iter().map(|reason| reason.rule).chain([line.rule])).collect();
    let left = warned(now);
    out.extend(earlier.iter().flat_map(warned).filter(|rule| !left.contains(rule)));
    let known: BTreeSet<RuleId> = trained().into_iter().collect();
    out.intersection(&known).copied().collect()
}

/// The same over many encounters, each as it is now and with what it said before: the last date of service of each rule.
/// Encounters without a book are left out.
#[must_use]
pub fn of_all<'a>(
    encounters: &[(Encounter, Vec<Encounter>)],
    book: impl Fn(&Encounter) -> Option<&'a CodeBook>,
) -> OwnMistakes {
    let assessed = |encounter: &Encounter| Some(assess(encounter, History::none(), book(encounter)?));
    let mut out = OwnMistakes::new();
    for (encounter, earlier) in encounters {
        let Some(now) = assessed(encounter) else { continue };
        let earlier: Vec<Assessment> = earlier.iter().filter_map(assessed).collect();
        for rule in mistakes(&earlier, &now) {
            let date = out.entry(rule).or_default();
            *date = (*date).max(encounter.date_of_service);
        }
    }
    out
}

fn warned(assessment: &Assessment) -> BTreeSet<RuleId> {
    let warnings = assessment.findings.iter().filter(|finding| finding.level == Level::Warning);
    warnings.map(|finding| finding.rule).collect()
}
