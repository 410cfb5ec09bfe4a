//! The list of versions, and below it what the selected one says differently from what is on the table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::engine::encounter::Encounter;

use crate::tui::ctx::Ctx;
use crate::tui::text::{clean, cut, number, pad, width, wrap};
use crate::tui::versions::{Kept, Versions};

use super::list;

/// Draws the list over its upper half, the differences below.
pub fn draw(ctx: &Ctx<'_>, versions: &Versions, now: &Encounter, area: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let total = versions.all.len();
    let height = u16::try_from(total).unwrap_or(u16::MAX).min(area.height / 2);
    super::title(buf, area, styles, "Versions of this encounter", true, Vec::new(), &total.to_string());
    let first = list::top(total, usize::from(height), versions.row, versions.row + 1);
    let rows = versions.all.iter().enumerate().skip(first).take(usize::from(height));
    for (y, (at, kept)) in (area.y + 1..).zip(rows) {
        super::put::line(
            buf,
            area.x,
            y,
            &line(ctx, kept, at == versions.row, usize::from(area.width)),
            area.width,
        );
        if at == versions.row {
            let look = ratatui::style::Style::reset().patch(styles.of(Role::Selected));
            buf.set_style(Rect { y, height: 1, ..area }, look);
        }
    }
    let below = Rect { y: area.y + height + 2, height: area.height.saturating_sub(height + 2), ..area };
    let changes = versions.changes(now);
    let note = number(changes.len(), "change", "changes");
    super::title(buf, Rect { height: 1, ..below }, styles, "If it comes back", false, Vec::new(), &note);
    let cells = usize::from(below.width).saturating_sub(4);
    let mut rows: Vec<String> = Vec::new();
    for change in &changes {
        for (at, row) in wrap(change, cells).into_iter().enumerate() {
            rows.push(format!("{}{row}", if at == 0 { " - " } else { "   " }));
        }
    }
    let room = usize::from(below.height.saturating_sub(1));
    if rows.len() > room {
        rows.truncate(room.saturating_sub(1));
        rows.push("   and more; 'curette show ID --history' lists everything".to_owned());
    }
    for (y, row) in (below.y + 1..).zip(rows) {
        super::write(buf, Rect { y, height: 1, ..below }, styles.of(Role::Text), &row);
    }
}

/// One version in one row.
fn line<'a>(ctx: &Ctx<'_>, kept: &Kept, selected: bool, cells: usize) -> Line<'a> {
    let styles = ctx.styles;
    let head = format!(" {} version {}", if selected { "▸" } else { " " }, kept.number);
    let mut spans = vec![
        Span::styled(pad(&head, 15), styles.of(Role::Text)),
        Span::styled(pad(&kept.saved, 18), styles.of(Role::Text)),
    ];
    let left = cells.saturating_sub(spans.iter().map(|span| width(&span.content)).sum());
    spans.push(match &kept.encounter {
        Err(_) => Span::styled(cut("cannot be read", left), styles.of(Role::Error)),
        Ok(encounter) => {
            let lesions = number(encounter.lesions.len(), "lesion", "lesions");
            let signed = match (&encounter.clinician.signed, &encounter.clinician.name) {
                (None, _) => "not signed".to_owned(),
                (Some(_), None) => "signed".to_owned(),
                (Some(_), Some(name)) => format!("signed by {}", clean(name)),
            };
            Span::styled(cut(&format!("{}{signed}", pad(&lesions, 12)), left), styles.of(Role::Faint))
        }
    });
    Line::from(spans)
}
