//! What the user overrode: a warning or advice is accepted with a reason, a blocker never is.

use super::book::CodeBook;
use super::draft::finding;
use super::encounter::{Accepted, Encounter};
use super::ids::RuleId;
use super::outcome::{Finding, Level};

/// The rule about overrides.
const OVERRIDE: RuleId = RuleId::new("R-OVER-01");

/// Marks the findings that were accepted, and says which acceptances cannot be used.
pub(super) fn accept(encounter: &Encounter, book: &CodeBook, findings: &mut Vec<Finding>) {
    let mut told = Vec::new();
    for accepted in &encounter.accepted {
        let Some(rule) = meant(accepted, book, findings) else {
            told.push(nothing(accepted, findings));
            continue;
        };
        let mut blocks = false;
        for finding in findings.iter_mut().filter(|finding| is_about(accepted, rule, finding)) {
            match finding.level {
                Level::Blocker => blocks = true,
                // The first reason stands.
                Level::Warning | Level::Advice if finding.accepted.is_none() => {
                    finding.accepted = Some(accepted.reason.clone());
                }
                Level::Warning | Level::Advice => {}
            }
        }
        if blocks {
            told.push(blocker(accepted));
        }
    }
    findings.extend(told);
}

/// Whether an acceptance is about this finding: its rule, and its lesion where it has one.
fn is_about(accepted: &Accepted, rule: RuleId, finding: &Finding) -> bool {
    finding.rule == rule && finding.lesion.as_deref() == accepted.lesion.as_deref()
}

/// The rule of the findings that are accepted: the one that was written, else the one that its page and theirs have in
/// common. A message and the rule that it is about say the same, and either may be written.
fn meant(accepted: &Accepted, book: &CodeBook, findings: &[Finding]) -> Option<RuleId> {
    let written = RuleId::from_text(&accepted.rule.trim().to_ascii_uppercase())?;
    let about = |message: RuleId, rule: RuleId| {
        let page = book.rule(message).filter(|page| page.about.is_some());
        page.is_some_and(|page| page.about == Some(rule) || page.see.contains(&rule))
    };
    let says_the_same = |rule: RuleId| about(rule, written) || about(written, rule);
    let found = || findings.iter().filter(|finding| is_about(accepted, finding.rule, finding));
    let mut rules = found().map(|finding| finding.rule);
    if rules.any(|rule| rule == written) {
        return Some(written);
    }
    found().map(|finding| finding.rule).find(|rule| says_the_same(*rule))
}

/// The name of what was accepted: `P-25 for lesion C`.
fn named(accepted: &Accepted) -> String {
    let rule = accepted.rule.trim();
    match &accepted.lesion {
        Some(lesion) => format!("{rule} for lesion {lesion}"),
        None => rule.to_owned(),
    }
}

fn blocker(accepted: &Accepted) -> Finding {
    finding(
        OVERRIDE,
        Level::Warning,
        accepted.lesion.as_deref(),
        None,
        format!(
            "{} blocks the claim and cannot be accepted; the reason given for it changes nothing.",
            named(accepted)
        ),
        "Answer what it asks for, and take the acceptance out.",
    )
}

fn nothing(accepted: &Accepted, findings: &[Finding]) -> Finding {
    let rule = accepted.rule.trim();
    let mut lesions: Vec<&str> = (findings.iter())
        .filter(|finding| finding.rule.as_str().eq_ignore_ascii_case(rule))
        .filter_map(|finding| finding.lesion.as_deref())
        .collect();
    lesions.dedup();
    let remedy = if lesions.is_empty() {
        "Take it out, or name the rule and the lesion of the finding that is meant.".to_owned()
    } else {
        format!(
            "{rule} is found for lesion {}: name it as 'lesion', or take the acceptance out.",
            lesions.join(", ")
        )
    };
    // The lesion may be one that is not there: then the finding is about the whole encounter.
    finding(
        OVERRIDE,
        Level::Advice,
        None,
        None,
        format!("The acceptance of {} is about no finding of this encounter.", named(accepted)),
        remedy,
    )
}
