//! Which characters of a text from elsewhere must not reach a terminal: the one list for every screen, message and file.

/// Whether a character could steer a terminal, turn or hide what stands beside it: control characters of both sets, marks
/// of the writing direction, characters that cannot be seen, and those that are no characters at all.
#[must_use]
pub const fn steers(c: char) -> bool {
    // The first test answers for nearly every character there is.
    if matches!(c, ' '..='~') {
        return false;
    }
    matches!(c,
            // Control characters of both sets.
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}'
            // Marks of the writing direction.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Line ends that are no control characters.
            | '\u{2028}' | '\u{2029}'
            // Characters without a width and without a look.
            | '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
            // No characters: a picture with one of them is no XML.
            | '\u{fffe}' | '\u{ffff}')
}

/// Whether a joiner or non-joiner has something to join: a letter of a script that writes with it, or a pictograph. Anywhere
/// else it only hides that two words are not the same.
const fn joins(before: Option<char>) -> bool {
    matches!(
        before,
        Some(
            '\u{600}'..='\u{1cff}'
            | '\u{2190}'..='\u{2bff}'
            | '\u{a800}'..='\u{abff}'
            | '\u{fe0f}'
            | '\u{1f000}'..='\u{1faff}',
        )
    )
}

/// Whether a character is shown behind the one that stands before it.
#[must_use]
pub const fn is_shown(before: Option<char>, c: char) -> bool {
    !steers(c) && (!matches!(c, '\u{200c}' | '\u{200d}') || joins(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_every_script_are_shown_and_what_hides_or_turns_is_not() {
        for letter in ['a', '~', 'é', '皮', 'ع', 'क', '\u{301}', '×', '²', '…', '\u{1f469}', '\u{fffd}']
        {
            assert!(is_shown(None, letter), "{letter}");
        }
        for mark in [
            '\0', '\u{1b}', '\u{7f}', '\u{9b}', '\u{85}', '\u{202e}', '\u{2067}', '\u{200b}', '\u{feff}',
            '\u{ad}',
        ] {
            assert!(!is_shown(Some('क'), mark), "{:x}", u32::from(mark));
        }
    }

    #[test]
    fn a_joiner_is_shown_in_the_scripts_that_write_with_it() {
        assert!(is_shown(Some('\u{94d}'), '\u{200d}') && is_shown(Some('\u{6cc}'), '\u{200c}'));
        assert!(!is_shown(Some('a'), '\u{200d}') && !is_shown(None, '\u{200c}'));
    }
}
