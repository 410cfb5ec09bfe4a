//! A second book with other codes, boundaries and names: everything that an answer says comes from the book.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use curette::engine::assess;
use curette::engine::book::{BookFile, CodeBook};
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::outcome::{Assessment, Level, Outlook};
use curette::engine::place::Field;
use curette::format;

use crate::cases::{Situation, compare};

/// The files of the tiny book, as they lie on the disk.
pub fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/books/tiny");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .expect("folder of the tiny book")
        .map(|entry| entry.expect("entry").path())
        .map(|path| {
            let name = path.file_name().expect("name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("text"))
        })
        .collect();
    files.sort();
    files
}

/// The tiny book, read through the loader.
pub fn book() -> CodeBook {
    let files = files();
    let files: Vec<BookFile<'_>> =
        files.iter().map(|(name, text)| BookFile { name: name.as_str(), text: text.as_str() }).collect();
    CodeBook::load(&files).unwrap_or_else(|faults| {
        let text: Vec<String> = faults.iter().map(ToString::to_string).collect();
        panic!("{}", text.join("\n"));
    })
}

/// An encounter of 1999 with these lesions, as TOML.
pub fn encounter(head: &str, lesions: &str) -> Encounter {
    let text = format!(
        "schema = 1\ndate_of_service = 1999-05-05\n{head}\n[patient]\nid = \"1\"\n[clinician]\nsigned = 1999-05-05T12:00:00Z\n{lesions}"
    );
    format::read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Situations that the tables of 2026 cannot bring about, for the tests about all steps.
pub fn situations() -> Vec<Situation> {
    static BOOK: OnceLock<CodeBook> = OnceLock::new();
    let situation = |name: &str, rule: &str, lesions: &[String], expect: &str| Situation {
        name: format!("tiny book, {name}"),
        rules: vec![rule.to_owned()],
        encounter: encounter("", &lesions.concat()),
        history: History::default(),
        expect: toml::from_str(expect).expect("expectation"),
        other_book: Some(BOOK.get_or_init(book)),
    };
    vec![
        situation(
            "never together",
            "R-CLAIM-02",
            &[
                entry("A", "rough spot", "count = 1", &["destruction"]),
                entry("B", "bump", "count = 5", &["destruction"]),
            ],
            "lines = ['T0011']\ndropped = [{ code = 'T0001', lesions = ['A'], rule = 'R-CLAIM-02' }]",
        ),
        situation(
            "never together, near miss: one bump fewer is another code",
            "R-CLAIM-02",
            &[
                entry("A", "rough spot", "count = 1", &["destruction"]),
                entry("B", "bump", "count = 4", &["destruction"]),
            ],
            "lines = ['T0001', 'T0010-59']\ndropped = []",
        ),
        situation(
            "pair on one lesion",
            "R-SAME-09",
            &[entry("A", "bump", "count = 1", &["paring", "destruction"])],
            "lines = ['T0010']\ndropped = [{ code = 'T0050', lesions = ['A'], rule = 'R-SAME-09' }]",
        ),
        situation(
            "pair on one lesion, near miss: two lesions",
            "R-SAME-09",
            &[
                entry("A", "bump", "count = 1", &["paring"]),
                entry("B", "bump", "count = 1", &["destruction"]),
            ],
            "lines = ['T0010 [B]', 'T0050-59 [A]']\ndropped = []",
        ),
    ]
}

#[test]
fn every_situation_holds() {
    for situation in situations() {
        let answer = assess(&situation.encounter, &situation.history, situation.book());
        let reasons = compare(&situation.expect, &answer);
        assert!(reasons.is_empty(), "{}: {reasons:?}", situation.name);
    }
}

/// One entry: diagnosis, other facts as TOML, kinds of procedures.
fn entry(id: &str, diagnosis: &str, facts: &str, kinds: &[&str]) -> String {
    let mut text = format!("[[lesion]]\nid = \"{id}\"\ndiagnosis = \"{diagnosis}\"\n{facts}\n");
    for kind in kinds {
        text.push_str(&format!("[[lesion.procedure]]\nkind = \"{kind}\"\n"));
    }
    text
}

fn answer(lesions: &[String]) -> Assessment {
    assess(&encounter("", &lesions.concat()), History::none(), &book())
}

/// `T0002x2-59 [A,B]` for each line.
fn lines(answer: &Assessment) -> Vec<String> {
    let line = |line: &curette::engine::outcome::CodeLine| {
        let units = if line.units == 1 { String::new() } else { format!("x{}", line.units) };
        let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
        format!("{}{units}{modifiers} [{}]", line.code, line.lesions.join(","))
    };
    answer.lines.iter().map(line).collect()
}

fn open_codes(answer: &Assessment) -> Vec<String> {
    assert_eq!(answer.open.len(), 1, "{:?}", answer.open);
    answer.open[0]
        .codes
        .iter()
        .map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"))
        .collect()
}

#[test]
fn counts_climb_its_ladders() {
    let spots = |number: u32| {
        lines(&answer(&[entry("A", "rough spot", &format!("count = {number}"), &["destruction"])]))
    };
    assert_eq!(spots(1), ["T0001 [A]"]);
    assert_eq!(spots(2), ["T0001 [A]", "T0002 [A]"]);
    assert_eq!(spots(3), ["T0001 [A]", "T0002x2 [A]"]);
    assert_eq!(spots(4), ["T0003 [A]"]);
    assert_eq!(spots(15), ["T0003 [A]"]);
    let bumps =
        |number: u32| lines(&answer(&[entry("A", "bump", &format!("count = {number}"), &["destruction"])]));
    assert_eq!(bumps(4), ["T0010 [A]"]);
    assert_eq!(bumps(5), ["T0011 [A]"]);
    let bits = |number: u32| {
        lines(&answer(&[entry("A", "dangling bit", &format!("count = {number}"), &["tag-removal"])]))
    };
    assert_eq!(bits(2), ["T0060 [A]"]);
    assert_eq!(bits(3), ["T0060 [A]", "T0061 [A]"]);
    assert_eq!(bits(5), ["T0060 [A]", "T0061 [A]"]);
    assert_eq!(bits(6), ["T0060 [A]", "T0061x2 [A]"]);
}

#[test]
fn sizes_and_areas_climb_its_ladders() {
    let growth = |site: &str, size: &str| {
        let facts = format!("site = \"{site}\"\nsize = \"{size}\"\npathology = \"final\"");
        lines(&answer(&[entry("A", "bad growth", &facts, &["destruction"])]))
    };
    assert_eq!(growth("flank", "3 mm"), ["T0021 [A]"]);
    assert_eq!(growth("flank", "4 mm"), ["T0022 [A]"]);
    assert_eq!(growth("side of trunk", "8 mm"), ["T0022 [A]"]);
    assert_eq!(growth("flank", "9 mm"), ["T0023 [A]"]);
    assert_eq!(growth("muzzle", "3 mm"), ["T0031 [A]"]);
    assert_eq!(growth("left mitt", "9 mm"), ["T0033 [A]"]);
    let mark = |area: &str| {
        lines(&answer(&[entry("A", "red mark", &format!("area = \"{area}\""), &["destruction"])]))
    };
    assert_eq!(mark("4.9 cm2"), ["T0040 [A]"]);
    assert_eq!(mark("5 cm2"), ["T0041 [A]"]);
}

#[test]
fn a_gap_is_one_of_its_own_brackets() {
    let facts = |size: &str| format!("site = \"flank\"\nsize = \"{size}\"\npathology = \"final\"");
    let of = |size: &str| answer(&[entry("A", "bad growth", &facts(size), &["destruction"])]);
    let gap =
        |answer: &Assessment| answer.findings.iter().any(|finding| finding.rule.as_str() == "R-MEAS-16");
    assert!(gap(&of("3.5 mm")));
    assert_eq!(lines(&of("3.5 mm")), ["T0021 [A]"], "rounded down");
    // A gap of 2026, none here.
    assert!(!gap(&of("5.5 mm")));
}

#[test]
fn diagnosis_codes_are_its_own() {
    let icd = |diagnosis: &str, facts: &str| {
        let facts = format!("{facts}\nsize = \"3 mm\"\ncount = 1\npathology = \"final\"");
        let answer = answer(&[entry("A", diagnosis, &facts, &["destruction"])]);
        answer.lines[0].diagnoses.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(icd("rough spot", "site = \"flank\""), ["X57.0"]);
    assert_eq!(icd("bad growth", "site = \"flank\""), ["X10.7"]);
    assert_eq!(icd("bad growth", "site = \"muzzle\"\nside = \"left\""), ["X10.78"]);
    assert_eq!(icd("bad growth", "site = \"left mitt\""), ["X10.78"]);
    assert_eq!(icd("bad growth", "site = \"muzzle\""), ["X10.70"]);
}

#[test]
fn what_is_missing_is_found_from_its_ladders() {
    let growth = |facts: &str| {
        answer(&[entry("A", "bad growth", &format!("pathology = \"final\"\n{facts}"), &["destruction"])])
    };
    let size = growth("site = \"flank\"");
    assert_eq!(size.open[0].field, Field::Size);
    assert_eq!(open_codes(&size), ["T0021", "T0022", "T0023"]);
    let site = growth("size = \"4 mm\"");
    assert_eq!(site.open[0].field, Field::Site);
    assert_eq!(open_codes(&site), ["T0022", "T0032"]);
    assert_eq!(open_codes(&growth("")), ["T0021", "T0022", "T0023", "T0031", "T0032", "T0033"]);
    let border = growth("site = \"border\"\nsize = \"9 mm\"");
    assert_eq!(border.open[0].question, "Lesion A: Flank or muzzle?");
    assert_eq!(open_codes(&border), ["T0023", "T0033"]);
    let spots = answer(&[entry("A", "rough spot", "", &["destruction"])]);
    assert_eq!(open_codes(&spots), ["T0001", "T0001+T0002", "T0003"]);
    let red = answer(&[entry("A", "red mark", "", &["destruction"])]);
    assert_eq!(open_codes(&red), ["T0040", "T0041"]);
}

#[test]
fn a_question_about_one_lesion_is_not_changed_by_another_that_waits() {
    let open = answer(&[
        entry("A", "bad growth", "pathology = \"final\"\nsize = \"4 mm\"", &["destruction"]),
        entry("B", "bad growth", "pathology = \"final\"\nsite = \"flank\"", &["destruction"]),
        entry(
            "C",
            "bad growth",
            "pathology = \"pending\"\nsite = \"flank\"\nsize = \"2 mm\"",
            &["destruction"],
        ),
        entry("D", "rough spot", "count = \"several\"", &["destruction"]),
        entry("E", "bump", "count = 2", &["destruction"]),
    ]);
    let of = |id: &str| {
        let open = open.open.iter().find(|open| open.lesions == [id]).expect("an open question");
        open.codes.iter().flatten().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(of("A"), ["T0022", "T0032"]);
    assert_eq!(of("B"), ["T0021", "T0022", "T0023"]);
    assert_eq!(of("D"), ["T0001", "T0001", "T0002", "T0003"]);
    assert_eq!(open.held.len(), 1);
    assert_eq!(lines(&open), ["T0010 [E]"]);
}

#[test]
fn a_missing_number_counts_what_the_pair_takes_away() {
    // Five bumps are T0011, with which T0001 never stands: while the spots are open, their first code cannot come.
    let open = answer(&[
        entry("A", "rough spot", "", &["destruction"]),
        entry("B", "bump", "count = 5", &["destruction"]),
    ]);
    assert_eq!(open_codes(&open), ["", "T0003"]);
}

#[test]
fn a_report_leads_to_its_diagnoses() {
    let held = answer(&[entry(
        "A",
        "bad growth",
        "pathology = \"pending\"\nsite = \"flank\"\nsize = \"2 mm\"\ncount = 1",
        &["destruction"],
    )]);
    assert_eq!(held.held.len(), 1);
    let outcome = |outlook: Outlook| {
        let outcome =
            held.held[0].outcomes.iter().find(|outcome| outcome.pathology == outlook).expect("an outcome");
        (outcome.codes.iter().map(ToString::to_string).collect::<Vec<_>>(), outcome.open)
    };
    assert_eq!(outcome(Outlook::Malignant), (vec!["T0021".to_owned()], false));
    assert_eq!(outcome(Outlook::Benign), (vec!["T0010".to_owned()], false));
    assert_eq!(outcome(Outlook::Uncertain), (vec![], true));
}

#[test]
fn a_suspicion_is_its_undecided_diagnosis() {
    let text = "[[lesion]]\nid = \"A\"\nsuspected = \"bad growth\"\nsite = \"flank\"\nsize = \"2 mm\"\n[[lesion.procedure]]\nkind = \"destruction\"\n";
    let answer = answer(&[text.to_owned()]);
    assert!(answer.lines.is_empty());
    assert_eq!(answer.open[0].field, Field::Diagnosis);
    assert!(
        answer.open[0].codes.iter().flatten().all(|code| code.as_str().starts_with('T')),
        "{:?}",
        answer.open
    );
    // Known to the book, so no finding says that a name is unknown.
    assert!(
        answer.findings.iter().all(|finding| finding.rule.as_str() != "R-DX-20"),
        "{:?}",
        answer.findings
    );
}

#[test]
fn pairs_are_its_own() {
    let spot = entry("A", "rough spot", "count = 1", &["destruction"]);
    // 17110 stands above 17000 in 2026; here it is the other way round.
    let both = answer(&[spot.clone(), entry("B", "bump", "count = 1", &["destruction"])]);
    assert_eq!(lines(&both), ["T0001 [A]", "T0010-59 [B]"]);
    // No pair with T0003.
    let flat = answer(&[
        entry("A", "rough spot", "count = 4", &["destruction"]),
        entry("B", "bump", "count = 1", &["destruction"]),
    ]);
    assert_eq!(lines(&flat), ["T0003 [A]", "T0010 [B]"]);
    let growth = entry(
        "B",
        "bad growth",
        "pathology = \"final\"\nsite = \"flank\"\nsize = \"2 mm\"",
        &["destruction"],
    );
    assert_eq!(lines(&answer(&[spot, growth])), ["T0001 [A]", "T0021 [B]"]);
}

#[test]
fn a_pair_without_modifier_takes_the_second_code_and_its_add_ons() {
    let answer = answer(&[
        entry("A", "rough spot", "count = 3", &["destruction"]),
        entry("B", "bump", "count = 5", &["destruction"]),
    ]);
    assert_eq!(lines(&answer), ["T0011 [B]"]);
    let dropped: Vec<(String, String)> =
        answer.dropped.iter().map(|dropped| (dropped.code.to_string(), dropped.rule.to_string())).collect();
    // R-CLAIM-02 takes column 2, N-22 its add-on.
    assert_eq!(
        dropped,
        [("T0001".to_owned(), "R-CLAIM-02".to_owned()), ("T0002".to_owned(), "N-22".to_owned())]
    );
    assert!(answer.lines.iter().all(|line| line.modifiers.is_empty()));
}

#[test]
fn paring_and_destruction_of_one_lesion_are_one_service() {
    // R-SAME-09, R-CLAIM-03: the destruction stays, no modifier is offered.
    let same = answer(&[entry("A", "bump", "count = 1", &["paring", "destruction"])]);
    assert_eq!(lines(&same), ["T0010 [A]"]);
    assert_eq!(same.dropped.len(), 1);
    assert_eq!(same.dropped[0].code.as_str(), "T0050");
    assert_eq!(same.dropped[0].rule.as_str(), "R-SAME-09");
    // Near miss: two lesions. R-CLAIM-04: both stand, the distinct service is shown on column 2.
    let two = answer(&[
        entry("A", "bump", "count = 1", &["paring"]),
        entry("B", "bump", "count = 1", &["destruction"]),
    ]);
    assert_eq!(lines(&two), ["T0010 [B]", "T0050-59 [A]"]);
    assert!(two.dropped.is_empty());
}

#[test]
fn destroying_another_lesion_too_does_not_make_the_pared_one_distinct() {
    // Lesion A was pared and destroyed: nothing was pared that was not destroyed (R-CLAIM-03: never offer 59).
    let answer = answer(&[
        entry("A", "bump", "count = 1", &["paring", "destruction"]),
        entry("B", "bump", "count = 1", &["destruction"]),
    ]);
    assert_eq!(lines(&answer), ["T0010 [A,B]"]);
}

#[test]
fn what_one_lesion_gives_once_is_dropped_under_its_codes() {
    // R-SAME-15 and R-SAME-16 name what is dropped: 17250 and 17110 in 2026, the codes of the same families here.
    let cautery = answer(&[entry("A", "bump", "count = 1", &["destruction", "cautery"])]);
    assert_eq!(lines(&cautery), ["T0010 [A]"]);
    assert_eq!(cautery.dropped[0].code.as_str(), "T0070");
    let tag = answer(&[entry("A", "dangling bit", "count = 1", &["tag-removal", "destruction"])]);
    assert_eq!(lines(&tag), ["T0060 [A]"]);
    assert_eq!(tag.dropped[0].code.as_str(), "T0010");
}

#[test]
fn order_is_by_its_values_at_the_place() {
    let lesions = [
        entry(
            "A",
            "bad growth",
            "pathology = \"final\"\nsite = \"flank\"\nsize = \"2 mm\"",
            &["destruction"],
        ),
        entry("B", "rough spot", "count = 3", &["destruction"]),
        entry("C", "dangling bit", "count = 1", &["tag-removal"]),
    ]
    .concat();
    let order = |place: &str| {
        let encounter = encounter(&format!("place_of_service = \"{place}\""), &lesions);
        lines(&assess(&encounter, History::none(), &book()))
    };
    // Office: 9.00, its add-on, 1.25, 1.00. Hospital: 5.00, 1.25, 1.00 with its add-on.
    assert_eq!(order("11"), ["T0001 [B]", "T0002x2 [B]", "T0060 [C]", "T0021 [A]"]);
    assert_eq!(order("22"), ["T0021 [A]", "T0060 [C]", "T0001 [B]", "T0002x2 [B]"]);
}

#[test]
fn limits_totals_and_inflammation_are_its_own() {
    // Four wounds, the limit is 3 (R-CLAIM-28).
    let flesh = answer(&[entry("A", "raw flesh", "count = 4", &["cautery"])]);
    assert!(
        flesh
            .findings
            .iter()
            .any(|finding| finding.rule.as_str() == "R-CLAIM-28" && finding.level == Level::Warning)
    );
    // R-COUNT-04: 3 and 4 spots are different codes here, so the total blocks.
    let text = entry("A", "rough spot", "count = 3", &["destruction"]);
    let stated = |total: u32| {
        let encounter = encounter("", &format!("{text}[stated]\npremalignant = {total}\n"));
        let answer = assess(&encounter, History::none(), &book());
        answer
            .findings
            .iter()
            .find(|finding| finding.rule.as_str() == "R-COUNT-04")
            .map(|finding| finding.level)
    };
    assert_eq!(stated(3), None);
    assert_eq!(stated(4), Some(Level::Blocker));
    let asks = |diagnosis: &str| {
        let answer =
            answer(&[entry("A", diagnosis, "count = 1\nsymptoms = [\"inflammation\"]", &["destruction"])]);
        let asked = answer.findings.iter().find(|finding| finding.rule.as_str() == "N-58");
        asked.map(|finding| finding.message.to_string())
    };
    assert!(
        asks("hand bump").is_some_and(|message| message.contains("X07.2")),
        "N-58 names the code of the book"
    );
    assert_eq!(asks("foot bump"), None);
}

#[test]
fn the_answer_names_its_edition_and_tables() {
    let answer = answer(&[entry("A", "rough spot", "count = 1", &["destruction"])]);
    assert_eq!(answer.edition, "1999");
    let tables: Vec<(String, String)> =
        answer.tables.iter().map(|table| (table.name.clone(), table.from.to_string())).collect();
    assert!(tables.contains(&("icd10cm".to_owned(), "1998-10-01".to_owned())), "{tables:?}");
}

#[test]
fn a_diagnosis_of_another_edition_is_unknown_here() {
    let answer = answer(&[entry("A", "actinic keratosis", "count = 1", &["destruction"])]);
    assert!(answer.lines.is_empty());
    assert_eq!(answer.open[0].rule.as_str(), "R-DX-20");
}
