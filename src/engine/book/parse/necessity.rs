//! `necessity.toml`: signs that make a removal necessary, diagnoses that need none, and words that tell a wish or nothing.

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, Row};
use crate::engine::book::check::Fault;
use crate::engine::book::{CodeBook, CoveredRow, DiagnosisId, SignRow};
use crate::engine::encounter::Payer;
use crate::engine::lesion::Symptom;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignRaw {
    symptom: Option<String>,
    label: String,
    #[serde(default)]
    payers: Vec<String>,
    #[serde(default)]
    diagnoses: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    icd: Option<String>,
    rule: Option<String>,
    #[serde(default)]
    source: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoveredRaw {
    diagnosis: String,
    #[serde(default)]
    payers: Vec<String>,
    rule: Option<String>,
    #[serde(default)]
    source: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct WordsRaw {
    wishes: Vec<String>,
    inflamed: Vec<String>,
    injury: Vec<String>,
    empty: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct NecessityFile {
    words: WordsRaw,
    sign: Vec<Spanned<SignRaw>>,
    covered: Vec<Spanned<CoveredRaw>>,
}

pub(super) fn read_necessity(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: NecessityFile = reader.file("necessity.toml");
    for raw in &file.sign {
        let row = reader.row("necessity.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let payers = reader.words(row, &raw.payers, "payer", Payer::parse);
        let diagnoses = raw.diagnoses.iter().filter_map(|name| diagnosis(reader, row, book, name)).collect();
        let symptom = raw.symptom.as_ref().and_then(|word| reader.word(row, word, "symptom", Symptom::parse));
        if raw.symptom.is_none() && raw.words.is_empty() {
            reader.fault(row, "a sign has neither a symptom nor words, so nothing can tell it".to_owned());
        }
        for word in raw.words.iter().filter(|word| !readable(word)) {
            reader.fault(row, format!("'{word}' is never read: write words in small letters, without signs"));
        }
        let icd = raw.icd.as_ref().and_then(|icd| reader.icd(row, icd));
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        let (label, words) = (raw.label.clone(), raw.words.clone());
        book.necessity.signs.push(SignRow { symptom, label, payers, diagnoses, words, icd, rule });
    }
    for raw in &file.covered {
        let row = reader.row("necessity.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let payers = reader.words(row, &raw.payers, "payer", Payer::parse);
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        if let Some(diagnosis) = diagnosis(reader, row, book, &raw.diagnosis) {
            book.necessity.covered.push(CoveredRow { diagnosis, payers, rule });
        }
    }
    let WordsRaw { wishes, inflamed, injury, empty } = file.words;
    for word in wishes.iter().chain(&empty).chain(&inflamed).chain(&injury).filter(|word| !readable(word)) {
        let message = format!("'{word}' is never read: write words in small letters, without signs");
        reader.faults.push(Fault { file: "necessity.toml".to_owned(), line: 0, message });
    }
    book.necessity.wishes = wishes;
    book.necessity.empty_words = empty;
    book.necessity.inflamed = inflamed;
    book.necessity.bare_injury = injury;
}

/// Whether a text can ever say this: texts are read word by word, in small letters.
fn readable(word: &str) -> bool {
    !word.is_empty()
        && word.split(' ').all(|part| {
            !part.is_empty() && part.chars().all(|letter| letter.is_alphanumeric() && !letter.is_uppercase())
        })
}

fn diagnosis(reader: &mut Reader<'_>, row: Row<'_>, book: &CodeBook, name: &str) -> Option<DiagnosisId> {
    let found = book.diagnosis_named(name);
    if found.is_none() {
        reader.fault(row, format!("'{name}' is no diagnosis of diagnoses.toml"));
    }
    found
}
