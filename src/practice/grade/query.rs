//! The decision: to code, to ask, to wait or to report nothing; and what is asked.

use super::Sheet;
use super::by_hand;
use super::family::number;
use crate::engine::ids::RuleId;
use crate::engine::lesion::Lesion;
use crate::engine::outcome::{ChecklistItem, LesionId, Level, Tick, Tier};
use crate::engine::place::Field;
use crate::practice::answer::Query;
use crate::practice::decisions;
use crate::practice::{Decision, Key};

/// Something that must be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact that decides first.
    pub field: Field,
    /// The lesions that it is about; empty for the whole encounter.
    pub lesions: Vec<LesionId>,
    /// The question in words.
    pub text: String,
    /// The rule behind it.
    pub rule: RuleId,
}

/// What must be asked: every open question, then every blocker that names a fact which no question is about.
#[must_use]
pub fn questions(key: &Key<'_>) -> Vec<Question> {
    let mut out: Vec<Question> = key
        .assessment
        .open
        .iter()
        .map(|open| Question {
            field: open.field,
            lesions: open.lesions.clone(),
            text: open.question.to_string(),
            rule: open.rule,
        })
        .collect();
    for finding in key.assessment.findings.iter().filter(|finding| finding.level == Level::Blocker) {
        let Some(field) = finding.field.filter(|field| *field != Field::Billed) else { continue };
        let lesions: Vec<LesionId> = finding.lesion.iter().cloned().collect();
        let covered = out.iter().any(|own| {
            (own.field == field || alike(own.field, field))
                && lesions.iter().all(|lesion| own.lesions.contains(lesion))
        });
        if !covered {
            out.push(Question { field, lesions, text: finding.message.to_string(), rule: finding.rule });
        }
    }
    out
}

/// Points for the decision, and for every question that was asked.
pub(super) fn points(sheet: &Sheet<'_>) -> Option<(u32, u32)> {
    let decided = sheet.decision();
    let right = decided == Some(sheet.key.decision);
    match sheet.key.decision {
        Decision::Code | Decision::Nothing => Some((u32::from(right), 1)),
        Decision::Hold => Some((hold(sheet, right), 2)),
        Decision::Query => {
            let questions = questions(sheet.key);
            let asked = questions.iter().filter(|question| is_asked(sheet, question)).count();
            // Waiting where pathology is awaited as well is half of the decision.
            let waits =
                decided == Some(Decision::Hold) && decisions(&sheet.key.assessment).contains(&Decision::Hold);
            let own = if right { 2 } else { u32::from(waits) };
            Some((own + 2 * number(asked), 2 + 2 * number(questions.len())))
        }
    }
}

fn hold(sheet: &Sheet<'_>, right: bool) -> u32 {
    if !right {
        return 0;
    }
    let held = || sheet.key.assessment.held.iter().flat_map(|held| &held.lesions);
    let named =
        sheet.answer.holds.iter().any(|of| of.is_empty() || held().any(|id| names(sheet.key, of, id)));
    1 + u32::from(named)
}

/// Whether a question was asked: the fact that decides, or another that is missing with it, of the lesion or one of its
/// pool.
pub(crate) fn is_asked(sheet: &Sheet<'_>, question: &Question) -> bool {
    sheet.answer.queries.iter().any(|query| asks(sheet.key, query, question))
        || (by_hand::is_meant(sheet.key, question) && (sheet.answer.by_hand || !sheet.elsewhere.is_empty()))
}

/// Whether a query of the answer asks this question.
pub(crate) fn asks(key: &Key<'_>, query: &Query, question: &Question) -> bool {
    let Some(field) = query.field else { return false };
    let missing = |item: &ChecklistItem| {
        item.field == field
            && item.tick == Tick::Missing
            && item.tier == Tier::Code
            && item.lesion.as_ref().is_some_and(|lesion| question.lesions.contains(lesion))
    };
    let fact = field == question.field
        || alike(field, question.field)
        || key.assessment.checklist.iter().any(missing);
    let of = query.of.is_empty()
        || question.lesions.is_empty()
        || question.lesions.iter().any(|id| names(key, &query.of, id));
    fact && of
}

/// Facts that are one question for a provider.
fn alike(one: Field, other: Field) -> bool {
    const TOGETHER: &[&[Field]] = &[
        &[Field::Diagnosis, Field::Suspected, Field::Icd10, Field::Pathology],
        &[Field::Kind, Field::Methods, Field::Technique, Field::Details, Field::Extent, Field::Closure],
        &[Field::Count, Field::StatedPremalignant, Field::StatedBenign, Field::StatedTags],
        &[Field::Site, Field::Side, Field::Part],
        &[Field::Symptoms, Field::Indication],
        &[Field::Visit, Field::SeparateWork],
        &[Field::Abn, Field::Liability],
    ];
    TOGETHER.iter().any(|set| set.contains(&one) && set.contains(&other))
}

/// Whether a word names a lesion of the key.
pub(crate) fn names(key: &Key<'_>, of: &str, id: &LesionId) -> bool {
    key.encounter.lesions.iter().any(|lesion| lesion.id == id.as_str() && is_named(lesion, of))
}

/// Whether a word names a lesion: its letter, or words of its site or diagnosis.
pub(crate) fn is_named(lesion: &Lesion, of: &str) -> bool {
    if of.eq_ignore_ascii_case(&lesion.id) {
        return true;
    }
    let of = of.to_lowercase();
    let within = |text: &Option<String>| {
        text.as_ref().is_some_and(|text| {
            let text = text.to_lowercase();
            of.len() > 2 && (text.contains(&of) || of.contains(&text))
        })
    };
    within(&lesion.site)
        || within(&lesion.site_detail)
        || within(&lesion.diagnosis)
        || within(&lesion.suspected)
}
