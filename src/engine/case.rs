//! What rules look at: the encounter, the book, and the facts of each lesion.

use std::cell::OnceCell;

use super::acts::Acts;
use super::book::{CodeBook, DiagnosisId, SiteId};
use super::encounter::Encounter;
use super::facts::{Facts, Meaning, Named, look_up, meaning};
use super::history::History;
use super::icd::{Coded, codes_of};
use super::lesion::{Count, Pathology};
use super::need::{Need, of as need_of};
use super::outcome::LesionId;
use super::policy::Policy;
use super::procedure::{Closure, Kind, Method, Technique};

/// An encounter beside the book, with its words looked up. Never changed by rules.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The encounter as documented.
    pub encounter: &'a Encounter,
    /// Earlier encounters.
    pub history: &'a History,
    /// The tables.
    pub book: &'a CodeBook,
    /// The switches in force.
    pub policy: &'a Policy,
    /// One for each lesion, in order.
    pub facts: Vec<Facts<'a>>,
    coded: OnceCell<Vec<Coded>>,
    needs: OnceCell<Vec<Need>>,
    acts: OnceCell<Acts>,
}

/// A fact that is tried in place of a missing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Try {
    /// A site.
    Site(SiteId),
    /// A diagnosis.
    Diagnosis(DiagnosisId),
    /// One of the readings of the diagnosis that was typed.
    Reading(usize),
    /// Any of its readings, where all lead to the same procedure codes.
    AnyReading,
    /// A diagnosis by a final report.
    Report(DiagnosisId),
    /// A number of lesions.
    Count(u32),
    /// A size or an area, in the unit of the family's ladder.
    Quantity(u64),
    /// A technique of a biopsy or of a photodynamic therapy.
    Technique(Technique),
    /// A method of destruction.
    Method(Method),
    /// A class of closure.
    Closure(Closure),
    /// A length of a closure, in hundredths of a millimetre.
    Length(u64),
    /// Stages of Mohs surgery.
    Stages(u32),
    /// Blocks beyond the fifth of a stage.
    Blocks(u32),
    /// Minutes of epilation.
    Minutes(u64),
    /// What was done in place of a destruction.
    Kind(Kind),
}

impl<'a> Case<'a> {
    /// Looks up the words of an encounter.
    pub fn new(encounter: &'a Encounter, history: &'a History, book: &'a CodeBook) -> Self {
        Self::of(encounter, history, book, look_up(encounter, book))
    }

    /// An encounter whose words were looked up already.
    pub fn of(
        encounter: &'a Encounter,
        history: &'a History,
        book: &'a CodeBook,
        facts: Vec<Facts<'a>>,
    ) -> Self {
        let (coded, needs, acts) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { encounter, history, book, policy: &encounter.policy, facts, coded, needs, acts }
    }

    /// The diagnosis codes of a lesion, found once.
    pub fn coded(&self, lesion: usize) -> &Coded {
        let all = || self.facts.iter().map(|facts| codes_of(facts, self.book)).collect();
        &self.coded.get_or_init(all)[lesion]
    }

    /// The lesions that one excision took out together with this one, itself among them; none where it was taken out alone
    /// (R-MEAS-20).
    pub fn in_one_act_with(&self, lesion: usize) -> &[usize] {
        self.acts.get_or_init(|| Acts::of(self.encounter)).with(lesion)
    }

    /// What the record shows of the need to remove a lesion, found once.
    pub fn need(&self, lesion: usize) -> Need {
        self.needs()[lesion]
    }

    /// The same of every lesion.
    pub fn needs(&self) -> &[Need] {
        self.needs.get_or_init(|| (0..self.facts.len()).map(|lesion| need_of(self, lesion)).collect())
    }

    /// The same case with facts tried for some lesions.
    pub fn with(&self, tries: &[(usize, Try)]) -> Self {
        let mut case = Self::of(self.encounter, self.history, self.book, self.facts.clone());
        for (lesion, value) in tries {
            let facts = &mut case.facts[*lesion];
            match *value {
                Try::Site(site) => {
                    let row = self.book.site(site);
                    facts.site = Named::Known(site);
                    facts.side = facts.lesion.side.or(row.fixed_side);
                    facts.part = facts.lesion.part.or(row.fixed_part);
                }
                Try::Diagnosis(row) => {
                    facts.diagnosis = Named::Known(meaning(row, None, self.book, self.policy));
                    // What is cut out is one lesion, whatever it is called (N-52).
                    let cut = facts.lesion.passes(Kind::Excision).next().is_some();
                    if cut && facts.lesion.count == Count::NotStated {
                        facts.count = Some(1);
                    }
                    // Who can answer what it was has the report.
                    if facts.pathology == Pathology::Pending {
                        facts.pathology = Pathology::Final;
                    }
                }
                Try::Reading(reading) => {
                    if let Named::Known(known) = facts.diagnosis {
                        facts.diagnosis =
                            Named::Known(meaning(known.row, Some(reading), self.book, self.policy));
                    }
                }
                Try::AnyReading => {
                    if let Named::Known(known) = facts.diagnosis {
                        let first = meaning(known.row, Some(0), self.book, self.policy);
                        facts.diagnosis = Named::Known(Meaning { for_all: true, ..first });
                    }
                }
                Try::Report(row) => {
                    // A report that bears out what was named leaves the name.
                    let named = facts.diagnosis.known().and_then(|known| known.behaviour(self.book));
                    if named != Some(self.book.diagnosis(row).behaviour) {
                        facts.diagnosis = Named::Known(meaning(row, None, self.book, self.policy));
                    }
                    facts.pathology = Pathology::Final;
                    // An entry that waits for one report is one lesion, whatever the report says (N-52).
                    if facts.lesion.count == Count::NotStated {
                        facts.count = Some(1);
                    }
                }
                Try::Count(count) => facts.count = Some(count),
                Try::Quantity(quantity) => facts.tried = Some(quantity),
                Try::Technique(technique) => facts.done.technique = Some(technique),
                Try::Method(method) => facts.done.method = Some(method),
                Try::Closure(closure) => facts.done.closure = Some(closure),
                Try::Length(length) => facts.done.length = Some(length),
                Try::Stages(stages) => facts.done.stages = Some(stages),
                Try::Blocks(blocks) => facts.done.blocks = Some(blocks),
                Try::Kind(kind) => facts.done.kind = Some(kind),
                Try::Minutes(minutes) => facts.done.minutes = Some(minutes),
            }
        }
        case
    }

    /// The id of a lesion, as documented.
    pub fn id(&self, lesion: usize) -> &'a str {
        &self.encounter.lesions[lesion].id
    }

    /// The ids of lesions, in the order of entry.
    pub fn ids(&self, lesions: &[usize]) -> Vec<LesionId> {
        lesions.iter().map(|lesion| self.id(*lesion).into()).collect()
    }

    /// The ids of lesions as words: "lesion A", "lesions A, B and C".
    pub fn name(&self, lesions: &[usize]) -> String {
        match lesions {
            [] => "no lesion".to_owned(),
            [one] => ["lesion ", self.id(*one)].concat(),
            [first @ .., last] => {
                let mut out = String::with_capacity(12 + 8 * lesions.len());
                for (at, lesion) in first.iter().enumerate() {
                    out.push_str(if at == 0 { "lesions " } else { ", " });
                    out.push_str(self.id(*lesion));
                }
                out.push_str(" and ");
                out.push_str(self.id(*last));
                out
            }
        }
    }
}
