//! Every text of an encounter is a nasty one: no command that prints lets it through to the terminal.

use curette::engine::date::Date;
use curette::engine::encounter::{Accepted, Amended, Billed, Encounter, Patient, Visit};
use curette::engine::lesion::{Count, Lesion};
use curette::engine::procedure::{Kind as Done, Method, Procedure};
use curette::engine::texts::{Kind, each_text};
use curette::format::{read_json, write_json, write_toml};

use super::{NASTY, is_plain};
use crate::cli::Bench;

/// An encounter in which every text is stated.
pub fn with_every_text() -> Encounter {
    let text = || Some("x".to_owned());
    let mut done = Procedure::new(Done::Destruction);
    done.methods = vec![Method::Cryosurgery];
    (done.drug, done.details, done.also) = (text(), text(), vec!["x".to_owned()]);
    let mut encounter = Encounter {
        date_of_service: Date::new(2026, 9, 14),
        place_of_service: text(),
        patient: Patient { id: text(), name: text(), birth_date: Date::new(1950, 3, 2) },
        visit: Some(Visit { code: text(), separate_work: text(), decision_for: text() }),
        amended: vec![Amended {
            at: "2026-09-15T08:05:00-05:00".into(),
            reason: "x".into(),
            of: "2026-09-14T16:20:00-05:00".into(),
        }],
        accepted: vec![Accepted { rule: "P-25".into(), lesion: text(), reason: "x".into() }],
        billed: vec![Billed {
            code: "x".into(),
            units: Some(1),
            modifiers: vec!["x".into()],
            diagnoses: vec!["x".into()],
        }],
        lesions: vec![Lesion {
            diagnosis: text(),
            suspected: text(),
            icd10: text(),
            site: text(),
            site_detail: text(),
            count: Count::Vague("x".to_owned()),
            indication: text(),
            description: text(),
            anesthesia: text(),
            specimen: text(),
            procedures: vec![done],
            ..Lesion::default()
        }],
        ..Encounter::default()
    };
    let record = &mut encounter.record;
    for field in [
        &mut record.consent,
        &mut record.response,
        &mut record.complications,
        &mut record.aftercare,
        &mut record.plan,
        &mut encounter.clinician.name,
        &mut encounter.clinician.credentials,
        &mut encounter.clinician.npi,
    ] {
        *field = text();
    }
    encounter
}

/// The keys of its texts, and every text changed by `to`.
fn change(
    encounter: &mut Encounter,
    mut to: impl FnMut(Kind, &str, &str) -> Option<String>,
) -> Vec<&'static str> {
    let mut keys = Vec::new();
    each_text(encounter, &mut |kind, key, text| {
        keys.push(key);
        if let Some(new) = to(kind, key, text) {
            *text = new;
        }
    });
    keys
}

#[test]
fn the_encounter_of_this_test_states_every_text_there_is() {
    let mut all = with_every_text();
    // The format holds these three to their own shape; what is wrong with them is tested below.
    (all.id, all.edition) = (Some("x".into()), Some("2026".into()));
    all.clinician.signed = Some("2026-09-14T16:20:00-05:00".into());
    let keys = change(&mut all, |_, _, _| None);
    assert_eq!(keys.len(), 40, "{keys:?}");
    // Without its texts nothing is left that a person wrote: only words, numbers, dates and lengths.
    change(&mut all, |kind, key, _| Some(if kind == Kind::Moment { "t".into() } else { format!("<{key}>") }));
    let written = write_json(&all);
    assert!(!written.contains("\"x\""), "a text is not in the list: {written}");
}

/// Everything that a terminal would get of some arguments.
fn printed(bench: &Bench, args: &[&str]) -> String {
    let ran = bench.run(args);
    format!("{}{}", ran.out, ran.err)
}

#[test]
fn nothing_nasty_in_any_text_reaches_the_terminal() {
    // All of them together in every field and every command, and each alone where an assessment and a screen are made.
    let together = NASTY.concat();
    for nasty in NASTY.iter().copied().chain([together.as_str()]) {
        let bench = Bench::new();
        let mut encounter = with_every_text();
        change(&mut encounter, |kind, key, _| {
            // Ids with such characters are refused: see below.
            let refused = matches!(kind, Kind::Lesion) && key == "lesion.id" || key == "accepted.rule"
                // Neither is text that is no moment.
                || key.starts_with("amended.") && kind == Kind::Moment;
            (!refused).then(|| nasty.to_owned())
        });
        encounter.lesions[0].id = "A".to_owned();
        encounter.id = Some("01K5D3QK8T0V6M2H9XW4Z7R1AB".to_owned());
        encounter.clinician.signed = None;
        encounter.edition = None;
        let text = write_toml(&encounter, None).unwrap_or_else(|errors| panic!("{nasty:?}: {errors}"));
        let file = bench.file("visit.toml", &text);
        std::fs::create_dir_all(bench.path("home/data/encounters")).expect("folder");
        bench.file("home/data/encounters/01K5D3QK8T0V6M2H9XW4Z7R1AB.toml", &text);
        let commands = [
            &["code", &file][..],
            &["frame", &file],
            &["code", &file, "--format", "json"],
            &["code", &file, "--line", nasty],
            &["check", &file, "--policies"],
            &["why", &file, "17000"],
            &["why", &file, "--not", "17110"],
            &["why", &file, "--not", "17110", "--format", "json"],
            &["show", "01K5"],
            &["list"],
            &["doctor"],
            &["frame", &file, "--format", "svg"],
            &["frame", &file, "--keys", "f2"],
            &["frame", &file, "--keys", "f4"],
            &["frame", &file, "--keys", "tab f4"],
            &["frame", &file, "--keys", "tab tab tab", "--size", "80x24"],
        ];
        let number = if nasty == together { commands.len() } else { 2 };
        for args in &commands[..number] {
            let out = printed(&bench, args);
            assert!(!out.is_empty(), "{args:?}");
            is_plain(&format!("{nasty:?}: {args:?}"), &out);
        }
    }
}

#[test]
fn a_text_where_something_else_is_wanted_is_refused_in_plain_words() {
    // Every field of the file in turn, in NDJSON: one line each, one answer each.
    let mut all = with_every_text();
    all.id = Some("x".into());
    all.edition = Some("2026".into());
    for nasty in NASTY {
        let quoted = serde_json::to_string(nasty).expect("JSON");
        let lines: Vec<String> = [
            "id",
            "edition",
            "date_of_service",
            "place_of_service",
            "payer",
            "schema",
            "patient",
            "lesion",
            "\\u001b[2J",
            "policy",
            "record",
        ]
        .iter()
        .map(|key| format!("{{\"schema\":1,\"{key}\":{quoted}}}\n"))
        .chain(
            [
                "id",
                "pathology",
                "side",
                "part",
                "count",
                "size",
                "area",
                "symptoms",
                "intent",
                "procedure",
                "x\\u202e",
            ]
            .iter()
            .map(|key| format!("{{\"schema\":1,\"lesion\":[{{\"{key}\":{quoted}}}]}}\n")),
        )
        .collect();
        let bench = Bench::new();
        let ran = bench.run_with(&["batch"], lines.concat());
        assert_eq!(ran.out.lines().count(), lines.len(), "{nasty:?}: {ran:?}");
        is_plain(&format!("batch of {nasty:?}"), &format!("{}{}", ran.out, ran.err));
        for line in ran.out.lines() {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON");
        }
        let file = bench.file("bad.json", &lines[1]);
        is_plain("code", &printed(&bench, &["code", &file, "--edition", nasty]));
        is_plain("code", &printed(&bench, &["code", &file, "--policy", nasty]));
    }
}

#[test]
fn ids_of_lesions_have_no_character_that_steers_or_hides() {
    for nasty in NASTY.iter().filter(|nasty| nasty.chars().any(super::steers)) {
        let text = format!(
            "{{\"schema\":1,\"lesion\":[{{\"id\":{}}}]}}",
            serde_json::to_string(nasty).expect("JSON")
        );
        let errors = read_json(&text).expect_err(nasty);
        is_plain("the error", &errors.to_string().replace('\n', " "));
    }
}
