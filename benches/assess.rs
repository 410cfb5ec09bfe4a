//! The engine: an encounter to its assessment.

use criterion::{BenchmarkId, Criterion};
use curette::bundle;
use curette::engine::assess;
use curette::engine::history::History;
use std::hint::black_box;

use crate::encounters;

/// 4, 12 and 60 mixed lesions: everything known, and with open questions.
pub fn measure(criterion: &mut Criterion) {
    let book = bundle::books().expect("books").last().expect("book");
    let mut group = criterion.benchmark_group("assess");
    for lesions in [4, 12, 60] {
        let known = encounters::known(lesions);
        assert!(
            assess(&known, History::none(), book).open.is_empty(),
            "{:?}",
            assess(&known, History::none(), book).open
        );
        group.bench_with_input(BenchmarkId::new("known", lesions), &known, |bench, encounter| {
            bench.iter(|| assess(black_box(encounter), History::none(), book));
        });
        let open = encounters::with_questions(lesions);
        assert!(
            !assess(&open, History::none(), book).open.is_empty(),
            "no question is open with {lesions} lesions"
        );
        group.bench_with_input(BenchmarkId::new("with questions", lesions), &open, |bench, encounter| {
            bench.iter(|| assess(black_box(encounter), History::none(), book));
        });
    }
    let unknown = encounters::with_unknown_names(12);
    group.bench_with_input(BenchmarkId::new("with unknown names", 12), &unknown, |bench, encounter| {
        bench.iter(|| assess(black_box(encounter), History::none(), book));
    });
    group.finish();
}
