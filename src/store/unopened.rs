//! Journals of which nothing can be brought back: whole lines stand in them, and none opens.

use std::fs::{self, File};
use std::path::Path;

use super::Store;
use super::error::path_shown;
use super::journal::{end_of, whole_lines};

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
}
