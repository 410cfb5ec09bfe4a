//! Answer sets and outcomes: found by assessing the encounter with each candidate, never listed by hand.

use std::collections::BTreeSet;

use super::assess::{HELD, run};
use super::book::CodeBook;
use super::case::{Case, Try};
use super::draft::{Ask, Candidates, Draft, finding};
use super::encounter::Encounter;
use super::ids::Code;
use super::outcome::{Held, Level, Open, Outcome, Outlook};
use super::place::Field;
use super::rules::{Stage, Step};

/// How many facts may be missing one after another under one question.
const DEEPEST: usize = 6;

/// The open questions, one per lesion or pool, each with every list of codes that is possible over all missing facts.
pub fn open(case: &Case<'_>, draft: &mut Draft, steps: &[Step]) -> Vec<Open> {
    let mut asks: Vec<Ask> = draft.asks().cloned().collect();
    asks.sort_by(|a, b| (&a.lesions, a.field).cmp(&(&b.lesions, b.field)));
    let mut out: Vec<Open> = Vec::new();
    for ask in &asks {
        blocker(case, draft, ask);
        let lesions = case.ids(&ask.lesions);
        // One entry for a lesion or pool, about the first of its missing facts.
        if out.iter().any(|open| open.lesions == lesions) {
            continue;
        }
        let alone = Excerpt::of(case, draft, &ask.lesions);
        let ask_alone = alone.ask(ask);
        let mut codes = BTreeSet::new();
        let aside = draft.set_aside_of(&ask.lesions);
        explore(&alone.case(case.book), &ask_alone, &ask_alone.lesions, steps, (DEEPEST, aside), &mut codes);
        // Every answer leads to what is not coded here: the blocker stays, but there is no set to choose from.
        if codes.is_empty() {
            continue;
        }
        out.push(Open {
            lesions,
            codes: codes.into_iter().collect(),
            field: ask.field,
            question: ask.question.clone(),
            rule: ask.rule,
        });
    }
    out
}

/// The lesions that can bear on a question: its own, and those with a service that stands. Whatever else waits for an
/// answer or a report of its own has no line and is in no pool, so leaving it out changes no candidate; it keeps the
/// time in step with the number of questions.
struct Excerpt {
    encounter: Encounter,
    kept: Vec<usize>,
}

impl Excerpt {
    fn of(case: &Case<'_>, draft: &Draft, lesions: &[usize]) -> Self {
        let mut kept: BTreeSet<usize> = draft.standing().map(|(_, service)| service.lesion).collect();
        kept.extend(lesions);
        let kept: Vec<usize> = kept.into_iter().collect();
        let whole = case.encounter;
        let encounter = Encounter {
            lesions: kept.iter().map(|lesion| whole.lesions[*lesion].clone()).collect(),
            policy: whole.policy.clone(),
            date_of_service: whole.date_of_service,
            place_of_service: whole.place_of_service.clone(),
            payer: whole.payer,
            visit: whole.visit.clone(),
            record: whole.record.clone(),
            ..Encounter::default()
        };
        Self { encounter, kept }
    }

    fn case<'a>(&'a self, book: &'a CodeBook) -> Case<'a> {
        Case::new(&self.encounter, book)
    }

    /// The number of a lesion here.
    fn at(&self, lesion: usize) -> usize {
        self.kept.partition_point(|kept| *kept < lesion)
    }

    /// The question in the numbers used here.
    fn ask(&self, ask: &Ask) -> Ask {
        let mut own = ask.clone();
        for lesion in &mut own.lesions {
            *lesion = self.at(*lesion);
        }
        if let Candidates::Pool(tries) = &mut own.candidates {
            for (lesion, _) in tries.iter_mut().flatten() {
                *lesion = self.at(*lesion);
            }
        }
        own
    }
}

/// The blocker of a question. Pools say it lesion by lesion, under the rules about the missing number.
fn blocker(case: &Case<'_>, draft: &mut Draft, ask: &Ask) {
    if let [lesion] = ask.lesions.as_slice()
        && !matches!(ask.candidates, Candidates::Pool(_))
    {
        let id = Some(case.id(*lesion));
        draft.find(finding(
            ask.rule,
            Level::Blocker,
            id,
            ask.place,
            ask.question.clone(),
            ask.remedy.clone(),
        ));
    }
}

/// Tries every candidate of a question, and of the questions that follow from it, at most `depth` of them. `aside` is
/// how much of these lesions is not coded here whatever the answer.
fn explore(
    case: &Case<'_>,
    ask: &Ask,
    lesions: &[usize],
    steps: &[Step],
    (depth, aside): (usize, usize),
    codes: &mut BTreeSet<Vec<Code>>,
) {
    if depth == 0 {
        return;
    }
    for tries in candidates(ask) {
        let tried = case.with(&tries);
        let draft = run(&tried, steps, Stage::Bundle);
        let next = draft.asks().filter(|next| next.lesions.iter().any(|lesion| lesions.contains(lesion)));
        match next.min_by_key(|next| next.field).cloned() {
            Some(next) => explore(&tried, &next, lesions, steps, (depth - 1, aside), codes),
            // An answer that leads to what is not coded here gives no list.
            None if draft.set_aside_of(lesions) > aside => {}
            None => {
                codes.insert(codes_for(&draft, lesions));
            }
        }
    }
}

fn candidates(ask: &Ask) -> Vec<Vec<(usize, Try)>> {
    let first = ask.lesions.first().copied().unwrap_or(0);
    let one = |value: Try| vec![(first, value)];
    match &ask.candidates {
        Candidates::Sites(sites) => sites.iter().map(|site| one(Try::Site(*site))).collect(),
        Candidates::Diagnoses(rows) => rows.iter().map(|row| one(Try::Diagnosis(*row))).collect(),
        Candidates::Readings(number) => (0..*number).map(|reading| one(Try::Reading(reading))).collect(),
        Candidates::Quantities(values) => values.iter().map(|value| one(Try::Quantity(*value))).collect(),
        Candidates::Facts(values) => values.iter().map(|value| one(*value)).collect(),
        Candidates::Pool(lists) => lists.clone(),
    }
}

/// The codes of the lines that stand for these lesions, sorted, each once.
fn codes_for(draft: &Draft, lesions: &[usize]) -> Vec<Code> {
    let codes: BTreeSet<Code> =
        draft.lines().filter(|(_, line)| line.touches(lesions)).map(|(_, line)| line.code).collect();
    codes.into_iter().collect()
}

/// The lesions that wait for a report, with what each report would give (N-23), and a warning for each.
pub fn held(case: &Case<'_>, draft: &mut Draft, steps: &[Step]) -> Vec<Held> {
    let mut holds: Vec<_> = draft.holds().collect();
    holds.sort_unstable();
    let mut out = Vec::new();
    for (lesion, rule) in holds {
        let mut outcomes = Vec::new();
        let alone = Excerpt::of(case, draft, &[lesion]);
        let (own, alone_case) = (alone.at(lesion), alone.case(case.book));
        for outlook in Outlook::ALL {
            let Some(report) = case.book.outcome(*outlook) else { continue };
            let tried = alone_case.with(&[(own, Try::Report(report))]);
            let future = run(&tried, steps, Stage::Bundle);
            let open = future.asks().any(|ask| ask.lesions.contains(&own));
            let codes = if open { Vec::new() } else { codes_for(&future, &[own]) };
            outcomes.push(Outcome { pathology: *outlook, codes, open });
        }
        let id = case.id(lesion);
        draft.find(finding(
            HELD,
            Level::Warning,
            Some(id),
            Field::Pathology,
            format!("Lesion {id} waits for the pathology report; its lines are not on the claim yet."),
            "Enter the diagnosis and pathology = final when the report is there.",
        ));
        out.push(Held { lesions: case.ids(&[lesion]), until: Field::Pathology, outcomes, rule });
    }
    out
}
