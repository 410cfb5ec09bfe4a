//! A terminal that is gone ends the program, whether it sends a signal or not, and what was accepted is kept.

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portable_pty::{PtySize, native_pty_system};

use super::terminal::Terminal;

/// Reads until a text has come and the frame with it has ended.
fn read_until(reader: &mut dyn Read, wanted: &str) {
    let (mut seen, mut bytes) = (Vec::new(), [0; 4096]);
    loop {
        let read = reader.read(&mut bytes).expect("bytes");
        assert!(read > 0, "the program ended");
        seen.extend_from_slice(&bytes[..read]);
        let text = String::from_utf8_lossy(&seen);
        if text.rfind(wanted).is_some_and(|at| text[at..].contains("\x1b[?2026l")) {
            return;
        }
    }
}

#[test]
fn a_terminal_that_is_gone_without_a_word_ends_the_program() {
    let home = tempfile::tempdir().expect("home");
    let pair =
        native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).expect("terminal");
    let name = pair.master.tty_name().expect("name");
    let side = || Stdio::from(OpenOptions::new().read(true).write(true).open(&name).expect("terminal"));
    // Not its controlling terminal: nobody sends a signal when it goes.
    let mut child = Command::new(env!("CARGO_BIN_EXE_curette"))
        .env("CURETTE_HOME", home.path())
        .env("TERM", "xterm-256color")
        .stdin(side())
        .stdout(side())
        .stderr(Stdio::null())
        .spawn()
        .expect("program");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("reader");
    let mut writer = pair.master.take_writer().expect("writer");
    read_until(&mut *reader, "Entry");
    writer.write_all(b"5 ak face ln2\r").expect("keys");
    read_until(&mut *reader, "added");
    drop((reader, writer, pair.master));
    let start = Instant::now();
    while child.try_wait().expect("status").is_none() {
        if start.elapsed() > Duration::from_secs(30) {
            child.kill().expect("ended");
            panic!("the program goes on without a terminal");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let mut again = Terminal::start(home.path());
    again.wait_for("restored what was not saved").wait_for("x 4");
}
