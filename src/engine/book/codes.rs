//! Questions about procedure codes: what each is, and what may stand beside it.

use super::{AbsentCode, BesideRow, CodeBook, CodeRow, IncludedCodes, PairRow, UnitRow};
use crate::engine::ids::Code;

impl CodeBook {
    /// The row of a code.
    #[must_use]
    pub fn code(&self, code: Code) -> Option<&CodeRow> {
        self.codes.get(&code)
    }

    /// All codes in order.
    pub fn codes(&self) -> impl Iterator<Item = (Code, &CodeRow)> {
        self.code_order.iter().filter_map(|code| Some((*code, self.codes.get(code)?)))
    }

    /// Why a number is no code.
    #[must_use]
    pub fn absent(&self, code: Code) -> Option<&AbsentCode> {
        self.absent.get(&code)
    }

    /// A code of another chapter that is column 2 of codes of this book.
    #[must_use]
    pub fn beside(&self, code: Code) -> Option<&BesideRow> {
        self.beside.iter().find(|row| row.code == code)
    }

    /// Why a code of another book is part of what is done here.
    #[must_use]
    pub fn included(&self, code: Code) -> Option<&IncludedCodes> {
        self.included.iter().find(|codes| codes.from <= code && code <= codes.to)
    }

    /// The pair of two codes, whichever of them is column 1 (R-CLAIM-01).
    #[must_use]
    pub fn pair(&self, one: Code, other: Code) -> Option<&PairRow> {
        self.pairs.get(&(one, other)).or_else(|| self.pairs.get(&(other, one)))
    }

    /// All pairs, by column 1 and 2.
    #[must_use]
    pub fn pairs(&self) -> Vec<&PairRow> {
        let mut pairs: Vec<&PairRow> = Vec::with_capacity(self.pairs.len());
        pairs.extend(self.pairs.values());
        pairs.sort_by_key(|pair| (pair.column1, pair.column2));
        pairs
    }

    /// The most units of a code in a day.
    #[must_use]
    pub fn unit_limit(&self, code: Code) -> Option<&UnitRow> {
        self.units.get(&code)
    }
}
