//! The book: one edition of tables, checked when it is loaded, and the questions that rules ask of it.

mod check;
mod checklists;
mod codes;
mod commentary;
mod diagnoses;
mod diagnosis_row;
mod doubt;
mod families;
mod file;
mod ladder;
mod listed_icd;
mod names;
mod near;
mod parse;
mod payer_rows;
mod quick;
mod regions;
mod rows;
mod site_row;
mod sites;
mod visits;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::check::Fault;
pub use self::commentary::{Answer, Commentary, Disagreement, Example, Told, Typed};
pub use self::diagnosis_row::{DiagnosisAt, DiagnosisReading, DiagnosisRow, IcdSource};
pub use self::file::BookFile;
pub use self::ladder::{Bound, Gives, Ladder, Quantity, Reached, Rounding, Rung, Units};
pub use self::listed_icd::IcdStanding;
pub use self::names::{fold, one_slip};
pub use self::near::did_you_mean;
pub use self::payer_rows::{CoveredRow, DrugRow, Necessity, NoteWhen, PayerNote, PayerRow, SignRow};
pub use self::regions::Regions;
pub use self::rows::{
    AbsentCode, BehaviourRow, BesideRow, CheckRow, CodeRow, FamilyRow, Group, IcdForm, IncludedCodes, Judged,
    Measure, PairRow, Per, PosRow, RulePage, Scope, SideNeed, SiteColumn, SourceRow, TableDate, UnitRow,
    WayRow,
};
pub use self::site_row::SiteRow;
pub use self::visits::{VisitRow, Visits};

use self::checklists::Checklists;
use self::doubt::Doubt;
use self::listed_icd::ListedIcd;
use self::quick::Map;
use super::date::Date;
use super::encounter::Payer;
use super::ids::{Code, Modifier, RuleId};
use super::outcome::Outlook;
use super::procedure::Kind;

/// Declares an index into one table of the book.
macro_rules! row_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(super) u16);

        impl $name {
            pub(super) fn at(self) -> usize {
                usize::from(self.0)
            }
        }
    };
}
row_id!(
    /// A row of the site table.
    SiteId
);
row_id!(
    /// A row of the diagnosis table.
    DiagnosisId
);
row_id!(
    /// A row of the family table.
    FamilyId
);
row_id!(
    /// A row of the behaviour table.
    BehaviourId
);

/// One edition of the tables. Private and checked: a book that exists has no gap, no dangling name, no ladder
/// without a top.
#[derive(Debug)]
pub struct CodeBook {
    edition: String,
    title: String,
    from: Date,
    to: Date,
    tables: Arc<[TableDate]>,
    outcomes: BTreeMap<Outlook, DiagnosisId>,
    undecided: DiagnosisId,
    code_alone: Option<DiagnosisId>,
    sources: Map<String, SourceRow>,
    rules: Map<RuleId, RulePage>,
    rule_order: Vec<RuleId>,
    families: Vec<FamilyRow>,
    behaviours: Vec<BehaviourRow>,
    codes: Map<Code, CodeRow>,
    code_order: Vec<Code>,
    absent: BTreeMap<Code, AbsentCode>,
    included: Vec<IncludedCodes>,
    beside: Vec<BesideRow>,
    ladders: Map<(FamilyId, Option<Group>), Ladder>,
    ways: Vec<WayRow>,
    pairs: Map<(Code, Code), PairRow>,
    units: Map<Code, UnitRow>,
    sites: Vec<SiteRow>,
    site_names: Map<String, SiteId>,
    site_classes: Vec<SiteId>,
    diagnoses: Vec<DiagnosisRow>,
    diagnosis_names: Map<String, DiagnosisId>,
    doubt: Doubt,
    listed_icd: ListedIcd,
    icd_forms: Vec<IcdForm>,
    /// The forms of each site class, by their number; laid out when the book is loaded.
    icd_classes: Map<String, Vec<usize>>,
    modifiers: BTreeMap<Modifier, String>,
    pos: BTreeMap<String, PosRow>,
    payers: Vec<PayerRow>,
    necessity: Necessity,
    drugs: BTreeMap<Code, DrugRow>,
    checklist: Vec<CheckRow>,
    checklists: Checklists,
    visits: Visits,
    regions: Regions,
}

impl CodeBook {
    /// Reads and checks the files of one edition.
    ///
    /// # Errors
    /// Every fault of every file, each with file and line: bad rows, gaps, overlaps, ladders without a top, names
    /// that lead nowhere or twice. Files that cannot be read at all are told first and alone.
    pub fn load(files: &[BookFile<'_>]) -> Result<Self, Vec<Fault>> {
        parse::load(files)
    }

    /// Lays out what is looked up often, once everything has been read.
    fn lay_out(&mut self) {
        self.checklists = Checklists::new(&self.checklist, &self.families);
        for (at, form) in self.icd_forms.iter().enumerate() {
            self.icd_classes.entry(form.class.clone()).or_default().push(at);
        }
        self.listed_icd.gather(&self.diagnoses, &self.icd_forms, &self.sites);
    }

    /// The edition's name: its calendar year.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// What the edition is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// First and last date of service of the edition.
    #[must_use]
    pub const fn period(&self) -> (Date, Date) {
        (self.from, self.to)
    }

    /// The tables with the dates from which they are valid.
    #[must_use]
    pub fn tables(&self) -> &Arc<[TableDate]> {
        &self.tables
    }

    /// The source with this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&SourceRow> {
        self.sources.get(key)
    }

    /// The page of a rule.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&RulePage> {
        self.rules.get(&id)
    }

    /// All rule pages, in the order of the pages.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &RulePage)> {
        self.rule_order.iter().filter_map(|id| Some((*id, self.rules.get(id)?)))
    }

    /// What a modifier means, in our own words.
    #[must_use]
    pub fn modifier(&self, modifier: Modifier) -> Option<&str> {
        self.modifiers.get(&modifier).map(String::as_str)
    }

    /// A place of service.
    #[must_use]
    pub fn place_of_service(&self, code: &str) -> Option<&PosRow> {
        self.pos.get(code)
    }

    /// All places of service, by code.
    pub fn places_of_service(&self) -> impl Iterator<Item = (&str, &PosRow)> {
        self.pos.iter().map(|(code, row)| (code.as_str(), row))
    }

    /// What a payer asks for.
    #[must_use]
    pub fn payer(&self, id: super::encounter::Payer) -> Option<&PayerRow> {
        self.payers.iter().find(|row| row.id == id)
    }

    /// Whether a payer follows the national and local policies of Medicare (R-PAY-06).
    #[must_use]
    pub fn follows_medicare(&self, payer: Option<Payer>) -> bool {
        payer.and_then(|payer| self.payer(payer)).is_some_and(|row| row.medicare)
    }

    /// What makes the removal of a benign lesion necessary.
    #[must_use]
    pub fn necessity(&self) -> &Necessity {
        &self.necessity
    }

    /// A drug that has a line of its own.
    #[must_use]
    pub fn drug(&self, code: Code) -> Option<&DrugRow> {
        self.drugs.get(&code)
    }

    /// What is known of visits.
    #[must_use]
    pub const fn visits(&self) -> &Visits {
        &self.visits
    }

    /// Which sites may be said in place of others.
    #[must_use]
    pub const fn regions(&self) -> &Regions {
        &self.regions
    }

    /// The rows of the documentation checklist.
    #[must_use]
    pub fn checklist(&self) -> &[CheckRow] {
        &self.checklist
    }

    /// The numbers of the checklist rows that are asked once for an encounter.
    #[must_use]
    pub fn checklist_of_encounter(&self) -> &[usize] {
        self.checklists.of_encounter()
    }

    /// The numbers of the checklist rows of a lesion of this family and for this payer: each item once, the strictest
    /// row first.
    #[must_use]
    pub fn checklist_of_family(&self, family: FamilyId, payer: Option<Payer>) -> &[usize] {
        self.checklists.of_family(family, payer)
    }

    /// The same where only the kind of procedure is known: for every family that it can lead to.
    #[must_use]
    pub fn checklist_of_kind(&self, kind: Kind, payer: Option<Payer>) -> &[usize] {
        self.checklists.of_kind(kind, payer)
    }

    /// Whether a payer wants to know why something of this family was done.
    #[must_use]
    pub fn asks_need(&self, family: FamilyId, payer: Option<Payer>) -> bool {
        self.checklists.asks_need(family, payer)
    }
}

/// A row number as kept in ids; tables are far smaller than the type.
fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
