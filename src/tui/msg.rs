//! What comes in and what goes out: messages for `update`, effects for the host.

use std::path::PathBuf;
use std::time::Duration;

use crate::config::chord::Chord;
use crate::engine::encounter::Encounter;
use crate::engine::lesion::Lesion;
use crate::practice::Disputed;
use crate::practice::results::Attempt;

use super::action::Action;
use super::encounters::{Found, Place, Trashed};
use super::look_on::{ReadEncounter, Wanted};
use super::outside::Notice;
use super::practice::shelf::Shelf;
use super::versions::Kept;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key, with the action that the key map gives it: a text field takes the key, everything else the action.
    Input {
        /// The key.
        chord: Chord,
        /// What the key map makes of it.
        action: Option<Action>,
    },
    /// A bracketed paste, as it came.
    Paste(String),
    /// The terminal has this many columns and rows.
    Resized(u16, u16),
    /// Another encounter is on the table.
    Opened(Box<Opened>),
    /// The journal was written, or why not.
    Journaled(Result<(), String>),
    /// The encounter was saved there, or why not.
    Saved(Result<PathBuf, String>),
    /// Nobody typed for a while.
    Idle,
    /// Another program did something to the encounter on the table.
    Noticed(Notice),
    /// Another program did something to it, and so it was not saved.
    NotSavedFor(Notice),
    /// A copy was saved there, or why not.
    Copied(Result<PathBuf, String>),
    /// The encounter that another curette had open is ours, or why not.
    TakenOver(Box<Result<Opened, String>>),
    /// The time of now, RFC 3339 with offset, for a signature.
    Signed(String),
    /// The time of now, RFC 3339 with offset, and the reason for an amendment.
    Amended {
        /// The time.
        at: String,
        /// The reason.
        reason: String,
    },
    /// The encounters that there are, or why they cannot be listed.
    Listed(Result<Vec<Found>, String>),
    /// The same as they are remembered; each is looked at once no key is pending.
    Remembered(Vec<Found>),
    /// The same once each was looked at, or why they cannot be.
    LookedOver(Result<Vec<Found>, String>),
    /// Encounters of the list were read: their rows, and what each says or why it cannot be read.
    Read(Wanted, Vec<ReadEncounter>),
    /// What there is to practise with, or why it cannot be looked at.
    Practice(Result<Box<Shelf>, String>),
    /// A result of practice is kept, with its time, or why not.
    Answered(Box<Attempt>, Result<(), String>),
    /// So many results that were refused before are kept now, the oldest first, and why not all of them.
    KeptAgain(usize, Result<(), String>),
    /// A dispute is kept, or why not.
    Disputed(Result<(), String>),
    /// A drill begins: the seed of its questions, and the time of the host's clock.
    Round {
        /// The seed.
        seed: u64,
        /// The time.
        at: Duration,
    },
    /// The time of the host's clock, which only goes on.
    Clock(Duration),
    /// No key is pending: the list may be looked over, and a search in it may go on.
    LookOn,
    /// What the encounter on the table said before, the oldest first, or why it cannot be looked at.
    Versions(Result<Vec<Kept>, String>),
    /// An encounter of the list could not be opened, with the reason.
    NotOpened(String),
    /// An encounter lies in the trash, or why not.
    Trashed(Result<Trashed, String>),
    /// An encounter is back from the trash, or why not.
    Restored(Result<(), String>),
    /// The saved encounters of this patient, or why they cannot be looked at.
    Earlier {
        /// The patient, by the local identifier.
        patient: String,
        /// What was saved.
        result: Result<Vec<Encounter>, String>,
    },
    /// What cannot be used of the user's settings.
    Faults(Vec<String>),
    /// Something beside what was asked for did not work, or was mended: one line.
    Told(String),
    /// Nobody typed for so long that the screen is to be hidden.
    Hide,
    /// The terminal was asked to copy this many claim lines, or why not.
    Clipped {
        /// How many.
        lines: usize,
        /// Why not.
        result: Result<(), String>,
    },
    /// The theme is written into the settings, or why not.
    ThemeKept {
        /// Its name.
        name: String,
        /// The file.
        result: Result<PathBuf, String>,
    },
}

/// Something for the host to do; it answers with a message where one is named.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Make the state safe against a crash, before it is shown: `Msg::Journaled`.
    Journal(Box<Encounter>),
    /// Save: `Msg::Saved`, or `Msg::NotSavedFor` where another program changed the file.
    Save(Box<Encounter>),
    /// Save a copy to a path as typed: `Msg::Copied`.
    SaveCopy(Box<Encounter>, String),
    /// Look whether another program did something: `Msg::Noticed` if so.
    Look,
    /// Take what another curette had open: `Msg::TakenOver`.
    TakeOver,
    /// What is on the table is not wanted any more: drop its journal.
    Forget,
    /// A new encounter: `Msg::Opened`.
    New,
    /// Ask the clock for a signature: `Msg::Signed`.
    Sign,
    /// Ask the clock for an amendment with this reason: `Msg::Amended`.
    Amend(String),
    /// Look which encounters there are: `Msg::Listed`, or `Msg::Remembered` where that is faster.
    List,
    /// Look at each encounter of a list that is only remembered: `Msg::LookedOver`.
    LookOver,
    /// Read these encounters of the list: `Msg::Read`.
    Read(Wanted),
    /// Look what the encounter on the table said before: `Msg::Versions`.
    Versions,
    /// Look which encounters of this patient are saved: `Msg::Earlier`.
    LookBack(String),
    /// Put this one on the table; what is there is dropped once that works: `Msg::Opened` or `Msg::NotOpened`.
    Open(Box<Place>),
    /// A new encounter with these lesions: `Msg::Opened`.
    Copy(Vec<Lesion>),
    /// Move the saved encounter with this id to the trash: `Msg::Trashed`.
    Trash(String),
    /// Move the journal of an unfinished encounter to the trash: `Msg::Trashed`.
    Discard(PathBuf),
    /// Bring it back: `Msg::Restored`.
    Restore(Trashed),
    /// Write this theme into the settings for the next start; `own`: the user's own, which is used where they name none.
    /// `Msg::ThemeKept`.
    KeepTheme {
        /// Its name.
        name: String,
        /// It is the one of `theme.toml`.
        own: bool,
    },
    /// Ask the terminal to take this text, which has so many claim lines, into its clipboard; `identified`: with who it is
    /// about. `Msg::Clipped`.
    Clip {
        /// The text.
        text: String,
        /// How many claim lines it has.
        lines: usize,
        /// The id of the encounter, where the text says who it is about; empty where it has none.
        identified: Option<String>,
    },
    /// Look what there is to practise with: `Msg::Practice`.
    Practice,
    /// From now on this item of practice is looked at, or none: its time is taken.
    Timed(Option<String>),
    /// Keep a result of practice, with the time of now and of the answer: `Msg::Answered`.
    Answered(Box<Attempt>),
    /// Keep results that were refused before, with their time as it stands: `Msg::KeptAgain`.
    KeepAgain(Vec<Attempt>),
    /// Keep a dispute: `Msg::Disputed`.
    Dispute(Box<Disputed>),
    /// Begin a drill with questions that nobody has seen: `Msg::Round`.
    Round,
    /// Ask the clock: `Msg::Clock`.
    Clock,
    /// Stop until the shell lets it go on.
    Suspend,
    /// Hide the screen, behind the passphrase where there is a vault.
    Hide,
    /// Leave the program.
    Quit,
}

/// An encounter as the host brings it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Its state.
    pub encounter: Encounter,
    /// The state on disk; `None`: it was never saved.
    pub saved: Option<Encounter>,
    /// For a new encounter: what it was before anybody touched it.
    pub fresh: Option<Encounter>,
    /// Its file.
    pub path: Option<PathBuf>,
    /// One line to say about it.
    pub says: Option<String>,
    /// Another curette has it open: who. It is only looked at then.
    pub held_by: Option<String>,
    /// What its file says, where that changed since this state was entered.
    pub theirs: Option<Box<Encounter>>,
    /// Why its journal cannot be written.
    pub unsafe_because: Option<String>,
    /// The list of encounters is shown over it.
    pub list: bool,
    /// Practice is shown over it.
    pub practice: bool,
    /// Lines to take at once, as if typed.
    pub lines: Vec<String>,
}
