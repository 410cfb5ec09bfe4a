//! The versions of an encounter: when each was saved, who signed it, and what it changed, as text and as JSON.

use std::path::Path;

use anyhow::anyhow;
use serde_json::{Value, json};

use crate::engine::encounter::Encounter;
use crate::format::diff::{Change, Difference, differences};
use crate::report::{lay, plain};
use crate::store::{Store, StoreError, Version, clock};

/// A version with what it says.
pub struct Row {
    /// Its number; `None`: the present state.
    pub number: Option<u32>,
    /// When it was saved, in seconds since 1970.
    saved: Option<u64>,
    /// What it says.
    pub encounter: Result<Encounter, StoreError>,
    /// What it says differently from the version before it.
    changes: Vec<Difference>,
    /// There is a version before it that can be read.
    follows: bool,
}

/// Every version, the oldest first and the present state last.
pub fn all(store: &Store, path: &Path) -> anyhow::Result<Vec<Row>> {
    let versions = store.versions(path).map_err(|error| anyhow!("{error}"))?;
    let seconds = |path: &Path| {
        let saved = std::fs::metadata(path).and_then(|found| found.modified()).ok()?;
        Some(saved.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs())
    };
    let kept = |version: &Version| {
        let encounter = store.version(version).map(|loaded| loaded.encounter);
        (Some(version.number), Some(version.saved), encounter)
    };
    let now = (None, seconds(path), store.load(path).map(|loaded| loaded.encounter));
    let mut rows: Vec<Row> = Vec::new();
    let mut before: Option<Encounter> = None;
    for (number, saved, encounter) in versions.iter().map(kept).chain([now]) {
        let follows = before.is_some();
        let changes = match (&before, &encounter) {
            (Some(before), Ok(encounter)) => differences(before, encounter),
            (Some(_) | None, _) => Vec::new(),
        };
        if let Ok(encounter) = &encounter {
            before = Some(encounter.clone());
        }
        rows.push(Row { number, saved, encounter, changes, follows });
    }
    Ok(rows)
}

/// For reading, the present state first.
pub fn text(rows: &[Row]) -> String {
    let mut out = String::new();
    for row in rows.iter().rev() {
        let number = row.number.map_or_else(|| "now".to_owned(), |number| format!("version {number}"));
        let facts = match &row.encounter {
            Err(error) => format!("cannot be read: {error}"),
            Ok(encounter) => facts(encounter),
        };
        let saved = row.saved.map_or_else(|| "at an unknown time".to_owned(), clock::read_by_people);
        lay::paragraph(&mut out, "", 2, &format!("{number}, saved {saved}, {facts}"));
        for change in &row.changes {
            lay::paragraph(&mut out, "  - ", 4, &change.to_string());
        }
        if !row.follows {
            out.push_str("  - the first version that is kept\n");
        } else if row.changes.is_empty() && row.encounter.is_ok() {
            out.push_str("  - says the same; comments or the order of keys were changed\n");
        }
    }
    out
}

fn facts(encounter: &Encounter) -> String {
    let lesions = lay::counted(encounter.lesions.len(), "lesion", "lesions");
    let clinician = encounter.clinician.name.as_deref();
    let signed = encounter.clinician.signed.as_deref().map_or_else(
        || "not signed".to_owned(),
        |at| clinician.map_or_else(|| format!("signed {at}"), |name| format!("signed {at} by {name}")),
    );
    format!("{signed}, {lesions}")
}

fn stamp(seconds: u64) -> Option<jiff::Timestamp> {
    jiff::Timestamp::from_second(i64::try_from(seconds).ok()?).ok()
}

/// For other programs, the oldest first.
pub fn object(rows: &[Row]) -> Value {
    let id = rows.iter().rev().find_map(|row| row.encounter.as_ref().ok()?.id.clone());
    json!({ "schema": 1, "encounter": id, "versions": rows.iter().map(version).collect::<Vec<_>>() })
}

fn version(row: &Row) -> Value {
    let read = row.encounter.as_ref().ok();
    json!({
        "number": row.number,
        "saved": row.saved.and_then(stamp).map(|stamp| stamp.to_string()),
        "signed": read.and_then(|read| read.clinician.signed.as_deref()),
        "clinician": read.and_then(|read| read.clinician.name.as_deref()),
        "lesions": read.map(|read| read.lesions.len()),
        "changes": row.changes.iter().map(change).collect::<Vec<_>>(),
        "error": row.encounter.as_ref().err().map(|error| plain::lines(&error.to_string()).into_owned()),
    })
}

fn change(change: &Difference) -> Value {
    let what = match change.change() {
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Changed => "changed",
    };
    json!({
        "place": change.place(),
        "pointer": change.pointer(),
        "change": what,
        "was": change.was(),
        "now": change.now(),
    })
}

/// The version with this number.
pub fn one(store: &Store, path: &Path, number: u32) -> anyhow::Result<Version> {
    let versions = store.versions(path).map_err(|error| anyhow!("{error}"))?;
    let numbers: Vec<String> = versions.iter().map(|version| version.number.to_string()).collect();
    let found = versions.into_iter().find(|version| version.number == number);
    found.ok_or_else(|| match numbers.as_slice() {
        [] => anyhow!("there is no version {number}; none was kept yet, as it was saved only once"),
        some => anyhow!("there is no version {number}; kept are {}", lay::joined(some, "and")),
    })
}
