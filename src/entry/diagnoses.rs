//! Diagnoses, suspicions and denials of one entry.

use super::draft::Draft;
use super::echo::shown;
use super::lexicon::Meaning;
use super::tokens::Mean;
use super::words::{Key, Word};
use super::{Echo, EchoKind};
use crate::engine::lesion::Pathology;

/// A diagnosis that was named.
struct Named {
    at: usize,
    row: usize,
    plural: bool,
    detail: Option<String>,
    suspected: bool,
}

impl Draft<'_> {
    /// "no bleeding", "denies pain or itching": what is denied is kept as words and sets nothing.
    pub fn negations(&mut self) {
        for at in 0..self.tokens.len() {
            if self.key(at) != Some(Key::Not) {
                continue;
            }
            let mut denied = vec![at];
            let mut next = self.next(at);
            while let Some(found) = next.filter(|found| self.can_be_denied(*found)) {
                denied.push(found);
                // The denial goes on over "or".
                let after = found + 1;
                let goes_on = after < self.tokens.len() && matches!(self.typed(after).as_str(), "or" | "nor");
                next = if goes_on { self.next(found) } else { None };
            }
            if let ([_, first, ..], Some(last)) = (denied.as_slice(), denied.last()) {
                let diagnosis = matches!(self.tokens[*first].mean, Mean::Known(Meaning::Diagnosis { .. }));
                let span =
                    self.tokens[at].span.start..self.tokens[*last].span.end.max(self.tokens[at].span.end);
                let text = shown(self.line.get(span.clone()).unwrap_or_default());
                self.change.description.push(text.clone());
                for at in denied {
                    self.settle(at);
                }
                let kind = if diagnosis { EchoKind::Question } else { EchoKind::Understood };
                let text =
                    if diagnosis { format!("'{text}' is kept as words; it sets no diagnosis") } else { text };
                self.echo.push(Echo::new(span, kind, text));
            }
        }
    }

    fn can_be_denied(&self, at: usize) -> bool {
        !self.used[at]
            && matches!(
                &self.tokens[at].mean,
                Mean::Known(
                    Meaning::Diagnosis { .. }
                        | Meaning::Word(
                            Word::Symptom(_)
                                | Word::Describe
                                | Word::Ask(_)
                                | Word::Key(Key::Removed)
                                | Word::Details(_)
                                | Word::Procedure(_)
                        )
                )
            )
    }

    /// Settles the diagnosis or the suspicion.
    pub fn diagnoses(&mut self) {
        self.melanoma_in_capitals();
        let mut named: Vec<Named> = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            if let Mean::Known(Meaning::Diagnosis { row, plural, detail }) = &token.mean
                && !self.used[at]
            {
                let (row, plural, detail) = (*row, *plural, detail.clone());
                named.push(Named { at, row, plural, detail, suspected: false });
            }
        }
        let plural = named.iter().any(|named| named.plural);
        self.diagnosis_at = named.first().map(|first| (first.at, plural)).or(self.diagnosis_at);
        let unknown = self.suspicions(&mut named);
        for at in 1..named.len() {
            named[at].suspected |= named[at - 1].suspected && self.goes_on(named[at - 1].at, named[at].at);
        }
        let (suspected, mut definite): (Vec<Named>, Vec<Named>) =
            named.into_iter().partition(|named| named.suspected);
        let suspicion = !suspected.is_empty() || !unknown.is_empty();
        self.give_way(&mut definite, suspicion);
        if suspicion || !definite.is_empty() {
            // What the line itself says stands above what it repeats.
            self.change.diagnosis = None;
            self.change.suspected = None;
        }
        self.suspect(&suspected, &unknown);
        self.decide(&definite);
        self.report_decides(&suspected, &definite);
        self.icd_codes();
    }

    /// "MM" in capitals, without a number before it, is the melanoma of the tables and not a unit.
    fn melanoma_in_capitals(&mut self) {
        let Some(Meaning::Diagnosis { row, .. }) = self.words().phrase("invasive melanoma").cloned() else {
            return;
        };
        for at in 0..self.tokens.len() {
            if self.key(at) == Some(Key::Mm) && self.typed(at) == "MM" {
                self.tokens[at].mean = Mean::Known(Meaning::Diagnosis { row, plural: false, detail: None });
                self.tokens[at].mended = Some("MM".to_owned());
            }
        }
    }

    /// A suspicion goes on: "?bcc/scc", "r/o bcc or scc", "ddx bcc, scc".
    fn goes_on(&self, first: usize, second: usize) -> bool {
        let (before, after) = (&self.tokens[first].span, &self.tokens[second].span);
        let between = self.line.get(before.end..after.start).unwrap_or_default().trim();
        let leading = first.checked_sub(1).is_some_and(|at| {
            matches!(self.tokens[at].mean, Mean::Question) || self.tokens[at].key() == Some(Key::Suspected)
        });
        matches!(between, "/" | "or") || (leading && matches!(between, "," | ", or"))
    }

    /// `?bcc path final bcc`: a diagnosis named after the final report ends the suspicion.
    fn report_decides(&mut self, suspected: &[Named], definite: &[Named]) {
        let report = self.tokens.iter().position(|token| {
            matches!(token.word(), Some(Word::Pathology(Pathology::Final) | Word::Proven(_)))
        });
        let (Some(report), Some(named), false) = (report, definite.last(), suspected.is_empty()) else {
            return;
        };
        let same = suspected.iter().all(|doubt| doubt.row == named.row);
        if self.change.diagnosis.is_none() || !(same || named.at > report) {
            return;
        }
        if let Some(text) = self.change.suspected.take().filter(|_| !same) {
            self.change.description.push(format!("suspected {text} before the report"));
        }
    }

    /// Marks what is suspected; gives back unknown words that a suspicion stands beside.
    fn suspicions(&mut self, named: &mut [Named]) -> Vec<usize> {
        let mut unknown = Vec::new();
        for at in 0..self.tokens.len() {
            let sign = matches!(self.tokens[at].mean, Mean::Question);
            let key = self.key(at);
            if key == Some(Key::Versus) {
                let before = named.iter().rposition(|named| named.at < at);
                let after = named.iter().position(|named| named.at > at);
                for found in [before, after].into_iter().flatten() {
                    named[found].suspected = true;
                }
                self.settle(at);
                continue;
            }
            if !sign && key != Some(Key::Suspected) {
                continue;
            }
            let glued_before = sign && self.tokens[at].glued;
            let glued_after = sign && self.tokens.get(at + 1).is_some_and(|token| token.glued);
            // A sign that touches only the word before it is about that word.
            let trailing = glued_before && !glued_after;
            let leading = glued_after && at > 0;
            let doubt_of = if trailing { Some(at - 1) } else { leading.then_some(at + 1) };
            let unsettled = |at: &usize| matches!(self.tokens[*at].mean, Mean::Unknown) && !self.used[*at];
            if let Some(of) = doubt_of
                && !matches!(self.tokens[of].mean, Mean::Known(Meaning::Diagnosis { .. }) | Mean::Unknown)
                && (leading || at + 1 < self.tokens.len() || named.is_empty())
            {
                let text = format!("what is in doubt about '{}'?", self.typed(of));
                self.ask(at, text);
                continue;
            }
            let beside_after = at + 1 < self.tokens.len() && unsettled(&(at + 1));
            let beside_before = at > 0 && unsettled(&(at - 1));
            let after = named.iter().position(|named| named.at > at && !named.suspected);
            let before = named.iter().rposition(|named| named.at < at);
            // A sign that touches a word is about it; any other, about the next diagnosis, at the end the one before.
            let nearest = if trailing {
                before.filter(|found| named[*found].at + 1 == at).or(after).or(before)
            } else {
                after.or(before)
            };
            let touches_unknown = (glued_after && beside_after) || (trailing && beside_before);
            match nearest.filter(|_| !touches_unknown) {
                Some(found) => {
                    named[found].suspected = true;
                    self.settle(at);
                }
                None if beside_after || beside_before => {
                    let mut word = if beside_after && !trailing { at + 1 } else { at.saturating_sub(1) };
                    if word > at {
                        while word < self.tokens.len() && unsettled(&word) {
                            unknown.push(word);
                            word += 1;
                        }
                    } else {
                        unknown.push(word);
                    }
                    self.settle(at);
                }
                None if self.change.suspected.is_some() => self.settle(at),
                None => self.ask(at, "what is suspected?"),
            }
        }
        unknown
    }

    /// "lesion" gives way to a closer word, a history to a diagnosis of today.
    fn give_way(&mut self, definite: &mut Vec<Named>, suspicion: bool) {
        let closer = suspicion
            || self.target.is_some()
            || definite.iter().any(|named| !self.words().diagnoses[named.row].generic);
        let today = suspicion || definite.iter().any(|named| !self.words().diagnoses[named.row].history);
        let words = self.words();
        definite.retain(|named| {
            let row = &words.diagnoses[named.row];
            if row.generic && closer {
                let text = self.typed(named.at);
                self.say(named.at, text);
                return false;
            }
            if row.history && today {
                self.change.description.push(row.name.clone());
                self.say(named.at, format!("{}, noted", row.name));
                return false;
            }
            true
        });
    }

    fn suspect(&mut self, suspected: &[Named], unknown: &[usize]) {
        let words = self.words();
        let mut texts: Vec<String> = Vec::new();
        for named in suspected {
            let name = words.diagnoses[named.row].name.clone();
            self.say(named.at, format!("suspected {name}"));
            self.span_over_signs(named.at);
            if !texts.contains(&name) {
                texts.push(name);
            }
        }
        if !unknown.is_empty() {
            let typed: Vec<String> = unknown.iter().map(|at| self.typed(*at)).collect();
            let text = typed.join(" ");
            self.say_all(unknown, format!("suspected {text}"));
            if let Some(echo) = self.echo.last_mut() {
                echo.text = format!("{}, not a name of the table", echo.text);
                echo.kind = EchoKind::Assumed;
            }
            texts.push(text);
        }
        if !texts.is_empty() {
            self.change.suspected = Some(texts.join(" or "));
            if self.diagnosis_at.is_none() {
                self.diagnosis_at = unknown.first().map(|at| (*at, false));
            }
        }
    }

    /// The sign or word of a suspicion beside a diagnosis belongs to its echo.
    fn span_over_signs(&mut self, at: usize) {
        let sign = |at: usize| {
            self.used[at]
                && (matches!(self.tokens[at].mean, Mean::Question)
                    || self.tokens[at].key() == Some(Key::Suspected))
        };
        let start =
            at.checked_sub(1).filter(|before| sign(*before)).map(|before| self.tokens[before].span.start);
        let end = (at + 1 < self.tokens.len() && sign(at + 1)).then(|| self.tokens[at + 1].span.end);
        if let Some(echo) = self.echo.last_mut() {
            echo.span.start = start.unwrap_or(echo.span.start).min(echo.span.start);
            echo.span.end = end.unwrap_or(echo.span.end).max(echo.span.end);
        }
    }

    fn decide(&mut self, definite: &[Named]) {
        let words = self.words();
        let Some(first) = definite.first() else { return };
        if definite.iter().all(|named| named.row == first.row) {
            let name = words.diagnoses[first.row].name.clone();
            for named in definite {
                let text =
                    named.detail.as_ref().map_or_else(|| name.clone(), |detail| format!("{name}, {detail}"));
                self.say(named.at, text);
                self.change.description.extend(named.detail.clone());
            }
            self.change.diagnosis = Some(name);
            return;
        }
        self.count_open = true;
        let names: Vec<&str> =
            definite.iter().map(|named| words.diagnoses[named.row].name.as_str()).collect();
        let text = format!("{}: which is the diagnosis? Part two lesions with ' + '", names.join(" or "));
        for named in definite {
            self.ask(named.at, text.clone());
        }
    }

    /// An ICD-10-CM code stands for a diagnosis, or above the code of the diagnosis that was named.
    fn icd_codes(&mut self) {
        for at in 0..self.tokens.len() {
            let Mean::Icd(icd) = self.tokens[at].mean else { continue };
            let named = self.context.book.diagnosis_coded(icd);
            if self.change.diagnosis.is_none()
                && self.change.suspected.is_none()
                && self.target.is_none()
                && let Some(id) = named
            {
                self.change.diagnosis = Some(icd.to_string());
                self.diagnosis_at = self.diagnosis_at.or(Some((at, false)));
                self.say(at, format!("{icd}, {}", self.context.book.diagnosis(id).name));
            } else {
                self.change.icd10 = Some(icd);
                self.say(at, format!("ICD-10-CM code {icd}"));
            }
        }
    }
}
