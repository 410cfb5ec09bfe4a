//! Findings that are accepted with a reason: in the answer, in text and JSON, in exit status and on the screen.

use curette::engine::encounter::{Accepted, Encounter};
use curette::engine::history::History;
use curette::engine::outcome::{Finding, Level};
use curette::engine::{assess, book::CodeBook};
use curette::tui::model::{Pane, Popup};
use curette::{bundle, format};

use crate::cli::{Bench, KERATOSIS};
use crate::screen::Screen;

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

/// One keratosis whose note lacks the after-care, with these acceptances.
fn answered(accepted: &[(&str, Option<&str>)]) -> Vec<Finding> {
    let mut encounter: Encounter = format::read(KERATOSIS).expect("encounter");
    encounter.record.aftercare = None;
    encounter.accepted = (accepted.iter())
        .map(|(rule, lesion)| Accepted {
            rule: (*rule).to_owned(),
            lesion: lesion.map(str::to_owned),
            reason: "because so".to_owned(),
        })
        .collect();
    assess(&encounter, History::none(), book()).findings
}

fn accepted<'f>(findings: &'f [Finding], rule: &str) -> Option<&'f str> {
    findings.iter().find(|finding| finding.rule.as_str() == rule)?.accepted.as_deref()
}

fn overrides(findings: &[Finding]) -> Vec<(Level, Option<&str>)> {
    let own = findings.iter().filter(|finding| finding.rule.as_str() == "R-OVER-01");
    own.map(|finding| (finding.level, finding.lesion.as_deref())).collect()
}

#[test]
fn an_acceptance_is_about_its_rule_and_its_lesion() {
    let findings = answered(&[("R-DOC-13", None)]);
    assert_eq!((accepted(&findings, "R-DOC-13"), overrides(&findings)), (Some("because so"), vec![]));
    let findings = answered(&[("r-doc-13 ", None)]);
    assert_eq!(accepted(&findings, "R-DOC-13"), Some("because so"), "rules are read in any case");
    let findings = answered(&[("R-DOC-13", Some("A"))]);
    assert_eq!((accepted(&findings, "R-DOC-13"), overrides(&findings)), (None, vec![(Level::Advice, None)]));
    let findings = answered(&[("R-DOC-12", None)]);
    assert_eq!((accepted(&findings, "R-DOC-13"), overrides(&findings)), (None, vec![(Level::Advice, None)]));
}

#[test]
fn an_acceptance_of_nothing_names_the_lesions_that_could_be_meant() {
    let mut encounter = format::read(KERATOSIS).expect("encounter");
    encounter.lesions[0].description = None;
    let reason = "seen on the photograph".to_owned();
    encounter.accepted = vec![Accepted { rule: "R-DOC-06".into(), lesion: None, reason }];
    let answer = assess(&encounter, History::none(), book());
    let told = answer.findings.iter().find(|finding| finding.rule.as_str() == "R-OVER-01").expect("advice");
    assert!(told.remedy.contains("lesion A"), "{}", &*told.remedy);
    encounter.accepted[0].lesion = Some("A".into());
    let answer = assess(&encounter, History::none(), book());
    assert_eq!(accepted(&answer.findings, "R-DOC-06"), Some("seen on the photograph"));
}

#[test]
fn a_blocker_is_never_accepted() {
    let mut encounter = format::read(KERATOSIS).expect("encounter");
    encounter.patient.id = None;
    let before = assess(&encounter, History::none(), book());
    encounter.accepted = vec![Accepted { rule: "R-DOC-01".into(), lesion: None, reason: "known".into() }];
    let answer = assess(&encounter, History::none(), book());
    assert_eq!(accepted(&answer.findings, "R-DOC-01"), None);
    assert_eq!(overrides(&answer.findings), [(Level::Warning, None)]);
    assert_eq!((answer.is_final, answer.lines), (false, before.lines));
    let told = answer.findings.iter().find(|finding| finding.rule.as_str() == "R-OVER-01").expect("warning");
    assert!(told.message.contains("R-DOC-01") && told.message.contains("cannot be accepted"));
}

/// A warning: the consent is not recorded.
fn without_consent(accepted: &str) -> String {
    let rows: Vec<&str> = KERATOSIS.lines().filter(|row| !row.starts_with("consent")).collect();
    format!("{}\n{accepted}", rows.join("\n"))
}

const ACCEPTED: &str = "[[accepted]]\nrule = \"R-DOC-12\"\nreason = \"form on paper\"\n";

#[test]
fn accepted_warnings_do_not_fail_and_are_shown_as_accepted() {
    let bench = Bench::new();
    let file = bench.file("a.toml", without_consent(""));
    bench.run(&["code", &file, "--fail-on", "warning"]).ends(1).prints("1 warning");
    let file = bench.file("b.toml", without_consent(ACCEPTED));
    bench
        .run(&["code", &file, "--fail-on", "warning"])
        .ends(0)
        .prints("accepted warning: ")
        .prints("Accepted because: form on paper")
        .prints("1 accepted warning");
    bench.run(&["check", &file, "--fail-on", "warning"]).ends(0).prints("Accepted because: form on paper");
    bench.run(&["why", &file, "17000"]).ends(0).prints("accepted warning").prints("because: form on paper");
}

#[test]
fn json_keeps_the_level_and_adds_the_reason() {
    let bench = Bench::new();
    let file = bench.file("b.toml", without_consent(ACCEPTED));
    let ran = bench.run(&["code", &file, "--format", "json"]);
    let findings = ran.ends(0).objects()[0]["findings"].as_array().expect("findings").clone();
    let of = |rule: &str| findings.iter().find(|finding| finding["rule"] == rule).expect("finding").clone();
    assert_eq!(
        (&of("R-DOC-12")["level"], &of("R-DOC-12")["accepted"]),
        (&"warning".into(), &"form on paper".into())
    );
    assert!(findings.iter().all(|finding| finding.get("accepted").is_some()), "the member is always there");
    assert!(findings.iter().any(|finding| finding["accepted"].is_null()), "absent is null");
}

/// Keys that lead to the row of the checklist with this label.
fn to_row(screen: &mut Screen, label: &str) {
    screen.press("tab tab tab home");
    for _ in 0..60 {
        if screen.model.check().is_some_and(|row| row.label() == label) {
            return;
        }
        screen.press("down");
    }
    panic!("no row '{label}':\n{}", screen.text());
}

#[test]
fn a_warning_is_accepted_on_the_screen_saved_and_undone() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter");
    to_row(&mut screen, "consent");
    screen.press("alt-a").shows("Reason to accept R-DOC-12");
    screen.press("enter").shows("A reason is needed for R-DOC-12");
    screen.press("'on paper' enter").shows("accepted R-DOC-12").shows("accepted: on");
    let wanted = Accepted { rule: "R-DOC-12".into(), lesion: None, reason: "on paper".into() };
    assert_eq!(screen.model.encounter.accepted, std::slice::from_ref(&wanted));
    assert_eq!(screen.host.journal.last(), Some(&screen.model.encounter));
    screen.press("ctrl-s");
    assert_eq!(screen.host.saved.last().expect("saved").accepted, [wanted]);
    screen.press("f4").shows("Accepted because: on paper").press("esc");
    screen.press("ctrl-z").hides("accepted: on");
    assert!(screen.model.encounter.accepted.is_empty());
}

#[test]
fn one_reason_accepts_a_row_for_every_lesion_and_asked_again_takes_it_back() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter 'ak scalp ln2' enter");
    to_row(&mut screen, "description");
    screen.press("alt-a").shows("R-DOC-06 of A, B").press("'photographs' enter");
    let lesions: Vec<Option<&str>> =
        screen.model.encounter.accepted.iter().map(|accepted| accepted.lesion.as_deref()).collect();
    assert_eq!(lesions, [Some("A"), Some("B")]);
    screen.press("alt-a").shows("no longer accepted");
    assert!(screen.model.encounter.accepted.is_empty());
    screen.press("ctrl-z");
    assert_eq!(screen.model.encounter.accepted.len(), 2);
}

#[test]
fn a_blocker_and_a_line_are_not_accepted_and_esc_changes_nothing() {
    let mut screen = Screen::new();
    screen.press("'ak face ln2' enter");
    to_row(&mut screen, "patient");
    screen.press("alt-a").shows("what blocks a claim cannot be accepted");
    assert!(screen.model.popup().is_none());
    screen.press("esc tab tab alt-a").shows("select a warning or advice first");
    assert_eq!(screen.model.focus, Pane::Codes);
    screen.press("esc");
    to_row(&mut screen, "consent");
    screen.press("alt-a 'half a rea' esc");
    assert!(screen.model.popup().is_none() && screen.model.encounter.accepted.is_empty());
}

#[test]
fn an_advice_of_the_codes_pane_is_accepted_and_stands_back() {
    let mut screen = Screen::new();
    screen.press("'2 warts r hand ln2' enter tab tab end alt-a");
    assert!(matches!(screen.model.popup(), Some(Popup::Prompt(_))), "{}", screen.text());
    screen
        .press("'no closer word in the note' enter")
        .shows(" a ")
        .shows("accepted: no closer word in the note");
}

#[test]
fn a_code_that_is_missed_is_explained_on_the_screen() {
    let mut screen = Screen::new();
    screen.press("'3 ak face ln2' enter alt-y").shows("Why not which code?");
    screen.press("'17' enter").shows("It has five characters");
    screen.press("'110' enter").shows("Why not 17110").shows("R-DX-06").shows("A condition is no advice");
    screen.press("esc").hides("Why not 17110").shows("17003");
}
