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
