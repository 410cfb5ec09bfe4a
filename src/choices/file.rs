//! Files of the settings: where they lie, and their text or why it cannot be read.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use directories::BaseDirs;

use super::Fault;

/// The most bytes that are read of a file of the settings.
const MOST: u64 = 1024 * 1024;

/// The text of a file; `None` where there is none.
///
/// # Errors
/// Why it cannot be read: it is a folder or no plain file, nobody may read it, it is too large, or no UTF-8.
pub fn text(path: &Path) -> Result<Option<String>, Fault> {
    let fault = |message: String| Fault { file: path.to_path_buf(), line: None, message };
    // Looked at before it is opened: opening a pipe would wait for ever.
    let found = match fs::metadata(path) {
        Ok(found) => found,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(fault(unreadable(&error))),
    };
    if found.is_dir() {
        return Err(fault("is a folder; put a file in its place".to_owned()));
    }
    if !found.is_file() {
        return Err(fault("is no plain file; put one in its place".to_owned()));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
        .map_err(|error| fault(unreadable(&error)))?;
    if bytes.len() as u64 > MOST {
        return Err(fault(format!("is larger than {} MB; settings are short", MOST / 1024 / 1024)));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        Fault { line: Some(line), ..fault("is not UTF-8 text; save it as UTF-8".to_owned()) }
    })
}

fn unreadable(error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::PermissionDenied {
        "cannot be read: permission denied; make it readable for you".to_owned()
    } else {
        format!("cannot be read: {error}")
    }
}

/// Where a file lies that the settings name: absolute, under the home folder with `~/`, or in the folder of the
/// settings.
///
/// # Errors
/// The home folder of another user, or none at all.
pub fn place(named: &str, folder: &Path) -> Result<PathBuf, String> {
    let Some(rest) = named.strip_prefix('~') else { return Ok(folder.join(named)) };
    let Some(rest) = rest.strip_prefix('/').or_else(|| rest.is_empty().then_some("")) else {
        return Err(format!("'{named}' lies in the home folder of somebody else; write its whole path"));
    };
    let home = BaseDirs::new().ok_or("the home folder is not known; write the whole path")?;
    Ok(home.home_dir().join(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_relative_to_the_settings_absolute_or_at_home() {
        let folder = Path::new("/etc/curette");
        assert_eq!(place("words.toml", folder), Ok(PathBuf::from("/etc/curette/words.toml")));
        assert_eq!(place("../words.toml", folder), Ok(PathBuf::from("/etc/curette/../words.toml")));
        assert_eq!(place("/srv/words.toml", folder), Ok(PathBuf::from("/srv/words.toml")));
        assert!(place("~doe/words.toml", folder).is_err());
        let home = BaseDirs::new().map(|dirs| dirs.home_dir().join("words.toml"));
        assert_eq!(place("~/words.toml", folder).ok(), home);
    }
}
