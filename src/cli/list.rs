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
use crate::store::Listed;

/// Arguments of `list`.
#[derive(Debug, clap::Args)]
pub struct List {}

/// Prints one line for each: id, date of service, patient, lesions, whether it is final.
pub fn run(_args: &List) -> anyhow::Result<Status> {
    let folders = Folders::find()?;
    let shown = settings::read(&folders).privacy.patient;
    let listed = unlock::store()?.list().map_err(|error| anyhow!("{error}"))?;
    let patient = |row: &Listed| patient(row, shown);
    let widths = (widest(&listed, |row| row.id.clone()), widest(&listed, patient));
    let mut out = String::new();
    for row in &listed {
        out.push_str(&line(row, &patient(row), widths));
        out.push('\n');
    }
    say::result(&out)?;
    Ok(Status::Done)
}

fn line(row: &Listed, patient: &str, (of_id, of_patient): (usize, usize)) -> String {
    let id = plain::line(&row.id);
    let Some(encounter) = &row.encounter else {
        let error = row.error.as_ref().map(ToString::to_string).unwrap_or_default();
        return format!("{id:<of_id$}  cannot be read: {}", plain::line(&error));
    };
    let date = row.date_of_service.map_or_else(|| "no date   ".to_owned(), |date| date.to_string());
    let lesions = lay::counted(row.lesions, "lesion ", "lesions");
    format!("{id:<of_id$}  {date}  {:<of_patient$}  {lesions:>11}  {}", patient, state(encounter))
}

/// Whether an encounter is final, as its assessment says.
fn state(encounter: &Encounter) -> String {
    match books::choose(encounter) {
        Ok(book) => text::in_short(&assess(encounter, History::none(), book)),
        Err(error) => plain::line(&error.to_string()).into_owned(),
    }
}

fn patient(row: &Listed, shown: PatientShown) -> String {
    let id = row.patient_id.as_deref().map(|id| shown.id(&plain::line(id)));
    format!("patient {}", id.as_deref().unwrap_or("not stated"))
}

fn widest(listed: &[Listed], text: impl Fn(&Listed) -> String) -> usize {
    listed.iter().map(|row| text(row).chars().count()).max().unwrap_or(0)
}
