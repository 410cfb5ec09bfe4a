//! A whole working day with a mark in every text and date that the format has: without a vault it lies in every folder,
//! with one it lies nowhere.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use curette::config::Folders;
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::engine::texts::{Kind, each_text};
use curette::store::vault::Passphrase;
use curette::store::{JournalKey, Store};

use super::terminal::Terminal;
use crate::hostile::texts::with_every_text;

const WORDS: &str = "several quiet words";
/// In every text of every encounter of these tests.
const MARK: &str = "Zebedee";
/// The dates of the encounters, one a kind.
const DAYS: &[&str] = &["1961-08-12", "2026-03-05", "2026-03-06", "2026-03-07"];

/// An encounter with the mark in every text.
fn marked(id: &str) -> Encounter {
    let mut encounter = with_every_text();
    encounter.edition = None;
    (encounter.patient.birth_date, encounter.date_of_service) =
        (Date::new(1961, 8, 12), Date::new(2026, 3, 5));
    let mut days = ["2026-03-06", "2026-03-07"].into_iter().cycle();
    each_text(&mut encounter, &mut |kind, key, text| {
        *text = match kind {
            Kind::Moment => format!("{}T08:00:00Z", days.next().expect("a day")),
            Kind::Count => MARK.to_lowercase(),
            _ => format!("{MARK} {key}"),
        };
    });
    encounter.id = Some(id.to_owned());
    encounter
}

fn store(home: &Path) -> Store {
    let store = Store::new(Folders::under(home));
    let mut passphrase = Passphrase::default();
    WORDS.chars().for_each(|letter| passphrase.push(letter));
    store.unlock(&passphrase).expect("unlocked");
    store
}

/// The files below a folder in which a mark or a day stands.
fn marked_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            found.extend(marked_files(&path));
            continue;
        }
        let text = String::from_utf8_lossy(&fs::read(&path).expect("file")).to_lowercase();
        let name = path.to_string_lossy().to_lowercase();
        let mark = MARK.to_lowercase();
        if text.contains(&mark) || name.contains(&mark) || DAYS.iter().any(|day| text.contains(day)) {
            found.push(path);
        }
    }
    found
}

/// Which of the places of a home the files lie in.
fn places(home: &Path, files: &[PathBuf]) -> Vec<String> {
    let place = |path: &PathBuf| {
        let inside = path.strip_prefix(home).expect("below the home");
        inside
            .components()
            .take(2)
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    };
    let mut places: Vec<String> = files.iter().map(place).collect();
    places.sort();
    places.dedup();
    places
}

/// Everything that leaves something behind: saved twice, thrown away and not, unfinished, a file elsewhere, an encounter
/// worked on in the terminal, listed, searched, its versions looked at.
fn work(home: &Path, outside: &Path) {
    let store = store(home);
    for id in ["01K5D3QK8T0V6M2H9XW4Z7R1AA", "01K5D3QK8T0V6M2H9XW4Z7R1AB", "01K5D3QK8T0V6M2H9XW4Z7R1AC"] {
        let path = store.save(&marked(id), None).expect("saved");
        let mut more = marked(id);
        more.lesions[0].site_detail = Some(format!("{MARK} again"));
        store.save(&more, Some(&path)).expect("saved again");
    }
    store.trash("01K5D3QK8T0V6M2H9XW4Z7R1AC").expect("thrown away");
    store.save(&marked("01K5D3QK8T0V6M2H9XW4Z7R1AD"), Some(outside)).expect("saved elsewhere");
    let mut again = marked("01K5D3QK8T0V6M2H9XW4Z7R1AD");
    again.record.plan = None;
    store.save(&again, Some(outside)).expect("saved elsewhere again");
    let locked = store.has_vault();
    let mut terminal = Terminal::start(home);
    if locked {
        terminal.wait_for("Locked.").send(WORDS).send("\r");
    }
    terminal
        .wait_for("Encounters")
        .send("zebedee")
        .wait_for("> zebedee")
        .wait_for("9 blockers")
        .send("\r")
        .wait_for("Checklist");
    terminal.send("5 ak face ln2\r").wait_for("17003").send("\x13").wait_for("saved to");
    terminal.send("\x1br").wait_for("Versions").send("\x1b");
    terminal.until("the versions are closed", |terminal| !terminal.contents().contains("Versions"));
    terminal.send("\x1b[19~").wait_for("Encounters").send("\x11");
    assert_eq!(terminal.end().exit_code(), 0);
    for id in ["01K5D3QK8T0V6M2H9XW4Z7R1AE", "01K5D3QK8T0V6M2H9XW4Z7R1AF"] {
        let mut journal = store.journal(&JournalKey::Id(id.into())).expect("journal");
        journal.append(&marked(id)).expect("noted");
    }
    let thrown = store.pending().expect("pending").into_iter().next().expect("one");
    store.trash_unfinished(&thrown).expect("thrown away");
    let mut journal = store.journal(&JournalKey::File(outside.to_path_buf())).expect("journal");
    journal.append(&marked("01K5D3QK8T0V6M2H9XW4Z7R1AD")).expect("noted");
    know_all(home, &store);
    for args in [&["list"][..], &["show", "01K5D3QK8T0V6M2H9XW4Z7R1AA", "--history"]] {
        assert!(run(home, args, ""), "{args:?}");
    }
    run(home, &["doctor", "--verify"], "");
}

/// Looks at the list until the index says who the patients are: files that are young it does not trust yet.
fn know_all(home: &Path, store: &Store) {
    let index = home.join("state/index");
    let known = || {
        let bytes = store.open_sealed(&index, fs::read(&index).unwrap_or_default()).expect("the index opens");
        String::from_utf8_lossy(&bytes).contains(MARK)
    };
    let until = Instant::now() + Duration::from_secs(20);
    store.look_over().expect("list");
    while !known() {
        store.look_over().expect("list");
        assert!(Instant::now() < until, "the index knows nobody");
    }
}

/// Runs a command with the passphrase at hand; whether it did what was asked.
fn run(home: &Path, args: &[&str], typed: &str) -> bool {
    let file = home.parent().expect("folder").join("passphrase");
    fs::write(&file, WORDS).expect("passphrase");
    #[cfg(unix)]
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("mode");
    let mut child = Command::new(env!("CARGO_BIN_EXE_curette"))
        .args(args)
        .env("CURETTE_HOME", home)
        .env("CURETTE_PASSPHRASE_FILE", &file)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started");
    child.stdin.take().expect("stdin").write_all(typed.as_bytes()).expect("typed");
    child.wait().expect("ended").success()
}

#[test]
fn a_day_of_work_leaves_its_marks_in_clear_until_the_vault_is_on_and_never_after() {
    let folder = tempfile::tempdir().expect("folder");
    let (home, outside) = (folder.path().join("home"), folder.path().join("outside.toml"));
    fs::create_dir(&home).expect("home");
    work(&home, &outside);
    // Everything that the vault has to seal is there: what is not left in clear is not looked for in vain.
    let clear = places(&home, &marked_files(&home));
    let all = [
        "data/encounters",
        "data/trash",
        "data/versions",
        "state/index",
        "state/journals",
        "state/last-used.toml",
        "state/versions",
    ];
    assert_eq!(clear, all);
    fs::write(home.join("data/encounters/.curette-begun.new"), MARK).expect("a save that a crash cut short");

    assert!(run(&home, &["vault", "on", "--passphrase-file", "-"], WORDS));
    assert_eq!(marked_files(&home), [""; 0].map(PathBuf::from));
    let encounter = store(&home).load(&home.join("data/encounters/01K5D3QK8T0V6M2H9XW4Z7R1AA.toml"));
    assert!(encounter.is_ok(), "it can be read by its owner");
}

#[test]
fn a_day_of_work_in_a_vault_leaves_no_mark() {
    let folder = tempfile::tempdir().expect("folder");
    let (home, outside) = (folder.path().join("home"), folder.path().join("outside.toml"));
    fs::create_dir(&home).expect("home");
    assert!(run(&home, &["vault", "on", "--passphrase-file", "-"], WORDS));
    work(&home, &outside);
    assert_eq!(marked_files(&home), [""; 0].map(PathBuf::from));
    assert_eq!(marked_files(folder.path()), [outside], "what lies elsewhere is the user's own");
}
