//! One lesion entry and what was done to it. Every answer may still be missing.

use super::procedure::{Kind, Procedure};
use super::size::{Area, Measured};
use super::words::words;

/// How many lesions an entry stands for. A word such as "several" is not a number (R-COUNT-16).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Count {
    /// Nothing was said.
    #[default]
    NotStated,
    /// A number; 0 means that the entry was seen and not treated (N-52).
    Exactly(u32),
    /// A word in place of a number, as typed.
    Vague(String),
}

words!(
    /// State of the pathology report. Absent equals not-sent (N-51).
    Pathology { NotSent = "not-sent", Pending = "pending", Final = "final" }
);
words!(
    /// Side of the body.
    Side { Left = "left", Right = "right", Midline = "midline", Bilateral = "bilateral" }
);
words!(
    /// Upper or lower lid or lip.
    Part { Upper = "upper", Lower = "lower" }
);
words!(
    /// Whether a sample was wanted or the whole lesion.
    Intent { Sample = "sample", Remove = "remove" }
);
words!(
    /// Signs and complaints that payers ask for (R-NEC-02, R-NEC-03); cosmetic is a wish, not a sign.
    Symptom {
        Bleeding = "bleeding",
        Itching = "itching",
        Pain = "pain",
        Inflammation = "inflammation",
        Enlarging = "enlarging",
        ColourChange = "colour-change",
        ObstructsOrifice = "obstructs-orifice",
        RestrictsVision = "restricts-vision",
        UncertainDiagnosis = "uncertain-diagnosis",
        SuspiciousBiopsy = "suspicious-biopsy",
        Trauma = "trauma",
        Spreading = "spreading",
        Cosmetic = "cosmetic",
    }
);

/// A lesion entry as documented. Names are kept as typed; the engine looks them up.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Lesion {
    /// Unique in the encounter: A, B, … Z, AA …
    pub id: String,
    /// Name or synonym of the diagnosis table, or an ICD-10-CM code.
    pub diagnosis: Option<String>,
    /// What is suspected but not diagnosed; it makes the diagnosis unspecified (N-50).
    pub suspected: Option<String>,
    /// Overrides the ICD-10-CM code that diagnosis and site give.
    pub icd10: Option<String>,
    /// State of the pathology report.
    pub pathology: Option<Pathology>,
    /// Name or synonym of the site table.
    pub site: Option<String>,
    /// Side of the body.
    pub side: Option<Side>,
    /// Upper or lower, for lids and lips.
    pub part: Option<Part>,
    /// Free text on the place.
    pub site_detail: Option<String>,
    /// How many lesions this entry stands for.
    pub count: Count,
    /// Size before treatment.
    pub size: Option<Measured>,
    /// Treated area of vascular lesions.
    pub area: Option<Area>,
    /// Why it was treated.
    pub indication: Option<String>,
    /// Signs and complaints.
    pub symptoms: Vec<Symptom>,
    /// What it looked like.
    pub description: Option<String>,
    /// Anaesthesia, or "none".
    pub anesthesia: Option<String>,
    /// Sample or removal.
    pub intent: Option<Intent>,
    /// Label of the specimen.
    pub specimen: Option<String>,
    /// What was done, in order. Empty: seen, not treated.
    pub procedures: Vec<Procedure>,
}

/// The largest whole number of any fact, however it comes in: what is larger could not be saved and read again.
pub const LARGEST_NUMBER: u32 = 100_000;

impl Lesion {
    /// Everything of one kind that was done to it, in the order of entry.
    pub fn passes(&self, kind: Kind) -> impl Iterator<Item = &Procedure> {
        self.procedures.iter().filter(move |done| done.kind == kind)
    }
}

/// The whole number that a text says, if any fact may have it.
#[must_use]
pub fn whole_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number <= LARGEST_NUMBER)
}

/// The id of the n-th lesion, counted from 0: A, B, … Z, AA, AB …
#[must_use]
pub fn letter_id(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letter_id;

    #[test]
    fn letters_go_on_after_z() {
        let ids: Vec<String> = [0, 1, 25, 26, 27, 51, 52, 701, 702].into_iter().map(letter_id).collect();
        assert_eq!(ids, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
