//! Rules, sources and cases hang together.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use curette::bundle;
use curette::engine::assess::assess_with;
use curette::engine::ids::RuleId;
use curette::engine::policy::Switch;
use curette::engine::rules::{STEPS, Stage, Step};

use crate::cases::{Situation, situations};
use crate::tiny_book;

fn rule_ids_in_source() -> BTreeSet<String> {
    fn walk(folder: &Path, out: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                walk(&path, out);
                continue;
            }
            let text = fs::read_to_string(&path).expect("source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for part in code.split("RuleId::new(\"").skip(1) {
                out.insert(part.split('"').next().unwrap_or_default().to_owned());
            }
        }
    }
    let mut out = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine"), &mut out);
    out
}

#[test]
fn every_rule_named_in_code_has_a_page() {
    let ids = rule_ids_in_source();
    assert!(ids.len() > 40, "the search finds the ids");
    for book in bundle::books().expect("books") {
        for id in &ids {
            let rule = RuleId::from_text(id).unwrap_or_else(|| panic!("'{id}' is no rule id"));
            assert!(book.rule(rule).is_some(), "{id} has no page in edition {}", book.edition());
        }
        for switch in Switch::ALL {
            assert!(book.rule(switch.rule()).is_some(), "the rule of switch {switch} has no page");
        }
    }
}

#[test]
fn every_page_has_a_source() {
    for book in bundle::books().expect("books") {
        for (id, page) in book.rules() {
            assert!(!page.source.is_empty(), "{id} has no source");
            assert!(!page.text.trim().is_empty() && !page.title.trim().is_empty(), "{id} says nothing");
        }
    }
}

#[test]
fn every_rule_that_a_case_names_has_a_page() {
    for situation in situations() {
        for rule in &situation.rules {
            let id =
                RuleId::from_text(rule).unwrap_or_else(|| panic!("{}: '{rule}' is no id", situation.name));
            assert!(situation.book().rule(id).is_some(), "{}: {rule} has no page", situation.name);
        }
    }
}

#[test]
fn every_reason_question_and_finding_names_a_rule_with_a_page() {
    for situation in situations() {
        let book = situation.book();
        let answer = curette::engine::assess(&situation.encounter, &situation.history, book);
        let mut named: Vec<RuleId> = Vec::new();
        for line in &answer.lines {
            assert!(!line.because.is_empty(), "{}: {} has no reason", situation.name, line.code);
            named.extend(line.because.iter().map(|reason| reason.rule));
        }
        named.extend(answer.open.iter().map(|open| open.rule));
        named.extend(answer.held.iter().map(|held| held.rule));
        named.extend(answer.dropped.iter().map(|dropped| dropped.rule));
        named.extend(answer.findings.iter().map(|finding| finding.rule));
        named.extend(answer.checklist.iter().map(|item| item.rule));
        named.extend(answer.billed.iter().map(|line| line.rule));
        named.extend(answer.billed.iter().flat_map(|line| &line.also).map(|also| also.rule));
        for rule in named {
            assert!(book.rule(rule).is_some(), "{}: {rule} has no page", situation.name);
        }
    }
}

/// The answers of all cases with these steps.
fn differs(steps: &[Step], situation: &Situation) -> bool {
    let book = situation.book();
    let with = curette::engine::assess(&situation.encounter, &situation.history, book);
    let without = assess_with(&situation.encounter, &situation.history, book, steps);
    let reasons = crate::cases::compare(&situation.expect, &without);
    !reasons.is_empty() && crate::cases::compare(&situation.expect, &with).is_empty()
}

#[test]
fn taking_any_step_away_breaks_a_case() {
    let mut situations = situations();
    situations.extend(tiny_book::situations());
    let mut untested = Vec::new();
    for gone in STEPS {
        let steps: Vec<Step> = STEPS.iter().filter(|step| step.name != gone.name).copied().collect();
        if !situations.iter().any(|situation| differs(&steps, situation)) {
            untested.push(gone.name);
        }
    }
    assert!(untested.is_empty(), "no case notices when these steps are gone: {untested:?}");
}

#[test]
fn the_order_inside_a_stage_does_not_matter() {
    let mut situations = situations();
    situations.extend(tiny_book::situations());
    let mut reversed: Vec<Step> = Vec::new();
    for stage in Stage::ALL {
        let mut own: Vec<Step> = STEPS.iter().filter(|step| step.stage == *stage).copied().collect();
        own.reverse();
        reversed.extend(own);
    }
    for situation in &situations {
        let book = situation.book();
        let mut forward = curette::engine::assess(&situation.encounter, &situation.history, book);
        let mut backward = assess_with(&situation.encounter, &situation.history, book, &reversed);
        // Reasons are told in the order in which they were found; which ones there are does not depend on it.
        for line in forward.lines.iter_mut().chain(&mut backward.lines) {
            line.because.sort_by(|a, b| (a.rule, &a.text).cmp(&(b.rule, &b.text)));
        }
        assert_eq!(forward, backward, "{}", situation.name);
    }
}

#[test]
fn stages_stand_in_order() {
    assert!(STEPS.windows(2).all(|pair| pair[0].stage <= pair[1].stage));
    let names: BTreeSet<&str> = STEPS.iter().map(|step| step.name).collect();
    assert_eq!(names.len(), STEPS.len(), "two steps share a name");
}
