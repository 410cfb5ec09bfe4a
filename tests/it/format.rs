//! Encounter texts: what is read, what is written, and what is said of mistakes.

use curette::engine::encounter::{Encounter, Liability, Payer};
use curette::engine::lesion::Count;
use curette::engine::procedure::{Kind, Method};
use curette::format::{read, read_json, read_toml, write_json, write_toml};

const EVERYTHING: &str = include_str!("../encounters/everything.toml");

#[test]
fn every_key_of_the_file_is_read() {
    let encounter = read_toml(EVERYTHING).unwrap();
    assert_eq!(encounter.id.as_deref(), Some("01K5D3QK8T0V6M2H9XW4Z7R1AB"));
    assert_eq!(encounter.date_of_service.map(|date| date.to_string()).as_deref(), Some("2026-09-14"));
    assert_eq!(encounter.payer, Some(Payer::Medicare));
    assert_eq!(encounter.clinician.signed.as_deref(), Some("2026-09-14T16:20:00-05:00"));
    assert_eq!(encounter.record.liability, Some(Liability::Gy));
    assert_eq!(encounter.amended[0].of, "2026-09-14T15:00:00-05:00");
    assert_eq!(encounter.stated.premalignant, Some(15));
    assert_eq!(encounter.policy.differing().count(), 1);
    assert_eq!(encounter.billed[0].modifiers, ["59"]);
    let lesion = &encounter.lesions[0];
    assert_eq!(lesion.count, Count::Exactly(1));
    assert_eq!(lesion.size.as_ref().map(|size| size.length.mm()).as_deref(), Some("12"));
    let procedure = &lesion.procedures[0];
    assert_eq!(procedure.kind, Kind::Destruction);
    assert_eq!(procedure.methods, [Method::Curettage, Method::Electrosurgery]);
    assert_eq!(procedure.blocks, [5, 3]);
    assert_eq!(procedure.details.as_deref(), Some("curette no. 3,\nlight cautery"));
    assert_eq!(encounter.lesions[1].count, Count::Vague("several".into()));
}

#[test]
fn toml_and_json_say_the_same() {
    let encounter = read_toml(EVERYTHING).unwrap();
    let json = write_json(&encounter);
    assert!(!json.contains('\n'));
    assert_eq!(read(&json).unwrap(), encounter);
    assert_eq!(read_json(&json).unwrap(), encounter);
}

#[test]
fn a_fresh_text_has_the_keys_in_the_order_of_the_interface() {
    let encounter = read_toml(EVERYTHING).unwrap();
    let fresh = write_toml(&encounter, None).unwrap();
    // The file is in that order; without its comments and its blank lines it is the fresh text.
    let bare = |text: &str| -> Vec<String> {
        text.lines()
            .map(|line| line.split(" # ").next().unwrap_or_default().trim_end().to_owned())
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.replace("\"Ada \\\"A.\\\" Müller\"", "'Ada \"A.\" Müller'"))
            .collect()
    };
    assert_eq!(bare(&fresh), bare(EVERYTHING));
    assert_eq!(read_toml(&fresh).unwrap(), encounter);
}

#[test]
fn only_what_is_stated_is_written() {
    assert_eq!(write_toml(&Encounter::default(), None).unwrap(), "schema = 1\n");
    assert_eq!(write_json(&Encounter::default()), "{\"schema\":1}");
}

/// Every file under `tests/encounters/invalid` states its errors in its first lines: `# error: line:column: …`,
/// of which the beginning is enough.
#[test]
fn every_mistake_is_told_with_its_place() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/encounters/invalid");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 16);
    let mut wrong = String::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let expected: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# error: ")).collect();
        let told = read(&text).err().map(|errors| errors.to_string()).unwrap_or_default();
        let told: Vec<&str> = told.lines().collect();
        let same = told.len() == expected.len()
            && told.iter().zip(&expected).all(|(told, expected)| told.starts_with(expected));
        if !same || expected.is_empty() {
            wrong += &format!("{}\n  told {told:#?}\n  expected {expected:#?}\n", file.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn told(text: &str) -> Vec<String> {
    read(text).err().map(|errors| errors.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

#[test]
fn json_mistakes_have_pointers() {
    let text = r#"{"schema": 1, "payer": null, "date_of_service": "2026-02-30", "pay/er": 1,
        "lesion": [{"id": "A"}, {"id": "A", "size": "8"}, {"size": 8, "procedure": [{"cycles": 2.5}]}],
        "schema": 1}"#;
    let all = told(text);
    let expected = [
        "/payer: 'payer' takes one of the words medicare,",
        "/date_of_service: '2026-02-30' is no day of the calendar",
        "/pay~1er: 'pay/er' is no key of the encounter; did you mean 'payer'?",
        "/lesion/1/id: 'A' is the id of an earlier lesion",
        "/lesion/1/size: size '8' has no unit; write '8 mm' or '8 cm'",
        "/lesion/2/size: size '8' has no unit; write '8 mm' or '8 cm'",
        "/lesion/2/procedure/0: 'kind' is missing in [[lesion.procedure]]",
        "/lesion/2/procedure/0/cycles: 'cycles' takes a whole number from 0 to 100000, not the number '2.5'",
        "/schema: 'schema' is stated twice",
    ];
    assert_eq!(all.len(), expected.len(), "{all:#?}");
    for (told, expected) in all.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}\n{expected}");
    }
}

#[test]
fn json_that_is_none_has_line_and_column() {
    let all = told("{\"schema\": 1,\n \"payer\" \"aetna\"}");
    assert_eq!(all.len(), 1);
    assert!(all[0].starts_with("2:10: this is not JSON, expected `:`"), "{all:?}");
    assert!(told("{\"schema\": 1} x")[0].contains("trailing characters"));
    assert!(told(&format!("{{\"lesion\": {}", "[".repeat(100_000)))[0].contains("recursion limit"));
}

#[test]
fn what_is_no_encounter_gives_one_clear_error() {
    use curette::format::read_bytes;
    let told = |bytes: &[u8]| read_bytes(bytes).unwrap_err().to_string();
    assert_eq!(told(b""), "1:1: 'schema' is missing; state schema = 1 at the top");
    assert_eq!(told(b"\n\n# only a comment\n"), "1:1: 'schema' is missing; state schema = 1 at the top");
    assert_eq!(told(b"PK\x03\x04\0\0"), "this is no text file; an encounter is written in TOML or JSON");
    assert_eq!(
        told(b"schema = 1\nid = \"\xff\""),
        "this is not UTF-8 text from line 2 on; save the file as UTF-8"
    );
    let large = vec![b'#'; 17 * 1024 * 1024];
    assert!(told(&large).starts_with("the text has 17825792 bytes, more than the 16777216"));
    assert!(!told(b"{").contains('\n'));
    assert_eq!(told(b"{}"), "'schema' is missing; state schema = 1 at the top");
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    for text in [
        format!("schema = 1\nid = {}{}", "[".repeat(50_000), "]".repeat(50_000)),
        format!("schema = 1\n{}a = 1", "a.".repeat(50_000)),
        format!("schema = 1\n[{}a]", "a.".repeat(50_000)),
        format!("schema = 1\nid = {}", "{a=".repeat(50_000)),
    ] {
        assert!(!told(&text).is_empty());
    }
}

#[test]
fn errors_show_nothing_that_a_terminal_obeys() {
    let all = told("schema = 1\npayer = \"\\u001b[2J\\u202e\"\n\"\\u0007key\" = 1\n");
    assert_eq!(all.len(), 2);
    assert!(
        all.iter().all(|line| !line.chars().any(|letter| letter.is_control() || letter == '\u{202e}')),
        "{all:?}"
    );
    assert!(told("{\"schema\":1,\"\\u001b\":1}")[0].starts_with("/\u{fffd}: "));
}

#[test]
fn thousands_of_mistakes_are_counted_and_not_listed() {
    let text = format!("schema = 1\n{}", "[[lesion]]\nsise = 1\n".repeat(5_000));
    let all = told(&text);
    assert_eq!(all.len(), 101);
    assert!(all[100].ends_with("4900 more mistakes follow; mend these first"), "{}", all[100]);
}

#[test]
fn ten_thousand_lesions_are_accepted() {
    let lesion = "[[lesion]]\ndiagnosis = \"actinic keratosis\"\nsite = \"face\"\ncount = 1\n[[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";
    let text = format!("schema = 1\n{}", lesion.repeat(10_000));
    let mut encounter = read(&text).unwrap();
    assert_eq!(encounter.lesions.len(), 10_000);
    assert_eq!(encounter.lesions[9_999].id, "NTP");
    encounter.lesions.remove(5_000);
    let saved = write_toml(&encounter, Some(&text)).unwrap();
    assert_eq!(read(&saved).unwrap(), encounter);
}

#[test]
fn lesions_without_an_id_get_the_letter_of_their_place_or_a_free_one() {
    let ids = |text: &str| -> Vec<String> {
        read(text).unwrap().lesions.into_iter().map(|lesion| lesion.id).collect()
    };
    assert_eq!(ids("schema = 1\n[[lesion]]\n[[lesion]]\n"), ["A", "B"]);
    assert_eq!(ids("schema = 1\n[[lesion]]\nid = \"B\"\n[[lesion]]\n[[lesion]]\n"), ["B", "A", "C"]);
    assert_eq!(ids("schema = 1\n[[lesion]]\nid = \"x1\"\n[[lesion]]\n"), ["x1", "B"]);
}

#[test]
fn facts_are_read_in_every_allowed_way() {
    let read = |line: &str| read(&format!("schema = 1\n{line}\n")).unwrap();
    assert_eq!(read("date_of_service = \"2026-09-14\""), read("date_of_service = 2026-09-14"));
    assert_eq!(
        read("clinician.signed = \"2026-09-14T16:20:00-05:00\""),
        read("[clinician]\nsigned = 2026-09-14T16:20:00-05:00")
    );
    assert_eq!(read("policy.extensive_min_count = 10"), read("[policy]\nextensive_min_count = \"10\""));
    let stated = read("policy.malig_diameter = \"pre\"").policy;
    assert_eq!((stated.stated().count(), stated.differing().count()), (1, 0), "a default may be stated");
    assert_eq!(
        read("[[lesion]]\nsize = \"1,2 x 0,8 cm\"").lesions[0].size.as_ref().unwrap().typed,
        "1.2 x 0.8 cm"
    );
    assert_eq!(read("[[lesion]]\ncount = 0").lesions[0].count, Count::Exactly(0));
    assert_eq!(read("[[lesion]]\ncount = 100000").lesions[0].count, Count::Exactly(100_000));
    assert_eq!(read("[[lesion]]\ncount = \"2-3\"").lesions[0].count, Count::Vague("2-3".into()));
    assert!(read("[visit]").visit.is_some() && read("").visit.is_none());
    assert_eq!(curette::format::read("\u{feff}schema = 1").unwrap(), Encounter::default());
    assert_eq!(curette::format::read("\u{feff} {\"schema\": 1}").unwrap(), Encounter::default());
}

#[test]
fn an_absurd_number_of_lesions_is_one_error() {
    let all = told(&format!("{{\"schema\": 1, \"lesion\": [{}[]]}}", "[],".repeat(100_000)));
    assert_eq!(all, ["/lesion: 'lesion' has 100001 entries; write at most 100000"]);
}
