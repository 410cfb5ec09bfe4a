//! What is to be done with a note: the first thing that a coder decides.

use crate::engine::words::words;

words!(
    /// What is right for a note, and what a trainee decides.
    Decision {
        /// The note can be coded as it stands.
        Code = "code",
        /// The provider must be asked first.
        Query = "query",
        /// Pathology must come first.
        Hold = "hold",
        /// Nothing in it is reportable.
        Nothing = "nothing",
    }
);
