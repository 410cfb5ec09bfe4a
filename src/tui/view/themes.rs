//! The pop-up that chooses a theme: a box over what is shown, so that the rest is seen in the selected theme.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::ctx::Ctx;
use crate::tui::style::Depth;
use crate::tui::text::{clean, cut, pad};
use crate::tui::themes::{Choice, Picker};

use super::list;

/// Cells of the box.
const WIDE: u16 = 70;
/// Cells of a name.
const NAME: usize = 16;
/// What is shown of each theme: a word that says what it is, in its look.
const SAMPLES: &[(Role, &str)] = &[
    (Role::Blocker, "blocker"),
    (Role::Warning, "warning"),
    (Role::Open, "open"),
    (Role::Held, "held"),
    (Role::Good, "good"),
    (Role::Code, "17000"),
];

/// Draws the box at the lower end of an area; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, picker: &Picker, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let rows = u16::try_from(picker.shown.len().max(1)).unwrap_or(u16::MAX);
    let height = rows.saturating_add(4).min(area.height);
    let width = WIDE.min(area.width);
    let whole =
        Rect { x: area.x + (area.width - width) / 2, y: area.y + area.height - height, width, height };
    super::clear(whole, buf, styles);
    super::title(buf, whole, styles, "Theme", true, Vec::new(), "");
    super::frame(buf, whole, styles);
    let inner = Rect { x: whole.x + 1, y: whole.y + 1, width: whole.width - 2, height: height - 2 };
    let list = Rect { y: inner.y + 1, height: inner.height.saturating_sub(2), ..inner };
    let first = list::top(picker.shown.len(), usize::from(list.height), picker.row, picker.row + 1);
    for (y, (at, place)) in (list.y..list.y + list.height).zip(picker.shown.iter().enumerate().skip(first)) {
        let line = row(ctx, ctx.themes.at(*place), at == picker.row, *place == picker.before);
        super::put::line(buf, list.x, y, &line, list.width);
    }
    let about = match (picker.shown.is_empty(), ctx.themes.depth) {
        (true, _) => "no theme fits what is typed".to_owned(),
        (false, Depth::Mono | Depth::Plain) => "no colours are shown here (NO_COLOR or TERM=dumb)".to_owned(),
        (false, Depth::True | Depth::Indexed | Depth::Sixteen) => {
            clean(&ctx.themes.at(picker.preview()).about)
        }
    };
    let below = Rect { y: inner.y + inner.height.saturating_sub(1), height: 1, ..inner };
    super::write(buf, below, styles.of(Role::Faint), &cut(&format!("   {about}"), usize::from(inner.width)));
    super::asked(buf, Rect { height: 1, ..inner }, &picker.edit, styles)
}

/// One theme: whether it is selected and whether it is chosen, its name, and its levels in its own looks.
fn row<'a>(ctx: &Ctx<'_>, choice: &Choice, selected: bool, chosen: bool) -> Line<'a> {
    let styles = ctx.styles;
    let name = format!(" {} {}", if selected { "▸" } else { " " }, pad(&clean(&choice.name), NAME));
    let look = styles.of(if selected { Role::Selected } else { Role::Text });
    let mut spans = vec![Span::styled(name, Style::reset().patch(styles.of(Role::Text)).patch(look))];
    let ground = Style::reset().patch(choice.styles.of(Role::Text));
    for (role, word) in SAMPLES {
        spans.push(Span::styled(" ", ground));
        spans.push(Span::styled(*word, ground.patch(choice.styles.of(*role))));
    }
    spans.push(Span::styled(" ", ground));
    spans.push(Span::styled(if chosen { " chosen" } else { "" }, styles.of(Role::Text)));
    Line::from(spans)
}
