//! The journal of an open encounter: what was entered and is not yet saved survives a crash.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::{OpenElsewhere, StoreError};
use super::holder::Holder;
use super::records::file_name;
use super::{Store, atomic, journal_line};
use crate::engine::encounter::Encounter;
use crate::format;

/// Beyond this size, in bytes, a journal is begun anew with its last line.
const LARGE: u64 = 8 * 1024 * 1024;

/// A line of a journal is never longer, in bytes: the largest encounter with everything in it written with backslashes.
const LONGEST: u64 = 4 * format::LARGEST as u64;

/// Another program may look into a journal for a moment without having the encounter open: so often a lock is tried.
const TRIES: u32 = 5;
/// The time between two tries.
const BETWEEN: Duration = Duration::from_millis(10);

/// Which encounter a journal is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalKey {
    /// One of the store, or a new one, by its id, which is the name of its file.
    Id(String),
    /// A file outside the store, or one in it that is named otherwise, such as a copy made by hand: two files with one
    /// id must not share a journal.
    File(PathBuf),
}

/// An open journal. While it is open no other program uses it.
#[derive(Debug)]
pub struct Journal {
    store: Store,
    path: PathBuf,
    belongs_to: Option<PathBuf>,
    file: File,
    /// The checksum of what the file of the encounter says, where it has one.
    base: Option<u64>,
    /// A line was written in part only and could not be taken back.
    is_torn: bool,
    /// Whole lines of an earlier run stand in it that do not open; they are not this run's to empty away.
    pub(super) has_unopened: bool,
}

/// An encounter that was entered and neither saved nor thrown away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// Its journal; open it again with this key to go on.
    pub key: JournalKey,
    /// The encounter as it was last shown.
    pub encounter: Encounter,
    /// The file that it is saved to: the one outside the store that it was read from, or that of the store
    /// if it was saved before.
    pub saved_path: Option<PathBuf>,
    /// The file of the journal.
    pub path: PathBuf,
    /// The checksum of what the file said when the encounter was entered, where it had one.
    pub base: Option<u64>,
    /// So many later lines are whole and do not open.
    pub unopened: usize,
}

/// What stands last in a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// The encounter as it was shown last.
    pub encounter: Encounter,
    /// The checksum of what the file said when that was entered, where it had one.
    pub base: Option<u64>,
    /// So many later lines are whole and do not open: they were changed, put there, or sealed in another vault.
    pub unopened: usize,
}

impl JournalKey {
    /// The key of an encounter that is saved to this path, or to the store where there is none.
    /// `None`: an encounter without id and path has no key; give it an id first.
    #[must_use]
    pub fn of(encounter: &Encounter, path: Option<&Path>, store: &Store) -> Option<Self> {
        let Some(path) = path else { return encounter.id.clone().map(Self::Id) };
        let is_named = |id: &&String| path.file_name().is_some_and(|name| *name == *format!("{id}.toml"));
        let named_so = encounter.id.as_ref().filter(is_named).filter(|_| store.owns(path));
        Some(named_so.map_or_else(|| Self::File(path.to_path_buf()), |id| Self::Id(id.clone())))
    }

    pub(super) fn file_name(&self) -> Result<String, StoreError> {
        match self {
            Self::Id(id) => Ok(format!("{}.journal", file_name(id)?)),
            Self::File(path) => {
                let sum = journal_line::checksum(path.as_os_str().as_encoded_bytes());
                Ok(format!("file-{sum:016x}.journal"))
            }
        }
    }
}

impl Store {
    /// Who has an encounter open, if it is another curette.
    #[must_use]
    pub fn holder(&self, key: &JournalKey) -> Option<OpenElsewhere> {
        let journal = self.folders().journals().join(key.file_name().ok()?);
        let file = File::open(&journal).ok()?;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => {
                let holder = Holder::read(&journal);
                Some(OpenElsewhere { journal, holder })
            }
            Ok(()) | Err(TryLockError::Error(_)) => None,
        }
    }

    /// Opens the journal of an encounter. What an earlier run left in it stays until it is finished.
    ///
    /// # Errors
    /// Where it cannot be made, or another program has it open.
    pub fn journal(&self, key: &JournalKey) -> Result<Journal, StoreError> {
        Journal::start(self, key)
    }

    /// What earlier runs left unfinished, by the name of the journal. Encounters that are open in another
    /// program are not among them, nor those whose file says the same.
    ///
    /// # Errors
    /// Where the folder of the journals cannot be read.
    pub fn pending(&self) -> Result<Vec<Unfinished>, StoreError> {
        self.must_be_unlocked()?;
        let folder = self.folders().journals();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::io("reading", &folder)(error)),
        };
        let mut paths = Vec::new();
        for entry in entries {
            let path = entry.map_err(StoreError::io("reading", &folder))?.path();
            if path.extension().is_some_and(|end| end == "journal") {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths.into_iter().filter_map(|path| self.unfinished(path)).collect())
    }

    /// What one journal holds, unless it is open elsewhere or its file already says it.
    fn unfinished(&self, path: PathBuf) -> Option<Unfinished> {
        // A pipe would be waited for without end, and a link may lead anywhere: what is no plain file is no journal.
        fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
        let mut file = File::open(&path).ok()?;
        file.try_lock_shared().ok()?;
        // Only whether it is in use was asked: nobody shall find it locked because somebody looks.
        file.unlock().ok()?;
        let (belongs_to, Last { encounter, base, unopened }) =
            last_whole(self, &path, &end_of(&mut file).ok()?)?;
        let key = match (&belongs_to, &encounter.id) {
            (Some(file), _) => JournalKey::File(file.clone()),
            (None, _) => JournalKey::Id(path.file_stem()?.to_str()?.to_owned()),
        };
        let own = encounter.id.as_ref().map(|id| self.folders().encounters().join(format!("{id}.toml")));
        let saved_path = belongs_to.or(own.filter(|path| path.exists()));
        let saved = saved_path.as_deref().and_then(|path| self.load(path).ok());
        if saved.is_some_and(|saved| saved.encounter == encounter) {
            return None;
        }
        Some(Unfinished { key, encounter, saved_path, path, base, unopened })
    }

    /// Throws an unfinished encounter away for good.
    ///
    /// # Errors
    /// Where it cannot be removed, or another program has it open.
    pub fn discard(&self, unfinished: &Unfinished) -> Result<(), StoreError> {
        Journal::start(self, &unfinished.key)?.finish()
    }
}

impl Journal {
    /// Opens the journal of an encounter, and keeps others from using it.
    ///
    /// # Errors
    /// Where it cannot be made, or another program has it open.
    pub fn start(store: &Store, key: &JournalKey) -> Result<Self, StoreError> {
        let folder = store.folders().journals();
        atomic::create_folder(&folder).map_err(StoreError::io("making the folder", &folder))?;
        let path = folder.join(key.file_name()?);
        let failed = |error| StoreError::io("opening the journal", &path)(error);
        let mut tries = 0;
        let mut file = loop {
            if let Some(file) = try_open(&path).map_err(failed)? {
                break file;
            }
            tries += 1;
            if tries == TRIES {
                let holder = Holder::read(&path);
                return Err(StoreError::OpenElsewhere(OpenElsewhere { journal: path, holder }));
            }
            std::thread::sleep(BETWEEN);
        };
        end_torn_line(&mut file).map_err(failed)?;
        atomic::sync_folder(&folder).map_err(failed)?;
        Holder::note(&path);
        let belongs_to = match key {
            JournalKey::Id(_) => None,
            JournalKey::File(file) => Some(file.clone()),
        };
        let has_unopened = store.any_unopened(&path, &mut file).map_err(failed)?;
        Ok(Self { store: store.clone(), path, belongs_to, file, base: None, is_torn: false, has_unopened })
    }

    /// Notes the encounter as it now is; when this returns it survives a crash. To be done before it is shown.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn append(&mut self, encounter: &Encounter) -> Result<(), StoreError> {
        let json = format::write_json(encounter);
        let said = journal_line::said(self.belongs_to.as_deref(), self.base, &json);
        let line = journal_line::framed(&self.store.seal_line(&self.path, said)?);
        self.put(line.as_bytes()).map_err(StoreError::io("writing the journal", &self.path))
    }

    fn put(&mut self, line: &[u8]) -> io::Result<()> {
        // A journal whose folder was taken away would still take lines, and nobody would find them again.
        if !is_in_place(&self.file, &self.path) {
            atomic::create_folder(atomic::folder_of(&self.path))?;
            return self.begin_anew(line);
        }
        let before = self.file.metadata()?.len();
        if before > LARGE {
            self.keep_unopened()?;
            return self.begin_anew(line);
        }
        if std::mem::take(&mut self.is_torn) {
            end_torn_line(&mut self.file)?;
        }
        let written = self.file.write_all(line).and_then(|()| self.file.sync_data());
        if written.is_err() {
            // What was cut short must not spoil the line that follows.
            self.is_torn = self.file.set_len(before).is_err();
        }
        written
    }

    /// Puts a journal with this line alone in the place of the old one; there is always one of them, and it is locked
    /// before it has the name.
    fn begin_anew(&mut self, line: &[u8]) -> io::Result<()> {
        let folder = atomic::folder_of(&self.path);
        let mut new = atomic::begin(folder)?;
        new.write_all(line)?;
        new.as_file().sync_all()?;
        self.file = new.persist(&self.path).map_err(|error| error.error)?;
        Holder::note(&self.path);
        atomic::sync_folder(folder)
    }

    /// The encounter was saved: nothing is unfinished until the next entry.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn saved(&mut self) -> Result<(), StoreError> {
        self.keep_unopened()
            .map_err(StoreError::io("keeping aside what does not open of the journal", &self.path))?;
        let emptied = self.file.set_len(0).and_then(|()| self.file.sync_data());
        emptied.map_err(StoreError::io("emptying the journal", &self.path))
    }

    /// Removes the journal, after a save or when the encounter is thrown away.
    ///
    /// # Errors
    /// Where the disk refuses.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.keep_unopened()
            .map_err(StoreError::io("keeping aside what does not open of the journal", &self.path))?;
        let folder = atomic::folder_of(&self.path);
        let removed = fs::remove_file(&self.path).and_then(|()| atomic::sync_folder(folder));
        removed.map_err(StoreError::io("removing the journal", &self.path))
    }

    /// What the file of the encounter says by now: what is noted from here on begins with that.
    pub fn begins_with(&mut self, text: Option<&str>) {
        self.base = text.map(base_of);
    }

    /// What was noted last; `None`: nothing in it is unfinished.
    #[must_use]
    pub fn last(&self) -> Option<Last> {
        let bytes = end_of(&mut File::open(&self.path).ok()?).ok()?;
        last_whole(&self.store, &self.path, &bytes).map(|(_, last)| last)
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.file.metadata().is_ok_and(|found| found.len() == 0)
    }

    /// Removes an empty journal that nobody has open.
    pub(super) fn sweep(store: &Store, path: PathBuf) {
        if let Ok(Some(file)) = try_open(&path) {
            let left = Self {
                store: store.clone(),
                path,
                belongs_to: None,
                file,
                base: None,
                is_torn: false,
                has_unopened: false,
            };
            if left.is_empty() {
                let _ = left.finish();
            }
        }
    }

    /// The store that it belongs to.
    pub(super) const fn store(&self) -> &Store {
        &self.store
    }

    /// The file of the journal.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        // The lock goes with the file, right after this.
        Holder::forget(&self.path);
    }
}

/// Opens and locks a journal; `None`: somebody else has it, or had it until just now.
fn try_open(path: &Path) -> io::Result<Option<File>> {
    let file = open(path)?;
    match file.try_lock() {
        // Between opening and locking, the one who had it may have finished and removed it.
        Ok(()) => Ok(is_in_place(&file, path).then_some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// The checksum of what a file says.
#[must_use]
pub fn base_of(text: &str) -> u64 {
    journal_line::checksum(text.as_bytes())
}

/// Whether an open file is the one that has this name.
fn is_in_place(file: &File, path: &Path) -> bool {
    let Ok(named) = fs::symlink_metadata(path) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        file.metadata().is_ok_and(|own| (own.dev(), own.ino()) == (named.dev(), named.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        named.is_file()
    }
}

/// The end of a journal: the last whole line is all that counts, and no line is longer than this.
pub(super) fn end_of(file: &mut File) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(file.metadata()?.len().saturating_sub(LONGEST)))?;
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The last whole line that opens, and the encounter in it.
fn last_whole(store: &Store, path: &Path, bytes: &[u8]) -> Option<(Option<PathBuf>, Last)> {
    whole_lines(bytes).enumerate().find_map(|(unopened, said)| {
        let said = store.open_line(path, said)?;
        let line = journal_line::parts(&said)?;
        let encounter = format::read_json(line.encounter).ok()?;
        Some((line.file, Last { encounter, base: line.base, unopened }))
    })
}

/// What the whole lines say, the last one first.
pub(super) fn whole_lines(bytes: &[u8]) -> impl Iterator<Item = &str> {
    let lines = bytes.rsplit(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    lines.filter_map(journal_line::whole)
}

/// Opens the file for appending. A link is not followed: a journal is never written to where one leads.
fn open(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is a link or no plain file"));
        }
        Ok(_) | Err(_) => {}
    }
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A line that a crash cut short is ended, so that the next one stands by itself.
fn end_torn_line(file: &mut File) -> io::Result<()> {
    if file.metadata()?.len() == 0 {
        return Ok(());
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    if last == *b"\n" { Ok(()) } else { file.write_all(b"\n") }
}
