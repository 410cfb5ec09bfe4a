//! Sides and places of a line: verbs that look like sides, nails and their digits, lips that are answered for.

use curette::engine::encounter::Encounter;
use curette::entry::EchoKind;

use crate::entry::{entered, facts, lines_mean, reading};

#[test]
fn a_verb_is_no_side() {
    for line in [
        "exc bcc forearm 8mm m4mm left open",
        "bcc nose 8mm edc, wound left to heal",
        "bcc nose 8mm edc right after bx",
    ] {
        assert_eq!(entered(&[line]).lesions[0].side, None, "{line}");
    }
}

#[test]
fn the_nail_of_a_digit_is_one_place_in_any_order() {
    for (line, place) in [
        ("nail of l thumb punch bx", "left, at fingernail unit, detail left thumb"),
        ("left thumb nail punch bx", "left, at fingernail unit, detail left thumb"),
        ("l thumb nail unit punch bx", "left, at fingernail unit, detail left thumb"),
        ("punch bx fingernail l thumb", "left, at fingernail, detail left thumb"),
        ("punch r thumb nail", "right, at fingernail unit, detail right thumb"),
        ("punch l great toe nail", "left, at toenail unit, detail left great toe"),
    ] {
        let lesion = &entered(&[line]).lesions[0];
        assert_eq!(facts(lesion), format!("?, {place}, [biopsy punch]"), "{line}");
        let echo = reading(line, &Encounter::default()).echo;
        assert!(echo.iter().all(|echo| echo.kind != EchoKind::Question), "{line}: {echo:?}");
    }
}

#[test]
fn a_digit_has_the_side_of_its_limb() {
    lines_mean(&[
        (
            "scc index finger r hand 7mm edc",
            &[
                "1, squamous cell carcinoma, right, at index finger, 7 mm, [destruction curettage electrosurgery]",
            ],
        ),
        ("wart 3rd toe l foot ln2", &["1, wart, left, at 3rd toe, [destruction cryosurgery]"]),
        ("wart r thumb r hand ln2", &["1, wart, right, at right thumb, [destruction cryosurgery]"]),
        (
            "wart r thumb l hand ln2",
            &["?, wart, at right thumb, detail left hand, [destruction cryosurgery]"],
        ),
        ("wart great toe r foot ln2", &["1, wart, right, at great toe, [destruction cryosurgery]"]),
        (
            "wart sub 5th met head r foot ln2",
            &["1, wart, right, at foot, \"5th met head, sub\", [destruction cryosurgery]"],
        ),
    ]);
}

#[test]
fn an_answer_keeps_the_lip_that_was_said() {
    for (line, answer, site) in [
        ("scc lower lip 8mm edc", "@a vermilion", "vermilion lower lip"),
        ("scc lower lip 8mm edc", "@a vermilion lip", "vermilion lower lip"),
        ("scc upper lip 8mm edc", "@a vermilion", "vermilion upper lip"),
        ("scc lip 8mm edc", "@a upper", "upper lip"),
    ] {
        assert_eq!(entered(&[line, answer]).lesions[0].site.as_deref(), Some(site), "{line}, {answer}");
    }
}

#[test]
fn a_shave_answers_how_a_biopsy_was_done() {
    let encounter = entered(&["bx l cheek ?bcc", "@a shave"]);
    assert!(
        facts(&encounter.lesions[0]).ends_with("[biopsy tangential]"),
        "{}",
        facts(&encounter.lesions[0])
    );
}

#[test]
fn what_is_named_beside_a_procedure_belongs_to_it() {
    lines_mean(&[
        (
            "pdt with ala scalp aks",
            &["?, actinic keratosis, at scalp, [photodynamic drug aminolevulinic acid]"],
        ),
        (
            "bcc l ala 8mm edc",
            &["1, basal cell carcinoma, left, at nasal ala, 8 mm, [destruction curettage electrosurgery]"],
        ),
        ("5 tags neck removed", &["5, skin tag, at neck, [tag-removal]"]),
        ("25 tags axilla scissors", &["25, skin tag, at axilla, [tag-removal scissors]"]),
        (
            "shave nevus back irregular appearance 6mm",
            &["1, melanocytic nevus, at back, 6 mm, \"irregular appearance\", [shave]"],
        ),
        (
            "mohs nose 2 stages 3 and 2 blocks bcc",
            &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [3, 2]]"],
        ),
        (
            "mohs nose bcc stage 1: 4, stage 2: 3",
            &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [4, 3]]"],
        ),
        (
            "mohs nose bcc 2 stages (4, 3)",
            &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [4, 3]]"],
        ),
        ("mohs nose bcc 1st", &["1, basal cell carcinoma, at nose, [mohs stages 1]"]),
        ("mohs nose bcc x2 stages", &["1, basal cell carcinoma, at nose, [mohs stages 2]"]),
        ("mohs nose bcc x 8 blocks", &["1, basal cell carcinoma, at nose, [mohs stages 1 blocks [8]]"]),
    ]);
}

#[test]
fn words_of_the_field_are_known_in_their_usual_forms() {
    let bcc = |rest: &str| format!("1, basal cell carcinoma, at back, 10 mm, [excision margin 4 mm {rest}]");
    lines_mean(&[
        ("exc bcc back 1cm m4mm 4cm complex", &[&bcc("closure complex closed 40 mm")]),
        ("exc bcc back 1cm m4mm 4cm intermediate closure", &[&bcc("closure intermediate closed 40 mm")]),
        ("exc bcc back 1cm m4mm closed in layers 4cm", &[&bcc("closure intermediate closed 40 mm")]),
        ("exc bcc back 1cm m4mm intermed 4cm", &[&bcc("closure intermediate closed 40 mm")]),
        ("exc bcc back 1cm complex m4mm", &[&bcc("closure complex")]),
        ("ak face 5 lesions ln2", &["5, actinic keratosis, at face, [destruction cryosurgery]"]),
        ("ak face n=5 ln2", &["5, actinic keratosis, at face, [destruction cryosurgery]"]),
        ("ak face qty 5 ln2", &["5, actinic keratosis, at face, [destruction cryosurgery]"]),
        ("ak face \u{d7}6 ln2", &["?, actinic keratosis, at face, [destruction cryosurgery x6]"]),
        ("3 ak face 5 lesions ln2", &["?, actinic keratosis, at face, [destruction cryosurgery]"]),
        ("r/o MM back punch", &["1, suspected invasive melanoma, path pending, at back, [biopsy punch]"]),
        (
            "bcca back 1cm edc",
            &["1, basal cell carcinoma, at back, 10 mm, [destruction curettage electrosurgery]"],
        ),
        ("verucca r hand curretage", &["1, wart, right, at hand, [destruction curettage]"]),
        ("l thumbnail punch bx", &["?, left, at thumbnail, [biopsy punch]"]),
        (
            "mohs nose bcc 3 and 2 blocks",
            &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [3, 2]]"],
        ),
        (
            "mohs bcc nose 1st stage 4 blocks 2nd stage 3 blocks",
            &["1, basal cell carcinoma, at nose, [mohs stages 2 blocks [4, 3]]"],
        ),
    ]);
}
