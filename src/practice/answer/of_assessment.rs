//! The first way to answer: the lesions as the trainee documented them, which the engine turns into an answer.

use super::{Answer, AnswerLine, Query};
use crate::engine::outcome::Assessment;

impl From<&Assessment> for Answer {
    /// What an assessment answers: its lines, its questions, what waits.
    fn from(assessment: &Assessment) -> Self {
        let lines = assessment.lines.iter().map(|line| AnswerLine {
            code: line.code.to_string(),
            units: line.units,
            modifiers: line.modifiers.iter().map(ToString::to_string).collect(),
            diagnoses: line.diagnoses.iter().map(ToString::to_string).collect(),
        });
        let queries = assessment.open.iter().flat_map(|open| {
            open.lesions.iter().map(|lesion| Query { field: Some(open.field), of: lesion.to_string() })
        });
        let holds = assessment.held.iter().flat_map(|held| held.lesions.iter().map(ToString::to_string));
        let (lines, queries, holds): (Vec<_>, Vec<_>, Vec<_>) =
            (lines.collect(), queries.collect(), holds.collect());
        let nothing = lines.is_empty() && queries.is_empty() && holds.is_empty();
        Self { lines, queries, holds, by_hand: false, nothing }
    }
}
