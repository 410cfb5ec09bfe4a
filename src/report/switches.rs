//! The policy switches with their values, their state and the rule behind them.

use super::card;
use super::lay::{heading, paragraph};
use crate::engine::OtherReading;
use crate::engine::book::{CodeBook, Commentary, Disagreement};
use crate::engine::outcome::{Assessment, CodeLine};
use crate::engine::policy::{Policy, Switch};

/// All switches: what each may be, what it is now, which rule it belongs to, what authorities say, and which of them
/// matter here: `other` has the readings that would change the answer of the encounter at hand.
#[must_use]
pub fn list(
    policy: &Policy,
    book: &CodeBook,
    commentary: Option<&Commentary>,
    other: Option<&[OtherReading]>,
) -> String {
    let mut out = String::new();
    for switch in Switch::ALL.iter().copied() {
        let value = policy.get(switch);
        let state = if value == switch.values()[0] { "default" } else { "chosen" };
        let own: Vec<&OtherReading> =
            other.unwrap_or_default().iter().filter(|reading| reading.switch == switch).collect();
        let mark = if own.is_empty() { "" } else { "  matters here" };
        out.push_str(&format!("{switch:<24} {value:<16} {state:<8} {}{mark}\n", switch.rule()));
        let title = book.rule(switch.rule()).map(|page| format!("; {}", page.title)).unwrap_or_default();
        paragraph(&mut out, "    ", 6, &format!("{}{title}", allowed(switch)));
        if let Some(entry) = commentary.and_then(|commentary| commentary.of_switch(switch)) {
            disagreement(&mut out, entry, book);
        }
        for reading in own {
            let text = format!("here {} would give {}", reading.value, in_short(&reading.answer));
            paragraph(&mut out, "    > ", 6, &text);
        }
    }
    if let Some(commentary) = commentary {
        heading(&mut out, "Where authorities differ and no switch chooses");
        for entry in commentary.disagreements().iter().filter(|entry| entry.switch.is_none()) {
            out.push_str(&format!("{:<24} {:<25} {}\n", entry.id, entry.readings[0].value, entry.rule));
            disagreement(&mut out, entry, book);
        }
    }
    out
}

/// The question, every reading with its sources, and why the first is taken.
pub(super) fn disagreement(out: &mut String, entry: &Disagreement, book: &CodeBook) {
    paragraph(out, "    ", 4, &entry.question);
    for answer in &entry.readings {
        let text = format!("{}: {} [{}]", answer.value, answer.says, card::titles(answer, book));
        paragraph(out, "    - ", 8, &text);
    }
    let text = format!(
        "{} is the default. {} Confidence {}.",
        entry.readings[0].value, entry.reason, entry.confidence
    );
    paragraph(out, "    ", 6, &text);
}

/// The lines of an answer and what is not decided, in few words.
fn in_short(answer: &Assessment) -> String {
    let line = |line: &CodeLine| {
        let units = if line.units == 1 { String::new() } else { format!("x{}", line.units) };
        let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
        let diagnoses: Vec<&str> = line.diagnoses.iter().map(|icd| icd.as_str()).collect();
        format!("{}{units}{modifiers} {}", line.code, diagnoses.join(" ")).trim_end().to_owned()
    };
    let mut parts: Vec<String> = answer.lines.iter().map(line).collect();
    parts.extend(answer.open.iter().map(|open| format!("open {}", open.field)));
    parts.extend(answer.held.iter().map(|held| format!("waiting for {}", held.until)));
    if parts.is_empty() { "no line".to_owned() } else { parts.join(", ") }
}

/// The values that a switch may have, the default first: `pre (default) or post_curettage`.
#[must_use]
pub fn allowed(switch: Switch) -> String {
    let words: Vec<String> = (switch.values().iter().enumerate())
        .map(|(at, value)| {
            let value = if *value == "n" { "a whole number from 1" } else { *value };
            if at == 0 { format!("{value} (default)") } else { value.to_owned() }
        })
        .collect();
    super::lay::joined(&words, "or")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_named_and_numbers_are_described() {
        assert_eq!(allowed(Switch::MaligDiameter), "pre (default) or post_curettage");
        assert_eq!(allowed(Switch::ExtensiveMinCount), "none (default) or a whole number from 1");
    }
}
