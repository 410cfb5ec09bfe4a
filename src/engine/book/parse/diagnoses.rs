//! `diagnoses.toml`: diagnoses with their names, behaviours, readings and codes.

use serde::Deserialize;
use toml::Spanned;

use super::families::behaviour;
use super::reader::{Reader, Row};
use crate::engine::book::doubt::Doubt;
use crate::engine::book::{
    CodeBook, DiagnosisAt, DiagnosisId, DiagnosisReading, DiagnosisRow, IcdSource, SiteId, fold, index,
};
use crate::engine::lesion::{Part, Side};
use crate::engine::policy::Switch;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct DiagnosisAtRaw {
    sites: Vec<String>,
    classes: Vec<String>,
    side: Option<String>,
    part: Option<String>,
    icd: String,
    advice: Option<String>,
    rule: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingRaw {
    says: String,
    #[serde(default)]
    answers: Vec<String>,
    behaviour: String,
    icd: Option<String>,
    category: Option<String>,
    histology: Option<String>,
    value: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DiagnosisRaw {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    behaviour: String,
    icd: Option<String>,
    category: Option<String>,
    histology: Option<String>,
    #[serde(default)]
    at: Vec<DiagnosisAtRaw>,
    #[serde(default)]
    only_sites: Vec<String>,
    #[serde(default)]
    only_classes: Vec<String>,
    only_part: Option<String>,
    switch: Option<String>,
    #[serde(default)]
    readings: Vec<ReadingRaw>,
    question: Option<String>,
    #[serde(default)]
    cosmetic: bool,
    #[serde(default)]
    pigmented: bool,
    inflamed: Option<String>,
    #[serde(default)]
    by_eye: bool,
    #[serde(default)]
    steady: bool,
    #[serde(default)]
    site_codes: bool,
    #[serde(default)]
    wart: bool,
    advice: Option<String>,
    when_destroyed: Option<String>,
    rule: Option<String>,
    #[serde(default)]
    plain: bool,
    #[serde(default)]
    by_code: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct DoubtRaw {
    words: Vec<String>,
    denials: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct DiagnosesFile {
    doubt: DoubtRaw,
    diagnosis: Vec<Spanned<DiagnosisRaw>>,
}

fn icd_source(
    reader: &mut Reader<'_>,
    row: Row<'_>,
    book: &CodeBook,
    icd: Option<&String>,
    category: Option<&String>,
    histology: Option<&String>,
) -> IcdSource {
    match (icd, category) {
        (Some(code), None) => reader.icd(row, code).map_or(IcdSource::Open, IcdSource::Fixed),
        (None, Some(category)) => {
            if !book.icd_forms.iter().any(|form| form.codes.contains_key(category)) {
                reader.fault(row, format!("category '{category}' stands in no row of icd.toml"));
            }
            IcdSource::Category { category: category.clone(), histology: histology.cloned() }
        }
        (None, None) => IcdSource::Open,
        (Some(_), Some(_)) => {
            reader.fault(row, "give either 'icd' or 'category', not both".to_owned());
            IcdSource::Open
        }
    }
}

fn sites_named(reader: &mut Reader<'_>, row: Row<'_>, book: &CodeBook, names: &[String]) -> Vec<SiteId> {
    let mut out = Vec::new();
    for name in names {
        match book.site_named(name) {
            Some(id) => out.push(id),
            None => reader.fault(row, format!("'{name}' is no site of sites.toml")),
        }
    }
    out
}

fn known_class(reader: &mut Reader<'_>, row: Row<'_>, book: &CodeBook, class: &String) {
    let of_a_site = book.sites.iter().any(|site| site.class.as_ref() == Some(class));
    if !of_a_site && !book.icd_forms.iter().any(|form| form.class == *class) {
        reader.fault(row, format!("'{class}' is no site class of sites.toml or icd.toml"));
    }
}

pub(super) fn read_diagnoses(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: DiagnosesFile = reader.file("diagnoses.toml");
    book.doubt = Doubt::new(&file.doubt.words, &file.doubt.denials);
    for (at, raw) in file.diagnosis.iter().enumerate() {
        let row = reader.row("diagnoses.toml", raw);
        let raw = raw.get_ref();
        let id = DiagnosisId(index(at));
        let read = raw.readings.iter().map(|reading| format!("{}, {}", raw.name, reading.says));
        let read: Vec<String> = read.collect();
        for name in std::iter::once(&raw.name).chain(&raw.names).chain(&read) {
            if let Some(other) = book.diagnosis_names.insert(fold(name), id)
                && other != id
            {
                let other = &file.diagnosis[other.at()].get_ref().name;
                reader.fault(row, format!("the name '{name}' already means '{other}'"));
            }
        }
        let class = behaviour(reader, row, book, &raw.behaviour);
        let icd =
            icd_source(reader, row, book, raw.icd.as_ref(), raw.category.as_ref(), raw.histology.as_ref());
        let mut placed = Vec::new();
        for at in &raw.at {
            let sites = sites_named(reader, row, book, &at.sites);
            for class in &at.classes {
                known_class(reader, row, book, class);
            }
            let side = at.side.as_ref().and_then(|word| reader.word(row, word, "side", Side::parse));
            let part = at.part.as_ref().and_then(|word| reader.word(row, word, "part", Part::parse));
            let rule = at.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
            if let Some(icd) = reader.icd(row, &at.icd) {
                let (classes, advice) = (at.classes.clone(), at.advice.clone());
                placed.push(DiagnosisAt { sites, classes, side, part, icd, advice, rule });
            }
        }
        let mut readings = Vec::new();
        for reading in &raw.readings {
            let (own, category, histology) =
                (reading.icd.as_ref(), reading.category.as_ref(), reading.histology.as_ref());
            let mut source = icd_source(reader, row, book, own, category, histology);
            if source == IcdSource::Open {
                source = icd.clone();
            }
            if let Some(behaviour) = behaviour(reader, row, book, &reading.behaviour) {
                let (says, value) = (reading.says.clone(), reading.value.clone());
                let answers = reading.answers.clone();
                readings.push(DiagnosisReading { says, answers, behaviour, icd: source, value });
            }
        }
        let only_sites = sites_named(reader, row, book, &raw.only_sites);
        for class in &raw.only_classes {
            known_class(reader, row, book, class);
        }
        let only_part = raw.only_part.as_ref().and_then(|word| reader.word(row, word, "part", Part::parse));
        let switch =
            raw.switch.as_ref().and_then(|word| reader.word(row, word, "policy switch", Switch::parse));
        if let Some(switch) = switch {
            for value in readings.iter().filter_map(|reading| reading.value.as_ref()) {
                if !switch.allows(value) {
                    reader.fault(row, format!("'{value}' is no value of switch '{switch}'"));
                }
            }
        }
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        let inflamed = raw.inflamed.as_ref().and_then(|code| reader.icd(row, code));
        let Some(behaviour) = class else { continue };
        book.diagnoses.push(DiagnosisRow {
            name: raw.name.clone(),
            names: raw.names.clone(),
            behaviour,
            icd,
            at: placed,
            only_sites,
            only_classes: raw.only_classes.clone(),
            only_part,
            switch,
            readings,
            question: raw.question.clone(),
            cosmetic: raw.cosmetic,
            pigmented: raw.pigmented,
            by_eye: raw.by_eye,
            steady: raw.steady,
            inflamed,
            site_codes: raw.site_codes,
            wart: raw.wart,
            advice: raw.advice.clone(),
            when_destroyed: raw.when_destroyed.clone(),
            rule,
            plain: raw.plain,
            by_code: raw.by_code,
        });
    }
}
