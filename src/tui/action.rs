//! Everything that a key can start, by name, with one line of explanation and the question whether it can be done now.

use super::model::{Model, Pane, Popup};

macro_rules! actions {
    ($($variant:ident = $name:literal, $short:literal, $doc:literal;)+) => {
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

            /// One line for the help.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$variant => $doc),+ }
            }
        }
    };
}
actions!(
    Take = "take", "take line", "Entry line: take the line as it is. Lists: change the lesion, or go to what is missing. Form: next field.";
    Next = "next", "next pane", "Take the completion that is shown; otherwise go to the next pane or field.";
    Previous = "previous", "pane before", "Go to the pane or field before.";
    Up = "up", "up", "Row above; in the entry line the completion before.";
    Down = "down", "down", "Row below; in the entry line the next completion.";
    PageUp = "page-up", "page up", "Ten rows up.";
    PageDown = "page-down", "page down", "Ten rows down.";
    Remove = "remove", "remove", "Take the selected lesion out of the encounter. List of encounters: move to the trash. Undo brings it back.";
    Back = "back", "back", "Back to the entry line. Never loses anything.";
    Details = "details", "details", "Encounter details: patient, date, place, payer, clinician, visit, record, stated totals.";
    Why = "why", "why", "Why the selected code stands: rules, sources, lesions.";
    Save = "save", "save", "Save the encounter and say where.";
    Undo = "undo", "undo", "Undo: typing while a line is typed, otherwise the last change of the encounter.";
    Redo = "redo", "redo", "Do again what was undone.";
    Sign = "sign", "sign", "Sign the encounter with the time of now.";
    New = "new", "new", "Start a new encounter; asks first if something is not saved.";
    Quit = "quit", "quit", "Leave the program; asks only if something would be lost.";
    Help = "help", "help", "This list.";
    LookUp = "look-up", "look-up", "Look up codes, diagnoses, sites and rules.";
    BodyMap = "body-map", "body map", "Body map.";
    Note = "note", "note", "Note, queries and exports.";
    Practice = "practice", "practice", "Practice.";
    List = "list", "list", "List of encounters: open, search, copy as new, move to the trash.";
    Copy = "copy", "copy as new", "List of encounters: a new one with the same lesions, without patient, dates, signature and pathology results.";
    Palette = "palette", "commands", "Command palette: every action by its name; letters filter, Enter runs.";
    Suspend = "suspend", "suspend", "Stop the program and give the terminal to the shell; `fg` goes on.";
);

const LATER: &str = "comes in a later version";

impl Action {
    /// The action with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Whether it can be done now, and if not, why not. The same answer guides keys, footer and help.
    ///
    /// # Errors
    /// The reason, as the end of a sentence that begins with the name of the action.
    pub fn available(self, model: &Model) -> Result<(), &'static str> {
        let ok = |can: bool, why| if can { Ok(()) } else { Err(why) };
        match self {
            Self::LookUp | Self::BodyMap | Self::Note | Self::Practice => Err(LATER),
            Self::Undo if matches!(model.popup(), Some(Popup::List(_))) => {
                ok(!model.trashed.is_empty(), "nothing was moved to the trash")
            }
            Self::Copy => ok(
                matches!(model.popup(), Some(Popup::List(list)) if list.selected().is_some()),
                "select an encounter in the list of encounters first",
            ),
            Self::Remove if matches!(model.popup(), Some(Popup::List(_))) => Ok(()),
            Self::Undo => ok(model.line.can_undo() || !model.undo.is_empty(), "nothing to undo"),
            Self::Redo => ok(!model.redo.is_empty(), "nothing to do again"),
            Self::Remove => ok(
                model.focus == Pane::Lesions && model.selected_lesion().is_some(),
                "select a lesion in the list first (Tab)",
            ),
            Self::Why => ok(!model.targets().is_empty(), "there is no code yet"),
            Self::Sign => ok(
                model.encounter.clinician.signed.is_none(),
                "it is signed; clear the field in the details to take it back",
            ),
            Self::Save => ok(model.has_something() || model.path.is_some(), "there is nothing to save yet"),
            Self::Take => ok(
                model.focus != Pane::Entry || !model.line.text().trim().is_empty() || model.popup().is_some(),
                "type a line first",
            ),
            Self::Details => ok(!matches!(model.popup(), Some(Popup::Details(_))), "the details are open"),
            Self::Suspend => ok(cfg!(unix), "this system cannot stop a program and go on later"),
            Self::Next
            | Self::Previous
            | Self::Up
            | Self::Down
            | Self::PageUp
            | Self::PageDown
            | Self::Back
            | Self::New
            | Self::Quit
            | Self::Help
            | Self::List
            | Self::Palette => Ok(()),
        }
    }
}
