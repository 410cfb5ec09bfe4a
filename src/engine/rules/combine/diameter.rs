//! Which length of a lesion chooses its code: before treatment, after curettage, or excised with its margins
//! (R-MEAS-01, -02, -03, -09, N-09, N-31).

use crate::engine::book::{Ladder, Measure, Quantity, Rounding};
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::{switched, usable, usable_margin};
use crate::engine::ids::RuleId;
use crate::engine::length::Length;
use crate::engine::outcome::Text;
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::procedure::{Kind, Method, Procedure};

/// What was found.
pub enum Diameter {
    /// This length, by this rule, in these words.
    Is(Length, RuleId, Text),
    /// Size plays no part in this family.
    NotAsked(RuleId, Text),
    /// It is missing.
    Missing(Missing),
}

/// A length that is missing.
pub struct Missing {
    /// The fact that is open.
    pub field: Field,
    /// Where it is typed.
    pub place: Field,
    /// The rule that asks.
    pub rule: RuleId,
    /// The question.
    pub question: Text,
    /// What to do.
    pub remedy: &'static str,
    /// What is possible.
    pub candidates: Vec<Quantity>,
}

const BEFORE: RuleId = RuleId::new("R-MEAS-01");
const SHAVED: RuleId = RuleId::new("R-MEAS-02");
const EXCISED: RuleId = RuleId::new("R-MEAS-03");
const POLICY: RuleId = RuleId::new("R-MEAS-09");
const MISSING: RuleId = RuleId::new("R-MEAS-19");
const NO_MARGIN: RuleId = RuleId::new("N-09");
const NO_SIZE: RuleId = RuleId::new("R-MEAS-08");
const MEASURE: &str = "Measure before treatment; enter mm or cm.";

/// Whether a final curettage defect exists: only curettage makes one.
pub fn leaves_a_defect(procedure: &Procedure) -> bool {
    procedure.kind == Kind::Destruction
        && (procedure.methods.is_empty() || procedure.methods.contains(&Method::Curettage))
}

/// The size after treatment, if it is usable.
pub fn size_after(procedure: &Procedure) -> Option<Length> {
    procedure.size_after.as_ref().map(|size| size.length).filter(|size| usable(*size))
}

/// The length of a service that is coded lesion by lesion.
pub fn of(case: &Case<'_>, draft: &Draft, service: usize, ladder: &Ladder) -> Diameter {
    let own = &draft.services()[service];
    let measure = own.family().map(|family| case.book.family(family).measure);
    let procedure = draft.procedure(case, service);
    match measure {
        Some(Measure::Excised) => excised(case, draft, own.lesion, ladder),
        Some(Measure::Lesion) => Diameter::NotAsked(NO_SIZE, "by the lesion, whatever its size".into()),
        _ => greatest(case, draft, own.lesion, procedure, ladder),
    }
}

fn tried(case: &Case<'_>, lesion: usize) -> Option<Length> {
    case.facts[lesion].tried.and_then(|tried| u32::try_from(tried).ok()).map(Length::from_hundredths_mm)
}

fn greatest(
    case: &Case<'_>,
    draft: &Draft,
    lesion: usize,
    procedure: &Procedure,
    ladder: &Ladder,
) -> Diameter {
    let id = case.id(lesion);
    let tried = tried(case, lesion);
    // Several passes over one lesion leave one defect (R-COUNT-18).
    let defects = || case.facts[lesion].lesion.passes(procedure.kind).filter(|pass| leaves_a_defect(pass));
    if switched(case.policy, Switch::MaligDiameter, "post_curettage") && defects().next().is_some() {
        return match tried.or_else(|| defects().filter_map(size_after).max()) {
            Some(size) => {
                let words = draft.words(|| format!("final curettage defect {}, by policy", size.both()));
                Diameter::Is(size, POLICY, words)
            }
            None => Diameter::Missing(Missing {
                field: Field::Size,
                place: Field::SizeAfter,
                rule: RuleId::new("N-31"),
                question: draft
                    .words(|| format!("What is the greatest diameter of lesion {id} after curettage?")),
                remedy: MEASURE,
                candidates: ladder.candidates(),
            }),
        };
    }
    let rule = if procedure.kind == Kind::Shave { SHAVED } else { BEFORE };
    match tried.or(case.facts[lesion].size) {
        Some(size) => {
            let words = draft.words(|| ["greatest diameter before treatment ", &size.both()].concat());
            Diameter::Is(size, rule, words)
        }
        None => Diameter::Missing(size_missing(draft, id, ladder)),
    }
}

fn size_missing(draft: &Draft, id: &str, ladder: &Ladder) -> Missing {
    Missing {
        field: Field::Size,
        place: Field::Size,
        rule: MISSING,
        question: draft.words(|| format!("What is the greatest diameter of lesion {id} before treatment?")),
        remedy: MEASURE,
        candidates: ladder.candidates(),
    }
}

/// The excised diameter: as measured, or the lesion and twice its narrowest margin. A margin of 0 is a margin. Of several
/// passes over one lesion, and of what is told of the lesions of one act, the greatest counts, whichever was told first.
fn excised(case: &Case<'_>, draft: &Draft, lesion: usize, ladder: &Ladder) -> Diameter {
    let mut greatest: Option<(Length, Text)> = None;
    let mut unmeasured: Option<&Procedure> = None;
    let mut number = 0;
    for pass in case.facts[lesion].lesion.passes(Kind::Excision) {
        number += 1;
        match of_pass(case, draft, lesion, pass) {
            Some((length, words)) if greatest.as_ref().is_none_or(|(other, _)| *other < length) => {
                greatest = Some((length, words));
            }
            Some(_) => {}
            None => unmeasured = unmeasured.or(Some(pass)),
        }
    }
    for (other, pass) in of_the_others(case, lesion) {
        let told = of_pass(case, draft, other, pass);
        if let Some((length, words)) =
            told.filter(|(length, _)| greatest.as_ref().is_some_and(|(greatest, _)| greatest < length))
        {
            greatest = Some((length, words));
        }
    }
    let known = greatest.as_ref().map(|(length, _)| *length);
    match (unmeasured, tried(case, lesion), greatest) {
        (Some(_), Some(tried), _) => {
            let length = known.map_or(tried, |known| known.max(tried));
            Diameter::Is(length, EXCISED, draft.words(|| format!("excised diameter {}", length.both())))
        }
        (Some(pass), None, _) => Diameter::Missing(excised_missing(case, draft, lesion, pass, known, ladder)),
        (None, _, Some((length, words))) => {
            let several = || format!("{words}, the greatest of {number} passes");
            let words = if number > 1 { draft.words(several) } else { words };
            Diameter::Is(length, EXCISED, words)
        }
        (None, tried, None) => match tried {
            Some(tried) => {
                Diameter::Is(tried, EXCISED, draft.words(|| format!("excised diameter {}", tried.both())))
            }
            None => Diameter::Missing(size_missing(draft, case.id(lesion), ladder)),
        },
    }
}

/// The excisions that are told of lesions that were taken out in one act with this one.
fn of_the_others<'c>(case: &'c Case<'_>, lesion: usize) -> impl Iterator<Item = (usize, &'c Procedure)> {
    let others = case.in_one_act_with(lesion).iter().copied().filter(move |other| *other != lesion);
    let told = move |other: usize| case.facts.get(other).map(|facts| facts.lesion);
    others
        .filter_map(move |other| Some((other, told(other)?)))
        .flat_map(|(other, entry)| entry.passes(Kind::Excision).map(move |pass| (other, pass)))
}

/// The excised diameter of one pass, where it is known.
fn of_pass(case: &Case<'_>, draft: &Draft, lesion: usize, pass: &Procedure) -> Option<(Length, Text)> {
    if let Some(excised) = pass.excised.as_ref().map(|excised| excised.length).filter(|it| usable(*it)) {
        return Some((excised, draft.words(|| format!("excised diameter as measured, {}", excised.both()))));
    }
    let size = case.facts[lesion].size?;
    let margin = pass.margin.as_ref().map(|margin| margin.length).filter(|it| usable_margin(*it))?;
    let whole = size.plus_both_margins(margin);
    let words = || format!("{size} and twice the narrowest margin of {margin}: {}", whole.both());
    Some((whole, draft.words(words)))
}

/// What is asked where a pass lacks its diameter. What is known of it, and of the others, is the least that it can be.
fn excised_missing(
    case: &Case<'_>,
    draft: &Draft,
    lesion: usize,
    pass: &Procedure,
    known: Option<Length>,
    ladder: &Ladder,
) -> Missing {
    let id = case.id(lesion);
    let least = |own: Option<Length>| own.into_iter().chain(known).max();
    match case.facts[lesion].size {
        // The lesion has some size between its margins.
        None => {
            let margin = pass.margin.as_ref().map(|margin| margin.length).filter(|it| usable_margin(*it));
            let own = margin.map(|margin| Length::LEAST.plus_both_margins(margin));
            let candidates = least(own).map_or_else(|| ladder.candidates(), |least| from(least, ladder));
            Missing { candidates, ..size_missing(draft, id, ladder) }
        }
        Some(size) => Missing {
            field: Field::Margin,
            place: Field::Margin,
            rule: NO_MARGIN,
            question: draft
                .words(|| format!("What was the narrowest margin of lesion {id}, or its excised diameter?")),
            remedy: "Enter the margin on one side, or the excised diameter, in mm or cm; 0 mm is a margin.",
            candidates: least(Some(size)).map_or_else(|| ladder.candidates(), |least| from(least, ladder)),
        },
    }
}

/// The bracket of a length, and all above it.
fn from(least: Length, ladder: &Ladder) -> Vec<Quantity> {
    let own = Quantity::from(least.hundredths_mm());
    let at = ladder.reach(own, Rounding::Down).at;
    std::iter::once(own).chain(ladder.candidates().split_off(at + 1)).collect()
}
