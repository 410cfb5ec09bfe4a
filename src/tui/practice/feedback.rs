//! What is said about an answer, as a page.

use crate::practice::Item;
use crate::practice::feedback::Feedback;

/// The feedback of an item.
#[derive(Clone, Debug)]
pub struct Told {
    /// What was answered.
    pub item: Item,
    /// What is said.
    pub feedback: Feedback,
    /// What was said of it beforehand.
    pub sure: bool,
    /// The result is on the disk, or why not; `None` while that is not known.
    pub kept: Option<Result<(), String>>,
    /// The first row that is shown.
    pub scroll: usize,
}

impl Told {
    /// The verdict in words.
    #[must_use]
    pub const fn verdict(&self) -> &'static str {
        match (self.feedback.right, self.sure) {
            (true, false) => "Right, and you were not sure: worth another look.",
            (true, true) => "Right.",
            (false, true) => "Not right, and you were sure: this rule comes back first.",
            (false, false) => "Not right.",
        }
    }
}
