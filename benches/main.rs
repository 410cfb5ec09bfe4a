//! How fast it is: alone, and beside a peer in the same run. See README.md in this folder.

mod asked;
mod assess;
mod bare;
mod batch;
mod beside;
mod book;
mod encounters;
mod entry;
mod floor;
mod keystroke;
mod list;
mod memory;
mod screens;
mod start;
mod terminal;
mod vault;

use criterion::Criterion;

use self::asked::Asked;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let asked = Asked::from_arguments();
    let mut criterion = Criterion::default().configure_from_args();
    assess::measure(&mut criterion);
    entry::measure(&mut criterion);
    book::measure(&mut criterion);
    keystroke::measure(&mut criterion);
    vault::measure(&mut criterion);
    criterion.final_summary();
    for (name, compare) in [
        ("keystroke beside", keystroke::compare as fn(&Asked)),
        ("batch beside", batch::compare),
        ("start beside", start::compare),
        ("list", list::compare),
        ("memory", memory::tell),
    ] {
        if asked.wants(name) {
            compare(&asked);
        }
    }
}
