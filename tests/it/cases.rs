//! Every case file under `tests/cases` and every golden assessment under `tests/golden`, held against `assess`.

mod expect;
pub use expect::{compare, texts};
mod fill;
pub use fill::set;
mod golden;

use std::fs;
use std::path::{Path, PathBuf};

use curette::bundle;
use curette::engine::book::CodeBook;
use curette::engine::edition;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::format;
use toml::{Table, Value};

/// One situation of a case file: its name, the encounter, and what must come out.
pub struct Situation {
    /// File and number of the variant.
    pub name: String,
    /// The rules that it would break without.
    pub rules: Vec<String>,
    /// The encounter with the neutral facts filled in.
    pub encounter: Encounter,
    /// What is known of earlier encounters.
    pub history: History,
    /// The expectation.
    pub expect: Table,
    /// The book that it is assessed with, where that is not a built-in one.
    pub other_book: Option<&'static CodeBook>,
}

impl Situation {
    /// The book that it is assessed with.
    pub fn book(&self) -> &'static CodeBook {
        self.other_book.unwrap_or_else(|| book_for(&self.encounter))
    }
}

pub fn book_for(encounter: &Encounter) -> &'static CodeBook {
    let books = bundle::books().expect("books load");
    edition::choose(encounter, books).expect("an edition for the encounter")
}

/// All case files, in order of their paths.
pub fn situations() -> Vec<Situation> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"), &mut files);
    files.sort();
    assert!(files.len() > 150, "the case files are there");
    files.iter().flat_map(|file| read_case(file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder of cases") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
}

fn read_case(path: &Path) -> Vec<Situation> {
    let text = fs::read_to_string(path).expect("case file");
    let mut table: Table =
        toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
    let name = format!("{folder}/{}", path.file_stem().unwrap_or_default().to_string_lossy());
    let head = table.remove("case").and_then(|head| head.try_into::<Table>().ok()).expect("[case]");
    let rules = strings(head.get("rules"));
    let without = strings(head.get("without"));
    let expect = table.remove("expect").and_then(|expect| expect.try_into::<Table>().ok()).expect("[expect]");
    let variants = table.remove("variant");
    let mut out = vec![situation(&name, &rules, &table, &without, expect)];
    let variants = variants.and_then(|variants| variants.try_into::<Vec<Table>>().ok()).unwrap_or_default();
    for (number, mut variant) in variants.into_iter().enumerate() {
        let mut changed = table.clone();
        let set = variant.remove("set").and_then(|set| set.try_into::<Table>().ok()).unwrap_or_default();
        for (path, value) in set {
            fill::set(&mut changed, &path, value);
        }
        out.push(situation(&format!("{name} variant {}", number + 1), &rules, &changed, &without, variant));
    }
    out
}

fn situation(name: &str, rules: &[String], table: &Table, without: &[String], expect: Table) -> Situation {
    let mut table = table.clone();
    let earlier = table.remove("history").and_then(|earlier| earlier.try_into::<Vec<Table>>().ok());
    let earlier = earlier.unwrap_or_default();
    let earlier: Vec<Encounter> = earlier.iter().map(|earlier| encounter(name, earlier, &[])).collect();
    let history = History::of(&earlier, bundle::books().expect("books load"));
    let encounter = encounter(name, &table, without);
    Situation { name: name.to_owned(), rules: rules.to_vec(), encounter, history, expect, other_book: None }
}

fn encounter(name: &str, table: &Table, without: &[String]) -> Encounter {
    let text = toml::to_string(&fill::filled(table, without)).expect("encounter text");
    format::read(&text).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"))
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).cloned().unwrap_or_default();
    items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

#[test]
fn every_case_holds() {
    let mut failures = Vec::new();
    let situations = situations();
    for situation in &situations {
        let answer = curette::engine::assess(&situation.encounter, &situation.history, situation.book());
        for reason in expect::compare(&situation.expect, &answer) {
            failures.push(format!("{}: {reason}", situation.name));
        }
    }
    let number = failures.len();
    assert!(failures.is_empty(), "{number} of {} differ:\n{}", situations.len(), failures.join("\n"));
}
