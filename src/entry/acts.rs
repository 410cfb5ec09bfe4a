//! What a word for a procedure says beside the diagnosis and the site of its line.

use std::ops::Range;

use super::draft::Draft;
use super::lexicon::Meaning;
use super::tokens::{Mean, Token};
use super::words::{Key, ProcedureWord, Word};
use super::{Echo, EchoKind};
use crate::engine::procedure::{Kind, Method, Procedure, Technique};

impl Draft<'_> {
    /// "acne cryo" names the acne too, "tag removal" the tag; neither says how many.
    pub fn diagnosis_in_the_name(&mut self, at: usize) {
        let named =
            self.change.diagnosis.is_some() || self.change.suspected.is_some() || self.target.is_some();
        let typed = self.typed(at).to_lowercase();
        let first = typed.split_whitespace().next().unwrap_or_default();
        if let (false, Some(Meaning::Diagnosis { row, .. })) = (named, self.words().phrase(first)) {
            self.change.diagnosis = Some(self.words().diagnoses[*row].name.clone());
            self.diagnosis_at = self.diagnosis_at.or(Some((at, true)));
        }
    }

    /// "shave … bx" in one entry is one act: a tangential biopsy.
    pub fn shave_and_biopsy(&mut self) {
        let shave = self.change.procedures.iter().position(|procedure| procedure.kind == Kind::Shave);
        let biopsy = self
            .change
            .procedures
            .iter_mut()
            .find(|procedure| procedure.kind == Kind::Biopsy && procedure.technique.is_none());
        if let (Some(shave), Some(biopsy)) = (shave, biopsy) {
            biopsy.technique = Some(Technique::Tangential);
            self.change.procedures.remove(shave);
            let span = self.span_of(|word| word.kind == Kind::Shave);
            self.echo.push(Echo::new(
                span,
                EchoKind::Assumed,
                "shave and biopsy taken as one tangential biopsy",
            ));
        }
    }

    /// A snip is the removal of a tag, a wart of an organ with a code for it is destroyed; of anything else it is asked.
    pub fn snip_of_other(&mut self) {
        let snip = self.change.procedures.iter().position(|procedure| procedure.kind == Kind::TagRemoval);
        let named =
            self.change.diagnosis.as_deref().or(self.target.and_then(|target| target.diagnosis.as_deref()));
        let row = named.and_then(|name| self.row_of(name));
        let tag = row.is_none_or(|row| self.words().diagnoses[row].tag);
        let (Some(snip), false, false) = (snip, tag, self.repeats) else { return };
        let span = self.span_of(|word| word.kind == Kind::TagRemoval);
        let wart = row.is_some_and(|row| self.words().diagnoses[row].site_codes);
        if wart && self.organ_has_scissors() {
            self.change.procedures[snip].kind = Kind::Destruction;
            let text = "cut off with scissors, which this organ has a code of destruction for";
            return self.echo.push(Echo::new(span, EchoKind::Assumed, text));
        }
        let text = "snip means the removal of a skin tag; was it a shave or a biopsy?";
        self.echo.push(Echo::new(span, EchoKind::Question, text));
    }

    /// Whether the site of the line is of an organ whose codes of destruction know scissors (R-CODE-13).
    fn organ_has_scissors(&self) -> bool {
        let book = self.context.book;
        let mut sites = self.tokens.iter().filter_map(|token| match &token.mean {
            Mean::Known(Meaning::Site { row, .. }) => Some(&self.words().sites[*row].name),
            _ => None,
        });
        let Some(site) = sites.next().and_then(|name| book.site_named(name)) else { return false };
        let site = book.site(site);
        let family = site.organ.as_deref().and_then(|organ| book.family_at(organ, Kind::Destruction));
        family.is_some_and(|family| book.ways(family).any(|way| way.methods.contains(&Method::Scissors)))
    }

    /// Skin tags taken off by whatever means are removed tags (R-CODE-07).
    pub fn tags_removed(&mut self) {
        let named =
            self.change.diagnosis.as_deref().or(self.target.and_then(|target| target.diagnosis.as_deref()));
        let tag = named.and_then(|name| self.row_of(name)).is_some_and(|row| self.words().diagnoses[row].tag);
        let done = self.target.is_some_and(|target| !target.procedures.is_empty());
        if !tag || done || !self.change.procedures.is_empty() {
            return;
        }
        for at in 0..self.tokens.len() {
            let methods = match self.word(at) {
                Some(Word::Key(Key::Removed)) => Vec::new(),
                Some(Word::Method(method)) => vec![*method],
                _ => continue,
            };
            let removal = Procedure { methods, ..Procedure::new(Kind::TagRemoval) };
            super::assign::add(&mut self.change.procedures, &removal);
            self.say(at, "removal of skin tags");
        }
    }

    /// "pdt with ala": beside a photodynamic therapy the word is the drug, not the wing of the nose.
    pub fn drug_of_light(&mut self) {
        if !self.has(Kind::Photodynamic) {
            return;
        }
        for at in 0..self.tokens.len() {
            let site = matches!(self.tokens[at].mean, Mean::Known(Meaning::Site { .. }));
            let sided = at.checked_sub(1).is_some_and(|at| matches!(self.word(at), Some(Word::Side(_))));
            if site && !sided && !self.used[at] && self.typed(at).eq_ignore_ascii_case("ala") {
                let drug = "aminolevulinic acid";
                self.change.facts.drug = Some(drug.to_owned());
                self.say(at, drug);
            }
        }
    }

    /// "cautery" of granulation tissue is the chemical one, as long as no current is named with it (R-CODE-11).
    pub fn cautery_of_granulation(&mut self) {
        let named = self.change.diagnosis.as_deref().and_then(|name| self.row_of(name));
        let said = |token: &Token| {
            let typed = self.line.get(token.span.clone()).unwrap_or_default().to_lowercase();
            matches!(typed.as_str(), "cautery" | "cauterized" | "cauterised")
        };
        let (true, Some(token)) = (
            named.is_some_and(|row| self.words().diagnoses[row].granulation),
            self.tokens.iter().find(|token| said(token)),
        ) else {
            return;
        };
        let span = token.span.clone();
        let current = |done: &&mut Procedure| {
            done.kind == Kind::Destruction && done.methods == [Method::Electrosurgery]
        };
        if let Some(done) = self.change.procedures.iter_mut().find(current) {
            *done = Procedure { methods: vec![Method::Chemosurgery], ..Procedure::new(Kind::Cautery) };
            let text = "chemical cautery, as of granulation tissue";
            self.echo.push(Echo::new(span, EchoKind::Assumed, text));
        }
    }

    fn span_of(&self, wanted: impl Fn(&ProcedureWord) -> bool) -> Range<usize> {
        self.tokens
            .iter()
            .find(|token| matches!(&token.mean, Mean::Known(Meaning::Word(Word::Procedure(word))) if wanted(word)))
            .map_or(0..0, |token| token.span.clone())
    }
}
