//! The memory of the running terminal interface with sixty lesions on the table.

use std::fs;

use curette::format;

use crate::asked::Asked;
use crate::encounters;
use crate::terminal::Terminal;

/// Megabytes (of 1,000,000 bytes) that it shall stay under.
const TARGET: f64 = 30.0;

/// Opens a file of sixty lesions, types a line, takes it, and asks the system.
pub fn tell(_: &Asked) {
    if !cfg!(target_os = "linux") {
        println!("memory: skipped, as only Linux tells it in /proc");
        return;
    }
    let home = tempfile::tempdir().expect("home");
    let file = home.path().join("sixty.toml");
    let text = format::write_toml(&encounters::known(60), None).expect("encounter");
    fs::write(&file, text).expect("file");
    let mut terminal = Terminal::start(env!("CARGO_BIN_EXE_curette"), &[file.as_os_str()], home.path());
    terminal.until(|terminal| terminal.contents().contains("Lesions 60"));
    terminal.send(b"5 ak face ln2");
    terminal.until(|terminal| terminal.contents().contains("preview"));
    terminal.send(b"\r");
    terminal.until(|terminal| terminal.contents().contains("Lesions 61"));
    let status = fs::read_to_string(format!("/proc/{}/status", terminal.process())).expect("status");
    terminal.end();
    let (now, most) = (megabytes(&status, "VmRSS:"), megabytes(&status, "VmHWM:"));
    let verdict = if most < TARGET { "met" } else { "MISSED" };
    println!("memory with 60 lesions: {now:.1} MB, at most {most:.1} MB so far");
    println!("    target under {TARGET} MB: {verdict}");
}

/// A number of kB in the table of a process.
fn megabytes(status: &str, name: &str) -> f64 {
    let line = status.lines().find(|line| line.starts_with(name)).expect("known to the system");
    let kilobytes: f64 =
        line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("number");
    kilobytes * 1024.0 / 1_000_000.0
}
