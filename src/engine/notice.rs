//! The liability modifier that the user chose, as far as payer and record bear it out (R-ABN-01 to R-ABN-03).

use super::case::Case;
use super::encounter::{Abn, Liability};
use super::ids::Modifier;

/// Why a modifier that was chosen cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Notices exist in Original Medicare only.
    OtherPayer,
    /// GA, and no signed notice is on file.
    NotSigned,
    /// GZ, although a signed notice is on file.
    Signed,
    /// GX, and no voluntary notice is on file.
    NotVoluntary,
}

/// What was chosen, and what follows from it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// As chosen.
    pub chosen: Liability,
    /// What goes on a line; empty where the record contradicts the choice.
    pub modifiers: Vec<Modifier>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

/// The choice of this encounter.
pub fn choice(case: &Case<'_>) -> Option<Choice> {
    let chosen = case.encounter.record.liability?;
    let abn = case.encounter.record.abn;
    let of_payer = case.encounter.payer.and_then(|payer| case.book.payer(payer)).is_some_and(|row| row.abn);
    let voluntary = abn == Some(Abn::Voluntary);
    let (words, fault): (&[&str], Option<Fault>) = match chosen {
        _ if !of_payer => (&[], Some(Fault::OtherPayer)),
        Liability::Ga if abn != Some(Abn::Signed) => (&[], Some(Fault::NotSigned)),
        Liability::Ga => (&["GA"], None),
        Liability::Gz if abn == Some(Abn::Signed) => (&[], Some(Fault::Signed)),
        Liability::Gz => (&["GZ"], None),
        Liability::Gx | Liability::Gy if voluntary => (&["GX", "GY"], None),
        Liability::Gx => (&["GY"], Some(Fault::NotVoluntary)),
        Liability::Gy => (&["GY"], None),
    };
    let modifiers = words.iter().map(|word| Modifier::new(word)).collect();
    Some(Choice { chosen, modifiers, fault })
}

/// Whether the modifiers that were chosen are meant for this lesion: its need is not shown, and they can stand.
pub fn meant_for(case: &Case<'_>, lesion: usize) -> bool {
    choice(case).is_some_and(|choice| !choice.modifiers.is_empty()) && case.need(lesion).unmet()
}
