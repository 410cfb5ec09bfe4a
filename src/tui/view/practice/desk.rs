//! A note beside the answer to it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::practice::Item;

use crate::tui::ctx::Ctx;
use crate::tui::model::Popup;
use crate::tui::practice::desk::Desk;
use crate::tui::practice::lines::Lines;
use crate::tui::text::{clean, wrap};

use super::super::list::part;
use super::super::{clear, details, put, row, title, typed, write};
use super::bench;

/// Rows that a claim line takes: itself and what was understood.
const EACH: usize = 2;

/// Draws note and answer; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
    // The details need the whole width.
    if let Some(bench) = desk.bench()
        && let Some(Popup::Details(form)) = bench.table.popup()
    {
        return Some(details::draw(&bench.table, ctx, form, area, buf));
    }
    let side = area.width * 46 / 100;
    let left = Rect { width: side, ..area };
    let right = Rect { x: area.x + side + 1, width: area.width - side - 1, ..area };
    note(ctx, desk, left, buf);
    let caret = match desk.bench() {
        Some(own) => bench::draw(ctx, own, right, buf),
        None => Some(lines(ctx, (&desk.lines, &desk.item), right, buf)),
    };
    for y in area.y..area.y + area.height {
        let join = if y == area.y { "┬" } else { "│" };
        put::text(buf, area.x + side, y, join, 1, ctx.styles.of(Role::Rule));
    }
    caret
}

/// The rows of the note, with what stands at its head.
fn note_rows(item: &Item, cells: usize) -> Vec<(Role, String)> {
    let encounter = &item.encounter;
    let payer = encounter.payer.map_or("not stated", |payer| payer.word());
    let date = encounter.date_of_service.map_or_else(|| "not stated".to_owned(), |date| date.to_string());
    let place = encounter.place_of_service.as_deref().unwrap_or("not stated");
    let facts = format!("{date}, place {place}, payer {payer}, level {}", item.level);
    let mut out: Vec<(Role, String)> = Vec::new();
    let mut add = |role: Role, text: &str| {
        out.extend(wrap(&clean(text), cells).into_iter().map(|line| (role, line)));
    };
    add(Role::Heading, &item.family.replace('_', " "));
    add(Role::Faint, &facts);
    add(Role::Text, "");
    for line in item.note.lines() {
        add(Role::Text, line);
    }
    out
}

fn note(ctx: &Ctx<'_>, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let rows = note_rows(&desk.item, usize::from(area.width).saturating_sub(2));
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let height = usize::from(below.height);
    let first = desk.scroll.min(rows.len().saturating_sub(height));
    title(buf, area, ctx.styles, "Note", false, Vec::new(), &part(first, height, rows.len()));
    for (y, (role, text)) in (below.y..below.y + below.height).zip(rows.into_iter().skip(first)) {
        let line = Line::from(vec![Span::raw(" "), Span::styled(text, ctx.styles.of(role))]);
        put::line(buf, below.x, y, &line, below.width);
    }
}

/// The claim lines, each with what was understood below it.
fn lines(ctx: &Ctx<'_>, (lines, item): (&Lines, &Item), area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    title(buf, area, styles, "Claim lines", true, Vec::new(), "");
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let mut caret = Position { x: below.x, y: below.y };
    let room = usize::from(below.height) / EACH;
    let first = (lines.at + 1).saturating_sub(room);
    let cells = usize::from(area.width).saturating_sub(6);
    let seen = lines.rows.iter().enumerate().skip(first).take(room);
    for (y, (at, edit)) in (below.y..).step_by(EACH).zip(seen) {
        let here = Rect { y, height: 1, ..below };
        let (mark, role) = if at == lines.at { (">", Role::Prompt) } else { (" ", Role::Faint) };
        write(buf, here, styles.of(role), &format!("{mark}{:>2} ", at + 1));
        let field = Rect { x: here.x + 4, width: here.width.saturating_sub(5), ..here };
        let place = typed(buf, field, edit, styles);
        if at == lines.at {
            caret = place;
        }
        if edit.text().trim().is_empty() {
            if lines.rows.len() == 1 {
                write(buf, field, styles.of(Role::Ghost), "such as: 17003 x6 59 dx L57.0");
            }
            continue;
        }
        let (mark, role, text) = match Lines::echo(edit, item) {
            Ok(text) => ("  ", Role::Understood, text),
            Err(why) => ("✗ ", Role::Unknown, why),
        };
        let text = crate::tui::text::cut(&clean(&text), cells.saturating_sub(2));
        write(
            buf,
            Rect { x: here.x + 4, y: y + 1, width: here.width - 4, ..here },
            styles.of(role),
            &format!("{mark}{text}"),
        );
    }
    let fault = lines.rows.get(lines.at).and_then(|row| Lines::echo(row, item).err());
    hints(ctx, (lines, fault), below, room, buf);
    caret
}

/// What can be written, where there is room for it; why the row with the caret cannot be read, in full.
fn hints(
    ctx: &Ctx<'_>,
    (lines, fault): (&Lines, Option<String>),
    below: Rect,
    room: usize,
    buf: &mut Buffer,
) {
    let cells = usize::from(below.width).saturating_sub(3);
    let (role, texts) = match fault {
        Some(why) => (Role::Unknown, wrap(&clean(&format!("✗ {why}")), cells)),
        None => (
            Role::Faint,
            [
                "Or: query size of B, hold, nothing, finish by hand; what is certain stands beside it.",
                "The order is that of the claim.",
            ]
            .iter()
            .flat_map(|text| wrap(text, cells))
            .collect(),
        ),
    };
    let used = lines.rows.len().min(room) * EACH;
    let free = usize::from(below.height).saturating_sub(used + 1);
    let texts: Vec<String> = texts.into_iter().take(free).collect();
    let from = below.height - u16::try_from(texts.len()).unwrap_or(0);
    for (at, text) in (from..).zip(texts) {
        write(buf, row(below, at), ctx.styles.of(role), &format!(" {text}"));
    }
}

/// Whether the trainee is sure.
pub fn ask(ctx: &Ctx<'_>, says: Rect, keys: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    clear(says, buf, styles);
    clear(keys, buf, styles);
    write(
        buf,
        says,
        styles.of(Role::Warning),
        " Are you sure of this answer? It is graded once you have said so.",
    );
    let back = ctx.key_here(crate::tui::action::Action::Back, false);
    let mut spans = Vec::new();
    for (key, word) in [("s", "sure"), ("u", "unsure"), (back.as_str(), "back to the answer")] {
        spans.push(Span::raw(if spans.is_empty() { " " } else { "   " }));
        spans.push(Span::styled(key.to_owned(), styles.of(Role::Key)));
        spans.push(Span::raw(format!(" {word}")));
    }
    put::line(buf, keys.x, keys.y, &Line::from(spans), keys.width);
}
