//! The tree of an encounter text, read into an [`Encounter`].

use super::error::shown;
use super::keys;
use super::node::{Node, Value};
use super::read_lesion::lesions;
use super::schema::{SCHEMA, newer_message};
use super::walk::{Fields, Walker};
use crate::engine::encounter::{
    Abn, Accepted, Amended, Billed, Clinician, Encounter, Liability, Patient, Payer, Record, Stated, Visit,
};
use crate::engine::policy::{Policy, Switch};

/// Reads what can be read; the walker has the mistakes.
pub(super) fn encounter(walker: &mut Walker, root: &Node) -> Encounter {
    if let Some((at, schema)) = newer(root) {
        // Whatever else is unknown in it is known to the version that wrote it.
        walker.mistake(at, newer_message(schema));
        return Encounter::default();
    }
    let Some(fields) = walker.table(root, &keys::ENCOUNTER) else { return Encounter::default() };
    schema(walker, &fields);
    Encounter {
        id: identifier(walker, &fields),
        edition: walker.text(&fields, "edition"),
        date_of_service: walker.date(&fields, "date_of_service"),
        place_of_service: walker.text(&fields, "place_of_service"),
        payer: walker.word(&fields, "payer", Payer::ALL, Payer::word),
        patient: part(walker, &fields, "patient", patient),
        clinician: part(walker, &fields, "clinician", clinician),
        visit: fields.get("visit").map(|node| visit(walker, node)),
        record: part(walker, &fields, "record", record),
        stated: part(walker, &fields, "stated", stated),
        policy: part(walker, &fields, "policy", policy),
        amended: walker
            .tables(&fields, "amended", "[[amended]]")
            .iter()
            .map(|node| amended(walker, node))
            .collect(),
        accepted: walker
            .tables(&fields, "accepted", "[[accepted]]")
            .iter()
            .map(|node| accepted(walker, node))
            .collect(),
        billed: walker
            .tables(&fields, "billed", "[[billed]]")
            .iter()
            .map(|node| billed(walker, node))
            .collect(),
        lesions: lesions(walker, &fields),
    }
}

/// Where and which schema, if it is one that this version does not know yet.
fn newer(root: &Node) -> Option<(usize, i128)> {
    let Value::Table(entries) = &root.value else { return None };
    let node = &entries.iter().find(|entry| entry.key == "schema")?.node;
    match node.value {
        Value::Whole(schema) if schema > i128::from(SCHEMA) => Some((node.at, schema)),
        Value::Whole(_)
        | Value::Text(_)
        | Value::Decimal(_)
        | Value::Flag(_)
        | Value::Moment(_)
        | Value::Null
        | Value::List(_)
        | Value::Table(_) => None,
    }
}

fn schema(walker: &mut Walker, fields: &Fields<'_>) {
    match fields.get("schema") {
        None => walker.mistake(fields.at, "'schema' is missing; state schema = 1 at the top".to_owned()),
        Some(Node { value: Value::Whole(1), .. }) => {}
        Some(node) => walker.wrong(node, "schema", "the number 1"),
    }
}

/// The id names the file, so that nothing may stand in it that leads elsewhere.
fn identifier(walker: &mut Walker, fields: &Fields<'_>) -> Option<String> {
    let id = walker.text(fields, "id")?;
    let fits =
        (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !fits {
        let at = fields.get("id").map_or(fields.at, |node| node.at);
        let message = format!(
            "'{}' is no identifier of an encounter; it names the file, so write 1 to 64 letters, digits and '-'",
            shown(&id)
        );
        walker.mistake(at, message);
    }
    Some(id)
}

fn part<T: Default>(
    walker: &mut Walker,
    fields: &Fields<'_>,
    key: &str,
    read: fn(&mut Walker, &Node) -> T,
) -> T {
    fields.get(key).map(|node| read(walker, node)).unwrap_or_default()
}

fn patient(walker: &mut Walker, node: &Node) -> Patient {
    let Some(fields) = walker.table(node, &keys::PATIENT) else { return Patient::default() };
    Patient {
        id: walker.text(&fields, "id"),
        name: walker.text(&fields, "name"),
        birth_date: walker.date(&fields, "birth_date"),
    }
}

fn clinician(walker: &mut Walker, node: &Node) -> Clinician {
    let Some(fields) = walker.table(node, &keys::CLINICIAN) else { return Clinician::default() };
    Clinician {
        name: walker.text(&fields, "name"),
        credentials: walker.text(&fields, "credentials"),
        npi: walker.text(&fields, "npi"),
        signed: walker.moment(&fields, "signed"),
    }
}

fn visit(walker: &mut Walker, node: &Node) -> Visit {
    let Some(fields) = walker.table(node, &keys::VISIT) else { return Visit::default() };
    Visit {
        code: walker.text(&fields, "code"),
        separate_work: walker.text(&fields, "separate_work"),
        decision_for: walker.text(&fields, "decision_for"),
    }
}

fn record(walker: &mut Walker, node: &Node) -> Record {
    let Some(fields) = walker.table(node, &keys::RECORD) else { return Record::default() };
    Record {
        consent: walker.text(&fields, "consent"),
        response: walker.text(&fields, "response"),
        complications: walker.text(&fields, "complications"),
        aftercare: walker.text(&fields, "aftercare"),
        plan: walker.text(&fields, "plan"),
        abn: walker.word(&fields, "abn", Abn::ALL, Abn::word),
        liability: walker.word(&fields, "liability", Liability::ALL, Liability::word),
    }
}

fn stated(walker: &mut Walker, node: &Node) -> Stated {
    let Some(fields) = walker.table(node, &keys::STATED) else { return Stated::default() };
    Stated {
        premalignant: walker.number(&fields, "premalignant"),
        benign: walker.number(&fields, "benign"),
        tags: walker.number(&fields, "tags"),
    }
}

fn policy(walker: &mut Walker, node: &Node) -> Policy {
    let mut chosen = Policy::default();
    let names: Vec<&str> = Switch::ALL.iter().map(|switch| switch.word()).collect();
    let Some(entries) = walker.entries(node, "[policy]", &names) else { return chosen };
    for entry in entries {
        let Some(switch) = Switch::parse(&entry.key) else {
            walker.unknown_word(entry.key_at, "policy", &entry.key, &names);
            continue;
        };
        // Some values are numbers, such as extensive_min_count = 10; both ways of writing them mean the same.
        let value = match &entry.node.value {
            Value::Text(text) => text.clone(),
            Value::Whole(number) => number.to_string(),
            Value::Decimal(_)
            | Value::Flag(_)
            | Value::Moment(_)
            | Value::Null
            | Value::List(_)
            | Value::Table(_) => {
                walker.wrong(&entry.node, &entry.key, &format!("one of {}", values(switch).join(", ")));
                continue;
            }
        };
        if !chosen.set(switch, &value) {
            walker.unknown_word(entry.node.at, &entry.key, &value, &values(switch));
        }
    }
    chosen
}

/// The values of a switch as an error lists them.
fn values(switch: Switch) -> Vec<&'static str> {
    switch.values().iter().map(|value| if *value == "n" { "a whole number from 1" } else { value }).collect()
}

fn amended(walker: &mut Walker, node: &Node) -> Amended {
    let Some(fields) = walker.table(node, &keys::AMENDED) else { return Amended::default() };
    Amended {
        at: walker.needed_moment(&fields, "at"),
        reason: walker.needed_text(&fields, "reason"),
        of: walker.needed_moment(&fields, "of"),
    }
}

fn accepted(walker: &mut Walker, node: &Node) -> Accepted {
    let Some(fields) = walker.table(node, &keys::ACCEPTED) else { return Accepted::default() };
    Accepted {
        rule: walker.needed_text(&fields, "rule"),
        lesion: walker.text(&fields, "lesion"),
        reason: walker.needed_text(&fields, "reason"),
    }
}

fn billed(walker: &mut Walker, node: &Node) -> Billed {
    let Some(fields) = walker.table(node, &keys::BILLED) else { return Billed::default() };
    Billed {
        code: walker.needed_text(&fields, "code"),
        units: walker.number(&fields, "units"),
        modifiers: walker.texts(&fields, "modifiers"),
        diagnoses: walker.texts(&fields, "diagnoses"),
    }
}
