//! Every system call of a save fails in turn, or is the last thing that the program does: the file is the old one or the
//! new one, whole, and what was journaled is still there.
//!
//! The calls are real ones: `strace` starts this program as a child that saves an encounter over an older one, and makes
//! the n-th call of a kind fail, for every n until there is no n-th call any more.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use curette::config::Folders;
use curette::engine::encounter::Encounter;
use curette::format;
use curette::store::{JournalKey, Store};

/// The word that makes this program the child.
pub const CHILD: &str = "save-once-for-torture";
/// Each kind of call, with the other names of the same thing on other machines. What a machine does not have is skipped.
const CALLS: &[&str] = &[
    "openat",
    "write",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "ftruncate",
    "unlink",
    "unlinkat",
    "mkdir",
    "fchmod",
    "flock",
];
const ERRORS: &[&str] = &["ENOSPC", "EIO", "EDQUOT", "EROFS"];
/// How far the child came.
const SAVED: u8 = 0;
const NOT_JOURNALED: u8 = 10;
const NOT_SAVED: u8 = 20;
const NOT_TIDIED: u8 = 30;

const ID: &str = "01M0000000000000000000000A";

fn old() -> Encounter {
    encounter("schema = 1\nid = \"01M0000000000000000000000A\"\n\n[[lesion]]\nid = \"A\"\nsite = \"nose\"\n")
}

fn new() -> Encounter {
    encounter(
        "schema = 1\nid = \"01M0000000000000000000000A\"\n\n[[lesion]]\nid = \"A\"\nsite = \"nose\"\nsize = \"8 mm\"\n\n\
         [[lesion]]\nid = \"B\"\nsite = \"scalp\"\n",
    )
}

fn encounter(text: &str) -> Encounter {
    format::read(text).expect("encounter")
}

/// The child: an entry is journaled and saved, as the terminal does it.
pub fn save_once(home: &Path) -> ExitCode {
    let store = Store::new(Folders::under(home));
    let path = store.folders().encounters().join(format!("{ID}.toml"));
    let journal = store.journal(&JournalKey::Id(ID.to_owned()));
    let Ok(mut journal) = journal.and_then(|mut journal| journal.append(&new()).map(|()| journal)) else {
        return NOT_JOURNALED.into();
    };
    if store.save(&new(), Some(&path)).is_err() {
        return NOT_SAVED.into();
    }
    if journal.saved().and_then(|()| journal.finish()).is_err() {
        return NOT_TIDIED.into();
    }
    SAVED.into()
}

/// What a run of the child came to.
struct Run {
    /// `None`: killed.
    code: Option<u8>,
    /// The fault was met: there was an n-th call.
    met: bool,
    /// The entry was made durable in the journal.
    journaled: bool,
}

/// Every fault at every call. Stops with the first one that breaks a promise.
pub fn run() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("torture::faults: skipped, as there is no 'strace' here");
        return;
    }
    let probe = tempfile::tempdir().expect("folder");
    let looked = strace(probe.path(), "write", "", &probe.path().join("log"));
    if looked != Some(Some(SAVED)) {
        println!("torture::faults: skipped, as 'strace' may not look into a process here");
        return;
    }
    let (mut runs, mut old_files, mut new_files) = (0, 0, 0);
    for call in CALLS {
        let before = runs;
        // Files are opened most often, and one error stands for all of them.
        let errors = if *call == "openat" { &ERRORS[..1] } else { ERRORS };
        let faults = errors.iter().map(|error| format!("error={error}")).chain(["signal=KILL".to_owned()]);
        for fault in faults {
            for n in 1.. {
                let home = tempfile::tempdir().expect("home");
                let Some(run) = with_fault(home.path(), call, &fault, n) else { break };
                if !run.met {
                    break;
                }
                runs += 1;
                if is_kept(home.path(), &run, &format!("{call} number {n}, {fault}")) {
                    new_files += 1;
                } else {
                    old_files += 1;
                }
            }
        }
        println!("  {call}: {} faults", runs - before);
    }
    assert!(runs > 80, "faults were met: {runs}");
    println!("torture::faults: {runs} faults; {old_files} old files, {new_files} new files, every one whole");
}

/// The promises: the file is whole; what was saved is in it; what was journaled and not saved is still in the journal.
/// `true`: the file is the new one.
fn is_kept(home: &Path, run: &Run, told: &str) -> bool {
    let store = Store::new(Folders::under(home));
    let listed = store.list().expect("list");
    let [one] = listed.as_slice() else { panic!("{told}: one encounter is listed, not {listed:?}") };
    let file = one.encounter.as_ref().unwrap_or_else(|| panic!("{told}: {:?}", one.error));
    let is_new = *file == new();
    assert!(is_new || *file == old(), "{told}: {file:?}");
    let pending = store.pending().expect("journals");
    let waiting = pending.iter().any(|left| left.encounter == new());
    assert!(pending.is_empty() || waiting, "{told}: {pending:?}");
    match run.code {
        Some(SAVED | NOT_TIDIED) => assert!(is_new, "{told}: it said that it is saved"),
        Some(NOT_SAVED) => {
            assert!(is_new || waiting, "{told}: not saved, and the entry is not in the journal")
        }
        Some(NOT_JOURNALED) => assert!(!is_new, "{told}: nothing was saved"),
        None => assert!(is_new || waiting || !run.journaled, "{told}: a journaled entry is lost"),
        // A library that cannot be loaded, before the child began: nothing has happened.
        Some(_) => assert!(!is_new && pending.is_empty(), "{told}: it never began"),
    }
    is_new
}

fn with_fault(home: &Path, call: &str, fault: &str, n: u32) -> Option<Run> {
    let store = Store::new(Folders::under(home));
    store.save(&old(), None).expect("the old file");
    let log = home.join("calls");
    // Calls that make an entry durable are told beside the one that fails.
    let code = strace(home, call, &format!(":{fault}:when={n}"), &log)?;
    let told = fs::read_to_string(&log).expect("what strace saw");
    let journaled = told.lines().any(|line| line.contains("fdatasync(") && line.ends_with("= 0"));
    let met =
        told.contains("(INJECTED)") || (fault.starts_with("signal") && told.contains("killed by SIGKILL"));
    Some(Run { code, met, journaled })
}

/// Runs the child under strace. `None`: this machine has no such call; `Some(None)`: it was killed.
fn strace(home: &Path, call: &str, fault: &str, log: &Path) -> Option<Option<u8>> {
    let own = std::env::current_exe().expect("this program");
    let ran = Command::new("strace")
        .args(["-f", "-qq", "-e", &format!("trace=fdatasync,{call}")])
        .args((!fault.is_empty()).then(|| format!("-einject={call}{fault}")))
        .arg("-o")
        .arg(log)
        .arg(own)
        .arg(CHILD)
        .arg(home)
        .output()
        .expect("strace");
    if String::from_utf8_lossy(&ran.stderr).contains("invalid system call") {
        return None;
    }
    Some(ran.status.code().and_then(|code| u8::try_from(code).ok()))
}
