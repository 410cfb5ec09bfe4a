//! The loop in a real terminal: read what is pending, update, draw once.

use std::ffi::OsString;
use std::io::{IsTerminal, stdin, stdout};
use std::time::Duration;

use crossterm::event;
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::bundle;
use crate::choices::Fault;
use crate::config::Folders;
use crate::engine::date::Date;

use super::ctx::Ctx;
use super::disk::Disk;
use super::guard::{Guard, drawn_over};
use super::host::handle;
use super::input;
use super::model::Model;
use super::msg::{Msg, Opened};
use super::setup::{Own, Setup, SetupError};
use super::style::Depth;
use super::view;

/// What to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// What was left unfinished, or else the list of encounters, or else a new one where none is saved yet.
    Continue,
    /// A new encounter, with these lines taken at once.
    New {
        /// Lines of the one-line entry.
        lines: Vec<String>,
    },
    /// This file, or the saved encounter with this id or unambiguous beginning of one.
    Open(OsString),
}

/// Runs the terminal interface until the user leaves it.
///
/// # Errors
/// No terminal, an encounter that cannot be opened, or a terminal that fails.
pub fn run(start: &Start) -> anyhow::Result<()> {
    anyhow::ensure!(
        stdin().is_terminal() && stdout().is_terminal(),
        "this needs a terminal for its input and output; without one use 'curette code' or 'curette new --save'"
    );
    let depth = Depth::here();
    let today = today();
    let folders = Folders::find()?;
    let own = Own::read(&folders);
    let setup = Setup::new(&own, depth)?;
    let mut host = Disk::new(folders, own.choices, today);
    let ctx = setup.ctx(bundle::books().map_err(|_| SetupError::Books)?, today)?;
    let opened = host.start(start)?;
    let guard = Guard::take()?;
    let result = screen(&ctx, &mut host, opened, setup.faults());
    drop(guard);
    result
}

/// The machine's local date.
fn today() -> Date {
    let now = jiff::Zoned::now().date();
    let part = |value: i8| u8::try_from(value).unwrap_or(1);
    let year = u16::try_from(now.year()).unwrap_or(2026);
    Date::new(year, part(now.month()), part(now.day())).unwrap_or(FIRST)
}

/// A clock that is out of the range of dates shows this day.
const FIRST: Date = match Date::new(2026, 1, 1) {
    Some(date) => date,
    None => panic!("2026-01-01 is a date"),
};

fn screen(ctx: &Ctx<'_>, host: &mut Disk, opened: Opened, faults: &[Fault]) -> anyhow::Result<()> {
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    let size = terminal.size()?;
    let mut model = Model::new(ctx, (size.width, size.height));
    handle(&mut model, ctx, host, Msg::Opened(Box::new(opened)));
    if !faults.is_empty() {
        handle(&mut model, ctx, host, Msg::Faults(faults.iter().map(ToString::to_string).collect()));
    }
    loop {
        model.settle(ctx);
        if drawn_over() {
            terminal.clear()?;
        }
        execute!(stdout(), BeginSynchronizedUpdate)?;
        terminal.draw(|frame| view::view(&model, ctx, frame))?;
        execute!(stdout(), EndSynchronizedUpdate)?;
        // Waits for the first event, then takes everything that is pending before the next frame is drawn.
        let mut next = Some(event::read()?);
        while let Some(event) = next.take() {
            let message = input::message(ctx, event);
            if message.is_some_and(|message| handle(&mut model, ctx, host, message)) {
                return Ok(());
            }
            if event::poll(Duration::ZERO)? {
                next = Some(event::read()?);
            }
        }
    }
}
