//! The documentation checklist, row by row of the book (R-DOC). What is missing becomes a finding of the row's level.

use super::possible_families;
use crate::engine::book::{CheckRow, SideNeed};
use crate::engine::case::Case;
use crate::engine::draft::{Draft, finding};
use crate::engine::encounter::Encounter;
use crate::engine::facts::{answered, usable, usable_closure, usable_margin, worded};
use crate::engine::foot_care::{self, Class};
use crate::engine::ids::RuleId;
use crate::engine::lesion::{Count, Lesion, Symptom};
use crate::engine::need::Need;
use crate::engine::notice::meant_for;
use crate::engine::outcome::{Item, LesionId, Level, Tick, Tier};
use crate::engine::place::Field;
use crate::engine::procedure::{Kind, Procedure};
use crate::engine::rules::combine::diameter::leaves_a_defect;
use crate::engine::visit::{Seen, Work};

use super::{necessity, side};

const FOOT_CARE: RuleId = RuleId::new("R-DOC-32");

pub fn apply(case: &Case<'_>, draft: &mut Draft) {
    // Where nothing was treated nothing is documented, but no encounter is without a date.
    let nothing = draft.services().is_empty();
    draft.expect_ticks();
    let rows = case.book.checklist_of_encounter().iter().map(|at| &case.book.checklist()[*at]);
    for row in rows.filter(|row| !nothing || row.item == Item::Date) {
        let met = encounter_has(case.encounter, row.needs);
        if nothing && met {
            continue;
        }
        let tick = if met { Tick::Met } else { Tick::Missing };
        draft.tick(row.item, None, row.tier, tick, row.rule, row.needs);
        if !met {
            draft.find(finding(
                row.rule,
                row.level,
                None,
                row.needs,
                row.message.clone(),
                row.remedy.clone(),
            ));
        }
    }
    if !nothing {
        separate_work(case, draft);
    }
    let mut services: Vec<usize> = Vec::new();
    for lesion in 0..case.facts.len() {
        // What is not coded here is not documented here either.
        let coded = draft
            .services_of(lesion)
            .filter(|(_, service)| !service.gone() && case.book.knows_kind(service.kind))
            .map(|(index, _)| index);
        services.clear();
        services.extend(coded);
        lesion_rows(case, draft, lesion, &services);
    }
}

/// The work of a visit beyond the treated lesions (R-DOC-33); what its absence means is said where the visit is dropped.
fn separate_work(case: &Case<'_>, draft: &mut Draft) {
    let Some(seen) = Seen::of(case.encounter, case.book) else { return };
    let visit = draft.lines().any(|(_, line)| case.book.visits().row(line.code).is_some());
    let tick = match seen.work {
        Work::Recorded(_) => Tick::Met,
        // It stands for its decision on a long procedure.
        Work::None | Work::OnlyNew if visit => Tick::NotNeeded,
        Work::None | Work::OnlyNew => Tick::Missing,
    };
    draft.tick(Item::SeparateWork, None, Tier::Code, tick, RuleId::new("R-DOC-33"), Field::SeparateWork);
}

fn lesion_rows(case: &Case<'_>, draft: &mut Draft, lesion: usize, services: &[usize]) {
    let id = LesionId::from(case.id(lesion));
    let of = Of { case, lesion, id: &id, need: case.need(lesion) };
    let payer = case.encounter.payer;
    let row = |at: &usize| &case.book.checklist()[*at];
    let family = |service: usize| draft.services()[service].family();
    if let [service] = services
        && let Some(family) = family(*service)
    {
        let procedure = draft.procedure(case, *service);
        of_procedure(&of, draft, procedure, case.book.checklist_of_family(family, payer).iter().map(row));
        return;
    }
    // Where several things were done, or several families are possible, the strictest row of an item counts.
    let mut all: Vec<(&CheckRow, usize)> = Vec::new();
    for service in services {
        // An entry that is cut out, or that waits for one report, is one lesion (N-52).
        let one = draft.services()[*service].kind == Kind::Excision || draft.is_held(lesion);
        let one = one && family(*service).is_none();
        let mut add = |rows: &[usize]| {
            let rows = rows.iter().map(|at| (row(at), *service));
            all.extend(rows.filter(|(row, _)| !one || row.needs != Field::Count));
        };
        let families = family(*service)
            .map(|family| vec![family])
            .or_else(|| possible_families::of(case, draft, *service));
        match families {
            Some(families) => {
                families.iter().for_each(|family| add(case.book.checklist_of_family(*family, payer)));
            }
            None => add(case.book.checklist_of_kind(draft.services()[*service].kind, payer)),
        }
    }
    all.sort_by_key(|(row, _)| (row.tier, row.level));
    // A closure has one row, and its length implies its class; of other items each fact has its own.
    let mut seen: Vec<(Item, Option<Field>)> = Vec::new();
    for (row, service) in all {
        let fact = (row.item, Some(row.needs).filter(|_| row.item != Item::Closure));
        if !seen.contains(&fact) {
            seen.push(fact);
            of_procedure(&of, draft, draft.procedure(case, service), std::iter::once(row));
        }
    }
}

/// A lesion whose rows are gone through.
struct Of<'c, 'a> {
    case: &'c Case<'a>,
    lesion: usize,
    id: &'c LesionId,
    need: Need,
}

fn of_procedure<'b>(
    of: &Of<'_, 'b>,
    draft: &mut Draft,
    procedure: &Procedure,
    rows: impl Iterator<Item = &'b CheckRow>,
) {
    let entry = of.case.facts[of.lesion].lesion;
    let need_shown = match of.need {
        Need::Sign(_) => Some(true),
        Need::OtherSign(_) => Some(false),
        _ => None,
    };
    for row in rows {
        let shown = need_shown.filter(|_| row.item == Item::Necessity);
        if shown.unwrap_or_else(|| lesion_has(entry, procedure, row.needs)) {
            draft.tick(row.item, Some(of.id.clone()), row.tier, Tick::Met, row.rule, row.needs);
            continue;
        }
        let (tick, tier, level) = without(of, draft, procedure, row);
        draft.tick(row.item, Some(of.id.clone()), tier, tick, row.rule, row.needs);
        if tick == Tick::Missing {
            missing(of, draft, row, level);
        }
    }
}

/// What it means that the record lacks the answer to a row.
fn without(of: &Of<'_, '_>, draft: &Draft, procedure: &Procedure, row: &CheckRow) -> (Tick, Tier, Level) {
    let Of { case, lesion, .. } = *of;
    let mut tier = row.tier;
    let mut level = row.level;
    let tick = if row.item == Item::Side {
        let need = case.facts[lesion].site.known().map_or(SideNeed::None, |site| case.book.site(site).side);
        if need == SideNeed::None || case.facts[lesion].side.is_some() {
            if case.facts[lesion].side.is_some() { Tick::Met } else { Tick::NotNeeded }
        } else {
            // Elsewhere than in a digit the side is good practice (N-53).
            if side::asked_for(case, draft, lesion).is_none() {
                (tier, level) = (Tier::Practice, Level::Advice);
            }
            Tick::Missing
        }
    } else if row.needs == Field::Size && procedure.excised.is_some() {
        // Where the excised diameter was measured the size before is good practice (N-09).
        (tier, level) = (Tier::Practice, Level::Advice);
        Tick::Missing
    } else if not_needed(case, lesion, procedure, row) {
        Tick::NotNeeded
    } else {
        Tick::Missing
    };
    (tick, tier, level)
}

/// Says what is missing, unless a question, or a rule of its own, says it better.
fn missing(of: &Of<'_, '_>, draft: &mut Draft, row: &CheckRow, level: Level) {
    let Of { case, lesion, id, .. } = *of;
    let said_elsewhere = draft
        .asks_of(lesion)
        .any(|ask| ask.place == row.needs && ask.lesions == [lesion] && !ask.candidates.is_pool())
        || (matches!(row.item, Item::Indication | Item::Necessity)
            && level != Level::Advice
            && necessity::speaks(case, draft, lesion))
        || (row.needs == Field::Area && level == Level::Blocker)
        || (row.needs == Field::Side && level == Level::Warning)
        || was_refused(case, lesion, row.needs)
        || (row.needs == Field::Count
            && matches!(case.encounter.lesions[lesion].count, Count::Vague(_))
            && draft.asks_of(lesion).any(|ask| ask.field == Field::Count));
    if !said_elsewhere {
        let message = ["Lesion ", id, ": ", &row.message].concat();
        draft.find(finding(row.rule, level, Some(id), row.needs, message, row.remedy.clone()));
    }
}

/// Whether a length was typed and cannot be right, which is said by itself (R-MEAS-18).
fn was_refused(case: &Case<'_>, lesion: usize, field: Field) -> bool {
    let entry = case.facts[lesion].lesion;
    let mut done = entry.procedures.iter();
    match field {
        Field::Size => entry.size.is_some(),
        Field::Area => entry.area.is_some(),
        Field::SizeAfter => done.any(|done| done.size_after.is_some()),
        Field::Margin => done.any(|done| done.margin.is_some() || done.excised.is_some()),
        Field::ClosureLength => done.any(|done| done.closure_length.is_some()),
        _ => false,
    }
}

/// What a diagnosis or a method makes superfluous.
fn not_needed(case: &Case<'_>, lesion: usize, procedure: &Procedure, row: &CheckRow) -> bool {
    let facts = &case.facts[lesion];
    let meaning = facts.diagnosis.known();
    let behaviour =
        meaning.and_then(|meaning| meaning.behaviour(case.book)).map(|id| case.book.behaviour(id));
    let malignant = behaviour.is_some_and(|behaviour| behaviour.malignant);
    let premalignant = behaviour.is_some_and(|behaviour| behaviour.id == "premalignant");
    // What nobody has named yet is not removed as benign (N-50).
    let unnamed =
        behaviour.is_some_and(|behaviour| matches!(behaviour.id.as_str(), "unspecified" | "uncertain"));
    match row.item {
        Item::Pathology => behaviour.is_some() && !malignant,
        // Its own reason (N-49), or covered as it is (R-NEC-03); what the patient pays by choice of a modifier needs none.
        Item::Indication | Item::Necessity => {
            malignant
                || premalignant
                || unnamed
                || matches!(case.need(lesion), Need::Covered(_))
                || meant_for(case, lesion)
        }
        // Routine foot care is that of feet, and findings are those of the patient: stated once is enough.
        Item::Details if row.rule == FOOT_CARE => {
            !foot_care::at_the_foot(case, lesion) || foot_care::class(case) != Class::NotStated
        }
        // What was cut out was cut, whatever with.
        _ if row.needs == Field::Methods && procedure.kind == Kind::Excision => true,
        Item::Details if row.needs == Field::SizeAfter => !leaves_a_defect(procedure),
        _ => false,
    }
}

fn encounter_has(encounter: &Encounter, field: Field) -> bool {
    let text = |value: &Option<String>| worded(value).is_some();
    let answer = |value: &Option<String>| answered(value).is_some();
    match field {
        Field::PatientId => text(&encounter.patient.id),
        Field::DateOfService => encounter.date_of_service.is_some(),
        Field::PlaceOfService => text(&encounter.place_of_service),
        Field::Payer => encounter.payer.is_some(),
        Field::ClinicianName => text(&encounter.clinician.name),
        Field::Signed => text(&encounter.clinician.signed),
        Field::Consent => answer(&encounter.record.consent),
        Field::Response => text(&encounter.record.response),
        Field::Complications => text(&encounter.record.complications),
        Field::Aftercare => text(&encounter.record.aftercare),
        Field::Plan => text(&encounter.record.plan),
        Field::Abn => encounter.record.abn.is_some(),
        Field::Liability => encounter.record.liability.is_some(),
        _ => false,
    }
}

fn lesion_has(lesion: &Lesion, procedure: &Procedure, field: Field) -> bool {
    let text = |value: &Option<String>| worded(value).is_some();
    let answer = |value: &Option<String>| answered(value).is_some();
    let sign = || lesion.symptoms.iter().any(|symptom| *symptom != Symptom::Cosmetic);
    match field {
        Field::Diagnosis => text(&lesion.diagnosis) || text(&lesion.suspected) || text(&lesion.icd10),
        Field::Site => text(&lesion.site),
        Field::Side => lesion.side.is_some(),
        Field::Part => lesion.part.is_some(),
        Field::Pathology => lesion.pathology.is_some(),
        Field::Count => matches!(lesion.count, Count::Exactly(_)),
        Field::Size => lesion.size.as_ref().is_some_and(|size| usable(size.length)),
        Field::Area => lesion.area.as_ref().is_some_and(|area| area.total > 0),
        Field::Indication => answer(&lesion.indication) || sign(),
        Field::Symptoms => sign(),
        Field::Description => answer(&lesion.description),
        Field::Anesthesia => text(&lesion.anesthesia),
        Field::Specimen => text(&lesion.specimen),
        Field::Methods => !procedure.methods.is_empty(),
        Field::Cycles => procedure.cycles.is_some(),
        Field::SizeAfter => procedure.size_after.as_ref().is_some_and(|size| usable(size.length)),
        Field::Extent => procedure.extent.is_some(),
        Field::Technique => procedure.technique.is_some(),
        Field::Margin => {
            procedure.margin.as_ref().is_some_and(|margin| usable_margin(margin.length))
                || procedure.excised.as_ref().is_some_and(|size| usable(size.length))
        }
        Field::Depth => procedure.depth.is_some(),
        Field::Closure => procedure.closure.is_some(),
        Field::ClosureLength => {
            procedure.closure_length.as_ref().is_some_and(|length| usable_closure(length.length))
        }
        Field::Stages => procedure.stages.is_some() || !procedure.blocks.is_empty(),
        Field::Blocks => !procedure.blocks.is_empty(),
        Field::Minutes => procedure.minutes.is_some(),
        Field::Drug => answer(&procedure.drug),
        Field::Details => answer(&procedure.details),
        _ => false,
    }
}
