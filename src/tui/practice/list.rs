//! The list of notes: what the schedule gives on top, then every note by family, searched by typing.

use crate::practice::Item;
use crate::practice::schedule::Offer;
use crate::tui::edit::Edit;

use super::standing::Standings;

/// The list.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// What is searched for.
    pub edit: Edit,
    /// The selected row: first what comes next, if nothing is searched for, then the notes that are shown.
    pub row: usize,
    /// The places of the notes that fit.
    pub shown: Vec<usize>,
    /// What comes next, and why.
    pub next: Option<Offer>,
}

impl List {
    /// What comes next, where it is shown.
    #[must_use]
    pub fn offered(&self) -> Option<&Offer> {
        self.next.as_ref().filter(|_| self.edit.text().trim().is_empty())
    }

    /// How many rows can be selected.
    #[must_use]
    pub fn rows(&self) -> usize {
        usize::from(self.offered().is_some()) + self.shown.len()
    }

    /// The selected note.
    #[must_use]
    pub fn selected<'a>(&'a self, items: &'a [Item]) -> Option<&'a Item> {
        let of = |row: usize| self.shown.get(row).and_then(|place| items.get(*place));
        match (self.offered(), self.row) {
            (Some(offer), 0) => Some(&offer.item),
            (Some(_), row) => of(row - 1),
            (None, row) => of(row),
        }
    }

    /// Finds the notes in which every typed word stands: in title, id, family, rule, level or state.
    pub fn search(&mut self, items: &[Item], standings: &Standings) {
        let typed = self.edit.text().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |item: &Item| {
            let rules: Vec<&str> = item.rules.iter().map(|rule| rule.as_str()).collect();
            let standing = standings.item(item).word();
            let all = format!(
                "{} {} {} {} level {} {standing}",
                item.title,
                item.id,
                item.family.replace('_', " "),
                rules.join(" "),
                item.level
            )
            .to_lowercase();
            words.iter().all(|word| all.contains(word))
        };
        self.shown = (0..items.len()).filter(|at| fits(&items[*at])).collect();
        self.row = self.row.min(self.rows().saturating_sub(1));
    }
}
