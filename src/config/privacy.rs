//! `[privacy]` of `config.toml`: what of a patient is shown, for how long, and what stays on the disk.

use std::time::Duration;

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

/// When the screen locks itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LockAfter {
    /// After ten minutes without a key where there is a vault, else never.
    #[default]
    BuiltIn,
    /// Never.
    Never,
    /// After this time without a key.
    Idle(Duration),
}

impl LockAfter {
    /// What is built in.
    const LONG: Duration = Duration::from_secs(600);

    /// Reads `10 min`, `90 s`, `1 h`, `off`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "off" {
            return Some(Self::Never);
        }
        let (number, unit) = text.split_once(' ')?;
        let seconds = match unit.trim_start() {
            "s" => 1,
            "min" => 60,
            "h" => 3600,
            _ => return None,
        };
        // Zero would lock the screen before anybody could read it.
        let number = number.parse::<u32>().ok().filter(|number| *number > 0)?;
        Some(Self::Idle(Duration::from_secs(u64::from(number) * seconds)))
    }

    /// The time without a key after which the screen is locked.
    #[must_use]
    pub fn time(self, has_vault: bool) -> Option<Duration> {
        match self {
            Self::BuiltIn => has_vault.then_some(Self::LONG),
            Self::Never => None,
            Self::Idle(time) => Some(time),
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
    /// When the screen locks itself.
    pub lock_after: LockAfter,
    /// Codes can be copied to the clipboard of the terminal.
    pub clipboard: bool,
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            patient: PatientShown::default(),
            last_used: true,
            journal: true,
            clipboard: true,
            lock_after: LockAfter::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_lock_is_read_in_its_units_and_nothing_else_is() {
        for (text, seconds) in [("90 s", 90), ("10 min", 600), ("2 h", 7200), ("1  s", 1)] {
            let time = LockAfter::parse(text).and_then(|after| after.time(false));
            assert_eq!(time, Some(Duration::from_secs(seconds)), "{text}");
        }
        for bad in ["", "10", "min", "0 s", "-1 s", "10 years", "ten min", "99999999999 s", "never"] {
            assert_eq!(LockAfter::parse(bad), None, "{bad}");
        }
        assert_eq!(LockAfter::parse("off").and_then(|after| after.time(true)), None);
        let built_in = |has_vault| LockAfter::BuiltIn.time(has_vault);
        assert_eq!((built_in(true), built_in(false)), (Some(Duration::from_secs(600)), None));
    }

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
