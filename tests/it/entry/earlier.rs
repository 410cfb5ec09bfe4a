//! What a line adds to the encounter: totals, facts for earlier lesions, ids, texts as they were typed.

use curette::engine::lesion::{Pathology, Side};
use curette::entry::{EchoKind, take};

use super::{entered, facts, reading};

#[test]
fn totals_are_kept_by_behaviour() {
    let named = entered(&["total 12 premalignant", "total 7 benign lesions"]);
    assert_eq!((named.stated.premalignant, named.stated.benign), (Some(12), Some(7)));
    let encounter = entered(&["total 15 ak", "total 9 warts", "total 4 tags"]);
    assert_eq!(encounter.stated.premalignant, Some(15));
    assert_eq!(encounter.stated.benign, Some(9));
    assert_eq!(encounter.stated.tags, Some(4));
    assert!(encounter.lesions.is_empty());
}

#[test]
fn facts_for_an_earlier_lesion_change_only_that() {
    let encounter = entered(&[
        "punch r cheek ?bcc",
        "bcc back edc",
        "exc cyst back 2cm",
        "hemangioma face laser",
        "@b 12mm",
        "@B -> 14mm x3",
        "@a path final bcc",
        "@c m2mm int 3cm bleeding",
        "@d 3x4cm",
        "@d 3 lesions",
        "@b l shoulder",
        "@c foobar",
    ]);
    let found: Vec<String> = encounter.lesions.iter().map(facts).collect();
    assert_eq!(
        found,
        [
            "1, basal cell carcinoma, path final, right, at cheek, [biopsy punch]",
            "1, basal cell carcinoma, left, at shoulder, 12 mm, [destruction curettage electrosurgery x3 after 14 mm]",
            "1, cyst, at back, 20 mm, bleeding, \"foobar\", [excision margin 2 mm closure intermediate closed 30 mm]",
            "3, hemangioma, at face, area 1200, [destruction laser]",
        ]
    );
}

#[test]
fn a_fact_for_a_lesion_that_is_not_there_is_shown_and_not_taken() {
    let encounter = entered(&["ak face ln2"]);
    let reading = reading("@z 12mm", &encounter);
    assert!(!reading.understood);
    assert!(reading.echo.iter().any(|echo| echo.kind == EchoKind::Unknown && echo.text.contains("'z'")));
}

#[test]
fn ids_are_given_when_the_line_is_taken() {
    let mut encounter = entered(&["ak face ln2"]);
    let line = reading("8 warts r hand ln2 + 2 warts l foot ln2 + @a 6mm", &encounter);
    assert_eq!(take(&line, &mut encounter), ["B", "C", "A"]);
    assert_eq!(encounter.lesions[1].side, Some(Side::Right));
    assert_eq!(encounter.lesions[0].size.as_ref().map(|size| size.length.mm()), Some("6".to_owned()));
}

#[test]
fn sizes_are_kept_as_typed() {
    for (line, typed) in [
        ("bcc back edc 8 mm", "8 mm"),
        ("bcc back edc 1,2cm", "1.2cm"),
        ("bcc back edc 1.2x0.8cm", "1.2x0.8cm"),
        ("bcc back edc 1.2 by 0.8 cm", "1.2 x 0.8 cm"),
    ] {
        let encounter = entered(&[line]);
        let size = encounter.lesions[0].size.as_ref().expect("size");
        assert_eq!(size.typed, typed, "{line}");
    }
}

#[test]
fn a_biopsy_of_a_named_diagnosis_says_nothing_of_the_report() {
    assert_eq!(entered(&["punch r cheek bcc"]).lesions[0].pathology, None);
    assert_eq!(entered(&["bcc r cheek edc ?"]).lesions[0].pathology, None, "no tissue was taken");
    assert_eq!(entered(&["shave r cheek ?bcc"]).lesions[0].pathology, Some(Pathology::Pending));
}
