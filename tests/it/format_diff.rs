//! What two versions of an encounter say differently, and versions made of both.

use curette::engine::encounter::{Accepted, Encounter, Payer, Visit};
use curette::engine::lesion::Lesion;
use curette::format::diff::{Change, Difference, apply, differences};
use curette::format::read;
use proptest::prelude::*;

use crate::format_laws::encounter;

const WAS: &str = r#"
schema = 1
payer = "aetna"

[patient]
name = "Ada"

[policy]
gap_rounding = "down"

[[lesion]]
id = "A"
diagnosis = "basal cell carcinoma"
site = "nasal ala"
size = "8 mm"
symptoms = ["pain"]

[[lesion.procedure]]
kind = "biopsy"
technique = "punch"

[[lesion.procedure]]
kind = "destruction"
methods = ["curettage"]

[[lesion]]
id = "B"
diagnosis = "actinic keratosis"
count = 2
"#;

/// The differences after a change, each as one line.
fn said(change: impl FnOnce(&mut Encounter)) -> Vec<String> {
    let was = read(WAS).unwrap();
    let mut now = was.clone();
    change(&mut now);
    let found = differences(&was, &now);
    assert_eq!(apply(&was, &found).unwrap(), now);
    assert_eq!(apply(&now, &found.iter().map(Difference::reversed).collect::<Vec<_>>()).unwrap(), was);
    found.iter().map(ToString::to_string).collect()
}

fn replaced(old: &str, new: &str) -> Vec<Difference> {
    assert!(WAS.contains(old), "{old}");
    differences(&read(WAS).unwrap(), &read(&WAS.replace(old, new)).unwrap())
}

#[test]
fn a_field_is_named_with_what_stood_there_and_what_stands_there() {
    let [size] = replaced("8 mm", "9 mm").try_into().unwrap();
    assert_eq!(size.to_string(), "lesion A · size: 8 mm -> 9 mm");
    assert_eq!((size.pointer(), size.change()), ("/lesion/0/size", Change::Changed));
    let [technique] = replaced("\"punch\"", "\"incisional\"").try_into().unwrap();
    assert_eq!(technique.to_string(), "lesion A · biopsy · technique: punch -> incisional");
    assert_eq!(technique.pointer(), "/lesion/0/procedure/0/technique");
    let [payer] = replaced("payer = \"aetna\"\n", "").try_into().unwrap();
    assert_eq!((payer.to_string().as_str(), payer.change()), ("payer: aetna (removed)", Change::Removed));
    let [born] = replaced("name = \"Ada\"", "name = \"Ada\"\nbirth_date = 1950-03-02").try_into().unwrap();
    assert_eq!(born.to_string(), "patient · birth date: 1950-03-02 (added)");
    assert_eq!((born.was(), born.now().as_deref()), (None, Some("1950-03-02")));
    let [switch] = replaced("\"down\"", "\"up\"").try_into().unwrap();
    assert_eq!(switch.to_string(), "policy · gap_rounding: down -> up");
    let [symptoms] = replaced("[\"pain\"]", "[\"pain\", \"itching\"]").try_into().unwrap();
    assert_eq!(symptoms.to_string(), "lesion A · symptoms: pain -> pain, itching");
}

#[test]
fn a_lesion_that_is_put_in_or_taken_out_is_one_difference() {
    let added = said(|now| {
        let size = curette::engine::size::Measured::parse("4 mm").ok();
        let site = Some("scalp".to_owned());
        now.lesions.insert(0, Lesion { id: "C".into(), site, size, ..Lesion::default() });
    });
    assert_eq!(added, ["lesion C: scalp, 4 mm (added)"]);
    let removed = said(|now| drop(now.lesions.remove(0)));
    assert_eq!(
        removed,
        [
            "lesion A: basal cell carcinoma, nasal ala, 8 mm, pain, biopsy, punch + destruction, curettage (removed)"
        ]
    );
    assert_eq!(
        said(|now| drop(now.lesions[0].procedures.remove(0))),
        ["lesion A · biopsy: biopsy, punch (removed)"]
    );
}

#[test]
fn order_a_bare_visit_and_a_reason_are_differences_too() {
    assert_eq!(said(|now| now.lesions.reverse()), ["order of the lesions: A, B -> B, A"]);
    let found = said(|now| now.lesions[0].procedures.reverse());
    assert_eq!(found, ["lesion A · order of the procedures: biopsy, destruction -> destruction, biopsy"]);
    assert_eq!(said(|now| now.visit = Some(Visit::default())), ["visit:  (added)"]);
    let accepted = Accepted { rule: "P-25".into(), lesion: Some("A".into()), reason: "on file".into() };
    assert_eq!(
        said(|now| now.accepted.push(accepted)),
        ["accepted P-25 for lesion A: P-25, A, on file (added)"]
    );
}

#[test]
fn a_choice_of_differences_makes_a_version_of_both() {
    let was = read(WAS).unwrap();
    let mut now = was.clone();
    now.payer = Some(Payer::Cigna);
    now.lesions[0].site = Some("nasal tip".into());
    now.lesions.push(Lesion { id: "C".into(), ..Lesion::default() });
    let found = differences(&was, &now);
    assert_eq!(found.len(), 3);
    let chosen = found.iter().filter(|one| one.place() == "lesion A · site");
    let both = apply(&was, chosen).unwrap();
    assert_eq!((both.payer, both.lesions[0].site.as_deref()), (Some(Payer::Aetna), Some("nasal tip")));
    assert_eq!(both.lesions.len(), 2);
    // What lies in a lesion that is gone has nothing to change.
    let mut gone = was.clone();
    gone.lesions.remove(0);
    let site = found.iter().filter(|one| one.place() == "lesion A · site");
    assert_eq!(apply(&gone, site).unwrap(), gone);
}

/// Without two of one name in a list: of those the second is the first once the first is gone.
fn each_once(mut encounter: Encounter) -> Encounter {
    let mut seen = std::collections::BTreeSet::new();
    encounter.billed.retain(|billed| seen.insert(billed.code.clone()));
    let mut seen = std::collections::BTreeSet::new();
    encounter.amended.retain(|amended| seen.insert(amended.at.clone()));
    let mut seen = std::collections::BTreeSet::new();
    encounter.accepted.retain(|accepted| seen.insert((accepted.rule.clone(), accepted.lesion.clone())));
    for lesion in &mut encounter.lesions {
        let mut seen = std::collections::BTreeSet::new();
        lesion.procedures.retain(|procedure| seen.insert(procedure.kind.word()));
    }
    encounter
}

proptest! {
    #![proptest_config(crate::laws::cases(60))]

    #[test]
    fn all_differences_lead_from_one_to_the_other(a in encounter(), b in encounter(), turn in any::<usize>()) {
        prop_assert_eq!(differences(&a, &a), []);
        let mut found = differences(&a, &b);
        prop_assert_eq!(found.is_empty(), a == b);
        prop_assert_eq!(&apply(&a, &found).unwrap(), &b);
        let back: Vec<Difference> = found.iter().map(Difference::reversed).collect();
        prop_assert_eq!(&apply(&b, &back).unwrap(), &a);
        // In whatever order they are taken.
        let turn = turn % found.len().max(1);
        found.rotate_left(turn);
        prop_assert_eq!(&apply(&a, &found).unwrap(), &b);
    }

    #[test]
    fn what_was_chosen_is_no_difference_any_more(a in encounter(), b in encounter(), some in any::<u64>()) {
        let (a, b) = (each_once(a), each_once(b));
        let found = differences(&a, &b);
        let chosen = |at: usize| some >> (at % 64) & 1 == 1;
        let taken = found.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, one)| one);
        let both = apply(&a, taken).unwrap();
        for (at, one) in found.iter().enumerate().filter(|(_, one)| !one.place().contains("order of")) {
            let left = differences(&both, &b).iter().any(|other| other.place() == one.place() && other.now() == one.now());
            prop_assert_eq!(left, !chosen(at), "{}", one);
        }
    }
}
