//! Errors of counting: first and further lesions, flat codes, thresholds, tags.

use super::Hit;
use super::what_if::{codes, explains, unmatched, with};
use crate::engine::book::Measure;
use crate::engine::ids::Code;
use crate::engine::lesion::Count;
use crate::engine::outcome::CodeLine;
use crate::practice::answer::AnswerLine;
use crate::practice::grade::Sheet;

/// Whether the lesions of a code are counted together.
fn is_pooled(sheet: &Sheet<'_>, code: &str) -> bool {
    sheet.family_of(code).is_some_and(|family| {
        let row = sheet.key.book.family(family);
        row.pooled && row.measure == Measure::Count
    })
}

fn is_add_on(sheet: &Sheet<'_>, code: &str) -> bool {
    Code::from_text(code)
        .and_then(|code| sheet.key.book.code(code))
        .is_some_and(|row| !row.parents.is_empty())
}

/// Pairs whose units differ and that the engine does not take as they are.
fn differing<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = (usize, &'s AnswerLine, &'s CodeLine)> {
    sheet.pairs().filter(|(at, own, wanted)| {
        own.units != wanted.units && !sheet.in_parts.contains(at) && !sheet.is_taken(*at)
    })
}

fn is_tag(sheet: &Sheet<'_>, code: &str) -> bool {
    sheet.family_name(code) == "SKIN_TAG"
}

/// 17003 for every lesion, the first one too.
pub(super) fn first_twice(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, wanted) = differing(sheet).find(|(_, own, wanted)| {
        own.units == wanted.units + 1
            && is_add_on(sheet, &own.code)
            && !is_tag(sheet, &own.code)
            && sheet.family_name(&own.code) != "MOHS"
    })?;
    Hit::new(
        [at],
        format!(
            "{} x{} would be right for {} lesions; the first one stands in its own code already, so {} are left here",
            own.code,
            own.units,
            own.units + 1,
            wanted.units
        ),
    )
}

/// The code of the first lesion once for every lesion.
pub(super) fn each_as_first(sheet: &Sheet<'_>) -> Option<Hit> {
    let is_first = |code: &str| {
        !is_add_on(sheet, code)
            && Code::from_text(code).is_some_and(|code| {
                sheet.key.book.codes().any(|(_, row)| {
                    row.parents.contains(&code) && Some(row.family) == sheet.family_of(code.as_str())
                })
            })
    };
    let first = |line: &&AnswerLine| {
        is_first(&line.code) && !is_tag(sheet, &line.code) && is_counted(sheet, &line.code)
    };
    let mut lines: Vec<usize> = (0..sheet.answer.lines.len()).collect();
    let code = sheet.answer.lines.iter().filter(first).map(|line| line.code.clone()).next()?;
    lines.retain(|at| sheet.answer.lines[*at].code == code);
    let units: u32 = lines.iter().map(|at| sheet.answer.lines[*at].units).sum();
    let wanted: u32 = sheet
        .key
        .assessment
        .lines
        .iter()
        .filter(|line| line.code.as_str() == code)
        .map(|line| line.units)
        .sum();
    if units <= 1 || units <= wanted || wanted == 0 {
        return None;
    }
    Hit::new(
        lines,
        format!("{code} stands for the first lesion of the day, once; it was written {units} times"),
    )
}

/// Codes of first and further lesions: counted, or one technique of biopsy after the other.
fn is_counted(sheet: &Sheet<'_>, code: &str) -> bool {
    is_pooled(sheet, code) || sheet.family_name(code) == "BIOPSY_SKIN"
}

/// The flat code on top of those that it replaces.
pub(super) fn stacked(sheet: &Sheet<'_>) -> Option<Hit> {
    for family in ["DESTR_PREMAL", "DESTR_BENIGN", "PARING", "IL_INJ"] {
        let own: Vec<usize> = (0..sheet.answer.lines.len())
            .filter(|at| sheet.family_name(&sheet.answer.lines[*at].code) == family)
            .collect();
        let Some(id) = sheet.key.book.family_named(family) else { continue };
        let Some(ladder) = sheet.key.book.ladder(id, None) else { continue };
        let rungs = |code: &str| {
            let holds =
                |rung: &crate::engine::book::Rung| rung.gives.iter().any(|gives| gives.code.as_str() == code);
            ladder
                .rungs
                .iter()
                .enumerate()
                .filter(|(_, rung)| holds(rung))
                .map(|(at, _)| at)
                .collect::<Vec<_>>()
        };
        let together = own.iter().all(|one| {
            own.iter().all(|other| {
                let (one, other) =
                    (rungs(&sheet.answer.lines[*one].code), rungs(&sheet.answer.lines[*other].code));
                one.iter().any(|rung| other.contains(rung))
            })
        });
        if own.len() > 1 && !together {
            let said = format!(
                "{} are never billed together: one bracket of the number gives the code",
                codes(sheet, &own)
            );
            return Hit::new(own, said);
        }
    }
    None
}

/// A code that is one unit whatever the number.
pub(super) fn flat_with_units(sheet: &Sheet<'_>) -> Option<Hit> {
    let line = (0..sheet.answer.lines.len()).find(|at| {
        let line = &sheet.answer.lines[*at];
        line.units > 1
            && is_pooled(sheet, &line.code)
            && !is_add_on(sheet, &line.code)
            && !is_tag(sheet, &line.code)
            && !sheet.is_taken(*at)
            && sheet.pairs().all(|(own, _, wanted)| own != *at || wanted.units == 1)
    })?;
    let own = &sheet.answer.lines[line];
    Hit::new(
        [line],
        format!("{} is one unit, however many lesions it stands for; {} were written", own.code, own.units),
    )
}

/// A rung above the number.
pub(super) fn not_crossed(sheet: &Sheet<'_>) -> Option<Hit> {
    beside_the_rung(sheet, |own, wanted| own > wanted)
}

/// A rung below the number.
pub(super) fn threshold_missed(sheet: &Sheet<'_>) -> Option<Hit> {
    beside_the_rung(sheet, |own, wanted| own < wanted)
}

fn beside_the_rung(sheet: &Sheet<'_>, fits: fn(usize, usize) -> bool) -> Option<Hit> {
    let rung = |code: &str| {
        let ladder = sheet.key.book.ladder(sheet.family_of(code)?, None)?;
        ladder.rungs.iter().position(|rung| rung.gives.iter().any(|gives| gives.code.as_str() == code))
    };
    let (own, wanted) = sheet.near.iter().copied().find(|(own, wanted)| {
        let (own, wanted) = (&sheet.answer.lines[*own].code, sheet.key.assessment.lines[*wanted].code);
        is_pooled(sheet, own)
            && !is_tag(sheet, own)
            && matches!((rung(own), rung(wanted.as_str())), (Some(own), Some(wanted)) if fits(own, wanted))
    })?;
    let wanted = &sheet.key.assessment.lines[wanted];
    let number = number_of(sheet, wanted);
    let code = &sheet.answer.lines[own].code;
    // Every line of this family is off by the same step.
    let lines: Vec<usize> = unmatched(sheet)
        .chain(sheet.same.iter().map(|(own, _)| *own))
        .filter(|at| sheet.family_of(&sheet.answer.lines[*at].code) == sheet.family_of(code))
        .collect();
    Hit::new(lines, format!("{code} is for another number of lesions; {number} make {}", wanted.code))
}

/// How many lesions the family of a line has.
fn number_of(sheet: &Sheet<'_>, line: &CodeLine) -> u32 {
    let family = sheet.family_of(line.code.as_str());
    let of_family = |own: &&CodeLine| sheet.family_of(own.code.as_str()) == family;
    let mut ids: Vec<&str> = sheet
        .key
        .assessment
        .lines
        .iter()
        .filter(of_family)
        .flat_map(|line| &line.lesions)
        .map(|id| id.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let number = |id: &&str| match sheet
        .key
        .encounter
        .lesions
        .iter()
        .find(|lesion| lesion.id == **id)
        .map(|lesion| &lesion.count)
    {
        Some(Count::Exactly(number)) => *number,
        Some(Count::NotStated | Count::Vague(_)) | None => 1,
    };
    ids.iter().map(number).sum()
}

/// A unit of 11200 for every tag.
pub(super) fn tags_per_lesion(sheet: &Sheet<'_>) -> Option<Hit> {
    let line = (0..sheet.answer.lines.len()).find(|at| {
        let line = &sheet.answer.lines[*at];
        let wanted = sheet.pairs().find(|(own, _, _)| own == at).map_or(1, |(_, _, wanted)| wanted.units);
        is_tag(sheet, &line.code) && line.units > wanted.max(1) && !sheet.is_taken(*at)
    })?;
    let own = &sheet.answer.lines[line];
    Hit::new(
        [line],
        format!(
            "{} x{} counts tags one by one; the first code is for up to 15, the add-on for each ten more",
            own.code, own.units
        ),
    )
}

/// 11201 only for full tens.
pub(super) fn part_thereof(sheet: &Sheet<'_>) -> Option<Hit> {
    let tags = |line: &&CodeLine| is_tag(sheet, line.code.as_str()) && line.add_on_to.is_some();
    let wanted = sheet.key.assessment.lines.iter().find(tags)?;
    let own: Vec<usize> =
        (0..sheet.answer.lines.len()).filter(|at| is_tag(sheet, &sheet.answer.lines[*at].code)).collect();
    let units: u32 = own
        .iter()
        .map(|at| &sheet.answer.lines[*at])
        .filter(|line| line.code == wanted.code.as_str())
        .map(|line| line.units)
        .sum();
    let number = number_of(sheet, wanted);
    if own.is_empty() || units >= wanted.units || units != number.saturating_sub(15) / 10 {
        return None;
    }
    Hit::new(
        own,
        format!(
            "{units} of {} would be right if only full tens counted; {number} tags make {}",
            wanted.code, wanted.units
        ),
    )
}

/// Lesions that were seen and not treated counted with the others.
pub(super) fn untreated_counted(sheet: &Sheet<'_>) -> Option<Hit> {
    let untreated = sheet.key.encounter.lesions.iter().filter(|lesion| lesion.procedures.is_empty());
    if untreated.count() == 0 {
        return None;
    }
    let changed = with(sheet, |encounter| {
        let done = encounter
            .lesions
            .iter()
            .find(|lesion| !lesion.procedures.is_empty())
            .map(|lesion| lesion.procedures.clone());
        for lesion in encounter.lesions.iter_mut().filter(|lesion| lesion.procedures.is_empty()) {
            lesion.procedures = done.clone().unwrap_or_default();
        }
    });
    let mut lines = explains(sheet, &changed);
    let other = crate::engine::assess(&changed, crate::engine::history::History::none(), sheet.key.book);
    lines.extend(
        differing(sheet)
            .filter(|(_, own, _)| {
                other.lines.iter().any(|line| line.code.as_str() == own.code && line.units == own.units)
            })
            .map(|(at, _, _)| at),
    );
    if lines.is_empty() {
        return None;
    }
    let said = format!(
        "{} would be right if every lesion of the note had been treated; some were only seen",
        codes(sheet, &lines)
    );
    Hit::new(lines, said)
}

/// Other units than the facts give, without a better name.
pub(super) fn wrong_units(sheet: &Sheet<'_>) -> Option<Hit> {
    let (at, own, wanted) = differing(sheet).next()?;
    Hit::new([at], format!("{} x{} was written; the note gives {}", own.code, own.units, wanted.units))
}
