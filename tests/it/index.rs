//! The index of the saved encounters is only a cache: with it the list says what it says without it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use curette::config::Folders;
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::engine::lesion::Lesion;
use curette::store::{Entry, Listing, Store};

use crate::cli::Bench;

struct Desk {
    home: tempfile::TempDir,
    store: Store,
}

fn desk() -> Desk {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(Folders::under(home.path()));
    Desk { home, store }
}

fn encounter(id: &str, patient: u32) -> Encounter {
    let mut one = Encounter { id: Some(id.to_owned()), ..Encounter::default() };
    one.patient.id = Some(format!("{patient:03}"));
    one.date_of_service = Date::new(2026, 1, u8::try_from(patient % 28).unwrap() + 1);
    one.lesions = vec![Lesion { id: "A".into(), ..Lesion::default() }];
    one
}

/// Waits until every file that can be read is old enough to be taken from the index.
pub fn settle(store: &Store) {
    let since = Instant::now();
    loop {
        let mut listing = store.look_over().unwrap();
        if listing.entries.iter().all(|entry| entry.state.is_some() || entry.brief.is_err()) {
            return;
        }
        assert!(since.elapsed() < Duration::from_secs(60), "the index is never trusted");
        for entry in &mut listing.entries {
            entry.state = Some("marked".into());
        }
        store.keep_states(listing);
        std::thread::yield_now();
    }
}

impl Desk {
    fn with(numbers: std::ops::Range<u32>) -> Self {
        let desk = desk();
        for number in numbers {
            desk.store.save(&encounter(&format!("01A{number:02}"), number), None).unwrap();
        }
        desk
    }

    fn file(&self, number: u32) -> PathBuf {
        self.home.path().join(format!("data/encounters/01A{number:02}.toml"))
    }

    fn index(&self) -> PathBuf {
        self.home.path().join("state/index")
    }

    fn look(&self) -> Listing {
        self.store.look_over().unwrap()
    }

    fn settle(&self) {
        settle(&self.store);
    }

    /// The numbers of those that were taken from the index.
    fn taken_from_index(&self) -> Vec<String> {
        let entries = self.look().entries;
        let mut ids: Vec<String> =
            entries.into_iter().filter(|entry| entry.state.is_some()).map(|entry| entry.id).collect();
        ids.sort();
        ids
    }

    fn remembered(&self) -> Vec<Entry> {
        self.store.remembered().unwrap().expect("there are too few files to save no time")
    }

    #[track_caller]
    fn agrees(&self, after: &str) {
        self.says_what_is_read(&self.look().entries, after);
        // Everything was looked at just now.
        self.says_what_is_read(&self.remembered(), &format!("{after}, remembered"));
    }

    #[track_caller]
    fn says_what_is_read(&self, with: &[Entry], after: &str) {
        let without = self.store.list().unwrap();
        assert_eq!(with.len(), without.len(), "after {after}");
        for (entry, listed) in with.iter().zip(&without) {
            assert_eq!((&entry.id, &entry.path), (&listed.id, &listed.path), "after {after}");
            match (&entry.brief, &listed.error) {
                (Ok(brief), None) => {
                    let said = (brief.date_of_service, &brief.patient_id, brief.lesions);
                    let read = (listed.date_of_service, &listed.patient_id, listed.lesions);
                    assert_eq!(said, read, "after {after}");
                }
                (Err(said), Some(read)) => assert_eq!(said.to_string(), read.to_string(), "after {after}"),
                other => panic!("after {after}: {other:?}"),
            }
        }
    }
}

/// Writes over a file in place: the same file, the same length, other bytes.
fn edit_in_place(path: &Path, patient: u32) {
    use std::io::Write;
    let text = fs::read_to_string(path).unwrap();
    let at = text.find("[patient]\nid = \"").unwrap() + 16;
    let changed = format!("{}{:03}{}", &text[..at], patient % 1000, &text[at + 3..]);
    assert_eq!(changed.len(), text.len());
    let mut file = File::options().write(true).open(path).unwrap();
    file.write_all(changed.as_bytes()).unwrap();
}

#[test]
fn whatever_happens_to_the_folder_the_list_is_that_without_an_index() {
    let seed = 20_261_121;
    let mut random = fastrand::Rng::with_seed(seed);
    let desk = Desk::with(0..12);
    desk.settle();
    for step in 0..80 {
        let (one, other) = (random.u32(0..16), random.u32(0..16));
        let (path, second) = (desk.file(one), desk.file(other));
        let there = path.exists() && fs::read_to_string(&path).unwrap().contains("[patient]");
        let what = random.u32(0..13);
        match what {
            0 => drop(desk.store.save(&encounter(&format!("01A{one:02}"), random.u32(0..1000)), None)),
            1..=3 if there => edit_in_place(&path, random.u32(0..1000)),
            4 if there => {
                // The same length and the same time of the last change, as some tools set it.
                let time = fs::metadata(&path).unwrap().modified().unwrap();
                edit_in_place(&path, random.u32(0..1000));
                File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
            }
            5 if there => fs::remove_file(&path).unwrap(),
            6 if there => fs::rename(&path, &second).unwrap(),
            7 if there && second.exists() => {
                let between = path.with_extension("between");
                fs::rename(&path, &between).unwrap();
                fs::rename(&second, &path).unwrap();
                fs::rename(&between, &second).unwrap();
            }
            8 if there => {
                let file = File::options().write(true).open(&path).unwrap();
                file.set_modified(std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_000)).unwrap();
            }
            9 => fs::write(&path, "schema = 1\nsize = 8\n").unwrap(),
            10 => {
                let mut bytes = fs::read(desk.index()).unwrap_or_default();
                if let Some(byte) = bytes.len().checked_sub(1).map(|last| random.usize(0..=last)) {
                    bytes[byte] ^= 1 << random.u32(0..8);
                }
                fs::write(desk.index(), bytes).unwrap();
            }
            11 => drop(fs::remove_file(desk.index())),
            12 => fs::write(desk.index(), "curette index 0\nold").unwrap(),
            _ => {}
        }
        desk.agrees(&format!("step {step}, change {what} of {one} and {other}, seed {seed}"));
    }
    desk.settle();
    desk.agrees("all of it");
}

#[test]
fn only_what_changed_is_read_again() {
    let desk = Desk::with(0..5);
    desk.settle();
    assert_eq!(desk.taken_from_index(), ["01A00", "01A01", "01A02", "01A03", "01A04"]);
    edit_in_place(&desk.file(2), 777);
    assert_eq!(desk.taken_from_index(), ["01A00", "01A01", "01A03", "01A04"]);
    desk.agrees("an edit in place");
    fs::rename(desk.file(3), desk.file(4)).unwrap();
    assert_eq!(desk.taken_from_index(), ["01A00", "01A01"]);
    desk.agrees("one moved over another");
    let mut found = desk.store.of_patient("777").unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found.remove(0).id.as_deref(), Some("01A02"));
    assert!(desk.store.of_patient("002").unwrap().is_empty());
}

#[test]
fn what_is_remembered_knows_each_name_and_no_edit_in_place() {
    let desk = Desk::with(0..5);
    desk.settle();
    edit_in_place(&desk.file(2), 777);
    fs::remove_file(desk.file(3)).unwrap();
    desk.store.save(&encounter("01A09", 9), None).unwrap();
    fs::write(desk.file(8), "size = 8\n").unwrap();
    let said = |entries: Vec<Entry>| {
        let patient =
            |entry: &Entry| entry.brief.as_ref().ok().map(|brief| brief.patient_id.clone().unwrap());
        let mut said: Vec<_> = entries.iter().map(|entry| (entry.id.clone(), patient(entry))).collect();
        said.sort();
        said
    };
    let row = |id: &str, patient: &str| (id.to_owned(), Some(patient.to_owned()));
    let expected = |second: &str| {
        let broken = ("01A08".to_owned(), None);
        vec![
            row("01A00", "000"),
            row("01A01", "001"),
            row("01A02", second),
            row("01A04", "004"),
            broken,
            row("01A09", "009"),
        ]
    };
    assert_eq!(said(desk.remembered()), expected("002"), "nobody has asked about the third");
    assert_eq!(said(desk.look().entries), expected("777"));
    assert_eq!(said(desk.remembered()), expected("777"), "it was looked at");
}

#[test]
fn an_index_that_knows_little_saves_no_time_and_is_not_used() {
    let desk = Desk::with(0..120);
    assert!(desk.store.remembered().unwrap().is_none(), "there is none");
    desk.settle();
    assert_eq!(desk.remembered().len(), 120);
    for number in 0..101 {
        fs::rename(desk.file(number), desk.file(number + 500)).unwrap();
    }
    assert!(desk.store.remembered().unwrap().is_none(), "101 names are not known");
    fs::rename(desk.file(500), desk.file(0)).unwrap();
    assert_eq!(desk.remembered().len(), 120, "100 are read");
}

#[test]
fn an_index_that_cannot_be_used_or_kept_changes_nothing() {
    let desk = Desk::with(0..3);
    desk.settle();
    for spoilt in [&b""[..], b"curette index 1\n", b"curette index 2\n12345678", &[0; 4096]] {
        fs::write(desk.index(), spoilt).unwrap();
        desk.agrees("a spoilt index");
    }
    fs::remove_file(desk.index()).unwrap();
    fs::create_dir(desk.index()).unwrap();
    desk.agrees("a folder in its place");
}

#[cfg(unix)]
#[test]
fn the_index_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(0..2);
    desk.settle();
    assert_eq!(fs::metadata(desk.index()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_list_of_the_shell_is_the_same_with_and_without_an_index() {
    let bench = Bench::new();
    for line in ["5 ak face ln2", "ak l forearm 6mm ln2", "several sks back ln2"] {
        bench.run(&["new", "--line", line, "--save"]).ends(0);
    }
    fs::write(bench.path("home/data/encounters/01ZZZ.toml"), "size = 8\n").unwrap();
    let cold = bench.run(&["list"]);
    cold.ends(0);
    assert_eq!(cold.out.lines().count(), 4);
    let states: Vec<&str> = cold
        .out
        .lines()
        .filter_map(|line| line.rsplit("  ").next())
        .filter(|one| !one.contains("read"))
        .collect();
    assert_eq!(states.len(), 3);
    let since = Instant::now();
    let kept = || String::from_utf8_lossy(&fs::read(bench.path("home/state/index")).unwrap()).into_owned();
    // Until the files are old enough for what is said of them to be kept.
    while !states.iter().all(|state| kept().contains(state)) {
        assert_eq!(bench.run(&["list"]).out, cold.out);
        assert!(since.elapsed() < Duration::from_secs(60));
    }
    assert_eq!(bench.run(&["list"]).out, cold.out);
    fs::remove_file(bench.path("home/state/index")).unwrap();
    assert_eq!(bench.run(&["list"]).out, cold.out);
}

#[test]
fn programs_that_list_and_save_at_the_same_time_leave_a_true_list() {
    let bench = Bench::new();
    bench.run(&["new", "--save"]).ends(0);
    let start = |args: &[&str]| bench.command().args(args).spawn().unwrap();
    let children: Vec<_> = (0..6).flat_map(|_| [start(&["new", "--save"]), start(&["list"])]).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    }
    assert_eq!(bench.run(&["list"]).out.lines().count(), 7);
    let desk =
        Desk { store: Store::new(Folders::under(&bench.path("home"))), home: tempfile::tempdir().unwrap() };
    desk.agrees("all of it");
}
