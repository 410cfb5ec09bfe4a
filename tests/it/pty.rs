//! The program in a real terminal: few tests, each waits for a fact with a deadline.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal of 24 rows and 80 columns.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    screen: Arc<Mutex<(vt100::Parser, Vec<u8>)>>,
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("cells")
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    fn start(home: &Path) -> Self {
        let pair = native_pty_system().openpty(size(24, 80)).expect("terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_curette"));
        command.env("CURETTE_HOME", home);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        let child = pair.slave.spawn_command(command).expect("program");
        let mut reader = pair.master.try_clone_reader().expect("reader");
        let screen = Arc::new(Mutex::new((vt100::Parser::new(cells(24), cells(80), 0), Vec::new())));
        let shared = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 {
                    break;
                }
                let mut screen = shared.lock().expect("screen");
                screen.0.process(&bytes[..read]);
                screen.1.extend_from_slice(&bytes[..read]);
            }
        });
        let writer = pair.master.take_writer().expect("writer");
        Self { master: pair.master, writer, child, screen }
    }

    fn send(&mut self, text: &str) -> &mut Self {
        self.writer.write_all(text.as_bytes()).expect("write");
        self.writer.flush().expect("flush");
        self
    }

    fn contents(&self) -> String {
        self.screen.lock().expect("screen").0.screen().contents()
    }

    #[track_caller]
    fn wait_for(&mut self, what: &str) -> &mut Self {
        let start = Instant::now();
        while !self.contents().contains(what) {
            assert!(start.elapsed() < PATIENCE, "'{what}' did not come:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
        self
    }

    #[track_caller]
    fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("status") {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "the program is still running:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn leaving_gives_the_terminal_back_as_it_was() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    let start = Instant::now();
    loop {
        let screen = terminal.screen.lock().expect("screen");
        let out = String::from_utf8_lossy(&screen.1).into_owned();
        let pairs = [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l")];
        let back = pairs.iter().all(|(on, off)| out.contains(on) && out.rfind(off) > out.rfind(on));
        if back && !screen.0.screen().hide_cursor() && !screen.0.screen().alternate_screen() {
            break;
        }
        drop(screen);
        assert!(start.elapsed() < PATIENCE, "not given back: {out:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(std::fs::read_dir(home.path().join("state/journals")).map_or(0, Iterator::count) == 0);
}

#[test]
fn typing_shows_codes_and_ctrl_c_asks_before_it_leaves() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2").wait_for("17003").wait_for("preview");
    terminal.send("\r").wait_for("added A").send("\x03").wait_for("d discard and quit").send("d");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_paste_is_not_executed_and_a_resize_is_followed() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("\x1b[200~5 ak face ln2\n3 ak scalp ln2\x1b[201~").wait_for("scalp");
    terminal.master.resize(size(10, 40)).expect("resize");
    terminal.screen.lock().expect("screen").0.screen_mut().set_size(cells(10), cells(40));
    terminal.wait_for("80 columns and 24 rows");
    terminal.master.resize(size(40, 120)).expect("resize");
    terminal.screen.lock().expect("screen").0.screen_mut().set_size(cells(40), cells(120));
    terminal.wait_for("Checklist").wait_for("5 ak face ln2 3 ak scalp ln2").wait_for("none yet");
    terminal.send("\x11").wait_for("discard").send("d");
    terminal.end();
}

#[test]
fn what_was_accepted_survives_a_kill() {
    let home = tempfile::tempdir().expect("home");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A");
    terminal.send("3 ak scalp ln2\r").wait_for("added B").send("half a li");
    terminal.child.kill().expect("kill");
    terminal.end();
    let mut again = Terminal::start(home.path());
    again.wait_for("restored what was not saved").wait_for("2 lesion entries").wait_for("x 7");
    again.send("\x13").wait_for("saved to").send("\x11");
    assert_eq!(again.end().exit_code(), 0);
    let saved = std::fs::read_dir(home.path().join("data/encounters")).expect("folder").count();
    assert_eq!(saved, 1);
}

#[test]
fn without_a_terminal_it_says_so_and_ends_with_2() {
    let home = tempfile::tempdir().expect("home");
    let out = Command::new(env!("CARGO_BIN_EXE_curette"))
        .env("CURETTE_HOME", home.path())
        .stdin(std::process::Stdio::null())
        .output()
        .expect("program");
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(said.contains("terminal") && !said.contains('\x1b'), "{said}");
}

#[test]
fn the_list_comes_first_once_something_is_saved_and_opens_trashes_and_brings_back() {
    let home = tempfile::tempdir().expect("home");
    let files = || std::fs::read_dir(home.path().join("data/encounters")).expect("folder").count();
    let mut first = Terminal::start(home.path());
    first.wait_for("Entry").send("5 ak face ln2\r").wait_for("added A").send("\x13").wait_for("saved to");
    first.send("\x11");
    assert_eq!(first.end().exit_code(), 0);
    let mut again = Terminal::start(home.path());
    again.wait_for("Encounters").wait_for("17000, 17003 x 4");
    again.send("\x1b[3~").wait_for("to the trash?").send("y").wait_for("no encounter is saved yet");
    assert_eq!(files(), 0);
    again.send("\x1a").wait_for("brought back").wait_for("17003 x 4");
    assert_eq!(files(), 1);
    again.send("\r").wait_for("Checklist").wait_for("x 4").send("\x0e").wait_for("none yet");
    again.send("\x11");
    assert_eq!(again.end().exit_code(), 0);
}

#[test]
fn a_faulty_setting_is_shown_at_the_start_and_the_rest_is_in_force() {
    let home = tempfile::tempdir().expect("home");
    std::fs::create_dir(home.path().join("config")).expect("folder");
    let text = "theme = \"drak\"\n[defaults]\npayer = \"aetna\"\n";
    std::fs::write(home.path().join("config/config.toml"), text).expect("settings");
    let mut terminal = Terminal::start(home.path());
    terminal.wait_for("'drak' is no value of 'theme'").send("\x1b").wait_for("Entry").wait_for("aetna");
    terminal.send("5 ak face ln2").wait_for("17003").send("\x11").wait_for("discard").send("d");
    assert_eq!(terminal.end().exit_code(), 0);
}
