//! Every message of the rule pages (P-01 … P-52) is told by a case, and a near miss of the same file stays silent.

use std::collections::{BTreeMap, BTreeSet};

use curette::bundle;
use curette::engine::ids::RuleId;
use toml::Value;

use crate::cases::{Situation, situations, texts};

/// Messages that a finding of older cases tells under the rule that they are about.
const UNDER_THEIR_RULE: &[(&str, &str)] = &[("P-38", "R-DX-15")];

fn messages() -> BTreeSet<String> {
    let books = bundle::books().expect("books");
    let all = books.iter().flat_map(|book| book.rules()).map(|(id, _)| id.to_string());
    all.filter(|id| id.starts_with("P-")).collect()
}

/// The rule under which a message is told.
fn told_as(message: &str) -> &str {
    let other = UNDER_THEIR_RULE.iter().find(|(own, _)| *own == message);
    other.map_or(message, |(_, rule)| *rule)
}

fn list(situation: &Situation, key: &str) -> Vec<String> {
    situation.expect.get(key).filter(|value| value.is_array()).map(texts).unwrap_or_default()
}

/// Whether the expectation of a situation names a rule: in a billed line, a finding, a drop, a question.
fn names(situation: &Situation, rule: &str) -> bool {
    let in_words = |text: &String| {
        let head = text.split(" ~ ").next().unwrap_or_default();
        head.split(' ').any(|word| word == rule)
    };
    let in_tables = |key: &str| {
        let rows = situation.expect.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        rows.iter().any(|row| row.get("rule").and_then(Value::as_str) == Some(rule))
    };
    list(situation, "billed").iter().any(in_words)
        || list(situation, "findings").iter().any(in_words)
        || ["dropped", "open", "held"].iter().any(|key| in_tables(key))
}

fn keeps_silent(situation: &Situation, rule: &str) -> bool {
    ["silent", "no_findings"].iter().any(|key| list(situation, key).iter().any(|own| own == rule))
}

/// Situations of one file.
fn by_file(situations: &[Situation]) -> BTreeMap<&str, Vec<&Situation>> {
    let mut files: BTreeMap<&str, Vec<&Situation>> = BTreeMap::new();
    for situation in situations {
        let file = situation.name.split(" variant ").next().unwrap_or_default();
        files.entry(file).or_default().push(situation);
    }
    files
}

#[test]
fn every_message_is_told_by_a_case_and_not_by_its_near_miss() {
    let situations = situations();
    let files = by_file(&situations);
    let all = messages();
    assert_eq!(all.len(), 52, "the messages of the pages");
    let mut faults = Vec::new();
    for message in &all {
        let rule = told_as(message);
        let told = files.values().filter(|file| file.iter().any(|one| names(one, rule)));
        let told: Vec<_> = told.collect();
        let silent = told.iter().any(|file| file.iter().any(|one| keeps_silent(one, rule)));
        match (told.is_empty(), silent) {
            (true, _) => faults.push(format!("{message}: no case tells it")),
            (false, false) => faults.push(format!("{message}: no near miss in a file that tells it")),
            (false, true) => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_lists_name_messages_and_rules_that_exist() {
    let all = messages();
    for message in UNDER_THEIR_RULE.iter().map(|(message, _)| message) {
        assert!(all.contains(*message), "{message} is no message");
    }
    for book in bundle::books().expect("books") {
        for (message, rule) in UNDER_THEIR_RULE {
            let page =
                RuleId::from_text(message).and_then(|id| book.rule(id)).expect("the page of a message");
            assert_eq!(page.about, RuleId::from_text(rule), "{message} is about another rule");
        }
    }
}
