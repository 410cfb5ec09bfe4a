//! What holds for every encounter, not only for the cases.

mod all_kinds;
mod answers;
mod any_text;
mod every_answer;
mod growth;
mod order_of_entry;

use curette::bundle;
use curette::engine::book::CodeBook;
use proptest::prelude::ProptestConfig;

/// So many encounters, or as many as `PROPTEST_CASES` wants for a longer look.
fn cases(usual: u32) -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { usual };
    ProptestConfig { cases, ..default }
}

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}
