//! An answer graded by component: what was right in it, and what each part weighs.

mod by_hand;
mod code;
mod diagnosis;
mod documentation;
mod family;
mod modifier;
mod order;
mod query;
mod sheet;
mod units;
mod weights;

pub(crate) use self::by_hand::is_meant;
pub(crate) use self::diagnosis::compared;
pub(crate) use self::documentation::differences;
pub(crate) use self::modifier::fits_in_part;
pub use self::query::{Question, questions};
pub(crate) use self::query::{is_asked, is_named};
pub use self::sheet::Sheet;
pub use self::weights::{WEIGHTS, Weight, weight};

use super::Key;
use super::answer::Answer;
use crate::engine::encounter::Encounter;
use crate::engine::words::words;

words!(
    /// What an answer is graded by.
    Component {
        /// The family of procedures.
        Family = "family",
        /// The code within it.
        Code = "code",
        /// How often it is billed.
        Units = "units",
        /// Modifiers.
        Modifier = "modifier",
        /// Diagnosis codes.
        Diagnosis = "diagnosis",
        /// Order of the claim.
        Order = "order",
        /// Facts taken from the note.
        Documentation = "documentation",
        /// Whether to code, to ask, to wait or to report nothing; and what to ask.
        Query = "query",
    }
);

/// Points of one component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The component.
    pub component: Component,
    /// Points reached.
    pub got: u32,
    /// Points that could be reached; never 0.
    pub of: u32,
}

/// The grade of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// The components that this item and this answer measure.
    pub scores: Vec<Score>,
}

impl Grade {
    /// The score of a component, where it was measured.
    #[must_use]
    pub fn of(&self, component: Component) -> Option<Score> {
        self.scores.iter().copied().find(|score| score.component == component)
    }

    /// The claim is right. A fact of the note that was left out and changes no line is told and costs points, no more.
    #[must_use]
    pub fn is_right(&self) -> bool {
        let claim = |score: &&Score| score.component != Component::Documentation;
        self.scores.iter().filter(claim).all(|score| score.got == score.of)
    }

    /// The whole, in thousandths, with the components weighed.
    #[must_use]
    pub fn per_mille(&self) -> u32 {
        let part = |score: &Score| {
            u64::from(weight(score.component)) * 1000 * u64::from(score.got) / u64::from(score.of)
        };
        let all: u64 = self.scores.iter().map(|score| u64::from(weight(score.component))).sum();
        let got: u64 = self.scores.iter().map(part).sum();
        u32::try_from(got.checked_div(all).unwrap_or(0)).unwrap_or(0)
    }
}

/// Grades an answer.
#[must_use]
pub fn grade(sheet: &Sheet<'_>) -> Grade {
    let scores = Component::ALL.iter().filter_map(|component| {
        let points = match component {
            Component::Family => family::points(sheet),
            Component::Code => code::points(sheet),
            Component::Units => units::points(sheet),
            Component::Modifier => modifier::points(sheet),
            Component::Diagnosis => diagnosis::points(sheet),
            Component::Order => order::points(sheet),
            Component::Documentation => documentation::points(sheet),
            Component::Query => query::points(sheet),
        };
        let (got, of) = points.filter(|(_, of)| *of > 0)?;
        Some(Score { component: *component, got, of })
    });
    Grade { scores: scores.collect() }
}

/// Grades an answer to an item at once.
#[must_use]
pub fn grade_answer(key: &Key<'_>, answer: &Answer, documented: Option<&Encounter>) -> Grade {
    grade(&Sheet::new(key, answer, documented))
}
