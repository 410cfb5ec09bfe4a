//! The code of a recovery sheet: 256 random bits in groups that people can type, each with a letter that finds mistakes.
//!
//! The letters are those of Crockford's base 32: digits and capital letters without I, L, O and U, which are taken for
//! others. A group has four letters of the code and a fifth that checks them: a sum over the field of 32 elements, in
//! which each place has its own factor. So one wrong letter is always found, two swapped ones too, and, as the number of
//! the group counts in the sum, a group in the place of another.

use zeroize::Zeroizing;

use super::VaultError;
use super::key::{KEY, Secret, random};

/// How many groups a code has.
pub const GROUPS: usize = 13;
/// Letters of a group, without the one that checks.
const LETTERS: usize = 4;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery code. It is not printed but on its sheet, and wiped when it is dropped.
pub struct RecoveryCode(Secret);

/// Why a typed code is none. What was typed is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The check of a group does not fit.
    #[error("group {0} has a typing mistake; compare it with the sheet")]
    Group(usize),
    /// Too few or too many letters.
    #[error("the code has {GROUPS} groups of five letters and digits; {0} were typed")]
    Length(usize),
}

impl RecoveryCode {
    /// A new one.
    ///
    /// # Errors
    /// Where the system gives no random bytes.
    pub fn new() -> Result<Self, VaultError> {
        Ok(Self(Zeroizing::new(random()?)))
    }

    /// Its groups, for the sheet.
    #[must_use]
    pub fn groups(&self) -> Zeroizing<Vec<String>> {
        let values: Zeroizing<Vec<u8>> =
            Zeroizing::new((0..GROUPS * LETTERS).map(|at| five_bits(&self.0, at)).collect());
        let letter = |value: &u8| char::from(ALPHABET[usize::from(*value)]);
        let group = |(number, values): (usize, &[u8])| {
            values.iter().chain([&check(number, values)]).map(letter).collect::<String>()
        };
        Zeroizing::new(values.chunks(LETTERS).enumerate().map(group).collect())
    }

    /// Reads a code as it was typed: in capital or small letters, with blanks, hyphens or line ends anywhere.
    ///
    /// # Errors
    /// The first group that is not well typed.
    pub fn read(text: &str) -> Result<Self, CodeError> {
        let mut typed = Zeroizing::new(Vec::with_capacity(GROUPS * (LETTERS + 1)));
        let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let count = letters.clone().count();
        for (at, letter) in letters.enumerate() {
            // More groups than there are fail by their number, below.
            typed.push(value(letter).ok_or(CodeError::Group(at / (LETTERS + 1) + 1))?);
        }
        for (number, group) in typed.chunks_exact(LETTERS + 1).enumerate().take(GROUPS) {
            if check(number, &group[..LETTERS]) != group[LETTERS] {
                return Err(CodeError::Group(number + 1));
            }
        }
        if count != GROUPS * (LETTERS + 1) {
            return Err(CodeError::Length(count));
        }
        let mut bits = Zeroizing::new(Vec::with_capacity(GROUPS * LETTERS * 5));
        for group in typed.chunks(LETTERS + 1) {
            bits.extend(
                group[..LETTERS].iter().flat_map(|five| (0..5).rev().map(move |bit| five >> bit & 1)),
            );
        }
        let mut secret: Secret = Zeroizing::new([0; KEY]);
        for (at, bit) in bits.iter().enumerate() {
            match secret.get_mut(at / 8) {
                Some(byte) => *byte |= bit << (7 - at % 8),
                // The code has 256 bits, its letters have room for 260: what is left over is always nothing.
                None if *bit != 0 => return Err(CodeError::Group(GROUPS)),
                None => {}
            }
        }
        Ok(Self(secret))
    }

    /// Whether one group is well typed, by its number from 1.
    ///
    /// # Errors
    /// Where it is not.
    pub fn check_group(number: usize, text: &str) -> Result<(), CodeError> {
        let letters = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
        let values: Option<Zeroizing<Vec<u8>>> =
            letters.map(value).collect::<Option<_>>().map(Zeroizing::new);
        let fits = values.is_some_and(|values| {
            values.len() == LETTERS + 1
                && check(number.wrapping_sub(1), &values[..LETTERS]) == values[LETTERS]
        });
        if fits { Ok(()) } else { Err(CodeError::Group(number)) }
    }

    /// The key that it is.
    pub(super) const fn secret(&self) -> &Secret {
        &self.0
    }
}

/// Five bits of the code; after its end there is nothing.
fn five_bits(secret: &[u8; KEY], at: usize) -> u8 {
    let bit = |at: usize| secret.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    (0..5).fold(0, |value, next| value << 1 | bit(at * 5 + next))
}

/// What a letter stands for; those that look like a digit are taken for it.
fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(at).ok()
}

/// The value that checks a group.
fn check(number: usize, values: &[u8]) -> u8 {
    let number = u8::try_from(number % 31).unwrap_or(0) + 1;
    // Horner's rule: each place is multiplied once more by the element 2, the last one too, so that it has another
    // factor than the letter that checks.
    twice(values.iter().fold(number, |sum, value| twice(sum) ^ value))
}

/// An element of the field of 32 times the element 2, after x^5 = x^2 + 1.
const fn twice(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(code: &RecoveryCode) -> String {
        code.groups().join(" ")
    }

    #[test]
    fn what_is_printed_is_read_again_however_it_is_typed() {
        for _ in 0..50 {
            let code = RecoveryCode::new().expect("code");
            let printed = text(&code);
            assert_eq!(printed.len(), 13 * 5 + 12);
            for typed in [
                printed.clone(),
                printed.to_lowercase(),
                printed.replace(' ', ""),
                printed.replace(' ', "-\n"),
                printed.replace('0', "o").replace('1', "l"),
            ] {
                assert_eq!(RecoveryCode::read(&typed).map(|read| read.0 == code.0), Ok(true));
            }
        }
    }

    #[test]
    fn the_code_of_nothing_but_ones_is_known_by_hand() {
        // 256 bits are 51 times five ones and one bit more, which stands in front of four empty ones.
        let groups = RecoveryCode(Zeroizing::new([0xff; KEY])).groups().to_vec();
        assert!(groups[..12].iter().all(|group| group.starts_with("ZZZZ")), "{groups:?}");
        assert!(groups[12].starts_with("ZZZG"), "{groups:?}");
    }

    #[test]
    fn every_wrong_letter_and_every_swap_in_a_group_is_found_with_its_number() {
        let code = RecoveryCode::new().expect("code");
        let letters: Vec<char> = text(&code).replace(' ', "").chars().collect();
        for at in 0..letters.len() {
            let group = CodeError::Group(at / 5 + 1);
            for other in ALPHABET.iter().map(|byte| char::from(*byte)).filter(|other| *other != letters[at]) {
                let mut wrong = letters.clone();
                wrong[at] = other;
                let typed: String = wrong.iter().collect();
                assert_eq!(RecoveryCode::read(&typed).map(drop), Err(group));
            }
            if at % 5 < 4 && letters[at] != letters[at + 1] {
                let mut wrong = letters.clone();
                wrong.swap(at, at + 1);
                let typed: String = wrong.iter().collect();
                assert_eq!(RecoveryCode::read(&typed).map(drop), Err(group));
            }
        }
    }

    #[test]
    fn groups_in_another_order_and_lost_ones_are_found() {
        let code = RecoveryCode::new().expect("code");
        let groups = code.groups();
        for (a, b) in (0..GROUPS).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let mut swapped = groups.to_vec();
            swapped.swap(a, b);
            assert_eq!(RecoveryCode::read(&swapped.join(" ")).map(drop), Err(CodeError::Group(b + 1)));
        }
        assert_eq!(RecoveryCode::read(&groups[..12].join(" ")).map(drop), Err(CodeError::Length(60)));
        assert_eq!(RecoveryCode::read("").map(drop), Err(CodeError::Length(0)));
        let long = format!("{} 00000", groups.join(" "));
        assert_eq!(RecoveryCode::read(&long).map(drop), Err(CodeError::Length(70)));
        for (at, group) in groups.iter().enumerate() {
            assert_eq!(RecoveryCode::check_group(at + 1, &group.to_lowercase()), Ok(()));
            assert_eq!(RecoveryCode::check_group(at + 2, group), Err(CodeError::Group(at + 2)));
            assert!(RecoveryCode::check_group(at + 1, &group[1..]).is_err());
        }
    }
}
