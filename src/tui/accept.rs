//! Accepting a warning or advice as it is, with a reason; and taking that back.

use crate::engine::outcome::{Finding, Level};

use super::model::{Model, Pane};
use super::targets::Target;

/// Rule and lesions in words.
#[must_use]
pub fn what(about: &[(String, Option<String>)]) -> String {
    let rule = about.first().map_or("", |(rule, _)| rule.as_str());
    let lesions: Vec<&str> = about.iter().filter_map(|(_, lesion)| lesion.as_deref()).collect();
    if lesions.is_empty() { rule.to_owned() } else { format!("{rule} of {}", lesions.join(", ")) }
}

/// The findings of the selected row: of the codes pane the finding itself, of the checklist those of its rule and
/// lesions.
#[must_use]
pub fn selected(model: &Model) -> Vec<&Finding> {
    match model.focus {
        Pane::Codes => match model.target() {
            Some(Target::Finding(index)) => model.answer().findings.get(index).into_iter().collect(),
            Some(Target::Line(_) | Target::Open(_) | Target::Held(_) | Target::Dropped(_)) | None => {
                Vec::new()
            }
        },
        Pane::Checklist => model.check_findings(),
        Pane::Entry | Pane::Lesions => Vec::new(),
    }
}

/// What can be accepted of the selected row, or why nothing can.
///
/// # Errors
/// The reason, as the end of a sentence that begins with the name of the action.
pub fn about(model: &Model) -> Result<Vec<(String, Option<String>)>, &'static str> {
    if !model.line.text().trim().is_empty() {
        return Err("take or clear the typed line first");
    }
    let findings = selected(model);
    if findings.is_empty() {
        return Err("select a warning or advice first (Tab)");
    }
    if findings.iter().any(|finding| finding.level == Level::Blocker) {
        return Err("what blocks a claim cannot be accepted, only answered");
    }
    let mut about: Vec<_> = findings
        .iter()
        .map(|finding| (finding.rule.to_string(), finding.lesion.as_deref().map(str::to_owned)))
        .collect();
    about.dedup();
    Ok(about)
}

/// Whether the selected row was accepted already.
#[must_use]
pub fn done(model: &Model) -> bool {
    let findings = selected(model);
    !findings.is_empty() && findings.iter().all(|finding| !finding.stands())
}
