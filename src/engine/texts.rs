//! Every text of an encounter that somebody wrote, by what it is: the one list for whatever has to go through all of them.
//! Structs are taken apart field by field, so that a field that is added has to be put into it.

use super::encounter::{Accepted, Amended, Billed, Clinician, Encounter, Patient, Record, Visit};
use super::lesion::{Count, Lesion};
use super::procedure::Procedure;

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It says who was treated or who treated.
    Person,
    /// Anything may stand in it.
    Free,
    /// The name of a diagnosis.
    Diagnosis,
    /// The name of a site.
    Site,
    /// A drug.
    Drug,
    /// How many, in a word.
    Count,
    /// A code: of a procedure, a visit, a diagnosis, a place, a modifier, a rule.
    Code,
    /// The id of a lesion, or a mention of one.
    Lesion,
    /// The id of the encounter, which names its file.
    Id,
    /// The edition of the tables.
    Edition,
    /// A moment, which the format reads.
    Moment,
}

/// What is done with a text, by what it is and the key of its field.
pub type Each<'a> = dyn FnMut(Kind, &'static str, &mut String) + 'a;

/// Gives every text that is stated to `each`.
pub fn each_text(encounter: &mut Encounter, each: &mut Each<'_>) {
    let Encounter {
        id,
        edition,
        date_of_service: _,
        place_of_service,
        payer: _,
        patient,
        clinician,
        visit,
        record,
        stated: _,
        policy: _,
        amended,
        accepted,
        billed,
        lesions,
    } = encounter;
    let Patient { id: patient_id, name: patient_name, birth_date: _ } = patient;
    let Clinician { name, credentials, npi, signed } = clinician;
    let Record { consent, response, complications, aftercare, plan, abn: _, liability: _ } = record;
    for (kind, key, text) in [
        (Kind::Id, "id", id),
        (Kind::Edition, "edition", edition),
        (Kind::Code, "place_of_service", place_of_service),
        (Kind::Person, "patient.id", patient_id),
        (Kind::Person, "patient.name", patient_name),
        (Kind::Person, "clinician.name", name),
        (Kind::Person, "clinician.credentials", credentials),
        (Kind::Person, "clinician.npi", npi),
        (Kind::Moment, "clinician.signed", signed),
        (Kind::Free, "record.consent", consent),
        (Kind::Free, "record.response", response),
        (Kind::Free, "record.complications", complications),
        (Kind::Free, "record.aftercare", aftercare),
        (Kind::Free, "record.plan", plan),
    ] {
        text.iter_mut().for_each(|text| each(kind, key, text));
    }
    if let Some(Visit { code, separate_work, decision_for }) = visit {
        code.iter_mut().for_each(|text| each(Kind::Code, "visit.code", text));
        separate_work.iter_mut().for_each(|text| each(Kind::Free, "visit.separate_work", text));
        decision_for.iter_mut().for_each(|text| each(Kind::Lesion, "visit.decision_for", text));
    }
    for Amended { at, reason, of } in amended {
        each(Kind::Moment, "amended.at", at);
        each(Kind::Free, "amended.reason", reason);
        each(Kind::Moment, "amended.of", of);
    }
    for Accepted { rule, lesion, reason } in accepted {
        each(Kind::Code, "accepted.rule", rule);
        lesion.iter_mut().for_each(|text| each(Kind::Lesion, "accepted.lesion", text));
        each(Kind::Free, "accepted.reason", reason);
    }
    for Billed { code, units: _, modifiers, diagnoses } in billed {
        each(Kind::Code, "billed.code", code);
        modifiers.iter_mut().for_each(|text| each(Kind::Code, "billed.modifiers", text));
        diagnoses.iter_mut().for_each(|text| each(Kind::Code, "billed.diagnoses", text));
    }
    for lesion in lesions {
        of_lesion(lesion, each);
    }
}

fn of_lesion(lesion: &mut Lesion, each: &mut Each<'_>) {
    let Lesion {
        id,
        diagnosis,
        suspected,
        icd10,
        pathology: _,
        site,
        side: _,
        part: _,
        site_detail,
        count,
        // What reads as a length or an area has nothing else in it.
        size: _,
        area: _,
        indication,
        symptoms: _,
        description,
        anesthesia,
        intent: _,
        specimen,
        procedures,
    } = lesion;
    each(Kind::Lesion, "lesion.id", id);
    for (kind, key, text) in [
        (Kind::Diagnosis, "lesion.diagnosis", diagnosis),
        (Kind::Diagnosis, "lesion.suspected", suspected),
        (Kind::Code, "lesion.icd10", icd10),
        (Kind::Site, "lesion.site", site),
        (Kind::Free, "lesion.site_detail", site_detail),
        (Kind::Free, "lesion.indication", indication),
        (Kind::Free, "lesion.description", description),
        (Kind::Free, "lesion.anesthesia", anesthesia),
        (Kind::Free, "lesion.specimen", specimen),
    ] {
        text.iter_mut().for_each(|text| each(kind, key, text));
    }
    if let Count::Vague(word) = count {
        each(Kind::Count, "lesion.count", word);
    }
    for done in procedures {
        of_procedure(done, each);
    }
}

fn of_procedure(done: &mut Procedure, each: &mut Each<'_>) {
    let Procedure {
        kind: _,
        methods: _,
        cycles: _,
        size_after: _,
        extent: _,
        technique: _,
        margin: _,
        excised: _,
        depth: _,
        closure: _,
        closure_length: _,
        stages: _,
        blocks: _,
        deep_structure: _,
        drug,
        minutes: _,
        also,
        details,
    } = done;
    drug.iter_mut().for_each(|text| each(Kind::Drug, "procedure.drug", text));
    also.iter_mut().for_each(|text| each(Kind::Lesion, "procedure.also", text));
    details.iter_mut().for_each(|text| each(Kind::Free, "procedure.details", text));
}
