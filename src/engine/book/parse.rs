//! From the text of the files to a checked book. Reading goes on after a fault, so that all are told at once.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::check::{Fault, check, ladder_faults};
use super::file::BookFile;
use super::ladder::{Bound, Gives, Ladder, Quantity, Rung, Units};
use super::names::fold;
use super::rows::IcdSource;
use super::*;
use crate::engine::encounter::Payer;
use crate::engine::length::Length;
use crate::engine::lesion::Symptom;
use crate::engine::outcome::{Item, Level, Tier};
use crate::engine::place::Field;
use crate::engine::policy::Switch;
use crate::engine::size::Area;

/// The files of a book, each with its text, and the faults found so far.
struct Reader<'a> {
    files: &'a [BookFile<'a>],
    faults: Vec<Fault>,
}

/// Where a row stands, for its faults.
#[derive(Clone, Copy)]
struct Row<'a> {
    file: &'a str,
    line: usize,
}

impl<'a> Reader<'a> {
    fn text(&mut self, name: &'static str) -> &'a str {
        if let Some(file) = self.files.iter().find(|file| file.name == name) {
            return file.text;
        }
        self.faults.push(Fault { file: name.to_owned(), line: 0, message: "the file is missing".to_owned() });
        ""
    }

    /// A whole file as one value; a default where it cannot be read.
    fn file<T: DeserializeOwned + Default>(&mut self, name: &'static str) -> T {
        let text = self.text(name);
        if text.is_empty() {
            return T::default();
        }
        toml::from_str(text).unwrap_or_else(|error| {
            let line = error.span().map_or(0, |span| line_of(text, span.start));
            self.faults.push(Fault { file: name.to_owned(), line, message: error.message().to_owned() });
            T::default()
        })
    }

    fn row<T>(&mut self, file: &'static str, row: &Spanned<T>) -> Row<'static> {
        Row { file, line: line_of(self.text(file), row.span().start) }
    }

    fn fault(&mut self, row: Row<'_>, message: String) {
        self.faults.push(Fault { file: row.file.to_owned(), line: row.line, message });
    }

    /// A word of a closed set.
    fn word<T>(&mut self, row: Row<'_>, word: &str, what: &str, parse: fn(&str) -> Option<T>) -> Option<T> {
        let value = parse(word);
        if value.is_none() {
            self.fault(row, format!("'{word}' is no {what}"));
        }
        value
    }

    fn words<T>(
        &mut self,
        row: Row<'_>,
        words: &[String],
        what: &str,
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        words.iter().filter_map(|word| self.word(row, word, what, parse)).collect()
    }

    fn rule(&mut self, row: Row<'_>, book: &CodeBook, id: &str) -> Option<RuleId> {
        let rule = RuleId::from_text(id).filter(|rule| book.rules.contains_key(rule));
        if rule.is_none() {
            self.fault(row, format!("rule '{id}' has no page in rules.toml"));
        }
        rule
    }

    fn sources(&mut self, row: Row<'_>, book: &CodeBook, keys: &[String]) {
        for key in keys.iter().filter(|key| !book.sources.contains_key(*key)) {
            self.fault(row, format!("source '{key}' stands neither in sources.toml nor in rules.toml"));
        }
    }

    fn family(&mut self, row: Row<'_>, book: &CodeBook, id: &str) -> Option<FamilyId> {
        let family = book.family_named(id);
        if family.is_none() {
            self.fault(row, format!("'{id}' is no family of families.toml"));
        }
        family
    }

    fn code(&mut self, row: Row<'_>, book: &CodeBook, code: &str) -> Option<Code> {
        let found = Code::from_text(code).filter(|code| book.codes.contains_key(code));
        if found.is_none() {
            self.fault(row, format!("'{code}' is no code of codes.toml"));
        }
        found
    }

    fn icd(&mut self, row: Row<'_>, code: &str) -> Option<Icd> {
        self.word(row, code, "ICD-10-CM code", |text| Icd::from_text(text).filter(|_| text.len() >= 3))
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

/// Reads every file, then checks what goes over several of them.
pub(super) fn load(files: &[BookFile<'_>]) -> Result<CodeBook, Vec<Fault>> {
    let mut reader = Reader { files, faults: Vec::new() };
    let mut book = empty();
    read_head(&mut reader, &mut book);
    read_sources_and_rules(&mut reader, &mut book);
    read_families(&mut reader, &mut book);
    read_behaviours(&mut reader, &mut book);
    read_codes(&mut reader, &mut book);
    read_ladders(&mut reader, &mut book);
    read_pairs_and_units(&mut reader, &mut book);
    read_sites(&mut reader, &mut book);
    read_icd_forms(&mut reader, &mut book);
    read_diagnoses(&mut reader, &mut book);
    read_claim_words(&mut reader, &mut book);
    read_checklist(&mut reader, &mut book);
    read_outcomes(&mut reader, &mut book);
    check(&book, &mut reader.faults);
    if reader.faults.is_empty() {
        return Ok(book);
    }
    reader.faults.sort();
    reader.faults.dedup();
    Err(reader.faults)
}

fn empty() -> CodeBook {
    let day = Date::new(1, 1, 1).unwrap_or_else(|| unreachable!("a day of the calendar"));
    CodeBook {
        edition: String::new(),
        title: String::new(),
        from: day,
        to: day,
        tables: Vec::new(),
        outcomes: BTreeMap::new(),
        sources: HashMap::new(),
        rules: HashMap::new(),
        rule_order: Vec::new(),
        families: Vec::new(),
        behaviours: Vec::new(),
        codes: BTreeMap::new(),
        absent: BTreeMap::new(),
        ladders: HashMap::new(),
        pairs: HashMap::new(),
        units: HashMap::new(),
        sites: Vec::new(),
        site_names: HashMap::new(),
        site_classes: Vec::new(),
        diagnoses: Vec::new(),
        diagnosis_names: HashMap::new(),
        icd_forms: Vec::new(),
        modifiers: BTreeMap::new(),
        pos: BTreeMap::new(),
        payers: Vec::new(),
        signs: Vec::new(),
        checklist: Vec::new(),
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct HeadFile {
    edition: String,
    title: String,
    from: Option<toml::value::Datetime>,
    to: Option<toml::value::Datetime>,
    tables: toml::Table,
    outcomes: BTreeMap<String, String>,
}

/// A TOML date without time.
fn day(value: &toml::value::Datetime) -> Option<Date> {
    let date = value.date.filter(|_| value.time.is_none())?;
    Date::new(date.year, date.month, date.day)
}

fn read_head(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let head: HeadFile = reader.file("book.toml");
    let here = Row { file: "book.toml", line: 1 };
    if head.edition.is_empty() {
        reader.fault(here, "'edition' is missing".to_owned());
    }
    for (name, value) in [("from", &head.from), ("to", &head.to)] {
        match value.as_ref().and_then(day) {
            Some(date) if name == "from" => book.from = date,
            Some(date) => book.to = date,
            None => reader.fault(here, format!("'{name}' must be a date")),
        }
    }
    for (name, value) in &head.tables {
        let from = value.get("from").and_then(toml::Value::as_datetime).and_then(day);
        let source = value.get("source").and_then(toml::Value::as_str);
        match (from, source) {
            (Some(from), Some(source)) => {
                book.tables.push(TableDate { name: name.clone(), from, source: source.to_owned() });
            }
            _ => reader.fault(here, format!("table '{name}' needs 'from' (a date) and 'source'")),
        }
    }
    book.edition = head.edition;
    book.title = head.title;
}

fn read_outcomes(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let head: HeadFile = reader.file("book.toml");
    let here = Row { file: "book.toml", line: 1 };
    for outlook in Outlook::ALL {
        let name = head.outcomes.get(outlook.word());
        match name.and_then(|name| book.diagnosis_named(name)) {
            Some(id) => {
                book.outcomes.insert(*outlook, id);
            }
            None => {
                reader.fault(here, format!("outcome '{outlook}' must name a diagnosis of diagnoses.toml"))
            }
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct SourceRaw {
    id: String,
    title: String,
    address: String,
    date: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SourcesFile {
    source: Vec<Spanned<SourceRaw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the level of a message page is read by a later part")]
struct RuleRaw {
    id: String,
    title: String,
    text: String,
    #[serde(default)]
    source: Vec<String>,
    #[serde(default)]
    confidence: String,
    #[serde(default)]
    see: Vec<String>,
    level: Option<String>,
    about: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct RulesFile {
    source: Vec<Spanned<SourceRaw>>,
    rule: Vec<Spanned<RuleRaw>>,
}

fn read_sources_and_rules(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let sources: SourcesFile = reader.file("sources.toml");
    let rules: RulesFile = reader.file("rules.toml");
    let of_rules = rules.source.iter().map(|source| ("rules.toml", source));
    for (file, raw) in sources.source.iter().map(|source| ("sources.toml", source)).chain(of_rules) {
        let row = reader.row(file, raw);
        let SourceRaw { id, title, address, date } = raw.get_ref();
        let source =
            SourceRow { id: id.clone(), title: title.clone(), address: address.clone(), date: date.clone() };
        if book.sources.insert(id.clone(), source).is_some() {
            reader.fault(row, format!("source '{id}' stands twice"));
        }
    }
    for raw in &rules.rule {
        let row = reader.row("rules.toml", raw);
        let raw = raw.get_ref();
        let Some(id) = reader.word(row, &raw.id, "rule id", RuleId::from_text) else { continue };
        reader.sources(row, book, &raw.source);
        let see = reader.words(row, &raw.see, "rule id", RuleId::from_text);
        let page = RulePage {
            title: raw.title.clone(),
            text: raw.text.clone(),
            source: raw.source.clone(),
            confidence: raw.confidence.clone(),
            see,
        };
        if book.rules.insert(id, page).is_some() {
            reader.fault(row, format!("rule '{id}' stands twice"));
        }
        book.rule_order.push(id);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyRaw {
    id: String,
    label: String,
    #[serde(default)]
    kinds: Vec<String>,
    measure: String,
    pooled: bool,
    group: Option<String>,
    organ: Option<String>,
    rule: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct FamiliesFile {
    family: Vec<Spanned<FamilyRaw>>,
}

fn read_families(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: FamiliesFile = reader.file("families.toml");
    for raw in &file.family {
        let row = reader.row("families.toml", raw);
        let raw = raw.get_ref();
        if book.family_named(&raw.id).is_some() {
            reader.fault(row, format!("family '{}' stands twice", raw.id));
        }
        let kinds = reader.words(row, &raw.kinds, "kind of procedure", Kind::parse);
        let measure = reader.word(row, &raw.measure, "measure (count, size, area)", Measure::parse);
        let group = raw
            .group
            .as_ref()
            .and_then(|word| reader.word(row, word, "column of sites.toml", SiteColumn::parse));
        let rule = reader.rule(row, book, &raw.rule);
        if let (Some(measure), Some(rule)) = (measure, rule) {
            let (id, label, organ) = (raw.id.clone(), raw.label.clone(), raw.organ.clone());
            book.families.push(FamilyRow {
                id,
                label,
                kinds,
                measure,
                pooled: raw.pooled,
                group,
                organ,
                rule,
            });
        }
    }
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "sources of behaviours are kept in the file for its readers")]
struct BehaviourRaw {
    id: String,
    label: String,
    malignant: bool,
    reports: Option<String>,
    source: Option<toml::Value>,
    #[serde(flatten)]
    families: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct BehavioursFile {
    behaviour: Vec<Spanned<BehaviourRaw>>,
}

fn read_behaviours(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: BehavioursFile = reader.file("behaviours.toml");
    for raw in &file.behaviour {
        let row = reader.row("behaviours.toml", raw);
        let raw = raw.get_ref();
        let mut families = BTreeMap::new();
        for (kind, family) in &raw.families {
            let kind = reader.word(
                row,
                &kind.replace('_', "-"),
                "key of a behaviour or kind of procedure",
                Kind::parse,
            );
            if let (Some(kind), Some(family)) = (kind, reader.family(row, book, family)) {
                families.insert(kind, family);
            }
        }
        book.behaviours.push(BehaviourRow {
            id: raw.id.clone(),
            label: raw.label.clone(),
            families,
            malignant: raw.malignant,
        });
    }
}

fn behaviour(reader: &mut Reader<'_>, row: Row<'_>, book: &CodeBook, id: &str) -> Option<BehaviourId> {
    let found = book.behaviours.iter().position(|row| row.id == id).map(|at| BehaviourId(index(at)));
    if found.is_none() {
        reader.fault(row, format!("'{id}' is no behaviour of behaviours.toml"));
    }
    found
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RvuRaw {
    work: String,
    office: String,
    facility: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeRaw {
    code: String,
    family: String,
    label: String,
    global: String,
    multiple: u8,
    bilateral: u8,
    rvu: RvuRaw,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default = "yes")]
    priced: bool,
}

const fn yes() -> bool {
    true
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbsentRaw {
    code: String,
    text: String,
    rule: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct CodesFile {
    absent: Vec<Spanned<AbsentRaw>>,
    code: Vec<Spanned<CodeRaw>>,
}

fn read_codes(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: CodesFile = reader.file("codes.toml");
    for raw in &file.code {
        let row = reader.row("codes.toml", raw);
        let raw = raw.get_ref();
        let code = reader.word(row, &raw.code, "procedure code", Code::from_text);
        let family = reader.family(row, book, &raw.family);
        let value = |text: &str| hundredths(text);
        let (work, office, facility) =
            (value(&raw.rvu.work), value(&raw.rvu.office), value(&raw.rvu.facility));
        let (Some(work), Some(office), Some(facility)) = (work, office, facility) else {
            reader.fault(row, format!("a relative value of '{}' is no number with two decimals", raw.code));
            continue;
        };
        let parents = reader.words(row, &raw.parents, "procedure code", Code::from_text);
        let (Some(code), Some(family)) = (code, family) else { continue };
        let entry = CodeRow {
            family,
            label: raw.label.clone(),
            global: raw.global.clone(),
            multiple: raw.multiple,
            bilateral: raw.bilateral,
            rvu_office: office,
            rvu_facility: facility,
            rvu_work: work,
            parents,
            priced: raw.priced,
        };
        if book.codes.insert(code, entry).is_some() {
            reader.fault(row, format!("code {code} stands twice"));
        }
    }
    for raw in &file.absent {
        let row = reader.row("codes.toml", raw);
        let raw = raw.get_ref();
        let code = reader.word(row, &raw.code, "procedure code", Code::from_text);
        if let (Some(code), Some(rule)) = (code, reader.rule(row, book, &raw.rule)) {
            if book.codes.contains_key(&code) {
                reader.fault(row, format!("{code} is listed as absent and as a code"));
            }
            book.absent.insert(code, AbsentCode { text: raw.text.clone(), rule });
        }
    }
}

/// A decimal number as hundredths.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 2 {
        return None;
    }
    format!("{whole}{fraction:0<2}").parse().ok()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivesRaw {
    code: String,
    beyond: Option<toml::Value>,
    per: Option<toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RungRaw {
    up_to: Option<toml::Value>,
    below: Option<toml::Value>,
    gives: Vec<GivesRaw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LadderRaw {
    family: String,
    group: Option<String>,
    grid: Option<toml::Value>,
    #[serde(default)]
    source: Vec<String>,
    rungs: Vec<RungRaw>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct LaddersFile {
    ladder: Vec<Spanned<LadderRaw>>,
}

/// A quantity of the family's measure: a whole number, `0.5 cm`, or `10 cm2`.
fn quantity(measure: Measure, value: &toml::Value) -> Option<Quantity> {
    match measure {
        Measure::Count => value.as_integer().and_then(|number| Quantity::try_from(number).ok()),
        Measure::Size => value
            .as_str()
            .and_then(|text| Length::parse(text).ok())
            .map(|length| length.hundredths_mm().into()),
        Measure::Area => value.as_str().and_then(|text| Area::parse(text).ok()).map(|area| area.total),
    }
}

fn read_ladders(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: LaddersFile = reader.file("ladders.toml");
    for raw in &file.ladder {
        let row = reader.row("ladders.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let Some(family) = reader.family(row, book, &raw.family) else { continue };
        let measure = book.family(family).measure;
        let group = raw.group.as_ref().and_then(|word| reader.word(row, word, "site group", Group::parse));
        let mut read = |value: &Option<toml::Value>| {
            let quantity = value.as_ref().map(|value| quantity(measure, value));
            if quantity == Some(None) {
                reader.fault(row, format!("{value:?} is no {measure} of family '{}'", raw.family));
            }
            quantity.flatten()
        };
        let grid = read(&raw.grid);
        let mut rungs = Vec::new();
        for rung in &raw.rungs {
            let bound = match (read(&rung.up_to), read(&rung.below)) {
                (Some(end), None) => Bound::UpTo(end),
                (None, Some(end)) => Bound::Below(end),
                (None, None) => Bound::Top,
                (Some(_), Some(end)) => Bound::Below(end),
            };
            let gives: Vec<_> =
                rung.gives.iter().map(|gives| (gives, read(&gives.beyond), read(&gives.per))).collect();
            rungs.push((bound, gives));
        }
        let rungs: Vec<Rung> = rungs
            .into_iter()
            .map(|(bound, gives)| Rung {
                bound,
                gives: gives
                    .into_iter()
                    .filter_map(|(gives, beyond, per)| {
                        let code = reader.code(row, book, &gives.code)?;
                        let units = match (beyond, per) {
                            (Some(beyond), Some(per)) => Units::Each { beyond, per },
                            _ => Units::One,
                        };
                        Some(Gives { code, units })
                    })
                    .collect(),
            })
            .collect();
        for message in ladder_faults(&rungs) {
            reader.fault(row, format!("{message} (family '{}')", raw.family));
        }
        if book.ladders.insert((family, group), Ladder { rungs, grid, source: raw.source.clone() }).is_some()
        {
            reader.fault(row, format!("the ladder of '{}' stands twice", raw.family));
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PairRaw {
    column1: String,
    modifier: String,
    column2: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct PairsFile {
    pair: Vec<Spanned<PairRaw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRaw {
    code: String,
    most: u32,
    judged: u8,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct UnitsFile {
    unit: Vec<Spanned<UnitRaw>>,
}

fn read_pairs_and_units(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let pairs: PairsFile = reader.file("pairs.toml");
    for raw in &pairs.pair {
        let row = reader.row("pairs.toml", raw);
        let raw = raw.get_ref();
        let allowed = match raw.modifier.as_str() {
            "allowed" => true,
            "never" => false,
            other => {
                reader.fault(row, format!("modifier is 'allowed' or 'never', not '{other}'"));
                continue;
            }
        };
        let Some(column1) = reader.code(row, book, &raw.column1) else { continue };
        for other in &raw.column2 {
            let Some(column2) = reader.code(row, book, other) else { continue };
            if book.pairs.contains_key(&(column2, column1)) {
                reader.fault(row, format!("pair {column1}, {column2} is listed both ways"));
            }
            if book.pairs.insert((column1, column2), PairRow { column1, column2, allowed }).is_some() {
                reader.fault(row, format!("pair {column1}, {column2} stands twice"));
            }
        }
    }
    let units: UnitsFile = reader.file("units.toml");
    for raw in &units.unit {
        let row = reader.row("units.toml", raw);
        let raw = raw.get_ref();
        let judged = match raw.judged {
            1 => Judged::Line,
            2 => Judged::DayHard,
            3 => Judged::DaySoft,
            other => {
                reader.fault(row, format!("judged is 1, 2 or 3, not {other}"));
                continue;
            }
        };
        if let Some(code) = reader.code(row, book, &raw.code)
            && book.units.insert(code, UnitRow { most: raw.most, judged }).is_some()
        {
            reader.fault(row, format!("the limit of {code} stands twice"));
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteRaw {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(rename = "L")]
    l: Option<String>,
    #[serde(rename = "S")]
    s: Option<String>,
    #[serde(rename = "I")]
    i: Option<String>,
    #[serde(rename = "C")]
    c: Option<String>,
    #[serde(rename = "M")]
    m: Option<String>,
    class: Option<String>,
    side: Option<String>,
    fixed_side: Option<String>,
    fixed_part: Option<String>,
    #[serde(default)]
    modifiers: Vec<String>,
    organ: Option<String>,
    #[serde(default)]
    readings: Vec<String>,
    #[serde(default)]
    asks: bool,
    question: Option<String>,
    advice: Option<String>,
    rule: Option<String>,
    switch: Option<String>,
    #[serde(default)]
    icd: BTreeMap<String, String>,
    #[serde(default)]
    plain: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct SitesFile {
    site: Vec<Spanned<SiteRaw>>,
}

fn read_sites(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: SitesFile = reader.file("sites.toml");
    for (at, raw) in file.site.iter().enumerate() {
        let row = reader.row("sites.toml", raw);
        let raw = raw.get_ref();
        let id = SiteId(index(at));
        for name in std::iter::once(&raw.name).chain(&raw.names) {
            if let Some(other) = book.site_names.insert(fold(name), id)
                && other != id
            {
                reader.fault(
                    row,
                    format!("the name '{name}' already means '{}'", file.site[other.at()].get_ref().name),
                );
            }
        }
        let columns = [&raw.l, &raw.s, &raw.i, &raw.c, &raw.m];
        let mut groups = BTreeMap::new();
        for (column, word) in SiteColumn::ALL.iter().zip(columns) {
            let Some(word) = word else { continue };
            match Group::parse(word).filter(|group| group.word().starts_with(column.word())) {
                Some(group) => {
                    groups.insert(*column, group);
                }
                None => reader.fault(row, format!("'{word}' is no group of column {column}")),
            }
        }
        let opt = |reader: &mut Reader<'_>, word: &Option<String>| {
            word.as_ref().and_then(|word| reader.word(row, word, "side", Side::parse))
        };
        let fixed_side = opt(reader, &raw.fixed_side);
        let fixed_part = raw
            .fixed_part
            .as_ref()
            .and_then(|word| reader.word(row, word, "part (upper, lower)", Part::parse));
        let side = raw.side.as_ref().map_or(Some(SideNeed::None), |word| {
            reader.word(row, word, "side need (none, wanted, noted)", SideNeed::parse)
        });
        let rule = raw.rule.as_ref().and_then(|rule| reader.rule(row, book, rule));
        let switch =
            raw.switch.as_ref().and_then(|word| reader.word(row, word, "policy switch", Switch::parse));
        let modifiers = reader.words(row, &raw.modifiers, "modifier", Modifier::from_text);
        let mut icd = BTreeMap::new();
        for (category, code) in &raw.icd {
            if let Some(code) = reader.icd(row, code) {
                icd.insert(category.clone(), code);
            }
        }
        book.sites.push(SiteRow {
            name: raw.name.clone(),
            names: raw.names.clone(),
            groups,
            class: raw.class.clone(),
            side: side.unwrap_or(SideNeed::None),
            fixed_side,
            fixed_part,
            modifiers,
            organ: raw.organ.clone(),
            readings: Vec::new(),
            asks: raw.asks,
            question: raw.question.clone(),
            advice: raw.advice.clone(),
            rule,
            switch,
            icd,
            plain: raw.plain,
        });
    }
    for (at, raw) in file.site.iter().enumerate() {
        let row = reader.row("sites.toml", raw);
        for name in &raw.get_ref().readings {
            match book.site_named(name) {
                Some(id) => book.sites[at].readings.push(id),
                None => reader.fault(row, format!("reading '{name}' is no site")),
            }
        }
    }
    let mut seen = BTreeMap::new();
    for (id, site) in book.sites() {
        if !site.asks && !site.groups.is_empty() {
            seen.entry(site.signature()).or_insert(id);
        }
    }
    let mut classes: Vec<SiteId> = seen.into_values().collect();
    classes.sort_unstable();
    book.site_classes = classes;
}

#[derive(Deserialize)]
struct IcdFormRaw {
    class: String,
    side: Option<String>,
    part: Option<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "marks the rows for readers of the table")]
    unspecified_side: bool,
    #[serde(flatten)]
    codes: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct IcdFile {
    place: Vec<Spanned<IcdFormRaw>>,
}

fn read_icd_forms(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: IcdFile = reader.file("icd.toml");
    for raw in &file.place {
        let row = reader.row("icd.toml", raw);
        let raw = raw.get_ref();
        let side = raw.side.as_ref().and_then(|word| reader.word(row, word, "side", Side::parse));
        let part = raw.part.as_ref().and_then(|word| reader.word(row, word, "part", Part::parse));
        for code in raw.codes.values() {
            reader.icd(row, &code.replace("{h}", "1"));
        }
        if book.icd_forms.iter().any(|form| form.class == raw.class && form.side == side && form.part == part)
        {
            reader.fault(row, format!("class '{}' stands twice for this side and part", raw.class));
        }
        book.icd_forms.push(IcdForm { class: raw.class.clone(), side, part, codes: raw.codes.clone() });
    }
    let missing: Vec<String> = book
        .sites
        .iter()
        .filter_map(|site| site.class.clone())
        .filter(|class| !book.icd_forms.iter().any(|form| form.class == *class))
        .collect();
    for class in missing {
        reader.fault(Row { file: "icd.toml", line: 1 }, format!("class '{class}' of sites.toml has no row"));
    }
}

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
    behaviour: String,
    icd: Option<String>,
    category: Option<String>,
    histology: Option<String>,
    value: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "site_codes marks rows for readers; organs decide")]
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
    switch: Option<String>,
    #[serde(default)]
    readings: Vec<ReadingRaw>,
    question: Option<String>,
    #[serde(default)]
    cosmetic: bool,
    #[serde(default)]
    pigmented: bool,
    #[serde(default)]
    site_codes: bool,
    advice: Option<String>,
    rule: Option<String>,
    #[serde(default)]
    plain: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct DiagnosesFile {
    diagnosis: Vec<Spanned<DiagnosisRaw>>,
}

fn icd_source(
    reader: &mut Reader<'_>,
    row: Row<'_>,
    icd: Option<&String>,
    category: Option<&String>,
    histology: Option<&String>,
) -> IcdSource {
    match (icd, category) {
        (Some(code), None) => reader.icd(row, code).map_or(IcdSource::Open, IcdSource::Fixed),
        (None, Some(category)) => {
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

fn read_diagnoses(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: DiagnosesFile = reader.file("diagnoses.toml");
    for (at, raw) in file.diagnosis.iter().enumerate() {
        let row = reader.row("diagnoses.toml", raw);
        let raw = raw.get_ref();
        let id = DiagnosisId(index(at));
        for name in std::iter::once(&raw.name).chain(&raw.names) {
            if let Some(other) = book.diagnosis_names.insert(fold(name), id)
                && other != id
            {
                let other = &file.diagnosis[other.at()].get_ref().name;
                reader.fault(row, format!("the name '{name}' already means '{other}'"));
            }
        }
        let class = behaviour(reader, row, book, &raw.behaviour);
        let icd = icd_source(reader, row, raw.icd.as_ref(), raw.category.as_ref(), raw.histology.as_ref());
        let mut placed = Vec::new();
        for at in &raw.at {
            let sites = sites_named(reader, row, book, &at.sites);
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
            let mut source = icd_source(reader, row, own, category, histology);
            if source == IcdSource::Open {
                source = icd.clone();
            }
            if let Some(behaviour) = behaviour(reader, row, book, &reading.behaviour) {
                let (says, value) = (reading.says.clone(), reading.value.clone());
                readings.push(DiagnosisReading { says, behaviour, icd: source, value });
            }
        }
        let only_sites = sites_named(reader, row, book, &raw.only_sites);
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
        let Some(behaviour) = class else { continue };
        book.diagnoses.push(DiagnosisRow {
            name: raw.name.clone(),
            names: raw.names.clone(),
            behaviour,
            icd,
            at: placed,
            only_sites,
            switch,
            readings,
            question: raw.question.clone(),
            cosmetic: raw.cosmetic,
            pigmented: raw.pigmented,
            advice: raw.advice.clone(),
            rule,
        });
    }
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "the rule of a modifier is read by a later part")]
struct ModifierRaw {
    id: String,
    label: String,
    rule: Option<String>,
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

#[derive(Deserialize, Default)]
#[serde(default)]
struct SignsFile {
    sign: Vec<Spanned<SignRaw>>,
}

/// Modifiers, places of service, payers and signs: small tables without ties among each other.
fn read_claim_words(reader: &mut Reader<'_>, book: &mut CodeBook) {
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckRaw {
    item: String,
    scope: String,
    #[serde(default)]
    families: Vec<String>,
    #[serde(default)]
    payers: Vec<String>,
    needs: String,
    tier: String,
    level: String,
    rule: String,
    #[serde(default)]
    source: Vec<String>,
    message: String,
    remedy: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct ChecklistFile {
    item: Vec<Spanned<CheckRaw>>,
}

fn read_checklist(reader: &mut Reader<'_>, book: &mut CodeBook) {
    let file: ChecklistFile = reader.file("checklist.toml");
    for raw in &file.item {
        let row = reader.row("checklist.toml", raw);
        let raw = raw.get_ref();
        reader.sources(row, book, &raw.source);
        let families = raw.families.iter().filter_map(|id| reader.family(row, book, id)).collect();
        let payers = reader.words(row, &raw.payers, "payer", Payer::parse);
        let item = reader.word(row, &raw.item, "checklist item", Item::parse);
        let scope = reader.word(row, &raw.scope, "scope (lesion, encounter)", Scope::parse);
        let needs = reader.word(row, &raw.needs, "field of the encounter file", Field::parse);
        let tier = reader.word(row, &raw.tier, "tier (code, payer, practice)", Tier::parse);
        let level = reader.word(row, &raw.level, "level (blocker, warning, advice)", Level::parse);
        let rule = reader.rule(row, book, &raw.rule);
        if let (Some(item), Some(scope), Some(needs), Some(tier), Some(level), Some(rule)) =
            (item, scope, needs, tier, level, rule)
        {
            let (message, remedy) = (raw.message.clone(), raw.remedy.clone());
            book.checklist.push(CheckRow {
                item,
                scope,
                families,
                payers,
                needs,
                tier,
                level,
                rule,
                message,
                remedy,
            });
        }
    }
}
