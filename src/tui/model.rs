//! The state of the terminal interface: the encounter on the table, what is typed, what is shown over it.

mod checks;
mod shelf;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::config::theme::Role;
use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::lesion::Lesion;
use crate::engine::outcome::Assessment;

use super::ctx::Ctx;
use super::edit::Edit;
use super::encounters::{Encounters, Place, Trashed};
use super::form::Form;
use super::help::Help;
use super::line::{self, Completion, Reading};
use super::merge::Merge;
use super::msg::{Effect, Opened};
use super::outside::Outside;
use super::palette::Palette;
use super::practice::Practice;
use super::practice::desk::Desk;
use super::prompt::Prompt;
use super::targets::{self, CheckRow, Target};
use super::themes::Picker;
use super::versions::Versions;
use super::why::Why;

pub use shelf::Shelf;

/// A part of the workbench that can have the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The one-line entry.
    Entry,
    /// The lesions.
    Lesions,
    /// Codes, questions, holds, findings.
    Codes,
    /// The documentation checklist.
    Checklist,
}

impl Pane {
    /// In the order of Tab.
    pub const ALL: [Self; 4] = [Self::Entry, Self::Lesions, Self::Codes, Self::Checklist];
}

/// Where to go after a question about unsaved work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Out of the program.
    Quit,
    /// To a new encounter.
    New,
    /// To one of the list.
    Open(Box<Place>),
    /// To a new encounter with these lesions.
    Copy(Vec<Lesion>),
}

/// Something over the workbench. The last one has the keys.
#[derive(Clone, Debug)]
pub enum Popup {
    /// Encounter details.
    Details(Box<Form>),
    /// Reasons.
    Why(Why),
    /// Help for what lies below.
    Help(Box<Help>),
    /// Every action by its name.
    Palette(Box<Palette>),
    /// The list of encounters.
    List(Box<Encounters>),
    /// What the encounter on the table said before.
    Versions(Box<Versions>),
    /// Practice, on the page where it stands.
    Practice,
    /// The themes; what lies below is seen in the selected one.
    Themes(Box<Picker>),
    /// A question that is answered with a line of text.
    Prompt(Box<Prompt>),
    /// Two versions of the encounter, field by field.
    Merge(Box<Merge>),
    /// Unsaved work is about to be left.
    Leave(Leave),
}

/// A word from the program, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// The words.
    pub text: String,
    /// Their look.
    pub role: Role,
}

/// A state that undo can bring back.
#[derive(Clone, Debug)]
pub struct Step {
    /// The encounter.
    pub encounter: Encounter,
    /// What was done after it.
    pub what: String,
}

/// Everything that the screen shows.
#[derive(Clone, Debug)]
pub struct Model {
    /// The encounter, as accepted.
    pub encounter: Encounter,
    /// The state on disk.
    pub saved: Option<Encounter>,
    /// The state in which a new encounter began.
    pub fresh: Option<Encounter>,
    /// Its file.
    pub path: Option<PathBuf>,
    /// What is known of earlier encounters of the patient.
    pub history: History,
    /// The patient whose earlier encounters were looked for.
    pub looked_back: Option<String>,
    /// What is said about the encounter.
    pub assessment: Assessment,
    /// What would be said with the typed line added.
    pub preview: Option<Assessment>,
    /// The encounter that the preview is about.
    previewed: Option<Encounter>,
    /// The typed line.
    pub line: Edit,
    /// How it is read.
    pub reading: Option<Reading>,
    /// What could complete it, the best first.
    pub completions: Vec<Completion>,
    /// The completion that is offered.
    pub completion: usize,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The selected row of each list: lesions, codes, checklist.
    pub rows: [usize; 3],
    /// What lies over the workbench.
    pub popups: Vec<Popup>,
    /// Texts of the details that were not understood, by field, each with the reason: nothing that was typed is lost.
    pub drafts: BTreeMap<usize, (String, String)>,
    /// Earlier states.
    pub undo: Vec<Step>,
    /// States that were undone.
    pub redo: Vec<Step>,
    /// A word from the program.
    pub says: Option<Says>,
    /// The journal could not be written: said until it can.
    pub unsafe_because: Option<String>,
    /// What other programs do to the encounter.
    pub outside: Outside,
    /// What to do once the encounter is saved.
    pub after_save: Option<Leave>,
    /// What was moved to the trash since the start, the last one last.
    pub trashed: Vec<Trashed>,
    /// Practice: its pages, and what was begun on them.
    pub practice: Practice,
    /// Nothing is coded on this table: it is one of practice, and what it gives is asked.
    pub blind: bool,
    /// The place of the theme that everything is painted with.
    pub theme: usize,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The typed line has changed since it was last read.
    pub stale: bool,
    /// The rows of the codes pane: they change with the answer alone, and every frame asks for them.
    targets: Vec<Target>,
    /// The rows of the checklist, likewise.
    checks: Vec<CheckRow>,
}

impl Model {
    /// A model of an empty table.
    #[must_use]
    pub fn new(ctx: &Ctx<'_>, size: (u16, u16)) -> Self {
        let encounter = Encounter::default();
        let assessment = assess(&encounter, History::none(), ctx.newest);
        Self {
            encounter,
            saved: None,
            fresh: None,
            path: None,
            history: History::default(),
            looked_back: None,
            assessment,
            preview: None,
            previewed: None,
            line: Edit::default(),
            reading: None,
            completions: Vec::new(),
            completion: 0,
            focus: Pane::Entry,
            rows: [0; 3],
            popups: Vec::new(),
            drafts: BTreeMap::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            says: None,
            unsafe_because: None,
            outside: Outside::default(),
            after_save: None,
            trashed: Vec::new(),
            practice: Practice::default(),
            blind: false,
            theme: ctx.themes.chosen,
            size,
            stale: false,
            targets: Vec::new(),
            checks: Vec::new(),
        }
    }

    /// Puts an encounter on the table. What was typed stays.
    pub fn open(&mut self, ctx: &Ctx<'_>, opened: Opened) {
        self.encounter = opened.encounter;
        self.saved = opened.saved;
        self.fresh = opened.fresh;
        self.path = opened.path;
        self.outside = Outside::held(opened.held_by);
        self.outside.theirs = opened.theirs;
        self.unsafe_because = opened.unsafe_because;
        self.looked_back = None;
        self.undo.clear();
        self.redo.clear();
        self.drafts.clear();
        self.rows = [usize::MAX, 0, 0];
        self.focus = Pane::Entry;
        self.close(0);
        self.after_save = None;
        self.says = opened.says.map(|text| Says { text, role: Role::Message });
        self.assess(ctx);
    }

    /// Assesses the encounter again.
    pub fn assess(&mut self, ctx: &Ctx<'_>) {
        self.assessment = if self.blind {
            assess(&Encounter::default(), History::none(), ctx.book(&self.encounter))
        } else {
            assess(&self.encounter, &self.history, ctx.book(&self.encounter))
        };
        self.checks = targets::checks(&self.assessment.checklist);
        self.previewed = None;
        self.lay_out();
        self.stale = true;
    }

    /// Lists the rows of the codes pane again, after the answer has changed.
    fn lay_out(&mut self) {
        // Before the first lesion there is nothing to find fault with.
        self.targets = if self.encounter.lesions.is_empty() && self.preview.is_none() {
            Vec::new()
        } else {
            targets::of(self.answer())
        };
    }

    /// Reads the typed line again if it has changed: once per batch of keys, not once per key.
    pub fn settle(&mut self, ctx: &Ctx<'_>) {
        let height = usize::from(self.size.1);
        if let Some(Popup::List(list)) = self.popups.last_mut() {
            list.settle(ctx, height);
        }
        if let Some(bench) = self.practice.desk_mut().and_then(Desk::bench_mut) {
            bench.table.settle(ctx);
        }
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let book = ctx.book(&self.encounter);
        let typed = self.line.text();
        self.completion = 0;
        let before = self.preview.take().zip(self.previewed.take());
        if typed.trim().is_empty() {
            self.reading = None;
            self.completions.clear();
            self.lay_out();
            return;
        }
        self.completions =
            line::complete(typed, self.line.caret(), book, ctx.words(&self.encounter), &self.encounter);
        let reading = line::read(typed, book, ctx.words(&self.encounter), &self.encounter);
        if reading.understood && !self.blind {
            let mut with = self.encounter.clone();
            line::take(&reading, &mut with);
            // Half of all keys, in the middle of a word, change nothing of what is meant.
            let same = before.filter(|(_, previewed)| *previewed == with);
            let answer = same.map(|(answer, _)| answer);
            self.preview = Some(answer.unwrap_or_else(|| assess(&with, &self.history, ctx.book(&with))));
            self.previewed = Some(with);
        }
        self.reading = Some(reading);
        self.lay_out();
    }

    /// What the codes pane shows: the preview while a line is typed.
    #[must_use]
    pub fn answer(&self) -> &Assessment {
        self.preview.as_ref().unwrap_or(&self.assessment)
    }

    /// The completion that Tab would take.
    #[must_use]
    pub fn offered(&self) -> Option<&Completion> {
        if self.focus == Pane::Entry { self.completions.get(self.completion) } else { None }
    }

    /// The topmost pop-up.
    #[must_use]
    pub fn popup(&self) -> Option<&Popup> {
        self.popups.last()
    }

    /// Closes every pop-up but the first ones. A theme that was only looked at goes with the pop-up that shows it.
    pub fn close(&mut self, but: usize) {
        let closed = self.popups.get(but..).unwrap_or_default();
        let before = closed.iter().find_map(|popup| match popup {
            Popup::Themes(picker) => Some(picker.before),
            Popup::Details(_)
            | Popup::Why(_)
            | Popup::Help(_)
            | Popup::Palette(_)
            | Popup::List(_)
            | Popup::Versions(_)
            | Popup::Practice
            | Popup::Prompt(_)
            | Popup::Merge(_)
            | Popup::Leave(_) => None,
        });
        self.theme = before.unwrap_or(self.theme);
        self.popups.truncate(but);
    }

    /// Whether characters are typed where the keys go now.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        match self.popup() {
            Some(Popup::Details(_) | Popup::Palette(_) | Popup::Themes(_) | Popup::Prompt(_)) => true,
            Some(Popup::List(list)) => !list.asks,
            Some(Popup::Why(_) | Popup::Help(_) | Popup::Versions(_) | Popup::Merge(_) | Popup::Leave(_)) => {
                false
            }
            Some(Popup::Practice) => self.practice.takes_text(),
            None => self.focus == Pane::Entry,
        }
    }

    /// Whether the selected row of a pane is shown: where it has the keys, and while a question about it is answered.
    #[must_use]
    pub fn selects(&self, pane: Pane) -> bool {
        self.focus == pane && matches!(self.popup(), None | Some(Popup::Prompt(_)))
    }

    /// Whether something would be lost with the encounter or the typed line.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.changed() || !self.line.text().trim().is_empty() || !self.drafts.is_empty()
    }

    /// Whether the encounter differs from what is on disk, or from how it began.
    #[must_use]
    pub fn changed(&self) -> bool {
        match (&self.saved, &self.fresh) {
            (Some(saved), _) => *saved != self.encounter,
            (None, Some(fresh)) => *fresh != self.encounter,
            (None, None) => self.encounter != Encounter::default(),
        }
    }

    /// Whether a clock is shown, which is drawn again every second.
    #[must_use]
    pub fn shows_time(&self) -> bool {
        self.practice.runs() && self.popups.iter().any(|popup| matches!(popup, Popup::Practice))
    }

    /// Whether there is anything worth saving.
    #[must_use]
    pub fn has_something(&self) -> bool {
        self.changed() || self.saved.is_some()
    }

    /// The selected row of the lesion list.
    #[must_use]
    pub fn lesion_row(&self) -> usize {
        self.rows[0].min(self.encounter.lesions.len().saturating_sub(1))
    }

    /// The lesion that is selected.
    #[must_use]
    pub fn selected_lesion(&self) -> Option<&Lesion> {
        self.encounter.lesions.get(self.lesion_row())
    }

    /// The rows of the codes pane.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The selected row of the codes pane.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        let targets = self.targets();
        targets.get(self.rows[1].min(targets.len().saturating_sub(1))).copied()
    }

    /// The encounter that the answer is about: with the typed line while it is shown as a preview.
    #[must_use]
    pub fn shown(&self) -> Cow<'_, Encounter> {
        match (&self.preview, &self.reading) {
            (Some(_), Some(reading)) => {
                let mut with = self.encounter.clone();
                line::take(reading, &mut with);
                Cow::Owned(with)
            }
            (Some(_) | None, _) => Cow::Borrowed(&self.encounter),
        }
    }

    /// Says something until the next key.
    pub fn say(&mut self, role: Role, text: impl Into<String>) {
        self.says = Some(Says { text: text.into(), role });
    }

    /// Whether the list is only remembered, or a search in it has not looked at all encounters yet.
    #[must_use]
    pub fn looks_on(&self) -> bool {
        matches!(self.popups.last(), Some(Popup::List(list)) if list.is_remembered || list.looks_on())
    }

    /// Says something beside what is said already.
    pub fn say_too(&mut self, text: &str) {
        let before = self.says.take().map_or_else(String::new, |says| format!("{}; ", says.text));
        self.say(Role::Warning, format!("{before}{text}"));
    }

    /// Puts a changed encounter in place of the present one, which undo can bring back.
    pub fn change(&mut self, ctx: &Ctx<'_>, what: impl Into<String>, changed: Encounter) -> Vec<Effect> {
        if changed == self.encounter {
            return Vec::new();
        }
        if self.outside.is_read_only() {
            return super::update::refuse(self, ctx, "this change");
        }
        let before = std::mem::replace(&mut self.encounter, changed);
        self.undo.push(Step { encounter: before, what: what.into() });
        self.redo.clear();
        self.assess(ctx);
        vec![self.journal()]
    }

    /// The effect that makes the present state safe against a crash.
    #[must_use]
    pub fn journal(&self) -> Effect {
        Effect::Journal(Box::new(self.encounter.clone()))
    }
}
