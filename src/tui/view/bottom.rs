//! The two rows at the bottom: a word from the program, and the keys that do something now.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::engine::outcome::Level;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::footer;
use crate::tui::model::{Leave, Model, Pane};
use crate::tui::prompt::Prompt;
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
        (None, None) => match asked(model) {
            Some(text) => (text, Role::Advice),
            None => return,
        },
    };
    let cells = usize::from(area.width) - 2;
    let rows = wrap(&clean(&text), cells);
    // What to do stands at the end of an error or warning: it is shown whole, over the rows above if need be.
    let most = if matches!(role, Role::Error | Role::Warning) { 4 } else { 1 };
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

/// What is asked about the lesion that the typed line is about, in sight while it is answered.
fn asked(model: &Model) -> Option<String> {
    let id = model.line.text().trim_start().strip_prefix('@')?.split_whitespace().next()?;
    if model.focus != Pane::Entry || model.popup().is_some() {
        return None;
    }
    let answer = &model.assessment;
    let same = |lesion: &str| lesion.eq_ignore_ascii_case(id);
    let open = answer.open.iter().find(|open| open.lesions.iter().any(|lesion| same(lesion)));
    let blocker = || {
        answer.findings.iter().find(|finding| {
            finding.level == Level::Blocker && finding.stands() && finding.lesion.as_deref().is_some_and(same)
        })
    };
    let question = open.map(|open| &open.question).or_else(|| blocker().map(|finding| &finding.message))?;
    Some(question.to_string())
}

/// The keys of the present place, those that can be used now, as many as fit.
pub fn footer(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) {
    let mut spans = Vec::new();
    for entry in footer::entries(model, ctx, usize::from(area.width)) {
        let gap = if spans.is_empty() { footer::LEAD } else { footer::GAP };
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(entry.key, ctx.styles.of(Role::Key)));
        spans.push(Span::styled(format!(" {}", entry.does), ctx.styles.of(Role::Faint)));
    }
    super::put::line(buf, area.x, area.y, &Line::from(spans), area.width);
}

/// A question that is answered with a line of text; gives the place of the caret.
pub fn question(ctx: &Ctx<'_>, prompt: &Prompt, area: Rect, buf: &mut Buffer) -> Position {
    super::clear(area, buf, ctx.styles);
    let question = format!(" {} ", prompt.question());
    super::write(buf, area, ctx.styles.of(Role::Warning), &question);
    let wide = u16::try_from(width(&question)).unwrap_or(area.width).min(area.width * 3 / 4);
    let rest = Rect { x: area.x + wide, width: area.width - wide, ..area };
    super::asked(buf, rest, &prompt.edit, ctx.styles)
}

/// The question about unsaved work.
pub fn leave(model: &Model, ctx: &Ctx<'_>, leave: &Leave, says: Rect, keys: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let practice = if *leave == Leave::Quit { model.practice.loses() } else { None };
    let (what, short) = match (model.changed(), model.line.text().trim().is_empty()) {
        (true, false) => {
            ("This encounter is not saved and the typed line is not taken.", "encounter, typed line")
        }
        (true, true) => ("This encounter is not saved.", "encounter"),
        (false, false) => ("The typed line is not taken.", "typed line"),
        (false, true) => ("Texts in the details were not understood.", "texts in the details"),
    };
    // Both together have room in 80 columns only in few words.
    let what = match practice {
        None => what.to_owned(),
        Some(loses) if model.unsaved() => format!("Not saved: {short}; of practice: {loses}."),
        Some(loses) => format!("Practice would lose: {loses}."),
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
    let back = ctx.key_here(Action::Back, false);
    let mut full = vec![format!("save and {then}"), format!("discard and {then}"), "stay".to_owned()];
    let mut short = ["save", "discard", "stay"].map(ToOwned::to_owned).to_vec();
    let mut answers = vec!["s", "d", &back];
    if !model.unsaved() {
        // An answer that is not given cannot be saved.
        for words in [&mut full, &mut short] {
            words.remove(0);
        }
        answers.remove(0);
    }
    let cells = |words: &[String]| -> usize {
        words.iter().zip(&answers).map(|(word, key)| 4 + width(key) + width(word)).sum()
    };
    // Every answer is seen: where the long words have no room, the short ones stand.
    let words = if cells(&full) <= usize::from(keys.width) { full } else { short };
    let mut spans = Vec::new();
    for (key, word) in answers.iter().copied().zip(words) {
        spans.push(Span::raw(if spans.is_empty() { " " } else { "   " }));
        spans.push(Span::styled(key.to_owned(), styles.of(Role::Key)));
        spans.push(Span::raw(format!(" {word}")));
    }
    super::put::line(buf, keys.x, keys.y, &Line::from(spans), keys.width);
}
