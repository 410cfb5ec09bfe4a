//! Saved encounters: list, find, load, save, throw away.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Store;
use super::atomic;
use super::discard::free_place;
use super::error::StoreError;
use crate::engine::amendment;
use crate::engine::date::Date;
use crate::engine::encounter::Encounter;
use crate::format;

/// A saved encounter in the list. One that cannot be read is listed with its error.
#[derive(Debug)]
pub struct Listed {
    /// Its id: the name of its file.
    pub id: String,
    /// Its file.
    pub path: PathBuf,
    /// When the file was written last, where the system knows.
    pub modified: Option<SystemTime>,
    /// Date of service.
    pub date_of_service: Option<Date>,
    /// Local identifier of the patient.
    pub patient_id: Option<String>,
    /// How many lesion entries it has.
    pub lesions: usize,
    /// The encounter itself; `None` where it cannot be read.
    pub encounter: Option<Encounter>,
    /// Why it cannot be read.
    pub error: Option<StoreError>,
}

/// An encounter with the file it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// What was read.
    pub encounter: Encounter,
    /// The real path of the file, links followed: where it is saved to.
    pub path: PathBuf,
    /// The text as it was read.
    pub text: String,
}

impl Loaded {
    /// Whether the file says something else by now, or is gone.
    #[must_use]
    pub fn changed_on_disk(&self, store: &Store) -> bool {
        store.read_text(&self.path).map_or(true, |text| text != self.text)
    }
}

impl Store {
    /// Whether a file lies in the folder of the saved encounters, by whatever way its path leads there.
    #[must_use]
    pub fn owns(&self, path: &Path) -> bool {
        let own = self.folders().encounters();
        let folder = atomic::folder_of(path);
        folder == own
            || fs::canonicalize(folder)
                .is_ok_and(|folder| fs::canonicalize(&own).is_ok_and(|own| folder == own))
    }

    /// A new id for an encounter: a ULID, so that ids sort by the time of their making.
    #[must_use]
    pub fn new_id() -> String {
        ulid::Ulid::new().to_string()
    }

    /// The saved encounters: those without a date of service first, then the newest first.
    ///
    /// # Errors
    /// Where the folder cannot be read. A folder that is not there is an empty list.
    pub fn list(&self) -> Result<Vec<Listed>, StoreError> {
        self.must_be_unlocked()?;
        let mut listed: Vec<Listed> =
            self.files()?.into_iter().map(|(id, path)| self.look(id, path)).collect();
        listed.sort_by(|a, b| {
            let dated = |one: &Listed| one.date_of_service.is_some();
            dated(a).cmp(&dated(b)).then(b.date_of_service.cmp(&a.date_of_service)).then(b.id.cmp(&a.id))
        });
        Ok(listed)
    }

    /// The saved encounters of a patient, by the local identifier, in the order of their ids. One that cannot be read
    /// is left out: the list names it.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn of_patient(&self, patient: &str) -> Result<Vec<Encounter>, StoreError> {
        self.must_be_unlocked()?;
        let own = |id: Option<&str>| id.is_some_and(|id| id.trim() == patient.trim());
        let mut entries = self.look_over()?.entries;
        entries.retain(|entry| entry.brief.as_ref().is_ok_and(|brief| own(brief.patient_id.as_deref())));
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        let mut encounters = Vec::new();
        for entry in entries {
            let Ok(text) = self.read_text(&entry.path) else { continue };
            // It may have become that of another since it was looked at.
            encounters.extend(format::read(&text).ok().filter(|one| own(one.patient.id.as_deref())));
        }
        Ok(encounters)
    }

    /// Whether nothing is saved yet; no file is read for it.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(self.files()?.is_empty())
    }

    /// The ids and files of the saved encounters, by id.
    pub(super) fn files(&self) -> Result<Vec<(String, PathBuf)>, StoreError> {
        Ok(self.found()?.into_iter().map(|(id, entry)| (id, entry.path())).collect())
    }

    /// The same as the folder has them: asked for what they are, they spare the system the way to the folder.
    pub(super) fn found(&self) -> Result<Vec<(String, DirEntry)>, StoreError> {
        let folder = self.folders().encounters();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(StoreError::io("reading", &folder)(error)),
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry.map_err(StoreError::io("reading", &folder))?;
            let name = entry.file_name();
            let shown = name.to_string_lossy();
            if let Some(stem) = shown.strip_suffix(".toml").filter(|_| !shown.starts_with('.')) {
                files.push((stem.to_owned(), entry));
            }
        }
        let name = |one: &(String, DirEntry)| one.1.file_name();
        files.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| name(a).cmp(&name(b))));
        Ok(files)
    }

    /// The file of a saved encounter by its id or an unambiguous beginning of it, in upper or lower case.
    ///
    /// # Errors
    /// Where none or several fit.
    pub fn find(&self, id_or_prefix: &str) -> Result<PathBuf, StoreError> {
        let wanted = id_or_prefix.trim().to_lowercase();
        let mut fitting = self.files()?;
        fitting.retain(|(id, _)| !wanted.is_empty() && id.to_lowercase().starts_with(&wanted));
        if let Some(exact) = fitting.iter().position(|(id, _)| id.to_lowercase() == wanted) {
            return Ok(fitting.swap_remove(exact).1);
        }
        if fitting.len() > 1 {
            let ids = fitting.into_iter().take(5).map(|(id, _)| format::shown(&id)).collect();
            return Err(StoreError::Ambiguous { prefix: format::shown(id_or_prefix), ids });
        }
        fitting.pop().map(|(_, path)| path).ok_or_else(|| StoreError::NotFound(format::shown(id_or_prefix)))
    }

    /// Reads an encounter from any file, TOML or JSON.
    ///
    /// # Errors
    /// Where the file cannot be read or its text has mistakes.
    pub fn load(&self, path: &Path) -> Result<Loaded, StoreError> {
        let real = fs::canonicalize(path).map_err(StoreError::io("reading", path))?;
        let text = self.read_text(&real)?;
        let encounter =
            format::read(&text).map_err(|errors| StoreError::Format { path: path.to_path_buf(), errors })?;
        Ok(Loaded { encounter, path: real, text })
    }

    /// Saves an encounter to its file in the store, or to the path that it was read from. What stands there
    /// already keeps its comments and its order. Gives back the path.
    ///
    /// # Errors
    /// Where it was not saved; the old file is whole then.
    pub fn save(&self, encounter: &Encounter, path: Option<&Path>) -> Result<PathBuf, StoreError> {
        let own = self.folders().encounters();
        let path = match (path, &encounter.id) {
            (Some(path), _) => path.to_path_buf(),
            (None, Some(id)) => own.join(format!("{}.toml", file_name(id)?)),
            (None, None) => return Err(StoreError::NoId),
        };
        let private = self.owns(&path);
        // A folder that was taken away is made again, but no way to it that is not there any more.
        let folder = if private { own.as_path() } else { atomic::folder_of(&path) };
        if private || folder.parent().is_some_and(Path::exists) {
            atomic::create_folder(folder).map_err(StoreError::io("making the folder", folder))?;
        }
        let text = self.merged(encounter, &path)?;
        if let Some(text) = text {
            self.keep_version(&path)?;
            self.write_text(&path, &text, private)?;
        }
        Ok(path)
    }

    /// Moves a saved encounter to the trash and gives back where it lies there.
    ///
    /// # Errors
    /// Where none or several fit, another curette has it open, or it cannot be moved.
    pub fn trash(&self, id_or_prefix: &str) -> Result<PathBuf, StoreError> {
        let path = self.find(id_or_prefix)?;
        // Held while it is moved, so that nobody works on what is gone.
        let _held = self.hold(&path)?;
        let trash = self.folders().trash();
        atomic::create_folder(&trash).map_err(StoreError::io("making the folder", &trash))?;
        let place = free_place(&trash, &path);
        atomic::move_file(&path, &place).map_err(StoreError::io("moving to the trash", &path))?;
        Ok(place)
    }

    /// Moves an encounter back from the trash to where it was.
    ///
    /// # Errors
    /// Where another file stands there by now, or it cannot be moved.
    pub fn restore(&self, trashed: &Path, to: &Path) -> Result<(), StoreError> {
        let failed = StoreError::io("bringing back from the trash", to);
        if fs::symlink_metadata(to).is_ok() {
            return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
        }
        atomic::move_file(trashed, to).map_err(failed)
    }
}

/// A name without anything that leads elsewhere.
pub(super) fn file_name(id: &str) -> Result<&str, StoreError> {
    let fits =
        (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if fits { Ok(id) } else { Err(StoreError::BadId(format::shown(id))) }
}

impl Store {
    /// The new text of a file, merged with what stands there; `None` where the file already says it.
    fn merged(&self, encounter: &Encounter, path: &Path) -> Result<Option<String>, StoreError> {
        let existing = match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => {
                let target = fs::canonicalize(path).or_else(|_| fs::read_link(path)).unwrap_or_default();
                return Err(StoreError::Link { path: path.to_path_buf(), target });
            }
            Ok(_) => Some(self.read_text(path)?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(StoreError::io("saving", path)(error)),
        };
        // An empty file has nothing to lose: some make it first and name it to the program.
        let existing = existing.filter(|text| !text.trim().is_empty());
        if let Some(text) = &existing {
            if let Some(schema) = format::newer_schema(text) {
                return Err(StoreError::Newer { path: path.to_path_buf(), schema });
            }
            let was = format::read(text)
                .map_err(|errors| StoreError::Unmergeable { path: path.to_path_buf(), errors })?;
            if was == *encounter {
                return Ok(None);
            }
            if let (Some(signed), true) = (&was.clinician.signed, amendment::needs_reason(&was, encounter)) {
                return Err(StoreError::Signed { path: path.to_path_buf(), signed: signed.clone() });
            }
        }
        let json = match &existing {
            Some(text) => format::is_json(text),
            None => path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")),
        };
        let text = if json {
            format::write_json_pretty(encounter)
        } else {
            format::write_toml(encounter, existing.as_deref())
        };
        text.map(Some).map_err(StoreError::Unwritable)
    }

    fn look(&self, id: String, path: PathBuf) -> Listed {
        let modified = fs::metadata(&path).and_then(|found| found.modified()).ok();
        let read = self.read_text(&path).and_then(|text| {
            format::read(&text).map_err(|errors| StoreError::Format { path: path.clone(), errors })
        });
        let (encounter, error) = match read {
            Ok(encounter) => (Some(encounter), None),
            Err(error) => (None, Some(error)),
        };
        Listed {
            id,
            path,
            modified,
            date_of_service: encounter.as_ref().and_then(|encounter| encounter.date_of_service),
            patient_id: encounter.as_ref().and_then(|encounter| encounter.patient.id.clone()),
            lesions: encounter.as_ref().map_or(0, |encounter| encounter.lesions.len()),
            encounter,
            error,
        }
    }
}
