//! Everything that a key can start, by name, with one line of explanation and the question whether it can be done now.

use super::accept;
use super::encounters::Encounters;
use super::model::{Model, Pane, Popup};
use super::practice::can::can;

macro_rules! actions {
    ($($variant:ident = $name:literal, $short:literal, $rank:literal, $doc:literal;)+) => {
        /// Something that a key can start.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Action { $(#[doc = $doc] $variant),+ }

        impl Action {
            /// Every action, in the order of the help.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The names of all actions, as key maps write them.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The name in key maps.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// One or two words for the footer.
            #[must_use]
            pub const fn short(self) -> &'static str {
                match self { $(Self::$variant => $short),+ }
            }

            /// Its rank among the actions that are the same everywhere, for a footer in which not all have room: 1 comes
            /// first, 0 stands there only where it means something of its own.
            #[must_use]
            pub const fn rank(self) -> u8 {
                match self { $(Self::$variant => $rank),+ }
            }

            /// One line for the help.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc),+ }
            }
        }
    };
}
actions!(
    Take = "take", "take line", 0, "Entry line: take the line as it is. Lists: change the lesion, or go to what is missing. Form: next field.";
    Next = "next", "next pane", 0, "Take the completion that is shown; otherwise go to the next pane or field.";
    Previous = "previous", "pane before", 0, "Go to the pane or field before.";
    Up = "up", "up", 0, "Row above; in the entry line the completion before.";
    Down = "down", "down", 0, "Row below; in the entry line the next completion.";
    PageUp = "page-up", "page up", 0, "Ten rows up.";
    PageDown = "page-down", "page down", 0, "Ten rows down.";
    First = "first", "first row", 0, "First row of a list or page; in a line that is typed its beginning.";
    Last = "last", "last row", 0, "Last row of a list or page; in a line that is typed its end.";
    Remove = "remove", "remove", 0, "Take the selected lesion out of the encounter. List of encounters: move to the trash. Undo brings it back.";
    Back = "back", "back", 0, "Back to the entry line. Never loses anything.";
    Details = "details", "details", 1, "Encounter details: patient, date, place, payer, clinician, visit, record, stated totals.";
    Why = "why", "why", 3, "Why the selected code stands: rules, sources, lesions.";
    WhyNot = "why-not", "why not", 14, "Why a code that you name is not on the claim: what decided against it. States conditions, advises nothing.";
    Save = "save", "save", 2, "Save the encounter and say where. Practice: the answer is complete.";
    Undo = "undo", "undo", 8, "Undo: typing while a line is typed, otherwise the last change of the encounter.";
    Redo = "redo", "redo", 10, "Do again what was undone.";
    Accept = "accept", "accept", 13, "Accept the selected warning or advice as it is, with a reason; asked again, take that back.";
    Sign = "sign", "sign", 11, "Sign the encounter with the time of now.";
    Versions = "versions", "versions", 0, "What this encounter said before: what would be changed, and one brought back. Undo takes it back.";
    New = "new", "new", 9, "Start a new encounter; asks first if something is not saved.";
    Quit = "quit", "quit", 7, "Leave the program; asks only if something would be lost.";
    Help = "help", "help", 4, "Help for where you are, and every action with its keys.";
    LookUp = "look-up", "look-up", 0, "Look up codes, diagnoses, sites and rules.";
    BodyMap = "body-map", "body map", 0, "Body map.";
    Note = "note", "note", 0, "Note, queries and exports.";
    Practice = "practice", "practice", 15, "Practice: notes to code, answers graded, progress. The encounter on the table stays as it is.";
    Way = "way", "other way", 0, "Practice: answer the other way, with claim lines or by documenting the lesions. What was typed stays.";
    LineUp = "line-up", "line up", 0, "Practice: move the claim line up.";
    LineDown = "line-down", "line down", 0, "Practice: move the claim line down.";
    Again = "again", "again", 0, "Practice: the same rule in another note.";
    Dispute = "dispute", "dispute", 0, "Practice: say why the answer is wrong; it is kept beside the sources of its rules.";
    Drill = "drill", "drill", 0, "Practice: a drill, two minutes of short questions around the thresholds.";
    Progress = "progress", "progress", 0, "Practice: progress by rule and component, and the competency record.";
    List = "list", "list", 5, "List of encounters: open, search, copy as new, move to the trash.";
    Copy = "copy", "copy as new", 0, "List of encounters: a new one with the same lesions, without patient, dates, signature and pathology results.";
    CopyCodes = "copy-codes", "copy codes", 0, "Copy the codes with units, modifiers and diagnoses to the clipboard, nothing of the patient.";
    CopyAll = "copy-all", "copy all", 0, "Copy the codes with the patient, the date and the clinician to the clipboard; asks first.";
    Palette = "palette", "commands", 6, "Command palette: every action by its name; letters filter, Enter runs.";
    Theme = "theme", "theme", 12, "Choose the colours, seen at once; kept for the next start.";
    SaveCopy = "save-copy", "save a copy", 0, "Save a copy of the encounter to a path that you type, where its own file cannot be written. Nothing is overwritten.";
    TakeOver = "take-over", "take over", 0, "Go on with an encounter that another curette had open, once that one has ended.";
    Lock = "lock", "lock", 0, "Lock the screen: nothing of the patient is seen until the passphrase is typed; without a vault it is only hidden.";
    Suspend = "suspend", "suspend", 0, "Stop the program and give the terminal to the shell; `fg` goes on.";
);

const LATER: &str = "comes in a later version";

/// Why an encounter that another curette has open is not changed here.
pub const READ_ONLY: &str = "read-only, it is open in another curette";

impl Action {
    /// The action with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Whether it can be done now, and if not, why not. The same answer guides keys, footer, palette and help.
    ///
    /// # Errors
    /// The reason, as the end of a sentence that begins with the name of the action.
    pub fn available(self, model: &Model) -> Result<(), &'static str> {
        if let Self::LookUp | Self::BodyMap | Self::Note = self {
            return Err(LATER);
        }
        if matches!(model.popup(), Some(Popup::Practice)) {
            return if self == Self::Suspend { can_suspend() } else { can(self, &model.practice) };
        }
        let below = model.popups.split_last().map_or(&[][..], |(_, below)| below);
        if self == Self::Theme && below.iter().any(|popup| matches!(popup, Popup::Themes(_))) {
            return Err("the themes are open");
        }
        match model.popup() {
            Some(Popup::List(list)) => self.in_list(model, list),
            Some(Popup::Palette(_)) => {
                self.in_choice(Self::Palette, "run it from the commands, or go back first")
            }
            Some(Popup::Themes(_)) => self.in_choice(Self::Theme, "choose a theme first, or go back"),
            Some(Popup::Versions(_)) => self.in_choice(Self::Versions, "choose a version first, or go back"),
            Some(Popup::Prompt(_)) => self.in_prompt(),
            Some(Popup::Merge(_)) => self.in_merge(),
            Some(Popup::Details(_)) if self == Self::Details => Err("the details are open"),
            Some(Popup::Details(_) | Popup::Why(_) | Popup::Help(_) | Popup::Leave(_) | Popup::Practice)
            | None => self.at_the_table(model),
        }
    }

    /// In the list of encounters.
    fn in_list(self, model: &Model, list: &Encounters) -> Result<(), &'static str> {
        let selected = |why| ok(list.selected().is_some(), why);
        match self {
            Self::Take | Self::Copy | Self::Remove => selected("there is nothing to select"),
            Self::Undo => ok(!model.trashed.is_empty(), "nothing was moved to the trash"),
            Self::Details
            | Self::Why
            | Self::WhyNot
            | Self::Save
            | Self::Redo
            | Self::Sign
            | Self::Versions
            | Self::Accept
            | Self::SaveCopy
            | Self::TakeOver
            | Self::CopyCodes
            | Self::CopyAll
            | Self::LookUp
            | Self::BodyMap
            | Self::Note
            | Self::Way
            | Self::LineUp
            | Self::LineDown
            | Self::Again
            | Self::Dispute
            | Self::Drill
            | Self::Progress => Err("open an encounter first, or go back"),
            Self::Practice => Ok(()),
            Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Back
            | Self::New
            | Self::Quit
            | Self::Help
            | Self::List
            | Self::Palette
            | Self::Lock
            | Self::Theme => Ok(()),
            Self::Suspend => can_suspend(),
        }
    }

    /// Where letters choose one of some rows; `own` is the action that opened it.
    fn in_choice(self, own: Self, why: &'static str) -> Result<(), &'static str> {
        match self {
            Self::Take
            | Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Back
            | Self::Quit
            | Self::Lock
            | Self::Help => Ok(()),
            Self::Suspend => can_suspend(),
            Self::Palette
            | Self::Theme
            | Self::List
            | Self::New
            | Self::Undo
            | Self::Copy
            | Self::Remove
            | Self::Details
            | Self::Why
            | Self::WhyNot
            | Self::Save
            | Self::Redo
            | Self::Sign
            | Self::Versions
            | Self::Accept
            | Self::SaveCopy
            | Self::TakeOver
            | Self::CopyCodes
            | Self::CopyAll
            | Self::LookUp
            | Self::BodyMap
            | Self::Note
            | Self::Practice
            | Self::Way
            | Self::LineUp
            | Self::LineDown
            | Self::Again
            | Self::Dispute
            | Self::Drill
            | Self::Progress => ok(self == own, why),
        }
    }

    /// While a reason is typed.
    fn in_prompt(self) -> Result<(), &'static str> {
        match self {
            Self::Take
            | Self::Back
            | Self::Accept
            | Self::CopyAll
            | Self::WhyNot
            | Self::Undo
            | Self::Quit
            | Self::Help
            | Self::Lock
            | Self::Save => Ok(()),
            Self::Suspend => can_suspend(),
            Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Remove
            | Self::Details
            | Self::Why
            | Self::Redo
            | Self::Sign
            | Self::Versions
            | Self::New
            | Self::LookUp
            | Self::BodyMap
            | Self::Note
            | Self::Practice
            | Self::Way
            | Self::LineUp
            | Self::LineDown
            | Self::Again
            | Self::Dispute
            | Self::Drill
            | Self::Progress
            | Self::List
            | Self::Copy
            | Self::SaveCopy
            | Self::TakeOver
            | Self::CopyCodes
            | Self::Palette
            | Self::Theme => Err("answer the question first, or go back"),
        }
    }

    /// While two versions are held against each other.
    fn in_merge(self) -> Result<(), &'static str> {
        match self {
            Self::Take
            | Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Back
            | Self::Save
            | Self::Lock
            | Self::Help => Ok(()),
            Self::Suspend => can_suspend(),
            Self::Remove
            | Self::CopyCodes
            | Self::CopyAll
            | Self::Details
            | Self::Why
            | Self::WhyNot
            | Self::SaveCopy
            | Self::TakeOver
            | Self::Undo
            | Self::Redo
            | Self::Accept
            | Self::Sign
            | Self::Versions
            | Self::New
            | Self::Quit
            | Self::LookUp
            | Self::BodyMap
            | Self::Note
            | Self::Practice
            | Self::Way
            | Self::LineUp
            | Self::LineDown
            | Self::Again
            | Self::Dispute
            | Self::Drill
            | Self::Progress
            | Self::List
            | Self::Copy
            | Self::Palette
            | Self::Theme => Err("choose between the versions first, or go back"),
        }
    }

    /// With the encounter on the table, or a page about it.
    fn at_the_table(self, model: &Model) -> Result<(), &'static str> {
        if model.outside.is_read_only() && self.changes(model) {
            return Err(READ_ONLY);
        }
        match self {
            Self::TakeOver => ok(model.outside.is_read_only(), "no other curette has this encounter open"),
            Self::SaveCopy => Ok(()),
            Self::LookUp | Self::BodyMap | Self::Note => Err(LATER),
            Self::Way
            | Self::LineUp
            | Self::LineDown
            | Self::Again
            | Self::Dispute
            | Self::Drill
            | Self::Progress => Err("open practice first"),
            Self::Copy => Err("select an encounter in the list of encounters first"),
            Self::Undo => ok(model.line.can_undo() || !model.undo.is_empty(), "nothing to undo"),
            Self::Redo => {
                let typed = model.focus == Pane::Entry && model.line.can_redo();
                ok(typed || !model.redo.is_empty(), "nothing to do again")
            }
            Self::Remove => ok(
                model.focus == Pane::Lesions && model.selected_lesion().is_some(),
                "select a lesion in the list first (Tab)",
            ),
            Self::Why => ok(!model.targets().is_empty(), "there is no code yet"),
            Self::Sign => ok(
                model.encounter.clinician.signed.is_none(),
                "it is signed; clear the field in the details to take it back",
            ),
            Self::Versions => ok(model.saved.is_some(), "it was never saved"),
            Self::Accept => accept::about(model).map(|_| ()),
            Self::CopyCodes | Self::CopyAll => ok(!model.assessment.lines.is_empty(), "there is no code yet"),
            Self::Save => ok(model.has_something() || model.path.is_some(), "there is nothing to save yet"),
            Self::Take => ok(
                model.focus != Pane::Entry || !model.line.text().trim().is_empty() || model.popup().is_some(),
                "type a line first",
            ),
            Self::Suspend => can_suspend(),
            Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Back
            | Self::Details
            | Self::WhyNot
            | Self::New
            | Self::Quit
            | Self::Help
            | Self::List
            | Self::Practice
            | Self::Palette
            | Self::Lock
            | Self::Theme => Ok(()),
        }
    }
}

impl Action {
    /// Whether it would change the encounter or its file.
    fn changes(self, model: &Model) -> bool {
        match self {
            Self::Save | Self::Sign | Self::Accept | Self::Redo | Self::Remove | Self::Versions => true,
            Self::Undo => !(model.focus == Pane::Entry && model.line.can_undo()),
            Self::Take
            | Self::SaveCopy
            | Self::CopyCodes
            | Self::CopyAll
            | Self::TakeOver
            | Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::First
            | Self::Last
            | Self::Back
            | Self::Details
            | Self::Why
            | Self::WhyNot
            | Self::New
            | Self::Lock
            | Self::Quit
            | Self::Help
            | Self::LookUp
            | Self::BodyMap
            | Self::Note
            | Self::Practice
            | Self::Way
            | Self::LineUp
            | Self::LineDown
            | Self::Again
            | Self::Dispute
            | Self::Drill
            | Self::Progress
            | Self::List
            | Self::Copy
            | Self::Palette
            | Self::Theme
            | Self::Suspend => false,
        }
    }
}

const fn ok(can: bool, why: &'static str) -> Result<(), &'static str> {
    if can { Ok(()) } else { Err(why) }
}

const fn can_suspend() -> Result<(), &'static str> {
    ok(cfg!(unix), "this system cannot stop a program and go on later")
}

#[cfg(test)]
mod tests {
    use super::Action;

    #[test]
    fn no_two_actions_have_the_same_rank() {
        let mut ranks: Vec<u8> =
            Action::ALL.iter().map(|action| action.rank()).filter(|rank| *rank > 0).collect();
        ranks.sort_unstable();
        let expected: Vec<u8> = (1..).take(ranks.len()).collect();
        assert_eq!(ranks, expected);
    }

    #[test]
    fn every_action_is_explained_in_sentences_and_named_in_few_words() {
        for action in Action::ALL {
            assert!(action.doc().ends_with('.'), "{}", action.name());
            assert!((1..=12).contains(&action.short().len()), "{}", action.name());
        }
    }
}
