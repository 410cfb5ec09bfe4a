//! The second place that knows how far the log goes: number and hash of its last event. A chain alone cannot show that
//! its end was cut off.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::line::START;

/// The last event that was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Its number; 0 before the first.
    pub n: u64,
    /// Its hash.
    pub hash: String,
}

impl Head {
    /// Before the first event.
    pub(super) fn start() -> Self {
        Self { n: 0, hash: START.to_owned() }
    }

    /// What the file says; `None` where it is not there or says nothing usable.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn read(path: &Path) -> io::Result<Option<Self>> {
        let mut text = String::new();
        match File::open(path) {
            Ok(file) => match file.take(200).read_to_string(&mut text) {
                Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(None),
                other => other?,
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let head = text.strip_suffix('\n').and_then(|text| {
            let (n, hash) = text.split_once(' ')?;
            let whole =
                n.len() == 20 && hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            Some(Self { n: n.parse().ok().filter(|_| whole)?, hash: hash.to_owned() })
        });
        Ok(head)
    }

    /// Writes it over what stands there. It has always the same length and lies in one block, so that it needs no second
    /// file.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
            return Err(io::Error::other("it is no regular file"));
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        let text = format!("{:020} {}\n", self.n, self.hash);
        file.write_all(text.as_bytes())?;
        file.set_len(text.len() as u64)?;
        file.sync_data()
    }
}
