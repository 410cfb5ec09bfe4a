//! Each field of the format in turn holds a word or a day that must not leave: no export without identifiers has it. The
//! fields are those that the format lists, so that none can be forgotten.

use curette::engine::history::History;
use curette::engine::{assess, edition};
use curette::format;
use curette::report::card::Asked;
use curette::report::export::deidentify::{Chance, deidentify};
use curette::report::export::{self, Marks};
use serde_json::{Value, json};

use crate::cli::Bench;

/// What must not leave, in the ways in which a field may take it.
const NAME: &str = "Quagmire Zebedee 08/12/1961";
const NUMBER: &str = "MRN774201";
const INITIALS: &str = "ZQX";
const DAY: &str = "1961-08-12";
const MOMENT: &str = "1961-08-12T03:47:51-07:00";

/// What an export must not say of them, in small letters.
const PARTS: &[&str] = &["quagmire", "zebedee", "08/12", "774201", "zqx", "1961-08-12", "03:47", "-07:00"];

/// An encounter that is coded, with one of every table.
fn with_every_table() -> Value {
    json!({
        "schema": 1,
        "id": "01K5D3QK8T0V6M2H9XW4Z7R1AB",
        "date_of_service": "2026-09-14",
        "place_of_service": "11",
        "payer": "medicare",
        "patient": { "id": "1" },
        "clinician": { "name": "x" },
        "visit": { "code": "99213" },
        "record": { "consent": "verbal" },
        "stated": { "benign": 1 },
        "amended": [{ "at": "2026-09-16T08:00:00Z", "reason": "x", "of": "2026-09-15T08:00:00Z" }],
        "accepted": [{ "rule": "P-25", "lesion": "A", "reason": "x" }],
        "billed": [{ "code": "17110", "units": 1 }],
        "lesion": [{
            "id": "A",
            "diagnosis": "wart",
            "site": "hand",
            "procedure": [{ "kind": "destruction", "methods": ["cryosurgery"] }],
        }],
    })
}

/// The table of an encounter that errors name so.
fn table<'v>(encounter: &'v mut Value, title: &str) -> &'v mut Value {
    let pointer = match title {
        "the encounter" => "".to_owned(),
        "[[lesion.procedure]]" => "/lesion/0/procedure/0".to_owned(),
        list if list.starts_with("[[") => format!("/{}/0", list.trim_matches(['[', ']'])),
        one => format!("/{}", one.trim_matches(['[', ']'])),
    };
    encounter.pointer_mut(&pointer).unwrap_or_else(|| panic!("the encounter of this test lacks {title}"))
}

/// Everything that can leave of an encounter without identifiers, in every shape.
fn exports(encounter: &Value, weeks: u32) -> [String; 3] {
    let encounter = format::read_json(&encounter.to_string()).expect("encounter");
    let books = curette::bundle::books().expect("books");
    // The command refuses an edition that is not there.
    let book = edition::choose(&encounter, books).unwrap_or(&books[0]);
    let without = deidentify(&encounter, book, &Chance { id: "NEW".into(), weeks });
    let answer = assess(&without, History::none(), book);
    let commentary = curette::bundle::commentary(book.edition());
    let asked = Asked { answer: &answer, encounter: &without, history: History::none(), book, commentary };
    let marks = Marks { draft: true, deidentified: true };
    [
        export::as_json(&asked, marks).expect("json"),
        export::as_proof(&asked, marks),
        export::as_csv(&asked, marks),
    ]
}

fn leaks(exports: &[String]) -> Vec<&'static str> {
    let all = exports.concat().to_lowercase();
    PARTS.iter().copied().filter(|part| all.contains(part)).collect()
}

/// Every field with every value that must not leave and that the format takes there.
fn every_field() -> Vec<(String, Value)> {
    let mut every = Vec::new();
    let forms = [NAME, NUMBER, INITIALS, DAY, MOMENT].map(Value::from);
    for (title, keys) in format::tables() {
        for key in keys {
            for form in forms.iter().flat_map(|form| [form.clone(), json!([form])]) {
                let mut encounter = with_every_table();
                table(&mut encounter, title)[key] = form.clone();
                if format::read_json(&encounter.to_string()).is_ok() {
                    every.push((format!("{title} {key} = {form}"), encounter));
                }
            }
        }
    }
    every
}

#[test]
fn no_text_and_no_day_of_any_field_leaves() {
    let every = every_field();
    // Each shape of value is tried where it fits: were one never taken, nothing would be looked for.
    for field in [
        "[patient] birth_date = \"1961-08-12\"",
        "[clinician] signed = \"1961-08-12T03:47:51-07:00\"",
        "[[amended]] of = \"1961-08-12T03:47:51-07:00\"",
        "[[amended]] reason = \"Quagmire",
        "[[billed]] modifiers = [\"ZQX\"]",
        "[[lesion.procedure]] also = [\"MRN774201\"]",
        "the encounter date_of_service = \"1961-08-12\"",
    ] {
        assert!(every.iter().any(|(tried, _)| tried.starts_with(field)), "{field} was not tried");
    }
    let mut faults = Vec::new();
    for (at, (field, encounter)) in (0..).zip(&every) {
        let left = leaks(&exports(encounter, at));
        if !left.is_empty() {
            faults.push(format!("{field}: {left:?}"));
        }
    }
    assert!(faults.is_empty(), "{} of {} leave:\n{}", faults.len(), every.len(), faults.join("\n"));
}

#[test]
fn the_marks_of_this_test_are_found_where_nothing_is_taken_out() {
    let mut encounter = with_every_table();
    table(&mut encounter, "[[amended]]")["reason"] = NAME.into();
    table(&mut encounter, "[[amended]]")["of"] = MOMENT.into();
    let bench = Bench::new();
    let file = bench.file("visit.json", encounter.to_string());
    let ran = bench.run(&["export", &file, "--to", "json", "--identified", "--draft"]);
    assert_eq!(
        leaks(&[ran.ends(0).out.clone()]),
        ["quagmire", "zebedee", "08/12", "1961-08-12", "03:47", "-07:00"]
    );
    let ran = bench.run(&["export", &file, "--to", "json", "--deidentify", "--draft"]);
    assert_eq!(leaks(&[ran.ends(0).out.clone()]), [""; 0]);
}

#[test]
fn days_move_together_and_also_without_a_day_of_service() {
    let mut encounter = with_every_table();
    table(&mut encounter, "[clinician]")["signed"] = "2026-09-17T08:00:00Z".into();
    for dated in [true, false] {
        if !dated {
            encounter.as_object_mut().expect("object").remove("date_of_service");
        }
        for weeks in 0..30 {
            let exported: Value = serde_json::from_str(&exports(&encounter, weeks)[0]).expect("json");
            let left = &exported["encounter"];
            let day = |moment: &Value| {
                let moment = moment.as_str().expect("moment").to_owned();
                assert!(moment.ends_with("T00:00:00Z"), "the time of the day goes: {moment}");
                curette::engine::date::Date::parse(&moment[..10]).expect("day")
            };
            let (of, at) = (day(&left["amended"][0]["of"]), day(&left["amended"][0]["at"]));
            let signed = day(&left["clinician"]["signed"]);
            assert_eq!((at.days_after(of), signed.days_after(of)), (Some(1), Some(2)));
            let was = curette::engine::date::Date::new(2026, 9, 17).expect("day");
            let moved = was.days_after(signed).expect("earlier");
            assert!(moved > 0 && moved.is_multiple_of(7) && signed.year() == 2026, "{signed}");
        }
    }
}
