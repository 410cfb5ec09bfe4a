//! The pages of practice: they take the whole screen, so that nothing of the encounter on the table is mixed with them.

mod bench;
mod desk;
mod drill;
mod list;
mod read;
mod told;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::ctx::Ctx;
use crate::tui::model::Model;
use crate::tui::practice::Page;

pub use self::read::last_row;

/// Draws the page that is shown; gives the place of the caret.
pub fn draw(
    model: &Model,
    ctx: &Ctx<'_>,
    area: Rect,
    (says, keys): (Rect, Rect),
    buf: &mut Buffer,
) -> Option<Position> {
    let body = Rect { y: area.y + 1, height: says.y - area.y - 1, ..area };
    super::clear(Rect { height: says.y - area.y, ..area }, buf, ctx.styles);
    head(model, ctx, super::row(area, 0), buf);
    let practice = &model.practice;
    match (practice.page, practice.desk(), &practice.told) {
        (Page::Desk, Some(own), _) => {
            let caret = desk::draw(ctx, own, body, buf);
            if own.asks {
                desk::ask(ctx, says, keys, buf);
                return None;
            }
            caret
        }
        (Page::Drill, ..) => drill::draw(ctx, practice, body, buf),
        (Page::Told | Page::Drilled | Page::Progress | Page::Record, ..) => {
            read::draw(model, ctx, body, buf);
            None
        }
        (Page::List | Page::Desk, ..) => Some(list::draw(ctx, practice, body, buf)),
    }
}

/// That this is practice, and that the encounter waits.
fn head(model: &Model, ctx: &Ctx<'_>, row: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let waits = if model.has_something() {
        "the encounter on the table waits as it is"
    } else {
        "no patient, nothing of it becomes an encounter"
    };
    let unkept = model.practice.unkept.told();
    let (words, role) = if unkept.is_empty() { (waits, Role::Faint) } else { (unkept.as_str(), Role::Error) };
    let line = Line::from(vec![
        Span::styled(" curette ", styles.of(Role::Brand)),
        Span::styled("  practice", styles.of(Role::Title)),
        Span::styled(format!("  {words}"), styles.of(role)),
    ]);
    super::put::line(buf, row.x, row.y, &line, row.width);
}
