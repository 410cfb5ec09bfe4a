//! The documentation checklist and the findings as text.

use std::collections::BTreeMap;

use super::lay::{heading, paragraph};
use super::{billed, plain};
use crate::engine::outcome::{Assessment, ChecklistItem, Tick, Tier};

/// The checklist in full and the findings: what `check` prints below the header.
#[must_use]
pub fn list(assessment: &Assessment) -> String {
    let mut out = String::new();
    heading(&mut out, "Documentation");
    if assessment.checklist.is_empty() {
        out.push_str("  nothing is asked for\n");
    }
    let mut heads: Vec<Option<&str>> = Vec::new();
    for row in &assessment.checklist {
        if !heads.contains(&row.lesion.as_deref()) {
            heads.push(row.lesion.as_deref());
        }
    }
    for head in heads {
        out.push_str(&format!("  {}\n", of_what(head)));
        for row in assessment.checklist.iter().filter(|row| row.lesion.as_deref() == head) {
            let mark = match row.tick {
                Tick::Met => "[x]",
                Tick::Missing => "[ ]",
                Tick::NotNeeded => "[-]",
            };
            out.push_str(&format!("    {mark} {:<14} {:<24} {}\n", name(row), weight(row.tier), row.rule));
        }
    }
    let count = |tick: Tick| assessment.checklist.iter().filter(|row| row.tick == tick).count();
    out.push_str(&format!(
        "  [x] there {}, [ ] missing {}, [-] not needed {}\n",
        count(Tick::Met),
        count(Tick::Missing),
        count(Tick::NotNeeded)
    ));
    billed::section(&mut out, assessment);
    findings(&mut out, assessment);
    out
}

/// Adds what is missing, by weight and lesion.
pub(super) fn missing(out: &mut String, assessment: &Assessment) {
    let mut by_tier: BTreeMap<Tier, Vec<&ChecklistItem>> = BTreeMap::new();
    for row in assessment.checklist.iter().filter(|row| row.tick == Tick::Missing) {
        by_tier.entry(row.tier).or_default().push(row);
    }
    if by_tier.is_empty() {
        return;
    }
    heading(out, "Missing in the documentation");
    for (tier, rows) in by_tier {
        out.push_str(&format!("  {}\n", weight(tier)));
        let mut of_lesion: Vec<(Option<&str>, Vec<String>)> = Vec::new();
        for row in rows {
            let lesion = row.lesion.as_deref();
            match of_lesion.iter_mut().find(|(seen, _)| *seen == lesion) {
                // An item can be asked for by two rules; it is missing once.
                Some((_, names)) if names.contains(&name(row)) => {}
                Some((_, names)) => names.push(name(row)),
                None => of_lesion.push((lesion, vec![name(row)])),
            }
        }
        for (lesion, names) in of_lesion {
            paragraph(out, "    - ", 6, &format!("{}: {}", of_what(lesion), names.join(", ")));
        }
    }
}

/// Adds the findings, each with what to do.
pub(super) fn findings(out: &mut String, assessment: &Assessment) {
    // What stands with the billed lines is not told again.
    let shown: Vec<_> =
        assessment.findings.iter().filter(|finding| !billed::repeats(assessment, finding)).collect();
    if shown.is_empty() {
        return;
    }
    heading(out, "Findings");
    for finding in shown {
        // Most messages name their lesion themselves.
        let unnamed = finding.lesion.as_deref().filter(|id| !names_lesion(&finding.message, id));
        let lesion = unnamed.map(|id| format!(", lesion {id}")).unwrap_or_default();
        let accepted = if finding.stands() { "" } else { "accepted " };
        paragraph(
            out,
            "  - ",
            4,
            &format!("{accepted}{}{lesion}: {} [{}]", finding.level, finding.message, finding.rule),
        );
        if let Some(reason) = &finding.accepted {
            paragraph(out, "    Accepted because: ", 6, reason);
        } else if !finding.remedy.is_empty() {
            paragraph(out, "    What to do: ", 6, &finding.remedy);
        }
    }
}

fn of_what(lesion: Option<&str>) -> String {
    lesion.map_or_else(|| "the encounter".to_owned(), |id| format!("lesion {}", plain::line(id)))
}

fn name(row: &ChecklistItem) -> String {
    row.item.word().replace('-', " ")
}

/// Why an item is asked for.
const fn weight(tier: Tier) -> &'static str {
    match tier {
        Tier::Code => "changes the code",
        Tier::Payer => "a payer asks for it",
        Tier::Practice => "good practice",
    }
}

/// Whether a message says which lesion it is about.
fn names_lesion(message: &str, id: &str) -> bool {
    ["Lesion", "lesion"].iter().any(|word| {
        message.match_indices(word).any(|(at, _)| {
            let rest = message[at + word.len()..].trim_start().strip_prefix(id);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    })
}
