//! The head of the key file is proved, and so is that a line of a journal was sealed: who can write the files of a vault,
//! and has not its key, can have nothing in clear taken for what its owner entered.

use std::fs;
use std::path::{Path, PathBuf};

use curette::config::Folders;
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::store::vault::{Cost, Passphrase, RecoveryCode, State};
use curette::store::{JournalKey, Store, StoreError};

const WORDS: &str = "several quiet words";
const ID: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AB";

fn typed(text: &str) -> Passphrase {
    let mut typed = Passphrase::default();
    text.chars().for_each(|letter| typed.push(letter));
    typed
}

fn store(home: &Path) -> Store {
    Store::new(Folders::under(home))
}

fn vault_on(home: &Path) -> Store {
    let store = store(home);
    let alone = store.alone().unwrap();
    let today = Date::new(2026, 11, 21).unwrap();
    store.make_vault(&alone, &typed(WORDS), (Cost::least(), today), |_, _| Ok::<_, StoreError>(())).unwrap();
    store.seal_everything(&alone, &mut |_| Ok(())).unwrap();
    store
}

fn planned(plan: &str) -> Encounter {
    let mut encounter = Encounter { id: Some(ID.to_owned()), ..Encounter::default() };
    encounter.record.plan = Some(plan.to_owned());
    encounter
}

#[test]
fn a_state_that_the_program_did_not_write_is_refused_by_name_and_nothing_in_clear_is_taken() {
    let home = tempfile::tempdir().unwrap();
    let path = vault_on(home.path()).save(&planned("own"), None).unwrap();
    let vault = home.path().join("data/vault.toml");
    let good = fs::read_to_string(&vault).unwrap();
    fs::write(&vault, good.replace("state = \"on\"", "state = \"turning-on\"")).unwrap();
    fs::write(&path, "schema = 1\n").unwrap();
    let again = store(home.path());
    let error = again.unlock(&typed(WORDS)).unwrap_err();
    assert!(matches!(error, StoreError::KeyFile { .. }), "{error}");
    let said = error.to_string();
    assert!(said.contains("data/vault.toml") && said.contains("not what curette wrote"), "{said}");
    assert!(again.is_locked());
    assert!(matches!(again.load(&path), Err(StoreError::Locked)));
    // Put back as it was, it opens, and what lies in clear is told.
    fs::write(&vault, &good).unwrap();
    again.unlock(&typed(WORDS)).unwrap();
    assert!(matches!(again.load(&path), Err(StoreError::Sealed { .. })));
}

/// `tests/vaults/version-1` was made by a version that did not prove the head.
#[test]
fn a_vault_made_before_opens_and_is_renewed_with_its_next_change() {
    const CODE: &str = "C6H12 YZD2A 985JM 6Z6CR TYMC4 W1KH4 A8PD8 Y1GBF EAXA6 EJRR2 TTE0D X18MT 5B708";
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vaults/version-1");
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    fs::create_dir_all(data.join("encounters")).unwrap();
    let name = "encounters/01M7Z71P8NFX7972BY8CYH08WM.toml";
    for (file, place) in [("vault.toml", "vault.toml"), ("01M7Z71P8NFX7972BY8CYH08WM.sealed", name)] {
        fs::copy(made.join(file), data.join(place)).unwrap();
    }
    let text = || fs::read_to_string(data.join("vault.toml")).unwrap();
    let reads = |store: &Store| {
        let read = store.load(&data.join(name)).unwrap().encounter;
        assert_eq!(read.lesions[0].site.as_deref(), Some("face"));
    };
    let code = RecoveryCode::read(CODE).unwrap();
    let by_sheet = store(home.path());
    by_sheet.recover(&code).unwrap();
    reads(&by_sheet);
    assert!(text().contains("version = 1") && !text().contains("proof"), "opening it writes nothing");

    let by_words = store(home.path());
    by_words.unlock(&typed(WORDS)).unwrap();
    by_words.change_passphrase(&typed("other loud words"), Cost::least()).unwrap();
    assert!(text().contains("version = 2") && text().contains("proof = "), "{}", text());
    let again = store(home.path());
    again.unlock(&typed("other loud words")).unwrap();
    reads(&again);
    assert_eq!(again.vault().unwrap().unwrap().state, State::On);
    by_sheet.lock();
    by_sheet.recover(&code).unwrap();
    let changed = text().replace("state = \"on\"", "state = \"turning-off\"");
    fs::write(data.join("vault.toml"), changed).unwrap();
    assert!(store(home.path()).unlock(&typed("other loud words")).is_err());
    assert!(store(home.path()).recover(&code).is_err(), "the sheet of before proves it as well");
}

/// A journal in which three states were entered, its file, and the lines of it.
fn journaled(home: &Path) -> (PathBuf, Vec<String>) {
    let store = vault_on(home);
    let mut journal = store.journal(&JournalKey::Id(ID.into())).unwrap();
    for plan in ["first", "second", "third"] {
        journal.append(&planned(plan)).unwrap();
    }
    let path = journal.path().to_path_buf();
    let lines = fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
    (path, lines)
}

/// A line of a journal as this says it, with its length and its checksum (FNV-1a).
fn framed(said: &str) -> String {
    let sum = said
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{} {sum:016x} {said}", said.len())
}

/// A sealed line of which the last byte is another, with a checksum that fits.
fn changed(line: &str) -> String {
    let said = line.splitn(3, ' ').nth(2).unwrap();
    let (rest, last) = said.split_at(said.len() - 1);
    framed(&format!("{rest}{}", if last == "0" { "1" } else { "0" }))
}

fn unlocked(home: &Path) -> Store {
    let store = store(home);
    store.unlock(&typed(WORDS)).unwrap();
    store
}

#[test]
fn lines_of_a_journal_that_do_not_open_are_counted_and_what_opens_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let (path, lines) = journaled(home.path());
    let clear = framed(&format!("null\t-\t{}", curette::format::write_json(&planned("put there"))));
    for (second, third, plan, unopened) in [
        (lines[1].clone(), lines[2].clone(), "third", 0),
        (lines[1].clone(), changed(&lines[2]), "second", 1),
        (changed(&lines[1]), changed(&lines[2]), "first", 2),
        // In clear among sealed ones, as somebody without the key can write it; a torn one counts for nothing.
        (lines[1].clone(), clear, "second", 1),
        (lines[1].clone(), lines[2][..90].to_owned(), "second", 0),
    ] {
        fs::write(&path, format!("{}\n{second}\n{third}\n", lines[0])).unwrap();
        let store = unlocked(home.path());
        let pending = store.pending().unwrap();
        assert_eq!(pending.len(), 1);
        assert_eq!(
            (pending[0].encounter.record.plan.as_deref(), pending[0].unopened),
            (Some(plan), unopened)
        );
        assert_eq!(store.unopened_journals(), [""; 0], "something of it opens");
    }
}

/// What lies in the trash.
fn trashed(home: &Path) -> Vec<String> {
    let entries = fs::read_dir(home.join("data/trash")).into_iter().flatten();
    let mut texts: Vec<String> =
        entries.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    texts.sort();
    texts
}

#[test]
fn lines_that_do_not_open_are_kept_aside_once_before_a_save_empties_the_journal() {
    for removed in [false, true] {
        let home = tempfile::tempdir().unwrap();
        let (path, lines) = journaled(home.path());
        let bytes = format!("{}\n{}\n{}\n", lines[0], lines[1], changed(&lines[2]));
        fs::write(&path, &bytes).unwrap();
        let store = unlocked(home.path());
        let mut journal = store.journal(&JournalKey::Id(ID.into())).unwrap();
        assert_eq!(trashed(home.path()), [""; 0], "nothing is taken from it yet");
        if removed {
            journal.finish().unwrap();
            assert!(!path.exists());
        } else {
            journal.append(&planned("fourth")).unwrap();
            journal.saved().unwrap();
            journal.saved().unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), "");
        }
        let kept = trashed(home.path());
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert!(kept[0].starts_with(&bytes));
    }
    let home = tempfile::tempdir().unwrap();
    let (_, _) = journaled(home.path());
    unlocked(home.path()).journal(&JournalKey::Id(ID.into())).unwrap().saved().unwrap();
    assert_eq!(trashed(home.path()), [""; 0], "every line opens");
}

#[test]
fn a_journal_of_which_nothing_opens_is_told_by_name_and_stays() {
    let home = tempfile::tempdir().unwrap();
    let (path, lines) = journaled(home.path());
    let bytes: String = lines.iter().map(|line| changed(line) + "\n").collect();
    fs::write(&path, &bytes).unwrap();
    let store = unlocked(home.path());
    assert!(store.pending().unwrap().is_empty());
    let said = store.unopened_journals();
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("each of the 3 lines of '") && said[0].contains(&format!("{ID}.journal")),
        "{said:?}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn the_terminal_says_what_of_a_journal_did_not_open() {
    let home = tempfile::tempdir().unwrap();
    let (path, lines) = journaled(home.path());
    let bytes = format!("{}\n{}\n{}\n", lines[0], changed(&lines[1]), changed(&lines[2]));
    fs::write(&path, bytes).unwrap();
    let mut terminal = crate::pty::start(home.path());
    terminal
        .wait_for("Locked.")
        .send(WORDS)
        .send("\r")
        .wait_for("restored but for 2 later lines that do not open");
    terminal.signal("KILL");
    terminal.end();
    fs::write(&path, changed(&lines[0]) + "\n").unwrap();
    let mut terminal = crate::pty::start(home.path());
    terminal
        .wait_for("Locked.")
        .send(WORDS)
        .send("\r")
        .wait_for("what was entered is not brought back: the one line of")
        .signal("KILL");
    terminal.end();
}
