//! What is said after an answer: from what the trainee wrote to what is right, with the rule, its source and a contrast.

use super::answer::said;
use super::grade::{Component, Grade, Score, Sheet, questions};
use super::mistake::{Mistake, Named};
use super::scenario::written;
use super::{Decision, Item};
use crate::engine::book::{CodeBook, Commentary};
use crate::engine::ids::RuleId;

/// Everything that is said.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// All of it is right.
    pub right: bool,
    /// The whole in thousandths.
    pub per_mille: u32,
    /// The components that were measured.
    pub scores: Vec<Score>,
    /// The answer as it was read.
    pub answer: Vec<String>,
    /// What is taken though the tool would write it otherwise.
    pub accepted: Vec<String>,
    /// What was wrong, the gravest first.
    pub errors: Vec<Told>,
    /// The right answer, line by line.
    pub right_answer: Vec<String>,
    /// Why each line of it, or what has to be asked.
    pub because: Vec<(String, RuleId)>,
    /// What the scenario teaches.
    pub teach: Option<String>,
    /// What stands against what in the note.
    pub contradiction: Option<String>,
    /// An example that differs in one thing, with its rule.
    pub contrast: Option<(RuleId, String)>,
}

/// An error as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its id, as results keep it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The component that it costs.
    pub component: Component,
    /// What was written and what it would take for it to be right.
    pub said: String,
    /// What makes the difference; empty where nobody has written that down for the rule.
    pub contrast: String,
    /// The rule behind it.
    pub rule: RuleId,
    /// The title of its page.
    pub title: String,
    /// Titles of its sources.
    pub sources: Vec<String>,
}

/// Makes the feedback of an answer.
#[must_use]
pub fn feedback(
    item: &Item,
    sheet: &Sheet<'_>,
    grade: &Grade,
    errors: &[Named],
    commentary: Option<&Commentary>,
) -> Feedback {
    let book = sheet.key.book;
    let rule = errors.first().map(|named| named.rule).or_else(|| item.rules.first().copied());
    let contrast = rule.and_then(|rule| {
        let example = commentary?.example(rule)?;
        Some((rule, example.contrast.text.clone()))
    });
    Feedback {
        right: grade.is_right(),
        per_mille: grade.per_mille(),
        scores: grade.scores.clone(),
        answer: sheet.answer.echo(),
        accepted: accepted(sheet),
        errors: errors.iter().map(|named| told(named, book, commentary)).collect(),
        right_answer: right_answer(sheet),
        because: because(sheet),
        teach: item.teach.clone(),
        contradiction: item.contradiction.clone(),
        contrast,
    }
}

/// Other ways to write a line that payers take: the engine's judgement says so.
fn accepted(sheet: &Sheet<'_>) -> Vec<String> {
    let elsewhere = sheet.elsewhere.iter().map(|line| {
        let code = &sheet.answer.lines[*line].code;
        format!(
            "Accepted: {code} is not of this book, which has no code for it; the claim is finished by hand."
        )
    });
    let lines = (0..sheet.answer.lines.len()).filter_map(|line| sheet.verdict(line));
    lines
        .flat_map(|line| std::iter::once(&line.text).chain(line.also.iter().map(|also| &also.text)))
        .map(ToString::to_string)
        .filter(|text| text.starts_with("Accepted"))
        .chain(elsewhere)
        .collect()
}

fn told(named: &Named, book: &CodeBook, commentary: Option<&Commentary>) -> Told {
    let Mistake { id, name, component, contrast, .. } = named.mistake;
    let rule = named.rule;
    let page = book.rule(rule);
    let source = |key: &String| book.source(key).map_or_else(|| key.clone(), |source| source.title.clone());
    // The contrast of the row is about its own rule; under another rule that rule has its own.
    let contrast = if rule == named.mistake.rule {
        contrast.clone()
    } else {
        let example = commentary.and_then(|commentary| commentary.example(rule));
        example.map(|example| example.contrast.text.clone()).unwrap_or_default()
    };
    Told {
        id: id.clone(),
        name: name.clone(),
        component: *component,
        said: named.said.clone(),
        contrast,
        rule,
        title: page.map(|page| page.title.clone()).unwrap_or_default(),
        sources: page.map(|page| page.source.iter().map(source).collect()).unwrap_or_default(),
    }
}

/// The right answer in the words in which answers are written.
fn right_answer(sheet: &Sheet<'_>) -> Vec<String> {
    let key = sheet.key;
    let mut out: Vec<String> = key.assessment.lines.iter().map(written).collect();
    for question in questions(key) {
        let of = if question.lesions.is_empty() {
            String::new()
        } else {
            format!(" of {}", question.lesions.join(", "))
        };
        out.push(format!("ask the provider: {}{of}", said(question.field)));
    }
    for held in &key.assessment.held {
        out.push(format!("hold {} until the pathology report is there", held.lesions.join(", ")));
    }
    if out.is_empty() || key.decision == Decision::Nothing {
        out = vec!["nothing is reportable".to_owned()];
    }
    out
}

/// Why: the first reason of each line, each question, each hold, each code that does not stand.
fn because(sheet: &Sheet<'_>) -> Vec<(String, RuleId)> {
    let answer = &sheet.key.assessment;
    let lines = answer.lines.iter().filter_map(|line| {
        let reason = line.because.first()?;
        Some((format!("{}: {}", line.code, reason.text), reason.rule))
    });
    let open = answer.open.iter().map(|open| (open.question.to_string(), open.rule));
    let held = answer.held.iter().map(|held| {
        let outcomes: Vec<String> = held
            .outcomes
            .iter()
            .map(|outcome| {
                let codes: Vec<&str> = outcome.codes.iter().map(|code| code.as_str()).collect();
                format!(
                    "{}: {}",
                    outcome.pathology,
                    if codes.is_empty() { "open".to_owned() } else { codes.join(" ") }
                )
            })
            .collect();
        (format!("{} waits; {}", held.lesions.join(", "), outcomes.join(", ")), held.rule)
    });
    let dropped = answer
        .dropped
        .iter()
        .map(|dropped| (format!("not {}: {}", dropped.code, dropped.text), dropped.rule));
    lines.chain(open).chain(held).chain(dropped).collect()
}
