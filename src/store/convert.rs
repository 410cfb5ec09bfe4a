//! Sealing everything that lies in clear, and the other way round. Each file is replaced in one step, so that at every
//! moment each record is there once, sealed or in clear; the key file says that both may be found. What was interrupted
//! goes on when it is asked for again.

use std::borrow::Cow;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::lies::Lies;
use super::vault::{self, Kind, State, Subject};
use super::{Alone, JournalKey, Store, StoreError, atomic, content, journal_line};
use crate::format;

/// What was done.
#[derive(Debug, Default)]
pub struct Converted {
    /// Files that were sealed or opened.
    pub files: usize,
    /// Files that could not be: each with its path.
    pub failed: Vec<StoreError>,
}

impl Store {
    /// Seals everything of the store that lies in clear. `before` is asked before each file; its error stops the work.
    ///
    /// # Errors
    /// Where the vault is locked, `before` stops it, or the key file cannot be written. What is done stays done.
    pub fn seal_everything(
        &self,
        alone: &Alone,
        before: &mut dyn FnMut(&Path) -> io::Result<()>,
    ) -> Result<Converted, StoreError> {
        self.set_state(State::TurningOn)?;
        let done = self.convert(alone, before)?;
        if done.failed.is_empty() {
            self.set_state(State::On)?;
        }
        Ok(done)
    }

    /// Opens everything of the store that lies sealed, and takes the key file away at the end.
    ///
    /// # Errors
    /// Where the vault is locked, `before` stops it, or the key file cannot be changed. What is done stays done.
    pub fn open_everything(
        &self,
        alone: &Alone,
        before: &mut dyn FnMut(&Path) -> io::Result<()>,
    ) -> Result<Converted, StoreError> {
        self.set_state(State::TurningOff)?;
        let done = self.convert(alone, before)?;
        // As long as one file needs it the key stays.
        if done.failed.is_empty() {
            let path = self.folders().vault();
            before(&path).map_err(StoreError::io("removing", &path))?;
            let removed = fs::remove_file(&path).and_then(|()| atomic::sync_folder(&self.folders().data));
            removed.map_err(StoreError::io("removing", &path))?;
            self.lock();
        }
        Ok(done)
    }

    /// The files of the store that lie in clear though the vault is on; the vault need not be unlocked for it.
    ///
    /// # Errors
    /// Where a folder cannot be read.
    pub fn in_clear(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut clear = self.covered()?;
        clear.retain(|path| content::read(path).is_ok_and(|bytes| !is_all_sealed(path, &bytes)));
        Ok(clear)
    }

    fn convert(
        &self,
        _alone: &Alone,
        before: &mut dyn FnMut(&Path) -> io::Result<()>,
    ) -> Result<Converted, StoreError> {
        let mut done = Converted::default();
        for path in self.covered()? {
            before(&path).map_err(StoreError::io("going on with", &path))?;
            match self.convert_file(&path) {
                Ok(changed) => done.files += usize::from(changed),
                Err(error) => done.failed.push(error),
            }
        }
        Ok(done)
    }

    /// Puts a file into the form that the state of the vault asks for; `false` where it has it.
    fn convert_file(&self, path: &Path) -> Result<bool, StoreError> {
        if is_begun(path) {
            // A save that never came to its end: the file that it was for is whole, and this may lie in clear.
            fs::remove_file(path).map_err(StoreError::io("removing", path))?;
            return Ok(false);
        }
        if path == self.index_file() {
            // Only a cache: it is made anew in the form that is asked for.
            fs::remove_file(path).map_err(StoreError::io("removing", path))?;
            return Ok(false);
        }
        let bytes = content::read(path)?;
        let new = if is_journal(path) {
            self.journal_converted(path, &bytes)?
        } else {
            self.converted(path, &bytes)?
        };
        let Some(new) = new else { return Ok(false) };
        let saved = StoreError::io("saving", path);
        let written = fs::metadata(path).and_then(|found| found.modified()).and_then(|modified| {
            // When it was written says when it was saved, not when it was sealed.
            atomic::write(path, &new, true)?.set_modified(modified)
        });
        written.map_err(saved)?;
        Ok(true)
    }

    fn converted(&self, path: &Path, bytes: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let held = self.ring.get().ok_or(StoreError::Locked)?;
        let is_sealed = vault::is_sealed(bytes);
        Ok(match held.state {
            State::TurningOff if is_sealed => Some(self.open_sealed(path, bytes.to_vec())?),
            State::TurningOff => None,
            State::On | State::TurningOn if is_sealed => None,
            State::On | State::TurningOn => match Lies::of(self.folders(), path) {
                Lies::InTrash(by_name) => {
                    let subject = as_it_was(bytes).unwrap_or(by_name);
                    Some(vault::seal(&held.key, &subject, bytes)?)
                }
                Lies::As(_) | Lies::Outside => Some(self.seal(path, bytes)?.into_owned()),
            },
        })
    }

    /// A journal, line by line. Torn lines go: nothing in them was ever accepted, and they may lie in clear.
    fn journal_converted(&self, path: &Path, bytes: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let held = self.ring.get().ok_or(StoreError::Locked)?;
        let mut new = String::new();
        for said in whole_lines(bytes) {
            if Self::is_sealed_line(said) && held.state != State::TurningOff {
                new.push_str(&journal_line::framed(said));
                continue;
            }
            // One that does not open stays as it is, for whoever can mend it.
            let clear = self.open_line(path, said).unwrap_or(Cow::Borrowed(said));
            if Self::is_sealed_line(&clear) {
                new.push_str(&journal_line::framed(said));
            } else {
                let at = self.place_of_journal(path, &clear);
                new.push_str(&journal_line::framed(&self.seal_line(&at, clear.into_owned())?));
            }
        }
        Ok((new.as_bytes() != bytes).then(|| new.into_bytes()))
    }

    /// Where the journal with this line lies, or lay before it was moved to the trash and perhaps got another name: it
    /// opens only there.
    fn place_of_journal(&self, path: &Path, said: &str) -> PathBuf {
        let key = journal_line::parts(said).and_then(|line| match line.file {
            Some(file) => Some(JournalKey::File(file)),
            None => format::read_json(line.encounter).ok()?.id.map(JournalKey::Id),
        });
        let name =
            key.filter(|_| path.starts_with(self.folders().trash())).and_then(|key| key.file_name().ok());
        name.map_or_else(|| path.to_path_buf(), |name| self.folders().journals().join(name))
    }

    /// Every file that may say something of a patient, in the order of their paths.
    fn covered(&self) -> Result<Vec<PathBuf>, StoreError> {
        let folders = self.folders();
        let mut files = Vec::new();
        let (journals, elsewhere) = (folders.journals(), folders.versions_elsewhere());
        for folder in [&folders.encounters(), &folders.trash(), &folders.versions(), &elsewhere, &journals] {
            below(folder, &mut files).map_err(StoreError::io("reading", folder))?;
        }
        // Who has a journal open stands beside it, and nothing of a patient.
        files.retain(|path| !path.starts_with(&journals) || is_journal(path) || is_begun(path));
        let others = [folders.state.join("last-used.toml"), self.index_file()];
        files.extend(others.into_iter().filter(|path| path.is_file()));
        Ok(files)
    }
}

/// A save that never came to its end.
fn is_begun(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(atomic::BEGUN.0) && name.ends_with(atomic::BEGUN.1)
}

fn is_journal(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "journal")
}

fn whole_lines(bytes: &[u8]) -> impl Iterator<Item = &str> {
    let lines = bytes.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    lines.filter_map(journal_line::whole)
}

fn is_all_sealed(path: &Path, bytes: &[u8]) -> bool {
    if is_journal(path) { whole_lines(bytes).all(Store::is_sealed_line) } else { vault::is_sealed(bytes) }
}

/// What a file in the trash was before, so that it opens where it may be brought back to.
fn as_it_was(bytes: &[u8]) -> Option<Subject> {
    let encounter = format::read(std::str::from_utf8(bytes).ok()?).ok()?;
    Some(Subject::new(Kind::Encounter, &encounter.id?))
}

/// Every regular file below a folder; links are not followed.
fn below(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut entries: Vec<_> = entries.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let kind = entry.file_type()?;
        if kind.is_dir() {
            below(&entry.path(), files)?;
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    Ok(())
}
