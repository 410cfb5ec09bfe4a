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

/// The program was stopped and goes on: everything has to be drawn again.
static AGAIN: AtomicBool = AtomicBool::new(false);

/// Whether everything has to be drawn again since this was last asked.
pub fn drawn_over() -> bool {
    AGAIN.swap(false, Ordering::SeqCst)
}

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
        #[cfg(unix)]
        {
            heed_signals()?;
            heed_the_end_of_the_terminal();
        }
        Ok(guard)
    }
}

/// Ends the program once its terminal is gone, as the signal does that most terminals send then: reading from a terminal
/// that is gone would go on for ever.
#[cfg(unix)]
fn heed_the_end_of_the_terminal() {
    use std::io::{IsTerminal, stdin};
    std::thread::spawn(|| {
        loop {
            std::thread::sleep(std::time::Duration::from_millis(500));
            if !stdin().is_terminal() {
                TAKEN.store(false, Ordering::SeqCst);
                let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGHUP);
            }
        }
    });
}

/// Gives the terminal back before a signal ends or stops the program, and takes it again when it goes on.
#[cfg(unix)]
fn heed_signals() -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
    use signal_hook::low_level::{emulate_default_handler, raise};

    // A file that may not grow any more is an error of writing it, not the end of the program.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::new(AtomicBool::new(false)))?;
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    std::thread::spawn(move || {
        let mut stopped = false;
        for signal in signals.forever() {
            if signal == SIGCONT {
                if std::mem::take(&mut stopped) {
                    TAKEN.store(true, Ordering::SeqCst);
                    let _ = enable_raw_mode();
                    let _ = execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste);
                    AGAIN.store(true, Ordering::SeqCst);
                    // The loop waits for an event: this one wakes it.
                    let _ = raise(SIGWINCH);
                }
                continue;
            }
            stopped = signal == SIGTSTP && TAKEN.load(Ordering::SeqCst);
            give_back();
            let _ = emulate_default_handler(signal);
        }
    });
    Ok(())
}

/// Stops the program as the shell's own key would, and comes back once it goes on.
#[cfg(unix)]
pub fn suspend() {
    if signal_hook::low_level::raise(signal_hook::consts::SIGTSTP).is_err() {
        return;
    }
    // The thread of the signals stops the program; nothing may be drawn before it has taken the terminal again. Time
    // that the program is stopped does not count here.
    for _ in 0..200 {
        if AGAIN.load(Ordering::SeqCst) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
}

/// Other systems cannot stop a program and let it go on.
#[cfg(not(unix))]
pub const fn suspend() {}

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

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;

    /// What somebody typed and no terminal may show after a panic.
    const SECRET: &str = "Jane Doe 00123";
    /// Set in the child that is to panic.
    const CHILD: &str = "CURETTE_TEST_PANICS";

    #[test]
    fn a_panic_gives_the_terminal_back_and_shows_nothing_that_was_typed() {
        if std::env::var_os(CHILD).is_some() {
            let _guard = Guard::take().expect("terminal");
            panic!("{SECRET}");
        }
        let pair = native_pty_system().openpty(PtySize::default()).expect("terminal");
        let before = format!("{:?}", pair.master.get_termios());
        let mut command = CommandBuilder::new(std::env::current_exe().expect("this program"));
        let name =
            concat!(module_path!(), "::a_panic_gives_the_terminal_back_and_shows_nothing_that_was_typed");
        command.args(["--exact", name.split_once("::").expect("path").1, "--nocapture"]);
        command.env(CHILD, "1");
        let mut child = pair.slave.spawn_command(command).expect("child");
        drop(pair.slave);
        let (mut written, mut bytes) = (Vec::new(), [0; 4096]);
        let mut reader = pair.master.try_clone_reader().expect("reader");
        // The last read fails on some systems once the other end is closed.
        while let Ok(read @ 1..) = reader.read(&mut bytes) {
            written.extend_from_slice(&bytes[..read]);
        }
        assert!(!child.wait().expect("end").success());
        let written = String::from_utf8_lossy(&written);
        for (on, off) in [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l")] {
            assert!(written.contains(on) && written.rfind(off) > written.rfind(on), "{written:?}");
        }
        assert!(written.contains("\x1b[?25h"), "{written:?}");
        let after = written.split("\x1b[?1049l").last().unwrap_or_default();
        assert!(after.contains("a fault in the program at src/tui/guard.rs"), "{written:?}");
        assert!(!written.contains(SECRET), "{written:?}");
        assert_eq!(format!("{:?}", pair.master.get_termios()), before, "raw mode is off");
    }
}
