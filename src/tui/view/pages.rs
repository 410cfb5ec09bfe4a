//! Pages that are only read: reasons and help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::text::{clean, pad, wrap};
use crate::tui::why::{Part, Why};

/// The rows of the page that lies on top, at a width in cells.
#[must_use]
pub fn rows<'a>(model: &Model, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    match model.popup() {
        Some(Popup::Why(why)) => why_rows(why, ctx, cells),
        Some(Popup::Help(_)) => help_rows(model, ctx, cells),
        Some(Popup::Details(_) | Popup::Palette(_) | Popup::List(_) | Popup::Leave(_)) | None => Vec::new(),
    }
}

/// The rows that a page can show on a screen of this size.
#[must_use]
pub const fn height(size: (u16, u16)) -> usize {
    (size.1 as usize).saturating_sub(5)
}

/// Draws the page that lies on top.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let (name, scroll) = match model.popup() {
        Some(Popup::Why(why)) => (why.title.clone(), why.scroll),
        Some(Popup::Help(scroll)) => ("Keys".to_owned(), *scroll),
        Some(Popup::Details(_) | Popup::Palette(_) | Popup::List(_) | Popup::Leave(_)) | None => return,
    };
    let rows = rows(model, ctx, usize::from(area.width));
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let first = scroll.min(rows.len().saturating_sub(usize::from(below.height)));
    let more = match (first > 0, first + usize::from(below.height) < rows.len()) {
        (true, true) => "more ↕",
        (true, false) => "more ↑",
        (false, true) => "more ↓",
        (false, false) => "",
    };
    super::title(buf, area, ctx.styles, &name, true, Vec::new(), more);
    for (y, line) in (below.y..below.y + below.height).zip(rows.iter().skip(first)) {
        buf.set_line(below.x, y, line, below.width);
    }
}

fn why_rows<'a>(why: &Why, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let styles = ctx.styles;
    let cells = cells.min(110);
    let mut rows = Vec::new();
    for part in &why.parts {
        match part {
            Part::Gap => rows.push(Line::default()),
            Part::Fact(text) => {
                let indent = if text.starts_with("  ") { "   " } else { " " };
                rows.extend(
                    wrap(&clean(text), cells.saturating_sub(6))
                        .into_iter()
                        .map(|row| Line::raw(format!("{indent}{row}"))),
                );
            }
            Part::Rule(id, text) => {
                for (at, row) in wrap(&clean(text), cells.saturating_sub(16)).into_iter().enumerate() {
                    let id = pad(if at == 0 { id } else { "" }, 13);
                    rows.push(Line::from(vec![
                        Span::raw(" "),
                        Span::styled(id, styles.of(Role::Code)),
                        Span::styled(row, styles.of(Role::Message)),
                    ]));
                }
            }
            Part::Source(text) => {
                let lines = wrap(&clean(text), cells.saturating_sub(16));
                rows.extend(
                    lines
                        .into_iter()
                        .map(|row| Line::styled(format!("              {row}"), styles.of(Role::Faint))),
                );
            }
        }
    }
    rows
}

/// Every action with its keys, from the key map and the actions themselves.
fn help_rows<'a>(model: &Model, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let styles = ctx.styles;
    let mut rows = Vec::new();
    for (text, role) in [
        (
            "Type one lesion a line: how many, what, side and site, size, what was done. Words in any order.",
            Role::Text,
        ),
        ("  5 ak face ln2      bcc l nasal ala 8mm edc bxp      punch r cheek ?bcc", Role::Faint),
        ("  . scalp  the line before, elsewhere      @b 12mm  a fact for lesion B", Role::Faint),
        ("Under the line: ~ taken for something else, ? several readings, ✗ not known.", Role::Text),
        (
            "Beside a lesion: ? open question, … waits for the report, ! blocked. Beside a code: * new in the preview.",
            Role::Text,
        ),
    ] {
        let indent = if text.starts_with(' ') { "    " } else { " " };
        let lines = wrap(text, cells.saturating_sub(3));
        rows.extend(lines.into_iter().map(|line| Line::styled(format!("{indent}{line}"), styles.of(role))));
    }
    rows.push(Line::default());
    for action in Action::ALL {
        let under = model.popups.len().checked_sub(2).and_then(|at| model.popups.get(at));
        let why_not = if under.is_none() { action.available(model).err() } else { None };
        let keys: Vec<String> = ctx.keymap.keys(action.name()).iter().map(|chord| chord.label()).collect();
        let doc = why_not
            .map_or_else(|| action.doc().to_owned(), |why| format!("{} Not now: {why}.", action.doc()));
        for (at, row) in wrap(&doc, cells.saturating_sub(34)).into_iter().enumerate() {
            let (keys, name) = if at == 0 { (keys.join(", "), action.name()) } else { (String::new(), "") };
            rows.push(Line::from(vec![
                Span::raw(" "),
                Span::styled(pad(&keys, 16), styles.of(Role::Key)),
                Span::styled(pad(name, 13), styles.of(Role::Id)),
                Span::styled(row, styles.of(if why_not.is_some() { Role::Faint } else { Role::Text })),
            ]));
        }
    }
    rows
}
