//! Answer sets and outcomes: found by assessing the encounter with each candidate, never listed by hand.

mod beside;

use std::collections::BTreeSet;

use crate::engine::alike::Alike;
use crate::engine::assess::{HELD, codes_only};
use crate::engine::case::{Case, Try};
use crate::engine::draft::{Ask, Candidates, Draft, finding};
use crate::engine::excerpt::Bearing;
use crate::engine::ids::Code;
use crate::engine::outcome::{Held, Level, Open, Outcome, Outlook};
use crate::engine::place::Field;
use crate::engine::rules::{Stage, Step};

/// How many facts may be missing one after another under one question.
const DEEPEST: usize = 6;
/// How many facts may be missing one after another of the lesions that are counted with those of the question.
const DEEPEST_BESIDE: usize = 3;
/// How many answers about them are tried under one question, so that the whole stays within a keystroke.
const MOST_BESIDE: usize = 300;

/// The open questions, one per lesion or pool, each with every list of codes that is possible over all missing facts; and
/// the readings of diagnoses on which no code depends, which are not asked for (N-02).
pub fn open(case: &Case<'_>, draft: &mut Draft, steps: &[Step]) -> (Vec<Open>, Vec<(usize, Try)>) {
    let mut asks: Vec<Ask> = draft.asks().cloned().collect();
    asks.sort_by(|a, b| (&a.lesions, a.field, a.rule).cmp(&(&b.lesions, b.field, b.rule)));
    let Some(bearing) = Bearing::of(case, draft, !asks.is_empty()) else { return (Vec::new(), Vec::new()) };
    let mut settled = Vec::new();
    let mut seen: Alike<'_, (Candidates, Vec<Vec<Code>>)> = Alike::new(case.encounter);
    let mut answered: Option<&[usize]> = None;
    let mut out: Vec<Open> = Vec::new();
    for ask in &asks {
        blocker(case, draft, ask);
        // One entry for a lesion or pool, about the first of its missing facts.
        let at = ask.lesions.as_slice();
        if answered == Some(at) {
            continue;
        }
        let one = ask;
        let ask = &with_those_alike(one, asks.iter());
        let known = seen.of(&ask.lesions).filter(|(tried, _)| *tried == ask.candidates);
        let codes = match known {
            Some((_, codes)) => codes.clone(),
            None => {
                let beside = beside::of(case, draft, one, &asks);
                let codes = possible(case, draft, &bearing, (ask, &beside), steps);
                // With others the place among them matters too.
                if beside.is_empty() {
                    seen.keep(&ask.lesions, (ask.candidates.clone(), codes.clone()));
                }
                codes
            }
        };
        // Every answer leads to what is not coded here: the blocker stays, but there is no set to choose from.
        if codes.is_empty() {
            continue;
        }
        answered = Some(at);
        if let (Candidates::Readings(_), [only], [lesion]) = (&ask.candidates, codes.as_slice(), at)
            && !only.is_empty()
        {
            settled.push((*lesion, Try::AnyReading));
        }
        let (lesions, question) = (case.ids(&ask.lesions), ask.question.clone());
        out.push(Open { lesions, codes, field: ask.field, question, rule: ask.rule });
    }
    (out, settled)
}

/// Every list of codes that is possible for the lesions of a question, over all facts that are missing: theirs, and
/// those of the lesions beside them that may be counted with them.
fn possible(
    case: &Case<'_>,
    draft: &Draft,
    bearing: &Bearing,
    (ask, beside): (&Ask, &[usize]),
    steps: &[Step],
) -> Vec<Vec<Code>> {
    let excerpt = bearing.on(case, &[&ask.lesions, beside].concat());
    let aside = draft.set_aside_of(&ask.lesions);
    let beside: Vec<usize> = beside.iter().map(|lesion| excerpt.at(*lesion)).collect();
    let ask = excerpt.ask(ask);
    let alone = excerpt.case(case);
    // What stands for these lesions whatever the answer is no part of the question.
    let certain = codes_for(&codes_only(&alone, steps, Stage::Bundle), &ask.lesions);
    let (left, codes) = (MOST_BESIDE, BTreeSet::new());
    let mut search = Search { lesions: &ask.lesions, beside: &beside, steps, aside, left, codes };
    search.answer(&alone, &ask, (DEEPEST, DEEPEST_BESIDE));
    let asked = |list: Vec<Code>| list.into_iter().filter(|code| !certain.contains(code)).collect();
    let lists: BTreeSet<Vec<Code>> = search.codes.into_iter().map(asked).collect();
    lists.into_iter().collect()
}

/// The blocker of a question. Pools say it lesion by lesion, under the rules about the missing number.
fn blocker(case: &Case<'_>, draft: &mut Draft, ask: &Ask) {
    if let [lesion] = ask.lesions.as_slice()
        && !ask.candidates.is_pool()
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

/// The search for every list of codes of some lesions.
struct Search<'s> {
    lesions: &'s [usize],
    /// Others with missing facts that may be counted with them.
    beside: &'s [usize],
    steps: &'s [Step],
    /// How much of the lesions is not coded here whatever the answer.
    aside: usize,
    /// How many answers about those beside are still tried.
    left: usize,
    codes: BTreeSet<Vec<Code>>,
}

impl Search<'_> {
    /// Tries every candidate of a question, and of the questions that follow from it: at most so many about the lesions
    /// and so many about those beside them.
    fn answer(&mut self, case: &Case<'_>, ask: &Ask, (own, beside): (usize, usize)) {
        for tries in candidates(ask) {
            self.go_on(&case.with(&tries), (own - 1, beside));
        }
    }

    /// Asks what is still missing, or keeps the codes.
    fn go_on(&mut self, case: &Case<'_>, (own, beside): (usize, usize)) {
        let draft = codes_only(case, self.steps, Stage::Bundle);
        if let Some(next) = next_about(&draft, self.lesions) {
            if own > 0 {
                self.answer(case, &next, (own, beside));
            }
            return;
        }
        // An answer that leads to what is not coded here gives no list.
        if draft.set_aside_of(self.lesions) > self.aside {
            return;
        }
        match next_about(&draft, self.beside).filter(|_| beside > 0 && self.left > 0) {
            Some(next) => {
                for tries in beside::candidates(&next) {
                    self.left = self.left.saturating_sub(1);
                    self.go_on(&case.with(&tries), (own, beside - 1));
                }
            }
            None => {
                self.codes.insert(codes_for(&draft, self.lesions));
            }
        }
    }
}

/// The next question about these lesions: the narrower first, whatever the order of entry, as a sum is found once its
/// parts are.
fn next_about(draft: &Draft, lesions: &[usize]) -> Option<Ask> {
    let about = draft.asks().filter(|ask| ask.lesions.iter().any(|lesion| lesions.contains(lesion)));
    let next = about.min_by_key(|ask| (ask.field, ask.lesions.len(), &ask.lesions))?;
    Some(with_those_alike(next, draft.asks()))
}

/// A question with the candidates of all questions about the same fact of the same lesions: two things done to one
/// lesion may have ladders of their own, and one answer serves both. A sum that these lesions are part of has a ladder of
/// its own as well.
fn with_those_alike<'a>(ask: &'a Ask, all: impl Iterator<Item = &'a Ask>) -> Ask {
    let alike = |other: &&Ask| {
        other.field == ask.field && ask.lesions.iter().all(|lesion| other.lesions.contains(lesion))
    };
    let all: Vec<&Ask> = all.filter(alike).collect();
    let mut merged = ask.clone();
    // From the one that has most, so that it does not matter which was done first.
    let same = all.iter().filter(|other| other.lesions == ask.lesions && !other.candidates.is_pool());
    if let Some(most) = same.max_by_key(|other| candidates(other).len()).filter(|_| !ask.candidates.is_pool())
    {
        merged.candidates = most.candidates.clone();
    }
    let base = merged.candidates.clone();
    for other in all.into_iter().filter(|other| other.candidates != base) {
        let mut tries = candidates(&merged);
        let own = candidates(other).into_iter().map(|mut tries| {
            tries.retain(|(lesion, _)| ask.lesions.contains(lesion));
            tries
        });
        let before = tries.len();
        for own in own.filter(|own| !own.is_empty()) {
            if !tries.contains(&own) {
                tries.push(own);
            }
        }
        if tries.len() > before {
            // In one order, whichever was done first: a long search ends where its trials do.
            tries.sort();
            merged.candidates = Candidates::Pool(tries);
        }
    }
    merged
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
    let mut codes: Vec<Code> =
        draft.lines().filter(|(_, line)| line.touches(lesions)).map(|(_, line)| line.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// The lesions that wait for a report, with what each report would give (N-23), and a warning for each.
pub fn held(case: &Case<'_>, draft: &mut Draft, steps: &[Step]) -> Vec<Held> {
    let mut holds: Vec<_> = draft.holds().collect();
    holds.sort_unstable();
    let Some(bearing) = Bearing::of(case, draft, !holds.is_empty()) else { return Vec::new() };
    let mut seen: Alike<'_, Vec<Outcome>> = Alike::new(case.encounter);
    let mut out = Vec::new();
    for (lesion, rule) in holds {
        let outcomes = match seen.of(&[lesion]) {
            Some(outcomes) => outcomes.clone(),
            None => {
                let outcomes = with_each_report(case, &bearing, lesion, steps);
                seen.keep(&[lesion], outcomes.clone());
                outcomes
            }
        };
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

/// What each report would give for a lesion that waits for it.
fn with_each_report(case: &Case<'_>, bearing: &Bearing, lesion: usize, steps: &[Step]) -> Vec<Outcome> {
    let excerpt = bearing.on(case, &[lesion]);
    let (own, alone) = (excerpt.at(lesion), excerpt.case(case));
    let mut outcomes = Vec::new();
    for outlook in Outlook::ALL {
        let Some(report) = case.book.outcome(*outlook) else { continue };
        let tried = alone.with(&[(own, Try::Report(report))]);
        let future = codes_only(&tried, steps, Stage::Bundle);
        // Another report of the same act may be awaited too.
        let act = alone.in_one_act_with(own);
        let asked = |lesion: &usize| future.asks_of(*lesion).next().is_some();
        let open = asked(&own) || act.iter().any(|lesion| asked(lesion) || future.is_held(*lesion));
        let codes = if open { Vec::new() } else { codes_for(&future, &[own]) };
        outcomes.push(Outcome { pathology: *outlook, codes, open });
    }
    outcomes
}
