//! Laws of the encounter text, held over arbitrary encounters with odd strings.

use curette::engine::date::Date;
use curette::engine::encounter::*;
use curette::engine::lesion::*;
use curette::engine::policy::{Policy, Switch};
use curette::engine::procedure::*;
use curette::engine::size::{Area, Measured};
use curette::format::{read_bytes, read_json, read_toml, write_json, write_toml};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn text() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        "[a-z ]{0,12}",
        any::<String>(),
        select(vec![
            "",
            " ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\"",
            "'",
            "'''",
            "\"\"\"",
            "\\",
            "\\n",
            "#",
            " # x",
            "[a]",
            "]",
            "=",
            "a\nb",
            "a\r\nb\n",
            "\u{0}",
            "\u{7f}",
            "\u{1b}[31m",
            "\u{feff}",
            "\u{2028}",
            "\u{85}",
            "true",
            "2026-09-14",
            "12",
            "null",
            "ÄÖ 測試 🩹",
            "\"\"\"\n",
            "'\"'\n\\",
            "\\u0041",
            " lead",
            "trail ",
        ])
        .prop_map(str::to_owned),
    ]
}

fn word<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Option<T>> {
    of(select(all))
}

fn number() -> impl Strategy<Value = Option<u32>> {
    of(0..=100_000_u32)
}

fn date() -> impl Strategy<Value = Option<Date>> {
    of((0_u16..=9999, 1_u8..=12, 1_u8..=28)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap()))
}

fn length() -> impl Strategy<Value = Option<Measured>> {
    let typed =
        select(vec!["8 mm", "0.8 cm", "1.2 x 0.8 cm", "9+2*2mm", ".8cm", "0 mm", "6,5 MM", "12mm x 0.8 cm"]);
    of(typed.prop_map(|typed| Measured::parse(typed).unwrap()))
}

fn area() -> impl Strategy<Value = Option<Area>> {
    of(select(vec!["12 cm2", "3 x 4 cm", "3 x 4 cm + 6 cm2"]).prop_map(|typed| Area::parse(typed).unwrap()))
}

fn count() -> impl Strategy<Value = Count> {
    prop_oneof![
        Just(Count::NotStated),
        (0..=100_000_u32).prop_map(Count::Exactly),
        "[a-z]{1,8}( [0-9])?".prop_map(Count::Vague),
    ]
}

fn procedure() -> impl Strategy<Value = Procedure> {
    let first = (
        select(Kind::ALL),
        vec(select(Method::ALL), 0..3),
        number(),
        length(),
        word(Extent::ALL),
        word(Technique::ALL),
        length(),
        length(),
        word(Depth::ALL),
    );
    let second = (
        word(Closure::ALL),
        length(),
        number(),
        vec(0..100_000_u32, 0..3),
        any::<Option<bool>>(),
        of(text()),
        number(),
        vec(text(), 0..2),
        of(text()),
    );
    (first, second).prop_map(|(a, b)| Procedure {
        kind: a.0,
        methods: a.1,
        cycles: a.2,
        size_after: a.3,
        extent: a.4,
        technique: a.5,
        margin: a.6,
        excised: a.7,
        depth: a.8,
        closure: b.0,
        closure_length: b.1,
        stages: b.2,
        blocks: b.3,
        deep_structure: b.4,
        drug: b.5,
        minutes: b.6,
        also: b.7,
        details: b.8,
    })
}

fn lesion() -> impl Strategy<Value = Lesion> {
    let first = (
        of(text()),
        of(text()),
        of(text()),
        word(Pathology::ALL),
        of(text()),
        word(Side::ALL),
        word(Part::ALL),
    );
    let second =
        (of(text()), count(), length(), area(), of(text()), vec(select(Symptom::ALL), 0..3), of(text()));
    let third = (of(text()), word(Intent::ALL), of(text()), vec(procedure(), 0..3));
    (first, second, third).prop_map(|(a, b, c)| Lesion {
        id: String::new(),
        diagnosis: a.0,
        suspected: a.1,
        icd10: a.2,
        pathology: a.3,
        site: a.4,
        side: a.5,
        part: a.6,
        site_detail: b.0,
        count: b.1,
        size: b.2,
        area: b.3,
        indication: b.4,
        symptoms: b.5,
        description: b.6,
        anesthesia: c.0,
        intent: c.1,
        specimen: c.2,
        procedures: c.3,
    })
}

fn policy() -> impl Strategy<Value = Policy> {
    vec((select(Switch::ALL), 0_usize..3), 0..4).prop_map(|choices| {
        let mut policy = Policy::default();
        for (switch, at) in choices {
            let value = switch.values()[at % switch.values().len()];
            assert!(policy.set(switch, if value == "n" { "10" } else { value }));
        }
        policy
    })
}

/// Lesions with their own ids, in any order, so that two encounters share some of them.
fn lesions() -> impl Strategy<Value = Vec<Lesion>> {
    let ids = Just(vec!["A", "B", "C", "AA", "x-1", "\"q\""]).prop_shuffle();
    (vec(lesion(), 0..5), ids).prop_map(|(mut lesions, ids)| {
        for (lesion, id) in lesions.iter_mut().zip(ids) {
            lesion.id = id.to_owned();
        }
        lesions
    })
}

fn moment() -> impl Strategy<Value = String> {
    let typed = [
        "2026-09-14T16:20:00-05:00",
        "2026-09-14T16:20:00Z",
        "2026-09-14t16:20:00.5z",
        "2026-09-14 16:20:00+01:00",
    ];
    select(typed.map(str::to_owned).to_vec())
}

pub fn encounter() -> impl Strategy<Value = Encounter> {
    let head = (of("[0-9A-Z-]{1,26}"), of(text()), date(), of(text()), word(Payer::ALL));
    let people = (of(text()), of(text()), date(), of(text()), of(text()), of(text()), of(moment()));
    let visit = of((of(text()), of(text()), of(text())));
    let record =
        (of(text()), of(text()), of(text()), of(text()), of(text()), word(Abn::ALL), word(Liability::ALL));
    let stated = (number(), number(), number());
    let accepted = vec((text(), of(text()), text()), 0..3);
    let amended = vec((moment(), text(), moment()), 0..3);
    let billed = vec((text(), number(), vec(text(), 0..2), vec(text(), 0..2)), 0..3);
    (head, people, visit, record, stated, policy(), amended, accepted, billed, lesions()).prop_map(
        |(head, people, visit, record, stated, policy, amended, accepted, billed, lesions)| Encounter {
            id: head.0,
            edition: head.1,
            date_of_service: head.2,
            place_of_service: head.3,
            payer: head.4,
            patient: Patient { id: people.0, name: people.1, birth_date: people.2 },
            clinician: Clinician { name: people.3, credentials: people.4, npi: people.5, signed: people.6 },
            visit: visit.map(|(code, separate_work, decision_for)| Visit {
                code,
                separate_work,
                decision_for,
            }),
            record: Record {
                consent: record.0,
                response: record.1,
                complications: record.2,
                aftercare: record.3,
                plan: record.4,
                abn: record.5,
                liability: record.6,
            },
            stated: Stated { premalignant: stated.0, benign: stated.1, tags: stated.2 },
            policy,
            amended: amended.into_iter().map(|(at, reason, of)| Amended { at, reason, of }).collect(),
            accepted: accepted
                .into_iter()
                .map(|(rule, lesion, reason)| Accepted { rule, lesion, reason })
                .collect(),
            billed: billed
                .into_iter()
                .map(|(code, units, modifiers, diagnoses)| Billed { code, units, modifiers, diagnoses })
                .collect(),
            lesions,
        },
    )
}

/// A comment behind and above every key, as a careful hand would leave them.
fn commented(text: &str) -> String {
    let mut inside = false;
    let mut out = String::from("# head\n\n");
    for line in text.lines() {
        let multi = line.matches("\"\"\"").count() + line.matches("'''").count();
        if !inside && multi == 0 && (line.starts_with('[') || line.contains(" = ")) {
            out += &format!("# above\n{line} # behind\n");
        } else {
            out += line;
            out += "\n";
        }
        inside ^= multi % 2 == 1;
    }
    out + "\n# tail\n"
}

proptest! {
    #![proptest_config(crate::laws::cases(200))]

    #[test]
    fn save_then_open_is_identity(encounter in encounter()) {
        let toml = write_toml(&encounter, None).unwrap();
        prop_assert_eq!(&read_toml(&toml).unwrap(), &encounter, "{}", toml);
        prop_assert_eq!(&read_json(&write_json(&encounter)).unwrap(), &encounter);
        prop_assert!(!write_json(&encounter).contains('\n'));
    }

    #[test]
    fn an_edited_file_says_what_is_wanted_and_keeps_its_comments(was in encounter(), wanted in encounter()) {
        let existing = commented(&write_toml(&was, None).unwrap());
        // Some odd strings make lines that look like keys; a comment there would be part of the string.
        prop_assume!(read_toml(&existing).is_ok_and(|read| read == was));
        prop_assert_eq!(&write_toml(&was, Some(&existing)).unwrap(), &existing);
        let edited = write_toml(&wanted, Some(&existing)).unwrap();
        prop_assert_eq!(&read_toml(&edited).unwrap(), &wanted, "{}\n=====\n{}", existing, edited);
        prop_assert!(edited.starts_with("# head\n") && edited.ends_with("# tail\n"), "{}\n=====\n{}", existing, edited);
        prop_assert!(edited.contains("# above\nschema = 1 # behind\n"));
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn no_cut_or_changed_file_makes_the_reader_fall(at in 0_usize..1_600, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = include_bytes!("../encounters/everything.toml").to_vec();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Err(errors) = read_bytes(&bytes) {
            prop_assert!(!errors.0.is_empty() && !errors.to_string().chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
