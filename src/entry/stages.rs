//! Stages of Mohs surgery with their blocks: "stage 1: 4, stage 2: 3", "2 stages (4, 3)", "3 and 2 blocks", "1st".

use super::draft::Draft;
use super::rounds::plural;
use super::tokens::Mean;
use super::words::Key;
use crate::engine::lesion::whole_number;
use crate::engine::procedure::Kind;

impl Draft<'_> {
    /// Settles the blocks of stages that are told one by one.
    pub fn stages_in_turn(&mut self) {
        if !self.has(Kind::Mohs) {
            return;
        }
        self.stage_by_stage();
        self.blocks_after_stages();
        self.joined_blocks();
        self.first_stage();
    }

    /// "stage 1: 4, stage 2: 3"
    fn stage_by_stage(&mut self) {
        let mut all = Vec::new();
        let mut blocks = Vec::new();
        for at in 0..self.tokens.len() {
            let ordinal = self.previous(at).filter(|before| self.is_ordinal(*before, blocks.len() + 1));
            let Some(number) = self.next(at).filter(|_| self.key(at) == Some(Key::Stages)) else { continue };
            if let (Some(ordinal), Some(found)) = (ordinal, self.free_number(number)) {
                blocks.push(found);
                all.extend([ordinal, at, number]);
                all.extend(self.next(number).filter(|next| self.key(*next) == Some(Key::Blocks)));
                continue;
            }
            let Some(of_stage) = self.next(number) else { continue };
            let nth = self.free_number(number).and_then(|nth| usize::try_from(nth).ok());
            let Some(found) = self.free_number(of_stage).filter(|_| nth == Some(blocks.len() + 1)) else {
                continue;
            };
            blocks.push(found);
            all.extend([at, number, of_stage]);
            all.extend(self.next(of_stage).filter(|next| self.key(*next) == Some(Key::Blocks)));
        }
        self.take_blocks(&all, blocks);
    }

    /// "2 stages (4, 3)", "2 stages, 3 and 2 blocks": as many numbers as stages.
    fn blocks_after_stages(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(word) = self.next(at).filter(|next| self.key(*next) == Some(Key::Stages)) else {
                continue;
            };
            let Some(stages) = self.free_number(at).and_then(|stages| usize::try_from(stages).ok()) else {
                continue;
            };
            let (mut all, mut blocks) = (vec![at, word], Vec::new());
            let mut next = self.next(word);
            while let Some((place, number)) = next.and_then(|at| Some((at, self.free_number(at)?))) {
                all.push(place);
                blocks.push(number);
                next = self.next(place);
            }
            if blocks.len() == stages && stages > 1 {
                all.extend(next.filter(|next| self.key(*next) == Some(Key::Blocks)));
                return self.take_blocks(&all, blocks);
            }
        }
    }

    /// "3 and 2 blocks": one number for each stage.
    fn joined_blocks(&mut self) {
        for at in 0..self.tokens.len() {
            let Some(last) = self.previous(at).filter(|_| self.key(at) == Some(Key::Blocks)) else {
                continue;
            };
            let (mut all, mut blocks) = (vec![last, at], Vec::new());
            blocks.extend(self.free_number(last));
            while let Some(before) = self.previous(all[0]).filter(|before| self.joins(*before, all[0])) {
                let Some(number) = self.free_number(before) else { break };
                blocks.insert(0, number);
                all.insert(0, before);
            }
            if blocks.len() > 1 {
                return self.take_blocks(&all, blocks);
            }
        }
    }

    /// Whether only "and" or a comma stands between two tokens.
    fn joins(&self, one: usize, other: usize) -> bool {
        let between = self.line.get(self.tokens[one].span.end..self.tokens[other].span.start);
        between.is_some_and(|between| matches!(between.trim(), "and" | "&" | "," | ", and"))
    }

    /// "1st" is one stage, as "2st" is two.
    fn first_stage(&mut self) {
        for at in 0..self.tokens.len() {
            let typed = self.typed(at).to_lowercase();
            let Some(stages) = typed.strip_suffix("st").and_then(whole_number) else { continue };
            if matches!(self.tokens[at].mean, Mean::Unknown) && !self.used[at] {
                self.change.facts.stages = Some(stages);
                self.say(at, plural(stages, "stage"));
            }
        }
    }

    /// "2nd" before "stage".
    fn is_ordinal(&self, at: usize, number: usize) -> bool {
        let typed = self.typed(at).to_lowercase();
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| typed.strip_suffix(end));
        !self.used[at]
            && matches!(self.tokens[at].mean, Mean::Unknown)
            && digits.and_then(whole_number).and_then(|digits| usize::try_from(digits).ok()) == Some(number)
    }

    fn take_blocks(&mut self, all: &[usize], blocks: Vec<u32>) {
        if blocks.is_empty() {
            return;
        }
        let words: Vec<String> = blocks.iter().map(|number| plural(*number, "block")).collect();
        let stages = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
        self.say_all(all, format!("{}: {}", plural(stages, "stage"), words.join(" and ")));
        self.change.facts.stages = Some(stages);
        self.change.facts.blocks = blocks;
    }

    fn free_number(&self, at: usize) -> Option<u32> {
        if self.used[at] { None } else { self.tokens[at].whole() }
    }
}
