//! The loop in a real terminal: read what is pending, update, draw once.

use std::ffi::OsString;
use std::io::{IsTerminal, Stdout, stdin, stdout};
use std::time::Duration;

use crossterm::event;
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use crate::bundle;
use crate::choices::Fault;
use crate::config::Folders;
use crate::engine::date::Date;

use super::clock::today;
use super::ctx::Ctx;
use super::disk::Disk;
use super::guard::{Guard, drawn_over};
use super::host::handle;
use super::input;
use super::model::Model;
use super::msg::{Msg, Opened};
use super::setup::{Looks, Own, SetupError};
use super::style::Depth;
use super::view;

/// After so long without a key the program looks what other programs did.
const IDLE: Duration = Duration::from_secs(1);

/// The terminal that is drawn on.
type Screen = Terminal<CrosstermBackend<Stdout>>;

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
    let looks = Looks::new(&own, depth)?;
    let mut host = Disk::new(folders, own.choices.clone(), today);
    let opened = host.start(start)?;
    let guard = Guard::take()?;
    let result = begin(looks, &own, today, &mut host, opened);
    drop(guard);
    result
}

/// Shows that the program is there and where to type, then reads the tables, which take longest.
fn begin(looks: Looks, own: &Own, today: Date, host: &mut Disk, opened: Opened) -> anyhow::Result<()> {
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    draw(&mut terminal, |frame| view::before(looks.styles(), frame))?;
    let setup = looks.with_words(&own.choices)?;
    let ctx = setup.ctx(bundle::books().map_err(|_| SetupError::Books)?, today)?;
    screen(&mut terminal, &ctx, host, opened, setup.faults())
}

/// Draws one frame, which the terminal shows at once and whole.
fn draw(terminal: &mut Screen, view: impl FnOnce(&mut Frame<'_>)) -> anyhow::Result<()> {
    execute!(stdout(), BeginSynchronizedUpdate)?;
    terminal.draw(view)?;
    execute!(stdout(), EndSynchronizedUpdate)?;
    Ok(())
}

fn screen(
    terminal: &mut Screen,
    ctx: &Ctx<'_>,
    host: &mut Disk,
    opened: Opened,
    faults: &[Fault],
) -> anyhow::Result<()> {
    let size = terminal.size()?;
    let mut model = Model::new(ctx, (size.width, size.height));
    handle(&mut model, ctx, host, Msg::Opened(Box::new(opened)));
    if !faults.is_empty() {
        handle(&mut model, ctx, host, Msg::Faults(faults.iter().map(ToString::to_string).collect()));
    }
    loop {
        model.settle(ctx);
        if drawn_over() {
            // A new terminal knows nothing of what was drawn, and so draws everything. Clearing the old one would ask
            // for the place of the cursor, which not every terminal answers.
            execute!(stdout(), Clear(ClearType::All))?;
            *terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        }
        draw(terminal, |frame| view::view(&model, ctx, frame))?;
        // A search in many encounters goes on as long as no key comes.
        while model.looks_on() && !event::poll(Duration::ZERO)? {
            handle(&mut model, ctx, host, Msg::LookOn);
            model.settle(ctx);
            draw(terminal, |frame| view::view(&model, ctx, frame))?;
        }
        // Waits for the first event, then takes everything that is pending before the next frame is drawn.
        while !event::poll(IDLE)? {
            let said = model.says.clone();
            handle(&mut model, ctx, host, Msg::Idle);
            // Whatever is noticed is said: without a new word nothing is drawn again.
            if model.says != said {
                model.settle(ctx);
                draw(terminal, |frame| view::view(&model, ctx, frame))?;
            }
        }
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
