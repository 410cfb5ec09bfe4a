//! The codes, live: claim lines, open questions, holds, findings and what was dropped.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::engine::outcome::{Assessment, CodeLine, Level};

use crate::tui::clipboard;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Pane};
use crate::tui::targets::{self, Target};
use crate::tui::text::{clean, cut, number, pad, width, wrap};
use crate::tui::words;

use super::list::{self, Enough, Item};

/// Draws the pane; gives the place of the selected row where the pane has the keys.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let styles = ctx.styles;
    let focus = model.selects(Pane::Codes);
    let answer = model.answer();
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let cells = usize::from(area.width);
    let targets = model.targets();
    // A label has a row below its line, or all its rows, where the questions below still have room.
    let height = usize::from(below.height);
    let roomy = (answer.lines.len() * 2 + 4 <= height, answer.lines.len() * 3 + 4 <= height);
    let selected = (!targets.is_empty()).then(|| model.rows[1].min(targets.len() - 1));
    let shown = if focus { selected } else { None };
    let items = items(model, ctx, targets, cells, roomy, Enough::new(below.height, shown));
    let name = if model.preview.is_some() { "Codes, preview" } else { "Codes" };
    let (text, role) = verdict(answer, model);
    let more = if text.is_empty() { Vec::new() } else { vec![Span::styled(text, styles.of(role))] };
    super::title(buf, area, styles, name, focus, more, &list::note(&items, shown, below.height));
    if targets.is_empty() {
        let hint = if model.encounter.lesions.is_empty() {
            "no lesion yet, so no code".to_owned()
        } else {
            "nothing reportable".to_owned()
        };
        buf.set_stringn(area.x + 1, below.y, hint, cells - 1, styles.of(Role::Faint));
    }
    list::draw(buf, below, &items, shown, focus, styles)
}

/// Whether it is final, and if not, why not, in words.
pub fn verdict(answer: &Assessment, model: &Model) -> (String, Role) {
    if model.encounter.lesions.is_empty() && model.preview.is_none() {
        return (String::new(), Role::Text);
    }
    if answer.is_final && answer.lines.is_empty() {
        return ("nothing reportable".to_owned(), Role::Text);
    }
    if answer.is_final {
        let warnings = targets::count(answer, Level::Warning);
        let text = if warnings > 0 {
            // A warning that only repeats a missing row of the checklist is not listed a second time.
            let listed = model.targets().iter().filter(|target| is_warning(answer, **target)).count();
            let there = match warnings.saturating_sub(listed) {
                0 => String::new(),
                there if there == warnings => " in the checklist".to_owned(),
                there => format!(", {there} in the checklist"),
            };
            format!("final, {}{there}", number(warnings, "warning", "warnings"))
        } else {
            "final".to_owned()
        };
        return (text, Role::Good);
    }
    let blockers = targets::count(answer, Level::Blocker);
    let why = clipboard::draft(answer).unwrap_or_default();
    (format!("not final: {why}"), if blockers > 0 { Role::Blocker } else { Role::Held })
}

fn is_warning(answer: &Assessment, target: Target) -> bool {
    matches!(target, Target::Finding(index) if answer.findings[index].level == Level::Warning && answer.findings[index].stands())
}

fn items<'a>(
    model: &'a Model,
    ctx: &Ctx<'_>,
    targets: &[Target],
    cells: usize,
    roomy: (bool, bool),
    mut enough: Enough,
) -> Vec<Item<'a>> {
    let styles = ctx.styles;
    let answer = model.answer();
    let mut items = Vec::new();
    let mut part = "";
    for target in targets {
        let before = items.len();
        let (heading, item) = match *target {
            Target::Line(index) => ("", line(model, ctx, &answer.lines[index], cells, roomy)),
            Target::Open(index) => ("Open questions", open(answer, ctx, index, cells)),
            Target::Held(index) => ("Held until the report", held(answer, ctx, index, cells)),
            Target::Finding(index) => {
                (level(answer.findings[index].level), finding(answer, ctx, index, cells))
            }
            Target::Dropped(index) => ("Not coded", dropped(answer, ctx, index, cells)),
        };
        if heading != part {
            part = heading;
            if !items.is_empty() {
                items.push(Item::heading(Line::default()));
            }
            items.push(Item::heading(Line::from(vec![
                Span::raw(" "),
                Span::styled(heading, styles.of(Role::Heading)),
            ])));
        }
        items.push(item);
        if enough.with(&items[before..]) {
            break;
        }
    }
    items
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Blocker => "Blockers",
        Level::Warning => "Warnings",
        Level::Advice => "Advice",
    }
}

/// ` 17110-59  x 1  B07.8  B  ` with its label below where there is room; an add-on stands indented under its parent.
fn line<'a>(
    model: &Model,
    ctx: &Ctx<'_>,
    line: &CodeLine,
    cells: usize,
    (roomy, room_for_all): (bool, bool),
) -> Item<'a> {
    let styles = ctx.styles;
    let is_new = model.preview.is_some() && !stands_already(model, line);
    let indent = if line.add_on_to.is_some() { " + " } else { " " };
    let code_cells = code_cells(model.answer());
    let code = pad(&format!("{indent}{}", words::code(line)), code_cells);
    let diagnoses: Vec<&str> = line.diagnoses.iter().map(|icd| icd.as_str()).collect();
    let diagnoses = diagnoses.join(" ");
    let lesions = line.lesions.join(" ");
    let fixed = code_cells + 6 + 1;
    let dx = width(&diagnoses).max(8).min(cells.saturating_sub(fixed + 6));
    let room = cells.saturating_sub(fixed + dx + 4);
    let mut rows = vec![Line::from(vec![
        Span::styled(if is_new { "*" } else { " " }, styles.of(Role::Preview)),
        Span::styled(code, styles.of(Role::Code)),
        Span::raw(pad(&format!("x {}", line.units), 6)),
        Span::raw(pad(&diagnoses, dx)),
        Span::raw("  "),
        Span::styled(cut(&lesions, room), styles.of(Role::Id)),
    ])];
    if let Some(row) = ctx.book(&model.encounter).code(line.code).filter(|_| roomy) {
        let lead = " ".repeat(indent.len() + 1);
        let parts = wrap(&row.label, cells.saturating_sub(lead.len()));
        let rest = if room_for_all { parts.len() } else { 1 };
        for (at, part) in parts.iter().enumerate().take(rest) {
            let text = if at + 1 == rest { parts[at..].join(" ") } else { part.clone() };
            let text = cut(&format!("{lead}{text}"), cells);
            rows.push(Line::styled(text, styles.of(Role::Faint)));
        }
    }
    if line.not_covered() {
        let text = format!("{}not covered", " ".repeat(indent.len() + 1));
        rows.push(Line::styled(text, styles.of(Role::Warning)));
    }
    Item::new(rows)
}

/// The cells of the codes with their modifiers: none of these is ever cut.
fn code_cells(answer: &Assessment) -> usize {
    let longest = answer
        .lines
        .iter()
        .map(|line| width(&words::code(line)) + 1 + 2 * usize::from(line.add_on_to.is_some()));
    longest.max().unwrap_or(0).max(12) + 1
}

/// Whether the accepted encounter has this line already, with the same units.
fn stands_already(model: &Model, line: &CodeLine) -> bool {
    model.assessment.lines.iter().any(|other| {
        (other.code, other.units, &other.modifiers, &other.lesions)
            == (line.code, line.units, &line.modifiers, &line.lesions)
    })
}

/// Rows of wrapped text behind a mark, the first with the names of the lesions.
fn marked<'a>(
    ctx: &Ctx<'_>,
    mark: &str,
    role: Role,
    who: &str,
    text: &str,
    cells: usize,
    after: &[(String, Role)],
) -> Item<'a> {
    let styles = ctx.styles;
    let who = if who.is_empty() { String::new() } else { format!("{} ", cut(who, 14)) };
    let lead = 3 + width(&who);
    let mut rows = Vec::new();
    for (at, part) in
        wrap(&clean(text), cells.saturating_sub(if lead > 8 { 4 } else { lead + 1 })).into_iter().enumerate()
    {
        if at == 0 && lead > 8 {
            rows.push(Line::from(vec![
                Span::styled(format!(" {mark} "), styles.of(role)),
                Span::styled(who.clone(), styles.of(Role::Id)),
            ]));
        }
        if at == 0 && lead <= 8 {
            rows.push(Line::from(vec![
                Span::styled(format!(" {mark} "), styles.of(role)),
                Span::styled(who.clone(), styles.of(Role::Id)),
                Span::raw(part),
            ]));
        } else {
            rows.push(Line::raw(format!("{}{part}", " ".repeat(if lead > 8 { 3 } else { lead }))));
        }
    }
    for (text, role) in after {
        for part in wrap(&clean(text), cells.saturating_sub(4)) {
            rows.push(Line::from(vec![Span::raw("   "), Span::styled(part, styles.of(*role))]));
        }
    }
    Item::new(rows)
}

fn open<'a>(answer: &Assessment, ctx: &Ctx<'_>, index: usize, cells: usize) -> Item<'a> {
    let open = &answer.open[index];
    let possible = format!("possible: {}", words::possible(&open.codes));
    marked(ctx, "?", Role::Open, &open.lesions.join(" "), &open.question, cells, &[(possible, Role::Faint)])
}

fn held<'a>(answer: &Assessment, ctx: &Ctx<'_>, index: usize, cells: usize) -> Item<'a> {
    let held = &answer.held[index];
    let outcomes: Vec<String> = held.outcomes.iter().map(words::outcome).collect();
    marked(ctx, "…", Role::Held, &held.lesions.join(" "), &outcomes.join("; "), cells, &[])
}

fn finding<'a>(answer: &Assessment, ctx: &Ctx<'_>, index: usize, cells: usize) -> Item<'a> {
    let finding = &answer.findings[index];
    let (mark, role, remedy) = match finding.level {
        Level::Blocker => ("!", Role::Blocker, true),
        Level::Warning => ("w", Role::Warning, true),
        Level::Advice => ("i", Role::Advice, false),
    };
    if let Some(reason) = &finding.accepted {
        let after = [(format!("accepted: {reason}"), Role::Faint)];
        return faint(ctx, marked(ctx, "a", Role::Faint, "", &finding.message, cells, &after));
    }
    let remedy = if remedy { vec![(finding.remedy.to_string(), Role::Faint)] } else { Vec::new() };
    marked(ctx, mark, role, "", &finding.message, cells, &remedy)
}

/// An item that counts no more: its words are there, and stand back.
fn faint<'a>(ctx: &Ctx<'_>, mut item: Item<'a>) -> Item<'a> {
    for span in item.rows.iter_mut().flat_map(|row| &mut row.spans) {
        span.style = ctx.styles.of(Role::Faint);
    }
    for row in &mut item.rows {
        row.style = ctx.styles.of(Role::Faint);
    }
    item
}

fn dropped<'a>(answer: &Assessment, ctx: &Ctx<'_>, index: usize, cells: usize) -> Item<'a> {
    let dropped = &answer.dropped[index];
    let text = format!("{}: {}", dropped.code, dropped.text);
    marked(ctx, "-", Role::Faint, &dropped.lesions.join(" "), &text, cells, &[])
}
