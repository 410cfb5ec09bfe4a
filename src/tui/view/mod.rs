//! The screen: reads the model, draws it, changes nothing.

mod before;
mod bottom;
mod checklist;
mod codes;
mod details;
mod encounters;
mod entry;
mod header;
mod lesions;
mod list;
mod lock;
mod merge;
pub mod pages;
mod palette;
pub mod practice;
mod put;
mod themes;
mod versions;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use super::ctx::Ctx;
use super::edit::Edit;
use super::model::{Model, Pane, Popup};
use super::style::Styles;
use super::text;
use super::update::{SMALLEST, is_too_small};

pub use self::before::before;
pub use self::lock::locked;

/// From this width on the three panes stand side by side.
const WIDE: u16 = 110;
/// Rows of the entry line with its echo, below its title; more where there is room.
const fn entry_rows(height: u16) -> u16 {
    if height < 32 { 4 } else { 6 }
}

/// The row in which the entry line begins with its title.
const fn entry_top(height: u16) -> u16 {
    height - 2 - entry_rows(height) - 1
}

/// Draws the whole screen.
pub fn view(model: &Model, ctx: &Ctx<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let caret = draw(model, ctx, area, frame.buffer_mut());
    if let Some(position) = caret {
        frame.set_cursor_position(position);
    }
}

/// Draws into a buffer and gives the place of the caret.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let ctx = &ctx.with_theme(model.theme);
    let styles = ctx.styles;
    ground(area, buf, styles);
    if is_too_small((area.width, area.height)) {
        return too_small(model, ctx, area, buf);
    }
    header::draw(model, ctx, row(area, 0), row(area, 1), buf);
    let entry_rows = entry_rows(area.height);
    let bottom = entry_top(area.height);
    let body = Rect { y: area.y + 2, height: bottom - 2, ..area };
    let entry_area = Rect { y: area.y + bottom, height: entry_rows + 1, ..area };
    let says = row(area, area.height - 2);
    let footer = row(area, area.height - 1);
    bottom::footer(model, ctx, footer, buf);
    let caret = entry::draw(model, ctx, entry_area, buf);
    bottom::says(model, ctx, says, buf);
    let whole = Rect { height: body.height + entry_area.height, ..body };
    // The themes are chosen in a box: what lies below it is seen.
    let (page, themes) = match model.popups.as_slice() {
        [below @ .., Popup::Themes(picker)] => (below.last(), Some(picker)),
        popups => (popups.last(), None),
    };
    let is_page = matches!(
        page,
        Some(
            Popup::Details(_)
                | Popup::List(_)
                | Popup::Versions(_)
                | Popup::Practice
                | Popup::Palette(_)
                | Popup::Why(_)
                | Popup::Help(_)
                | Popup::Merge(_)
        )
    );
    if is_page {
        clear(whole, buf, styles);
    }
    let place = match page {
        None => {
            let row = panes(model, ctx, body, buf);
            if model.focus == Pane::Entry { Some(caret) } else { row }
        }
        Some(Popup::Details(form)) => Some(details::draw(model, ctx, form, whole, buf)),
        Some(Popup::List(list)) => Some(encounters::draw(ctx, list, whole, buf)),
        Some(Popup::Palette(palette)) => Some(palette::draw(ctx, palette, whole, buf)),
        Some(page @ (Popup::Why(_) | Popup::Help(_))) => {
            pages::draw(page, ctx, whole, buf);
            None
        }
        Some(Popup::Merge(merge)) => {
            merge::draw(ctx, merge, whole, buf);
            None
        }
        Some(Popup::Versions(page)) => {
            versions::draw(ctx, page, &model.encounter, whole, buf);
            None
        }
        Some(Popup::Practice) => practice::draw(model, ctx, area, (says, footer), buf),
        Some(Popup::Themes(_)) => None,
        Some(Popup::Prompt(prompt)) => {
            if model.popups.iter().any(|popup| matches!(popup, Popup::Practice)) {
                practice::draw(model, ctx, area, (says, footer), buf);
            } else {
                panes(model, ctx, body, buf);
            }
            Some(bottom::question(ctx, prompt, says, buf))
        }
        Some(Popup::Leave(leave)) => {
            // Where practice alone would lose something, it is seen behind the question.
            if !model.unsaved() && model.popups.iter().any(|popup| matches!(popup, Popup::Practice)) {
                practice::draw(model, ctx, area, (says, footer), buf);
            } else {
                panes(model, ctx, body, buf);
            }
            bottom::leave(model, ctx, leave, says, footer, buf);
            None
        }
    };
    // Words of several rows stand over a page too.
    if is_page {
        bottom::says(model, ctx, says, buf);
    }
    if let Some(Popup::List(list)) = page
        && list.asks
    {
        encounters::ask(ctx, list, says, buf);
    }
    match themes {
        Some(picker) => Some(themes::draw(ctx, picker, body, buf)),
        None => place,
    }
}

/// Draws the three panes; gives the place of the selected row, where a list has the keys.
fn panes(model: &Model, ctx: &Ctx<'_>, body: Rect, buf: &mut Buffer) -> Option<Position> {
    let rows: [Option<Position>; 3];
    let styles = ctx.styles;
    if body.width >= WIDE {
        let side = (body.width - 2) * 32 / 100;
        let left = Rect { width: side, ..body };
        let right = Rect { x: body.x + body.width - side + 4, width: side - 4, ..body };
        let middle = Rect { x: left.x + side + 1, width: right.x - left.x - side - 2, ..body };
        rows = [
            lesions::draw(model, ctx, left, buf),
            codes::draw(model, ctx, middle, buf),
            checklist::draw(model, ctx, right, buf),
        ];
        upright(buf, left.x + left.width, body, styles);
        upright(buf, right.x - 1, body, styles);
    } else {
        let side = body.width * 46 / 100;
        let lesion_rows =
            u16::try_from(model.encounter.lesions.len()).unwrap_or(u16::MAX).saturating_mul(2).max(2);
        let upper = (lesion_rows + 1).clamp(4, body.height - body.height * 2 / 5);
        let left = Rect { width: side, height: upper, ..body };
        let below = Rect { y: body.y + upper, height: body.height - upper, ..left };
        let right = Rect { x: body.x + side + 1, width: body.width - side - 1, ..body };
        rows = [
            lesions::draw(model, ctx, left, buf),
            checklist::draw(model, ctx, below, buf),
            codes::draw(model, ctx, right, buf),
        ];
        upright(buf, body.x + side, body, styles);
    }
    rows.into_iter().flatten().next()
}

fn too_small(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let rows = [
        format!("curette needs {} columns and {} rows;", SMALLEST.0, SMALLEST.1),
        format!("this terminal has {} and {}.", area.width, area.height),
        format!("{} leaves; other keys wait.", ctx.key(super::action::Action::Quit)),
        "Make it larger; nothing is lost.".to_owned(),
    ];
    for (at, text) in (0..area.height).zip(&rows) {
        write(buf, row(area, at), ctx.styles.of(Role::Message), &text::cut(text, usize::from(area.width)));
    }
    if let Some(Popup::Leave(leave)) = model.popup() {
        let last = row(area, area.height.saturating_sub(1));
        bottom::leave(model, ctx, leave, last, last, buf);
    } else if area.height > 5 {
        let typed = text::cut(&format!("> {}", model.line.text()), usize::from(area.width));
        write(buf, row(area, 5), ctx.styles.of(Role::Text), &typed);
    }
    None
}

/// The n-th row of an area.
fn row(area: Rect, at: u16) -> Rect {
    Rect { y: area.y + at.min(area.height.saturating_sub(1)), height: area.height.min(1), ..area }
}

/// One text in one look at the start of a row.
fn write(buf: &mut Buffer, area: Rect, style: Style, text: &str) {
    if area.height > 0 {
        put::text(buf, area.x, area.y, text, area.width, style);
    }
}

/// A row in which letters are typed that choose from what is below; gives the place of the caret.
fn asked(buf: &mut Buffer, area: Rect, edit: &Edit, styles: &Styles) -> Position {
    write(buf, area, styles.of(Role::Key), " >");
    let field = Rect { x: area.x + 3, width: area.width - 4, ..area };
    entry::typed_line(buf, field, edit.text(), edit.caret(), |_| styles.of(Role::Message))
}

/// A line that is typed in a field of its own; gives the place of the caret.
fn typed(buf: &mut Buffer, field: Rect, edit: &Edit, styles: &Styles) -> Position {
    entry::typed_line(buf, field, edit.text(), edit.caret(), |_| styles.of(Role::Text))
}

/// The look of what nothing else is drawn on; most themes leave it to the terminal.
fn ground(area: Rect, buf: &mut Buffer, styles: &Styles) {
    let style = styles.of(Role::Text);
    if style != Style::default() {
        buf.set_style(area, style);
    }
}

fn clear(area: Rect, buf: &mut Buffer, styles: &Styles) {
    for at in area.positions() {
        if let Some(cell) = buf.cell_mut(at) {
            cell.reset();
        }
    }
    ground(area, buf, styles);
}

/// The sides and the lower end of a box whose title is drawn.
fn frame(buf: &mut Buffer, area: Rect, styles: &Styles) {
    let style = styles.of(Role::Rule);
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    for y in area.y..=bottom {
        let (start, end) = if y == area.y {
            ("┌", "┐")
        } else if y == bottom {
            ("└", "┘")
        } else {
            ("│", "│")
        };
        buf.set_string(area.x, y, start, style);
        buf.set_string(right, y, end, style);
    }
    for x in area.x + 1..right {
        buf.set_string(x, bottom, "─", style);
    }
}

/// A line between two columns, joined to the rules above and below.
fn upright(buf: &mut Buffer, x: u16, body: Rect, styles: &Styles) {
    let end = body.y + body.height;
    for y in body.y..=end {
        let join = if y == body.y {
            "┬"
        } else if y == end {
            "┴"
        } else if buf.cell((x.saturating_sub(1), y)).is_some_and(|cell| cell.symbol() == "─") {
            "┤"
        } else {
            "│"
        };
        put::text(buf, x, y, join, 1, styles.of(Role::Rule));
    }
}

/// The title row of a pane: its name, what matters most, and a rule to the end. Reversed where the pane has the keys.
fn title(
    buf: &mut Buffer,
    area: Rect,
    styles: &Styles,
    name: &str,
    focus: bool,
    more: Vec<Span<'_>>,
    note: &str,
) {
    let mut spans = vec![
        Span::styled("─", styles.of(Role::Rule)),
        Span::styled(format!(" {name} "), styles.of(if focus { Role::TitleFocus } else { Role::Title })),
    ];
    if !more.is_empty() {
        spans.push(Span::raw(" "));
        spans.extend(more);
        spans.push(Span::raw(" "));
    }
    let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
    let free = usize::from(area.width).saturating_sub(used);
    let note = [format!(" {note} "), note.split(' ').next_back().unwrap_or_default().to_owned()]
        .into_iter()
        .find(|text| !note.is_empty() && text::width(text) < free)
        .unwrap_or_default();
    let fill = free.saturating_sub(text::width(&note));
    spans.push(Span::styled("─".repeat(fill), styles.of(Role::Rule)));
    spans.push(Span::styled(note, styles.of(Role::Faint)));
    put::line(buf, area.x, area.y, &Line::from(spans), area.width);
}
