//! The screen with sixty lesions while a line is typed, and what its panes show, as styled text.

use curette::bundle;
use curette::config::chord::{self, Chord};
use curette::engine::date::Date;
use curette::tui::ctx::Ctx;
use curette::tui::host::handle;
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::{Msg, Opened};
use curette::tui::setup::Setup;
use curette::tui::style::Depth;
use curette::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::encounters;

/// The keys of a round: a line is typed and taken back again, so that every round begins with the same screen.
pub fn keys() -> Vec<Chord> {
    let line = "5 ak face ln2";
    let mut keys = chord::script(&format!("'{line}'")).expect("keys");
    keys.extend(std::iter::repeat_n(chord::script("backspace").expect("key")[0], line.len()));
    keys
}

/// What the context is made of.
pub fn setup() -> Setup {
    Setup::plain(Depth::True).expect("setup")
}

fn today() -> Date {
    Date::new(2026, 9, 14).expect("date")
}

/// The context of a setup.
pub fn ctx(setup: &Setup) -> Ctx<'_> {
    setup.ctx(bundle::books().expect("books"), today()).expect("context")
}

/// The terminal interface without a terminal.
pub struct Screen<'a> {
    ctx: &'a Ctx<'a>,
    model: Model,
    host: Memory,
    terminal: Terminal<TestBackend>,
}

impl<'a> Screen<'a> {
    /// With sixty mixed lesions on the table, drawn once.
    pub fn new(ctx: &'a Ctx<'a>, (columns, rows): (u16, u16)) -> Self {
        let mut model = Model::new(ctx, (columns, rows));
        let mut host = Memory::new(today());
        let encounter = encounters::known(60);
        let opened = Opened { saved: Some(encounter.clone()), encounter, ..Opened::default() };
        handle(&mut model, ctx, &mut host, Msg::Opened(Box::new(opened)));
        let terminal = Terminal::new(TestBackend::new(columns, rows)).expect("terminal");
        let mut screen = Self { ctx, model, host, terminal };
        screen.draw();
        screen
    }

    /// What the program does for one key: update, then the frame.
    pub fn press(&mut self, key: Chord) {
        handle(&mut self.model, self.ctx, &mut self.host, self.ctx.input(key));
        self.draw();
    }

    fn draw(&mut self) {
        self.model.settle(self.ctx);
        self.terminal.draw(|frame| view::view(&self.model, self.ctx, frame)).expect("frame");
    }

    /// What is on the screen.
    pub fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }
}

/// A row of text: pieces of one look each.
pub type Row = Vec<(String, Style)>;

/// What each part of the screen shows.
#[derive(Clone)]
pub struct Parts {
    /// The rows above the panes.
    pub header: Vec<Row>,
    /// The panes side by side: width, title, rows.
    pub panes: Vec<(u16, Row, Vec<Row>)>,
    /// The entry line: title and rows.
    pub entry: (Row, Vec<Row>),
    /// The two rows at the bottom.
    pub footer: Vec<Row>,
}

/// Rows of the header and of the footer.
const EDGE: u16 = 2;

/// Takes a frame of ours apart: three panes side by side, the entry line below them.
pub fn parts(frame: &Buffer) -> Parts {
    let (width, height) = (frame.area.width, frame.area.height);
    let symbol = |x, y| frame.cell((x, y)).map_or(" ", |cell| cell.symbol());
    let starts = |y: u16, name: &str| {
        let begun: String = (2..width.min(12)).map(|x| symbol(x, y)).collect();
        begun.trim_start().starts_with(name)
    };
    let entry = (EDGE..height).find(|y| starts(*y, "Entry")).expect("entry line");
    let upright = |x: &u16| (EDGE + 1..entry).all(|y| ["│", "┤", "├", "┼"].contains(&symbol(*x, y)));
    let mut ends: Vec<u16> = (0..width).filter(upright).collect();
    ends.push(width);
    assert_eq!(ends.len(), 3, "the panes stand side by side");
    let rows = |x, end, from, to| (from..to).map(|y| row(frame, x, end, y)).collect();
    let mut from = 0;
    let panes = ends
        .into_iter()
        .map(|end| {
            let x = std::mem::replace(&mut from, end + 1);
            (end - x, row(frame, x, end, EDGE), rows(x, end, EDGE + 1, entry))
        })
        .collect();
    Parts {
        header: rows(0, width, 0, EDGE),
        panes,
        entry: (row(frame, 0, width, entry), rows(0, width, entry + 1, height - EDGE)),
        footer: rows(0, width, height - EDGE, height),
    }
}

/// A piece of a row of the frame, without blanks at its end.
fn row(frame: &Buffer, x: u16, end: u16, y: u16) -> Row {
    let mut row: Row = Vec::new();
    for x in x..end {
        let Some(cell) = frame.cell((x, y)) else { continue };
        let style = cell.style();
        match row.last_mut() {
            Some((text, look)) if *look == style => text.push_str(cell.symbol()),
            Some(_) | None => row.push((cell.symbol().to_owned(), style)),
        }
    }
    if let Some((text, _)) = row.last_mut() {
        text.truncate(text.trim_end().len());
    }
    row
}
