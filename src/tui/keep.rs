//! A choice of the user written into the settings: whole or not at all, private, with everything else as it was.

use std::path::Path;

use anyhow::{Context, anyhow};

use crate::config::choose;
use crate::store::atomic;

use super::disk::optional;

/// Sets one key of a settings file to a text; without one the key is taken back, as a comment.
///
/// # Errors
/// Why it could not, with the file; the file is as it was then.
pub(super) fn choice(path: &Path, key: &str, value: Option<&str>) -> anyhow::Result<()> {
    let shown = path.display();
    // Settings are often links into a folder that is kept elsewhere: the link stays, its file is written.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let before = optional(&real)?.unwrap_or_default();
    let after = match value {
        Some(value) => choose::set(&before, key, value),
        None => choose::unset(&before, key),
    };
    let text = after.map_err(|mistake| anyhow!("'{shown}' has a mistake in {mistake}; mend it first"))?;
    if text == before {
        return Ok(());
    }
    let failed = || format!("'{shown}' was not written");
    atomic::create_folder(atomic::folder_of(&real)).with_context(failed)?;
    atomic::write(&real, text.as_bytes(), true).with_context(failed)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::choice;

    #[test]
    fn a_choice_is_kept_private_and_the_rest_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("config/config.toml");
        choice(&path, "theme", Some("dark")).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("text"), "theme = \"dark\"\n");
        fs::write(&path, "# mine\ntheme = \"dark\" # at night\n").expect("written");
        choice(&path, "theme", Some("light")).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("text"), "# mine\ntheme = \"light\" # at night\n");
        choice(&path, "theme", None).expect("written");
        assert_eq!(fs::read_to_string(&path).expect("text"), "# mine\n#theme = \"light\" # at night\n");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode =
                |path: &std::path::Path| fs::metadata(path).expect("found").permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(&folder.path().join("config"))), (0o600, 0o700));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("folder");
        let (real, link) = (folder.path().join("kept.toml"), folder.path().join("config.toml"));
        fs::write(&real, "theme = \"dark\"\n").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("link");
        choice(&link, "theme", Some("light")).expect("written");
        assert_eq!(fs::read_to_string(&real).expect("text"), "theme = \"light\"\n");
        assert!(link.is_symlink());
    }

    #[test]
    fn what_cannot_be_written_is_told_with_the_file_and_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("config.toml");
        fs::write(&path, "a = 1\ntheme = \n").expect("written");
        let said = format!("{:#}", choice(&path, "theme", Some("dark")).expect_err("mistake"));
        assert!(said.contains("config.toml' has a mistake in line 2"), "{said}");
        assert_eq!(fs::read_to_string(&path).expect("text"), "a = 1\ntheme = \n");
        // A file where the folder should be.
        let inside = path.join("config.toml");
        let said = format!("{:#}", choice(&inside, "theme", Some("dark")).expect_err("no folder"));
        assert!(said.contains("config.toml"), "{said}");
    }
}
