//! Which procedure a fact belongs to, when a lesion has several.

use super::change::{ProcedureFacts, append};
use crate::engine::procedure::{Kind, Method, Procedure};

/// Adds a procedure: one of the same kind is completed, unless the techniques differ.
pub(super) fn add(procedures: &mut Vec<Procedure>, said: &Procedure) {
    let same = procedures.iter_mut().find(|there| {
        there.kind == said.kind
            && (there.technique.is_none() || said.technique.is_none() || there.technique == said.technique)
    });
    let Some(there) = same else { return procedures.push(said.clone()) };
    for method in &said.methods {
        if !there.methods.contains(method) {
            there.methods.push(*method);
        }
    }
    there.technique = there.technique.or(said.technique);
    if there.drug.is_none() {
        there.drug.clone_from(&said.drug);
    }
    if let Some(details) = &said.details {
        append(&mut there.details, details);
    }
}

/// The kinds that a fact is about, the likeliest first.
const CLOSED: &[Kind] = &[Kind::Repair, Kind::Excision, Kind::Mohs, Kind::Shave, Kind::Biopsy];
const FROZEN: &[Kind] = &[Kind::Destruction, Kind::AcneCryotherapy];
const DRUGGED: &[Kind] = &[Kind::Injection, Kind::Photodynamic];
const TIMED: &[Kind] = &[Kind::Epilation, Kind::Photodynamic];

/// The last procedure of the first of these kinds that there is.
fn of_kind<'a>(procedures: &'a mut [Procedure], kinds: &[Kind]) -> Option<&'a mut Procedure> {
    let kind = kinds.iter().find(|kind| procedures.iter().any(|procedure| procedure.kind == **kind))?;
    procedures.iter_mut().rev().find(|procedure| procedure.kind == *kind)
}

/// The same, or the last procedure: keeping a fact that plays no part is better than losing it.
fn or_last<'a>(procedures: &'a mut [Procedure], kinds: &[Kind]) -> Option<&'a mut Procedure> {
    if procedures.iter().any(|procedure| kinds.contains(&procedure.kind)) {
        of_kind(procedures, kinds)
    } else {
        procedures.last_mut()
    }
}

/// The destruction that was done in cycles: by freezing or curettage before any other.
fn in_cycles(procedures: &mut [Procedure]) -> Option<&mut Procedure> {
    let cycled = |procedure: &Procedure| {
        procedure.methods.iter().any(|method| matches!(method, Method::Cryosurgery | Method::Curettage))
    };
    let at = procedures.iter().rposition(cycled);
    match at {
        Some(at) => procedures.get_mut(at),
        None => of_kind(procedures, FROZEN),
    }
}

macro_rules! hand_over {
    ($facts:ident, $unplaced:ident, $($field:ident => $name:literal, $target:expr;)+) => {
        $(if let Some(value) = &$facts.$field {
            match $target {
                Some(procedure) => procedure.$field = Some(value.clone()),
                None => $unplaced.push($name),
            }
        })+
    };
}

/// Gives each fact to the procedure that it suits; names those that suit none.
pub(super) fn give(procedures: &mut [Procedure], facts: &ProcedureFacts) -> Vec<&'static str> {
    let mut unplaced = Vec::new();
    for method in &facts.methods {
        match procedures.last_mut() {
            Some(last) if !last.methods.contains(method) => last.methods.push(*method),
            Some(_) => {}
            None => unplaced.push("method"),
        }
    }
    hand_over! { facts, unplaced,
        cycles => "cycles", in_cycles(procedures);
        size_after => "size after", or_last(procedures, FROZEN);
        extent => "extent", or_last(procedures, FROZEN);
        margin => "margin", or_last(procedures, &[Kind::Excision]);
        excised => "excised diameter", or_last(procedures, &[Kind::Excision]);
        depth => "depth", or_last(procedures, &[Kind::Excision, Kind::Shave, Kind::Biopsy]);
        closure => "closure", or_last(procedures, CLOSED);
        closure_length => "closure length", or_last(procedures, CLOSED);
        stages => "stages", of_kind(procedures, &[Kind::Mohs]);
        deep_structure => "deep structure", of_kind(procedures, &[Kind::Mohs]);
        drug => "drug", or_last(procedures, DRUGGED);
        minutes => "minutes", or_last(procedures, TIMED);
    }
    if !facts.blocks.is_empty() {
        match of_kind(procedures, &[Kind::Mohs]) {
            Some(mohs) => {
                mohs.blocks.clone_from(&facts.blocks);
                // One number of blocks for each stage: so many stages, unless they were said.
                if facts.stages.is_none() {
                    mohs.stages = u32::try_from(facts.blocks.len()).ok();
                }
            }
            None => unplaced.push("blocks"),
        }
    }
    for details in &facts.details {
        match procedures.last_mut() {
            Some(last) => append(&mut last.details, details),
            None => unplaced.push("details"),
        }
    }
    unplaced
}
