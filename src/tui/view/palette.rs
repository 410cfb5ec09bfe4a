//! The command palette: what is typed, and below it the actions that fit, each with its key.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::ctx::Ctx;
use crate::tui::palette::Palette;
use crate::tui::text::{pad, wrap};

use super::list::{self, Item};
use super::pages;

/// Draws the palette; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, palette: &Palette, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let cells = usize::from(area.width).saturating_sub(28);
    let rows = palette.rows();
    let items: Vec<Item<'_>> = rows
        .iter()
        .map(|(action, why_not)| {
            let doc = pages::doc(*action, *why_not);
            let look = styles.of(if why_not.is_some() { Role::Faint } else { Role::Text });
            let lines = wrap(&doc, cells).into_iter().enumerate().map(|(at, text)| {
                let (key, name) =
                    if at == 0 { (ctx.key(*action), action.name()) } else { (String::new(), "") };
                Line::from(vec![
                    Span::raw(" "),
                    Span::styled(pad(name, 13), styles.of(Role::Id)),
                    Span::styled(pad(&key, 12), styles.of(Role::Key)),
                    Span::styled(text, look),
                ])
            });
            Item::new(lines.collect())
        })
        .collect();
    let below = Rect { y: area.y + 2, height: area.height - 2, ..area };
    let note = list::note(&items, Some(palette.row), below.height);
    super::title(buf, area, styles, "Commands", true, Vec::new(), &note);
    list::draw(buf, below, &items, Some(palette.row), true, styles);
    if items.is_empty() {
        super::write(buf, below, styles.of(Role::Faint), "   no action fits what is typed");
    }
    super::asked(buf, super::row(area, 1), &palette.edit, styles)
}
