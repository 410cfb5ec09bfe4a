//! A hand-edited file keeps its comments, its blank lines and its order; only what changed is touched.

use curette::engine::encounter::{Encounter, Payer, Visit};
use curette::engine::lesion::{Count, Lesion, Side};
use curette::engine::procedure::{Kind, Procedure};
use curette::engine::size::Measured;
use curette::format::{read, write_toml};

const HAND: &str = r#"# Seen on a Monday.
payer   = "aetna"   # checked on the card
schema = 1

# --- who ---
[patient]
name = 'Ada'
id = "7"

[policy]
gap_rounding = "down" # as always here

# note between

# The nose.
[[lesion]]
site = "nasal ala" # left one
diagnosis = "basal cell carcinoma"
symptoms = [
  "pain", # at night
]
  [[lesion.procedure]]
  kind = "destruction"
  # three passes
  methods = ["curettage"]

# The arm.
[[lesion]]
id = "B"
count = 2

# end of file
"#;

fn edited(change: impl FnOnce(&mut Encounter)) -> String {
    let mut encounter = read(HAND).unwrap();
    change(&mut encounter);
    let text = write_toml(&encounter, Some(HAND)).unwrap();
    assert_eq!(read(&text).unwrap(), encounter, "{text}");
    text
}

/// Lines taken out and put in, as a diff would show them.
fn difference(text: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (HAND.lines().collect(), text.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let minus = old[head..old.len() - tail].iter().map(|line| format!("-{line}"));
    minus.chain(new[head..new.len() - tail].iter().map(|line| format!("+{line}"))).collect()
}

#[test]
fn what_did_not_change_stays_byte_for_byte() {
    assert_eq!(edited(|_| {}), HAND);
    let windows = HAND.replace('\n', "\r\n");
    assert_eq!(write_toml(&read(&windows).unwrap(), Some(&windows)).unwrap(), windows);
    let marked = format!("\u{feff}{HAND}");
    assert_eq!(write_toml(&read(&marked).unwrap(), Some(&marked)).unwrap(), marked);
}

#[test]
fn a_changed_value_keeps_the_comment_behind_it() {
    let text = edited(|encounter| encounter.payer = Some(Payer::Cigna));
    assert_eq!(
        difference(&text),
        ["-payer   = \"aetna\"   # checked on the card", "+payer   = \"cigna\"   # checked on the card"]
    );
    let text = edited(|encounter| encounter.lesions[0].site = Some("nasal tip".into()));
    assert_eq!(difference(&text), ["-site = \"nasal ala\" # left one", "+site = \"nasal tip\" # left one"]);
}

#[test]
fn a_new_key_stands_in_the_order_of_the_file() {
    let text = edited(|encounter| encounter.lesions[0].side = Some(Side::Left));
    assert_eq!(difference(&text), ["+side = \"left\""]);
    assert!(text.contains("# left one\nside = \"left\"\ndiagnosis"), "{text}");
    let text = edited(|encounter| encounter.lesions[1].size = Measured::parse("8 mm").ok());
    assert!(text.contains("count = 2\nsize = \"8 mm\"\n\n# end of file\n"), "{text}");
    let text = edited(|encounter| encounter.id = Some("X1".into()));
    assert!(text.contains("schema = 1\nid = \"X1\"\n\n# --- who ---\n[patient]"), "{text}");
}

#[test]
fn a_new_table_stands_where_the_interface_has_it() {
    let text =
        edited(|encounter| encounter.visit = Some(Visit { code: Some("99213".into()), ..Visit::default() }));
    assert_eq!(difference(&text), ["+[visit]", "+code = \"99213\"", "+"]);
    assert!(text.contains("id = \"7\"\n\n[visit]\ncode = \"99213\"\n\n[policy]"), "{text}");
    let text = edited(|encounter| {
        encounter.lesions[0].procedures.push(Procedure::new(Kind::Repair));
    });
    assert_eq!(difference(&text), ["+[[lesion.procedure]]", "+kind = \"repair\"", "+"]);
    assert!(
        text.contains("methods = [\"curettage\"]\n\n[[lesion.procedure]]\nkind = \"repair\"\n\n# The arm."),
        "{text}"
    );
}

#[test]
fn a_removed_key_takes_only_its_own_line() {
    let text = edited(|encounter| encounter.lesions[1].count = Count::NotStated);
    assert_eq!(difference(&text), ["-count = 2"]);
    let text = edited(|encounter| encounter.patient.id = None);
    assert_eq!(difference(&text), ["-id = \"7\""]);
    let text = edited(|encounter| encounter.payer = None);
    assert!(text.starts_with("schema = 1\n"), "{text}");
}

#[test]
fn a_new_lesion_stands_behind_the_one_before_it() {
    let text = edited(|encounter| encounter.lesions.push(Lesion { id: "C".into(), ..Lesion::default() }));
    assert_eq!(difference(&text), ["+[[lesion]]", "+id = \"C\"", "+"]);
    assert!(text.ends_with("count = 2\n\n[[lesion]]\nid = \"C\"\n\n# end of file\n"), "{text}");
}

#[test]
fn a_removed_lesion_takes_its_comment_and_no_other() {
    let text = edited(|encounter| drop(encounter.lesions.remove(0)));
    assert!(!text.contains("nose") && !text.contains("three passes"), "{text}");
    assert!(text.contains("# note between\n\n# The arm.\n[[lesion]]\nid = \"B\"\n"), "{text}");
    let text = edited(|encounter| drop(encounter.lesions.pop()));
    assert!(text.contains("# The nose.") && text.ends_with("# end of file\n"), "{text}");
    let text = edited(|encounter| encounter.lesions.clear());
    assert!(text.contains("# note between\n") && text.ends_with("# end of file\n"), "{text}");
}

#[test]
fn lesions_may_change_places() {
    let text = edited(|encounter| encounter.lesions.swap(0, 1));
    // The one without an id was A by its place; now it says so.
    assert!(text.contains("# The nose.\n[[lesion]]\nid = \"A\"\nsite"), "{text}");
    assert!(text.find("# The arm.") < text.find("# The nose."), "{text}");
    let text = edited(|encounter| {
        encounter.lesions.insert(1, Lesion { id: "N".into(), ..Lesion::default() });
    });
    assert!(text.contains("methods = [\"curettage\"]\n\n[[lesion]]\nid = \"N\"\n\n# The arm."), "{text}");
}

#[test]
fn odd_notations_are_edited_too() {
    let text = "schema = 1\npatient.id = \"7\" # dotted\nrecord = { consent = \"verbal\" } # inline\nlesion = [{ id = \"A\" }, { id = \"B\" }]\n";
    let mut encounter = read(text).unwrap();
    encounter.patient.name = Some("Ada".into());
    encounter.record.plan = Some("none".into());
    let saved = write_toml(&encounter, Some(text)).unwrap();
    assert_eq!(read(&saved).unwrap(), encounter);
    assert!(saved.contains("# dotted\npatient.name = \"Ada\"\n") && saved.contains("# inline"), "{saved}");
    encounter.lesions.remove(0);
    let saved = write_toml(&encounter, Some(text)).unwrap();
    assert_eq!(read(&saved).unwrap(), encounter, "{saved}");
}

#[test]
fn what_could_not_be_read_again_is_not_written() {
    let lesions = vec![Lesion { id: "A".into(), ..Lesion::default() }; 2];
    let encounter = Encounter { lesions, ..Encounter::default() };
    let error = write_toml(&encounter, None).unwrap_err().to_string();
    assert!(error.starts_with("/lesion/1/id: 'A' is the id of an earlier lesion"), "{error}");
    assert!(write_toml(&Encounter::default(), Some("not an encounter")).is_err());
    assert!(write_toml(&Encounter::default(), Some("schema = 2\n")).is_err());
}

#[test]
fn line_ends_and_byte_order_mark_stay_as_they_were() {
    let windows = format!("\u{feff}{}", HAND.replace('\n', "\r\n"));
    let mut encounter = read(&windows).unwrap();
    encounter.payer = Some(Payer::Uhc);
    let saved = write_toml(&encounter, Some(&windows)).unwrap();
    assert_eq!(saved, windows.replace("\"aetna\"", "\"uhc\""));
}
