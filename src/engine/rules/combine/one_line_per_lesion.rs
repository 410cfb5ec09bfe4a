//! Families coded lesion by lesion, by size and site group: never added, never pooled (R-COUNT-08, R-MEAS-20).

use super::diameter::{Diameter, of as diameter_of};
use std::collections::BTreeSet;

use crate::engine::book::{FamilyId, Group, Ladder, Measure, Reached, Rounding, SiteColumn, SiteId, Units};
use crate::engine::case::Case;
use crate::engine::draft::{Ask, Candidates, Draft, NewLine, finding};
use crate::engine::facts::{Named, group_of, switched};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::lesion::Count;
use crate::engine::outcome::{Level, Text};
use crate::engine::place::Field;
use crate::engine::policy::{Policy, Switch};

const GAP: RuleId = RuleId::new("R-MEAS-16");
const SMALLEST: RuleId = RuleId::new("R-MEAS-19");
const SITE: RuleId = RuleId::new("R-DOC-04");
const SITE_UNCLEAR: RuleId = RuleId::new("N-01");
const SITE_UNKNOWN: RuleId = RuleId::new("R-SITE-13");
const LONGEST: RuleId = RuleId::new("R-MEAS-10");
const SAME_CODE: RuleId = RuleId::new("N-03");
const ONE: RuleId = RuleId::new("N-52");
const SEVERAL: RuleId = RuleId::new("N-30");
const GROUP: RuleId = RuleId::new("R-CODE-01");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for service in 0..draft.services().len() {
        let Some(family) = draft.services()[service].family().filter(|_| draft.services()[service].stands())
        else {
            continue;
        };
        let row = case.book.family(family);
        if row.pooled || row.measure != Measure::Size {
            continue;
        }
        let group = match row.group {
            None => None,
            Some(_) => match group(case, draft, service, family) {
                Ok(group) => Some(group),
                Err(ask) => {
                    // The size may be missing as well; it is asked for under the first site that fits.
                    draft.ask_about(service, ask);
                    continue;
                }
            },
        };
        if let Some(ladder) = case.book.ladder(family, group) {
            climb(case, draft, service, family, group, ladder);
        }
    }
}

fn climb(
    case: &Case<'_>,
    draft: &mut Draft,
    service: usize,
    family: FamilyId,
    group: Option<Group>,
    ladder: &Ladder,
) {
    let lesion = draft.services()[service].lesion;
    let id = case.id(lesion);
    let (reached, rule, text) = match diameter_of(case, draft, service) {
        Diameter::Is(size, rule, text) => {
            (ladder.reach(size.hundredths_mm().into(), rounding(case.policy)), rule, text)
        }
        Diameter::Missing(place, rule, _) if switched(case.policy, Switch::SizeMissing, "smallest") => {
            draft.find(finding(
                rule,
                Level::Blocker,
                Some(id),
                place,
                format!(
                    "The size of lesion {id} is missing; the smallest bracket is shown as a floor, by policy."
                ),
                "Measure before treatment; enter mm or cm.",
            ));
            let floor = ladder.reach(1, Rounding::Down);
            (floor, SMALLEST, "size missing, smallest bracket by policy".to_owned())
        }
        Diameter::Missing(place, rule, question) => {
            draft.ask_about(
                service,
                Ask {
                    lesions: vec![lesion],
                    field: Field::Size,
                    rule,
                    question: question.into(),
                    remedy: "Measure before treatment; enter mm or cm.".into(),
                    place,
                    candidates: Candidates::Quantities(ladder.candidates()),
                },
            );
            return;
        }
    };
    if let Some(counted) = reached.gap {
        gap_finding(case, draft, lesion, counted);
    }
    let times = case.facts[lesion].count.unwrap_or(1).max(1);
    if times > MOST_LINES {
        draft.find(finding(
            SEVERAL,
            Level::Blocker,
            Some(id),
            Field::Count,
            format!("Lesion {id} stands for {times} lesions: more than {MOST_LINES} lines are not made of one entry."),
            "Check the number; each lesion of this family is an entry with its own size.",
        ));
    } else if times > 1 {
        draft.find(finding(
            SEVERAL,
            Level::Warning,
            Some(id),
            Field::Count,
            format!("Lesion {id} stands for {times} lesions of the same size: {times} lines."),
            "Enter each lesion with its own size.",
        ));
    }
    if case.facts[lesion].count.is_none() && case.encounter.lesions[lesion].count == Count::NotStated {
        let message = format!("Lesion {id}: no number is given; the entry is taken as one lesion.");
        draft.find(finding(ONE, Level::Advice, Some(id), Field::Count, message, "Nothing, if it is one."));
    }
    for _ in 0..times.min(MOST_LINES) {
        add_line(case, draft, service, family, group, &reached, rule, &text);
    }
}

/// One entry gives no more lines than this: far above every unit limit.
const MOST_LINES: u32 = 99;

#[expect(clippy::too_many_arguments, reason = "a line is all of these facts")]
fn add_line(
    case: &Case<'_>,
    draft: &mut Draft,
    service: usize,
    family: FamilyId,
    group: Option<Group>,
    reached: &Reached<'_>,
    rule: RuleId,
    text: &str,
) {
    let lesion = draft.services()[service].lesion;
    for given in &reached.rung.gives {
        debug_assert_eq!(given.units, Units::One);
        if switched(case.policy, Switch::SameCode, "units") {
            let same = draft.lines().find(|(_, line)| line.code == given.code).map(|(index, _)| index);
            if let Some(line) = same {
                draft.extend_line(
                    line,
                    lesion,
                    SAME_CODE,
                    "The same code for another lesion is a further unit, by policy.",
                );
                continue;
            }
        }
        let new = NewLine {
            code: given.code,
            units: 1,
            family,
            members: vec![lesion],
            pool: vec![lesion],
            parent: None,
        };
        let own = case.book.family(family).rule;
        let line = draft.add_line(
            new,
            own,
            format!("Lesion {} is coded alone, by its own size and site.", case.id(lesion)),
        );
        for reason in draft.services()[service].reasons().to_vec() {
            draft.add_reason(line, reason.rule, reason.text);
        }
        if let (Some(group), Some(site)) = (group, case.facts[lesion].site.known()) {
            let site = case.book.site(site);
            let rule = site.rule.unwrap_or(GROUP);
            draft.add_reason(line, rule, format!("Site {}: group {group}.", site.name));
        }
        draft.add_reason(line, rule, format!("Measured: {text}; that is {}.", given.code));
        if case.facts[lesion]
            .lesion
            .size
            .as_ref()
            .is_some_and(|size| size.typed.contains(['x', 'X', '\u{d7}']))
        {
            draft.add_reason(line, LONGEST, "Of several dimensions the longest counts.");
        }
    }
}

fn gap_finding(case: &Case<'_>, draft: &mut Draft, lesion: usize, counted: u64) {
    let id = case.id(lesion);
    let counted = Length::from_hundredths_mm(u32::try_from(counted).unwrap_or(u32::MAX));
    draft.find(finding(
        GAP,
        Level::Warning,
        Some(id),
        Field::Size,
        format!("The size of lesion {id} lies between two brackets; counted as {counted}."),
        "Measure again to the whole millimetre.",
    ));
}

/// How the policy rounds a value between two brackets.
pub fn rounding(policy: &Policy) -> Rounding {
    match policy.get(Switch::GapRounding) {
        "up" => Rounding::Up,
        "nearest" => Rounding::Nearest,
        _ => Rounding::Down,
    }
}
