//! A course: several scenario files in one, so that an instructor can hand it out.
//!
//! ```toml
//! course = "First week"
//! [[item]]
//! file = "premalignant/three-keratoses.toml"
//! text = '''
//! …the scenario file as it stands…
//! '''
//! ```

use toml::de::{DeTable, DeValue};

use super::ScenarioFile;
use crate::engine::book::Fault;

/// A scenario of a course, as it stands in the course file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Folder and name of the scenario file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// How many lines of the course stand before the text; added to the lines of its faults.
    pub before: usize,
}

impl Part {
    /// The scenario file in it.
    #[must_use]
    pub fn file(&self) -> ScenarioFile<'_> {
        ScenarioFile { name: &self.name, text: &self.text }
    }

    /// A fault of the part as one of the course.
    #[must_use]
    pub fn placed(&self, course: &str, fault: &Fault) -> Fault {
        let line = if fault.line == 0 { 0 } else { fault.line + self.before };
        Fault { file: course.to_owned(), line, message: format!("{}: {}", self.name, fault.message) }
    }
}

/// Whether a text is meant as a course.
#[must_use]
pub fn is_course(text: &str) -> bool {
    let (root, _) = DeTable::parse_recoverable(text);
    root.get_ref().iter().any(|(key, _)| key.get_ref() == "course")
}

/// The parts of a course.
///
/// # Errors
/// Every fault of the course itself; those of its scenarios are told when they are read.
pub fn parts(name: &str, text: &str) -> Result<Vec<Part>, Vec<Fault>> {
    let fault = |offset: usize, message: String| Fault {
        file: name.to_owned(),
        line: line_of(text, offset),
        message,
    };
    let (root, wrong) = DeTable::parse_recoverable(text);
    let mut faults: Vec<Fault> = wrong
        .iter()
        .map(|error| {
            fault(error.span().map_or(0, |span| span.start), format!("this is not TOML, {}", error.message()))
        })
        .collect();
    let mut out = Vec::new();
    if faults.is_empty() && !root.get_ref().iter().any(|(key, _)| key.get_ref() == "item") {
        faults.push(fault(0, "a course has at least one [[item]]; this one has none".to_owned()));
    }
    for (key, value) in root.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("course", DeValue::String(_)) => {}
            ("item", DeValue::Array(items)) => {
                for item in items.iter() {
                    match part(item.get_ref(), text) {
                        Some(part) => out.push(part),
                        None => faults.push(fault(
                            item.span().start,
                            "an [[item]] takes file = \"family/name.toml\" and text = the scenario file"
                                .to_owned(),
                        )),
                    }
                }
            }
            (other, _) => faults.push(fault(
                key.span().start,
                format!(
                    "'{}' is no key of a course; it has course = \"title\" and [[item]]s",
                    crate::format::shown(other)
                ),
            )),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

fn part(item: &DeValue<'_>, course: &str) -> Option<Part> {
    let DeValue::Table(table) = item else { return None };
    let value = |name: &str| table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value);
    let (file, text) = (value("file")?, value("text")?);
    let (DeValue::String(name), DeValue::String(own)) = (file.get_ref(), text.get_ref()) else { return None };
    if table.iter().count() != 2 {
        return None;
    }
    // The line break straight after the quotes is no part of the text.
    let before = line_of(course, text.span().start);
    Some(Part { name: name.to_string(), text: own.to_string(), before })
}

/// The text of a course of these files.
#[must_use]
pub fn write(title: &str, files: &[ScenarioFile<'_>]) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut out = format!("course = {}\n", quoted(title));
    for file in files {
        out.push_str(&format!("\n[[item]]\nfile = {}\n", quoted(file.name)));
        let steers = |letter: char| letter.is_control() && letter != '\n' && letter != '\t';
        if file.text.contains("'''") || file.text.contains(steers) {
            out.push_str(&format!("text = {}\n", quoted(file.text)));
        } else {
            let end = if file.text.ends_with('\n') { "" } else { "\n" };
            out.push_str(&format!("text = '''\n{}{end}'''\n", file.text));
        }
    }
    out
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_gives_back_its_files_and_knows_their_lines() {
        let one = ScenarioFile { name: "tags/one.toml", text: "a = 1\nb = \"\"\"x\"\"\"\n" };
        let two = ScenarioFile { name: "own/two.toml", text: "c = '''odd'''" };
        let text = write("First \"week\"", &[one, two]);
        let read = parts("course.toml", &text).expect("a course");
        assert_eq!(read.len(), 2);
        assert_eq!((read[0].name.as_str(), read[0].text.as_str()), (one.name, one.text));
        assert_eq!((read[1].name.as_str(), read[1].text.as_str()), (two.name, two.text));
        let inner = Fault { file: one.name.to_owned(), line: 2, message: "odd".to_owned() };
        let placed = read[0].placed("course.toml", &inner);
        assert_eq!(text.lines().nth(placed.line - 1), Some("b = \"\"\"x\"\"\""));
    }

    #[test]
    fn what_is_no_part_of_a_course_is_told_with_its_line() {
        let faults =
            parts("c.toml", "course = \"x\"\n[[item]]\nfile = \"a.toml\"\n[other]\n").expect_err("faults");
        let told: Vec<(usize, bool)> =
            faults.iter().map(|f| (f.line, f.message.contains("[[item]]"))).collect();
        assert_eq!(told, [(2, true), (4, true)]);
    }
}
