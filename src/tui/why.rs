//! The reasons behind one row of the codes pane.

use super::ctx::Ctx;
use super::model::{Model, Pane};
use super::targets::Target;
use super::text::{clean, number};
use crate::engine::ids::RuleId;

/// A page of reasons with a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What it is about.
    pub title: String,
    /// Its paragraphs.
    pub parts: Vec<Part>,
    /// The first row that is shown.
    pub scroll: usize,
}

/// A paragraph of reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A fact about the line as a whole.
    Fact(String),
    /// A rule: id, what it says here.
    Rule(String, String),
    /// The page of the rule and its sources.
    Source(String),
    /// An empty row.
    Gap,
}

/// The reasons of the selected row of the codes pane, or of the first code.
#[must_use]
pub fn of(model: &Model, ctx: &Ctx<'_>) -> Option<Why> {
    if model.focus == Pane::Checklist {
        return of_check(model, ctx);
    }
    let answer = model.answer();
    let book = ctx.book(&model.encounter);
    let target = match model.focus {
        Pane::Codes => model.target()?,
        Pane::Entry | Pane::Lesions | Pane::Checklist => {
            line_of_selected(model).or_else(|| model.targets().first().copied())?
        }
    };
    let mut parts = Vec::new();
    let title = match target {
        Target::Line(index) => {
            let line = answer.lines.get(index)?;
            if let Some(row) = book.code(line.code) {
                parts.push(Part::Fact(row.label.clone()));
                let days = if row.global == "XXX" {
                    "No global days".to_owned()
                } else {
                    format!("Global days {}", row.global)
                };
                parts.push(Part::Fact(format!("{days}. Edition {}.", answer.edition)));
            }
            if line.lesions.is_empty() {
                let work = model.encounter.visit.as_ref().and_then(|visit| visit.separate_work.as_deref());
                let work = work.map_or_else(|| "not recorded".to_owned(), clean);
                parts.push(Part::Fact(format!("Stands for the visit. Separate work: {work}.")));
            } else {
                let lesions = number(line.lesions.len(), "entry", "entries");
                parts.push(Part::Fact(format!("Stands for {lesions}:")));
            }
            for id in &line.lesions {
                if let Some(lesion) = model.encounter.lesions.iter().find(|lesion| lesion.id == *id) {
                    let said = super::words::lesion(lesion);
                    parts.push(Part::Fact(format!("  {id}  {}, {}", said.what, said.details.join(" · "))));
                } else {
                    parts.push(Part::Fact(format!("  {id}  as typed, not taken yet")));
                }
            }
            let mut rules: Vec<RuleId> = Vec::new();
            for reason in &line.because {
                if !rules.contains(&reason.rule) {
                    rules.push(reason.rule);
                }
            }
            for id in rules {
                let of_rule = line.because.iter().filter(|reason| reason.rule == id);
                let says: Vec<&str> = of_rule.map(|reason| reason.text.as_ref()).collect();
                rule(&mut parts, ctx, model, id, &says);
            }
            let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
            format!("Why {}{modifiers} x {}", line.code, line.units)
        }
        Target::Open(index) => {
            let open = answer.open.get(index)?;
            parts.push(Part::Fact(format!("It depends on: {}", open.field)));
            parts.push(Part::Fact(format!("Possible: {}", super::words::possible(&open.codes))));
            rule(&mut parts, ctx, model, open.rule, &[&open.question]);
            format!("Why this is asked of {}", open.lesions.join(", "))
        }
        Target::Held(index) => {
            let held = answer.held.get(index)?;
            for outcome in &held.outcomes {
                parts.push(Part::Fact(super::words::outcome(outcome)));
            }
            rule(&mut parts, ctx, model, held.rule, &["The code waits for the report."]);
            format!("Why {} waits", held.lesions.join(", "))
        }
        Target::Finding(index) => {
            let finding = answer.findings.get(index)?;
            rule(&mut parts, ctx, model, finding.rule, &[&finding.message]);
            parts.push(Part::Fact(format!("What to do: {}", finding.remedy)));
            format!("Why this {}", finding.level)
        }
        Target::Dropped(index) => {
            let dropped = answer.dropped.get(index)?;
            rule(&mut parts, ctx, model, dropped.rule, &[&dropped.text]);
            if dropped.lesions.is_empty() {
                format!("Why not {}", dropped.code)
            } else {
                format!("Why not {} for {}", dropped.code, dropped.lesions.join(", "))
            }
        }
    };
    Some(Why { title, parts, scroll: 0 })
}

/// What cannot be used of the settings.
#[must_use]
pub fn faults(faults: &[String]) -> Why {
    let mut parts = vec![
        Part::Fact(
            "This cannot be used; everything else is in force. 'curette doctor' says it again.".to_owned(),
        ),
        Part::Gap,
    ];
    parts.extend(faults.iter().map(|fault| Part::Fact(fault.clone())));
    Why { title: "Settings".to_owned(), parts, scroll: 0 }
}

/// Why a row of the checklist is asked for.
fn of_check(model: &Model, ctx: &Ctx<'_>) -> Option<Why> {
    let row = model.check()?;
    let mut parts = Vec::new();
    let who = if row.lesions.is_empty() { "the whole encounter".to_owned() } else { row.lesions.join(", ") };
    parts.push(Part::Fact(format!("Asked of {who}; {}.", row.tick.word().replace('-', " "))));
    let says = model.check_says().unwrap_or_else(|| format!("{} is asked for.", row.label()));
    rule(&mut parts, ctx, model, row.rule, &[&says]);
    Some(Why { title: format!("Why {} is asked for", row.label()), parts, scroll: 0 })
}

/// The first code of the lesion that is selected in the lesion list.
fn line_of_selected(model: &Model) -> Option<Target> {
    if model.focus != Pane::Lesions {
        return None;
    }
    let id = &model.selected_lesion()?.id;
    model.answer().lines.iter().position(|line| line.lesions.iter().any(|own| own == id)).map(Target::Line)
}

/// A reason with the page of its rule and the sources of the page.
fn rule(parts: &mut Vec<Part>, ctx: &Ctx<'_>, model: &Model, id: RuleId, says: &[&str]) {
    parts.push(Part::Gap);
    for (at, text) in says.iter().enumerate() {
        let id = if at == 0 { id.to_string() } else { String::new() };
        parts.push(Part::Rule(id, (*text).to_owned()));
    }
    let book = ctx.book(&model.encounter);
    let Some(page) = book.rule(id) else { return };
    parts.push(Part::Source(format!("{}. {}", page.title, page.text)));
    for key in &page.source {
        if let Some(source) = book.source(key) {
            let date = source.date.as_ref().map_or(String::new(), |date| format!(", {date}"));
            parts.push(Part::Source(format!("Source: {}{date}. {}", source.title, source.address)));
        }
    }
}
