//! Cycles of a treatment and blocks of stages: numbers of what was done over and over.

use super::draft::Draft;
use super::echo;
use super::words::{Key, Word};
use crate::engine::lesion::Count;
use crate::engine::procedure::Kind;

impl Draft<'_> {
    /// "stages 2 blocks 4 3": after the word, one number for each stage.
    pub fn blocks_of_stages(&mut self, word: usize, first: usize, number: u32) {
        let mut all = vec![word, first];
        let mut blocks = vec![number];
        let stages = self.change.facts.stages.and_then(|stages| usize::try_from(stages).ok()).unwrap_or(1);
        let mut next = self.next(first);
        while let Some(at) = next.filter(|at| blocks.len() < stages && !self.used[*at]) {
            let Some(number) = self.tokens[at].whole() else { break };
            blocks.push(number);
            all.push(at);
            next = self.next(at);
        }
        let words: Vec<String> = blocks.iter().map(|number| plural(*number, "block")).collect();
        self.say_all(&all, words.join(" and "));
        self.change.facts.blocks.extend(blocks);
    }

    /// So many freeze or curettage cycles; a second number is asked about.
    pub fn cycles(&mut self, all: &[usize], number: u32) {
        if let Some(said) = self.change.facts.cycles.filter(|said| *said != number) {
            let (said, more) = (plural(said, "cycle"), plural(number, "cycle"));
            for at in all {
                self.ask(*at, format!("{more} as well as {said}: which is it?"));
            }
            return;
        }
        self.change.facts.cycles = Some(number);
        self.say_all(all, plural(number, "cycle"));
    }

    /// `x2` is cycles where something was destroyed; a number that stands before any procedure may be one of lesions.
    pub fn times(&mut self, at: usize, number: u32, doubtful: bool) {
        // "x2 stages" of Mohs surgery
        if let Some(beside) = self.next(at)
            && let Some(key @ (Key::Stages | Key::Blocks)) = self.key(beside)
            && self.has(Kind::Mohs)
        {
            if key == Key::Stages {
                self.change.facts.stages = Some(number);
                return self.say_all(&[at, beside], plural(number, "stage"));
            }
            self.change.facts.blocks.push(number);
            return self.say_all(&[at, beside], plural(number, "block"));
        }
        // "x2 cycles" says it twice.
        let twice = self.next(at).filter(|next| self.key(*next) == Some(Key::Cycles));
        let all: Vec<usize> = std::iter::once(at).chain(twice).collect();
        if !(self.has(Kind::Destruction) || self.has(Kind::AcneCryotherapy)) {
            let text = format!(
                "x{number}: cycles of what? {number} lesions are written as {number} before the diagnosis"
            );
            self.open_by_times(number);
            return self.ask(at, text);
        }
        self.cycles(&all, number);
        let done = (0..at).any(|at| matches!(self.tokens[at].word(), Some(Word::Procedure(_))));
        let counted = self.change.count.is_some()
            || (0..at).any(|at| !self.used[at] && self.tokens[at].whole().is_some() && self.may_count(at));
        let lesions = doubtful
            && twice.is_none()
            && number > 1
            && !done
            && !counted
            && self.target.is_none()
            && self.diagnosis_at.is_some();
        if let Some(echo) = self.echo.last_mut().filter(|_| lesions) {
            echo.kind = super::EchoKind::Assumed;
            echo.text.push_str(&format!(" (for {number} lesions write {number} before the diagnosis)"));
            self.count_open = true;
        }
    }
    /// Where nothing is done in cycles, `x8` may be eight lesions: their number is open, unless it was said.
    fn open_by_times(&mut self, number: u32) {
        if number < 2 {
            return;
        }
        let Some(target) = self.target else {
            self.times_open = Some(number);
            return;
        };
        if self.change.count.is_none() && target.count == Count::Exactly(1) {
            let open = Count::Vague(format!("x{number}"));
            let end = self.tokens.iter().map(|token| token.span.end).max().unwrap_or_default();
            self.echo.push(super::Echo::new(end..end, super::EchoKind::Assumed, echo::count(&open)));
            self.change.count = Some(open);
        }
    }
}

/// `2 cycles`
pub(super) fn plural(number: u32, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
