//! The list of ten thousand saved encounters, opened and searched.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use curette::config::Folders;
use curette::format;
use curette::store::Store;

use crate::asked::Asked;
use crate::beside::Beside;
use crate::encounters;
use crate::terminal::Terminal;

const MANY: u64 = 10_000;
const ROUNDS: usize = 40;

/// The index beside what the system takes to say which files there are and what it knows of each.
pub fn compare(asked: &Asked) {
    let home = tempfile::tempdir().expect("home");
    let store = Store::new(Folders::under(home.path()));
    let (many, rounds) = if asked.quick { (20, 1) } else { (MANY, ROUNDS) };
    fill(&store, many);
    let folder = store.folders().encounters();
    let parsed = timed(|| store.list().expect("list").len());
    if !asked.quick {
        // Files that were written a moment ago are not taken from an index.
        std::thread::sleep(Duration::from_secs(3));
    }
    store.look_over().expect("index");
    let mut beside = Beside::new(asked);
    for _ in 0..rounds {
        beside.round(
            || timed(|| store.look_over().expect("list").entries.len()),
            || timed(|| looked_at(&folder)),
        );
    }
    beside.tell(&format!("list/{many}: index read, every file looked at"), "names and metadata alone", 2.0);
    println!("    every file read, without an index, once: {:.0} ms", parsed.as_secs_f64() * 1000.0);
    on_screen(home.path(), many, rounds);
}

fn fill(store: &Store, many: u64) {
    let folder = store.folders().encounters();
    fs::create_dir_all(&folder).expect("folder");
    for number in 0..many {
        let encounter = encounters::of_a_day(number);
        let text = format::write_toml(&encounter, None).expect("text");
        let name = format!("{}.toml", encounter.id.expect("id"));
        fs::write(folder.join(name), text).expect("file");
    }
}

fn timed(what: impl FnOnce() -> usize) -> Duration {
    let since = Instant::now();
    std::hint::black_box(what());
    since.elapsed()
}

/// What any list needs at least that sees an edit in place.
fn looked_at(folder: &Path) -> usize {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("folder")
        .map(|entry| {
            let path = entry.expect("entry").path();
            let found = fs::symlink_metadata(&path).expect("metadata");
            (path, found)
        })
        .collect();
    names.sort_by(|a, b| a.0.cmp(&b.0));
    names.len()
}

/// In a real terminal: F8 until the list stands; each letter of a search until it is drawn; until all were looked at.
fn on_screen(home: &Path, many: u64, rounds: usize) {
    let mut terminal = Terminal::start(env!("CARGO_BIN_EXE_curette"), &[], home);
    terminal.until(|terminal| terminal.contents().contains("2026-09-14"));
    let (mut opened, mut keys) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        terminal.send(b"\x1b");
        // All of the list has to be gone: Esc and the next key in one piece are not two keys to every terminal.
        let gone = |shown: &str| shown.contains("Checklist") && !shown.contains("2026-09-14");
        terminal.until(|terminal| gone(&terminal.contents()));
        opened.push(after(&mut terminal, b"\x1b[19~", "2026-09-14"));
    }
    let since = Instant::now();
    for (typed, shown) in [("k", "k"), ("n", "kn"), ("e", "kne"), ("e", "knee")] {
        keys.push(after(&mut terminal, typed.as_bytes(), shown));
    }
    // A few encounters are looked at before the last letter is drawn, and nothing more comes.
    if terminal.contents().contains("still looking") {
        terminal.until(|terminal| !terminal.contents().contains("still looking"));
    }
    let searched = since.elapsed();
    for (typed, shown) in [(" ", "knee"), ("w", "knee w"), ("a", "knee wa"), ("\x7f", "knee w")] {
        keys.push(after(&mut terminal, typed.as_bytes(), shown));
    }
    terminal.end();
    opened.sort_unstable();
    keys.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "list/{many}: F8 to the list on the screen: {:.1} ms (slowest {:.1})",
        ms(opened[opened.len() / 2]),
        ms(opened[opened.len() - 1])
    );
    println!(
        "list/{many}: a key of a search: {:.1} ms (slowest {:.1})",
        ms(keys[keys.len() / 2]),
        ms(keys[keys.len() - 1])
    );
    println!("list/{many}: search until all were looked at: {:.0} ms", ms(searched));
}

/// From a key to the frame that shows this.
fn after(terminal: &mut Terminal, key: &[u8], shown: &str) -> Duration {
    let since = Instant::now();
    terminal.send(key);
    terminal.until(|terminal| terminal.contents().contains(shown));
    since.elapsed()
}
