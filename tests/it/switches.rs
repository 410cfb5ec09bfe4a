//! Every value of every switch changes the answer of some case beyond the stamp on it.

use curette::engine::assess;
use curette::engine::outcome::Assessment;
use curette::engine::policy::{Policy, Switch};

use crate::cases::{Situation, situations};

/// Switches that change no answer, each with its reason.
const SILENT: &[(Switch, &str)] = &[(
    Switch::ConversionFactor,
    "money is shown where it is asked for, and no answer of `assess` holds any",
)];

#[test]
fn every_value_of_every_switch_changes_an_answer() {
    let situations = situations();
    let mut without = Vec::new();
    for switch in Switch::ALL.iter().copied() {
        if SILENT.iter().any(|(silent, _)| *silent == switch) {
            continue;
        }
        for value in &switch.values()[1..] {
            // Only cases that are about this switch: they state it, and so the file says what comes out.
            let about = |situation: &&Situation| {
                let stated = situation.encounter.policy.get(switch);
                stated == *value || (*value == "n" && stated.parse::<u16>().is_ok())
            };
            let changes = |situation: &Situation| {
                let stated = situation.encounter.policy.get(switch);
                answer(situation, switch, stated) != answer(situation, switch, switch.values()[0])
            };
            if !situations.iter().filter(about).any(changes) {
                without.push(format!("{switch} = {value}"));
            }
        }
    }
    assert!(without.is_empty(), "no case changes with {without:?}");
}

fn answer(situation: &Situation, switch: Switch, value: &str) -> Assessment {
    let mut encounter = situation.encounter.clone();
    assert!(encounter.policy.set(switch, value), "{switch} takes {value}");
    Assessment { policy: Policy::default(), ..assess(&encounter, &situation.history, situation.book()) }
}
