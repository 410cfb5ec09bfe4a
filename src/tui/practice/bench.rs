//! Answering by documenting: a workbench of its own for the practised encounter. It is blind: nothing is coded before the
//! answer is given, so that there is nothing to be seen.

use crate::engine::assess;
use crate::engine::book::CodeBook;
use crate::engine::encounter::{Encounter, Stated};
use crate::engine::history::History;
use crate::practice::answer::{Answer, Query};
use crate::practice::grade::questions;
use crate::practice::scenario::fill;
use crate::practice::{Decision, Item, Key};
use crate::tui::ctx::Ctx;
use crate::tui::model::Model;

/// The workbench of a note.
#[derive(Clone, Debug)]
pub struct Bench {
    /// Its table, without codes.
    pub table: Box<Model>,
}

impl Bench {
    /// A workbench with what stands at the head of the note, and without any lesion.
    #[must_use]
    pub fn new(item: &Item, ctx: &Ctx<'_>, size: (u16, u16)) -> Self {
        let mut table = Box::new(Model::new(ctx, size));
        table.blind = true;
        table.encounter = head(item);
        table.fresh = Some(table.encounter.clone());
        table.assess(ctx);
        Self { table }
    }

    /// Whether there is something to grade.
    ///
    /// # Errors
    /// What is still to be done.
    pub fn complete(&self) -> Result<(), String> {
        if !self.table.line.text().trim().is_empty() {
            return Err("the typed line is not taken yet; Enter takes it".to_owned());
        }
        if self.table.encounter.lesions.is_empty() {
            return Err(
                "document a lesion first; nothing at all is answered as a claim line: nothing".to_owned()
            );
        }
        Ok(())
    }

    /// What was documented. The facts that decide nothing are filled in as they are in the note, so that only what is
    /// trained has to be typed.
    #[must_use]
    pub fn documented(&self, item: &Item) -> Encounter {
        let mut encounter = self.table.encounter.clone();
        let missing =
            |has: fn(&crate::engine::lesion::Lesion) -> bool| !item.encounter.lesions.iter().all(has);
        let facts = [
            ("indication", missing(|lesion| lesion.indication.is_some())),
            ("description", missing(|lesion| lesion.description.is_some())),
            ("anesthesia", missing(|lesion| lesion.anesthesia.is_some())),
            ("cycles", missing(|lesion| lesion.procedures.iter().all(|done| done.cycles.is_some()))),
        ];
        let whole = ["patient", "date_of_service", "place_of_service", "payer", "clinician", "record"];
        let without = facts.iter().filter(|(_, missing)| *missing).map(|(fact, _)| *fact).chain(whole);
        let without: Vec<String> = without.map(ToOwned::to_owned).collect();
        fill(&mut encounter, &without);
        encounter
    }
}

/// What is known before the note is read: when, where, who pays, who signs. Lesions, visit and totals are the trainee's.
fn head(item: &Item) -> Encounter {
    Encounter {
        lesions: Vec::new(),
        visit: None,
        stated: Stated::default(),
        accepted: Vec::new(),
        billed: Vec::new(),
        ..item.encounter.clone()
    }
}

/// What the engine answers to what was documented. Questions and holds name their lesions by site or diagnosis: letters
/// follow the order in which they were typed, which is nobody's fault.
#[must_use]
pub fn answer(documented: &Encounter, item: &Item, book: &CodeBook) -> Answer {
    let assessment = assess(documented, History::none(), book);
    let mut answer = Answer::from(&assessment);
    let name = |id: &str| {
        let lesion = documented.lesions.iter().find(|lesion| lesion.id == id);
        let named = lesion.and_then(|lesion| {
            lesion.site.clone().or_else(|| lesion.diagnosis.clone()).or_else(|| lesion.suspected.clone())
        });
        named.unwrap_or_else(|| id.to_owned())
    };
    for hold in &mut answer.holds {
        *hold = name(hold);
    }
    let key = Key { encounter: documented, decision: Decision::Query, assessment, book };
    // What blocks a claim is asked of the provider as well, not only what is open.
    answer.queries = questions(&key)
        .into_iter()
        .flat_map(|question| {
            let field = Some(question.field);
            let of = |id: &str| Query { field, of: name(id) };
            if question.lesions.is_empty() {
                vec![Query { field, of: String::new() }]
            } else {
                question.lesions.iter().map(|id| of(id)).collect()
            }
        })
        .collect();
    // Where both are right, what waits is not asked about: documenting cannot say which of them comes first.
    if item.decision == Decision::Hold && !answer.holds.is_empty() {
        answer.queries.clear();
    }
    answer.nothing = answer.lines.is_empty() && answer.queries.is_empty() && answer.holds.is_empty();
    answer
}
