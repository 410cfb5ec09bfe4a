//! Bytes as text, two letters each.

/// The bytes in hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of hexadecimal digits as `hex` writes them: small letters only, so that there is one text for them.
#[must_use]
pub fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let half = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|[high, low]| Some(half(*high)? << 4 | half(*low)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::{bytes_of, hex};

    #[test]
    fn bytes_come_back_and_nothing_else_is_taken_for_them() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes_of(&hex(&all)), Some(all));
        assert_eq!(hex(&[0, 0xa5, 0xff]), "00a5ff");
        for bad in ["0", "0g", "A5", "0 ", "ä"] {
            assert_eq!(bytes_of(bad), None, "{bad}");
        }
    }
}
