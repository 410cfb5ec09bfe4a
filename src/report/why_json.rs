//! Why a code is not on a claim, as JSON: members stand in a fixed order and are always there.

use serde::Serialize;

use super::json::{SCHEMA, safe};
use crate::engine::ids::Code;
use crate::engine::outcome::{Assessment, LesionId};
use crate::engine::why_not::{Absence, Nearest, Tried, WhyNot};

#[derive(Serialize, Default)]
struct Shape<'a> {
    schema: u32,
    code: &'a str,
    /// stands, no-such-code, not-held, by-number, visit, absent.
    state: &'a str,
    text: Option<&'a str>,
    rule: Option<&'a str>,
    ranks: &'a [usize],
    dropped: Vec<DroppedShape<'a>>,
    open: Vec<OpenShape<'a>>,
    held: Vec<HeldShape<'a>>,
    never_beside: Vec<&'a str>,
    because_of: &'a [LesionId],
    nearest: Vec<NearestShape<'a>>,
}

#[derive(Serialize)]
struct DroppedShape<'a> {
    lesions: &'a [LesionId],
    rule: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct OpenShape<'a> {
    lesions: &'a [LesionId],
    field: &'a str,
    question: &'a str,
    rule: &'a str,
}

#[derive(Serialize)]
struct HeldShape<'a> {
    lesions: &'a [LesionId],
    until: &'a str,
    pathology: &'a str,
    rule: &'a str,
}

#[derive(Serialize)]
struct NearestShape<'a> {
    lesions: &'a [LesionId],
    now: Vec<&'a str>,
    needs: Vec<NeedShape<'a>>,
    /// The engine was asked with these facts and gives the code.
    gives: bool,
    /// The codes of the claim that are gone then.
    gone: Vec<&'a str>,
}

#[derive(Serialize)]
struct NeedShape<'a> {
    field: &'a str,
    wanted: &'a str,
    documented: Option<&'a str>,
    rule: &'a str,
}

/// One object over several lines, with a line end.
///
/// # Errors
/// Never for an answer; the type is that of the JSON writer.
pub fn pretty(code: Code, why: &WhyNot, answer: &Assessment) -> serde_json::Result<String> {
    let empty = Shape { schema: SCHEMA, code: code.as_str(), ..Shape::default() };
    let shape = match why {
        WhyNot::Stands(ranks) => Shape { state: "stands", ranks, ..empty },
        WhyNot::NoSuchCode { text, rule } => {
            Shape { state: "no-such-code", text: Some(text), rule: Some(rule.as_str()), ..empty }
        }
        WhyNot::NotHeld => Shape { state: "not-held", ..empty },
        WhyNot::ByNumber => Shape { state: "by-number", ..empty },
        WhyNot::Visit(documented) => Shape { state: "visit", text: documented.as_deref(), ..empty },
        WhyNot::Absent(absence) => absent(empty, absence, answer),
    };
    Ok(safe(serde_json::to_string_pretty(&shape)?))
}

fn absent<'a>(empty: Shape<'a>, absence: &'a Absence, answer: &'a Assessment) -> Shape<'a> {
    let dropped = absence.dropped.iter().filter_map(|at| answer.dropped.get(*at));
    let open = absence.open.iter().filter_map(|at| answer.open.get(*at));
    let held = absence.held.iter().filter_map(|(at, outlook)| Some((answer.held.get(*at)?, outlook)));
    Shape {
        state: "absent",
        dropped: dropped
            .map(|gone| DroppedShape { lesions: &gone.lesions, rule: gone.rule.as_str(), text: &gone.text })
            .collect(),
        open: open
            .map(|open| OpenShape {
                lesions: &open.lesions,
                field: open.field.word(),
                question: &open.question,
                rule: open.rule.as_str(),
            })
            .collect(),
        held: held
            .map(|(held, outlook)| HeldShape {
                lesions: &held.lesions,
                until: held.until.word(),
                pathology: outlook.word(),
                rule: held.rule.as_str(),
            })
            .collect(),
        never_beside: absence.never_beside.iter().map(Code::as_str).collect(),
        because_of: &absence.because_of,
        nearest: absence.nearest.iter().map(NearestShape::of).collect(),
        ..empty
    }
}

impl<'a> NearestShape<'a> {
    fn of(near: &'a Nearest) -> Self {
        let gone = match &near.tried {
            Tried::Gives(gone) => gone.iter().map(Code::as_str).collect(),
            Tried::StillNot => Vec::new(),
        };
        Self {
            lesions: &near.lesions,
            now: near.now.iter().map(Code::as_str).collect(),
            needs: (near.needs.iter())
                .map(|need| NeedShape {
                    field: need.fact.word(),
                    wanted: &need.wanted,
                    documented: need.documented.as_deref(),
                    rule: need.rule.as_str(),
                })
                .collect(),
            gives: matches!(near.tried, Tried::Gives(_)),
            gone,
        }
    }
}
