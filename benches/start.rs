//! From the start of the process to the first whole frame in a terminal, beside vim.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::asked::Asked;
use crate::beside::Beside;
use crate::terminal::{SIZE, Terminal};

const ROUNDS: usize = 60;

/// Both by turns, each with an empty home.
pub fn compare(asked: &Asked) {
    let vim = Command::new("vim").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !vim.is_ok_and(|status| status.success()) {
        println!("start to first frame: skipped, as there is no vim to stand beside it");
        let alone = ours();
        println!("    alone, once: {:.1} ms", alone.as_secs_f64() * 1000.0);
        return;
    }
    // Once for the caches of the disk.
    ours();
    theirs();
    let mut beside = Beside::new(asked);
    for _ in 0..if asked.quick { 1 } else { ROUNDS } {
        beside.round(ours, theirs);
    }
    beside.tell(&format!("start to first frame, {}x{}", SIZE.0, SIZE.1), "vim -u NONE", 1.0);
    workbench(asked);
}

/// Ours alone: until the tables and the words of the entry line stand, and so the whole workbench.
fn workbench(asked: &Asked) {
    let mut times: Vec<Duration> =
        (0..if asked.quick { 1 } else { ROUNDS }).map(|_| ours_until(2, "Checklist")).collect();
    times.sort_unstable();
    println!("start to the workbench: {:.3} ms", times[times.len() / 2].as_secs_f64() * 1000.0);
}

/// Ours: the frame is there when its end has arrived.
fn ours() -> Duration {
    ours_until(1, "Entry")
}

/// Until the end of the n-th frame has arrived, which shows this word.
fn ours_until(frames: usize, word: &str) -> Duration {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(env!("CARGO_BIN_EXE_curette"), &[], home.path());
    let time = terminal.until(|terminal| {
        let ends = terminal.out.windows(8).filter(|part| *part == b"\x1b[?2026l").count();
        ends >= frames && terminal.contents().contains(word)
    });
    terminal.end();
    time
}

/// Vim: the frame is there when the last row of the window has its tilde.
fn theirs() -> Duration {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start("vim", &["-u", "NONE"].map(OsStr::new), home.path());
    let time = terminal.until(|terminal| {
        let mut rows = terminal.screen.screen().rows(0, SIZE.0);
        rows.nth(usize::from(SIZE.1) - 2).is_some_and(|row| row.starts_with('~'))
    });
    terminal.end();
    time
}
