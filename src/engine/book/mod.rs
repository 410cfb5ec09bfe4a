//! The book: one edition of tables, checked when it is loaded, and the questions that rules ask of it.

mod check;
mod checklists;
mod commentary;
mod diagnosis_row;
mod doubt;
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
use super::ids::{Code, Icd, Modifier, RuleId};
use super::lesion::{Part, Side};
use super::outcome::Outlook;
use super::procedure::{Closure, Kind};

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

    /// A family.
    #[must_use]
    pub fn family(&self, id: FamilyId) -> &FamilyRow {
        &self.families[id.at()]
    }

    /// All families.
    pub fn families(&self) -> impl Iterator<Item = (FamilyId, &FamilyRow)> {
        self.families.iter().enumerate().map(|(at, row)| (FamilyId(index(at)), row))
    }

    /// The family with this id.
    #[must_use]
    pub fn family_named(&self, id: &str) -> Option<FamilyId> {
        self.families.iter().position(|row| row.id == id).map(|at| FamilyId(index(at)))
    }

    /// A behaviour.
    #[must_use]
    pub fn behaviour(&self, id: BehaviourId) -> &BehaviourRow {
        &self.behaviours[id.at()]
    }

    /// All behaviours.
    pub fn behaviours(&self) -> impl Iterator<Item = (BehaviourId, &BehaviourRow)> {
        self.behaviours.iter().enumerate().map(|(at, row)| (BehaviourId(index(at)), row))
    }

    /// The family that a kind of procedure leads to for a behaviour.
    #[must_use]
    pub fn family_of(&self, kind: Kind, behaviour: BehaviourId) -> Option<FamilyId> {
        self.behaviour(behaviour).families.get(&kind).copied()
    }

    /// The family that a kind of procedure leads to for the behaviour with this id.
    #[must_use]
    pub fn family_by(&self, kind: Kind, behaviour: &str) -> Option<FamilyId> {
        self.behaviours.iter().find(|row| row.id == behaviour)?.families.get(&kind).copied()
    }

    /// The family of a kind of procedure that does not ask what the lesion is, away from organs with their own (R-CODE-04).
    #[must_use]
    pub fn family_without_diagnosis(&self, kind: Kind) -> Option<FamilyId> {
        let fits = |row: &FamilyRow| {
            row.any_diagnosis && row.kinds.contains(&kind) && row.organs.is_empty() && row.closure.is_none()
        };
        self.families().find(|(_, row)| fits(row)).map(|(id, _)| id)
    }

    /// The family of a class of closure.
    #[must_use]
    pub fn family_of_closure(&self, closure: Closure) -> Option<FamilyId> {
        self.families().find(|(_, row)| row.closure == Some(closure)).map(|(id, _)| id)
    }

    /// The family that an organ has of its own for a kind of procedure (R-CODE-13).
    #[must_use]
    pub fn family_at(&self, organ: &str, kind: Kind) -> Option<FamilyId> {
        let fits = |row: &FamilyRow| row.kinds.contains(&kind) && row.organs.iter().any(|own| own == organ);
        self.families().find(|(_, row)| fits(row)).map(|(id, _)| id)
    }

    /// The codes of a family that are chosen by technique, method or extent.
    pub fn ways(&self, family: FamilyId) -> impl Iterator<Item = &WayRow> {
        self.ways.iter().filter(move |way| way.family == family)
    }

    /// The code with which the ladder of a family begins: that of one lesion, the smallest size, the first site group.
    #[must_use]
    pub fn first_code(&self, family: FamilyId) -> Option<Code> {
        if let Some(way) = self.ways(family).next() {
            return Some(way.code);
        }
        let ladder = self
            .ladder(family, None)
            .or_else(|| self.ladder(family, self.groups_of(family).first().copied()))?;
        Some(ladder.rungs.first()?.gives.first()?.code)
    }

    /// Whether any family of this edition is reached by this kind of procedure.
    #[must_use]
    pub fn knows_kind(&self, kind: Kind) -> bool {
        self.checklists.knows(kind)
    }

    /// The row of a code.
    #[must_use]
    pub fn code(&self, code: Code) -> Option<&CodeRow> {
        self.codes.get(&code)
    }

    /// All codes in order.
    pub fn codes(&self) -> impl Iterator<Item = (Code, &CodeRow)> {
        self.code_order.iter().filter_map(|code| Some((*code, self.codes.get(code)?)))
    }

    /// Why a number is no code.
    #[must_use]
    pub fn absent(&self, code: Code) -> Option<&AbsentCode> {
        self.absent.get(&code)
    }

    /// A code of another chapter that is column 2 of codes of this book.
    #[must_use]
    pub fn beside(&self, code: Code) -> Option<&BesideRow> {
        self.beside.iter().find(|row| row.code == code)
    }

    /// Why a code of another book is part of what is done here.
    #[must_use]
    pub fn included(&self, code: Code) -> Option<&IncludedCodes> {
        self.included.iter().find(|codes| codes.from <= code && code <= codes.to)
    }

    /// The ladder of a family, in a site group where the family has groups.
    #[must_use]
    pub fn ladder(&self, family: FamilyId, group: Option<Group>) -> Option<&Ladder> {
        self.ladders.get(&(family, group))
    }

    /// The groups for which a family has ladders, in order.
    #[must_use]
    pub fn groups_of(&self, family: FamilyId) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        groups.extend(self.ladders.keys().filter(|(of, _)| *of == family).filter_map(|(_, group)| *group));
        groups.sort_unstable();
        groups
    }

    /// The pair of two codes, whichever of them is column 1 (R-CLAIM-01).
    #[must_use]
    pub fn pair(&self, one: Code, other: Code) -> Option<&PairRow> {
        self.pairs.get(&(one, other)).or_else(|| self.pairs.get(&(other, one)))
    }

    /// All pairs, by column 1 and 2.
    #[must_use]
    pub fn pairs(&self) -> Vec<&PairRow> {
        let mut pairs: Vec<&PairRow> = Vec::with_capacity(self.pairs.len());
        pairs.extend(self.pairs.values());
        pairs.sort_by_key(|pair| (pair.column1, pair.column2));
        pairs
    }

    /// The most units of a code in a day.
    #[must_use]
    pub fn unit_limit(&self, code: Code) -> Option<&UnitRow> {
        self.units.get(&code)
    }

    /// A site.
    #[must_use]
    pub fn site(&self, id: SiteId) -> &SiteRow {
        &self.sites[id.at()]
    }

    /// All sites.
    pub fn sites(&self) -> impl Iterator<Item = (SiteId, &SiteRow)> {
        self.sites.iter().enumerate().map(|(at, row)| (SiteId(index(at)), row))
    }

    /// The site of a name or synonym, in any case and spacing.
    #[must_use]
    pub fn site_named(&self, name: &str) -> Option<SiteId> {
        names::named(&self.site_names, name)
    }

    /// A site that is written with its side before or behind it, such as left cheek: the side has a place of its own.
    fn sided_site(&self, typed: &str) -> Option<(SiteId, Side)> {
        let typed = names::fold(typed);
        let before = typed.split_once(' ');
        let behind = typed.rsplit_once(' ').map(|(site, side)| (side, site));
        [before, behind].into_iter().flatten().find_map(|(side, site)| {
            let side = match side {
                "l" => Side::Left,
                "r" => Side::Right,
                "both" | "bilat" => Side::Bilateral,
                word => Side::parse(word)?,
            };
            Some((self.site_named(site)?, side))
        })
    }

    /// One site for each kind of site that codes can tell apart: what is tried when a site is missing.
    #[must_use]
    pub fn site_classes(&self) -> &[SiteId] {
        &self.site_classes
    }

    /// A diagnosis.
    #[must_use]
    pub fn diagnosis(&self, id: DiagnosisId) -> &DiagnosisRow {
        &self.diagnoses[id.at()]
    }

    /// All diagnoses.
    pub fn diagnoses(&self) -> impl Iterator<Item = (DiagnosisId, &DiagnosisRow)> {
        self.diagnoses.iter().enumerate().map(|(at, row)| (DiagnosisId(index(at)), row))
    }

    /// The diagnosis of a name or synonym, in any case and spacing.
    #[must_use]
    pub fn diagnosis_named(&self, name: &str) -> Option<DiagnosisId> {
        names::named(&self.diagnosis_names, name)
    }

    /// Up to three names of diagnoses near a typed one.
    #[must_use]
    pub fn near_diagnoses(&self, typed: &str) -> Vec<String> {
        let rows = self.diagnoses.iter();
        near::near(
            typed,
            rows.flat_map(|row| std::iter::once(&row.name).chain(&row.names)).map(String::as_str),
        )
    }

    /// Up to three names of sites near a typed one; where a known site is typed with its side, that alone.
    #[must_use]
    pub fn near_sites(&self, typed: &str) -> Vec<String> {
        if let Some((site, side)) = self.sided_site(typed) {
            return vec![format!("site = \"{}\" with side = \"{}\"", self.site(site).name, side.word())];
        }
        let rows = self.sites.iter();
        near::near(
            typed,
            rows.flat_map(|row| std::iter::once(&row.name).chain(&row.names)).map(String::as_str),
        )
    }

    /// The diagnosis that an ICD-10-CM code stands for, typed in place of a name.
    #[must_use]
    pub fn diagnosis_coded(&self, icd: Icd) -> Option<DiagnosisId> {
        diagnosis_row::diagnosis_coded(&self.diagnoses, (&self.icd_forms, &self.sites), icd)
    }

    /// The diagnosis that stands for a code which no row has, if the edition takes such codes (R-DX-21).
    #[must_use]
    pub fn code_alone(&self) -> Option<DiagnosisId> {
        self.code_alone
    }

    /// What is known of an ICD-10-CM code.
    #[must_use]
    pub fn icd_standing(&self, icd: Icd) -> IcdStanding {
        self.listed_icd.standing(icd)
    }

    /// Whether the book has every code of the category of this one.
    #[must_use]
    pub fn completes(&self, icd: Icd) -> bool {
        self.listed_icd.complete.iter().any(|category| category == icd.category())
    }

    /// Whether a text bears a question mark, so that no name in it is a diagnosis (N-28).
    #[must_use]
    pub fn asks(&self, typed: &str) -> bool {
        doubt::asks(typed)
    }

    /// Whether a text only suspects what it names (N-28, N-50).
    #[must_use]
    pub fn doubts(&self, typed: &str) -> bool {
        self.doubt.beside(typed)
    }

    /// The diagnosis that stands for a report when the futures of a held lesion are assessed.
    #[must_use]
    pub fn outcome(&self, outlook: Outlook) -> Option<DiagnosisId> {
        self.outcomes.get(&outlook).copied()
    }

    /// The diagnosis that stands for a growth about which nothing is decided (N-50).
    #[must_use]
    pub fn undecided(&self) -> DiagnosisId {
        self.undecided
    }

    /// The row that builds ICD-10-CM codes at a site class, side and part; falls back to the unspecified side.
    #[must_use]
    pub fn icd_form(&self, class: &str, side: Option<Side>, part: Option<Part>) -> Option<&IcdForm> {
        rows::icd_form(self.icd_forms_of(class), side, part)
    }

    /// The rows that build ICD-10-CM codes at a site class, whatever side and part.
    pub fn icd_forms_of(&self, class: &str) -> impl Iterator<Item = &IcdForm> + Clone {
        let forms = self.icd_classes.get(class).map(Vec::as_slice).unwrap_or_default();
        forms.iter().map(|at| &self.icd_forms[*at])
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
