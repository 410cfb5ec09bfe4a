//! Lengths, areas and numbers of one entry: what each of them measures.

use super::draft::Draft;
use super::echo;
use super::lexicon::Meaning;
use super::margins::MarginWord;
use super::quantities::Quantity;
use super::rounds::plural;
use super::tokens::Mean;
use super::words::{Key, Word};
use crate::engine::lesion::Count;
use crate::engine::place::Field;
use crate::engine::procedure::Kind;
use crate::engine::size::{Area, Measured};

/// What a length measures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Size,
    Margin,
    After,
    Excised,
    Specimen,
    Closure,
}

impl Role {
    fn name(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Margin => "margin",
            Self::After => "size after",
            Self::Excised => "excised diameter",
            Self::Specimen => "specimen size",
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
                let length = matches!(quantity, Quantity::Length { .. } | Quantity::Area(_));
                if length && (self.inexact_length(at) || self.distance(at)) {
                    continue;
                }
                self.quantity(at, quantity);
            } else if let Mean::Times(times) = mean {
                self.times(at, times, true);
            } else if let Mean::Known(Meaning::Word(Word::Times(times))) = mean {
                self.times(at, times, false);
            }
        }
    }

    fn quantity(&mut self, at: usize, quantity: Quantity) {
        match quantity {
            Quantity::Bare { text, whole, negative } => self.bare(at, &text, whole, negative),
            Quantity::Length { text, dimensions, sum, product } => {
                self.length(at, &text, dimensions, sum, product);
            }
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
            Quantity::Sum { text, .. } if self.may_count(at) => self.vague(&[at], text),
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
            // `1/2 ak`, `5/6 ak`
            Quantity::Unclear { text, unit: None, .. }
                if self.may_count(at) && text.contains('/') && !text.contains('.') =>
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
            // It was typed where the number of lesions stands, so that one lesion is not what was said.
            self.count_open |= self.may_count(at);
            return self.ask(at, format!("'{text}' is below 0"));
        }
        let (before, after) = (self.previous(at), self.next(at));
        let before_key = before.and_then(|at| self.key(at));
        // "stages 2 blocks 4": the second word belongs to the number after it.
        let after_key = after
            .filter(|after| !(before_key.is_some() && self.is_number(self.next(*after))))
            .and_then(|at| self.key(at));
        if let (Some(key), Some(beside)) = (after_key, after) {
            match (key, whole) {
                (Key::Cycles, Some(number)) => return self.cycles(&[at, beside], number),
                (Key::Times, Some(number)) => {
                    self.settle(beside);
                    return self.times(at, number, true);
                }
                (Key::Inexact, Some(_)) if self.may_count(at) || self.target.is_some() => {
                    let word = format!("{text} {}", self.typed(beside));
                    if self.may_count(at) {
                        return self.vague(&[at, beside], word);
                    }
                    return self.inexact_answer(&[beside, at], word);
                }
                (Key::Dozen | Key::Hundred, Some(number)) if self.may_count(at) => {
                    // "one hundred twenty" is none of the numbers in it.
                    if let Some(more) = self.next(beside).filter(|next| self.is_number(Some(*next))) {
                        let typed = self.typed_all(&[at, beside, more]);
                        return self.vague(&[at, beside, more], typed);
                    }
                    let times = if key == Key::Dozen { 12 } else { 100 };
                    let count = Count::Exactly(number.saturating_mul(times));
                    self.say_all(&[at, beside], echo::count(&count));
                    self.change.count = Some(count);
                    return;
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
                    return self.times(at, number, true);
                }
                (Key::Stages, Some(number)) => {
                    self.change.facts.stages = self.change.facts.stages.max(Some(number));
                    return self.say_all(&[beside, at], format!("stage {number}"));
                }
                (Key::Blocks, Some(number)) => return self.blocks_of_stages(beside, at, number),
                (Key::Count, Some(number)) => {
                    let count = Count::Exactly(number);
                    self.say_all(&[beside, at], echo::count(&count));
                    self.change.count = Some(count);
                    return;
                }
                (Key::About, Some(_)) if self.may_count(at) || self.target.is_some() => {
                    let word = format!("{} {text}", self.typed(beside));
                    if self.may_count(at) {
                        return self.vague(&[beside, at], word);
                    }
                    return self.inexact_answer(&[beside, at], word);
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
            return self.inexact_answer(&[beside, at], word);
        }
        let role = self
            .role_before(at)
            .map(|(role, _)| role)
            .or_else(|| after_key.filter(|key| *key == Key::Margin).map(|_| Role::Margin));
        // Nothing needs no unit: a margin stated as 0 is a margin (N-09).
        if role == Some(Role::Margin)
            && text.bytes().all(|byte| matches!(byte, b'0' | b'.'))
            && let Ok(none) = Measured::parse("0 mm")
        {
            let keys = self.role_before(at).map(|(_, keys)| keys).or(after.map(|after| vec![after]));
            return self.measure(at, keys.unwrap_or_default(), Role::Margin, none);
        }
        if let Some(role) = role {
            let text = format!("{} {text} has no unit; write {text}mm or {text}cm", role.name());
            if let Some((_, keys)) = self.role_before(at) {
                keys.into_iter().for_each(|key| self.settle(key));
            }
            return self.ask(at, text);
        }
        if whole.is_none() {
            // It was typed where the number of lesions stands, so that one lesion is not what was said.
            let count = self.may_count(at);
            self.count_open |= count;
            let no = if count { "is no number of lesions and has no unit" } else { "has no unit" };
            self.ask(at, format!("'{text}' {no}; write {text}mm or {text}cm"));
        }
    }

    /// What the keyword straight before a number says that it measures, and the tokens that say so.
    pub(super) fn role_before(&self, at: usize) -> Option<(Role, Vec<usize>)> {
        let before = self.previous(at)?;
        // "ellipse 3x1cm": the measures of the cut are not those of the lesion (P-33).
        let cut = |details: &str| details == "ellipse";
        if let Some(Word::Procedure(word)) = self.tokens[before].word()
            && word.details.as_deref().is_some_and(cut)
        {
            return Some((Role::Specimen, Vec::new()));
        }
        if self.is_excised_answer(before) {
            return Some((Role::Excised, Vec::new()));
        }
        if self.used[before] {
            return None;
        }
        if matches!(self.tokens[before].mean, Mean::Arrow) {
            return Some((Role::After, vec![before]));
        }
        let key = self.key(before);
        if key == Some(Key::Specimen) {
            return Some((Role::Specimen, vec![before]));
        }
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
        if key == Some(Key::Total) && self.has(Kind::Excision) {
            return Some((Role::Excised, vec![before]));
        }
        let (_, role) = roles.into_iter().find(|(of, _)| Some(*of) == key)?;
        Some((role, vec![before]))
    }

    fn length(&mut self, at: usize, text: &str, dimensions: usize, sum: bool, product: bool) {
        let crossed = text.replace('*', "x");
        if (dimensions > 1 || product)
            && self.is_vascular()
            && self.role_before(at).is_none()
            && let Ok(area) = Area::parse(&crossed)
        {
            self.say(at, format!("area {} (two dimensions of a growth of vessels)", echo::area(&area)));
            self.change.area = Some(area);
            return;
        }
        if product && (self.has(Kind::Excision) || self.role_before(at).is_some()) {
            if let Some((_, keys)) = self.role_before(at) {
                keys.into_iter().for_each(|key| self.settle(key));
            }
            let text = format!("'{text}': two dimensions are written {crossed}, a sum like 9+2*2mm");
            return self.ask(at, text);
        }
        // Two dimensions of a lesion that was not cut out: the longest counts (R-MEAS-10).
        let text = if product { crossed.as_str() } else { text };
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
        match self.margin_word(at, &measured) {
            MarginWord::Own(word) => return self.measure(at, vec![word], Role::Margin, measured),
            MarginWord::Either(word, other) => return self.either_margin(at, word, other),
            MarginWord::Other => {}
        }
        if let Some(excised) = self.next(at).filter(|next| self.key(*next) == Some(Key::Excised))
            && !self.is_number(self.next(excised))
        {
            return self.measure(at, vec![excised], Role::Excised, measured);
        }
        if sum && self.has(Kind::Excision) {
            return self.measure(at, Vec::new(), Role::Excised, measured);
        }
        if self.only_closed() {
            return self.measure(at, Vec::new(), Role::Closure, measured);
        }
        if self.asks_two_lengths(dimensions) {
            let typed = self.typed(at);
            let text = format!(
                "{typed}: the margin (m{typed}), the excised diameter (excised {typed}) or the closure length (closure {typed})?"
            );
            return self.ask(at, text);
        }
        if self.closes_after(at) {
            return self.measure(at, Vec::new(), Role::Closure, measured);
        }
        if let Some(role) = self.asked_length(dimensions) {
            self.measure(at, Vec::new(), role, measured);
            if let Some(echo) = self.echo.last_mut() {
                echo.text.push_str(", as it was asked for");
            }
            return;
        }
        if self.change.size.is_none() && self.change.area.is_none() {
            return self.measure(at, Vec::new(), Role::Size, measured);
        }
        self.more_lengths.push(measured.typed.clone());
        let text = format!(
            "a second length, {}: margin (m{}), size after (->{}) or closure (int {})?",
            echo::length(&measured),
            measured.typed,
            measured.typed,
            measured.typed
        );
        self.ask(at, text);
    }

    /// "1cm m4mm 4cm complex": after the size, a length straight before the word of a closure that has none of its own.
    fn closes_after(&self, at: usize) -> bool {
        let closes = |at: &usize| {
            self.key(*at) == Some(Key::Closed) || matches!(self.word(*at), Some(Word::Closure(_)))
        };
        let Some(word) = self.next(at).filter(closes) else { return false };
        let after = self.next(word).and_then(|next| if closes(&next) { self.next(next) } else { Some(next) });
        self.change.size.is_some()
            && self.change.facts.closure_length.is_none()
            && !self.parted(at, word)
            && !self.is_number(after)
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

    pub(super) fn is_number(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| !self.used[at] && matches!(self.tokens[at].mean, Mean::Quantity(_)))
    }

    fn measure(&mut self, at: usize, mut keys: Vec<usize>, role: Role, measured: Measured) {
        let said = echo::length(&measured);
        if role == Role::Specimen {
            let kept = format!("{} {}", self.cut_or_specimen(at), measured.typed);
            self.change.facts.details.push(kept);
            keys.push(at);
            let text = format!(
                "{said} of the specimen or the cut is not the lesion's and is not used; what did the lesion measure before?"
            );
            keys.iter().for_each(|key| self.settle(*key));
            return self.ask(at, text);
        }
        if role == Role::Margin && measured.typed.contains(['+', '*']) {
            keys.into_iter().for_each(|key| self.settle(key));
            return self.ask(at, format!("margin {said}: the narrowest margin on one side is one length"));
        }
        let measured = self.narrowest(at, &mut keys, role, measured);
        let said = echo::length(&measured);
        let text = match role {
            Role::Size | Role::Specimen => said,
            Role::Margin => format!("margin {said} on each side"),
            Role::After | Role::Excised | Role::Closure => format!("{} {said}", role.name()),
        };
        let place = match role {
            Role::Size | Role::Specimen => &mut self.change.size,
            Role::Margin => &mut self.change.facts.margin,
            Role::After => &mut self.change.facts.size_after,
            Role::Excised => &mut self.change.facts.excised,
            Role::Closure => &mut self.change.facts.closure_length,
        };
        if place.is_some() {
            self.second_closure |= role == Role::Closure;
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
        named.is_some_and(|row| self.words().diagnoses[row].vascular) || self.asked().contains(&Field::Area)
    }

    /// The word before a length that is not the lesion's.
    fn cut_or_specimen(&self, at: usize) -> String {
        self.previous(at).map_or_else(String::new, |before| self.typed(before).to_lowercase())
    }
}

/// How to write an unclear number.
fn example(text: &str) -> String {
    if text.contains('x') {
        format!("{}mm or {}cm", text.replace(' ', ""), text.replace(' ', ""))
    } else {
        "0.5cm".to_owned()
    }
}
