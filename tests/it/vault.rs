//! Encryption at rest: what lies on the disk says nothing without the passphrase, no byte of it can be changed or moved
//! unnoticed, and turning it on or off can be interrupted anywhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use curette::config::Folders;
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::store::vault::{Cost, Passphrase, State, is_sealed};
use curette::store::{JournalKey, Store, StoreError};

const WORDS: &str = "several quiet words";
/// What no file may say while the vault is on.
const SECRET: &str = "SECRET-7";

fn typed(text: &str) -> Passphrase {
    let mut typed = Passphrase::default();
    text.chars().for_each(|letter| typed.push(letter));
    typed
}

fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

fn encounter(id: &str) -> Encounter {
    let mut encounter = Encounter { id: Some(id.to_owned()), ..Encounter::default() };
    encounter.patient.id = Some(format!("{SECRET}-{id}"));
    encounter.patient.name = Some("Secret Name".to_owned());
    encounter
}

fn store(home: &Path) -> Store {
    Store::new(Folders::under(home))
}

/// The store as a new run of the program has it after the passphrase.
fn unlocked(home: &Path) -> Store {
    let store = store(home);
    store.unlock(&typed(WORDS)).unwrap();
    store
}

/// Turns the vault on; gives the unlocked store.
fn vault_on(home: &Path) -> Store {
    let store = store(home);
    let alone = store.alone().unwrap();
    store
        .make_vault(&alone, &typed(WORDS), (Cost::least(), today()), |_, _| Ok::<_, StoreError>(()))
        .unwrap();
    let done = store.seal_everything(&alone, &mut |_| Ok(())).unwrap();
    assert!(done.failed.is_empty(), "{:?}", done.failed);
    store
}

/// Every file below a folder with what it holds, by its path.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

fn says_secret(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).to_lowercase().contains("secret")
}

/// Nothing of a patient stands anywhere.
#[track_caller]
fn nothing_in_clear(home: &Path) {
    for (path, bytes) in files(home) {
        assert!(!says_secret(&bytes), "{path:?}: {}", String::from_utf8_lossy(&bytes));
        assert!(!path.to_string_lossy().contains(".curette-"), "{path:?} is left over");
    }
}

#[test]
fn what_is_saved_and_journaled_lies_sealed_and_is_read_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let store = vault_on(home.path());
    let path = store.save(&encounter("01AAA"), None).unwrap();
    assert_eq!(path, home.path().join("data/encounters/01AAA.toml"), "it keeps its name");
    assert!(is_sealed(&fs::read(&path).unwrap()));
    let mut journal = store.journal(&JournalKey::Id("01BBB".into())).unwrap();
    journal.append(&encounter("01BBB")).unwrap();
    let outside = home.path().join("SECRET-file.toml");
    let mut of_file = store.journal(&JournalKey::File(outside.clone())).unwrap();
    of_file.append(&encounter("01CCC")).unwrap();
    nothing_in_clear(home.path());
    drop((journal, of_file));

    let again = unlocked(home.path());
    assert_eq!(again.load(&path).unwrap().encounter, encounter("01AAA"));
    assert_eq!(again.list().unwrap().len(), 1);
    assert_eq!(again.of_patient("SECRET-7-01AAA").unwrap(), [encounter("01AAA")]);
    let pending = again.pending().unwrap();
    let mut found: Vec<_> = pending.iter().map(|left| (left.key.clone(), left.encounter.clone())).collect();
    found.sort_by_key(|(_, encounter)| encounter.id.clone());
    let wanted = [(JournalKey::Id("01BBB".into()), "01BBB"), (JournalKey::File(outside.clone()), "01CCC")];
    assert_eq!(found, wanted.map(|(key, id)| (key, encounter(id))));

    // A file of the user, outside of the store, is written as it is; its journal was not.
    again.save(&encounter("01CCC"), Some(&outside)).unwrap();
    assert!(says_secret(&fs::read(&outside).unwrap()));
    // One that the user copied there sealed stays sealed.
    let copy = home.path().join("copy.toml");
    fs::copy(&path, &copy).unwrap();
    let mut changed = again.load(&copy).unwrap().encounter;
    changed.patient.name = None;
    again.save(&changed, Some(&copy)).unwrap();
    assert!(is_sealed(&fs::read(&copy).unwrap()));
    assert_eq!(again.load(&copy).unwrap().encounter, changed);
}

#[test]
fn a_locked_store_reads_nothing_and_writes_nothing_in_clear() {
    let home = tempfile::tempdir().unwrap();
    let open = vault_on(home.path());
    let path = open.save(&encounter("01AAA"), None).unwrap();
    let mut journal = open.journal(&JournalKey::Id("01BBB".into())).unwrap();
    let copy = open.clone();
    open.lock();
    let before = files(home.path());
    for store in [store(home.path()), open, copy] {
        assert!(store.is_locked());
        for error in [
            store.load(&path).map(drop),
            store.list().map(drop),
            store.pending().map(drop),
            store.of_patient("7").map(drop),
            store.save(&encounter("01BBB"), None).map(drop),
            store.change_passphrase(&typed("other loud words"), Cost::least()),
            store.seal_in_memory(b"x").map(drop),
            store.unlock(&typed("several quiet word")),
        ] {
            let error = error.unwrap_err();
            assert!(matches!(error, StoreError::Locked | StoreError::Vault(_)), "{error}");
        }
    }
    assert!(matches!(journal.append(&encounter("01BBB")), Err(StoreError::Locked)));
    assert_eq!(files(home.path()), before);
    nothing_in_clear(home.path());
}

#[test]
fn every_changed_or_missing_byte_of_a_saved_file_is_told_with_its_name() {
    let home = tempfile::tempdir().unwrap();
    let store = vault_on(home.path());
    let path = store.save(&encounter("01AAA"), None).unwrap();
    let good = fs::read(&path).unwrap();
    let told = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let error = store.load(&path).unwrap_err();
        assert!(matches!(error, StoreError::Sealed { .. }), "{error}");
        let said = error.to_string();
        assert!(said.contains("encounters/01AAA.toml") && !says_secret(said.as_bytes()), "{said}");
        said
    };
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        told(&bytes);
        told(&good[..at]);
    }
    assert!(told(b"schema = 1\n").contains("not sealed"), "a file put there in clear is not taken for one");
    assert!(told(&good[..40]).contains("cut short"));
    let mut bytes = good.clone();
    bytes[15] = 200;
    assert!(told(&bytes).contains("algorithm of number 200"));
    fs::write(&path, &good).unwrap();
    assert_eq!(store.load(&path).unwrap().encounter, encounter("01AAA"));
}

#[test]
fn files_in_the_places_of_others_are_told() {
    let home = tempfile::tempdir().unwrap();
    let store = vault_on(home.path());
    let a = store.save(&encounter("01AAA"), None).unwrap();
    let b = store.save(&encounter("01BBB"), None).unwrap();
    fs::copy(&a, &b).unwrap();
    let said = store.load(&b).unwrap_err().to_string();
    assert!(
        said.contains("01BBB.toml") && said.contains("encounter '01AAA', not encounter '01BBB'"),
        "{said}"
    );
    // A sealed version in the place of an encounter, and the other way round.
    let version = home.path().join("data/versions/01AAA/1");
    fs::create_dir_all(version.parent().unwrap()).unwrap();
    fs::write(&version, store.seal(&version, b"older").unwrap()).unwrap();
    assert_eq!(store.open_sealed(&version, fs::read(&version).unwrap()).unwrap(), b"older");
    assert!(store.open_sealed(&version, fs::read(&a).unwrap()).is_err());
    assert!(store.open_sealed(&a, fs::read(&version).unwrap()).is_err());
    // Of another vault.
    let elsewhere = tempfile::tempdir().unwrap();
    let other = vault_on(elsewhere.path());
    let foreign = other.save(&encounter("01AAA"), None).unwrap();
    fs::copy(&foreign, &a).unwrap();
    assert!(store.load(&a).unwrap_err().to_string().contains("another vault"));
    // Without the key file nothing opens, and that is said.
    fs::remove_file(elsewhere.path().join("data/vault.toml")).unwrap();
    let said = super::vault::store(elsewhere.path()).load(&foreign).unwrap_err().to_string();
    assert!(said.contains("vault.toml"), "{said}");
}

#[test]
fn what_is_kept_while_the_screen_is_locked_opens_with_the_passphrase_alone() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(
        store(home.path()).seal_in_memory(b"SECRET").unwrap(),
        None,
        "without a vault there is no lock"
    );
    let store = vault_on(home.path());
    let sealed = store.seal_in_memory(b"SECRET").unwrap().unwrap();
    assert!(!says_secret(&sealed));
    store.lock();
    assert!(store.open_in_memory(&sealed).is_err());
    store.unlock(&typed(WORDS)).unwrap();
    assert_eq!(store.open_in_memory(&sealed).unwrap(), b"SECRET");
}

#[test]
fn one_who_uses_the_store_keeps_the_vault_from_being_turned_and_the_other_way_round() {
    let home = tempfile::tempdir().unwrap();
    let (one, other) = (store(home.path()), store(home.path()));
    let alone = one.alone().unwrap();
    assert!(matches!(other.session(), Err(StoreError::Converting)));
    assert!(matches!(other.alone(), Err(StoreError::InUse)));
    drop(alone);
    let sessions = (one.session().unwrap(), other.session().unwrap());
    assert!(matches!(other.alone(), Err(StoreError::InUse)));
    drop(sessions);
    other.alone().unwrap();
}

/// A home with one of everything that holds something of a patient.
fn furnish(home: &Path) {
    let store = store(home);
    let path = store.save(&encounter("01AAA"), None).unwrap();
    let text = format!("# SECRET by hand\n{}", fs::read_to_string(&path).unwrap());
    fs::write(&path, text).unwrap();
    for id in ["01BBB", "01CCC", "01DDD"] {
        store.save(&encounter(id), None).unwrap();
    }
    store.trash("01CCC").unwrap();
    store.save(&encounter("01CCC"), None).unwrap();
    store.trash("01CCC").unwrap();
    let version = home.join("data/versions/01AAA/1");
    fs::create_dir_all(version.parent().unwrap()).unwrap();
    fs::write(version, "SECRET before").unwrap();
    let mut journal = store.journal(&JournalKey::Id("01DDD".into())).unwrap();
    journal.append(&encounter("01EEE")).unwrap();
    let mut later = encounter("01DDD");
    later.plan_to("recheck the SECRET");
    journal.append(&later).unwrap();
    drop(journal);
    let mut thrown = store.journal(&JournalKey::Id("01FFF".into())).unwrap();
    thrown.append(&encounter("01FFF")).unwrap();
    drop(thrown);
    let left =
        store.pending().unwrap().into_iter().find(|left| left.encounter.id.as_deref() == Some("01FFF"));
    store.trash_unfinished(&left.unwrap()).unwrap();
    fs::write(home.join("state/last-used.toml"), "clinician = \"Secret\"\n").unwrap();
}

trait PlanTo {
    fn plan_to(&mut self, plan: &str);
}

impl PlanTo for Encounter {
    fn plan_to(&mut self, plan: &str) {
        self.record.plan = Some(plan.to_owned());
    }
}

/// Everything that a user could ask for is there.
#[track_caller]
fn all_is_readable(home: &Path) {
    let store = unlocked(home);
    for id in ["01AAA", "01BBB", "01DDD"] {
        let path = home.join(format!("data/encounters/{id}.toml"));
        assert_eq!(store.load(&path).unwrap().encounter, encounter(id));
    }
    assert_eq!(store.list().unwrap().iter().filter(|row| row.error.is_none()).count(), 3);
    let pending = store.pending().unwrap();
    assert_eq!(pending.len(), 1);
    assert_eq!(pending[0].encounter.record.plan.as_deref(), Some("recheck the SECRET"));
    for (name, wanted) in [("01CCC.toml", "01CCC"), ("01CCC-2.toml", "01CCC")] {
        let path = home.join("data/trash").join(name);
        assert_eq!(store.load(&path).unwrap().encounter, encounter(wanted));
    }
    let version = home.join("data/versions/01AAA/1");
    assert_eq!(store.open_sealed(&version, fs::read(&version).unwrap()).unwrap(), b"SECRET before");
}

/// Stops before the n-th file.
fn stop_at(nth: usize) -> impl FnMut(&Path) -> io::Result<()> {
    let mut seen = 0;
    move |_| {
        seen += 1;
        if seen > nth { Err(io::Error::other("the power is gone")) } else { Ok(()) }
    }
}

#[test]
fn turning_it_on_and_off_can_be_interrupted_before_every_file_and_goes_on() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let begun = home.path().join("data/encounters/.curette-begun.new");
    fs::write(&begun, "SECRET, not whole").unwrap();
    let modified = |name: &str| fs::metadata(home.path().join(name)).unwrap().modified().unwrap();
    let saved_at = modified("data/encounters/01BBB.toml");
    let original = files(&home.path().join("data"));
    let original_journal = fs::read(home.path().join("state/journals/01DDD.journal")).unwrap();
    let store = store(home.path());
    let alone = store.alone().unwrap();
    store
        .make_vault(&alone, &typed(WORDS), (Cost::least(), today()), |_, _| Ok::<_, StoreError>(()))
        .unwrap();
    all_is_readable(home.path());

    let mut stops = 0;
    loop {
        let done = store.seal_everything(&alone, &mut stop_at(stops));
        all_is_readable(home.path());
        if let Ok(done) = done {
            assert!(done.failed.is_empty(), "{:?}", done.failed);
            break;
        }
        assert_eq!(store.vault().unwrap().unwrap().state, State::TurningOn);
        stops += 1;
    }
    assert!(stops >= 9, "each file once: {stops}");
    nothing_in_clear(home.path());
    assert_eq!(store.in_clear().unwrap(), [] as [PathBuf; 0]);
    assert_eq!(modified("data/encounters/01BBB.toml"), saved_at, "it was not saved, only sealed");

    // What was in the trash opens where it is brought back to.
    let (trashed, place) = ("data/trash/01CCC-2.toml", "data/encounters/01CCC.toml");
    store.restore(&home.path().join(trashed), &home.path().join(place)).unwrap();
    assert_eq!(store.load(&home.path().join(place)).unwrap().encounter, encounter("01CCC"));
    store.restore(&home.path().join(place), &home.path().join(trashed)).unwrap();
    let (trashed, place) = ("data/trash/01FFF.journal", "state/journals/01FFF.journal");
    store.restore(&home.path().join(trashed), &home.path().join(place)).unwrap();
    assert!(store.pending().unwrap().iter().any(|left| left.encounter == encounter("01FFF")));
    store.restore(&home.path().join(place), &home.path().join(trashed)).unwrap();

    for stop in 0..stops {
        assert!(store.open_everything(&alone, &mut stop_at(stop)).is_err());
        all_is_readable(home.path());
    }
    // Half way back, and on again.
    store.seal_everything(&alone, &mut |_| Ok(())).unwrap();
    nothing_in_clear(home.path());
    store.open_everything(&alone, &mut |_| Ok(())).unwrap();
    all_is_readable(home.path());
    let without_begun: Vec<_> = original.into_iter().filter(|(path, _)| *path != begun).collect();
    assert_eq!(
        files(&home.path().join("data")),
        without_begun,
        "every file is as it was, and no key is left"
    );
    assert_eq!(fs::read(home.path().join("state/journals/01DDD.journal")).unwrap(), original_journal);
}

#[test]
fn a_file_that_does_not_open_keeps_the_key_and_is_named() {
    let home = tempfile::tempdir().unwrap();
    furnish(home.path());
    let store = vault_on(home.path());
    let damaged = home.path().join("data/encounters/01BBB.toml");
    let good = fs::read(&damaged).unwrap();
    fs::write(&damaged, &good[..good.len() - 1]).unwrap();
    let alone = store.alone().unwrap();
    let done = store.open_everything(&alone, &mut |_| Ok(())).unwrap();
    let said: Vec<String> = done.failed.iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].contains("01BBB.toml"), "{said:?}");
    assert!(store.has_vault());
    fs::write(&damaged, &good).unwrap();
    assert!(store.open_everything(&alone, &mut |_| Ok(())).unwrap().failed.is_empty());
    assert!(!store.has_vault());
    assert_eq!(store.load(&damaged).unwrap().encounter, encounter("01BBB"));
}
