//! What a line says only in part stays open: inexact lengths, `x8` of what, "each", margins between two lengths.

use curette::engine::encounter::Encounter;
use curette::entry::EchoKind;

use crate::entry::{entered, facts, lines_mean, reading};

/// Whether a line asks about something.
fn asks(line: &str, encounter: &Encounter) -> bool {
    reading(line, encounter).echo.iter().any(|echo| echo.kind == EchoKind::Question)
}

#[test]
fn a_length_that_is_not_exact_is_not_taken() {
    for said in [
        "over 1 cm",
        "more than 1 cm",
        ">1cm",
        "less than 1 cm",
        "up to 8mm",
        "nearly 1cm",
        "at least 8 mm",
        "about 8 mm",
        "~8mm",
        "8 mm or less",
        "8mm or so",
        "8mmish",
        "point 8 cm",
    ] {
        let line = format!("bcc nose edc {said}");
        let encounter = entered(&[&line]);
        assert_eq!(encounter.lesions[0].size, None, "{line}");
        assert!(
            encounter.lesions[0]
                .description
                .as_deref()
                .is_some_and(|text| text.contains('8') || text.contains('1'))
        );
        assert!(asks(&line, &Encounter::default()), "{line}");
    }
    let margin = entered(&["exc bcc back 8mm margin about 4mm"]);
    assert_eq!(margin.lesions[0].procedures[0].margin, None);
    assert_eq!(margin.lesions[0].size.as_ref().map(|size| size.typed.as_str()), Some("8mm"));
    let far = entered(&["bcc 2 cm lateral to l nipple 8mm edc"]);
    assert_eq!(far.lesions[0].size.as_ref().map(|size| size.typed.as_str()), Some("8mm"));
}

#[test]
fn an_inexact_answer_leaves_the_number_open() {
    for answer in ["@a about 12", "@a over 15", "@a ~12", "@a 12 or so"] {
        let encounter = entered(&["aks face ln2", answer]);
        assert!(facts(&encounter.lesions[0]).starts_with('\''), "{answer}: {}", facts(&encounter.lesions[0]));
    }
}

#[test]
fn decimals_are_said_in_words() {
    let bcc = |size: &str| {
        format!("1, basal cell carcinoma, at nose, {size}, [destruction curettage electrosurgery]")
    };
    lines_mean(&[
        ("bcc nose edc point eight cm", &[&bcc("8 mm")]),
        ("bcc nose edc one point two by point eight cm", &[&bcc("12 mm")]),
        ("bcc nose edc zero point eight cm", &[&bcc("8 mm")]),
    ]);
}

#[test]
fn a_margins_word_belongs_to_the_length_that_it_touches() {
    let bcc = |rest: &str| format!("1, basal cell carcinoma, at back, {rest}");
    lines_mean(&[
        ("exc bcc back 2mm margin, 12mm lesion", &[&bcc("12 mm, [excision margin 2 mm]")]),
        ("exc bcc back 12mm, 2mm margins", &[&bcc("12 mm, [excision margin 2 mm]")]),
        (
            "exc bcc back 12mm 2mm margins int 3cm",
            &[&bcc("12 mm, [excision margin 2 mm closure intermediate closed 30 mm]")],
        ),
        ("exc bcc back 12mm margin 2mm", &[&bcc("12 mm, [excision margin 2 mm]")]),
        ("exc bcc back 8mm, margins 4mm", &[&bcc("8 mm, [excision margin 4 mm]")]),
        ("exc bcc back 8mm, margins negative", &[&bcc("8 mm, \"margins negative\", [excision]")]),
        ("exc bcc back 8mm, margins clear", &[&bcc("8 mm, \"margins clear\", [excision]")]),
        // Neither is certain.
        ("exc bcc back 2mm margins 12mm", &[&bcc("\"2mm margins 12mm\", [excision]")]),
        ("exc bcc back 4mm margins 8mm", &[&bcc("\"4mm margins 8mm\", [excision]")]),
        ("exc bcc back 4mm margin 8mm", &[&bcc("\"4mm margin 8mm\", [excision]")]),
        // The narrowest margin counts (R-MEAS-11).
        (
            "exc bcc back 8mm margins 4mm and 3mm",
            &[&bcc("8 mm, \"margins 4mm and 3mm\", [excision margin 3 mm]")],
        ),
        ("exc bcc back 4mm margins 8mm and 9mm", &[&bcc("\"4mm margins 8mm and 9mm\", [excision]")]),
        ("exc bcc back 8mm with margins 4mm", &[&bcc("8 mm, [excision margin 4 mm]")]),
        ("exc bcc back 1.2 cm x 0.8 cm margins 4 mm", &[&bcc("12 mm, [excision margin 4 mm]")]),
        ("exc bcc back 8mm with clear margins", &[&bcc("8 mm, [excision]")]),
        (
            "exc bcc back 8mm, margins 4mm and 3mm",
            &[&bcc("8 mm, \"margins 4mm and 3mm\", [excision margin 3 mm]")],
        ),
    ]);
}

#[test]
fn a_length_that_answers_says_what_it_measures() {
    for answer in ["@a excised 16mm", "@a 16mm excised diameter", "@a total 16mm"] {
        let encounter = entered(&["exc bcc back 8mm", answer]);
        assert_eq!(
            facts(&encounter.lesions[0]),
            "1, basal cell carcinoma, at back, 8 mm, [excision excised 16 mm]",
            "{answer}"
        );
    }
    // A margin and the length of a closure are both asked for.
    let encounter = entered(&["exc bcc back 8mm int"]);
    assert!(asks("@a 3cm", &encounter));
    assert!(!reading("@a 3cm", &encounter).understood);
}

#[test]
fn times_of_what_is_not_done_in_cycles_leave_the_number_open() {
    for line in [
        "corn x2 r foot pared",
        "callus x5 feet pared",
        "keloid chest x8 ilk",
        "skin tag x18 neck snip",
        "punch bx x2 back nevus",
        "shave nevus x2 back 6mm",
        "exc cyst x2 back 1cm m1mm",
    ] {
        let lesion = &entered(&[line]).lesions[0];
        assert!(facts(lesion).starts_with("'x"), "{line}: {}", facts(lesion));
    }
    assert!(facts(&entered(&["3 keloids chest x8 ilk"]).lesions[0]).starts_with("3, "));
    let one = entered(&["keloid chest", "@a ilk x8"]);
    assert!(facts(&one.lesions[0]).starts_with('\''), "{}", facts(&one.lesions[0]));
    let pared = entered(&["callus r foot x5 pared", "@a 5"]);
    assert!(facts(&pared.lesions[0]).starts_with("5, "), "{}", facts(&pared.lesions[0]));
}

#[test]
fn a_number_for_each_place_is_not_that_of_all() {
    for line in [
        "8 aks each forearm ln2",
        "3 aks on each cheek ln2",
        "5 aks per forearm ln2",
        "3 aks both hands each ln2",
    ] {
        let lesion = &entered(&[line]).lesions[0];
        assert!(facts(lesion).starts_with('\''), "{line}: {}", facts(lesion));
        assert!(asks(line, &Encounter::default()), "{line}");
    }
    let lesion = &entered(&["8 aks l forearm ln2 each x2"]).lesions[0];
    assert!(facts(lesion).starts_with("8, "), "{}", facts(lesion));
}
