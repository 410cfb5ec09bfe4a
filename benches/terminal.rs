//! A program in a real pseudo-terminal, with the time at which everything it wrote arrived.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const PATIENCE: Duration = Duration::from_secs(60);

/// Columns and rows.
pub const SIZE: (u16, u16) = (120, 40);

/// What terminals are asked for at a start, and what they answer.
const ANSWERS: [(&[u8], &[u8]); 3] =
    [(b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[>c", b"\x1b[>41;354;0c")];

/// A program that runs in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    pieces: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    /// What is on the screen.
    pub screen: vt100::Parser,
    /// Everything that was written.
    pub out: Vec<u8>,
    /// Held: without it the terminal is hung up.
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts a program with its own empty home; the clock runs from just before its process is made.
    pub fn start(program: &str, arguments: &[&OsStr], home: &Path) -> Self {
        let size = PtySize { rows: SIZE.1, cols: SIZE.0, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("CURETTE_HOME", home);
        command.env("HOME", home);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        let mut reader = pair.master.try_clone_reader().expect("reader");
        let writer = pair.master.take_writer().expect("writer");
        let (to_pieces, pieces) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 1 << 16];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 || to_pieces.send((Instant::now(), bytes[..read].to_vec())).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("program");
        let cells = |number| NonZeroU16::new(number).expect("cells");
        Self {
            child,
            writer,
            pieces,
            started,
            screen: vt100::Parser::new(cells(SIZE.1), cells(SIZE.0), 0),
            out: Vec::new(),
            _master: pair.master,
        }
    }

    /// Waits until a fact holds, and says how long after the start what makes it true arrived.
    pub fn until(&mut self, fact: impl Fn(&Self) -> bool) -> Duration {
        loop {
            let piece = self.pieces.recv_timeout(PATIENCE);
            let (at, bytes) = piece.unwrap_or_else(|_| panic!("nothing more came:\n{}", self.contents()));
            for (question, answer) in ANSWERS {
                if bytes.windows(question.len()).any(|part| part == question) {
                    self.send(answer);
                }
            }
            self.screen.process(&bytes);
            self.out.extend_from_slice(&bytes);
            if fact(self) {
                return at - self.started;
            }
        }
    }

    /// Types something.
    pub fn send(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).expect("write");
        self.writer.flush().expect("flush");
    }

    /// The text on the screen.
    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("process")
    }

    /// Ends the program.
    pub fn end(mut self) {
        // It may have ended already; there is nothing to keep.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
