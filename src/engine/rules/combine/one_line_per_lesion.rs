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

/// The site group, or the question that decides it.
fn group(case: &Case<'_>, draft: &Draft, service: usize, family: FamilyId) -> Result<Group, Ask> {
    let lesion = draft.services()[service].lesion;
    let id = case.id(lesion);
    let ask = |rule, question: Text, remedy: Text, sites| Ask {
        lesions: vec![lesion],
        field: Field::Site,
        rule,
        question,
        remedy,
        place: Field::Site,
        candidates: Candidates::Sites(sites),
    };
    let Some(column) = case.book.family(family).group else {
        let sites = case.book.site_classes().to_vec();
        return Err(ask(
            SITE,
            draft.words(|| format!("Where is lesion {id}?")),
            "Enter the site.".into(),
            sites,
        ));
    };
    let everywhere = || told_apart(case, column);
    match case.facts[lesion].site {
        Named::Missing => Err(ask(
            SITE,
            draft.words(|| format!("Where is lesion {id}?")),
            "Enter the site, and the side where there are two.".into(),
            everywhere(),
        )),
        Named::Unknown(typed) => {
            let remedy = draft.words(|| match case.book.near_sites(typed).as_slice() {
                [] => "Enter a name of the site table.".to_owned(),
                near => format!("Did you mean {}?", near.join(", ")),
            });
            Err(ask(
                SITE_UNKNOWN,
                draft.words(|| format!("Where is '{typed}', the site of lesion {id}?")),
                remedy,
                everywhere(),
            ))
        }
        Named::Known(site) => {
            let row = case.book.site(site);
            group_of(row, column, case.book, case.policy).ok_or_else(|| {
                let question = draft.words(|| match &row.question {
                    Some(own) => format!("Lesion {id}: {own}"),
                    None => format!("Lesion {id}: Which part of the {} is it?", row.name),
                });
                let sites = if row.readings.is_empty() { everywhere() } else { row.readings.clone() };
                let rule = row.rule.unwrap_or(SITE_UNCLEAR);
                ask(rule, question, "Enter the site more closely.".into(), sites)
            })
        }
    }
}

/// One site for each kind of site that this column of groups, or an organ with codes of its own, can tell apart.
fn told_apart(case: &Case<'_>, column: SiteColumn) -> Vec<SiteId> {
    let mut seen = BTreeSet::new();
    let sites = case.book.site_classes().iter().copied();
    sites
        .filter(|id| {
            let site = case.book.site(*id);
            let group = group_of(site, column, case.book, case.policy);
            seen.insert((group, &site.organ, &site.wart_organ, site.wart_switch))
        })
        .collect()
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
            let words = draft.words(|| text(size));
            (ladder.reach(size.hundredths_mm().into(), rounding(case.policy)), rule, words)
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
            (floor, SMALLEST, "size missing, smallest bracket by policy".into())
        }
        Diameter::Missing(place, rule, question) => {
            draft.ask_about(
                service,
                Ask {
                    lesions: vec![lesion],
                    field: Field::Size,
                    rule,
                    question,
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
        let line = draft.add_line(new, own, || {
            ["Lesion ", case.id(lesion), " is coded alone, by its own size and site."].concat()
        });
        for reason in draft.services()[service].reasons().to_vec() {
            draft.add_reason(line, reason.rule, reason.text);
        }
        if let (Some(group), Some(site)) = (group, case.facts[lesion].site.known()) {
            let site = case.book.site(site);
            let rule = site.rule.unwrap_or(GROUP);
            draft.add_reason(line, rule, || ["Site ", &site.name, ": group ", group.word(), "."].concat());
        }
        draft
            .add_reason(line, rule, || ["Measured: ", text, "; that is ", given.code.as_str(), "."].concat());
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
