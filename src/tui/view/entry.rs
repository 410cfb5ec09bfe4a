//! The entry line, what was understood of it, and the completion that is offered.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::line::{Echo, EchoKind};
use crate::tui::model::{Model, Pane};
use crate::tui::text::{clean, cut, letters, width, wrap};

/// What stands before the typed line.
pub const PROMPT: &str = " > ";

/// Draws title, line and echo; gives the place of the caret.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let focus = model.focus == Pane::Entry && model.popup().is_none();
    super::title(buf, area, styles, "Entry", focus, Vec::new(), "");
    let line = super::row(area, 1);
    super::write(buf, line, styles.of(Role::Prompt), PROMPT);
    let field = Rect { x: line.x + 3, width: line.width - 4, ..line };
    let typed = model.line.text();
    let caret = typed_line(buf, field, typed, model.line.caret(), |at| look(model, ctx, at));
    if typed.is_empty() {
        super::write(buf, field, styles.of(Role::Ghost), hint(model));
    }
    ghost(model, ctx, field, buf);
    let echo = model.reading.as_ref().map_or(&[][..], |reading| &reading.echo[..]);
    // Without an offer its row serves the echo too.
    let rows = usize::from(area.height) - if model.offered().is_some() { 3 } else { 2 };
    for (at, spans) in (2..).zip(echo_rows(ctx, echo, usize::from(area.width) - 6, rows)) {
        let row = super::row(area, at);
        super::put::line(buf, row.x + 3, row.y, &Line::from(spans), row.width - 3);
    }
    offers(model, ctx, super::row(area, area.height - 1), buf);
    caret
}

/// What an empty line invites to.
const fn hint(model: &Model) -> &'static str {
    if model.encounter.lesions.is_empty() {
        "one lesion a line, such as: 5 ak face ln2   or   bcc l nasal ala 8mm edc bxp"
    } else {
        "next lesion   . repeats the one before elsewhere   @a 6mm adds to lesion A"
    }
}

/// The look of the character at a byte of the line, as far as it was read.
fn look(model: &Model, ctx: &Ctx<'_>, at: usize) -> Style {
    let echo =
        model.reading.as_ref().and_then(|reading| reading.echo.iter().find(|echo| echo.span.contains(&at)));
    ctx.styles.of(match echo.map(|echo| echo.kind) {
        Some(EchoKind::Unknown) => Role::Unknown,
        Some(EchoKind::Question) => Role::Open,
        Some(EchoKind::Assumed | EchoKind::Understood) | None => Role::Text,
    })
}

/// Draws a line that may be wider than its field, scrolled so that the caret is in view; gives the place of the caret.
pub fn typed_line(
    buf: &mut Buffer,
    field: Rect,
    text: &str,
    caret: usize,
    look: impl Fn(usize) -> Style,
) -> Position {
    let room = usize::from(field.width.saturating_sub(1)).max(1);
    let before = width(&text[..caret]);
    let mut skip = 0;
    if before > room {
        // Whole characters are left out until the caret is in view.
        for letter in letters(text) {
            if before - skip <= room {
                break;
            }
            skip += width(letter);
        }
    }
    let (mut cells, mut at) = (0, 0);
    for letter in letters(text) {
        let wide = width(letter);
        if cells >= skip && cells - skip + wide <= usize::from(field.width) {
            let offset = u16::try_from(cells - skip).unwrap_or(0);
            super::put::text(buf, field.x + offset, field.y, letter, field.width - offset, look(at));
        }
        cells += wide;
        at += letter.len();
    }
    let offset = u16::try_from(before.saturating_sub(skip)).unwrap_or(0);
    Position { x: field.x + offset.min(field.width.saturating_sub(1)), y: field.y }
}

/// The rest of the offered completion behind the caret, where it continues what is typed.
fn ghost(model: &Model, ctx: &Ctx<'_>, field: Rect, buf: &mut Buffer) {
    let Some(offered) = model.offered() else { return };
    let typed = model.line.text();
    if !model.line.at_end() || offered.span.end != typed.len() {
        return;
    }
    let begun = typed.get(offered.span.clone()).unwrap_or_default();
    let rest = match offered.text.get(..begun.len()) {
        Some(same) if same.eq_ignore_ascii_case(begun) => offered.text[begun.len()..].to_owned(),
        Some(_) | None => format!("  → {}", offered.text),
    };
    let start = u16::try_from(width(typed)).unwrap_or(u16::MAX);
    if start < field.width {
        let room = Rect { x: field.x + start, width: field.width - start, ..field };
        super::write(buf, room, ctx.styles.of(Role::Ghost), &cut(&clean(&rest), usize::from(room.width)));
    }
}

/// The echo in full words, in rows; what is too long goes on in the next row, what does not fit ends in `…`.
fn echo_rows<'a>(ctx: &Ctx<'_>, echo: &[Echo], cells: usize, most: usize) -> Vec<Vec<Span<'a>>> {
    let mut rows: Vec<Vec<Span<'a>>> = vec![Vec::new()];
    let mut used = 0;
    for part in echo {
        let (mark, role) = match part.kind {
            EchoKind::Understood => ("", Role::Understood),
            EchoKind::Assumed => ("~ ", Role::Assumed),
            EchoKind::Question => ("? ", Role::Open),
            EchoKind::Unknown => ("✗ ", Role::Unknown),
        };
        let lines = wrap(&format!("{mark}{}", clean(&part.text)), cells);
        for (at, text) in lines.into_iter().enumerate() {
            let wide = width(&text);
            let follows = at == 0 && used > 0;
            if at > 0 || follows && used + 3 + wide > cells {
                rows.push(Vec::new());
                used = 0;
            }
            let Some(row) = rows.last_mut() else { continue };
            if follows && used > 0 {
                row.push(Span::styled(" · ", ctx.styles.of(Role::Faint)));
                used += 3;
            }
            row.push(Span::styled(text, ctx.styles.of(role)));
            used += wide;
        }
    }
    if rows.len() > most {
        rows.truncate(most);
        if let Some(row) = rows.last_mut() {
            row.push(Span::styled(" …", ctx.styles.of(Role::Faint)));
        }
    }
    rows
}

/// The completions that can be taken, the offered one first among them in reverse.
fn offers(model: &Model, ctx: &Ctx<'_>, row: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    if model.offered().is_none() {
        return;
    }
    let key = ctx.key(Action::Next);
    let mut spans = vec![Span::raw("   "), Span::styled(key, styles.of(Role::Key)), Span::raw(" ")];
    let first = model.completion.saturating_sub(2);
    for (at, completion) in model.completions.iter().enumerate().skip(first).take(6) {
        let role = if at == model.completion { Role::Selected } else { Role::Faint };
        let says = if completion.says.is_empty() {
            String::new()
        } else {
            format!(" ({})", clean(&completion.says))
        };
        spans.push(Span::styled(format!(" {}{says} ", clean(&completion.text)), styles.of(role)));
        spans.push(Span::raw(" "));
    }
    super::put::line(buf, row.x, row.y, &Line::from(spans), row.width);
}
