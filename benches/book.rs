//! The book: its texts to checked tables, as at every start.

use criterion::Criterion;
use curette::bundle;

/// Loads every built-in book.
pub fn measure(criterion: &mut Criterion) {
    criterion.bench_function("book/load", |bench| bench.iter(|| bundle::load().expect("books")));
}
