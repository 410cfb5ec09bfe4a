//! Short identifiers kept in place: codes, ICD-10-CM codes, modifiers, rule ids.

/// Declares a copyable identifier of at most `$n` ASCII characters.
macro_rules! short_id {
    ($(#[$meta:meta])* $name:ident, $n:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name([u8; $n]);

        impl $name {
            /// The longest text that fits, in characters.
            pub const MAX: usize = $n;

            /// From a text known when the program is built; a text that does not fit stops the build.
            #[must_use]
            pub const fn new(text: &str) -> Self {
                match Self::from_text(text) {
                    Some(id) => id,
                    None => panic!("identifier too long or not ASCII"),
                }
            }

            /// From any text; `None` where it is empty, too long or not printable ASCII.
            #[must_use]
            pub const fn from_text(text: &str) -> Option<Self> {
                let bytes = text.as_bytes();
                if bytes.is_empty() || bytes.len() > $n {
                    return None;
                }
                let mut kept = [0_u8; $n];
                let mut at = 0;
                while at < bytes.len() {
                    if !bytes[at].is_ascii_graphic() {
                        return None;
                    }
                    kept[at] = bytes[at];
                    at += 1;
                }
                Some(Self(kept))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                let mut end = $n;
                while end > 0 && self.0[end - 1] == 0 {
                    end -= 1;
                }
                std::str::from_utf8(&self.0[..end]).unwrap_or_default()
            }
        }

        // All are of one length, so the length says nothing.
        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                state.write(&self.0);
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

short_id!(
    /// A procedure code: five characters, such as `17000`.
    Code,
    5
);
short_id!(
    /// An ICD-10-CM code with its dot, such as `C44.311`.
    Icd,
    8
);
short_id!(
    /// A two-character modifier, such as `59`.
    Modifier,
    2
);
short_id!(
    /// The id of a rule in the rule pages: `R-COUNT-01`, `N-51`, `P-12`.
    RuleId,
    12
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_ids_keep_their_text_and_refuse_what_does_not_fit() {
        assert_eq!(Code::new("17000").as_str(), "17000");
        assert_eq!(Icd::new("L57.0").to_string(), "L57.0");
        assert_eq!(Code::from_text("170000"), None);
        assert_eq!(Code::from_text(""), None);
        assert_eq!(Icd::from_text("L57 0"), None);
        assert!(RuleId::new("R-CLAIM-04") < RuleId::new("R-COUNT-01"));
    }
}
