//! Measured sizes and areas: what was typed, and what it means.

use super::length::{Length, LengthError, decimal, parts_thousands, split_decimal};

/// A length as it was typed, with its exact value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The text as typed; a decimal comma is kept as a point.
    pub typed: String,
    /// The exact length. For `1.2 x 0.8 cm` the longest dimension (R-MEAS-10).
    pub length: Length,
}

impl Measured {
    /// Reads a length, a sum, or two to three dimensions joined by `x`, of which the longest counts.
    ///
    /// # Errors
    /// Says what is wrong with the text and how to write it.
    pub fn parse(text: &str) -> Result<Self, LengthError> {
        if parts_thousands(text) {
            return Err(LengthError::Thousands(text.trim().to_owned()));
        }
        let typed = text.trim().replace(',', ".");
        let mut longest = Length::ZERO;
        for dimension in dimensions(&typed)? {
            longest = longest.max(Length::parse(&dimension).map_err(|error| whole_text(error, &typed))?);
        }
        Ok(Self { typed, length: longest })
    }

    /// A size made from a length, written in millimetres.
    #[must_use]
    pub fn from_length(length: Length) -> Self {
        Self { typed: format!("{} mm", length.mm()), length }
    }
}

/// The parts of `1.2 x 0.8 cm`, each with a unit: a part without one takes that of the part after it.
fn dimensions(typed: &str) -> Result<Vec<String>, LengthError> {
    let parts: Vec<&str> = typed.split(['x', 'X', '\u{d7}']).map(str::trim).collect();
    if parts.len() > 3 {
        return Err(LengthError::NotALength(typed.to_owned()));
    }
    let mut unit = String::new();
    let mut out = Vec::with_capacity(parts.len());
    for part in parts.iter().rev() {
        let own: String = part.chars().skip_while(|c| !c.is_ascii_alphabetic()).collect();
        if own.is_empty() {
            out.push(format!("{part} {unit}").trim().to_owned());
        } else {
            unit = own;
            out.push((*part).to_owned());
        }
    }
    Ok(out)
}

/// The same error about the whole text that was typed.
fn whole_text(error: LengthError, typed: &str) -> LengthError {
    let typed = typed.to_owned();
    match error {
        LengthError::NoUnit(_) => LengthError::NoUnit(typed),
        LengthError::Negative(_) => LengthError::Negative(typed),
        LengthError::TooFine(_) => LengthError::TooFine(typed),
        LengthError::TooLarge(_) => LengthError::TooLarge(typed),
        LengthError::Thousands(_) => LengthError::Thousands(typed),
        LengthError::NotALength(_) => LengthError::NotALength(typed),
    }
}

/// An area as it was typed, with its exact value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The text as typed; a decimal comma is kept as a point.
    pub typed: String,
    /// Square hundredths of a millimetre: 1 cm² is 1,000,000.
    pub total: u64,
}

/// Why a text is not an area.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AreaError {
    /// One diameter is no area (R-MEAS-21).
    #[error(
        "'{0}' is one length; an area needs length x width, such as 3 x 4 cm, or square centimetres, such as 12 cm2"
    )]
    OneLength(String),
    /// Anything else.
    #[error("'{0}' is not an area; write it like 12 cm2 or 3 x 4 cm, sums with ' + '")]
    NotAnArea(String),
}

impl Area {
    /// Square hundredths of a millimetre in a square centimetre.
    pub const CM2: u64 = 1_000_000;

    /// Reads `12 cm2`, `3 x 4 cm` and sums of both with `+`.
    ///
    /// # Errors
    /// Says what is wrong with the text and how to write it.
    pub fn parse(text: &str) -> Result<Self, AreaError> {
        if parts_thousands(text) {
            return Err(AreaError::NotAnArea(text.trim().to_owned()));
        }
        let typed = text.trim().replace(',', ".");
        let mut total = 0_u64;
        for patch in typed.split('+') {
            total = total.saturating_add(patch_area(patch.trim(), &typed)?);
        }
        Ok(Self { typed, total })
    }

    /// Square centimetres without trailing zeros.
    #[must_use]
    pub fn cm2(total: u64) -> String {
        decimal(total, 1_000_000)
    }
}

fn patch_area(patch: &str, typed: &str) -> Result<u64, AreaError> {
    let bad = || AreaError::NotAnArea(typed.to_owned());
    let lower = patch.to_ascii_lowercase();
    for (suffix, unit) in [
        ("sq cm", Area::CM2),
        ("cm2", Area::CM2),
        ("cm\u{b2}", Area::CM2),
        ("cm^2", Area::CM2),
        ("sq mm", Area::CM2 / 100),
        ("mm2", Area::CM2 / 100),
        ("mm\u{b2}", Area::CM2 / 100),
    ] {
        if let Some(number) = lower.strip_suffix(suffix) {
            return scaled(number.trim(), unit).ok_or_else(bad);
        }
    }
    if !lower.contains(['x', '\u{d7}']) {
        return Err(match Length::parse(patch) {
            Ok(_) => AreaError::OneLength(typed.to_owned()),
            Err(_) => bad(),
        });
    }
    let sides = dimensions(patch).map_err(|_| bad())?;
    let [width, length] = sides.as_slice() else { return Err(bad()) };
    let side =
        |text: &str| Length::parse(text).map(|value| u64::from(value.hundredths_mm())).map_err(|_| bad());
    Ok(side(length)?.saturating_mul(side(width)?))
}

/// A decimal number times a unit, exact; `None` where it is no number or finer than the unit allows.
fn scaled(number: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = split_decimal(number)?;
    let mut value = if whole.is_empty() { 0 } else { whole.parse::<u64>().ok()?.checked_mul(unit)? };
    let mut scale = unit;
    for digit in fraction.trim_end_matches('0').bytes() {
        if !scale.is_multiple_of(10) {
            return None;
        }
        scale /= 10;
        value = value.checked_add(u64::from(digit - b'0') * scale)?;
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_dimension_is_the_size() {
        let size = Measured::parse("1.2 x 0.8 cm").expect("size");
        assert_eq!(size.length, Length::from_mm(12));
        assert_eq!(size.typed, "1.2 x 0.8 cm");
        assert_eq!(Measured::parse("12mm x 0.8 cm").expect("size").length, Length::from_mm(12));
        assert_eq!(Measured::parse("1,2x0,8 cm").expect("size").typed, "1.2x0.8 cm");
        assert_eq!(Measured::parse("1.2x0.8"), Err(LengthError::NoUnit("1.2x0.8".into())));
    }

    #[test]
    fn areas_are_sums_of_patches() {
        let total = |text: &str| Area::parse(text).map(|area| area.total);
        assert_eq!(total("12 cm2"), Ok(12 * Area::CM2));
        assert_eq!(total("3 x 4 cm"), Ok(12 * Area::CM2));
        assert_eq!(total("3 x 4 cm + 6 cm2"), Ok(18 * Area::CM2));
        assert_eq!(total("30 x 40 mm"), Ok(12 * Area::CM2));
        assert_eq!(total("9,99 cm2"), Ok(9_990_000));
        assert_eq!(total("4 cm"), Err(AreaError::OneLength("4 cm".into())));
        assert_eq!(total("much"), Err(AreaError::NotAnArea("much".into())));
    }
}
