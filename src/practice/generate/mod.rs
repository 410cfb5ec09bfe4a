//! Endless fresh variants: an item for a rule and a seed, always the same one for the same two.
//!
//! A recipe makes the note and what it documents, and says by its own construction which answer it means. The engine is
//! asked about every variant (tests make a thousand of each family); where it says something else, one of the two is wrong.
//! Variants stay the same while the recipes of a rule stay the same.

mod counted;
mod dice;
pub mod drill;
mod made;
mod place;
mod voice;

mod benign;
mod biopsies;
mod excisions;
mod injections;
mod light;
mod malignant;
mod modifiers;
mod mohs;
mod necessity;
mod nothing;
mod organs;
mod paring;
mod pathology;
mod premalignant;
mod same_lesion;
mod shaves;
mod tags;
mod totals;
mod vascular;

use self::dice::Dice;
use self::made::{Made, Recipe};
use super::Item;
use super::scenario::{Scenario, fill};
use crate::engine::date::Date;
use crate::engine::ids::RuleId;

const FAMILIES: &[(&str, &[Recipe])] = &[
    (premalignant::FAMILY, premalignant::RECIPES),
    (benign::FAMILY, benign::RECIPES),
    (tags::FAMILY, tags::RECIPES),
    (malignant::FAMILY, malignant::RECIPES),
    (biopsies::FAMILY, biopsies::RECIPES),
    (shaves::FAMILY, shaves::RECIPES),
    (excisions::FAMILY, excisions::RECIPES),
    (mohs::FAMILY, mohs::RECIPES),
    (injections::FAMILY, injections::RECIPES),
    (organs::FAMILY, organs::RECIPES),
    (paring::FAMILY, paring::RECIPES),
    (light::FAMILY, light::RECIPES),
    (vascular::FAMILY, vascular::RECIPES),
    (same_lesion::FAMILY, same_lesion::RECIPES),
    (modifiers::FAMILY, modifiers::RECIPES),
    (pathology::FAMILY, pathology::RECIPES),
    (necessity::FAMILY, necessity::RECIPES),
    (totals::FAMILY, totals::RECIPES),
    (nothing::FAMILY, nothing::RECIPES),
];

/// The families of variants, named like those of the scenarios.
pub fn families() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().map(|(family, _)| *family)
}

/// Every rule that variants train, in the order of their names.
#[must_use]
pub fn trained() -> Vec<RuleId> {
    let mut out: Vec<RuleId> =
        recipes().flat_map(|recipe| recipe.rules).filter_map(|rule| RuleId::from_text(rule)).collect();
    out.sort();
    out.dedup();
    out
}

/// The variant of a rule and a seed; `None` for a rule that no variant trains.
#[must_use]
pub fn generate(rule: RuleId, seed: u64) -> Option<Item> {
    scenario(rule, seed).map(|scenario| scenario.item)
}

/// The same with the answer that its recipe means.
#[must_use]
pub fn scenario(rule: RuleId, seed: u64) -> Option<Scenario> {
    let own: Vec<&Recipe> = recipes().filter(|recipe| recipe.rules.contains(&rule.as_str())).collect();
    if own.is_empty() {
        return None;
    }
    let mut dice = Dice::new(rule.as_str(), seed);
    let recipe = *dice.pick(&own);
    Some(finished(recipe, Some(rule), format!("{rule}@{seed}"), &mut dice))
}

/// A variant of a family: each of its recipes in turn.
#[must_use]
pub fn of_family(family: &str, seed: u64) -> Option<Scenario> {
    let (_, recipes) = FAMILIES.iter().find(|(name, _)| *name == family)?;
    let number = u64::try_from(recipes.len()).ok()?;
    let at = usize::try_from(seed.checked_rem(number)?).ok()?;
    let mut dice = Dice::new(&format!("{family} {at}"), seed);
    Some(finished(recipes.get(at)?, None, format!("{family}@{seed}"), &mut dice))
}

/// Rule and seed of a name such as `R-COUNT-01@17`; without a seed only the rule.
#[must_use]
pub fn named(name: &str) -> Option<(RuleId, Option<u64>)> {
    let (rule, seed) = match name.split_once('@') {
        Some((rule, seed)) => (rule, Some(seed.parse().ok()?)),
        None => (name, None),
    };
    let rule = RuleId::from_text(&rule.to_uppercase())?;
    trained().contains(&rule).then_some((rule, seed))
}

fn recipes() -> impl Iterator<Item = &'static Recipe> {
    FAMILIES.iter().flat_map(|(_, recipes)| *recipes)
}

/// The item of a variant, with what decides nothing filled in.
fn finished(recipe: &Recipe, asked: Option<RuleId>, id: String, dice: &mut Dice) -> Scenario {
    let Made { title, decision, note, mut encounter, without, expect, contradiction } = (recipe.make)(dice);
    let without: Vec<String> = without.iter().map(ToString::to_string).collect();
    if !without.iter().any(|fact| fact == "date_of_service") {
        encounter.date_of_service = a_day(dice);
    }
    fill(&mut encounter, &without);
    let own = recipe.rules.iter().filter_map(|rule| RuleId::from_text(rule));
    let rules: Vec<RuleId> = asked.into_iter().chain(own.filter(|rule| Some(*rule) != asked)).collect();
    let item = Item {
        id,
        title: title.to_owned(),
        family: recipe.family.to_owned(),
        level: recipe.level,
        rules,
        decision,
        note,
        teach: None,
        contradiction,
        encounter,
    };
    Scenario { item, expect, expect_line: 0, lines: std::collections::BTreeMap::new() }
}

/// A day before the neutral signature, within the quarters of the pair table.
fn a_day(dice: &mut Dice) -> Option<Date> {
    let (month, day) = (dice.between(1, 8), dice.between(1, 28));
    Date::new(2026, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}
