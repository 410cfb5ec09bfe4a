//! Keys on the pages of practice that are read: feedback, progress, record.

use crate::practice::Disputed;
use crate::report::record;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Popup};
use crate::tui::msg::Effect;
use crate::tui::practice::Page;
use crate::tui::prompt::{Asks, Prompt};
use crate::tui::view::practice::last_row;
use crate::tui::why;

/// A key on one of them.
pub fn input(model: &mut Model, ctx: &Ctx<'_>, action: Option<Action>) -> Vec<Effect> {
    let last = last_row(model, ctx);
    let practice = &mut model.practice;
    let page = practice.page;
    let scroll = match (page, practice.told.as_mut()) {
        (Page::Told, Some(told)) => &mut told.scroll,
        _ => &mut practice.scroll,
    };
    match action {
        Some(Action::Down) => *scroll = (*scroll + 1).min(last),
        Some(Action::Up) => *scroll = scroll.saturating_sub(1),
        Some(Action::PageDown | Action::Next) => *scroll = (*scroll + 10).min(last),
        Some(Action::PageUp | Action::Previous) => *scroll = scroll.saturating_sub(10),
        Some(Action::First) => *scroll = 0,
        Some(Action::Last) => *scroll = last,
        Some(Action::Back) => practice.page = back(page, practice.before),
        Some(Action::Progress) if page == Page::Progress => practice.page = practice.before,
        Some(Action::Take) if page == Page::Told => {
            let next = practice.list.next.as_ref().map(|offer| offer.item.clone());
            return super::take_up(model, next);
        }
        Some(Action::Take) if page == Page::Drilled => return vec![Effect::Round],
        Some(Action::Take) if page == Page::Progress => {
            let printed = ctx.today.to_string();
            practice.record = record::text(None, &practice.shelf.results, ctx.books, &printed);
            practice.scroll = 0;
            practice.page = Page::Record;
        }
        Some(Action::Why) if page == Page::Told => rule(model, ctx),
        Some(Action::Again) if page == Page::Told => {
            let another = practice.told.as_ref().and_then(|told| practice.another(&told.item));
            return super::take_up(model, another);
        }
        Some(Action::Dispute) if page == Page::Told => {
            model.popups.push(Popup::Prompt(Box::new(Prompt::new(Asks::Dispute))));
        }
        Some(other) => return super::others(model, ctx, other),
        None => {}
    }
    Vec::new()
}

const fn back(page: Page, before: Page) -> Page {
    match page {
        Page::Progress => before,
        Page::Record => Page::Progress,
        Page::List | Page::Desk | Page::Told | Page::Drill | Page::Drilled => Page::List,
    }
}

/// The page of the rule behind the gravest error, or of the rule that the note trains first.
fn rule(model: &mut Model, ctx: &Ctx<'_>) {
    let Some(told) = &model.practice.told else { return };
    let error = told.feedback.errors.first().map(|error| error.rule);
    if let Some(rule) = error.or_else(|| told.item.rules.first().copied()) {
        let page = why::rule(&told.item, rule, ctx);
        model.popups.push(Popup::Why(page));
    }
}

/// The reasoning against an answer goes to the host.
pub fn disputes(model: &Model, ctx: &Ctx<'_>, reason: &str) -> Vec<Effect> {
    let Some(told) = &model.practice.told else { return Vec::new() };
    let book = ctx.book(&told.item.encounter);
    vec![Effect::Dispute(Box::new(Disputed::new(&told.item, book, reason)))]
}
