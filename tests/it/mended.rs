//! Typing errors are mended, English words are not, and what was mended is always said.

use curette::engine::encounter::Encounter;
use curette::entry::EchoKind;

use crate::entry::{entered, facts, lines_mean, reading};

#[test]
fn an_english_word_is_no_typing_error_of_another() {
    lines_mean(&[
        (
            "bcc l angle of jaw 7mm edc",
            &[
                "1, basal cell carcinoma, left, at jaw, 7 mm, \"angle\", [destruction curettage electrosurgery]",
            ],
        ),
        (
            "bcc shiny papule nose 6mm edc",
            &["1, basal cell carcinoma, at nose, 6 mm, \"shiny\", [destruction curettage electrosurgery]"],
        ),
        (
            "2 month hx of wart r hand ln2",
            &["1, wart, right, at hand, \"2 month, hx\", [destruction cryosurgery]"],
        ),
        (
            "bcc cheek bright pink papule 8mm edc",
            &[
                "1, basal cell carcinoma, at cheek, 8 mm, \"pink, bright\", [destruction curettage electrosurgery]",
            ],
        ),
        (
            "nevus back irregular shape punch bx",
            &["1, melanocytic nevus, at back, \"irregular, shape\", [biopsy punch]"],
        ),
        (
            "wart r toe ln2, signs of infection reviewed",
            &["1, wart, right, at toe, \"signs, infection reviewed\", [destruction cryosurgery]"],
        ),
        (
            "3 ak face ln2, recheck later",
            &["3, actinic keratosis, at face, \"recheck later\", [destruction cryosurgery]"],
        ),
        ("eighty aks face ln2", &["80, actinic keratosis, at face, [destruction cryosurgery]"]),
        ("one hundred aks face ln2", &["100, actinic keratosis, at face, [destruction cryosurgery]"]),
        (
            "one hundred twenty aks face ln2",
            &["'one hundred twenty', actinic keratosis, at face, [destruction cryosurgery]"],
        ),
        ("wart r hand ln2 w/ cryo probe", &["1, wart, right, at hand, \"probe\", [destruction cryosurgery]"]),
        (
            "ak face ln2 risks discussed",
            &["1, actinic keratosis, at face, \"risks discussed\", [destruction cryosurgery]"],
        ),
    ]);
    for word in [
        "heals", "focal", "cured", "dimple", "pimple", "having", "future", "close", "parts", "ending",
        "nodes", "posts",
    ] {
        let line = format!("ak face ln2 {word}");
        let lesion = &entered(&[&line]).lesions[0];
        assert_eq!(
            facts(lesion),
            format!("1, actinic keratosis, at face, \"{word}\", [destruction cryosurgery]")
        );
    }
}

#[test]
fn real_typing_errors_are_mended_and_said() {
    for (typed, name) in
        [("foraerm", "forearm"), ("forearn", "forearm"), ("cheeek", "cheek"), ("noose", "nose")]
    {
        let line = format!("ak {typed} ln2");
        assert_eq!(entered(&[&line]).lesions[0].site.as_deref(), Some(name), "{typed}");
    }
    // What only says how another word is meant is said as well.
    let echo = reading("suspectd bcc nose punch", &Encounter::default()).echo;
    let told =
        |echo: &curette::entry::Echo| echo.kind == EchoKind::Assumed && echo.text.contains("'suspectd'");
    assert!(echo.iter().any(told), "{echo:?}");
}

#[test]
fn an_exact_site_stands_before_a_mended_one() {
    let lesion = &entered(&["ak foream nose ln2"]).lesions[0];
    assert_eq!((lesion.site.as_deref(), lesion.site_detail.as_deref()), (Some("nose"), Some("forearm")));
}
