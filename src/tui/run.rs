//! The loop in a real terminal: read what is pending, update, draw once.

use std::ffi::OsString;
use std::io::{IsTerminal, Stdout, stdin, stdout};
use std::time::Duration;

use crossterm::event::{self, Event};
use crossterm::execute;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use crate::bundle;
use crate::choices::Fault;
use crate::config::Folders;
use crate::engine::date::Date;

use super::action::Action;
use super::clock::today;
use super::ctx::Ctx;
use super::disk::Disk;
use super::guard::{Guard, drawn_over};
use super::host::handle;
use super::idle::Idle;
use super::input;
use super::lock::{Asked, Hides, Lock};
use super::locking;
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
    /// Practice, over a new encounter.
    Practice,
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
    let session = host.session()?;
    // Behind a vault nothing is read before the passphrase; what cannot be opened is said then.
    let opened = if host.is_locked() { None } else { Some(host.start(start)?) };
    let guard = Guard::take()?;
    let result = begin(looks, &own, today, &mut host, start, opened);
    drop(guard);
    drop(session);
    result
}

/// Shows that the program is there and where to type, then reads the tables, which take longest.
fn begin(
    looks: Looks,
    own: &Own,
    today: Date,
    host: &mut Disk,
    start: &Start,
    opened: Option<Opened>,
) -> anyhow::Result<()> {
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    let lock = opened.is_none().then(|| Lock::new(Hides::All));
    draw(&mut terminal, |frame| match &lock {
        Some(lock) => view::locked(lock, looks.styles(), "", frame),
        None => view::before(looks.styles(), frame),
    })?;
    let setup = looks.with_words(&own.choices)?;
    let ctx = setup.ctx(bundle::books().map_err(|_| SetupError::Books)?, today)?;
    let size = terminal.size()?;
    let mut model = Model::new(&ctx, (size.width, size.height));
    if let Some(opened) = opened {
        handle(&mut model, &ctx, host, Msg::Opened(Box::new(opened)));
        faults(&mut model, &ctx, host, setup.faults());
    }
    Run { terminal, ctx, host, model, lock, start, faults: setup.faults() }.go()
}

/// Draws one frame, which the terminal shows at once and whole.
fn draw(terminal: &mut Screen, view: impl FnOnce(&mut Frame<'_>)) -> anyhow::Result<()> {
    execute!(stdout(), BeginSynchronizedUpdate)?;
    terminal.draw(view)?;
    execute!(stdout(), EndSynchronizedUpdate)?;
    Ok(())
}

/// Shows what cannot be used of the settings.
fn faults(model: &mut Model, ctx: &Ctx<'_>, host: &mut Disk, faults: &[Fault]) {
    if !faults.is_empty() {
        handle(model, ctx, host, Msg::Faults(faults.iter().map(ToString::to_string).collect()));
    }
}

/// What a run holds.
struct Run<'a> {
    terminal: Screen,
    ctx: Ctx<'a>,
    host: &'a mut Disk,
    model: Model,
    /// The locked screen, while it is locked.
    lock: Option<Lock>,
    start: &'a Start,
    faults: &'a [Fault],
}

impl Run<'_> {
    /// Draws and listens until the user leaves.
    fn go(mut self) -> anyhow::Result<()> {
        let mut idle = Idle::now();
        loop {
            self.show()?;
            // A search in many encounters goes on as long as no key comes.
            while self.lock.is_none() && self.model.looks_on() && !event::poll(Duration::ZERO)? {
                handle(&mut self.model, &self.ctx, self.host, Msg::LookOn);
                self.show()?;
            }
            // Waits for the first event, then takes everything that is pending before the next frame is drawn.
            while !event::poll(IDLE)? {
                let said = self.model.says.clone();
                if self.lock.is_none() {
                    handle(&mut self.model, &self.ctx, self.host, Msg::Idle);
                }
                self.hide_after(idle);
                // Whatever is noticed is said: without a new word nothing is drawn again, but a clock that is shown.
                let ticks = self.lock.is_none() && self.model.shows_time();
                if self.is_hidden_anew()? || self.model.says != said || ticks {
                    self.show()?;
                }
            }
            // A key that comes after the time, when a sleeping machine wakes, is not for the table any more.
            self.hide_after(idle);
            self.is_hidden_anew()?;
            idle = Idle::now();
            let mut next = Some(event::read()?);
            while let Some(event) = next.take() {
                if self.take(event)? {
                    return Ok(());
                }
                if event::poll(Duration::ZERO)? {
                    next = Some(event::read()?);
                }
            }
        }
    }

    /// Draws the table, or the locked screen.
    fn show(&mut self) -> anyhow::Result<()> {
        if drawn_over() {
            self.draw_anew()?;
        }
        let Self { terminal, ctx, model, lock, .. } = self;
        if let Some(lock) = lock {
            let (styles, quit) = (ctx.with_theme(model.theme).styles, ctx.key(Action::Quit));
            return draw(terminal, |frame| view::locked(lock, styles, &quit, frame));
        }
        model.settle(ctx);
        draw(terminal, |frame| view::view(model, ctx, frame))
    }

    /// Draws everything at the next frame. A new terminal knows nothing of what was drawn. Clearing the old one would ask
    /// for the place of the cursor, which not every terminal answers.
    fn draw_anew(&mut self) -> anyhow::Result<()> {
        execute!(stdout(), Clear(ClearType::All))?;
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(())
    }

    /// Hides the screen where nobody has typed for so long.
    fn hide_after(&mut self, idle: Idle) {
        let over = self.host.lock_after().is_some_and(|time| idle.time() >= time);
        if over && self.lock.is_none() {
            handle(&mut self.model, &self.ctx, self.host, Msg::Hide);
        }
    }

    /// Locks the screen where that was asked for.
    fn is_hidden_anew(&mut self) -> anyhow::Result<bool> {
        let hides = self.host.hides() && self.lock.is_none();
        if hides {
            self.lock = Some(locking::hide(&mut self.model, &self.ctx, self.host));
            // What was shown is not left in the cells of the terminal either.
            self.draw_anew()?;
        }
        Ok(hides)
    }

    /// Takes an event; `true`: leave the program.
    fn take(&mut self, event: Event) -> anyhow::Result<bool> {
        let Some(message) = input::message(&self.ctx, event) else { return Ok(false) };
        let Some(lock) = &mut self.lock else {
            let leaves = handle(&mut self.model, &self.ctx, self.host, message);
            self.is_hidden_anew()?;
            return Ok(leaves);
        };
        match message {
            Msg::Input { chord, action } => match lock.key(chord, action) {
                Asked::Nothing => {}
                Asked::Leave => return Ok(true),
                Asked::Open => self.open()?,
            },
            Msg::Paste(text) => lock.paste(&text),
            other @ Msg::Resized(..) => drop(handle(&mut self.model, &self.ctx, self.host, other)),
            _ => {}
        }
        Ok(false)
    }

    /// Tries to show the table again.
    fn open(&mut self) -> anyhow::Result<()> {
        // Trying takes a moment; that it is tried is seen.
        self.show()?;
        let Some(lock) = self.lock.take() else { return Ok(()) };
        let begins = lock.hides == Hides::All;
        self.lock = locking::open(lock, &mut self.model, &self.ctx, self.host, self.start)?;
        if begins && self.lock.is_none() {
            faults(&mut self.model, &self.ctx, self.host, self.faults);
        }
        Ok(())
    }
}
