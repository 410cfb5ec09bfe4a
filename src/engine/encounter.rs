//! One visit of one patient, as documented.

use super::date::Date;
use super::lesion::Lesion;
use super::policy::Policy;
use super::words::words;

words!(
    /// Who pays.
    Payer {
        Medicare = "medicare",
        MedicareAdvantage = "medicare-advantage",
        Medicaid = "medicaid",
        Aetna = "aetna",
        Bcbs = "bcbs",
        Cigna = "cigna",
        Uhc = "uhc",
        SelfPay = "self-pay",
        Other = "other",
    }
);
words!(
    /// Advance beneficiary notice.
    Abn { Signed = "signed", Voluntary = "voluntary", None = "none" }
);
words!(
    /// Liability modifier chosen by the user.
    Liability { Ga = "GA", Gx = "GX", Gy = "GY", Gz = "GZ" }
);

/// An encounter: plain data, every fact may be missing, nothing has a default.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Encounter {
    /// ULID, the name of its file.
    pub id: Option<String>,
    /// The book that it is coded with; otherwise by date of service.
    pub edition: Option<String>,
    /// Date of service.
    pub date_of_service: Option<Date>,
    /// Place-of-service code, two digits.
    pub place_of_service: Option<String>,
    /// Who pays.
    pub payer: Option<Payer>,
    /// The patient.
    pub patient: Patient,
    /// The clinician.
    pub clinician: Clinician,
    /// An evaluation and management service on the same day.
    pub visit: Option<Visit>,
    /// Documentation of the whole encounter.
    pub record: Record,
    /// Totals as dictated.
    pub stated: Stated,
    /// Switches as stated.
    pub policy: Policy,
    /// Amendments of signed states, the first one first.
    pub amended: Vec<Amended>,
    /// Warnings or advice that the user overrode.
    pub accepted: Vec<Accepted>,
    /// Lines as somebody billed or proposed them.
    pub billed: Vec<Billed>,
    /// The lesions, in the order of entry.
    pub lesions: Vec<Lesion>,
}

/// Who was treated. Only the local identifier is needed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Patient {
    /// Local identifier.
    pub id: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Date of birth.
    pub birth_date: Option<Date>,
}

/// Who treated and signed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Clinician {
    /// Name.
    pub name: Option<String>,
    /// Credentials, such as MD.
    pub credentials: Option<String>,
    /// National provider identifier.
    pub npi: Option<String>,
    /// Time of signature, RFC 3339 with offset; absent while unsigned.
    pub signed: Option<String>,
}

/// An evaluation and management service of the same day.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Visit {
    /// Its code.
    pub code: Option<String>,
    /// What was done beyond the treated lesions.
    pub separate_work: Option<String>,
    /// The 90-day procedure that this visit decided on, by lesion id.
    pub decision_for: Option<String>,
}

/// Documentation of the whole encounter.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Record {
    /// Consent.
    pub consent: Option<String>,
    /// Response of the patient.
    pub response: Option<String>,
    /// Complications, or "none".
    pub complications: Option<String>,
    /// After-care instructions.
    pub aftercare: Option<String>,
    /// Plan.
    pub plan: Option<String>,
    /// State of the advance beneficiary notice.
    pub abn: Option<Abn>,
    /// Liability modifier as chosen by the user.
    pub liability: Option<Liability>,
}

/// Totals as dictated, checked against the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Stated {
    /// Premalignant lesions treated.
    pub premalignant: Option<u32>,
    /// Benign lesions treated.
    pub benign: Option<u32>,
    /// Skin tags removed.
    pub tags: Option<u32>,
}

/// A warning or advice that the user overrode.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Accepted {
    /// The rule of the finding.
    pub rule: String,
    /// The lesion of the finding, if it has one.
    pub lesion: Option<String>,
    /// The user's reason.
    pub reason: String,
}

/// That a signed encounter was changed.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Amended {
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Why.
    pub reason: String,
    /// The time of the signature under what was changed.
    pub of: String,
}

/// A line as somebody billed or proposed it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Billed {
    /// Procedure code.
    pub code: String,
    /// Units.
    pub units: Option<u32>,
    /// Modifiers.
    pub modifiers: Vec<String>,
    /// Diagnosis codes.
    pub diagnoses: Vec<String>,
}
