//! Every rule is carried by a case: `docs/rules.md` names for each one a case whose answer really has it, or the reason why
//! no answer can. `CURETTE_RENEW=1` writes the table anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use curette::bundle;
use curette::engine::book::CodeBook;
use curette::engine::history::History;
use curette::engine::ids::RuleId;
use curette::engine::outcome::Assessment;
use curette::engine::{assess, encounter::Encounter};
use curette::format;
use serde::Deserialize;

use crate::cases::{book_for, situations};

#[derive(Deserialize)]
struct Without {
    /// Rules that are followed and told under another id.
    obeyed: BTreeMap<String, Obeyed>,
    /// Rules that no answer carries, each with the reason.
    never: BTreeMap<String, String>,
    /// Rules whose part is not there yet, each with that part.
    waiting: BTreeMap<String, String>,
}

/// How a rule is seen that is not told by its own id.
#[derive(Deserialize)]
struct Obeyed {
    /// The id under which it is told.
    under: Option<String>,
    /// Why.
    why: String,
}

impl Without {
    /// The reason for a rule that no answer carries.
    fn reason(&self, rule: RuleId) -> Option<String> {
        let (id, case) = (rule.as_str(), self.obeyed.get(rule.as_str()));
        let obeyed = case.map(|obeyed| match &obeyed.under {
            Some(under) => format!("told as {under}: {}", obeyed.why),
            None => obeyed.why.clone(),
        });
        let waiting = self.waiting.get(id).map(|part| format!("waits for: {part}"));
        obeyed.or_else(|| self.never.get(id).map(|why| format!("never: {why}"))).or(waiting)
    }
}

const LIST: &str = "tests/rules_without_case.toml";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn without() -> Without {
    let text = fs::read_to_string(root().join(LIST)).expect("the list");
    toml::from_str(&text).expect("the list")
}

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

/// Every rule that an answer carries: reasons, questions, holds, drops, checklist, findings.
fn carried(answer: &Assessment) -> Vec<RuleId> {
    let mut rules: Vec<RuleId> =
        answer.lines.iter().flat_map(|line| line.because.iter().map(|reason| reason.rule)).collect();
    rules.extend(answer.open.iter().map(|open| open.rule));
    rules.extend(answer.held.iter().map(|held| held.rule));
    rules.extend(answer.dropped.iter().map(|dropped| dropped.rule));
    rules.extend(answer.checklist.iter().map(|item| item.rule));
    rules.extend(answer.findings.iter().map(|finding| finding.rule));
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn golden() -> Vec<(String, Encounter)> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("tests/golden"))
        .expect("golden folder")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| !path.to_string_lossy().ends_with(".expect.toml"))
        .collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).expect("encounter");
        (format!("golden/{name}"), format::read(&text).expect("encounter"))
    };
    files.iter().map(read).collect()
}

/// For each rule the case that carries it: one that names it as its own before any other, then by name.
fn cases() -> BTreeMap<RuleId, String> {
    let mut named: BTreeMap<RuleId, String> = BTreeMap::new();
    let mut any: BTreeMap<RuleId, String> = BTreeMap::new();
    for situation in situations() {
        let name = situation.name.split(" variant ").next().unwrap_or_default().to_owned();
        for rule in carried(&assess(&situation.encounter, &situation.history, situation.book())) {
            if situation.rules.iter().any(|own| own == rule.as_str()) {
                named.entry(rule).or_insert_with(|| name.clone());
            }
            any.entry(rule).or_insert_with(|| name.clone());
        }
    }
    for (name, encounter) in golden() {
        for rule in carried(&assess(&encounter, History::none(), book_for(&encounter))) {
            any.entry(rule).or_insert_with(|| name.clone());
        }
    }
    any.extend(named);
    any
}

/// For each rule that a case names as its own the cases, with the ids that their answers carry.
fn naming() -> BTreeMap<String, Vec<(String, Vec<RuleId>)>> {
    let mut out: BTreeMap<String, Vec<(String, Vec<RuleId>)>> = BTreeMap::new();
    for situation in situations() {
        let carried = carried(&assess(&situation.encounter, &situation.history, situation.book()));
        let name = situation.name.split(" variant ").next().unwrap_or_default().to_owned();
        for rule in &situation.rules {
            out.entry(rule.clone()).or_default().push((name.clone(), carried.clone()));
        }
    }
    out
}

/// Takes the rows of rules out of the list that a case carries by now; once, whichever test comes first.
fn renew(cases: &BTreeMap<RuleId, String>) {
    static ONCE: Once = Once::new();
    if std::env::var_os("CURETTE_RENEW").is_some() {
        ONCE.call_once(|| take_out(cases));
    }
}

fn take_out(cases: &BTreeMap<RuleId, String>) {
    let text = fs::read_to_string(root().join(LIST)).expect("the list");
    let stays = |row: &&str| {
        let id = row.split(" = ").next().unwrap_or_default();
        !RuleId::from_text(id).is_some_and(|id| cases.contains_key(&id))
    };
    let rows: String = text.lines().filter(stays).map(|row| format!("{row}\n")).collect();
    fs::write(root().join(LIST), rows).expect("the list written");
}

#[test]
fn every_rule_has_a_case_or_a_reason_why_not() {
    let cases = cases();
    renew(&cases);
    let (without, naming) = (without(), naming());
    let mut wrong = Vec::new();
    for (rule, page) in book().rules() {
        match (cases.get(&rule), without.reason(rule)) {
            (None, None) => {
                wrong.push(format!("{rule} ({}) is carried by no case and by no reason", page.title))
            }
            (Some(case), Some(_)) => {
                wrong.push(format!("{rule} is listed without a case, but {case} carries it"))
            }
            (Some(_), None) | (None, Some(_)) => {}
        }
    }
    for (rule, obeyed) in &without.obeyed {
        let named = naming.get(rule).map(Vec::as_slice).unwrap_or_default();
        match &obeyed.under {
            None if named.is_empty() => wrong.push(format!("{rule} is obeyed, but no case names it")),
            Some(under)
                if !named.iter().any(|(_, carried)| carried.iter().any(|id| id.as_str() == under)) =>
            {
                let all: Vec<String> =
                    named.iter().map(|(case, carried)| format!("{case} {carried:?}")).collect();
                wrong.push(format!("{rule} is told as {under}, but no case of it has that: {all:?}"));
            }
            None | Some(_) => {}
        }
    }
    for rule in without.never.keys().chain(without.waiting.keys()).chain(without.obeyed.keys()) {
        let id = RuleId::from_text(rule);
        if id.is_none_or(|id| book().rule(id).is_none()) {
            wrong.push(format!("{rule} is listed without a case, but the book has no such rule"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), book().rules().count(), wrong.join("\n"));
}

fn table(
    cases: &BTreeMap<RuleId, String>,
    naming: &BTreeMap<String, Vec<(String, Vec<RuleId>)>>,
    without: &Without,
) -> String {
    let mut out = String::from(
        "# Rules and the cases that carry them\n\n\
         Written by `CURETTE_RENEW=1 cargo test --test it rule_table`; a test holds it against the answers. Each rule is \
         named with a case (a file under `tests/cases` or `tests/golden`) whose answer has it among its reasons, \
         questions, holds, dropped codes, checklist rows or findings, or with the reason why no answer can have it. \
         `curette why RULE` prints its page.\n\n| rule | what it is about | case, or why there is none |\n|---|---|---|\n",
    );
    for (rule, page) in book().rules() {
        let shown = naming.get(rule.as_str()).and_then(|cases| cases.first());
        let last = match (cases.get(&rule), without.reason(rule), shown) {
            (Some(case), _, _) => format!("`{case}`"),
            (None, Some(why), Some((case, _))) => format!("{why} ({case})"),
            (None, Some(why), None) => why,
            (None, None, _) => "none".to_owned(),
        };
        out.push_str(&format!("| {rule} | {} | {last} |\n", page.title.replace('|', "/")));
    }
    out
}

#[test]
fn the_table_of_rules_tells_the_truth() {
    let (path, cases) = (root().join("docs/rules.md"), cases());
    renew(&cases);
    if std::env::var_os("CURETTE_RENEW").is_some() {
        fs::write(&path, table(&cases, &naming(), &without())).expect("table written");
    }
    let text = fs::read_to_string(&path).expect("docs/rules.md; CURETTE_RENEW=1 writes it");
    let rows: BTreeMap<&str, &str> = (text.lines())
        .filter_map(|row| row.strip_prefix("| ")?.strip_suffix(" |"))
        .filter_map(|row| Some((row.split(" | ").next()?, row.split(" | ").last()?)))
        .collect();
    let situations = situations();
    let golden = golden();
    let carries = |case: &str, rule: RuleId| {
        let own = |name: &str| name == case || name.split(" variant ").next() == Some(case);
        situations.iter().filter(|situation| own(&situation.name)).any(|situation| {
            carried(&assess(&situation.encounter, &situation.history, situation.book())).contains(&rule)
        }) || golden.iter().filter(|(name, _)| own(name)).any(|(_, encounter)| {
            carried(&assess(encounter, History::none(), book_for(encounter))).contains(&rule)
        })
    };
    let mut wrong = Vec::new();
    for (rule, _) in book().rules() {
        match rows.get(rule.as_str()) {
            None => wrong.push(format!("{rule} has no row")),
            Some(last) => match last.strip_prefix('`').and_then(|last| last.strip_suffix('`')) {
                Some(case) if carries(case, rule) => {}
                Some(case) => wrong.push(format!("{rule}: {case} does not carry it")),
                None if cases.contains_key(&rule) => wrong.push(format!("{rule}: there is a case by now")),
                None => {}
            },
        }
    }
    assert!(wrong.is_empty(), "CURETTE_RENEW=1 writes docs/rules.md anew:\n{}", wrong.join("\n"));
}
