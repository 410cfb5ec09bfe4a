//! The screen while it is locked: it shows nothing of any patient and knows nothing of one. With a vault it asks for the
//! passphrase; without one it is a curtain, and says so.

use crate::config::chord::{Chord, Key};
use crate::store::vault::Passphrase;

use super::action::Action;

/// What the screen hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hides {
    /// Everything, behind the passphrase; the program has just begun.
    All,
    /// What was on the table, sealed behind the passphrase.
    Table,
    /// What was on the table, sealed; leaving would lose what was typed or entered and is on no disk.
    Unkept,
    /// What is on the table; nobody is asked for anything.
    Curtain,
}

/// The locked screen. It has no `Debug`: a passphrase is typed in it.
#[derive(Clone)]
pub struct Lock {
    /// What it hides.
    pub hides: Hides,
    /// What is typed of the passphrase.
    pub typed: Passphrase,
    /// What is said below: that the passphrase is wrong, why something failed.
    pub says: Option<String>,
    /// The passphrase is being tried.
    pub trying: bool,
    /// It was said that leaving loses something; asked again, it leaves.
    warned: bool,
}

/// What a key means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Nothing more.
    Nothing,
    /// Try what is typed; behind a curtain, show what is there.
    Open,
    /// Leave the program.
    Leave,
}

impl Lock {
    /// A locked screen on which nothing is typed.
    #[must_use]
    pub fn new(hides: Hides) -> Self {
        Self { hides, typed: Passphrase::default(), says: None, trying: false, warned: false }
    }

    /// A key.
    pub fn key(&mut self, chord: Chord, action: Option<Action>) -> Asked {
        if self.hides == Hides::Curtain {
            return if chord.key == Key::Enter { Asked::Open } else { Asked::Nothing };
        }
        self.says = None;
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Enter, false, false) => {
                self.trying = self.typed.letters() > 0;
                if self.trying { Asked::Open } else { Asked::Nothing }
            }
            (Key::Esc, ..) => self.leave(),
            (Key::Backspace, false, false) => {
                self.typed.pop();
                Asked::Nothing
            }
            (Key::Char('u'), true, false) => {
                self.typed = Passphrase::default();
                Asked::Nothing
            }
            (Key::Char(letter), false, false) => {
                self.typed.push(letter);
                Asked::Nothing
            }
            _ if action == Some(Action::Quit) => self.leave(),
            _ => Asked::Nothing,
        }
    }

    /// A pasted passphrase: managers of passwords bring it so.
    pub fn paste(&mut self, text: &str) {
        if self.hides != Hides::Curtain {
            self.says = None;
            text.chars().for_each(|letter| self.typed.push(letter));
        }
    }

    /// What was typed did not open it: it is wiped, and why is said.
    pub fn refused(&mut self, why: impl Into<String>) {
        self.typed = Passphrase::default();
        self.trying = false;
        self.says = Some(why.into());
    }

    fn leave(&mut self) -> Asked {
        if self.hides == Hides::Unkept && !std::mem::replace(&mut self.warned, true) {
            self.says = Some(
                "Leaving now loses what was typed last and not taken. Unlock to keep it; the same key again leaves."
                    .to_owned(),
            );
            return Asked::Nothing;
        }
        Asked::Leave
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(lock: &mut Lock, keys: &str) -> Asked {
        let chords = crate::config::chord::script(keys).expect("keys");
        let quit = Chord::parse("ctrl-q").ok();
        let act = |chord| (Some(chord) == quit).then_some(Action::Quit);
        chords.into_iter().map(|chord| lock.key(chord, act(chord))).last().expect("a key")
    }

    #[test]
    fn a_passphrase_is_typed_mended_and_tried() {
        let mut lock = Lock::new(Hides::Table);
        assert_eq!(press(&mut lock, "enter"), Asked::Nothing, "nothing is no passphrase");
        assert_eq!(press(&mut lock, "'wordz' backspace 's' enter"), Asked::Open);
        assert!(lock.typed.same(&Passphrase::read("words".to_owned().into()).expect("read")) && lock.trying);
        lock.refused("that is not the passphrase");
        assert_eq!((lock.typed.letters(), lock.trying), (0, false));
        assert!(lock.says.is_some());
        press(&mut lock, "'x'");
        assert_eq!(lock.says, None, "until the next key");
        lock.paste("yz\n");
        assert_eq!(lock.typed.letters(), 3);
        press(&mut lock, "ctrl-u");
        assert_eq!(lock.typed.letters(), 0);
        assert_eq!(press(&mut lock, "esc"), Asked::Leave);
    }

    #[test]
    fn leaving_is_asked_twice_where_it_would_lose_something() {
        for key in ["esc", "ctrl-q"] {
            assert_eq!(press(&mut Lock::new(Hides::All), key), Asked::Leave);
            let mut lock = Lock::new(Hides::Unkept);
            assert_eq!(press(&mut lock, key), Asked::Nothing);
            assert!(lock.says.as_deref().is_some_and(|says| says.contains("loses")));
            assert_eq!(press(&mut lock, key), Asked::Leave);
        }
    }

    #[test]
    fn a_curtain_opens_with_enter_alone() {
        let mut lock = Lock::new(Hides::Curtain);
        for key in ["esc", "ctrl-q", "'x'", "space"] {
            assert_eq!(press(&mut lock, key), Asked::Nothing, "{key}");
        }
        lock.paste("\n");
        assert_eq!(lock.typed.letters(), 0);
        assert_eq!(press(&mut lock, "enter"), Asked::Open);
    }
}
