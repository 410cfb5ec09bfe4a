//! Ladders: from a count, a size or an area to codes and units.

use crate::engine::ids::Code;

/// What a ladder is climbed with: lesions, hundredths of a millimetre, or square hundredths of a millimetre.
pub type Quantity = u64;

/// The upper end of a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The value itself still belongs to the rung.
    UpTo(Quantity),
    /// The value itself belongs to the next rung.
    Below(Quantity),
    /// No end: the top.
    Top,
}

impl Bound {
    /// Whether a quantity is within this end.
    #[must_use]
    pub const fn holds(self, quantity: Quantity) -> bool {
        match self {
            Self::UpTo(end) => quantity <= end,
            Self::Below(end) => quantity < end,
            Self::Top => true,
        }
    }

    /// The largest quantity within this end; `None` at the top.
    #[must_use]
    pub const fn last(self) -> Option<Quantity> {
        match self {
            Self::UpTo(end) => Some(end),
            Self::Below(end) => Some(end.saturating_sub(1)),
            Self::Top => None,
        }
    }
}

/// How many units a code has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// One, whatever the quantity.
    One,
    /// One for each `per`, or part of it, beyond `beyond`.
    Each {
        /// What is not counted.
        beyond: Quantity,
        /// The size of a unit.
        per: Quantity,
    },
}

impl Units {
    /// The units for a quantity. `whole_only`: a part of a unit is not counted (switch `tag_part_thereof = off`).
    #[must_use]
    pub fn of(self, quantity: Quantity, whole_only: bool) -> u32 {
        match self {
            Self::One => 1,
            Self::Each { beyond, per } => {
                let more = quantity.saturating_sub(beyond);
                let units = if whole_only { more / per.max(1) } else { more.div_ceil(per.max(1)) };
                u32::try_from(units).unwrap_or(u32::MAX)
            }
        }
    }
}

/// A code of a rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gives {
    /// The code.
    pub code: Code,
    /// Its units.
    pub units: Units,
}

/// A rung: everything above the rung before it, up to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Its upper end.
    pub bound: Bound,
    /// The codes that it gives: a primary, then its add-ons.
    pub gives: Vec<Gives>,
}

/// A checked ladder: rungs in rising order, the last without an end.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The rungs.
    pub rungs: Vec<Rung>,
    /// The grid on which the brackets are printed; `None` where every value belongs to a rung.
    pub grid: Option<Quantity>,
    /// Source keys.
    pub source: Vec<String>,
}

/// Where a quantity lands.
#[derive(Clone, Copy, Debug)]
pub struct Reached<'a> {
    /// The rung.
    pub rung: &'a Rung,
    /// Its number from 0.
    pub at: usize,
    /// The quantity as counted, where it lies between two printed brackets (R-MEAS-16); else `None`.
    pub gap: Option<Quantity>,
}

/// How a value between two brackets is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the bracket below: never overstates.
    Down,
    /// To the nearer one, upwards from the middle.
    Nearest,
    /// To the bracket above.
    Up,
}

impl Ladder {
    /// The rung of a quantity.
    #[must_use]
    pub fn reach(&self, quantity: Quantity, rounding: Rounding) -> Reached<'_> {
        let counted = self.on_grid(quantity, rounding);
        let value = counted.unwrap_or(quantity);
        let at = self.rungs.iter().position(|rung| rung.bound.holds(value)).unwrap_or(self.rungs.len() - 1);
        Reached { rung: &self.rungs[at], at, gap: counted }
    }

    /// The value that stands for one strictly between the end of a bracket and the beginning of the next (N-37).
    fn on_grid(&self, quantity: Quantity, rounding: Rounding) -> Option<Quantity> {
        let grid = self.grid?;
        let end = self
            .rungs
            .iter()
            .filter_map(|rung| rung.bound.last())
            .find(|end| *end < quantity && quantity < end + grid)?;
        Some(match rounding {
            Rounding::Down => end,
            Rounding::Up => end + grid,
            Rounding::Nearest if (quantity - end) * 2 >= grid => end + grid,
            Rounding::Nearest => end,
        })
    }

    /// One quantity for each rung: what is tried when the quantity is missing.
    #[must_use]
    pub fn candidates(&self) -> Vec<Quantity> {
        let mut out = Vec::with_capacity(self.rungs.len());
        let mut below = 0;
        for rung in &self.rungs {
            let value = rung.bound.last().unwrap_or(below + self.grid.unwrap_or(1));
            out.push(value);
            // A code that begins only further on is reached as well.
            let from = |gives: &Gives| match gives.units {
                Units::Each { beyond, .. } => Some(beyond + 1).filter(|from| *from > value),
                Units::One => None,
            };
            out.extend(
                rung.gives
                    .iter()
                    .filter_map(from)
                    .filter(|from| rung.bound.last().is_none_or(|last| *from <= last)),
            );
            below = value;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder() -> Ladder {
        let rung =
            |bound, code| Rung { bound, gives: vec![Gives { code: Code::new(code), units: Units::One }] };
        Ladder {
            rungs: vec![
                rung(Bound::UpTo(500), "17260"),
                rung(Bound::UpTo(1_000), "17261"),
                rung(Bound::Top, "17262"),
            ],
            grid: Some(100),
            source: Vec::new(),
        }
    }

    #[test]
    fn a_gap_is_strictly_between_two_brackets() {
        let ladder = ladder();
        for (quantity, at, gap) in [
            (500, 0, None),
            (550, 0, Some(500)),
            (600, 1, None),
            (950, 1, None),
            (1_004, 1, Some(1_000)),
            (1_100, 2, None),
        ] {
            let reached = ladder.reach(quantity, Rounding::Down);
            assert_eq!((reached.at, reached.gap), (at, gap), "{quantity}");
        }
        assert_eq!(ladder.reach(550, Rounding::Nearest).at, 1);
        assert_eq!(ladder.reach(549, Rounding::Nearest).at, 0);
        assert_eq!(ladder.reach(501, Rounding::Up).at, 1);
    }

    #[test]
    fn units_beyond_count_parts() {
        let tags = Units::Each { beyond: 15, per: 10 };
        assert_eq!([16, 18, 25, 26].map(|n| tags.of(n, false)), [1, 1, 1, 2]);
        assert_eq!([16, 25, 26].map(|n| tags.of(n, true)), [0, 1, 1]);
    }

    #[test]
    fn candidates_reach_every_rung() {
        let ladder = ladder();
        let reached: Vec<usize> =
            ladder.candidates().into_iter().map(|value| ladder.reach(value, Rounding::Down).at).collect();
        assert_eq!(reached, [0, 1, 2]);
    }
}
