//! The reasons behind one row of the codes pane or of the checklist.

use super::ctx::Ctx;
use super::model::{Model, Pane};
use super::targets::Target;
use crate::bundle;
use crate::engine::history::History;
use crate::engine::ids::{Code, RuleId};
use crate::engine::why_not::why_not;
use crate::practice;
use crate::report::card::{self, Asked};

pub use crate::report::card::Part;

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

/// The reasons of the selected row of the codes pane, or of the first code.
#[must_use]
pub fn of(model: &Model, ctx: &Ctx<'_>) -> Option<Why> {
    let encounter = model.shown();
    let book = ctx.book(&encounter);
    let commentary = bundle::commentary(book.edition());
    let asked =
        Asked { answer: model.answer(), encounter: &encounter, history: &model.history, book, commentary };
    if model.focus == Pane::Checklist {
        return of_check(model, &asked);
    }
    let target = match model.focus {
        Pane::Codes => model.target()?,
        Pane::Entry | Pane::Lesions | Pane::Checklist => {
            line_of_selected(model).or_else(|| model.targets().first().copied())?
        }
    };
    let answer = asked.answer;
    let mut parts = Vec::new();
    let title = match target {
        Target::Line(index) => {
            let line = answer.lines.get(index)?;
            parts = card::of_line(&asked, line, &asked.other_readings());
            let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
            format!("Why {}{modifiers} x {}", line.code, line.units)
        }
        Target::Open(index) => {
            let open = answer.open.get(index)?;
            card::of_open(&mut parts, &asked, open);
            card::example(&mut parts, &asked, open.rule);
            format!("Why this is asked of {}", open.lesions.join(", "))
        }
        Target::Held(index) => {
            let held = answer.held.get(index)?;
            card::of_held(&mut parts, &asked, held);
            card::example(&mut parts, &asked, held.rule);
            format!("Why {} waits", held.lesions.join(", "))
        }
        Target::Finding(index) => {
            let finding = answer.findings.get(index)?;
            card::of_finding(&mut parts, &asked, finding);
            card::example(&mut parts, &asked, finding.rule);
            format!("Why this {}", finding.level)
        }
        Target::Dropped(index) => {
            let dropped = answer.dropped.get(index)?;
            card::of_dropped(&mut parts, &asked, dropped);
            card::example(&mut parts, &asked, dropped.rule);
            if dropped.lesions.is_empty() {
                format!("Why not {}", dropped.code)
            } else {
                format!("Why not {} for {}", dropped.code, dropped.lesions.join(", "))
            }
        }
    };
    Some(Why { title, parts, scroll: 0 })
}

/// Why a code is not on the claim.
#[must_use]
pub fn not(model: &Model, ctx: &Ctx<'_>, code: Code) -> Why {
    let encounter = model.shown();
    let book = ctx.book(&encounter);
    let commentary = bundle::commentary(book.edition());
    let asked =
        Asked { answer: model.answer(), encounter: &encounter, history: &model.history, book, commentary };
    let why = why_not(&encounter, &model.history, asked.answer, book, code);
    let label = book.code(code).map(|row| Part::Fact(0, format!("{code}: {}", row.label)));
    let parts = label.into_iter().chain(card::of_absent(&asked, code, &why)).collect();
    Why { title: format!("Why not {code}"), parts, scroll: 0 }
}

/// The page of a rule, as it applies to a note of practice.
#[must_use]
pub fn rule(item: &practice::Item, rule: RuleId, ctx: &Ctx<'_>) -> Why {
    let book = ctx.book(&item.encounter);
    let key = practice::Key::of(item, book);
    let commentary = bundle::commentary(book.edition());
    let history = History::none();
    let asked = Asked { answer: &key.assessment, encounter: &item.encounter, history, book, commentary };
    let mut parts = Vec::new();
    let title = book.rule(rule).map_or_else(String::new, |page| page.title.clone());
    card::rule(&mut parts, &asked, rule, &[&title]);
    card::example(&mut parts, &asked, rule);
    Why { title: format!("Rule {rule}"), parts, scroll: 0 }
}

/// What cannot be used of the settings.
#[must_use]
pub fn faults(faults: &[String]) -> Why {
    let mut parts = vec![
        Part::Fact(
            0,
            "This cannot be used; everything else is in force. 'curette doctor' says it again.".to_owned(),
        ),
        Part::Gap,
    ];
    parts.extend(faults.iter().map(|fault| Part::Fact(0, fault.clone())));
    Why { title: "Settings".to_owned(), parts, scroll: 0 }
}

/// Why a row of the checklist is asked for.
fn of_check(model: &Model, asked: &Asked<'_>) -> Option<Why> {
    let row = model.check()?;
    let mut parts = Vec::new();
    let who = if row.lesions.is_empty() { "the whole encounter".to_owned() } else { row.lesions.join(", ") };
    parts.push(Part::Fact(0, format!("Asked of {who}; {}.", row.tick.word().replace('-', " "))));
    for (lesion, reason) in model.check_accepted() {
        let lesion = lesion.map(|id| format!(" for {id}")).unwrap_or_default();
        parts.push(Part::Fact(0, format!("Accepted{lesion} because: {reason}")));
    }
    let says = model.check_says().unwrap_or_else(|| format!("{} is asked for.", row.label()));
    parts.push(Part::Gap);
    card::rule(&mut parts, asked, row.rule, &[&says]);
    card::example(&mut parts, asked, row.rule);
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
