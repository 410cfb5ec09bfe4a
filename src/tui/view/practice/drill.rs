//! A drill: its choice, a question with the time that is left, and what is said at the end.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::practice::drill::{SUCH_AS, summary, verdict};

use crate::tui::ctx::Ctx;
use crate::tui::practice::Practice;
use crate::tui::practice::drill::{Drill, ROUNDS, about, name};
use crate::tui::style::Styles;
use crate::tui::text::{clean, number, pad, wrap};

use super::super::{put, row, title, typed, write};

/// The longest row of words.
const WIDEST: usize = 100;
/// Rows for what was understood.
const UNDERSTOOD: u16 = 2;

/// Draws the choice or the question; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, practice: &Practice, area: Rect, buf: &mut Buffer) -> Option<Position> {
    match &practice.drill {
        Some(drill) => Some(question(ctx, drill, area, buf)),
        None => {
            choice(ctx, practice, area, buf);
            None
        }
    }
}

fn choice(ctx: &Ctx<'_>, practice: &Practice, area: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    title(buf, area, styles, "Drill", true, Vec::new(), "");
    let cells = usize::from(area.width).saturating_sub(2).min(WIDEST);
    let words = "Two minutes of short questions, answered with codes and units alone. Right or wrong is said at \
                 once. A question that was asked in time may be answered after it.";
    let mut y = area.y + 2;
    for text in wrap(words, cells) {
        put::line(buf, area.x, y, &indented(styles, Role::Text, 1, &text), area.width);
        y += 1;
    }
    for (y, (at, round)) in (y + 1..area.y + area.height).zip(ROUNDS.iter().enumerate()) {
        let selected = at == practice.round;
        let (mark, role) = if selected { (" > ", Role::Prompt) } else { ("   ", Role::Text) };
        let line = Line::from(vec![
            Span::styled(mark, styles.of(role)),
            Span::styled(pad(name(*round), 15), styles.of(role)),
            Span::styled(about(*round), styles.of(Role::Faint)),
        ]);
        put::line(buf, area.x, y, &line, area.width);
    }
}

fn question(ctx: &Ctx<'_>, drill: &Drill, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let cells = usize::from(area.width).saturating_sub(4).min(WIDEST);
    let seconds = drill.left().as_millis().div_ceil(1_000);
    let left = if seconds == 1 { "1 second left".to_owned() } else { format!("{seconds} seconds left") };
    title(buf, area, styles, &format!("Drill: {}", name(drill.round)), true, Vec::new(), &left);
    let score = format!("{} right of {} answered", drill.right(), drill.done.len());
    put::line(buf, area.x, area.y + 1, &indented(styles, Role::Text, 1, &score), area.width);
    if seconds == 0 {
        let over = "The time is over; this question was asked in time.";
        put::line(buf, area.x, area.y + 2, &indented(styles, Role::Warning, 1, over), area.width);
    }
    let mut y = area.y + 4;
    for text in wrap(&clean(&format!("{}. {}", drill.number(), drill.question.item.note)), cells) {
        put::line(buf, area.x, y, &indented(styles, Role::Heading, 1, &text), area.width);
        y += 1;
    }
    y += 1;
    let here = Rect { y, height: 1, ..area };
    write(buf, here, styles.of(Role::Prompt), " > ");
    let field = Rect { x: here.x + 3, width: here.width.saturating_sub(4), ..here };
    let caret = typed(buf, field, &drill.edit, styles);
    if drill.edit.text().is_empty() {
        write(buf, field, styles.of(Role::Ghost), &format!("such as: {SUCH_AS}"));
    } else {
        let (role, text) = match drill.read() {
            Ok(answer) => (Role::Understood, answer.echo().join("; ")),
            Err(why) => (Role::Unknown, format!("✗ {why}")),
        };
        for (at, text) in (1..=UNDERSTOOD).zip(wrap(&clean(&text), cells.saturating_sub(3))) {
            put::line(buf, area.x, y + at, &indented(styles, role, 3, &text), area.width);
        }
    }
    let below = y + UNDERSTOOD + 2;
    let height = (area.y + area.height).saturating_sub(below);
    before(ctx, drill, Rect { y: below, height, ..area }, buf);
    caret
}

/// What is said of the question before.
fn before(ctx: &Ctx<'_>, drill: &Drill, area: Rect, buf: &mut Buffer) {
    let Some(done) = drill.done.last() else { return };
    let cells = usize::from(area.width).saturating_sub(4).min(WIDEST);
    let role = if done.is_right { Role::Understood } else { Role::Error };
    let mut rows: Vec<(Role, String)> = Vec::new();
    rows.extend(
        wrap(&clean(&verdict(done.is_right, &done.rung)), cells).into_iter().map(|text| (role, text)),
    );
    let asked = format!("Asked: {}. You wrote: {}.", done.asked, done.answer);
    rows.extend(wrap(&clean(&asked), cells).into_iter().map(|text| (Role::Faint, text)));
    for (at, (role, text)) in (0..area.height).zip(rows) {
        let here = row(area, at);
        put::line(buf, here.x, here.y, &indented(ctx.styles, role, 1, &text), here.width);
    }
}

/// The rows of what is said at the end.
pub fn rows<'a>(drill: &Drill, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let styles = ctx.styles;
    let cells = cells.saturating_sub(6).min(WIDEST);
    let mut out = Vec::new();
    let mut add = |role: Role, indent: usize, text: &str| {
        out.extend(wrap(&clean(text), cells).iter().map(|text| indented(styles, role, indent, text)));
    };
    let (right, asked) = (drill.right(), drill.done.len());
    add(Role::Text, 1, "");
    add(Role::Text, 1, &format!("{}: {}", name(drill.round), summary(right, asked, drill.spent)));
    add(Role::Text, 1, "");
    if right == asked {
        add(Role::Understood, 1, "Nothing was wrong.");
    } else {
        add(Role::Heading, 1, &format!("{} wrong", number(asked - right, "rung was", "rungs were")));
    }
    for done in drill.done.iter().filter(|done| !done.is_right) {
        add(Role::Error, 1, &format!("✗ {}", done.rung));
        add(Role::Faint, 3, &format!("asked: {}; you wrote: {}", done.asked, done.answer));
    }
    out
}

fn indented<'a>(styles: &Styles, role: Role, indent: usize, text: &str) -> Line<'a> {
    Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(text.to_owned(), styles.of(role))])
}
