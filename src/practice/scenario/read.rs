//! The text of a scenario file, read into a [`Scenario`].

use toml::de::DeTable;

use super::table::{Keys, Source};
use super::{Expect, Scenario, ScenarioFile, fill};
use crate::config::nearest::did_you_mean;
use crate::engine::book::Fault;
use crate::engine::encounter::Encounter;
use crate::engine::ids::RuleId;
use crate::format::{self, Place, shown};
use crate::practice::{Decision, Item};

/// The tables that are not the encounter's.
const OWN: &[&str] = &["scenario", "expect"];

/// Reads a scenario and fills in what decides nothing.
///
/// # Errors
/// Every fault, each with file and line.
pub fn read(file: ScenarioFile<'_>) -> Result<Scenario, Vec<Fault>> {
    match as_far_as_it_goes(file) {
        (Some(scenario), faults) if faults.is_empty() => Ok(scenario),
        (_, faults) => Err(faults),
    }
}

/// Reads a scenario with its faults: one with an odd key can still be held against the engine.
#[must_use]
pub fn as_far_as_it_goes(file: ScenarioFile<'_>) -> (Option<Scenario>, Vec<Fault>) {
    let mut source = Source { name: file.name, text: file.text, faults: Vec::new() };
    let (family, id) = names(file.name);
    check_id(&id, &mut source);
    let mut encounter = encounter(&mut source);
    let (root, _) = DeTable::parse_recoverable(file.text);
    let mut head = Keys::of(root.get_ref(), "scenario", &mut source);
    let title = head.need::<String>("title", "a few words in quotes", &mut source);
    let level = head.need::<u8>("level", "1, 2 or 3", &mut source);
    let rules = head.need::<Vec<String>>("rules", "a list of rule ids", &mut source);
    let decision = head.need::<String>("answer", DECISIONS, &mut source);
    let note = head.need::<String>("note", "the note in three double quotes", &mut source);
    let teach = head.take::<String>("teach", "a text in quotes", &mut source);
    let contradiction = head.take::<String>("contradiction", "a text in quotes", &mut source);
    let without = head.take::<Vec<String>>("without", "a list of facts that are not filled in", &mut source);
    let head_line = head.line;
    let mut lines = std::mem::take(&mut head.lines);
    head.finish(&mut source);
    let mut expected = Keys::of(root.get_ref(), "expect", &mut source);
    let expect_line = expected.line;
    let expect = Expect::take(&mut expected, &mut source);
    lines.append(&mut expected.lines);
    expected.finish(&mut source);
    if let Some((level, line)) = level.filter(|(level, _)| !(1..=3).contains(level)) {
        source.fault(line, format!("'{level}' is no level; write 1, 2 or 3"));
    }
    let rules = rules.map(|(rules, line)| rule_ids(&rules, line, &mut source)).unwrap_or_default();
    let decision = decision.and_then(|(word, line)| decide(&word, line, &mut source));
    for (text, line, key) in [(&title, head_line, "title"), (&note, head_line, "note")]
        .into_iter()
        .filter_map(|(text, _, key)| text.as_ref().map(|(text, line)| (text, *line, key)))
    {
        if text.trim().is_empty() {
            source.fault(line, format!("'{key}' is empty; write it"));
        }
    }
    if let (Some(encounter), Some((facts, line))) = (&mut encounter, &without) {
        for word in super::neutral::unknown(facts) {
            let hint = did_you_mean(word, super::neutral::FACTS.iter().copied())
                .map_or_else(String::new, |question| format!("; {question}"));
            let allowed = super::neutral::FACTS.join(", ");
            source.fault(*line, format!("'{}' is not filled in{hint} (allowed: {allowed})", shown(word)));
        }
        fill(encounter, facts);
    } else if let Some(encounter) = &mut encounter {
        fill(encounter, &[]);
    }
    let text = |value: Option<(String, usize)>| value.map(|(text, _)| text.trim().to_owned());
    let level = level.map(|(level, _)| level);
    let scenario = match (encounter, text(title), level, decision, text(note)) {
        (Some(encounter), Some(title), Some(level), Some(decision), Some(note)) => {
            let teach = text(teach);
            let contradiction = text(contradiction);
            let item =
                Item { id, title, family, level, rules, decision, note, teach, contradiction, encounter };
            Some(Scenario { item, expect, expect_line, lines })
        }
        _ => None,
    };
    source.faults.sort_by_key(|fault| fault.line);
    (scenario, source.faults)
}

const DECISIONS: &str = "one of the words code, query, hold, nothing";

/// Family and id: the folder and the name of the file.
fn names(path: &str) -> (String, String) {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    let id = file.strip_suffix(".toml").unwrap_or(file).to_owned();
    let family = parts.next().filter(|folder| !matches!(*folder, "" | "." | ".." | "scenarios"));
    (family.unwrap_or("own").to_owned(), id)
}

fn check_id(id: &str, source: &mut Source<'_>) {
    let fits = (1..=80).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if !fits {
        let id = shown(id);
        source.fault(0, format!("'{id}' is no name of a scenario; use lower-case letters, digits and '-'"));
    }
}

fn encounter(source: &mut Source<'_>) -> Option<Encounter> {
    match format::read_toml_beside(source.text, OWN) {
        Ok(encounter) => Some(encounter),
        Err(errors) => {
            for error in errors.0 {
                let line = match error.place {
                    Place::At { line, .. } => line,
                    Place::Pointer(_) | Place::Whole => 0,
                };
                source.fault(line, error.message);
            }
            None
        }
    }
}

fn rule_ids(words: &[String], line: usize, source: &mut Source<'_>) -> Vec<RuleId> {
    if words.is_empty() {
        source.fault(line, "'rules' is empty; name at least one rule that the scenario trains");
    }
    let mut out = Vec::new();
    for word in words {
        match RuleId::from_text(word) {
            Some(rule) => out.push(rule),
            None => source.fault(line, format!("'{}' is no rule id; write it like R-COUNT-01", shown(word))),
        }
    }
    out
}

fn decide(word: &str, line: usize, source: &mut Source<'_>) -> Option<Decision> {
    let decision = Decision::parse(word);
    if decision.is_none() {
        source.fault(line, format!("'{}' is no answer; write {DECISIONS}", shown(word)));
    }
    decision
}
