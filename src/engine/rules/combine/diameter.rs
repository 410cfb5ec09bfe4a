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
        Some(Measure::Excised) => excised(case, draft, own.lesion, procedure, ladder),
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
    if switched(case.policy, Switch::MaligDiameter, "post_curettage") && leaves_a_defect(procedure) {
        return match tried.or_else(|| size_after(procedure)) {
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

/// The excised diameter: as measured, or the lesion and twice its narrowest margin. A margin of 0 is a margin.
fn excised(
    case: &Case<'_>,
    draft: &Draft,
    lesion: usize,
    procedure: &Procedure,
    ladder: &Ladder,
) -> Diameter {
    let id = case.id(lesion);
    if let Some(tried) = tried(case, lesion) {
        return Diameter::Is(tried, EXCISED, draft.words(|| format!("excised diameter {}", tried.both())));
    }
    if let Some(excised) = procedure.excised.as_ref().map(|excised| excised.length).filter(|it| usable(*it)) {
        let words = draft.words(|| format!("excised diameter as measured, {}", excised.both()));
        return Diameter::Is(excised, EXCISED, words);
    }
    let Some(size) = case.facts[lesion].size else {
        return Diameter::Missing(size_missing(draft, id, ladder));
    };
    if let Some(margin) =
        procedure.margin.as_ref().map(|margin| margin.length).filter(|it| usable_margin(*it))
    {
        let whole = size.plus_both_margins(margin);
        let words =
            draft.words(|| format!("{size} and twice the narrowest margin of {margin}: {}", whole.both()));
        return Diameter::Is(whole, EXCISED, words);
    }
    // Its own bracket, and all above it.
    let own = Quantity::from(size.hundredths_mm());
    let at = ladder.reach(own, Rounding::Down).at;
    let above = ladder.candidates().split_off(at + 1);
    Diameter::Missing(Missing {
        field: Field::Margin,
        place: Field::Margin,
        rule: NO_MARGIN,
        question: draft
            .words(|| format!("What was the narrowest margin of lesion {id}, or its excised diameter?")),
        remedy: "Enter the margin on one side, or the excised diameter, in mm or cm; 0 mm is a margin.",
        candidates: std::iter::once(own).chain(above).collect(),
    })
}
