//! Whether the log is whole: every line, its place, and its end.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};

use super::head::Head;
use super::line::{Line, START};
use super::tail::{WINDOW, can_be_cut_short, piece};
use super::{Event, Log, lock};
use crate::store::error::StoreError;

/// What was found in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// How many events it has.
    pub events: u64,
    /// When the first of them was.
    pub first: Option<String>,
    /// When the last of them was.
    pub last: Option<String>,
    /// The first place where it is not whole.
    pub fault: Option<Fault>,
    /// What is odd and breaks nothing.
    pub notes: Vec<String>,
}

/// Where the log is not whole, and what happened there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; `None`: its end, or its second place.
    pub line: Option<u64>,
    /// What happened.
    pub what: String,
}

impl Log {
    /// Goes through the log and says whether it is whole.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn prove(&self) -> Result<Proof, StoreError> {
        self.try_prove().map_err(StoreError::io("reading the log", &self.file))
    }

    fn try_prove(&self) -> io::Result<Proof> {
        let mut walk = Walk::new();
        match fs::symlink_metadata(&self.file) {
            Ok(found) if !found.is_file() => return Err(io::Error::other("it is no regular file")),
            Ok(_) => {
                let file = File::open(&self.file)?;
                // Held, so that no line is met half written.
                lock(|| file.try_lock_shared())?;
                let known = Head::read(&self.head)?;
                walk.through(BufReader::new(&file), known.as_ref().map_or(0, |head| head.n))?;
                walk.end(known.as_ref());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                walk.end(Head::read(&self.head)?.as_ref());
            }
            Err(error) => return Err(error),
        }
        Ok(walk.proof)
    }
}

/// Going through the lines.
struct Walk {
    proof: Proof,
    /// The number of the line.
    line: u64,
    /// The event before.
    before: Head,
    time: Option<jiff::Timestamp>,
    /// Lines that are none, since the last one that is, with the number of the first of them.
    strange: Option<(u64, Vec<u8>)>,
    /// The last line has its end.
    ended: bool,
    /// The hash of the event that the second place knows as the last.
    at_head: Option<String>,
}

impl Walk {
    fn new() -> Self {
        Self {
            proof: Proof::default(),
            line: 0,
            before: Head::start(),
            time: None,
            strange: None,
            ended: true,
            at_head: Some(START.to_owned()),
        }
    }

    /// Every line, up to the first fault; then only how many there are.
    fn through(&mut self, mut file: impl BufRead, head: u64) -> io::Result<()> {
        self.at_head = (head == 0).then(|| START.to_owned());
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            // A line is never longer than the window; more of one is read as a line of its own, and is a fault.
            if file.by_ref().take(WINDOW as u64).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(());
            }
            self.line += 1;
            self.ended = bytes.last() == Some(&b'\n');
            let text = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            match Line::read(text) {
                Some(line) => self.one(line, head),
                None => self.keep(text),
            }
        }
    }

    /// A line that is none: a crash may have cut it short, which the next line then says.
    fn keep(&mut self, text: &[u8]) {
        let kept = match &mut self.strange {
            Some((_, kept)) => {
                kept.push(b'\n');
                kept.extend_from_slice(text);
                kept
            }
            none => &mut none.insert((self.line, text.to_vec())).1,
        };
        // No more of it is ever asked for.
        let from = kept.len().saturating_sub(WINDOW);
        kept.drain(..from);
    }

    fn one(&mut self, line: Line, head: u64) {
        if let Some((first, kept)) = self.strange.take() {
            let noted = line.event == Event::Torn.word() && line.about.as_deref() == Some(&piece(&kept));
            if noted && can_be_cut_short(&kept) {
                self.proof
                    .notes
                    .push(format!("line {first} was cut short by a crash; line {} says so", self.line));
            } else {
                self.fault(first, "it is no line of a log: it was changed or put in".to_owned());
            }
        }
        if let Some(what) = self.wrong(&line) {
            self.fault(self.line, what);
        }
        let time = line.time.parse::<jiff::Timestamp>().ok();
        if self.time.zip(time).is_some_and(|(before, now)| now < before) {
            let number = line.n;
            self.proof
                .notes
                .push(format!("at event {number} the clock was set back; the numbers say the order"));
        }
        self.time = time.or(self.time);
        self.proof.events += 1;
        self.proof.first.get_or_insert_with(|| line.time.clone());
        self.proof.last = Some(line.time);
        if line.n == head {
            self.at_head = Some(line.hash.clone());
        }
        self.before = Head { n: line.n, hash: line.hash };
    }

    /// What is wrong with a line, where it stands.
    fn wrong(&self, line: &Line) -> Option<String> {
        let due = self.before.n + 1;
        let own = line.n;
        if !line.is_sound() {
            Some(format!("event {own} was changed after it was written: its hash does not fit"))
        } else if own > due {
            Some(format!(
                "event {own} stands where event {due} should: lines are missing, or in another order"
            ))
        } else if own < due {
            Some(format!("event {own} stands where event {due} should: a line was put in, or moved"))
        } else if line.before != self.before.hash {
            Some(format!("event {own} does not follow what stands before it: one of the two was put in"))
        } else if line.event == Event::Gap.word() {
            let about = line.about.as_deref().unwrap_or_default();
            Some(format!(
                "the log did not go on from where it stood: lines before it are gone or others ({about})"
            ))
        } else {
            None
        }
    }

    /// What the second place says about the end.
    fn end(&mut self, known: Option<&Head>) {
        if let Some((first, kept)) = self.strange.take() {
            if self.ended || !can_be_cut_short(&kept) {
                self.fault(first, "it is no line of a log: it was changed or put in".to_owned());
            } else {
                self.proof
                    .notes
                    .push(format!("line {first} was cut short by a crash; the next event will say so"));
            }
        }
        let last = self.before.n;
        let what = match known {
            None if self.proof.events == 0 => return,
            None => "'log.head' is missing or says nothing, so that a cut end could not be seen".to_owned(),
            Some(known) if known.n > last => {
                format!(
                    "the end was cut off: 'log.head' knows event {}, the last line is event {last}",
                    known.n
                )
            }
            Some(known) if self.at_head.as_ref() != Some(&known.hash) => {
                format!("event {} is not the one that 'log.head' knows: it was put in its place", known.n)
            }
            Some(known) => {
                let more = last - known.n;
                if more > 0 {
                    let note =
                        format!("'log.head' is {more} behind: the program was stopped between the two");
                    self.proof.notes.push(note);
                }
                return;
            }
        };
        self.proof.fault.get_or_insert(Fault { line: None, what });
    }

    fn fault(&mut self, line: u64, what: String) {
        self.proof.fault.get_or_insert(Fault { line: Some(line), what });
    }
}
