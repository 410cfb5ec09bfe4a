//! A key map as its file says it: two tables of actions with their keys, and every mistake with its line.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::chord::Chord;
use super::mistake::{MOST, Mistake};

/// The keys of some actions, in the order of the file.
pub(super) type Rows = Vec<(String, Vec<Chord>)>;

/// A key map file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct KeymapFile {
    /// `[keys]`: everywhere.
    pub keys: Rows,
    /// `[lists]`: where no text is typed.
    pub lists: Rows,
}

impl KeymapFile {
    /// Reads a file; `actions` are the names that exist.
    pub(super) fn read(text: &str, actions: &[&str]) -> Result<Self, Vec<Mistake>> {
        let (root, faults) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, actions, mistakes: Vec::new() };
        reader.mistakes.extend(faults.iter().take(MOST).map(|fault| Mistake::toml(text, fault)));
        let mut file = Self::default();
        for (name, value) in root.get_ref() {
            let place = match name.get_ref().as_ref() {
                "keys" => &mut file.keys,
                "lists" => &mut file.lists,
                other => {
                    let message =
                        format!("'{other}' is no table of a key map; write actions under [keys] or [lists]");
                    reader.fault(name.span(), message);
                    continue;
                }
            };
            match value.get_ref() {
                DeValue::Table(table) => *place = reader.table(table),
                DeValue::String(_)
                | DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_) => {
                    reader.fault(value.span(), format!("'{}' is a table; write [{0}]", name.get_ref()));
                }
            }
        }
        let mut mistakes = reader.mistakes;
        // What is no TOML leads to more faults on its line: the first says it.
        mistakes.sort_by_key(|mistake| mistake.line);
        if mistakes.is_empty() { Ok(file) } else { Err(mistakes) }
    }
}

struct Reader<'a> {
    text: &'a str,
    actions: &'a [&'a str],
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: String) {
        if self.mistakes.len() < MOST {
            self.mistakes.push(Mistake::at(self.text, span, message));
        }
    }

    fn table(&mut self, table: &DeTable<'_>) -> Rows {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut taken: BTreeMap<Chord, String> = BTreeMap::new();
        let mut rows = Vec::new();
        for (name, value) in entries {
            let action = name.get_ref().as_ref();
            if !self.actions.contains(&action) {
                let message = format!("'{action}' is no action; allowed are {}", self.actions.join(", "));
                self.fault(name.span(), message);
                continue;
            }
            let mut keys = Vec::new();
            let DeValue::Array(array) = value.get_ref() else {
                self.fault(
                    value.span(),
                    format!("write the keys of '{action}' as a list, like [\"ctrl-s\"]"),
                );
                continue;
            };
            for key in array {
                let DeValue::String(written) = key.get_ref() else {
                    self.fault(
                        key.span(),
                        format!("a key of '{action}' is no text; write it in double quotes"),
                    );
                    continue;
                };
                match Chord::parse(written) {
                    Err(error) => self.fault(key.span(), error.to_string()),
                    Ok(chord) => {
                        if let Some(other) = taken.insert(chord, action.to_owned()) {
                            let message =
                                format!("'{chord}' is given to '{other}' and to '{action}'; choose one");
                            self.fault(key.span(), message);
                        }
                        keys.push(chord);
                    }
                }
            }
            rows.push((action.to_owned(), keys));
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACTIONS: &[&str] = &["save", "quit", "undo"];

    fn said(text: &str) -> Vec<String> {
        KeymapFile::read(text, ACTIONS).expect_err("mistakes").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_mistake_is_told_with_its_line() {
        let text = "[keys]\nsave = [\"ctrl-s\"]\nfly = [\"f5\"]\nquit = [\"ctrl-s\", \"hyper-q\"]\n";
        let said = said(text);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].starts_with("line 3: 'fly' is no action"), "{said:?}");
        assert!(said.iter().any(|text| text.starts_with("line 4: 'hyper-q' names no key")), "{said:?}");
        assert!(
            said.iter().any(|text| text.starts_with("line 4: 'ctrl-s' is given to 'save' and to 'quit'")),
            "{said:?}"
        );
    }

    #[test]
    fn what_has_the_wrong_shape_hides_no_other_mistake() {
        let text =
            "[keys]\nsave = \"ctrl-s\"\nquit = [3]\n\n[panes]\nundo = [\"u\"]\n[lists]\nundo = [\"uu\"]\n";
        let said = said(text);
        assert_eq!(said.len(), 4, "{said:?}");
        assert!(said[0].starts_with("line 2: write the keys of 'save' as a list"), "{said:?}");
        assert!(said[1].starts_with("line 3: a key of 'quit' is no text"), "{said:?}");
        assert!(said[2].starts_with("line 5: 'panes' is no table of a key map"), "{said:?}");
        assert!(said[3].starts_with("line 8: 'uu' names no key"), "{said:?}");
        assert!(self::said("keys = 3\n")[0].starts_with("line 1: 'keys' is a table"));
    }

    #[test]
    fn an_action_stated_twice_and_text_that_is_no_toml_are_told() {
        assert!(said("[keys]\nsave = [\"f1\"]\nsave = [\"f2\"]\n")[0].starts_with("line 3: "));
        assert!(said("[keys]\nsave = [\n\nquit = [\"f3\"]\n").iter().all(|text| text.starts_with("line ")));
    }

    #[test]
    fn one_key_may_do_different_things_in_lists_and_elsewhere() {
        let file =
            KeymapFile::read("[keys]\nsave = [\"ctrl-d\"]\n[lists]\nquit = [\"ctrl-d\", \"q\"]\n", ACTIONS);
        let chord = |name: &str| Chord::parse(name).expect(name);
        let expected = KeymapFile {
            keys: vec![("save".into(), vec![chord("ctrl-d")])],
            lists: vec![("quit".into(), vec![chord("ctrl-d"), chord("q")])],
        };
        assert_eq!(file, Ok(expected));
    }
}
