//! Words of an answer: known when the program was built, made once, or a part of a longer text that many answers share.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Words of an answer. They are read, compared and sorted as the text that they are.
#[derive(Clone)]
pub struct Text(Kept);

#[derive(Clone)]
enum Kept {
    Fixed(&'static str),
    Made(String),
    Part { whole: Arc<String>, from: u32, to: u32 },
}

impl Text {
    /// Words that many answers repeat.
    pub(super) fn shared(text: String) -> Self {
        let to = text.len();
        Self::part(&Arc::new(text), 0, to)
    }

    /// A part of a longer text, by its bytes; what is no such part is no words.
    pub(super) fn part(whole: &Arc<String>, from: usize, to: usize) -> Self {
        match (u32::try_from(from), u32::try_from(to)) {
            (Ok(from), Ok(to)) => Self(Kept::Part { whole: Arc::clone(whole), from, to }),
            (Err(_), _) | (_, Err(_)) => whole.get(from..to).unwrap_or_default().to_owned().into(),
        }
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Fixed(text) => text,
            Kept::Made(text) => text,
            Kept::Part { whole, from, to } => whole.get(*from as usize..*to as usize).unwrap_or_default(),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Kept::Fixed(""))
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(Kept::Fixed(text))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Kept::Made(text))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_as_text_however_they_are_kept() {
        let whole = Arc::new("one two".to_owned());
        let kept = [Text::from("two"), Text::from("two".to_owned()), Text::part(&whole, 4, 7)];
        for one in &kept {
            assert_eq!(*one, "two");
            assert_eq!((one.to_string(), format!("{one:?}")), ("two".to_owned(), "\"two\"".to_owned()));
            assert!(kept.iter().all(|other| one == other && one.cmp(other).is_eq()));
            assert!(Text::part(&whole, 0, 3) < *one);
        }
        assert_eq!(Text::part(&whole, 4, 9), Text::default());
    }
}
