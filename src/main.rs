//! The program.

use std::process::ExitCode;

/// Assessing makes many small texts and lists; this one is quicker at them than most systems' own.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    curette::cli::run(std::env::args_os())
}
