//! All scenarios at hand: those built in, and those of the user.

use std::sync::OnceLock;

use super::{Scenario, ScenarioFile, course, read};
use crate::bundle;
use crate::engine::book::Fault;

/// Scenarios by id, with what could not be read.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The scenarios, by family and id.
    pub scenarios: Vec<Scenario>,
    /// What is wrong with files that were left out.
    pub faults: Vec<Fault>,
}

/// The scenarios that are built in; read once.
#[must_use]
pub fn built_in() -> &'static Library {
    static READ: OnceLock<Library> = OnceLock::new();
    READ.get_or_init(|| {
        let files = bundle::SCENARIOS.iter().map(|file| ScenarioFile { name: file.name, text: file.text });
        let mut library = Library::default();
        library.add(files);
        library
    })
}

impl Library {
    /// Reads more files. One with an id that is taken already is a fault, so that a result names one scenario.
    pub fn add<'a>(&mut self, files: impl IntoIterator<Item = ScenarioFile<'a>>) {
        for file in files {
            match read(file) {
                Ok(scenario) if self.find(&scenario.item.id).is_none() => self.scenarios.push(scenario),
                Ok(scenario) => self.faults.push(Fault {
                    file: file.name.to_owned(),
                    line: 0,
                    message: format!(
                        "there is a scenario '{}' already; give the file another name",
                        scenario.item.id
                    ),
                }),
                Err(faults) => self.faults.extend(faults),
            }
        }
        let key = |scenario: &Scenario| {
            (scenario.item.family.clone(), scenario.item.level, scenario.item.id.clone())
        };
        self.scenarios.sort_by_cached_key(key);
    }

    /// Reads the text of a file: a scenario or a course.
    pub fn add_text(&mut self, name: &str, text: &str) {
        if course::is_course(text) {
            self.add_course(name, text);
        } else {
            self.add([ScenarioFile { name, text }]);
        }
    }

    /// Reads a course; its faults get the lines of the course.
    pub fn add_course(&mut self, name: &str, text: &str) {
        match course::parts(name, text) {
            Ok(parts) => {
                for part in &parts {
                    let known = self.faults.len();
                    self.add([part.file()]);
                    for fault in &mut self.faults[known..] {
                        *fault = part.placed(name, fault);
                    }
                }
            }
            Err(faults) => self.faults.extend(faults),
        }
    }

    /// The scenario of an id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.item.id == id)
    }
}
