//! A scenario against the engine: what it says must come out comes out, its rules exist, its note tells no answer.

use super::Scenario;
use crate::engine::assess;
use crate::engine::book::{CodeBook, Fault};
use crate::engine::history::History;
use crate::engine::outcome::Assessment;
use crate::practice::decisions;
use crate::practice::{Decision, Item};

/// Everything that is wrong with a scenario that could be read, in the name of its file.
#[must_use]
pub fn check(scenario: &Scenario, file: &str, book: &CodeBook) -> Vec<Fault> {
    let item = &scenario.item;
    let answer = assess(&item.encounter, History::none(), book);
    let mut found: Vec<Fault> = Vec::new();
    // At the key that it is about; at the table where the key is missing.
    let mut tell = |key: &str, message: String| {
        let line = scenario.lines.get(key).copied().unwrap_or(scenario.expect_line);
        found.push(Fault { file: file.to_owned(), line, message });
    };
    for rule in item.rules.iter().filter(|rule| book.rule(**rule).is_none()) {
        let edition = book.edition();
        tell("rules", format!("there is no rule '{rule}' in edition {edition}; 'curette why' knows them"));
    }
    if let Some(missing) = stated_enough(scenario) {
        tell("[expect]", missing);
    }
    for (key, said) in scenario.expect.differs(&answer) {
        tell(key, format!("the engine differs: {said}"));
    }
    let may = decisions(&answer);
    if !may.contains(&item.decision) {
        let may: Vec<&str> = may.iter().map(|decision| decision.word()).collect();
        let may = may.join(" or ");
        tell("answer", format!("answer = \"{}\" does not fit; by the engine it is {may}", item.decision));
    }
    if let Some(told) = told_in_the_note(item, &answer) {
        tell("note", told);
    }
    found.sort_by_key(|fault| fault.line);
    found
}

/// An expectation has to say what the kind of answer turns on.
fn stated_enough(scenario: &Scenario) -> Option<String> {
    let expect = &scenario.expect;
    let lines = expect.lines.as_ref().map(Vec::len);
    let missing = match scenario.item.decision {
        Decision::Code if expect.is_final != Some(true) || lines.unwrap_or(0) == 0 => {
            "final = true and at least one of lines"
        }
        Decision::Query if expect.open.is_none() && expect.findings.is_empty() => "open or findings",
        Decision::Hold if expect.held.as_ref().is_none_or(Vec::is_empty) => "held",
        Decision::Nothing if expect.is_final != Some(true) || lines != Some(0) => {
            "final = true and lines = []"
        }
        Decision::Code | Decision::Query | Decision::Hold | Decision::Nothing => return None,
    };
    Some(format!("with answer = \"{}\" [expect] has to state {missing}", scenario.item.decision))
}

/// Codes of the answer that the note gives away.
fn told_in_the_note(item: &Item, answer: &Assessment) -> Option<String> {
    let lines = answer.lines.iter().map(|line| line.code);
    let open = answer.open.iter().flat_map(|open| open.codes.iter().flatten().copied());
    let held =
        answer.held.iter().flat_map(|held| &held.outcomes).flat_map(|outcome| outcome.codes.iter().copied());
    let diagnoses = answer.lines.iter().flat_map(|line| &line.diagnoses).map(ToString::to_string);
    let mut codes: Vec<String> =
        lines.chain(open).chain(held).map(|code| code.to_string()).chain(diagnoses).collect();
    codes.retain(|code| item.note.contains(code.as_str()));
    codes.sort();
    codes.dedup();
    (!codes.is_empty()).then(|| format!("the note tells {} of the answer; say it in words", codes.join(", ")))
}
