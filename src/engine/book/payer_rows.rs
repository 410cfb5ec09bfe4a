//! The rows about who pays and what counts as a reason to remove a benign lesion.

use super::DiagnosisId;
use crate::engine::encounter::Payer;
use crate::engine::ids::{Icd, RuleId};
use crate::engine::lesion::Symptom;
use crate::engine::words::words;

words!(
    /// When the note about a payer's policy is said.
    NoteWhen {
        /// A lesion for which this payer wants a sign.
        Asked = "asked",
        /// Such a lesion, and no sign that this payer accepts.
        Unmet = "unmet",
        /// A lesion that was removed for its looks.
        Wish = "wish",
    }
);

/// What a payer asks for.
#[derive(Clone, Debug)]
pub struct PayerRow {
    /// Which payer.
    pub id: Payer,
    /// Its name.
    pub label: String,
    /// Rules about it.
    pub rules: Vec<RuleId>,
    /// An indication is needed for benign lesions, tags and vascular lesions (N-49).
    pub indication_required: bool,
    /// Advance beneficiary notices apply.
    pub abn: bool,
    /// It follows the national and local policies of Medicare (R-PAY-06).
    pub medicare: bool,
    /// It ranks and reduces the lines itself and wants no 51 (R-CLAIM-13).
    pub ranks_lines: bool,
    /// What is worth knowing about the policy that the book holds for it.
    pub note: Option<PayerNote>,
}

/// Something to know about the policy of a payer, said once for an encounter.
#[derive(Clone, Debug)]
pub struct PayerNote {
    /// When it is said.
    pub when: NoteWhen,
    /// The rule.
    pub rule: RuleId,
    /// In our own words.
    pub text: String,
}

/// A sign that makes a removal necessary.
#[derive(Clone, Debug)]
pub struct SignRow {
    /// The symptom of the encounter file; `None` where only words of the indication tell it.
    pub symptom: Option<Symptom>,
    /// In our own words, as said of one lesion.
    pub label: String,
    /// The payers that accept it; empty: all.
    pub payers: Vec<Payer>,
    /// Only for these diagnoses; empty: for all.
    pub diagnoses: Vec<DiagnosisId>,
    /// Words of an indication that tell it.
    pub words: Vec<String>,
    /// Its code as a second diagnosis (R-DX-19).
    pub icd: Option<Icd>,
    /// The rule.
    pub rule: Option<RuleId>,
}

/// A diagnosis that a payer covers without a sign.
#[derive(Clone, Debug)]
pub struct CoveredRow {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// The payers that say so; empty: all.
    pub payers: Vec<Payer>,
    /// The rule.
    pub rule: Option<RuleId>,
}

/// Everything that decides whether the removal of a benign lesion was necessary.
#[derive(Clone, Debug, Default)]
pub struct Necessity {
    /// The signs.
    pub signs: Vec<SignRow>,
    /// Diagnoses that need none.
    pub covered: Vec<CoveredRow>,
    /// Words of an indication that tell a wish about looks.
    pub wishes: Vec<String>,
    /// Words that name no fact (R-NEC-06).
    pub empty_words: Vec<String>,
    /// Words of an indication that call a lesion inflamed or irritated (N-58).
    pub inflamed: Vec<String>,
    /// Words that tell of an injury, and not how it happens (R-NEC-02).
    pub bare_injury: Vec<String>,
}

/// A drug that has a line of its own (R-CLAIM-23).
#[derive(Clone, Debug)]
pub struct DrugRow {
    /// In our own words.
    pub label: String,
    /// The word by which a record names it, in small letters.
    pub word: String,
    /// From a vial for one dose: what is left over is stated with JW, nothing left with JZ.
    pub single_dose: bool,
    /// The rule.
    pub rule: RuleId,
}
