//! A bracket of a ladder in words, and whether a quantity lies in it.

use super::goal::Spot;
use crate::engine::book::{Bound, Measure, Quantity, Rounding, Units};
use crate::engine::length::Length;
use crate::engine::size::Area;

/// Where a bracket begins (not part of it, but where the one below is open there) and where it ends.
fn ends(spot: &Spot<'_>) -> (Option<Bound>, Bound) {
    let below =
        spot.at.checked_sub(1).and_then(|before| spot.ladder.rungs.get(before)).map(|rung| rung.bound);
    let beyond = match spot.gives.units {
        Units::Each { beyond, .. } if beyond > 0 => Some(Bound::UpTo(beyond)),
        Units::Each { .. } | Units::One => None,
    };
    let begins = match (below, beyond) {
        (Some(below), Some(beyond)) if beyond.last() > below.last() => Some(beyond),
        (Some(below), _) => Some(below),
        (None, beyond) => beyond,
    };
    (begins, spot.ladder.rungs[spot.at].bound)
}

/// Whether a quantity gives the code.
pub fn holds(spot: &Spot<'_>, quantity: Quantity, rounding: Rounding) -> bool {
    let beyond = match spot.gives.units {
        Units::Each { beyond, .. } => beyond,
        Units::One => 0,
    };
    spot.ladder.reach(quantity, rounding).at == spot.at && quantity > beyond
}

/// A quantity that gives the code and is not below another one: the first of its bracket, as a rule.
pub fn within(spot: &Spot<'_>, at_least: Quantity) -> Option<Quantity> {
    let step = spot.ladder.grid.unwrap_or(1);
    let (begins, end) = ends(spot);
    let first = begins.and_then(Bound::last).unwrap_or(0) + step;
    let wanted = first.max(at_least);
    end.holds(wanted).then_some(wanted)
}

/// Brackets that follow each other in words: `over 1 cm up to 2 cm`, `15 or more of this kind on the day`.
pub fn words(spots: &[&Spot<'_>], measure: Measure) -> String {
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else { return String::new() };
    let (begins, end) = (ends(first).0, ends(last).1);
    if let Some(noun) = whole(measure) {
        let from = begins.and_then(Bound::last).map_or(1, |below| below + 1);
        return match end.last() {
            Some(end) if end == from => format!("exactly {end} {noun}"),
            Some(end) => format!("{from} to {end} {noun}"),
            None => format!("{from} or more {noun}"),
        };
    }
    let end = match end {
        Bound::UpTo(end) => format!("up to {}", amount(end, measure)),
        Bound::Below(end) => format!("under {}", amount(end, measure)),
        Bound::Top => String::new(),
    };
    let begins = match begins {
        Some(Bound::UpTo(below)) => format!("over {}", amount(below, measure)),
        Some(Bound::Below(from)) => format!("from {}", amount(from, measure)),
        Some(Bound::Top) | None => String::new(),
    };
    let both = [begins, end].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    if both.is_empty() { "any amount".to_owned() } else { both }
}

/// What is counted, where a family counts whole things.
const fn whole(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::Count => Some("of this kind on the day"),
        Measure::Stages => Some("stages"),
        Measure::Minutes => Some("minutes"),
        Measure::Lids => Some("(1 one gland, 2 several on one lid, 3 several lids)"),
        Measure::Size
        | Measure::Excised
        | Measure::Area
        | Measure::Length
        | Measure::Lesion
        | Measure::Technique
        | Measure::Way => None,
    }
}

/// A quantity with its unit.
pub fn amount(quantity: Quantity, measure: Measure) -> String {
    match measure {
        Measure::Area => format!("{} cm2", Area::cm2(quantity)),
        Measure::Size | Measure::Excised | Measure::Length => match u32::try_from(quantity) {
            Ok(hundredths) => Length::from_hundredths_mm(hundredths).to_string(),
            Err(_) => quantity.to_string(),
        },
        Measure::Count
        | Measure::Stages
        | Measure::Minutes
        | Measure::Lids
        | Measure::Lesion
        | Measure::Technique
        | Measure::Way => quantity.to_string(),
    }
}
