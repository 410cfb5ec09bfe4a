//! The blind workbench: the lesions as documented and the entry line, and nothing that tells a code.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::ctx::Ctx;
use crate::tui::model::Pane;
use crate::tui::practice::bench::Bench;

use super::super::{entry, lesions};

/// Rows of the entry line with its title.
const ENTRY: u16 = 7;

/// Draws it; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, bench: &Bench, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let table = &bench.table;
    let above = Rect { height: area.height - ENTRY, ..area };
    let below = Rect { y: above.y + above.height, height: ENTRY, ..area };
    let row = lesions::draw(table, ctx, above, buf);
    let caret = entry::draw(table, ctx, below, buf);
    if table.focus == Pane::Entry { Some(caret) } else { row }
}
