//! The answer beside the key: which line stands for which.

use super::by_hand;
use super::query::questions;
use crate::engine::assess;
use crate::engine::book::FamilyId;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::ids::Code;
use crate::engine::outcome::{Assessment, BilledLine, CodeLine, Verdict};
use crate::engine::place::Field;
use crate::practice::answer::{Answer, AnswerLine};
use crate::practice::{Decision, Key};

/// An answer beside its key.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// The key.
    pub key: &'a Key<'a>,
    /// The answer.
    pub answer: &'a Answer,
    /// The encounter as the trainee documented it, where that is how the answer was made.
    pub documented: Option<&'a Encounter>,
    /// The key's encounter with the answer's lines as billed, as the engine judges them.
    pub judged: Assessment,
    /// Lines with the same code: place in the answer, place in the key.
    pub same: Vec<(usize, usize)>,
    /// Lines of one family with different codes.
    pub near: Vec<(usize, usize)>,
    /// Lines of the answer that stand for nothing.
    pub extra: Vec<usize>,
    /// Lines of the key that the answer lacks.
    pub missed: Vec<usize>,
    /// Lines of the answer that are one line of the key in parts, or several of them in one.
    pub in_parts: Vec<usize>,
    /// Lines of the answer with codes that another book has for what this one has no code for.
    pub elsewhere: Vec<usize>,
}

impl<'a> Sheet<'a> {
    /// Lays the answer beside the key and has the engine judge it.
    #[must_use]
    pub fn new(key: &'a Key<'a>, answer: &'a Answer, documented: Option<&'a Encounter>) -> Self {
        let billed = Encounter { billed: answer.billed(), ..key.encounter.clone() };
        let judged = assess(&billed, History::none(), key.book);
        let elsewhere = |line: &usize| by_hand::is_elsewhere(key, &answer.lines[*line].code);
        let (elsewhere, extra) = (0..answer.lines.len()).partition(elsewhere);
        let mut sheet = Self {
            key,
            answer,
            documented,
            judged,
            same: Vec::new(),
            near: Vec::new(),
            extra,
            missed: (0..key.assessment.lines.len()).collect(),
            in_parts: Vec::new(),
            elsewhere,
        };
        // Lines that agree in more than the code are paired first, so that two lines of one code are not crossed.
        for likeness in [3, 2, 1, 0] {
            sheet.pair(|sheet, own, wanted| {
                let (own, wanted) = (&sheet.answer.lines[own], &sheet.key.assessment.lines[wanted]);
                own.code == wanted.code.as_str() && alike(own, wanted) >= likeness
            });
        }
        sheet.join_parts();
        let same = std::mem::take(&mut sheet.near);
        sheet.same = same;
        sheet.pair(|sheet, own, wanted| {
            let own = sheet.family_of(&sheet.answer.lines[own].code);
            own.is_some() && own == sheet.family_of(sheet.key.assessment.lines[wanted].code.as_str())
        });
        sheet.same.sort_unstable();
        sheet.near.sort_unstable();
        sheet
    }

    fn pair(&mut self, fits: impl Fn(&Self, usize, usize) -> bool) {
        for own in self.extra.clone() {
            if let Some(wanted) = self.missed.iter().copied().find(|wanted| fits(self, own, *wanted)) {
                self.near.push((own, wanted));
                self.extra.retain(|line| *line != own);
                self.missed.retain(|line| *line != wanted);
            }
        }
    }

    /// One line of a code for several of the key, or several for one: the day has as many units, which payers take.
    fn join_parts(&mut self) {
        for line in self.key.assessment.lines.iter().map(|line| line.code.as_str()) {
            let own: Vec<usize> =
                (0..self.answer.lines.len()).filter(|at| self.answer.lines[*at].code == line).collect();
            let wanted = &self.key.assessment.lines;
            let given: Vec<usize> =
                (0..wanted.len()).filter(|at| wanted[*at].code.as_str() == line).collect();
            let billed: u64 = own.iter().map(|at| u64::from(self.answer.lines[*at].units)).sum();
            let documented: u64 = given.iter().map(|at| u64::from(wanted[*at].units)).sum();
            let one_side = own.len().min(given.len()) == 1 && own.len().max(given.len()) > 1;
            let joined = self.in_parts.iter().any(|at| own.contains(at));
            if !one_side || joined || !(billed == documented || own.iter().all(|at| self.is_taken(*at))) {
                continue;
            }
            self.near.retain(|(at, _)| !own.contains(at));
            self.near.extend(own.iter().flat_map(|at| given.iter().map(|line| (*at, *line))));
            self.extra.retain(|at| !own.contains(at));
            self.missed.retain(|at| !given.contains(at));
            self.in_parts.extend(own);
        }
    }

    /// What the trainee decided; a code of another book is the claim finished by hand.
    #[must_use]
    pub fn decision(&self) -> Option<Decision> {
        let by_hand = !self.elsewhere.is_empty() && !self.has_lines();
        if by_hand { Some(Decision::Query) } else { self.answer.decision() }
    }

    /// Whether the answer has lines with codes of this book.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.answer.lines.len() > self.elsewhere.len()
    }

    /// Lines of the answer with those of the key that they stand for together: most often one with one.
    #[must_use]
    pub fn groups(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut out: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for (own, wanted) in self.same.iter().chain(&self.near) {
            match out.iter_mut().find(|(all, lines)| all.contains(own) || lines.contains(wanted)) {
                Some((all, lines)) => {
                    all.extend((!all.contains(own)).then_some(*own));
                    lines.extend((!lines.contains(wanted)).then_some(*wanted));
                }
                None => out.push((vec![*own], vec![*wanted])),
            }
        }
        out
    }

    /// The family of a code of the book.
    #[must_use]
    pub fn family_of(&self, code: &str) -> Option<FamilyId> {
        Some(self.key.book.code(Code::from_text(code)?)?.family)
    }

    /// The id of that family, such as `DESTR_BENIGN`.
    #[must_use]
    pub fn family_name(&self, code: &str) -> &str {
        self.family_of(code).map_or("", |family| &self.key.book.family(family).id)
    }

    /// How the engine judges a line of the answer.
    #[must_use]
    pub fn verdict(&self, line: usize) -> Option<&BilledLine> {
        self.judged.billed.get(line).filter(|_| line < self.answer.lines.len())
    }

    /// Whether the engine takes a line of the answer as it stands, as another way to write it.
    #[must_use]
    pub fn is_taken(&self, line: usize) -> bool {
        self.verdict(line).is_some_and(|judged| judged.verdict == Verdict::Right)
    }

    /// A line of the answer and the line of the key that it stands for, with the same code.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, &AnswerLine, &CodeLine)> {
        let line = |(own, wanted): &(usize, usize)| {
            (*own, &self.answer.lines[*own], &self.key.assessment.lines[*wanted])
        };
        self.same.iter().map(line)
    }

    /// Whether codes are what is graded: where the answer has lines, or where the key has lines that stand.
    #[must_use]
    pub fn asks_for_lines(&self) -> bool {
        self.has_lines() || self.key.decision == Decision::Code || !self.lacking().is_empty()
    }

    /// The lines of the key that the answer lacks and that are certain: beside a hold and beside a question about another
    /// lesion the rest stands (N-24), and so does a code that is certain whatever the number (N-06). A question about the
    /// whole encounter holds up all of it.
    #[must_use]
    pub fn lacking(&self) -> Vec<usize> {
        let asked = match self.key.decision {
            Decision::Code => return self.missed.clone(),
            Decision::Nothing => return Vec::new(),
            Decision::Hold | Decision::Query => questions(self.key),
        };
        let stands = |line: &usize| {
            let lesions = &self.key.assessment.lines[*line].lesions;
            asked.iter().all(|question| {
                let about = lesions.iter().any(|lesion| question.lesions.contains(lesion));
                !question.lesions.is_empty() && (!about || question.field == Field::Count)
            })
        };
        self.missed.iter().copied().filter(stands).collect()
    }
}

/// In how much two lines of one code agree.
fn alike(own: &AnswerLine, wanted: &CodeLine) -> u8 {
    let modifiers: Vec<String> = wanted.modifiers.iter().map(ToString::to_string).collect();
    let diagnoses: Vec<String> = wanted.diagnoses.iter().map(ToString::to_string).collect();
    u8::from(own.modifiers == modifiers)
        + u8::from(own.diagnoses == diagnoses)
        + u8::from(own.units == wanted.units)
}
