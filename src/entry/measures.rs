//! Lengths, areas and numbers of one entry: what each of them measures.

use super::draft::Draft;
use super::echo;
use super::lexicon::Meaning;
use super::quantities::Quantity;
use super::tokens::Mean;
use super::words::{Key, Word};
use crate::engine::lesion::Count;
use crate::engine::procedure::Kind;
use crate::engine::size::{Area, Measured};

/// What a length measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Size,
    Margin,
    After,
    Excised,
    Closure,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Margin => "margin",
            Self::After => "size after",
            Self::Excised => "excised diameter",
            Self::Closure => "closure length",
        }
    }
}

impl Draft<'_> {
    /// Settles every number but bare whole ones, which are left to [`Draft::counted`].
    pub fn measures(&mut self) {
        for at in 0..self.tokens.len() {
            if self.used[at] {
                continue;
            }
            let mean = self.tokens[at].mean.clone();
            if let Mean::Quantity(quantity) = mean {
                self.quantity(at, quantity);
            } else if let Mean::Times(times) | Mean::Known(Meaning::Word(Word::Times(times))) = mean {
                self.times(at, times);
            }
        }
    }

    fn quantity(&mut self, at: usize, quantity: Quantity) {
        match quantity {
            Quantity::Bare { text, whole, negative } => self.bare(at, &text, whole, negative),
            Quantity::Length { text, dimensions, sum } => self.length(at, &text, dimensions, sum),
            Quantity::Area(text) => match Area::parse(&text) {
                Ok(area) => {
                    self.say(at, format!("area {}", echo::area(&area)));
                    self.change.area = Some(area);
                }
                Err(error) => self.ask(at, error.to_string()),
            },
            Quantity::Sum { numbers, .. } if self.has(Kind::Mohs) => {
                let stages = if numbers.len() == 1 { "stage" } else { "stages" };
                let blocks: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                self.say(at, format!("{} {stages}: {} blocks", numbers.len(), blocks.join(" and ")));
                self.change.facts.blocks.extend(numbers);
            }
            Quantity::Sum { text, .. } => {
                self.ask(
                    at,
                    format!("'{text}' has no unit; write {text}mm or {text}cm, or ' + ' between two entries"),
                );
            }
            Quantity::More(text) | Quantity::Unclear { text, unit: None, range: true }
                if self.may_count(at) =>
            {
                self.vague(&[at], text);
            }
            Quantity::More(text) => self.ask(at, format!("'{text}': more of what?")),
            Quantity::Unclear { text, unit, .. } => {
                let text = match unit {
                    Some(_) => format!("'{text}' is no single length; write the greatest that was measured"),
                    None => format!(
                        "'{text}' has no unit or is no single number; write it like {}",
                        example(&text)
                    ),
                };
                self.ask(at, text);
            }
        }
    }

    /// A number without a unit that a keyword beside it explains.
    fn bare(&mut self, at: usize, text: &str, whole: Option<u32>, negative: bool) {
        if negative {
            return self.ask(at, format!("'{text}' is below 0"));
        }
        let (before, after) = (self.previous(at), self.next(at));
        let before_key = before.and_then(|at| self.key(at));
        let after_key = after.and_then(|at| self.key(at));
        if let (Some(key), Some(beside)) = (after_key, after) {
            match (key, whole) {
                (Key::Cycles, Some(number)) => return self.cycles(&[at, beside], number),
                (Key::Times, Some(number)) => {
                    self.settle(beside);
                    return self.times(at, number);
                }
                (Key::Stages, Some(number)) => {
                    self.change.facts.stages = Some(number);
                    return self.say_all(&[at, beside], plural(number, "stage"));
                }
                (Key::Blocks, Some(number)) => {
                    self.change.facts.blocks.push(number);
                    return self.say_all(&[at, beside], plural(number, "block"));
                }
                (Key::Minutes, Some(number)) => {
                    self.change.facts.minutes = Some(number);
                    return self.say_all(&[at, beside], plural(number, "minute"));
                }
                (Key::Dose, _) => {
                    let strength = format!("{text} {}", self.typed(beside));
                    self.say_all(&[at, beside], strength.clone());
                    self.strengths.push(strength);
                    return;
                }
                _ => {}
            }
        }
        if let (Some(key), Some(beside)) = (before_key, before) {
            match (key, whole) {
                (Key::Cycles, Some(number)) => return self.cycles(&[beside, at], number),
                (Key::Times, Some(number)) => {
                    self.settle(beside);
                    return self.times(at, number);
                }
                (Key::Stages, Some(number)) => {
                    self.change.facts.stages = self.change.facts.stages.max(Some(number));
                    return self.say_all(&[beside, at], format!("stage {number}"));
                }
                (Key::Blocks, Some(number)) => {
                    self.change.facts.blocks.push(number);
                    return self.say_all(&[beside, at], plural(number, "block"));
                }
                (Key::Count, Some(number)) => {
                    let count = Count::Exactly(number);
                    self.say_all(&[beside, at], echo::count(&count));
                    self.change.count = Some(count);
                    return;
                }
                (Key::About, Some(_)) if self.may_count(at) => {
                    let word = format!("{} {text}", self.typed(beside));
                    return self.vague(&[beside, at], word);
                }
                _ => {}
            }
        }
        if let Some(beside) =
            before.filter(|beside| matches!(self.tokens[*beside].mean, Mean::About) && !self.used[*beside])
        {
            self.settle(beside);
            let word = format!("{}{text}", self.typed(beside));
            if self.may_count(at) {
                return self.vague(&[beside, at], word);
            }
            return self.ask(at, format!("'{word}': about what?"));
        }
        let role = self
            .role_before(at)
            .map(|(role, _)| role)
            .or_else(|| after_key.filter(|key| *key == Key::Margin).map(|_| Role::Margin));
        if let Some(role) = role {
            let text = format!("{} {text} has no unit; write {text}mm or {text}cm", role.name());
            if let Some((_, keys)) = self.role_before(at) {
                keys.into_iter().for_each(|key| self.settle(key));
            }
            return self.ask(at, text);
        }
        if whole.is_none() {
            self.ask(at, format!("'{text}' has no unit; write {text}mm or {text}cm"));
        }
    }

    /// What the keyword straight before a number says that it measures, and the tokens that say so.
    fn role_before(&self, at: usize) -> Option<(Role, Vec<usize>)> {
        let before = self.previous(at)?;
        if self.used[before] {
            return None;
        }
        if matches!(self.tokens[before].mean, Mean::Arrow) {
            return Some((Role::After, vec![before]));
        }
        let key = self.key(before);
        // The words of a closure stay: they say more than that a length follows.
        if key == Some(Key::Closed) || matches!(self.word(before), Some(Word::Closure(_))) {
            return Some((Role::Closure, Vec::new()));
        }
        let roles = [
            (Key::Margin, Role::Margin),
            (Key::After, Role::After),
            (Key::Excised, Role::Excised),
            (Key::Size, Role::Size),
        ];
        let (_, role) = roles.into_iter().find(|(of, _)| Some(*of) == key)?;
        Some((role, vec![before]))
    }

    fn length(&mut self, at: usize, text: &str, dimensions: usize, sum: bool) {
        let measured = match Measured::parse(text) {
            Ok(measured) => measured,
            Err(error) => {
                if let Some((_, keys)) = self.role_before(at) {
                    keys.into_iter().for_each(|key| self.settle(key));
                }
                return self.ask(at, error.to_string());
            }
        };
        if let Some((role, keys)) = self.role_before(at) {
            return self.measure(at, keys, role, measured);
        }
        if let Some(margin) = self.next(at).filter(|next| self.key(*next) == Some(Key::Margin))
            && !self.is_number(self.next(margin))
        {
            return self.measure(at, vec![margin], Role::Margin, measured);
        }
        if sum && self.has(Kind::Excision) {
            return self.measure(at, Vec::new(), Role::Excised, measured);
        }
        if dimensions == 2
            && self.is_vascular()
            && let Ok(area) = Area::parse(text)
        {
            self.say(at, format!("area {} (two dimensions of a growth of vessels)", echo::area(&area)));
            self.change.area = Some(area);
            return;
        }
        if self.only_closed() {
            return self.measure(at, Vec::new(), Role::Closure, measured);
        }
        if self.change.size.is_none() && self.change.area.is_none() {
            return self.measure(at, Vec::new(), Role::Size, measured);
        }
        let text = format!(
            "a second length, {}: margin (m{}), size after (->{}) or closure (int {})?",
            echo::length(&measured),
            measured.typed,
            measured.typed,
            measured.typed
        );
        self.ask(at, text);
    }

    /// Whether a wound was closed and nothing else was done: then its length is what was measured.
    fn only_closed(&self) -> bool {
        let closes =
            |at| self.key(at) == Some(Key::Closed) || matches!(self.word(at), Some(Word::Closure(_)));
        self.target.is_none()
            && self.change.facts.closure_length.is_none()
            && self.change.procedures.iter().all(|done| done.kind == Kind::Repair)
            && (0..self.tokens.len()).any(closes)
    }

    fn is_number(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| !self.used[at] && matches!(self.tokens[at].mean, Mean::Quantity(_)))
    }

    fn measure(&mut self, at: usize, mut keys: Vec<usize>, role: Role, measured: Measured) {
        let said = echo::length(&measured);
        let text = match role {
            Role::Size => said,
            Role::Margin => format!("margin {said} on each side"),
            Role::After | Role::Excised | Role::Closure => format!("{} {said}", role.name()),
        };
        let place = match role {
            Role::Size => &mut self.change.size,
            Role::Margin => &mut self.change.facts.margin,
            Role::After => &mut self.change.facts.size_after,
            Role::Excised => &mut self.change.facts.excised,
            Role::Closure => &mut self.change.facts.closure_length,
        };
        if place.is_some() {
            keys.into_iter().for_each(|key| self.settle(key));
            return self.ask(at, format!("a second {}: {text}", role.name()));
        }
        *place = Some(measured);
        keys.push(at);
        self.say_all(&keys, text);
    }

    /// Whether the diagnosis of the entry, or of the lesion that it changes, is a growth of vessels.
    fn is_vascular(&self) -> bool {
        let earlier = self.target.and_then(|target| target.diagnosis.as_deref());
        let named = self.change.diagnosis.as_deref().or(earlier).and_then(|name| self.row_of(name));
        named.is_some_and(|row| self.words().diagnoses[row].vascular)
    }

    fn cycles(&mut self, all: &[usize], number: u32) {
        self.change.facts.cycles = Some(number);
        self.say_all(all, plural(number, "cycle"));
    }

    /// `x2` is cycles where something was destroyed.
    fn times(&mut self, at: usize, number: u32) {
        // "x2 cycles" says it twice.
        let twice = self.next(at).filter(|next| self.key(*next) == Some(Key::Cycles));
        let all: Vec<usize> = std::iter::once(at).chain(twice).collect();
        if !(self.has(Kind::Destruction) || self.has(Kind::AcneCryotherapy)) {
            let text = format!(
                "x{number}: cycles of what? {number} lesions are written as {number} before the diagnosis"
            );
            return self.ask(at, text);
        }
        self.cycles(&all, number);
        let done = (0..at).any(|at| matches!(self.tokens[at].word(), Some(Word::Procedure(_))));
        let after_diagnosis = at > 0 && self.tokens[at - 1].diagnosis().is_some() && number > 1 && !done;
        if let Some(echo) = self.echo.last_mut().filter(|_| after_diagnosis) {
            echo.kind = super::EchoKind::Assumed;
            echo.text.push_str(&format!(" (for {number} lesions write {number} before the diagnosis)"));
            self.count_open = true;
        }
    }
}

/// `2 cycles`
fn plural(number: u32, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// How to write an unclear number.
fn example(text: &str) -> String {
    if text.contains('x') {
        format!("{}mm or {}cm", text.replace(' ', ""), text.replace(' ', ""))
    } else {
        "0.5cm".to_owned()
    }
}
