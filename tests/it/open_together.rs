//! Several lesions with missing facts: whatever all the answers are, each lesion's codes were among those that were told as
//! possible before anything was answered (interface, "over all facts that are missing").

use std::collections::BTreeSet;

use curette::engine::assess;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::ids::Code;
use curette::engine::lesion::Lesion;
use curette::engine::outcome::Assessment;
use curette::engine::procedure::{Closure, Technique};
use curette::{bundle, format};

fn of(encounter: &Encounter) -> Assessment {
    assess(encounter, History::none(), bundle::books().expect("books").last().expect("a book"))
}

/// One lesion of an encounter file.
fn lesion(id: char, facts: &str, done: &str) -> String {
    format!("[[lesion]]\nid = \"{id}\"\n{facts}\n[[lesion.procedure]]\n{done}\n")
}

fn read(lesions: &[String]) -> Encounter {
    format::read(&format!("schema = 1\n{}", lesions.concat())).expect("encounter")
}

/// Answers every question in every way, and holds the codes of each lesion against what was told before.
fn every_answer_was_told<A: Copy>(encounter: &Encounter, answers: &[A], answer: impl Fn(&mut Lesion, A)) {
    let before = of(encounter);
    assert_eq!(before.open.len(), encounter.lesions.len());
    let lesions = u32::try_from(encounter.lesions.len()).expect("few lesions");
    for mut way in 0..answers.len().pow(lesions) {
        let mut answered = encounter.clone();
        for lesion in &mut answered.lesions {
            answer(lesion, answers[way % answers.len()]);
            way /= answers.len();
        }
        let after = of(&answered);
        assert!(after.open.is_empty(), "{:?}", after.open);
        for open in &before.open {
            let own =
                after.lines.iter().filter(|line| line.lesions.iter().any(|id| open.lesions.contains(id)));
            let codes: BTreeSet<Code> = own.map(|line| line.code).collect();
            let codes: Vec<Code> = codes.into_iter().collect();
            assert!(open.codes.contains(&codes), "{:?}: {codes:?} is not in {:?}", open.lesions, open.codes);
        }
    }
}

#[test]
fn samples_by_every_technique() {
    let facts = |site| {
        format!(
            "diagnosis = \"lesion, nature unknown\"\npathology = \"pending\"\nsite = \"{site}\"\ncount = 1"
        )
    };
    for sites in
        [&["chest", "upper back"][..], &["chest", "upper back", "scalp"], &["chest", "scalp", "neck", "chin"]]
    {
        let ids = 'A'..='Z';
        let lesions: Vec<String> =
            ids.zip(sites).map(|(id, site)| lesion(id, &facts(site), "kind = \"biopsy\"")).collect();
        every_answer_was_told(
            &read(&lesions),
            &[Technique::Tangential, Technique::Punch, Technique::Incisional],
            |lesion, technique| {
                lesion.procedures[0].technique = Some(technique);
            },
        );
    }
}

#[test]
fn wounds_by_every_class_of_closure() {
    let done = |length| format!("kind = \"repair\"\nclosure_length = \"{length} cm\"");
    let lesions: Vec<String> = [('A', "chest", "2.0"), ('B', "upper back", "3.0")]
        .map(|(id, site, length)| lesion(id, &format!("site = \"{site}\"\ncount = 1"), &done(length)))
        .to_vec();
    every_answer_was_told(&read(&lesions), Closure::ALL, |lesion, class| {
        lesion.procedures[0].closure = Some(class);
    });
}
