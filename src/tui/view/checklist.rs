//! The documentation checklist by tier, what is missing first.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::engine::outcome::{Tick, Tier};

use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Pane};
use crate::tui::targets::CheckRow;
use crate::tui::text::{clean, cut, pad};

use super::list::{self, Enough, Item};

/// Draws the pane; gives the place of the selected row where the pane has the keys.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let styles = ctx.styles;
    let focus = model.selects(Pane::Checklist);
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let cells = usize::from(area.width);
    let rows = model.checks();
    let selected = (focus && !rows.is_empty()).then(|| model.rows[2].min(rows.len() - 1));
    let mut enough = Enough::new(below.height, selected);
    let mut items = Vec::new();
    let mut tier = None;
    for row in rows {
        let before = items.len();
        if tier != Some(row.tier) {
            tier = Some(row.tier);
            items.push(Item::heading(Line::from(vec![
                Span::raw(" "),
                Span::styled(heading(row.tier), styles.of(Role::Heading)),
            ])));
        }
        let (tick, role) = match row.tick {
            Tick::Missing => ("[ ]", if row.tier == Tier::Code { Role::Open } else { Role::Text }),
            Tick::Met => ("[x]", Role::Good),
            Tick::NotNeeded => ("[-]", Role::Faint),
        };
        let accepted = accepted(model, row);
        let role = if accepted.is_some() { Role::Faint } else { role };
        let style = styles.of(if row.tick == Tick::Missing { role } else { Role::Faint });
        let who = row.lesions.join(" ");
        let (who, of) = match accepted {
            Some(reason) if who.is_empty() => (format!("accepted: {reason}"), Role::Faint),
            Some(reason) => (format!("{who} accepted: {reason}"), Role::Faint),
            None => (who, Role::Id),
        };
        items.push(Item::new(vec![Line::from(vec![
            Span::raw(" "),
            Span::styled(tick, styles.of(role)),
            Span::raw(" "),
            Span::styled(pad(&row.label(), 14), style),
            Span::styled(cut(&clean(&who), cells.saturating_sub(20)), styles.of(of)),
        ])]));
        if enough.with(&items[before..]) {
            break;
        }
    }
    let missing = rows.iter().filter(|row| row.tick == Tick::Missing).count();
    let more = match (rows.is_empty(), missing) {
        (true, _) => Vec::new(),
        (false, 0) => vec![Span::styled("complete", styles.of(Role::Good))],
        (false, _) => vec![Span::styled(format!("{missing} missing"), styles.of(Role::Open))],
    };
    super::title(buf, area, styles, "Checklist", focus, more, &list::note(&items, selected, below.height));
    list::draw(buf, below, &items, selected, focus, styles)
}

/// The reason with which everything that is missing in a row was accepted.
fn accepted<'m>(model: &'m Model, row: &CheckRow) -> Option<&'m str> {
    if row.tick != Tick::Missing || model.encounter.accepted.is_empty() {
        return None;
    }
    let findings = model.findings_of(row);
    let first = findings.first()?.accepted.as_deref()?;
    findings.iter().all(|finding| !finding.stands()).then_some(first)
}

const fn heading(tier: Tier) -> &'static str {
    match tier {
        Tier::Code => "Changes the code",
        Tier::Payer => "Payer or auditor",
        Tier::Practice => "Good practice",
    }
}
