//! The rows of the lists in their order: what can be selected, apart from how it is drawn.

use crate::engine::ids::RuleId;
use crate::engine::outcome::{
    Assessment, BilledLine, ChecklistItem, Item, LesionId, Level, Tick, Tier, Verdict,
};
use crate::engine::place::Field;

/// A row of the codes pane, as an index into one list of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A claim line.
    Line(usize),
    /// A question.
    Open(usize),
    /// A lesion that waits.
    Held(usize),
    /// A finding.
    Finding(usize),
    /// A code that does not stand.
    Dropped(usize),
}

/// Lines, questions, holds, other findings, dropped codes. A finding that only repeats an open question, a hold or a
/// missing row of the checklist is left out: it stands there already. So is a table limit that billed lines pass, where a
/// line is judged by a message of its own.
#[must_use]
pub fn of(answer: &Assessment) -> Vec<Target> {
    let judged = |rule: RuleId| {
        let also = |line: &BilledLine| line.also.iter().any(|also| also.rule == rule);
        answer.billed.iter().any(|line| line.rule == rule || also(line))
    };
    let wrong = answer.billed.iter().any(|line| line.verdict == Verdict::Wrong);
    let repeats = |index: &usize| {
        let finding = &answer.findings[*index];
        if finding.field == Some(Field::Billed) && wrong && !judged(finding.rule) {
            return true;
        }
        let about = |lesions: &[LesionId]| finding.lesion.as_ref().is_none_or(|id| lesions.contains(id));
        answer.open.iter().any(|open| {
            open.rule == finding.rule && finding.field == Some(open.field) && about(&open.lesions)
        }) || answer.held.iter().any(|held| held.rule == finding.rule && about(&held.lesions))
            || finding.level != Level::Blocker
                && answer.checklist.iter().any(|check| {
                    check.tick == Tick::Missing
                        && check.rule == finding.rule
                        && check.lesion.as_deref() == finding.lesion.as_deref()
                })
    };
    (0..answer.lines.len())
        .map(Target::Line)
        .chain((0..answer.open.len()).map(Target::Open))
        .chain((0..answer.held.len()).map(Target::Held))
        .chain((0..answer.findings.len()).filter(|index| !repeats(index)).map(Target::Finding))
        .chain((0..answer.dropped.len()).map(Target::Dropped))
        .collect()
}

/// How many findings have this level; those that were accepted with a reason do not count.
#[must_use]
pub fn count(answer: &Assessment, level: Level) -> usize {
    answer.findings.iter().filter(|finding| finding.level == level && finding.stands()).count()
}

/// A row of the checklist: one item of one tier in one state, with every lesion that it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRow {
    /// How much it weighs.
    pub tier: Tier,
    /// Its state.
    pub tick: Tick,
    /// What is asked for.
    pub item: Item,
    /// Where the answer is typed.
    pub field: Field,
    /// The rule that asks.
    pub rule: RuleId,
    /// The lesions; empty for the whole encounter.
    pub lesions: Vec<String>,
}

impl CheckRow {
    /// What is asked for, in words; "details" says too little where the fact has a name of its own.
    #[must_use]
    pub fn label(&self) -> String {
        let word = if self.item == Item::Details {
            self.field.word().trim_start_matches("record.")
        } else {
            self.item.word()
        };
        word.replace(['-', '_', '.'], " ")
    }
}

/// The checklist by tier; missing first, then met, then not needed; lesions of one item on one row.
#[must_use]
pub fn checks(checklist: &[ChecklistItem]) -> Vec<CheckRow> {
    let order = |tick: Tick| match tick {
        Tick::Missing => 0,
        Tick::Met => 1,
        Tick::NotNeeded => 2,
    };
    let mut rows: Vec<CheckRow> = Vec::new();
    for entry in checklist {
        let same = |row: &&mut CheckRow| {
            (row.tier, row.tick, row.item, row.field, row.lesions.is_empty())
                == (entry.tier, entry.tick, entry.item, entry.field, entry.lesion.is_none())
        };
        match rows.iter_mut().find(same) {
            Some(row) => row.lesions.extend(entry.lesion.as_deref().map(str::to_owned)),
            None => rows.push(CheckRow {
                tier: entry.tier,
                tick: entry.tick,
                item: entry.item,
                field: entry.field,
                rule: entry.rule,
                lesions: entry.lesion.iter().map(ToString::to_string).collect(),
            }),
        }
    }
    rows.sort_by_key(|row| (row.tier, order(row.tick), row.item, row.field));
    rows
}
