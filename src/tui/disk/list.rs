//! The list of encounters on disk: what is unfinished, then what is saved.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Disk;
use crate::store::{Entry, StoreError, Unfinished};
use crate::tui::encounters::{Found, Place};

impl Disk {
    /// Every file was looked at.
    pub(super) fn try_list(&mut self) -> anyhow::Result<Vec<Found>> {
        let left = self.store.pending()?;
        let listing = self.store.look_over()?;
        self.told.extend(listing.mended);
        Ok(rows(left, listing.entries))
    }

    /// As the index remembers them, if it does.
    pub(super) fn try_remember(&self) -> anyhow::Result<Option<Vec<Found>>> {
        let left = self.store.pending()?;
        Ok(self.store.remembered()?.map(|entries| rows(left, entries)))
    }
}

/// What is unfinished stands first, and not once more where it was saved.
fn rows(left: Vec<Unfinished>, entries: Vec<Entry>) -> Vec<Found> {
    let mut found: Vec<Found> = left.into_iter().rev().map(unfinished).collect();
    let saved = |one: &Found| match &one.place {
        Place::Journal { saved, .. } => saved.clone(),
        Place::File(_) => None,
    };
    let known: BTreeSet<PathBuf> = found.iter().filter_map(saved).collect();
    found.reserve(entries.len());
    for entry in entries {
        if known.contains(&entry.path) {
            continue;
        }
        let place = Place::File(entry.path);
        found.push(match entry.brief {
            Ok(brief) => Found::unread(entry.id, place, brief),
            Err(error) => Found::read(entry.id, place, Err(unreadable(&error))),
        });
    }
    found
}

/// Why a file of the list cannot be read: its row names it already, so that line, column and reason have the room.
pub(super) fn unreadable(error: &StoreError) -> String {
    match error {
        StoreError::Format { errors, .. } => errors.to_string(),
        other => other.to_string(),
    }
}

/// A row of the list for what is unfinished.
pub(super) fn unfinished(left: Unfinished) -> Found {
    let stem = left.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = left.encounter.id.clone().unwrap_or(stem);
    Found::read(id, Place::Journal { journal: left.path, saved: left.saved_path }, Ok(left.encounter))
}
