//! Two versions of an encounter, field by field: what is here on the left, what the file says on the right, and which of
//! both is taken, in words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::ctx::Ctx;
use crate::tui::merge::{Merge, Row, Side};
use crate::tui::text::{clean, number, pad, wrap};

use super::list::{self, Item};

/// Cells of the marks around a version that say whether it is taken.
const MARK: usize = 2;

/// Draws the page.
pub fn draw(ctx: &Ctx<'_>, merge: &Merge, area: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let many = number(merge.rows.len(), "difference", "differences");
    let cells = usize::from(area.width);
    let place = cells * 30 / 100;
    let side = (cells - place - 4 - 2 * MARK) / 2;
    let rows = merge.rows.iter().enumerate();
    let items: Vec<Item<'_>> = rows.map(|(at, row)| item(ctx, row, at == merge.row, place, side)).collect();
    let below = Rect { y: area.y + 4, height: area.height - 4, ..area };
    let note = list::note(&items, Some(merge.row), below.height);
    let title = format!("The file was changed by another program: {many}");
    super::title(buf, area, styles, &title, true, Vec::new(), &note);
    let told = [
        ("← takes what is here, → what is in the file; h all of here, f all of the file.", Role::Text),
        ("✓ is taken, * both changed it. Enter saves what is taken; Esc writes nothing.", Role::Faint),
    ];
    for (at, (text, role)) in (1..).zip(told) {
        super::write(buf, super::row(area, at), styles.of(role), &format!(" {text}"));
    }
    let heading = Line::from(vec![
        Span::styled(pad("   where", place + 3), styles.of(Role::Heading)),
        Span::styled(pad("  here", side + MARK + 1), styles.of(Role::Heading)),
        Span::styled("  in the file", styles.of(Role::Heading)),
    ]);
    super::put::line(buf, area.x, area.y + 3, &heading, area.width);
    list::draw(buf, below, &items, Some(merge.row), true, styles);
}

/// One difference: its place, and both versions, each over as many rows as it needs.
fn item<'a>(ctx: &Ctx<'_>, row: &Row, selected: bool, place: usize, side: usize) -> Item<'a> {
    let styles = ctx.styles;
    let said = |text: Option<String>| {
        wrap(&text.map_or_else(|| "(not stated)".to_owned(), |text| clean(&text)), side)
    };
    let mark = if row.both { "* " } else { "" };
    let places = wrap(&format!("{mark}{}", clean(&row.difference.place())), place);
    let (ours, theirs) = (said(row.difference.was()), said(row.difference.now()));
    let rows = places.len().max(ours.len()).max(theirs.len());
    let part =
        |lines: &[String], at: usize, cells: usize| pad(lines.get(at).map_or("", String::as_str), cells);
    let version = |lines: &[String], at: usize, own: Side| {
        let taken = row.side == own;
        let mark = if taken && at == 0 { "✓ " } else { "  " };
        let look = styles.of(if taken { Role::Good } else { Role::Faint });
        Span::styled(format!("{mark}{}", part(lines, at, side)), look)
    };
    let lines = (0..rows).map(|at| {
        Line::from(vec![
            // The colour of the row alone would not say which one it is.
            Span::raw(if selected && at == 0 { " ▸ " } else { "   " }),
            Span::styled(part(&places, at, place), styles.of(Role::Text)),
            version(&ours, at, Side::Ours),
            Span::raw(" "),
            version(&theirs, at, Side::Theirs),
        ])
    });
    Item::new(lines.collect())
}
