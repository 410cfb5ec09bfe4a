//! `[privacy]` of `config.toml`: what of a patient is shown, and what stays on the disk.

/// How much of the patient header and lists show. The details show all of it, as it is changed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PatientShown {
    /// Identifier, and in the header the name.
    #[default]
    Name,
    /// The identifier alone.
    Id,
    /// The last two characters of the identifier.
    Masked,
}

impl PatientShown {
    /// Every value with its word.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("name", Self::Name), ("id", Self::Id), ("masked", Self::Masked)];

    /// An identifier as it is shown. A short one shows nothing of itself, as two characters would be most of it.
    #[must_use]
    pub fn id(self, id: &str) -> String {
        match self {
            Self::Name | Self::Id => id.to_owned(),
            Self::Masked => {
                let letters: Vec<char> = id.chars().collect();
                let from = if letters.len() < 5 { letters.len() } else { letters.len() - 2 };
                format!("***{}", letters[from..].iter().collect::<String>())
            }
        }
    }

    /// A name, where names are shown.
    #[must_use]
    pub fn name(self, name: Option<&str>) -> Option<&str> {
        match self {
            Self::Name => name,
            Self::Id | Self::Masked => None,
        }
    }
}

/// The switches of `[privacy]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Privacy {
    /// How much of the patient is shown.
    pub patient: PatientShown,
    /// Payer and clinician of the last saved encounter are remembered for the next.
    pub last_used: bool,
    /// What was entered and is not saved lies in a journal, so that a crash does not lose it.
    pub journal: bool,
}

impl Default for Privacy {
    fn default() -> Self {
        Self { patient: PatientShown::default(), last_used: true, journal: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_identifier_shows_two_characters_of_a_long_one_and_none_of_a_short_one() {
        assert_eq!(PatientShown::Masked.id("00123"), "***23");
        assert_eq!(PatientShown::Masked.id("0012345"), "***45");
        assert_eq!(PatientShown::Masked.id("1234"), "***");
        assert_eq!(PatientShown::Masked.id("äöüßé"), "***ßé");
        assert_eq!(PatientShown::Id.id("00123"), "00123");
        assert_eq!(PatientShown::Id.name(Some("Doe")), None);
        assert_eq!(PatientShown::Name.name(Some("Doe")), Some("Doe"));
    }
}
