//! The two rows at the bottom: a word from the program, and the keys that do something now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Leave, Model, Pane, Popup};
use crate::tui::text::{clean, cut, width, wrap};

/// What the program has to say.
pub fn says(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let (text, role) = match (&model.unsafe_because, &model.says) {
        (_, Some(says)) => (says.text.clone(), says.role),
        (Some(why), None) => (
            format!("this state could not be written to the journal: {why}; {} saves", ctx.key(Action::Save)),
            Role::Error,
        ),
        (None, None) if model.focus == Pane::Checklist && model.popup().is_none() => match model.check_says()
        {
            Some(text) => (text, Role::Text),
            None => return,
        },
        (None, None) => return,
    };
    let cells = usize::from(area.width) - 2;
    let rows = wrap(&clean(&text), cells);
    // What to do stands at the end of an error: it is shown whole, over the rows above if need be.
    let most = if role == Role::Error { 3 } else { 1 };
    if rows.len() == 1 || most == 1 {
        super::write(buf, area, ctx.styles.of(role), &format!(" {}", cut(&clean(&text), cells)));
        return;
    }
    let shown = rows.len().min(most);
    for (at, row) in rows.iter().take(shown).enumerate() {
        let up = u16::try_from(shown - 1 - at).unwrap_or(0);
        let here = Rect { y: area.y - up, ..area };
        super::clear(here, buf, ctx.styles);
        let cut_off = at + 1 == shown && rows.len() > shown;
        let text = if cut_off { cut(&rows[at..].join(" "), cells) } else { row.clone() };
        super::write(buf, here, ctx.styles.of(role), &format!(" {text}"));
    }
}

/// The keys of the present place, those that can be used now, as many as fit.
pub fn footer(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let mut spans = Vec::new();
    let mut used = 0;
    for (action, does) in wanted(model) {
        let key = ctx.key(action);
        if key.is_empty() || action.available(model).is_err() {
            continue;
        }
        let cells = width(&key) + width(does) + 4;
        if used + cells > usize::from(area.width) {
            continue;
        }
        used += cells;
        spans.push(Span::raw(" "));
        spans.push(Span::styled(key, ctx.styles.of(Role::Key)));
        spans.push(Span::styled(format!(" {does}  "), ctx.styles.of(Role::Faint)));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// The actions of the present place, the most useful first.
fn wanted(model: &Model) -> Vec<(Action, &'static str)> {
    let mut own: Vec<(Action, &'static str)> = match (model.popup(), model.focus) {
        (Some(Popup::Details(_)), _) => {
            return vec![
                (Action::Back, "back, keeps all"),
                (Action::Next, "next field"),
                (Action::Previous, "field before"),
                (Action::Sign, "sign now"),
                (Action::Save, "save"),
            ];
        }
        (Some(Popup::List(list)), _) if list.asks => return Vec::new(),
        (Some(Popup::List(_)), _) => {
            return vec![
                (Action::Take, "open"),
                (Action::Copy, Action::Copy.short()),
                (Action::Remove, "trash"),
                (Action::Undo, "bring back"),
                (Action::Back, "back"),
            ];
        }
        (Some(Popup::Palette(_)), _) => {
            return vec![
                (Action::Take, "run it"),
                (Action::Up, "up"),
                (Action::Down, "down"),
                (Action::Back, "back"),
            ];
        }
        (Some(Popup::Why(_) | Popup::Help(_)), _) => {
            return vec![
                (Action::Back, "back"),
                (Action::Down, "down"),
                (Action::PageDown, "page down"),
                (Action::Save, "save"),
            ];
        }
        (Some(Popup::Leave(_)), _) => return Vec::new(),
        (None, Pane::Entry) => {
            let tab = if model.offered().is_some() { "complete" } else { "panes" };
            vec![(Action::Take, Action::Take.short()), (Action::Next, tab)]
        }
        (None, Pane::Lesions) => {
            vec![(Action::Take, "change"), (Action::Remove, "remove"), (Action::Next, "next pane")]
        }
        (None, Pane::Codes) => {
            let enter = model.target().map(super::codes::enter_does);
            enter.into_iter().chain([(Action::Next, "next pane")]).collect()
        }
        (None, Pane::Checklist) => vec![(Action::Take, "answer"), (Action::Next, "next pane")],
    };
    if model.focus != Pane::Entry {
        own.push((Action::Back, "entry line"));
    }
    for action in [
        Action::Details,
        Action::Save,
        Action::Why,
        Action::Help,
        Action::List,
        Action::Palette,
        Action::Quit,
        Action::Undo,
        Action::New,
        Action::Redo,
        Action::Sign,
    ] {
        own.push((action, action.short()));
    }
    own
}

/// The question about unsaved work.
pub fn leave(model: &Model, ctx: &Ctx<'_>, leave: &Leave, says: Rect, keys: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let what = match (model.changed(), model.line.text().trim().is_empty()) {
        (true, false) => "This encounter is not saved and the typed line is not taken.",
        (true, true) => "This encounter is not saved.",
        (false, false) => "The typed line is not taken.",
        (false, true) => "Texts in the details were not understood.",
    };
    super::clear(says, buf, styles);
    super::clear(keys, buf, styles);
    let then = match leave {
        Leave::Quit => "quit",
        Leave::New | Leave::Copy(_) => "start a new one",
        Leave::Open(_) => "open the other",
    };
    if says != keys {
        super::write(buf, says, styles.of(Role::Warning), &format!(" {what}"));
    }
    let spans = vec![
        Span::raw(" "),
        Span::styled("s", styles.of(Role::Key)),
        Span::raw(format!(" save and {then}   ")),
        Span::styled("d", styles.of(Role::Key)),
        Span::raw(format!(" discard and {then}   ")),
        Span::styled(ctx.key(Action::Back), styles.of(Role::Key)),
        Span::raw(" stay"),
    ];
    buf.set_line(keys.x, keys.y, &Line::from(spans), keys.width);
}
