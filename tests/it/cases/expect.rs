//! An assessment against the expectation of a case file.

use std::collections::BTreeSet;

use curette::engine::book::RulePage;
use curette::engine::ids::RuleId;
use curette::engine::outcome::{Assessment, BilledLine, CodeLine, Open};
use toml::{Table, Value};

/// What differs, in words; nothing where the expectation holds.
pub fn compare(expect: &Table, answer: &Assessment) -> Vec<String> {
    let mut reasons = Vec::new();
    for (key, value) in expect {
        match key.as_str() {
            "lines" => lines(value, answer, &mut reasons),
            "final" => {
                if value.as_bool() != Some(answer.is_final) {
                    let findings: Vec<String> = answer
                        .findings
                        .iter()
                        .filter(|f| f.level.word() == "blocker")
                        .map(|f| format!("{} {}", f.rule, f.message))
                        .collect();
                    reasons.push(format!(
                        "final is {}, open {}, held {}, {findings:?}",
                        answer.is_final,
                        answer.open.len(),
                        answer.held.len()
                    ));
                }
            }
            "absent" => {
                for code in texts(value) {
                    if answer.lines.iter().any(|line| line.code.as_str() == code) {
                        reasons.push(format!("{code} must not appear"));
                    }
                }
            }
            "open" => open(value, answer, &mut reasons),
            "held" => held(value, answer, &mut reasons),
            "dropped" => dropped(value, answer, &mut reasons),
            "findings" => {
                for wanted in texts(value) {
                    if !answer.findings.iter().any(|finding| finding_matches(&wanted, finding)) {
                        let got: Vec<String> = answer
                            .findings
                            .iter()
                            .map(|f| {
                                format!(
                                    "{} {} {:?} {:?}",
                                    f.level,
                                    f.rule,
                                    f.lesion,
                                    f.field.map(|f| f.word())
                                )
                            })
                            .collect();
                        reasons.push(format!("no finding '{wanted}'; got {got:?}"));
                    }
                }
            }
            "no_findings" => {
                for rule in texts(value) {
                    if let Some(finding) =
                        answer.findings.iter().find(|finding| finding.rule.as_str() == rule)
                    {
                        reasons.push(format!("finding {rule} must not appear: {}", finding.message));
                    }
                }
            }
            "checklist" => {
                for wanted in texts(value) {
                    let row = |item: &curette::engine::outcome::ChecklistItem| {
                        format!(
                            "{} {} {} {}",
                            item.lesion.as_deref().unwrap_or("-"),
                            item.item,
                            item.tick,
                            item.tier
                        )
                    };
                    if !answer.checklist.iter().any(|item| row(item) == wanted) {
                        let like = wanted.split(' ').take(2).collect::<Vec<_>>().join(" ");
                        let got: Vec<String> =
                            answer.checklist.iter().map(row).filter(|row| row.starts_with(&like)).collect();
                        reasons.push(format!("no checklist row '{wanted}'; got {got:?}"));
                    }
                }
            }
            "billed" => billed(value, answer, &mut reasons),
            "silent" => silent(value, answer, &mut reasons),
            "because" => because(value, answer, &mut reasons),
            other => reasons.push(format!("unknown expectation '{other}'")),
        }
    }
    reasons
}

pub fn texts(value: &Value) -> Vec<String> {
    let items = value.as_array().expect("a list");
    items.iter().map(|item| item.as_str().expect("a text").to_owned()).collect()
}

/// A line as case files write it: `17003x2-59 L57.0 [A,B]`.
fn written(line: &CodeLine) -> (String, String, String) {
    let units = if line.units == 1 { String::new() } else { format!("x{}", line.units) };
    let modifiers: String = line.modifiers.iter().map(|modifier| format!("-{modifier}")).collect();
    let diagnoses: Vec<&str> = line.diagnoses.iter().map(|code| code.as_str()).collect();
    (format!("{}{units}{modifiers}", line.code), diagnoses.join(","), format!("[{}]", line.lesions.join(",")))
}

fn lines(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    let wanted = texts(value);
    let got: Vec<_> = answer.lines.iter().map(written).collect();
    let holds = wanted.len() == got.len()
        && wanted.iter().zip(&got).all(|(wanted, got)| {
            wanted.replace(", ", ",").split_whitespace().enumerate().all(|(at, part)| {
                if part.starts_with('[') {
                    part == got.2
                } else if at == 0 {
                    part == got.0
                } else {
                    part == got.1
                }
            })
        });
    if !holds {
        reasons.push(format!("lines are {got:?}, not {wanted:?}"));
    }
}

fn entry(value: &Value) -> &Table {
    value.as_table().expect("a table")
}

fn lesions(value: &Table) -> Vec<String> {
    value.get("lesions").map(texts).unwrap_or_default()
}

fn code_lists(value: &Value) -> BTreeSet<Vec<String>> {
    value.as_array().expect("a list of lists").iter().map(texts).collect()
}

fn open(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    let wanted = value.as_array().expect("a list");
    let codes = |open: &Open| -> BTreeSet<Vec<String>> {
        open.codes.iter().map(|list| list.iter().map(ToString::to_string).collect()).collect()
    };
    let fits = |wanted: &Table, open: &Open| {
        lesions(wanted) == open.lesions
            && wanted.get("field").and_then(Value::as_str).is_none_or(|field| field == open.field.word())
            && wanted.get("rule").and_then(Value::as_str).is_none_or(|rule| rule == open.rule.as_str())
            && wanted.get("codes").is_none_or(|list| code_lists(list) == codes(open))
    };
    let all = wanted.len() == answer.open.len()
        && wanted.iter().all(|wanted| answer.open.iter().any(|open| fits(entry(wanted), open)));
    if !all {
        let got: Vec<String> = answer
            .open
            .iter()
            .map(|open| format!("{:?} {} {} {:?}", open.lesions, open.field, open.rule, codes(open)))
            .collect();
        reasons.push(format!("open is {got:?}, not {value}"));
    }
}

fn held(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    let wanted = value.as_array().expect("a list");
    let all = wanted.len() == answer.held.len()
        && wanted.iter().all(|wanted| {
            let wanted = entry(wanted);
            answer.held.iter().any(|held| {
                let outcomes = wanted.get("outcomes").and_then(Value::as_table);
                lesions(wanted) == held.lesions
                    && wanted
                        .get("rule")
                        .and_then(Value::as_str)
                        .is_none_or(|rule| rule == held.rule.as_str())
                    && outcomes.is_none_or(|outcomes| {
                        outcomes.iter().all(|(name, codes)| {
                            held.outcomes.iter().any(|outcome| {
                                let got: Vec<String> =
                                    outcome.codes.iter().map(ToString::to_string).collect();
                                outcome.pathology.word() == name
                                    && match codes.as_str() {
                                        Some("open") => outcome.open && got.is_empty(),
                                        _ => !outcome.open && texts(codes) == got,
                                    }
                            })
                        })
                    })
            })
        });
    if !all {
        reasons.push(format!("held is {:?}, not {value}", answer.held));
    }
}

fn dropped(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    let wanted = value.as_array().expect("a list");
    let all = wanted.len() == answer.dropped.len()
        && wanted.iter().all(|wanted| {
            let wanted = entry(wanted);
            answer.dropped.iter().any(|dropped| {
                wanted.get("code").and_then(Value::as_str) == Some(dropped.code.as_str())
                    && (!wanted.contains_key("lesions") || lesions(wanted) == dropped.lesions)
                    && wanted
                        .get("rule")
                        .and_then(Value::as_str)
                        .is_none_or(|rule| rule == dropped.rule.as_str())
            })
        });
    if !all {
        reasons.push(format!("dropped is {:?}, not {value}", answer.dropped));
    }
}

/// `LEVEL RULE [LESION] [FIELD]`.
fn finding_matches(wanted: &str, finding: &curette::engine::outcome::Finding) -> bool {
    let (wanted, part) = wanted.split_once(" ~ ").map_or((wanted, ""), |(wanted, part)| (wanted, part));
    let parts: Vec<&str> = wanted.split(' ').collect();
    (finding.message.contains(part) || finding.remedy.contains(part))
        && parts[0] == finding.level.word()
        && parts[1] == finding.rule.as_str()
        && parts.get(2).is_none_or(|lesion| {
            finding.lesion.as_deref() == Some(lesion)
                || finding.field.is_some_and(|field| field.word() == *lesion)
        })
        && parts.get(3).is_none_or(|field| finding.field.is_some_and(|own| own.word() == *field))
}

fn because(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    for (code, rules) in value.as_table().expect("a table") {
        for rule in texts(rules) {
            let given = answer.lines.iter().filter(|line| line.code.as_str() == code);
            if !given.flat_map(|line| &line.because).any(|reason| reason.rule.as_str() == rule) {
                let got: Vec<String> = answer
                    .lines
                    .iter()
                    .filter(|line| line.code.as_str() == code)
                    .flat_map(|line| &line.because)
                    .map(|r| r.rule.to_string())
                    .collect();
                reasons.push(format!("{code} does not name {rule}; names {got:?}"));
            }
        }
    }
}

/// Billed lines in their order, then what is missing: `VERDICT CODE[xUNITS] [RULE…] [~ words of the text]`. Every rule that
/// is named must be among those of the line, or a message about it; without units any number fits.
fn billed(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    let wanted = texts(value);
    let holds = wanted.len() == answer.billed.len()
        && wanted.iter().zip(&answer.billed).all(|(wanted, line)| billed_matches(wanted, line));
    if !holds {
        let got: Vec<String> = answer
            .billed
            .iter()
            .map(|line| {
                let also: String =
                    line.also.iter().map(|also| format!("; {} {}", also.rule, also.text)).collect();
                format!("{} {}x{} {} ~ {}{also}", line.verdict, line.code, line.units, line.rule, line.text)
            })
            .collect();
        reasons.push(format!("billed is {got:#?}, not {wanted:?}"));
    }
}

fn billed_matches(wanted: &str, line: &BilledLine) -> bool {
    let (head, words) = wanted.split_once(" ~ ").unwrap_or((wanted, ""));
    let mut parts = head.split(' ');
    let verdict = parts.next() == Some(line.verdict.word());
    let own = parts.next().unwrap_or_default();
    let (code, units) = own.split_once('x').map_or((own, None), |(code, units)| (code, Some(units)));
    let said: Vec<&str> =
        std::iter::once(line.text.as_str()).chain(line.also.iter().map(|also| also.text.as_str())).collect();
    verdict
        && code == line.code
        && units.is_none_or(|units| units == line.units.to_string())
        && parts.all(|rule| rules_of(line).any(|own| own == rule || is_about(own, rule)))
        && (words.is_empty() || said.iter().any(|text| text.contains(words)))
}

fn rules_of(line: &BilledLine) -> impl Iterator<Item = &str> {
    std::iter::once(line.rule.as_str()).chain(line.also.iter().map(|also| also.rule.as_str()))
}

/// Whether a message is about a rule.
fn is_about(message: &str, rule: &str) -> bool {
    let books = curette::bundle::books().expect("books");
    let id = |text: &str| RuleId::from_text(text).expect("a rule id");
    let page = |page: &RulePage| page.about == Some(id(rule)) || page.see.contains(&id(rule));
    books.iter().any(|book| book.rule(id(message)).is_some_and(page))
}

/// Every rule under which something is told: findings, drops, questions, holds, billed lines.
fn told(answer: &Assessment) -> impl Iterator<Item = &str> {
    let findings = answer.findings.iter().map(|finding| finding.rule.as_str());
    let dropped = answer.dropped.iter().map(|dropped| dropped.rule.as_str());
    let undecided = answer.open.iter().map(|open| open.rule.as_str());
    let held = answer.held.iter().map(|held| held.rule.as_str());
    findings.chain(dropped).chain(undecided).chain(held).chain(answer.billed.iter().flat_map(rules_of))
}

/// Rules under which nothing may be told.
fn silent(value: &Value, answer: &Assessment, reasons: &mut Vec<String>) {
    for rule in texts(value) {
        if told(answer).any(|own| own == rule) {
            let findings: Vec<&str> =
                answer.findings.iter().map(|finding| finding.message.as_str()).collect();
            reasons.push(format!(
                "nothing may be told under {rule}; billed {:#?}, findings {findings:?}",
                answer.billed
            ));
        }
    }
}
