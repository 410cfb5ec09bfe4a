//! Random work at the keyboard, as bytes for a terminal and as key presses for the model beside it.

use fastrand::Rng;

/// One thing that somebody does, sent to the terminal in one piece.
#[derive(Clone, Debug)]
pub struct Doing {
    /// What the terminal sends.
    pub bytes: String,
    /// The same as a key script.
    pub keys: String,
}

fn doing(bytes: impl Into<String>, keys: impl Into<String>) -> Doing {
    Doing { bytes: bytes.into(), keys: keys.into() }
}

/// A line that is typed and taken.
fn line(text: &str) -> Doing {
    doing(format!("{text}\r"), format!("'{text}' enter"))
}

/// Work for one life of the program. `entry` counts all entries ever made, so that no two are alike.
pub fn script(random: &mut Rng, lesions: usize, entry: &mut u32) -> Vec<Doing> {
    // An encounter that has grown is saved, so that the next one is new.
    if lesions > 14 {
        return vec![doing("\x13", "ctrl-s")];
    }
    (0..random.usize(1..9)).map(|_| one(random, entry)).collect()
}

fn one(random: &mut Rng, entry: &mut u32) -> Doing {
    *entry += 1;
    let size = format!("{}.{}mm", 1 + *entry / 10 % 90, *entry % 10);
    match random.u8(..20) {
        0..9 => {
            let what = [
                "ak face ln2",
                "3 ak scalp ln2",
                "bcc l nasal ala edc bxp",
                "2 warts r hand ln2",
                "shave back nevus",
            ];
            line(&format!("{} {size}", what[random.usize(..what.len())]))
        }
        9..12 => line(&format!("@{} {size}", ["a", "b", "c"][random.usize(..3)])),
        12..14 => doing("\x1a", "ctrl-z"),
        14 => doing("\x19", "ctrl-y"),
        15 => doing("\x13", "ctrl-s"),
        // Nothing of it is understood, so it stays in the line and is wiped away.
        16 => doing("qqq zzz\r\x15", "'qqq zzz' enter ctrl-u"),
        17 => doing("half a line\x15", "'half a line' ctrl-u"),
        // The first lesion is removed in its pane, and Tab leads round to the entry line.
        18 => doing("\t\x1b[3~\t\t\t", "tab del tab tab tab"),
        _ => line(&format!("5 ak ears ln2 {size} + 1 ak nose ln2 {size}")),
    }
}
