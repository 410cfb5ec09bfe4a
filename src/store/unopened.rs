//! Lines of journals that are whole and do not open: they were changed, put there, or sealed in another vault. They are
//! told, and never emptied away.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::discard::free_place;
use super::error::path_shown;
use super::journal::{Journal, end_of, whole_lines};
use super::{Store, atomic};

impl Store {
    /// Says of each journal of which no line opens how many stand in it. One of which an earlier line opens is told where
    /// that is brought back.
    #[must_use]
    pub fn unopened_journals(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folders().journals()).into_iter().flatten().flatten();
        let mut words: Vec<String> = entries.filter_map(|entry| self.unopened(&entry.path())).collect();
        words.sort();
        words
    }

    fn unopened(&self, path: &Path) -> Option<String> {
        // A pipe would be waited for without end.
        let is_one = path.extension().is_some_and(|end| end == "journal")
            && fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
        let bytes = end_of(&mut File::open(Some(path).filter(|_| is_one)?).ok()?).ok()?;
        let many = whole_lines(&bytes).count();
        let opens = whole_lines(&bytes).any(|said| self.open_line(path, said).is_some());
        let none = if many == 1 { "the one line".to_owned() } else { format!("each of the {many} lines") };
        (many > 0 && !opens).then(|| {
            let path = path_shown(path);
            format!(
                "what was entered is not brought back: {none} of '{path}' was changed after it was sealed, or is \
                 damaged; take the file from a backup"
            )
        })
    }

    /// Whether a whole line of a journal does not open.
    pub(super) fn any_unopened(&self, path: &Path, file: &mut File) -> io::Result<bool> {
        let bytes = end_of(file)?;
        Ok(whole_lines(&bytes).any(|said| self.open_line(path, said).is_none()))
    }
}

impl Journal {
    /// Keeps the journal in the trash as it stands before it is emptied or removed, if there are lines in it that do not
    /// open: whoever has the key or the vault of that time can still read them.
    pub(super) fn keep_unopened(&mut self) -> io::Result<()> {
        if !self.has_unopened {
            return Ok(());
        }
        let trash = self.store().folders().trash();
        atomic::create_folder(&trash)?;
        atomic::write_new(&free_place(&trash, self.path()), &fs::read(self.path())?)?;
        self.has_unopened = false;
        Ok(())
    }
}
