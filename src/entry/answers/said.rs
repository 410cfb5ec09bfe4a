//! Whether a line says one of the answers that a question has.

use std::ops::Range;

use crate::engine::book::fold;
use crate::entry::draft::Draft;
use crate::entry::{Echo, EchoKind};

/// Words that an answer may have or not.
const NOISE: &[&str] = &[
    "a", "an", "the", "it", "is", "was", "on", "in", "of", "at", "as", "by", "its", "this", "that", "called",
    "lesion", "answer",
];

/// Words that turn an answer round.
const AGAINST: &[&str] = &["not", "no", "never", "nor", "without", "denies"];

/// A word of the line, as compared, with its place.
struct Spoken {
    word: String,
    span: Range<usize>,
}

impl Draft<'_> {
    /// Which of the answers the line says, and where; where it says several, that is asked about.
    pub(super) fn answered(
        &mut self,
        answers: &[Vec<String>],
        names: &[String],
    ) -> Option<(usize, Vec<Range<usize>>)> {
        let said = self.all_said(answers);
        let first = said.first()?.0;
        if said.iter().all(|(at, _)| *at == first) {
            return Some((first, said.into_iter().map(|(_, span)| span).collect()));
        }
        for (at, span) in said {
            let name = names.get(at).map_or("", String::as_str);
            let text = format!("{name}: which of the answers is it?");
            self.echo.push(Echo::new(span.clone(), EchoKind::Question, text));
            for token in 0..self.tokens.len() {
                let own = &self.tokens[token].span;
                self.used[token] |= own.start < span.end && span.start < own.end;
            }
        }
        None
    }

    /// Every answer that the line says, with its place.
    fn all_said(&self, answers: &[Vec<String>]) -> Vec<(usize, Range<usize>)> {
        let mut known: Vec<(usize, Vec<String>)> = Vec::new();
        for (at, ways) in answers.iter().enumerate() {
            known.extend(ways.iter().map(|way| (at, content(way))).filter(|(_, way)| !way.is_empty()));
        }
        known.sort_by_key(|(_, way)| std::cmp::Reverse(way.len()));
        let mut said = Vec::new();
        if known.is_empty() {
            return said;
        }
        for mut clause in self.clauses() {
            let against = clause.iter().filter(|spoken| AGAINST.contains(&spoken.word.as_str())).count();
            loop {
                let found = known.iter().find_map(|(at, way)| {
                    let denied = way.iter().filter(|word| AGAINST.contains(&word.as_str())).count();
                    let place = place_of(&clause, way).filter(|_| denied == against)?;
                    Some((*at, place))
                });
                let Some((at, place)) = found else { break };
                let span = clause[place.start].span.start..clause[place.end - 1].span.end;
                clause.drain(place);
                said.push((at, span));
            }
        }
        said
    }

    /// The words of the line that are not settled and say something, parted where it has a comma.
    fn clauses(&self) -> Vec<Vec<Spoken>> {
        let mut clauses: Vec<Vec<Spoken>> = vec![Vec::new()];
        let start = self.tokens.first().map_or(0, |token| token.span.start);
        let end = self.tokens.iter().map(|token| token.span.end).max().unwrap_or_default();
        let text = self.line.get(start..end).unwrap_or_default();
        let settled = |at: usize| {
            let mut settled = self.tokens.iter().zip(&self.used).filter(|(_, used)| **used);
            settled.any(|(token, _)| token.span.contains(&at))
        };
        let mut from = 0;
        for (at, sign) in text.char_indices().chain([(text.len(), ',')]) {
            if sign.is_alphanumeric() || matches!(sign, '\'' | '\u{2019}') {
                continue;
            }
            let word = fold(&text[from..at]);
            let span = start + from..start + at;
            from = at + sign.len_utf8();
            if !word.is_empty()
                && !NOISE.contains(&word.as_str())
                && !settled(span.start)
                && let Some(clause) = clauses.last_mut()
            {
                clause.push(Spoken { word, span });
            }
            if matches!(sign, ',' | ';' | ':' | '.') {
                clauses.push(Vec::new());
            }
        }
        clauses
    }
}

/// The words of an answer that say something.
fn content(answer: &str) -> Vec<String> {
    let words = fold(answer);
    words.split(' ').filter(|word| !word.is_empty() && !NOISE.contains(word)).map(str::to_owned).collect()
}

/// Where a clause says this: several words anywhere in it, a single word only alone, because it may mean much else.
fn place_of(clause: &[Spoken], way: &[String]) -> Option<Range<usize>> {
    if way.len() > clause.len() || (way.len() == 1 && clause.len() > 1) {
        return None;
    }
    let same = |at: &usize| clause[*at..].iter().zip(way).all(|(spoken, word)| spoken.word == *word);
    (0..=clause.len() - way.len()).find(same).map(|at| at..at + way.len())
}
