//! Files: what is saved is whole, private and found again; what is not saved survives a crash.

use std::fs;
use std::path::{Path, PathBuf};

use curette::config::Folders;
use curette::engine::encounter::{Encounter, Payer};
use curette::engine::lesion::Lesion;
use curette::store::{JournalKey, Store, StoreError};

/// A store in a folder of its own, which goes with it.
struct Desk {
    home: tempfile::TempDir,
    store: Store,
}

fn desk() -> Desk {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(Folders::under(home.path()));
    Desk { home, store }
}

impl Desk {
    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::canonicalize(path).unwrap()
    }
}

fn encounter(id: &str) -> Encounter {
    Encounter { id: Some(id.to_owned()), payer: Some(Payer::Aetna), ..Encounter::default() }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_is_saved_is_found_listed_and_loaded() {
    let desk = desk();
    assert!(desk.store.list().unwrap().is_empty());
    let mut first = encounter("01AAA");
    first.date_of_service = curette::engine::date::Date::new(2026, 9, 14);
    first.patient.id = Some("7".into());
    first.lesions.push(Lesion { id: "A".into(), ..Lesion::default() });
    let path = desk.store.save(&first, None).unwrap();
    assert_eq!(path, desk.home.path().join("data/encounters/01AAA.toml"));
    assert_eq!(desk.store.load(&path).unwrap().encounter, first);
    desk.store.save(&encounter("01AAB"), None).unwrap();
    let broken = desk.put("data/encounters/01ZZZ.toml", "schema = 1\nsize = 8\n");
    desk.put("data/encounters/notes.txt", "no encounter");

    let listed = desk.store.list().unwrap();
    let ids: Vec<&str> = listed.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["01ZZZ", "01AAB", "01AAA"]);
    assert_eq!((listed[2].patient_id.as_deref(), listed[2].lesions), (Some("7"), 1));
    assert_eq!(listed[2].date_of_service, first.date_of_service);
    let error = listed[0].error.as_ref().unwrap().to_string();
    assert!(
        error.contains(&format!("{}:2:1: 'size' is no key of the encounter", listed[0].path.display())),
        "{error}"
    );
    assert!(broken.exists() && listed[0].encounter.is_none());
}

#[test]
fn an_id_may_be_an_unambiguous_beginning() {
    let desk = desk();
    for id in ["01AAA", "01AAB", "01AA"] {
        desk.store.save(&encounter(id), None).unwrap();
    }
    assert!(desk.store.find("01aab").unwrap().ends_with("01AAB.toml"));
    assert!(desk.store.find("01aa").unwrap().ends_with("01AA.toml"), "a whole id is never ambiguous");
    let error = desk.store.find("01").unwrap_err().to_string();
    assert_eq!(error, "'01' is the beginning of several ids (01AA, 01AAA, 01AAB); give more of it");
    for none in ["", "02", "../encounters/01AAA"] {
        assert!(matches!(desk.store.find(none), Err(StoreError::NotFound(_))), "{none}");
    }
}

#[test]
fn what_is_thrown_away_lies_in_the_trash() {
    let desk = desk();
    desk.store.save(&encounter("01AAA"), None).unwrap();
    assert!(desk.store.trash("01a").unwrap().ends_with("data/trash/01AAA.toml"));
    desk.store.save(&encounter("01AAA"), None).unwrap();
    let second = desk.store.trash("01AAA").unwrap();
    assert!(second.ends_with("data/trash/01AAA-2.toml"));
    assert!(desk.store.list().unwrap().is_empty());
    assert_eq!(desk.store.load(&second).unwrap().encounter, encounter("01AAA"));
}

#[test]
fn what_is_unfinished_goes_to_the_trash_and_comes_back() {
    let desk = desk();
    desk.store.save(&encounter("01AAA"), None).unwrap();
    let mut changed = encounter("01AAA");
    changed.patient.id = Some("later".into());
    let key = JournalKey::Id("01AAA".into());
    desk.store.journal(&key).unwrap().append(&changed).unwrap();
    let pending = desk.store.pending().unwrap();
    let place = desk.store.trash_unfinished(&pending[0]).unwrap();
    assert!(place.ends_with("data/trash/01AAA.journal"), "{}", place.display());
    assert!(desk.store.pending().unwrap().is_empty());
    assert_eq!(desk.store.list().unwrap().len(), 1, "what was saved stays");
    assert!(desk.store.trash_unfinished(&pending[0]).is_err(), "it is gone");
    desk.store.restore(&place, &pending[0].path).unwrap();
    assert_eq!(desk.store.pending().unwrap(), pending);
    let _open = desk.store.journal(&key).unwrap();
    let refused = desk.store.trash_unfinished(&pending[0]).unwrap_err().to_string();
    assert!(refused.contains("open in another curette"), "{refused}");
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_for_the_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = desk.store.save(&encounter("01AAA"), None).unwrap();
    let mut journal = desk.store.journal(&JournalKey::Id("01AAA".into())).unwrap();
    journal.append(&encounter("01AAA")).unwrap();
    assert_eq!((mode(&path), mode(journal.path())), (0o600, 0o600));
    for folder in ["data", "data/encounters", "state", "state/journals"] {
        assert_eq!(mode(&desk.home.path().join(folder)), 0o700, "{folder}");
    }
    let outside = desk.home.path().join("new.toml");
    desk.store.save(&encounter("01AAA"), Some(&outside)).unwrap();
    assert_eq!(mode(&outside), 0o600);
    // A file of the user's own keeps what the user gave it.
    fs::set_permissions(&outside, fs::Permissions::from_mode(0o640)).unwrap();
    desk.store.save(&encounter("01AAB"), Some(&outside)).unwrap();
    assert_eq!(mode(&outside), 0o640);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let mut changed = encounter("01AAA");
    changed.payer = None;
    desk.store.save(&changed, None).unwrap();
    assert_eq!(mode(&path), 0o600);
}

#[test]
fn a_save_keeps_comments_and_leaves_no_other_file() {
    let desk = desk();
    let path = desk.put("mine/visit.toml", "# mine\nschema = 1\npayer = \"aetna\" # card\n");
    let mut loaded = desk.store.load(&path).unwrap();
    loaded.encounter.payer = Some(Payer::Cigna);
    assert!(!loaded.changed_on_disk(&desk.store));
    desk.store.save(&loaded.encounter, Some(&path)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "# mine\nschema = 1\npayer = \"cigna\" # card\n");
    assert_eq!(names(path.parent().unwrap()), ["visit.toml"]);
    assert!(loaded.changed_on_disk(&desk.store));
}

#[test]
fn a_json_file_stays_json() {
    let desk = desk();
    let path = desk.put("visit.json", "{\"schema\": 1, \"payer\": \"aetna\"}");
    let mut loaded = desk.store.load(&path).unwrap();
    desk.store.save(&loaded.encounter, Some(&path)).unwrap();
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "{\"schema\": 1, \"payer\": \"aetna\"}",
        "nothing changed"
    );
    loaded.encounter.payer = Some(Payer::Cigna);
    desk.store.save(&loaded.encounter, Some(&path)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "{\n  \"schema\": 1,\n  \"payer\": \"cigna\"\n}\n");
    let new = desk.home.path().join("new.json");
    desk.store.save(&loaded.encounter, Some(&new)).unwrap();
    assert_eq!(desk.store.load(&new).unwrap().encounter, loaded.encounter);
}

#[test]
fn what_cannot_be_understood_is_never_overwritten() {
    let desk = desk();
    for (text, expected) in [
        ("schema = 2\nnew = true\n", "has schema 2 of a newer version of curette and was not overwritten"),
        ("{\"schema\": 3}", "has schema 3 of a newer version"),
        (
            "schema = 1\npayer = \"medicre\"\n",
            "was not overwritten, as what stands there now cannot be read (2:9: 'medicre'",
        ),
        ("shopping list: milk", "was not overwritten"),
        ("{\"schema\": 1", "was not overwritten"),
    ] {
        let path = desk.put("visit.toml", text);
        let error = desk.store.save(&encounter("01AAA"), Some(&path)).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    let newer = desk.put("newer.toml", "schema = 2\n");
    let error = desk.store.load(&newer).unwrap_err().to_string();
    assert!(error.contains("newer.toml:1:10: schema '2' was written by a newer version"), "{error}");
    let binary = desk.put("binary.toml", "\0\0\0");
    assert!(desk.store.save(&encounter("01AAA"), Some(&binary)).is_err());
    assert_eq!(fs::read(&binary).unwrap(), [0, 0, 0]);
    let empty = desk.put("empty.toml", "");
    desk.store.save(&encounter("01AAA"), Some(&empty)).unwrap();
    assert_eq!(desk.store.load(&empty).unwrap().encounter, encounter("01AAA"));
}

#[test]
fn an_encounter_that_could_not_be_read_again_is_not_saved() {
    let desk = desk();
    let path = desk.store.save(&encounter("01AAA"), None).unwrap();
    let before = fs::read_to_string(&path).unwrap();
    let mut twice = encounter("01AAA");
    twice.lesions = vec![Lesion { id: "A".into(), ..Lesion::default() }; 2];
    assert!(matches!(desk.store.save(&twice, None), Err(StoreError::Unwritable(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert!(matches!(desk.store.save(&Encounter::default(), None), Err(StoreError::NoId)));
    assert!(matches!(desk.store.save(&encounter("../x"), None), Err(StoreError::BadId(_))));
}

#[cfg(unix)]
#[test]
fn a_link_is_not_written_through() {
    let desk = desk();
    let real = desk.put("real/visit.toml", "schema = 1\n");
    let link = desk.home.path().join("link.toml");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    let error = desk.store.save(&encounter("01AAA"), Some(&link)).unwrap_err().to_string();
    assert!(
        error.contains("link.toml' is a link and was not overwritten") && error.contains("real/visit.toml")
    );
    // Opened through the link it is saved to the file itself.
    let loaded = desk.store.load(&link).unwrap();
    assert_eq!(loaded.path, real);
    desk.store.save(&encounter("01AAA"), Some(&loaded.path)).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(desk.store.load(&link).unwrap().encounter, encounter("01AAA"));
    // A link that leads nowhere makes nothing there.
    let lost = desk.home.path().join("lost.toml");
    std::os::unix::fs::symlink("/nowhere/at/all", &lost).unwrap();
    assert!(matches!(desk.store.save(&encounter("01AAA"), Some(&lost)), Err(StoreError::Link { .. })));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    let path = desk.put("locked/visit.toml", "schema = 1\n");
    let folder = path.parent().unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(folder.join("try"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let error = desk.store.save(&encounter("01AAA"), Some(&path)).unwrap_err().to_string();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).unwrap();
    assert!(
        error.contains("visit.toml' did not work, permission denied; check who may read and write there"),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "schema = 1\n");
}

#[test]
fn what_is_no_file_is_named() {
    let desk = desk();
    let told = |path: &Path| desk.store.load(path).unwrap_err().to_string();
    assert!(told(desk.home.path()).contains("is no regular file"));
    let missing = told(&desk.home.path().join("missing.toml"));
    assert!(
        missing.starts_with("reading '") && missing.ends_with("no such file or directory; check the path"),
        "{missing}"
    );
    if cfg!(unix) {
        assert!(told(Path::new("/dev/zero")).contains("is no regular file"));
    }
    let odd = told(&desk.home.path().join("a\u{1b}[2Jb.toml"));
    assert!(!odd.contains('\u{1b}'), "{odd}");
    let large = desk.put("large.toml", &"#".repeat(17 * 1024 * 1024));
    assert!(told(&large).contains("has 17825792 bytes"));
    // A folder where a file should stand, and a file where a folder should be.
    assert!(desk.store.save(&encounter("01AAA"), Some(desk.home.path())).is_err());
    desk.put("data", "no folder");
    let error = desk.store.save(&encounter("01AAA"), None).unwrap_err().to_string();
    assert!(error.starts_with("making the folder '"), "{error}");
}

#[test]
fn the_journal_brings_back_what_was_entered() {
    let desk = desk();
    let key = JournalKey::Id("01AAA".into());
    let mut journal = desk.store.journal(&key).unwrap();
    assert!(desk.store.pending().unwrap().is_empty(), "nothing was entered");
    let mut now = encounter("01AAA");
    for id in ["A", "B", "C"] {
        now.lesions.push(Lesion { id: id.into(), ..Lesion::default() });
        journal.append(&now).unwrap();
    }
    now.lesions.pop();
    journal.append(&now).unwrap();
    assert!(desk.store.pending().unwrap().is_empty(), "it is open, so it is not unfinished");
    assert!(matches!(desk.store.journal(&key), Err(StoreError::OpenElsewhere(_))));
    drop(journal);

    let pending = desk.store.pending().unwrap();
    assert_eq!(pending.len(), 1);
    assert_eq!((&pending[0].encounter, &pending[0].key, &pending[0].saved_path), (&now, &key, &None));
    // Going on with it, saving, and entering more.
    let mut journal = desk.store.journal(&pending[0].key).unwrap();
    desk.store.save(&now, None).unwrap();
    journal.saved().unwrap();
    now.payer = None;
    journal.append(&now).unwrap();
    drop(journal);
    let pending = desk.store.pending().unwrap();
    assert_eq!(pending[0].encounter, now);
    assert!(pending[0].saved_path.as_ref().unwrap().ends_with("data/encounters/01AAA.toml"));
    desk.store.journal(&key).unwrap().finish().unwrap();
    assert!(desk.store.pending().unwrap().is_empty());
    assert!(names(&desk.home.path().join("state/journals")).is_empty());
}

#[test]
fn a_crash_between_save_and_finish_leaves_nothing_unfinished() {
    let desk = desk();
    let now = encounter("01AAA");
    let mut journal = desk.store.journal(&JournalKey::Id("01AAA".into())).unwrap();
    journal.append(&now).unwrap();
    desk.store.save(&now, None).unwrap();
    drop(journal);
    assert!(desk.store.pending().unwrap().is_empty());
}

#[test]
fn a_torn_line_costs_only_itself() {
    let desk = desk();
    let key = JournalKey::Id("01AAA".into());
    let (first, mut second) = (encounter("01AAA"), encounter("01AAA"));
    second.payer = Some(Payer::Uhc);
    let mut journal = desk.store.journal(&key).unwrap();
    let path = journal.path().to_path_buf();
    journal.append(&first).unwrap();
    let whole = fs::read(&path).unwrap();
    journal.append(&second).unwrap();
    drop(journal);
    let both = fs::read(&path).unwrap();
    // Wherever the power fails while the second line is written, one of the two states is there.
    for end in whole.len()..=both.len() {
        fs::write(&path, &both[..end]).unwrap();
        let expected = if end + 1 < both.len() { &first } else { &second };
        assert_eq!(&desk.store.pending().unwrap()[0].encounter, expected, "cut at {end}");
    }
    // Going on after a torn line.
    fs::write(&path, &both[..both.len() - 9]).unwrap();
    let mut third = first.clone();
    third.payer = Some(Payer::Bcbs);
    let mut journal = desk.store.journal(&key).unwrap();
    journal.append(&third).unwrap();
    drop(journal);
    assert_eq!(desk.store.pending().unwrap()[0].encounter, third);
    // A rotten byte in the last line: the one before it.
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.len() - 5;
    bytes[at] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(desk.store.pending().unwrap()[0].encounter, first);
}

#[test]
fn a_file_elsewhere_has_its_journal_in_the_state_folder() {
    let desk = desk();
    let path = desk.put("mine/visit.toml", "schema = 1\n");
    let loaded = desk.store.load(&path).unwrap();
    let key = JournalKey::of(&loaded.encounter, Some(&loaded.path), &desk.store).unwrap();
    assert_eq!(key, JournalKey::File(path.clone()));
    let mut journal = desk.store.journal(&key).unwrap();
    assert!(journal.path().starts_with(desk.home.path().join("state/journals")));
    journal.append(&encounter("01AAA")).unwrap();
    drop(journal);
    let pending = desk.store.pending().unwrap();
    assert_eq!((&pending[0].key, pending[0].saved_path.as_ref()), (&key, Some(&path)));
    assert_eq!(names(path.parent().unwrap()), ["visit.toml"]);
    desk.store.discard(&pending[0]).unwrap();
    assert!(desk.store.pending().unwrap().is_empty());
    // A file of the store is known by its id, whatever way leads there.
    let saved = desk.store.save(&encounter("01AAA"), None).unwrap();
    let real = fs::canonicalize(saved).unwrap();
    assert_eq!(
        JournalKey::of(&encounter("01AAA"), Some(&real), &desk.store),
        Some(JournalKey::Id("01AAA".into()))
    );
    assert_eq!(JournalKey::of(&Encounter::default(), None, &desk.store), None);
}

#[test]
fn a_long_journal_begins_anew_and_keeps_the_last_state() {
    let desk = desk();
    let key = JournalKey::Id("01AAA".into());
    let mut journal = desk.store.journal(&key).unwrap();
    let mut now = encounter("01AAA");
    now.record.plan = Some("x".repeat(3 * 1024 * 1024));
    for number in 0..5 {
        now.stated.benign = Some(number);
        journal.append(&now).unwrap();
    }
    assert!(fs::metadata(journal.path()).unwrap().len() < 8 * 1024 * 1024);
    assert!(matches!(desk.store.journal(&key), Err(StoreError::OpenElsewhere(_))), "still locked");
    drop(journal);
    assert_eq!(desk.store.pending().unwrap()[0].encounter, now);
}

#[test]
fn an_encounter_that_is_open_is_not_thrown_away_and_its_holder_is_named() {
    let desk = desk();
    let path = desk.store.save(&encounter("01AAA"), None).unwrap();
    let key = JournalKey::Id("01AAA".into());
    let mut journal = desk.store.journal(&key).unwrap();
    journal.append(&encounter("01AAA")).unwrap();
    let refused = desk.store.trash("01AAA").unwrap_err();
    let StoreError::OpenElsewhere(held) = &refused else { panic!("{refused}") };
    assert_eq!(held.holder.as_ref().map(|holder| holder.pid), Some(std::process::id()));
    assert!(path.exists() && desk.store.holder(&key).is_some());
    drop(journal);
    assert_eq!(desk.store.holder(&key), None);
    // What was left unfinished stays when the saved file goes.
    desk.store.trash("01AAA").unwrap();
    assert_eq!(desk.store.pending().unwrap().len(), 1);
    assert_eq!(names(&desk.home.path().join("state/journals")), ["01AAA.journal"]);
}

#[test]
fn a_journal_that_is_looked_into_is_not_locked() {
    let desk = desk();
    let key = JournalKey::Id("01AAA".into());
    let mut journal = desk.store.journal(&key).unwrap();
    journal.append(&encounter("01AAA")).unwrap();
    drop(journal);
    // Somebody who looks into all journals while another one begins: that one waits instead of giving up.
    let looked = fs::File::open(desk.home.path().join("state/journals/01AAA.journal")).unwrap();
    looked.lock_shared().unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            sender.send(()).unwrap();
            drop(looked);
        });
        receiver.recv().unwrap();
        let journal = desk.store.journal(&key).unwrap();
        assert_eq!(journal.last().map(|last| last.encounter), Some(encounter("01AAA")));
    });
}

#[test]
fn a_copy_overwrites_nothing_follows_no_link_and_lies_outside() {
    let desk = desk();
    let one = encounter("01AAA");
    let taken = desk.put("mine.toml", "mine");
    assert!(matches!(desk.store.save_copy(&one, &taken), Err(StoreError::Taken(_))));
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    #[cfg(unix)]
    {
        let link = desk.home.path().join("link.toml");
        std::os::unix::fs::symlink(desk.home.path().join("nowhere.toml"), &link).unwrap();
        assert!(matches!(desk.store.save_copy(&one, &link), Err(StoreError::Taken(_))));
        assert!(!desk.home.path().join("nowhere.toml").exists());
    }
    desk.store.save(&one, None).unwrap();
    let among = desk.home.path().join("data/encounters/other.toml");
    assert!(matches!(desk.store.save_copy(&one, &among), Err(StoreError::AmongSaved(_))));
    let json = desk.store.save_copy(&one, &desk.home.path().join("copy.json")).unwrap();
    assert!(fs::read_to_string(&json).unwrap().starts_with('{'));
    assert_eq!(desk.store.load(&json).unwrap().encounter, one);
    let no_folder =
        desk.store.save_copy(&one, &desk.home.path().join("no/copy.toml")).unwrap_err().to_string();
    assert!(no_folder.contains("no such file or directory"), "{no_folder}");
}

#[test]
fn a_folder_that_vanished_is_made_again_where_there_is_a_way_to_it() {
    let desk = desk();
    let path = desk.put("mine/visit.toml", "schema = 1\n");
    let folder = path.parent().unwrap();
    fs::remove_dir_all(folder).unwrap();
    desk.store.save(&encounter("01AAA"), Some(&path)).unwrap();
    assert_eq!(desk.store.load(&path).unwrap().encounter, encounter("01AAA"));
    let far = desk.home.path().join("a/b/visit.toml");
    let error = desk.store.save(&encounter("01AAA"), Some(&far)).unwrap_err().to_string();
    assert!(error.contains("no such file or directory"), "{error}");
    assert!(!desk.home.path().join("a").exists());
}

#[test]
fn an_empty_journal_that_nobody_has_is_swept_and_no_other() {
    let desk = desk();
    let open = desk.store.journal(&JournalKey::Id("01AAA".into())).unwrap();
    let mut full = desk.store.journal(&JournalKey::Id("01AAB".into())).unwrap();
    full.append(&encounter("01AAB")).unwrap();
    drop(full);
    desk.put("state/journals/01AAC.journal", "");
    desk.put("state/journals/01AAC.open", "pid 1\nhost x\nsince 2026-01-01 00:00\n");
    desk.store.sweep(None);
    let left = names(&desk.home.path().join("state/journals"));
    assert_eq!(left, ["01AAA.journal", "01AAA.open", "01AAB.journal"]);
    drop(open);
}
