//! Errors of measuring: margins, the moment, the place, the bracket. Each asks the engine with one fact changed.

use super::Hit;
use super::what_if::{codes, explains, with};
use crate::engine::book::Measure;
use crate::engine::encounter::Encounter;
use crate::engine::length::Length;
use crate::engine::procedure::Procedure;
use crate::engine::size::Measured;
use crate::practice::grade::Sheet;

fn hit(sheet: &Sheet<'_>, changed: &Encounter, what: &str) -> Option<Hit> {
    let lines = explains(sheet, changed);
    if lines.is_empty() {
        return None;
    }
    let said = format!("{} would be right {what}", codes(sheet, &lines));
    Hit::new(lines, said)
}

/// Every procedure of the encounter with the size of its lesion.
fn each(encounter: &mut Encounter, change: impl Fn(Option<Length>, &mut Procedure)) {
    for lesion in &mut encounter.lesions {
        let size = lesion.size.as_ref().map(|size| size.length);
        lesion.procedures.iter_mut().for_each(|procedure| change(size, procedure));
    }
}

/// The size of the lesion alone.
pub(super) fn margin_left_out(sheet: &Sheet<'_>) -> Option<Hit> {
    let changed = with(sheet, |encounter| {
        each(encounter, |_, procedure| {
            if let Some(margin) = &mut procedure.margin {
                *margin = Measured::from_length(Length::ZERO);
            }
        });
    });
    hit(
        sheet,
        &changed,
        "for the lesion without its margins; an excision is measured with the narrowest margin on both sides",
    )
}

/// The size with one margin.
pub(super) fn margin_once(sheet: &Sheet<'_>) -> Option<Hit> {
    let changed = with(sheet, |encounter| {
        each(encounter, |size, procedure| {
            if let (Some(size), Some(margin)) = (size, procedure.margin.take()) {
                procedure.excised = Some(Measured::from_length(size.plus(margin.length)));
            }
        });
    });
    hit(sheet, &changed, "if the margin were added once; it is added on both sides")
}

/// The defect instead of the lesion, or the lesion instead of the defect, by the policy in force.
pub(super) fn size_after(sheet: &Sheet<'_>) -> Option<Hit> {
    let changed = with(sheet, |encounter| {
        for lesion in &mut encounter.lesions {
            for procedure in &mut lesion.procedures {
                if procedure.size_after.is_some() {
                    std::mem::swap(&mut lesion.size, &mut procedure.size_after);
                }
            }
        }
    });
    hit(
        sheet,
        &changed,
        "for the other of the two sizes in the note; which one counts is settled by the policy",
    )
}

/// One lesion as large as all of them.
pub(super) fn summed(sheet: &Sheet<'_>) -> Option<Hit> {
    let sizes: Vec<Length> =
        sheet.key.encounter.lesions.iter().filter_map(|lesion| Some(lesion.size.as_ref()?.length)).collect();
    if sizes.len() < 2 {
        return None;
    }
    let sum = sizes.into_iter().fold(Length::ZERO, Length::plus);
    let changed = with(sheet, |encounter| {
        for lesion in encounter.lesions.iter_mut().filter(|lesion| lesion.size.is_some()) {
            lesion.size = Some(Measured::from_length(sum));
        }
    });
    hit(
        sheet,
        &changed,
        "for one lesion as large as all of them; each lesion has its own line and its own size",
    )
}

/// The right size in another group of sites.
pub(super) fn wrong_site_group(sheet: &Sheet<'_>) -> Option<Hit> {
    const ONE_OF_EACH: &[&str] =
        &["upper back", "scalp", "cheek", "nose", "neck", "left hand", "left forearm"];
    for at in 0..sheet.key.encounter.lesions.len() {
        for site in ONE_OF_EACH {
            let changed = with(sheet, |encounter| {
                encounter.lesions[at].site = Some((*site).to_owned());
                encounter.lesions[at].side = None;
                encounter.lesions[at].part = None;
            });
            let lines: Vec<usize> = explains(sheet, &changed)
                .into_iter()
                .filter(|line| is_measured(sheet, *line) && sheet.near.iter().any(|(own, _)| own == line))
                .collect();
            if !lines.is_empty() {
                let lesion = &sheet.key.encounter.lesions[at];
                let own = lesion.site.as_deref().unwrap_or("the site of the note");
                let said = format!(
                    "{} would be right on the {site}; {own} is in another group of sites",
                    codes(sheet, &lines)
                );
                return Hit::new(lines, said);
            }
        }
    }
    None
}

/// Another bracket of the right ladder.
pub(super) fn wrong_bracket(sheet: &Sheet<'_>) -> Option<Hit> {
    let (own, wanted) = *sheet.near.iter().find(|(own, _)| is_measured(sheet, *own))?;
    let (code, wanted) = (&sheet.answer.lines[own].code, &sheet.key.assessment.lines[wanted]);
    let because = wanted.because.first().map_or_else(String::new, |reason| format!(": {}", reason.text));
    Hit::new(
        [own],
        format!("{code} is another size of the same service; the note gives {}{because}", wanted.code),
    )
}

/// Whether the code of a line stands for a size, an area or a length.
fn is_measured(sheet: &Sheet<'_>, line: usize) -> bool {
    sheet.family_of(&sheet.answer.lines[line].code).is_some_and(|family| {
        matches!(
            sheet.key.book.family(family).measure,
            Measure::Size | Measure::Excised | Measure::Area | Measure::Length | Measure::Minutes
        )
    })
}
