//! What is said of an earlier lesion, read first against what is asked about it.
//!
//! A question offers its answers in words of its own, such as "above the collarbone": as words of a new entry they would
//! mean something else or nothing. What answers no question is left to the ordinary reading.

mod asked;
mod lengths;
mod report;
mod said;

use std::ops::Range;

use super::draft::Draft;
use super::echo::shown;
use super::tokens::Mean;
use super::{Echo, EchoKind, Entry};
use crate::engine::procedure::{Kind, Procedure, Technique};

impl Draft<'_> {
    /// Settles the words that answer a question about the lesion that the line is about.
    pub fn answers(&mut self) {
        self.answer_site();
        self.answer_diagnosis();
        self.answer_corn();
        self.answer_technique();
        self.answer_report();
    }

    /// Reads what is no entry of its own, such as a number alone, as the answer to what is asked about the last lesion;
    /// `None` where it answers nothing.
    pub fn of_the_last(mut self) -> Option<(Entry, Vec<Echo>)> {
        let last = self.context.encounter.lesions.last()?;
        if self.tokens.iter().any(|token| matches!(token.mean, Mean::Lesion(_) | Mean::Repeat)) {
            return None;
        }
        self.target = Some(last);
        if self.asked().is_empty() {
            return None;
        }
        let (entry, mut echo, _) = self.finish();
        if echo.iter().any(|echo| matches!(echo.kind, EchoKind::Question | EchoKind::Unknown)) {
            return None;
        }
        let name =
            last.diagnosis.as_ref().or(last.suspected.as_ref()).map(|name| format!(", {}", shown(name)));
        let text = format!("lesion {}{}: the answer", shown(&last.id), name.unwrap_or_default());
        echo.insert(0, Echo::new(0..0, EchoKind::Assumed, text));
        Some((entry?, echo))
    }

    /// A site whose name could mean several.
    fn answer_site(&mut self) {
        let book = self.context.book;
        let name = self.target.and_then(|target| target.site.as_deref());
        let Some(row) = name.and_then(|name| book.site_named(name)).map(|id| book.site(id)) else { return };
        let names: Vec<String> = row.readings.iter().map(|id| book.site(*id).name.clone()).collect();
        if let Some((at, spans)) = self.answered(&row.answers, &names) {
            self.change.site = Some(names[at].clone());
            self.answer(spans, names[at].clone());
        }
    }

    /// A diagnosis whose name could mean several.
    fn answer_diagnosis(&mut self) {
        let book = self.context.book;
        let Some(target) = self.target.filter(|target| target.suspected.is_none()) else { return };
        let name = target.diagnosis.as_deref();
        let Some(id) = name.and_then(|name| book.diagnosis_named(name)) else { return };
        let row = book.diagnosis(id);
        let says: Vec<String> = row.readings.iter().map(|reading| reading.says.clone()).collect();
        let answers: Vec<Vec<String>> = row
            .readings
            .iter()
            .map(|reading| reading.answers.iter().chain([&reading.says]).cloned().collect())
            .collect();
        if let Some((at, spans)) = self.answered(&answers, &says) {
            // A reading that is a diagnosis of its own is stated by that.
            let other = book.diagnosis_named(&says[at]).filter(|other| *other != id);
            let stated = match other {
                Some(other) => book.diagnosis(other).name.clone(),
                None => row.read_as(&row.readings[at]),
            };
            self.change.diagnosis = Some(stated.clone());
            self.answer(spans, stated);
        }
    }

    /// A corn that was destroyed: as a wart, or was it pared (N-26)?
    fn answer_corn(&mut self) {
        let book = self.context.book;
        let name = self.target.and_then(|target| target.diagnosis.as_deref());
        let Some(row) = name.and_then(|name| book.diagnosis_named(name)).map(|id| book.diagnosis(id)) else {
            return;
        };
        let destroyed = format!("{} destroyed as a wart", row.name);
        if book.diagnosis_named(&destroyed).is_none() || !self.has(Kind::Destruction) {
            return;
        }
        let answers = [
            vec!["destroyed".to_owned(), "as a wart".to_owned(), "destroyed as a wart".to_owned()],
            ["pared", "paring", "trimmed", "paired"].map(str::to_owned).to_vec(),
        ];
        let names = [destroyed, "pared, not destroyed".to_owned()];
        let Some((at, spans)) = self.answered(&answers, &names) else { return };
        if at == 0 {
            self.change.diagnosis = Some(names[0].clone());
        } else {
            self.change.instead = Some((Kind::Destruction, Kind::Paring));
        }
        self.answer(spans, names[at].clone());
    }

    /// The technique of what was done, named alone: "staff" of a photodynamic therapy.
    fn answer_technique(&mut self) {
        let kinds = [
            (Kind::Photodynamic, [Technique::Staff, Technique::Clinician, Technique::Debridement]),
            (Kind::Biopsy, [Technique::Tangential, Technique::Punch, Technique::Incisional]),
        ];
        for (kind, techniques) in kinds {
            let done = self.target.is_some_and(|target| {
                target.procedures.iter().any(|done| done.kind == kind && done.technique.is_none())
            });
            if !done {
                continue;
            }
            let names = techniques.map(|technique| technique.word().to_owned());
            let mut answers = names.clone().map(|name| vec![name]);
            // A shave is how a tangential biopsy is said.
            for (ways, technique) in answers.iter_mut().zip(techniques) {
                if technique == Technique::Tangential {
                    ways.extend(
                        ["shave", "shave biopsy", "shave bx", "shaved", "by shave"].map(str::to_owned),
                    );
                }
            }
            if let Some((at, spans)) = self.answered(&answers, &names) {
                let technique = Some(techniques[at]);
                self.change.procedures.push(Procedure { technique, ..Procedure::new(kind) });
                self.answer(spans, format!("technique: {}", names[at]));
            }
        }
    }

    /// Settles what lies in these places and echoes it as an answer.
    fn answer(&mut self, spans: Vec<Range<usize>>, text: String) {
        for at in 0..self.tokens.len() {
            let token = &self.tokens[at].span;
            if spans.iter().any(|span| token.start < span.end && span.start < token.end) {
                self.used[at] = true;
            }
        }
        let start = spans.iter().map(|span| span.start).min().unwrap_or_default();
        let end = spans.iter().map(|span| span.end).max().unwrap_or_default();
        self.echo.push(Echo::new(start..end, EchoKind::Understood, text));
    }
}
