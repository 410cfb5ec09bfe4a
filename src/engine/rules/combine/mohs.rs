//! Mohs surgery: a first stage for each tumour, its further stages, and the blocks beyond five of any stage
//! (R-CODE-29, N-03, N-35).

use std::collections::BTreeMap;

use super::site_group::group;
use super::times::times;
use crate::engine::book::{FamilyId, Group, Measure, Rounding};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, NewLine};
use crate::engine::facts::switched;
use crate::engine::ids::RuleId;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::Procedure;

const STAGES: RuleId = RuleId::new("R-DOC-34");
const BLOCKS: RuleId = RuleId::new("N-35");
const SAME_CODE: RuleId = RuleId::new("N-03");
const DEEP: RuleId = RuleId::new("R-CODE-29");
/// Blocks that a stage includes.
const INCLUDED: u32 = 5;
/// The family of the blocks beyond.
const BLOCKS_FAMILY: &str = "MOHS_BLOCKS";

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    for (family, _) in draft.families(case, |row| row.measure == Measure::Stages) {
        let own: Vec<usize> = draft
            .standing()
            .filter(|(_, service)| service.family() == Some(family))
            .map(|(index, _)| index)
            .collect();
        // By group: the last tumour's first stage, the blocks beyond, and their lesions.
        let mut beyond: BTreeMap<Group, (usize, u32, Vec<usize>)> = BTreeMap::new();
        for service in own {
            if let Some((group, line, blocks)) = tumour(case, draft, family, service) {
                let lesion = draft.services()[service].lesion;
                let entry = beyond.entry(group).or_insert((line, 0, Vec::new()));
                entry.0 = line;
                if blocks > 0 {
                    entry.1 = entry.1.saturating_add(blocks);
                    entry.2.push(lesion);
                }
            }
        }
        for (parent, blocks, members) in beyond.into_values().filter(|(_, blocks, _)| *blocks > 0) {
            add_blocks(case, draft, parent, blocks, members);
        }
    }
}

/// The lines of one tumour: its group, the line of its (last) first stage, and the blocks beyond five.
fn tumour(
    case: &Case<'_>,
    draft: &mut Draft,
    family: FamilyId,
    service: usize,
) -> Option<(Group, usize, u32)> {
    let lesion = draft.services()[service].lesion;
    let procedure = draft.procedure(case, service);
    let deep = procedure.deep_structure == Some(true);
    let group = if deep {
        case.book.groups_of(family).first().copied()?
    } else {
        match group(case, lesion, family) {
            Ok(group) => group,
            Err(ask) => {
                draft.ask_about(service, ask);
                return None;
            }
        }
    };
    let Some(stages) = stages(case, lesion, procedure) else {
        draft.ask_about(service, stages_open(case, lesion, stated_and_counted(procedure)));
        return None;
    };
    let Some(blocks) = blocks_beyond(case, lesion, procedure, stages) else {
        draft.ask_about(service, blocks_open(case, lesion));
        return None;
    };
    let ladder = case.book.ladder(family, Some(group))?;
    let as_units = switched(case.policy, Switch::SameCode, "units");
    let mut last = None;
    let tumours = times(case, draft, lesion);
    for _ in 0..tumours {
        let mut parent = None;
        for given in &ladder.reach(stages.into(), Rounding::Down).rung.gives {
            let code = given.code;
            let units = given.units.of(stages.into(), false);
            let same = draft.lines().find(|(_, line)| line.code == code).map(|(index, _)| index);
            if let Some(line) = same.filter(|_| as_units) {
                for _ in 0..units {
                    let text = "The same code for another tumour is a further unit, by policy.";
                    draft.extend_line(line, lesion, SAME_CODE, text);
                }
                draft.carry_reasons(line, service);
                parent = parent.or(Some(line));
                continue;
            }
            let members = vec![lesion];
            let line = NewLine { code, units, family, members: members.clone(), pool: members, parent };
            let text = if parent.is_none() {
                format!("First stage of lesion {}: {code} for the tumour.", case.id(lesion))
            } else {
                format!("Further stages of lesion {}: {code} x{units}.", case.id(lesion))
            };
            let line = draft.add_line(line, case.book.family(family).rule, text);
            draft.carry_reasons(line, service);
            let text = if deep {
                format!("A deep structure is involved: group {group}.")
            } else {
                let site =
                    case.facts[lesion].site.known().map_or("", |site| case.book.site(site).name.as_str());
                format!("Site {site}: group {group}.")
            };
            draft.add_reason(line, DEEP, text);
            parent = parent.or(Some(line));
        }
        last = parent;
    }
    last.map(|line| (group, line, blocks.saturating_mul(tumours)))
}

/// The stages: as stated, else as many as have blocks; `None` where more have blocks than are stated.
fn stages(case: &Case<'_>, lesion: usize, procedure: &Procedure) -> Option<u32> {
    let (stated, counted) = stated_and_counted(procedure);
    let told = match (stated, counted) {
        (Some(stated), Some(counted)) if counted > stated => None,
        (stated, counted) => stated.or(counted),
    };
    case.facts[lesion].done.stages.or(told)
}

fn stated_and_counted(procedure: &Procedure) -> (Option<u32>, Option<u32>) {
    let counted = u32::try_from(procedure.blocks.len()).ok().filter(|stages| *stages > 0);
    (procedure.stages.filter(|stages| *stages > 0), counted)
}

/// The blocks beyond five of each stage; `None` where the blocks of a stage are missing.
fn blocks_beyond(case: &Case<'_>, lesion: usize, procedure: &Procedure, stages: u32) -> Option<u32> {
    if let Some(tried) = case.facts[lesion].done.blocks {
        return Some(tried);
    }
    let told = u32::try_from(procedure.blocks.len()).unwrap_or(u32::MAX);
    let of_these = usize::try_from(stages).unwrap_or(usize::MAX);
    let beyond = procedure.blocks.iter().take(of_these).map(|blocks| blocks.saturating_sub(INCLUDED));
    (told >= stages).then(|| beyond.fold(0, u32::saturating_add))
}

fn stages_open(case: &Case<'_>, lesion: usize, told: (Option<u32>, Option<u32>)) -> Ask {
    let id = case.id(lesion);
    let (question, candidates) = match told {
        (Some(stated), Some(counted)) => (
            format!(
                "Lesion {id}: {stated} stages are stated, and {counted} have blocks. How many were there?"
            ),
            [stated, counted],
        ),
        _ => (format!("How many stages did lesion {id} take?"), [1, 2]),
    };
    Ask {
        lesions: vec![lesion],
        field: Field::Stages,
        rule: STAGES,
        question: question.into(),
        remedy: "Enter the stages, and the blocks of each.".into(),
        place: Field::Stages,
        candidates: Candidates::Facts(candidates.map(Try::Stages).to_vec()),
    }
}

fn blocks_open(case: &Case<'_>, lesion: usize) -> Ask {
    Ask {
        lesions: vec![lesion],
        field: Field::Blocks,
        rule: BLOCKS,
        question: format!("How many tissue blocks had each stage of lesion {}?", case.id(lesion)).into(),
        remedy: "Enter the blocks of each stage; those beyond five count.".into(),
        place: Field::Blocks,
        candidates: Candidates::Facts(vec![Try::Blocks(0), Try::Blocks(1)]),
    }
}

fn add_blocks(case: &Case<'_>, draft: &mut Draft, parent: usize, blocks: u32, members: Vec<usize>) {
    let Some(family) = case.book.family_named(BLOCKS_FAMILY) else { return };
    let Some(ladder) = case.book.ladder(family, None) else { return };
    for given in &ladder.reach(blocks.into(), Rounding::Down).rung.gives {
        let (code, units) = (given.code, given.units.of(blocks.into(), false));
        let text = format!("Blocks beyond five of a stage, {}: {code} x{units}.", case.name(&members));
        let (members, pool) = (members.clone(), members.clone());
        draft.add_line(NewLine { code, units, family, members, pool, parent: Some(parent) }, BLOCKS, text);
    }
}
