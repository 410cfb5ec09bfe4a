//! Families coded lesion by lesion, by size and site group: never added, never pooled (R-COUNT-08, R-MEAS-20).

use super::diameter::{Diameter, Missing, of as diameter_of};
use super::site_group::group;
use super::times::times;
use crate::engine::book::{FamilyId, Group, Ladder, Measure, Reached, Rounding, Units};
use crate::engine::case::Case;
use crate::engine::draft::{Ask, Candidates, Draft, NewLine, finding};
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Level;
use crate::engine::place::Field;
use crate::engine::policy::{Policy, Switch};
use crate::engine::procedure::Kind;

const GAP: RuleId = RuleId::new("R-MEAS-16");
const SMALLEST: RuleId = RuleId::new("R-MEAS-19");
const LONGEST: RuleId = RuleId::new("R-MEAS-10");
const SAME_CODE: RuleId = RuleId::new("N-03");
const ONE_ACT: RuleId = RuleId::new("R-MEAS-20");
const GROUP: RuleId = RuleId::new("R-CODE-01");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for service in 0..draft.services().len() {
        let Some(family) = draft.services()[service].family().filter(|_| draft.services()[service].stands())
        else {
            continue;
        };
        let row = case.book.family(family);
        let own = matches!(row.measure, Measure::Size | Measure::Excised | Measure::Lesion);
        if row.pooled || row.per.is_some() || !own {
            continue;
        }
        let lesion = draft.services()[service].lesion;
        let group = match row.group {
            None => None,
            Some(_) => match group(case, lesion, family) {
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
    let (reached, rule, text) = match diameter_of(case, draft, service, ladder) {
        Diameter::Is(size, rule, text) => {
            (ladder.reach(size.hundredths_mm().into(), rounding(case.policy)), rule, text)
        }
        Diameter::NotAsked(rule, text) => (ladder.reach(1, Rounding::Down), rule, text),
        Diameter::Missing(missing) if switched(case.policy, Switch::SizeMissing, "smallest") => {
            draft.find(finding(
                missing.rule,
                Level::Blocker,
                Some(id),
                missing.place,
                format!(
                    "The size of lesion {id} is missing; the smallest bracket is shown as a floor, by policy."
                ),
                missing.remedy,
            ));
            let floor = ladder.reach(missing.candidates.first().copied().unwrap_or(1), Rounding::Down);
            (floor, SMALLEST, "size missing, smallest bracket by policy".into())
        }
        Diameter::Missing(missing) => {
            let Missing { field, place, rule, question, remedy, candidates } = missing;
            draft.ask_about(
                service,
                Ask {
                    lesions: vec![lesion],
                    field,
                    rule,
                    question,
                    remedy: remedy.into(),
                    place,
                    candidates: Candidates::Quantities(candidates),
                },
            );
            return;
        }
    };
    if let Some(counted) = reached.gap {
        gap_finding(case, draft, lesion, counted);
    }
    for _ in 0..times(case, draft, lesion) {
        add_line(case, draft, service, family, group, &reached, rule, &text);
    }
}

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
        let members = taken_with(case, draft, service);
        let together = (members.len() > 1).then(|| capital(&case.name(&members)));
        let new =
            NewLine { code: given.code, units: 1, family, pool: members.clone(), members, parent: None };
        let own = case.book.family(family).rule;
        let by = if group.is_some() { "size and site" } else { "facts" };
        let said = ["Lesion ", case.id(lesion), " is coded alone, by its own ", by, "."];
        let line = draft.add_line(new, own, said);
        if let Some(together) = together {
            draft.add_reason(line, ONE_ACT, [&together, " were taken in one excision: one code."]);
        }
        draft.carry_reasons(line, service);
        if let (Some(group), Some(site)) = (group, case.facts[lesion].site.known()) {
            let site = case.book.site(site);
            let rule = site.rule.unwrap_or(GROUP);
            draft.add_reason(line, rule, ["Site ", &site.name, ": group ", group.word(), "."]);
        }
        draft.add_reason(line, rule, ["Measured: ", text, "; that is ", given.code.as_str(), "."]);
        if row_measures_size(case, family)
            && case.facts[lesion]
                .lesion
                .size
                .as_ref()
                .is_some_and(|size| size.typed.contains(['x', 'X', '\u{d7}']))
        {
            draft.add_reason(line, LONGEST, "Of several dimensions the longest counts.");
        }
    }
}

/// Says that a size lies between two brackets (R-MEAS-16).
pub(super) fn gap_finding(case: &Case<'_>, draft: &mut Draft, lesion: usize, counted: u64) {
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

fn row_measures_size(case: &Case<'_>, family: FamilyId) -> bool {
    matches!(case.book.family(family).measure, Measure::Size | Measure::Excised)
}

/// A lesion and those that were taken with it in the same excision.
fn taken_with(case: &Case<'_>, draft: &Draft, service: usize) -> Vec<usize> {
    let own = &draft.services()[service];
    match case.in_one_act_with(own.lesion) {
        act if own.kind == Kind::Excision && !act.is_empty() => act.to_vec(),
        _ => vec![own.lesion],
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
