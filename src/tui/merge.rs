//! The state of the screen that offers two versions of an encounter field by field: what was changed here, and what
//! another program wrote into the file.

use crate::engine::encounter::Encounter;
use crate::format::diff::{Difference, apply, differences};

/// Which version a row takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What stands here.
    Ours,
    /// What stands in the file.
    Theirs,
}

/// One place at which the versions differ.
#[derive(Clone, Debug)]
pub struct Row {
    /// From the version here to that of the file.
    pub difference: Difference,
    /// Which is taken.
    pub side: Side,
    /// Both changed what they had in common, so that neither is the newer one.
    pub both: bool,
}

/// Two versions and what is taken of each.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The selected row.
    pub row: usize,
    /// The differences, in the order of the file.
    pub rows: Vec<Row>,
    /// The version here.
    ours: Encounter,
    /// The version of the file.
    theirs: Encounter,
}

impl Merge {
    /// Two versions of what they both came from: a place that only one of them changed is taken from that one, every other
    /// one from here until somebody chooses.
    #[must_use]
    pub fn new(base: Option<&Encounter>, ours: &Encounter, theirs: &Encounter) -> Self {
        let changed = |by: &Encounter| base.map(|base| differences(base, by)).unwrap_or_default();
        let (by_us, by_them) = (changed(ours), changed(theirs));
        let rows = differences(ours, theirs).into_iter().map(|difference| {
            let place = difference.place();
            let (we, they) = (touches(&by_us, &place), touches(&by_them, &place));
            let side = if they && !we { Side::Theirs } else { Side::Ours };
            Row { side, both: we && they, difference }
        });
        Self { row: 0, rows: rows.collect(), ours: ours.clone(), theirs: theirs.clone() }
    }

    /// The version of the file.
    #[must_use]
    pub const fn theirs(&self) -> &Encounter {
        &self.theirs
    }

    /// Takes one side of the selected row.
    pub fn choose(&mut self, side: Side) {
        if let Some(row) = self.rows.get_mut(self.row) {
            row.side = side;
        }
    }

    /// Takes one side of every row.
    pub fn choose_all(&mut self, side: Side) {
        for row in &mut self.rows {
            row.side = side;
        }
    }

    /// The encounter that the chosen sides make.
    ///
    /// # Errors
    /// Why they do not go together.
    pub fn merged(&self) -> Result<Encounter, String> {
        let taken = self.rows.iter().filter(|row| row.side == Side::Theirs).map(|row| &row.difference);
        apply(&self.ours, taken).map_err(|errors| errors.to_string())
    }
}

/// Whether a place, what it lies in, or something in it is among the changes.
fn touches(changes: &[Difference], place: &str) -> bool {
    let lies_in = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(" · "))
    };
    changes.iter().map(Difference::place).any(|other| lies_in(&other, place) || lies_in(place, &other))
}
