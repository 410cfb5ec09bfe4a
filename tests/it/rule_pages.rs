//! Every rule has a page with an example and a contrast, and what a page says comes out of the program.

use curette::bundle;
use curette::engine::assess;
use curette::engine::book::{BookFile, CodeBook, Commentary, Fault, Typed};
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::outcome::{Assessment, CodeLine};
use curette::entry::{self, Abbreviations, Context, Lexicon};
use curette::format;
use toml::{Table, Value};

use crate::cases::set;

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

/// The encounter of a situation: the lines typed into a new one, then the keys beside them.
pub fn encounter(typed: &Typed, book: &CodeBook, words: &Lexicon) -> Result<Encounter, String> {
    let mut encounter = Encounter::default();
    for line in &typed.lines {
        let reading = entry::read(line, &Context { book, words, encounter: &encounter });
        if !reading.understood {
            return Err(format!("'{line}' is not understood"));
        }
        entry::take(&reading, &mut encounter);
    }
    let text = format::write_toml(&encounter, None).map_err(|error| error.to_string())?;
    let mut table: Table = toml::from_str(&text).map_err(|error| error.to_string())?;
    for (path, value) in &typed.set {
        set(&mut table, path, value.clone());
    }
    format::read(&toml::to_string(&table).map_err(|error| error.to_string())?)
        .map_err(|error| error.to_string())
}

/// A line as pages write it: `17003x2-59`.
fn written(line: &CodeLine) -> String {
    let units = if line.units == 1 { String::new() } else { format!("x{}", line.units) };
    let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
    format!("{}{units}{modifiers}", line.code)
}

/// In what an answer differs from a page.
fn differs(typed: &Typed, answer: &Assessment) -> Option<String> {
    let got: Vec<String> = answer.lines.iter().map(written).collect();
    let open = !answer.open.is_empty() || !answer.held.is_empty();
    let codes = typed.codes.as_ref().is_none_or(|codes| *codes == got);
    (!codes || open != typed.open).then(|| {
        format!(
            "{:?} gives {got:?}, open {open}; the page says {:?}, open {}",
            typed.lines, typed.codes, typed.open
        )
    })
}

#[test]
fn what_a_page_says_comes_out() {
    let (book, commentary) = (book(), bundle::commentary("2026").expect("a commentary without faults"));
    let words = Lexicon::new(book, &Abbreviations::parse(bundle::ABBREVIATIONS).expect("abbreviations"));
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for (rule, example) in commentary.examples() {
        for (part, told) in [("example", &example.case), ("contrast", &example.contrast)] {
            let Some(typed) = &told.typed else { continue };
            tried += 1;
            match encounter(typed, book, &words) {
                Err(why) => wrong.push(format!("{rule} {part}: {why}")),
                Ok(encounter) => {
                    let found = differs(typed, &assess(&encounter, History::none(), book));
                    wrong.extend(found.map(|found| format!("{rule} {part}: {found}")));
                }
            }
        }
    }
    assert!(tried > 300, "most pages can be tried, not {tried}");
    assert!(wrong.is_empty(), "{} of {tried} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_one_example_with_a_contrast() {
    let commentary = bundle::load_commentary().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let (book, commentary) = (book(), commentary.last().expect("a commentary"));
    for (rule, page) in book.rules() {
        let example = commentary.example(rule).unwrap_or_else(|| panic!("{rule} has no example"));
        assert_ne!(example.case.text, example.contrast.text, "{rule}: {}", page.title);
    }
}

/// The faults of the commentary with these files in place of the built-in examples and disagreements.
fn faults(examples: &str, disagreements: Option<&str>) -> Vec<Fault> {
    let own =
        bundle::COMMENTARY_2026.iter().find(|file| file.name == "disagreements.toml").expect("the file");
    let files = [
        BookFile { name: "examples.toml", text: examples },
        BookFile { name: own.name, text: disagreements.unwrap_or(own.text) },
    ];
    Commentary::load(&files, book()).expect_err("faults")
}

#[track_caller]
fn told(faults: &[Fault], file: &str, line: usize, part: &str) {
    let found =
        faults.iter().any(|fault| fault.file == file && fault.line == line && fault.message.contains(part));
    assert!(found, "no '{part}' at {file}:{line} in {faults:#?}");
}

#[test]
fn faults_of_examples_are_told_with_file_and_line_all_at_once() {
    let faults = faults(
        r#"[[example]]
rule = "R-COUNT-99"
text = "a"
contrast = "b"
[[example]]
rule = "R-COUNT-01"
text = " "
codes = ["17000"]
contrast = "b"
contrast_try = ["ak"]
contrast_codes = ["17000x1", "12345", "17000-5"]
[[example]]
rule = "R-COUNT-01"
text = "a"
contrast = "b"
"#,
        None,
    );
    let at = |line, part| told(&faults, "examples.toml", line, part);
    at(1, "'R-COUNT-99'");
    at(5, "'text' says nothing");
    at(5, "need 'try'");
    at(5, "'17000x1' is no line");
    at(5, "'12345' is no line");
    at(5, "'17000-5' is no line");
    at(12, "two examples");
    at(0, "'R-COUNT-02' has no example");
}

#[test]
fn faults_of_disagreements_are_told_with_file_and_line_all_at_once() {
    let faults = faults(
        "",
        Some(
            r#"[[disagreement]]
id = "malig_diameter"
rule = "R-MEAS-16"
question = ""
default = "post_curettage"
reason = "r"
confidence = "sure"
[[disagreement.reading]]
value = "pre"
says = "s"
source = ["NOBODY"]
[[disagreement]]
id = "of_its_own"
rule = "R-MEAS-09"
question = "q"
default = "a"
reason = "r"
confidence = "low"
[[disagreement.reading]]
value = "a"
says = "s"
source = []
"#,
        ),
    );
    let at = |line, part| told(&faults, "disagreements.toml", line, part);
    at(1, "must be pre, post_curettage");
    at(1, "is R-MEAS-09, not 'R-MEAS-16'");
    at(1, "must be its default 'post_curettage'");
    at(1, "source 'NOBODY'");
    at(1, "'question'");
    at(1, "'sure' is no confidence");
    at(12, "no two readings");
    at(12, "has no source");
    at(0, "switch 'gap_rounding' has no entry");
}

#[test]
fn paths_of_set_reach_lesions_and_procedures() {
    let mut table: Table = toml::from_str("[[lesion]]\nsite = \"face\"\n").expect("table");
    set(&mut table, "lesion.0.site", Value::String("back".into()));
    set(&mut table, "visit.code", Value::String("99213".into()));
    assert_eq!(table["lesion"][0]["site"].as_str(), Some("back"));
    assert_eq!(table["visit"]["code"].as_str(), Some("99213"));
}
