//! The code of a visit as it was typed: one that the book does not know is named and blocks, never guessed; modifiers are
//! found, not typed (R-CLAIM-10, R-CLAIM-12, R-CLAIM-24).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::ids::{Code, Modifier, RuleId};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::visit::{Seen, VisitCode};

const KNOWN: RuleId = RuleId::new("R-CLAIM-12");
const NOT_59: RuleId = RuleId::new("P-19");
const ORDER: RuleId = RuleId::new("R-CLAIM-21");
const POINTS: RuleId = RuleId::new("R-DOC-16");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    if draft.services().is_empty() {
        return;
    }
    let Some(seen) = Seen::of(case.encounter, case.book) else { return };
    let mut block = |rule, message: String, remedy: String| {
        draft.find(finding(rule, Level::Blocker, None, Field::Visit, message, remedy));
    };
    match seen.code {
        VisitCode::Missing => {
            block(KNOWN, "The visit has no code.".to_owned(), format!("Enter it: {}.", known(case)))
        }
        VisitCode::Unknown(typed) => {
            let code = typed.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let code = Code::from_text(&code.to_ascii_uppercase());
            match code.and_then(|code| case.book.visits().other(code)) {
                Some(other) => block(
                    other.rule,
                    format!("Visit: '{typed}' {}.", other.text),
                    "Correct the visit.".into(),
                ),
                None => block(
                    KNOWN,
                    format!("Visit: '{typed}' is not among the visits of these tables, so it has no line."),
                    format!(
                        "Known are {}. Code another one elsewhere, or take it out of this encounter.",
                        known(case)
                    ),
                ),
            }
        }
        VisitCode::Known(code) => {
            typed_modifiers(draft, code, &seen.typed);
            points_to_nothing(case, draft, code);
        }
    }
}

/// The visit codes of the book, as ranges.
fn known(case: &Case<'_>) -> String {
    let number = |code: &Code| code.as_str().parse::<u32>().unwrap_or(0);
    let mut ranges: Vec<(Code, Code)> = Vec::new();
    for code in case.book.visits().codes() {
        match ranges.last_mut() {
            Some((_, last)) if number(last) + 1 == number(&code) => *last = code,
            Some(_) | None => ranges.push((code, code)),
        }
    }
    let ranges: Vec<String> = ranges.iter().map(|(first, last)| format!("{first} to {last}")).collect();
    if ranges.is_empty() { "none".to_owned() } else { ranges.join(" and ") }
}

fn typed_modifiers(draft: &mut Draft, code: Code, typed: &[String]) {
    let line = draft.lines().find(|(_, line)| line.code == code).map(|(_, line)| line.modifiers().to_vec());
    for word in typed {
        if matches!(word.as_str(), "59" | "XE" | "XS" | "XP" | "XU") {
            draft.find(finding(
                NOT_59,
                Level::Blocker,
                None,
                Field::Visit,
                format!("Visit {code}: {word} does not go on a visit; visits take 25."),
                format!("Enter {code} alone: 25 is put on it where separate work is recorded."),
            ));
            continue;
        }
        let modifier = Modifier::from_text(word);
        let there =
            line.as_ref().is_some_and(|line| modifier.is_some_and(|modifier| line.contains(&modifier)));
        // That 25 is not there is said where the visit is dropped.
        if there || (word == "25" && line.is_none()) {
            continue;
        }
        let remedy = match word.as_str() {
            "24" => {
                "24 is put on by the global periods of earlier encounters; none that is known calls for it."
            }
            "25" => "25 is put on where it belongs.",
            "57" => "57 needs the lesion in 'decision for', with a procedure of 90 days.",
            _ => "Enter the code alone; add a modifier that is not judged here when the claim is sent.",
        };
        draft.find(finding(
            ORDER,
            Level::Warning,
            None,
            Field::Visit,
            format!("Visit {code}: '{word}' was typed with it and is not on the line."),
            remedy,
        ));
    }
}

/// The problem of the visit is not among the lesions, so its line points to nothing yet.
fn points_to_nothing(case: &Case<'_>, draft: &mut Draft, code: Code) {
    let stands = draft.lines().any(|(_, line)| case.book.visits().row(line.code).is_some());
    if stands {
        draft.find(finding(
            POINTS,
            Level::Advice,
            None,
            Field::SeparateWork,
            format!("Visit {code} needs the diagnosis of its own problem, which is not among the lesions."),
            "Add that diagnosis to its line when the claim is sent.",
        ));
    }
}
