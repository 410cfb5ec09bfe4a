//! What the terminal interface asks of the world: the clock, ids, the journal, saving. Everything else is pure.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::choices::Choices;
use crate::engine::date::Date;
use crate::engine::encounter::{Clinician, Encounter, Payer};
use crate::practice::Disputed;
use crate::practice::results::Attempt;

use super::ctx::Ctx;
use super::encounters::{Found, Place, Trashed};
use super::look_on::ReadEncounter;
use super::model::Model;
use super::msg::{Effect, Msg, Opened};
use super::outside::Watch;
use super::practice::shelf::Shelf;
use super::text::number;
use super::update::update;
use super::versions::Kept;

/// The world outside. One on disk, one in memory for `frame` and tests.
pub trait Host: Watch {
    /// A new encounter with its defaults.
    fn fresh(&mut self) -> Opened;
    /// Makes the state safe against a crash; it is when this returns.
    ///
    /// # Errors
    /// Why it could not.
    fn journal(&mut self, encounter: &Encounter) -> Result<(), String>;
    /// Saves the encounter and gives its file; the journal is not needed any more then.
    ///
    /// # Errors
    /// Why it could not.
    fn save(&mut self, encounter: &Encounter) -> Result<PathBuf, String>;
    /// Drops the journal of the encounter on the table.
    fn forget(&mut self);
    /// The time of now, RFC 3339 with offset.
    fn now(&self) -> String;
    /// The encounters that there are: what is unfinished first.
    ///
    /// # Errors
    /// Why they cannot be listed.
    fn list(&mut self) -> Result<Vec<Found>, String>;
    /// The same as they are remembered, without looking at each of them; `None` where that would save no time.
    fn remembered(&mut self) -> Option<Vec<Found>> {
        None
    }
    /// Reads encounters of the list, in their order.
    fn read(&mut self, files: &[&Path]) -> Vec<ReadEncounter>;
    /// What the encounter on the table said before, the oldest first.
    ///
    /// # Errors
    /// Why it cannot be looked at.
    fn versions(&mut self) -> Result<Vec<Kept>, String>;
    /// The saved encounters of a patient, by the local identifier; those that cannot be read are left out.
    ///
    /// # Errors
    /// Why they cannot be looked at.
    fn earlier(&mut self, patient: &str) -> Result<Vec<Encounter>, String>;
    /// Opens one of the list. What is on the table stays there if that does not work, and is dropped if it does.
    ///
    /// # Errors
    /// Why it could not.
    fn open(&mut self, place: &Place) -> Result<Opened, String>;
    /// Moves the saved encounter with this id to the trash.
    ///
    /// # Errors
    /// Why it could not.
    fn trash(&mut self, id: &str) -> Result<Trashed, String>;
    /// Moves what is unfinished to the trash, by the file of its journal; what was saved before stays.
    ///
    /// # Errors
    /// Why it could not.
    fn discard(&mut self, journal: &Path) -> Result<Trashed, String>;
    /// Brings an encounter back from the trash.
    ///
    /// # Errors
    /// Why it could not.
    fn restore(&mut self, trashed: &Trashed) -> Result<(), String>;
    /// Writes a theme into the settings for the next start, or takes the name there away; gives the file.
    ///
    /// # Errors
    /// Why it could not, with the file; it is as it was then.
    fn keep_theme(&mut self, name: Option<&str>) -> Result<PathBuf, String>;
    /// What there is to practise with.
    ///
    /// # Errors
    /// Why it cannot be looked at.
    fn practice(&mut self) -> Result<Shelf, String>;
    /// From now on this item of practice is looked at, or none.
    fn timed(&mut self, item: Option<String>);
    /// Fills in when and how fast it was answered and keeps the result; it is safe when this returns.
    ///
    /// # Errors
    /// Why it could not be kept.
    fn answered(&mut self, attempt: &mut Attempt) -> Result<(), String>;
    /// Keeps a result that was refused before, as it stands; it is safe when this returns.
    ///
    /// # Errors
    /// Why it could not be kept.
    fn keep(&mut self, attempt: &Attempt) -> Result<(), String>;
    /// A seed that nobody named, for a drill.
    fn seed(&mut self) -> u64;
    /// The time of a clock that only goes on.
    fn clock(&self) -> Duration;
    /// Fills in the time and keeps a dispute.
    ///
    /// # Errors
    /// Why it could not be kept.
    fn dispute(&mut self, disputed: Disputed) -> Result<(), String>;
    /// What is to be said beside the last answer, once: what could not be noted, what was mended.
    fn told(&mut self) -> Option<String> {
        None
    }
    /// Asks the terminal to take a text into its clipboard; a terminal gives no answer. `identified`: the id of the
    /// encounter, where the text says who it is about.
    ///
    /// # Errors
    /// Why it was not asked.
    fn clip(&mut self, text: &str, identified: Option<&str>) -> Result<(), String>;
    /// Stops the program until the shell lets it go on.
    fn suspend(&mut self);
    /// Hides the screen once everything else is done.
    fn hide(&mut self);
}

/// What a new encounter begins with: shown from the start, and so stated once it is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The payer used last.
    pub payer: Option<Payer>,
    /// The clinician used last, unsigned.
    pub clinician: Clinician,
}

/// A new encounter of today, in the office, with what was used last, and over these what the settings say.
#[must_use]
pub fn fresh(id: String, today: Date, defaults: &Defaults, choices: &Choices) -> Opened {
    let mut encounter = Encounter {
        id: Some(id),
        date_of_service: Some(today),
        place_of_service: Some("11".to_owned()),
        payer: defaults.payer,
        clinician: Clinician { signed: None, ..defaults.clinician.clone() },
        ..Encounter::default()
    };
    choices.begin(&mut encounter);
    Opened { fresh: Some(encounter.clone()), encounter, ..Opened::default() }
}

/// Gives a message to the model and lets the host do what follows, until nothing does. `true`: leave the program.
pub fn handle(model: &mut Model, ctx: &Ctx<'_>, host: &mut dyn Host, msg: Msg) -> bool {
    let mut effects = std::collections::VecDeque::from(update(model, ctx, msg));
    loop {
        if let Some(words) = host.told() {
            effects.extend(update(model, ctx, Msg::Told(words)));
        }
        let Some(effect) = effects.pop_front() else { return false };
        let answer = match effect {
            Effect::Quit => return true,
            Effect::Forget => {
                host.forget();
                continue;
            }
            Effect::Suspend => {
                host.suspend();
                continue;
            }
            Effect::Hide => {
                host.hide();
                continue;
            }
            Effect::Journal(encounter) => Msg::Journaled(host.journal(&encounter)),
            Effect::Save(encounter) => match host.compare() {
                Some(notice) => Msg::NotSavedFor(notice),
                None => Msg::Saved(host.save(&encounter)),
            },
            Effect::SaveCopy(encounter, path) => Msg::Copied(host.save_copy(&encounter, &path)),
            Effect::Look => match host.look() {
                Some(notice) => Msg::Noticed(notice),
                None => continue,
            },
            Effect::TakeOver => Msg::TakenOver(Box::new(host.take_over())),
            Effect::New => Msg::Opened(Box::new(host.fresh())),
            Effect::Versions => Msg::Versions(host.versions()),
            Effect::List => match host.remembered() {
                Some(found) => Msg::Remembered(found),
                None => Msg::Listed(host.list()),
            },
            Effect::LookOver => Msg::LookedOver(host.list()),
            Effect::Read(wanted) => {
                let files: Vec<&Path> = wanted.iter().map(|(_, file)| file.as_path()).collect();
                let read = host.read(&files);
                Msg::Read(wanted, read)
            }
            Effect::LookBack(patient) => {
                let result = host.earlier(&patient);
                Msg::Earlier { patient, result }
            }
            Effect::Open(place) => match host.open(&place) {
                Ok(opened) => Msg::Opened(Box::new(opened)),
                Err(why) => Msg::NotOpened(why),
            },
            Effect::Copy(lesions) => {
                let mut opened = host.fresh();
                let many = number(lesions.len(), "lesion entry", "lesion entries");
                opened.says = Some(format!("a new encounter with {many}; fill in patient and details"));
                opened.encounter.lesions = lesions;
                Msg::Opened(Box::new(opened))
            }
            Effect::Trash(id) => Msg::Trashed(host.trash(&id)),
            Effect::Discard(journal) => Msg::Trashed(host.discard(&journal)),
            Effect::Restore(trashed) => Msg::Restored(host.restore(&trashed)),
            Effect::KeepTheme { name, own } => {
                let result = host.keep_theme((!own).then_some(name.as_str()));
                Msg::ThemeKept { name, result }
            }
            Effect::Timed(item) => {
                host.timed(item);
                continue;
            }
            Effect::Practice => Msg::Practice(host.practice().map(Box::new)),
            Effect::Answered(mut attempt) => {
                let result = host.answered(&mut attempt);
                Msg::Answered(attempt, result)
            }
            Effect::KeepAgain(attempts) => {
                let refused =
                    attempts.iter().enumerate().find_map(|(at, one)| Some((at, host.keep(one).err()?)));
                match refused {
                    Some((many, why)) => Msg::KeptAgain(many, Err(why)),
                    None => Msg::KeptAgain(attempts.len(), Ok(())),
                }
            }
            Effect::Round => Msg::Round { seed: host.seed(), at: host.clock() },
            Effect::Clock => Msg::Clock(host.clock()),
            Effect::Dispute(disputed) => Msg::Disputed(host.dispute(*disputed)),
            Effect::Amend(reason) => Msg::Amended { at: host.now(), reason },
            Effect::Clip { text, lines, identified } => {
                let result = host.clip(&text, identified.as_deref());
                Msg::Clipped { lines, result }
            }
            Effect::Sign => Msg::Signed(host.now()),
        };
        effects.extend(update(model, ctx, answer));
    }
}
