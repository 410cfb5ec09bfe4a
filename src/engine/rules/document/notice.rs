//! The liability modifier against payer, notice and lesions: what it claims has to be so (R-ABN-01 to R-ABN-03, P-26,
//! P-27).

use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::{Abn, Liability, Payer};
use crate::engine::ids::RuleId;
use crate::engine::need::Need;
use crate::engine::notice::{Choice, Fault, choice};
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::rules::modify::liability::{Meant, meant};

use super::necessity::asked_lesions;

const NOTICE: RuleId = RuleId::new("R-ABN-01");
const EXCLUDE: RuleId = RuleId::new("R-ABN-02");
const COSMETIC: RuleId = RuleId::new("R-ABN-03");
const COSMETIC_GA: RuleId = RuleId::new("P-26");
const GA_UNSIGNED: RuleId = RuleId::new("P-27");
const LOOKS: RuleId = RuleId::new("R-NEC-05");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    match choice(case) {
        Some(choice) => {
            contradiction(case, draft, &choice);
            if choice.fault != Some(Fault::OtherPayer) {
                for_looks(case, draft, &choice);
            }
            if !choice.modifiers.is_empty() {
                lines(case, draft, &choice);
            }
        }
        None => notice_elsewhere(case, draft),
    }
}

/// What the modifier says of the notice is not so.
fn contradiction(case: &Case<'_>, draft: &mut Draft, choice: &Choice) {
    let (rule, level, field, message, remedy): (_, _, _, String, &str) = match choice.fault {
        None => return,
        Some(Fault::OtherPayer) => {
            (NOTICE, Level::Warning, Field::Liability, elsewhere(case, choice.chosen.word()), instead(case))
        }
        Some(Fault::NotSigned) => (
            GA_UNSIGNED,
            Level::Blocker,
            Field::Abn,
            "GA says that a signed notice (ABN) is on file; none is recorded.".to_owned(),
            "Mark the notice as signed if it is on file; otherwise GZ.",
        ),
        Some(Fault::Signed) => (
            EXCLUDE,
            Level::Warning,
            Field::Liability,
            "GZ says that there is no notice (ABN), but a signed one is recorded.".to_owned(),
            "Choose GA, or correct the state of the notice.",
        ),
        Some(Fault::NotVoluntary) => (
            COSMETIC,
            Level::Warning,
            Field::Abn,
            "GX says that a voluntary notice is on file; none is recorded. GY stands without it.".to_owned(),
            "Mark the notice as voluntary if it is on file; otherwise choose GY.",
        ),
    };
    draft.find(finding(rule, level, None, field, message, remedy));
}

/// What was removed for its looks is excluded, not perhaps refused.
fn for_looks(case: &Case<'_>, draft: &mut Draft, choice: &Choice) {
    let (rule, word) = match choice.chosen {
        Liability::Ga => (COSMETIC_GA, "GA"),
        Liability::Gz => (COSMETIC, "GZ"),
        Liability::Gx | Liability::Gy => return,
    };
    for lesion in asked_lesions(case, draft) {
        if matches!(case.need(lesion), Need::Wish) {
            let id = case.id(lesion);
            draft.find(finding(
                rule,
                Level::Warning,
                Some(id),
                Field::Liability,
                format!("Lesion {id} was removed for its looks, which is excluded; {word} is for what may be refused."),
                "Choose GY, with GX after a voluntary notice.",
            ));
        }
    }
}

/// Lines on which the modifier stands for all, for some, or for none of the lesions.
fn lines(case: &Case<'_>, draft: &mut Draft, choice: &Choice) {
    let all: Vec<(usize, Meant)> = draft.lines().map(|(at, line)| (at, meant(case, line))).collect();
    let word = choice.chosen.word();
    for (at, _) in all.iter().filter(|(_, meant)| *meant == Meant::Partly) {
        let line = draft.line(*at);
        let of = |lesion: &&usize| case.need(**lesion).unmet();
        let unmet: Vec<usize> = line.pool.iter().filter(of).copied().collect();
        let (code, name) = (line.code, case.name(&unmet));
        draft.find(finding(
            LOOKS,
            Level::Warning,
            None,
            Field::Liability,
            format!("{code} counts {name} together with others that are covered; {word} is not put on it."),
            "Check whether the code still holds for the covered lesions alone; what the patient pays is not counted with them.",
        ));
    }
    if !all.is_empty() && all.iter().all(|(_, meant)| *meant == Meant::No) {
        draft.find(finding(
            NOTICE,
            Level::Warning,
            None,
            Field::Liability,
            format!("{word} goes on no line: every lesion is covered or has a sign."),
            "Take it out; a notice is not given as a routine.",
        ));
    }
}

/// A notice of a payer that knows none.
fn notice_elsewhere(case: &Case<'_>, draft: &mut Draft) {
    let Some(abn @ (Abn::Signed | Abn::Voluntary)) = case.encounter.record.abn else { return };
    let knows = case.encounter.payer.and_then(|payer| case.book.payer(payer)).is_none_or(|row| row.abn);
    if !knows {
        let message = elsewhere(case, &format!("The {abn} notice (ABN)"));
        draft.find(finding(NOTICE, Level::Warning, None, Field::Abn, message, instead(case)));
    }
}

fn elsewhere(case: &Case<'_>, what: &str) -> String {
    let payer = case.encounter.payer.and_then(|payer| case.book.payer(payer));
    let payer = payer.map_or("not named", |row| row.label.as_str());
    format!("{what} belongs to Original Medicare only; the payer is {payer}.")
}

fn instead(case: &Case<'_>) -> &'static str {
    if case.encounter.payer == Some(Payer::MedicareAdvantage) {
        "Take it out; ask the plan for its decision before the service."
    } else {
        "Take it out, or correct the payer."
    }
}
