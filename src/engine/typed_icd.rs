//! ICD-10-CM codes as people type them: in any case, with or without the dot.

use super::ids::Icd;

impl Icd {
    /// The code that a text is, with its dot: `C44.311` also from `c44311`. `None` where it has not the form of one: a
    /// letter, a digit, a digit or A or B, then up to four letters or digits.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.trim();
        let (category, rest) = text.split_at_checked(3)?;
        let rest = match rest.strip_prefix('.') {
            Some("") => return None,
            Some(rest) => rest,
            None => rest,
        };
        let bytes = category.as_bytes();
        let shaped = bytes[0].is_ascii_alphabetic()
            && bytes[1].is_ascii_digit()
            && (bytes[2].is_ascii_digit() || matches!(bytes[2], b'A' | b'B' | b'a' | b'b'))
            && rest.len() <= 4
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !shaped {
            return None;
        }
        let dot = if rest.is_empty() { "" } else { "." };
        Self::from_text(&[category, dot, rest].concat().to_ascii_uppercase())
    }

    /// The category of a code: its first three characters.
    #[must_use]
    pub fn category(&self) -> &str {
        self.as_str().get(..3).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_any_case_and_without_the_dot() {
        let typed = |text: &str| Icd::typed(text).map(|icd| icd.to_string());
        for (text, code) in [
            ("C44.311", "C44.311"),
            ("c44311", "C44.311"),
            (" l82.1 ", "L82.1"),
            ("L84", "L84"),
            ("c4a31", "C4A.31"),
            ("S01.81XA", "S01.81XA"),
            ("s0181xa", "S01.81XA"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(code), "{text}");
        }
        for text in ["", "bcc", "zzz", "ABC", "C4", "C44.", "C44.31111", "C44 311", "17261", "é44.3", "nf1"]
        {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}
