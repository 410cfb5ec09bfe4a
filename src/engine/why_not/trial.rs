//! The engine asked with the facts changed.

use super::bracket;
use super::goal::Goal;
use super::needs::{self, Thing};
use super::{Need, Tried};
use crate::engine::assess::codes_only;
use crate::engine::book::{CodeBook, DiagnosisRow, Group, SideNeed, SiteRow};
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::encounter::Encounter;
use crate::engine::ids::Code;
use crate::engine::length::Length;
use crate::engine::lesion::{Count, Lesion, Part, Pathology, Side};
use crate::engine::outcome::Assessment;
use crate::engine::place::Field;
use crate::engine::procedure::Procedure;
use crate::engine::rules::{STEPS, Stage};
use crate::engine::size::{Area, Measured};

/// The codes of the lines that an encounter gives in place of that of a case.
pub fn codes(encounter: &Encounter, of: &Case<'_>) -> Vec<Code> {
    let draft = codes_only(&Case::new(encounter, of.history, of.book), STEPS, Stage::Bundle);
    draft.lines().map(|(_, line)| line.code).collect()
}

/// What comes out when every fact that a thing lacks is as the code wants it.
pub fn with(
    case: &Case<'_>,
    draft: &Draft,
    answer: &Assessment,
    thing: &Thing,
    needs: &[Need],
    goal: &Goal<'_>,
) -> Tried {
    if needs.is_empty() {
        return Tried::StillNot;
    }
    let mut changed = case.encounter.clone();
    if change(case, draft, &mut changed.lesions[thing.lesion], thing, needs, goal).is_none() {
        return Tried::StillNot;
    }
    let now = codes(&changed, case);
    if !now.contains(&goal.code) {
        return Tried::StillNot;
    }
    let mut gone: Vec<Code> =
        answer.lines.iter().map(|line| line.code).filter(|code| !now.contains(code)).collect();
    gone.sort_unstable();
    gone.dedup();
    Tried::Gives(gone)
}

fn change(
    case: &Case<'_>,
    draft: &Draft,
    lesion: &mut Lesion,
    thing: &Thing,
    needs: &[Need],
    goal: &Goal<'_>,
) -> Option<()> {
    let book = case.book;
    let wants = |fact: Field| needs.iter().any(|need| need.fact == fact);
    if wants(Field::Kind) {
        let done = Procedure::new(*goal.kinds.first()?);
        match thing.procedure.and_then(|at| lesion.procedures.get_mut(at)) {
            Some(own) => *own = done,
            None => lesion.procedures.push(done),
        }
    }
    if wants(Field::Diagnosis) {
        let row = plain(book).find(|row| goal.behaviours.contains(&row.behaviour))?;
        lesion.diagnosis = Some(row.name.clone());
        (lesion.suspected, lesion.icd10, lesion.pathology) = (None, None, Some(Pathology::Final));
    }
    let spot = *needs::brackets(case, thing, goal).first().unwrap_or(&goal.spots.first()?);
    if wants(Field::Site) {
        let site = book.sites().map(|(_, site)| site).find(|site| fits(site, goal, spot.group))?;
        lesion.site = Some(site.name.clone());
        lesion.side = (site.fixed_side.is_none() && site.side != SideNeed::None).then_some(Side::Left);
        lesion.part = site.fixed_part.is_none().then_some(Part::Upper);
    }
    let at = thing.procedure.unwrap_or(0);
    if let Some(way) = goal.way {
        let own = lesion.procedures.get_mut(at)?;
        if wants(Field::Technique) {
            own.technique = way.technique;
        }
        if wants(Field::Methods) {
            own.methods = way.methods.iter().take(1).copied().collect();
        }
        if wants(Field::Extent) {
            own.extent = way.extent;
        }
    }
    if wants(Field::Closure) {
        lesion.procedures.get_mut(at)?.closure = goal.family.closure;
    }
    let field = needs::field(goal);
    if goal.by_quantity() && wants(field) {
        let others = needs::pool(case, draft, thing, goal);
        let others = if goal.family.pooled { needs::sum(case, &others, goal)? } else { 0 };
        let wanted = needs::brackets(case, thing, goal)
            .iter()
            .find_map(|spot| bracket::within(spot, others + 1))?
            .checked_sub(others)?;
        measure(lesion, at, field, wanted, goal)?;
    }
    Some(())
}

/// Puts a quantity where it is typed.
fn measure(lesion: &mut Lesion, at: usize, field: Field, quantity: u64, goal: &Goal<'_>) -> Option<()> {
    let small = u32::try_from(quantity).ok()?;
    let length = Measured::from_length(Length::from_hundredths_mm(small));
    if field == Field::Count {
        lesion.count = Count::Exactly(small);
        return Some(());
    }
    if field == Field::Area {
        lesion.area = Some(Area { typed: format!("{} cm2", Area::cm2(quantity)), total: quantity });
        return Some(());
    }
    let own = lesion.procedures.get_mut(at)?;
    if field == Field::Size {
        if goal.family.measure == crate::engine::book::Measure::Excised {
            own.excised = Some(length.clone());
        } else {
            own.size_after = own.size_after.as_ref().map(|_| length.clone());
        }
        lesion.size = Some(length);
    } else if field == Field::ClosureLength {
        own.closure_length = Some(length);
    } else if field == Field::Minutes {
        own.minutes = Some(small);
    } else if field == Field::Stages {
        own.stages = Some(small);
        own.blocks.resize(usize::try_from(small).ok()?, 1);
    } else if field == Field::Blocks {
        own.blocks = vec![5 + small];
        own.stages = Some(1);
    }
    Some(())
}

/// Diagnoses that mean one thing everywhere.
fn plain(book: &CodeBook) -> impl Iterator<Item = &DiagnosisRow> {
    book.diagnoses().map(|(_, row)| row).filter(|row| row.means_one_thing())
}

/// Whether a site belongs to a family and group, and means one thing.
fn fits(site: &SiteRow, goal: &Goal<'_>, group: Option<Group>) -> bool {
    let place = match &site.organ {
        Some(organ) => goal.family.organs.contains(organ),
        None => goal.family.organs.is_empty() && site.wart_organ.is_none(),
    };
    let column = match (goal.family.group, group) {
        (Some(column), Some(group)) => site.groups.get(&column) == Some(&group),
        (Some(_), None) | (None, _) => true,
    };
    place && column && site.readings.is_empty() && site.switch.is_none()
}
