//! From the offset of a mistake to its line and column, or to its JSON pointer.

use super::error::Place;
use super::node::{Node, Value};

/// Line and column of a byte offset, both from 1.
pub(super) fn line_and_column(text: &str, offset: usize) -> Place {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Place::At { line, column: before[start..].chars().count() + 1 }
}

/// The pointer of the value with this number. The values inside a value have the numbers after its own.
pub(super) fn pointer(root: &Node, at: usize) -> Place {
    let mut path = String::new();
    let mut here = root;
    while here.at < at {
        let (step, next) = match &here.value {
            Value::List(items) => match items.iter().enumerate().rfind(|(_, item)| item.at <= at) {
                Some((index, item)) => (index.to_string(), item),
                None => break,
            },
            Value::Table(entries) => match entries.iter().rfind(|entry| entry.node.at <= at) {
                Some(entry) => {
                    (super::error::shown(&entry.key).replace('~', "~0").replace('/', "~1"), &entry.node)
                }
                None => break,
            },
            Value::Text(_)
            | Value::Whole(_)
            | Value::Decimal(_)
            | Value::Flag(_)
            | Value::Moment(_)
            | Value::Null => break,
        };
        path.push('/');
        path.push_str(&step);
        here = next;
    }
    if path.is_empty() { Place::Whole } else { Place::Pointer(path) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters() {
        assert_eq!(line_and_column("a\nüb", 4), Place::At { line: 2, column: 2 });
        assert_eq!(line_and_column("", 0), Place::At { line: 1, column: 1 });
        assert_eq!(line_and_column("ü", 1), Place::At { line: 1, column: 1 });
        assert_eq!(line_and_column("a\n", 9), Place::At { line: 2, column: 1 });
    }
}
