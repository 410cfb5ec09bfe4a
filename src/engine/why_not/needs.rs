//! What a thing that was done lacks for a code: the facts of the record against those that lead to the code.

use super::Need;
use super::bracket;
use super::goal::{Goal, Spot};
use crate::engine::book::{FamilyId, Group, Measure, Quantity, Units};
use crate::engine::case::Case;
use crate::engine::draft::Draft;
use crate::engine::facts::{Named, group_of};
use crate::engine::ids::RuleId;
use crate::engine::lesion::Count;
use crate::engine::place::Field;
use crate::engine::procedure::{Kind, Procedure};
use crate::engine::rules::rounding;

const BY_TECHNIQUE: RuleId = RuleId::new("R-CODE-02");
const BY_BEHAVIOUR: RuleId = RuleId::new("R-CODE-01");
const AGREE: RuleId = RuleId::new("R-DX-06");
const AT_ORGAN: RuleId = RuleId::new("R-CODE-13");
const SAMPLE_AT_ORGAN: RuleId = RuleId::new("R-CODE-21");

/// Something that was done to a lesion, or a lesion to which nothing was done.
pub struct Thing {
    pub lesion: usize,
    /// Its number among the procedures of the lesion.
    pub procedure: Option<usize>,
    pub kind: Option<Kind>,
    pub family: Option<FamilyId>,
}

/// Everything that was done, and the lesions that were only seen.
pub fn things(case: &Case<'_>, draft: &Draft) -> Vec<Thing> {
    let mut out = Vec::new();
    for lesion in 0..case.encounter.lesions.len() {
        let before = out.len();
        for (_, service) in draft.services_of(lesion) {
            let (kind, family) = (Some(service.kind), service.family());
            out.push(Thing { lesion, procedure: Some(service.procedure), kind, family });
        }
        if out.len() == before {
            out.push(Thing { lesion, procedure: None, kind: None, family: None });
        }
    }
    out
}

/// The facts that decide against the code, in the order in which a code is found (R-CODE-01).
pub fn of(case: &Case<'_>, draft: &Draft, thing: &Thing, goal: &Goal<'_>) -> Vec<Need> {
    let mut needs = Vec::new();
    if thing.family != Some(goal.id) {
        family(case, thing, goal, &mut needs);
    }
    site_group(case, thing, goal, &mut needs);
    way(case, thing, goal, &mut needs);
    if goal.by_quantity() {
        quantity(case, draft, thing, goal, &mut needs);
    }
    needs
}

fn procedure<'a>(case: &Case<'a>, thing: &Thing) -> Option<&'a Procedure> {
    case.encounter.lesions[thing.lesion].procedures.get(thing.procedure?)
}

/// What was done, what the lesion is, and which organ it is at.
fn family(case: &Case<'_>, thing: &Thing, goal: &Goal<'_>, needs: &mut Vec<Need>) {
    let (book, before) = (case.book, needs.len());
    if let Some(class) = goal.family.closure {
        let documented = procedure(case, thing).and_then(|procedure| procedure.closure);
        needs.push(Need {
            fact: Field::Closure,
            wanted: format!("{class} closure"),
            documented: documented.map(|class| format!("{class} closure")),
            rule: BY_TECHNIQUE,
        });
        return;
    }
    if !thing.kind.is_some_and(|kind| goal.kinds.contains(&kind)) {
        let wanted: Vec<&str> = goal.kinds.iter().map(|kind| kind.word()).collect();
        needs.push(Need {
            fact: Field::Kind,
            wanted: wanted.join(" or "),
            documented: thing.kind.map(|kind| kind.word().to_owned()),
            rule: BY_TECHNIQUE,
        });
    }
    let facts = &case.facts[thing.lesion];
    let meaning = facts.diagnosis.known();
    let behaviour = meaning.and_then(|meaning| meaning.behaviour(book));
    if !goal.behaviours.is_empty() && !behaviour.is_some_and(|own| goal.behaviours.contains(&own)) {
        let labels: Vec<&str> = goal.behaviours.iter().map(|id| book.behaviour(*id).label.as_str()).collect();
        needs.push(Need {
            fact: Field::Diagnosis,
            wanted: labels.join(" or "),
            documented: match behaviour {
                Some(behaviour) => Some(book.behaviour(behaviour).label.clone()),
                None => meaning.map(|_| "a name that leaves open what it is".to_owned()),
            },
            rule: if goal.kinds.contains(&Kind::Destruction) { AGREE } else { BY_BEHAVIOUR },
        });
    }
    organ(case, thing, goal, needs);
    if needs.len() > before {
        return;
    }
    // Technique, behaviour and organ fit, and the rules still lead elsewhere.
    needs.push(Need {
        fact: Field::Kind,
        wanted: goal.family.label.clone(),
        documented: thing.family.map(|family| book.family(family).label.clone()),
        rule: BY_BEHAVIOUR,
    });
}

fn organ(case: &Case<'_>, thing: &Thing, goal: &Goal<'_>, needs: &mut Vec<Need>) {
    let site = case.facts[thing.lesion].site.known().map(|id| case.book.site(id));
    let own = site.and_then(|site| site.organ.as_deref().or(site.wart_organ.as_deref()));
    let rule = if goal.kinds.contains(&Kind::Biopsy) { SAMPLE_AT_ORGAN } else { AT_ORGAN };
    let documented = site.map(|site| site.name.clone()).or_else(|| unknown_site(case, thing));
    if !goal.family.organs.is_empty() {
        if !own.is_some_and(|own| goal.family.organs.iter().any(|organ| organ == own)) {
            let wanted = goal.family.organs.join(" or ").replace('-', " ");
            needs.push(Need {
                fact: Field::Site,
                wanted: format!("a site of the {wanted}"),
                documented,
                rule,
            });
        }
        return;
    }
    // A site whose organ has a family of its own for what was done.
    let away = thing.family.filter(|family| !case.book.family(*family).organs.is_empty());
    if let (Some(own), Some(_)) = (own, away) {
        let wanted = format!("a site away from the {}", own.replace('-', " "));
        needs.push(Need { fact: Field::Site, wanted, documented, rule });
    }
}

/// The group of sites.
fn site_group(case: &Case<'_>, thing: &Thing, goal: &Goal<'_>, needs: &mut Vec<Need>) {
    let groups: Vec<Group> = goal.spots.iter().filter_map(|spot| spot.group).collect();
    let Some(column) = goal.family.group.filter(|_| !groups.is_empty()) else { return };
    if needs.iter().any(|need| need.fact == Field::Site) {
        return;
    }
    let site = case.facts[thing.lesion].site.known().map(|id| case.book.site(id));
    let own = site.and_then(|site| group_of(site, column, case.book, case.policy));
    if own.is_some_and(|own| groups.contains(&own)) {
        return;
    }
    let named = |group: Group| {
        let sites = case.book.sites().map(|(_, site)| site);
        let plain = sites.filter(|site| site.plain && site.groups.get(&column) == Some(&group) && !site.asks);
        let names: Vec<&str> = plain.take(4).map(|site| site.name.as_str()).collect();
        if names.is_empty() { group.to_string() } else { format!("{group} (such as {})", names.join(", ")) }
    };
    let wanted: Vec<String> = groups.iter().map(|group| named(*group)).collect();
    let mut wanted_once = wanted;
    wanted_once.dedup();
    needs.push(Need {
        fact: Field::Site,
        wanted: format!("a site of group {}", wanted_once.join(" or ")),
        documented: match (site, own) {
            (Some(site), Some(own)) => Some(format!("{}, group {own}", site.name)),
            (Some(site), None) => Some(site.name.clone()),
            (None, _) => unknown_site(case, thing),
        },
        rule: site.and_then(|site| site.rule).unwrap_or(BY_BEHAVIOUR),
    });
}

/// A site that the book does not know, as it was typed.
fn unknown_site(case: &Case<'_>, thing: &Thing) -> Option<String> {
    match case.facts[thing.lesion].site {
        Named::Unknown(typed) => Some(format!("'{typed}', which is not in the tables")),
        Named::Missing | Named::Known(_) => None,
    }
}

/// Technique, method and extent; and whether it is a first or a further one.
fn way(case: &Case<'_>, thing: &Thing, goal: &Goal<'_>, needs: &mut Vec<Need>) {
    let Some(way) = goal.way else { return };
    let procedure =
        procedure(case, thing).filter(|_| thing.kind.is_some_and(|kind| goal.kinds.contains(&kind)));
    let rule = goal.family.rule;
    let mut need = |fact, wanted: String, documented: Option<String>| {
        needs.push(Need { fact, wanted, documented, rule });
    };
    let technique = procedure.and_then(|procedure| procedure.technique);
    if way.technique.is_some() && technique != way.technique {
        let wanted = way.technique.map_or("", |technique| technique.word()).to_owned();
        need(Field::Technique, wanted, technique.map(|technique| technique.word().to_owned()));
    }
    let methods = procedure.map(|procedure| procedure.methods.as_slice()).unwrap_or_default();
    if !way.methods.is_empty() && !methods.iter().any(|method| way.methods.contains(method)) {
        let words = |methods: &[crate::engine::procedure::Method]| {
            methods.iter().map(|method| method.word()).collect::<Vec<_>>().join(" or ")
        };
        need(Field::Methods, words(&way.methods), (!methods.is_empty()).then(|| words(methods)));
    }
    let extent = procedure.and_then(|procedure| procedure.extent);
    if way.extent.is_some() && extent != way.extent {
        let wanted = way.extent.map_or("", |extent| extent.word()).to_owned();
        need(Field::Extent, wanted, extent.map(|extent| extent.word().to_owned()));
    }
}

/// The brackets of the code in the group of the site; all of them where the group does not fit.
pub fn brackets<'g>(case: &Case<'_>, thing: &Thing, goal: &'g Goal<'_>) -> Vec<&'g Spot<'g>> {
    let site = case.facts[thing.lesion].site.known().map(|id| case.book.site(id));
    let own =
        goal.family.group.zip(site).and_then(|(column, site)| group_of(site, column, case.book, case.policy));
    let here: Vec<&Spot<'_>> =
        goal.spots.iter().filter(|spot| spot.group.is_none() || spot.group == own).collect();
    if !here.is_empty() {
        return here;
    }
    let first = goal.spots.first().and_then(|spot| spot.group);
    goal.spots.iter().filter(|spot| spot.group == first).collect()
}

fn quantity(case: &Case<'_>, draft: &Draft, thing: &Thing, goal: &Goal<'_>, needs: &mut Vec<Need>) {
    let spots = brackets(case, thing, goal);
    let measured = measured(case, draft, thing, goal);
    let rounding = rounding(case.policy);
    if measured.is_some_and(|quantity| spots.iter().any(|spot| bracket::holds(spot, quantity, rounding))) {
        return;
    }
    let any = spots.len() == 1 && spots[0].ladder.rungs.len() == 1 && spots[0].gives.units == Units::One;
    if any && (measured.is_some() || goal.family.measure == Measure::Count) {
        return;
    }
    needs.push(Need {
        fact: field(goal),
        wanted: bracket::words(&spots, goal.family.measure),
        documented: measured.map(|quantity| bracket::amount(quantity, goal.family.measure)),
        rule: goal.family.rule,
    });
}

/// Where the quantity of a family is typed.
pub fn field(goal: &Goal<'_>) -> Field {
    match goal.family.measure {
        Measure::Count if goal.family.kinds.is_empty() => Field::Blocks,
        Measure::Count | Measure::Lids | Measure::Lesion | Measure::Technique | Measure::Way => Field::Count,
        Measure::Size | Measure::Excised => Field::Size,
        Measure::Area => Field::Area,
        Measure::Length => Field::ClosureLength,
        Measure::Minutes => Field::Minutes,
        Measure::Stages => Field::Stages,
    }
}

/// The quantity that would count for the code: of this thing, or of its pool with this thing in it.
pub fn measured(case: &Case<'_>, draft: &Draft, thing: &Thing, goal: &Goal<'_>) -> Option<Quantity> {
    let own = one(case, thing.lesion, procedure(case, thing), goal);
    if !goal.family.pooled || goal.family.kinds.is_empty() {
        return own;
    }
    Some(own? + sum(case, &pool(case, draft, thing, goal), goal)?)
}

/// What several things come to.
pub fn sum(case: &Case<'_>, things: &[Thing], goal: &Goal<'_>) -> Option<Quantity> {
    things.iter().map(|thing| one(case, thing.lesion, procedure(case, thing), goal)).sum()
}

/// The other things that are counted with it.
pub fn pool(case: &Case<'_>, draft: &Draft, thing: &Thing, goal: &Goal<'_>) -> Vec<Thing> {
    let column = goal.family.group;
    let group = |lesion: usize| {
        let site = case.facts[lesion].site.known().map(|id| case.book.site(id));
        column.zip(site).and_then(|(column, site)| group_of(site, column, case.book, case.policy))
    };
    let same = |(_, service): &(usize, &crate::engine::draft::Service)| {
        service.family() == Some(goal.id)
            && !service.gone()
            && (service.lesion, Some(service.procedure)) != (thing.lesion, thing.procedure)
            && (column.is_none() || group(service.lesion) == group(thing.lesion))
    };
    let services = draft.services().iter().enumerate().filter(same);
    let thing_of = |(_, service): (usize, &crate::engine::draft::Service)| Thing {
        lesion: service.lesion,
        procedure: Some(service.procedure),
        kind: Some(service.kind),
        family: service.family(),
    };
    services.map(thing_of).collect()
}

/// The quantity of one thing.
fn one(case: &Case<'_>, lesion: usize, procedure: Option<&Procedure>, goal: &Goal<'_>) -> Option<Quantity> {
    let facts = &case.facts[lesion];
    let length = |length: crate::engine::length::Length| Quantity::from(length.hundredths_mm());
    match goal.family.measure {
        Measure::Count if goal.family.kinds.is_empty() => {
            let blocks = procedure.map(|procedure| procedure.blocks.as_slice()).unwrap_or_default();
            let beyond = blocks.iter().map(|blocks| Quantity::from(blocks.saturating_sub(5))).sum();
            (!blocks.is_empty()).then_some(beyond)
        }
        Measure::Count | Measure::Lids | Measure::Lesion | Measure::Technique | Measure::Way => {
            let one = goal.family.any_diagnosis && case.encounter.lesions[lesion].count == Count::NotStated;
            facts.count.map(Quantity::from).or(one.then_some(1))
        }
        Measure::Size => {
            let after = procedure.filter(|procedure| {
                procedure.size_after.is_some()
                    && crate::engine::rules::by_final_defect(case.policy, procedure)
            });
            match after.and_then(|procedure| procedure.size_after.as_ref()) {
                Some(after) => Some(length(after.length)),
                None => facts.size.map(length),
            }
        }
        Measure::Excised => {
            let procedure = procedure?;
            let both = || Some(facts.size?.plus_both_margins(procedure.margin.as_ref()?.length));
            procedure.excised.as_ref().map(|size| size.length).or_else(both).map(length)
        }
        Measure::Area => facts.area,
        Measure::Length => procedure?.closure_length.as_ref().map(|closed| length(closed.length)),
        Measure::Minutes => procedure?.minutes.map(Quantity::from),
        Measure::Stages => procedure?.stages.map(Quantity::from),
    }
}
