//! Answers are graded by component, with partial credit.

use curette::bundle;
use curette::practice::answer;
use curette::practice::grade::{Component, Grade, WEIGHTS, grade_answer};
use curette::practice::scenario::{self, ScenarioFile};
use curette::practice::{Item, Key};

/// An item with these lesions.
pub fn item(decision: &str, lesions: &str) -> Item {
    let text = format!(
        "[scenario]\ntitle = \"t\"\nlevel = 1\nrules = [\"R-COUNT-01\"]\nanswer = \"{decision}\"\nnote = \"n\"\n[expect]\n{lesions}"
    );
    scenario::read(ScenarioFile { name: "own/made.toml", text: &text })
        .unwrap_or_else(|faults| panic!("{faults:?}"))
        .item
}

/// Actinic keratoses, frozen or curetted.
pub fn keratoses(entries: &[(&str, &str)]) -> String {
    let entry = |(site, count): &(&str, &str)| {
        format!(
            "[[lesion]]\ndiagnosis = \"actinic keratosis\"\nsite = \"{site}\"\ncount = {count}\n\
             [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n"
        )
    };
    entries.iter().map(entry).collect()
}

pub fn graded(item: &Item, text: &str) -> Grade {
    let book = bundle::books().expect("books").last().expect("a book");
    let answer = answer::read(text).unwrap_or_else(|faults| panic!("{faults:?}"));
    grade_answer(&Key::of(item, book), &answer, None)
}

/// Points of a component as `got/of`; empty where it was not measured.
fn points(grade: &Grade, component: Component) -> String {
    grade.of(component).map_or_else(String::new, |score| format!("{}/{}", score.got, score.of))
}

#[test]
fn seven_keratoses_with_the_first_counted_twice_have_the_codes_right_and_the_units_wrong() {
    let item = item("code", &keratoses(&[("scalp", "4"), ("cheek", "3")]));
    let grade = graded(&item, "17000 dx L57.0\n17003 x7 dx L57.0");
    for (component, wanted) in [
        (Component::Family, "2/2"),
        (Component::Code, "2/2"),
        (Component::Units, "1/2"),
        (Component::Modifier, "4/4"),
        (Component::Diagnosis, "4/4"),
        (Component::Order, "1/1"),
        (Component::Documentation, ""),
        (Component::Query, "1/1"),
    ] {
        assert_eq!(points(&grade, component), wanted, "{component}");
    }
    assert!(!grade.is_right() && grade.per_mille() > 900, "{grade:?}");
    assert!(graded(&item, "17000 dx L57.0\n17003 x6 dx L57.0").is_right());
}

#[test]
fn a_wrong_rung_earns_the_family_and_a_wrong_family_nothing() {
    let cancer = "[[lesion]]\ndiagnosis = \"basal cell carcinoma\"\npathology = \"final\"\nsite = \"nose\"\nsize = \"8 mm\"\n\
        [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"curettage\", \"electrosurgery\"]\n";
    let item = item("code", cancer);
    let rung = graded(&item, "17280 dx C44.311");
    assert_eq!(
        (points(&rung, Component::Family), points(&rung, Component::Code)),
        ("1/1".into(), "0/1".into())
    );
    assert_eq!(points(&rung, Component::Units), "");
    assert_eq!(points(&rung, Component::Diagnosis), "2/2");
    let family = graded(&item, "17110 dx C44.311");
    assert_eq!(
        (points(&family, Component::Family), points(&family, Component::Code)),
        ("0/2".into(), "0/2".into())
    );
    assert!(family.per_mille() < rung.per_mille());
}

#[test]
fn what_cannot_be_coded_is_asked_for() {
    let item = item("query", &keratoses(&[("scalp", "\"several\""), ("cheek", "2")]));
    let asked = graded(&item, "query how many on the scalp");
    assert!(asked.is_right(), "{asked:?}");
    assert!(graded(&item, "ask number of A").is_right());
    assert_eq!(points(&graded(&item, "query"), Component::Query), "2/4");
    assert_eq!(points(&graded(&item, "query size of A"), Component::Query), "2/4");
    let coded = graded(&item, "17000 dx L57.0\n17003 x4 dx L57.0");
    assert_eq!((points(&coded, Component::Query), coded.per_mille()), ("0/4".into(), 0));
}

#[test]
fn another_modifier_that_the_payer_takes_earns_the_same_and_order_matters_little() {
    let both = keratoses(&[("scalp", "1")])
        + "[[lesion]]\ndiagnosis = \"common wart\"\nsite = \"right hand\"\ncount = 2\nsymptoms = [\"pain\"]\n\
           [[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";
    let item = item("code", &both);
    let right = graded(&item, "17110 dx B07.8\n17000 59 dx L57.0");
    assert!(right.is_right(), "{right:?}");
    assert!(graded(&item, "17110 dx B07.8\n17000 xs dx L57.0").is_right());
    let order = graded(&item, "17000 59 dx L57.0\n17110 dx B07.8");
    assert_eq!(
        (points(&order, Component::Order), points(&order, Component::Code)),
        ("0/1".into(), "2/2".into())
    );
    let without = graded(&item, "17110 dx B07.8\n17000 dx L57.0");
    assert_eq!(points(&without, Component::Modifier), "2/4");
}

#[test]
fn nothing_is_right_where_nothing_was_treated() {
    let seen = "[[lesion]]\ndiagnosis = \"actinic keratosis\"\nsite = \"scalp\"\ncount = 3\n";
    let item = item("nothing", seen);
    assert!(graded(&item, "nothing").is_right());
    assert_eq!(graded(&item, "17000 dx L57.0").per_mille(), 0);
}

#[test]
fn lesions_documented_by_the_trainee_are_graded_fact_by_fact() {
    let (wanted, own) = (
        item("code", &keratoses(&[("scalp", "4"), ("cheek", "3")])),
        item("code", &keratoses(&[("scalp", "2"), ("cheek", "3"), ("scalp", "2")])),
    );
    let book = bundle::books().expect("books").last().expect("a book");
    let key = Key::of(&wanted, book);
    let answer = answer::Answer::from(&Key::of(&own, book).assessment);
    assert!(grade_answer(&key, &answer, Some(&own.encounter)).is_right(), "entries may be split");
    let other = item("code", &keratoses(&[("scalp", "4"), ("forehead", "3")]));
    let answer = answer::Answer::from(&Key::of(&other, book).assessment);
    let grade = grade_answer(&key, &answer, Some(&other.encounter));
    let score = grade.of(Component::Documentation).expect("measured");
    assert_eq!(score.of - score.got, 1, "one fact of two lesions is wrong: {score:?}");
    assert!(grade.is_right() && grade.per_mille() < 1000, "the claim is right all the same: {grade:?}");
}

#[test]
fn every_component_has_a_weight_and_its_reason() {
    for component in Component::ALL {
        let rows: Vec<_> = WEIGHTS.iter().filter(|row| row.component == *component).collect();
        assert_eq!(rows.len(), 1, "{component}");
        assert!(rows[0].weight > 0 && !rows[0].reason.is_empty());
    }
}
