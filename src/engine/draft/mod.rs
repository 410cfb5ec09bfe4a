//! The answer while rules write it. Fields are private: everything is added by a method that takes the rule, so
//! nothing can exist without one.

mod ask;
mod line;
mod notes;
mod on_lines;
mod pairs;
mod said;
mod service;

pub use self::ask::{Ask, Candidates};
pub use self::line::{Line, NewLine};
use self::notes::{Closed, Notebook};
pub use self::on_lines::OnLines;
use self::pairs::Pairs;
pub use self::said::Said;
pub use self::service::Service;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::{FamilyId, FamilyRow, PairRow};
use super::case::Case;
use super::ids::{Code, Icd, Modifier, RuleId};
use super::outcome::{ChecklistItem, Dropped, Finding, Item, LesionId, Level, Text, Tick, Tier};
use super::place::Field;
use super::procedure::{Kind, Procedure};

/// The answer while it is made.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// How many lesions there are.
    lesions: usize,
    services: Vec<Service>,
    /// Where the services of each lesion begin.
    first_of: Vec<usize>,
    lines: Vec<Line>,
    asks: Vec<(Option<usize>, Ask)>,
    /// The questions about each lesion, by their number.
    asked: BTreeMap<usize, Vec<usize>>,
    /// The lesions whose reports are awaited: by which rule, and the first thing that waits.
    holds: BTreeMap<usize, (RuleId, usize)>,
    /// The words of all reasons.
    notebook: Notebook,
    dropped: Vec<Dropped>,
    findings: Vec<Finding>,
    checklist: Vec<ChecklistItem>,
    /// Which lines the pair table lists together; found when it is first asked for, and again once lines were added.
    pairs: OnceCell<Pairs>,
    /// Which lesions are on lines; found likewise.
    on_lines: OnceCell<Arc<OnLines>>,
    /// The families of what may become a line; found likewise, and again once a service changed.
    families: OnceCell<Vec<FamilyId>>,
    /// Only codes are wanted: a future is tried, and nobody reads its words.
    only_codes: bool,
}

impl Draft {
    /// A draft with one service for each procedure. A count of 0 means that nothing was done (N-52).
    pub fn of(case: &Case<'_>) -> Self {
        let lesions = case.encounter.lesions.len();
        let mut draft = Self {
            lesions,
            services: Vec::with_capacity(lesions),
            lines: Vec::with_capacity(lesions.min(16)),
            first_of: Vec::with_capacity(lesions),
            ..Self::default()
        };
        for (lesion, entry) in case.encounter.lesions.iter().enumerate() {
            draft.first_of.push(draft.services.len());
            if case.facts[lesion].count == Some(0) {
                continue;
            }
            for (procedure, done) in entry.procedures.iter().enumerate() {
                let tried = case.facts[lesion].done.kind.filter(|_| done.kind == Kind::Destruction);
                draft.services.push(Service::new(lesion, procedure, tried.unwrap_or(done.kind)));
                // The closure that is told with a procedure is a thing done of its own; with an excision its length tells it.
                let by_length = done.kind == Kind::Excision && done.closure_length.is_some();
                let closed = done.closure.is_some() || by_length;
                if done.kind != Kind::Repair && closed {
                    draft.services.push(Service::new(lesion, procedure, Kind::Repair));
                }
            }
        }
        draft
    }

    /// The same draft for codes alone: reasons and findings are not kept, and their words are not made.
    pub fn for_codes(self) -> Self {
        Self { only_codes: true, ..self }
    }

    /// Whether only codes are wanted; then a step that only says something has nothing to do.
    pub fn only_codes(&self) -> bool {
        self.only_codes
    }

    /// Words for a question, made only where somebody reads them.
    pub fn words(&self, said: impl Said) -> Text {
        if self.only_codes { Text::default() } else { said.text() }
    }

    /// All services, in the order of entry.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// Services that may become lines, with their index.
    pub fn standing(&self) -> impl Iterator<Item = (usize, &Service)> {
        self.services.iter().enumerate().filter(|(_, service)| service.stands())
    }

    /// The families of what may become a line that a step is about, in the order of the table.
    pub fn families<'a>(
        &self,
        case: &Case<'a>,
        about: impl Fn(&FamilyRow) -> bool,
    ) -> Vec<(FamilyId, &'a FamilyRow)> {
        let all = self.families.get_or_init(|| {
            let mut found: Vec<FamilyId> = Vec::new();
            for family in self.standing().filter_map(|(_, service)| service.family) {
                if !found.contains(&family) {
                    found.push(family);
                }
            }
            found.sort_unstable();
            found
        });
        let rows = all.iter().map(|family| (*family, case.book.family(*family)));
        rows.filter(|(_, row)| about(row)).collect()
    }

    /// The services of one lesion, with their index.
    pub fn services_of(&self, lesion: usize) -> impl Iterator<Item = (usize, &Service)> {
        // Services stand in the order of entry, so those of one lesion are neighbours.
        let from = self.first_of.get(lesion).copied().unwrap_or(self.services.len());
        let own = self.services[from..].iter().take_while(move |service| service.lesion == lesion);
        own.enumerate().map(move |(at, service)| (from + at, service))
    }

    /// How many things done to these lesions were set aside, because they are not coded here.
    pub fn set_aside_of(&self, lesions: &[usize]) -> usize {
        let of = |lesion: &usize| self.services_of(*lesion).filter(|(_, service)| service.aside).count();
        lesions.iter().map(of).sum()
    }

    /// The procedure behind a service.
    pub fn procedure<'a>(&self, case: &Case<'a>, service: usize) -> &'a Procedure {
        let Service { lesion, procedure, .. } = self.services[service];
        &case.encounter.lesions[lesion].procedures[procedure]
    }

    /// Gives a service its family.
    pub fn choose(&mut self, service: usize, family: FamilyId, rule: RuleId, said: impl Said) {
        let note = (!self.only_codes).then(|| self.notebook.note(rule, said));
        self.services[service].family = Some(family);
        self.services[service].chosen = note;
        self.services_changed();
    }

    /// Gives a service the family of another one, for the same reason in the same words.
    pub fn choose_like(&mut self, service: usize, other: usize) {
        let (family, chosen) = (self.services[other].family, self.services[other].chosen);
        self.services[service].family = family;
        self.services[service].chosen = chosen;
        self.services_changed();
    }

    /// Adds a reason to a service.
    fn explain(&mut self, service: usize, rule: RuleId, said: impl Said) {
        if !self.only_codes {
            let note = self.notebook.note(rule, said);
            self.services[service].reasons.push(note);
        }
    }

    /// Drops a service whose code would have been `code`.
    pub fn drop_service(
        &mut self,
        case: &Case<'_>,
        service: usize,
        code: Code,
        rule: RuleId,
        said: impl Said,
    ) {
        let lesion = self.services[service].lesion;
        if std::mem::replace(&mut self.services[service].gone, true) {
            return;
        }
        self.services_changed();
        if !self.only_codes {
            self.dropped.push(Dropped { code, lesions: case.ids(&[lesion]), rule, text: said.text() });
        }
    }

    /// Takes a service as part of another on the same lesion: it counts once. `rule` is added to the other's reasons.
    pub fn merge(&mut self, service: usize, into: usize, rule: RuleId, said: impl Said) {
        self.services[service].gone = true;
        self.services_changed();
        self.explain(into, rule, said);
    }

    /// Sets a service aside that gives no code; the caller says why in a finding under the same rule.
    pub fn set_aside(&mut self, service: usize, finding: Finding) {
        self.services[service].gone = true;
        self.services[service].aside = true;
        self.services_changed();
        self.find(finding);
    }

    /// Lets a lesion wait for its report.
    pub fn hold(&mut self, service: usize, rule: RuleId) {
        self.hold_for(service, self.services[service].lesion, rule);
    }

    /// Lets a service wait for the report of a lesion that was taken out with its own.
    pub fn hold_for(&mut self, service: usize, lesion: usize, rule: RuleId) {
        self.services[service].waits = true;
        self.services_changed();
        self.holds.entry(lesion).or_insert((rule, service));
    }

    /// Lesions that wait for their report, with the rule.
    pub fn holds(&self) -> impl Iterator<Item = (usize, RuleId)> {
        let held = self.holds.iter().map(|(lesion, (rule, _))| (*lesion, *rule));
        held.filter(|(lesion, _)| self.is_held(*lesion))
    }

    /// Whether a lesion waits for its report.
    pub fn is_held(&self, lesion: usize) -> bool {
        let waits = |service: &Service| service.waits && !service.gone;
        self.holds.get(&lesion).is_some_and(|(_, first)| {
            waits(&self.services[*first]) || self.services_of(lesion).any(|(_, service)| waits(service))
        })
    }

    /// Lets a service wait for the answer about another one of the same lesion.
    pub fn wait(&mut self, service: usize) {
        self.services[service].waits = true;
        self.services_changed();
    }

    /// Lets a service wait for an answer.
    pub fn ask_about(&mut self, service: usize, ask: Ask) {
        self.services[service].waits = true;
        self.services_changed();
        self.note(Some(service), ask);
    }

    /// Asks about a pool.
    pub fn ask(&mut self, ask: Ask) {
        self.note(None, ask);
    }

    fn note(&mut self, service: Option<usize>, ask: Ask) {
        for lesion in &ask.lesions {
            self.asked.entry(*lesion).or_default().push(self.asks.len());
        }
        self.asks.push((service, ask));
    }

    /// The questions that matter: not about what was dropped, and not about what waits for a report anyway.
    pub fn asks(&self) -> impl Iterator<Item = &Ask> {
        self.asks.iter().filter(|ask| self.matters(ask)).map(|(_, ask)| ask)
    }

    /// The questions that matter about one lesion, alone or with its pool.
    pub fn asks_of(&self, lesion: usize) -> impl Iterator<Item = &Ask> {
        let own = self.asked.get(&lesion).map_or(&[][..], Vec::as_slice);
        own.iter().map(|ask| &self.asks[*ask]).filter(|ask| self.matters(ask)).map(|(_, ask)| ask)
    }

    fn matters(&self, (service, ask): &(Option<usize>, Ask)) -> bool {
        let gone = service.is_some_and(|service| self.services[service].gone);
        !gone && !ask.lesions.iter().all(|lesion| self.holds.contains_key(lesion))
    }

    /// Adds a claim line; its first reason is the rule that gives it.
    pub fn add_line(&mut self, line: NewLine, rule: RuleId, said: impl Said) -> usize {
        let NewLine { code, units, family, members, pool, parent } = line;
        let mut reasons = Vec::new();
        if !self.only_codes {
            // About as many as most lines have.
            reasons = Vec::with_capacity(12);
            reasons.push(self.notebook.note(rule, said));
        }
        let (modifiers, diagnoses) = (Vec::new(), Vec::new());
        let line = Line {
            code,
            units,
            family,
            members,
            pool,
            parent,
            modifiers,
            diagnoses,
            reasons,
            dropped: false,
        };
        self.lines.push(line);
        self.lines_changed();
        self.lines.len() - 1
    }

    /// Adds one unit for another lesion to a line.
    pub fn extend_line(&mut self, line: usize, lesion: usize, rule: RuleId, said: impl Said) {
        self.on_lines.take();
        let own = &mut self.lines[line];
        own.units += 1;
        for list in [&mut own.members, &mut own.pool] {
            if !list.contains(&lesion) {
                list.push(lesion);
            }
        }
        self.add_reason(line, rule, said);
    }

    /// Adds a reason to a line, once.
    pub fn add_reason(&mut self, line: usize, rule: RuleId, said: impl Said) {
        if self.only_codes {
            return;
        }
        self.notebook.note_once(&mut self.lines[line].reasons, rule, said);
    }

    /// Adds the reasons of a service to a line, each once.
    pub fn carry_reasons(&mut self, line: usize, service: usize) {
        let own = &self.services[service];
        for note in own.chosen.iter().chain(&own.reasons) {
            self.notebook.keep_once(&mut self.lines[line].reasons, *note);
        }
    }

    /// Lines that stand, with their index.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(|(_, line)| !line.dropped)
    }

    /// The lesions that were counted for any line that stands.
    pub fn on_lines(&self) -> Arc<OnLines> {
        let all = || Arc::new(OnLines::of(self.lesions, self.lines().map(|(_, line)| line)));
        Arc::clone(self.on_lines.get_or_init(all))
    }

    /// Every two standing lines with a pair that a modifier parts, or with one that none does, as (pair, column 1 line,
    /// column 2 line) (R-CLAIM-01).
    pub fn paired(&self, case: &Case<'_>, allowed: bool) -> Vec<(PairRow, usize, usize)> {
        let pairs = self.pairs.get_or_init(|| Pairs::of(case.book, self.lines()));
        pairs.two_by_two(allowed, |line| self.has_line(line))
    }

    /// Whether a line still stands.
    pub fn has_line(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| !line.dropped)
    }

    /// A line by its index.
    pub fn line(&self, line: usize) -> &Line {
        &self.lines[line]
    }

    /// Drops a line and its add-ons with it (N-22).
    pub fn drop_line(&mut self, case: &Case<'_>, line: usize, rule: RuleId, said: impl Said) {
        let add_ons: Vec<usize> =
            self.lines().filter(|(_, other)| other.parent == Some(line)).map(|(index, _)| index).collect();
        self.lines[line].dropped = true;
        self.on_lines.take();
        if !self.only_codes {
            let gone = &self.lines[line];
            let (code, lesions) = (gone.code, case.ids(&gone.members));
            self.dropped.push(Dropped { code, lesions, rule, text: said.text() });
        }
        for add_on in add_ons {
            self.drop_line(case, add_on, RuleId::new("N-22"), "An add-on goes with its parent.");
        }
    }

    /// Puts a modifier on a line, once.
    pub fn modify(&mut self, line: usize, modifier: Modifier, rule: RuleId, said: impl Said) {
        if !self.lines[line].modifiers.contains(&modifier) {
            self.lines[line].modifiers.push(modifier);
        }
        self.add_reason(line, rule, said);
    }

    /// Points a line to its diagnoses.
    pub fn point(&mut self, line: usize, diagnoses: Vec<Icd>, rule: RuleId, said: impl Said) {
        self.lines[line].diagnoses = diagnoses;
        self.add_reason(line, rule, said);
    }

    /// Puts the lines into claim order: `order` lists indexes of standing lines.
    pub fn set_order(&mut self, order: &[usize]) {
        let mut place = vec![None; self.lines.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = Some(new);
        }
        let mut lines: Vec<Option<Line>> = std::mem::take(&mut self.lines).into_iter().map(Some).collect();
        self.lines.reserve(order.len());
        for line in order.iter().filter_map(|old| lines[*old].take()) {
            let parent = line.parent.and_then(|parent| place[parent]);
            self.lines.push(Line { parent, ..line });
        }
        self.lines_changed();
    }

    /// What was found about the services has to be found again.
    fn services_changed(&mut self) {
        self.families.take();
    }

    /// What was found about the lines has to be found again.
    fn lines_changed(&mut self) {
        self.pairs.take();
        self.on_lines.take();
    }

    /// Says something; what is said twice is told once in the answer.
    pub fn find(&mut self, finding: Finding) {
        if !self.only_codes {
            self.findings.push(finding);
        }
    }

    /// The findings so far.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Makes room for the checklist: about as many rows as most lesions have.
    pub fn expect_ticks(&mut self) {
        self.checklist = Vec::with_capacity(12 * (self.services.len() + 1));
    }

    /// Adds a checklist row.
    pub fn tick(
        &mut self,
        item: Item,
        lesion: Option<LesionId>,
        tier: Tier,
        tick: Tick,
        rule: RuleId,
        field: Field,
    ) {
        self.checklist.push(ChecklistItem { item, lesion, tier, tick, rule, field });
    }

    /// The checklist so far.
    pub fn checklist(&self) -> &[ChecklistItem] {
        &self.checklist
    }

    /// Everything that becomes part of the answer as it stands.
    pub fn into_parts(mut self) -> (Vec<Line>, Closed, Vec<Dropped>, Vec<Finding>, Vec<ChecklistItem>) {
        self.lines.retain(|line| !line.dropped);
        (self.lines, self.notebook.close(), self.dropped, self.findings, self.checklist)
    }
}

/// A finding about a lesion, or about the whole encounter where `lesion` is `None`.
pub fn finding(
    rule: RuleId,
    level: Level,
    lesion: Option<&str>,
    field: impl Into<Option<Field>>,
    message: impl Into<Text>,
    remedy: impl Into<Text>,
) -> Finding {
    Finding {
        rule,
        level,
        lesion: lesion.map(LesionId::from),
        field: field.into(),
        message: message.into(),
        remedy: remedy.into(),
        accepted: None,
    }
}
