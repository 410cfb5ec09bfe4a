//! Exact lengths: whole hundredths of a millimetre, never binary floats (R-MEAS-15).

use std::fmt;

/// A length in hundredths of a millimetre. Shown in millimetres or centimetres without rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(u32);

/// Why a text is not a length.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// A bare number: both readings are offered and none is taken (R-MEAS-14).
    #[error("'{0}' has no unit; write '{0} mm' or '{0} cm'")]
    NoUnit(String),
    /// Below nothing.
    #[error("'{0}' is negative; a length is above 0, such as 6 mm")]
    Negative(String),
    /// More decimals than two of a millimetre.
    #[error("'{0}' is finer than a hundredth of a millimetre; round it to what was measured")]
    TooFine(String),
    /// More than any length here can be.
    #[error("'{0}' is too large for a length; check the unit")]
    TooLarge(String),
    /// A comma before three digits is a decimal comma to some and parts thousands for others.
    #[error("'{0}' could be a thousand or a decimal number; write it without the comma, or with a point")]
    Thousands(String),
    /// Anything else.
    #[error("'{0}' is not a length; write it like 0.6 cm or 6 mm")]
    NotALength(String),
}

impl Length {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The shortest one above nothing.
    pub const LEAST: Self = Self(1);
    const MM: u32 = 100;
    const CM: u32 = 1_000;
    /// Ten metres: beyond it a number is a typing error, not a length.
    const MOST: u64 = 10_000 * Self::MM as u64;

    /// From whole hundredths of a millimetre.
    #[must_use]
    pub const fn from_hundredths_mm(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// From whole millimetres.
    #[must_use]
    pub const fn from_mm(mm: u32) -> Self {
        Self(mm * Self::MM)
    }

    /// In whole hundredths of a millimetre.
    #[must_use]
    pub const fn hundredths_mm(self) -> u32 {
        self.0
    }

    /// Reads `8 mm`, `0.8 cm`, `,8cm`, and sums of such numbers with `+` and `*`: `9+2*2mm`, `0.9cm+2*2mm`.
    ///
    /// # Errors
    /// Says what is wrong with the text and how to write it.
    pub fn parse(text: &str) -> Result<Self, LengthError> {
        let typed = text.trim();
        if parts_thousands(typed) {
            return Err(LengthError::Thousands(typed.to_owned()));
        }
        let (_, mut unit) = split_unit(typed)?;
        let mut total: u64 = 0;
        // From the end: a part without a unit takes that of the part after it.
        for term in typed.rsplit('+') {
            let (number, own) = unit_at_end(term.trim()).unwrap_or((term.trim(), unit));
            unit = own;
            let (times, length) = number.rsplit_once('*').unwrap_or(("", number));
            let mut product = in_unit(length.trim(), unit, typed)?;
            for factor in times.split('*').filter(|_| !times.is_empty()) {
                let factor: u64 =
                    factor.trim().parse().map_err(|_| LengthError::NotALength(typed.to_owned()))?;
                product = product.saturating_mul(factor);
            }
            total = total.saturating_add(product);
        }
        Self::checked(total, typed)
    }

    fn checked(total: u64, typed: &str) -> Result<Self, LengthError> {
        if total > Self::MOST {
            return Err(LengthError::TooLarge(typed.to_owned()));
        }
        u32::try_from(total).map(Self).map_err(|_| LengthError::TooLarge(typed.to_owned()))
    }

    /// This length with a margin added on both sides (R-MEAS-03, R-MEAS-11).
    #[must_use]
    pub const fn plus_both_margins(self, margin: Self) -> Self {
        Self(self.0.saturating_add(margin.0.saturating_mul(2)))
    }

    /// The sum of two lengths.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The number of centimetres without trailing zeros: `0.8`.
    #[must_use]
    pub fn cm(self) -> String {
        decimal(u64::from(self.0), Self::CM)
    }

    /// The number of millimetres without trailing zeros: `8`.
    #[must_use]
    pub fn mm(self) -> String {
        decimal(u64::from(self.0), Self::MM)
    }

    /// Both units for the echo: `8 mm (0.8 cm)`.
    #[must_use]
    pub fn both(self) -> String {
        let mut out = String::with_capacity(24);
        push_decimal(&mut out, u64::from(self.0), Self::MM);
        out.push_str(" mm (");
        push_decimal(&mut out, u64::from(self.0), Self::CM);
        out.push_str(" cm)");
        out
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cm", self.cm())
    }
}

/// The unit of a typed length, in hundredths of a millimetre.
fn split_unit(typed: &str) -> Result<(&str, u32), LengthError> {
    if let Some((number, unit)) = unit_at_end(typed) {
        if number.starts_with('-') || number.starts_with('\u{2212}') {
            return Err(LengthError::Negative(typed.to_owned()));
        }
        return Ok((number, unit));
    }
    let number = typed.trim_start_matches(['-', '\u{2212}']);
    if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
        if number.len() < typed.len() {
            return Err(LengthError::Negative(typed.to_owned()));
        }
        return Err(LengthError::NoUnit(typed.to_owned()));
    }
    Err(LengthError::NotALength(typed.to_owned()))
}

/// The number before the unit at the end of a text, and that unit.
fn unit_at_end(text: &str) -> Option<(&str, u32)> {
    let lower = text.to_ascii_lowercase();
    let (suffix, unit) = [
        ("millimeters", Length::MM),
        ("millimetres", Length::MM),
        ("centimeters", Length::CM),
        ("centimetres", Length::CM),
        ("mm", Length::MM),
        ("cm", Length::CM),
        ("mil", Length::MM),
    ]
    .into_iter()
    .find(|(suffix, _)| lower.ends_with(suffix))?;
    Some((text[..text.len() - suffix.len()].trim(), unit))
}

/// Whether a comma stands before exactly three digits, as in `1,000`: it may part thousands.
pub(crate) fn parts_thousands(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    numbers.any(|number| {
        number.split_once(',').is_some_and(|(before, after)| {
            (1..=3).contains(&before.len())
                && !before.starts_with('0')
                && before.bytes().all(|byte| byte.is_ascii_digit())
                && after.len() == 3
                && after.bytes().all(|byte| byte.is_ascii_digit())
        })
    })
}

/// A decimal number of units, exact, in hundredths of a millimetre.
fn in_unit(number: &str, unit: u32, typed: &str) -> Result<u64, LengthError> {
    let bad = || LengthError::NotALength(typed.to_owned());
    let (whole, fraction) = split_decimal(number).ok_or_else(bad)?;
    let fraction = fraction.trim_end_matches('0');
    let mut scale = u64::from(unit);
    let mut value = if whole.is_empty() {
        0
    } else {
        whole.parse::<u64>().map_err(|_| LengthError::TooLarge(typed.to_owned()))?.saturating_mul(scale)
    };
    for digit in fraction.bytes() {
        if !scale.is_multiple_of(10) {
            return Err(LengthError::TooFine(typed.to_owned()));
        }
        scale /= 10;
        value = value.saturating_add(u64::from(digit - b'0') * scale);
    }
    Ok(value)
}

/// Digits before and after the decimal point or comma; `None` where the text is no plain decimal number.
pub(crate) fn split_decimal(number: &str) -> Option<(&str, &str)> {
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty()))
        .then_some((whole, fraction))
}

/// `value / unit` as a decimal number without trailing zeros; `unit` is a power of ten.
pub(crate) fn decimal(value: u64, unit: u32) -> String {
    let mut text = String::new();
    push_decimal(&mut text, value, unit);
    text
}

fn push_decimal(out: &mut String, value: u64, unit: u32) {
    let mut unit = u64::from(unit);
    push_number(out, value / unit);
    let mut rest = value % unit;
    if rest > 0 {
        out.push('.');
    }
    while rest > 0 {
        unit /= 10;
        push_digit(out, rest / unit);
        rest %= unit;
    }
}

/// Writes a whole number, digit by digit.
pub(crate) fn push_number(out: &mut String, number: u64) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    push_digit(out, number % 10);
}

fn push_digit(out: &mut String, digit: u64) {
    out.push(char::from(b'0' + u8::try_from(digit).unwrap_or(0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundredths(text: &str) -> u32 {
        Length::parse(text).expect(text).hundredths_mm()
    }

    #[test]
    fn lengths_are_read_exactly() {
        for (text, value) in [
            ("8 mm", 800),
            ("0.8 cm", 800),
            (".5cm", 500),
            ("0,6 cm", 600),
            ("5mm", 500),
            ("0.55 cm", 550),
            ("6.25 mm", 625),
            ("4.04 cm", 4_040),
            ("6 mil", 600),
            ("9+2*2mm", 1_300),
            ("0.9+2*0.2 cm", 1_300),
            ("0.9cm+2*2mm", 1_300),
            ("2*2mm+9mm", 1_300),
            ("9 mm+2*2 mm", 1_300),
            (".8cm+2*.4cm", 1_600),
            ("2+1.5 cm", 3_500),
            ("0,125 cm", 125),
            ("1.20 cm", 1_200),
            ("0 mm", 0),
        ] {
            assert_eq!(hundredths(text), value, "{text}");
        }
    }

    #[test]
    fn what_is_no_length_is_refused_with_the_reason() {
        for (text, wanted) in [
            ("8", LengthError::NoUnit("8".into())),
            ("1.2", LengthError::NoUnit("1.2".into())),
            ("-3", LengthError::Negative("-3".into())),
            ("-3 mm", LengthError::Negative("-3 mm".into())),
            ("6.255 mm", LengthError::TooFine("6.255 mm".into())),
            ("o.6 cm", LengthError::NotALength("o.6 cm".into())),
            ("", LengthError::NotALength(String::new())),
            ("99999999999999999999 mm", LengthError::TooLarge("99999999999999999999 mm".into())),
            ("11 m", LengthError::NotALength("11 m".into())),
            ("9mm+2", LengthError::NotALength("9mm+2".into())),
            ("1,000 mm", LengthError::Thousands("1,000 mm".into())),
            ("12,500 mm", LengthError::Thousands("12,500 mm".into())),
        ] {
            assert_eq!(Length::parse(text), Err(wanted), "{text}");
        }
    }

    #[test]
    fn lengths_are_shown_without_rounding() {
        assert_eq!(Length::from_hundredths_mm(550).both(), "5.5 mm (0.55 cm)");
        assert_eq!(Length::from_mm(40).to_string(), "4 cm");
        assert_eq!(Length::from_mm(9).plus_both_margins(Length::from_mm(2)), Length::from_mm(13));
    }
}
