//! What a scenario says must come out, and what of it does not.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::table::{Keys, Source};
use crate::engine::outcome::{Assessment, CodeLine, Dropped, Finding, Held, Open};

/// The expectation of a scenario. What is not stated is not asked for; a list that is stated is complete, except the
/// findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// Every claim line in claim order: `17003x6-59 L57.0 [A,B]`.
    pub lines: Option<Vec<String>>,
    /// Whether the encounter is final.
    pub is_final: Option<bool>,
    /// Every open question.
    pub open: Option<Vec<ExpectedOpen>>,
    /// Every lesion that waits.
    pub held: Option<Vec<ExpectedHeld>>,
    /// Codes that must not be there.
    pub absent: Vec<String>,
    /// Every code that does not stand.
    pub dropped: Option<Vec<ExpectedDropped>>,
    /// Findings that must be there: `LEVEL RULE [LESION] [FIELD]`.
    pub findings: Vec<String>,
    /// Rules under which there must be none.
    pub no_findings: Vec<String>,
}

/// An open question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedOpen {
    /// The lesions that it is about.
    pub lesions: Vec<String>,
    /// The first missing fact.
    pub field: Option<String>,
    /// The rule that asks.
    pub rule: Option<String>,
    /// Every possible list of codes.
    pub codes: Option<Vec<Vec<String>>>,
}

/// Lesions that wait for pathology.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedHeld {
    /// The lesions.
    pub lesions: Vec<String>,
    /// The rule that holds.
    pub rule: Option<String>,
    /// The codes by outcome.
    pub outcomes: Option<std::collections::BTreeMap<String, OutcomeCodes>>,
}

/// A code that does not stand.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedDropped {
    /// The code.
    pub code: String,
    /// The lesions that it would have stood for.
    pub lesions: Option<Vec<String>>,
    /// The rule that drops it.
    pub rule: Option<String>,
}

/// The codes of an outcome, or the word `open`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OutcomeCodes {
    /// These codes.
    Codes(Vec<String>),
    /// Another fact would be missing.
    Word(String),
}

impl Expect {
    pub(super) fn take(keys: &mut Keys<'_>, source: &mut Source<'_>) -> Self {
        const TEXTS: &str = "a list of texts";
        Self {
            lines: keys.take("lines", TEXTS, source).map(|(value, _)| value),
            is_final: keys.take("final", "true or false", source).map(|(value, _)| value),
            open: keys
                .take("open", "a list such as [{ lesions = [\"A\"], field = \"size\" }]", source)
                .map(|(value, _)| value),
            held: keys.take("held", "a list such as [{ lesions = [\"A\"] }]", source).map(|(value, _)| value),
            absent: keys.take("absent", TEXTS, source).map(|(value, _)| value).unwrap_or_default(),
            dropped: keys
                .take("dropped", "a list such as [{ code = \"11102\", lesions = [\"A\"] }]", source)
                .map(|(value, _)| value),
            findings: keys.take("findings", TEXTS, source).map(|(value, _)| value).unwrap_or_default(),
            no_findings: keys.take("no_findings", TEXTS, source).map(|(value, _)| value).unwrap_or_default(),
        }
    }

    /// What differs, in words, with the key that says otherwise; nothing where the expectation holds.
    #[must_use]
    pub fn differs(&self, answer: &Assessment) -> Vec<(&'static str, String)> {
        let mut out = Vec::new();
        if let Some(wanted) = &self.lines
            && !same_lines(wanted, &answer.lines)
        {
            let got: Vec<String> = answer.lines.iter().map(written).collect();
            out.push(("lines", format!("lines are {got:?}, not {wanted:?}")));
        }
        if let Some(wanted) = self.is_final
            && wanted != answer.is_final
        {
            out.push(("final", format!("final is {}{}", answer.is_final, blockers(answer))));
        }
        if let Some(wanted) = &self.open
            && !(wanted.len() == answer.open.len()
                && wanted.iter().all(|wanted| answer.open.iter().any(|open| wanted.fits(open))))
        {
            let got: Vec<String> = answer.open.iter().map(told_open).collect();
            out.push(("open", format!("open is {got:?}")));
        }
        if let Some(wanted) = &self.held
            && !(wanted.len() == answer.held.len()
                && wanted.iter().all(|wanted| answer.held.iter().any(|held| wanted.fits(held))))
        {
            let got: Vec<String> = answer.held.iter().map(told_held).collect();
            out.push(("held", format!("held is {got:?}")));
        }
        for code in
            self.absent.iter().filter(|code| answer.lines.iter().any(|line| line.code.as_str() == *code))
        {
            out.push(("absent", format!("{code} must not be there")));
        }
        if let Some(wanted) = &self.dropped
            && !(wanted.len() == answer.dropped.len()
                && wanted.iter().all(|wanted| answer.dropped.iter().any(|dropped| wanted.fits(dropped))))
        {
            let got: Vec<String> = answer
                .dropped
                .iter()
                .map(|dropped| {
                    format!("{} of {} ({})", dropped.code, dropped.lesions.join(","), dropped.rule)
                })
                .collect();
            out.push(("dropped", format!("dropped is {got:?}")));
        }
        for wanted in &self.findings {
            if !answer.findings.iter().any(|finding| finding_fits(wanted, finding)) {
                let got: Vec<String> = answer.findings.iter().map(told_finding).collect();
                out.push(("findings", format!("there is no finding '{wanted}'; there are {got:?}")));
            }
        }
        for rule in &self.no_findings {
            if let Some(finding) = answer.findings.iter().find(|finding| finding.rule.as_str() == rule) {
                out.push((
                    "no_findings",
                    format!("the finding {rule} must not be there: {}", finding.message),
                ));
            }
        }
        out
    }
}

/// A claim line as scenario files write it.
#[must_use]
pub fn written(line: &CodeLine) -> String {
    let units = if line.units == 1 { String::new() } else { format!("x{}", line.units) };
    let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
    let diagnoses: Vec<&str> = line.diagnoses.iter().map(|code| code.as_str()).collect();
    format!("{}{units}{modifiers} {} [{}]", line.code, diagnoses.join(","), line.lesions.join(","))
}

/// A part that is not written plays no part: the lesions or the diagnoses may be left out.
fn same_lines(wanted: &[String], got: &[CodeLine]) -> bool {
    wanted.len() == got.len()
        && wanted.iter().zip(got).all(|(wanted, got)| {
            let got = written(got);
            let own: Vec<&str> = got.split(' ').collect();
            let part = |at: usize| own.get(at).copied().unwrap_or_default();
            wanted.replace(", ", ",").split_whitespace().enumerate().all(|(at, word)| {
                let own = if word.starts_with('[') { part(2) } else { part(at) };
                word == own || (word == "[]" && own.is_empty())
            })
        })
}

impl ExpectedOpen {
    fn fits(&self, open: &Open) -> bool {
        let codes = || -> BTreeSet<Vec<String>> {
            open.codes.iter().map(|list| list.iter().map(ToString::to_string).collect()).collect()
        };
        same(&self.lesions, &open.lesions)
            && self.field.as_ref().is_none_or(|field| field == open.field.word())
            && self.rule.as_ref().is_none_or(|rule| rule == open.rule.as_str())
            && self.codes.as_ref().is_none_or(|list| list.iter().cloned().collect::<BTreeSet<_>>() == codes())
    }
}

impl ExpectedHeld {
    fn fits(&self, held: &Held) -> bool {
        same(&self.lesions, &held.lesions)
            && self.rule.as_ref().is_none_or(|rule| rule == held.rule.as_str())
            && self.outcomes.iter().flatten().all(|(name, wanted)| {
                held.outcomes.iter().any(|outcome| {
                    outcome.pathology.word() == name
                        && match wanted {
                            OutcomeCodes::Word(word) => word == "open" && outcome.open,
                            OutcomeCodes::Codes(codes) => !outcome.open && same(codes, &outcome.codes),
                        }
                })
            })
    }
}

impl ExpectedDropped {
    fn fits(&self, dropped: &Dropped) -> bool {
        self.code == dropped.code.as_str()
            && self.lesions.as_ref().is_none_or(|lesions| same(lesions, &dropped.lesions))
            && self.rule.as_ref().is_none_or(|rule| rule == dropped.rule.as_str())
    }
}

fn same<T: ToString>(wanted: &[String], got: &[T]) -> bool {
    wanted.len() == got.len() && wanted.iter().zip(got).all(|(wanted, got)| *wanted == got.to_string())
}

fn blockers(answer: &Assessment) -> String {
    let found: Vec<String> = answer
        .findings
        .iter()
        .filter(|finding| finding.level.word() == "blocker")
        .map(|finding| format!("; {}: {}", finding.rule, finding.message))
        .collect();
    found.concat()
}

fn told_open(open: &Open) -> String {
    let codes: Vec<String> = open
        .codes
        .iter()
        .map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"))
        .collect();
    format!("{} of {} ({}), {}", open.field, open.lesions.join(","), open.rule, codes.join(" or "))
}

fn told_held(held: &Held) -> String {
    format!("{} ({})", held.lesions.join(","), held.rule)
}

fn told_finding(finding: &Finding) -> String {
    let lesion = finding.lesion.as_deref().map_or_else(String::new, |lesion| format!(" {lesion}"));
    let field = finding.field.map_or_else(String::new, |field| format!(" {field}"));
    format!("{} {}{lesion}{field}", finding.level, finding.rule)
}

/// `LEVEL RULE [LESION] [FIELD]`.
fn finding_fits(wanted: &str, finding: &Finding) -> bool {
    let mut parts = wanted.split_whitespace();
    parts.next() == Some(finding.level.word())
        && parts.next() == Some(finding.rule.as_str())
        && parts.all(|part| {
            finding.lesion.as_deref() == Some(part) || finding.field.is_some_and(|own| own.word() == part)
        })
}
