//! Billed lines in `code`, `check` and `why`.

use super::{Bench, KERATOSIS};

/// So many keratoses, and lines as somebody billed them.
fn keratoses(count: u32, billed: &[(&str, u32)]) -> String {
    let lines: String = billed
        .iter()
        .map(|(code, units)| format!("[[billed]]\ncode = \"{code}\"\nunits = {units}\n\n"))
        .collect();
    let text = KERATOSIS.replace("count = 1", &format!("count = {count}"));
    let at = text.find("[[lesion]]").expect("a lesion");
    format!("{}{lines}{}", &text[..at], &text[at..])
}

/// A4: the published lines for 25 keratoses are refused, and the caps are named.
#[test]
fn stacked_codes_are_refused_with_the_unit_caps() {
    let bench = Bench::new();
    let file = bench.file("a.toml", keratoses(25, &[("17000", 1), ("17003", 13), ("17004", 1)]));
    for command in ["code", "check"] {
        let ran = bench.run(&[command, &file]);
        ran.ends(1)
            .prints("Billed lines")
            .prints("wrong        17003 x13 [P-02]")
            .prints("right        17004");
        let words = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("The daily limits are 17000 x1, 17003 x13, 17004 x1."), "{words}");
    }
}

/// A25: the code is right, the units are wrong, and the mistake has a name.
#[test]
fn a_first_lesion_counted_twice_is_named() {
    let bench = Bench::new();
    let file = bench.file("a.toml", keratoses(7, &[("17000", 1), ("17003", 7)]));
    let ran = bench.run(&["code", &file, "--format", "json"]);
    let billed = &ran.ends(1).objects()[0]["billed"];
    assert_eq!(billed[0]["verdict"], "right");
    assert_eq!((&billed[1]["code"], &billed[1]["units"]), (&"17003".into(), &7.into()));
    assert_eq!((&billed[1]["verdict"], &billed[1]["rule"]), (&"wrong".into(), &"R-COUNT-01".into()));
    assert!(
        billed[1]["text"].as_str().expect("a text").contains("first lesion is counted twice"),
        "{billed}"
    );
    // The claim stays what the record gives.
    assert_eq!(ran.objects()[0]["lines"][1]["units"], 6);
}

#[test]
fn why_tells_the_verdict_on_a_code_that_is_not_on_the_claim() {
    let bench = Bench::new();
    let file = bench.file("a.toml", keratoses(25, &[("17003", 13)]));
    bench
        .run(&["why", &file, "17003"])
        .prints("Billed on 1 line")
        .prints("wrong")
        .prints("The encounter gives");
    bench.run(&["why", &file, "17004"]).prints("Not billed").prints("missing").prints("Line 1");
    // Near miss: nothing was billed.
    let file = bench.file("b.toml", keratoses(25, &[]));
    let ran = bench.run(&["why", &file, "17003"]);
    assert!(!ran.out.contains("illed"), "{}", ran.out);
}

#[test]
fn without_billed_lines_nothing_is_said_of_them() {
    let bench = Bench::new();
    let file = bench.file("a.toml", KERATOSIS);
    assert!(!bench.run(&["code", &file]).out.contains("Billed"));
    assert_eq!(bench.run(&["code", &file, "--format", "json"]).objects()[0]["billed"], serde_json::json!([]));
}
