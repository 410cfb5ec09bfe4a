//! Nothing that the encounter format accepts makes the engine fall, however odd.

use curette::engine::assess;
use curette::engine::history::History;
use curette::format::read_toml;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::book;
use super::every_answer::{broken, told};

/// Lines of a lesion, each with odd values.
const OF_LESION: &[(&str, &[&str])] = &[
    (
        "diagnosis",
        &["\"\"", "\"wart\"", "\"ak\"", "\"bcc\"", "\"tag\"", "\"C44\"", "\"\u{1fa79}\"", "\"chalazion\""],
    ),
    ("suspected", &["\"\"", "\"bcc\""]),
    ("icd10", &["\"\"", "\"L57.0\"", "\"nonsense\""]),
    ("pathology", &["\"not-sent\"", "\"pending\"", "\"final\""]),
    (
        "site",
        &["\"\"", "\"back\"", "\"left upper eyelid\"", "\"vulva\"", "\"anus\"", "\"glabella\"", "\"nail\""],
    ),
    ("side", &["\"left\"", "\"right\"", "\"midline\"", "\"bilateral\""]),
    ("part", &["\"upper\"", "\"lower\""]),
    ("count", &["0", "1", "15", "100000", "\"several\""]),
    ("size", &["\"0 mm\"", "\"0.01 mm\"", "\"10000 mm\"", "\"5.5 mm\"", "\"1 x 2 cm\""]),
    (
        "area",
        &[
            "\"0 cm2\"",
            "\"0.01 cm2\"",
            "\"9999999999999 cm2\"",
            "\"18446744073709 cm2\"",
            "\"3 x 4 cm + 1 cm2\"",
        ],
    ),
    ("symptoms", &["[]", "[\"pain\", \"cosmetic\"]"]),
    ("intent", &["\"sample\"", "\"remove\""]),
];
const OF_PROCEDURE: &[(&str, &[&str])] = &[
    ("methods", &["[]", "[\"laser\", \"laser\", \"blade\"]", "[\"curettage\"]"]),
    ("cycles", &["0", "100000"]),
    ("size_after", &["\"0 mm\"", "\"11 mm\"", "\"10000 mm\""]),
    ("extent", &["\"simple\"", "\"extensive\""]),
    ("technique", &["\"punch\"", "\"tangential\"", "\"incisional\"", "\"staff\"", "\"debridement\""]),
    ("margin", &["\"0 mm\"", "\"2 mm\"", "\"10000 mm\""]),
    ("excised", &["\"0 mm\"", "\"1.2 cm\"", "\"10000 mm\""]),
    ("depth", &["\"dermis\""]),
    ("closure", &["\"simple\"", "\"intermediate\"", "\"complex\""]),
    ("closure_length", &["\"0 mm\"", "\"0.01 mm\"", "\"2.4 cm\"", "\"10000 mm\""]),
    ("stages", &["0", "1", "2", "100000"]),
    ("blocks", &["[]", "[0]", "[5, 6, 7, 8]", "[100000, 100000]"]),
    ("deep_structure", &["true", "false"]),
    ("minutes", &["0", "15", "16", "100000"]),
    ("also", &["[]", "[\"A\"]", "[\"B\", \"B\"]", "[\"A\", \"B\", \"C\"]", "[\"ZZ\", \"\"]"]),
];
const KINDS: &[&str] = &[
    "destruction",
    "biopsy",
    "shave",
    "excision",
    "tag-removal",
    "paring",
    "injection",
    "cautery",
    "mohs",
    "repair",
    "photodynamic",
    "acne-cryotherapy",
    "acne-peel",
    "epilation",
    "nail-avulsion",
    "flap",
    "graft",
    "other",
];
const HEADS: &[&str] = &[
    "",
    "date_of_service = 2026-09-14",
    "date_of_service = 1900-01-01",
    "date_of_service = 2999-12-31",
    "place_of_service = \"\"",
    "payer = \"medicare\"",
    "[stated]\npremalignant = 0\nbenign = 100000",
    "[visit]\ncode = \"\"\ndecision_for = \"ZZ\"",
    "[[billed]]\ncode = \"17110\"\nunits = 100000\nmodifiers = [\"59\", \"59\"]",
    "[[billed]]\ncode = \"\"",
    "[[accepted]]\nrule = \"\"\nlesion = \"\"\nreason = \"\"",
    "[policy]\nmohs_biopsy = \"first_diagnosis\"\nsame_code = \"units\"",
    "[policy]\nextensive_min_count = \"1\"\nsize_missing = \"smallest\"",
];

fn keys(all: &'static [(&'static str, &'static [&'static str])]) -> impl Strategy<Value = String> {
    let some = subsequence(all, 0..=all.len());
    (some, vec(any::<prop::sample::Index>(), all.len())).prop_map(|(keys, picks)| {
        let line = |((key, values), pick): (&(&str, &[&str]), &prop::sample::Index)| {
            format!("{key} = {}\n", values[pick.index(values.len())])
        };
        keys.iter().zip(&picks).map(line).collect()
    })
}

fn text() -> impl Strategy<Value = String> {
    let procedure = (select(KINDS), keys(OF_PROCEDURE))
        .prop_map(|(kind, keys)| format!("[[lesion.procedure]]\nkind = \"{kind}\"\n{keys}"));
    let lesion =
        (keys(OF_LESION), vec(procedure, 0..4)).prop_map(|(keys, done)| format!("{keys}{}", done.concat()));
    (select(HEADS), vec(lesion, 0..5)).prop_map(|(head, lesions)| {
        let numbered = |(at, lesion): (usize, &String)| {
            format!("[[lesion]]\nid = \"{}\"\n{lesion}", char::from(b'A' + u8::try_from(at).unwrap()))
        };
        let lesions: String = lesions.iter().enumerate().map(numbered).collect();
        format!("schema = 1\n{head}\n{lesions}")
    })
}

proptest! {
    #![proptest_config(super::cases(100))]

    #[test]
    fn odd_text_is_assessed(text in text()) {
        let encounter = match read_toml(&text) {
            Ok(encounter) => encounter,
            Err(faults) => return Err(TestCaseError::fail(format!("{faults}\n{text}"))),
        };
        let answer = assess(&encounter, History::none(), book());
        let broken = broken(&encounter, &answer);
        prop_assert!(broken.is_empty(), "{}\n{}\n{text}", broken.join("\n"), told(&answer));
    }
}

#[test]
fn many_lesions_of_mixed_kinds() {
    let done = |at: usize| {
        let kind = KINDS[at % KINDS.len()];
        format!(
            "[[lesion]]\nid = \"L{at}\"\ndiagnosis = \"{}\"\nsite = \"{}\"\nsize = \"{} mm\"\ncount = 1\npathology = \"{}\"\n\
             [[lesion.procedure]]\nkind = \"{kind}\"\ntechnique = \"punch\"\nclosure_length = \"2 cm\"\n",
            ["bcc", "ak", "wart", "lesion", "tag"][at % 5],
            ["back", "cheek", "scalp", "glabella"][at % 4],
            at % 40 + 1,
            ["final", "pending"][at % 2],
        )
    };
    let text: String = (0..60).map(done).collect();
    let encounter = read_toml(&format!("schema = 1\n{text}")).unwrap();
    let answer = assess(&encounter, History::none(), book());
    assert!(!answer.lines.is_empty() && !answer.open.is_empty() && !answer.held.is_empty());
}
