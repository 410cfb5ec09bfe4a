//! The answer beside the key: which line stands for which.

use crate::engine::assess;
use crate::engine::book::FamilyId;
use crate::engine::encounter::Encounter;
use crate::engine::history::History;
use crate::engine::ids::Code;
use crate::engine::outcome::{Assessment, BilledLine, CodeLine, Verdict};
use crate::practice::Key;
use crate::practice::answer::{Answer, AnswerLine};

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
}

impl<'a> Sheet<'a> {
    /// Lays the answer beside the key and has the engine judge it.
    #[must_use]
    pub fn new(key: &'a Key<'a>, answer: &'a Answer, documented: Option<&'a Encounter>) -> Self {
        let billed = Encounter { billed: answer.billed(), ..key.encounter.clone() };
        let judged = assess(&billed, History::none(), key.book);
        let mut sheet = Self {
            key,
            answer,
            documented,
            judged,
            same: Vec::new(),
            near: Vec::new(),
            extra: (0..answer.lines.len()).collect(),
            missed: (0..key.assessment.lines.len()).collect(),
        };
        // Lines that agree in more than the code are paired first, so that two lines of one code are not crossed.
        for likeness in [3, 2, 1, 0] {
            sheet.pair(|sheet, own, wanted| {
                let (own, wanted) = (&sheet.answer.lines[own], &sheet.key.assessment.lines[wanted]);
                own.code == wanted.code.as_str() && alike(own, wanted) >= likeness
            });
        }
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

    /// Whether codes are what is graded: where the answer has lines, or where the key asks for them alone.
    #[must_use]
    pub fn asks_for_lines(&self) -> bool {
        !self.answer.lines.is_empty() || self.key.decision == crate::practice::Decision::Code
    }

    /// The lines of the key that count as missed: beside a question or a hold none has to be coded yet.
    #[must_use]
    pub fn lacking(&self) -> usize {
        if self.key.decision == crate::practice::Decision::Code { self.missed.len() } else { 0 }
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
