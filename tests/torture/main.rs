//! What is promised of records, held by force: the program killed at random moments, and every write, sync and rename of
//! a save failing in turn.
//!
//! ```text
//! cargo test --test torture              200 kills, every fault
//! cargo test --test torture -- 5000      as many kills as named
//! cargo test --test torture -- kills 50 7    with the seed 7: the same keys again
//! ```
//!
//! It has its own `main`, as it starts itself again to be the process in which a system call fails.

#[cfg(target_os = "linux")]
mod faults;
#[cfg(unix)]
mod kills;
#[cfg(unix)]
mod script;
#[cfg(unix)]
#[path = "../it/pty/terminal.rs"]
#[expect(dead_code, reason = "shared with the tests of the terminal, which use all of it")]
mod terminal;

use std::process::ExitCode;

/// How often the program is killed unless more is asked for.
const KILLS: usize = 200;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    #[cfg(target_os = "linux")]
    if let [first, home] = words.as_slice()
        && first == faults::CHILD
    {
        return faults::save_once(home.as_ref());
    }
    // What the test runner says to every test program, and the names of other tests, are not for this one.
    if words.iter().any(|word| word == "--list") {
        return ExitCode::SUCCESS;
    }
    let numbers: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let names: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with('-') && word.parse::<usize>().is_err())
        .collect();
    let wanted = |own: &str| names.is_empty() || names.iter().any(|name| own.contains(name));
    let mut passed = 0;
    #[cfg(unix)]
    if wanted("torture::kills") {
        let seed = numbers.get(1).map_or_else(|| fastrand::u64(..), |seed| *seed as u64);
        kills::run(numbers.first().copied().unwrap_or(KILLS), seed);
        passed += 1;
    }
    #[cfg(target_os = "linux")]
    if wanted("torture::faults") {
        faults::run();
        passed += 1;
    }
    println!("\ntest result: ok. {passed} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n");
    ExitCode::SUCCESS
}
