//! Ten complete encounters with the whole answer as the rules demand it.

use std::fs;
use std::path::Path;

use curette::engine::assess;
use curette::engine::history::History;
use curette::engine::outcome::{Assessment, LesionId};
use curette::format;
use toml::{Table, Value};

use super::book_for;

fn same(wanted: &Table, got: &[(&str, Value)]) -> bool {
    wanted.iter().all(|(key, value)| match key.strip_suffix("_at_least") {
        None => got.iter().any(|(name, own)| name == key && own == value),
        Some(key) => got.iter().any(|(name, own)| {
            name == &key && {
                let own = own.as_array().cloned().unwrap_or_default();
                value.as_array().is_some_and(|items| items.iter().all(|item| own.contains(item)))
            }
        }),
    })
}

fn texts<T: ToString>(items: &[T]) -> Value {
    Value::Array(items.iter().map(|item| Value::String(item.to_string())).collect())
}

fn text(value: impl ToString) -> Value {
    Value::String(value.to_string())
}

type Rows = Vec<Vec<(&'static str, Value)>>;

fn rows(answer: &Assessment, part: &str) -> Rows {
    let lesion = |id: &Option<LesionId>| id.iter().map(|id| ("lesion", text(id))).collect::<Vec<_>>();
    match part {
        "lines" => answer
            .lines
            .iter()
            .map(|line| {
                let because: Vec<_> = line.because.iter().map(|reason| reason.rule).collect();
                vec![
                    ("code", text(line.code)),
                    ("units", Value::Integer(line.units.into())),
                    ("modifiers", texts(&line.modifiers)),
                    ("diagnoses", texts(&line.diagnoses)),
                    ("lesions", texts(&line.lesions)),
                    ("because", texts(&because)),
                    ("add_on_to", Value::Integer(line.add_on_to.unwrap_or(0).try_into().unwrap_or(0))),
                ]
            })
            .collect(),
        "open" => answer
            .open
            .iter()
            .map(|open| {
                vec![
                    ("lesions", texts(&open.lesions)),
                    ("field", text(open.field)),
                    ("rule", text(open.rule)),
                    ("codes", Value::Array(open.codes.iter().map(|list| texts(list)).collect())),
                ]
            })
            .collect(),
        "held" => answer
            .held
            .iter()
            .map(|held| {
                let outcomes = held.outcomes.iter().map(|outcome| {
                    let mut table = Table::new();
                    table.insert("pathology".into(), text(outcome.pathology));
                    table.insert("codes".into(), texts(&outcome.codes));
                    table.insert("open".into(), Value::Boolean(outcome.open));
                    Value::Table(table)
                });
                vec![
                    ("lesions", texts(&held.lesions)),
                    ("until", text(held.until)),
                    ("rule", text(held.rule)),
                    ("outcomes", Value::Array(outcomes.collect())),
                ]
            })
            .collect(),
        "dropped" => answer
            .dropped
            .iter()
            .map(|dropped| {
                vec![
                    ("code", text(dropped.code)),
                    ("lesions", texts(&dropped.lesions)),
                    ("rule", text(dropped.rule)),
                ]
            })
            .collect(),
        "findings" => answer
            .findings
            .iter()
            .map(|finding| {
                let mut row = lesion(&finding.lesion);
                row.extend([("level", text(finding.level)), ("rule", text(finding.rule))]);
                row.extend(finding.field.map(|field| ("field", text(field))));
                row
            })
            .collect(),
        "checklist" => answer
            .checklist
            .iter()
            .map(|item| {
                let mut row = lesion(&item.lesion);
                row.extend([
                    ("item", text(item.item)),
                    ("tier", text(item.tier)),
                    ("tick", text(item.tick)),
                    ("rule", text(item.rule)),
                ]);
                row
            })
            .collect(),
        other => panic!("unknown part '{other}'"),
    }
}

#[test]
fn golden_assessments_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut failures = Vec::new();
    let mut number = 0;
    for entry in fs::read_dir(&folder).expect("golden folder") {
        let path = entry.expect("entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".expect.toml") else { continue };
        number += 1;
        let encounter = fs::read_to_string(folder.join(format!("{stem}.toml"))).expect("encounter");
        let encounter = format::read(&encounter).unwrap_or_else(|error| panic!("{stem}: {error}"));
        let answer = assess(&encounter, History::none(), book_for(&encounter));
        let expect: Table =
            toml::from_str(&fs::read_to_string(&path).expect("expectation")).expect("expectation");
        for (part, wanted) in &expect {
            if part == "final" {
                if wanted.as_bool() != Some(answer.is_final) {
                    failures.push(format!("{stem}: final is {}", answer.is_final));
                }
                continue;
            }
            if part == "no_findings" {
                for rule in wanted.as_array().into_iter().flatten().filter_map(Value::as_str) {
                    if answer.findings.iter().any(|finding| finding.rule.as_str() == rule) {
                        failures.push(format!("{stem}: finding {rule} must not appear"));
                    }
                }
                continue;
            }
            let got = rows(&answer, part);
            let wanted = wanted.as_array().expect("a list");
            // The claim and its questions are complete; findings and checklist name what must be there.
            if !matches!(part.as_str(), "findings" | "checklist") && wanted.len() != got.len() {
                failures.push(format!("{stem}: {} {part}, not {}: {got:?}", got.len(), wanted.len()));
            }
            for row in wanted.iter().filter_map(Value::as_table) {
                if !got.iter().any(|own| same(row, own)) {
                    failures.push(format!("{stem}: {part} lacks {row}; got {got:?}"));
                }
            }
        }
    }
    assert_eq!(number, 10, "ten golden assessments");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
