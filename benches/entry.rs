//! The one-line entry: a typed line to what it means.

use std::hint::black_box;

use criterion::Criterion;
use curette::bundle;
use curette::engine::encounter::Encounter;
use curette::entry::{Abbreviations, Context, Lexicon, read};

/// Lines of several lengths, one with a slip of the pen.
const LINES: [(&str, &str); 4] = [
    ("short", "5 ak face ln2"),
    ("long", "bcc l nasal ala 8mm edc bxp x3 pearly papule lido epi"),
    ("two lesions", "5 ak face ln2 + 3 warts r hand ln2"),
    ("misspelt", "5 actinc keratoses forehed cryo"),
];

/// Reads each line, and makes the words ready.
pub fn measure(criterion: &mut Criterion) {
    let book = bundle::books().expect("books").last().expect("book");
    let abbreviations = Abbreviations::parse(bundle::ABBREVIATIONS).expect("abbreviations");
    let words = Lexicon::new(book, &abbreviations);
    let encounter = Encounter::default();
    let context = Context { book, words: &words, encounter: &encounter };
    let mut group = criterion.benchmark_group("entry");
    for (name, line) in LINES {
        assert!(read(line, &context).understood, "'{line}' is not understood");
        group.bench_function(name, |bench| bench.iter(|| read(black_box(line), &context)));
    }
    // A page pasted by mistake: the time for a word must not grow with the words before it.
    for words in [100, 1_000] {
        let page = "foream keratsis l r 8mm ".repeat(words / 5);
        group.bench_function(format!("pasted {words} words"), |bench| {
            bench.iter(|| read(black_box(&page), &context));
        });
    }
    group.bench_function("words made ready", |bench| {
        bench.iter(|| {
            let abbreviations =
                Abbreviations::parse(black_box(bundle::ABBREVIATIONS)).expect("abbreviations");
            Lexicon::new(book, &abbreviations)
        });
    });
    group.finish();
}
