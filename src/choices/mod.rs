//! What the user has chosen, in the words of the engine: `config.toml` and the abbreviations, read from the folder of
//! the settings. A fault never stops anything; it is told, and the rest is in force.

mod file;
mod known;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::config::Folders;
use crate::config::mistake::Mistake;
use crate::config::privacy::Privacy;
use crate::config::settings::{Beginning, Defaults, Practice, Settings};
use crate::engine::encounter::{Clinician, Encounter, Payer};
use crate::engine::policy::{Policy, Switch};
use crate::entry::Abbreviations;

pub use file::text;
pub use known::known;

/// The name of the file of the settings.
pub const CONFIG: &str = "config.toml";
/// The name of the user's abbreviations, where `config.toml` names no other file.
pub const ABBREVIATIONS: &str = "abbreviations.toml";

/// Something that cannot be used, with its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1, where there is one.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file.display(), self.said())
    }
}

impl Fault {
    /// What is wrong, with its line and without the file.
    #[must_use]
    pub fn said(&self) -> String {
        match self.line {
            Some(line) => format!("line {line}: {}", self.message),
            None => self.message.clone(),
        }
    }

    /// The mistakes of a file of the settings.
    #[must_use]
    pub fn of_file(file: &Path, mistakes: &[Mistake]) -> Vec<Self> {
        mistakes
            .iter()
            .map(|mistake| Self {
                file: file.to_path_buf(),
                line: Some(mistake.line),
                message: mistake.message.clone(),
            })
            .collect()
    }
}

/// Everything that was chosen; by default nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Choices {
    /// The name of a theme.
    pub theme: Option<String>,
    /// The name of a key map.
    pub keymap: Option<String>,
    /// The policy of the site.
    pub policy: Policy,
    /// The lines of `config.toml` where the switches of the policy are stated.
    pub policy_lines: BTreeMap<Switch, usize>,
    /// What is shown and kept.
    pub privacy: Privacy,
    /// What practice may look at.
    pub practice: Practice,
    /// What a new encounter begins with.
    pub defaults: Defaults,
    /// The user's own words of the entry line.
    pub words: Abbreviations,
    /// The file of these words, whether or not it is there.
    pub words_file: PathBuf,
    /// What cannot be used.
    pub faults: Vec<Fault>,
}

impl Choices {
    /// Reads `config.toml` and the abbreviations of the user. Files that are not there choose nothing.
    #[must_use]
    pub fn read(folders: &Folders) -> Self {
        let config = folders.config.join(CONFIG);
        let (settings, mut faults) = match text(&config) {
            Ok(found) => {
                let (settings, mistakes) = Settings::read(found.as_deref().unwrap_or_default(), &known());
                (settings, Fault::of_file(&config, &mistakes))
            }
            Err(fault) => (Settings::default(), vec![fault]),
        };
        let (words_file, words) = own_words(folders, &settings, &config, &mut faults);
        faults.sort_by_key(|fault| (fault.file != config, fault.file.clone(), fault.line));
        let mut policy = Policy::default();
        let mut policy_lines = BTreeMap::new();
        for (name, placed) in &settings.policy {
            if let Some(switch) = Switch::parse(name)
                && policy.set(switch, &placed.value)
            {
                policy_lines.insert(switch, placed.line);
            }
        }
        let Settings { theme, keymap, defaults, privacy, practice, abbreviations: _, policy: _ } = settings;
        Self { theme, keymap, policy, policy_lines, privacy, practice, defaults, words, words_file, faults }
    }

    /// What a new encounter begins with: `[defaults]` over what stands there already, and `[policy]` under it.
    pub fn begin(&self, encounter: &mut Encounter) {
        let Defaults { payer, place_of_service, edition, clinician } = &self.defaults;
        match payer {
            Beginning::BuiltIn => {}
            Beginning::Nothing => encounter.payer = None,
            Beginning::With(word) => encounter.payer = Payer::parse(word).or(encounter.payer),
        }
        match place_of_service {
            Beginning::BuiltIn => {}
            Beginning::Nothing => encounter.place_of_service = None,
            Beginning::With(code) => encounter.place_of_service = Some(code.clone()),
        }
        encounter.edition = edition.clone().or_else(|| encounter.edition.take());
        if *clinician != Default::default() {
            let crate::config::settings::Clinician { name, credentials, npi } = clinician.clone();
            encounter.clinician = Clinician { name, credentials, npi, signed: None };
        }
        self.lay_policy_under(encounter);
    }

    /// Writes the policy of the site into an encounter, below what it states itself. One that is signed stays as it
    /// was signed. Gives the switches whose value is another one now.
    pub fn lay_policy_under(&self, encounter: &mut Encounter) -> Vec<Switch> {
        if encounter.clinician.signed.is_some() {
            return Vec::new();
        }
        let policy = self.policy.overlaid(&encounter.policy);
        let before = std::mem::replace(&mut encounter.policy, policy);
        self.policy
            .stated()
            .map(|(switch, _)| switch)
            .filter(|switch| before.get(*switch) != encounter.policy.get(*switch))
            .collect()
    }
}

/// The user's words with their file.
fn own_words(
    folders: &Folders,
    settings: &Settings,
    config: &Path,
    faults: &mut Vec<Fault>,
) -> (PathBuf, Abbreviations) {
    let mut path = folders.config.join(ABBREVIATIONS);
    if let Some(named) = &settings.abbreviations {
        match file::place(&named.value, &folders.config) {
            Ok(found) => path = found,
            Err(why) => {
                faults.push(Fault { file: config.to_path_buf(), line: Some(named.line), message: why });
                return (path, Abbreviations::default());
            }
        }
    }
    let found = match text(&path) {
        Ok(found) => found,
        Err(fault) => {
            faults.push(fault);
            return (path, Abbreviations::default());
        }
    };
    // A file that is named must be there; the usual one need not.
    if let (None, Some(named)) = (&found, &settings.abbreviations) {
        let message = format!("there is no file '{}'; make it, or take 'abbreviations' out", path.display());
        faults.push(Fault { file: config.to_path_buf(), line: Some(named.line), message });
    }
    let (words, mistakes) = Abbreviations::read(found.as_deref().unwrap_or_default());
    faults.extend(mistakes.into_iter().map(|(line, message)| Fault {
        file: path.clone(),
        line: Some(line),
        message,
    }));
    (path, words)
}
