//! The fields of the encounter details: one table for the form, its order, its values and its checks.

use crate::engine::book::CodeBook;
use crate::engine::date::Date;
use crate::engine::encounter::{Abn, Encounter, Liability, Payer, Visit};
use crate::engine::lesion::{LARGEST_NUMBER, whole_number};
use crate::engine::place::Field;

use super::text::clean;

/// What a field needs to be read.
pub struct Reading<'a> {
    /// The book, for places and codes.
    pub book: &'a CodeBook,
    /// The machine's local date, for "today".
    pub today: Date,
}

type Get = fn(&Encounter) -> Option<String>;
type Set = fn(&mut Encounter, Option<String>, &Reading<'_>) -> Result<(), String>;

/// A field of the form.
pub struct Row {
    /// The heading that starts here, or nothing.
    pub heading: &'static str,
    /// Its name on the screen.
    pub label: &'static str,
    /// What may be typed.
    pub hint: &'static str,
    /// The fact that it is, so that findings lead here.
    pub field: Option<Field>,
    /// The value as text.
    pub get: Get,
    /// Reads the text into the encounter; `None` takes the fact away.
    pub set: Set,
}

macro_rules! text_field {
    ($heading:literal, $label:literal, $hint:literal, $field:expr, $($path:ident).+) => {
        Row {
            heading: $heading,
            label: $label,
            hint: $hint,
            field: $field,
            get: |encounter| encounter.$($path).+.clone(),
            set: |encounter, text, _| { encounter.$($path).+ = text; Ok(()) },
        }
    };
}
macro_rules! word_field {
    ($label:literal, $hint:literal, $field:expr, $type:ty, $($path:ident).+) => {
        Row {
            heading: "",
            label: $label,
            hint: $hint,
            field: Some($field),
            get: |encounter| encounter.$($path).+.map(|value| value.word().to_owned()),
            set: |encounter, text, _| {
                encounter.$($path).+ = match text {
                    None => None,
                    Some(text) => Some(one_of(&text, <$type>::ALL, |value| value.word())?),
                };
                Ok(())
            },
        }
    };
}
macro_rules! number_field {
    ($heading:literal, $label:literal, $field:expr, $($path:ident).+) => {
        Row {
            heading: $heading,
            label: $label,
            hint: "a whole number, as dictated",
            field: Some($field),
            get: |encounter| encounter.$($path).+.map(|value| value.to_string()),
            set: |encounter, text, _| {
                encounter.$($path).+ = match text {
                    None => None,
                    Some(text) => Some(whole_number(&text).ok_or_else(|| format!("'{text}' is not a whole number up to {LARGEST_NUMBER}; write it like 15"))?),
                };
                Ok(())
            },
        }
    };
}
macro_rules! visit_field {
    ($heading:literal, $label:literal, $hint:literal, $field:expr, $part:ident) => {
        Row {
            heading: $heading,
            label: $label,
            hint: $hint,
            field: Some($field),
            get: |encounter| encounter.visit.as_ref().and_then(|visit| visit.$part.clone()),
            set: |encounter, text, _| {
                let mut visit = encounter.visit.take().unwrap_or_default();
                visit.$part = text;
                encounter.visit = (visit != Visit::default()).then_some(visit);
                Ok(())
            },
        }
    };
}

/// The fields, in the order of Tab.
pub const ROWS: &[Row] = &[
    text_field!("Patient", "id", "local identifier", Some(Field::PatientId), patient.id),
    text_field!("", "name", "optional", None, patient.name),
    Row {
        heading: "",
        label: "birth date",
        hint: "2026-09-14 or 9/14/2026, optional",
        field: None,
        get: |encounter| encounter.patient.birth_date.map(|date| date.to_string()),
        set: |encounter, text, reading| {
            encounter.patient.birth_date = text.map(|text| date(&text, reading.today)).transpose()?;
            Ok(())
        },
    },
    Row {
        heading: "Encounter",
        label: "date of service",
        hint: "2026-09-14, 9/14/2026 or today",
        field: Some(Field::DateOfService),
        get: |encounter| encounter.date_of_service.map(|date| date.to_string()),
        set: |encounter, text, reading| {
            encounter.date_of_service = text.map(|text| date(&text, reading.today)).transpose()?;
            Ok(())
        },
    },
    Row {
        heading: "",
        label: "place of service",
        hint: "two digits or a name: 11 office",
        field: Some(Field::PlaceOfService),
        get: |encounter| encounter.place_of_service.clone(),
        set: |encounter, text, reading| {
            encounter.place_of_service = text.map(|text| place(&text, reading.book)).transpose()?;
            Ok(())
        },
    },
    word_field!(
        "payer",
        "medicare, medicare-advantage, medicaid, aetna, bcbs, cigna, uhc, self-pay, other; the beginning is enough",
        Field::Payer,
        Payer,
        payer
    ),
    text_field!("Clinician", "name", "", Some(Field::ClinicianName), clinician.name),
    text_field!("", "credentials", "such as MD, DO, PA-C", None, clinician.credentials),
    text_field!("", "npi", "national provider identifier", None, clinician.npi),
    Row {
        heading: "",
        label: "signed",
        hint: "time with offset; write now to sign",
        field: Some(Field::Signed),
        get: |encounter| encounter.clinician.signed.clone(),
        set: |encounter, text, _| {
            if let Some(text) = text.as_deref().filter(|text| !is_time(text)) {
                return Err(format!(
                    "'{text}' is not a time; write now, or a time such as 2026-09-14T16:20:00-05:00"
                ));
            }
            encounter.clinician.signed = text;
            Ok(())
        },
    },
    text_field!("Record", "consent", "such as verbal, written", Some(Field::Consent), record.consent),
    text_field!("", "response", "such as tolerated well", Some(Field::Response), record.response),
    text_field!("", "complications", "such as none", Some(Field::Complications), record.complications),
    text_field!("", "after-care", "such as wound care sheet", Some(Field::Aftercare), record.aftercare),
    text_field!("", "plan", "such as recheck in 6 months", Some(Field::Plan), record.plan),
    word_field!("notice (ABN)", "signed, voluntary, none", Field::Abn, Abn, record.abn),
    word_field!(
        "liability",
        "GA signed notice, GY excluded, GX with GY, GZ no notice; Medicare only",
        Field::Liability,
        Liability,
        record.liability
    ),
    visit_field!(
        "Visit on the same day",
        "code",
        "such as 99213; 25 is put on it where separate work is recorded",
        Field::Visit,
        code
    ),
    visit_field!(
        "",
        "separate work",
        "what was done beyond the treated lesions",
        Field::SeparateWork,
        separate_work
    ),
    visit_field!(
        "",
        "decision for",
        "lesion of a 90-day procedure decided on here, such as B",
        Field::DecisionFor,
        decision_for
    ),
    number_field!("Stated totals", "premalignant", Field::StatedPremalignant, stated.premalignant),
    number_field!("", "benign", Field::StatedBenign, stated.benign),
    number_field!("", "tags", Field::StatedTags, stated.tags),
];

/// The row of the form where a fact is typed.
#[must_use]
pub fn row_of(field: Field) -> Option<usize> {
    ROWS.iter().position(|row| row.field == Some(field))
}

/// Reads a typed text into the encounter; blanks alone take the fact away.
///
/// # Errors
/// What is wrong with the text and what may be typed; the encounter is then unchanged.
pub fn set(row: usize, encounter: &mut Encounter, text: &str, reading: &Reading<'_>) -> Result<(), String> {
    let Some(row) = ROWS.get(row) else { return Ok(()) };
    let text = clean(text.trim());
    (row.set)(encounter, (!text.is_empty()).then_some(text), reading)
}

/// The value whose word this is, or the only one whose word begins so.
fn one_of<T: Copy>(text: &str, all: &[T], word: fn(T) -> &'static str) -> Result<T, String> {
    let lower = text.to_lowercase();
    let exact = all.iter().copied().find(|value| word(*value).to_lowercase() == lower);
    let mut begins = all.iter().copied().filter(|value| word(*value).to_lowercase().starts_with(&lower));
    let only = match (begins.next(), begins.next()) {
        (Some(value), None) => Some(value),
        (Some(_), Some(_)) | (None, _) => None,
    };
    exact.or(only).ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|value| word(*value)).collect();
        format!("'{text}' is not one of {}", words.join(", "))
    })
}

/// A date as files write it, month/day/year, or today.
fn date(text: &str, today: Date) -> Result<Date, String> {
    if text.eq_ignore_ascii_case("today") {
        return Ok(today);
    }
    let american = || {
        let parts: Vec<&str> = text.split('/').map(str::trim).collect();
        let [month, day, year] = parts.as_slice() else { return None };
        if year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    Date::parse(text)
        .or_else(american)
        .ok_or_else(|| format!("'{text}' is not a date; write it like 2026-09-14, 9/14/2026 or today"))
}

/// A place of service by its digits or the beginning of its name.
fn place(text: &str, book: &CodeBook) -> Result<String, String> {
    if book.place_of_service(text).is_some() {
        return Ok(text.to_owned());
    }
    let lower = text.to_lowercase();
    let named: Vec<&str> = book
        .places_of_service()
        .filter(|(_, row)| row.label.to_lowercase().starts_with(&lower))
        .map(|(code, _)| code)
        .collect();
    match named.as_slice() {
        [one] => Ok((*one).to_owned()),
        [] | [_, ..] => {
            let known: Vec<String> =
                book.places_of_service().map(|(code, row)| format!("{code} {}", row.label)).collect();
            Err(format!("'{text}' is no place of service known here; known are {}", known.join(", ")))
        }
    }
}

/// Whether the text is a time with offset, as files write it.
fn is_time(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_orders_and_faults_are_told() {
        let today = Date::new(2026, 1, 1).expect("date");
        let wanted = Date::new(2026, 9, 14);
        assert_eq!(date("9/14/2026", today).ok(), wanted);
        assert_eq!(date("2026-09-14", today).ok(), wanted);
        assert_eq!(date("Today", today).ok(), Some(today));
        assert!(date("14.9.2026", today).expect_err("fault").contains("'14.9.2026' is not a date"));
    }

    #[test]
    fn the_beginning_of_a_word_is_enough_when_it_is_the_only_one() {
        let payer = |text: &str| one_of(text, Payer::ALL, |value| value.word());
        assert_eq!(payer("ae"), Ok(Payer::Aetna));
        assert_eq!(payer("medicare"), Ok(Payer::Medicare));
        assert_eq!(payer("MEDICAID"), Ok(Payer::Medicaid));
        assert!(payer("medic").is_err() && payer("x").is_err());
    }

    #[test]
    fn a_signature_has_an_offset() {
        assert!(is_time("2026-09-14T16:20:00-05:00") && !is_time("2026-09-14") && !is_time("now"));
    }
}
