//! One file of a book as text; where it came from is the caller's business.

/// A file of a book: its name without folder, and its text.
#[derive(Clone, Copy, Debug)]
pub struct BookFile<'a> {
    /// Such as `codes.toml`.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}
