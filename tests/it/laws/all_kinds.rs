//! Encounters of all kinds of procedures with all their facts, right and wrong ones.

use curette::engine::encounter::{Encounter, Payer};
use curette::engine::length::Length;
use curette::engine::lesion::{Count, Lesion, Part, Pathology, Side, letter_id};
use curette::engine::policy::{Policy, Switch};
use curette::engine::procedure::{Closure, Depth, Extent, Kind, Method, Procedure, Technique};
use curette::engine::size::{Area, Measured};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

use super::book;

/// Names that most encounters are made of; the others come from the whole table.
const DIAGNOSES: &[&str] = &[
    "actinic keratosis",
    "common wart",
    "seborrheic keratosis",
    "skin tag",
    "basal cell carcinoma",
    "squamous cell carcinoma in situ",
    "melanoma",
    "hemangioma",
    "granulation tissue",
    "lesion, nature unknown",
    "epidermal cyst",
    "lipoma",
    "keloid",
    "chalazion",
    "corn",
    "condyloma acuminatum",
    "keratoacanthoma",
    "cherry angioma",
    "acne vulgaris",
    "L57.0",
    "nothing that anybody knows",
    " ",
];
const SITES: &[&str] = &[
    "face",
    "scalp",
    "nasal ala",
    "forearm",
    "left thumb",
    "upper back",
    "lip",
    "penis shaft",
    "vulva",
    "perianal skin",
    "eyelid margin",
    "left upper eyelid",
    "conjunctiva",
    "ear",
    "ear canal",
    "wrist",
    "nowhere",
];

fn diagnosis() -> impl Strategy<Value = String> {
    let all: Vec<String> = book().diagnoses().map(|(_, row)| row.name.clone()).collect();
    prop_oneof![3 => select(DIAGNOSES).prop_map(str::to_owned), 1 => select(all)]
}

fn site() -> impl Strategy<Value = String> {
    let all: Vec<String> = book().sites().map(|(_, row)| row.name.clone()).collect();
    prop_oneof![2 => select(SITES).prop_map(str::to_owned), 1 => select(all)]
}

/// A length up to `most` hundredths of a millimetre.
fn length(most: u32) -> impl Strategy<Value = Measured> {
    let known = prop_oneof![Just(0), Just(550), Just(1_000), 1..most];
    known.prop_map(|hundredths| Measured::from_length(Length::from_hundredths_mm(hundredths)))
}

fn count() -> impl Strategy<Value = Count> {
    prop_oneof![
        3 => Just(Count::NotStated),
        6 => (0_u32..20).prop_map(Count::Exactly),
        1 => select(vec![99_u32, 100, 101, 1_000, 100_000]).prop_map(Count::Exactly),
        1 => Just(Count::Vague("several".to_owned())),
    ]
}

fn word<T: Copy + std::fmt::Debug + 'static>(
    chance: f64,
    all: &'static [T],
) -> impl Strategy<Value = Option<T>> {
    weighted(chance, select(all))
}

/// A procedure of any kind with any facts, most of which play a part.
fn procedure() -> impl Strategy<Value = Procedure> {
    let kinds = prop_oneof![1 => select(Kind::ALL), 2 => select(&[Kind::Destruction, Kind::Biopsy, Kind::Shave, Kind::Excision, Kind::Mohs, Kind::Repair][..])];
    let how = (
        kinds,
        vec(select(Method::ALL), 0..3),
        word(0.2, Extent::ALL),
        word(0.7, Technique::ALL),
        weighted(0.3, length(60_000)),
    );
    let measured = (
        weighted(0.6, length(3_000)),
        weighted(0.2, length(60_000)),
        word(0.3, Closure::ALL),
        weighted(0.8, length(20_000)),
        word(0.1, Depth::ALL),
    );
    let rest = (
        weighted(0.7, 0_u32..4),
        vec(0_u32..9, 0..4),
        weighted(0.3, any::<bool>()),
        weighted(0.8, 0_u32..90),
        weighted(0.1, select(vec!["A", "B", "C", "ZZ"]).prop_map(|id| vec![id.to_owned()])),
    );
    (how, measured, rest).prop_map(|(how, measured, rest)| {
        let (kind, methods, extent, technique, size_after) = how;
        let (margin, excised, closure, closure_length, depth) = measured;
        let (stages, blocks, deep_structure, minutes, also) = rest;
        // A repair has a class as a rule.
        let closure = if kind == Kind::Repair { closure.or(Some(Closure::Intermediate)) } else { closure };
        Procedure {
            methods,
            extent,
            technique,
            size_after,
            margin,
            excised,
            closure,
            closure_length,
            depth,
            stages,
            blocks,
            deep_structure,
            minutes,
            also: also.unwrap_or_default(),
            ..Procedure::new(kind)
        }
    })
}

fn lesion() -> impl Strategy<Value = Lesion> {
    let what = (
        weighted(0.9, diagnosis()),
        weighted(0.05, Just("melanoma".to_owned())),
        word(0.7, Pathology::ALL),
        weighted(0.9, site()),
    );
    let which = (word(0.4, Side::ALL), word(0.2, Part::ALL), count());
    let how_much = (weighted(0.8, length(60_000)), weighted(0.5, 1_u64..80_000_000));
    let done =
        prop_oneof![1 => vec(procedure(), 0..1), 6 => vec(procedure(), 1..2), 3 => vec(procedure(), 2..4)];
    (what, which, how_much, done).prop_map(|(what, which, (size, area), procedures)| {
        let (diagnosis, suspected, pathology, site) = what;
        let (side, part, count) = which;
        let area = area.map(|total| Area { typed: format!("{} cm2", Area::cm2(total)), total });
        Lesion {
            diagnosis,
            suspected,
            pathology,
            site,
            side,
            part,
            count,
            size,
            area,
            procedures,
            ..Lesion::default()
        }
    })
}

/// A policy in which any switch may stand at any value.
fn policy() -> impl Strategy<Value = Policy> {
    let stated = (select(Switch::ALL), any::<prop::sample::Index>());
    prop_oneof![2 => vec(stated.clone(), 0..1), 1 => vec(stated, 1..12)].prop_map(|stated| {
        let mut policy = Policy::default();
        for (switch, at) in stated {
            let value = switch.values()[at.index(switch.values().len())];
            assert!(policy.set(switch, if value == "n" { "3" } else { value }));
        }
        policy
    })
}

/// An encounter of these lesions, with ids in the order of entry.
pub fn encounter(lesions: Vec<Lesion>) -> Encounter {
    let mut encounter = Encounter { lesions, ..Encounter::default() };
    for (at, lesion) in encounter.lesions.iter_mut().enumerate() {
        lesion.id = letter_id(at);
    }
    encounter
}

/// Encounters of all kinds.
pub fn encounters() -> impl Strategy<Value = Encounter> {
    let around = (policy(), word(0.5, Payer::ALL), weighted(0.5, select(vec!["11", "22", "02", "xx"])));
    (vec(lesion(), 0..6), around).prop_map(|(lesions, (policy, payer, place))| Encounter {
        policy,
        payer,
        place_of_service: place.map(str::to_owned),
        ..encounter(lesions)
    })
}
