//! Generated variants: the engine answers every one as its recipe means it, and the note says all that is documented.

use std::collections::BTreeSet;

use curette::bundle;
use curette::engine::assess;
use curette::engine::book::CodeBook;
use curette::engine::history::History;
use curette::engine::ids::RuleId;
use curette::engine::length::Length;
use curette::engine::lesion::{Count, Lesion};
use curette::practice::generate;
use curette::practice::generate::drill::{self, Round};
use curette::practice::scenario::{self, Scenario, ScenarioFile};
use curette::practice::{Decision, Key, decisions};

use super::facts;

/// Variants of each family; CURETTE_GENERATED raises it.
fn number() -> u64 {
    std::env::var("CURETTE_GENERATED").ok().and_then(|number| number.parse().ok()).unwrap_or(1_000)
}

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

/// What is wrong with a variant.
fn wrong(made: &Scenario) -> Vec<String> {
    let item = &made.item;
    let mut out: Vec<String> =
        scenario::check(made, &item.id, book()).iter().map(ToString::to_string).collect();
    let answer = assess(&item.encounter, History::none(), book());
    let may = decisions(&answer);
    if may != [item.decision] {
        out.push(format!("{}: the answer is not unique: {may:?}", item.id));
    }
    if item.decision == Decision::Code
        && !(answer.is_final && answer.open.is_empty() && answer.held.is_empty())
    {
        out.push(format!("{}: not final", item.id));
    }
    out.extend(
        facts::unsaid(item, book()).iter().map(|what| format!("{}: the note does not say {what}", item.id)),
    );
    if !out.is_empty() {
        out.push(item.note.clone());
    }
    out
}

#[test]
fn every_variant_is_answered_by_the_engine_as_it_is_meant() {
    for family in generate::families() {
        let mut notes = BTreeSet::new();
        let mut faults = Vec::new();
        for seed in 0..number() {
            let made = generate::of_family(family, seed).expect("a variant");
            faults.extend(wrong(&made));
            notes.insert(made.item.note);
        }
        let shown: Vec<&String> = faults.iter().take(24).collect();
        assert!(faults.is_empty(), "{family}: {} faults, such as {shown:#?}", faults.len());
        assert!(notes.len() as u64 * 10 >= number() * 9, "{family}: only {} different notes", notes.len());
    }
}

#[test]
fn the_text_of_a_variant_reads_as_the_same_scenario() {
    for family in generate::families() {
        for seed in 0..60 {
            let made = generate::of_family(family, seed).expect("a variant");
            let text = scenario::write(&made).expect("a text");
            let name = format!("{family}/made.toml");
            let read = scenario::read(ScenarioFile { name: &name, text: &text })
                .unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
            assert_eq!(read.expect, made.expect, "{text}");
            let wanted = curette::practice::Item { id: "made".to_owned(), ..made.item };
            assert_eq!(read.item, wanted, "{text}");
        }
    }
}

#[test]
fn the_same_rule_and_seed_make_the_same_item_for_ever() {
    let rule = RuleId::new("R-COUNT-01");
    let item = generate::generate(rule, 7).expect("an item");
    // Written down once. If this changes, every seed that somebody noted means another item.
    assert_eq!(
        item.note,
        "A 69-year-old woman, last seen in the winter. Treated today were hypertrophic actinic keratoses, 2 on the left dorsal hand, 1 on the right jawline and 2 on the anterior neck. Each was treated with liquid nitrogen. Two freeze-thaw cycles were given to each. The procedure was tolerated well."
    );
    for rule in generate::trained() {
        assert_eq!(generate::generate(rule, 42), generate::generate(rule, 42), "{rule}");
    }
}

#[test]
fn thresholds_are_met_from_both_sides() {
    let totals = |rule| -> BTreeSet<u32> {
        let items = (0..300).filter_map(|seed| generate::generate(RuleId::new(rule), seed));
        items.map(|item| item.encounter.lesions.iter().map(number_of).sum()).collect()
    };
    for (rule, edges) in [
        ("R-COUNT-01", &[1, 2, 14, 15][..]),
        ("R-COUNT-05", &[1, 14, 15]),
        ("R-COUNT-09", &[15, 16, 25]),
        ("R-COUNT-10", &[26, 35, 36]),
        ("R-COUNT-11", &[1, 2, 4, 5]),
        ("R-COUNT-12", &[7, 8]),
    ] {
        let met = totals(rule);
        assert!(edges.iter().all(|edge| met.contains(edge)), "{rule}: {met:?}");
    }
    let mut met = BTreeSet::new();
    for seed in 0..600 {
        let item = generate::generate(RuleId::new("R-MEAS-01"), seed).expect("an item");
        met.extend(
            item.encounter.lesions.iter().filter_map(|lesion| lesion.size.as_ref()).map(|size| size.length),
        );
    }
    for edge in [5, 6, 10, 11, 20, 21, 30, 31, 40, 41] {
        assert!(met.contains(&Length::from_mm(edge)), "no carcinoma of {edge} mm");
    }
    let mut met = BTreeSet::new();
    for seed in 0..900 {
        let item = generate::generate(RuleId::new("R-MEAS-03"), seed).expect("an item");
        for lesion in &item.encounter.lesions {
            let margin = lesion.procedures.first().and_then(|procedure| procedure.margin.as_ref());
            if let (Some(size), Some(margin)) = (&lesion.size, margin) {
                met.insert(size.length.plus_both_margins(margin.length));
            }
        }
    }
    for edge in [10, 11, 20, 21, 30, 31] {
        assert!(met.contains(&Length::from_mm(edge)), "no excision of {edge} mm with its margins");
    }
}

fn number_of(lesion: &Lesion) -> u32 {
    match lesion.count {
        Count::Exactly(number) => number,
        Count::NotStated | Count::Vague(_) => 0,
    }
}

#[test]
fn every_question_of_a_drill_is_answered_by_the_engine_on_the_rung_that_it_names() {
    let rounds = Round::ALL.iter().copied().map(Some).chain([None]);
    for round in rounds {
        let mut asked = BTreeSet::new();
        for number in 1..=250 {
            let question = drill::question(round, 11, number);
            let key = Key::of(&question.item, book());
            assert!(key.assessment.is_final, "{}", question.item.note);
            let codes: Vec<String> = key.assessment.lines.iter().map(|line| line.code.to_string()).collect();
            assert!(
                !codes.is_empty() && codes.iter().all(|code| question.rung.contains(code)),
                "{question:?} {codes:?}"
            );
            let units = key.assessment.lines.iter().map(|line| line.units).find(|units| *units > 1);
            let said = units.is_none_or(|units| question.rung.ends_with(&format!("here {units}")));
            assert!(said, "{} {units:?}", question.rung);
            asked.insert(question.item.note);
        }
        assert!(asked.len() > 20, "{round:?}: {} questions", asked.len());
    }
}
