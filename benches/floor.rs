//! The least that a batch has to do: read each line into an encounter, write the finished assessment as JSON, in order.
//! What it leaves out is the assessing.

use std::collections::BTreeMap;
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use curette::engine::book::CodeBook;
use curette::engine::outcome::Assessment;
use curette::format;
use curette::report::json;

/// Lines that a thread takes at once.
const GO: usize = 64;

/// The lines that nobody has taken yet.
struct Rest {
    reader: BufReader<File>,
    gos: usize,
}

impl Rest {
    /// The next lines one after the other, with the number of the go.
    fn take(&mut self) -> Option<(usize, Vec<String>)> {
        let mut lines = Vec::with_capacity(GO);
        for _ in 0..GO {
            let mut line = String::new();
            if self.reader.read_line(&mut line).expect("line") == 0 {
                break;
            }
            lines.push(line);
        }
        let go = self.gos;
        self.gos += 1;
        (!lines.is_empty()).then_some((go, lines))
    }
}

/// Does it with as many threads as there are cores; the n-th line belongs to the n-th of `ready`, round and round.
pub fn run(from: &Path, to: &Path, ready: &[Assessment], book: &CodeBook) -> Duration {
    let start = Instant::now();
    let reader = BufReader::with_capacity(256 * 1024, File::open(from).expect("file"));
    let rest = Mutex::new(Rest { reader, gos: 0 });
    let mut writer = BufWriter::new(File::create(to).expect("file"));
    let (to_done, done) = channel();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let (rest, to_done) = (&rest, to_done.clone());
            scope.spawn(move || {
                loop {
                    let taken = rest.lock().expect("rest").take();
                    let Some((go, lines)) = taken else { break };
                    let mut written = String::new();
                    for (at, line) in lines.iter().enumerate() {
                        black_box(format::read_json(line.trim_end()).expect("encounter"));
                        let finished = &ready[(go * GO + at) % ready.len()];
                        written.push_str(&json::one_line(finished, book).expect("assessment"));
                    }
                    to_done.send((go, written)).expect("writer");
                }
            });
        }
        drop(to_done);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (go, written) in done {
            waiting.insert(go, written);
            while let Some(written) = waiting.remove(&next) {
                writer.write_all(written.as_bytes()).expect("write");
                next += 1;
            }
        }
    });
    writer.flush().expect("flush");
    start.elapsed()
}
