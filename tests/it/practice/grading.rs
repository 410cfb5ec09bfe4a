//! Answers are graded by component, with partial credit.

use curette::bundle;
use curette::practice::answer;
use curette::practice::grade::{Component, Grade, WEIGHTS, grade_answer};
use curette::practice::results::sit;
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

/// A scenario that is built in.
fn built_in(id: &str) -> Item {
    scenario::built_in().find(id).unwrap_or_else(|| panic!("no scenario {id}")).item.clone()
}

/// The words of the errors of an answer, and its points.
fn told(item: &Item, text: &str) -> (Vec<String>, u32) {
    let book = bundle::books().expect("books").last().expect("a book");
    let answer = answer::read_for(text, item).unwrap_or_else(|faults| panic!("{faults:?}"));
    let sitting = sit(item, &answer, None, (book, bundle::commentary(book.edition())));
    let errors = sitting.feedback.errors.iter();
    let errors =
        errors.map(|error| format!("{} {}: {} {}", error.id, error.rule, error.said, error.contrast));
    (errors.collect(), sitting.feedback.per_mille)
}

#[test]
fn what_payers_take_as_well_earns_the_same() {
    for (id, text) in [
        ("two-alike-on-the-trunk", "17261x2 C44.519"),
        ("three-of-eight-millimetres", "17261x3 C44.519"),
        ("two-shaves-alike", "11306x2 D22.4"),
        ("twenty-six-tags", "11200 L91.8; 11201 L91.8; 11201 L91.8"),
        ("conjunctiva-both-eyes", "68135-RT D31.01; 68135-LT D31.02"),
        ("visit-with-own-work", "99213-25 L40.0; 17000 L57.0"),
        ("visit-with-own-work", "99213-25; 17000 L57.0"),
        ("excision-and-flap", "14040 C44.319"),
        ("excision-and-flap", "finish by hand"),
        ("nail-off-and-sampled", "11730-T5 D49.2"),
        ("nail-off-and-sampled", "by hand"),
    ] {
        assert_eq!(told(&built_in(id), text), (Vec::new(), 1000), "{id}: {text}");
    }
    for (id, text) in [
        ("two-alike-on-the-trunk", "17261x3 C44.519"),
        ("excision-and-flap", "11642 C44.319"),
        ("excision-and-flap", "14040 C44.319; 11642 C44.319"),
        ("nail-off-and-sampled", "14040 D49.2"),
        ("twenty-six-tags", "finish by hand"),
    ] {
        let (errors, points) = told(&built_in(id), text);
        assert!(!errors.is_empty() && points < 1000, "{id}: {text}: {points}");
    }
}

#[test]
fn what_stands_beside_a_hold_or_a_question_is_coded_too() {
    for (id, rest, all, rule) in [
        ("one-held-the-rest-stands", "hold", "17000 L57.0; 17003x5 L57.0; hold", "N-24"),
        ("two-excisions-one-report", "hold B", "11602 C44.619; hold B", "N-24"),
        ("fifteen-and-some-more", "query count", "17004 L57.0; query count", "N-06"),
    ] {
        let (errors, points) = told(&built_in(id), rest);
        assert!(errors[0].starts_with(&format!("service-left-out {rule}:")), "{id}: {errors:?}");
        assert!(points < 1000, "{id}");
        assert_eq!(told(&built_in(id), all), (Vec::new(), 1000), "{id}");
    }
    // A question about the whole encounter holds up all of it, and one about a lesion its own lines.
    assert_eq!(told(&built_in("wound-without-a-lesion"), "query diagnosis"), (Vec::new(), 1000));
}

#[test]
fn errors_are_told_in_the_words_of_their_own_note() {
    let (errors, _) = told(&built_in("one-held-the-rest-stands"), "17000 L57.0; 17003x5 L57.0");
    assert!(!errors[0].contains("17000 and 17003 is one") && errors[0].contains("lesion A"), "{errors:?}");
    let (errors, _) = told(&built_in("excision-and-flap"), "11642 C44.319");
    assert!(errors[0].starts_with("coded-without-support R-CODE-02:"), "{errors:?}");
    assert!(!errors[0].contains("number"), "{errors:?}");
    let (errors, _) = told(&built_in("fifteen-and-some-more"), "17004 L57.0; query site");
    assert!(errors[0].starts_with("wrong-fact-asked R-DOC-08:"), "{errors:?}");
    assert!(!errors[0].contains("For keratoses the number"), "{errors:?}");
}

#[test]
fn lines_of_one_code_in_another_order_are_told_so() {
    let lids = "[[lesion]]\ndiagnosis = \"common wart\"\nsite = \"eyelid margin\"\nside = \"right\"\npart = \"upper\"\ncount = 1\n\
        size = \"4 mm\"\n[[lesion.procedure]]\nkind = \"destruction\"\nmethods = [\"cryosurgery\"]\n";
    let item = item("code", &(lids.to_owned() + &lids.replace("\"right\"", "\"left\"")));
    let book = bundle::books().expect("books").last().expect("a book");
    let lines = Key::of(&item, book).assessment.lines.clone();
    let typed: Vec<String> = lines.iter().map(scenario::written).collect();
    assert_eq!(
        lines.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(),
        ["67850", "67850"],
        "{typed:?}"
    );
    let (errors, _) = told(&item, &format!("{}\n{}", typed[1], typed[0]));
    assert!(
        errors.len() == 1 && errors[0].contains("order-of-the-claim N-34: lines of one code"),
        "{errors:?}"
    );
}

#[test]
fn what_names_no_lesion_of_the_note_is_refused() {
    let item = built_in("fifteen-and-some-more");
    let refused = |text: &str| {
        let faults = answer::read_for(text, &item).expect_err("refused");
        assert!(faults[0].message.contains("names no lesion of this note"), "{faults:?}");
        faults[0].line
    };
    assert_eq!(refused("17004 L57.0\nquery size of the moon"), 2);
    assert_eq!(refused("query size of C"), 1);
    assert_eq!(refused("hold Z"), 1);
    for fine in ["query count of B", "query count of forehead", "hold", "query how many on the forehead"] {
        assert!(answer::read_for(fine, &item).is_ok(), "{fine}");
    }
}

#[test]
fn the_identifier_of_the_patient_can_be_asked_for_as_the_right_answer_prints_it() {
    let lesion = keratoses(&[("scalp", "1")]);
    let text = format!(
        "[scenario]\ntitle = \"t\"\nlevel = 1\nrules = [\"R-DOC-01\"]\nanswer = \"query\"\nnote = \"n\"\n\
         without = [\"patient\"]\n[expect]\n{lesion}"
    );
    let item = scenario::read(ScenarioFile { name: "own/made.toml", text: &text }).expect("a scenario").item;
    let book = bundle::books().expect("books").last().expect("a book");
    let wrong = answer::read("17000 L57.0").expect("an answer");
    let sitting = sit(&item, &wrong, None, (book, None));
    let asked = sitting.feedback.right_answer.last().expect("a question").clone();
    assert_eq!(asked, "ask the provider: patient id");
    for text in
        [&asked, "query patient id", "query id", "query patient", "query MRN", "query patient identifier"]
    {
        assert_eq!(told(&item, text), (Vec::new(), 1000), "{text}");
    }
}
