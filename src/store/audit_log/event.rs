//! What is noted in the log.

/// Something that somebody did with an encounter or with the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// An encounter was opened to be looked at or changed.
    Opened,
    /// It was saved.
    Saved,
    /// It left the program: a file for others, or the clipboard.
    Exported,
    /// It was amended after it was signed.
    Amended,
    /// It was moved to the trash.
    Trashed,
    /// It came back from the trash, or an earlier version of it took its place.
    Restored,
    /// Entries that were never saved were thrown away.
    Discarded,
    /// The store was opened with its passphrase.
    Unlocked,
    /// A passphrase was wrong.
    Refused,
    /// The store was closed.
    Locked,
    /// From now on the store is encrypted.
    Encrypted,
    /// From now on it is not.
    Decrypted,
    /// The passphrase was changed.
    PassphraseChanged,
    /// A recovery sheet was made.
    RecoverySheet,
    /// The log itself: the line before was cut short by a crash, and is kept as it is.
    Torn,
    /// The log itself: it does not go on from where it stood, so lines were cut off or put in place of others.
    Gap,
}

impl Event {
    /// Its word in the log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Saved => "saved",
            Self::Exported => "exported",
            Self::Amended => "amended",
            Self::Trashed => "trashed",
            Self::Restored => "restored",
            Self::Discarded => "discarded",
            Self::Unlocked => "unlocked",
            Self::Refused => "refused",
            Self::Locked => "locked",
            Self::Encrypted => "encrypted",
            Self::Decrypted => "decrypted",
            Self::PassphraseChanged => "passphrase-changed",
            Self::RecoverySheet => "recovery-sheet",
            Self::Torn => "torn",
            Self::Gap => "gap",
        }
    }
}

/// What the log may say of an encounter: its id, if that is one that this program makes. Any other name may be that of
/// a patient, and so is not noted.
pub(super) fn subject(id: &str) -> String {
    let made_here = ulid::Ulid::from_string(id).is_ok_and(|own| own.to_string() == id);
    if made_here { id.to_owned() } else { "file".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::subject;

    #[test]
    fn only_ids_of_this_program_are_noted() {
        assert_eq!(subject("01K5D3QK8T0V6M2H9XW4Z7R1AB"), "01K5D3QK8T0V6M2H9XW4Z7R1AB");
        for name in
            ["smith-john", "", "JOHNATHANQWERTYXSMITHABCDE", "01k5d3qk8t0v6m2h9xw4z7r1ab", "/a/b.toml"]
        {
            assert_eq!(subject(name), "file", "{name}");
        }
    }
}
