//! A scenario written as its file, so that an instructor can keep a variant.

use super::neutral::{FACTS, fill};
use super::{Expect, OutcomeCodes, Scenario};
use crate::engine::encounter::Encounter;
use crate::format::{FormatErrors, write_toml};

/// The text of a scenario file. Reading it gives the same item, but for the name of the file.
///
/// # Errors
/// Where the encounter could not be read again.
pub fn write(scenario: &Scenario) -> Result<String, FormatErrors> {
    let item = &scenario.item;
    let rules: Vec<String> = item.rules.iter().map(ToString::to_string).collect();
    let mut out = String::from("[scenario]\n");
    out.push_str(&format!("title = {}\n", quoted(&item.title)));
    out.push_str(&format!("level = {}\nrules = {}\n", item.level, list(&rules)));
    out.push_str(&format!("answer = \"{}\"\n", item.decision));
    let without = left_out(&item.encounter);
    if !without.is_empty() {
        out.push_str(&format!("without = {}\n", list(&without)));
    }
    out.push_str(&format!("note = {}\n", long(&item.note)));
    for (key, text) in [("teach", &item.teach), ("contradiction", &item.contradiction)] {
        if let Some(text) = text {
            out.push_str(&format!("{key} = {}\n", long(text)));
        }
    }
    out.push('\n');
    out.push_str(&expected(&scenario.expect));
    let encounter = write_toml(&item.encounter, None)?;
    // Keys without a table stand before the first table of a TOML file.
    let at = encounter.lines().position(|line| line.starts_with('[')).unwrap_or(encounter.lines().count());
    let join = |lines: &[&str]| lines.join("\n");
    let lines: Vec<&str> = encounter.lines().collect();
    let (keys, tables) = lines.split_at(at);
    Ok(format!("{}\n\n{out}\n{}\n", join(keys).trim_end(), join(tables).trim()))
}

/// The neutral facts that reading would fill in and that are meant to be missing.
fn left_out(encounter: &Encounter) -> Vec<String> {
    let missing = |fact: &&&'static str| {
        let fact: &str = fact;
        let others: Vec<String> =
            FACTS.iter().filter(|other| **other != fact).map(ToString::to_string).collect();
        let mut filled = encounter.clone();
        fill(&mut filled, &others);
        filled != *encounter
    };
    FACTS.iter().filter(missing).map(ToString::to_string).collect()
}

fn expected(expect: &Expect) -> String {
    let mut out = String::from("[expect]\n");
    if let Some(lines) = &expect.lines {
        out.push_str(&format!("lines = {}\n", list(lines)));
    }
    if let Some(is_final) = expect.is_final {
        out.push_str(&format!("final = {is_final}\n"));
    }
    if let Some(open) = &expect.open {
        let rows: Vec<String> = open
            .iter()
            .map(|open| {
                let mut parts = vec![format!("lesions = {}", list(&open.lesions))];
                parts.extend(open.field.iter().map(|field| format!("field = {}", quoted(field))));
                parts.extend(open.rule.iter().map(|rule| format!("rule = {}", quoted(rule))));
                parts.extend(open.codes.iter().map(|codes| {
                    let lists: Vec<String> = codes.iter().map(|codes| list(codes)).collect();
                    format!("codes = [{}]", lists.join(", "))
                }));
                format!("{{ {} }}", parts.join(", "))
            })
            .collect();
        out.push_str(&format!("open = [{}]\n", rows.join(", ")));
    }
    if let Some(held) = &expect.held {
        let rows: Vec<String> = held
            .iter()
            .map(|held| {
                let mut parts = vec![format!("lesions = {}", list(&held.lesions))];
                parts.extend(held.rule.iter().map(|rule| format!("rule = {}", quoted(rule))));
                parts.extend(held.outcomes.iter().map(|outcomes| {
                    let rows: Vec<String> = outcomes
                        .iter()
                        .map(|(name, codes)| match codes {
                            OutcomeCodes::Codes(codes) => format!("{name} = {}", list(codes)),
                            OutcomeCodes::Word(word) => format!("{name} = {}", quoted(word)),
                        })
                        .collect();
                    format!("outcomes = {{ {} }}", rows.join(", "))
                }));
                format!("{{ {} }}", parts.join(", "))
            })
            .collect();
        out.push_str(&format!("held = [{}]\n", rows.join(", ")));
    }
    if let Some(dropped) = &expect.dropped {
        let rows: Vec<String> = dropped
            .iter()
            .map(|dropped| {
                let mut parts = vec![format!("code = {}", quoted(&dropped.code))];
                parts.extend(dropped.lesions.iter().map(|lesions| format!("lesions = {}", list(lesions))));
                parts.extend(dropped.rule.iter().map(|rule| format!("rule = {}", quoted(rule))));
                format!("{{ {} }}", parts.join(", "))
            })
            .collect();
        out.push_str(&format!("dropped = [{}]\n", rows.join(", ")));
    }
    for (key, texts) in
        [("absent", &expect.absent), ("findings", &expect.findings), ("no_findings", &expect.no_findings)]
    {
        if !texts.is_empty() {
            out.push_str(&format!("{key} = {}\n", list(texts)));
        }
    }
    out
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text of several lines, as people write it.
fn long(text: &str) -> String {
    if text.contains("\"\"\"")
        || text.contains('\\')
        || text.chars().any(|letter| letter.is_control() && letter != '\n')
    {
        return quoted(text);
    }
    format!("\"\"\"\n{text}\n\"\"\"")
}
