//! What the command line asks for, read as criterion reads it.

/// Which measurements are wanted, and how thoroughly.
pub struct Asked {
    /// Everything once and small, to see that it works; nothing is timed for a table.
    pub quick: bool,
    words: Vec<String>,
}

/// The words by which a measurement is asked for; any other argument is an option of criterion.
const WORDS: &[&str] =
    &["assess", "entry", "book", "keystroke", "batch", "start", "list", "memory", "beside"];

impl Asked {
    /// `cargo bench` gives `--bench`; without it, or with `--test`, only a quick run is wanted.
    pub fn from_arguments() -> Self {
        let arguments: Vec<String> = std::env::args().skip(1).collect();
        let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
        let quick = has("--test") || !has("--bench");
        let names =
            |argument: &String| WORDS.iter().any(|word| argument.split(['/', ' ']).any(|part| part == *word));
        Self { quick, words: arguments.into_iter().filter(names).collect() }
    }

    /// Whether a measurement of this name is wanted; all are where none is named.
    pub fn wants(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(word.as_str()))
    }
}
