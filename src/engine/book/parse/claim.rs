//! `modifiers.toml`, `pos.toml`, `payers.toml`: small tables about the claim.

use serde::Deserialize;
use toml::Spanned;

use super::reader::{Reader, yes};
use crate::engine::book::{CodeBook, DrugRow, NoteWhen, PayerNote, PayerRow, PosRow};
use crate::engine::encounter::Payer;
use crate::engine::ids::{Code, Modifier};

#[derive(Deserialize)]
struct ModifierRaw {
    id: String,
    label: String,
}

#[derive(Deserialize)]
struct DrugRaw {
    code: String,
    label: String,
    word: String,
    single_dose: bool,
    rule: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ModifiersFile {
    modifier: Vec<Spanned<ModifierRaw>>,
    drug: Vec<Spanned<DrugRaw>>,
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
    #[serde(default)]
    medicare: bool,
    #[serde(default)]
    ranks_lines: bool,
    note: Option<NoteRaw>,
}

#[derive(Deserialize)]
struct NoteRaw {
    when: String,
    rule: String,
    text: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct PayersFile {
    payer: Vec<Spanned<PayerRaw>>,
}

/// Modifiers, drugs, places of service and payers: small tables without ties among each other.
pub(super) fn read_claim_words(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let modifiers: ModifiersFile = reader.file("modifiers.toml");
    for raw in &modifiers.modifier {
        let row = reader.row("modifiers.toml", raw);
        if let Some(id) = reader.word(row, &raw.get_ref().id, "modifier", Modifier::from_text) {
            book.modifiers.insert(id, raw.get_ref().label.clone());
        }
    }
    for raw in &modifiers.drug {
        let row = reader.row("modifiers.toml", raw);
        let DrugRaw { code, label, word, single_dose, rule } = raw.get_ref();
        let rule = reader.rule(row, book, rule);
        let code = reader.word(row, code, "code of a drug", Code::from_text);
        if let (Some(code), Some(rule)) = (code, rule) {
            book.drugs.insert(
                code,
                DrugRow { label: label.clone(), word: word.clone(), single_dose: *single_dose, rule },
            );
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
        let note = raw.note.as_ref().and_then(|note| {
            let when = reader.word(row, &note.when, "time of a note (asked, unmet, wish)", NoteWhen::parse);
            let rule = reader.rule(row, book, &note.rule);
            Some(PayerNote { when: when?, rule: rule?, text: note.text.clone() })
        });
        if let Some(id) = reader.word(row, &raw.id, "payer", Payer::parse) {
            let label = raw.label.clone();
            let PayerRaw { indication_required, abn, medicare, ranks_lines, .. } = *raw;
            book.payers.push(PayerRow {
                id,
                label,
                rules,
                indication_required,
                abn,
                medicare,
                ranks_lines,
                note,
            });
        }
    }
}
