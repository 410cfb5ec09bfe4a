//! A pasted text: in the entry line each of its lines is an entry, in any other field only the first line has room.

use crate::config::theme::Role;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::edit::Edit;
use crate::tui::line::{self, LONGEST};
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::text::without_sequences;

use super::{encounters, practice, themes, type_in};

/// Takes a paste to where the keys are.
pub fn paste(model: &mut Model, ctx: &Ctx<'_>, text: &str) -> Vec<Effect> {
    model.says = None;
    let text = without_sequences(text);
    let practises = model.popups.iter().any(|popup| matches!(popup, Popup::Practice));
    match model.popups.last() {
        None => return into_the_line(model, ctx, &text),
        Some(Popup::Why(_) | Popup::Help(_)) if !practises => {
            model.close(0);
            return into_the_line(model, ctx, &text);
        }
        Some(_) => {}
    }
    // The answer of a practice has lines of its own; a field has one.
    let one = if practises { text.as_str() } else { first_line(&text) };
    let whole = match model.popups.last_mut() {
        Some(Popup::Details(form)) => {
            form.make_room();
            form.edit.insert(one)
        }
        Some(Popup::Prompt(prompt)) => prompt.edit.insert(one),
        Some(Popup::Palette(palette)) => {
            palette.row = 0;
            palette.edit.insert(one)
        }
        Some(Popup::List(_)) => encounters::paste(model, ctx, one),
        Some(Popup::Practice) => practice::paste(model, one),
        Some(Popup::Themes(_)) => themes::paste(model, ctx, one),
        Some(Popup::Versions(_) | Popup::Merge(_) | Popup::Leave(_) | Popup::Why(_) | Popup::Help(_)) => {
            return Vec::new();
        }
        None => true,
    };
    let more = text.lines().filter(|line| !line.trim().is_empty()).count().saturating_sub(1);
    if !whole {
        model.say(Role::Warning, format!("only a part was pasted: a line has at most {LONGEST} characters"));
    } else if more > 0 && !practises {
        let lines = if more == 1 { "1 more line is" } else { &format!("{more} more lines are") };
        model.say(
            Role::Warning,
            format!("only the first line was pasted: this field has one; {lines} not taken"),
        );
    }
    Vec::new()
}

/// The first line that says something.
fn first_line(text: &str) -> &str {
    text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default()
}

/// Into the entry line: what ends with a line end is taken as with Enter, the rest stays to be typed on. Lines that are
/// not understood stay too, so that nothing is lost.
fn into_the_line(model: &mut Model, ctx: &Ctx<'_>, text: &str) -> Vec<Effect> {
    let mut lines: Vec<&str> = text.split(['\n', '\r']).collect();
    let last = lines.pop().unwrap_or_default();
    if lines.iter().all(|line| line.trim().is_empty()) || model.outside.is_read_only() {
        if !type_in(model, text) {
            too_long(model);
        }
        return Vec::new();
    }
    // The first line is joined to what is typed already, where the caret stands.
    let mut typed = std::mem::take(&mut model.line);
    let mut whole = typed.insert(lines.remove(0));
    let mut taken = 0;
    let mut visits: Vec<String> = Vec::new();
    let mut stay: Vec<String> = Vec::new();
    let mut with = model.encounter.clone();
    for one in std::iter::once(typed.text()).chain(lines).filter(|line| !line.trim().is_empty()) {
        let clean = Edit::new(one);
        let reading = line::read(clean.text(), ctx.book(&with), ctx.words(&with), &with);
        if reading.understood {
            line::take(&reading, &mut with);
            taken += 1;
            visits.extend(reading.visits);
        } else {
            stay.push(clean.text().trim().to_owned());
        }
    }
    let unclear = stay.len();
    if !last.trim().is_empty() {
        stay.push(last.to_owned());
    }
    let effects = model.change(ctx, format!("{taken} pasted lines"), with);
    model.rows[0] = model.encounter.lesions.len().saturating_sub(1);
    model.line = Edit::default();
    whole &= type_in(model, &stay.join(" + "));
    told(model, ctx, (taken, unclear), &visits);
    if !whole {
        too_long(model);
    }
    effects
}

/// Says what became of the lines.
fn told(model: &mut Model, ctx: &Ctx<'_>, (taken, unclear): (usize, usize), visits: &[String]) {
    let lines = |number: usize| if number == 1 { "1 line".to_owned() } else { format!("{number} lines") };
    let mut said = vec![format!("{} taken", lines(taken))];
    if unclear > 0 {
        said.push(format!("{} not understood, kept in the entry line", lines(unclear)));
    }
    if let Some(visit) = visits.first() {
        said.push(format!("{visit} is a visit, not added: {}", ctx.key(Action::Details)));
    }
    let role = if unclear > 0 || !visits.is_empty() { Role::Warning } else { Role::Message };
    model.say(role, said.join("; "));
}

fn too_long(model: &mut Model) {
    model.say(Role::Warning, format!("only a part was pasted: a line has at most {LONGEST} characters"));
}
