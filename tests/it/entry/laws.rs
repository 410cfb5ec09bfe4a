//! Any text is read: without a panic, the same each time, within the line.

use curette::bundle;
use curette::entry::{Context, Entry, complete, read, take};
use proptest::prelude::*;

use super::{book, entered, facts, words};

/// Every word that the grammar itself knows, and the signs between them.
fn own_words() -> impl Strategy<Value = String> {
    let mut words: Vec<String> = bundle::ABBREVIATIONS
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    for (_, diagnosis) in book().diagnoses() {
        words.push(diagnosis.name.clone());
        words.extend(diagnosis.names.iter().cloned());
    }
    for (_, site) in book().sites() {
        words.push(site.name.clone());
    }
    for sign in [
        "+",
        " + ",
        "?",
        "->",
        "x2",
        "8mm",
        "m4mm",
        "1.2x0.8cm",
        "9+2*2mm",
        "4+3",
        "~20",
        "-3",
        "5",
        ".",
        "@a",
        "@B",
        "%",
        "12cm2",
        "2st",
        "0,6",
        "x",
        "by",
        "/",
        "1-2",
        "20+",
        "\u{d7}",
        "\u{2192}",
        "99999999999999999999",
        "10 mg/ml",
    ] {
        words.extend(std::iter::repeat_n(sign.to_owned(), 20));
    }
    words.sort();
    proptest::collection::vec(
        (proptest::sample::select(words), prop_oneof![Just(" "), Just(" "), Just(" "), Just("")]),
        0..14,
    )
    .prop_map(|parts| parts.into_iter().map(|(word, gap)| word + gap).collect())
}

fn holds(line: &str) -> Result<(), TestCaseError> {
    let mut encounter = entered(&["ak face ln2", "punch r cheek ?bcc"]);
    let before = encounter.lesions.len();
    let context = Context { book: book(), words: words(), encounter: &encounter };
    let found = read(line, &context);
    prop_assert_eq!(&found, &read(line, &context), "the same line is read the same way");
    let mut last = 0;
    for echo in &found.echo {
        prop_assert!(line.get(echo.span.clone()).is_some(), "{:?}", echo);
        prop_assert!(!echo.text.chars().any(char::is_control), "{:?}", echo);
        prop_assert!(echo.span.start >= last, "in reading order");
        last = echo.span.start;
    }
    for cursor in (0..=line.len()).step_by(7) {
        for completion in complete(line, cursor, &context) {
            prop_assert!(line.get(completion.span.clone()).is_some());
        }
    }
    let ids = take(&found, &mut encounter);
    let new = found.entries.iter().filter(|entry| matches!(entry, Entry::Lesion(_))).count();
    prop_assert_eq!(encounter.lesions.len(), if found.understood { before + new } else { before });
    prop_assert!(
        ids.iter().all(|id| encounter.lesions.iter().filter(|lesion| lesion.id == *id).count() == 1)
    );
    Ok(())
}

proptest! {
    #![proptest_config(crate::laws::cases(200))]

    #[test]
    fn any_text_is_read_without_a_panic(line in "\\PC{0,60}") {
        holds(&line)?;
    }

    #[test]
    fn any_bytes_of_text_are_read_without_a_panic(line in proptest::collection::vec(any::<char>(), 0..40)) {
        holds(&line.into_iter().collect::<String>())?;
    }

    #[test]
    fn any_order_of_the_own_words_is_read_without_a_panic(line in own_words()) {
        holds(&line)?;
    }

    #[test]
    fn the_order_of_the_words_does_not_matter(order in Just(vec!["ak", "l forearm", "6mm", "ln2", "bleeding", "two cycles"]).prop_shuffle()) {
        // Cycles need no procedure before them, a side goes with its site.
        let encounter = entered(&[&order.join(" ")]);
        let one = facts(&encounter.lesions[0]);
        prop_assert_eq!(one, "1, actinic keratosis, left, at forearm, 6 mm, bleeding, [destruction cryosurgery x2]");
    }
}
