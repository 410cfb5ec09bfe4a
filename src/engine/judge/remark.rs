//! One thing that is said about a billed line.

use crate::engine::ids::RuleId;
use crate::engine::outcome::{Level, Verdict};

/// What is said about a line, under which rule, and what to do.
#[derive(Clone, Debug)]
pub struct Remark {
    /// How the line stands by this remark alone.
    pub verdict: Verdict,
    /// The rule.
    pub rule: RuleId,
    /// What is so, and why.
    pub text: String,
    /// What to do; empty where there is nothing to do.
    pub remedy: String,
    /// Its weight as a finding, where the page of the rule does not decide.
    pub level: Option<Level>,
    /// Whether it is told as a finding too.
    pub tell: bool,
    /// The claim line that it says to bill, so that nobody needs to say again that it is missing.
    pub names: Option<usize>,
}

impl Remark {
    fn new(verdict: Verdict, rule: RuleId, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        let (text, remedy) = (text.into(), remedy.into());
        Self { verdict, rule, text, remedy, level: None, tell: true, names: None }
    }

    /// The documentation contradicts the line.
    pub fn wrong(rule: RuleId, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Verdict::Wrong, rule, text, remedy)
    }

    /// Nothing documented supports the line.
    pub fn unsupported(rule: RuleId, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Verdict::Unsupported, rule, text, remedy)
    }

    /// A fact is open: the line may still become right. The question blocks by itself, so this only warns.
    pub fn not_yet(rule: RuleId, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { level: Some(Level::Warning), ..Self::new(Verdict::Unsupported, rule, text, remedy) }
    }

    /// Another reading than ours that payers take as well.
    pub fn accepted(rule: RuleId, text: impl Into<String>) -> Self {
        Self::new(Verdict::Right, rule, text, "")
    }

    /// Documented and not billed.
    pub fn missing(rule: RuleId, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Verdict::Missing, rule, text, remedy)
    }

    /// The same, said of a claim line that is to be billed.
    pub fn naming(self, line: usize) -> Self {
        Self { names: Some(line), ..self }
    }

    /// The gravest come first.
    pub const fn weight(&self) -> u8 {
        match self.verdict {
            Verdict::Wrong => 0,
            Verdict::Unsupported => 1,
            Verdict::Missing => 2,
            Verdict::Right => 3,
        }
    }

    /// What is so and what to do, as sentences.
    pub fn whole(&self) -> String {
        let mut text = self.text.clone();
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        if self.remedy.is_empty() { text } else { format!("{text} {}", self.remedy) }
    }
}
