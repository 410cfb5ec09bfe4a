//! `curette show --history`, `show --version`, `restore`: what an encounter said before.

use std::path::{Path, PathBuf};

use curette::config::Folders;
use curette::engine::encounter::Encounter;
use curette::engine::size::Measured;
use curette::format;
use curette::store::Store;

use super::{Bench, KERATOSIS, codes, files_below};

const ID: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AB";
const UNSIGNED: &str = "signed = 2026-09-14T16:20:00-05:00\n";

fn store(bench: &Bench) -> Store {
    Store::new(Folders::under(&bench.path("home")))
}

/// Saves the keratosis, signed or not, as the program does.
fn saved(bench: &Bench, text: &str) -> PathBuf {
    store(bench).save(&format::read(text).expect("encounter"), None).expect("saved")
}

/// Saves a change of what stands in the file.
fn change(bench: &Bench, path: &Path, change: impl FnOnce(&mut Encounter)) {
    let mut encounter = store(bench).load(path).expect("loaded").encounter;
    change(&mut encounter);
    store(bench).save(&encounter, Some(path)).expect("saved");
}

fn size(encounter: &mut Encounter, size: &str) {
    encounter.lesions[0].size = Measured::parse(size).ok();
}

#[test]
fn the_history_says_field_by_field_what_was_changed_and_versions_are_printed() {
    let bench = Bench::new();
    let unsigned = KERATOSIS.replace(UNSIGNED, "");
    let path = saved(&bench, &unsigned);
    bench.run(&["show", ID, "--history"]).ends(0).prints("now, saved ").prints("the first version");
    bench.run(&["show", ID, "--version", "1"]).ends(2).prints_nothing().says("none was kept yet");
    let first = std::fs::read_to_string(&path).expect("text");
    change(&bench, &path, |encounter| size(encounter, "9 mm"));
    change(&bench, &path, |encounter| encounter.clinician.signed = Some("2026-09-14T16:20:00-05:00".into()));
    let ran = bench.run(&["show", &ID[..8], "--history"]);
    ran.ends(0).is_quiet();
    let rows: Vec<&str> = ran.out.lines().collect();
    assert!(
        rows[0].starts_with("now, saved 20") && rows[0].ends_with("-05:00 by Doe, 1 lesion"),
        "{rows:#?}"
    );
    assert_eq!(rows[1], "  - clinician · signed: 2026-09-14T16:20:00-05:00 (added)");
    assert!(rows[2].starts_with("version 2, saved 20") && rows[2].ends_with("not signed, 1 lesion"));
    assert_eq!(rows[3], "  - lesion A · size: 6 mm -> 9 mm");
    assert!(rows[4].starts_with("version 1, saved 20"), "{rows:#?}");
    assert_eq!(rows[5], "  - the first version that is kept");
    assert_eq!(bench.run(&["show", ID, "--version", "1"]).ends(0).out, first);
    bench.run(&["show", ID, "--version", "7"]).ends(2).says("there is no version 7; kept are 1 and 2");

    let object = &bench.run(&["show", ID, "--history", "--format", "json"]).ends(0).objects()[0];
    assert_eq!((&object["schema"], &object["encounter"]), (&1.into(), &ID.into()));
    let versions = object["versions"].as_array().expect("versions");
    assert_eq!(
        versions.iter().map(|one| one["number"].as_u64()).collect::<Vec<_>>(),
        [Some(1), Some(2), None]
    );
    let change = serde_json::json!({
        "place": "lesion A · size", "pointer": "/lesion/0/size", "change": "changed", "was": "6 mm", "now": "9 mm"
    });
    assert_eq!(versions[1]["changes"], serde_json::json!([change]));
    assert_eq!(versions[2]["signed"], "2026-09-14T16:20:00-05:00");
    assert!(versions[0]["saved"].as_str().expect("time").ends_with('Z'));
}

#[test]
fn a_version_comes_back_as_a_new_save_and_nothing_is_lost() {
    let bench = Bench::new();
    let path = saved(&bench, &KERATOSIS.replace(UNSIGNED, ""));
    let first = std::fs::read_to_string(&path).expect("text");
    std::fs::write(&path, format!("# by hand\n{first}")).expect("written");
    change(&bench, &path, |encounter| size(encounter, "9 mm"));
    let ran = bench.run(&["restore", ID, "1"]);
    ran.ends(0).is_quiet().prints("version 1 is back").prints("what stood there is version 2");
    assert_eq!(std::fs::read_to_string(&path).expect("text"), format!("# by hand\n{first}"));
    bench.run(&["show", ID, "--version", "2"]).ends(0).prints("9 mm");
    bench.run(&["restore", ID, "1"]).ends(0).prints("nothing was changed");
    assert_eq!(store(&bench).versions(&path).expect("versions").len(), 2);
    bench.run(&["restore", ID, "3"]).ends(2).prints_nothing().says("there is no version 3");
    let left = files_below(&bench.path("home/state/journals"));
    assert_eq!(left, [""; 0].map(PathBuf::from));
}

#[test]
fn a_signed_encounter_is_amended_with_a_reason_and_its_original_stays() {
    let bench = Bench::new();
    let path = saved(&bench, &KERATOSIS.replace(UNSIGNED, ""));
    change(&bench, &path, |encounter| {
        size(encounter, "9 mm");
        encounter.clinician.signed = Some("2026-09-14T16:20:00-05:00".into());
    });
    let signed = std::fs::read_to_string(&path).expect("text");
    let refused = bench.run(&["restore", ID, "1"]);
    refused.ends(2).prints_nothing().says("2026-09-14T16:20:00-05:00").says("--reason");
    bench.run(&["restore", ID, "1", "--reason", " "]).ends(2).says("--reason");
    assert_eq!(std::fs::read_to_string(&path).expect("text"), signed);

    let ran = bench.run(&["restore", ID, "1", "--reason", "measured anew"]);
    ran.ends(0).says("sign it again");
    let now = store(&bench).load(&path).expect("loaded").encounter;
    assert_eq!((now.clinician.signed.as_deref(), now.amended.len()), (None, 1));
    assert_eq!(now.amended[0].of, "2026-09-14T16:20:00-05:00");
    assert_eq!(now.amended[0].reason, "measured anew");
    assert_eq!(bench.run(&["show", ID, "--version", "2"]).ends(0).out, signed, "the original");
    bench.run(&["show", ID, "--history"]).prints("measured anew").prints("signed 2026-09-14T16:20:00-05:00");
    let coded = bench.run(&["code", ID, "--format", "json"]);
    // Status 1: what is amended and not signed again is not final.
    assert_eq!(coded.ends(1).objects()[0]["amended"][0]["reason"], "measured anew");
    assert_eq!(codes(&coded.objects()[0]), ["17000"], "no code depends on it");
    bench.run(&["code", ID]).prints("measured anew");

    // The signed state comes back with what was said of it, and without its signature.
    bench.run(&["restore", ID, "2"]).ends(0).says("sign it again");
    let back = store(&bench).load(&path).expect("loaded").encounter;
    assert_eq!((back.clinician.signed, back.amended.len()), (None, 1));
    assert_eq!(back.lesions[0].size.as_ref().map(|size| size.typed.as_str()), Some("9 mm"));
}

#[test]
fn what_is_open_or_unsaved_elsewhere_is_not_replaced() {
    let bench = Bench::new();
    let path = saved(&bench, &KERATOSIS.replace(UNSIGNED, ""));
    change(&bench, &path, |encounter| size(encounter, "9 mm"));
    let (store, text) = (store(&bench), std::fs::read_to_string(&path).expect("text"));
    let mut encounter = store.load(&path).expect("loaded").encounter;
    let key = curette::store::JournalKey::Id(ID.into());
    let mut journal = store.journal(&key).expect("journal");
    bench.run(&["restore", ID, "1"]).ends(2).says("open in another curette");
    size(&mut encounter, "3 mm");
    journal.append(&encounter).expect("noted");
    drop(journal);
    bench.run(&["restore", ID, "1"]).ends(2).says("not saved");
    assert_eq!(std::fs::read_to_string(&path).expect("text"), text);
    assert_eq!(store.pending().expect("pending")[0].encounter, encounter, "it is still there");
}

#[test]
fn a_file_elsewhere_has_versions_too_whatever_way_leads_to_it() {
    let bench = Bench::new();
    let file = bench.file("visit.toml", KERATOSIS.replace(UNSIGNED, ""));
    change(&bench, &bench.path(&file), |encounter| size(encounter, "9 mm"));
    bench.run(&["show", &file, "--history"]).ends(0).prints("lesion A · size: 6 mm -> 9 mm");
    bench.run(&["restore", "./visit.toml", "1"]).ends(0);
    assert!(std::fs::read_to_string(bench.path(&file)).expect("text").contains("6 mm"));
    let kept = files_below(&bench.path("home/state/versions"));
    assert_eq!(kept.len(), 2);
    assert!(kept.iter().all(|path| !path.to_string_lossy().contains("visit")), "{kept:?}");
    bench.run(&["show", &file, "--format", "json"]).ends(2).says("--history");
}

#[test]
fn what_a_version_says_cannot_steer_the_terminal() {
    let bench = Bench::new();
    let path = saved(&bench, &KERATOSIS.replace(UNSIGNED, ""));
    change(&bench, &path, |encounter| encounter.record.plan = Some("\u{1b}]52;c;x\u{7} \u{202e}evil".into()));
    for args in [&["show", ID, "--history"][..], &["show", ID, "--history", "--format", "json"]] {
        let ran = bench.run(args);
        ran.ends(0).prints("evil");
        assert!(!ran.out.chars().any(|c| c.is_control() && c != '\n' || c == '\u{202e}'), "{:?}", ran.out);
    }
}
