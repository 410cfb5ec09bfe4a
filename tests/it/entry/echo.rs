//! What is said of each part of a line: what was taken, how surely, what is asked.

use curette::engine::encounter::Encounter;
use curette::entry::{Echo, EchoKind, take};

use super::reading;

/// Lines with a part of the echo of one place: the typed text, how sure, and words of it.
const ECHOES: &[(&str, &str, EchoKind, &[&str])] = &[
    ("5 ak face ln2", "5", EchoKind::Understood, &["5 lesions"]),
    ("5 ak face ln2", "ak", EchoKind::Understood, &["actinic keratosis"]),
    ("5 ak face ln2", "ln2", EchoKind::Understood, &["cryosurgery"]),
    ("aks face ln2", "aks", EchoKind::Understood, &["not stated", "actinic keratosis"]),
    ("ak face 8mm", "8mm", EchoKind::Understood, &["8 mm (0.8 cm)"]),
    ("ak face 0.55 cm", "0.55 cm", EchoKind::Understood, &["5.5 mm (0.55 cm)"]),
    ("ak lfa ln2", "lfa", EchoKind::Understood, &["left forearm"]),
    ("ak l foream ln2", "l foream", EchoKind::Assumed, &["left forearm", "foream"]),
    ("ak lfa 6 ln", "ak", EchoKind::Understood, &["not stated"]),
    ("ak lfa 6 ln", "6", EchoKind::Question, &["6 lesions", "6mm", "6cm", "x6"]),
    ("bcc back edc 1.2", "1.2", EchoKind::Question, &["1.2mm", "1.2cm"]),
    ("bcc back edc -3mm", "-3mm", EchoKind::Question, &["negative"]),
    ("bcc back edc 6.255mm", "6.255mm", EchoKind::Question, &["finer"]),
    ("exc bcc back 11mm 4mm", "4mm", EchoKind::Question, &["second length", "margin"]),
    ("bcc back edc 9mm margin 4", "4", EchoKind::Question, &["margin", "4mm", "4cm"]),
    ("bcc scc nose", "scc", EchoKind::Question, &["basal cell carcinoma", "squamous cell carcinoma"]),
    ("melasoma face", "melasoma", EchoKind::Question, &["melanoma", "melasma"]),
    ("sk l r cheek", "l", EchoKind::Question, &["left or right"]),
    ("ak face nose", "nose", EchoKind::Question, &["second site"]),
    ("sk back irritated", "irritated", EchoKind::Question, &["bleed"]),
    ("punch x2 back", "x2", EchoKind::Question, &["2 lesions"]),
    ("ak x5 face ln2", "x5", EchoKind::Assumed, &["5 cycles", "before the diagnosis"]),
    ("foobar ak face", "foobar", EchoKind::Unknown, &["'foobar'", "kept as description"]),
    ("kertosis ak face", "kertosis", EchoKind::Unknown, &["did you mean", "keratosis"]),
    ("punch r cheek ?bcc", "?bcc", EchoKind::Understood, &["suspected basal cell carcinoma"]),
    ("hemangioma face laser 3x4cm", "3x4cm", EchoKind::Understood, &["area 12 cm2"]),
    ("3 sks back snip", "snip", EchoKind::Question, &["skin tag"]),
    ("total 15 ak", "total 15 ak", EchoKind::Understood, &["15 premalignant"]),
    ("mohs nose bcc 3", "3", EchoKind::Question, &["3 blocks", "3 stages"]),
    ("bcc face m4mm", "m4mm", EchoKind::Understood, &["margin 4 mm (0.4 cm)"]),
];

#[test]
fn the_echo_says_what_was_taken_and_how_surely() {
    for (line, typed, kind, parts) in ECHOES {
        let reading = reading(line, &Encounter::default());
        let fits = |echo: &Echo| {
            line.get(echo.span.clone()) == Some(*typed)
                && echo.kind == *kind
                && parts.iter().all(|part| echo.text.contains(part))
        };
        assert!(reading.echo.iter().any(fits), "{line}: {typed}: {:#?}", reading.echo);
    }
}

#[test]
fn the_echo_joins_to_one_line_in_reading_order() {
    let echo = reading("5 ak face ln2", &Encounter::default()).echo;
    let texts: Vec<&str> = echo.iter().map(|echo| echo.text.as_str()).collect();
    assert_eq!(texts.join(" \u{b7} "), "5 lesions \u{b7} actinic keratosis \u{b7} face \u{b7} cryosurgery");
}

#[test]
fn a_line_of_which_a_part_is_not_understood_at_all_stays() {
    for line in [
        "",
        "   ",
        "foobar",
        "+",
        "5",
        "l",
        "total 15",
        "total 3 bcc",
        "@b 12mm",
        "foobar + ak face",
        "?",
        "mm",
    ] {
        let encounter = Encounter::default();
        let reading = reading(line, &encounter);
        assert!(!reading.understood, "{line}: {:?}", reading.entries);
        let mut after = encounter.clone();
        assert!(take(&reading, &mut after).is_empty(), "{line}");
        assert_eq!(after, encounter, "{line}");
    }
}

#[test]
fn no_control_character_reaches_the_echo_or_the_lesion() {
    let line = "ak face \u{1b}[31mfoo\u{7}bar\u{202e}baz ln2 @\u{1b}x $\u{9b}";
    let reading = reading(line, &Encounter::default());
    let text = format!("{:?}", reading);
    assert!(
        !text.contains("\\u{1b}")
            && !text.contains("\\u{7}")
            && !text.contains("\\u{202e}")
            && !text.contains("\\u{9b}"),
        "{text}"
    );
}

#[test]
fn long_pasted_text_is_read_whole() {
    let long = [
        "keratsis xqzw ",
        "aaaa",
        "foream ",
        "1+",
        "x2 8mm ",
        "?bcc ",
        "@a ",
        "ak + ",
        "l r ",
        "1x",
        "m1",
        "no ",
        "a 1 ",
        ". + ",
        "melasoma ",
        "-> ",
        "1.",
        "\u{301}",
    ];
    for part in long {
        let line: String = part.repeat(10_000 / part.len());
        let reading = reading(&line, &Encounter::default());
        assert!(!reading.echo.is_empty(), "{part}: nothing is said about it");
        assert!(reading.echo.iter().all(|echo| line.get(echo.span.clone()).is_some()));
    }
}
