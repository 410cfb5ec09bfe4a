//! Which words can only be codes: they have the shape of one, with no room for a name or a number of a person.

use crate::engine::book::CodeBook;

/// Whether what stands in a field for codes is one of the kind that belongs there.
pub(super) fn is_code(key: &str, text: &str, book: &CodeBook) -> bool {
    let text = text.trim();
    match key {
        "place_of_service" => is_place(text),
        "billed.modifiers" => is_modifier(text),
        "accepted.rule" => book.rules().any(|(id, _)| id.as_str().eq_ignore_ascii_case(text)),
        "visit.code" | "billed.code" => is_procedure(text),
        _ => is_diagnosis(text),
    }
}

/// Two figures.
fn is_place(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Two letters or figures.
fn is_modifier(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Five figures, of which the first or the last may be a letter, with the modifiers that are written behind: `99213-25`.
fn is_procedure(text: &str) -> bool {
    let mut parts = text.split([' ', ',', '-']).filter(|part| !part.is_empty());
    let code = parts.next().is_some_and(|part| {
        let letter = |byte: &u8| !byte.is_ascii_digit();
        part.len() == 5
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && part.bytes().filter(letter).count() <= 1
            && part.bytes().skip(1).take(3).all(|byte| byte.is_ascii_digit())
    });
    code && parts.all(is_modifier)
}

/// A letter, a figure, a letter or figure, and what stands behind the point: `C44.311`.
pub(super) fn is_diagnosis(text: &str) -> bool {
    let (category, rest) = text.split_once('.').unwrap_or((text, "0"));
    let [letter, figure, third] = category.as_bytes() else { return false };
    letter.is_ascii_alphabetic()
        && figure.is_ascii_digit()
        && third.is_ascii_alphanumeric()
        && (1..=4).contains(&rest.len())
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_from_names() {
        for code in ["C44.311", "L57.0", "D03", "S01.01XA", "C4A.30", "l82.1"] {
            assert!(is_diagnosis(code), "{code}");
        }
        for code in ["99213", "G0127", "0419T", "99213-25", "99213 25 57"] {
            assert!(is_procedure(code), "{code}");
        }
        for name in ["John", "SMITH", "Smith", "12 Main Street", "00123 Jane", "1950-03-02", "555-0123-99"] {
            assert!(!is_diagnosis(name) && !is_procedure(name), "{name}");
        }
        for number in ["MRN774201", "AB1234", "A123456", "820914", "JQD", "C44.31109"] {
            assert!(!is_diagnosis(number) && !is_procedure(number), "{number}");
        }
        assert!(is_place("11") && is_modifier("RT") && !is_place("JD") && !is_modifier("JQD"));
    }
}
