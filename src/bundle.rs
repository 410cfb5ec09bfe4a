//! What is built into the program: the only place with `include_str!`.

use std::sync::OnceLock;

use crate::engine::book::{BookFile, CodeBook, Commentary, Fault};

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

/// What explains edition 2026; read when somebody asks why.
pub const COMMENTARY_2026: &[BookFile<'static>] = book_files!("2026":
    "examples-1.toml" "examples-2.toml" "examples-3.toml" "disagreements.toml"
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

/// The files of an edition: its tables, and what explains them.
struct Edition {
    name: &'static str,
    tables: &'static [BookFile<'static>],
    commentary: &'static [BookFile<'static>],
}

/// Editions that are built in, the oldest first.
const EDITIONS: &[Edition] = &[Edition { name: "2026", tables: BOOK_2026, commentary: COMMENTARY_2026 }];

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
    EDITIONS.iter().map(|edition| CodeBook::load(edition.tables)).collect()
}

/// What explains the built-in book of an edition; read and checked once, when it is first asked for. `None` for another
/// book.
#[must_use]
pub fn commentary(edition: &str) -> Option<&'static Commentary> {
    static READ: OnceLock<Vec<Option<Commentary>>> = OnceLock::new();
    // A faulty commentary is told by 'curette doctor --verify' and by a test; the codes do not need it.
    let read = READ.get_or_init(|| {
        let books = books().unwrap_or_default();
        let of = |(edition, book): (&Edition, &CodeBook)| Commentary::load(edition.commentary, book).ok();
        EDITIONS.iter().zip(books).map(of).collect()
    });
    let at = EDITIONS.iter().position(|own| own.name == edition)?;
    read.get(at)?.as_ref()
}

/// Reads and checks what explains the built-in books once more.
///
/// # Errors
/// Its faults.
pub fn load_commentary() -> Result<Vec<Commentary>, Vec<Fault>> {
    let books = load()?;
    EDITIONS.iter().zip(&books).map(|(edition, book)| Commentary::load(edition.commentary, book)).collect()
}
