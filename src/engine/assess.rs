//! The one function that is the product.

use std::sync::Arc;

use super::acceptance::accept;
use super::book::CodeBook;
use super::case::Case;
use super::draft::Draft;
use super::encounter::Encounter;
use super::futures;
use super::history::History;
use super::ids::{Modifier, RuleId};
use super::judge::{Sheet, judge};
use super::outcome::{Assessment, CodeLine, Finding, Level};
use super::rules::{STEPS, Stage, Step};

/// Everything that can be said about an encounter: codes with reasons, questions, holds, checklist, findings.
///
/// `history` is what is known of earlier encounters: [`History::none`] where nothing is.
///
/// Total and deterministic: missing answers are normal input, there is no error, and the same input gives the same
/// answer on every machine.
#[must_use]
pub fn assess(encounter: &Encounter, history: &History, book: &CodeBook) -> Assessment {
    assess_with(encounter, history, book, STEPS)
}

/// As [`assess`], with other steps: for tests that take a rule away or change the order inside a stage.
#[must_use]
pub fn assess_with(encounter: &Encounter, history: &History, book: &CodeBook, steps: &[Step]) -> Assessment {
    of_case(&Case::new(encounter, history, book), steps)
}

fn of_case(case: &Case<'_>, steps: &[Step]) -> Assessment {
    let Case { encounter, book, .. } = *case;
    let mut draft = run(case, steps, Stage::Bundle);
    for step in steps.iter().filter(|step| step.stage > Stage::Bundle) {
        (step.apply)(case, &mut draft);
    }
    let (open, settled) = futures::open(case, &mut draft, steps);
    if !settled.is_empty() {
        return of_case(&case.with(&settled), steps);
    }
    let held = futures::held(case, &mut draft, steps);
    let (lines, notebook, mut dropped, mut findings, checklist) = draft.into_parts();
    // Only a judgement of billed lines reads them again.
    let kept = if encounter.billed.is_empty() { Vec::new() } else { lines.clone() };
    let ranked: Vec<CodeLine> = lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| CodeLine {
            rank: at + 1,
            code: line.code,
            units: line.units,
            modifiers: in_sending_order(line.modifiers),
            lesions: case.ids(&line.members),
            add_on_to: line.parent.map(|parent| parent + 1),
            diagnoses: line.diagnoses,
            because: notebook.reasons(&line.reasons),
        })
        .collect();
    dropped.sort_by(|a, b| (a.code, &a.lesions, a.rule).cmp(&(b.code, &b.lesions, b.rule)));
    let billed = if encounter.billed.is_empty() {
        Vec::new()
    } else {
        judge(&Sheet::new(case, &kept, &ranked, (&dropped, &open, &held)), &mut findings)
    };
    findings.sort_by(finding_order);
    findings.dedup();
    if !encounter.accepted.is_empty() {
        accept(encounter, book, &mut findings);
        findings.sort_by(finding_order);
    }
    let blocked = findings.iter().any(|finding| finding.level == Level::Blocker);
    Assessment {
        encounter: encounter.id.clone(),
        edition: book.edition().to_owned(),
        tables: Arc::clone(book.tables()),
        policy: encounter.policy.clone(),
        is_final: open.is_empty() && held.is_empty() && !blocked,
        lines: ranked,
        open,
        held,
        dropped,
        checklist,
        findings,
        amended: encounter.amended.clone(),
        billed,
    }
}

/// Runs the stages up to and including `last`. A date before the book gives no service at all (N-57).
pub(super) fn run(case: &Case<'_>, steps: &[Step], last: Stage) -> Draft {
    finish(case, steps, last, begin(case))
}

/// The same for codes alone: what a future gives, without its words.
pub(super) fn codes_only(case: &Case<'_>, steps: &[Step], last: Stage) -> Draft {
    finish(case, steps, last, begin(case).for_codes())
}

fn begin(case: &Case<'_>) -> Draft {
    let before_book = case.encounter.date_of_service.is_some_and(|date| date < case.book.period().0);
    if before_book { Draft::default() } else { Draft::of(case) }
}

fn finish(case: &Case<'_>, steps: &[Step], last: Stage, mut draft: Draft) -> Draft {
    for step in steps.iter().filter(|step| step.stage <= last) {
        (step.apply)(case, &mut draft);
    }
    draft
}

/// By level, lesion in the order of ids (A … Z, AA …), rule, then text, so that nothing depends on the order of steps.
fn finding_order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    fn key(finding: &Finding) -> impl Ord + use<'_> {
        let lesion = finding.lesion.as_deref().map(|id| (id.len(), id));
        (finding.level, lesion, finding.rule, finding.field)
    }
    key(a).cmp(&key(b)).then_with(|| (&a.message, &a.remedy).cmp(&(&b.message, &b.remedy)))
}

/// Global and visit modifiers, then 51, then distinct services, then anatomy, then liability; at most four (R-CLAIM-21).
pub(super) fn in_sending_order(mut modifiers: Vec<Modifier>) -> Vec<Modifier> {
    let rank = |modifier: &Modifier| match modifier.as_str() {
        "24" | "25" | "57" | "58" | "78" | "79" => 0,
        "51" => 1,
        "59" | "XE" | "XS" | "XP" | "XU" => 2,
        "GA" | "GX" | "GY" | "GZ" => 4,
        _ => 3,
    };
    modifiers.sort_by_key(|modifier| (rank(modifier), *modifier));
    modifiers.truncate(4);
    modifiers
}

/// The rule under which a held entry brings its warning.
pub(super) const HELD: RuleId = RuleId::new("N-24");
