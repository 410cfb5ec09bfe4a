//! One line a claim line: code, units, modifiers and diagnoses in any order; or `query`, `hold`, `nothing`.

use super::asked::{holds, queries};
use super::{Answer, AnswerLine};
use crate::format::shown;
use crate::practice::Item;

/// A line that could not be read, and what to write.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct AnswerFault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to write.
    pub message: String,
}

/// How a trainee says that this book has no code for what was done.
const BY_HAND: &[&str] = &["by hand", "finish by hand", "finish it by hand", "finish the claim by hand"];

/// Reads an answer: lines, or parts between semicolons. Blank lines and what follows `#` play no part.
///
/// # Errors
/// Every line that cannot be read.
pub fn read(text: &str) -> Result<Answer, Vec<AnswerFault>> {
    let (mut answer, mut faults) = (Answer::default(), Vec::new());
    for (at, row) in text.lines().enumerate() {
        let row = row.split('#').next().unwrap_or_default();
        for part in row.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            if let Err(message) = add_joined(part, &mut answer) {
                faults.push(AnswerFault { line: at + 1, message });
            }
        }
    }
    if faults.is_empty() && answer.nothing && answer.decision() != Some(crate::practice::Decision::Nothing) {
        let message = "'nothing' stands alone; leave it out or leave the other lines out".to_owned();
        faults.push(AnswerFault { line: text.lines().count().max(1), message });
    }
    if faults.is_empty() { Ok(answer) } else { Err(faults) }
}

/// Reads `17000 + 17003x7`: lines joined by a plus, each with a code of its own. Diagnoses behind the last are those of all.
fn add_joined(row: &str, answer: &mut Answer) -> Result<(), String> {
    let parts: Vec<&str> = row.split('+').map(str::trim).collect();
    let has_code = |part: &&str| part.split_whitespace().any(|word| is_number_code(head(word)));
    if parts.len() < 2 || !parts.iter().all(has_code) {
        return add(row, answer);
    }
    let first = answer.lines.len();
    parts.into_iter().try_for_each(|part| add(part, answer))?;
    let Some((last, before)) = answer.lines[first..].split_last_mut() else { return Ok(()) };
    if before.iter().all(|line| line.diagnoses.is_empty()) {
        before.iter_mut().for_each(|line| line.diagnoses.clone_from(&last.diagnoses));
    }
    Ok(())
}

/// Reads an answer to an item: what is asked or held must be a lesion of its note.
///
/// # Errors
/// Every line that cannot be read, or that names no lesion of the note.
pub fn read_for(text: &str, item: &Item) -> Result<Answer, Vec<AnswerFault>> {
    let answer = read(text)?;
    let line = |(at, row): (usize, &str)| {
        let message = read(row).ok()?.names_lesions_of(item).err()?;
        Some(AnswerFault { line: at + 1, message })
    };
    let faults: Vec<AnswerFault> = text.lines().enumerate().filter_map(line).collect();
    if faults.is_empty() { Ok(answer) } else { Err(faults) }
}

/// Reads one line into the answer.
fn add(row: &str, answer: &mut Answer) -> Result<(), String> {
    let row = without_number(row);
    let lower = row.to_lowercase();
    let (first, rest) = lower.split_once([' ', ':', '\t']).unwrap_or((&lower, ""));
    match first {
        "query" | "ask" | "q" => {
            answer.queries.extend(queries(rest)?);
            Ok(())
        }
        "hold" | "wait" => {
            answer.holds.extend(holds(rest));
            Ok(())
        }
        "by" | "finish" if BY_HAND.contains(&lower.as_str()) => {
            answer.by_hand = true;
            Ok(())
        }
        "nothing" | "none" | "no" => {
            answer.nothing = true;
            Ok(())
        }
        _ => {
            answer.lines.push(line(row)?);
            Ok(())
        }
    }
}

/// Lines may be numbered: `1. 17000`, `2) 17003 x6`.
fn without_number(row: &str) -> &str {
    let digits = row.bytes().take_while(u8::is_ascii_digit).count();
    match row[digits..].strip_prefix(['.', ')']) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with(' ') => rest.trim_start(),
        Some(_) | None => row,
    }
}

/// What a word of a claim line is.
enum Word {
    Code(String),
    Units(u32),
    Modifiers(Vec<String>),
    Diagnosis(String),
    /// A word that only introduces what follows.
    Filler,
}

/// A claim line.
fn line(row: &str) -> Result<AnswerLine, String> {
    let spaced = joined_units(&row.replace([',', '\t', '|'], " "));
    let words: Vec<&str> = spaced.split_whitespace().collect();
    // A code of five digits makes every letter with digits a diagnosis; else the first word is the code.
    let has_number = words.iter().any(|word| is_number_code(head(word)));
    let (mut code, mut units) = (None, None);
    let (mut modifiers, mut diagnoses) = (Vec::new(), Vec::new());
    for (at, word) in words.iter().enumerate() {
        let tail = &word[head(word).len()..];
        let is_code =
            if has_number { is_number_code(head(word)) } else { at == 0 && is_letter_code(head(word)) };
        let read = if is_code { Word::Code(head(word).to_uppercase()) } else { other(word)? };
        match read {
            Word::Code(own) if code.is_none() => {
                code = Some(own);
                for part in tail.split('-').filter(|part| !part.is_empty()) {
                    match units_of(part) {
                        Some(number) => units = Some(number),
                        None => modifiers.push(modifier(part)?),
                    }
                }
            }
            Word::Code(own) => {
                return Err(format!("'{own}' is a second code; write one claim line a line"));
            }
            Word::Units(number) if units.is_none() => units = Some(number),
            Word::Units(_) => {
                return Err(format!("units are written twice in '{}'; write them once", shown(row)));
            }
            Word::Modifiers(more) => modifiers.extend(more),
            Word::Diagnosis(icd) => diagnoses.push(icd),
            Word::Filler => {}
        }
    }
    let Some(code) = code else {
        return Err(format!(
            "'{}' has no procedure code; write it like '17003 x6 59 dx L57.0', or query, hold, nothing",
            shown(row)
        ));
    };
    Ok(AnswerLine { code, units: units.unwrap_or(1), modifiers, diagnoses })
}

/// The part of a word before an `x` with units or a hyphen with modifiers.
fn head(word: &str) -> &str {
    let end = word.find('-').filter(|at| *at > 0).unwrap_or(word.len());
    let before = &word[..end];
    match before.get(5..) {
        Some(rest) if units_of(rest).is_some() => &word[..5],
        Some(_) | None => before,
    }
}

fn is_number_code(word: &str) -> bool {
    // Five digits, or four and a letter, as codes of category II and III are written.
    word.len() == 5
        && word.bytes().take(4).all(|byte| byte.is_ascii_digit())
        && word.as_bytes().get(4).is_some_and(u8::is_ascii_alphanumeric)
}

fn is_letter_code(word: &str) -> bool {
    word.len() == 5
        && word.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && word.bytes().skip(1).all(|byte| byte.is_ascii_digit())
}

/// `x 6` and `6 units` become one word.
fn joined_units(row: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in row.split_whitespace() {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        match out.last_mut() {
            Some(before)
                if number && ["x", "*", "×", "units", "unit"].contains(&before.to_lowercase().as_str()) =>
            {
                *before = format!("x{word}");
            }
            Some(before)
                if ["units", "unit", "u", "x"].contains(&word.to_lowercase().as_str())
                    && before.len() <= 4
                    && before.bytes().all(|byte| byte.is_ascii_digit()) =>
            {
                *before = format!("x{before}");
            }
            Some(_) | None => out.push(word.to_owned()),
        }
    }
    out.join(" ")
}

/// `x6`, `6x`, `*6`.
fn units_of(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let bare = word
        .strip_prefix(['x', '*', '×'])
        .or_else(|| word.strip_suffix('x'))
        .or_else(|| word.strip_suffix('u'))?;
    bare.parse().ok().filter(|units| (1..=9999).contains(units))
}

fn other(word: &str) -> Result<Word, String> {
    let lower = word.to_lowercase();
    if ["dx", "dx:", "icd", "for", "diagnosis", "mod", "mod:", "modifier", "modifiers", "with", "+", "-"]
        .contains(&lower.as_str())
    {
        return Ok(Word::Filler);
    }
    if word.starts_with('[') || word.ends_with(']') {
        return Ok(Word::Filler);
    }
    if let Some(units) = units_of(&lower) {
        return Ok(Word::Units(units));
    }
    if let Ok(number) = word.parse::<u32>() {
        // Numbered modifiers begin at 22.
        return match number {
            22..=99 => Ok(Word::Modifiers(vec![number.to_string()])),
            _ => Err(format!("'{word}' can be units or a modifier; write units like x{word}")),
        };
    }
    if let Some(icd) = diagnosis(word) {
        return Ok(Word::Diagnosis(icd));
    }
    word.split('-')
        .filter(|part| !part.is_empty())
        .map(modifier)
        .collect::<Result<_, _>>()
        .map(Word::Modifiers)
}

fn modifier(word: &str) -> Result<String, String> {
    if word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(word.to_uppercase());
    }
    Err(format!(
        "'{}' is no code, units, modifier or diagnosis; write it like '17003 x6 59 dx L57.0'",
        shown(word)
    ))
}

/// A diagnosis code, with its dot: `L57.0`, `l570`.
fn diagnosis(word: &str) -> Option<String> {
    let word = word.to_uppercase();
    let bare: String = word.chars().filter(|letter| *letter != '.').collect();
    let fits = (3..=7).contains(&bare.len())
        && bare.bytes().next().is_some_and(|byte| byte.is_ascii_uppercase())
        && bare.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.find('.').is_none_or(|at| at == 3);
    fits.then(|| if bare.len() > 3 { format!("{}.{}", &bare[..3], &bare[3..]) } else { bare })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::place::Field;
    use crate::practice::answer::Query;

    fn only(text: &str) -> AnswerLine {
        let answer = read(text).unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
        assert_eq!(answer.lines.len(), 1, "{text}");
        answer.lines[0].clone()
    }

    #[test]
    fn a_line_may_be_written_in_many_ways() {
        let wanted = AnswerLine {
            code: "17003".into(),
            units: 6,
            modifiers: vec!["59".into()],
            diagnoses: vec!["L57.0".into()],
        };
        for text in [
            "17003 x6 59 dx L57.0",
            "17003x6-59 L57.0",
            "17003-59 x 6 l570",
            "L57.0 17003, 6 units, 59",
            "2) 17003 *6 mod 59 for L57.0",
            "  17003   6x   59   L57.0  # the others",
            "17003 units 6 59 L57.0",
        ] {
            assert_eq!(only(text), wanted, "{text}");
        }
    }

    #[test]
    fn lines_joined_by_a_plus_are_lines() {
        let joined = read("17000 + 17003x7 dx L57.0").expect("an answer");
        assert_eq!(joined, read("17000 dx L57.0; 17003 x7 dx L57.0").expect("an answer"));
        let own = read("17110 B07.8+17000-59 L57.0").expect("an answer");
        assert_eq!(own, read("17110 dx B07.8; 17000 59 dx L57.0").expect("an answer"));
        assert!(read("17000 + x7").is_ok_and(|answer| answer.lines.len() == 1));
    }

    #[test]
    fn letters_before_digits_are_a_code_only_where_there_is_no_other() {
        assert_eq!(only("J3301 x4 dx L91.0").code, "J3301");
        let line = only("17281 C44311");
        assert_eq!((line.code.as_str(), line.diagnoses[0].as_str()), ("17281", "C44.311"));
        assert_eq!(only("11102").units, 1);
        assert_eq!(only("99213-25").modifiers, ["25"]);
        assert_eq!(only("67810 e1").modifiers, ["E1"]);
    }

    #[test]
    fn other_answers_than_codes() {
        let query = |text: &str| read(text).expect("an answer").queries;
        assert_eq!(query("query size of B"), [Query { field: Some(Field::Size), of: "B".into() }]);
        assert_eq!(
            query("ask how many on the scalp?"),
            [Query { field: Some(Field::Count), of: "scalp".into() }]
        );
        assert_eq!(query("query"), [Query { field: None, of: String::new() }]);
        let two = query("query count A, size of lesion b");
        assert_eq!(two.len(), 2);
        assert_eq!((two[1].field, two[1].of.as_str()), (Some(Field::Size), "B"));
        assert_eq!(query("query count and side"), query("query count; query side"));
        assert_eq!(read("hold C").expect("an answer").holds, ["C"]);
        assert_eq!(read("hold for pathology").expect("an answer").holds, [""]);
        assert!(read("finish by hand").expect("an answer").by_hand);
        assert!(read("nothing reportable").expect("an answer").nothing);
        assert_eq!(read("").expect("an answer").decision(), None);
    }

    #[test]
    fn errors_say_what_to_write() {
        let said =
            |text: &str| read(text).expect_err("faults").iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(said("17000\n17003 6"), ["line 2: '6' can be units or a modifier; write units like x6"]);
        assert!(said("17000 17003")[0].contains("one claim line a line"));
        assert!(said("L57.0 x2")[0].contains("17003 x6 59 dx L57.0"));
        assert!(said("query colour")[0].contains("query size of B"));
        assert!(said("nothing; 17000")[0].contains("stands alone"));
        assert_eq!(said("17000 banana\nfoo").len(), 2);
    }
}
