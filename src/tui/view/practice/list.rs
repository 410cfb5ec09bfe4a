//! The list of notes: what is searched for, what comes next and why, own mistakes at work, then every note by family.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::practice::Item;
use crate::practice::schedule::Offer;

use crate::tui::ctx::Ctx;
use crate::tui::practice::Practice;
use crate::tui::practice::desk::Desk;
use crate::tui::practice::own::Own;
use crate::tui::practice::standing::Standing;
use crate::tui::style::Styles;
use crate::tui::text::{clean, cut, pad};

use super::super::list as rows;
use super::super::list::Item as ListItem;

/// Draws the list; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, practice: &Practice, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let cells = usize::from(area.width);
    let items = items(practice, styles, cells);
    let below = Rect { y: area.y + 2, height: area.height - 2, ..area };
    let shown = practice.list.shown.len();
    let all = practice.shelf.items.len();
    let note = if shown == all { all.to_string() } else { format!("{shown} of {all}") };
    super::super::title(buf, area, styles, "Practice", true, Vec::new(), &note);
    rows::draw(buf, below, &items, Some(practice.list.row), true, styles);
    if practice.list.rows() == 0 {
        super::super::write(buf, below, styles.of(Role::Faint), "   no note fits what is typed");
    }
    super::super::asked(buf, super::super::row(area, 1), &practice.list.edit, styles)
}

fn items<'a>(practice: &Practice, styles: &Styles, cells: usize) -> Vec<ListItem<'a>> {
    let mut out = Vec::new();
    let item = |place: usize| practice.shelf.items.get(place);
    if let Some(Offer { item, why }) = practice.list.offered() {
        out.push(ListItem::heading(heading(styles, "Next: ", &why.to_string())));
        out.push(ListItem::new(vec![row(practice, item, styles, cells)]));
    }
    let own: Vec<&Own> =
        practice.list.own_shown.iter().filter_map(|place| practice.list.own.get(*place)).collect();
    if !own.is_empty() {
        out.push(ListItem::heading(heading(styles, "", "Mistakes of your own at work")));
    }
    out.extend(own.into_iter().map(|own| ListItem::new(vec![own_row(practice, own, styles, cells)])));
    let mut family = "";
    for item in practice.list.shown.iter().filter_map(|place| item(*place)) {
        if item.family != family {
            family = &item.family;
            out.push(ListItem::heading(heading(styles, "", &family.replace('_', " "))));
        }
        out.push(ListItem::new(vec![row(practice, item, styles, cells)]));
    }
    out
}

fn heading<'a>(styles: &Styles, before: &str, text: &str) -> Line<'a> {
    Line::from(vec![
        Span::raw(" "),
        Span::styled(format!("{before}{}", clean(text)), styles.of(Role::Heading)),
    ])
}

/// How the note begins, level, state, first rule; `*` where an answer was begun.
fn row<'a>(practice: &Practice, item: &Item, styles: &Styles, cells: usize) -> Line<'a> {
    let begun = practice.desks.get(&item.id).is_some_and(Desk::is_begun);
    let standing = practice.standings.item(item);
    let rule = item.rules.first().map_or("", |rule| rule.as_str());
    let role = match standing {
        Standing::New => Role::Faint,
        Standing::Learning | Standing::Stable | Standing::Mastered => Role::Text,
    };
    let mark = if begun { " * " } else { "   " };
    let right = 3 + 9 + 10 + 13;
    let title =
        pad(&cut(&clean(&item.begins()), cells.saturating_sub(right + 1)), cells.saturating_sub(right));
    Line::from(vec![
        Span::raw(mark),
        Span::styled(title, styles.of(Role::Text)),
        Span::styled(format!("level {}  ", item.level), styles.of(Role::Faint)),
        Span::styled(pad(standing.word(), 10), styles.of(role)),
        Span::styled(pad(rule, 13), styles.of(Role::Id)),
    ])
}

/// Title of the rule, day, state, rule; the encounter is not named.
fn own_row<'a>(practice: &Practice, own: &Own, styles: &Styles, cells: usize) -> Line<'a> {
    let standing = practice.standings.rule(own.rule.as_str());
    let right = 3 + 12 + 10 + 13;
    let title = pad(&cut(&clean(&own.title), cells.saturating_sub(right + 1)), cells.saturating_sub(right));
    Line::from(vec![
        Span::raw("   "),
        Span::styled(title, styles.of(Role::Text)),
        Span::styled(pad(&own.day(), 12), styles.of(Role::Faint)),
        Span::styled(pad(standing.word(), 10), styles.of(Role::Text)),
        Span::styled(pad(own.rule.as_str(), 13), styles.of(Role::Id)),
    ])
}
