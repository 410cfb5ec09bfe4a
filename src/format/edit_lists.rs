//! Changes in a list of tables: lesions by their ids, others by their place.

use std::collections::{BTreeMap, BTreeSet};

use toml_edit::{ArrayOfTables, Table};

use super::edit::{joined, kept, merge, set_table_place};
use super::rows::Rows;
use super::write::table;

/// By what the tables of a list are known.
#[derive(Clone, Copy)]
pub(super) enum Pairing {
    ById,
    ByPlace,
}

/// Changes a list of tables from what it says to what is wanted.
pub(super) fn merge_tables(
    list: &mut ArrayOfTables,
    was: &[Rows],
    wanted: &[Rows],
    pairing: Pairing,
    order: &[&'static str],
    orphans: &mut String,
) -> Option<()> {
    if list.len() != was.len() {
        return None;
    }
    let pairs = match pairing {
        Pairing::ById => by_id(was, wanted),
        Pairing::ByPlace => by_place(was, wanted),
    };
    let mut old: Vec<Option<Table>> = std::mem::take(list).into_iter().map(Some).collect();
    let stays: BTreeSet<usize> = pairs.iter().flatten().copied().collect();
    let mut left = String::new();
    for (at, slot) in old.iter_mut().enumerate() {
        if !stays.contains(&at) {
            left.push_str(&slot.take().map(|table| kept(table.decor().prefix())).unwrap_or_default());
        } else if let (false, Some(table)) = (left.is_empty(), slot) {
            let prefix = joined(std::mem::take(&mut left), table.decor().prefix(), "\n");
            table.decor_mut().set_prefix(prefix);
        }
    }
    orphans.push_str(&left);
    let reordered = !pairs.iter().flatten().is_sorted();
    for (rows, pair) in wanted.iter().zip(pairs) {
        let mut changed = match pair.and_then(|at| Some((at, old.get_mut(at)?.take()?))) {
            Some((at, mut kept)) => {
                merge(&mut kept, &was[at], rows, order, orphans)?;
                kept
            }
            None => table(rows),
        };
        if reordered {
            set_table_place(&mut changed, None);
        }
        list.push(changed);
    }
    Some(())
}

/// For each wanted table the old one with its id.
fn by_id(was: &[Rows], wanted: &[Rows]) -> Vec<Option<usize>> {
    let places: BTreeMap<&str, usize> = was.iter().enumerate().map(|(at, rows)| (rows.id(), at)).collect();
    wanted.iter().map(|rows| places.get(rows.id()).copied()).collect()
}

/// For each wanted table the old one of its place, after those that are equal at the beginning and at the end.
fn by_place(was: &[Rows], wanted: &[Rows]) -> Vec<Option<usize>> {
    let shorter = was.len().min(wanted.len());
    let head = (0..shorter).take_while(|at| was[*at] == wanted[*at]).count();
    let tail =
        (1..=shorter - head).take_while(|back| was[was.len() - back] == wanted[wanted.len() - back]).count();
    (0..wanted.len())
        .map(|at| {
            if at >= wanted.len() - tail {
                Some(at + was.len() - wanted.len())
            } else {
                Some(at).filter(|at| *at < was.len() - tail)
            }
        })
        .collect()
}
