//! Changes in an existing text: only what changed is touched, so that a hand-edited file keeps its comments.
//!
//! Two encounters are compared, as the text says it and as it is wanted, in the form that every writer starts from.
//! What is equal there stays as it stands, however it is written; what differs is changed in the document. A comment
//! directly above a thing, or behind it, goes where that is removed; every other comment stays.

use toml_edit::{DocumentMut, Item, RawString, Table, Value};

use super::edit_lists::{Pairing, merge_tables};
use super::keys;
use super::rows::{Cell, Rows, rows};
use super::write::item;
use crate::engine::encounter::Encounter;
use crate::engine::policy::Switch;

/// The existing text with the changes between two encounters; `None` where it cannot be edited.
pub(super) fn edit(existing: &str, was: &Encounter, wanted: &Encounter) -> Option<String> {
    let mut document: DocumentMut = existing.parse().ok()?;
    let (was, wanted) = (rows(was), rows(wanted));
    state_ids(document.as_table_mut(), &was, &wanted);
    let mut orphans = String::new();
    merge(document.as_table_mut(), &was, &wanted, keys::ENCOUNTER.keys, &mut orphans)?;
    if !orphans.is_empty() {
        let trailing = format!("{orphans}{}", document.trailing().as_str().unwrap_or_default());
        document.set_trailing(trailing);
    }
    Some(document.to_string())
}

/// Lesions without an id are known by their place. Where places change, every lesion states its id.
fn state_ids(document: &mut Table, was: &Rows, wanted: &Rows) {
    let before: Vec<&str> = was.tables_of("lesion").iter().map(Rows::id).collect();
    let after: Vec<&str> = wanted.tables_of("lesion").iter().map(Rows::id).collect();
    if after.starts_with(&before) {
        return;
    }
    let Some(lesions) = document.get_mut("lesion").and_then(Item::as_array_of_tables_mut) else { return };
    for (lesion, id) in lesions.iter_mut().zip(before).filter(|(lesion, _)| !lesion.contains_key("id")) {
        put(lesion, "id", Item::Value(Value::from(id)), keys::LESION.keys);
    }
}

/// Changes a table from what it says to what is wanted. `order` ranks its keys.
pub(super) fn merge(
    table: &mut Table,
    was: &Rows,
    wanted: &Rows,
    order: &[&'static str],
    orphans: &mut String,
) -> Option<()> {
    for (key, _) in was.0.iter().filter(|(key, _)| wanted.get(key).is_none()) {
        take_out(table, key, was, orphans)?;
    }
    for (key, cell) in wanted.0.iter().filter(|(key, cell)| was.get(key) != Some(cell)) {
        match (table.get_mut(key), cell) {
            (Some(Item::Table(inner)), Cell::Table(rows)) => {
                merge(inner, was.table_of(key), rows, &order_of(key), orphans)?;
            }
            (Some(Item::ArrayOfTables(inner)), Cell::Tables(all)) => {
                let pairing = if *key == "lesion" { Pairing::ById } else { Pairing::ByPlace };
                merge_tables(inner, was.tables_of(key), all, pairing, &order_of(key), orphans)?;
            }
            (Some(Item::Value(_)), Cell::Tables(_)) => spread(table, key, item(cell), order),
            (Some(old), cell) => replace(old, item(cell)),
            (None, cell) => put(table, key, item(cell), order),
        }
    }
    Some(())
}

/// Tables with headers in the place of a list that was written as one value.
fn spread(table: &mut Table, key: &str, new: Item, order: &[&'static str]) {
    let removed = table.remove_entry(key);
    put(table, key, new, order);
    let comments = removed.and_then(|(key, _)| key.leaf_decor().prefix()?.as_str().map(str::to_owned));
    if let Some(comments) = comments.filter(|text| text.contains('#')) {
        give_comments(table, key, comments);
    }
}

/// A new value in the place of an old one: its comments and blanks stay.
fn replace(old: &mut Item, mut new: Item) {
    if old.is_value() {
        new.make_value();
    }
    if let (Some(old), Some(new)) = (old.as_value(), new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    *old = new;
}

/// Removes a key. Of a table only what was stated is removed; it goes when nothing is left in it.
fn take_out(table: &mut Table, key: &str, was: &Rows, orphans: &mut String) -> Option<()> {
    if key != "visit"
        && let Some(Item::Table(inner)) = table.get_mut(key)
    {
        merge(inner, was.table_of(key), &Rows::default(), &[], orphans)?;
        if !inner.is_empty() {
            return Some(());
        }
    }
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    let at = names.iter().position(|name| name == key)?;
    let (removed_key, removed) = table.remove_entry(key)?;
    let tables: Vec<&Table> = match &removed {
        Item::Table(inner) if !inner.is_dotted() => vec![inner],
        Item::ArrayOfTables(all) => all.iter().collect(),
        Item::Table(_) | Item::Value(_) | Item::None => Vec::new(),
    };
    for inner in &tables {
        orphans.push_str(&kept(inner.decor().prefix()));
    }
    let left = kept(removed_key.leaf_decor().prefix());
    if left.is_empty() || !tables.is_empty() {
        return Some(());
    }
    // The comments that stay move on to what follows in the table, or else to the end of the text.
    match names.get(at + 1) {
        Some(next) => give_comments(table, next, left),
        None => orphans.push_str(&left),
    }
    Some(())
}

/// Puts comments before an item of a table.
fn give_comments(table: &mut Table, name: &str, comments: String) {
    let header = match table.get_mut(name) {
        Some(Item::Table(inner)) if !inner.is_dotted() => Some(inner),
        Some(Item::ArrayOfTables(all)) => all.get_mut(0),
        Some(Item::Table(_) | Item::Value(_) | Item::None) | None => None,
    };
    if let Some(header) = header {
        // A header that says nothing of its own has one blank line before it.
        let prefix = joined(comments, header.decor().prefix(), "\n");
        header.decor_mut().set_prefix(prefix);
    } else if let Some(mut key) = table.key_mut(name) {
        let prefix = joined(comments, key.leaf_decor().prefix(), "");
        key.leaf_decor_mut().set_prefix(prefix);
    }
}

/// Comments put before what stands there already, with one blank line between.
pub(super) fn joined(comments: String, own: Option<&RawString>, usual: &str) -> String {
    let own = own.and_then(|text| text.as_str()).unwrap_or(usual);
    if comments.ends_with("\n\n") { comments + own.trim_start_matches('\n') } else { comments + own }
}

/// Of the comments before a removed thing those that are not directly above it.
pub(super) fn kept(prefix: Option<&RawString>) -> String {
    let text = prefix.and_then(|text| text.as_str()).unwrap_or_default();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let end = lines.iter().rposition(|line| line.trim().is_empty()).map_or(0, |last| last + 1);
    let left: String = lines[..end].concat();
    if left.contains('#') { left } else { String::new() }
}

/// Puts a new key behind the one that it follows in the order of the file.
fn put(table: &mut Table, key: &str, mut item: Item, order: &[&'static str]) {
    let rank = |name: &str| order.iter().position(|other| *other == name);
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    let before = names.iter().enumerate().filter(|(_, name)| rank(name) < rank(key));
    let at = before.max_by_key(|(_, name)| rank(name)).map_or(0, |(at, _)| at + 1);
    if item.is_table() || item.is_array_of_tables() {
        let earlier =
            names.iter().filter(|name| rank(name) < rank(key)).filter_map(|name| last_place(&table[name]));
        let all = names.iter().filter_map(|name| last_place(&table[name]));
        let place = earlier.max().or_else(|| all.min().map(|first| first - 1));
        set_place(&mut item, place);
        table.insert(key, item);
        return;
    }
    let behind: Vec<_> = names[at..].iter().filter_map(|name| table.remove_entry(name)).collect();
    table.insert(key, item);
    for (name, item) in behind {
        table.insert_formatted(&name, item);
    }
}

/// The place in the text of the last header that belongs to an item.
fn last_place(item: &Item) -> Option<isize> {
    match item {
        Item::Table(table) => {
            table.position().into_iter().chain(table.iter().filter_map(|(_, inner)| last_place(inner))).max()
        }
        Item::ArrayOfTables(all) => all
            .iter()
            .filter_map(|table| {
                table
                    .position()
                    .into_iter()
                    .chain(table.iter().filter_map(|(_, inner)| last_place(inner)))
                    .max()
            })
            .max(),
        Item::Value(_) | Item::None => None,
    }
}

/// Gives every header of an item this place in the text; they follow each other there.
pub(super) fn set_place(item: &mut Item, place: Option<isize>) {
    match item {
        Item::Table(table) => set_table_place(table, place),
        Item::ArrayOfTables(all) => all.iter_mut().for_each(|table| set_table_place(table, place)),
        Item::Value(_) | Item::None => {}
    }
}

/// Gives a table and those in it this place in the text.
pub(super) fn set_table_place(table: &mut Table, place: Option<isize>) {
    table.set_position(place);
    table.iter_mut().for_each(|(_, inner)| set_place(inner, place));
}

/// The order of the keys in the table of this name.
fn order_of(key: &str) -> Vec<&'static str> {
    let table = match key {
        "patient" => &keys::PATIENT,
        "clinician" => &keys::CLINICIAN,
        "visit" => &keys::VISIT,
        "record" => &keys::RECORD,
        "stated" => &keys::STATED,
        "amended" => &keys::AMENDED,
        "accepted" => &keys::ACCEPTED,
        "billed" => &keys::BILLED,
        "lesion" => &keys::LESION,
        "procedure" => &keys::PROCEDURE,
        _ => {
            let mut names: Vec<&'static str> = Switch::ALL.iter().map(|switch| switch.word()).collect();
            names.sort_unstable();
            return names;
        }
    };
    table.keys.to_vec()
}
