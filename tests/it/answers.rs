//! Questions are answered in the words that they offer: what each answer makes of the codes, from the rules.

use curette::engine::assess;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::lesion::Pathology;
use curette::engine::outcome::Assessment;
use curette::entry::take;

use crate::entry::{book, entered, reading};

fn answer(encounter: &Encounter) -> Assessment {
    assess(encounter, History::none(), book())
}

/// Every claim line as `code x units: diagnoses`; a question as `?field`, a hold as `held`.
fn said(lines: &[&str]) -> String {
    let answer = answer(&entered(lines));
    let mut out: Vec<String> = answer
        .lines
        .iter()
        .map(|line| {
            let icd: Vec<String> = line.diagnoses.iter().map(ToString::to_string).collect();
            let units = if line.units == 1 { String::new() } else { format!(" x{}", line.units) };
            format!("{}{units} {}", line.code, icd.join("+"))
        })
        .collect();
    out.extend(answer.open.iter().map(|open| format!("?{}", open.field)));
    out.extend(answer.held.iter().map(|_| "held".to_owned()));
    out.join(", ")
}

#[test]
fn a_site_is_answered_in_the_words_of_its_question() {
    let supra = "bcc l supraclavicular 8mm edc bxp";
    for neck in
        ["@a above the collarbone", "@a above the collarbone, on the neck", "@a it is above", "@a neck"]
    {
        assert_eq!(said(&[supra, neck]), "17271 C44.41", "{neck}");
    }
    for chest in ["@a over the collarbone", "@a over the collarbone, on the chest", "@a chest"] {
        assert_eq!(said(&[supra, chest]), "17261 C44.519", "{chest}");
    }
    let upper = "bcc upper lip 8mm edc bxp";
    assert_eq!(said(&[upper, "@a red lip"]), "17281 C00.0");
    assert_eq!(said(&[upper, "@a on the red lip"]), "17281 C00.0");
    assert_eq!(said(&[upper, "@a skin"]), "17281 C44.01");
    assert_eq!(said(&["bcc lower lip 8mm edc bxp", "@a red lip"]), "17281 C00.1");
    let beard = "bcc beard area 8mm edc bxp";
    assert!(said(&[beard, "@a above"]).starts_with("17281 "));
    assert!(said(&[beard, "@a below the lower edge of the jaw"]).starts_with("17271 "));
}

#[test]
fn what_answers_nothing_is_no_answer() {
    let supra = "bcc l supraclavicular 8mm edc bxp";
    for line in ["@a scar above the brow", "@a not above the collarbone", "@a above, over"] {
        let encounter = entered(&[supra]);
        let reading = reading(line, &encounter);
        let mut after = encounter.clone();
        take(&reading, &mut after);
        assert_ne!(after.lesions[0].site.as_deref(), Some("neck (side)"), "{line}");
        assert_ne!(after.lesions[0].site.as_deref(), Some("clavicle / collarbone skin"), "{line}");
    }
}

#[test]
fn a_bare_length_is_the_length_that_is_asked_for() {
    let closed = entered(&["exc r shoulder bcc 11mm m4mm complex", "@a 3cm"]);
    let lesion = &closed.lesions[0];
    assert_eq!(lesion.size.as_ref().map(|size| size.typed.as_str()), Some("11mm"));
    assert_eq!(lesion.procedures[0].closure_length.as_ref().map(|size| size.typed.as_str()), Some("3cm"));
    assert_eq!(said(&["exc r shoulder bcc 11mm m4mm complex", "@a 3cm"]), "13121 C44.612, 11602 C44.612");
    let nevus = "exc back nevus 8mm";
    // 8 mm and 2 mm on each side are 12 mm; with no margin it is 8 mm.
    assert_eq!(said(&[nevus, "@a 2mm"]), "11402 D22.5");
    assert_eq!(said(&[nevus, "@a 0mm"]), "11401 D22.5");
    // Where no length is asked for it corrects the size.
    assert_eq!(said(&["bcc l cheek 8mm edc bxp", "@a 12mm"]), "17282 C44.319");
}

#[test]
fn a_bare_number_is_the_number_that_is_asked_for() {
    let several = "several ak face ln2";
    for five in ["@a 5", "5"] {
        assert_eq!(said(&[several, five]), "17000 L57.0, 17003 x4 L57.0", "{five}");
    }
    assert_eq!(said(&["3 ak face ln2", "@a 5"]), "17000 L57.0, 17003 x4 L57.0");
    assert_eq!(said(&["ak face ln2", "@a 5"]), "17000 L57.0, 17003 x4 L57.0");
    assert_eq!(said(&["electrolysis chin hirsutism", "@a 30"]), "17380 L68.0");
    // A number without a unit is no size of a lesion that is measured.
    let encounter = entered(&["bcc l cheek 8mm edc bxp"]);
    assert!(!reading("@a 9", &encounter).understood);
    assert!(!reading("9", &encounter).understood);
}

#[test]
fn a_report_ends_a_hold_only_with_a_diagnosis() {
    let waits = "bcc r cheek 8mm tangential edc pending";
    for malignant in
        ["@a path malignant", "@a bcc confirmed", "@a report bcc", "@a path final bcc", "@a confirmed"]
    {
        assert_eq!(said(&[waits, malignant]), "17281 C44.319", "{malignant}");
    }
    assert_eq!(said(&[waits, "@a path nevus"]), "11102 D22.39");
    for unnamed in ["@a path final benign", "@a benign", "@a path benign", "@a benign, path final"] {
        let mut encounter = entered(&[waits]);
        let reading = reading(unnamed, &encounter);
        assert!(
            reading.echo.iter().any(|echo| echo.text.contains("what does the report name?")),
            "{unnamed}"
        );
        take(&reading, &mut encounter);
        assert_eq!(encounter.lesions[0].pathology, Some(Pathology::Pending), "{unnamed}");
        assert!(answer(&encounter).lines.is_empty(), "{unnamed}");
    }
    for nothing in ["@a path not malignant", "@a still pending, malignant?"] {
        let mut encounter = entered(&[waits]);
        take(&reading(nothing, &encounter), &mut encounter);
        assert_eq!(encounter.lesions[0].pathology, Some(Pathology::Pending), "{nothing}");
    }
}

#[test]
fn what_a_lesion_is_called_is_answered_in_words() {
    assert_eq!(said(&["ak face pdt", "@a staff"]), "96567 L57.0");
    assert_eq!(said(&["ak face pdt", "@a clinician"]), "96573 L57.0");
    assert_eq!(said(&["ak face pdt", "@a debridement"]), "96574 L57.0");
    assert_eq!(said(&["cherry angioma chest laser", "@a benign spot"]), "17110 D18.01");
    assert_eq!(said(&["cherry angioma chest laser", "@a growth of skin vessels"]), "?area");
    assert_eq!(
        said(&["cherry angioma chest laser", "@a growth of skin vessels", "@a 3 x 4 cm"]),
        "17107 D18.01"
    );
    assert_eq!(said(&["keratoacanthoma r cheek edc 8mm", "@a malignant"]), "17281 C44.329");
    assert_eq!(said(&["keratoacanthoma r cheek edc 8mm", "@a benign"]), "17110 L85.8");
    assert_eq!(said(&["5 dsap l shin ln2", "@a precancerous"]), "17000 L56.5, 17003 x4 L56.5");
    assert_eq!(said(&["corn foot ln2", "@a destroyed"]), "17110 L84");
    assert_eq!(said(&["corn foot ln2", "@a pared"]), "11055 L84");
}

#[test]
fn an_answer_says_what_it_was_taken_for() {
    let encounter = entered(&["exc back nevus 8mm"]);
    let echo = reading("@a 2mm", &encounter).echo;
    assert!(echo.iter().any(|echo| echo.text.starts_with("margin 2 mm") && echo.text.contains("asked for")));
    let encounter = entered(&["several ak face ln2"]);
    let echo = reading("5", &encounter).echo;
    assert!(echo.iter().any(|echo| echo.text.starts_with("lesion A, ")), "{echo:?}");
}
