//! How text is laid out for a terminal of 80 columns: paragraphs with a hanging indent.

use super::plain;

/// Columns of a report.
pub const WIDTH: usize = 80;

/// Adds `text` as a paragraph: the first line after `first`, all others indented by `rest` blanks, broken at blanks
/// before column 80. A word longer than a line stays whole. Control characters do not get through.
pub fn paragraph(out: &mut String, first: &str, rest: usize, text: &str) {
    out.push_str(first);
    let text = plain::line(text);
    let (mut column, mut fresh) = (first.chars().count(), true);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let width = word.chars().count();
        if !fresh && column + 1 + width > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(rest));
            (column, fresh) = (rest, true);
        }
        if !fresh {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
        fresh = false;
    }
    let end = out.trim_end_matches(' ').len();
    out.truncate(end);
    out.push('\n');
}

/// Adds a heading, with an empty line before it.
pub fn heading(out: &mut String, text: &str) {
    out.push('\n');
    out.push_str(text);
    out.push('\n');
}

/// A number with its noun: `1 lesion`, `3 lesions`.
#[must_use]
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Words joined for reading: `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn joined<T: AsRef<str>>(words: &[T], last: &str) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 {
            let end = at + 1 == words.len();
            text.push_str(if end { " " } else { ", " });
            if end {
                text.push_str(last);
                text.push(' ');
            }
        }
        text.push_str(word.as_ref());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_hang_and_stay_within_80_columns() {
        let mut out = String::new();
        paragraph(&mut out, "- ", 2, &"words of a sentence ".repeat(12));
        let rows: Vec<&str> = out.lines().collect();
        assert!(rows.len() > 2);
        assert!(rows.iter().all(|row| row.chars().count() <= WIDTH), "{out}");
        assert!(rows[0].starts_with("- words") && rows[1].starts_with("  "), "{out}");
        assert!(rows.iter().all(|row| !row.ends_with(' ')), "{out}");
    }

    #[test]
    fn long_words_are_not_cut() {
        let mut out = String::new();
        let address = format!("https://{}", "a".repeat(100));
        paragraph(&mut out, "  ", 2, &format!("see {address} there"));
        assert!(out.contains(&address));
    }

    #[test]
    fn lists_read_like_sentences() {
        assert_eq!(joined(&["A"], "and"), "A");
        assert_eq!(joined(&["A", "B"], "or"), "A or B");
        assert_eq!(joined(&["A", "B", "C"], "and"), "A, B and C");
        assert_eq!(counted(1, "lesion", "lesions"), "1 lesion");
    }
}
