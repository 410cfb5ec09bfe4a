//! `curette list`: the saved encounters.

use anyhow::anyhow;

use super::status::Status;
use super::{books, say, settings, unlock};
use crate::config::Folders;
use crate::config::privacy::PatientShown;
use crate::engine::assess;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::report::{lay, plain, text};
use crate::store::Entry;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
pub struct List {}

/// Prints one line for each: id, date of service, patient, lesions, whether it is final.
pub fn run(_args: &List) -> anyhow::Result<Status> {
    let folders = Folders::find()?;
    let shown = settings::read(&folders).privacy.patient;
    let store = unlock::store()?;
    let mut listing = store.look_over().map_err(|error| anyhow!("{error}"))?;
    for words in &listing.mended {
        say::trouble(&format!("curette: {words}"));
    }
    let mut says_more = false;
    for entry in listing.entries.iter_mut().filter(|entry| entry.brief.is_ok() && entry.state.is_none()) {
        says_more = true;
        match store.load(&entry.path) {
            Ok(loaded) => entry.state = Some(state(&loaded.encounter)),
            // It was there a moment ago.
            Err(error) => entry.brief = Err(error),
        }
    }
    let listed = &listing.entries;
    let patient = |row: &Entry| patient(row, shown);
    let widths = (widest(listed, |row| row.id.clone()), widest(listed, patient));
    let mut out = String::new();
    for row in listed {
        out.push_str(&line(row, &patient(row), widths));
        out.push('\n');
    }
    say::result(&out)?;
    if says_more {
        store.keep_states(listing);
    }
    Ok(Status::Done)
}

fn line(row: &Entry, patient: &str, (of_id, of_patient): (usize, usize)) -> String {
    let id = plain::line(&row.id);
    let brief = match &row.brief {
        Ok(brief) => brief,
        Err(error) => {
            return format!("{id:<of_id$}  cannot be read: {}", plain::line(&error.to_string()));
        }
    };
    let date = brief.date_of_service.map_or_else(|| "no date   ".to_owned(), |date| date.to_string());
    let lesions = lay::counted(brief.lesions, "lesion ", "lesions");
    let state = row.state.as_deref().unwrap_or_default();
    format!("{id:<of_id$}  {date}  {patient:<of_patient$}  {lesions:>11}  {state}")
}

/// Whether an encounter is final, as its assessment says.
fn state(encounter: &Encounter) -> String {
    match books::choose(encounter) {
        Ok(book) => text::in_short(&assess(encounter, History::none(), book)),
        Err(error) => plain::line(&error.to_string()).into_owned(),
    }
}

fn patient(row: &Entry, shown: PatientShown) -> String {
    let id = row
        .brief
        .as_ref()
        .ok()
        .and_then(|brief| brief.patient_id.as_deref())
        .map(|id| shown.id(&plain::line(id)));
    format!("patient {}", id.as_deref().unwrap_or("not stated"))
}

fn widest(listed: &[Entry], text: impl Fn(&Entry) -> String) -> usize {
    listed.iter().map(|row| text(row).chars().count()).max().unwrap_or(0)
}
