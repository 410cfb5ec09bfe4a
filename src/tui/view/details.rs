//! The encounter details: one field a row, with what may be typed and what is wrong with it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::ctx::Ctx;
use crate::tui::fields::ROWS;
use crate::tui::form::{self, Form};
use crate::tui::model::Model;
use crate::tui::text::{clean, cut, pad, width};

use super::list;

/// Cells of the names.
const NAMES: u16 = 20;

/// From this width on what is to be said about a field stands beside it, else in the last row.
const WIDE: u16 = 110;

/// A row of the form as drawn.
enum Drawn {
    Heading(&'static str),
    Field(usize),
}

/// Draws the form over the workbench; gives the place of the caret.
pub fn draw(model: &Model, ctx: &Ctx<'_>, form: &Form, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    super::title(buf, area, styles, "Encounter details", true, Vec::new(), "");
    let mut rows = Vec::new();
    for (at, row) in ROWS.iter().enumerate() {
        if !row.heading.is_empty() {
            rows.push(Drawn::Heading(row.heading));
        }
        rows.push(Drawn::Field(at));
    }
    let at = rows.iter().position(|row| matches!(row, Drawn::Field(field) if *field == form.at)).unwrap_or(0);
    let bottom = super::row(area, area.height - 1);
    let below = Rect { y: area.y + 1, height: area.height - 2, ..area };
    let first = list::top(rows.len(), usize::from(below.height), at, at + 1);
    let mut caret = Position { x: below.x, y: below.y };
    for (y, row) in (below.y..below.y + below.height).zip(rows.iter().skip(first)) {
        let line = Rect { y, height: 1, ..below };
        match row {
            Drawn::Heading(text) => {
                super::put::line(
                    buf,
                    line.x + 1,
                    y,
                    &Line::styled(*text, styles.of(Role::Heading)),
                    line.width - 1,
                );
            }
            Drawn::Field(field) if *field == form.at => {
                let (own, beside) = parted(line);
                caret = active(ctx, form, own, buf);
                if beside.width > 0 {
                    about(ctx, form, beside, buf);
                }
            }
            Drawn::Field(field) => resting(model, ctx, *field, line, buf),
        }
    }
    if parted(bottom).1.width == 0 {
        about(ctx, form, bottom, buf);
    }
    caret
}

/// A row, and the place beside it for what is to be said about its field: none on a narrow screen.
const fn parted(line: Rect) -> (Rect, Rect) {
    if line.width < WIDE {
        return (line, Rect { width: 0, ..line });
    }
    let own = Rect { width: WIDE / 2, ..line };
    (own, Rect { x: line.x + own.width, width: line.width - own.width, ..line })
}

/// What is wrong with the text, or what may be typed.
fn about(ctx: &Ctx<'_>, form: &Form, area: Rect, buf: &mut Buffer) {
    let cells = usize::from(area.width);
    let (text, role) = match &form.error {
        Some(why) => (format!(" ✗ {}", clean(why)), Role::Error),
        None => (format!("   {}", ROWS[form.at].hint), Role::Faint),
    };
    super::write(buf, area, ctx.styles.of(role), &cut(&text, cells));
}

/// The field that has the keys.
fn active(ctx: &Ctx<'_>, form: &Form, line: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let name = format!(" ▸ {}", ROWS[form.at].label);
    super::write(buf, line, styles.of(Role::TitleFocus), &pad(&name, usize::from(NAMES)));
    let field = Rect { x: line.x + NAMES + 1, width: line.width - NAMES - 2, ..line };
    super::entry::typed_line(buf, field, form.edit.text(), form.edit.caret(), |_| styles.of(Role::Message))
}

/// A field without the keys: its value, whether it is a default, and what is wrong with it.
fn resting(model: &Model, ctx: &Ctx<'_>, field: usize, line: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let value = clean(&form::value(model, field));
    let is_default = form::is_default(model, field, &value);
    let wrong = form::error(model, field);
    let room = usize::from(line.width.saturating_sub(NAMES + 2));
    let role = if is_default { Role::Default } else { Role::Text };
    let mut spans = vec![Span::styled(
        pad(&format!("   {}", ROWS[field].label), usize::from(NAMES) + 1),
        styles.of(Role::Field),
    )];
    if let Some(why) = wrong {
        let value = cut(&value, room / 3);
        let left = room.saturating_sub(width(&value) + 3);
        spans.push(Span::styled(value, styles.of(Role::Unknown)));
        spans.push(Span::styled(format!(" ✗ {}", cut(&clean(&why), left)), styles.of(Role::Error)));
    } else if value.is_empty() {
        spans.push(Span::styled("·", styles.of(Role::Faint)));
    } else {
        spans.push(Span::styled(cut(&value, room.saturating_sub(20)), styles.of(role)));
        if ROWS[field].label == "place of service" {
            let label = ctx
                .book(&model.encounter)
                .place_of_service(&value)
                .map_or("unknown place", |row| row.label.as_str());
            spans.push(Span::styled(format!(" {label}"), styles.of(role)));
        }
        if is_default {
            spans.push(Span::styled("  (default)", styles.of(Role::Faint)));
        }
    }
    super::put::line(buf, line.x, line.y, &Line::from(spans), line.width);
}
