//! `config.toml`: what the user has chosen. What cannot be used is told with its line, and the rest is in force.

use std::collections::BTreeMap;

use super::mistake::Mistake;
use super::privacy::{LockAfter, PatientShown, Privacy};
use super::reader::{Entry, Reader};

/// The words that there are in this program, given by those who know them. Those of the tables are asked for only where
/// the settings name one: reading the tables takes longest of all at a start.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// Names of themes.
    pub themes: Vec<&'a str>,
    /// Names of key maps.
    pub keymaps: Vec<&'a str>,
    /// Payers.
    pub payers: Vec<&'a str>,
    /// Codes of places of service.
    pub places: fn() -> Vec<&'a str>,
    /// Editions of the tables.
    pub editions: fn() -> Vec<&'a str>,
    /// Policy switches with their values; `n` stands for any whole number from 1.
    pub switches: Vec<(&'a str, &'a [&'a str])>,
}

/// A value with the line where it is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The value.
    pub value: String,
    /// The line, from 1.
    pub line: usize,
}

/// How a fact of a new encounter begins.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Beginning {
    /// As built in: nothing is said about it.
    #[default]
    BuiltIn,
    /// Not stated.
    Nothing,
    /// With this value.
    With(String),
}

/// Who treats, as far as it is stated. One that is stated replaces the one of the last encounter as a whole, so that
/// no number of somebody else stands beside a name.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Clinician {
    /// Name.
    pub name: Option<String>,
    /// Credentials, such as MD.
    pub credentials: Option<String>,
    /// National provider identifier.
    pub npi: Option<String>,
}

/// `[defaults]`: what a new encounter begins with.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Defaults {
    /// Who pays.
    pub payer: Beginning,
    /// Place of service.
    pub place_of_service: Beginning,
    /// The edition that a new encounter states.
    pub edition: Option<String>,
    /// The clinician.
    pub clinician: Clinician,
}

/// `[practice]`: what practice may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Practice {
    /// Corrected mistakes of the saved encounters become rules to practise.
    pub own_mistakes: bool,
}

/// The settings of the user; what is not there stays as built in.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Settings {
    /// The name of a theme.
    pub theme: Option<String>,
    /// The name of a key map.
    pub keymap: Option<String>,
    /// The file of the user's abbreviations, as written.
    pub abbreviations: Option<Placed>,
    /// What a new encounter begins with.
    pub defaults: Defaults,
    /// What is shown and kept.
    pub privacy: Privacy,
    /// What practice may look at.
    pub practice: Practice,
    /// Policy switches.
    pub policy: BTreeMap<String, Placed>,
}

const TOP: &[&str] = &["theme", "keymap", "abbreviations", "defaults", "privacy", "practice", "policy"];
const DEFAULTS: &[&str] = &["payer", "place_of_service", "edition", "clinician"];
const CLINICIAN: &[&str] = &["name", "credentials", "npi"];
const PRIVACY: &[&str] = &["patient", "last_used", "journal", "clipboard", "lock_after"];
const PRACTICE: &[&str] = &["own_mistakes"];

impl Settings {
    /// Every key that there is, with the table that it stands in; the switches of `[policy]` come besides.
    pub const KEYS: &'static [&'static str] = &[
        "theme",
        "keymap",
        "abbreviations",
        "defaults.payer",
        "defaults.place_of_service",
        "defaults.edition",
        "defaults.clinician.name",
        "defaults.clinician.credentials",
        "defaults.clinician.npi",
        "privacy.patient",
        "privacy.last_used",
        "privacy.journal",
        "privacy.lock_after",
        "privacy.clipboard",
        "practice.own_mistakes",
    ];

    /// Reads the file: everything that can be used, and every mistake with its line.
    #[must_use]
    pub fn read(text: &str, known: &Known<'_>) -> (Self, Vec<Mistake>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (table, mut reader) = Reader::open(text);
        let mut settings = Self::default();
        for entry in reader.entries(table.get_ref()) {
            match entry.0.get_ref().as_ref() {
                "theme" => settings.theme = reader.word(entry, &known.themes),
                "keymap" => settings.keymap = reader.word(entry, &known.keymaps),
                "abbreviations" => {
                    let line = reader.line(entry.1.span());
                    let file = reader.text(entry, "abbreviations.toml");
                    settings.abbreviations = file.map(|value| Placed { value, line });
                }
                "defaults" => settings.defaults = defaults(&mut reader, entry, known),
                "privacy" => settings.privacy = privacy(&mut reader, entry, known),
                "practice" => settings.practice = practice(&mut reader, entry, known),
                "policy" => settings.policy = policy(&mut reader, entry, known),
                other => {
                    let elsewhere = elsewhere(other, known);
                    reader.unknown(entry, "", TOP, elsewhere);
                }
            }
        }
        (settings, reader.finish())
    }
}

/// The table in which a key exists.
fn elsewhere(key: &str, known: &Known<'_>) -> Option<&'static str> {
    let switch = known.switches.iter().any(|(name, _)| *name == key);
    [
        (switch, "[policy]"),
        (DEFAULTS.contains(&key), "[defaults]"),
        (PRIVACY.contains(&key), "[privacy]"),
        (PRACTICE.contains(&key), "[practice]"),
        (CLINICIAN.contains(&key), "[defaults] as clinician.name, clinician.credentials, clinician.npi"),
        (TOP.contains(&key), "no table; put it at the top of the file"),
    ]
    .into_iter()
    .find_map(|(is, place)| is.then_some(place))
}

fn defaults(reader: &mut Reader, entry: Entry<'_, '_>, known: &Known<'_>) -> Defaults {
    let mut defaults = Defaults::default();
    for entry in reader.table(entry) {
        match entry.0.get_ref().as_ref() {
            "payer" => defaults.payer = beginning(reader, entry, &known.payers),
            "place_of_service" => defaults.place_of_service = beginning(reader, entry, &(known.places)()),
            "edition" => defaults.edition = reader.word(entry, &(known.editions)()),
            "clinician" => defaults.clinician = clinician(reader, entry, known),
            other => reader.unknown(entry, " of [defaults]", DEFAULTS, elsewhere(other, known)),
        }
    }
    defaults
}

fn beginning(reader: &mut Reader, entry: Entry<'_, '_>, words: &[&str]) -> Beginning {
    let words: Vec<&str> = words.iter().copied().chain(["none"]).collect();
    match reader.word(entry, &words) {
        None => Beginning::BuiltIn,
        Some(word) if word == "none" => Beginning::Nothing,
        Some(word) => Beginning::With(word),
    }
}

fn clinician(reader: &mut Reader, entry: Entry<'_, '_>, known: &Known<'_>) -> Clinician {
    let mut clinician = Clinician::default();
    for entry in reader.table(entry) {
        match entry.0.get_ref().as_ref() {
            "name" => clinician.name = reader.text(entry, "J. Doe"),
            "credentials" => clinician.credentials = reader.text(entry, "MD"),
            "npi" => clinician.npi = reader.text(entry, "1234567893"),
            other => reader.unknown(entry, " of clinician", CLINICIAN, elsewhere(other, known)),
        }
    }
    clinician
}

fn privacy(reader: &mut Reader, entry: Entry<'_, '_>, known: &Known<'_>) -> Privacy {
    let mut privacy = Privacy::default();
    for entry in reader.table(entry) {
        match entry.0.get_ref().as_ref() {
            "patient" => {
                let words: Vec<&str> = PatientShown::WORDS.iter().map(|(word, _)| *word).collect();
                let word = reader.word(entry, &words);
                let shown = PatientShown::WORDS.iter().find(|(known, _)| word.as_deref() == Some(*known));
                privacy.patient = shown.map_or(privacy.patient, |(_, shown)| *shown);
            }
            "last_used" => privacy.last_used = reader.flag(entry).unwrap_or(privacy.last_used),
            "journal" => privacy.journal = reader.flag(entry).unwrap_or(privacy.journal),
            "lock_after" => {
                let after = reader.text(entry, "10 min").map(|text| LockAfter::parse(&text));
                if after == Some(None) {
                    reader.wrong(entry, "a time such as \"10 min\" (s, min, h), or \"off\"");
                }
                privacy.lock_after = after.flatten().unwrap_or(privacy.lock_after);
            }
            "clipboard" => privacy.clipboard = reader.flag(entry).unwrap_or(privacy.clipboard),
            other => reader.unknown(entry, " of [privacy]", PRIVACY, elsewhere(other, known)),
        }
    }
    privacy
}

fn practice(reader: &mut Reader, entry: Entry<'_, '_>, known: &Known<'_>) -> Practice {
    let mut practice = Practice::default();
    for entry in reader.table(entry) {
        match entry.0.get_ref().as_ref() {
            "own_mistakes" => practice.own_mistakes = reader.flag(entry).unwrap_or(practice.own_mistakes),
            other => reader.unknown(entry, " of [practice]", PRACTICE, elsewhere(other, known)),
        }
    }
    practice
}

fn policy(reader: &mut Reader, entry: Entry<'_, '_>, known: &Known<'_>) -> BTreeMap<String, Placed> {
    let mut policy = BTreeMap::new();
    for entry in reader.table(entry) {
        let name = entry.0.get_ref().as_ref();
        let Some((_, values)) = known.switches.iter().find(|(switch, _)| *switch == name) else {
            let names: Vec<&str> = known.switches.iter().map(|(switch, _)| *switch).collect();
            reader.unknown(entry, " of [policy]", &names, elsewhere(name, known));
            continue;
        };
        let line = reader.line(entry.1.span());
        if let Some(value) = reader.switch(entry, values) {
            policy.insert(name.to_owned(), Placed { value, line });
        }
    }
    policy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Known<'static> {
        Known {
            themes: vec!["default", "dark"],
            keymaps: vec!["default"],
            payers: vec!["medicare", "aetna"],
            places: || vec!["11", "22"],
            editions: || vec!["2026"],
            switches: vec![("send_51", &["off", "on"]), ("extensive_min_count", &["none", "n"])],
        }
    }

    fn said(text: &str) -> Vec<String> {
        Settings::read(text, &known()).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_table_is_read() {
        let text = "theme = \"dark\"\nabbreviations = \"~/words.toml\"\n[defaults]\npayer = \"aetna\"\n\
                    place_of_service = \"none\"\nclinician.name = \"Doe\"\n[privacy]\npatient = \"masked\"\n\
                    last_used = false\n[policy]\nsend_51 = \"on\"\nextensive_min_count = 10\n";
        let (settings, mistakes) = Settings::read(text, &known());
        assert_eq!(mistakes, []);
        assert_eq!(settings.theme.as_deref(), Some("dark"));
        assert_eq!(settings.abbreviations, Some(Placed { value: "~/words.toml".into(), line: 2 }));
        assert_eq!(settings.defaults.payer, Beginning::With("aetna".into()));
        assert_eq!(settings.defaults.place_of_service, Beginning::Nothing);
        assert_eq!(settings.defaults.clinician.name.as_deref(), Some("Doe"));
        assert_eq!(settings.privacy.patient, PatientShown::Masked);
        assert!(!settings.privacy.last_used && settings.privacy.journal);
        assert_eq!(settings.policy["extensive_min_count"], Placed { value: "10".into(), line: 12 });
        assert_eq!(settings.policy["send_51"].value, "on");
        assert_eq!(Settings::read("", &known()), (Settings::default(), Vec::new()));
    }

    #[test]
    fn every_mistake_is_told_at_once_and_the_rest_is_in_force() {
        let text = "theme = \"drak\"\nkeymap = 3\ncolour = 1\n[defaults]\npayer = \"medicair\"\nedition = \"2026\"\n\
                    [privacy]\nlast_used = \"no\"\njournal = false\nlock_after = \"soon\"\nsend_51 = \"on\"\n[policy]\nsend_15 = \"on\"\n\
                    extensive_min_count = 0\nsend_51 = true\n";
        let (settings, mistakes) = Settings::read(text, &known());
        let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        let wanted = [
            "line 1: 'drak' is no value of 'theme'; did you mean 'dark'? (there are default, dark)",
            "line 2: 'keymap' takes one of default in double quotes, not the number '3'",
            "line 3: 'colour' is no setting; take it out",
            "line 5: 'medicair' is no value of 'payer'; did you mean 'medicare'?",
            "line 8: 'last_used' takes true or false, without quotes, not the text 'no'",
            "line 10: 'lock_after' takes a time such as \"10 min\" (s, min, h), or \"off\", not the text 'soon'",
            "line 11: 'send_51' is no setting of [privacy]",
            "line 13: 'send_15' is no setting of [policy]; did you mean 'send_51'?",
            "line 14: '0' is no value of 'extensive_min_count' (there are none, a whole number from 1)",
            "line 15: 'send_51' takes one of off, on in double quotes, not the value 'true'",
        ];
        assert_eq!(said.len(), wanted.len(), "{said:#?}");
        for (said, wanted) in said.iter().zip(wanted) {
            assert!(said.starts_with(wanted), "{said}\n{wanted}");
        }
        assert_eq!(settings.defaults.edition.as_deref(), Some("2026"));
        assert!(!settings.privacy.journal);
    }

    #[test]
    fn a_key_in_the_wrong_table_is_told_where_it_belongs() {
        assert!(said("payer = \"aetna\"\n")[0].contains("it belongs under [defaults]"));
        assert!(said("[defaults]\nsend_51 = \"on\"\n")[0].contains("it belongs under [policy]"));
        assert!(said("[policy]\ntheme = \"dark\"\n")[0].contains("put it at the top of the file"));
        let number = said("[defaults]\nplace_of_service = 11\n");
        assert_eq!(
            number,
            ["line 2: 'place_of_service' takes a text, \"11\" in double quotes, not the number '11'"]
        );
        assert!(said("policy = \"strict\"\n")[0].contains("takes keys of its own under [policy]"));
    }

    #[test]
    fn what_is_no_toml_leaves_the_other_lines_in_force() {
        let (settings, mistakes) =
            Settings::read("theme = dark\n[privacy]\njournal = \nlast_used = false\n", &known());
        let lines: Vec<usize> = mistakes.iter().map(|mistake| mistake.line).collect();
        assert_eq!(lines, [1, 3], "{mistakes:?}");
        assert_eq!(settings.theme, None, "what was made of a broken line is not used");
        assert!(!settings.privacy.last_used && settings.privacy.journal);
        assert_eq!(said("theme = \"dark\"\ntheme = \"default\"\n").len(), 1);
    }
}
