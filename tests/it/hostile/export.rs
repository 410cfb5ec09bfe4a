//! What leaves the machine leaves it because somebody said so: exports with and without identifiers.

use curette::engine::assess;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::lesion::Count;
use curette::engine::outcome::{Assessment, CodeLine};
use curette::engine::texts::{Kind, each_text};
use curette::report::export::deidentify::{Chance, deidentify};

use crate::cases::situations;
use crate::cli::{Bench, KERATOSIS, NO_SIZE};

#[test]
fn nothing_leaves_with_identifiers_where_nobody_can_be_asked() {
    let bench = Bench::new();
    let file = bench.file("visit.toml", KERATOSIS);
    for to in ["json", "proof", "csv"] {
        let ran = bench.run(&["export", &file, "--to", to]);
        ran.ends(2).prints_nothing().says("--deidentify").says("--identified");
        bench.run(&["export", &file, "--to", to, "--identified"]).ends(0).is_quiet().prints("17000");
        bench.run(&["export", &file, "--to", to, "--deidentify"]).ends(0).is_quiet().prints("17000");
    }
    bench.run(&["export", &file, "--to", "json", "--identified", "--deidentify"]).ends(2).prints_nothing();
    for later in ["fhir", "x12"] {
        bench.run(&["export", &file, "--to", later, "--identified"]).ends(2).says("comes in a later version");
    }
}

#[test]
fn what_is_not_final_leaves_as_a_draft_or_not_at_all() {
    let bench = Bench::new();
    let file = bench.file("visit.toml", NO_SIZE);
    let ran = bench.run(&["export", &file, "--to", "json", "--identified"]);
    ran.ends(2).prints_nothing().says("not final").says("--draft");
    let ran = bench.run(&["export", &file, "--to", "json", "--identified", "--draft"]);
    let object = &ran.ends(0).objects()[0];
    assert_eq!((&object["draft"], &object["assessment"]["final"]), (&true.into(), &false.into()));
    bench
        .run(&["export", &file, "--to", "proof", "--identified", "--draft"])
        .ends(0)
        .prints("DRAFT, not for billing");
    let file = bench.file("done.toml", KERATOSIS);
    let ran = bench.run(&["export", &file, "--to", "csv", "--identified", "--draft"]);
    let rows: Vec<&str> = ran.ends(0).out.lines().collect();
    assert_eq!(
        rows,
        [
            "encounter,edition,date_of_service,place_of_service,payer,final,draft,deidentified,rank,code,units,modifiers,\
             diagnoses,lesions,add_on_to",
            "01K5D3QK8T0V6M2H9XW4Z7R1AB,2026,2026-09-14,11,medicare,true,true,false,1,17000,1,,L57.0,A,",
        ]
    );
}

#[test]
fn the_json_of_an_export_is_the_encounter_and_its_assessment() {
    let bench = Bench::new();
    let file = bench.file("visit.toml", KERATOSIS);
    let export = &bench.run(&["export", &file, "--to", "json", "--identified"]).ends(0).objects()[0];
    let code = &bench.run(&["code", &file, "--format", "json"]).ends(0).objects()[0];
    assert_eq!(&export["assessment"], code);
    let again = curette::format::read_json(&export["encounter"].to_string()).expect("an encounter");
    assert_eq!(again, curette::format::read_toml(KERATOSIS).expect("the same"));
}

/// What a claim line says to a payer.
fn claim(lines: &[CodeLine]) -> Vec<String> {
    let told =
        |line: &CodeLine| format!("{} {} {:?} {:?}", line.code, line.units, line.modifiers, line.diagnoses);
    lines.iter().map(told).collect()
}

#[test]
fn without_identifiers_every_situation_gives_the_codes_that_it_gave() {
    let mut faults = Vec::new();
    // A book of the tests has an edition that the export could not name.
    for (at, situation) in (0..).zip(situations().iter().filter(|situation| situation.other_book.is_none())) {
        let book = situation.book();
        let before = assess(&situation.encounter, History::none(), book);
        let without = deidentify(&situation.encounter, book, &Chance { id: "X".into(), weeks: at });
        let after = assess(&without, History::none(), book);
        let told = |answer: &Assessment| (claim(&answer.lines), answer.open.len(), answer.held.len());
        if told(&after) != told(&before) {
            faults.push(format!("{}: {:?} and not {:?}", situation.name, told(&after), told(&before)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_that_a_person_wrote_is_left_and_dates_move_by_whole_weeks() {
    const SECRET: &str = "Jane Q. Secret, Main Street";
    let mut encounter = curette::format::read_toml(KERATOSIS).expect("encounter");
    let mut every: Encounter = encounter.clone();
    every.lesions[0].count = Count::Vague("x".into());
    for one in [&mut encounter, &mut every] {
        one.patient.name = Some("x".into());
        one.lesions[0].id = "Jane".into();
        each_text(one, &mut |kind, _, text| {
            if !matches!(kind, Kind::Moment | Kind::Edition | Kind::Id) {
                SECRET.clone_into(text);
            }
        });
        let book = crate::cases::book_for(one);
        let day = one.date_of_service.expect("date");
        let mut days = Vec::new();
        for weeks in 0..40 {
            let without = deidentify(one, book, &Chance { id: "NEW".into(), weeks });
            let written = curette::format::write_json(&without);
            for part in ["Jane", "Secret", "Main", "00123", "01K5D3QK", "2026-09-14", "16:20"] {
                assert!(!written.contains(part), "'{part}' is left in {written}");
            }
            assert_eq!(without.patient.birth_date, None);
            let moved = without.date_of_service.expect("date");
            let by = day.days_after(moved).expect("an earlier day");
            assert!(by > 0 && by % 7 == 0 && moved.year() == day.year(), "{moved}");
            let signed = without.clinician.signed.expect("signed");
            assert!(signed.starts_with(&moved.to_string()), "the time between them stays: {signed}");
            days.push(moved);
        }
        days.sort_unstable();
        days.dedup();
        assert!(days.len() > 20, "chance decides: {days:?}");
    }
}

#[test]
fn two_exports_of_one_encounter_have_two_ids() {
    let bench = Bench::new();
    let file = bench.file("visit.toml", KERATOSIS);
    let id = || {
        let ran = bench.run(&["export", &file, "--to", "json", "--deidentify"]);
        ran.ends(0).objects()[0]["encounter"]["id"].as_str().expect("id").to_owned()
    };
    let (one, other) = (id(), id());
    assert_eq!(one.len(), 26);
    assert_ne!(one, other);
}
