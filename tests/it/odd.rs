//! Odd places: no lesions and very many, steps in any order inside their stage, dates at both ends of the calendar.

use curette::bundle;
use curette::engine::assess::assess_with;
use curette::engine::book::CodeBook;
use curette::engine::date::Date;
use curette::engine::encounter::Encounter;
use curette::engine::history::History;
use curette::engine::length::Length;
use curette::engine::lesion::{Count, Lesion, Pathology, letter_id};
use curette::engine::outcome::{Assessment, Level};
use curette::engine::procedure::{Kind, Method, Procedure};
use curette::engine::rules::{STEPS, Stage, Step};
use curette::engine::size::Measured;
use curette::engine::{assess, edition};
use proptest::prelude::*;

use crate::cases::situations;
use crate::tiny_book;

fn book() -> &'static CodeBook {
    bundle::books().expect("books").last().expect("a book")
}

fn lesion(diagnosis: &str, kind: Kind) -> Lesion {
    Lesion {
        diagnosis: Some(diagnosis.to_owned()),
        procedures: vec![Procedure { methods: vec![Method::Cryosurgery], ..Procedure::new(kind) }],
        ..Lesion::default()
    }
}

fn encounter(lesions: Vec<Lesion>) -> Encounter {
    let mut encounter = Encounter { lesions, ..Encounter::default() };
    for (at, lesion) in encounter.lesions.iter_mut().enumerate() {
        lesion.id = letter_id(at);
    }
    encounter
}

fn answer_to(encounter: &Encounter) -> Assessment {
    assess(encounter, History::none(), book())
}

/// Many lesions, all facts known: premalignant, benign, malignant, tags, in turn.
fn answered(number: usize) -> Encounter {
    let of = |at: usize| {
        let (diagnosis, kind) = match at % 4 {
            0 => ("actinic keratosis", Kind::Destruction),
            1 => ("common wart", Kind::Destruction),
            2 => ("basal cell carcinoma", Kind::Destruction),
            _ => ("skin tag", Kind::TagRemoval),
        };
        Lesion {
            site: Some("upper back".to_owned()),
            count: Count::Exactly(1),
            size: Some(Measured::from_length(Length::from_mm(8))),
            pathology: Some(Pathology::Final),
            ..lesion(diagnosis, kind)
        }
    };
    encounter((0..number).map(of).collect())
}

#[test]
fn no_lesions_are_an_answer() {
    let answer = assess(&Encounter::default(), History::none(), book());
    assert!(answer.lines.is_empty() && answer.open.is_empty() && answer.held.is_empty());
    assert!(
        answer.findings.iter().any(|finding| finding.rule.as_str() == "R-COUNT-20"),
        "nothing reportable"
    );
}

#[test]
fn sixty_lesions_are_all_counted() {
    let answer = answer_to(&answered(60));
    let units = |code: &str| -> u32 {
        answer.lines.iter().filter(|line| line.code.as_str() == code).map(|line| line.units).sum()
    };
    // 15 of each: R-COUNT-01, R-COUNT-05, R-COUNT-09, and 8 mm on the trunk is 17261 for each carcinoma (R-COUNT-08).
    assert_eq!(
        [units("17004"), units("17111"), units("11200"), units("11201"), units("17261")],
        [1, 1, 1, 0, 15]
    );
}

#[test]
fn sixty_lesions_of_which_nothing_is_known_are_sixty_questions() {
    let bare = encounter((0..60).map(|_| lesion("basal cell carcinoma", Kind::Destruction)).collect());
    let answer = answer_to(&bare);
    assert_eq!(answer.open.len(), 60);
    // Six sizes in each of three groups (R-CODE-01), the same for every lesion.
    assert!(answer.open.iter().all(|open| open.codes.iter().filter(|list| !list.is_empty()).count() == 18));
    assert!(answer.open.iter().all(|open| open.codes == answer.open[0].codes));
}

#[test]
fn ten_thousand_lesions_are_answered() {
    let answer = answer_to(&answered(10_000));
    assert_eq!(answer.lines.iter().filter(|line| line.code.as_str() == "17261").count(), 2_500);
    let bare = encounter((0..10_000).map(|_| lesion("basal cell carcinoma", Kind::Destruction)).collect());
    let answer = answer_to(&bare);
    assert_eq!(answer.open.len(), 10_000);
}

#[test]
fn dates_at_both_ends_of_the_calendar() {
    let dated = |year: u16, month: u8, day: u8| {
        let date = Date::new(year, month, day).expect("a date");
        let one = Encounter { date_of_service: Some(date), ..answered(1) };
        let own = edition::choose(&one, bundle::books().expect("books")).expect("a book");
        assess(&one, History::none(), own)
    };
    let has = |answer: &Assessment, level: Level| {
        answer.findings.iter().any(|finding| finding.rule.as_str() == "N-57" && finding.level == level)
    };
    // Interface: earlier than all books blocks, later than all takes the newest with a warning.
    let early = dated(1900, 1, 1);
    assert!(has(&early, Level::Blocker) && early.lines.is_empty() && !early.is_final);
    let late = dated(2999, 12, 31);
    assert!(has(&late, Level::Warning) && !has(&late, Level::Blocker));
    assert_eq!(late.lines[0].code.as_str(), "17000");
}

#[test]
fn the_edition_is_chosen_by_name_then_by_date() {
    let mut books = vec![tiny_book::book()];
    let newest = curette::engine::book::CodeBook::load(bundle::BOOK_2026).expect("the book of 2026");
    books.push(newest);
    let chosen = |edition: Option<&str>, date: Option<(u16, u8, u8)>| {
        let one = Encounter {
            edition: edition.map(str::to_owned),
            date_of_service: date.and_then(|(year, month, day)| Date::new(year, month, day)),
            ..Encounter::default()
        };
        edition::choose(&one, &books).map(CodeBook::edition)
    };
    assert_eq!(chosen(None, Some((1999, 1, 1))), Some("1999"));
    assert_eq!(chosen(None, Some((1999, 12, 31))), Some("1999"));
    assert_eq!(chosen(None, Some((2026, 1, 1))), Some("2026"));
    assert_eq!(chosen(None, Some((2999, 12, 31))), Some("2026"));
    assert_eq!(chosen(None, None), Some("2026"));
    assert_eq!(chosen(Some("1999"), Some((2026, 1, 1))), Some("1999"));
    assert_eq!(chosen(Some("2025"), None), None, "an edition that is not at hand is none");
    assert_eq!(edition::choose(&Encounter::default(), &[]).map(CodeBook::edition), None);
    // A date before all books: outside the rule dates, whichever book says so.
    let early = Encounter { date_of_service: Date::new(1900, 1, 1), ..answered(1) };
    let book = edition::choose(&early, &books).expect("a book");
    assert!(assess(&early, History::none(), book).lines.is_empty());
}

#[test]
fn a_date_between_two_books_is_in_neither() {
    // Interface: earlier than a book blocks. Between the books of 1999 and 2026 there is no book of that year.
    let books = [tiny_book::book(), CodeBook::load(bundle::BOOK_2026).expect("the book of 2026")];
    let between = Encounter { date_of_service: Date::new(2010, 6, 1), ..answered(1) };
    let book = edition::choose(&between, &books).expect("a book");
    let answer = assess(&between, History::none(), book);
    let said = answer.findings.iter().any(|finding| finding.rule.as_str() == "N-57");
    assert!(said, "{:?}", answer.findings);
}

fn shuffled() -> impl Strategy<Value = Order> {
    let stages: Vec<_> = Stage::ALL
        .iter()
        .map(|stage| {
            let own: Vec<usize> = (0..STEPS.len()).filter(|at| STEPS[*at].stage == *stage).collect();
            Just(own).prop_shuffle()
        })
        .collect();
    stages.prop_map(|stages| Order(stages.into_iter().flatten().map(|at| STEPS[at]).collect()))
}

proptest! {
    #![proptest_config(crate::laws::cases(24))]

    #[test]
    fn steps_may_stand_in_any_order_inside_their_stage(order in shuffled()) {
        let mut all = situations();
        all.extend(tiny_book::situations());
        for situation in &all {
            let mut usual = assess(&situation.encounter, &situation.history, situation.book());
            let mut other = assess_with(&situation.encounter, &situation.history, situation.book(), &order.0);
            for line in usual.lines.iter_mut().chain(&mut other.lines) {
                line.because.sort_by(|a, b| (a.rule, &a.text).cmp(&(b.rule, &b.text)));
            }
            prop_assert_eq!(usual, other, "{}", situation.name);
        }
    }
}

/// Steps, told by their names when a test fails.
#[derive(Clone)]
struct Order(Vec<Step>);

impl std::fmt::Debug for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|step| step.name)).finish()
    }
}
