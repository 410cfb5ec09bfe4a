//! The lesions of an encounter text, and the ids of those that state none.

use std::collections::BTreeSet;

use super::error::shown;
use super::keys;
use super::node::{Node, Value};
use super::read_procedure::procedures;
use super::walk::{Fields, MOST, Walker};
use crate::config::steers::steers;
use crate::engine::lesion::{Count, Intent, Lesion, Part, Pathology, Side, Symptom, letter_id};

/// Reads the lesions in their order; those without an id get a letter.
pub(super) fn lesions(walker: &mut Walker, fields: &Fields<'_>) -> Vec<Lesion> {
    let nodes = walker.tables(fields, "lesion", "[[lesion]]");
    let mut seen = BTreeSet::new();
    let mut lesions = Vec::with_capacity(nodes.len());
    for node in nodes {
        let lesion = lesion(walker, node).unwrap_or_default();
        if !lesion.id.is_empty() && !seen.insert(lesion.id.clone()) {
            let message = format!(
                "'{}' is the id of an earlier lesion; give every lesion its own, or leave the ids out",
                shown(&lesion.id)
            );
            walker.mistake(id_place(node), message);
        }
        lesions.push(lesion);
    }
    give_ids(&mut lesions, seen);
    lesions
}

/// The letter of its place where that is free, else the first free letter.
fn give_ids(lesions: &mut [Lesion], mut taken: BTreeSet<String>) {
    for (index, lesion) in lesions.iter_mut().enumerate().filter(|(_, lesion)| lesion.id.is_empty()) {
        let letter = letter_id(index);
        if taken.insert(letter.clone()) {
            lesion.id = letter;
        }
    }
    let mut next = 0;
    for lesion in lesions.iter_mut().filter(|lesion| lesion.id.is_empty()) {
        while !taken.insert(letter_id(next)) {
            next += 1;
        }
        lesion.id = letter_id(next);
    }
}

fn id_place(node: &Node) -> usize {
    let Value::Table(entries) = &node.value else { return node.at };
    entries.iter().find(|entry| entry.key == "id").map_or(node.at, |entry| entry.node.at)
}

fn lesion(walker: &mut Walker, node: &Node) -> Option<Lesion> {
    let fields = walker.table(node, &keys::LESION)?;
    Some(Lesion {
        id: id(walker, &fields),
        diagnosis: walker.text(&fields, "diagnosis"),
        suspected: walker.text(&fields, "suspected"),
        icd10: walker.text(&fields, "icd10"),
        pathology: walker.word(&fields, "pathology", Pathology::ALL, Pathology::word),
        site: walker.text(&fields, "site"),
        side: walker.word(&fields, "side", Side::ALL, Side::word),
        part: walker.word(&fields, "part", Part::ALL, Part::word),
        site_detail: walker.text(&fields, "site_detail"),
        count: count(walker, &fields),
        size: walker.length(&fields, "size"),
        area: walker.area(&fields, "area"),
        indication: walker.text(&fields, "indication"),
        symptoms: walker.words(&fields, "symptoms", Symptom::ALL, Symptom::word),
        description: walker.text(&fields, "description"),
        anesthesia: walker.text(&fields, "anesthesia"),
        intent: walker.word(&fields, "intent", Intent::ALL, Intent::word),
        specimen: walker.text(&fields, "specimen"),
        procedures: procedures(walker, &fields),
    })
}

/// Empty where none is stated.
fn id(walker: &mut Walker, fields: &Fields<'_>) -> String {
    let Some(id) = walker.text(fields, "id") else { return String::new() };
    if id.trim().is_empty() || id.len() > 64 || id.chars().any(steers) {
        let at = fields.get("id").map_or(fields.at, |node| node.at);
        walker.mistake(at, format!("'{}' is no id of a lesion; write a short one such as A", shown(&id)));
        return String::new();
    }
    id
}

/// A whole number, or a word in its place.
fn count(walker: &mut Walker, fields: &Fields<'_>) -> Count {
    let wanted = format!("a whole number from 0 to {MOST} or a word such as \"several\"");
    let Some(node) = fields.get("count") else { return Count::NotStated };
    match &node.value {
        Value::Whole(_) => walker.number(fields, "count").map_or(Count::NotStated, Count::Exactly),
        Value::Text(text) if text.trim().is_empty() => {
            walker.wrong(node, "count", &wanted);
            Count::NotStated
        }
        Value::Text(text) if is_number(text) => {
            walker.wrong(node, "count", &format!("{wanted}; a number stands without quotes"));
            Count::NotStated
        }
        Value::Text(text) => Count::Vague(text.clone()),
        Value::Decimal(_)
        | Value::Flag(_)
        | Value::Moment(_)
        | Value::Null
        | Value::List(_)
        | Value::Table(_) => {
            walker.wrong(node, "count", &wanted);
            Count::NotStated
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['+', '-', '\u{2212}']);
    digits.chars().any(|letter| letter.is_ascii_digit())
        && digits.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
}
