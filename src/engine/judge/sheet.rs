//! What a judgement looks at: the billed lines beside everything that the answer says.

use super::meet::meet;
use super::modifiers::distinct::is_distinct;
use crate::engine::book::{FamilyRow, Judged};
use crate::engine::case::Case;
use crate::engine::draft::Line;
use crate::engine::encounter::Billed;
use crate::engine::ids::{Code, Icd, Modifier, RuleId};
use crate::engine::outcome::{CodeLine, Dropped, Held, LesionId, Open};

/// The billed lines beside the answer.
pub struct Sheet<'a> {
    /// The encounter and the book.
    pub case: &'a Case<'a>,
    /// The claim lines as rules know them.
    pub lines: &'a [Line],
    /// The same lines as they are told.
    pub ranked: &'a [CodeLine],
    /// What does not stand.
    pub dropped: &'a [Dropped],
    /// What is open.
    pub open: &'a [Open],
    /// What waits.
    pub held: &'a [Held],
    /// The billed lines.
    pub billed: Vec<Entry<'a>>,
    /// How many billed lines stand for each claim line.
    met: Vec<usize>,
    /// Which claim lines were billed as distinct services.
    pub shown: Vec<bool>,
}

/// A billed line, read.
pub struct Entry<'a> {
    /// As it was billed.
    pub line: &'a Billed,
    /// Its code, where it can be one.
    pub code: Option<Code>,
    /// Its units; one where none are stated.
    pub units: u32,
    /// Its modifiers in capitals, each once.
    pub modifiers: Vec<Modifier>,
    /// Its diagnoses, with their dots.
    pub diagnoses: Vec<Icd>,
    /// The claim lines that it stands for.
    pub meets: Vec<usize>,
}

impl<'a> Sheet<'a> {
    /// Reads the billed lines and finds the claim line of each.
    pub fn new(
        case: &'a Case<'a>,
        lines: &'a [Line],
        ranked: &'a [CodeLine],
        (dropped, open, held): (&'a [Dropped], &'a [Open], &'a [Held]),
    ) -> Self {
        let mut billed: Vec<Entry<'a>> = case.encounter.billed.iter().map(read).collect();
        meet(case, &mut billed, lines, ranked);
        let mut met = vec![0; lines.len()];
        let mut shown = vec![false; lines.len()];
        for entry in &billed {
            let distinct = entry.modifiers.iter().any(|modifier| is_distinct(*modifier));
            for line in &entry.meets {
                met[*line] += 1;
                shown[*line] |= distinct;
            }
        }
        Self { case, lines, ranked, dropped, open, held, billed, met, shown }
    }

    /// The id of the family of a claim line.
    pub fn family_of(&self, line: usize) -> &'a str {
        &self.case.book.family(self.lines[line].family).id
    }

    /// The family of a code of the tables.
    pub fn family(&self, code: Code) -> Option<&'a FamilyRow> {
        let row = self.case.book.code(code)?;
        Some(self.case.book.family(row.family))
    }

    /// The lesions of a claim line, by name; a visit has none.
    pub fn lesions(&self, line: usize) -> String {
        match self.lines[line].members.as_slice() {
            [] => "this encounter".to_owned(),
            members => self.case.name(members),
        }
    }

    /// The rule that gives a claim line.
    pub fn rule_of(&self, line: usize) -> RuleId {
        let first = self.ranked[line].because.first();
        first.map_or_else(|| self.case.book.family(self.lines[line].family).rule, |reason| reason.rule)
    }

    /// Whether any billed line has this code.
    pub fn bills(&self, code: Code) -> bool {
        self.billed.iter().any(|entry| entry.code == Some(code))
    }

    /// Whether a claim line has this code.
    pub fn gives(&self, code: Code) -> bool {
        self.ranked.iter().any(|line| line.code == code)
    }

    /// Whether a claim line was billed.
    pub fn met(&self, line: usize) -> bool {
        self.met[line] > 0
    }

    /// Whether a claim line was billed in several lines.
    pub fn in_parts(&self, line: usize) -> bool {
        self.met[line] > 1
    }

    /// Whether a claim line for both sides was billed as a line for each.
    pub fn side_by_side(&self, line: usize) -> bool {
        self.in_parts(line) && self.ranked[line].modifiers.iter().any(|modifier| modifier.as_str() == "50")
    }

    /// Whether claim lines for each side were billed as one line for both.
    pub fn both_sides_in_one(&self, billed: usize) -> bool {
        let entry = &self.billed[billed];
        entry.meets.len() == 2 && entry.modifiers.iter().any(|modifier| modifier.as_str() == "50")
    }

    /// Whether so many units of a code are never paid in a day.
    pub fn above_hard_limit(&self, code: Code, units: u32) -> bool {
        let limit = self.case.book.unit_limit(code);
        limit.is_some_and(|limit| limit.judged == Judged::DayHard && units > limit.most)
    }
}

fn read(line: &Billed) -> Entry<'_> {
    let mut modifiers: Vec<Modifier> = Vec::new();
    for typed in &line.modifiers {
        let modifier = Modifier::from_text(&typed.trim().to_ascii_uppercase());
        modifiers.extend(modifier.filter(|modifier| !modifiers.contains(modifier)));
    }
    Entry {
        line,
        code: Code::from_text(&line.code.trim().to_ascii_uppercase()),
        units: line.units.unwrap_or(1),
        modifiers,
        diagnoses: line.diagnoses.iter().filter_map(|typed| with_dot(typed)).collect(),
        meets: Vec::new(),
    }
}

/// A diagnosis code as the tables write it: claims often leave the dot out.
fn with_dot(typed: &str) -> Option<Icd> {
    let typed = typed.trim().to_ascii_uppercase();
    match typed.split_at_checked(3) {
        Some((category, rest)) if !rest.is_empty() && !typed.contains('.') => {
            Icd::from_text(&format!("{category}.{rest}"))
        }
        Some(_) | None => Icd::from_text(&typed),
    }
}

/// Lesions by their ids: "lesion A", "lesions A and B".
pub fn named(ids: &[LesionId]) -> String {
    match ids {
        [] => "no lesion".to_owned(),
        [only] => format!("lesion {only}"),
        [first @ .., last] => format!("lesions {} and {last}", first.join(", ")),
    }
}
