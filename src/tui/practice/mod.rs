//! Practice in the terminal: the state of its pages. The encounter on the table has no part in it, and nothing that is
//! typed here is lost while the program runs.

pub mod bench;
pub mod can;
pub mod desk;
pub mod drill;
pub mod feedback;
pub mod footer;
pub mod help;
pub mod lines;
pub mod list;
pub mod own;
pub mod progress;
pub mod series;
pub mod shelf;
pub mod standing;
pub mod unkept;
mod watch;

use std::collections::BTreeMap;

use crate::practice::Item;
use crate::practice::generate::generate;
use crate::practice::results::Attempt;
use crate::practice::schedule::{self, Offer};

use self::desk::Desk;
use self::drill::Drill;
use self::feedback::Told;
use self::list::{List, Selected};
use self::shelf::Shelf;
use self::standing::Standings;
use self::unkept::Unkept;

pub(super) use self::watch::Watch;

/// A page of practice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What comes next, and every note.
    #[default]
    List,
    /// A note that is answered.
    Desk,
    /// What is said about the answer.
    Told,
    /// A drill: its choice, then its questions.
    Drill,
    /// What is said at the end of a drill.
    Drilled,
    /// Progress.
    Progress,
    /// The competency record.
    Record,
}

/// Everything of practice.
#[derive(Clone, Debug, Default)]
pub struct Practice {
    /// Items and results, as the host brought them.
    pub shelf: Shelf,
    /// How far every rule is.
    pub standings: Standings,
    /// The page that is shown.
    pub page: Page,
    /// The list.
    pub list: List,
    /// Notes that were begun and not answered yet, by the id of the item.
    pub desks: BTreeMap<String, Desk>,
    /// The item on the desk.
    pub at: Option<String>,
    /// The last feedback.
    pub told: Option<Told>,
    /// The place of the round that a drill is about, or will be.
    pub round: usize,
    /// The drill that runs, or the last one.
    pub drill: Option<Drill>,
    /// The results that the disk refused.
    pub unkept: Unkept,
    /// The first row of progress, record or the end of a drill.
    pub scroll: usize,
    /// Where progress was opened.
    pub before: Page,
    /// The competency record.
    pub record: String,
}

impl Practice {
    /// Takes what the host brought. What was begun stays.
    pub fn renew(&mut self, shelf: Shelf) {
        self.shelf = shelf;
        self.shelf.results.extend_from_slice(self.unkept.results());
        self.refresh();
    }

    /// Adds a result.
    pub fn add(&mut self, attempt: Attempt) {
        self.shelf.now = attempt.seconds_since_epoch().unwrap_or(self.shelf.now).max(self.shelf.now);
        self.shelf.results.push(attempt);
        self.refresh();
    }

    fn refresh(&mut self) {
        self.standings = Standings::of(&self.shelf.results);
        self.list.next = self.next();
        self.list.own = own::rows(&self.shelf.own);
        self.list.search(&self.shelf.items, &self.standings);
    }

    /// What is kept while the screen is locked: everything but the days of encounters, which came out of the vault.
    #[must_use]
    pub fn put_away(mut self) -> Self {
        self.shelf.own.clear();
        self.refresh();
        self
    }

    /// What the schedule gives, and why.
    fn next(&self) -> Option<Offer> {
        let Shelf { items, results, own, now, .. } = &self.shelf;
        schedule::offer(items, results, own, *now, schedule::day(*now))
    }

    /// The rule of an item again: a fresh variant, else the note of it that was answered least.
    #[must_use]
    pub fn another(&self, item: &Item) -> Option<Item> {
        let rule = *item.rules.first()?;
        if let Some(fresh) =
            generate(rule, schedule::turn(&self.shelf.results, schedule::day(self.shelf.now)))
        {
            return Some(fresh);
        }
        let times = |id: &str| self.shelf.results.iter().filter(|attempt| attempt.item == id).count();
        let others =
            self.shelf.items.iter().filter(|other| other.id != item.id && other.rules.contains(&rule));
        let order = |other: &&Item| {
            let first = other.rules.first() == Some(&rule);
            (!first, times(&other.id), other.level.abs_diff(item.level), other.id.clone())
        };
        others.min_by_key(order).cloned()
    }

    /// What the selected row of the list puts on the desk: for a mistake at work a fresh variant of its rule.
    #[must_use]
    pub fn selected(&self) -> Option<Item> {
        match self.list.selected()? {
            Selected::Next(item) => Some(item.clone()),
            Selected::Own(rule) => {
                generate(rule, schedule::turn(&self.shelf.results, schedule::day(self.shelf.now)))
            }
            Selected::Note(place) => self.shelf.items.get(place).cloned(),
        }
    }

    /// Puts an item on the desk, as it was left.
    pub fn take_up(&mut self, item: Item) {
        let id = item.id.clone();
        self.desks.entry(id.clone()).or_insert_with(|| Desk::new(item));
        self.at = Some(id);
        self.page = Page::Desk;
    }

    /// The desk.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.desks.get(self.at.as_deref()?)
    }

    /// The desk, to be changed.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        self.desks.get_mut(self.at.as_deref()?)
    }

    /// Whether a drill runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.page == Page::Drill && self.drill.is_some()
    }

    /// What is looked at, and takes time: the note on the desk, or the question of a drill.
    #[must_use]
    pub fn looked_at(&self) -> Option<String> {
        match self.page {
            Page::Desk => self.at.clone(),
            Page::Drill => self.drill.as_ref().map(|drill| drill.question.item.id.clone()),
            Page::List | Page::Told | Page::Drilled | Page::Progress | Page::Record => None,
        }
    }

    /// Whether characters are typed on the page that is shown.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        match self.page {
            Page::List => true,
            Page::Desk => self.desk().is_some_and(|desk| !desk.asks && desk.takes_text()),
            Page::Drill => self.drill.is_some(),
            Page::Told | Page::Drilled | Page::Progress | Page::Record => false,
        }
    }
}
