//! Words of a rule: as they stand, or made when somebody reads them.

use crate::engine::outcome::Text;

/// Words that a rule hands over. A closure is called only where the words are kept, so that trying a future, of which
/// only the codes are read, makes no text.
pub trait Said {
    /// The words.
    fn text(self) -> Text;
}

impl Said for &'static str {
    fn text(self) -> Text {
        Text::Borrowed(self)
    }
}

impl Said for String {
    fn text(self) -> Text {
        Text::Owned(self)
    }
}

impl Said for Text {
    fn text(self) -> Text {
        self
    }
}

impl<F: FnOnce() -> String> Said for F {
    fn text(self) -> Text {
        Text::Owned(self())
    }
}
