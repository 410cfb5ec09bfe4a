//! The lesions, in the order of entry: what, where, how large, what was done, and what is still open about them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;
use crate::engine::lesion::Lesion;
use crate::engine::outcome::{LesionId, Level};

use crate::tui::ctx::Ctx;
use crate::tui::model::{Model, Pane};
use crate::tui::style::Styles;
use crate::tui::text::{clean, cut, flow, pad, width};
use crate::tui::words;

use super::list::{self, Item};

/// Draws the pane; gives the place of the selected row where the pane has the keys.
pub fn draw(model: &Model, ctx: &Ctx<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let styles = ctx.styles;
    let focus = model.focus == Pane::Lesions && model.popup().is_none();
    let lesions = &model.encounter.lesions;
    let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
    let cells = usize::from(area.width);
    let room = usize::from(below.height);
    let rows_each = |rows: usize| -> Vec<Item<'_>> {
        lesions.iter().map(|lesion| Item::new(full(model, styles, lesion, cells, rows))).collect()
    };
    let selected = (!lesions.is_empty()).then(|| model.lesion_row());
    // Each lesion has at least two rows where it has its details.
    let items: Vec<Item<'_>> = if lesions.len() * 2 > room {
        let seen = list::window(lesions.len(), room, selected);
        let row = |(at, lesion)| match seen.contains(&at) {
            true => Item::new(short(model, styles, lesion, cells)),
            false => Item::new(vec![Line::default()]),
        };
        lesions.iter().enumerate().map(row).collect()
    } else {
        let whole = rows_each(4);
        let fits = whole.iter().map(|item| item.rows.len()).sum::<usize>() <= room;
        let few = |(at, lesion)| {
            // The selected one is opened, so that every fact of it can be read.
            let most = if focus && selected == Some(at) { 4 } else { 1 };
            Item::new(full(model, styles, lesion, cells, most))
        };
        if fits { whole } else { lesions.iter().enumerate().map(few).collect() }
    };
    let name = if lesions.is_empty() { "Lesions".to_owned() } else { format!("Lesions {}", lesions.len()) };
    super::title(buf, area, styles, &name, focus, Vec::new(), &list::note(&items, selected, below.height));
    if lesions.is_empty() {
        for (y, hint) in
            (below.y..below.y + below.height).zip(["none yet: type one below, such as", "5 ak face ln2"])
        {
            buf.set_stringn(area.x + 1, y, hint, cells - 1, styles.of(Role::Faint));
        }
    }
    list::draw(buf, below, &items, selected, focus, styles)
}

/// What is open about a lesion: a symbol and a word.
fn mark(model: &Model, id: &str) -> Option<(String, Role)> {
    let has = |ids: &[LesionId]| ids.iter().any(|other| other == id);
    let blocked = model
        .assessment
        .findings
        .iter()
        .find(|finding| finding.level == Level::Blocker && finding.lesion.as_deref() == Some(id));
    if let Some(open) = model.assessment.open.iter().find(|open| has(&open.lesions)) {
        return Some((format!("? {}", open.field.word().replace('_', " ")), Role::Open));
    }
    if let Some(finding) = blocked {
        let about = finding.field.map_or("blocked", |field| field.word());
        return Some((format!("! {}", about.replace('_', " ")), Role::Blocker));
    }
    let held = model.assessment.held.iter().find(|held| has(&held.lesions))?;
    Some((format!("… {}", held.until), Role::Held))
}

/// A lesion on a row of its own with its details below, on at most this many rows.
fn full<'a>(model: &Model, styles: &Styles, lesion: &Lesion, cells: usize, most: usize) -> Vec<Line<'a>> {
    let said = words::lesion(lesion);
    let (mark, role) = mark(model, &lesion.id).unwrap_or((String::new(), Role::Text));
    let count = format!("{:>3} ", cut(&said.count, 12));
    let room = cells.saturating_sub(6 + width(&count) + width(&mark));
    let mut rows = vec![Line::from(vec![
        Span::raw(" "),
        Span::styled(pad(&clean(&lesion.id), 3), styles.of(Role::Id)),
        Span::raw(count),
        Span::raw(pad(&said.what, room)),
        Span::raw(" "),
        Span::styled(mark, styles.of(role)),
    ])];
    let room = cells.saturating_sub(9);
    let details = if most == 1 { vec![said.details.join(" · ")] } else { flow(&said.details, room) };
    for text in details {
        rows.push(Line::from(vec![
            Span::raw("        "),
            Span::styled(cut(&text, room), styles.of(Role::Faint)),
        ]));
    }
    rows
}

fn short<'a>(model: &Model, styles: &Styles, lesion: &Lesion, cells: usize) -> Vec<Line<'a>> {
    let said = words::lesion(lesion);
    let (mark, role) = mark(model, &lesion.id).unwrap_or((String::new(), Role::Text));
    let mark = cut(&mark, 8);
    let count = format!("{:>3} ", cut(&said.count, 12));
    let room = cells.saturating_sub(5 + width(&count) + width(&mark));
    let site = width(&said.site).min(room / 2);
    let size = lesion.size.as_ref().map_or(String::new(), |size| format!(" {}", clean(&size.typed)));
    let what = cut(&said.what, room.saturating_sub(site + 2 + width(&size)));
    let text = format!("{what}, {}{size}", said.site);
    vec![Line::from(vec![
        Span::raw(" "),
        Span::styled(pad(&clean(&lesion.id), 3), styles.of(Role::Id)),
        Span::raw(count),
        Span::raw(pad(&text, room)),
        Span::raw(" "),
        Span::styled(mark, styles.of(role)),
    ])]
}
