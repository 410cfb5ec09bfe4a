//! The log of who did what: how much is in it, and whether it is whole.

use super::report::Report;
use crate::config::Folders;
use crate::report::lay;
use crate::store::{Proof, Store};

/// Tells how many events there are, from when to when, and where the log is not whole.
pub fn look(folders: &Folders, report: &mut Report) -> Option<Proof> {
    let log = Store::new(folders.clone()).log();
    report.section("Log");
    let proof = match log.prove() {
        Ok(proof) => proof,
        Err(error) => {
            report.row("log", "cannot be read");
            report.attend(error.to_string());
            return None;
        }
    };
    report.row("file", &log.path().display().to_string());
    report.row("events", &proof.events.to_string());
    for (name, time) in [("first", &proof.first), ("last", &proof.last)] {
        if let Some(time) = time {
            report.row(name, time);
        }
    }
    for note in &proof.notes {
        report.row("note", note);
    }
    if let Some(fault) = &proof.fault {
        let place = fault.line.map_or_else(|| "its end".to_owned(), |line| format!("line {line}"));
        let (file, head) = (log.path().display(), log.head_path().display());
        report.attend(format!(
            "the log is not whole, at {place}: {}; find out who changed it, then move '{file}' and '{head}' away \
             together and keep them: a new log begins",
            fault.what
        ));
    }
    Some(proof)
}

/// Says that the chain was gone through. A fault of it is told above.
pub fn verify(proof: Option<&Proof>, report: &mut Report) {
    if let Some(proof) = proof.filter(|proof| proof.fault.is_none()) {
        let many = usize::try_from(proof.events).unwrap_or(usize::MAX);
        let events = lay::counted(many, "event", "events");
        report.row("log", &format!("the chain of {events} is whole"));
    }
}
