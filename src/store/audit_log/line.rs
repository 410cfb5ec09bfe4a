//! One line of the log: what happened, and the chain that holds it to the line before.

use sha2::{Digest, Sha256};

/// The hash that stands before the first event.
pub(super) const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// How every line begins.
pub(super) const BEGINS: &[u8] = b"{\"n\":";

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    /// Its number, from 1.
    pub n: u64,
    /// When, by the clock of the machine.
    pub time: String,
    /// What, in a word.
    pub event: String,
    /// Who, as the system names the user.
    pub user: String,
    /// Which encounter.
    pub id: Option<String>,
    /// For events of the log itself: what they are about.
    #[serde(default)]
    pub about: Option<String>,
    /// The hash of the line before.
    pub before: String,
    /// The hash of everything that stands before it in this line.
    #[serde(default)]
    pub hash: String,
}

impl Line {
    /// Everything but the hash; the hash is made of these bytes.
    fn body(&self) -> String {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        let id = self.id.as_deref().map_or_else(|| "null".to_owned(), text);
        let about =
            self.about.as_deref().map_or_else(String::new, |about| format!(",\"about\":{}", text(about)));
        format!(
            "{{\"n\":{},\"time\":{},\"event\":{},\"user\":{},\"id\":{id}{about},\"before\":{}",
            self.n,
            text(&self.time),
            text(&self.event),
            text(&self.user),
            text(&self.before),
        )
    }

    /// Closes the line with its hash.
    pub(super) fn seal(mut self) -> Self {
        self.hash = hash(self.body().as_bytes());
        self
    }

    /// Whether its hash is that of what it says.
    pub(super) fn is_sound(&self) -> bool {
        self.hash == hash(self.body().as_bytes())
    }

    /// The line as it stands in the file, without its end.
    pub(super) fn text(&self) -> String {
        format!("{},\"hash\":\"{}\"}}", self.body(), self.hash)
    }

    /// A line that is written as this program writes it; whether its hash fits is another question.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let line: Self = serde_json::from_str(text).ok()?;
        (line.text() == text).then_some(line)
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // FIPS 180-4, the example of one block.
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_line_is_read_only_as_it_is_written() {
        let line = Line {
            n: 1,
            time: "2026-11-21T09:00:00+01:00".into(),
            event: "opened".into(),
            user: "o\"neil".into(),
            id: None,
            about: None,
            before: START.into(),
            hash: String::new(),
        };
        let line = line.seal();
        let text = line.text();
        assert!(line.is_sound() && !text.contains('\n'));
        assert_eq!(Line::read(text.as_bytes()), Some(line.clone()));
        let spaced = text.replace("\"n\":1", "\"n\": 1");
        assert_eq!(Line::read(spaced.as_bytes()), None, "other bytes of the same meaning are another line");
        let changed = text.replace("opened", "saved");
        assert!(!Line::read(changed.as_bytes()).expect("a line").is_sound());
    }
}
