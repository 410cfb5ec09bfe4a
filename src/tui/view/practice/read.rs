//! Pages of practice that are only read: feedback, progress, record.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::ctx::Ctx;
use crate::tui::model::Model;
use crate::tui::practice::{Page, progress};
use crate::tui::text::clean;

use super::super::list::part;
use super::super::{put, title};
use super::{drill, told};

/// Rows of the screen that are no part of the page: head, title, what is said, keys.
const AROUND: usize = 4;

/// The first row when the end of the page is shown.
#[must_use]
pub fn last_row(model: &Model, ctx: &Ctx<'_>) -> usize {
    let (columns, lines) = (usize::from(model.size.0), usize::from(model.size.1));
    rows(model, ctx, columns).len().saturating_sub(lines.saturating_sub(AROUND))
}

/// Draws the page.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let practice = &model.practice;
    let rows = rows(model, ctx, usize::from(area.width));
    let (name, scroll) = match (practice.page, &practice.told) {
        (Page::Told, Some(told)) => ("Feedback", told.scroll),
        (Page::Drilled, _) => ("Drill: the round is over", practice.scroll),
        (Page::Record, _) => ("Competency record", practice.scroll),
        _ => ("Progress", practice.scroll),
    };
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let height = usize::from(below.height);
    let first = scroll.min(rows.len().saturating_sub(height));
    title(buf, area, ctx.styles, name, true, Vec::new(), &part(first, height, rows.len()));
    for (y, line) in (below.y..below.y + below.height).zip(rows.iter().skip(first)) {
        put::line(buf, below.x, y, line, below.width);
    }
}

fn rows<'a>(model: &Model, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let practice = &model.practice;
    match (practice.page, &practice.told) {
        (Page::Drilled, _) => {
            practice.drill.as_ref().map_or_else(Vec::new, |own| drill::rows(own, ctx, cells))
        }
        (Page::Told, Some(own)) => told::rows(own, ctx, cells),
        (Page::Record, _) => practice.record.lines().map(|text| plain(ctx, Role::Text, text)).collect(),
        _ => {
            progress::rows(practice, cells).into_iter().map(|(role, text)| plain(ctx, role, &text)).collect()
        }
    }
}

fn plain<'a>(ctx: &Ctx<'_>, role: Role, text: &str) -> Line<'a> {
    Line::from(vec![Span::raw(" "), Span::styled(clean(text), ctx.styles.of(role))])
}
