//! An encounter as keys and values in the order of the file, only what is stated: what every writer starts from.

use crate::engine::date::Date;
use crate::engine::encounter::{Accepted, Amended, Billed, Encounter};
use crate::engine::lesion::{Count, Lesion};
use crate::engine::procedure::Procedure;
use crate::engine::size::Measured;

use super::schema::SCHEMA;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Whole(i64),
    Flag(bool),
    Day(Date),
    Moment(String),
    Texts(Vec<String>),
    Wholes(Vec<u32>),
    Table(Rows),
    Tables(Vec<Rows>),
}

/// Keys and values in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Rows(pub Vec<(&'static str, Cell)>);

impl Rows {
    pub fn get(&self, key: &str) -> Option<&Cell> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, cell)| cell)
    }

    /// The table of a key; empty where there is none.
    pub fn table_of(&self, key: &str) -> &Self {
        static NONE: Rows = Rows(Vec::new());
        match self.get(key) {
            Some(Cell::Table(rows)) => rows,
            Some(_) | None => &NONE,
        }
    }

    /// The tables of a key; none where there are none.
    pub fn tables_of(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Cell::Tables(tables)) => tables,
            Some(_) | None => &[],
        }
    }

    /// The text of the key `id`; empty where there is none.
    pub fn id(&self) -> &str {
        match self.get("id") {
            Some(Cell::Text(id)) => id,
            Some(_) | None => "",
        }
    }

    fn put(&mut self, key: &'static str, cell: Option<Cell>) {
        self.0.extend(cell.map(|cell| (key, cell)));
    }

    fn text(&mut self, key: &'static str, text: Option<&str>) {
        self.put(key, text.map(|text| Cell::Text(text.to_owned())));
    }

    fn length(&mut self, key: &'static str, length: Option<&Measured>) {
        self.text(key, length.map(|length| length.typed.as_str()));
    }

    fn whole(&mut self, key: &'static str, number: Option<u32>) {
        self.put(key, number.map(|number| Cell::Whole(i64::from(number))));
    }

    fn texts(&mut self, key: &'static str, texts: Vec<String>) {
        self.put(key, Some(texts).filter(|texts| !texts.is_empty()).map(Cell::Texts));
    }

    fn table(&mut self, key: &'static str, rows: Self) {
        self.put(key, Some(rows).filter(|rows| !rows.0.is_empty()).map(Cell::Table));
    }

    fn tables(&mut self, key: &'static str, tables: Vec<Self>) {
        self.put(key, Some(tables).filter(|tables| !tables.is_empty()).map(Cell::Tables));
    }
}

/// The whole encounter.
pub(super) fn rows(encounter: &Encounter) -> Rows {
    let mut rows = Rows::default();
    rows.put("schema", Some(Cell::Whole(SCHEMA)));
    rows.text("id", encounter.id.as_deref());
    rows.text("edition", encounter.edition.as_deref());
    rows.put("date_of_service", encounter.date_of_service.map(Cell::Day));
    rows.text("place_of_service", encounter.place_of_service.as_deref());
    rows.text("payer", encounter.payer.map(|payer| payer.word()));
    head_tables(encounter, &mut rows);
    rows.tables("amended", encounter.amended.iter().map(amended).collect());
    rows.tables("accepted", encounter.accepted.iter().map(accepted).collect());
    rows.tables("billed", encounter.billed.iter().map(billed).collect());
    rows.tables("lesion", encounter.lesions.iter().map(lesion).collect());
    rows
}

fn head_tables(encounter: &Encounter, rows: &mut Rows) {
    let mut patient = Rows::default();
    patient.text("id", encounter.patient.id.as_deref());
    patient.text("name", encounter.patient.name.as_deref());
    patient.put("birth_date", encounter.patient.birth_date.map(Cell::Day));
    rows.table("patient", patient);

    let mut clinician = Rows::default();
    clinician.text("name", encounter.clinician.name.as_deref());
    clinician.text("credentials", encounter.clinician.credentials.as_deref());
    clinician.text("npi", encounter.clinician.npi.as_deref());
    clinician.put("signed", encounter.clinician.signed.clone().map(Cell::Moment));
    rows.table("clinician", clinician);

    if let Some(stated) = &encounter.visit {
        let mut visit = Rows::default();
        visit.text("code", stated.code.as_deref());
        visit.text("separate_work", stated.separate_work.as_deref());
        visit.text("decision_for", stated.decision_for.as_deref());
        // A visit of which nothing is known is still a visit.
        rows.put("visit", Some(Cell::Table(visit)));
    }

    let mut record = Rows::default();
    record.text("consent", encounter.record.consent.as_deref());
    record.text("response", encounter.record.response.as_deref());
    record.text("complications", encounter.record.complications.as_deref());
    record.text("aftercare", encounter.record.aftercare.as_deref());
    record.text("plan", encounter.record.plan.as_deref());
    record.text("abn", encounter.record.abn.map(|abn| abn.word()));
    record.text("liability", encounter.record.liability.map(|liability| liability.word()));
    rows.table("record", record);

    let mut stated = Rows::default();
    stated.whole("premalignant", encounter.stated.premalignant);
    stated.whole("benign", encounter.stated.benign);
    stated.whole("tags", encounter.stated.tags);
    rows.table("stated", stated);

    let mut policy = Rows::default();
    for (switch, value) in encounter.policy.stated() {
        policy.text(switch.word(), Some(value));
    }
    rows.table("policy", policy);
}

fn amended(amended: &Amended) -> Rows {
    let mut rows = Rows::default();
    rows.put("at", Some(Cell::Moment(amended.at.clone())));
    rows.text("reason", Some(&amended.reason));
    rows.put("of", Some(Cell::Moment(amended.of.clone())));
    rows
}

fn accepted(accepted: &Accepted) -> Rows {
    let mut rows = Rows::default();
    rows.text("rule", Some(&accepted.rule));
    rows.text("lesion", accepted.lesion.as_deref());
    rows.text("reason", Some(&accepted.reason));
    rows
}

fn billed(billed: &Billed) -> Rows {
    let mut rows = Rows::default();
    rows.text("code", Some(&billed.code));
    rows.whole("units", billed.units);
    rows.texts("modifiers", billed.modifiers.clone());
    rows.texts("diagnoses", billed.diagnoses.clone());
    rows
}

fn lesion(lesion: &Lesion) -> Rows {
    let mut rows = Rows::default();
    rows.text("id", Some(&lesion.id));
    rows.text("diagnosis", lesion.diagnosis.as_deref());
    rows.text("suspected", lesion.suspected.as_deref());
    rows.text("icd10", lesion.icd10.as_deref());
    rows.text("pathology", lesion.pathology.map(|pathology| pathology.word()));
    rows.text("site", lesion.site.as_deref());
    rows.text("side", lesion.side.map(|side| side.word()));
    rows.text("part", lesion.part.map(|part| part.word()));
    rows.text("site_detail", lesion.site_detail.as_deref());
    match &lesion.count {
        Count::NotStated => {}
        Count::Exactly(number) => rows.whole("count", Some(*number)),
        Count::Vague(word) => rows.text("count", Some(word)),
    }
    rows.length("size", lesion.size.as_ref());
    rows.text("area", lesion.area.as_ref().map(|area| area.typed.as_str()));
    rows.text("indication", lesion.indication.as_deref());
    rows.texts("symptoms", lesion.symptoms.iter().map(|symptom| symptom.word().to_owned()).collect());
    rows.text("description", lesion.description.as_deref());
    rows.text("anesthesia", lesion.anesthesia.as_deref());
    rows.text("intent", lesion.intent.map(|intent| intent.word()));
    rows.text("specimen", lesion.specimen.as_deref());
    rows.tables("procedure", lesion.procedures.iter().map(procedure).collect());
    rows
}

fn procedure(procedure: &Procedure) -> Rows {
    let mut rows = Rows::default();
    rows.text("kind", Some(procedure.kind.word()));
    rows.texts("methods", procedure.methods.iter().map(|method| method.word().to_owned()).collect());
    rows.whole("cycles", procedure.cycles);
    rows.length("size_after", procedure.size_after.as_ref());
    rows.text("extent", procedure.extent.map(|extent| extent.word()));
    rows.text("technique", procedure.technique.map(|technique| technique.word()));
    rows.length("margin", procedure.margin.as_ref());
    rows.length("excised", procedure.excised.as_ref());
    rows.text("depth", procedure.depth.map(|depth| depth.word()));
    rows.text("closure", procedure.closure.map(|closure| closure.word()));
    rows.length("closure_length", procedure.closure_length.as_ref());
    rows.whole("stages", procedure.stages);
    let blocks = Some(procedure.blocks.clone()).filter(|blocks| !blocks.is_empty());
    rows.put("blocks", blocks.map(Cell::Wholes));
    rows.put("deep_structure", procedure.deep_structure.map(Cell::Flag));
    rows.text("drug", procedure.drug.as_deref());
    rows.whole("minutes", procedure.minutes);
    rows.texts("also", procedure.also.clone());
    rows.text("details", procedure.details.as_deref());
    rows
}
