//! What a file of the store is, by where it lies: sealed files open only as that.

use std::fs;
use std::path::{Path, PathBuf};

use super::vault::{Kind, Subject};
use crate::config::Folders;

/// Where a file lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// In the store, where it can only be this.
    As(Subject),
    /// In the trash, under a name that may have been changed to be free; it is most likely this.
    InTrash(Subject),
    /// Elsewhere: it belongs to the user.
    Outside,
}

impl Lies {
    /// Where the file with this path lies.
    pub fn of(folders: &Folders, path: &Path) -> Self {
        let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let journal = path.extension().is_some_and(|ending| ending == "journal");
        if let Some(inside) = below(path, &folders.encounters()) {
            Self::As(Subject::new(Kind::Encounter, &stem(&inside)))
        } else if let Some(inside) = below(path, &folders.trash()) {
            let kind = if journal { Kind::Journal } else { Kind::Encounter };
            Self::InTrash(Subject::new(kind, &stem(&inside)))
        } else if let Some(inside) = below(path, &folders.versions()) {
            Self::As(Subject::new(Kind::Version, &inside.to_string_lossy()))
        } else if let Some(inside) = below(path, &folders.journals()) {
            Self::As(Subject::new(Kind::Journal, &stem(&inside)))
        } else if let Some(inside) = below(path, &folders.data).or_else(|| below(path, &folders.state)) {
            Self::As(Subject::new(Kind::Other, &inside.to_string_lossy()))
        } else {
            Self::Outside
        }
    }
}

/// The path from a folder to what lies below it, by whatever way both are written.
fn below(path: &Path, folder: &Path) -> Option<PathBuf> {
    if let Ok(inside) = path.strip_prefix(folder) {
        return Some(inside.to_path_buf());
    }
    let name = path.file_name()?;
    let real = fs::canonicalize(super::atomic::folder_of(path)).ok()?.join(name);
    Some(real.strip_prefix(fs::canonicalize(folder).ok()?).ok()?.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_place_says() {
        let home = tempfile::tempdir().expect("home");
        let folders = Folders::under(home.path());
        let at = |path: &str| Lies::of(&folders, &home.path().join(path));
        let of = |kind, name| Subject::new(kind, name);
        assert_eq!(at("data/encounters/A1.toml"), Lies::As(of(Kind::Encounter, "A1")));
        assert_eq!(at("data/trash/A1-2.toml"), Lies::InTrash(of(Kind::Encounter, "A1-2")));
        assert_eq!(at("data/trash/A1.journal"), Lies::InTrash(of(Kind::Journal, "A1")));
        assert_eq!(at("data/versions/A1/7"), Lies::As(of(Kind::Version, "A1/7")));
        assert_eq!(at("state/journals/A1.journal"), Lies::As(of(Kind::Journal, "A1")));
        assert_eq!(at("state/last-used.toml"), Lies::As(of(Kind::Other, "last-used.toml")));
        assert_eq!(at("elsewhere/A1.toml"), Lies::Outside);
    }

    #[cfg(unix)]
    #[test]
    fn another_way_to_the_same_folder_is_no_other_place() {
        let home = tempfile::tempdir().expect("home");
        fs::create_dir_all(home.path().join("data/encounters")).expect("folders");
        let link = home.path().join("link");
        std::os::unix::fs::symlink(home.path().join("data/encounters"), &link).expect("link");
        let lies = Lies::of(&Folders::under(home.path()), &link.join("A1.toml"));
        assert_eq!(lies, Lies::As(Subject::new(Kind::Encounter, "A1")));
    }
}
