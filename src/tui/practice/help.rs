//! What the help says about practice.

use crate::config::theme::Role;

use super::{Page, Practice};

/// Where the keys go, in words.
#[must_use]
pub const fn here(practice: &Practice) -> &'static str {
    match practice.page {
        Page::List => "practice",
        Page::Desk => "practice, an answer",
        Page::Told => "practice, feedback",
        Page::Drill => "practice, a drill",
        Page::Drilled => "practice, the end of a drill",
        Page::Progress => "practice, progress",
        Page::Record => "practice, record",
    }
}

/// How an answer is written; what is indented stands as it is.
pub const TYPING: &[(&str, Role)] = &[
    (
        "Read the note, then answer in one of two ways. Claim lines: one a row, in the order of the claim. Or document the \
         lesions in the entry line; their codes follow from that and are shown with the feedback.",
        Role::Text,
    ),
    ("   17003 x6 59 dx L57.0            code, units, modifiers, diagnoses", Role::Faint),
    ("   query size of B                 ask the provider for a fact", Role::Faint),
    ("   hold                            wait for the pathology report", Role::Faint),
    ("   nothing                         nothing is reportable", Role::Faint),
    ("   11102; 11103 x2                 in a drill: codes and units alone, in one line", Role::Faint),
    (
        "Nothing is coded before the answer is complete and you have said whether you are sure. The encounter on the table \
         stays as it is.",
        Role::Text,
    ),
];
