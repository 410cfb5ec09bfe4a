//! What is copied to the clipboard, and how a terminal is asked to: by the sequence OSC 52, which goes through ssh as well.
//! A terminal gives no answer to it; one that cannot does nothing.

use std::io::{Write, stdout};

use crate::config::privacy::Privacy;
use crate::engine::encounter::Encounter;
use crate::engine::outcome::{Assessment, Level};
use crate::report::plain;

use super::targets;
use super::text::number;

/// Code, units, modifiers and diagnoses of each line, parted by tabs, one a row: nothing of the patient. Codes that are
/// not final stand below a row that says so, as exports mark a draft.
#[must_use]
pub fn codes(answer: &Assessment) -> String {
    let draft = draft(answer).map(|why| format!("DRAFT\tnot final: {why}\n"));
    let rows = answer.lines.iter().map(|line| {
        let modifiers: Vec<&str> = line.modifiers.iter().map(|modifier| modifier.as_str()).collect();
        let diagnoses: Vec<&str> = line.diagnoses.iter().map(|icd| icd.as_str()).collect();
        format!("{}\t{}\t{}\t{}\n", line.code, line.units, modifiers.join(" "), diagnoses.join(" "))
    });
    draft.into_iter().chain(rows).collect()
}

/// Why codes are only a draft; `None` where they are final.
pub(super) fn draft(answer: &Assessment) -> Option<String> {
    if answer.is_final {
        return None;
    }
    let blockers = targets::count(answer, Level::Blocker);
    let mut parts = Vec::new();
    if blockers > 0 {
        parts.push(number(blockers, "blocker", "blockers"));
    }
    if !answer.held.is_empty() {
        parts.push(format!("{} held", answer.held.len()));
    }
    Some(parts.join(", "))
}

/// The same below a row that says whose they are and of which day.
#[must_use]
pub fn with_identifiers(encounter: &Encounter, answer: &Assessment) -> String {
    let patient = &encounter.patient;
    let facts = [
        patient.id.clone(),
        patient.name.clone(),
        patient.birth_date.map(|date| date.to_string()),
        encounter.date_of_service.map(|date| date.to_string()),
        encounter.clinician.name.clone(),
    ];
    let facts: Vec<String> =
        facts.into_iter().flatten().map(|fact| plain::line(&fact).into_owned()).collect();
    format!("{}\n{}", facts.join("\t"), codes(answer))
}

/// Refuses where the user wants no clipboard.
pub(super) fn allowed(privacy: &Privacy) -> Result<(), String> {
    if privacy.clipboard {
        return Ok(());
    }
    Err("config.toml says clipboard = false under [privacy]".to_owned())
}

/// Asks the terminal of this program.
pub(super) fn ask(text: &str) -> Result<(), String> {
    if let Some(why) = refused(std::env::var("TERM").ok().as_deref()) {
        return Err(why.to_owned());
    }
    let tmux = std::env::var_os("TMUX").is_some_and(|value| !value.is_empty());
    let mut out = stdout().lock();
    out.write_all(sequence(text, tmux).as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| error.to_string())
}

/// Why a terminal of this name has no clipboard for programs.
pub(super) fn refused(term: Option<&str>) -> Option<&'static str> {
    match term {
        None | Some("" | "dumb" | "linux" | "vt100" | "vt220") => Some("this terminal has no clipboard"),
        Some(_) => None,
    }
}

/// What asks a terminal to take a text, directly and through tmux, which passes on what is wrapped for it.
pub(super) fn sequence(text: &str, tmux: bool) -> String {
    let ask = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    if tmux { format!("{ask}\u{1b}Ptmux;\u{1b}{ask}\u{1b}\\") } else { ask }
}

/// Bytes in letters, as RFC 4648 has it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let part = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let number = part(0) << 16 | part(1) << 8 | part(2);
        for at in 0..4_usize {
            let letter = LETTERS[(number >> (18 - 6 * at)) as usize & 63];
            out.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_are_those_of_the_standard() {
        for (bytes, letters) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfd]), "//79");
    }

    #[test]
    fn tmux_gets_it_wrapped_as_well() {
        assert_eq!(sequence("f", false), "\u{1b}]52;c;Zg==\u{7}");
        assert_eq!(
            sequence("f", true),
            "\u{1b}]52;c;Zg==\u{7}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zg==\u{7}\u{1b}\\"
        );
        assert!(
            refused(Some("dumb")).is_some()
                && refused(None).is_some()
                && refused(Some("xterm-256color")).is_none()
        );
    }
}
