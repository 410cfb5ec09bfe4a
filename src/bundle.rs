//! What is built into the program: the only place with `include_str!`.

use std::sync::OnceLock;

use crate::engine::book::{BookFile, CodeBook, Fault};

macro_rules! book_files {
    ($edition:literal: $($name:literal)+) => {
        &[$(BookFile { name: $name, text: include_str!(concat!("../assets/books/", $edition, "/", $name)) }),+]
    };
}

/// The files of edition 2026.
pub const BOOK_2026: &[BookFile<'static>] = book_files!("2026":
    "book.toml" "sources.toml" "rules.toml" "families.toml" "behaviours.toml" "codes.toml" "ladders.toml" "ways.toml"
    "pairs.toml" "units.toml" "sites.toml" "icd.toml" "diagnoses.toml" "modifiers.toml" "pos.toml" "payers.toml"
    "necessity.toml" "checklist.toml" "visits.toml" "regions.toml"
);

/// Words of the one-line entry.
pub const ABBREVIATIONS: &str = include_str!("../assets/abbreviations.toml");
/// Key maps by name: the first is whole, each other one lies over it.
pub const KEYMAPS: &[(&str, &str)] = &[
    ("default", include_str!("../assets/keymap.toml")),
    ("vim", include_str!("../assets/keymaps/vim.toml")),
    ("emacs", include_str!("../assets/keymaps/emacs.toml")),
];
/// Themes by name.
pub const THEMES: &[(&str, &str)] = &[
    ("default", include_str!("../themes/default.toml")),
    ("high-contrast", include_str!("../themes/high-contrast.toml")),
    ("dark", include_str!("../themes/dark.toml")),
    ("light", include_str!("../themes/light.toml")),
    ("colour-blind", include_str!("../themes/colour-blind.toml")),
];

/// Editions that are built in, the oldest first.
const EDITIONS: &[(&str, &[BookFile<'static>])] = &[("2026", BOOK_2026)];

/// The books that are built in, the oldest first; each is read and checked once.
///
/// # Errors
/// The faults of a book that cannot be used; a test holds that there are none.
pub fn books() -> Result<&'static [CodeBook], &'static [Fault]> {
    static BOOKS: OnceLock<Result<Vec<CodeBook>, Vec<Fault>>> = OnceLock::new();
    BOOKS.get_or_init(load).as_ref().map(Vec::as_slice).map_err(Vec::as_slice)
}

/// Reads and checks the built-in books once more.
///
/// # Errors
/// The faults of a book that cannot be used.
pub fn load() -> Result<Vec<CodeBook>, Vec<Fault>> {
    EDITIONS.iter().map(|(_, files)| CodeBook::load(files)).collect()
}
