//! The list of notes: what the schedule gives on top, then the user's own mistakes at work, if they agreed, then every note
//! by family; searched by typing.

use crate::engine::ids::RuleId;
use crate::practice::Item;
use crate::practice::schedule::Offer;
use crate::tui::edit::Edit;

use super::own::Own;
use super::standing::Standings;

/// What a row of the list stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected<'a> {
    /// What comes next.
    Next(&'a Item),
    /// A rule behind a mistake at work.
    Own(RuleId),
    /// The place of a note.
    Note(usize),
}

/// The list.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// What is searched for.
    pub edit: Edit,
    /// The selected row: first what comes next, if nothing is searched for, then own mistakes, then the notes that are
    /// shown.
    pub row: usize,
    /// The user's own mistakes at work.
    pub own: Vec<Own>,
    /// The places of those that fit.
    pub own_shown: Vec<usize>,
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
        usize::from(self.offered().is_some()) + self.own_shown.len() + self.shown.len()
    }

    /// What the selected row stands for.
    #[must_use]
    pub fn selected(&self) -> Option<Selected<'_>> {
        let offered = self.offered();
        if let (Some(offer), 0) = (offered, self.row) {
            return Some(Selected::Next(&offer.item));
        }
        let row = self.row.checked_sub(usize::from(offered.is_some()))?;
        if let Some(own) = self.own_shown.get(row).and_then(|place| self.own.get(*place)) {
            return Some(Selected::Own(own.rule));
        }
        self.shown.get(row.checked_sub(self.own_shown.len())?).map(|place| Selected::Note(*place))
    }

    /// Finds the notes in which every typed word stands: in its beginning, title, id, family, rule, level or state.
    pub fn search(&mut self, items: &[Item], standings: &Standings) {
        let typed = self.edit.text().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |item: &Item| {
            let rules: Vec<&str> = item.rules.iter().map(|rule| rule.as_str()).collect();
            let standing = standings.item(item).word();
            let all = format!(
                "{} {} {} {} {} level {} {standing}",
                item.begins(),
                item.title,
                item.id,
                item.family.replace('_', " "),
                rules.join(" "),
                item.level
            )
            .to_lowercase();
            words.iter().all(|word| all.contains(word))
        };
        let own_fits = |own: &Own| words.iter().all(|word| own.text().contains(word));
        self.own_shown = (0..self.own.len()).filter(|at| own_fits(&self.own[*at])).collect();
        self.shown = (0..items.len()).filter(|at| fits(&items[*at])).collect();
        self.row = self.row.min(self.rows().saturating_sub(1));
    }
}
