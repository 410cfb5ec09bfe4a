//! A passphrase as it was typed. It is not printed, and wiped when it is dropped.

use zeroize::Zeroizing;

use super::VaultError;

/// The fewest characters of a new one.
pub const SHORTEST: usize = 8;
/// The most bytes that are kept.
const LONGEST: usize = 1024;

/// What was typed so far.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Default for Passphrase {
    fn default() -> Self {
        // All of its room at once: a text that grows would leave copies of itself behind.
        Self(Zeroizing::new(String::with_capacity(LONGEST)))
    }
}

impl Passphrase {
    /// A passphrase as it was read, without the end of its line.
    ///
    /// # Errors
    /// One that is longer than anybody types.
    pub fn read(text: Zeroizing<String>) -> Result<Self, VaultError> {
        let line = text.strip_suffix('\n').unwrap_or(&text);
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.len() > LONGEST {
            return Err(VaultError::LongPassphrase(LONGEST));
        }
        let mut typed = Self::default();
        typed.0.push_str(line);
        Ok(typed)
    }

    /// Adds a letter, where there is room.
    pub fn push(&mut self, letter: char) {
        if self.0.len() + letter.len_utf8() <= LONGEST && !letter.is_control() {
            self.0.push(letter);
        }
    }

    /// Takes the last letter away.
    pub fn pop(&mut self) {
        self.0.pop();
    }

    /// How many letters there are.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether it can be chosen as a new one.
    ///
    /// # Errors
    /// Where it is too short.
    pub fn fit(&self) -> Result<(), VaultError> {
        if self.letters() < SHORTEST { Err(VaultError::ShortPassphrase) } else { Ok(()) }
    }

    /// Whether both are the same.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Passphrase, VaultError> {
        Passphrase::read(Zeroizing::new(text.to_owned()))
    }

    #[test]
    fn the_end_of_a_line_is_no_part_of_it_and_blanks_are() {
        for text in ["two  words ", "two  words \n", "two  words \r\n"] {
            assert_eq!(read(text).expect("read").bytes(), b"two  words ", "{text:?}");
        }
        assert_eq!(read("a\n\n").expect("read").bytes(), b"a\n", "one end only");
        assert!(read(&"x".repeat(1025)).is_err());
    }

    #[test]
    fn it_is_typed_letter_by_letter_without_being_copied() {
        let mut typed = Passphrase::default();
        let room = typed.0.as_ptr();
        for letter in "größe\u{1b}".chars().chain("x".repeat(2000).chars()) {
            typed.push(letter);
        }
        assert_eq!(typed.0.as_ptr(), room, "it never moved");
        assert_eq!(typed.0.len(), 1024);
        assert!(typed.0.starts_with("größex"), "what steers a terminal is left out");
        (0..2000).for_each(|_| typed.pop());
        assert_eq!((typed.letters(), typed.fit()), (0, Err(VaultError::ShortPassphrase)));
        "12345678".chars().for_each(|letter| typed.push(letter));
        assert_eq!(typed.fit(), Ok(()));
        assert!(
            typed.same(&read("12345678\n").expect("read")) && !typed.same(&read("12345679").expect("read"))
        );
    }
}
