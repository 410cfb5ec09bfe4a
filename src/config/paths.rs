//! Where the files of the user lie: the platform's folders, or everything under `CURETTE_HOME`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The name of the variable that puts every folder in one place.
pub const HOME_VARIABLE: &str = "CURETTE_HOME";

/// The three folders; none of them needs to exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Encounters, imported tables, what was thrown away.
    pub data: PathBuf,
    /// Settings.
    pub config: PathBuf,
    /// Journals: what is not yet saved.
    pub state: PathBuf,
}

/// Why the folders are not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FoldersError {
    /// The system names no home folder.
    #[error("the home folder of the user is not known; set CURETTE_HOME to a folder of your own")]
    NoHome,
    /// A relative folder, and no folder to start from.
    #[error("the folder '{}' of CURETTE_HOME cannot be found; give its whole path", .0.display())]
    NoStart(PathBuf),
}

impl Folders {
    /// The folders under `CURETTE_HOME` if that is set and not empty, else those of the platform.
    ///
    /// # Errors
    /// Where there is no home folder.
    pub fn find() -> Result<Self, FoldersError> {
        Self::choose(std::env::var_os(HOME_VARIABLE))
    }

    fn choose(home: Option<OsString>) -> Result<Self, FoldersError> {
        match home.filter(|home| !home.is_empty()).map(PathBuf::from) {
            Some(home) => std::path::absolute(&home)
                .map(|home| Self::under(&home))
                .map_err(|_| FoldersError::NoStart(home)),
            None => Self::of_platform(),
        }
    }

    /// Everything under one folder.
    #[must_use]
    pub fn under(home: &Path) -> Self {
        Self { data: home.join("data"), config: home.join("config"), state: home.join("state") }
    }

    fn of_platform() -> Result<Self, FoldersError> {
        let project = ProjectDirs::from("", "", "curette").ok_or(FoldersError::NoHome)?;
        // Only Linux has a folder for state; elsewhere it lies with the data that stays on this machine.
        let state =
            project.state_dir().map_or_else(|| project.data_local_dir().join("state"), Path::to_path_buf);
        Ok(Self { data: project.data_dir().to_path_buf(), config: project.config_dir().to_path_buf(), state })
    }

    /// Saved encounters, `<id>.toml`.
    #[must_use]
    pub fn encounters(&self) -> PathBuf {
        self.data.join("encounters")
    }

    /// What saved encounters said before, a folder each.
    #[must_use]
    pub fn versions(&self) -> PathBuf {
        self.data.join("versions")
    }

    /// What files elsewhere said before.
    #[must_use]
    pub fn versions_elsewhere(&self) -> PathBuf {
        self.state.join("versions")
    }

    /// Encounters that were thrown away.
    #[must_use]
    pub fn trash(&self) -> PathBuf {
        self.data.join("trash")
    }

    /// Practice scenarios of the user, and courses.
    #[must_use]
    pub fn scenarios(&self) -> PathBuf {
        self.data.join("scenarios")
    }

    /// Results of practice.
    #[must_use]
    pub fn practice(&self) -> PathBuf {
        self.data.join("practice")
    }

    /// The key file of the vault; while it is there, what belongs to patients lies sealed.
    #[must_use]
    pub fn vault(&self) -> PathBuf {
        self.data.join("vault.toml")
    }

    /// What was entered and is not yet saved.
    #[must_use]
    pub fn journals(&self) -> PathBuf {
        self.state.join("journals")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_variable_moves_everything() {
        let folders = Folders::choose(Some("/somewhere".into())).expect("folders");
        assert_eq!(folders.encounters(), Path::new("/somewhere/data/encounters"));
        assert_eq!(folders.trash(), Path::new("/somewhere/data/trash"));
        assert_eq!(folders.config, Path::new("/somewhere/config"));
        assert_eq!(folders.journals(), Path::new("/somewhere/state/journals"));
        assert!(Folders::choose(Some("near".into())).expect("folders").data.is_absolute());
    }

    #[test]
    fn an_empty_variable_counts_as_none() {
        assert_eq!(Folders::choose(Some(OsString::new())), Folders::choose(None));
    }
}
