//! How names are compared: without case, punctuation and spacing.

use super::quick::Map;

/// The form in which names are compared: lower case, words parted by single blanks, no punctuation.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if c.is_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            // Nearly all letters are ASCII, for which the table of all letters need not be asked.
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else {
                out.extend(c.to_lowercase());
            }
        } else if c != '\'' && c != '\u{2019}' {
            gap = true;
        }
    }
    out
}

/// The row of a name. Most names are typed as they stand in the table, which saves folding them.
pub(super) fn named<T: Copy>(rows: &Map<String, T>, name: &str) -> Option<T> {
    // Folding an ASCII text that is folded already changes nothing.
    let as_typed = if name.is_ascii() { rows.get(name) } else { None };
    as_typed.or_else(|| rows.get(&fold(name))).copied()
}

/// Whether two folded words differ by exactly one typing error: a letter added, left out, changed, or two swapped.
#[must_use]
pub fn one_slip(typed: &str, word: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = |from_short: usize, from_long: usize| short[from_short..] == long[from_long..];
    match long.len() - short.len() {
        0 if same == short.len() => false,
        0 => {
            let changed = rest(same + 1, same + 1);
            let swapped = same + 1 < short.len()
                && short[same] == long[same + 1]
                && short[same + 1] == long[same]
                && rest(same + 2, same + 2);
            changed || swapped
        }
        1 => rest(same, same + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_punctuation() {
        assert_eq!(fold("Neck (side)"), "neck side");
        assert_eq!(fold("  sole / plantar  foot "), "sole plantar foot");
        assert_eq!(fold("Bowen's disease"), "bowens disease");
        assert_eq!(fold("post-auricular"), "post auricular");
        assert_eq!(fold("(ÄRMEL) İ"), "ärmel i\u{307}");
    }

    #[test]
    fn one_slip_is_one_insert_delete_change_or_swap() {
        for (typed, word) in
            [("foream", "forearm"), ("forearmm", "forearm"), ("forearn", "forearm"), ("foraerm", "forearm")]
        {
            assert!(one_slip(typed, word), "{typed}");
        }
        for (typed, word) in
            [("forearm", "forearm"), ("fooream", "forearm"), ("arm", "forearm"), ("faerorm", "forearm")]
        {
            assert!(!one_slip(typed, word), "{typed}");
        }
    }
}
