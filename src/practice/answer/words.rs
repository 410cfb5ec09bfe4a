//! The words by which a trainee names a fact that must be asked.

use crate::engine::place::Field;

/// Words beside those of the encounter file.
const WORDS: &[(&str, Field)] = &[
    ("patient", Field::PatientId),
    ("patient id", Field::PatientId),
    ("patient identifier", Field::PatientId),
    ("patient identification", Field::PatientId),
    ("patient number", Field::PatientId),
    ("identifier", Field::PatientId),
    ("mrn", Field::PatientId),
    ("medical record number", Field::PatientId),
    ("number", Field::Count),
    ("how many lesions", Field::Count),
    ("how many stages", Field::Stages),
    ("how many blocks", Field::Blocks),
    ("how many tissue blocks", Field::Blocks),
    ("how many minutes", Field::Minutes),
    ("excised", Field::Margin),
    ("excised diameter", Field::Margin),
    ("excised size", Field::Margin),
    ("size before treatment", Field::Size),
    ("greatest diameter", Field::Size),
    ("diameter after", Field::SizeAfter),
    ("narrowest margin", Field::Margin),
    ("how was the wound", Field::Closure),
    ("kind of closure", Field::Closure),
    ("type of closure", Field::Closure),
    ("class of closure", Field::Closure),
    ("kind of biopsy", Field::Technique),
    ("type of biopsy", Field::Technique),
    ("how long", Field::ClosureLength),
    ("length by width", Field::Area),
    ("treated area", Field::Area),
    ("pathology report", Field::Pathology),
    ("liability modifier", Field::Liability),
    ("how many", Field::Count),
    ("quantity", Field::Count),
    ("diameter", Field::Size),
    ("how large", Field::Size),
    ("how big", Field::Size),
    ("measurement", Field::Size),
    ("location", Field::Site),
    ("where", Field::Site),
    ("laterality", Field::Side),
    ("which side", Field::Side),
    ("left or right", Field::Side),
    ("upper or lower", Field::Part),
    ("report", Field::Pathology),
    ("histology", Field::Pathology),
    ("dx", Field::Diagnosis),
    ("what it is", Field::Diagnosis),
    ("margins", Field::Margin),
    ("closure length", Field::ClosureLength),
    ("repair length", Field::ClosureLength),
    ("length", Field::ClosureLength),
    ("technique", Field::Technique),
    ("method", Field::Methods),
    ("procedure", Field::Kind),
    ("what was done", Field::Kind),
    ("symptom", Field::Symptoms),
    ("necessity", Field::Symptoms),
    ("separate work", Field::SeparateWork),
    ("signature", Field::Signed),
    ("date", Field::DateOfService),
    ("place", Field::PlaceOfService),
    ("time", Field::Minutes),
    ("block", Field::Blocks),
    ("stage", Field::Stages),
    ("abn", Field::Abn),
    ("notice", Field::Abn),
    ("total premalignant", Field::StatedPremalignant),
    ("total benign", Field::StatedBenign),
    ("total tags", Field::StatedTags),
];

/// Facts that can be asked for, in the order in which they are listed for the trainee.
pub(super) const ASKED: &[Field] = &[
    Field::Diagnosis,
    Field::Kind,
    Field::Technique,
    Field::Site,
    Field::Side,
    Field::Part,
    Field::Pathology,
    Field::Count,
    Field::Size,
    Field::Margin,
    Field::Closure,
    Field::ClosureLength,
    Field::Area,
    Field::Stages,
    Field::Blocks,
    Field::Minutes,
    Field::Depth,
    Field::Extent,
    Field::Drug,
    Field::Details,
    Field::Indication,
    Field::Symptoms,
    Field::Visit,
    Field::SeparateWork,
    Field::DateOfService,
    Field::PlaceOfService,
    Field::Payer,
    Field::Abn,
    Field::Liability,
    Field::Signed,
    Field::Methods,
    Field::Cycles,
    Field::SizeAfter,
    Field::Specimen,
    Field::Consent,
    Field::PatientId,
];

/// The fact that words name at the beginning of a text, and what follows them.
#[must_use]
pub fn field_of(text: &str) -> Option<(Field, &str)> {
    let text = text.trim_start();
    // The id of a lesion is ours and never asked of a provider.
    let own = Field::ALL.iter().filter(|field| **field != Field::LesionId);
    let own = own.map(|field| (plain(field.word()), *field));
    let more = WORDS.iter().map(|(word, field)| ((*word).to_owned(), *field));
    let mut best: Option<(usize, Field, &str)> = None;
    for (word, field) in own.chain(more) {
        for form in [word.clone(), format!("{word}s"), word.replace(' ', "_")] {
            let Some(head) = text.get(..form.len()).filter(|head| head.eq_ignore_ascii_case(&form)) else {
                continue;
            };
            let rest = &text[head.len()..];
            let ends = rest.chars().next().is_none_or(|next| !next.is_alphanumeric());
            if ends && best.is_none_or(|(most, _, _)| form.len() > most) {
                best = Some((form.len(), field, rest));
            }
        }
    }
    best.map(|(_, field, rest)| (field, rest))
}

/// A field as it is said: `visit.separate_work` is `separate work`.
fn plain(word: &str) -> String {
    word.rsplit('.').next().unwrap_or(word).replace('_', " ")
}

/// A field as it is told to the trainee.
#[must_use]
pub fn said(field: Field) -> String {
    match field {
        Field::PatientId => "patient id".to_owned(),
        Field::Signed => "signature".to_owned(),
        Field::StatedPremalignant => "total premalignant".to_owned(),
        Field::StatedBenign => "total benign".to_owned(),
        Field::StatedTags => "total tags".to_owned(),
        other => plain(other.word()),
    }
}
