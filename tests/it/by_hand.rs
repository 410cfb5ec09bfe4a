//! Kept screens to which no keys alone lead: another program changes the file, or the screen is locked. They are drawn with
//! the same view, and compared in `screens.rs` with the others.

use curette::config::chord::Chord;
use curette::engine::encounter::Payer;
use curette::store::StoreError;
use curette::store::vault::VaultError;
use curette::tui::frame::text;
use curette::tui::lock::{Hides, Lock};
use curette::tui::msg::Msg;
use curette::tui::outside::Notice;
use curette::tui::roles;
use curette::tui::setup::Setup;
use curette::tui::style::Depth;
use curette::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::screen::{Screen, ctx};

/// Draws a screen of this size with these looks.
pub type Draws = fn(Setup, (u16, u16)) -> Buffer;

/// The name of a screen, how it comes about, and what draws it.
pub const SCREENS: &[(&str, &str, Draws)] = &[
    ("merge", "another program changed the file that was changed here", merge),
    ("lock", "locked, with half a passphrase", lock),
    ("lock-refused", "locked, after another passphrase", refused),
    ("lock-unkept", "locked without a journal, after a key that leaves", unkept),
    ("lock-key-file", "locked, and somebody changed the key file", key_file),
    ("lock-curtain", "hidden without a vault", curtain),
];

/// The characters of a screen, and the role of each cell.
pub fn drawn(draws: Draws, size: (u16, u16)) -> [String; 2] {
    let setup = || Setup::plain(Depth::True).expect("setup");
    let roles = draws(setup().marking(), size);
    [text(&draws(setup(), size)), format!("{}\n{}", roles::grid(&roles), roles::legend(&roles))]
}

fn merge(setup: Setup, (columns, rows): (u16, u16)) -> Buffer {
    let mut screen = Screen::of(setup, columns, rows);
    screen.press("f2 '00123' esc '5 ak face ln2' enter 'bcc l nasal ala edc bxp' enter ctrl-s");
    let mut theirs = screen.model.encounter.clone();
    (theirs.payer, theirs.patient.id) = (Some(Payer::Cigna), Some("00124".into()));
    theirs.record.plan =
        Some("recheck in six months, sooner where anything grows, bleeds or does not heal".into());
    theirs.lesions.remove(0);
    screen.press("f2 ctrl-u '00132' esc '@a 6mm' enter '@b 8mm' enter");
    screen.host.notices.push_back(Notice::Changed(Box::new(theirs)));
    screen.send(Msg::Idle).press("ctrl-s down down right").drawn().0
}

fn lock(setup: Setup, size: (u16, u16)) -> Buffer {
    let mut lock = Lock::new(Hides::Table);
    lock.paste("several quiet");
    locked(&setup, &lock, size)
}

fn refused(setup: Setup, size: (u16, u16)) -> Buffer {
    let mut lock = Lock::new(Hides::All);
    lock.refused("That is not the passphrase.");
    locked(&setup, &lock, size)
}

fn unkept(setup: Setup, size: (u16, u16)) -> Buffer {
    let mut lock = Lock::new(Hides::Unkept);
    lock.key(Chord::parse("esc").expect("key"), None);
    locked(&setup, &lock, size)
}

fn key_file(setup: Setup, size: (u16, u16)) -> Buffer {
    let path = "/home/example/.local/share/curette/vault.toml".into();
    let mut lock = Lock::new(Hides::All);
    lock.refused(StoreError::KeyFile { path, source: VaultError::Head }.to_string());
    locked(&setup, &lock, size)
}

fn curtain(setup: Setup, size: (u16, u16)) -> Buffer {
    locked(&setup, &Lock::new(Hides::Curtain), size)
}

fn locked(setup: &Setup, lock: &Lock, (columns, rows): (u16, u16)) -> Buffer {
    let context = ctx(setup);
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("terminal");
    terminal.draw(|frame| view::locked(lock, context.styles, "Ctrl-Q", frame)).expect("drawn");
    terminal.backend().buffer().clone()
}
