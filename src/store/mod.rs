//! Files of encounters and what is not yet saved.
