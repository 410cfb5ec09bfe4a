//! A question is open or a report awaited, and no answer gives the billed code: wrong already (interface 4, `open`).

use super::another_family::misfit_of_families;
use crate::engine::book::FamilyRow;
use crate::engine::ids::{Code, RuleId};
use crate::engine::judge::remark::Remark;
use crate::engine::judge::sheet::{Sheet, named};
use crate::engine::outcome::LesionId;

pub fn apply(sheet: &Sheet<'_>, _: usize, code: Code) -> Option<Remark> {
    let own = sheet.family(code)?;
    // A line that nobody billed is more likely to be meant.
    let unmet = |line: &usize| sheet.family_of(*line) == own.id && !sheet.met(*line);
    if (0..sheet.lines.len()).any(|line| unmet(&line)) {
        return None;
    }
    undecided(sheet).find_map(|(lesions, possible, rule)| {
        let families: Vec<&FamilyRow> = possible.iter().filter_map(|code| sheet.family(*code)).collect();
        let misfit = families.iter().find_map(|family| misfit_of_families(&own.id, &family.id));
        let same_kind = |family: &&FamilyRow| own.kinds.iter().any(|kind| family.kinds.contains(kind));
        let (rule, why) = match misfit {
            Some(misfit) => misfit,
            None if own.closure.is_none() && families.iter().any(same_kind) => {
                (rule, "no answer gives this code")
            }
            None => return None,
        };
        let codes: Vec<String> = possible.iter().map(ToString::to_string).collect();
        let text = format!("{why} ({}); possible are {}.", named(lesions), codes.join(", "));
        Some(Remark::wrong(rule, text, format!("Take {code} off.")))
    })
}

/// Every question and every hold: whom it is about, the codes that are possible, its rule.
fn undecided<'s>(sheet: &'s Sheet<'_>) -> impl Iterator<Item = (&'s [LesionId], Vec<Code>, RuleId)> {
    let sorted = |mut codes: Vec<Code>| {
        codes.sort_unstable();
        codes.dedup();
        codes
    };
    let open = sheet.open.iter().map(move |open| {
        (open.lesions.as_slice(), sorted(open.codes.iter().flatten().copied().collect()), open.rule)
    });
    let held = sheet.held.iter().map(move |held| {
        let codes = held.outcomes.iter().flat_map(|outcome| outcome.codes.iter().copied());
        (held.lesions.as_slice(), sorted(codes.collect()), held.rule)
    });
    open.chain(held)
}
