//! Which of the policy switches matter for an encounter: found by assessing it with every other reading.

use super::encounter::Encounter;
use super::outcome::{Assessment, CodeLine, Finding};
use super::policy::Switch;

/// A reading that is not in force and would change the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherReading {
    /// The switch.
    pub switch: Switch,
    /// Its other value.
    pub value: String,
    /// What the encounter would give with it.
    pub answer: Assessment,
}

/// Every reading that would change the answer, in the order of the switches. `assess` is given the encounter with one
/// switch turned.
pub fn other_readings(
    encounter: &Encounter,
    answer: &Assessment,
    assess: impl Fn(&Encounter) -> Assessment,
) -> Vec<OtherReading> {
    let mut out = Vec::new();
    for switch in Switch::ALL.iter().copied() {
        for value in others(switch, encounter.policy.get(switch)) {
            let mut turned = encounter.clone();
            if !turned.policy.set(switch, value) {
                continue;
            }
            let other = assess(&turned);
            if differs(answer, &other) {
                out.push(OtherReading { switch, value: value.to_owned(), answer: other });
            }
        }
    }
    out
}

/// The values that are not in force. For any number stands 1, which is reached by every other one.
fn others(switch: Switch, now: &str) -> impl Iterator<Item = &'static str> {
    let tried = |value: &&'static str| if *value == "n" { "1" } else { *value };
    switch.values().iter().map(tried).filter(move |value| *value != now)
}

/// Whether anything is answered in another way; the words of reasons may name the policy and say nothing else.
fn differs(one: &Assessment, other: &Assessment) -> bool {
    let line = |line: &CodeLine| {
        let CodeLine { rank, code, units, modifiers, diagnoses, lesions, add_on_to, because: _ } = line;
        (*rank, *code, *units, modifiers.clone(), diagnoses.clone(), lesions.clone(), *add_on_to)
    };
    let finding = |finding: &Finding| (finding.rule, finding.level, finding.lesion.clone(), finding.field);
    let lines = |answer: &Assessment| answer.lines.iter().map(line).collect::<Vec<_>>();
    let findings = |answer: &Assessment| answer.findings.iter().map(finding).collect::<Vec<_>>();
    let dropped = |answer: &Assessment| {
        answer.dropped.iter().map(|gone| (gone.code, gone.lesions.clone())).collect::<Vec<_>>()
    };
    lines(one) != lines(other)
        || one
            .open
            .iter()
            .map(|open| (&open.lesions, &open.codes))
            .ne(other.open.iter().map(|open| (&open.lesions, &open.codes)))
        || one.held != other.held
        || dropped(one) != dropped(other)
        || findings(one) != findings(other)
        || one.checklist != other.checklist
}
