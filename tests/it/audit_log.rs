//! The log of who did what: what is noted, that it names nobody, and that every change of it is found.

use std::fs;
use std::path::PathBuf;
use std::process::Child;

use curette::config::Folders;
use curette::store::{Event, Log, Proof, Store};

use crate::cli::{Bench, Ran};

const ID: &str = "01K5D3QK8T0V6M2H9XW4Z7R1AB";

struct Desk {
    _home: tempfile::TempDir,
    log: Log,
}

/// A log with this many events.
fn with(events: usize) -> Desk {
    let home = tempfile::tempdir().unwrap();
    let log = Store::new(Folders::under(home.path())).log();
    for at in 0..events {
        let event = [Event::Opened, Event::Saved, Event::Exported][at % 3];
        log.append(event, Some(ID)).unwrap();
    }
    Desk { _home: home, log }
}

impl Desk {
    fn lines(&self) -> Vec<String> {
        fs::read_to_string(self.log.path()).unwrap().lines().map(ToOwned::to_owned).collect()
    }

    fn put(&self, lines: &[String]) {
        fs::write(self.log.path(), lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    }

    fn proof(&self) -> Proof {
        self.log.prove().unwrap()
    }

    /// The line of the first fault, and what is said of it.
    #[track_caller]
    fn fault(&self) -> (Option<u64>, String) {
        let fault = self.proof().fault.expect("a fault");
        (fault.line, fault.what)
    }
}

#[test]
fn an_event_is_a_line_with_who_what_and_when() {
    let desk = with(2);
    desk.log.append(Event::Locked, None).unwrap();
    desk.log.append(Event::Opened, Some("smith-john-1950")).unwrap();
    let lines = desk.lines();
    assert_eq!(lines.len(), 4);
    let line: serde_json::Value = serde_json::from_str(&lines[1]).unwrap();
    assert_eq!((&line["n"], &line["event"], &line["id"]), (&2.into(), &"saved".into(), &ID.into()));
    assert!(line["time"].as_str().unwrap().parse::<jiff::Timestamp>().is_ok());
    assert!(!line["user"].as_str().unwrap().is_empty());
    let first: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
    assert_eq!(line["before"], first["hash"]);
    let line: serde_json::Value = serde_json::from_str(&lines[2]).unwrap();
    assert!(line["id"].is_null());
    assert!(lines[3].contains("\"id\":\"file\"") && !lines[3].contains("smith"), "{}", lines[3]);
    let proof = desk.proof();
    assert_eq!((proof.events, proof.fault, proof.notes), (4, None, Vec::new()));
}

#[test]
fn every_changed_byte_of_every_line_is_found() {
    let desk = with(3);
    let whole = fs::read(desk.log.path()).unwrap();
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
        fs::write(desk.log.path(), &changed).unwrap();
        let line = whole[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        let proof = desk.proof();
        // A changed end of the last line looks like a crash, but the second place knows better.
        let fault = proof.fault.unwrap_or_else(|| panic!("nothing found at byte {at}"));
        assert!(fault.line.is_none_or(|found| found == line), "byte {at} of line {line}: {fault:?}");
    }
}

#[test]
fn a_removed_an_inserted_and_a_moved_line_are_found_with_their_number() {
    let desk = with(6);
    let whole = desk.lines();
    for at in 0..5 {
        let mut lines = whole.clone();
        lines.remove(at);
        desk.put(&lines);
        let (line, what) = desk.fault();
        assert_eq!(line, Some(at as u64 + 1), "{what}");
        assert!(what.contains(&format!("event {} stands where event {} should", at + 2, at + 1)), "{what}");
    }
    for at in 1..6 {
        let mut lines = whole.clone();
        lines.insert(at, whole[at - 1].clone());
        desk.put(&lines);
        let (line, what) = desk.fault();
        assert_eq!(line, Some(at as u64 + 1), "{what}");
        assert!(what.contains("a line was put in"), "{what}");
    }
    for at in 0..5 {
        let mut lines = whole.clone();
        lines.swap(at, at + 1);
        desk.put(&lines);
        assert_eq!(desk.fault().0, Some(at as u64 + 1));
    }
    let mut lines = whole.clone();
    lines.insert(3, "a word".into());
    desk.put(&lines);
    assert_eq!(desk.fault().0, Some(4));
    desk.put(&whole);
    assert_eq!(desk.proof().fault, None);
}

#[test]
fn a_line_of_another_log_does_not_fit() {
    let (own, other) = (with(4), with(4));
    other.log.append(Event::Trashed, None).unwrap();
    let mut lines = own.lines();
    lines[2] = other.lines()[2].replace(ID, "01K5D3QK8T0V6M2H9XW4Z7R1AC");
    own.put(&lines);
    assert_eq!(own.fault().0, Some(3));
    // Even one whose own hash fits: it holds to another line before it.
    let strange = with(0);
    strange.log.append(Event::Trashed, None).unwrap();
    strange.log.append(Event::Saved, None).unwrap();
    let mut lines = with(4).lines();
    lines[1] = strange.lines()[1].clone();
    own.put(&lines);
    let (line, what) = own.fault();
    assert_eq!(line, Some(2));
    assert!(what.contains("does not follow"), "{what}");
}

#[test]
fn a_cut_end_is_found_and_stays_found() {
    let desk = with(6);
    let whole = desk.lines();
    for keep in 0..6 {
        desk.put(&whole[..keep]);
        let (line, what) = desk.fault();
        assert_eq!(line, None);
        assert!(what.contains(&format!("knows event 6, the last line is event {keep}")), "{what}");
    }
    desk.put(&whole[..4]);
    desk.log.append(Event::Saved, Some(ID)).unwrap();
    let (line, what) = desk.fault();
    assert_eq!(line, Some(5));
    assert!(what.contains("log.head knew event 6"), "{what}");
    assert_eq!(desk.lines().len(), 6, "the event itself is noted after what is wrong");
}

#[test]
fn a_log_that_is_gone_or_whose_second_place_is_gone_is_found() {
    let desk = with(3);
    fs::remove_file(desk.log.path()).unwrap();
    assert!(desk.fault().1.contains("knows event 3, the last line is event 0"));
    desk.log.append(Event::Saved, None).unwrap();
    assert_eq!(desk.fault().0, Some(1));
    let desk = with(3);
    fs::remove_file(desk.log.head_path()).unwrap();
    assert!(desk.fault().1.contains("'log.head' is missing"));
    desk.log.append(Event::Saved, None).unwrap();
    assert_eq!(desk.fault().0, Some(4));
    let desk = with(3);
    let (mut lines, other) = (desk.lines(), with(3));
    fs::copy(other.log.head_path(), desk.log.head_path()).unwrap();
    other.log.append(Event::Trashed, None).unwrap();
    if other.lines()[..3] != lines[..] {
        assert!(desk.fault().1.contains("was put in its place"));
    }
    lines.clear();
    desk.put(&lines);
    assert!(desk.proof().fault.is_some());
}

#[test]
fn a_line_that_a_crash_cut_short_is_kept_and_noted() {
    let reference = with(4);
    let last = reference.lines()[3].len();
    for left in (1..last).step_by(7).chain([last - 1]) {
        let desk = with(3);
        // The line is written before the second place knows of it.
        let before = fs::read(desk.log.head_path()).unwrap();
        desk.log.append(Event::Opened, Some(ID)).unwrap();
        fs::write(desk.log.head_path(), before).unwrap();
        let text = fs::read(desk.log.path()).unwrap();
        let end = text.len() - 1 - last + left;
        fs::write(desk.log.path(), &text[..end]).unwrap();
        let proof = desk.proof();
        assert_eq!((proof.fault, proof.events), (None, 3), "{left} bytes left");
        assert_eq!(proof.notes, ["line 4 was cut short by a crash; the next event will say so"]);
        desk.log.append(Event::Saved, Some(ID)).unwrap();
        let proof = desk.proof();
        assert_eq!((proof.fault, proof.events), (None, 5), "{left} bytes left");
        assert_eq!(proof.notes, ["line 4 was cut short by a crash; line 5 says so"]);
        let lines = desk.lines();
        assert!(text.starts_with(lines[..4].join("\n").as_bytes()), "nothing is taken away");
        assert!(lines[4].contains("\"event\":\"torn\""));
        // Nobody can call something else a torn line.
        let mut lines = lines;
        lines[3] = "else".into();
        desk.put(&lines);
        assert_eq!(desk.fault().0, Some(4));
    }
}

#[test]
fn whole_lines_of_others_are_no_work_of_a_crash() {
    for put_in in ["a\nb", "a\n", "\nb", "a\n{\"n\":4,"] {
        let desk = with(3);
        let text = fs::read_to_string(desk.log.path()).unwrap();
        fs::write(desk.log.path(), format!("{text}{put_in}")).unwrap();
        assert_eq!(desk.fault().0, Some(4), "{put_in:?}");
        desk.log.append(Event::Saved, Some(ID)).unwrap();
        assert_eq!(desk.fault().0, Some(4), "{put_in:?}: the next event does not excuse it");
    }
}

#[test]
fn a_crash_may_cut_short_the_line_that_tells_of_a_crash() {
    let desk = with(3);
    let text = fs::read_to_string(desk.log.path()).unwrap();
    fs::write(desk.log.path(), format!("{text}{{\"n\":4,\"ti\n{{\"n\":4,\"time\":")).unwrap();
    assert_eq!(desk.proof().fault, None);
    desk.log.append(Event::Saved, Some(ID)).unwrap();
    assert_eq!((desk.proof().fault, desk.proof().events), (None, 5));
}

#[test]
fn a_line_that_misses_its_end_alone_is_whole() {
    let desk = with(3);
    let text = fs::read(desk.log.path()).unwrap();
    fs::write(desk.log.path(), &text[..text.len() - 1]).unwrap();
    assert_eq!((desk.proof().fault, desk.proof().events), (None, 3));
    desk.log.append(Event::Saved, None).unwrap();
    assert_eq!((desk.proof().fault, desk.proof().notes, desk.proof().events), (None, Vec::new(), 4));
    assert!(fs::read(desk.log.path()).unwrap().starts_with(&text));
}

#[test]
fn a_stop_between_line_and_second_place_is_no_fault() {
    let desk = with(3);
    let before = fs::read(desk.log.head_path()).unwrap();
    desk.log.append(Event::Opened, None).unwrap();
    fs::write(desk.log.head_path(), before).unwrap();
    let proof = desk.proof();
    assert_eq!(proof.fault, None);
    assert_eq!(proof.notes, ["'log.head' is 1 behind: the program was stopped between the two"]);
    desk.log.append(Event::Saved, None).unwrap();
    assert_eq!((desk.proof().fault, desk.proof().notes, desk.proof().events), (None, Vec::new(), 5));
}

#[cfg(unix)]
#[test]
fn a_log_that_cannot_be_written_stops_nothing_and_is_said() {
    let bench = Bench::new();
    fs::create_dir_all(bench.path("home/state")).unwrap();
    std::os::unix::fs::symlink(bench.path("elsewhere"), bench.path("home/state/log.ndjson")).unwrap();
    let ran = bench.run(&["new", "--line", "5 ak face ln2", "--save"]);
    ran.ends(0);
    assert!(PathBuf::from(ran.out.trim_end()).exists());
    assert!(
        ran.err.contains("not in the log: writing the log") && ran.err.contains("no regular file"),
        "{ran:?}"
    );
    assert!(!bench.path("elsewhere").exists(), "a link is not followed");
}

fn events(bench: &Bench) -> Vec<(String, Option<String>)> {
    let text = fs::read_to_string(bench.path("home/state/log.ndjson")).unwrap_or_default();
    let read = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        (line["event"].as_str().unwrap().to_owned(), line["id"].as_str().map(ToOwned::to_owned))
    };
    text.lines().map(read).collect()
}

#[test]
fn commands_note_what_they_do_with_saved_encounters_and_nothing_of_them() {
    let bench = Bench::new();
    let ran = bench.run(&["new", "--line", "5 ak face ln2", "--save"]);
    let path = PathBuf::from(ran.out.trim_end());
    let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let text = fs::read_to_string(&path).unwrap() + "\n[patient]\nid = \"SECRET-7\"\nname = \"Doe\"\n";
    fs::write(&path, &text).unwrap();
    bench.file("doe-john.toml", &text);
    bench.run(&["show", &id]).ends(0);
    bench.run(&["code", &id]);
    bench.run(&["check", path.to_str().unwrap()]);
    bench.run(&["code", "doe-john.toml"]);
    bench.run(&["list"]).ends(0);
    bench.run(&["rm", &id[..20]]).ends(0);
    let noted = events(&bench);
    let of = |word: &str| (word.to_owned(), Some(id.clone()));
    assert_eq!(noted, [of("saved"), of("opened"), of("opened"), of("opened"), of("trashed")]);
    let text = fs::read_to_string(bench.path("home/state/log.ndjson")).unwrap();
    assert!(
        !text.contains("SECRET") && !text.to_lowercase().contains("doe") && !text.contains("toml"),
        "{text}"
    );
    let ran = bench.run(&["doctor", "--verify"]);
    ran.ends(0).prints("the chain of 5 events is whole");
}

#[test]
fn doctor_proves_the_log_and_names_the_first_bad_line() {
    let bench = Bench::new();
    for _ in 0..3 {
        bench.run(&["new", "--line", "5 ak face ln2", "--save"]).ends(0);
    }
    let path = bench.path("home/state/log.ndjson");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let changed = lines[1].replace("saved", "opened");
    lines[1] = &changed;
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    let ran: Ran = bench.run(&["doctor", "--verify"]);
    ran.ends(1).prints("the log is not whole, at line 2: event 2 was changed");
}

#[test]
fn programs_that_write_at_the_same_time_keep_one_chain() {
    let bench = Bench::new();
    let start = |_: usize| -> Child {
        bench.command().args(["new", "--line", "5 ak face ln2", "--save"]).spawn().unwrap()
    };
    let children: Vec<Child> = (0..16).map(start).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        assert!(output.stderr.is_empty(), "{output:?}");
    }
    let noted = events(&bench);
    assert_eq!(noted.len(), 16);
    let mut ids: Vec<_> = noted.into_iter().map(|(_, id)| id.unwrap()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 16, "each wrote its own");
    bench.run(&["doctor", "--verify"]).ends(0);
}

#[test]
fn a_killed_program_leaves_a_log_that_goes_on() {
    let bench = Bench::new();
    bench.run(&["new", "--line", "5 ak face ln2", "--save"]).ends(0);
    let path = bench.path("home/state/log.ndjson");
    let mut noted = 1;
    for round in 0..16_u64 {
        let before = fs::metadata(&path).unwrap().len();
        let mut child = bench.command().args(["new", "--save"]).spawn().unwrap();
        // Killed at another moment each time: as soon as the log grows, or a little before or after.
        let mut looks = 0_u64;
        while child.try_wait().unwrap().is_none() {
            looks += 1;
            if fs::metadata(&path).unwrap().len() > before || looks > round * 100 {
                break;
            }
        }
        let _ = child.kill();
        child.wait().unwrap();
        let ran = bench.run(&["new", "--save"]);
        ran.ends(0).is_quiet();
        noted += 1;
        let proof = Store::new(Folders::under(&bench.path("home"))).log().prove().unwrap();
        assert_eq!(proof.fault, None, "round {round}");
        assert!(proof.events >= noted, "round {round}: what was noted stays");
    }
}
