//! Who has an encounter open: written beside the lock, so that another curette can name it. Only the lock itself says
//! whether it is so; what stands here is a word for people, and may be old or missing.

use std::fmt;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::clock;
use crate::format::shown;

/// More than this was not written by us.
const LARGEST: u64 = 1024;

/// A curette that has an encounter open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The number of its process.
    pub pid: u32,
    /// The machine, where it tells its name.
    pub host: Option<String>,
    /// Since when, as its clock says.
    pub since: String,
}

impl Holder {
    /// This process, from now on.
    fn here() -> Self {
        let since = clock::now().strftime("%Y-%m-%d %H:%M").to_string();
        Self { pid: std::process::id(), host: host(), since }
    }

    /// Writes who has it open, for its owner only. Where that does not work nobody can be named: the lock holds.
    pub(super) fn note(beside: &Path) {
        let own = Self::here();
        let host = own.host.as_deref().unwrap_or_default();
        let text = format!("pid {}\nhost {host}\nsince {}\n", own.pid, own.since);
        let _ = write(&place(beside), &text);
    }

    /// Who is written there, as far as it can be read.
    pub(super) fn read(beside: &Path) -> Option<Self> {
        let (mut text, path) = (String::new(), place(beside));
        // A pipe would be waited for without end.
        fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
        let file = fs::File::open(path).ok()?;
        file.take(LARGEST).read_to_string(&mut text).ok()?;
        let said = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '))?;
            Some(line.trim().to_owned()).filter(|said| !said.is_empty())
        };
        Some(Self { pid: said("pid")?.parse().ok()?, host: said("host"), since: said("since")? })
    }

    /// Takes the word away.
    pub(super) fn forget(beside: &Path) {
        let _ = fs::remove_file(place(beside));
    }
}

/// `pid 4711, since 2026-09-14 10:20`, with the machine where it is another one.
impl fmt::Display for Holder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "pid {}", self.pid)?;
        if let Some(other) = self.host.as_deref().filter(|other| host().as_deref() != Some(*other)) {
            write!(out, " on {}", shown(other))?;
        }
        write!(out, ", since {}", shown(&self.since))
    }
}

/// The file beside a journal that names its holder.
fn place(journal: &Path) -> PathBuf {
    journal.with_extension("open")
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    // What an earlier holder left goes first: a link there is not written through.
    let _ = fs::remove_file(path);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(text.as_bytes())
}

/// The name of this machine, where it says it.
fn host() -> Option<String> {
    let told =
        fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| fs::read_to_string("/etc/hostname"));
    let name = told.ok().or_else(|| std::env::var("HOSTNAME").ok())?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_read_as_it_was_written_and_names_another_machine() {
        let folder = tempfile::tempdir().expect("folder");
        let journal = folder.path().join("01AAA.journal");
        assert_eq!(Holder::read(&journal), None);
        Holder::note(&journal);
        let own = Holder::read(&journal).expect("holder");
        assert_eq!(own.pid, std::process::id());
        assert!(!own.to_string().contains(" on "), "{own}");
        fs::write(place(&journal), "pid 7\nhost else\u{1b}where\nsince 2026-01-02 03:04\n").expect("written");
        let other = Holder::read(&journal).expect("holder").to_string();
        assert!(other.starts_with("pid 7 on else") && other.ends_with("since 2026-01-02 03:04"), "{other}");
        assert!(!other.contains('\u{1b}'), "{other:?}");
        Holder::forget(&journal);
        assert_eq!(Holder::read(&journal), None);
    }
}
