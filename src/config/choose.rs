//! One choice written into a settings file: comments, order and every other key stay as they are.

use toml::de::DeTable;
use toml_edit::{DocumentMut, Item, Value};

use super::mistake::Mistake;

/// The text of a settings file with this key set to this text.
///
/// # Errors
/// Text that is no TOML, with the line of the mistake.
pub fn set(text: &str, key: &str, value: &str) -> Result<String, Mistake> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let said = error.message().replace('\n', " ");
        Mistake::at(text, error.span().unwrap_or(0..0), said)
    })?;
    let mut value = Value::from(value);
    if document.is_empty() {
        // A file of comments alone keeps them above the first choice.
        let above = text.trim_end();
        let gap = if above.is_empty() { "" } else { "\n\n" };
        return Ok(format!("{above}{gap}{key} = {value}\n"));
    }
    match document.get_mut(key) {
        Some(Item::Value(old)) => {
            *value.decor_mut() = old.decor().clone();
            *old = value;
        }
        Some(_) | None => {
            document.insert(key, Item::Value(value));
        }
    }
    Ok(document.to_string())
}

/// The text of a settings file with a key made a comment: its place and all comments stay.
///
/// # Errors
/// Text that is no TOML, with the line of the mistake.
pub fn unset(text: &str, key: &str) -> Result<String, Mistake> {
    let table = DeTable::parse(text).map_err(|error| Mistake::toml(text, &error))?;
    let Some((name, _)) = table.get_ref().iter().find(|(name, _)| name.get_ref().as_ref() == key) else {
        return Ok(text.to_owned());
    };
    let (before, after) = text.split_at(name.span().start);
    Ok(format!("{before}#{after}"))
}

#[cfg(test)]
mod tests {
    use super::{set, unset};

    #[test]
    fn comments_and_other_keys_stay() {
        let text =
            "# mine\nother = 3 # three\ntheme = \"dark\"  # at night\n\n# the rest\n[policy]\na = \"b\"\n";
        let expected =
            "# mine\nother = 3 # three\ntheme = \"light\"  # at night\n\n# the rest\n[policy]\na = \"b\"\n";
        assert_eq!(set(text, "theme", "light").as_deref(), Ok(expected));
    }

    #[test]
    fn a_new_key_stands_before_the_tables() {
        let text = "other = 3\n\n[policy]\na = \"b\"\n";
        let expected = "other = 3\ntheme = \"dark\"\n\n[policy]\na = \"b\"\n";
        assert_eq!(set(text, "theme", "dark").as_deref(), Ok(expected));
        let only_tables = set("# first\n[policy]\na = \"b\"\n", "theme", "dark").expect("text");
        assert!(
            toml::from_str::<toml::Table>(&only_tables).expect("toml")["theme"].is_str(),
            "{only_tables}"
        );
        assert!(only_tables.contains("# first\n"), "{only_tables}");
    }

    #[test]
    fn a_file_of_comments_or_none_at_all_gets_its_first_choice() {
        assert_eq!(set("", "theme", "a \"b\"").as_deref(), Ok("theme = 'a \"b\"'\n"));
        assert_eq!(
            set("# say\n#theme = \"x\"\n\n", "theme", "y").as_deref(),
            Ok("# say\n#theme = \"x\"\n\ntheme = \"y\"\n")
        );
    }

    #[test]
    fn a_choice_is_taken_back_as_a_comment() {
        let text = "# mine\n\"theme\" = \"dark\"  # at night\nother = 3\n";
        let expected = "# mine\n#\"theme\" = \"dark\"  # at night\nother = 3\n";
        assert_eq!(unset(text, "theme").as_deref(), Ok(expected));
        assert_eq!(unset(expected, "theme").as_deref(), Ok(expected));
        assert_eq!(unset("[policy]\ntheme = 1\n", "theme").as_deref(), Ok("[policy]\ntheme = 1\n"));
        assert_eq!(unset("\na = \n", "theme").expect_err("mistake").line, 2);
    }

    #[test]
    fn a_file_with_mistakes_is_left_alone() {
        let mistake = set("a = 1\ntheme = \n", "theme", "dark").expect_err("mistake");
        assert_eq!(mistake.line, 2);
    }
}
