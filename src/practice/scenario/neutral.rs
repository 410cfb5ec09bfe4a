//! The neutral facts of a practice note: what decides nothing is filled in, so that only what is trained is missing.

use crate::engine::date::Date;
use crate::engine::encounter::{Clinician, Encounter, Patient, Payer, Record};

/// The facts that are filled in where a file leaves them out; `without = […]` names those that are meant to be missing.
pub const FACTS: &[&str] = &[
    "patient",
    "date_of_service",
    "place_of_service",
    "payer",
    "clinician",
    "record",
    "indication",
    "description",
    "anesthesia",
    "cycles",
];

/// The words that name no neutral fact.
pub(super) fn unknown(without: &[String]) -> impl Iterator<Item = &str> {
    without.iter().map(String::as_str).filter(|word| !FACTS.contains(word))
}

/// Fills in what the encounter leaves out and what is not in `without`. A table that is stated in part stays as it is: what
/// is left out of it is meant to be missing.
pub fn fill(encounter: &mut Encounter, without: &[String]) {
    let wanted = |fact: &str| !without.iter().any(|left_out| left_out == fact);
    if wanted("patient") && encounter.patient == Patient::default() {
        encounter.patient.id = text("practice");
    }
    if wanted("date_of_service") {
        encounter.date_of_service = encounter.date_of_service.or_else(|| Date::new(2026, 9, 14));
    }
    if wanted("place_of_service") {
        set(&mut encounter.place_of_service, "11");
    }
    if wanted("payer") {
        encounter.payer = encounter.payer.or(Some(Payer::Other));
    }
    if wanted("clinician") && encounter.clinician == Clinician::default() {
        let (name, credentials, signed) = (text("R. Example"), text("MD"), text("2026-09-14T16:20:00-05:00"));
        encounter.clinician = Clinician { name, credentials, signed, npi: None };
    }
    if wanted("record") && encounter.record == Record::default() {
        encounter.record = Record {
            consent: text("verbal"),
            response: text("tolerated well"),
            complications: text("none"),
            aftercare: text("wound care sheet"),
            ..Record::default()
        };
    }
    for lesion in &mut encounter.lesions {
        if wanted("indication") {
            set(&mut lesion.indication, "as documented");
        }
        if wanted("description") {
            set(&mut lesion.description, "as seen");
        }
        if wanted("anesthesia") {
            set(&mut lesion.anesthesia, "none");
        }
        for procedure in lesion.procedures.iter_mut().filter(|_| wanted("cycles")) {
            procedure.cycles = procedure.cycles.or(Some(1));
        }
    }
}

fn set(fact: &mut Option<String>, neutral: &str) {
    if fact.is_none() {
        *fact = text(neutral);
    }
}

fn text(neutral: &str) -> Option<String> {
    Some(neutral.to_owned())
}
