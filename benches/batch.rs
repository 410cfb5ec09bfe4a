//! `curette batch` beside the floor under it: read every encounter, write its finished assessment.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use curette::engine::assess;
use curette::engine::book::CodeBook;
use curette::engine::history::History;
use curette::engine::outcome::Assessment;
use curette::{bundle, format};

use crate::asked::Asked;
use crate::beside::Beside;
use crate::encounters;
use crate::floor;

const ROUNDS: usize = 5;
/// How many different encounters there are; the file repeats them.
const DIFFERENT: u64 = 4096;
/// How many encounters the file has, where this is set.
const NUMBER: &str = "CURETTE_BENCH_ENCOUNTERS";

/// Both by turns, from the same file to files on the same disk.
pub fn compare(asked: &Asked) {
    let number = match std::env::var(NUMBER) {
        Ok(number) => number.parse().unwrap_or_else(|_| panic!("{NUMBER}: '{number}' is no number")),
        Err(_) if asked.quick => 300,
        Err(_) => 100_000,
    };
    let folder = tempfile::tempdir().expect("folder");
    let [from, ours, peer] =
        ["in.ndjson", "ours.ndjson", "floor.ndjson"].map(|name| folder.path().join(name));
    let book = bundle::books().expect("books").last().expect("book");
    let ready = prepare(&from, number, book);
    let mut beside = Beside::new(asked);
    for round in 0..if asked.quick { 1 } else { ROUNDS } {
        beside.round(|| batch(&from, &ours), || floor::run(&from, &peer, &ready, book));
        // The floor is one only if it writes the very same.
        assert!(round > 0 || same(&ours, &peer), "the floor writes something else");
        for out in [&ours, &peer] {
            fs::remove_file(out).expect("written");
        }
    }
    beside.tell(&format!("batch of {number} encounters"), "read and write alone", 3.0);
}

/// Writes the file of encounters, and gives the finished assessments of those that differ.
fn prepare(from: &Path, number: u64, book: &CodeBook) -> Vec<Assessment> {
    let different: Vec<_> = (0..DIFFERENT.min(number)).map(encounters::of_a_day).collect();
    let lines: Vec<String> = different.iter().map(format::write_json).collect();
    let mut file = BufWriter::new(File::create(from).expect("file"));
    for line in lines.iter().cycle().take(usize::try_from(number).expect("number")) {
        writeln!(file, "{line}").expect("write");
    }
    file.flush().expect("flush");
    different.iter().map(|encounter| assess(encounter, History::none(), book)).collect()
}

fn batch(from: &Path, to: &Path) -> Duration {
    let start = Instant::now();
    let status = Command::new(env!("CARGO_BIN_EXE_curette")).arg("batch").args([from, to]).status();
    let time = start.elapsed();
    // 1 says that some encounters have blockers.
    assert!(matches!(status.expect("program").code(), Some(0 | 1)), "the batch failed");
    time
}

fn same(one: &Path, other: &Path) -> bool {
    let open =
        |path| BufReader::new(File::open(path).expect("written")).bytes().map(|byte| byte.expect("byte"));
    open(one).eq(open(other))
}
