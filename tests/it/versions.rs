//! Every save keeps what stood there before: whole, private, in order, with the encounter through the trash.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use curette::config::Folders;
use curette::engine::date::Date;
use curette::engine::encounter::{Encounter, Payer};
use curette::store::vault::{Cost, Passphrase, is_sealed};
use curette::store::{Store, StoreError};

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
    fn save(&self, plan: &str) -> PathBuf {
        self.store.save(&planned(plan), None).unwrap()
    }

    /// What the versions say, the oldest first.
    fn plans(&self, path: &Path) -> Vec<String> {
        let versions = self.store.versions(path).unwrap();
        let plan = |loaded: curette::store::Loaded| loaded.encounter.record.plan.unwrap();
        versions.iter().map(|version| plan(self.store.version(version).unwrap())).collect()
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("data/versions/01AAA")
    }
}

fn planned(plan: &str) -> Encounter {
    let mut encounter = Encounter { id: Some("01AAA".into()), ..Encounter::default() };
    encounter.record.plan = Some(plan.to_owned());
    encounter.patient.name = Some("Ada Secret".into());
    encounter
}

/// Says that a file was written so many days after 1970.
fn written_on_day(path: &Path, day: u64) {
    let time = UNIX_EPOCH + Duration::from_secs(day * 24 * 60 * 60 + 60);
    File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

#[test]
fn every_save_keeps_the_text_before_it_and_a_save_of_nothing_keeps_nothing() {
    let desk = desk();
    let path = desk.save("one");
    assert!(desk.store.versions(&path).unwrap().is_empty(), "there was nothing before");
    let hand = format!("# by hand\n{}", fs::read_to_string(&path).unwrap());
    fs::write(&path, &hand).unwrap();
    desk.save("one");
    assert!(desk.store.versions(&path).unwrap().is_empty(), "nothing was changed");
    desk.save("two");
    desk.save("three");
    assert_eq!(desk.plans(&path), ["one", "two"]);
    let versions = desk.store.versions(&path).unwrap();
    assert_eq!(desk.store.version(&versions[0]).unwrap().text, hand, "with what was written by hand");
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_save_that_was_cut_short_keeps_its_version_once() {
    let desk = desk();
    let path = desk.save("one");
    let before = fs::read_to_string(&path).unwrap();
    desk.save("two");
    // The version was kept, and the new text was never put in place.
    fs::write(&path, before).unwrap();
    desk.save("two");
    assert_eq!(desk.plans(&path), ["one"]);
}

#[test]
fn versions_are_in_the_order_of_their_numbers_whatever_the_clock_says() {
    let desk = desk();
    let path = desk.save("one");
    written_on_day(&path, 20_000);
    desk.save("two");
    // The clock was set back by ten thousand days.
    written_on_day(&path, 10_000);
    desk.save("three");
    written_on_day(&path, 10_001);
    desk.save("four");
    assert_eq!(desk.plans(&path), ["one", "two", "three"]);
    let versions = desk.store.versions(&path).unwrap();
    let days: Vec<u64> = versions.iter().map(|version| version.saved / (24 * 60 * 60)).collect();
    assert_eq!(days, [20_000, 10_000, 10_001]);
    assert_eq!(versions.iter().map(|version| version.number).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn of_many_versions_the_newest_and_the_signed_ones_stay() {
    let desk = desk();
    let path = desk.save("0");
    for number in 1..=60 {
        let mut encounter = planned(&number.to_string());
        if number == 3 {
            encounter.clinician.signed = Some("2026-09-14T16:20:00-05:00".into());
        } else if number > 3 {
            encounter.amended = vec![curette::engine::encounter::Amended {
                at: "2026-09-14T17:00:00-05:00".into(),
                reason: "more".into(),
                of: "2026-09-14T16:20:00-05:00".into(),
            }];
        }
        // All on one day, so that the last of a day plays no part.
        written_on_day(&path, 20_000);
        desk.store.save(&encounter, None).unwrap();
    }
    let plans = desk.plans(&path);
    let newest: Vec<String> = (10..60).map(|number| number.to_string()).collect();
    assert_eq!(plans[0], "3", "signed");
    assert_eq!(plans[1..], newest);
}

#[test]
fn versions_stay_while_their_encounter_is_in_the_trash() {
    let desk = desk();
    desk.save("one");
    let path = desk.save("two");
    let trashed = desk.store.trash("01AAA").unwrap();
    desk.store.restore(&trashed, &path).unwrap();
    assert_eq!(desk.plans(&path), ["one"]);
    desk.save("three");
    assert_eq!(desk.plans(&path), ["one", "two"]);
}

#[test]
fn versions_are_sealed_and_opened_with_the_rest() {
    let desk = desk();
    let elsewhere = desk.home.path().join("visit.toml");
    let path = desk.save("one");
    desk.save("two");
    for plan in ["here", "there"] {
        desk.store.save(&planned(plan), Some(&elsewhere)).unwrap();
    }
    let alone = desk.store.alone().unwrap();
    let (mut passphrase, today) = (Passphrase::default(), Date::new(2026, 11, 21).unwrap());
    "several quiet words".chars().for_each(|letter| passphrase.push(letter));
    desk.store
        .make_vault(&alone, &passphrase, (Cost::least(), today), |_, _| Ok::<_, StoreError>(()))
        .unwrap();
    assert!(desk.store.seal_everything(&alone, &mut |_| Ok(())).unwrap().failed.is_empty());
    desk.save("three");
    assert_eq!(desk.plans(&path), ["one", "two"]);
    assert_eq!(desk.plans(&elsewhere), ["here"]);
    for file in fs::read_dir(desk.folder()).unwrap() {
        assert!(is_sealed(&fs::read(file.unwrap().path()).unwrap()));
    }
    assert!(desk.store.open_everything(&alone, &mut |_| Ok(())).unwrap().failed.is_empty());
    assert_eq!(
        (desk.plans(&path), desk.plans(&elsewhere)),
        (vec!["one".into(), "two".into()], vec!["here".into()])
    );
}

#[test]
fn a_signed_encounter_is_not_changed_without_a_word() {
    let desk = desk();
    let mut signed = planned("one");
    signed.clinician.signed = Some("2026-09-14T16:20:00-05:00".into());
    let path = desk.store.save(&signed, None).unwrap();
    let before = fs::read_to_string(&path).unwrap();
    for changed in [Encounter { payer: Some(Payer::Aetna), ..signed.clone() }, planned("one")] {
        let error = desk.store.save(&changed, None).unwrap_err();
        assert!(matches!(error, StoreError::Signed { .. }), "{error}");
        assert!(error.to_string().contains("2026-09-14T16:20:00-05:00"), "{error}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    assert!(desk.store.versions(&path).unwrap().is_empty());
}

#[test]
fn a_version_that_cannot_be_kept_stops_the_save() {
    let desk = desk();
    let path = desk.save("one");
    let before = fs::read_to_string(&path).unwrap();
    // A file where the folder should be: this holds for every user, the administrator too.
    fs::write(desk.home.path().join("data/versions"), "").unwrap();
    let error = desk.store.save(&planned("two"), None).unwrap_err().to_string();
    assert!(error.contains("versions"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn versions_are_for_their_owner_alone_and_their_names_say_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk();
    desk.save("one");
    desk.save("two");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let files: Vec<PathBuf> = fs::read_dir(desk.folder()).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    assert_eq!((mode(&desk.folder()), mode(&files[0])), (0o700, 0o600));
    assert_eq!(mode(&desk.home.path().join("data/versions")), 0o700);
    let name = files[0].file_name().unwrap().to_str().unwrap();
    assert!(name.strip_suffix(".toml").unwrap().chars().all(|c| c.is_ascii_digit() || c == '-'), "{name}");
    let age = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let saved: u64 = name.trim_end_matches(".toml").split('-').nth(1).unwrap().parse().unwrap();
    assert!(saved <= age && age - saved < 3_600, "{name}");
}
