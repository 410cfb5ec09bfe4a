//! Pages that are only read: reasons and help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::chord::Chord;
use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::help::Help;
use crate::tui::model::Popup;
use crate::tui::text::{clean, cut, pad, wrap};
use crate::tui::why::{Part, Why};

use super::Styles;
use super::list;

/// The rows of a page, at a width in cells.
#[must_use]
pub fn rows<'a>(page: &Popup, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    match page {
        Popup::Why(why) => why_rows(why, ctx, cells),
        Popup::Help(help) => help_rows(help, ctx, cells),
        Popup::Details(_)
        | Popup::Palette(_)
        | Popup::List(_)
        | Popup::Practice
        | Popup::Themes(_)
        | Popup::Versions(_)
        | Popup::Prompt(_)
        | Popup::Merge(_)
        | Popup::Leave(_) => Vec::new(),
    }
}

/// The rows that a page can show on a screen of this size.
#[must_use]
pub const fn height(size: (u16, u16)) -> usize {
    (size.1 as usize).saturating_sub(5)
}

/// Draws a page.
pub fn draw(page: &Popup, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let (name, scroll) = match page {
        Popup::Why(why) => (why.title.clone(), why.scroll),
        Popup::Help(help) => (format!("Help: {}", help.here), help.scroll),
        Popup::Details(_)
        | Popup::Palette(_)
        | Popup::List(_)
        | Popup::Practice
        | Popup::Themes(_)
        | Popup::Versions(_)
        | Popup::Prompt(_)
        | Popup::Merge(_)
        | Popup::Leave(_) => return,
    };
    let rows = rows(page, ctx, usize::from(area.width));
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let (total, height) = (rows.len(), usize::from(below.height));
    let first = scroll.min(total.saturating_sub(height));
    super::title(buf, area, ctx.styles, &name, true, Vec::new(), &list::part(first, height, total));
    for (y, line) in (below.y..below.y + below.height).zip(rows.iter().skip(first)) {
        super::put::line(buf, below.x, y, line, below.width);
    }
}

/// A heading one column in; the margin is no part of it.
fn heading<'a>(styles: &Styles, text: String) -> Line<'a> {
    Line::from(vec![Span::raw(" "), Span::styled(text, styles.of(Role::Heading))])
}

fn why_rows<'a>(why: &Why, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let styles = ctx.styles;
    let cells = cells.min(110);
    let mut rows = Vec::new();
    for part in &why.parts {
        match part {
            Part::Gap => rows.push(Line::default()),
            Part::Heading(text) => {
                if !rows.is_empty() {
                    rows.push(Line::default());
                }
                let lines = wrap(&clean(text), cells.saturating_sub(3)).into_iter();
                rows.extend(lines.map(|row| heading(styles, row)));
            }
            Part::Fact(deep, text) => {
                let indent = " ".repeat(1 + 2 * deep);
                rows.extend(
                    wrap(&clean(text), cells.saturating_sub(5 + 2 * deep))
                        .into_iter()
                        .map(|row| Line::raw(format!("{indent}{row}"))),
                );
            }
            Part::Rule(id, text) => {
                for (at, row) in wrap(&clean(text), cells.saturating_sub(16)).into_iter().enumerate() {
                    let id = pad(if at == 0 { id } else { "" }, 13);
                    rows.push(Line::from(vec![
                        Span::raw(" "),
                        Span::styled(id, styles.of(Role::Code)),
                        Span::styled(row, styles.of(Role::Message)),
                    ]));
                }
            }
            Part::Behind(name, text) => {
                let text = if *name == "rule" { text.clone() } else { format!("{name}: {text}") };
                let lines = wrap(&clean(&text), cells.saturating_sub(16));
                rows.extend(
                    lines
                        .into_iter()
                        .map(|row| Line::styled(format!("              {row}"), styles.of(Role::Faint))),
                );
            }
        }
    }
    rows
}

/// What the keys do where the help was opened, how a line is typed, and every action with its keys, from the key map and
/// the actions themselves.
fn help_rows<'a>(help: &Help, ctx: &Ctx<'_>, cells: usize) -> Vec<Line<'a>> {
    let styles = ctx.styles;
    let heading = |text: String| heading(styles, text);
    let mut rows = Vec::new();
    for (action, does) in &help.own {
        let key = ctx.key_here(*action, help.takes_text);
        rows.push(Line::from(vec![
            Span::raw(" "),
            Span::styled(pad(&key, 16), styles.of(Role::Key)),
            Span::styled(*does, styles.of(Role::Text)),
        ]));
    }
    if !rows.is_empty() {
        rows.push(Line::default());
    }
    for (text, role) in help.typing.unwrap_or(TYPING) {
        if text.starts_with(' ') {
            rows.push(Line::styled(cut(text, cells), styles.of(*role)));
            continue;
        }
        let lines = wrap(text, cells.saturating_sub(3));
        rows.extend(lines.into_iter().map(|line| Line::styled(format!(" {line}"), styles.of(*role))));
    }
    rows.push(Line::default());
    rows.push(heading("Every action".to_owned()));
    for (action, why_not) in &help.actions {
        let keys = labels(ctx.keymap.keys(action.name()));
        rows.extend(action_rows(ctx, *action, &keys, &doc(*action, *why_not), why_not.is_some(), cells));
    }
    let in_lists = |action: &&Action| !ctx.keymap.keys_in_lists(action.name()).is_empty();
    let mut more = Action::ALL.iter().filter(in_lists).peekable();
    if more.peek().is_some() {
        rows.push(Line::default());
        rows.push(heading("Besides, where no text is typed".to_owned()));
    }
    for action in more {
        let keys = labels(ctx.keymap.keys_in_lists(action.name()));
        rows.extend(action_rows(ctx, *action, &keys, action.short(), false, cells));
    }
    rows
}

/// How a line is typed and what the marks mean; what is indented stands as it is.
const TYPING: &[(&str, Role)] = &[
    (
        "Type one lesion a line: how many, what, side and site, size, what was done. Words in any order.",
        Role::Text,
    ),
    ("   5 ak face ln2                   five keratoses of the face, frozen", Role::Faint),
    ("   bcc l nasal ala 8mm edc bxp     a carcinoma, curetted, proven by biopsy", Role::Faint),
    ("   . scalp                         the line before, elsewhere", Role::Faint),
    ("   @b 12mm                         a fact for lesion B", Role::Faint),
    ("Under the line: ~ taken for something else, ? several readings, ✗ not known.", Role::Text),
    (
        "Beside a lesion: ? open question, … waits for the report, ! blocked. Beside a code: * new in the preview.",
        Role::Text,
    ),
];

/// What an action does, and why it cannot be done now.
#[must_use]
pub fn doc(action: Action, why_not: Option<&str>) -> String {
    why_not.map_or_else(|| action.doc().to_owned(), |why| format!("{} Not now: {why}.", action.doc()))
}

fn labels(keys: &[Chord]) -> String {
    keys.iter().map(|chord| chord.label()).collect::<Vec<_>>().join(", ")
}

/// Keys, name and explanation in three columns; what is long goes on in the next row.
fn action_rows<'a>(
    ctx: &Ctx<'_>,
    action: Action,
    keys: &str,
    doc: &str,
    faint: bool,
    cells: usize,
) -> Vec<Line<'a>> {
    let styles = ctx.styles;
    let (keys, doc) = (wrap(keys, 15), wrap(doc, cells.saturating_sub(34)));
    let part = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
    let row = |at: usize| {
        Line::from(vec![
            Span::raw(" "),
            Span::styled(pad(&part(&keys, at), 16), styles.of(Role::Key)),
            Span::styled(pad(if at == 0 { action.name() } else { "" }, 13), styles.of(Role::Id)),
            Span::styled(part(&doc, at), styles.of(if faint { Role::Faint } else { Role::Text })),
        ])
    };
    (0..keys.len().max(doc.len())).map(row).collect()
}
