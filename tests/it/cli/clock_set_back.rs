//! A machine whose clock ran years ahead and was set back: the log and the files of then are later than now.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use curette::config::Folders;
use curette::engine::encounter::Encounter;
use curette::store::{Log, Store};
use sha2::{Digest, Sha256};

use super::{Bench, KERATOSIS};

const ID: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AB";
const THEN: &str = "2999-09-14T08:00:00+00:00";

/// The log as the program wrote it, had the clock said something else: every time, and with it every hash, is another.
fn written_then(log: &Log) {
    let mut before = "0".repeat(64);
    let mut lines = String::new();
    for line in fs::read_to_string(log.path()).expect("log").lines() {
        let said: serde_json::Value = serde_json::from_str(line).expect("a line");
        let text = |key: &str| said[key].as_str().expect("text");
        let line = line.replace(text("time"), THEN).replace(text("before"), &before);
        let (body, _) = line.split_once(",\"hash\"").expect("a hash");
        let hash = Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        lines.push_str(&format!("{body},\"hash\":\"{hash}\"}}\n"));
        before = hash;
    }
    let count = lines.lines().count();
    fs::write(log.path(), lines).expect("log");
    fs::write(log.head_path(), format!("{count:020} {before}\n")).expect("head");
}

#[test]
fn the_log_proves_true_with_a_note_versions_keep_their_order_and_saves_work() {
    let bench = Bench::new();
    let home = bench.path("home");
    let store = Store::new(Folders::under(&home));
    let mut encounter: Encounter = curette::format::read(KERATOSIS).expect("encounter");
    encounter.clinician.signed = None;
    let path = store.save(&encounter, None).expect("saved");
    bench.run(&["show", ID]).ends(0);
    bench.run(&["code", ID]);
    written_then(&store.log());
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(32_500_000_000);
    File::options().write(true).open(&path).expect("file").set_modified(then).expect("time");
    bench.run(&["doctor", "--verify"]).prints("the chain of 2 events is whole").prints(THEN);

    // Now the clock is right again: everything from here on is earlier than what is there.
    bench.run(&["new", "--save", "--line", "5 ak face ln2"]).ends(0).is_quiet();
    for plan in ["first", "second"] {
        encounter.record.plan = Some(plan.to_owned());
        store.save(&encounter, Some(&path)).expect("saved");
    }
    let listed = bench.run(&["list"]);
    listed.ends(0).is_quiet().prints(ID);
    bench.run(&["show", ID]).ends(0).prints("plan = \"second\"");

    let ran = bench.run(&["doctor", "--verify"]);
    ran.prints("the chain of 4 events is whole");
    let notes: Vec<&str> = ran.out.lines().filter(|line| line.contains("set back")).collect();
    assert_eq!(notes.len(), 1, "once: {notes:?}");
    assert!(notes[0].contains("at event 3 the clock was set back"), "{notes:?}");

    let versions = store.versions(&path).expect("versions");
    let plans = versions.iter().map(|one| store.version(one).expect("version").encounter.record.plan);
    assert_eq!(plans.collect::<Vec<_>>(), [None, Some("first".to_owned())], "the later one comes later");
    assert!(versions[0].saved > versions[1].saved, "though the clock said otherwise");
    bench.run(&["restore", ID, "1"]).ends(0);
    assert_eq!(store.load(&path).expect("loaded").encounter.record.plan, None);
}
