//! What has to be documented so that a code stands: read from the book's own tables, never from a list of codes.

use curette::engine::book::{
    Bound, CodeBook, DiagnosisRow, FamilyId, FamilyRow, Gives, Group, Measure, Quantity, Rung, SideNeed,
    SiteRow, Units,
};
use curette::engine::ids::Code;
use curette::engine::length::Length;
use curette::engine::lesion::{Count, Lesion, Part, Pathology, Side};
use curette::engine::procedure::{Kind, Procedure};
use curette::engine::size::{Area, Measured};

/// Why a code has no recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// It is known by its number alone.
    ByNumber,
    /// No diagnosis, site and technique that mean one thing lead to it.
    NoPlainFact,
}

/// The lesions that give a code, or why there are none.
pub fn recipe(book: &CodeBook, code: Code) -> Result<Vec<Lesion>, Unreachable> {
    let row = book.code(code).ok_or(Unreachable::NoPlainFact)?;
    if row.by_number {
        return Err(Unreachable::ByNumber);
    }
    let family = book.family(row.family);
    if let Some(way) = book.ways(row.family).find(|way| way.code == code || way.each == Some(code)) {
        let mut lesion = lesion_of(book, row.family, None).ok_or(Unreachable::NoPlainFact)?;
        let procedure = &mut lesion.procedures[0];
        procedure.technique = way.technique;
        procedure.methods = way.methods.iter().take(1).copied().collect();
        procedure.extent = way.extent;
        lesion.count = Count::Exactly(if way.each == Some(code) { 2 } else { 1 });
        return Ok(vec![lesion]);
    }
    let groups = book.groups_of(row.family).into_iter().map(Some);
    for group in groups.chain([None]) {
        let Some(ladder) = book.ladder(row.family, group) else { continue };
        for (at, rung) in ladder.rungs.iter().enumerate() {
            if let Some(gives) = rung.gives.iter().find(|gives| gives.code == code) {
                let below = at.checked_sub(1).map_or(0, |before| last(&ladder.rungs[before]));
                let quantity = within(rung, gives, below, ladder.grid.unwrap_or(1));
                let lesions = with_quantity(book, row.family, family, group, quantity);
                return lesions.ok_or(Unreachable::NoPlainFact);
            }
        }
    }
    Err(Unreachable::NoPlainFact)
}

fn last(rung: &Rung) -> Quantity {
    rung.bound.last().unwrap_or(Quantity::MAX)
}

/// A quantity of this rung for which the code has at least one unit.
fn within(rung: &Rung, gives: &Gives, below: Quantity, step: Quantity) -> Quantity {
    let counted = match gives.units {
        Units::Each { beyond, .. } => beyond + step,
        Units::One => step,
    };
    match rung.bound {
        Bound::UpTo(end) => end,
        Bound::Below(end) => end - 1,
        Bound::Top => counted.max(below + step),
    }
}

fn with_quantity(
    book: &CodeBook,
    id: FamilyId,
    family: &FamilyRow,
    group: Option<Group>,
    quantity: Quantity,
) -> Option<Vec<Lesion>> {
    let small = u32::try_from(quantity).ok()?;
    let length = Measured::from_length(Length::from_hundredths_mm(small));
    if family.kinds.is_empty() && family.id == "MOHS_BLOCKS" {
        // Blocks beyond the fifth of a stage go with Mohs surgery.
        let mohs = book.families().find(|(_, row)| row.measure == Measure::Stages)?.0;
        let mut lesion = lesion_of(book, mohs, book.groups_of(mohs).first().copied())?;
        lesion.procedures[0].stages = Some(1);
        lesion.procedures[0].blocks = vec![5 + small];
        return Some(vec![lesion]);
    }
    let mut lesion = lesion_of(book, id, group)?;
    let procedure = &mut lesion.procedures[0];
    match family.measure {
        Measure::Count => lesion.count = Count::Exactly(small),
        Measure::Size => lesion.size = Some(length),
        Measure::Excised => {
            lesion.size = Some(length);
            procedure.margin = Some(Measured::from_length(Length::ZERO));
        }
        Measure::Area => {
            lesion.area = Some(Area { typed: format!("{} cm2", Area::cm2(quantity)), total: quantity });
        }
        Measure::Length => {
            procedure.closure = family.closure;
            procedure.closure_length = Some(length);
        }
        Measure::Minutes => procedure.minutes = Some(small),
        Measure::Lesion => {}
        Measure::Stages => {
            procedure.stages = Some(small);
            procedure.blocks = vec![5; usize::try_from(small).ok()?];
        }
        Measure::Lids if small == 2 => lesion.count = Count::Exactly(2),
        Measure::Lids if small > 2 => {
            let lids = book.sites().map(|(_, site)| site).filter(|site| fits(site, family, group));
            let other = lids.map(|site| &site.name).find(|name| lesion.site.as_ref() != Some(*name))?;
            let other = Lesion { site: Some(other.clone()), side: None, part: None, ..lesion.clone() };
            return Some(vec![lesion, other]);
        }
        Measure::Lids => {}
        Measure::Technique | Measure::Way => return None,
    }
    Some(vec![lesion])
}

/// One lesion with a procedure, a diagnosis and a site that lead to a family.
pub fn lesion_of(book: &CodeBook, family: FamilyId, group: Option<Group>) -> Option<Lesion> {
    let row = book.family(family);
    let (kind, diagnosis) = if row.any_diagnosis || !row.organs.is_empty() {
        let kind = *row.kinds.first()?;
        (kind, diagnosis_for(book, kind, row)?)
    } else {
        Kind::ALL.iter().find_map(|kind| {
            let leads = |own: &&DiagnosisRow| book.family_of(*kind, own.behaviour) == Some(family);
            Some((*kind, plain(book).find(leads)?))
        })?
    };
    let site = book.sites().map(|(_, site)| site).find(|site| fits(site, row, group))?;
    let side = (site.fixed_side.is_none() && site.side != SideNeed::None).then_some(Side::Left);
    Some(Lesion {
        diagnosis: Some(diagnosis.name.clone()),
        site: Some(site.name.clone()),
        side,
        part: site.fixed_part.is_none().then_some(Part::Upper),
        pathology: Some(Pathology::Final),
        count: Count::Exactly(1),
        procedures: vec![Procedure::new(kind)],
        ..Lesion::default()
    })
}

/// Diagnoses that mean one thing everywhere.
fn plain(book: &CodeBook) -> impl Iterator<Item = &DiagnosisRow> {
    book.diagnoses().map(|(_, row)| row).filter(|row| row.means_one_thing())
}

/// A diagnosis for a family that does not ask what the lesion is, or for which the organ decides.
fn diagnosis_for<'b>(book: &'b CodeBook, kind: Kind, family: &FamilyRow) -> Option<&'b DiagnosisRow> {
    plain(book).find(|row| {
        let led = book.family_of(kind, row.behaviour);
        let behaviour = book.behaviour(row.behaviour);
        if family.any_diagnosis { led.is_none() } else { led.is_some() && behaviour.id == "benign" }
    })
}

fn fits(site: &SiteRow, family: &FamilyRow, group: Option<Group>) -> bool {
    let place = match &site.organ {
        Some(organ) => family.organs.contains(organ),
        None => family.organs.is_empty() && site.wart_organ.is_none(),
    };
    // Blocked glands lie in lids and nowhere else.
    let lid = family.measure != Measure::Lids || site.class.as_deref() == Some("EYELID");
    let column = match (family.group, group) {
        (Some(column), Some(group)) => site.groups.get(&column) == Some(&group),
        (Some(_), None) | (None, _) => true,
    };
    place && lid && column && site.readings.is_empty() && site.switch.is_none()
}
