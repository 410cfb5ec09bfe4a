//! Words of a rule: as they stand, or made when somebody reads them.

use crate::engine::outcome::Text;

/// Words that a rule hands over. They are joined, and a closure is called, only where the words are kept, so that trying
/// a future, of which only the codes are read, makes no text.
pub trait Said: Sized {
    /// Writes the words at the end of a text.
    fn write(self, out: &mut String);

    /// The words as a text of their own.
    fn text(self) -> Text {
        let mut out = String::new();
        self.write(&mut out);
        out.into()
    }

    /// The words, where they are known when the program is built.
    fn fixed(&self) -> Option<&'static str> {
        None
    }
}

impl Said for &'static str {
    fn write(self, out: &mut String) {
        out.push_str(self);
    }

    fn text(self) -> Text {
        self.into()
    }

    fn fixed(&self) -> Option<&'static str> {
        Some(self)
    }
}

impl Said for String {
    fn write(self, out: &mut String) {
        out.push_str(&self);
    }

    fn text(self) -> Text {
        self.into()
    }
}

/// Words in parts.
impl<const PARTS: usize> Said for [&str; PARTS] {
    fn write(self, out: &mut String) {
        for part in self.iter().filter(|part| !part.is_empty()) {
            out.push_str(part);
        }
    }

    fn text(self) -> Text {
        self.concat().into()
    }
}

impl<F: FnOnce() -> String> Said for F {
    fn write(self, out: &mut String) {
        out.push_str(&self());
    }

    fn text(self) -> Text {
        self().into()
    }
}
