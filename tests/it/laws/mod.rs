//! What holds for every encounter, not only for the cases.

mod all_kinds;
mod answers;
mod any_text;
mod every_answer;
mod growth;
mod order_of_entry;

use curette::bundle;
use curette::engine::book::CodeBook;

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}
