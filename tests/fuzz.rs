//! A fuzzer that needs no other tool: real files and lines, changed by chance, given to everything that reads.
//!
//! Nothing may panic, every mistake names a place in the text, no answer is longer than its bound, and what is read and
//! written again is the same. A run of a few seconds is part of the tests; `CURETTE_FUZZ=10000000` asks for so many
//! inputs, `CURETTE_FUZZ_SEED` for others than the usual ones.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use curette::bundle;
use curette::choices::known;
use curette::config::Folders;
use curette::config::keymap::Keymap;
use curette::config::mistake::Mistake;
use curette::config::settings::Settings;
use curette::config::theme::Theme;
use curette::engine::book::CodeBook;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::{assess, edition};
use curette::entry::{self, Abbreviations, Context, Lexicon};
use curette::format::{self, FormatErrors, Place};
use curette::report::json;
use curette::store::Store;
use fastrand::Rng;

/// Inputs of a run where no number is asked for.
const FEW: u64 = 12_000;
/// The longest input, in bytes: longer ones have tests of their own.
const LONGEST: usize = 6_000;
/// One journal is written and read for so many other inputs, as that goes over the disk.
const JOURNALS: u64 = 2_000;

/// What reads the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Line,
    Toml,
    Json,
    Batch,
    Theme,
    Keymap,
    Abbreviations,
    Config,
}

const READERS: [Reader; 8] = [
    Reader::Line,
    Reader::Toml,
    Reader::Json,
    Reader::Batch,
    Reader::Theme,
    Reader::Keymap,
    Reader::Abbreviations,
    Reader::Config,
];

/// What is put into a text: what means something to one of the readers, and what is at the edge of something.
const PIECES: &[&str] = &[
    "[[lesion]]\n",
    "[[lesion.procedure]]\n",
    "[patient]\n",
    "[policy]\n",
    "[roles]\n",
    "[keys]\n",
    "[lists]\n",
    "[short]\n",
    "schema = 1\n",
    "kind = \"excision\"\n",
    "size = \"0.8 cm\"\n",
    "count = 100000\n",
    "date_of_service = 9999-12-31\n",
    "0000-01-01",
    "2026-02-29",
    "{",
    "}",
    "[",
    "]",
    "[[",
    "\"",
    "\"\"\"",
    "'",
    "'''",
    "=",
    ",",
    ":",
    "#",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "true",
    "-0",
    "1e999",
    "0x7fffffffffffffff",
    "9223372036854775808",
    "inf",
    "nan",
    ".",
    "..",
    " + ",
    "x2",
    "2x",
    "4+3",
    "9+2*2mm",
    "12 cm2",
    "3 x 4 cm",
    "6mm",
    "1,5 cm",
    "'",
    "@b ",
    "@zz ",
    ". ",
    "total 15 ",
    "?bcc",
    "r/o ",
    "several ",
    "l ",
    "r ",
    "bilat ",
    "ln2 ",
    "edc ",
    "mohs ",
    "punch ",
    "m4mm ",
    "int 3.2cm ",
    "after 11mm ",
    "99213 ",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{feff}",
    "\u{200d}",
    "皮膚",
    "e\u{301}",
    "\u{1f469}\u{200d}\u{2695}\u{fe0f}",
    "ß",
    "İ",
    "ﬁ",
    "−",
    "½",
    "²",
    "ctrl-",
    "alt-",
    "f12",
    "#0a0b0c",
    "bold red on blue",
    "inherits = \"dark\"\n",
];

/// Texts to begin with, for each reader.
struct Seeds(Vec<Vec<String>>);

fn below(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            below(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            out.push(path);
        }
    }
}

/// An encounter out of a case file: without what must come out.
fn encounter_of(text: &str) -> Option<Encounter> {
    let mut table: toml::Table = toml::from_str(text).ok()?;
    for key in ["case", "expect", "variant", "history", "scenario"] {
        table.remove(key);
    }
    table.insert("schema".to_owned(), toml::Value::Integer(1));
    format::read_toml(&toml::to_string(&table).ok()?).ok()
}

impl Seeds {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in ["tests/cases", "tests/pictures", "tests/encounters"] {
            below(&root.join(folder), &mut files);
        }
        let encounters: Vec<Encounter> =
            files.iter().filter_map(|path| encounter_of(&fs::read_to_string(path).expect("file"))).collect();
        assert!(encounters.len() > 100, "there are real encounters to begin with: {}", encounters.len());
        let toml: Vec<String> = encounters
            .iter()
            .filter_map(|one| format::write_toml(one, None).ok())
            .filter(|text| text.len() < LONGEST)
            .collect();
        let json: Vec<String> =
            encounters.iter().map(format::write_json).filter(|text| text.len() < LONGEST).collect();
        let mut lines: Vec<String> = Vec::new();
        for (_, text) in bundle::COMMENTARY_2026.iter().map(|file| (file.name, file.text)) {
            lines.extend(
                text.split('"')
                    .filter(|part| part.len() < 80 && !part.contains(['\n', '=']))
                    .map(str::to_owned),
            );
        }
        let texts = |all: &[(&str, &str)]| all.iter().map(|(_, text)| (*text).to_owned()).collect::<Vec<_>>();
        let config = fs::read_to_string(root.join("assets/config.example.toml")).expect("example");
        let config = config.lines().map(|line| {
            format!("{}\n", line.strip_prefix('#').filter(|rest| rest.contains(" = ")).unwrap_or(line))
        });
        let words: Vec<String> = bundle::ABBREVIATIONS.split("\n\n").map(str::to_owned).collect();
        let batch = json.clone();
        Self(vec![
            lines,
            toml,
            json,
            batch,
            texts(bundle::THEMES),
            texts(bundle::KEYMAPS),
            words,
            vec![config.collect()],
        ])
    }

    /// A text of the reader, or now and then of another one, changed in a few places.
    fn text(&self, at: usize, rng: &mut Rng) -> String {
        let from = if rng.u8(..) < 8 { rng.usize(..self.0.len()) } else { at };
        let mut bytes = cut(&self.0[from][rng.usize(..self.0[from].len())], rng).into_bytes();
        for _ in 0..rng.usize(1..6) {
            self.change(at, &mut bytes, rng);
        }
        bytes.truncate(LONGEST);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn change(&self, at: usize, bytes: &mut Vec<u8>, rng: &mut Rng) {
        let from = rng.usize(..=bytes.len());
        let to = (from + rng.usize(..24)).min(bytes.len());
        match rng.u8(..9) {
            0 => drop(bytes.drain(from..to)),
            1 => drop(bytes.splice(from..to, rng.choice(PIECES).unwrap_or(&"").bytes())),
            2 => drop(bytes.splice(from..from, rng.choice(PIECES).unwrap_or(&"").bytes())),
            3 => {
                let again = bytes[from..to].repeat(rng.usize(1..5));
                bytes.splice(from..from, again);
            }
            4 if from < bytes.len() => bytes[from] = rng.u8(..),
            5 if from < bytes.len() => bytes[from] ^= 1 << rng.u8(..8),
            6 => {
                let other = &self.0[at][rng.usize(..self.0[at].len())];
                let piece = cut(other, rng);
                bytes.splice(from..to, piece.bytes().take(200));
            }
            7 => bytes.truncate(from),
            _ => {
                let number = [0, 1, 9, 10, 255, 65_535, 100_000, 100_001, u32::MAX.into(), u64::MAX];
                let number = rng.choice(number).unwrap_or(0).to_string();
                bytes.splice(from..to.min(from + 3), number.bytes());
            }
        }
    }
}

/// The text, or some lines of a long one.
fn cut(text: &str, rng: &mut Rng) -> String {
    if text.len() <= LONGEST / 2 {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let from = rng.usize(..lines.len());
    lines[from..].iter().take(40).copied().collect()
}

/// What inputs are read against.
struct World {
    book: &'static CodeBook,
    words: Lexicon,
    before: Encounter,
}

impl World {
    fn new(seeds: &Seeds) -> Self {
        let book = bundle::books().expect("books").last().expect("a book");
        let words = Lexicon::new(book, &Abbreviations::parse(bundle::ABBREVIATIONS).expect("words"));
        let before = seeds.0[1].iter().find_map(|text| format::read_toml(text).ok()).expect("an encounter");
        Self { book, words, before }
    }

    fn read(&self, reader: Reader, text: &str) {
        match reader {
            Reader::Line => self.line(text),
            Reader::Toml => encounter(text, format::read_toml(text)),
            Reader::Json => encounter(text, format::read_json(text)),
            Reader::Batch => batch(text),
            Reader::Theme => {
                if let Err(mistakes) = Theme::parse(text, bundle::THEMES) {
                    placed(text, &mistakes);
                }
            }
            Reader::Keymap => {
                if let Err(mistakes) = Keymap::parse(text, &["save", "undo", "take"]) {
                    placed(text, &mistakes);
                }
            }
            Reader::Abbreviations => {
                let (_, faults) = Abbreviations::read(text);
                assert!(faults.len() <= 100);
                assert!(faults.iter().all(|(line, said)| in_text(text, *line) && !said.is_empty()));
            }
            Reader::Config => {
                let (_, mistakes) = Settings::read(text, &known());
                placed_or_none(text, &mistakes);
            }
        }
    }

    fn line(&self, text: &str) {
        let reading =
            entry::read(text, &Context { book: self.book, words: &self.words, encounter: &self.before });
        for echo in &reading.echo {
            assert!(text.get(echo.span.clone()).is_some(), "an echo stands beside the line: {echo:?}");
            assert!(!echo.text.chars().any(char::is_control), "{echo:?}");
        }
        if reading.understood {
            let mut encounter = self.before.clone();
            entry::take(&reading, &mut encounter);
            let written = format::write_json(&encounter);
            assert_eq!(format::read_json(&written).as_ref(), Ok(&encounter), "what was taken can be saved");
        }
    }
}

/// An encounter that was read is the same when it is written and read again, in both notations.
fn encounter(text: &str, read: Result<Encounter, FormatErrors>) {
    match read {
        Ok(encounter) => {
            let toml = format::write_toml(&encounter, None).expect("it can be written");
            assert_eq!(format::read_toml(&toml).as_ref(), Ok(&encounter), "as TOML:\n{toml}");
            let json = format::write_json(&encounter);
            assert_eq!(format::read_json(&json).as_ref(), Ok(&encounter), "as JSON:\n{json}");
        }
        Err(FormatErrors(errors)) => {
            assert!((1..=202).contains(&errors.len()), "{}", errors.len());
            for error in errors {
                assert!(!error.message.is_empty() && error.message.len() < 4_000, "{error}");
                if let Place::At { line, column } = error.place {
                    assert!(in_text(text, line) && column >= 1, "{error}");
                }
            }
        }
    }
}

/// A line of a batch gives one line, whatever it is.
fn batch(text: &str) {
    let line = text.replace(['\n', '\r'], " ");
    let answer = match format::read_json(&line) {
        Err(errors) => json::bad_line(1, &errors.to_string()).expect("JSON"),
        Ok(encounter) => match edition::choose(&encounter, bundle::books().expect("books")) {
            None => return,
            Some(book) => json::one_line(&assess(&encounter, History::none(), book), book).expect("JSON"),
        },
    };
    assert_eq!(answer.matches('\n').count(), 1, "{answer}");
    assert!(!answer.trim_end().chars().any(char::is_control), "{answer:?}");
}

fn in_text(text: &str, line: usize) -> bool {
    (1..=text.matches('\n').count() + 1).contains(&line)
}

fn placed_or_none(text: &str, mistakes: &[Mistake]) {
    assert!(mistakes.len() <= 300, "{}", mistakes.len());
    for mistake in mistakes {
        assert!(in_text(text, mistake.line) && !mistake.message.is_empty(), "{mistake}");
    }
}

fn placed(text: &str, mistakes: &[Mistake]) {
    assert!(!mistakes.is_empty());
    placed_or_none(text, mistakes);
}

/// A journal whose lines were changed: what is found in it is an encounter that can be written.
fn journal(home: &Path, seeds: &Seeds, rng: &mut Rng) {
    let store = Store::new(Folders::under(home));
    let folder = home.join("state/journals");
    fs::create_dir_all(&folder).expect("folder");
    let mut bytes = fs::read(home.join("whole")).expect("journal");
    for _ in 0..rng.usize(0..4) {
        seeds.change(2, &mut bytes, rng);
    }
    fs::write(folder.join("FUZZ.journal"), &bytes).expect("written");
    for left in store.pending().expect("the folder can be read") {
        let json = format::write_json(&left.encounter);
        assert_eq!(format::read_json(&json).as_ref(), Ok(&left.encounter));
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a whole number")))
}

#[test]
fn nothing_that_is_read_makes_the_program_fall() {
    let all = number("CURETTE_FUZZ").unwrap_or(FEW);
    let seed = number("CURETTE_FUZZ_SEED").unwrap_or(2026);
    let seeds = Seeds::new();
    let world = World::new(&seeds);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let (read, understood) = (AtomicU64::new(0), AtomicU64::new(0));
    let began = std::time::Instant::now();
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (seeds, world, read, understood) = (&seeds, &world, &read, &understood);
            scope.spawn(move || {
                let mut rng = Rng::with_seed(seed.wrapping_mul(threads).wrapping_add(thread));
                let home = tempfile::tempdir().expect("home");
                let store = Store::new(Folders::under(home.path()));
                let key = curette::store::JournalKey::Id("FUZZ".to_owned());
                let mut whole = store.journal(&key).expect("journal");
                whole.append(&world.before).expect("written");
                fs::copy(whole.path(), home.path().join("whole")).expect("copied");
                whole.finish().expect("removed");
                for turn in (thread..all).step_by(usize::try_from(threads).unwrap_or(1)) {
                    if turn % JOURNALS < threads {
                        journal(home.path(), seeds, &mut rng);
                    }
                    let at = rng.usize(..READERS.len());
                    let text = seeds.text(at, &mut rng);
                    let fell = catch_unwind(AssertUnwindSafe(|| world.read(READERS[at], &text)));
                    assert!(
                        fell.is_ok(),
                        "{:?} fell over input {turn} of seed {seed}: {text:?}",
                        READERS[at]
                    );
                    read.fetch_add(1, Ordering::Relaxed);
                    let good = at == 1 && format::read_toml(&text).is_ok();
                    understood.fetch_add(u64::from(good), Ordering::Relaxed);
                }
            });
        }
    });
    let (read, understood) = (read.into_inner(), understood.into_inner());
    assert_eq!(read, all);
    // Chance that only breaks texts would never get past the first reader.
    assert!(understood * 8 > read / 50, "{understood} of {read} texts were still encounters");
    let peak = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        peak.lines().find_map(|line| line.strip_prefix("VmHWM:")).map_or("not known", str::trim).to_owned();
    println!(
        "{read} inputs of seed {seed} in {:.0?}, {understood} of them whole TOML encounters; most memory {peak}",
        began.elapsed()
    );
    let kilobytes: u64 = peak.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    assert!(kilobytes < 1024 * 1024, "a text of {LONGEST} bytes took more memory than it may: {peak}");
}
