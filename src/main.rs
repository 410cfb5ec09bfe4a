//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    curette::cli::run(std::env::args_os())
}
