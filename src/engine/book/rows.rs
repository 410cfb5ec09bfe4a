//! The rows of the tables, as rules see them.

use std::collections::BTreeMap;

use super::FamilyId;
use crate::engine::date::Date;
use crate::engine::encounter::Payer;
use crate::engine::ids::{Code, RuleId};
use crate::engine::lesion::{Part, Side};
use crate::engine::outcome::{Item, Level, Text, Tier};
use crate::engine::place::Field;
use crate::engine::procedure::{Closure, Extent, Kind, Method, Technique};
use crate::engine::words::words;

words!(
    /// What a family is measured by.
    Measure {
        /// The number of lesions.
        Count = "count",
        /// The greatest diameter.
        Size = "size",
        /// The excised diameter: lesion and margins.
        Excised = "excised",
        /// The treated area.
        Area = "area",
        /// The length of closed wounds.
        Length = "length",
        /// The time in minutes.
        Minutes = "minutes",
        /// Nothing: a lesion is a unit.
        Lesion = "lesion",
        /// The stages of Mohs surgery.
        Stages = "stages",
        /// The technique.
        Technique = "technique",
        /// The method and the extent.
        Way = "way",
        /// One lesion, several on one lid, or on different lids: 1, 2, 3.
        Lids = "lids",
    }
);
words!(
    /// A paired organ of which each side is a unit.
    Per { Lid = "lid", Eye = "eye", Ear = "ear" }
);
words!(
    /// A column of the site table: which grouping of sites a family uses.
    SiteColumn { L = "L", S = "S", I = "I", C = "C", M = "M" }
);
words!(
    /// A site group.
    Group {
        L1 = "L1", L2 = "L2", L3 = "L3",
        S1 = "S1", S2 = "S2",
        I1 = "I1", I2 = "I2", I3 = "I3",
        C1 = "C1", C2 = "C2", C3 = "C3", C4 = "C4",
        M1 = "M1", M2 = "M2",
    }
);
words!(
    /// Whether a site has sides.
    SideNeed {
        /// It has none that matters.
        None = "none",
        /// A digit or a modifier depends on it.
        Wanted = "wanted",
        /// The claim wants it, no digit depends on it.
        Noted = "noted",
    }
);
words!(
    /// Whether a checklist row is asked once per lesion or once per encounter.
    Scope { Lesion = "lesion", Encounter = "encounter" }
);

/// How a unit limit is judged (MUE adjudication indicator).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Per claim line.
    Line,
    /// Per day, never exceeded.
    DayHard,
    /// Per day, can be appealed.
    DaySoft,
}

/// From when a table is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableDate {
    /// Its name, such as `ncci_ptp`.
    pub name: String,
    /// First day of validity.
    pub from: Date,
    /// Source key.
    pub source: String,
    /// Its name and date, as they are told.
    pub dated: String,
}

/// Where facts come from.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// Its key.
    pub id: String,
    /// Short title.
    pub title: String,
    /// Where it is found.
    pub address: String,
    /// When it was published, as far as known.
    pub date: Option<String>,
}

/// The page of a rule.
#[derive(Clone, Debug)]
pub struct RulePage {
    /// Names the situation.
    pub title: String,
    /// What it says, in plain words.
    pub text: String,
    /// Source keys.
    pub source: Vec<String>,
    /// high, medium or low.
    pub confidence: String,
    /// Rules that complete or change it.
    pub see: Vec<RuleId>,
    /// The level of a message page (P-…).
    pub level: Option<String>,
    /// The rule that a message page is about.
    pub about: Option<RuleId>,
}

/// A family of procedures.
#[derive(Clone, Debug)]
pub struct FamilyRow {
    /// Its id, such as `DESTR_MALIG`.
    pub id: String,
    /// In our own words.
    pub label: String,
    /// The kinds of procedures that lead to it.
    pub kinds: Vec<Kind>,
    /// What it is measured by.
    pub measure: Measure,
    /// One set of lines for all lesions of the day, or one line per lesion.
    pub pooled: bool,
    /// The site column that chooses its ladder.
    pub group: Option<SiteColumn>,
    /// The organs that it belongs to, for site-specific families.
    pub organs: Vec<String>,
    /// It does not ask what the lesion is (R-CODE-04).
    pub any_diagnosis: bool,
    /// The class of closure, for families of closures.
    pub closure: Option<Closure>,
    /// One unit for each of these (N-32).
    pub per: Option<Per>,
    /// The rule cited for its ladder.
    pub rule: RuleId,
}

/// A behaviour of lesions.
#[derive(Clone, Debug)]
pub struct BehaviourRow {
    /// Its id, such as `in-situ`.
    pub id: String,
    /// In our own words.
    pub label: String,
    /// The family that each kind of procedure leads to; a kind without one leads to none.
    pub families: BTreeMap<Kind, FamilyId>,
    /// Invasive or in situ.
    pub malignant: bool,
    /// No report can change what it is: cyst, scar (N-51).
    pub steady: bool,
}

/// A procedure code.
#[derive(Clone, Debug)]
pub struct CodeRow {
    /// Its family.
    pub family: FamilyId,
    /// In our own words, never an official descriptor.
    pub label: String,
    /// Global days as published: 000, 010, 090, ZZZ, XXX, YYY.
    pub global: String,
    /// Multiple-procedure indicator.
    pub multiple: u8,
    /// Bilateral indicator.
    pub bilateral: u8,
    /// Total relative value outside a facility, in hundredths.
    pub rvu_office: u32,
    /// Total relative value in a facility, in hundredths.
    pub rvu_facility: u32,
    /// Work relative value, in hundredths.
    pub rvu_work: u32,
    /// Parents of an add-on; empty for a primary.
    pub parents: Vec<Code>,
    /// Whether Medicare has a price.
    pub priced: bool,
    /// Known by its number only: no documented fact leads to it here.
    pub by_number: bool,
}

/// A code that is chosen by how a thing was done, not by a quantity.
#[derive(Clone, Debug)]
pub struct WayRow {
    /// Its family.
    pub family: FamilyId,
    /// The code.
    pub code: Code,
    /// The add-on for every further one.
    pub each: Option<Code>,
    /// By this technique.
    pub technique: Option<Technique>,
    /// By one of these methods; empty: by any.
    pub methods: Vec<Method>,
    /// To this extent.
    pub extent: Option<Extent>,
    /// Of several, the highest counts.
    pub rank: u32,
    /// Source keys.
    pub source: Vec<String>,
}

/// A number that is no code.
#[derive(Clone, Debug)]
pub struct AbsentCode {
    /// What to use.
    pub text: String,
    /// The rule that says so.
    pub rule: RuleId,
}

/// Codes of other books that the procedures here include, from one number to another.
#[derive(Clone, Debug)]
pub struct IncludedCodes {
    /// The first.
    pub from: Code,
    /// The last.
    pub to: Code,
    /// What they are, and why they are no line of their own.
    pub text: String,
    /// The rule that says so.
    pub rule: RuleId,
}

/// A code of another chapter that is column 2 of codes of the book, where a modifier parts them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideRow {
    /// The code.
    pub code: Code,
    /// In our own words.
    pub label: String,
    /// The codes of column 1.
    pub under: Vec<Code>,
    /// The rule that says so.
    pub rule: RuleId,
}

/// A pair of codes that do not stand together, or only with a modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairRow {
    /// Stays.
    pub column1: Code,
    /// Takes the modifier, or goes.
    pub column2: Code,
    /// Indicator 1: a modifier may part them.
    pub allowed: bool,
}

/// The most units of a code in a day.
#[derive(Clone, Copy, Debug)]
pub struct UnitRow {
    /// The number.
    pub most: u32,
    /// How it is judged.
    pub judged: Judged,
    /// The rule named for this code; otherwise the general one.
    pub rule: Option<RuleId>,
}

/// How categories become codes at a site class.
#[derive(Clone, Debug)]
pub struct IcdForm {
    /// ICD-10-CM site class.
    pub class: String,
    /// Only on this side.
    pub side: Option<Side>,
    /// Only at this lid or lip.
    pub part: Option<Part>,
    /// The code of each category; `{h}` stands for the histology digit.
    pub codes: BTreeMap<String, String>,
}

/// A place of service.
#[derive(Clone, Debug)]
pub struct PosRow {
    /// In our own words.
    pub label: String,
    /// The facility rate applies.
    pub facility: bool,
    /// Procedures can be done there.
    pub hands_on: bool,
}

/// A row of the documentation checklist: procedure P needs field F.
#[derive(Clone, Debug)]
pub struct CheckRow {
    /// The item.
    pub item: Item,
    /// Per lesion or per encounter.
    pub scope: Scope,
    /// Only for these families; empty: all.
    pub families: Vec<FamilyId>,
    /// Only for these payers; empty: all.
    pub payers: Vec<Payer>,
    /// The field that answers it.
    pub needs: Field,
    /// How much it weighs.
    pub tier: Tier,
    /// The level of the finding when it is missing.
    pub level: Level,
    /// The rule.
    pub rule: RuleId,
    /// What is missing.
    pub message: String,
    /// What to do.
    pub remedy: Text,
}

/// Of the forms of a class the one for exactly this side and part, or for less and less of both.
pub(super) fn icd_form<'a>(
    forms: impl Iterator<Item = &'a IcdForm> + Clone,
    side: Option<Side>,
    part: Option<Part>,
) -> Option<&'a IcdForm> {
    let find = |side: Option<Side>, part: Option<Part>| {
        forms.clone().find(|form| form.side == side && form.part == part)
    };
    find(side, part).or_else(|| find(side, None)).or_else(|| find(None, part)).or_else(|| find(None, None))
}
