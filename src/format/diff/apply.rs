//! A version made of an encounter and some of its differences to another.

use super::named::{Name, Named};
use super::{Difference, Orders, Step, What, named};
use crate::engine::encounter::Encounter;
use crate::format::{FormatErrors, read_json};

/// The encounter with what these differences say in their new version. All differences between two encounters, applied
/// to the old one, give the new one; a difference that lies in a lesion that is not there changes nothing.
///
/// # Errors
/// Where the outcome could not be read again, as with two lesions of one id.
pub fn apply<'a>(
    encounter: &Encounter,
    differences: impl IntoIterator<Item = &'a Difference>,
) -> Result<Encounter, FormatErrors> {
    let mut whole = named(encounter);
    for difference in differences {
        if let Some(table) = inside(&mut whole, &difference.inside) {
            change(table, &difference.what);
        }
    }
    // Read like any text, so that whatever comes out is an encounter by the same rules as a file.
    read_json(&serde_json::to_string(&whole.rows()).unwrap_or_default())
}

fn inside<'a>(whole: &'a mut Named, steps: &[Step]) -> Option<&'a mut Named> {
    steps.iter().try_fold(whole, |table, step| match step {
        Step::Table(key) => table.table(key),
        Step::One { list, name } => {
            table.tables(list)?.iter_mut().find(|(other, _)| other == name).map(|(_, table)| table)
        }
    })
}

fn change(table: &mut Named, what: &What) {
    match what {
        What::Field { key, new, .. } => table.set(key, new.clone()),
        What::One { list, name, table: one, added, orders } => {
            let Some(tables) = table.tables(list) else { return };
            tables.retain(|(other, _)| other != name);
            if *added {
                let at = place(tables, name, orders);
                tables.insert(at, (name.clone(), one.clone()));
            }
        }
        What::Order { list, orders } => {
            let Some(tables) = table.tables(list) else { return };
            // What the new order does not know stands behind it.
            let rank = |name: &Name| orders.new.iter().position(|other| other == name).unwrap_or(usize::MAX);
            tables.sort_by_key(|(name, _)| rank(name));
        }
    }
}

/// Behind the nearest that stands before it in the new version.
fn place(tables: &[(Name, Named)], name: &Name, orders: &Orders) -> usize {
    let own = orders.new.iter().position(|other| other == name).unwrap_or(orders.new.len());
    let before = orders.new[..own].iter().rev();
    let found = before.filter_map(|other| tables.iter().position(|(name, _)| name == other)).next();
    found.map_or(0, |at| at + 1)
}
