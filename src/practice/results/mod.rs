//! Results of practice: one line of JSON each, no patient data. Files are written and read by those who call.

mod sitting;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::grade::{Component, Grade};

pub use self::sitting::{Sitting, sit};

/// The version of a line.
const VERSION: u32 = 1;

/// One answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The version of the line.
    pub v: u32,
    /// When, in UTC: `2026-11-21T10:00:00Z`.
    pub when: String,
    /// The scenario's id, or rule and seed of a variant.
    pub item: String,
    /// The family of the item.
    pub family: String,
    /// The rules that it trains.
    pub rules: Vec<String>,
    /// What was right to do.
    pub decision: String,
    /// The item lies at a threshold.
    #[serde(default)]
    pub threshold: bool,
    /// The answer, as it is typed.
    pub answer: Vec<String>,
    /// Points reached and possible, by component.
    pub scores: BTreeMap<String, (u32, u32)>,
    /// The whole in thousandths.
    pub per_mille: u32,
    /// The errors that were named, by id.
    pub errors: Vec<String>,
    /// The rules behind these errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<String>,
    /// Whether the trainee was sure, asked before the feedback; `None` where it was not said.
    pub sure: Option<bool>,
    /// How long it took.
    pub seconds: u32,
}

impl Attempt {
    /// Whether its points and its time can be those of an answer; another program may have changed them.
    fn is_possible(&self) -> bool {
        let points = self.scores.values().all(|(got, of)| got <= of && *of > 0);
        points && self.per_mille <= 1000 && self.seconds_since_epoch().is_some()
    }

    /// The claim is right, as its grade says.
    #[must_use]
    pub fn is_right(&self) -> bool {
        let claim = |component: &str| component != Component::Documentation.word();
        self.scores.iter().filter(|(component, _)| claim(component)).all(|(_, (got, of))| got == of)
    }

    /// The rules that the answer says something about, and whether it was right about them. Where the errors belong to
    /// some of the rules that the item trains, nothing is said about its other ones.
    #[must_use]
    pub fn verdicts(&self) -> Vec<(&str, bool)> {
        if self.is_right() {
            return self.rules.iter().map(|rule| (rule.as_str(), true)).collect();
        }
        let named = self.rules.iter().any(|rule| self.missed.contains(rule));
        let of_item = self.rules.iter().filter(|rule| !named || self.missed.contains(rule));
        let beside = self.missed.iter().filter(|rule| !self.rules.contains(rule));
        of_item.chain(beside).map(|rule| (rule.as_str(), false)).collect()
    }

    /// Sure, and wrong.
    #[must_use]
    pub fn is_confident_error(&self) -> bool {
        self.sure == Some(true) && !self.is_right()
    }

    /// Seconds since 1970, where the time can be read.
    #[must_use]
    pub fn seconds_since_epoch(&self) -> Option<i64> {
        self.when.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_second)
    }

    /// The day, as `2026-11-21`.
    #[must_use]
    pub fn day(&self) -> &str {
        self.when.get(..10).unwrap_or(&self.when)
    }

    /// The line of the file, without its end.
    #[must_use]
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Points by component, as results keep them.
#[must_use]
pub fn scores(grade: &Grade) -> BTreeMap<String, (u32, u32)> {
    let row = |component: &Component| {
        let score = grade.of(*component)?;
        Some((component.word().to_owned(), (score.got, score.of)))
    };
    Component::ALL.iter().filter_map(row).collect()
}

/// The results of a file, and what could not be read in it. A last line that a crash cut short is told and left out.
#[must_use]
pub fn read(text: &str) -> (Vec<Attempt>, Vec<String>) {
    let (mut attempts, mut faults) = (Vec::new(), Vec::new());
    let number = text.lines().count();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Attempt>(line) {
            Ok(attempt) if attempt.v <= VERSION && attempt.is_possible() => attempts.push(attempt),
            Ok(attempt) if attempt.v <= VERSION => {
                faults.push(format!("line {} has points or a time that cannot be and is left out", at + 1))
            }
            Ok(attempt) => faults.push(format!(
                "line {} was written by a newer version ({}) and is left out",
                at + 1,
                attempt.v
            )),
            Err(_) if at + 1 == number && !text.ends_with('\n') => {
                faults.push(format!("line {} was cut short and is left out", at + 1));
            }
            Err(_) => faults.push(format!("line {} is no result and is left out", at + 1)),
        }
    }
    (attempts, faults)
}
