//! The list of encounters: what is searched for, and below it one row for each encounter that fits.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::store::Brief;
use crate::tui::ctx::Ctx;
use crate::tui::encounters::{Content, Encounters, Place, Row};
use crate::tui::text::{clean, cut, number, pad, width};

use super::list;

/// Cells of a date.
const DATE: usize = 11;
/// Cells of the patient's id.
const PATIENT: usize = 13;
/// Most cells of the state.
const STATE: usize = 32;

/// Draws the list; gives the place of the caret.
pub fn draw(ctx: &Ctx<'_>, encounters: &Encounters, area: Rect, buf: &mut Buffer) -> Position {
    let styles = ctx.styles;
    let below = Rect { y: area.y + 2, height: area.height - 2, ..area };
    let (total, height) = (encounters.shown.len(), usize::from(below.height));
    let first = list::top(total, height, encounters.row, encounters.row + 1);
    let all = encounters.rows.len();
    let note = match (total == all, encounters.looks_on()) {
        (true, false) => all.to_string(),
        (false, false) => format!("{total} of {all}"),
        (_, true) => format!("{total} of {all}, still looking"),
    };
    super::title(buf, area, styles, "Encounters", true, Vec::new(), &note);
    let visible = || encounters.shown.iter().enumerate().skip(first).take(height);
    let said = visible().filter_map(|(_, place)| encounters.rows.get(*place)?.said.as_ref());
    // As wide as what is seen needs, so that the codes have the rest.
    let states = said.filter(|said| !said.is_broken).map(|said| width(&said.state)).max().unwrap_or(0);
    for (y, (at, place)) in (below.y..below.y + below.height).zip(visible()) {
        let Some(row) = encounters.rows.get(*place) else { continue };
        super::put::line(
            buf,
            area.x,
            y,
            &line(ctx, row, states.min(STATE), usize::from(area.width)),
            area.width,
        );
        if at == encounters.row {
            buf.set_style(
                Rect { y, height: 1, ..area },
                ratatui::style::Style::reset().patch(styles.of(Role::Selected)),
            );
        }
    }
    if total == 0 {
        let text = if all == 0 { "   no encounter is saved yet" } else { "   nothing fits what is typed" };
        super::write(buf, below, styles.of(Role::Faint), text);
    }
    super::asked(buf, super::row(area, 1), &encounters.edit, styles)
}

/// The patient, as far as patients are shown.
fn patient(ctx: &Ctx<'_>, brief: &Brief) -> String {
    let id = brief.patient_id.as_deref();
    id.map_or_else(|| "no patient".to_owned(), |id| ctx.patient.id(&clean(id)))
}

/// One encounter in one row.
fn line<'a>(ctx: &Ctx<'_>, row: &Row, states: usize, cells: usize) -> Line<'a> {
    let styles = ctx.styles;
    let said = row.said.as_ref();
    let state = said.map_or("", |said| said.state.as_str());
    if let Content::Broken(_) = row.found.content {
        let id = cut(&clean(&row.found.id), 26);
        let left = cells.saturating_sub(30);
        return Line::from(vec![
            Span::styled(format!(" {id}  "), styles.of(Role::Id)),
            Span::styled(cut(state, left), styles.of(Role::Error)),
        ]);
    }
    let brief = &row.found.brief;
    let date = brief.date_of_service.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let patient = patient(ctx, brief);
    let unfinished = if matches!(row.found.place, Place::Journal { .. }) { "unfinished" } else { "" };
    let role = match state {
        "final" => Role::Good,
        state if state.contains("blocker") => Role::Blocker,
        state if state.contains("open") => Role::Open,
        _ => Role::Held,
    };
    let codes = cells.saturating_sub(
        1 + DATE + PATIENT + 1 + 11 + states + 2 + if unfinished.is_empty() { 0 } else { 11 },
    );
    let mut spans = vec![
        Span::raw(" "),
        Span::styled(pad(&date, DATE), styles.of(Role::Text)),
        Span::styled(pad(&patient, PATIENT), styles.of(Role::Id)),
        Span::raw(" "),
        Span::styled(pad(&number(brief.lesions, "lesion", "lesions"), 11), styles.of(Role::Faint)),
        Span::styled(pad(state, states), styles.of(role)),
        Span::raw("  "),
    ];
    if !unfinished.is_empty() {
        spans.push(Span::styled(format!("{unfinished} "), styles.of(Role::Warning)));
    }
    spans.push(Span::styled(cut(said.map_or("", |said| &said.codes), codes), styles.of(Role::Code)));
    Line::from(spans)
}

/// The question about the trash.
pub fn ask(ctx: &Ctx<'_>, encounters: &Encounters, area: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let what = encounters.selected().map_or_else(String::new, |row| match &row.found.content {
        Content::Broken(_) => clean(&row.found.id),
        Content::Read(_) | Content::Unread => {
            let date =
                row.found.brief.date_of_service.map_or_else(|| "no date".to_owned(), |date| date.to_string());
            let patient = patient(ctx, &row.found.brief);
            format!("{date}, {}", cut(&patient, PATIENT))
        }
    });
    let place = encounters.selected().map(|row| &row.found.place);
    let question = match place {
        Some(Place::Journal { saved: None, .. }) => format!("Move {what} to the trash unsaved?"),
        Some(Place::Journal { saved: Some(_), .. }) => format!("Drop what was not saved of {what}?"),
        Some(Place::File(_)) | None => format!("Move {what} to the trash?"),
    };
    super::clear(area, buf, styles);
    let spans = vec![
        Span::styled(format!(" {question}  "), styles.of(Role::Warning)),
        Span::styled("y", styles.of(Role::Key)),
        Span::raw(" yes   other keys: no"),
    ];
    super::put::line(buf, area.x, area.y, &Line::from(spans), area.width);
}
