//! The two rows at the top: whose encounter, when, where, who pays, whether it is saved, by which tables.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::config::theme::Role;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::model::Model;
use crate::tui::text::{clean, cut, number, width};

/// Draws both rows.
pub fn draw(model: &Model, ctx: &Ctx<'_>, first: Rect, second: Rect, buf: &mut Buffer) {
    let styles = ctx.styles;
    let encounter = &model.encounter;
    let book = ctx.book(encounter);
    let missing = |name: &str| (format!("no {name}"), Role::Open);
    let patient = encounter.patient.id.as_deref().map_or_else(
        || (format!("no patient id ({})", ctx.key(Action::Details)), Role::Open),
        |id| {
            let name = ctx
                .patient
                .name(encounter.patient.name.as_deref())
                .map_or(String::new(), |name| format!(" {}", clean(name)));
            let id = ctx.patient.id(&clean(id));
            (format!("patient {id}{name}"), Role::Title)
        },
    );
    let mut facts = [
        patient,
        encounter.date_of_service.map_or_else(|| missing("date"), |date| (date.to_string(), Role::Text)),
        encounter.place_of_service.as_deref().map_or_else(
            || missing("place"),
            |code| {
                let label = book.place_of_service(code).map_or("unknown place", |row| row.label.as_str());
                (cut(&format!("{} {label}", clean(code)), 24), Role::Text)
            },
        ),
        encounter.payer.map_or_else(|| missing("payer"), |payer| (payer.to_string(), Role::Text)),
    ];
    let (state, role) = state(model);
    // The patient gives way where a long name would push the payer or the state off the row.
    let others: usize = facts.iter().skip(1).map(|(text, _)| 2 + width(text)).sum();
    let room = usize::from(first.width).saturating_sub(9 + 2 + others + 2 + width(state));
    facts[0].0 = cut(&facts[0].0, room.max(12).min(usize::from(first.width / 3)));
    let mut spans = vec![Span::styled(" curette ", styles.of(Role::Brand))];
    for (text, role) in facts {
        spans.push(Span::raw("  "));
        spans.push(Span::styled(text, styles.of(role)));
    }
    super::put::line(buf, first.x, first.y, &Line::from(spans), first.width);
    right(buf, first, state, styles.of(role));

    let dates = book.tables().iter().map(|table| table.from);
    let tables = match (dates.clone().min(), dates.max()) {
        (Some(oldest), Some(newest)) if oldest != newest => format!("tables {oldest} to {newest}"),
        (Some(only), _) => format!("tables of {only}"),
        (None, _) => "no tables".to_owned(),
    };
    let signed = match (&encounter.clinician.signed, encounter.amended.is_empty()) {
        (None, true) => "unsigned",
        (None, false) => "amended, unsigned",
        (Some(_), true) => "signed",
        (Some(_), false) => "amended, signed",
    };
    let clinician = encounter.clinician.name.as_deref().map_or_else(|| "no clinician".to_owned(), clean);
    let second_text = format!(" edition {} · {tables} · {clinician}, {signed}", model.assessment.edition);
    let fault = match (model.outside.words(&ctx.key(Action::TakeOver)), model.drafts.len()) {
        (Some(holder), _) => clean(&holder),
        (None, 0) => String::new(),
        (None, faults) => format!("{} not understood", number(faults, "detail", "details")),
    };
    let room = usize::from(second.width).saturating_sub(width(&fault) + 3);
    // Whether it is signed is told before which tables there are.
    let short = format!(" edition {} · {clinician}, {signed}", model.assessment.edition);
    let second_text = if width(&second_text) <= room { second_text } else { short };
    super::write(buf, second, styles.of(Role::Faint), &cut(&second_text, room));
    if !fault.is_empty() {
        right(buf, second, &fault, styles.of(Role::Error));
    }
}

/// Whether the encounter is saved, in words.
fn state(model: &Model) -> (&'static str, Role) {
    if model.unsafe_because.is_some() {
        ("NOT SAFE ON DISK", Role::Error)
    } else if let Some(badge) = model.outside.badge() {
        (badge, Role::Warning)
    } else if model.changed() {
        ("not saved", Role::Open)
    } else if model.saved.is_some() {
        ("saved", Role::Good)
    } else {
        ("new", Role::Faint)
    }
}

/// A text at the end of a row.
fn right(buf: &mut Buffer, area: Rect, text: &str, style: ratatui::style::Style) {
    let cells = u16::try_from(width(text)).unwrap_or(0) + 2;
    if cells <= area.width {
        let text = format!(" {text} ");
        super::put::text(buf, area.x + area.width - cells, area.y, &text, cells, style);
    }
}
