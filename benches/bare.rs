//! The peer of a keystroke: the same screen drawn by ratatui's own widgets, with nothing to compute.
//!
//! The text of every pane, in the same styled pieces, is taken from frames of ours. What is left is what any program
//! with such a screen does: divide the area, make the widgets, draw them, compare with the frame before.

use ratatui::Frame;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span, Text};
use ratatui::widgets::{Block, Borders, List, ListItem, Paragraph};

use crate::screens::{Parts, Row};

/// A screen that only draws.
pub struct Bare {
    parts: Vec<Parts>,
    at: usize,
    terminal: Terminal<TestBackend>,
}

impl Bare {
    /// Draws these frames in turn.
    pub fn new(parts: Vec<Parts>, (columns, rows): (u16, u16)) -> Self {
        let terminal = Terminal::new(TestBackend::new(columns, rows)).expect("terminal");
        Self { parts, at: 0, terminal }
    }

    /// Draws the next frame.
    pub fn draw(&mut self) {
        let parts = &self.parts[self.at];
        self.terminal.draw(|frame| screen(frame, parts)).expect("frame");
        self.at = (self.at + 1) % self.parts.len();
    }
}

fn screen(frame: &mut Frame<'_>, parts: &Parts) {
    let entry = u16::try_from(parts.entry.1.len()).expect("rows") + 1;
    let [header, body, entry, footer] = Layout::vertical([
        Constraint::Length(2),
        Constraint::Fill(1),
        Constraint::Length(entry),
        Constraint::Length(2),
    ])
    .areas(frame.area());
    frame.render_widget(Paragraph::new(text(&parts.header)), header);
    let [(left, ..), _, (right, ..)] = parts.panes.as_slice() else { return };
    let [lesions, codes, checklist] =
        Layout::horizontal([Constraint::Length(left + 1), Constraint::Fill(1), Constraint::Length(*right)])
            .areas(body);
    for (at, area) in [lesions, codes, checklist].into_iter().enumerate() {
        let (_, title, rows) = &parts.panes[at];
        pane(frame, area, title, rows, at < 2);
    }
    let block = Block::new().borders(Borders::TOP).title(line(&parts.entry.0));
    frame.render_widget(Paragraph::new(text(&parts.entry.1)).block(block), entry);
    frame.render_widget(Paragraph::new(text(&parts.footer)), footer);
}

fn pane(frame: &mut Frame<'_>, area: Rect, title: &Row, rows: &[Row], upright: bool) {
    let borders = if upright { Borders::TOP | Borders::RIGHT } else { Borders::TOP };
    let items = rows.iter().map(|row| ListItem::new(line(row)));
    let block = Block::new().borders(borders).title(line(title));
    frame.render_widget(List::new(items).block(block), area);
}

fn text(rows: &[Row]) -> Text<'_> {
    Text::from(rows.iter().map(line).collect::<Vec<_>>())
}

fn line(row: &Row) -> Line<'_> {
    Line::from(row.iter().map(|(text, style)| Span::styled(text.as_str(), *style)).collect::<Vec<_>>())
}
