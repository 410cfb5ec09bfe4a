//! The terminal is given back as it was: on leaving, on an error and on a panic, once.

use std::io::{Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Holds the terminal; dropping it gives the terminal back.
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste; a panic gives it back first.
    ///
    /// # Errors
    /// What the terminal refused.
    pub fn take() -> std::io::Result<Self> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        // From here on the guard gives back whatever was taken, also when the next step fails.
        let guard = Self(());
        std::panic::set_hook(Box::new(|info| {
            give_back();
            // The text of a panic may hold what somebody typed: only the place in the program is shown.
            let place = info.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
            let _ = writeln!(
                std::io::stderr(),
                "curette stopped because of a fault in the program at {place}. Accepted entries are kept and come back with the next start."
            );
        }));
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
        if !std::thread::panicking() {
            drop(std::panic::take_hook());
        }
    }
}

/// Gives the terminal back, once.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
        let _ = stdout().flush();
    }
}
