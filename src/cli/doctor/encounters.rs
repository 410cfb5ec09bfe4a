//! Saved encounters, files that cannot be read, entries that were never saved. Only ids are named: what stands in a
//! file, even in the message about its mistake, may be of a patient.

use super::report::Report;
use super::vault;
use crate::config::Folders;
use crate::format::{FormatErrors, Place};
use crate::report::lay;
use crate::store::{Store, StoreError};

/// Tells how many there are, and which need attention.
pub fn look(folders: &Folders, report: &mut Report) {
    let store = Store::new(folders.clone());
    report.section("Encounters");
    if !vault::look(&store, report) {
        return;
    }
    match store.list() {
        Ok(listed) => {
            report.row("saved", &listed.len().to_string());
            let mut broken: Vec<(String, String)> = listed
                .iter()
                .filter_map(|row| Some((row.id.clone(), without_content(row.error.as_ref()?))))
                .collect();
            broken.sort();
            report.row("broken", &broken.len().to_string());
            for (id, why) in broken {
                report.attend(format!("the saved encounter '{id}' cannot be read: {why}"));
            }
        }
        Err(error) => report.attend(error.to_string()),
    }
    match store.pending() {
        Ok(pending) => {
            report.row("unfinished", &pending.len().to_string());
            for left in &pending {
                let journal = left.path.file_stem().unwrap_or_default().to_string_lossy();
                report.attend(format!(
                    "the journal '{journal}' holds entries that were not saved; 'curette' opens them again"
                ));
            }
        }
        Err(error) => report.attend(error.to_string()),
    }
}

/// Why a file cannot be read, without a word of what stands in it.
fn without_content(error: &StoreError) -> String {
    if let StoreError::Format { errors: FormatErrors(errors), .. } = error {
        let place = match errors.first().map(|error| &error.place) {
            Some(Place::At { line, column }) => format!("line {line}, column {column}"),
            Some(Place::Pointer(_) | Place::Whole) | None => "its beginning".to_owned(),
        };
        let number = lay::counted(errors.len(), "mistake", "mistakes, the first");
        format!("{number} at {place}; 'curette list' says what")
    } else {
        error.to_string()
    }
}
