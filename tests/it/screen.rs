//! A terminal without a terminal: keys through update and view with a host in memory.

use curette::bundle;
use curette::config::chord;
use curette::engine::date::Date;
use curette::tui::ctx::Ctx;
use curette::tui::frame::text;
use curette::tui::host::{Host, handle};
use curette::tui::memory::Memory;
use curette::tui::model::Model;
use curette::tui::msg::Msg;
use curette::tui::setup::{Own, Setup};
use curette::tui::style::Depth;
use curette::tui::view;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A terminal without a terminal.
pub struct Screen {
    pub setup: Setup,
    pub model: Model,
    pub host: Memory,
    pub left: bool,
    pub keys: usize,
}

pub fn date() -> Date {
    Date::new(2026, 1, 1).expect("date")
}

pub fn ctx(setup: &Setup) -> Ctx<'_> {
    setup.ctx(bundle::books().expect("books"), date()).expect("context")
}

impl Screen {
    pub fn new() -> Self {
        Self::sized(120, 40)
    }

    pub fn sized(columns: u16, rows: u16) -> Self {
        Self::with(columns, rows, Depth::True)
    }

    pub fn with(columns: u16, rows: u16, depth: Depth) -> Self {
        Self::of(Setup::plain(depth).expect("setup"), columns, rows)
    }

    /// With files of the user's own: key map and theme.
    pub fn own(columns: u16, rows: u16, keymap: Option<&str>, theme: Option<&str>) -> Self {
        let text = |text: &str| text.to_owned();
        let own = Own {
            keymap: keymap.map(|own| ("keymap.toml".into(), text(own))),
            theme: theme.map(|own| ("theme.toml".into(), text(own))),
            ..Own::default()
        };
        Self::of(Setup::new(&own, Depth::True).expect("setup"), columns, rows)
    }

    pub fn of(setup: Setup, columns: u16, rows: u16) -> Self {
        let mut host = Memory::new(date());
        let context = ctx(&setup);
        let mut model = Model::new(&context, (columns, rows));
        let opened = host.fresh();
        handle(&mut model, &context, &mut host, Msg::Opened(Box::new(opened)));
        Self { setup, model, host, left: false, keys: 0 }
    }

    pub fn send(&mut self, msg: Msg) -> &mut Self {
        let context = ctx(&self.setup);
        self.left |= handle(&mut self.model, &context, &mut self.host, msg);
        self
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        for chord in chord::script(keys).expect("keys") {
            self.keys += 1;
            let msg = ctx(&self.setup).input(chord);
            self.send(msg);
        }
        self
    }

    pub fn drawn(&mut self) -> (Buffer, Option<Position>) {
        let context = ctx(&self.setup);
        self.model.settle(&context);
        let area = Rect::new(0, 0, self.model.size.0, self.model.size.1);
        let mut buf = Buffer::empty(area);
        let caret = view::draw(&self.model, &context, area, &mut buf);
        (buf, caret)
    }

    pub fn text(&mut self) -> String {
        text(&self.drawn().0)
    }

    #[track_caller]
    pub fn shows(&mut self, what: &str) -> &mut Self {
        let screen = self.text();
        assert!(screen.contains(what), "'{what}' is not on the screen:\n{screen}");
        self
    }

    #[track_caller]
    pub fn hides(&mut self, what: &str) -> &mut Self {
        let screen = self.text();
        assert!(!screen.contains(what), "'{what}' is on the screen:\n{screen}");
        self
    }
}

/// A screen with three saved encounters: 2026-01-03 (patient 1001, final but for the details), 2026-01-02 (2002, open)
/// and 2026-01-01 (3003, held).
pub fn with_three() -> Screen {
    let mut screen = Screen::sized(80, 24);
    for (patient, date, line) in [
        ("1001", "2026-01-03", "5 ak face ln2"),
        ("2002", "2026-01-02", "bcc l nasal ala edc bxp"),
        ("3003", "2026-01-01", "bcc r cheek 8mm edc pending"),
    ] {
        let keys = format!("f2 '{patient}' down down down ctrl-u '{date}' esc '{line}' enter ctrl-s ctrl-n");
        screen.press(&keys);
    }
    assert_eq!(screen.host.saved.len(), 3);
    screen
}

#[track_caller]
pub fn row_of(screen: &mut Screen, what: &str) -> String {
    let shown = screen.text();
    shown.lines().find(|row| row.contains(what)).unwrap_or_else(|| panic!("{what}:\n{shown}")).to_owned()
}
