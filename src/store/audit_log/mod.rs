//! Who did what: a log that is only ever added to, each line held to the one before by a hash. It has no word of what
//! stands in an encounter, no patient and no name of a file.

mod event;
mod head;
mod line;
mod prove;
mod tail;
mod user;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use self::head::Head;
use self::line::Line;
use self::tail::Tail;
use super::error::StoreError;
use super::{Store, atomic, clock};

pub use event::Event;
pub use prove::{Fault, Proof};

/// How long another program may hold the log before it is said that nothing could be noted.
const PATIENCE: Duration = Duration::from_secs(2);

/// The log of a user.
#[derive(Clone, Debug)]
pub struct Log {
    file: PathBuf,
    head: PathBuf,
}

impl Store {
    /// The log of what is done with these encounters.
    #[must_use]
    pub fn log(&self) -> Log {
        let state = &self.folders().state;
        Log { file: state.join("log.ndjson"), head: state.join("log.head") }
    }
}

impl Log {
    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// The file that knows how far it goes.
    #[must_use]
    pub fn head_path(&self) -> &Path {
        &self.head
    }

    /// Notes an event, with the id of the encounter that it is about; when this returns it is on the disk. An id that
    /// this program did not make may name a patient: of such a one, and of any path, only `file` is noted.
    ///
    /// # Errors
    /// Where it cannot be noted. That is to be said, and stops nothing.
    pub fn append(&self, event: Event, id: Option<&str>) -> Result<(), StoreError> {
        let folder = atomic::folder_of(&self.file);
        atomic::create_folder(folder)
            .and_then(|()| self.add(event, id))
            .map_err(StoreError::io("writing the log", &self.file))
    }

    fn add(&self, event: Event, id: Option<&str>) -> io::Result<()> {
        let mut file = open(&self.file)?;
        lock(|| file.try_lock())?;
        let known = Head::read(&self.head)?;
        let tail = Tail::read(&mut file)?;
        if known.is_none() && tail.is_empty() {
            // It is there before the first event, so that its absence later means something.
            Head::start().write(&self.head)?;
        }
        let mut chain = Chain {
            at: tail.last.clone().or_else(|| known.clone()).unwrap_or_else(Head::start),
            out: Vec::new(),
        };
        if tail.open {
            chain.out.push(b'\n');
        }
        if let Some(piece) = &tail.torn {
            chain.add(Event::Torn, None, Some(piece.clone()));
        }
        if let Some(said) = gap(known.as_ref(), &tail) {
            chain.add(Event::Gap, None, Some(said));
        }
        chain.add(event, id.map(event::subject), None);
        // The owner of the file may have left it open to others; the folder is closed to them.
        file.write_all(&chain.out)?;
        file.sync_data()?;
        chain.at.write(&self.head)?;
        if tail.is_empty() { atomic::sync_folder(atomic::folder_of(&self.file)) } else { Ok(()) }
    }
}

/// New lines, and where the chain stands after them.
struct Chain {
    at: Head,
    out: Vec<u8>,
}

impl Chain {
    fn add(&mut self, event: Event, id: Option<String>, about: Option<String>) {
        let line = Line {
            n: self.at.n + 1,
            time: clock::stamp(),
            event: event.word().to_owned(),
            user: user::name().to_owned(),
            id,
            about,
            before: self.at.hash.clone(),
            hash: String::new(),
        };
        let line = line.seal();
        self.out.extend_from_slice(line.text().as_bytes());
        self.out.push(b'\n');
        self.at = Head { n: line.n, hash: line.hash };
    }
}

/// Why the log does not go on from where it stood: said once, as an event that stays. A head that is one crash behind is
/// no reason.
fn gap(known: Option<&Head>, tail: &Tail) -> Option<String> {
    let Some(known) = known else { return (!tail.is_empty()).then(|| "log.head was not there".to_owned()) };
    let said = || format!("log.head knew event {} {}", known.n, known.hash);
    match &tail.last {
        None => (known.n > 0 || tail.unreadable).then(said),
        Some(_) if tail.unreadable => Some(said()),
        Some(last) => (known.n > last.n || known.n == last.n && known.hash != last.hash).then(said),
    }
}

/// Opens the log to add to it; a link is not followed.
fn open(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(io::Error::other("it is no regular file"));
    }
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Waits for the lock, but not for ever: a program that stands still must not stop this one.
fn lock(attempt: impl Fn() -> Result<(), TryLockError>) -> io::Result<()> {
    let since = Instant::now();
    loop {
        match attempt() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if since.elapsed() > PATIENCE => {
                return Err(io::Error::other("another program holds it"));
            }
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}
