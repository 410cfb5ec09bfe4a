//! Words: completions, short forms, the words of the user.

use curette::bundle;
use curette::engine::encounter::Encounter;
use curette::entry::{Abbreviations, Context, EchoKind, Entry, Lexicon, complete, read};

use super::{book, facts, reading, words};

#[test]
fn completions_go_on_from_the_words_before_the_cursor() {
    let encounter = Encounter::default();
    let context = Context { book: book(), words: words(), encounter: &encounter };
    let first = |line: &str| {
        complete(line, line.len(), &context).first().map(|found| (found.span.clone(), found.text.clone()))
    };
    assert_eq!(first("ak nasal a"), Some((3..10, "nasal ala".to_owned())));
    assert_eq!(first("5 fore"), Some((2..6, "forearm".to_owned())));
    assert_eq!(first("?seborrheic ker"), Some((1..15, "seborrheic keratosis".to_owned())));
    assert_eq!(first("ak face "), None);
    assert_eq!(first("ak face 8m"), None);
    assert!(complete("kera", 4, &context).len() <= 8);
    let inside = complete("ak fore ln2", 6, &context);
    assert_eq!(
        inside.first().map(|found| found.span.clone()),
        Some(3..7),
        "the rest of the word is replaced too"
    );
    assert!(
        complete("sebker", 6, &context).iter().any(|found| found.text.contains("seborrheic keratosis")
            || found.says.contains("seborrheic keratosis"))
    );
}

#[test]
fn every_short_form_is_understood() {
    let text = bundle::ABBREVIATIONS;
    let table: toml::Table = text.parse().expect("toml");
    for (short, _) in table["short"].as_table().expect("short forms") {
        let echo = reading(short, &Encounter::default()).echo;
        assert!(echo.iter().all(|echo| echo.kind == EchoKind::Understood), "{short}: {echo:?}");
        assert!(!echo.is_empty(), "{short}");
    }
}

#[test]
fn the_users_words_are_used() {
    let user = "[short]\njd = \"edc x3\"\n[side]\nleft = [\"sinister\"]";
    let words = Abbreviations::parse(bundle::ABBREVIATIONS)
        .expect("words")
        .with(Abbreviations::parse(user).expect("user's words"));
    let words = Lexicon::new(book(), &words);
    let encounter = Encounter::default();
    let reading =
        read("bcc sinister cheek jd", &Context { book: book(), words: &words, encounter: &encounter });
    let Some(Entry::Lesion(lesion)) = reading.entries.first() else { panic!("{:?}", reading.echo) };
    assert_eq!(
        facts(lesion),
        "1, basal cell carcinoma, left, at cheek, [destruction curettage electrosurgery x3]"
    );
}
