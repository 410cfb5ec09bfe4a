//! One tree for both notations: what stands in the text, and where.

use toml::value::Datetime;

/// A value and where it stands: a byte offset for TOML, the number of the value in reading order for JSON.
pub(super) struct Node {
    pub at: usize,
    pub value: Value,
}

/// A value of either notation.
pub(super) enum Value {
    Text(String),
    Whole(i128),
    /// A number that is not whole, as written.
    Decimal(String),
    Flag(bool),
    /// A TOML date, time or both.
    Moment(Datetime),
    /// JSON only.
    Null,
    List(Vec<Node>),
    Table(Vec<Entry>),
}

/// A key with its value.
pub(super) struct Entry {
    pub key: String,
    pub key_at: usize,
    pub node: Node,
}

impl Value {
    /// The value in words, for an error: `the number '8'`.
    pub fn words(&self) -> String {
        use super::error::shown;
        match self {
            Self::Text(text) => format!("the text '{}'", shown(text)),
            Self::Whole(number) => format!("the number '{number}'"),
            Self::Decimal(number) => format!("the number '{}'", shown(number)),
            Self::Flag(flag) => format!("the value '{flag}'"),
            Self::Moment(moment) => format!("the date or time '{moment}'"),
            Self::Null => "'null'".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
        }
    }
}
