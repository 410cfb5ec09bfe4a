//! The program in a pseudo-terminal, what it wrote there, and waiting for facts with a deadline.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// A fact that does not come in this time will not come.
const PATIENCE: Duration = Duration::from_secs(30);

/// The screen as a terminal shows it, and every byte that came.
struct Seen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// Nothing more will come: the program and everything that it wrote is at its end.
    ended: bool,
}

/// The program in a terminal.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Seen>>,
    before: String,
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("cells")
}

const fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    /// Without arguments, at 80×24, with 256 colours.
    pub fn start(home: &Path) -> Self {
        Self::with(home, (80, 24), &[], &[])
    }

    /// With arguments and changes of the environment, at a size of columns and rows.
    pub fn with(home: &Path, at: (u16, u16), env: &[(&str, &str)], args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_curette"));
        command.args(args);
        Self::run(command, home, at, env)
    }

    /// By a line of the shell, in which `$0` is the program.
    pub fn shell(home: &Path, line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line, env!("CARGO_BIN_EXE_curette")]);
        Self::run(command, home, (80, 24), &[])
    }

    fn run(mut command: CommandBuilder, home: &Path, at: (u16, u16), env: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(at)).expect("terminal");
        let before = modes_of(&*pair.master);
        command.env("CURETTE_HOME", home);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        command.env_remove("COLORTERM");
        for (name, value) in env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("program");
        let mut reader = pair.master.try_clone_reader().expect("reader");
        let parser = vt100::Parser::new(cells(at.1), cells(at.0), 0);
        let seen = Arc::new(Mutex::new(Seen { parser, bytes: Vec::new(), ended: false }));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 {
                    break;
                }
                let mut seen = shared.lock().expect("seen");
                seen.parser.process(&bytes[..read]);
                seen.bytes.extend_from_slice(&bytes[..read]);
            }
            shared.lock().expect("seen").ended = true;
        });
        let writer = pair.master.take_writer().expect("writer");
        Self { master: pair.master, writer, child, seen, before }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().expect("seen")
    }

    /// Sends bytes as keys send them.
    pub fn send(&mut self, text: &str) -> &mut Self {
        self.writer.write_all(text.as_bytes()).expect("write");
        self.writer.flush().expect("flush");
        self
    }

    /// The screen as text.
    pub fn contents(&self) -> String {
        self.seen().parser.screen().contents()
    }

    /// Every byte that came, as text.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.seen().bytes).into_owned()
    }

    /// The screen as the last whole frame left it.
    pub fn drawn(&self) -> String {
        let seen = self.seen();
        let end = seen.bytes.windows(FRAME_END.len()).rposition(|bytes| bytes == FRAME_END).unwrap_or(0);
        let (rows, columns) = seen.parser.screen().size();
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process(&seen.bytes[..end]);
        parser.screen().contents()
    }

    /// Waits until everything that the program wrote before it ended has come.
    #[track_caller]
    pub fn drained(&mut self) -> &mut Self {
        self.until("the rest of what was written", |terminal| terminal.seen().ended)
    }

    /// The text of a cell, empty where nothing was ever written.
    pub fn cell(&self, column: u16, row: u16) -> String {
        self.seen()
            .parser
            .screen()
            .cell(row, column)
            .map_or_else(String::new, |cell| cell.contents().to_owned())
    }

    /// Column and row of the cursor.
    pub fn cursor(&self) -> (u16, u16) {
        let (row, column) = self.seen().parser.screen().cursor_position();
        (column, row)
    }

    /// Waits until something is true.
    #[track_caller]
    pub fn until(&mut self, what: &str, mut is: impl FnMut(&mut Self) -> bool) -> &mut Self {
        let start = Instant::now();
        while !is(self) {
            assert!(start.elapsed() < PATIENCE, "{what} did not come:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(10));
        }
        self
    }

    /// Waits for a text on the screen, and for the end of the frame that brings it.
    #[track_caller]
    pub fn wait_for(&mut self, what: &str) -> &mut Self {
        self.until(&format!("'{what}'"), |terminal| {
            let drawing = private_modes(&terminal.written()).get(&DRAWING) == Some(&true);
            !drawing && terminal.contents().contains(what)
        })
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, at: (u16, u16)) -> &mut Self {
        self.seen().parser.screen_mut().set_size(cells(at.1), cells(at.0));
        self.master.resize(size(at)).expect("resize");
        self
    }

    /// Sends a signal, such as `KILL`, to the program.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().expect("id").to_string();
        let sent = Command::new("kill").args([format!("-{name}"), id]).status().expect("kill");
        assert!(sent.success(), "{name}");
        self
    }

    /// Whether a signal has stopped the program, so that it waits to go on.
    pub fn is_stopped(&self) -> bool {
        let id = self.child.process_id().expect("id").to_string();
        let state = Command::new("ps").args(["-o", "stat=", "-p", &id]).output().expect("ps");
        String::from_utf8_lossy(&state.stdout).trim_start().starts_with('T')
    }

    /// Waits for the end of the program.
    #[track_caller]
    pub fn end(&mut self) -> ExitStatus {
        let mut status = None;
        self.until("the end", |terminal| {
            status = terminal.child.try_wait().expect("status");
            status.is_some()
        });
        status.expect("status")
    }

    /// Waits until the terminal is as it was before the program: its line discipline (raw mode is off), its cursor, and
    /// every mode that was switched on: alternate screen, bracketed paste, mouse, keyboard flags.
    #[track_caller]
    pub fn is_given_back(&mut self) -> &mut Self {
        self.until("the terminal as it was", |terminal| {
            let written = terminal.written();
            let modes = private_modes(&written);
            modes.iter().all(|(mode, on)| *on == (*mode == CURSOR))
                && modes.contains_key(&ALTERNATE_SCREEN)
                && written.matches("\x1b[>1u").count() <= written.matches("\x1b[<1u").count()
                && modes_of(&*terminal.master) == terminal.before
        })
    }

    /// Waits until the program has the terminal: alternate screen, raw mode.
    #[track_caller]
    pub fn is_taken(&mut self) -> &mut Self {
        self.until("the terminal taken", |terminal| {
            private_modes(&terminal.written()).get(&ALTERNATE_SCREEN) == Some(&true)
                && modes_of(&*terminal.master) != terminal.before
        })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
    }
}

const CURSOR: u16 = 25;
const ALTERNATE_SCREEN: u16 = 1049;
/// On while a frame is drawn.
const DRAWING: u16 = 2026;
/// What ends a frame.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// The state of the terminal's line discipline, in words that can be compared.
fn modes_of(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios())
}

/// The private modes that were switched, `ESC [ ? 1049 h`, and whether they are on in the end.
pub fn private_modes(written: &str) -> BTreeMap<u16, bool> {
    let mut modes = BTreeMap::new();
    for part in written.split("\x1b[?").skip(1) {
        let end = part.find(|letter: char| !letter.is_ascii_digit() && letter != ';').unwrap_or(part.len());
        let on = match part[end..].chars().next() {
            Some('h') => true,
            Some('l') => false,
            _ => continue,
        };
        modes.extend(part[..end].split(';').filter_map(|mode| mode.parse().ok()).map(|mode: u16| (mode, on)));
    }
    modes
}

/// The numbers of every look that was switched, `ESC [ 1 ; 38 ; 5 ; 208 m`.
pub fn looks(written: &str) -> Vec<Vec<u16>> {
    let numbers = |part: &str| -> Option<Vec<u16>> {
        let end = part.find(|letter: char| !letter.is_ascii_digit() && letter != ';')?;
        part[end..]
            .starts_with('m')
            .then(|| part[..end].split(';').map(|one| one.parse().unwrap_or(0)).collect())
    };
    written.split("\x1b[").skip(1).filter_map(numbers).collect()
}
