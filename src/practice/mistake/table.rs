//! The rows of `assets/mistakes.toml`: name, rule, how an error is recognised, an example and the right answer to it.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::bundle;
use crate::engine::ids::RuleId;
use crate::practice::grade::Component;

/// A named error.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mistake {
    /// Its id, as results keep it.
    pub id: String,
    /// Its name, in the words of the field.
    pub name: String,
    /// The component that it costs.
    #[serde(deserialize_with = "component")]
    pub component: Component,
    /// The rule behind it.
    #[serde(deserialize_with = "rule")]
    pub rule: RuleId,
    /// In an answer the rule is that of the line, question or hold at hand; `rule` is that of the example.
    #[serde(default)]
    pub by_line: bool,
    /// How it is recognised.
    pub sign: String,
    /// One-line entries of the example.
    #[serde(rename = "try")]
    pub typed: Vec<String>,
    /// Keys of its encounter beside them, by dotted path.
    #[serde(default)]
    pub set: toml::Table,
    /// One-line entries that the trainee made, where the answer came from entries.
    #[serde(default)]
    pub entered: Vec<String>,
    /// An answer with the error.
    pub wrong: String,
    /// The right answer.
    pub right: String,
    /// The contrast: where the same answer would be right, or what makes the difference.
    pub contrast: String,
}

/// What an error is about: one thing of a line is explained by one error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What the line stands for: family, code, units.
    Service,
    /// Its modifiers.
    Modifier,
    /// Its diagnoses.
    Diagnosis,
    /// The decision.
    Decision,
    /// The order of the claim.
    Order,
    /// What the entries state.
    Facts,
}

impl Mistake {
    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> What {
        match self.component {
            Component::Family | Component::Code | Component::Units => What::Service,
            Component::Documentation => What::Facts,
            Component::Modifier => What::Modifier,
            Component::Diagnosis => What::Diagnosis,
            Component::Query => What::Decision,
            Component::Order => What::Order,
        }
    }
}

#[derive(Default, Deserialize)]
struct File {
    mistake: Vec<Mistake>,
}

/// Every named error, in the order of the table.
///
/// A table that cannot be read gives none; a test holds that it can.
#[must_use]
pub fn all() -> &'static [Mistake] {
    static READ: OnceLock<Vec<Mistake>> = OnceLock::new();
    READ.get_or_init(|| toml::from_str::<File>(bundle::MISTAKES).unwrap_or_default().mistake)
}

fn component<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<Component, D::Error> {
    let word = String::deserialize(reader)?;
    Component::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("'{word}' is no component")))
}

fn rule<'de, D: serde::Deserializer<'de>>(reader: D) -> Result<RuleId, D::Error> {
    let word = String::deserialize(reader)?;
    RuleId::from_text(&word).ok_or_else(|| serde::de::Error::custom(format!("'{word}' is no rule id")))
}
