//! Which keys do what: actions by name, each with its keys; in lists, where no text is typed, some more.

use std::collections::BTreeMap;

use super::chord::Chord;
use super::keymap_file::{KeymapFile, Rows};
use super::mistake::Mistake;

/// Keys and the names of the actions that they start.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Keymap {
    keys: Layer,
    lists: Layer,
}

/// One table of a key map.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct Layer {
    by_action: BTreeMap<String, Vec<Chord>>,
    by_chord: BTreeMap<Chord, String>,
}

impl Layer {
    /// Takes a key from the action that has it.
    fn free(&mut self, chord: Chord) {
        if let Some(holder) = self.by_chord.remove(&chord) {
            self.by_action.entry(holder).or_default().retain(|key| *key != chord);
        }
    }

    /// Lays other rows over these: an action that they name has their keys only.
    fn lay(&mut self, rows: &Rows) {
        for (action, _) in rows {
            self.by_chord.retain(|_, holder| holder != action);
            self.by_action.insert(action.clone(), Vec::new());
        }
        for (action, chords) in rows {
            for chord in chords {
                self.free(*chord);
                self.by_chord.insert(*chord, action.clone());
            }
            // In the order of the file: the first is the one that is shown.
            self.by_action.insert(action.clone(), chords.clone());
        }
    }

    fn keys(&self, action: &str) -> &[Chord] {
        self.by_action.get(action).map_or(&[], Vec::as_slice)
    }
}

impl Keymap {
    /// Reads a key map; `actions` are the names that exist.
    ///
    /// # Errors
    /// Every mistake, each with its line: an unknown action or key, a key that two actions claim.
    pub fn parse(text: &str, actions: &[&str]) -> Result<Self, Vec<Mistake>> {
        Self::default().overlaid(text, actions)
    }

    /// A key map of `known`, names with their texts: the first is whole, each other one lies over it.
    ///
    /// # Errors
    /// No key map of this name, or every mistake of its text.
    pub fn built_in(name: &str, known: &[(&str, &str)], actions: &[&str]) -> Result<Self, Vec<Mistake>> {
        let Some(at) = known.iter().position(|(known, _)| *known == name) else {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            let message = format!("'{name}' is no key map; there are {}", names.join(", "));
            return Err(vec![Mistake { line: 1, message }]);
        };
        let base = Self::parse(known[0].1, actions)?;
        if at == 0 { Ok(base) } else { base.overlaid(known[at].1, actions) }
    }

    /// This key map with that of a user laid over it: an action that the user names has the user's keys only, and a
    /// key that the user gives away is taken from the action that had it.
    ///
    /// # Errors
    /// Every mistake, each with its line.
    pub fn overlaid(&self, text: &str, actions: &[&str]) -> Result<Self, Vec<Mistake>> {
        let file = KeymapFile::read(text, actions)?;
        let mut map = self.clone();
        // A key that the user gives away everywhere is meant in the lists too.
        for chord in file.keys.iter().flat_map(|(_, chords)| chords) {
            map.lists.free(*chord);
        }
        map.keys.lay(&file.keys);
        map.lists.lay(&file.lists);
        Ok(map)
    }

    /// The name of the action of a key, wherever the keys are.
    #[must_use]
    pub fn action(&self, chord: Chord) -> Option<&str> {
        self.keys.by_chord.get(&chord).map(String::as_str)
    }

    /// The name of the action of a key where no text is typed, if that is another one there.
    #[must_use]
    pub fn action_in_lists(&self, chord: Chord) -> Option<&str> {
        self.lists.by_chord.get(&chord).map(String::as_str)
    }

    /// The keys of an action, the one to show first.
    #[must_use]
    pub fn keys(&self, action: &str) -> &[Chord] {
        self.keys.keys(action)
    }

    /// The keys that an action has where no text is typed, besides those that it has everywhere.
    #[must_use]
    pub fn keys_in_lists(&self, action: &str) -> &[Chord] {
        self.lists.keys(action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTIONS: &[&str] = &["save", "quit", "undo"];

    fn chord(name: &str) -> Chord {
        Chord::parse(name).expect(name)
    }

    #[test]
    fn a_user_key_is_taken_from_the_action_that_had_it() {
        let map = Keymap::parse("[keys]\nsave = [\"ctrl-s\", \"f9\"]\nundo = [\"ctrl-z\"]\n", ACTIONS)
            .expect("map");
        let mine = map.overlaid("[keys]\nundo = [\"f9\"]\n", ACTIONS).expect("map");
        assert_eq!(mine.action(chord("f9")), Some("undo"));
        assert_eq!(mine.action(chord("ctrl-z")), None);
        assert_eq!(mine.keys("save"), [chord("ctrl-s")]);
    }

    #[test]
    fn two_actions_can_change_keys() {
        let map = Keymap::parse("[keys]\nsave = [\"f1\"]\nundo = [\"f2\"]\n", ACTIONS).expect("map");
        let mine = map.overlaid("[keys]\nundo = [\"f1\"]\nsave = [\"f2\"]\n", ACTIONS).expect("map");
        assert_eq!((mine.action(chord("f1")), mine.action(chord("f2"))), (Some("undo"), Some("save")));
        assert_eq!((mine.keys("undo"), mine.keys("save")), (&[chord("f1")][..], &[chord("f2")][..]));
    }

    #[test]
    fn keys_of_lists_are_merged_by_action_and_give_way_to_keys_of_everywhere() {
        let text = "[keys]\nsave = [\"ctrl-s\"]\n[lists]\nundo = [\"u\"]\nquit = [\"q\"]\n";
        let map = Keymap::parse(text, ACTIONS).expect("map");
        assert_eq!((map.action(chord("u")), map.action_in_lists(chord("u"))), (None, Some("undo")));
        let mine = map.overlaid("[keys]\nsave = [\"q\"]\n[lists]\nundo = [\"z\"]\n", ACTIONS).expect("map");
        assert_eq!(mine.action_in_lists(chord("q")), None);
        assert_eq!(mine.action(chord("q")), Some("save"));
        assert_eq!(mine.keys_in_lists("undo"), [chord("z")]);
    }

    #[test]
    fn a_built_in_map_lies_over_the_first() {
        let known = [("default", "[keys]\nsave = [\"f1\"]\n"), ("own", "[keys]\nquit = [\"f2\"]\n")];
        let map = Keymap::built_in("own", &known, ACTIONS).expect("map");
        assert_eq!((map.action(chord("f1")), map.action(chord("f2"))), (Some("save"), Some("quit")));
        let unknown = Keymap::built_in("vi", &known, ACTIONS).expect_err("unknown");
        assert_eq!(unknown[0].message, "'vi' is no key map; there are default, own");
    }
}
