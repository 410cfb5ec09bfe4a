//! Which keys do what: actions by name, each with its keys.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::chord::Chord;
use super::mistake::Mistake;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    keys: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

/// Keys and the names of the actions that they start.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Keymap {
    by_action: BTreeMap<String, Vec<Chord>>,
    by_chord: BTreeMap<Chord, String>,
}

impl Keymap {
    /// Reads a key map; `actions` are the names that exist.
    ///
    /// # Errors
    /// Every mistake, each with its line: an unknown action or key, a key that two actions claim.
    pub fn parse(text: &str, actions: &[&str]) -> Result<Self, Vec<Mistake>> {
        Self::default().overlaid(text, actions)
    }

    /// This key map with that of a user laid over it: an action that the user names has the user's keys only, and a
    /// key that the user gives away is taken from the action that had it.
    ///
    /// # Errors
    /// Every mistake, each with its line.
    pub fn overlaid(&self, text: &str, actions: &[&str]) -> Result<Self, Vec<Mistake>> {
        let file: File = toml::from_str(text).map_err(|error| vec![Mistake::toml(text, &error)])?;
        let mut mistakes = Vec::new();
        let mut own: BTreeMap<Chord, String> = BTreeMap::new();
        let mut map = self.clone();
        for (action, chords) in &file.keys {
            let name = action.get_ref();
            if !actions.contains(&name.as_str()) {
                let message = format!("'{name}' is no action; allowed are {}", actions.join(", "));
                mistakes.push(Mistake::at(text, action.span(), message));
                continue;
            }
            map.by_chord.retain(|_, holder| holder != name);
            map.by_action.insert(name.clone(), Vec::new());
            for chord in chords {
                match Chord::parse(chord.get_ref()) {
                    Err(error) => mistakes.push(Mistake::at(text, chord.span(), error.to_string())),
                    Ok(key) => {
                        if let Some(other) = own.insert(key, name.clone()) {
                            let message =
                                format!("'{key}' is given to '{other}' and to '{name}'; choose one");
                            mistakes.push(Mistake::at(text, chord.span(), message));
                        }
                    }
                }
            }
        }
        for (chord, name) in own {
            if let Some(holder) = map.by_chord.insert(chord, name.clone()) {
                map.by_action.entry(holder).or_default().retain(|key| *key != chord);
            }
        }
        // The keys of an action keep the order of the file: the first is the one that is shown.
        for (action, chords) in &file.keys {
            let kept = chords.iter().filter_map(|chord| Chord::parse(chord.get_ref()).ok());
            map.by_action.insert(action.get_ref().clone(), kept.collect());
        }
        if mistakes.is_empty() {
            Ok(map)
        } else {
            mistakes.sort_by_key(|mistake| mistake.line);
            Err(mistakes)
        }
    }

    /// The name of the action of a key.
    #[must_use]
    pub fn action(&self, chord: Chord) -> Option<&str> {
        self.by_chord.get(&chord).map(String::as_str)
    }

    /// The keys of an action, the one to show first.
    #[must_use]
    pub fn keys(&self, action: &str) -> &[Chord] {
        self.by_action.get(action).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTIONS: &[&str] = &["save", "quit", "undo"];

    #[test]
    fn a_user_key_is_taken_from_the_action_that_had_it() {
        let map = Keymap::parse("[keys]\nsave = [\"ctrl-s\", \"f9\"]\nundo = [\"ctrl-z\"]\n", ACTIONS)
            .expect("map");
        let mine = map.overlaid("[keys]\nundo = [\"f9\"]\n", ACTIONS).expect("map");
        let chord = |name: &str| Chord::parse(name).expect(name);
        assert_eq!(mine.action(chord("f9")), Some("undo"));
        assert_eq!(mine.action(chord("ctrl-z")), None);
        assert_eq!(mine.keys("save"), [chord("ctrl-s")]);
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let text = "[keys]\nsave = [\"ctrl-s\"]\nfly = [\"f5\"]\nquit = [\"ctrl-s\", \"hyper-q\"]\n";
        let mistakes = Keymap::parse(text, ACTIONS).expect_err("mistakes");
        let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said.iter().any(|text| text.starts_with("line 3: 'fly' is no action")), "{said:?}");
        assert!(said.iter().any(|text| text.starts_with("line 4: 'hyper-q' names no key")), "{said:?}");
        assert!(said.iter().any(|text| text.contains("'ctrl-s' is given to")), "{said:?}");
    }
}
