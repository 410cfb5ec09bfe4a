//! Numbers of a line that stand beside the lesion: ages, times, years, codes. None is a number of lesions.

use curette::engine::encounter::Encounter;
use curette::entry::EchoKind;

use crate::entry::{lines_mean, reading};

#[test]
fn an_age_or_a_time_is_no_number_of_lesions() {
    let bcc = "basal cell carcinoma, left, at cheek, 8 mm";
    let edc = "[destruction curettage electrosurgery]";
    lines_mean(&[
        ("72 yo f bcc l cheek 8mm edc", &[&format!("1, {bcc}, \"72 yo f\", {edc}")]),
        ("72 y/o F bcc l cheek 8mm edc", &[&format!("1, {bcc}, \"72 y/o F\", {edc}")]),
        ("72yo m bcc l cheek 8mm edc", &[&format!("1, {bcc}, \"72yo m\", {edc}")]),
        ("80 year old female bcc l cheek 8mm edc", &[&format!("1, {bcc}, \"80 year old female\", {edc}")]),
        ("bcc l cheek 8mm edc, aged 72", &[&format!("1, {bcc}, \"aged 72\", {edc}")]),
        (
            "65 yo male ak face ln2",
            &["1, actinic keratosis, at face, \"65 yo male\", [destruction cryosurgery]"],
        ),
        ("18 yo with skin tags neck snip", &["?, skin tag, at neck, \"18 yo\", [tag-removal scissors]"]),
        ("for 6 weeks, wart l foot ln2", &["1, wart, left, at foot, \"6 weeks\", [destruction cryosurgery]"]),
        (
            "since 2019 sk back ln2",
            &["1, seborrheic keratosis, at back, \"since 2019\", [destruction cryosurgery]"],
        ),
        ("in 2019 sk back ln2", &["1, seborrheic keratosis, at back, \"2019\", [destruction cryosurgery]"]),
        (
            "5 warts r hand x 6 months ln2",
            &["5, wart, right, at hand, \"x 6 months\", [destruction cryosurgery]"],
        ),
        (
            "sk back 8mm x 6 months ln2",
            &["1, seborrheic keratosis, at back, 8 mm, \"x 6 months\", [destruction cryosurgery]"],
        ),
        ("6-8 weeks wart r hand ln2", &["1, wart, right, at hand, \"6-8 weeks\", [destruction cryosurgery]"]),
        (
            "nevus present 2 years back shave 8mm",
            &["1, melanocytic nevus, at back, 8 mm, \"2 years, present\", [shave]"],
        ),
        (
            "ak face ln2 10 seconds",
            &["1, actinic keratosis, at face, \"10 seconds\", [destruction cryosurgery]"],
        ),
        ("ak scalp ln2, 2019", &["1, actinic keratosis, at scalp, \"2019\", [destruction cryosurgery]"]),
        // A number of lesions beside an age stays one.
        ("72 yo f 5 ak face ln2", &["5, actinic keratosis, at face, \"72 yo f\", [destruction cryosurgery]"]),
        ("ak face 72 ln2", &["?, actinic keratosis, at face, [destruction cryosurgery]"]),
    ]);
    let echo = reading("72 yo f bcc l cheek 8mm edc", &Encounter::default()).echo;
    assert!(echo.iter().any(|echo| echo.text == "72 yo f, no number of lesions"), "{echo:?}");
}

#[test]
fn a_code_is_no_number_of_lesions() {
    for (line, code) in [("17000 ak face", "17000"), ("17110 wart face", "17110")] {
        let reading = reading(line, &Encounter::default());
        let told = |echo: &curette::entry::Echo| {
            echo.kind == EchoKind::Question && echo.text.starts_with(&format!("{code} is a code"))
        };
        assert!(reading.echo.iter().any(told), "{:?}", reading.echo);
    }
    lines_mean(&[
        ("17000 ak face", &["1, actinic keratosis, at face"]),
        ("12345 ak face", &["12345, actinic keratosis, at face"]),
    ]);
}

#[test]
fn inches_and_malformed_numbers_are_no_lengths() {
    for line in ["bcc nose edc 0.5 in", "bcc nose 0.5 in edc", "bcc nose edc 1 inch", "bcc nose edc 2.5.1cm"]
    {
        lines_mean(&[(line, &["1, basal cell carcinoma, at nose, [destruction curettage electrosurgery]"])]);
    }
    let echo = reading("bcc nose 0.5 in edc", &Encounter::default()).echo;
    assert!(
        echo.iter().any(|echo| echo.text.contains("mm or cm") && echo.text.contains("'0.5 in'")),
        "{echo:?}"
    );
}
