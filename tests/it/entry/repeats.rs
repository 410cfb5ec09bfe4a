//! A point repeats the entry before it, at another site.

use curette::engine::encounter::Encounter;
use curette::entry::EchoKind;

use super::{entered, facts, reading};

#[test]
fn a_point_repeats_diagnosis_procedure_and_methods_only() {
    let encounter = entered(&[
        "3 bcc l nasal ala 8mm edc x3 bxp",
        ". scalp",
        ". r cheek 6mm",
        ". 4 back",
        ". sk face",
        ". shave chest",
    ]);
    let found: Vec<String> = encounter.lesions.iter().map(facts).collect();
    assert_eq!(
        found[1..],
        [
            "?, basal cell carcinoma, at scalp, [destruction curettage electrosurgery]",
            "?, basal cell carcinoma, right, at cheek, 6 mm, [destruction curettage electrosurgery]",
            "4, basal cell carcinoma, at back, [destruction curettage electrosurgery]",
            "1, seborrheic keratosis, at face, [destruction curettage electrosurgery]",
            "1, seborrheic keratosis, at chest, [shave]",
        ]
    );
}

#[test]
fn a_point_repeats_no_number_and_invents_none() {
    for (before, count) in [
        ("ak face ln2", "1"),
        ("1 ak face ln2", "1"),
        ("5 ak face ln2", "?"),
        ("aks face ln2", "?"),
        ("several aks face ln2", "?"),
    ] {
        let encounter = entered(&[before, ". scalp", ". hand"]);
        for lesion in &encounter.lesions[1..] {
            assert!(
                facts(lesion).starts_with(&format!("{count}, actinic keratosis")),
                "{before}: {}",
                facts(lesion)
            );
        }
    }
}

#[test]
fn a_point_repeats_a_suspicion_and_waits_for_its_report() {
    let encounter = entered(&["punch r cheek ?bcc", ". l arm"]);
    assert_eq!(
        facts(&encounter.lesions[1]),
        "1, suspected basal cell carcinoma, path pending, left, at arm, [biopsy punch]"
    );
}

#[test]
fn a_point_after_a_plus_repeats_the_entry_before_it() {
    let encounter = entered(&["ak face ln2 + . scalp"]);
    assert_eq!(facts(&encounter.lesions[1]), "1, actinic keratosis, at scalp, [destruction cryosurgery]");
}

#[test]
fn a_point_without_an_entry_before_asks() {
    let reading = reading(". scalp", &Encounter::default());
    assert!(reading.echo.iter().any(|echo| echo.kind == EchoKind::Question), "{:?}", reading.echo);
}
