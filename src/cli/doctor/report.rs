//! What is printed: sections with rows, and at the end what needs attention.

use crate::report::{lay, plain};

/// The text so far.
pub struct Report {
    text: String,
    attention: Vec<String>,
}

impl Report {
    /// A report that begins with the version.
    pub fn new() -> Self {
        Self { text: format!("curette {}\n", env!("CARGO_PKG_VERSION")), attention: Vec::new() }
    }

    /// Begins a section.
    pub fn section(&mut self, title: &str) {
        lay::heading(&mut self.text, title);
    }

    /// One row of a section.
    pub fn row(&mut self, name: &str, value: &str) {
        lay::paragraph(&mut self.text, &format!("  {name:<18} "), 21, value);
    }

    /// Something to do.
    pub fn attend(&mut self, what: String) {
        self.attention.push(what);
    }

    /// Whether nothing needs attention.
    pub fn is_well(&self) -> bool {
        self.attention.is_empty()
    }

    /// The whole text.
    pub fn finish(mut self) -> String {
        if self.is_well() {
            lay::heading(&mut self.text, "Nothing needs attention.");
        } else {
            self.section("Needs attention");
            for what in &self.attention {
                // Paths stay on one line, so that they can be copied.
                for (at, line) in what.lines().enumerate() {
                    let first = if at == 0 { "  - " } else { "    " };
                    self.text.push_str(&format!("{first}{}\n", plain::line(line)));
                }
            }
        }
        self.text
    }
}
