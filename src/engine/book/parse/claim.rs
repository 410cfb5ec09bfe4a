//! `modifiers.toml`, `pos.toml`, `payers.toml`, `necessity.toml`: small tables about the claim.

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, yes};
use crate::engine::book::{CodeBook, PayerRow, PosRow, SignRow};
use crate::engine::encounter::Payer;
use crate::engine::ids::Modifier;
use crate::engine::lesion::Symptom;

#[derive(Deserialize)]
struct ModifierRaw {
    id: String,
    label: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ModifiersFile {
    modifier: Vec<Spanned<ModifierRaw>>,
}

#[derive(Deserialize)]
struct PosRaw {
    code: String,
    label: String,
    facility: bool,
    #[serde(default = "yes")]
    hands_on: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PosFile {
    place: Vec<Spanned<PosRaw>>,
}

#[derive(Deserialize)]
struct PayerRaw {
    id: String,
    label: String,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    indication_required: bool,
    #[serde(default)]
    abn: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PayersFile {
    payer: Vec<Spanned<PayerRaw>>,
}

#[derive(Deserialize)]
struct SignRaw {
    symptom: String,
    label: String,
    rule: Option<String>,
}

#[derive(Deserialize)]
struct CoveredRaw {
    diagnosis: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct SignsFile {
    sign: Vec<Spanned<SignRaw>>,
    covered: Vec<Spanned<CoveredRaw>>,
}

/// Modifiers, places of service, payers and signs: small tables without ties among each other.
pub(super) fn read_claim_words(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let modifiers: ModifiersFile = reader.file("modifiers.toml");
    for raw in &modifiers.modifier {
        let row = reader.row("modifiers.toml", raw);
        if let Some(id) = reader.word(row, &raw.get_ref().id, "modifier", Modifier::from_text) {
            book.modifiers.insert(id, raw.get_ref().label.clone());
        }
    }
    let places: PosFile = reader.file("pos.toml");
    for raw in &places.place {
        let row = reader.row("pos.toml", raw);
        let PosRaw { code, label, facility, hands_on } = raw.get_ref();
        let entry = PosRow { label: label.clone(), facility: *facility, hands_on: *hands_on };
        if book.pos.insert(code.clone(), entry).is_some() {
            reader.fault(row, format!("place of service '{code}' stands twice"));
        }
    }
    let payers: PayersFile = reader.file("payers.toml");
    for raw in &payers.payer {
        let row = reader.row("payers.toml", raw);
        let raw = raw.get_ref();
        let rules = raw.rules.iter().filter_map(|rule| reader.rule(row, book, rule)).collect();
        if let Some(id) = reader.word(row, &raw.id, "payer", Payer::parse) {
            let (label, indication_required, abn) = (raw.label.clone(), raw.indication_required, raw.abn);
            book.payers.push(PayerRow { id, label, rules, indication_required, abn });
        }
    }
    let signs: SignsFile = reader.file("necessity.toml");
    for raw in &signs.sign {
        let row = reader.row("necessity.toml", raw);
        let raw = raw.get_ref();
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        if let Some(symptom) = reader.word(row, &raw.symptom, "symptom", Symptom::parse) {
            book.signs.push(SignRow { symptom, label: raw.label.clone(), rule });
        }
    }
    for raw in &signs.covered {
        let row = reader.row("necessity.toml", raw);
        let name = &raw.get_ref().diagnosis;
        match book.diagnosis_named(name) {
            Some(id) => book.covered.push(id),
            None => reader.fault(row, format!("'{name}' is no diagnosis of diagnoses.toml")),
        }
    }
}
