//! The rest of one entry: single words, dictated totals, and what was not understood.

use super::draft::Draft;
use super::echo::shown;
use super::lexicon::{Meaning, Total};
use super::quantities::Quantity;
use super::suggest::suggestions;
use super::tokens::Mean;
use super::words::{Key, Word};
use super::{Echo, EchoKind, Entry, assign};
use crate::engine::encounter::Stated;
use crate::engine::lesion::Pathology;
use crate::engine::procedure::{Closure, Extent, Kind, Procedure};

impl Draft<'_> {
    /// `total 15 ak`: `None` where no total was dictated, `Some(None)` where it cannot be kept.
    pub fn total(&mut self) -> Option<Option<Entry>> {
        // "@a total 16mm" is a length.
        let length = |at: usize| {
            let next = self.tokens.get(at + 1);
            next.is_some_and(|next| matches!(next.mean, Mean::Quantity(Quantity::Length { .. })))
        };
        let total = (0..self.tokens.len()).find(|at| self.key(*at) == Some(Key::Total) && !length(*at))?;
        let mut number = None;
        let mut diagnosis = None;
        let mut group = None;
        let mut other = false;
        for (at, token) in self.tokens.iter().enumerate() {
            if let (Some(named), None) = (self.group_named(at), group) {
                group = Some((at, named));
            } else if group.is_some() && self.is_generic(at) {
                // "total 9 benign lesions" says no more than "total 9 benign".
            } else if let (Some(whole), None) = (token.whole(), number) {
                number = Some((at, whole));
            } else if let (Some(row), None) = (token.diagnosis(), diagnosis) {
                diagnosis = Some((at, row));
            } else {
                other |= !matches!(token.word(), Some(Word::Ignored | Word::Key(Key::Total)));
            }
        }
        if other || self.target.is_some() {
            self.ask(total, "a total stands alone: total, number, diagnosis");
            return None;
        }
        let words = self.words();
        let named = group.map(|(at, group)| (at, Some(group), None));
        let named = named.or(diagnosis.map(|(at, row)| (at, words.diagnoses[row].total, Some(row))));
        let (Some((at, number)), Some((name, group, row))) = (number, named) else {
            self.ask(total, "a total of how many, and of what? Write it like: total 15 ak");
            return Some(None);
        };
        let row = row.map(|row| &words.diagnoses[row]);
        let mut stated = Stated::default();
        let group = match group {
            Some(Total::Premalignant) => {
                stated.premalignant = Some(number);
                "premalignant lesions"
            }
            Some(Total::Benign) => {
                stated.benign = Some(number);
                "benign lesions"
            }
            Some(Total::Tags) => {
                stated.tags = Some(number);
                "skin tags"
            }
            None => {
                let said = row.map_or_else(String::new, |row| format!("{} ({})", row.name, row.label));
                let text = format!("{said} has no dictated total; there are premalignant, benign and tags");
                self.ask(name, text);
                return Some(None);
            }
        };
        let of = row.map_or_else(String::new, |row| format!(" ({})", row.name));
        self.say_all(&[total, at, name], format!("dictated total: {number} {group}{of}"));
        Some(Some(Entry::Total(stated)))
    }

    /// The group that a word of a total names by itself, as the encounter file does.
    fn group_named(&self, at: usize) -> Option<Total> {
        match self.typed(at).to_lowercase().as_str() {
            "premalignant" | "precancerous" => Some(Total::Premalignant),
            "benign" => Some(Total::Benign),
            _ => None,
        }
    }

    /// "lesion", "spot": a word that names no diagnosis.
    pub fn is_generic(&self, at: usize) -> bool {
        self.tokens[at].diagnosis().is_some_and(|row| self.words().diagnoses[row].generic)
    }

    /// Settles every token that is left.
    pub fn leftovers(&mut self) {
        self.closures();
        for at in 0..self.tokens.len() {
            if self.used[at] {
                continue;
            }
            match self.tokens[at].mean.clone() {
                Mean::Known(Meaning::Word(word)) => self.single(at, word),
                Mean::Percent(text) => self.percent(at, &text),
                Mean::Choice(names) => {
                    let typed = self.typed(at);
                    self.ask(at, format!("'{typed}' could be {}", names.join(" or ")));
                    self.change.description.push(typed);
                }
                Mean::Arrow | Mean::About => self.ask(at, "a number is missing after this sign"),
                Mean::Unknown if self.typed(at) == "+" => {
                    self.ask(at, "a plus with a blank on both sides parts two entries");
                }
                Mean::Unknown => {}
                Mean::Known(Meaning::Diagnosis { .. } | Meaning::Site { .. })
                | Mean::Quantity(_)
                | Mean::Times(_)
                | Mean::Question
                | Mean::Repeat
                | Mean::Lesion(_)
                | Mean::Icd(_) => self.settle(at),
            }
        }
        self.drug_strength();
        self.unknown();
    }

    fn single(&mut self, at: usize, word: Word) {
        match word {
            Word::Method(method) => {
                self.change.facts.methods.push(method);
                self.say(at, method.word());
            }
            Word::Technique(technique) if self.has(Kind::Photodynamic) => {
                let light = Procedure { technique: Some(technique), ..Procedure::new(Kind::Photodynamic) };
                assign::add(&mut self.change.procedures, &light);
                self.say(at, format!("{technique} technique"));
            }
            Word::Technique(_) => self.tokens[at].mean = Mean::Unknown,
            Word::Extent(extent) => {
                self.change.facts.extent = Some(extent);
                self.say(at, extent.word());
            }
            Word::Depth(depth) => {
                self.change.facts.depth = Some(depth);
                self.say(at, format!("depth: {depth}"));
            }
            Word::Intent(intent) => {
                self.change.intent = Some(intent);
                self.say(at, format!("intent: {intent}"));
            }
            Word::Pathology(pathology) => self.pathology(at, pathology),
            Word::Proven(text) => {
                self.change.indication = Some(text.clone());
                self.change.pathology = Some(Pathology::Final);
                self.say(at, format!("{text} \u{b7} pathology final"));
            }
            Word::Symptom(symptom) => {
                self.change.symptoms.push(symptom);
                self.say(at, symptom.word());
            }
            Word::Anesthesia(text) => {
                let strength = self.take_percent();
                let (head, tail) = text.split_once(' ').unwrap_or((&text, ""));
                let text = strength.map_or_else(
                    || text.clone(),
                    |percent| format!("{head} {percent} {tail}").trim().to_owned(),
                );
                self.say(at, format!("anaesthesia: {text}"));
                self.change.anesthesia = Some(text);
            }
            Word::Drug(text) => {
                self.say(at, text.clone());
                self.change.facts.drug = Some(text);
            }
            Word::Details(text) => {
                self.say(at, text.clone());
                self.change.facts.details.push(text);
            }
            Word::Ask(question) => {
                let typed = self.typed(at).to_lowercase();
                self.ask(at, question);
                self.change.description.push(typed);
            }
            Word::Describe => {
                let typed = self.typed(at).to_lowercase();
                self.say(at, typed.clone());
                self.change.description.push(typed);
            }
            Word::Key(key) => self.lone_key(at, key),
            Word::Short(_) => self.tokens[at].mean = Mean::Unknown,
            Word::Ignored
            | Word::Procedure(_)
            | Word::Side(_)
            | Word::Part(_)
            | Word::Closure(_)
            | Word::Number(_)
            | Word::Times(_)
            | Word::Vague => self.settle(at),
        }
    }

    fn pathology(&mut self, at: usize, pathology: Pathology) {
        if self.change.pathology.is_some_and(|said| said != pathology) {
            return self
                .ask(at, format!("pathology {pathology} as well? It was said otherwise on this line"));
        }
        self.change.pathology = Some(pathology);
        self.say(at, format!("pathology {pathology}"));
    }

    /// A keyword without the number that it explains.
    fn lone_key(&mut self, at: usize, key: Key) {
        match key {
            Key::Deep => {
                self.change.facts.deep_structure = Some(true);
                self.say(at, "deep structure involved");
            }
            Key::Not | Key::Away | Key::Since | Key::Count => self.tokens[at].mean = Mean::Unknown,
            Key::Removed => {
                let typed = self.typed(at).to_lowercase();
                self.ask(at, "removed how: shave, excision, snip or destruction?");
                self.change.description.push(typed);
            }
            Key::Closed | Key::By | Key::Point | Key::About | Key::Suspected | Key::Versus | Key::Each => {
                self.settle(at)
            }
            Key::Specimen => self.tokens[at].mean = Mean::Unknown,
            Key::Inexact | Key::Dozen | Key::Hundred | Key::Time => {
                let typed = self.typed(at).to_lowercase();
                self.say(at, typed.clone());
                self.change.description.push(typed);
            }
            Key::Size
            | Key::Margin
            | Key::After
            | Key::Excised
            | Key::Cycles
            | Key::Times
            | Key::Stages
            | Key::Blocks
            | Key::Minutes
            | Key::Total
            | Key::Mm
            | Key::Cm
            | Key::Mm2
            | Key::Cm2
            | Key::Inch
            | Key::Dose => {
                let typed = self.typed(at);
                self.ask(at, format!("'{typed}': how much?"));
            }
        }
    }

    /// Closures, and "repair" as a procedure of its own where there is nothing that was closed.
    fn closures(&mut self) {
        let mut found: Vec<(usize, Closure)> = Vec::new();
        let mut closed: Vec<usize> = Vec::new();
        for at in 0..self.tokens.len() {
            if let Some(Word::Closure(closure)) = self.word(at) {
                found.push((at, *closure));
            } else if self.key(at) == Some(Key::Closed) {
                closed.push(at);
            }
        }
        let destroyed = self.has(Kind::Destruction) && !self.wound();
        if let [(at, Closure::Simple)] = found.as_slice()
            && closed.is_empty()
            && destroyed
            && self.typed(*at).eq_ignore_ascii_case("simple")
            && self.change.facts.closure_length.is_none()
        {
            self.change.facts.extent = Some(Extent::Simple);
            return self.say(*at, "simple");
        }
        let same =
            found.iter().all(|(_, closure)| Some(*closure) == found.first().map(|(_, closure)| *closure));
        if !same {
            for (at, closure) in &found {
                self.ask(*at, format!("{closure} closure: which is it?"));
            }
        }
        let closure = found.first().map(|(_, closure)| *closure).filter(|_| same);
        if found.is_empty() && closed.is_empty() {
            return;
        }
        self.change.facts.closure = closure;
        if !same || self.second_closure {
            self.several_closures(&found);
        }
        if !self.wound()
            && (!closed.is_empty() || (self.change.procedures.is_empty() && self.target.is_none()))
        {
            self.change.procedures.push(Procedure::new(Kind::Repair));
        }
        match closure {
            Some(closure) => {
                let all: Vec<usize> = found.iter().map(|(at, _)| *at).chain(closed).collect();
                for at in all {
                    self.say(at, format!("{closure} closure"));
                }
            }
            None if same => {
                for at in closed {
                    self.ask(at, "closure: simple, intermediate or complex?");
                }
            }
            None => {}
        }
    }

    /// Whether there is a wound that can be closed.
    fn wound(&self) -> bool {
        [Kind::Excision, Kind::Mohs, Kind::Shave, Kind::Biopsy, Kind::Repair]
            .into_iter()
            .any(|kind| self.has(kind))
    }

    /// The percentage of the line, for the anaesthetic.
    fn take_percent(&mut self) -> Option<String> {
        for at in 0..self.tokens.len() {
            if let Mean::Percent(text) = self.tokens[at].mean.clone()
                && !self.used[at]
            {
                self.settle(at);
                return Some(text);
            }
        }
        None
    }

    fn percent(&mut self, at: usize, text: &str) {
        // An anaesthetic later in the line takes it.
        if (at..self.tokens.len()).any(|at| matches!(self.word(at), Some(Word::Anesthesia(_)))) {
            return;
        }
        if self.change.procedures.is_empty() {
            self.ask(at, format!("{text} of what?"));
        } else {
            self.change.facts.details.push(text.to_owned());
            self.say(at, text);
        }
    }

    /// `10 mg/ml` goes to the drug; a volume, or a strength without a drug, to the details.
    fn drug_strength(&mut self) {
        for strength in std::mem::take(&mut self.strengths) {
            let of_procedure =
                self.change.procedures.iter_mut().find_map(|procedure| procedure.drug.as_mut());
            match self.change.facts.drug.as_mut().or(of_procedure).filter(|_| strength.contains("mg")) {
                Some(drug) => drug.push_str(&format!(" {strength}")),
                None => self.change.facts.details.push(strength),
            }
        }
    }

    /// What was not understood: shown, kept as description, never dropped.
    fn unknown(&mut self) {
        let kept = if self.change.is_solid() || self.target.is_some() { ", kept as description" } else { "" };
        let mut at = 0;
        while at < self.tokens.len() {
            if self.used[at] || !matches!(self.tokens[at].mean, Mean::Unknown) {
                at += 1;
                continue;
            }
            let first = at;
            while at < self.tokens.len() && !self.used[at] && matches!(self.tokens[at].mean, Mean::Unknown) {
                self.settle(at);
                at += 1;
            }
            let span =
                self.tokens[first].span.start..self.tokens[at - 1].span.end.max(self.tokens[first].span.end);
            let typed = shown(self.line.get(span).unwrap_or_default());
            for one in first..at {
                let word = self.typed(one);
                let near = if self.suggestions > 0 { suggestions(&word, self.words()) } else { Vec::new() };
                self.suggestions = self.suggestions.saturating_sub(1);
                let mut text = format!("'{word}' is not known{kept}");
                if !near.is_empty() {
                    text.push_str(&format!("; did you mean {}?", near.join(" or ")));
                }
                self.echo.push(Echo::new(self.tokens[one].span.clone(), EchoKind::Unknown, text));
            }
            if !typed.is_empty() {
                self.change.description.push(typed);
            }
        }
    }
}
