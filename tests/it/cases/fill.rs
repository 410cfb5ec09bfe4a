//! The neutral facts of a case: what decides nothing is filled in, so that files hold only what matters.

use toml::{Table, Value};

/// The encounter of a case with everything that it leaves out and that decides nothing.
pub fn filled(case: &Table, without: &[String]) -> Table {
    let mut out = case.clone();
    let wanted = |key: &str| !without.iter().any(|left_out| left_out == key);
    let default = |out: &mut Table, key: &str, text: &str| {
        if wanted(key) && !out.contains_key(key) {
            out.insert(key.to_owned(), parse(text));
        }
    };
    out.insert("schema".to_owned(), Value::Integer(1));
    default(&mut out, "patient", r#"{ id = "00123" }"#);
    default(&mut out, "date_of_service", "2026-09-14");
    default(&mut out, "place_of_service", r#""11""#);
    default(&mut out, "payer", r#""other""#);
    default(
        &mut out,
        "clinician",
        r#"{ name = "R. Example", credentials = "MD", signed = 2026-09-14T16:20:00-05:00 }"#,
    );
    default(
        &mut out,
        "record",
        r#"{ consent = "verbal", response = "tolerated well", complications = "none", aftercare = "wound care sheet" }"#,
    );
    if let Some(lesions) = out.get_mut("lesion").and_then(Value::as_array_mut) {
        for lesion in lesions.iter_mut().filter_map(Value::as_table_mut) {
            default(lesion, "indication", r#""as documented""#);
            default(lesion, "description", r#""as seen""#);
            default(lesion, "anesthesia", r#""none""#);
            let Some(procedures) = lesion.get_mut("procedure").and_then(Value::as_array_mut) else {
                continue;
            };
            for procedure in procedures.iter_mut().filter_map(Value::as_table_mut) {
                default(procedure, "cycles", "1");
            }
        }
    }
    out
}

fn parse(text: &str) -> Value {
    let table: Table = toml::from_str(&format!("value = {text}")).expect("a neutral value");
    table["value"].clone()
}

/// Replaces the value at a dotted path such as `lesion.0.size`; missing tables are made.
pub fn set(table: &mut Table, path: &str, value: Value) {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    match rest {
        None => {
            table.insert(first.to_owned(), value);
        }
        Some(rest) => set_in(table.entry(first).or_insert_with(|| Value::Table(Table::new())), rest, value),
    }
}

fn set_in(node: &mut Value, path: &str, value: Value) {
    match node {
        Value::Table(table) => set(table, path, value),
        Value::Array(items) => {
            let (at, rest) = path.split_once('.').unwrap_or((path, ""));
            let at: usize = at.parse().expect("an index in the path of a variant");
            if rest.is_empty() {
                items[at] = value;
            } else {
                set_in(&mut items[at], rest, value);
            }
        }
        _ => panic!("the path of a variant leads through a plain value"),
    }
}
