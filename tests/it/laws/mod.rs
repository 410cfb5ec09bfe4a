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
use proptest::test_runner::RngSeed;

/// What the cases of every run are drawn from.
const SEED: u64 = 20_261_121;

/// So many cases, the same in every run, so that no change fails by a chance that has nothing to do with it. For a longer
/// look: as many as `PROPTEST_CASES` wants, drawn anew each time, or again with `PROPTEST_RNG_SEED`.
pub fn cases(usual: u32) -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return asked;
    }
    ProptestConfig { cases: usual, rng_seed: RngSeed::Fixed(SEED), ..asked }
}

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}
