//! Why a code is not on the claim: what was decided against it, what the record would have to say for it to be right, and
//! whether that was tried. It states conditions and advises nothing.

mod bracket;
mod goal;
mod needs;
mod trial;

use super::assess::codes_only;
use super::book::CodeBook;
use super::case::Case;
use super::encounter::Encounter;
use super::history::History;
use super::ids::{Code, RuleId};
use super::outcome::{Assessment, LesionId, Outlook};
use super::place::Field;
use super::rules::{STEPS, Stage};

use self::goal::Goal;
use self::needs::{Thing, things};

/// What is known of a code that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It is on the claim, in the lines of these ranks.
    Stands(Vec<usize>),
    /// The number is no code.
    NoSuchCode {
        /// What to know about it.
        text: String,
        /// The rule that says so.
        rule: RuleId,
    },
    /// The tables of this edition do not hold it.
    NotHeld,
    /// The tables hold it by its number alone: no documented fact leads to it here.
    ByNumber,
    /// It is a visit, and none is documented, or the one with this code.
    Visit(Option<String>),
    /// It is not there for these reasons.
    Absent(Box<Absence>),
}

/// Why a code that could be given is not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Absence {
    /// It was dropped: indexes into the dropped codes.
    pub dropped: Vec<usize>,
    /// It is one of the possible answers: indexes into the open questions.
    pub open: Vec<usize>,
    /// A report would give it: index into the holds, and the report.
    pub held: Vec<(usize, Outlook)>,
    /// Codes of the claim beside which it never stands, whatever the modifier.
    pub never_beside: Vec<Code>,
    /// Lesions without which it would stand, each tried alone.
    pub because_of: Vec<LesionId>,
    /// What is nearest to it in the record.
    pub nearest: Vec<Nearest>,
}

/// A thing that was done, and what it lacks for the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The lesions.
    pub lesions: Vec<LesionId>,
    /// What would have to be documented otherwise.
    pub needs: Vec<Need>,
    /// What the engine gives when it is.
    pub tried: Tried,
    /// The codes that these lesions have now.
    pub now: Vec<Code>,
}

/// A fact that decides against a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The fact.
    pub fact: Field,
    /// What the code is for.
    pub wanted: String,
    /// What is documented; `None` where nothing is.
    pub documented: Option<String>,
    /// The rule that decides it.
    pub rule: RuleId,
}

/// Whether the engine was asked with the facts changed, and what it gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// The code comes out; these codes of the claim are gone then.
    Gives(Vec<Code>),
    /// It still does not.
    StillNot,
}

/// How many groups of lesions are told.
const MOST: usize = 3;

/// Why an encounter does not give a code. `answer` is its assessment with the same book.
#[must_use]
pub fn why_not(
    encounter: &Encounter,
    history: &History,
    answer: &Assessment,
    book: &CodeBook,
    code: Code,
) -> WhyNot {
    let ranks: Vec<usize> =
        answer.lines.iter().filter(|line| line.code == code).map(|line| line.rank).collect();
    if !ranks.is_empty() {
        return WhyNot::Stands(ranks);
    }
    if let Some(absent) = book.absent(code).or_else(|| book.visits().other(code)) {
        return WhyNot::NoSuchCode { text: absent.text.clone(), rule: absent.rule };
    }
    if book.visits().row(code).is_some() {
        let absence = decided(answer, book, code);
        let documented = encounter.visit.as_ref().and_then(|visit| visit.code.clone());
        let visit = absence.dropped.is_empty();
        return if visit { WhyNot::Visit(documented) } else { WhyNot::Absent(Box::new(absence)) };
    }
    let Some(row) = book.code(code) else { return WhyNot::NotHeld };
    if row.by_number {
        return WhyNot::ByNumber;
    }
    let case = Case::new(encounter, history, book);
    let mut absence = decided(answer, book, code);
    absence.because_of = without(&case, answer, code);
    if let Some(goal) = Goal::of(book, code) {
        absence.nearest = nearest(&case, answer, &goal);
    }
    WhyNot::Absent(Box::new(absence))
}

/// What the answer itself says about the code.
fn decided(answer: &Assessment, book: &CodeBook, code: Code) -> Absence {
    let has = |codes: &[Code]| codes.contains(&code);
    let places =
        |found: Vec<bool>| found.iter().enumerate().filter(|(_, is)| **is).map(|(at, _)| at).collect();
    let mut held = Vec::new();
    for (at, hold) in answer.held.iter().enumerate() {
        held.extend(
            hold.outcomes.iter().filter(|outcome| has(&outcome.codes)).map(|outcome| (at, outcome.pathology)),
        );
    }
    let mut never_beside: Vec<Code> = (answer.lines.iter())
        .map(|line| line.code)
        .filter(|other| book.pair(code, *other).is_some_and(|pair| !pair.allowed))
        .collect();
    never_beside.sort_unstable();
    never_beside.dedup();
    Absence {
        dropped: places(answer.dropped.iter().map(|dropped| dropped.code == code).collect()),
        open: places(answer.open.iter().map(|open| open.codes.iter().any(|codes| has(codes))).collect()),
        held,
        never_beside,
        because_of: Vec::new(),
        nearest: Vec::new(),
    }
}

/// Lesions that stand in the way: without one of them the code is on the claim. Where there are many lesions they are
/// not tried: the question is about a claim that somebody can survey.
fn without(case: &Case<'_>, answer: &Assessment, code: Code) -> Vec<LesionId> {
    const SURVEYED: usize = 40;
    let encounter = case.encounter;
    if encounter.lesions.len() < 2 || encounter.lesions.len() > SURVEYED {
        return Vec::new();
    }
    let stands = |at: &usize| {
        let mut fewer = encounter.clone();
        fewer.lesions.remove(*at);
        trial::codes(&fewer, case).contains(&code)
    };
    let ways = (0..encounter.lesions.len()).filter(stands);
    let ids: Vec<LesionId> = ways.map(|at| LesionId::from(encounter.lesions[at].id.as_str())).collect();
    // Where a lesion of the dropped code itself is named, the reason for the drop says more.
    ids.into_iter()
        .filter(|id| !answer.dropped.iter().any(|gone| gone.code == code && gone.lesions.contains(id)))
        .collect()
}

/// The things that were done and lack least for the code.
fn nearest(case: &Case<'_>, answer: &Assessment, goal: &Goal<'_>) -> Vec<Nearest> {
    let draft = codes_only(case, STEPS, Stage::Select);
    let all: Vec<(Thing, Vec<Need>)> = things(case, &draft)
        .into_iter()
        .map(|thing| {
            let needs = needs::of(case, &draft, &thing, goal);
            (thing, needs)
        })
        .collect();
    let Some(least) = all.iter().map(|(_, needs)| weight(needs)).min() else { return Vec::new() };
    let mut out: Vec<Nearest> = Vec::new();
    for (thing, needs) in all.into_iter().filter(|(_, needs)| weight(needs) == least) {
        let id = LesionId::from(case.id(thing.lesion));
        if let Some(same) = out.iter_mut().find(|near| near.needs == needs) {
            if !same.lesions.contains(&id) {
                same.lesions.push(id);
            }
            if same.tried == Tried::StillNot {
                same.tried = trial::with(case, &draft, answer, &thing, &needs, goal);
            }
            continue;
        }
        let tried = trial::with(case, &draft, answer, &thing, &needs, goal);
        out.push(Nearest { lesions: vec![id], needs, tried, now: Vec::new() });
    }
    for near in &mut out {
        let own = answer.lines.iter().filter(|line| line.lesions.iter().any(|id| near.lesions.contains(id)));
        near.now = own.map(|line| line.code).collect();
        near.now.sort_unstable();
        near.now.dedup();
    }
    out.truncate(MOST);
    out
}

/// How far away a code is: what was done and what the lesion is weigh more than a number.
fn weight(needs: &[Need]) -> usize {
    needs.iter().map(|need| if matches!(need.fact, Field::Kind | Field::Diagnosis) { 3 } else { 1 }).sum()
}
