//! Two files among the saved encounters with the same id in them, as when one was copied by hand: what is entered in one
//! never gets into the other.

use std::fs;
use std::path::PathBuf;

use curette::config::Folders;
use curette::engine::encounter::Encounter;
use curette::store::{JournalKey, Loaded, Store, StoreError};

const ID: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AB";

struct Desk {
    home: tempfile::TempDir,
    store: Store,
}

/// A store with an encounter and its copy, which differ in their plans.
fn desk() -> (Desk, [Loaded; 2]) {
    let home = tempfile::tempdir().expect("home");
    let store = Store::new(Folders::under(home.path()));
    let own = store.save(&planned("own"), None).expect("saved");
    let copy = own.with_file_name("copy.toml");
    fs::copy(&own, &copy).expect("copied");
    store.save(&planned("of the copy"), Some(&copy)).expect("saved");
    let files = [own, copy].map(|path| store.load(&path).expect("loaded"));
    (Desk { home, store }, files)
}

fn planned(plan: &str) -> Encounter {
    let mut encounter = Encounter { id: Some(ID.to_owned()), ..Encounter::default() };
    encounter.record.plan = Some(plan.to_owned());
    encounter
}

fn key(desk: &Desk, file: &Loaded) -> JournalKey {
    JournalKey::of(&file.encounter, Some(&file.path), &desk.store).expect("a key")
}

#[test]
fn each_of_two_files_with_one_id_has_a_journal_of_its_own() {
    let (desk, files) = desk();
    assert_eq!(
        key(&desk, &files[0]),
        JournalKey::Id(ID.into()),
        "the one that is named so keeps its journal"
    );
    let mut journals = files.each_ref().map(|file| desk.store.journal(&key(&desk, file)).expect("free"));
    journals[0].append(&planned("entered in the first")).expect("noted");
    assert_eq!(journals[1].last(), None, "nothing of it is in the other");
    journals[1].append(&planned("entered in the copy")).expect("noted");
    drop(journals);

    let mut left: Vec<(Option<PathBuf>, Option<String>)> = desk
        .store
        .pending()
        .expect("pending")
        .into_iter()
        .map(|left| (left.saved_path, left.encounter.record.plan))
        .collect();
    left.sort();
    let wanted = [(&files[0], "entered in the first"), (&files[1], "entered in the copy")]
        .map(|(file, plan)| (Some(file.path.clone()), Some(plan.to_owned())));
    assert_eq!(left, wanted, "each goes back to its own file");
}

#[test]
fn one_that_is_open_keeps_others_from_itself_and_not_from_its_twin() {
    let (desk, files) = desk();
    for (open, other) in [(0, 1), (1, 0)] {
        let _journal = desk.store.journal(&key(&desk, &files[open])).expect("free");
        let held = desk.store.hold(&files[open].path);
        assert!(matches!(held, Err(StoreError::OpenElsewhere(_))), "{held:?}");
        drop(desk.store.hold(&files[other].path).expect("free"));
    }
    let versions = files.each_ref().map(|file| desk.store.versions(&file.path).expect("versions").len());
    assert_eq!(versions, [0, 1], "and each has its own versions");
}

/// A home is often a link to another disk: the same file has one journal, by whatever way it is reached.
#[cfg(unix)]
#[test]
fn a_store_behind_a_link_has_one_journal_for_each_encounter() {
    let (desk, files) = desk();
    let link = desk.home.path().join("link");
    std::os::unix::fs::symlink(desk.home.path().join("data"), &link).expect("link");
    for file in &files {
        let other = link.join("encounters").join(file.path.file_name().expect("name"));
        let loaded = desk.store.load(&other).expect("loaded");
        assert_eq!(key(&desk, &loaded), key(&desk, file));
    }
    let behind = tempfile::tempdir().expect("folder");
    let home = behind.path().join("home");
    std::os::unix::fs::symlink(desk.home.path(), &home).expect("link");
    let same = Store::new(Folders::under(&home));
    for file in &files {
        let path = same.find(file.path.file_stem().expect("stem").to_str().expect("text")).expect("found");
        let loaded = same.load(&path).expect("loaded");
        let key_there = JournalKey::of(&loaded.encounter, Some(&loaded.path), &same).expect("key");
        assert_eq!(key_there, key(&desk, file));
    }
}
