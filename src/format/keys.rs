//! The tables of an encounter file and their keys, in the order in which they are written.

/// A table: how errors name it, and its keys.
pub(super) struct Table {
    pub title: &'static str,
    pub keys: &'static [&'static str],
}

pub(super) const ENCOUNTER: Table = Table {
    title: "the encounter",
    keys: &[
        "schema",
        "id",
        "edition",
        "date_of_service",
        "place_of_service",
        "payer",
        "patient",
        "clinician",
        "visit",
        "record",
        "stated",
        "policy",
        "amended",
        "accepted",
        "billed",
        "lesion",
    ],
};
pub(super) const PATIENT: Table = Table { title: "[patient]", keys: &["id", "name", "birth_date"] };
pub(super) const CLINICIAN: Table =
    Table { title: "[clinician]", keys: &["name", "credentials", "npi", "signed"] };
pub(super) const VISIT: Table = Table { title: "[visit]", keys: &["code", "separate_work", "decision_for"] };
pub(super) const RECORD: Table = Table {
    title: "[record]",
    keys: &["consent", "response", "complications", "aftercare", "plan", "abn", "liability"],
};
pub(super) const STATED: Table = Table { title: "[stated]", keys: &["premalignant", "benign", "tags"] };
pub(super) const AMENDED: Table = Table { title: "[[amended]]", keys: &["at", "reason", "of"] };
pub(super) const ACCEPTED: Table = Table { title: "[[accepted]]", keys: &["rule", "lesion", "reason"] };
pub(super) const BILLED: Table =
    Table { title: "[[billed]]", keys: &["code", "units", "modifiers", "diagnoses"] };
pub(super) const LESION: Table = Table {
    title: "[[lesion]]",
    keys: &[
        "id",
        "diagnosis",
        "suspected",
        "icd10",
        "pathology",
        "site",
        "side",
        "part",
        "site_detail",
        "count",
        "size",
        "area",
        "indication",
        "symptoms",
        "description",
        "anesthesia",
        "intent",
        "specimen",
        "procedure",
    ],
};
pub(super) const PROCEDURE: Table = Table {
    title: "[[lesion.procedure]]",
    keys: &[
        "kind",
        "methods",
        "cycles",
        "size_after",
        "extent",
        "technique",
        "margin",
        "excised",
        "depth",
        "closure",
        "closure_length",
        "stages",
        "blocks",
        "deep_structure",
        "drug",
        "minutes",
        "also",
        "details",
    ],
};

/// Every table with fixed keys; the switches of `[policy]` are the engine's.
pub(super) const TABLES: &[&Table] = &[
    &ENCOUNTER, &LESION, &PROCEDURE, &PATIENT, &CLINICIAN, &VISIT, &RECORD, &STATED, &AMENDED, &ACCEPTED,
    &BILLED,
];
