//! A drill: how an answer to a question is read and judged, and what is said of it. Command and screen share it.

use std::time::Duration;

use super::Decision;
use super::Key;
use super::answer::{self, Answer};
use super::generate::drill::{Question, with_diagnoses};
use super::results::{Attempt, sit};
use crate::engine::book::{CodeBook, Commentary};

/// How long a round lasts, where nothing else was asked for.
pub const LASTS: Duration = Duration::from_secs(120);

/// What to write, with codes that no drill asks for.
pub const SUCH_AS: &str = "11102; 11103 x2";

/// Reads the answer to a question. Commas and plus signs part codes as well: nobody looks for the right sign in a drill.
///
/// # Errors
/// What to write instead.
pub fn read(line: &str) -> Result<Answer, Vec<String>> {
    match answer::read(&line.replace([',', '+'], ";")) {
        Ok(answer) if answer.decision() == Some(Decision::Code) => Ok(answer),
        Ok(_) => Err(vec![format!("write the codes, such as {SUCH_AS}")]),
        Err(faults) => Err(faults.into_iter().map(|fault| fault.message).collect()),
    }
}

/// The result of an answer, as it is kept; time and seconds are still to be filled in. A drill does not ask whether one is
/// sure.
#[must_use]
pub fn judge(
    question: &Question,
    answer: &Answer,
    (book, commentary): (&CodeBook, Option<&Commentary>),
) -> Attempt {
    let key = Key::of(&question.item, book);
    sit(&question.item, &with_diagnoses(answer, &key), None, (book, commentary)).attempt
}

/// What is said at once, with the rung in words.
#[must_use]
pub fn verdict(is_right: bool, rung: &str) -> String {
    format!("{}: {rung}.", if is_right { "Right" } else { "Wrong" })
}

/// What is said at the end: right of how many, and seconds each.
#[must_use]
pub fn summary(right: usize, asked: usize, spent: Duration) -> String {
    let noun = if asked == 1 { "question" } else { "questions" };
    let each = u128::try_from(asked).unwrap_or(0) * 100;
    let tenths = spent.as_millis().checked_div(each).unwrap_or(0);
    format!("{right} right of {asked} {noun}, {}.{} seconds each.", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{judge, read, summary};
    use crate::practice::generate::drill::{Round, question};

    #[test]
    fn codes_are_parted_by_what_is_at_hand() {
        for line in ["17000; 17003 x6", "17000, 17003 x6", "17000 + 17003 x6"] {
            assert_eq!(read(line).expect("answer").lines.len(), 2, "{line}");
        }
        assert!(read("hold").expect_err("no codes")[0].contains("write the codes"));
        assert!(read("banana").is_err());
    }

    #[test]
    fn the_rung_is_what_the_engine_says() {
        let book = crate::bundle::books().expect("books").last().expect("book");
        for number in 1..40 {
            let question = question(Some(Round::Tags), 7, number);
            let said = question.item.note.split(' ').next().expect("a number");
            let more = said.parse::<u32>().expect("a number").saturating_sub(15).div_ceil(10);
            let line = if more == 0 { "11200".to_owned() } else { format!("11200, 11201 x{more}") };
            let attempt = judge(&question, &read(&line).expect("answer"), (book, None));
            assert!(attempt.is_right(), "{}: {line}", question.item.note);
            let wrong = read(&format!("11200; 11201 x{}", more + 1)).expect("answer");
            let attempt = judge(&question, &wrong, (book, None));
            assert!(!attempt.is_right());
        }
    }

    #[test]
    fn a_wrong_code_costs_no_diagnosis() {
        let book = crate::bundle::books().expect("books").last().expect("book");
        for number in 1..40 {
            let question = question(Some(Round::LesionCounts), 7, number);
            let attempt = judge(&question, &read("11102").expect("answer"), (book, None));
            assert!(!attempt.is_right(), "{}", question.item.note);
            assert!(!attempt.errors.iter().any(|error| error.contains("diagnosis")), "{:?}", attempt.errors);
            if let Some((got, of)) = attempt.scores.get("diagnosis") {
                assert_eq!(got, of, "{}", question.item.note);
            }
        }
    }

    #[test]
    fn the_end_is_told_in_numbers() {
        assert_eq!(summary(7, 9, Duration::from_millis(39_000)), "7 right of 9 questions, 4.3 seconds each.");
        assert_eq!(summary(0, 0, Duration::ZERO), "0 right of 0 questions, 0.0 seconds each.");
        assert_eq!(summary(1, 1, Duration::from_secs(2)), "1 right of 1 question, 2.0 seconds each.");
    }
}
