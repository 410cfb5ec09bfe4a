//! One entry while it is read: its tokens, what is settled already, and the echo.

use std::cell::OnceCell;
use std::ops::Range;

use super::change::Change;
use super::echo::shown;
use super::lexicon::{Lexicon, Meaning};
use super::tokens::{Mean, Token, tokens};
use super::visit::Visit;
use super::words::{Key, ProcedureWord, Word};
use super::{Context, Echo, EchoKind, Entry, assign};
use crate::engine::lesion::{Count, Lesion, Pathology};
use crate::engine::place::Field;
use crate::engine::procedure::{Kind, Method, Procedure};

/// One entry while it is read.
pub(super) struct Draft<'a> {
    pub line: &'a str,
    pub context: &'a Context<'a>,
    pub tokens: Vec<Token>,
    /// Which tokens are settled.
    pub used: Vec<bool>,
    pub change: Change,
    pub echo: Vec<Echo>,
    /// How many more words may be looked up for suggestions.
    pub suggestions: usize,
    /// The lesion that `@b` names.
    pub target: Option<&'a Lesion>,
    /// `.` was typed.
    pub repeats: bool,
    /// Where the first diagnosis stands, and whether its name is plural.
    pub diagnosis_at: Option<(usize, bool)>,
    /// Something in the line may say another number of lesions than one.
    pub count_open: bool,
    /// `x8` where nothing is done in cycles: it may say how many lesions.
    pub times_open: Option<u32>,
    /// Numbers of lesions beyond the first, and words in their place.
    pub more_counts: Vec<String>,
    /// The length of a second closure was typed.
    pub second_closure: bool,
    /// Lengths beyond the first that nothing explains, as typed.
    pub more_lengths: Vec<String>,
    /// Strengths and volumes of drugs: `10 mg/ml`.
    pub strengths: Vec<String>,
    /// The facts that are asked for of the target, once somebody wants to know.
    pub asked: OnceCell<Vec<Field>>,
    before: Option<&'a Lesion>,
}

impl<'a> Draft<'a> {
    /// Cuts the segment into tokens; nothing is settled yet.
    pub fn new(
        line: &'a str,
        segment: Range<usize>,
        visits: &[Visit],
        context: &'a Context<'a>,
        before: Option<&'a Lesion>,
        suggestions: usize,
    ) -> Self {
        let mut tokens = tokens(line, segment, context.words);
        tokens.retain(|token| !visits.iter().any(|visit| visit.span.contains(&token.span.start)));
        let echo = visits.iter().map(Visit::echo).collect();
        Self {
            line,
            context,
            used: vec![false; tokens.len()],
            tokens,
            change: Change::default(),
            echo,
            suggestions,
            target: None,
            repeats: false,
            diagnosis_at: None,
            count_open: false,
            times_open: None,
            more_counts: Vec::new(),
            second_closure: false,
            more_lengths: Vec::new(),
            strengths: Vec::new(),
            asked: OnceCell::new(),
            before,
        }
    }

    /// Reads the segment; gives its entry, its echo and the suggestions that are left.
    pub fn finish(mut self) -> (Option<Entry>, Vec<Echo>, usize) {
        let entry = self.entry();
        (entry, self.echo, self.suggestions)
    }

    fn entry(&mut self) -> Option<Entry> {
        if !self.find_target() {
            return None;
        }
        self.asides();
        if let Some(total) = self.total() {
            return total;
        }
        self.repeat();
        self.answers();
        self.negations();
        self.diagnoses();
        self.procedures();
        self.drug_of_light();
        self.places();
        self.stages_in_turn();
        self.measures();
        self.counted();
        self.each_place();
        self.several();
        self.tags_removed();
        self.leftovers();
        self.pathology_of_suspicion();
        self.unplaced();
        self.mended_in_silence();
        match self.target {
            Some(target) if self.change != Change::default() => Some(Entry::Fact {
                lesion: target.id.clone(),
                change: Box::new(std::mem::take(&mut self.change)),
            }),
            Some(_) => None,
            None if self.change.is_solid() => Some(Entry::Lesion(Box::new(self.change.lesion()))),
            None => None,
        }
    }

    /// The names of the book and the abbreviations.
    pub fn words(&self) -> &'a Lexicon {
        self.context.words
    }

    /// The token as typed, fit to be shown.
    pub fn typed(&self, at: usize) -> String {
        shown(self.line.get(self.tokens[at].span.clone()).unwrap_or_default())
    }

    /// The word of a token that is not settled.
    pub fn word(&self, at: usize) -> Option<&Word> {
        self.tokens.get(at)?.word().filter(|_| !self.used[at])
    }

    /// The keyword of a token that is not settled.
    pub fn key(&self, at: usize) -> Option<Key> {
        if *self.used.get(at)? { None } else { self.tokens[at].key() }
    }

    /// Settles a token without an echo.
    pub fn settle(&mut self, at: usize) {
        self.used[at] = true;
    }

    /// Settles a token and echoes it; a mended word is said to be one.
    pub fn say(&mut self, at: usize, text: impl Into<String>) {
        self.used[at] = true;
        let (text, kind) = self.mended(at, text.into());
        self.echo.push(Echo::new(self.tokens[at].span.clone(), kind, text));
    }

    /// Settles several tokens that belong together and echoes them as one.
    pub fn say_all(&mut self, all: &[usize], text: impl Into<String>) {
        let (mut text, mut kind) = (text.into(), EchoKind::Understood);
        let mut span: Option<Range<usize>> = None;
        for at in all {
            self.used[*at] = true;
            let own = &self.tokens[*at].span;
            span = Some(match span {
                Some(span) => span.start.min(own.start)..span.end.max(own.end),
                None => own.clone(),
            });
            let (more, own_kind) = self.mended(*at, text);
            text = more;
            kind = kind.max(own_kind);
        }
        if let Some(span) = span {
            self.echo.push(Echo::new(span, kind, text));
        }
    }

    fn mended(&self, at: usize, text: String) -> (String, EchoKind) {
        match &self.tokens[at].mended {
            Some(typed) => (format!("{text} (for '{}')", shown(typed)), EchoKind::Assumed),
            None => (text, EchoKind::Understood),
        }
    }

    /// Settles a token and asks about it.
    pub fn ask(&mut self, at: usize, text: impl Into<String>) {
        self.used[at] = true;
        self.echo.push(Echo::new(self.tokens[at].span.clone(), EchoKind::Question, text));
    }

    /// The token before this one, over words that add nothing.
    pub fn previous(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| !self.adds_nothing(*at))
    }

    /// The token after this one, over words that add nothing.
    pub fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.tokens.len()).find(|at| !self.adds_nothing(*at))
    }

    fn adds_nothing(&self, at: usize) -> bool {
        matches!(self.tokens[at].mean, Mean::Known(Meaning::Word(Word::Ignored | Word::Key(Key::Each))))
    }

    /// A mended word is said to be one, also where it only says how another is meant.
    fn mended_in_silence(&mut self) {
        for at in 0..self.tokens.len() {
            let token = &self.tokens[at];
            let Some(typed) = token.mended.as_deref().map(shown) else { continue };
            let told = |echo: &Echo| echo.span.start < token.span.end && token.span.start < echo.span.end;
            if !self.echo.iter().any(|echo| told(echo) && echo.text.contains(&format!("'{typed}'"))) {
                let text = format!("{} (for '{typed}')", token.read);
                self.echo.push(Echo::new(token.span.clone(), EchoKind::Assumed, text));
            }
        }
    }

    /// Finds the lesion of `@b`; false where there is none of this id.
    fn find_target(&mut self) -> bool {
        for at in 0..self.tokens.len() {
            let Mean::Lesion(id) = &self.tokens[at].mean else { continue };
            let found =
                self.context.encounter.lesions.iter().find(|lesion| lesion.id.eq_ignore_ascii_case(id));
            let Some(found) = found else {
                let text = format!("there is no lesion '{}'", shown(id));
                self.echo.push(Echo::new(self.tokens[at].span.clone(), EchoKind::Unknown, text));
                return false;
            };
            if self.target.is_some_and(|target| target.id != found.id) {
                self.ask(at, format!("a second lesion, {}: one entry changes one lesion", shown(&found.id)));
                continue;
            }
            self.target = Some(found);
            let name = found.diagnosis.as_ref().or(found.suspected.as_ref());
            let text = name.map_or_else(
                || format!("lesion {}", shown(&found.id)),
                |name| format!("lesion {}, {}", shown(&found.id), shown(name)),
            );
            self.say(at, text);
        }
        true
    }

    /// `.`: diagnosis, procedures and methods of the entry before; what the line itself says stands above them.
    fn repeat(&mut self) {
        for at in 0..self.tokens.len() {
            if !matches!(self.tokens[at].mean, Mean::Repeat) {
                continue;
            }
            match self.before {
                Some(before) if self.target.is_none() => {
                    self.repeats = true;
                    self.change.diagnosis.clone_from(&before.diagnosis);
                    self.change.suspected.clone_from(&before.suspected);
                    self.change.procedures = before.procedures.iter().map(repeated).collect();
                    let mut text = vec!["as before".to_owned()];
                    text.extend(before.diagnosis.as_deref().map(shown));
                    text.extend(before.suspected.as_deref().map(|name| format!("suspected {}", shown(name))));
                    text.extend(
                        self.change
                            .procedures
                            .iter()
                            .map(|procedure| super::echo::procedure_word(&as_word(procedure))),
                    );
                    self.say(at, text.join(" · "));
                }
                Some(_) => self.settle(at),
                None => self.ask(at, "there is no entry before this one to repeat"),
            }
        }
    }

    /// Procedures in the order of the line.
    fn procedures(&mut self) {
        let repeated = std::mem::take(&mut self.change.procedures);
        for at in 0..self.tokens.len() {
            let Some(Word::Procedure(word)) = self.word(at) else { continue };
            let word = word.clone();
            assign::add(&mut self.change.procedures, &procedure_of(&word));
            self.say(at, super::echo::procedure_word(&word));
            self.diagnosis_in_the_name(at);
        }
        if self.change.procedures.is_empty() {
            self.change.procedures = repeated;
        }
        self.shave_and_biopsy();
        self.snip_of_other();
        self.cautery_of_granulation();
    }

    /// Whether the entry, or the lesion that it changes, has a procedure of this kind.
    pub fn has(&self, kind: Kind) -> bool {
        let earlier = self.target.into_iter().flat_map(|target| &target.procedures);
        self.change.procedures.iter().chain(earlier).any(|procedure| procedure.kind == kind)
    }

    /// The row of a diagnosis by any of its names.
    pub fn row_of(&self, name: &str) -> Option<usize> {
        match self.words().phrase(&crate::engine::book::fold(name))? {
            Meaning::Diagnosis { row, .. } => Some(*row),
            Meaning::Site { .. } | Meaning::Word(_) => None,
        }
    }

    /// A suspicion from which tissue was taken waits for the report, unless something was said about it.
    fn pathology_of_suspicion(&mut self) {
        let sampled = self
            .change
            .procedures
            .iter()
            .any(|procedure| matches!(procedure.kind, Kind::Biopsy | Kind::Shave | Kind::Excision));
        if sampled
            && self.change.suspected.is_some()
            && self.change.pathology.is_none()
            && self.target.is_none()
        {
            self.change.pathology = Some(Pathology::Pending);
            let end = self.echo.iter().map(|echo| echo.span.end).max().unwrap_or_default();
            self.echo.push(Echo::new(end..end, EchoKind::Understood, "pathology pending"));
        }
    }

    /// Says which facts of a procedure have no procedure to belong to.
    fn unplaced(&mut self) {
        let mut lesion = self.target.cloned().unwrap_or_default();
        for procedure in &self.change.procedures {
            assign::add(&mut lesion.procedures, procedure);
        }
        let unplaced = assign::give(&mut lesion.procedures, &self.change.facts);
        if !unplaced.is_empty() {
            let end = self.echo.iter().map(|echo| echo.span.end).max().unwrap_or_default();
            let text = format!("{}: which procedure does it belong to?", unplaced.join(", "));
            self.echo.push(Echo::new(end..end, EchoKind::Question, text));
        }
    }

    /// How many lesions a new entry stands for where no number was said.
    pub fn implied_count(&self) -> Option<Count> {
        if self.target.is_some() {
            return None;
        }
        if let Some(times) = self.times_open {
            return Some(Count::Vague(format!("x{times}")));
        }
        match self.diagnosis_at {
            Some(_) | None if self.count_open => Some(Count::NotStated),
            Some((_, true)) => Some(Count::NotStated),
            Some((_, false)) => Some(Count::Exactly(1)),
            // One lesion named in the singular stays one; after a number or a plural the name says no number.
            None if self.repeats => Some(match self.before.map(|before| &before.count) {
                Some(Count::Exactly(1)) => Count::Exactly(1),
                _ => Count::NotStated,
            }),
            None => None,
        }
    }
}

/// What `.` repeats of a procedure: what was done and by what means, not its measures.
fn repeated(procedure: &Procedure) -> Procedure {
    Procedure {
        methods: procedure.methods.clone(),
        technique: procedure.technique,
        ..Procedure::new(procedure.kind)
    }
}

/// The procedure that a word names.
fn procedure_of(word: &ProcedureWord) -> Procedure {
    Procedure {
        methods: word.methods.clone(),
        technique: word.technique,
        drug: word.drug.clone(),
        details: word.details.clone(),
        ..Procedure::new(word.kind)
    }
}

/// A procedure as a word, to say it.
fn as_word(procedure: &Procedure) -> ProcedureWord {
    let methods: Vec<Method> = procedure.methods.clone();
    ProcedureWord { kind: procedure.kind, methods, technique: procedure.technique, drug: None, details: None }
}
