//! Reports of a hand-made assessment against the interface.

use curette::bundle;
use curette::engine::book::{CodeBook, TableDate};
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::ids::{Code, Icd, Modifier, RuleId};
use curette::engine::lesion::{Count, Lesion};
use curette::engine::outcome::{
    Assessment, BilledLine, ChecklistItem, CodeLine, Dropped, Finding, Held, Item, Level, Open, Outcome,
    Outlook, Reason, Tick, Tier, Verdict,
};
use curette::engine::place::Field;
use curette::engine::policy::{Policy, Switch};
use curette::report::card::Asked;
use curette::report::{check, json, page, proof, text};

/// The example of the interface, with a rule that the book does not have, so that the source is absent.
const EXPECTED: &str = r#"{
  "schema": 1,
  "encounter": "01K5D3QK8T0V6M2H9XW4Z7R1AB",
  "edition": "2026",
  "tables": {
    "ncci_ptp": "2024-07-01",
    "mue": "2026-10-01",
    "aoc": "2026-04-01",
    "rvu": "2026-07-01",
    "icd10cm": "2025-10-01"
  },
  "policy": {
    "malig_diameter": "post_curettage"
  },
  "final": false,
  "lines": [
    {
      "rank": 1,
      "code": "17281",
      "units": 1,
      "modifiers": [
        "59"
      ],
      "diagnoses": [
        "C44.311"
      ],
      "lesions": [
        "A"
      ],
      "add_on_to": null,
      "because": [
        {
          "rule": "R-NONE-99",
          "text": "because",
          "source": null
        }
      ]
    }
  ],
  "open": [
    {
      "lesions": [
        "B"
      ],
      "codes": [
        [
          "17260"
        ],
        [
          "17261"
        ]
      ],
      "field": "size",
      "question": "How large is lesion B?",
      "rule": "R-MEAS-19"
    }
  ],
  "held": [
    {
      "lesions": [
        "C"
      ],
      "until": "pathology",
      "outcomes": [
        {
          "pathology": "malignant",
          "codes": [
            "17282"
          ],
          "open": false
        },
        {
          "pathology": "benign",
          "codes": [],
          "open": true
        }
      ],
      "rule": "R-SAME-01"
    }
  ],
  "dropped": [
    {
      "code": "11102",
      "lesions": [
        "A"
      ],
      "rule": "R-SAME-06",
      "text": "part of the destruction"
    }
  ],
  "checklist": [
    {
      "item": "size",
      "lesion": "B",
      "tier": "code",
      "tick": "missing",
      "rule": "R-DOC-05"
    },
    {
      "item": "consent",
      "lesion": null,
      "tier": "practice",
      "tick": "met",
      "rule": "R-DOC-05"
    }
  ],
  "findings": [
    {
      "rule": "R-MEAS-19",
      "level": "blocker",
      "lesion": "B",
      "field": "size",
      "message": "The size of lesion B is missing.",
      "remedy": "Measure lesion B.",
      "accepted": null
    }
  ],
  "billed": [
    {
      "code": "17003",
      "units": 7,
      "modifiers": [
        "51"
      ],
      "verdict": "wrong",
      "rule": "R-COUNT-01",
      "text": "One too many.",
      "also": [
        {
          "rule": "P-24",
          "text": "No 51 here."
        }
      ]
    }
  ],
  "amended": []
}
"#;

fn book() -> &'static CodeBook {
    &bundle::books().expect("books")[0]
}

fn example() -> Assessment {
    let mut policy = Policy::default();
    assert!(policy.set(Switch::MaligDiameter, "post_curettage"));
    let date = |text: &str| Date::parse(text).expect("date");
    Assessment {
        encounter: Some("01K5D3QK8T0V6M2H9XW4Z7R1AB".into()),
        edition: "2026".into(),
        tables: [
            ("aoc", "2026-04-01"),
            ("icd10cm", "2025-10-01"),
            ("mue", "2026-10-01"),
            ("ncci_ptp", "2024-07-01"),
            ("rvu", "2026-07-01"),
        ]
        .map(|(name, from)| TableDate {
            name: name.to_owned(),
            from: date(from),
            source: String::new(),
            dated: String::new(),
        })
        .into(),
        policy,
        is_final: false,
        lines: vec![CodeLine {
            rank: 1,
            code: Code::new("17281"),
            units: 1,
            modifiers: vec![Modifier::new("59")],
            diagnoses: vec![Icd::new("C44.311")],
            lesions: vec!["A".into()],
            add_on_to: None,
            because: vec![Reason { rule: RuleId::new("R-NONE-99"), text: "because".into() }],
        }],
        open: vec![Open {
            lesions: vec!["B".into()],
            codes: vec![vec![Code::new("17260")], vec![Code::new("17261")]],
            field: Field::Size,
            question: "How large is lesion B?".into(),
            rule: RuleId::new("R-MEAS-19"),
        }],
        held: vec![Held {
            lesions: vec!["C".into()],
            until: Field::Pathology,
            outcomes: vec![
                Outcome { pathology: Outlook::Malignant, codes: vec![Code::new("17282")], open: false },
                Outcome { pathology: Outlook::Benign, codes: vec![], open: true },
            ],
            rule: RuleId::new("R-SAME-01"),
        }],
        dropped: vec![Dropped {
            code: Code::new("11102"),
            lesions: vec!["A".into()],
            rule: RuleId::new("R-SAME-06"),
            text: "part of the destruction".into(),
        }],
        checklist: vec![
            ChecklistItem {
                item: Item::Size,
                lesion: Some("B".into()),
                tier: Tier::Code,
                tick: Tick::Missing,
                rule: RuleId::new("R-DOC-05"),
                field: Field::Size,
            },
            ChecklistItem {
                item: Item::Consent,
                lesion: None,
                tier: Tier::Practice,
                tick: Tick::Met,
                rule: RuleId::new("R-DOC-05"),
                field: Field::Consent,
            },
        ],
        findings: vec![Finding {
            rule: RuleId::new("R-MEAS-19"),
            level: Level::Blocker,
            lesion: Some("B".into()),
            field: Some(Field::Size),
            message: "The size of lesion B is missing.".into(),
            remedy: "Measure lesion B.".into(),
            accepted: None,
        }],
        amended: vec![],
        billed: vec![BilledLine {
            code: "17003".into(),
            units: 7,
            modifiers: vec!["51".into()],
            verdict: Verdict::Wrong,
            rule: RuleId::new("R-COUNT-01"),
            text: "One too many.".into(),
            also: vec![Reason { rule: RuleId::new("P-24"), text: "No 51 here.".into() }],
        }],
    }
}

fn encounter() -> Encounter {
    let lesion = |id: &str, site: &str| Lesion {
        id: id.into(),
        diagnosis: Some("basal cell carcinoma".into()),
        site: Some(site.into()),
        count: Count::Exactly(1),
        ..Lesion::default()
    };
    Encounter { lesions: vec![lesion("A", "nasal ala"), lesion("B", "back")], ..Encounter::default() }
}

fn card(answer: &Assessment, encounter: &Encounter, code: Code) -> String {
    proof::card(&Asked { answer, encounter, history: History::none(), book: book(), commentary: None }, code)
}

#[test]
fn json_has_every_member_in_the_order_of_the_interface() {
    assert_eq!(json::pretty(&example(), book()).expect("json"), EXPECTED);
}

#[test]
fn one_line_of_json_is_the_same_object_on_one_line() {
    let line = json::one_line(&example(), book()).expect("json");
    assert_eq!(line.lines().count(), 1);
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("json");
    assert_eq!(read(&line), read(EXPECTED));
}

#[test]
fn an_empty_assessment_has_empty_lists_and_null() {
    let empty = Assessment {
        encounter: None,
        policy: Policy::default(),
        lines: vec![],
        open: vec![],
        held: vec![],
        dropped: vec![],
        checklist: vec![],
        findings: vec![],
        ..example()
    };
    let line = json::one_line(&empty, book()).expect("json");
    assert!(line.contains(r#""encounter":null"#), "{line}");
    assert!(line.contains(r#""policy":{}"#), "{line}");
    for member in ["lines", "open", "held", "dropped", "checklist", "findings"] {
        assert!(line.contains(&format!(r#""{member}":[]"#)), "{line}");
    }
}

#[test]
fn sources_of_a_reason_are_the_titles_joined() {
    let (rule, page) =
        book().rules().find(|(_, page)| page.source.len() > 1).expect("a rule with two sources");
    let titles: Vec<&str> =
        page.source.iter().map(|key| book().source(key).expect("source").title.as_str()).collect();
    let mut assessment = example();
    assessment.lines[0].because[0].rule = rule;
    let read: serde_json::Value =
        serde_json::from_str(&json::one_line(&assessment, book()).expect("json")).expect("json");
    assert_eq!(read["lines"][0]["because"][0]["source"], titles.join("; "));
}

#[test]
fn what_could_steer_a_terminal_is_escaped_in_json_and_comes_back() {
    let mut assessment = example();
    assessment.findings[0].message = "\u{1b}[2J \u{9b}31m \u{7f} \u{202e}".into();
    let line = json::one_line(&assessment, book()).expect("json");
    assert!(line.trim_end().chars().all(|c| !c.is_control() && c != '\u{202e}'), "{line:?}");
    let read: serde_json::Value = serde_json::from_str(&line).expect("json");
    assert_eq!(read["findings"][0]["message"], "\u{1b}[2J \u{9b}31m \u{7f} \u{202e}");
}

#[test]
fn a_bad_line_is_told_as_the_interface_prints_it() {
    assert_eq!(
        json::bad_line(17, "no \"id\"").expect("json"),
        "{\"line\": 17, \"error\": \"no \\\"id\\\"\"}\n"
    );
}

#[test]
fn text_tells_everything_within_80_columns() {
    let told = text::assessment(&example(), &encounter(), book());
    for part in [
        "01K5D3QK8T0V6M2H9XW4Z7R1AB",
        "date of service not stated",
        "ncci_ptp 2024-07-01, mue 2026-10-01",
        "malig_diameter = post_curettage",
        "17281",
        "59",
        "C44.311",
        "How large is lesion B? [R-MEAS-19]",
        "17260 or 17261",
        "if malignant: 17282",
        "if benign: another answer is missing",
        "part of the destruction [R-SAME-06]",
        "changes the code",
        "lesion B: size",
        "blocker: The size of lesion B is missing. [R-MEAS-19]",
        "What to do: Measure lesion B.",
        "Not final: 1 open question, 1 hold for pathology and 1 blocker.",
    ] {
        assert!(told.contains(part), "'{part}' is not in\n{told}");
    }
    assert!(!told.contains("consent"), "what is met is not listed as missing\n{told}");
    assert!(told.lines().all(|row| row.chars().count() <= 80), "{told}");
    let label = &book().code(Code::new("17281")).expect("17281").label;
    assert!(told.contains(&label[..20]), "our label stands with the line\n{told}");
}

#[test]
fn add_ons_are_indented_below_their_parent() {
    let mut assessment = example();
    let mut add_on = assessment.lines[0].clone();
    (add_on.rank, add_on.code, add_on.units, add_on.add_on_to) = (2, Code::new("17003"), 13, Some(1));
    assessment.lines.push(add_on);
    let told = text::assessment(&assessment, &encounter(), book());
    let column = |code: &str| {
        told.lines()
            .find_map(|row| row.find(code).filter(|_| row.trim_start().starts_with(['1', '2'])))
            .expect("row")
    };
    assert_eq!(column("17003"), column("17281") + 2, "{told}");
    assert!(told.contains("(add-on to line 1)"), "{told}");
}

#[test]
fn no_control_character_of_data_gets_into_text() {
    let mut assessment = example();
    assessment.encounter = Some("x\u{1b}]0;y\u{7}".into());
    assessment.findings[0].message = "\u{1b}[2J\u{9b}".into();
    assessment.open[0].lesions = vec!["B\u{1b}".into()];
    let mut encounter = encounter();
    encounter.lesions[0].diagnosis = Some("bcc\u{1b}[31m".into());
    encounter.place_of_service = Some("1\u{8}1".into());
    let code = Code::new("17281");
    for told in [
        text::assessment(&assessment, &encounter, book()),
        check::list(&assessment),
        card(&assessment, &encounter, code),
    ] {
        assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told:?}");
    }
}

#[test]
fn a_card_tells_facts_reasons_sources_and_table_dates() {
    let rule = book()
        .rules()
        .find(|(_, page)| {
            page.source.iter().any(|key| book().tables().iter().any(|table| table.source == *key))
        })
        .map(|(id, _)| id)
        .expect("a rule that cites a table");
    let mut assessment = example();
    assessment.lines[0].because[0].rule = rule;
    let told = card(&assessment, &encounter(), Code::new("17281"));
    for part in
        ["Line 1", "A: basal cell carcinoma; nasal ala; 1 lesion", rule.as_str(), "source: ", "valid from 20"]
    {
        assert!(told.contains(part), "'{part}' is not in\n{told}");
    }
    assert!(!told.contains("B: basal"), "only lesions of the line\n{told}");
}

#[test]
fn a_card_of_a_code_that_is_dropped_open_or_held_says_so() {
    let card = |code| card(&example(), &encounter(), Code::new(code));
    assert!(card("11102").contains("part of the destruction"), "{}", card("11102"));
    assert!(card("17260").contains("How large is lesion B?"), "{}", card("17260"));
    assert!(card("17282").contains("given if pathology says malignant"), "{}", card("17282"));
}

#[test]
fn a_card_of_another_code_says_what_the_encounter_gives() {
    let told = card(&example(), &encounter(), Code::new("17000"));
    assert!(told.contains("No line of this encounter has 17000."), "{told}");
    assert!(told.contains("17281 x 1, modifier 59, diagnosis C44.311, lesion A"), "{told}");
    let told = card(&example(), &encounter(), Code::new("99999"));
    assert!(told.contains("'99999' is not in the tables of edition 2026,"), "{told}");
}

#[test]
fn a_page_has_title_text_sources_and_what_belongs_to_it() {
    let (id, rule) = page::find("r-count-01", book()).expect("R-COUNT-01");
    let told = page::rule(id, rule, book(), None);
    for part in ["R-COUNT-01", "17003", "Sources", "http", "Confidence: ", "See also"] {
        assert!(told.contains(part), "'{part}' is not in\n{told}");
    }
}

#[test]
fn the_nearest_rules_come_first() {
    assert_eq!(page::nearest("R-COUNT-1", book()).first(), Some(&RuleId::new("R-COUNT-01")));
    assert!(page::find("R-COUNT-1", book()).is_none());
}

#[test]
fn a_final_assessment_says_so() {
    let assessment = Assessment { is_final: true, open: vec![], held: vec![], findings: vec![], ..example() };
    assert!(text::verdict(&assessment).starts_with("Final"), "{}", text::verdict(&assessment));
}
